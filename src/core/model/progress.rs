//! Progress: how much of a plan has been delivered, in sessions and in minutes.
//!
//! There is one way to count, used for a day, an area and a course alike, so that the numbers on every
//! screen agree. Only items that teach count; breaks do not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::agenda::{Day, Item};
use super::course::Course;
use super::fraction::fraction;
use super::people::Attendance;
use super::record::{Record, Status};
use super::run::{ItemRun, Phase, Run};
use crate::core::ids::{AreaId, DayId, ItemId};

/// How far something has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Items that teach.
    pub sessions: u32,
    /// Of these: not begun.
    pub planned: u32,
    /// Of these: begun, not ended.
    pub in_progress: u32,
    /// Of these: delivered as a whole.
    pub delivered: u32,
    /// Of these: delivered in part.
    pub partly: u32,
    /// Of these: left out.
    pub skipped: u32,
    /// Of these: moved to another day.
    pub moved: u32,
    /// Planned minutes of all of them.
    pub minutes: u32,
    /// Planned minutes of those delivered, as a whole or in part.
    pub minutes_delivered: u32,
}

impl Progress {
    /// The progress of some items.
    pub fn of<'a>(
        items: impl IntoIterator<Item = &'a Arc<Item>>,
        records: &BTreeMap<ItemId, Arc<Record>>,
    ) -> Self {
        let teaching = items.into_iter().filter(|item| item.kind.is_teaching());
        teaching.fold(Self::default(), |sum, item| {
            let status = records.get(&item.id).map_or(Status::Planned, |record| record.status);
            sum + Self::of_one(item.minutes, status)
        })
    }

    fn of_one(minutes: u32, status: Status) -> Self {
        let mut one = Self { sessions: 1, minutes, ..Self::default() };
        match status {
            Status::Planned => one.planned = 1,
            Status::InProgress => one.in_progress = 1,
            Status::Delivered => one.delivered = 1,
            Status::Partly => one.partly = 1,
            Status::Skipped => one.skipped = 1,
            Status::Moved => one.moved = 1,
        }
        if matches!(status, Status::Delivered | Status::Partly) {
            one.minutes_delivered = minutes;
        }
        one
    }

    /// Sessions that need nothing more: delivered, partly delivered, skipped or moved.
    #[must_use]
    pub fn closed(self) -> u32 {
        self.delivered + self.partly + self.skipped + self.moved
    }

    /// Sessions that were held, as a whole or in part: what was skipped or moved is not done.
    #[must_use]
    pub fn done(self) -> u32 {
        self.delivered + self.partly
    }

    /// The part that is closed, from 0 to 1; 0 where there is nothing.
    #[must_use]
    pub fn fraction(self) -> f32 {
        fraction(self.closed().into(), self.sessions.into())
    }
}

impl std::ops::Add for Progress {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let sum = u32::saturating_add;
        Self {
            sessions: sum(self.sessions, other.sessions),
            planned: sum(self.planned, other.planned),
            in_progress: sum(self.in_progress, other.in_progress),
            delivered: sum(self.delivered, other.delivered),
            partly: sum(self.partly, other.partly),
            skipped: sum(self.skipped, other.skipped),
            moved: sum(self.moved, other.moved),
            minutes: sum(self.minutes, other.minutes),
            minutes_delivered: sum(self.minutes_delivered, other.minutes_delivered),
        }
    }
}

/// The progress of each day of a course, in order.
#[must_use]
pub fn by_day(course: &Course) -> Vec<Progress> {
    course.agenda.days.iter().map(|day| Progress::of(&day.items, &course.records)).collect()
}

/// The progress of each area of a course, then of what has none.
#[must_use]
pub fn by_area(course: &Course) -> Vec<(Option<AreaId>, Progress)> {
    let progress = |area| {
        let items = course.agenda.items().filter(|item| item.area == area);
        (area, Progress::of(items, &course.records))
    };
    let areas: BTreeSet<AreaId> = course.agenda.items().filter_map(|item| item.area).collect();
    areas.into_iter().map(Some).chain([None]).map(progress).collect()
}

/// The progress of a course.
#[must_use]
pub fn of_course(course: &Course) -> Progress {
    Progress::of(course.agenda.items(), &course.records)
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

/// Whether something has happened on a day: it was begun or closed, sheets of its evaluation were counted, something
/// of it is recorded, or who was there. Its plan is history then: only a change of that very day may touch it, never
/// one that is meant for all days.
#[must_use]
pub fn has_happened(course: &Course, day: &Day) -> bool {
    let begun = course.runs.get(&day.id).is_some_and(|run| run.began.is_some());
    let closed = course.closings.get(&day.id).is_some_and(|closing| {
        closing.closed.is_some() || closing.questions.iter().any(|question| question.sheets() > 0)
    });
    let recorded = |item: &Arc<Item>| {
        course.record(item.id).is_some_and(|record| {
            record.status != Status::Planned
                || record.started.is_some()
                || record.ended.is_some()
                || !record.key_points.is_empty()
        })
    };
    let attended = || {
        let marked = |halves: &[Attendance; 2]| halves.iter().any(|half| half.present.is_some());
        course.people.participants.iter().any(|one| one.attendance.get(&day.id).is_some_and(marked))
    };
    begun || closed || day.items.iter().any(recorded) || attended()
}

/// The days of a course on which something has happened.
#[must_use]
pub fn days_happened(course: &Course) -> BTreeSet<DayId> {
    course.agenda.days.iter().filter(|day| has_happened(course, day)).map(|day| day.id).collect()
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

impl Run {
    /// Whether the plan is locked on `date`: the day has begun and is not over. A day that was left
    /// without an end does not lock the plan for good.
    #[must_use]
    pub fn locks_plan(&self, day: &Day, course: &Course, date: Date) -> bool {
        let today = self.began.is_some_and(|began| began.wall.date() == date);
        let over = || day.items.iter().all(|item| phase(course, Some(self), item.id) == Phase::Done);
        !self.plan_open && today && !over()
    }
}
