//! Fetching one file from the web.

pub mod desk;
mod disk;
mod fetch;
pub mod server;
