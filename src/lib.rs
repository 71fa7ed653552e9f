//! Doorstep.

pub mod core;
