//! The cut helper: what to give up when time is short. A proposal, shown before it is taken.
//!
//! First what can be shortened gives minutes, each in proportion to what it can spare and never below its
//! minimum; then what can be dropped goes, the shortest that does it first. Breaks, lunch, opening and
//! closing are never touched, nor what has begun or is over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::times::DaySchedule;
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId, ItemId};
use crate::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use crate::core::model::record::{Record, Status};
use crate::core::time::TimeOfDay;

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
pub struct CutProposal {
    /// Its lines, in the order of the plan.
    pub steps: Vec<CutStep>,
    /// Items that move to another day: (item, day).
    pub moves: Vec<(ItemId, DayId)>,
    /// Days that go.
    pub removed_days: Vec<DayId>,
    /// What goes with those days: their openings, breaks and lunches.
    pub left_out: Vec<ItemId>,
    /// The closing of the last day that stays, where the closing of the whole course takes its place.
    pub replaced: Option<ItemId>,
    /// What stands in each day that changes, in its new order.
    order: Vec<(DayId, Vec<ItemId>)>,
    /// The minutes saved.
    pub saved: u32,
    /// The minutes that could not be found.
    pub missing: u32,
}

impl CutProposal {
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
        if let Some(closing) = self.replaced {
            commands.push(Command::Agenda(doc, AgendaEdit::RemoveItem(closing)));
        }
        for (id, _) in &self.moves {
            if agenda.item(*id).is_some_and(|item| item.locked_start.is_some()) {
                // A start that held on the old day means nothing on the new one.
                let unlock = AgendaEdit::Item(*id, ItemField::LockedStart(None));
                commands.push(Command::Agenda(doc, unlock));
            }
        }
        commands.extend(self.in_order(agenda).into_iter().map(|edit| Command::Agenda(doc, edit)));
        for day in &self.removed_days {
            commands.push(Command::Agenda(doc, AgendaEdit::RemoveDay(*day)));
        }
        let name = if self.removed_days.is_empty() { BatchName::Cut } else { BatchName::FewerDays };
        Command::Batch(name, commands)
    }

    /// The moves that bring every day into its new order.
    fn in_order(&self, agenda: &Agenda) -> Vec<AgendaEdit> {
        let gone = |id: ItemId| {
            self.replaced == Some(id) || self.steps.iter().any(|step| step.item == id && step.to.is_none())
        };
        let left = |day: &Day| day.items.iter().map(|item| item.id).filter(|id| !gone(*id)).collect();
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

fn ends_day(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Closing | ItemKind::Reflection)
}

/// Whether the helper may touch an item at all.
fn may_touch(item: &Item, records: &BTreeMap<ItemId, Arc<Record>>) -> bool {
    let sacred = matches!(item.kind, ItemKind::Opening | ItemKind::Closing) || item.kind.is_rest();
    !sacred && !begun(item, records)
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

/// How to fit a plan into its first `count` days. Sessions keep their order: those of the days that go
/// move up into those that stay, as far as there is room; what does not fit is shortened, then dropped.
/// Every day that stays keeps its opening, breaks and lunch; the closing of the course comes last. A day
/// that is over takes nothing more.
#[must_use]
pub fn fewer_days(agenda: &Agenda, records: &BTreeMap<ItemId, Arc<Record>>, count: usize) -> CutProposal {
    let count = count.max(1);
    if count >= agenda.days.len() {
        return CutProposal::default();
    }
    let (stay, go) = agenda.days.split_at(count);
    let mut fit = Fit::of(stay, go, records);
    let teaching: u32 = fit.queue.iter().map(|(_, item)| item.minutes).sum();
    let room: u32 = fit.days.iter().map(|day| day.room).sum();
    let mut wanted = teaching.saturating_sub(room);
    let items: Vec<&Item> = fit.queue.iter().map(|(_, item)| *item).collect();
    let mut proposal = cut_items(&items, records, wanted);
    let mut over = fit.fill(&proposal.steps);
    // Sessions are not sand: what is left over at the end of the days has to be saved, too.
    for _ in 0..8 {
        if over == 0 || proposal.missing > 0 {
            break;
        }
        wanted += over;
        proposal = cut_items(&items, records, wanted);
        over = fit.fill(&proposal.steps);
    }
    proposal.missing = over;
    if fit.days.is_empty() {
        return CutProposal { missing: teaching, ..CutProposal::default() };
    }
    fit.lay_out(stay);
    proposal.moves = fit.moves;
    proposal.removed_days = go.iter().map(|day| day.id).collect();
    (proposal.replaced, proposal.left_out) = (fit.replaced, fit.left_out);
    proposal.moves.extend(fit.closing);
    proposal.order = fit.order;
    proposal
}

/// A plan on its way into fewer days.
struct Fit<'a> {
    /// The days that can take something, in order.
    days: Vec<FitDay>,
    /// What has to be shared out, with the index of the day it stands in, in order.
    queue: Vec<(usize, &'a Item)>,
    /// The items that move, and where to.
    moves: Vec<(ItemId, DayId)>,
    /// What is taught on each of the days, with its minutes, in order.
    taught: Vec<Vec<(ItemId, u32)>>,
    /// Everything that stands in each of the days, in order.
    order: Vec<(DayId, Vec<ItemId>)>,
    /// The closing of the course, and the day it moves to.
    closing: Option<(ItemId, DayId)>,
    replaced: Option<ItemId>,
    left_out: Vec<ItemId>,
}

/// A day that can take something.
struct FitDay {
    id: DayId,
    index: usize,
    /// Minutes beside what stays in it anyway.
    room: u32,
}

impl<'a> Fit<'a> {
    fn of(stay: &'a [Day], go: &'a [Day], records: &BTreeMap<ItemId, Arc<Record>>) -> Self {
        let moves_on = |item: &&Item| {
            matches!(item.kind, ItemKind::Session | ItemKind::Other) && may_touch(item, records)
        };
        let closing = go.iter().rev().find_map(|day| {
            day.items.iter().rev().find(|item| item.kind == ItemKind::Closing).map(AsRef::as_ref)
        });
        let mut days = Vec::new();
        let mut queue = Vec::new();
        let mut replaced = None;
        for (index, day) in stay.iter().enumerate().filter(|(_, day)| !is_over(day, records)) {
            let own = day.items.iter().map(AsRef::as_ref).filter(moves_on);
            let movable: u32 = own.clone().map(|item| item.minutes).sum();
            queue.extend(own.map(|item| (index, item)));
            let mut fixed = day.items.iter().map(|item| item.minutes).sum::<u32>() - movable;
            if index + 1 == stay.len()
                && let Some(closing) = closing
            {
                let old = day.items.iter().rev().find(|item| item.kind == ItemKind::Closing);
                let old = old.filter(|old| !begun(old, records));
                fixed = fixed + closing.minutes - old.map_or(0, |old| old.minutes);
                replaced = old.map(|old| old.id);
            }
            let length = day.end.minutes().saturating_sub(day.start.minutes());
            days.push(FitDay { id: day.id, index, room: length.saturating_sub(fixed) });
        }
        let last = days.last().filter(|day: &&FitDay| day.index + 1 == stay.len()).map(|day| day.id);
        let closing = closing.and_then(|closing| Some((closing.id, last?)));
        let mut left_out = Vec::new();
        for (index, day) in go.iter().enumerate() {
            let others = day.items.iter().filter(|item| closing.is_none_or(|(id, _)| id != item.id));
            for item in others.map(AsRef::as_ref) {
                // What was begun moves along, whatever it is: its record must not lose its item.
                if moves_on(&item) || begun(item, records) {
                    queue.push((stay.len() + index, item));
                } else {
                    left_out.push(item.id);
                }
            }
        }
        let (moves, taught, order) = (Vec::new(), Vec::new(), Vec::new());
        Self { days, queue, moves, taught, order, closing, replaced, left_out }
    }

    /// Shares the queue out over the days, in order. Returns the minutes that run over.
    fn fill(&mut self, steps: &[CutStep]) -> u32 {
        self.moves.clear();
        self.taught.clear();
        let Some(last) = self.days.last().map(|day| day.index) else { return 0 };
        let then: BTreeMap<ItemId, Option<u32>> = steps.iter().map(|step| (step.item, step.to)).collect();
        let left = self.queue.iter().filter_map(|(day, item)| {
            let minutes = then.get(&item.id).copied().unwrap_or(Some(item.minutes))?;
            Some((*day, item.id, minutes))
        });
        let mut left = left.peekable();
        let mut over = 0;
        for day in &self.days {
            let mut used = 0;
            let mut taught = Vec::new();
            while let Some((from, id, minutes)) = left.next_if(|(from, _, minutes)| {
                *from <= day.index || day.index == last || used + minutes <= day.room
            }) {
                used += minutes;
                taught.push((id, minutes));
                if from != day.index {
                    self.moves.push((id, day.id));
                }
            }
            over += used.saturating_sub(day.room);
            self.taught.push(taught);
        }
        over
    }

    /// Lays out what is taught between what stays in each day anyway, so that breaks and lunch come when
    /// they came before.
    fn lay_out(&mut self, stay: &[Day]) {
        for (fit, taught) in self.days.iter().zip(&self.taught) {
            let day = &stay[fit.index];
            let schedule = DaySchedule::of(day);
            let moves_on = |id: ItemId| self.queue.iter().any(|(_, item)| item.id == id);
            let stays = day.items.iter().zip(&schedule.slots);
            let stays = stays.filter(|(item, _)| !moves_on(item.id) && self.replaced != Some(item.id));
            let mut taught = taught.iter().copied().peekable();
            let mut order = Vec::new();
            let mut cursor = day.start.minutes();
            for (item, slot) in stays {
                let last = ends_day(item.kind);
                let nearer = |cursor: u32, minutes: u32| {
                    let after = cursor + minutes;
                    let held = item.locked_start.is_some() && after > slot.start;
                    last || (!held && after.abs_diff(slot.start) < cursor.abs_diff(slot.start))
                };
                while let Some((id, minutes)) = taught.next_if(|(_, minutes)| nearer(cursor, *minutes)) {
                    order.push(id);
                    cursor += minutes;
                }
                order.push(item.id);
                cursor = item.locked_start.map_or(cursor, TimeOfDay::minutes) + item.minutes;
            }
            order.extend(taught.map(|(id, _)| id));
            order.extend(self.closing.filter(|(_, day)| *day == fit.id).map(|(id, _)| id));
            self.order.push((fit.id, order));
        }
    }
}

fn begun(item: &Item, records: &BTreeMap<ItemId, Arc<Record>>) -> bool {
    records.get(&item.id).is_some_and(|record| record.status != Status::Planned)
}

/// Whether all teaching of a day is closed: then it is over.
fn is_over(day: &Day, records: &BTreeMap<ItemId, Arc<Record>>) -> bool {
    let mut teaching = day.items.iter().filter(|item| item.kind.is_teaching()).peekable();
    let closed = |item: &Arc<Item>| records.get(&item.id).is_some_and(|record| record.status.is_closed());
    teaching.peek().is_some() && teaching.all(closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Ids;

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
