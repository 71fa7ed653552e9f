//! Finding files of materials.

mod folder;
mod missing;
mod resolve;
