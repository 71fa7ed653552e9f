//! The hours of a course given to its days: when each begins and ends, and where it eats.

use crate::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId};
use crate::core::model::agenda::{Day, Item, ItemKind};
use crate::core::model::course::{Course, Hours};
use crate::core::model::progress::has_happened;

/// The place among `items` (which hold no lunch) where lunch comes nearest to its time: never before the
/// first item, and never after the closing.
#[must_use]
pub fn lunch_place<'a>(items: impl IntoIterator<Item = &'a Item>, hours: &Hours) -> usize {
    let wanted = hours.lunch.minutes();
    let (mut best, mut least) = (None, u32::MAX);
    let (mut at, mut count, mut before) = (hours.start.minutes(), 0, None);
    for (index, item) in items.into_iter().enumerate() {
        let off = at.abs_diff(wanted);
        // An energiser wakes people up after lunch; it is no good right before.
        if index > 0 && before != Some(ItemKind::Energiser) && off < least {
            (best, least) = (Some(index), off);
        }
        at += item.minutes;
        before = Some(item.kind);
        count = index + 1;
    }
    match best {
        Some(index) if at.abs_diff(wanted) >= least || before == Some(ItemKind::Closing) => index,
        _ => count,
    }
}

/// Gives the hours of the course to all its days on which nothing has happened yet: start, end, and lunch,
/// which is moved to where it comes nearest to its time and locked there. One step of undo.
#[must_use]
pub fn hours_to_days(course: &Course) -> Command {
    let commands = course.agenda.days.iter().flat_map(|day| of_day(course, day)).collect();
    Command::Batch(BatchName::Hours, commands)
}

/// What [`hours_to_days`] does to a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoursChange {
    /// It has happened, and stays as it was.
    Happened,
    /// It has these hours already.
    Same,
    /// It gets them.
    Changed,
}

/// What [`hours_to_days`] would do, day by day.
#[must_use]
pub fn hours_preview(course: &Course) -> Vec<(DayId, HoursChange)> {
    let change = |day: &Day| match of_day(course, day) {
        _ if has_happened(course, day) => HoursChange::Happened,
        commands if commands.is_empty() => HoursChange::Same,
        _ => HoursChange::Changed,
    };
    course.agenda.days.iter().map(|day| (day.id, change(day))).collect()
}

fn of_day(course: &Course, day: &Day) -> Vec<Command> {
    let (doc, hours) = (DocId::Course(course.id), &course.hours);
    let mut edits = Vec::new();
    if has_happened(course, day) {
        return Vec::new();
    }
    if day.start != hours.start {
        edits.push(AgendaEdit::Day(day.id, DayField::Start(hours.start)));
    }
    if day.end != hours.end {
        edits.push(AgendaEdit::Day(day.id, DayField::End(hours.end)));
    }
    let lunch = day.items.iter().position(|item| item.kind == ItemKind::Lunch);
    if let Some((index, lunch)) = lunch.map(|index| (index, &day.items[index]))
        && hours.has_lunch()
    {
        let others = day.items.iter().filter(|item| item.id != lunch.id).map(AsRef::as_ref);
        let place = lunch_place(others, hours);
        if place != index {
            edits.push(AgendaEdit::MoveItem(lunch.id, day.id, place));
        }
        if lunch.locked_start != Some(hours.lunch) {
            edits.push(AgendaEdit::Item(lunch.id, ItemField::LockedStart(Some(hours.lunch))));
        }
        if lunch.minutes != hours.lunch_minutes {
            edits.push(AgendaEdit::Item(lunch.id, ItemField::Minutes(hours.lunch_minutes)));
        }
    }
    edits.into_iter().map(|edit| Command::Agenda(doc, edit)).collect()
}
