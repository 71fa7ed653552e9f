//! Clock times of a day's items, and what is wrong with them, with a way to mend each.
//!
//! Items follow each other from the start of the day. A locked start holds: what stands before it may
//! leave a gap or run into it, and then a [`Problem`] says so. Times are minutes since midnight of the
//! day and may pass 24:00, which is a problem of its own.

use jiff::civil::Date;

use super::agenda::{Agenda, Day, Item, ItemKind};
use super::command::{AgendaEdit, BatchName, Command, DayField, ItemField};
use super::course::DaysOff;
use super::ids::{DayId, Ids, ItemId};
use super::time::{DAY_MINUTES, LONGEST_ITEM, TimeOfDay};
use super::workspace::DocId;

/// How long teaching may go on without a break, in minutes, before it is mentioned.
pub const LONGEST_WITHOUT_BREAK: u32 = 120;

/// From this length on, in minutes, a day is expected to have a lunch.
const LUNCH_NEEDED_FROM: u32 = 300;

/// A day may end this much early, in minutes, without being mentioned.
const EARLY_END_ALLOWED: u32 = 60;

/// The times of one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The item.
    pub item: ItemId,
    /// When it begins, in minutes since midnight of the day.
    pub start: u32,
    /// When it ends.
    pub end: u32,
    /// Free minutes before it; 0 if it follows at once.
    pub gap: u32,
    /// Minutes by which what stands before runs into it.
    pub overlap: u32,
}

/// The times of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DaySchedule {
    /// One slot for each item, in order.
    pub slots: Vec<Slot>,
    /// When the last item ends, in minutes since midnight of the day.
    pub end: u32,
}

/// What is wrong with a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Nothing stands in the day.
    Empty,
    /// So many free minutes before an item.
    Gap {
        /// The item with the locked start.
        item: ItemId,
        /// The free minutes.
        minutes: u32,
    },
    /// What stands before runs so many minutes into an item.
    Overlap {
        /// The item with the locked start.
        item: ItemId,
        /// The item before it.
        previous: ItemId,
        /// The minutes too many.
        minutes: u32,
    },
    /// A start is locked before the day begins.
    LockBeforeStart {
        /// The item.
        item: ItemId,
    },
    /// The day ends so many minutes later than it should.
    PastEnd {
        /// The minutes.
        minutes: u32,
    },
    /// The day ends so many minutes earlier than it could.
    EndsEarly {
        /// The minutes.
        minutes: u32,
    },
    /// The day runs past midnight.
    PastMidnight,
    /// A long day without lunch.
    NoLunch,
    /// So many minutes of teaching without a break, up to this item.
    NoBreak {
        /// The item at which it becomes too long.
        item: ItemId,
        /// The minutes in a row.
        minutes: u32,
    },
    /// The date is the same as that of the day before, or earlier.
    DateOrder,
    /// The date is a day off.
    DayOff,
}

/// A way to mend a problem.
#[derive(Clone, PartialEq, Debug)]
pub struct Fix {
    /// Which.
    pub kind: FixKind,
    /// What does it, as one step.
    pub command: Command,
}

/// Ways to mend a problem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FixKind {
    /// Let the item follow at once: take its lock away.
    Unlock,
    /// Make the item before it so many minutes longer.
    Stretch(u32),
    /// Make the items before it so many minutes shorter, none below its minimum.
    Shorten(u32),
    /// Put a break of so many minutes before it.
    AddBreak(u32),
    /// Put in a lunch of so many minutes.
    AddLunch(u32),
    /// Let the day end at this time.
    MoveEnd(TimeOfDay),
    /// Move the day to the next free date.
    NextFreeDate(Date),
}

impl DaySchedule {
    /// The times of a day.
    #[must_use]
    pub fn of(day: &Day) -> Self {
        let mut cursor = day.start.minutes();
        let slots = day
            .items
            .iter()
            .map(|item| {
                let start = item.locked_start.map_or(cursor, TimeOfDay::minutes);
                let slot = Slot {
                    item: item.id,
                    start,
                    end: start + item.minutes,
                    gap: start.saturating_sub(cursor),
                    overlap: cursor.saturating_sub(start),
                };
                cursor = slot.end.max(cursor);
                slot
            })
            .collect();
        Self { slots, end: cursor }
    }

    /// The times of an item.
    #[must_use]
    pub fn slot(&self, item: ItemId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.item == item)
    }
}

/// What is wrong with a day's times, in the order of the day.
#[must_use]
pub fn problems(day: &Day) -> Vec<Problem> {
    if day.items.is_empty() {
        return vec![Problem::Empty];
    }
    let schedule = DaySchedule::of(day);
    let mut found = Vec::new();
    let mut teaching = 0;
    for (index, (item, slot)) in day.items.iter().zip(&schedule.slots).enumerate() {
        if slot.start < day.start.minutes() && index == 0 {
            found.push(Problem::LockBeforeStart { item: item.id });
        } else if slot.overlap > 0 && index > 0 {
            let previous = day.items[index - 1].id;
            found.push(Problem::Overlap { item: item.id, previous, minutes: slot.overlap });
        } else if slot.gap > 0 && index > 0 {
            found.push(Problem::Gap { item: item.id, minutes: slot.gap });
        }
        if item.kind.is_rest() || slot.gap >= 10 {
            teaching = 0;
        }
        if !item.kind.is_rest() {
            let before = teaching;
            teaching += item.minutes;
            if before <= LONGEST_WITHOUT_BREAK && teaching > LONGEST_WITHOUT_BREAK && before > 0 {
                found.push(Problem::NoBreak { item: item.id, minutes: teaching });
            }
        }
    }
    let planned = schedule.end.saturating_sub(day.start.minutes());
    if planned > LUNCH_NEEDED_FROM && day.items.iter().all(|item| item.kind != ItemKind::Lunch) {
        found.push(Problem::NoLunch);
    }
    let end = day.end.minutes();
    if schedule.end > DAY_MINUTES {
        found.push(Problem::PastMidnight);
    } else if schedule.end > end {
        found.push(Problem::PastEnd { minutes: schedule.end - end });
    } else if end - schedule.end > EARLY_END_ALLOWED {
        found.push(Problem::EndsEarly { minutes: end - schedule.end });
    }
    found
}

/// What is wrong with the dates of a day.
#[must_use]
pub fn date_problems(agenda: &Agenda, index: usize, days_off: &DaysOff) -> Vec<Problem> {
    let Some(day) = agenda.days.get(index) else { return Vec::new() };
    let Some(date) = day.date else { return Vec::new() };
    let mut found = Vec::new();
    let before = agenda.days[..index].iter().filter_map(|day| day.date).next_back();
    if before.is_some_and(|before| before >= date) {
        found.push(Problem::DateOrder);
    }
    if days_off.is_off(date) {
        found.push(Problem::DayOff);
    }
    found
}

/// The ways to mend a problem of a day, the best first.
#[must_use]
pub fn fixes(doc: DocId, day: &Day, problem: Problem, ids: &Ids) -> Vec<Fix> {
    let edit = |edit| Command::Agenda(doc, edit);
    let one = |kind, command| vec![Fix { kind, command }];
    match problem {
        Problem::Gap { item, minutes } => {
            let mut fixes = Vec::new();
            if let Some(previous) = before(day, item)
                && previous.minutes + minutes <= LONGEST_ITEM
            {
                let field = ItemField::Minutes(previous.minutes + minutes);
                let command = edit(AgendaEdit::Item(previous.id, field));
                fixes.push(Fix { kind: FixKind::Stretch(minutes), command });
            }
            if let Some(index) = index_of(day, item) {
                let new = Item::new(ids.make(), ItemKind::Break, "", minutes.min(LONGEST_ITEM));
                let command = edit(AgendaEdit::AddItem(day.id, index, Box::new(new)));
                fixes.push(Fix { kind: FixKind::AddBreak(minutes), command });
            }
            fixes.push(unlock(doc, item));
            fixes
        }
        Problem::Overlap { item, minutes, .. } => {
            let mut fixes: Vec<Fix> = shorten_before(doc, day, item, minutes).into_iter().collect();
            fixes.push(unlock(doc, item));
            fixes
        }
        Problem::LockBeforeStart { item } => vec![unlock(doc, item)],
        Problem::PastEnd { minutes } => {
            let mut fixes: Vec<Fix> = shorten_last(doc, day, minutes).into_iter().collect();
            let end = TimeOfDay::from_minutes(DaySchedule::of(day).end);
            let command = edit(AgendaEdit::Day(day.id, DayField::End(end)));
            fixes.push(Fix { kind: FixKind::MoveEnd(end), command });
            fixes
        }
        Problem::EndsEarly { .. } => {
            let end = TimeOfDay::from_minutes(DaySchedule::of(day).end);
            one(FixKind::MoveEnd(end), edit(AgendaEdit::Day(day.id, DayField::End(end))))
        }
        Problem::NoBreak { item, .. } => {
            let Some(index) = index_of(day, item) else { return Vec::new() };
            let new = Item::new(ids.make(), ItemKind::Break, "", 15);
            one(FixKind::AddBreak(15), edit(AgendaEdit::AddItem(day.id, index, Box::new(new))))
        }
        Problem::NoLunch => {
            let middle = day.start.minutes() + (DaySchedule::of(day).end - day.start.minutes()) / 2;
            let slots = DaySchedule::of(day).slots;
            let index = slots.iter().position(|slot| slot.end > middle).map_or(day.items.len(), |i| i + 1);
            let new = Item::new(ids.make(), ItemKind::Lunch, "", 60);
            one(FixKind::AddLunch(60), edit(AgendaEdit::AddItem(day.id, index, Box::new(new))))
        }
        Problem::Empty | Problem::PastMidnight | Problem::DateOrder | Problem::DayOff => Vec::new(),
    }
}

/// The way to mend a date: the next free one, and the dates after it moved on where they must.
#[must_use]
pub fn date_fix(doc: DocId, agenda: &Agenda, day: DayId, days_off: &DaysOff) -> Option<Fix> {
    let index = agenda.day_index(day)?;
    let before = agenda.days[..index].iter().filter_map(|day| day.date).next_back();
    let own = agenda.days[index].date?;
    let from = before.map_or(own, |before| before.tomorrow().unwrap_or(before).max(own));
    let date = super::dates::next_free(from, days_off);
    let moved = super::dates::push_from(agenda, index, date, days_off);
    let command = Command::Batch(BatchName::PushDates, vec![Command::Agenda(doc, AgendaEdit::Dates(moved))]);
    Some(Fix { kind: FixKind::NextFreeDate(date), command })
}

fn unlock(doc: DocId, item: ItemId) -> Fix {
    let edit = AgendaEdit::Item(item, ItemField::LockedStart(None));
    Fix { kind: FixKind::Unlock, command: Command::Agenda(doc, edit) }
}

fn index_of(day: &Day, item: ItemId) -> Option<usize> {
    day.items.iter().position(|other| other.id == item)
}

fn before(day: &Day, item: ItemId) -> Option<&Item> {
    let index = index_of(day, item)?;
    day.items.get(index.checked_sub(1)?).map(AsRef::as_ref)
}

/// Shortens what stands between the last lock and `item` by `minutes`, if its minimums allow it.
fn shorten_before(doc: DocId, day: &Day, item: ItemId, minutes: u32) -> Option<Fix> {
    let index = index_of(day, item)?;
    let first = day.items[..index].iter().rposition(|other| other.locked_start.is_some()).unwrap_or(0);
    shorten(doc, &day.items[first..index], minutes)
}

fn shorten_last(doc: DocId, day: &Day, minutes: u32) -> Option<Fix> {
    let first = day.items.iter().rposition(|other| other.locked_start.is_some()).unwrap_or(0);
    shorten(doc, &day.items[first..], minutes)
}

fn shorten(doc: DocId, items: &[std::sync::Arc<Item>], minutes: u32) -> Option<Fix> {
    let steps = super::cut::shorten_by(items.iter().map(AsRef::as_ref), minutes)?;
    let commands = steps
        .into_iter()
        .map(|(item, to)| Command::Agenda(doc, AgendaEdit::Item(item, ItemField::Minutes(to))))
        .collect();
    Some(Fix { kind: FixKind::Shorten(minutes), command: Command::Batch(BatchName::Fix, commands) })
}
