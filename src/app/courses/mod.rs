//! The desks that deal with documents: courses and trainings.
//!
//! - [`shelf`]: what is there, opening, backups, the bin; [`saving`]: saving what changed;
//!   [`share`]: documents to and from files of the person; [`colleague`]: courses to and from a colleague, merged;
//!   [`team`]: the folder of the team; [`others`]: other versions of a course that turned up; [`outside`]: what other
//!   programs do among the courses, noticed by a [`watch`]; [`sample`]: the sample course; [`run`]: a running day;
//!   [`shorten`]: doing with less; [`tables`]: people and plans out of spreadsheets.

pub(crate) mod colleague;
pub(crate) mod others;
pub(crate) mod outside;
pub(crate) mod run;
pub(crate) mod sample;
pub(crate) mod saving;
pub(crate) mod share;
pub(crate) mod shelf;
pub(crate) mod shorten;
pub(crate) mod tables;
pub(crate) mod team;
pub(crate) mod watch;
