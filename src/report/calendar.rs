//! The days of a course, or its sessions, as events for a calendar.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::input::{Input, clock};
use crate::core::model::agenda::Day;
use crate::core::plan::times::DaySchedule;
use crate::core::record::times::moment;
use crate::t;

/// A calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// Grows each time that it is made: a calendar that has the events already takes the newer ones.
    pub sequence: i64,
    /// Its events.
    pub events: Vec<Event>,
}

/// An event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The same for the same day or session, however often it is sent.
    pub uid: String,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// More about it, with the local times in words.
    pub about: String,
}

/// The calendar of a course; days without a date are not in it.
#[must_use]
pub fn calendar(input: &Input<'_>) -> Calendar {
    let events = input.days().flat_map(|(index, day)| {
        if input.options.by_session {
            sessions(input, day)
        } else {
            whole(input, index, day).into_iter().collect()
        }
    });
    let since = input.now.duration_since(input.course.created).as_mins().max(0);
    Calendar {
        name: input.course_title().to_owned(),
        made: instant(input, input.now).unwrap_or(Timestamp::UNIX_EPOCH),
        sequence: since,
        events: events.collect(),
    }
}

/// A moment of the room as one that is the same everywhere.
fn instant(input: &Input<'_>, at: DateTime) -> Option<Timestamp> {
    input.zone.to_timestamp(at).ok()
}

fn whole(input: &Input<'_>, index: usize, day: &Day) -> Option<Event> {
    let date = day.date?;
    let end = DaySchedule::of(day).end.max(day.start.minutes());
    let lines = day.items.iter().zip(DaySchedule::of(day).slots);
    let lines = lines.map(|(item, slot)| format!("{}  {}", clock(slot.start), input.item_title(item)));
    Some(Event {
        uid: format!("{}@doorstep", day.id),
        start: instant(input, moment(date, day.start.minutes())?)?,
        end: instant(input, moment(date, end)?)?,
        title: format!("{}: {}", input.course_title(), t!(input.words, "day-number", number = index + 1)),
        place: input.course.place.clone(),
        about: std::iter::once(zone(input)).chain(lines).collect::<Vec<_>>().join("\n"),
    })
}

fn sessions(input: &Input<'_>, day: &Day) -> Vec<Event> {
    let Some(date) = day.date else { return Vec::new() };
    let items = day.items.iter().zip(DaySchedule::of(day).slots).filter(|(item, _)| item.kind.is_teaching());
    let event = |(item, slot): (
        &std::sync::Arc<crate::core::model::agenda::Item>,
        crate::core::plan::times::Slot,
    )| {
        Some(Event {
            uid: format!("{}@doorstep", item.id),
            start: instant(input, moment(date, slot.start)?)?,
            end: instant(input, moment(date, slot.end)?)?,
            title: input.item_title(item).to_owned(),
            place: input.course.place.clone(),
            about: format!("{}\n{}", input.course_title(), zone(input)),
        })
    };
    items.filter_map(event).collect()
}

/// Which clock the local times are of.
fn zone(input: &Input<'_>) -> String {
    let name = input.zone.iana_name().unwrap_or("UTC");
    t!(input.words, "report-calendar-zone", zone = name)
}
