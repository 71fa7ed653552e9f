//! What reads files of others.

#[path = "../../../src/materials/identify.rs"]
pub mod identify;
#[path = "../../../src/materials/find/on_demand.rs"]
pub mod on_demand;
#[path = "../../../src/materials/pdf.rs"]
mod pdf;
#[path = "../../../src/materials/reading/mod.rs"]
pub mod reading;
#[path = "../../../src/materials/subprocess.rs"]
pub mod subprocess;

/// What is asked of a file before it is opened.
pub mod find {
    pub use super::on_demand;
}
