//! Files of materials: tables of what may be opened, where files are found, which one is chosen.

mod choosing;
mod downloading;
mod folder;
mod looking;
mod opening;
mod pictures;
mod reading;
mod ready;
pub mod server;
mod viewers;
