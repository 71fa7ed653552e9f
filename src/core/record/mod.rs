//! The rules about what was recorded and noted.
//!
//! - [`figures`]: what differs from the plan, and what the evaluation says.
//! - [`open_notes`]: questions that are still open and what to change tomorrow; [`past_runs`]: how long
//!   sessions took in earlier courses; [`times`]: the real times of an item, and the status that they tell;
//!   [`digest`]: a course in figures.

pub mod digest;
pub mod figures;
pub mod open_notes;
pub mod past_runs;
pub mod times;
