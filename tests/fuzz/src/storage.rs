//! What is asked of a file before it is read.

#[path = "../../../src/storage/on_demand.rs"]
pub mod on_demand;
