//! The desks that deal with documents: courses and trainings.
//!
//! - [`shelf`]: what is there, opening, backups, the bin; [`saving`]: saving what changed;
//!   [`share`]: documents to and from files of the person; [`colleague`]: courses to and from a colleague, merged;
//!   [`team`]: the folder of the team; [`others`]: other versions of a course that turned up; [`sample`]: the
//!   sample course; [`run`]: a running day.

pub(crate) mod colleague;
pub(crate) mod others;
pub(crate) mod run;
pub(crate) mod sample;
pub(crate) mod saving;
pub(crate) mod share;
pub(crate) mod shelf;
pub(crate) mod team;
