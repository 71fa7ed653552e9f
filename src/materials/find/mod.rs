//! Finding the files of materials on this computer.
//!
//! - [`resolve`]: where each known file is now; [`missing`]: looking through a folder for those that are not
//!   there; [`walk`]: the files of a folder, within bounds.
//! - [`fingerprint`]: knowing a file again under another name; [`watch`]: being told that a folder changed.

pub mod fingerprint;
pub mod missing;
pub mod resolve;
pub mod walk;
pub mod watch;
