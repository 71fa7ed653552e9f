//! The heart of Doorstep: what a package, a training and a course are, and every rule about them.
//!
//! Pure by design: nothing here reads a file, starts a thread, asks for the time or knows a
//! translated sentence. Times and fresh ids are passed in, results are data. That is what lets every
//! rule be tested by itself, and what a second user interface would build on.
//!
//! It stands on three levels, and no file of one imports from a level above:
//! - what is kept: [`ids`], [`time`], [`trouble`], [`text`] (letters that can't be
//!   seen), [`lists`] (words that stand in lists) and the plain data of [`model`]; [`settings`] beside it;
//! - how it changes: [`edit`], with the one choke point;
//! - the rules, a room for each subject: [`plan`], [`deliver`], [`record`], [`people`], [`materials`],
//!   [`reading`] (the sessions that a deck or guide holds), [`table`] (people and plans out of spreadsheets), [`find`],
//!   [`merge`] (one course, several computers), [`overview`] (many courses at once).

pub mod deliver;
pub mod edit;
pub mod find;
pub mod ids;
pub mod lists;
pub mod materials;
pub mod merge;
pub mod model;
pub mod overview;
pub mod people;
pub mod plan;
pub mod reading;
pub mod record;
pub mod settings;
pub mod table;
pub mod text;
pub mod time;
pub mod trouble;
