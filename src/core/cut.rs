//! The cut helper: what to give up when time is short. A proposal, shown before it is taken.
//!
//! First what can be shortened gives minutes, each in proportion to what it can spare and never below its
//! minimum; then what can be dropped goes, the shortest that does it first. Breaks, lunch, opening and
//! closing are never touched, nor what has begun or is over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agenda::{Agenda, Day, Item, ItemKind, Priority};
use super::command::{AgendaEdit, BatchName, Command, ItemField};
use super::ids::{DayId, ItemId};
use super::record::{Record, Status};
use super::workspace::DocId;

/// Lengths are cut to whole multiples of this many minutes where that is possible.
const STEP: u32 = 5;

/// One line of a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CutStep {
    /// The item.
    pub item: ItemId,
    /// Its minutes now.
    pub from: u32,
    /// Its minutes then; `None` drops it.
    pub to: Option<u32>,
}

impl CutStep {
    /// The minutes that the step saves.
    #[must_use]
    pub fn saved(self) -> u32 {
        self.from - self.to.unwrap_or(0).min(self.from)
    }
}

/// What the helper proposes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proposal {
    /// Its lines, in the order of the plan.
    pub steps: Vec<CutStep>,
    /// Items that move to another day, to its end before the closing: (item, day).
    pub moves: Vec<(ItemId, DayId)>,
    /// Days that go.
    pub removed_days: Vec<DayId>,
    /// The minutes saved.
    pub saved: u32,
    /// The minutes that could not be found.
    pub missing: u32,
}

impl Proposal {
    /// What carries it out, as one step.
    #[must_use]
    pub fn command(&self, doc: DocId, agenda: &Agenda) -> Command {
        let mut commands = Vec::new();
        for step in &self.steps {
            let edit = match step.to {
                Some(minutes) => AgendaEdit::Item(step.item, ItemField::Minutes(minutes)),
                None => AgendaEdit::RemoveItem(step.item),
            };
            commands.push(Command::Agenda(doc, edit));
        }
        let mut added: BTreeMap<DayId, usize> = BTreeMap::new();
        for (item, day) in &self.moves {
            let place = added.entry(*day).or_insert_with(|| self.end_of(agenda, *day));
            commands.push(Command::Agenda(doc, AgendaEdit::MoveItem(*item, *day, *place)));
            *place += 1;
        }
        for day in &self.removed_days {
            commands.push(Command::Agenda(doc, AgendaEdit::RemoveDay(*day)));
        }
        let name = if self.removed_days.is_empty() { BatchName::Cut } else { BatchName::FewerDays };
        Command::Batch(name, commands)
    }

    /// Where a moved item goes in a day: before its reflection and closing, counted after the drops.
    fn end_of(&self, agenda: &Agenda, day: DayId) -> usize {
        let Some(day) = agenda.day(day) else { return 0 };
        let dropped = |id| self.steps.iter().any(|step| step.item == id && step.to.is_none());
        let left: Vec<&Arc<Item>> = day.items.iter().filter(|item| !dropped(item.id)).collect();
        left.len() - left.iter().rev().take_while(|item| ends_day(item.kind)).count()
    }
}

fn ends_day(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Closing | ItemKind::Reflection)
}

/// Whether the helper may touch an item at all.
fn may_touch(item: &Item, records: &BTreeMap<ItemId, Arc<Record>>) -> bool {
    let sacred = matches!(item.kind, ItemKind::Opening | ItemKind::Closing) || item.kind.is_rest();
    let begun = records.get(&item.id).is_some_and(|record| record.status != Status::Planned);
    !sacred && !begun
}

/// The minutes that an item can spare.
fn spare(item: &Item) -> u32 {
    let can = matches!(item.priority, Priority::Shorten | Priority::Drop);
    if can { item.minutes.saturating_sub(item.min_minutes.unwrap_or(item.minutes).max(1)) } else { 0 }
}

/// Shortens some items by exactly `minutes`, in proportion to what each can spare. `None` if they can't
/// spare that much. Breaks, opening and closing stay as they are.
#[must_use]
pub fn shorten_by<'a>(items: impl Iterator<Item = &'a Item>, minutes: u32) -> Option<Vec<(ItemId, u32)>> {
    let none = BTreeMap::new();
    let items: Vec<&Item> = items.filter(|item| may_touch(item, &none) && spare(item) > 0).collect();
    let steps = shorten(&items, minutes);
    let saved: u32 = steps.iter().map(|step| step.saved()).sum();
    (saved >= minutes).then(|| steps.into_iter().map(|step| (step.item, step.to.unwrap_or(1))).collect())
}

/// Shortens items by `minutes` or as much as they can spare.
fn shorten(items: &[&Item], minutes: u32) -> Vec<CutStep> {
    let total: u32 = items.iter().map(|item| spare(item)).sum();
    let wanted = minutes.min(total);
    if wanted == 0 {
        return Vec::new();
    }
    // Each gives its share, rounded down to whole steps; what is left goes round, a step at a time.
    let mut give: Vec<u32> = items.iter().map(|item| (spare(item) * wanted / total) / STEP * STEP).collect();
    let mut left = wanted - give.iter().sum::<u32>();
    while left > 0 {
        for (item, given) in items.iter().zip(&mut give) {
            let more = left.min(STEP).min(spare(item) - *given);
            *given += more;
            left -= more;
        }
    }
    items
        .iter()
        .zip(give)
        .filter(|(_, given)| *given > 0)
        .map(|(item, given)| CutStep { item: item.id, from: item.minutes, to: Some(item.minutes - given) })
        .collect()
}

/// What to give up to save `minutes` in some days.
#[must_use]
pub fn cut_minutes<'a>(
    days: impl IntoIterator<Item = &'a Day>,
    records: &BTreeMap<ItemId, Arc<Record>>,
    minutes: u32,
) -> Proposal {
    let all: Vec<&Item> = days.into_iter().flat_map(|day| day.items.iter().map(AsRef::as_ref)).collect();
    let can: Vec<&Item> = all.iter().copied().filter(|item| may_touch(item, records)).collect();
    let shortable: Vec<&Item> = can.iter().copied().filter(|item| spare(item) > 0).collect();
    let total: u32 = shortable.iter().map(|item| spare(item)).sum();
    let mut dropped: Vec<&Item> = Vec::new();
    if total < minutes {
        // Shortening alone is not enough: drop the shortest until the rest can be shortened.
        let mut optional: Vec<&Item> =
            can.iter().copied().filter(|item| item.priority == Priority::Drop).collect();
        optional.sort_by_key(|item| item.minutes);
        let mut reach = total;
        for item in optional {
            if reach >= minutes {
                break;
            }
            reach += item.minutes - spare(item);
            dropped.push(item);
        }
    }
    let gone: u32 = dropped.iter().map(|item| item.minutes).sum();
    let rest: Vec<&Item> =
        shortable.into_iter().filter(|item| dropped.iter().all(|other| other.id != item.id)).collect();
    let mut steps = shorten(&rest, minutes.saturating_sub(gone));
    steps.extend(dropped.iter().map(|item| CutStep { item: item.id, from: item.minutes, to: None }));
    let order = |id: ItemId| all.iter().position(|item| item.id == id);
    steps.sort_by_key(|step| order(step.item));
    let saved: u32 = steps.iter().map(|step| step.saved()).sum();
    Proposal { steps, saved, missing: minutes.saturating_sub(saved), ..Proposal::default() }
}

/// How to fit a plan into its first `count` days: the sessions of the days that go move into those that
/// stay, core first, and what does not fit is shortened, then dropped. Every day keeps its opening,
/// breaks, lunch and closing.
#[must_use]
pub fn fewer_days(agenda: &Agenda, records: &BTreeMap<ItemId, Arc<Record>>, count: usize) -> Proposal {
    let count = count.max(1);
    if count >= agenda.days.len() {
        return Proposal::default();
    }
    let (stay, go) = agenda.days.split_at(count);
    let moving: Vec<&Item> = go
        .iter()
        .flat_map(|day| day.items.iter().map(AsRef::as_ref))
        .filter(|item| item.kind == ItemKind::Session)
        .collect();
    let wanted: u32 = moving.iter().map(|item| item.minutes).sum();
    let room: u32 = stay
        .iter()
        .map(|day| day.end.minutes().saturating_sub(super::schedule::DaySchedule::of(day).end))
        .sum();
    let mut with_moved: Vec<Day> = stay.to_vec();
    let mut holder = stay[0].clone();
    holder.items = moving.iter().map(|item| Arc::new((*item).clone())).collect();
    with_moved.push(holder);
    let mut proposal = cut_minutes(&with_moved, records, wanted.saturating_sub(room));
    let dropped = |id| proposal.steps.iter().any(|step| step.item == id && step.to.is_none());
    let moves = share_out(stay, &moving, dropped, &proposal.steps);
    proposal.moves = moves;
    proposal.removed_days = go.iter().map(|day| day.id).collect();
    proposal
}

/// Shares items out over days: each goes to the day with the most room left.
fn share_out(
    days: &[Day],
    moving: &[&Item],
    dropped: impl Fn(ItemId) -> bool,
    steps: &[CutStep],
) -> Vec<(ItemId, DayId)> {
    let minutes_then = |item: &Item| {
        let step = steps.iter().find(|step| step.item == item.id);
        step.map_or(item.minutes, |step| step.to.unwrap_or(0))
    };
    let mut room: Vec<(DayId, i64)> = days
        .iter()
        .map(|day| {
            let planned: u32 = day.items.iter().map(|item| minutes_then(item)).sum();
            let length = day.end.minutes().saturating_sub(day.start.minutes());
            (day.id, i64::from(length) - i64::from(planned))
        })
        .collect();
    let mut moves = Vec::new();
    for item in moving.iter().filter(|item| !dropped(item.id)) {
        if let Some(most) = room.iter_mut().max_by_key(|(_, left)| *left) {
            most.1 -= i64::from(minutes_then(item));
            moves.push((item.id, most.0));
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Ids;
    use crate::core::time::TimeOfDay;

    fn item(ids: &Ids, kind: ItemKind, minutes: u32, least: u32, priority: Priority) -> Arc<Item> {
        let bare = Item::new(ids.make(), kind, "x", minutes);
        Arc::new(Item { min_minutes: Some(least), priority, ..bare })
    }

    fn day(ids: &Ids, items: Vec<Arc<Item>>) -> Day {
        Day {
            id: ids.make(),
            title: String::new(),
            date: None,
            start: TimeOfDay::from_minutes(540),
            end: TimeOfDay::from_minutes(1020),
            reference: None,
            items,
            extra: serde_json::Map::new(),
        }
    }

    #[test]
    fn shortening_comes_before_dropping_and_rest_is_never_touched() {
        let ids = Ids::new(0, 1);
        let day = day(
            &ids,
            vec![
                item(&ids, ItemKind::Opening, 30, 10, Priority::Shorten),
                item(&ids, ItemKind::Session, 90, 60, Priority::Shorten),
                item(&ids, ItemKind::Break, 15, 5, Priority::Shorten),
                item(&ids, ItemKind::Session, 60, 60, Priority::Core),
                item(&ids, ItemKind::Session, 40, 40, Priority::Drop),
            ],
        );
        let proposal = cut_minutes([&day], &BTreeMap::new(), 20);
        assert_eq!(proposal.steps, [CutStep { item: day.items[1].id, from: 90, to: Some(70) }]);
        let proposal = cut_minutes([&day], &BTreeMap::new(), 50);
        assert_eq!((proposal.saved, proposal.missing), (50, 0));
        assert!(proposal.steps.iter().any(|step| step.item == day.items[4].id && step.to.is_none()));
        let proposal = cut_minutes([&day], &BTreeMap::new(), 500);
        assert_eq!((proposal.saved, proposal.missing), (70, 430));
    }

    #[test]
    fn what_has_begun_stays() {
        let ids = Ids::new(0, 1);
        let day = day(&ids, vec![item(&ids, ItemKind::Session, 90, 30, Priority::Shorten)]);
        let record = Record { status: Status::InProgress, ..Record::default() };
        let records = BTreeMap::from([(day.items[0].id, Arc::new(record))]);
        assert_eq!(cut_minutes([&day], &records, 30).steps, []);
    }
}
