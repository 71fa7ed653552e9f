//! The rules of planning a course.
//!
//! - [`times`]: the clock times of a day; [`problems`]: what is wrong with it, and the fixes.
//! - [`dates`], [`hours`] and [`lunch`]: dates pushed over days off, hours changed, lunch with the day flowing round it.
//! - [`usual`]: how long an item is where nobody said so, and where lunch comes.
//! - [`new_course`]: a course out of a training; [`quick_entry`]: a session typed in one line.
//! - [`cut`] and [`less_time`]: less time than planned; [`pack`]: the search for the best way to lay it out.
//! - [`check`]: the course beside its training.

pub mod check;
pub mod cut;
pub mod dates;
pub mod hours;
pub mod less_time;
pub mod lunch;
pub mod new_course;
pub mod pack;
pub mod problems;
pub mod quick_entry;
pub mod times;
pub mod usual;
