//! What is wrong with the clock times and dates of a day, with a way to mend each.
//!
//! A locked start that leaves a gap or is run into is a [`Problem`], and so is a day that runs past its
//! end or past midnight.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::times::{DaySchedule, Slot};
use super::usual::{lunch_place, usual_minutes};
use crate::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId, Ids, ItemId};
use crate::core::model::agenda::{Agenda, Day, Item, ItemKind};
use crate::core::model::course::{DaysOff, Hours};
use crate::core::time::{DAY_MINUTES, LONGEST_ITEM, TimeOfDay};

/// How long teaching may go on without a break, in minutes, before it is mentioned.
pub const LONGEST_WITHOUT_BREAK: u32 = 120;

/// From this length on, in minutes, a day is expected to have a lunch.
const LUNCH_NEEDED_FROM: u32 = 300;

/// The least that a lunch should last, in minutes.
const SHORTEST_LUNCH: u32 = 30;

/// From this many free minutes on, a gap rests people as well as a break.
const COUNTS_AS_REST: u32 = 10;

/// A day may end this much early, in minutes, without being mentioned.
const EARLY_END_ALLOWED: u32 = 60;

/// What is wrong with a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Nothing stands in the day.
    Empty,
    /// This many free minutes before an item.
    Gap {
        /// The item with the locked start.
        item: ItemId,
        /// The free minutes.
        minutes: u32,
    },
    /// What stands before runs this many minutes into an item.
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
    /// The day ends this many minutes later than it should.
    PastEnd {
        /// The minutes.
        minutes: u32,
    },
    /// The day ends this many minutes earlier than it could.
    EndsEarly {
        /// The minutes.
        minutes: u32,
    },
    /// The day runs past midnight.
    PastMidnight,
    /// A long day without lunch.
    NoLunch,
    /// A lunch of so few minutes.
    LunchShort {
        /// The lunch.
        item: ItemId,
        /// Its minutes.
        minutes: u32,
    },
    /// This many minutes of teaching without a break, up to this item.
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
    /// Make the item before it this many minutes longer.
    Stretch(u32),
    /// Make the items before it this many minutes shorter, none below its minimum.
    Shorten(u32),
    /// Put a break of this many minutes before it, or in the middle of it if it is too long by itself.
    AddBreak(u32),
    /// Put in a lunch of this many minutes.
    AddLunch(u32),
    /// Make lunch this many minutes long.
    LongerLunch(u32),
    /// Let the day begin at this time.
    MoveStart(TimeOfDay),
    /// Let the day end at this time.
    MoveEnd(TimeOfDay),
    /// Move the day to the next free date.
    NextFreeDate(Date),
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
    // The item that ends last so far: what a locked start runs into need not be the one right before it.
    let mut latest: Option<&Slot> = None;
    for (item, slot) in day.items.iter().zip(&schedule.slots) {
        if slot.start < day.start.minutes() {
            found.push(Problem::LockBeforeStart { item: item.id });
        } else if slot.gap > 0 {
            found.push(Problem::Gap { item: item.id, minutes: slot.gap });
        } else if let (Some(latest), true) = (latest, slot.overlap > 0) {
            found.push(Problem::Overlap { item: item.id, previous: latest.item, minutes: slot.overlap });
        }
        if latest.is_none_or(|latest| slot.end >= latest.end) {
            latest = Some(slot);
        }
        if item.kind == ItemKind::Lunch && item.minutes < SHORTEST_LUNCH {
            found.push(Problem::LunchShort { item: item.id, minutes: item.minutes });
        }
        if item.kind.is_rest() || slot.gap >= COUNTS_AS_REST {
            teaching = 0;
        }
        if !item.kind.is_rest() {
            let before = teaching;
            teaching += item.minutes;
            if before <= LONGEST_WITHOUT_BREAK && teaching > LONGEST_WITHOUT_BREAK {
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
    let set = |item, field| Command::Agenda(doc, AgendaEdit::Item(item, field));
    match problem {
        Problem::Gap { item, minutes } => mend_gap(doc, day, item, minutes, ids),
        Problem::Overlap { item, .. } => {
            let in_time = |schedule: &DaySchedule| schedule.slot(item).is_some_and(|slot| slot.overlap == 0);
            let before = index_of(day, item).unwrap_or(0);
            let mut fixes: Vec<Fix> = shorten(doc, day, before, in_time).into_iter().collect();
            fixes.push(unlock(doc, item));
            fixes
        }
        Problem::LockBeforeStart { item } => {
            let mut fixes = vec![unlock(doc, item)];
            if index_of(day, item) == Some(0) {
                fixes.extend(day.items[0].locked_start.map(|start| move_start(doc, day, start)));
            }
            fixes
        }
        Problem::PastEnd { .. } | Problem::PastMidnight => {
            let target = day.end.minutes();
            let in_time = |schedule: &DaySchedule| schedule.end <= target;
            let mut fixes: Vec<Fix> = shorten(doc, day, day.items.len(), in_time).into_iter().collect();
            fixes.extend(move_end(doc, day));
            if problem == Problem::PastMidnight {
                let locked = day.items.iter().rev().find(|item| item.locked_start.is_some());
                fixes.extend(locked.map(|item| unlock(doc, item.id)));
            }
            fixes
        }
        Problem::EndsEarly { .. } => move_end(doc, day).into_iter().collect(),
        Problem::NoBreak { item, .. } => add_break(doc, day, item, ids).into_iter().collect(),
        Problem::NoLunch => {
            let minutes = usual_minutes(ItemKind::Lunch);
            let new = Item::new(ids.make(), ItemKind::Lunch, "", minutes);
            let items = day.items.iter().map(AsRef::as_ref);
            let place = lunch_place(items, day.start, Hours::default().lunch);
            let edit = AgendaEdit::AddItem(day.id, place, Box::new(new));
            vec![Fix { kind: FixKind::AddLunch(minutes), command: Command::Agenda(doc, edit) }]
        }
        Problem::LunchShort { item, .. } => {
            let command = set(item, ItemField::Minutes(SHORTEST_LUNCH));
            vec![Fix { kind: FixKind::LongerLunch(SHORTEST_LUNCH), command }]
        }
        Problem::Empty | Problem::DateOrder | Problem::DayOff => Vec::new(),
    }
}

/// Free minutes before a locked start: the item before takes them, people rest, or the lock goes.
fn mend_gap(doc: DocId, day: &Day, item: ItemId, minutes: u32, ids: &Ids) -> Vec<Fix> {
    let Some(index) = index_of(day, item) else { return Vec::new() };
    let mut fixes = Vec::new();
    if index == 0 {
        fixes.extend(day.items[0].locked_start.map(|start| move_start(doc, day, start)));
    } else {
        // The gap begins where the latest item ends; stretching another one would not close it.
        let slots = DaySchedule::of(day).slots;
        let begins = slots[index].start - slots[index].gap;
        let latest = (0..index).find(|before| slots[*before].end == begins).map(|latest| &day.items[latest]);
        if let Some(latest) = latest.filter(|latest| latest.minutes + minutes <= LONGEST_ITEM) {
            let field = ItemField::Minutes(latest.minutes + minutes);
            let command = Command::Agenda(doc, AgendaEdit::Item(latest.id, field));
            fixes.push(Fix { kind: FixKind::Stretch(minutes), command });
        }
        if minutes <= LONGEST_ITEM {
            let new = Item::new(ids.make(), ItemKind::Break, "", minutes);
            let command = Command::Agenda(doc, AgendaEdit::AddItem(day.id, index, Box::new(new)));
            fixes.push(Fix { kind: FixKind::AddBreak(minutes), command });
        }
    }
    fixes.push(unlock(doc, item));
    fixes
}

/// A break before an item that makes teaching too long; in its middle, if it is too long by itself.
fn add_break(doc: DocId, day: &Day, item: ItemId, ids: &Ids) -> Option<Fix> {
    let index = index_of(day, item)?;
    let minutes = day.items[index].minutes;
    let rest = Box::new(Item::new(ids.make(), ItemKind::Break, "", usual_minutes(ItemKind::Break)));
    let command = if minutes > LONGEST_WITHOUT_BREAK {
        let half = (minutes / 2).next_multiple_of(5).min(minutes - 1);
        let split = Command::Agenda(doc, AgendaEdit::Split(item, half, ids.make()));
        let add = Command::Agenda(doc, AgendaEdit::AddItem(day.id, index + 1, rest));
        Command::Batch(BatchName::Fix, vec![split, add])
    } else {
        Command::Agenda(doc, AgendaEdit::AddItem(day.id, index, rest))
    };
    Some(Fix { kind: FixKind::AddBreak(usual_minutes(ItemKind::Break)), command })
}

/// The way to mend a date: the next free one, and the dates after it moved on where they must. The `happened`
/// days keep theirs.
#[must_use]
pub fn date_fix(
    doc: DocId,
    agenda: &Agenda,
    day: DayId,
    days_off: &DaysOff,
    happened: &BTreeSet<DayId>,
) -> Option<Fix> {
    let index = agenda.day_index(day).filter(|_| !happened.contains(&day))?;
    let before = agenda.days[..index].iter().filter_map(|day| day.date).next_back();
    let own = agenda.days[index].date?;
    let from = before.map_or(own, |before| before.tomorrow().unwrap_or(before).max(own));
    let date = super::dates::next_free(from, days_off);
    let moved = super::dates::push_from(agenda, index, date, days_off, happened);
    let command = Command::Batch(BatchName::PushDates, vec![Command::Agenda(doc, AgendaEdit::Dates(moved))]);
    Some(Fix { kind: FixKind::NextFreeDate(date), command })
}

fn unlock(doc: DocId, item: ItemId) -> Fix {
    let edit = AgendaEdit::Item(item, ItemField::LockedStart(None));
    Fix { kind: FixKind::Unlock, command: Command::Agenda(doc, edit) }
}

fn move_start(doc: DocId, day: &Day, start: TimeOfDay) -> Fix {
    let edit = AgendaEdit::Day(day.id, DayField::Start(start));
    Fix { kind: FixKind::MoveStart(start), command: Command::Agenda(doc, edit) }
}

/// Lets the day end when its last item does; no clock shows an end at midnight or later.
fn move_end(doc: DocId, day: &Day) -> Option<Fix> {
    let end = DaySchedule::of(day).end;
    if end >= DAY_MINUTES {
        return None;
    }
    let end = TimeOfDay::from_minutes(end);
    let edit = AgendaEdit::Day(day.id, DayField::End(end));
    Some(Fix { kind: FixKind::MoveEnd(end), command: Command::Agenda(doc, edit) })
}

fn index_of(day: &Day, item: ItemId) -> Option<usize> {
    day.items.iter().position(|other| other.id == item)
}

/// Shortens what stands between the last lock before `end` and `end`, by just as much as makes the day
/// `good`. `None` if the minimums do not allow it.
fn shorten(doc: DocId, day: &Day, end: usize, good: impl Fn(&DaySchedule) -> bool) -> Option<Fix> {
    let first = day.items[..end].iter().rposition(|other| other.locked_start.is_some()).unwrap_or(0);
    let schedule = DaySchedule::of(day);
    let minutes = match schedule.slots.get(end) {
        Some(slot) => slot.overlap,
        None => schedule.end.saturating_sub(day.end.minutes()),
    };
    let steps = super::cut::shorten_by(day.items[first..end].iter().map(AsRef::as_ref), minutes)?;
    let mut then = day.clone();
    for item in &mut then.items {
        if let Some((_, to)) = steps.iter().find(|(id, _)| *id == item.id) {
            Arc::make_mut(item).minutes = *to;
        }
    }
    if !good(&DaySchedule::of(&then)) {
        return None;
    }
    let commands = steps
        .into_iter()
        .map(|(item, to)| Command::Agenda(doc, AgendaEdit::Item(item, ItemField::Minutes(to))))
        .collect();
    Some(Fix { kind: FixKind::Shorten(minutes), command: Command::Batch(BatchName::Fix, commands) })
}
