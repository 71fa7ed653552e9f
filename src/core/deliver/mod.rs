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

use jiff::civil::DateTime;

use super::ids::DayId;
use super::model::course::Course;
use super::model::progress::{begun_day, day_under_way};
use super::plan::dates::next_day;

/// Between two sessions of a day lie no more than so many minutes.
const BETWEEN: i64 = 120;

/// The day to deliver `now`: the one under way, else one that is between two of its sessions, else the one with the
/// date of today, else the next one.
#[must_use]
pub fn day_to_deliver(course: &Course, now: DateTime) -> Option<DayId> {
    let today = now.date();
    let dated = || course.agenda.days.iter().find(|day| day.date == Some(today)).map(|day| day.id);
    day_under_way(course)
        .or_else(|| between_sessions(course, now))
        .or_else(dated)
        .or_else(|| next_day(course, today))
}

/// The day that has begun and is neither over nor closed, if its last step was not long ago: one that runs past
/// midnight, or on another date than planned.
fn between_sessions(course: &Course, now: DateTime) -> Option<DayId> {
    let (day, _) = begun_day(course)?;
    let last = course.runs.get(&day)?.last?.wall;
    let closed = course.closings.get(&day).is_some_and(|closing| closing.closed.is_some());
    (!closed && now.duration_since(last).as_mins().abs() < BETWEEN).then_some(day)
}
