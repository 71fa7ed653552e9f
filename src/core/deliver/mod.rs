//! The run of a day: what really goes on in the room, as the third layer beside plan and record.
//!
//! The plan says when a session should be, the record says what became of it, the run says what is going
//! on: which session runs since when, what was paused, how many minutes were given or taken today. Nothing
//! here ever changes the plan. Every step is a new [`Run`], carried out by one command, so that it is
//! saved and undone like any edit; all moments are passed in.
//!
//! - [`steps`]: start, finish, pause, give minutes, each as one command; [`clock`]: time that goes on evenly.
//! - [`forecast`]: how the rest of the day will go; [`choices`]: what to do when it gets late;
//!   [`move_session`]: a session moved to another day.

pub mod choices;
pub mod clock;
pub mod forecast;
pub mod move_session;
pub mod steps;

use jiff::civil::Date;

use super::edit::agenda::AgendaEdit;
use super::edit::command::{BatchName, Command};
use super::ids::{DayId, DocId};
use super::model::agenda::Day;
use super::model::course::Course;
use super::model::progress::day_under_way;
use super::model::workspace::Workspace;

/// The day of a course whose run locks the plan on `date`.
#[must_use]
pub fn locking_day(course: &Course, date: Date) -> Option<DayId> {
    let locks = |day: &&Day| course.runs.get(&day.id).is_some_and(|run| run.locks_plan(day, course, date));
    course.agenda.days.iter().find(locks).map(|day| day.id)
}

/// The day to deliver on `today`: the one under way, else the one with that date.
#[must_use]
pub fn day_to_deliver(course: &Course, today: Date) -> Option<DayId> {
    let dated = || course.agenda.days.iter().find(|day| day.date == Some(today)).map(|day| day.id);
    day_under_way(course).or_else(dated)
}

/// Whether a command would change a plan that is locked on `date`. Moving a session to another day, and
/// links to materials, are part of delivering and stay possible.
#[must_use]
pub fn is_locked_out(workspace: &Workspace, command: &Command, date: Date) -> bool {
    match command {
        Command::Agenda(
            _,
            AgendaEdit::AddLink(..) | AgendaEdit::SetLink(..) | AgendaEdit::RemoveLink(..),
        ) => false,
        Command::Agenda(DocId::Course(id), _) => {
            workspace.course(*id).is_some_and(|course| locking_day(course, date).is_some())
        }
        Command::Batch(BatchName::MoveWithRecord | BatchName::CloseDay | BatchName::AddMaterial, _) => false,
        Command::Batch(_, commands) => commands.iter().any(|command| is_locked_out(workspace, command, date)),
        _ => false,
    }
}
