//! The cut helper: what to give up when time is short. A proposal, shown before it is taken.
//!
//! [`cut_minutes`] leaves everything in its place (`plan::less_time` lays days out anew). First what can be shortened gives minutes, each in proportion to what it can spare and never below its
//! minimum; then what can be dropped goes, the shortest that does it first. Breaks, lunch, opening and
//! closing are never touched, nor what has begun or is over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pack::share_out;
use crate::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId, ItemId};
use crate::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use crate::core::model::record::{Record, Status};

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

/// An item that is taught in parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// The item.
    pub item: ItemId,
    /// Its parts, in order: the id of each, its day, its minutes. The first has the id of the item.
    pub parts: Vec<(ItemId, DayId, u32)>,
}

/// What the helper proposes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CutProposal {
    /// Its lines, in the order of the plan.
    pub steps: Vec<CutStep>,
    /// Items that move to another day: (item, day).
    pub moves: Vec<(ItemId, DayId)>,
    /// Items that are taught in parts; their minutes then are those of the steps.
    pub splits: Vec<Split>,
    /// Days that get another title, as what is in them is another; an empty one where no title fits.
    pub titles: Vec<(DayId, String)>,
    /// Days that go.
    pub removed_days: Vec<DayId>,
    /// What goes with those days: their openings, breaks and lunches.
    pub left_out: Vec<ItemId>,
    /// The closing of the last day that stays, where the closing of the whole course takes its place.
    pub replaced: Option<ItemId>,
    /// What stands in each day that changes, in its new order.
    pub(super) order: Vec<(DayId, Vec<ItemId>)>,
    /// The minutes saved.
    pub saved: u32,
    /// The minutes that could not be found.
    pub missing: u32,
    /// The days that are too long then, by so many minutes.
    pub over: Vec<(DayId, u32)>,
}

impl CutProposal {
    /// Several proposals, each for a day of its own, as one.
    #[must_use]
    pub fn together(proposals: impl IntoIterator<Item = Self>) -> Self {
        proposals.into_iter().fold(Self::default(), |mut all, one| {
            all.steps.extend(one.steps);
            all.moves.extend(one.moves);
            all.splits.extend(one.splits);
            all.titles.extend(one.titles);
            all.removed_days.extend(one.removed_days);
            all.left_out.extend(one.left_out);
            all.replaced = all.replaced.or(one.replaced);
            all.order.extend(one.order);
            all.over.extend(one.over);
            (all.saved, all.missing) = (all.saved + one.saved, all.missing + one.missing);
            all
        })
    }

    /// Whether it would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
            && self.moves.is_empty()
            && self.splits.is_empty()
            && self.removed_days.is_empty()
    }

    /// What carries it out, as one step.
    #[must_use]
    pub fn command(&self, doc: DocId, agenda: &Agenda) -> Command {
        let name = if self.removed_days.is_empty() { BatchName::Cut } else { BatchName::FewerDays };
        let edits = self.edits(agenda).into_iter();
        Command::Batch(name, edits.map(|edit| Command::Agenda(doc, edit)).collect())
    }

    /// The edits that carry it out, in their order.
    pub(super) fn edits(&self, agenda: &Agenda) -> Vec<AgendaEdit> {
        let mut edits = Vec::new();
        for step in &self.steps {
            edits.push(match step.to {
                Some(minutes) => AgendaEdit::Item(step.item, ItemField::Minutes(minutes)),
                None => AgendaEdit::RemoveItem(step.item),
            });
        }
        edits.extend(self.replaced.map(AgendaEdit::RemoveItem));
        for (id, _) in &self.moves {
            if agenda.item(*id).is_some_and(|item| item.locked_start.is_some()) {
                // A start that held on the old day means nothing on the new one.
                edits.push(AgendaEdit::Item(*id, ItemField::LockedStart(None)));
            }
        }
        for split in &self.splits {
            for pair in split.parts.windows(2) {
                edits.push(AgendaEdit::Split(pair[0].0, pair[0].2, pair[1].0));
            }
        }
        edits.extend(self.in_order(agenda));
        edits.extend(self.removed_days.iter().map(|day| AgendaEdit::RemoveDay(*day)));
        for (day, title) in &self.titles {
            edits.push(AgendaEdit::Day(*day, DayField::Title(title.clone())));
        }
        edits
    }

    /// The moves that bring every day into its new order.
    fn in_order(&self, agenda: &Agenda) -> Vec<AgendaEdit> {
        let gone = |id: ItemId| {
            self.replaced == Some(id) || self.steps.iter().any(|step| step.item == id && step.to.is_none())
        };
        let parts = |id: ItemId| match self.splits.iter().find(|split| split.item == id) {
            Some(split) => split.parts.iter().map(|(id, ..)| *id).collect(),
            None => vec![id],
        };
        let left = |day: &Day| {
            let items = day.items.iter().map(|item| item.id).filter(|id| !gone(*id));
            items.flat_map(parts).collect()
        };
        let mut now: BTreeMap<DayId, Vec<ItemId>> =
            agenda.days.iter().map(|day| (day.id, left(day))).collect();
        let mut edits = Vec::new();
        for (day, order) in &self.order {
            for (place, id) in order.iter().enumerate() {
                if now.get(day).and_then(|items| items.get(place)) == Some(id) {
                    continue;
                }
                for items in now.values_mut() {
                    items.retain(|other| other != id);
                }
                now.entry(*day).or_default().insert(place, *id);
                edits.push(AgendaEdit::MoveItem(*id, *day, place));
            }
        }
        edits
    }
}

/// Whether the helper may touch an item at all.
pub(super) fn may_touch(item: &Item, records: &BTreeMap<ItemId, Arc<Record>>) -> bool {
    let sacred = matches!(item.kind, ItemKind::Opening | ItemKind::Closing) || item.kind.is_rest();
    !sacred && !begun(item, records)
}

/// The minutes that an item can spare.
pub(super) fn spare(item: &Item) -> u32 {
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
    let spare: Vec<u32> = items.iter().map(|item| spare(item)).collect();
    let give = share_out(&spare, minutes);
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
) -> CutProposal {
    let all: Vec<&Item> = days.into_iter().flat_map(|day| day.items.iter().map(AsRef::as_ref)).collect();
    cut_items(&all, records, minutes)
}

fn cut_items(all: &[&Item], records: &BTreeMap<ItemId, Arc<Record>>, minutes: u32) -> CutProposal {
    let can: Vec<&Item> = all.iter().copied().filter(|item| may_touch(item, records)).collect();
    let total: u32 = can.iter().map(|item| spare(item)).sum();
    let dropped = to_drop(&can, total, minutes);
    let is_dropped = |id: ItemId| dropped.iter().any(|item| item.id == id);
    let gone: u32 = dropped.iter().map(|item| item.minutes).sum();
    let rest: Vec<&Item> = can.into_iter().filter(|item| spare(item) > 0 && !is_dropped(item.id)).collect();
    let mut steps = shorten(&rest, minutes.saturating_sub(gone));
    steps.extend(dropped.iter().map(|item| CutStep { item: item.id, from: item.minutes, to: None }));
    let places: BTreeMap<ItemId, usize> = all.iter().map(|item| item.id).zip(0..).collect();
    steps.sort_by_key(|step| places.get(&step.item).copied());
    let saved: u32 = steps.iter().map(|step| step.saved()).sum();
    CutProposal { steps, saved, missing: minutes.saturating_sub(saved), ..CutProposal::default() }
}

/// What has to be dropped because shortening, which can save `total`, is not enough: the shortest first,
/// and none that turns out not to be needed.
fn to_drop<'a>(can: &[&'a Item], total: u32, minutes: u32) -> Vec<&'a Item> {
    let mut optional: Vec<&Item> =
        can.iter().copied().filter(|item| item.priority == Priority::Drop).collect();
    optional.sort_by_key(|item| item.minutes);
    let mut reach = total;
    let mut dropped = Vec::new();
    for item in optional {
        if reach >= minutes {
            break;
        }
        reach += item.minutes - spare(item);
        dropped.push(item);
    }
    dropped.retain(|item| {
        let without = reach - (item.minutes - spare(item));
        let needed = without < minutes;
        if !needed {
            reach = without;
        }
        needed
    });
    dropped
}

fn begun(item: &Item, records: &BTreeMap<ItemId, Arc<Record>>) -> bool {
    records.get(&item.id).is_some_and(|record| record.status != Status::Planned)
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
        let (start, end) = (TimeOfDay::from_minutes(540), TimeOfDay::from_minutes(1020));
        Day { items, ..Day::new(ids.make(), start, end) }
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
