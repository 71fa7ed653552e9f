//! Files of materials: what may be opened, where files are found, fetching, reading and drawing them.

pub mod download;
mod find;
mod may_open;
mod pictures;
mod reading;
mod ready;
