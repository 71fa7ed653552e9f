//! Files of materials on this computer: where they are, whether they may be opened, and opening them.

pub mod add;
pub mod confine;
pub mod download;
pub mod find;
pub mod identify;
pub mod may_open;
pub mod opening_order;
mod pdf;
pub mod pictures;
pub mod reading;
pub mod ready;
pub(crate) mod subprocess;
