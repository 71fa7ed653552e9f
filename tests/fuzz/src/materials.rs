//! What reads files of others.

#[path = "../../../src/materials/identify.rs"]
pub mod identify;
#[path = "../../../src/materials/reading/mod.rs"]
pub mod reading;
