//! The rules about what was recorded and noted.
//!
//! - [`open_notes`]: questions that are still open and what to change tomorrow; [`past_runs`]: how long
//!   sessions took in earlier courses.

pub mod open_notes;
pub mod past_runs;
