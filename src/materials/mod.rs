//! Files of materials on this computer: where they are, whether they may be opened, and opening them.

pub mod add;
mod apart;
pub mod chime;
pub mod download;
pub mod fingerprint;
pub mod identify;
pub mod look;
pub mod open;
pub mod opening;
pub mod pictures;
pub mod reader;
pub mod reading;
pub mod ready;
pub mod resolve;
pub mod viewer;
pub mod walk;
pub mod watch;
