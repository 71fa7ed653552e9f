//! Files of materials: tables of what may be opened, where files are found, which one is chosen.

mod choosing;
mod folder;
mod looking;
mod opening;
mod reading;
mod viewers;
