//! What reads files of others.

#[path = "../../../src/materials/identify.rs"]
pub mod identify;
#[path = "../../../src/materials/pdf.rs"]
mod pdf;
#[path = "../../../src/materials/reading/mod.rs"]
pub mod reading;
#[path = "../../../src/materials/subprocess.rs"]
pub mod subprocess;
