//! The hours of a course given to its days: when each begins and ends, and where it eats.

use crate::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::DocId;
use crate::core::model::agenda::{Day, Item, ItemKind};
use crate::core::model::course::{Course, Hours};

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

/// Gives the hours of the course to all its days: start, end, and lunch, which is moved to where it comes
/// nearest to its time and locked there. One step of undo.
#[must_use]
pub fn hours_to_days(course: &Course) -> Command {
    let commands = course.agenda.days.iter().flat_map(|day| of_day(course, day)).collect();
    Command::Batch(BatchName::Hours, commands)
}

fn of_day(course: &Course, day: &Day) -> Vec<Command> {
    let (doc, hours) = (DocId::Course(course.id), &course.hours);
    let mut edits = vec![
        AgendaEdit::Day(day.id, DayField::Start(hours.start)),
        AgendaEdit::Day(day.id, DayField::End(hours.end)),
    ];
    let lunch = day.items.iter().position(|item| item.kind == ItemKind::Lunch);
    if let Some((index, lunch)) = lunch.map(|index| (index, &day.items[index]))
        && hours.has_lunch()
    {
        let others = day.items.iter().filter(|item| item.id != lunch.id).map(AsRef::as_ref);
        let place = lunch_place(others, hours);
        if place != index {
            edits.push(AgendaEdit::MoveItem(lunch.id, day.id, place));
        }
        edits.push(AgendaEdit::Item(lunch.id, ItemField::LockedStart(Some(hours.lunch))));
        if lunch.minutes != hours.lunch_minutes {
            edits.push(AgendaEdit::Item(lunch.id, ItemField::Minutes(hours.lunch_minutes)));
        }
    }
    edits.into_iter().map(|edit| Command::Agenda(doc, edit)).collect()
}
