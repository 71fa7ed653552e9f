//! What printed and exported documents say: (course, words) to a plain [`document::Document`], without a format.
//!
//! - [`document`]: the plain document that every format of [`crate::exchange`] writes.
//! - [`packing`]: the copies to make and the supplies to bring.
//! - [`words`]: sentences that several documents share.

pub mod document;
pub mod packing;
pub mod words;
