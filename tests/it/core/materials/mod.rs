//! The rules about materials: downloads, packing, the ready check.

mod download_queue;
mod packing;
mod ready;
