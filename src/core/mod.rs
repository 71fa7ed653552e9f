//! The heart of Doorstep: what a package, a training and a course are, and every rule about them.
//!
//! Pure by design: nothing here reads a file, starts a thread, asks for the time or knows a
//! translated sentence. Times and fresh ids are passed in, results are data. That is what lets every
//! rule be tested by itself, and what a second user interface would build on.

pub mod agenda;
mod apply;
mod apply_agenda;
pub mod check;
pub mod choose;
pub mod closing;
pub mod command;
pub mod course;
pub mod cut;
pub mod dates;
pub mod digest;
pub mod download;
pub mod editor;
pub mod error;
pub mod files;
pub mod find;
pub mod history;
pub mod hours;
pub mod ids;
pub mod material;
pub mod note;
pub mod outline;
pub mod package;
pub mod packing;
pub mod pages;
pub mod parking;
pub mod past;
pub mod people;
pub mod plan;
pub mod progress;
pub mod proposal;
pub mod quick;
pub mod ready;
pub mod recognise;
pub mod record;
pub mod run;
pub mod schedule;
pub mod settings;
pub mod summary;
pub mod texts;
pub mod time;
pub mod training;
pub mod trouble;
pub mod workspace;

/// Fields of a saved file that this version does not know: kept, and written back untouched.
pub type Extra = serde_json::Map<String, serde_json::Value>;
