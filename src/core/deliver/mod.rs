//! The run of a day: what really goes on in the room, as the third layer beside plan and record.
//!
//! The plan says when a session should be, the record says what became of it, the run says what is going
//! on: which session runs since when, what was paused, how many minutes were given or taken today. Nothing
//! here ever changes the plan. Every step is a new [`Run`], carried out by one command, so that it is
//! saved and undone like any edit; all moments are passed in.
//!
//! - [`steps`]: start, finish, pause, give minutes, each as one command; [`clock`]: time that goes on evenly.
//! - [`forecast`]: how the rest of the day will go; [`choices`]: what to do when it gets late;
//!   [`move_session`]: a session moved to another day; [`session_steps`]: the steps within a session.

pub mod choices;
pub mod clock;
pub mod forecast;
pub mod move_session;
pub mod session_steps;
pub mod steps;

use jiff::civil::Date;

use super::ids::DayId;
use super::model::course::Course;
use super::model::progress::day_under_way;
use super::plan::dates::next_day;

/// The day to deliver on `today`: the one under way, else the one with that date, else the next one.
#[must_use]
pub fn day_to_deliver(course: &Course, today: Date) -> Option<DayId> {
    let dated = || course.agenda.days.iter().find(|day| day.date == Some(today)).map(|day| day.id);
    day_under_way(course).or_else(dated).or_else(|| next_day(course, today))
}
