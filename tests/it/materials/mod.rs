//! Files of materials: what may be opened, where files are found, fetching, reading and drawing them.

#[cfg(target_os = "linux")]
mod confine;
pub mod download;
mod find;
mod may_open;
mod pictures;
mod reading;
mod ready;
