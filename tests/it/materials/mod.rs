//! Files of materials: tables of what may be opened, where files are found, which one is chosen.

mod choosing;
pub mod download_desk;
mod downloading;
mod downloading_disk;
mod folder;
mod hostile;
mod looking;
mod opening;
mod pictures;
mod reading;
mod reading_others;
mod ready;
pub mod server;
mod viewers;
