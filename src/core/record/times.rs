//! The real times of an item as they are typed: what they mean, and which status follows from them.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

use crate::core::edit::command::{BatchName, Command, CourseEdit};
use crate::core::edit::record::RecordEdit;
use crate::core::ids::{DayId, ItemId};
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::record::Status;
use crate::core::plan::times::DaySchedule;
use crate::core::time::TimeOfDay;

/// One of the two real times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum End {
    /// When it began.
    Start,
    /// When it ended.
    Finish,
}

/// Why a typed time is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeRefusal {
    /// It is no time of day.
    Unclear,
    /// It would end before it begins.
    Order,
}

/// The moment this many minutes after the midnight that begins `date`; none where the calendar ends.
#[must_use]
pub fn moment(date: Date, minutes: u32) -> Option<DateTime> {
    date.to_datetime(Time::midnight()).checked_add(SignedDuration::from_mins(i64::from(minutes))).ok()
}

/// Reads a time of the day `date`; nothing typed means that it is not known.
///
/// # Errors
/// [`TimeRefusal::Unclear`].
pub fn read_time(text: &str, date: Date) -> Result<Option<DateTime>, TimeRefusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let time = TimeOfDay::parse(text).ok_or(TimeRefusal::Unclear)?;
    moment(date, time.minutes()).map(Some).ok_or(TimeRefusal::Unclear)
}

/// Both times with one of them new.
///
/// # Errors
/// [`TimeRefusal::Order`] if it would end before it begins.
pub fn in_order(
    at: Option<DateTime>,
    end: End,
    (started, ended): (Option<DateTime>, Option<DateTime>),
) -> Result<(Option<DateTime>, Option<DateTime>), TimeRefusal> {
    let (start, finish) = if end == End::Start { (at, ended) } else { (started, at) };
    match (start, finish) {
        (Some(start), Some(finish)) if finish < start => Err(TimeRefusal::Order),
        both => Ok(both),
    }
}

/// Both times, and the status that they tell: begun, or ended and so delivered. What was marked by hand
/// as delivered in part stays.
#[must_use]
pub fn set_times(course: &Course, item: ItemId, start: Option<DateTime>, end: Option<DateTime>) -> Command {
    let edit = |edit| Command::Course(course.id, CourseEdit::Record(item, edit));
    let known = course.record(item).cloned().unwrap_or_default();
    let mut edits = Vec::new();
    let told = match (known.status, start, end) {
        (Status::Planned | Status::InProgress, _, Some(_)) => Some(Status::Delivered),
        (Status::Planned, Some(_), None) => Some(Status::InProgress),
        (Status::InProgress, None, None) => Some(Status::Planned),
        _ => None,
    };
    edits.extend(told.map(|status| edit(RecordEdit::Status(status))));
    if known.started != start {
        edits.push(edit(RecordEdit::Started(start)));
    }
    if known.ended != end {
        edits.push(edit(RecordEdit::Ended(end)));
    }
    Command::Batch(BatchName::Record, edits)
}

/// An item that ran when it was planned: delivered, from its planned start to its planned end. A day without a date
/// is taken to be on `date`; none where the item is not in the plan.
#[must_use]
pub fn as_planned(course: &Course, item: ItemId, date: Date) -> Option<Command> {
    let (day, index) = course.agenda.position(item)?;
    let day = course.agenda.days.get(day)?;
    let (start, end) = planned_times(day, index, date)?;
    Some(set_times(course, item, Some(start), Some(end)))
}

/// Every session of a day of which nothing was recorded yet ran when it was planned, as one step; none where
/// something was recorded of each.
#[must_use]
pub fn all_as_planned(course: &Course, day: DayId, date: Date) -> Option<Command> {
    let open = course.agenda.day(day)?.items.iter().filter(|item| {
        let status = course.record(item.id).map_or(Status::Planned, |record| record.status);
        item.kind.is_teaching() && status == Status::Planned
    });
    let edits: Vec<Command> = open.filter_map(|item| as_planned(course, item.id, date)).collect();
    (!edits.is_empty()).then_some(Command::Batch(BatchName::RecordDay, edits))
}

fn planned_times(day: &Day, index: usize, date: Date) -> Option<(DateTime, DateTime)> {
    let slot = *DaySchedule::of(day).slots.get(index)?;
    let base = day.date.unwrap_or(date);
    Some((moment(base, slot.start)?, moment(base, slot.end)?))
}
