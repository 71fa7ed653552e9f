//! The rules of the core, as tables and as properties of random courses and random edits.

mod deliver;
mod edit;
mod find;
mod invisible;
mod materials;
mod merge;
mod model;
mod overview;
mod people;
mod plan;
pub mod random;
mod reading;
mod record;
mod table;
