//! Files of materials on this computer: where they are, whether they may be opened, and opening them.

pub mod add;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod calls;
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
