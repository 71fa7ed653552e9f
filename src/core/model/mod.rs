//! What is kept: plain data, saved as it stands here. Imports nothing but ids and time.
//!
//! - [`package`]: a training package as published, and the one that is [`built_in`];
//!   [`training`]: a reference training; [`course`]: a dated course.
//! - [`agenda`]: days, sessions, breaks; [`link`]: their materials; [`material`]: decks, guides and handouts, and their files;
//!   [`logo`]: pictures at the heads of documents.
//! - [`record`]: what was delivered; [`run`]: what goes on while a day runs, with its [`group_timer`];
//!   [`note`], [`closing`], [`people`], [`packing`]: what the trainer writes down around it.
//! - [`order`]: places in lists that can be merged; [`language`] and [`fraction`]: small things that several need;
//!   [`tomorrow`]: values that only a later version knows.
//! - [`progress`] and [`summary`]: a course in a few numbers; [`parts`]: what differs between two versions;
//!   [`workspace`]: everything that is open.

pub mod agenda;
pub mod built_in;
pub mod closing;
pub mod course;
pub mod fraction;
pub mod group_timer;
pub mod language;
pub mod link;
pub mod logo;
pub mod material;
pub mod note;
pub mod order;
pub mod package;
pub mod packing;
pub mod parts;
pub mod people;
pub mod progress;
pub mod record;
pub mod run;
pub mod summary;
pub mod tomorrow;
pub mod training;
pub mod workspace;

/// Fields of a saved file that this version does not know: kept, and written back untouched.
pub type Extra = serde_json::Map<String, serde_json::Value>;
