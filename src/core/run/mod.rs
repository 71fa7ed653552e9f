//! The run of a day: what really goes on in the room, as the third layer beside plan and record.
//!
//! The plan says when a session should be, the record says what became of it, the run says what is going
//! on: which session runs since when, what was paused, how many minutes were given or taken today. Nothing
//! here ever changes the plan. Every step is a new [`Run`], carried out by one command, so that it is
//! saved and undone like any edit; all moments are passed in.

pub mod choices;
pub mod clock;
pub mod moved;
pub mod project;
pub mod steps;
pub mod timer;

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::Extra;
use super::agenda::Day;
use super::command::{AgendaEdit, BatchName, Command};
use super::course::Course;
use super::ids::{DayId, ItemId};
use super::record::Status;
use super::workspace::{DocId, Workspace};
use clock::Stamp;
use timer::GroupTimer;

/// The run of one day.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// When the first item of the day really began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Stamp>,
    /// When the last step was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Stamp>,
    /// By how many milliseconds the moments of the run are ahead of the computer's count.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub skew: i64,
    /// What goes on with the items; those that nothing was done with are not here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<ItemId, ItemRun>,
    /// The timer for work in groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timer: Option<GroupTimer>,
    /// The plan may be edited although the day runs: the trainer asked for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub plan_open: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What goes on with one item.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ItemRun {
    /// When it first began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Stamp>,
    /// Since when it runs, in milliseconds of the run; none while it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i64>,
    /// Milliseconds that it had run before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub spent: i64,
    /// When it ended; it may be taken up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Stamp>,
    /// Minutes that it got, or gave, today.
    #[serde(default, skip_serializing_if = "is_zero_minutes")]
    pub plus: i32,
    /// Its start need not hold today.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub released: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero_minutes(minutes: &i32) -> bool {
    *minutes == 0
}

/// What goes on with an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    /// Not begun.
    #[default]
    Waiting,
    /// Going on.
    Running,
    /// Begun, and standing still.
    Paused,
    /// Over for today: delivered, as a whole or in part, skipped, or moved.
    Done,
}

impl ItemRun {
    /// What goes on with it, by the run alone.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match (self.ended, self.since, self.started) {
            (Some(_), ..) => Phase::Done,
            (None, Some(_), _) => Phase::Running,
            (None, None, Some(_)) => Phase::Paused,
            (None, None, None) => Phase::Waiting,
        }
    }

    /// The milliseconds that it has run at `millis`.
    #[must_use]
    pub fn spent_at(&self, millis: i64) -> i64 {
        let running = self.since.map_or(0, |since| millis.saturating_sub(since).max(0));
        self.spent.max(0).saturating_add(running)
    }
}

impl Run {
    /// What goes on with an item; of one that nothing was done with, nothing.
    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<&ItemRun> {
        self.items.get(&id)
    }

    /// Whether an item runs or is paused.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.items.values().any(|item| matches!(item.phase(), Phase::Running | Phase::Paused))
    }

    /// Whether the plan is locked on `date`: the day has begun and is not over. A day that was left
    /// without an end does not lock the plan for good.
    #[must_use]
    pub fn locks_plan(&self, day: &Day, course: &Course, date: Date) -> bool {
        let today = self.began.is_some_and(|began| began.wall.date() == date);
        let over = || day.items.iter().all(|item| phase(course, Some(self), item.id) == Phase::Done);
        !self.plan_open && today && !over()
    }
}

/// What goes on with an item, by run and record: what is recorded as done is done.
#[must_use]
pub fn phase(course: &Course, run: Option<&Run>, id: ItemId) -> Phase {
    let status = course.record(id).map(|record| record.status);
    let by_run = run.and_then(|run| run.item(id)).map_or(Phase::Waiting, ItemRun::phase);
    match (status, by_run) {
        (Some(status), _) if status.is_closed() => Phase::Done,
        // Its record was taken back to planned by hand.
        (Some(Status::Planned), Phase::Done) => Phase::Waiting,
        (_, phase) => phase,
    }
}

/// The day of a course that is under way, if there is one: an item of it runs or is paused.
#[must_use]
pub fn day_under_way(course: &Course) -> Option<DayId> {
    let under_way = |day: &&Day| {
        let run = course.runs.get(&day.id);
        let goes_on =
            |id| matches!(phase(course, run.map(AsRef::as_ref), id), Phase::Running | Phase::Paused);
        run.is_some() && day.items.iter().any(|item| goes_on(item.id))
    };
    course.agenda.days.iter().find(under_way).map(|day| day.id)
}

/// The day of a course that began last and is not over, with the time at which it began.
#[must_use]
pub fn begun_day(course: &Course) -> Option<(DayId, DateTime)> {
    let begun = course.agenda.days.iter().filter_map(|day| {
        let run = course.runs.get(&day.id)?;
        let over = day.items.iter().all(|item| phase(course, Some(run), item.id) == Phase::Done);
        let began = run.began.filter(|_| !over)?;
        Some((day.id, began.wall))
    });
    begun.max_by_key(|(_, began)| *began)
}

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
