//! The hours of a course given to its days: when each begins and ends, and where it eats.

use crate::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId};
use crate::core::model::agenda::{Day, Item, ItemKind};
use crate::core::model::course::Course;
use crate::core::model::progress::has_happened;
use crate::core::time::TimeOfDay;

/// The place among `items` (which hold no lunch) of a day that begins at `start`, where lunch comes nearest to its
/// time `lunch`: never before the first item, never after the closing, and not right after an energiser, which wakes
/// people up after lunch. Locked starts are kept, so a gap before one counts as free for lunch.
#[must_use]
pub fn lunch_place<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    start: TimeOfDay,
    lunch: TimeOfDay,
) -> usize {
    let items: Vec<&Item> = items.into_iter().collect();
    let closing = items.iter().rposition(|item| item.kind == ItemKind::Closing);
    let last = closing.unwrap_or(items.len()).max(1).min(items.len());
    let mut ends = start.minutes();
    let mut best: Option<(u32, usize)> = None;
    for (before, item) in items[..last].iter().enumerate() {
        ends = item.locked_start.map_or(ends, TimeOfDay::minutes) + item.minutes;
        let next = items.get(before + 1).and_then(|next| next.locked_start).map_or(ends, TimeOfDay::minutes);
        let off = lunch.minutes().abs_diff(lunch.minutes().clamp(ends, next.max(ends)));
        if item.kind != ItemKind::Energiser && best.is_none_or(|(least, _)| off < least) {
            best = Some((off, before + 1));
        }
    }
    best.map_or(last, |(_, place)| place)
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
    if hours.has_lunch() {
        edits.extend(lunch_edits(day, hours.start, hours.lunch, hours.lunch_minutes));
    }
    edits.into_iter().map(|edit| Command::Agenda(doc, edit)).collect()
}

/// What brings the lunch of a day that begins at `start` to its time and length; nothing where it has none.
fn lunch_edits(day: &Day, start: TimeOfDay, at: TimeOfDay, minutes: u32) -> Vec<AgendaEdit> {
    let mut edits = Vec::new();
    let lunch = day.items.iter().position(|item| item.kind == ItemKind::Lunch);
    let Some((index, lunch)) = lunch.map(|index| (index, &day.items[index])) else { return edits };
    let others = day.items.iter().filter(|item| item.id != lunch.id).map(AsRef::as_ref);
    let place = lunch_place(others, start, at);
    if place != index {
        edits.push(AgendaEdit::MoveItem(lunch.id, day.id, place));
    }
    if lunch.locked_start != Some(at) {
        edits.push(AgendaEdit::Item(lunch.id, ItemField::LockedStart(Some(at))));
    }
    if lunch.minutes != minutes {
        edits.push(AgendaEdit::Item(lunch.id, ItemField::Minutes(minutes)));
    }
    edits
}

/// Gives the lunch of a day, which begins at `at`, to all other days on which nothing has happened yet. One step of undo; `None` if all have it already, or it is no lunch.
#[must_use]
pub fn lunch_to_days(course: &Course, lunch: &Item, at: TimeOfDay) -> Option<Command> {
    if lunch.kind != ItemKind::Lunch {
        return None;
    }
    let other = |day: &&Day| day.items.iter().all(|item| item.id != lunch.id) && !has_happened(course, day);
    let edits = |day: &Day| lunch_edits(day, day.start, at, lunch.minutes);
    let edits: Vec<AgendaEdit> = course.agenda.days.iter().filter(other).flat_map(edits).collect();
    if edits.is_empty() {
        return None;
    }
    let doc = DocId::Course(course.id);
    Some(Command::Batch(BatchName::Hours, edits.into_iter().map(|edit| Command::Agenda(doc, edit)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::ItemId;

    #[test]
    fn lunch_comes_nearest_to_its_time_before_the_closing_and_never_after_an_energiser() {
        use ItemKind::{Closing, Energiser, Opening, Recap, Session};
        let clock = |hour| TimeOfDay::from_minutes(hour * 60);
        // (items of a day from 9:00: kind, minutes, locked start; the place of lunch at 12:00)
        type Row<'a> = (&'a [(ItemKind, u32, Option<u32>)], usize);
        let table: [Row<'_>; 9] = [
            (&[], 0),
            (&[(Session, 60, None)], 1),
            (&[(Closing, 15, None)], 1),
            (&[(Session, 90, None), (Session, 90, None), (Session, 90, None)], 2),
            // Earlier and later by as much: the earlier.
            (&[(Opening, 120, None), (Session, 120, None), (Session, 60, None)], 1),
            (&[(Session, 60, None), (Session, 30, None), (Closing, 15, None)], 2),
            (&[(Session, 60, None), (Closing, 15, None), (Recap, 105, None)], 1),
            (&[(Session, 170, None), (Energiser, 10, None), (Session, 60, None)], 1),
            // The gap before a locked start is free from 11:00 to 13:00.
            (&[(Session, 60, None), (Session, 60, None), (Session, 60, Some(13)), (Session, 60, None)], 2),
        ];
        for (items, expected) in table {
            let make = |(index, (kind, minutes, locked)): (usize, &(ItemKind, u32, Option<u32>))| Item {
                locked_start: locked.map(clock),
                ..Item::new(ItemId::named(&index.to_string()), *kind, "", *minutes)
            };
            let day: Vec<Item> = items.iter().enumerate().map(make).collect();
            assert_eq!(lunch_place(&day, clock(9), clock(12)), expected, "{items:?}");
        }
    }
}
