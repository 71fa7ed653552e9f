//! Lunch at another time: what is taught flows round it.
//!
//! Lunch holds its time. What is taught keeps its order and its length and is laid anew before and after it
//! (`plan::less_time` lays out, `plan::pack` searches), so that neither a gap nor an overlap is left to mend:
//!
//! 1. Sessions go before or after lunch as they fit; one is split over it only where that saves more than a split
//!    is worth. Parts that lunch split before are whole again first.
//! 2. What then stays free before lunch, up to [`MOST_LONGER`] minutes, is given to the session before it.
//! 3. Where lunch or the end of the day is missed otherwise, sessions that can be shortened are; none is dropped.
//!
//! What can't be mended so is told ([`LunchOnDay::free`], [`LunchOnDay::over`], [`LunchOnDay::late`]).

use std::sync::Arc;

use super::cut::CutProposal;
use super::less_time::{Gives, Taker, fit, moves_on};
use super::pack::SPLIT_PRICE;
use super::problems::{Problem, problems};
use super::times::{DaySchedule, Slot};
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::edit::parts::belong_together;
use crate::core::ids::{DayId, DocId, Ids, ItemId};
use crate::core::model::Extra;
use crate::core::model::agenda::{Agenda, Day, Item, ItemKind};
use crate::core::model::course::Course;
use crate::core::model::progress::has_happened;
use crate::core::time::{LONGEST_ITEM, TimeOfDay};

/// The session before lunch is made longer by no more than this, in minutes.
pub const MOST_LONGER: u32 = 30;

/// What lunch at its new time means for a day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LunchOnDay {
    /// Sessions that are taught in two parts then, one before and one after lunch.
    pub split: Vec<ItemId>,
    /// The session that fills the time up to lunch, with the minutes that it gets.
    pub longer: Option<(ItemId, u32)>,
    /// Sessions that are shortened, with the minutes that each gives.
    pub shorter: Vec<(ItemId, u32)>,
    /// Minutes that stay free before lunch.
    pub free: u32,
    /// Minutes by which the morning is too long for lunch.
    pub over: u32,
    /// Minutes by which the day ends late.
    pub late: u32,
}

/// A change of lunch on several days.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LunchMove {
    /// The days that change, in order, and how.
    pub days: Vec<(DayId, LunchOnDay)>,
    edits: Vec<AgendaEdit>,
}

impl LunchMove {
    /// What carries it out, as one step; `None` if nothing would change.
    #[must_use]
    pub fn command(&self, course: &Course) -> Option<Command> {
        let doc = DocId::Course(course.id);
        let edits = self.edits.iter().map(|edit| Command::Agenda(doc, edit.clone()));
        (!self.edits.is_empty()).then(|| Command::Batch(BatchName::Hours, edits.collect()))
    }
}

/// Gives the lunch of a day, which begins at `at`, to all days on which nothing has happened yet, its own among
/// them where something is left to mend there.
#[must_use]
pub fn lunch_to_days(course: &Course, lunch: &Item, at: TimeOfDay, ids: &Ids) -> LunchMove {
    let mut all = LunchMove::default();
    if lunch.kind != ItemKind::Lunch {
        return all;
    }
    for day in course.agenda.days.iter().filter(|day| !has_happened(course, day)) {
        if let Some((edits, change)) = of_day(day, at, lunch.minutes, Gives::Minutes, ids) {
            all.edits.extend(edits);
            all.days.push((day.id, change));
        }
    }
    all
}

/// What brings the lunch of a day to a time and a length, and what that means. `None` where it has no lunch, or
/// has it so already and nothing can be made better. Sessions are shortened only where the day `gives` minutes.
pub(super) fn of_day(
    day: &Day,
    at: TimeOfDay,
    minutes: u32,
    gives: Gives,
    ids: &Ids,
) -> Option<(Vec<AgendaEdit>, LunchOnDay)> {
    let index = day.items.iter().position(|item| item.kind == ItemKind::Lunch)?;
    let lunch = &day.items[index];
    let before = Before { day, lunch: lunch.id };
    let mut best: Option<(Quality, Laid)> = None;
    for whole in joined(day, index) {
        let Some(index) = whole.day.items.iter().position(|item| item.id == lunch.id) else { continue };
        let others: Vec<ItemKind> =
            whole.day.items.iter().filter(|item| item.id != lunch.id).map(|item| item.kind).collect();
        let last = others.iter().rposition(|kind| *kind == ItemKind::Closing).unwrap_or(others.len());
        for place in (1..=last).chain([index]) {
            let moved = whole.with_lunch(index, place, at, minutes);
            for gives in [None, Some(Gives::Nothing), Some(gives)] {
                let proposal = match gives {
                    Some(gives) => moved.laid(day, gives, ids),
                    None => Some(CutProposal::default()),
                };
                let laid = proposal.and_then(|proposal| moved.carried_out(lunch.id, proposal));
                let Some(laid) = laid else { continue };
                let quality = before.quality(&laid);
                if best.as_ref().is_none_or(|(least, _)| quality < *least) {
                    best = Some((quality, laid));
                }
            }
        }
    }
    let (quality, laid) = best?;
    let has_it = lunch.locked_start == Some(at) && lunch.minutes == minutes;
    if has_it && quality.misses() >= before.as_it_is().misses() {
        return None;
    }
    let change = laid.change(lunch.id);
    Some((laid.edits, change))
}

/// A day that is being changed, and the edits that brought it there.
#[derive(Clone, Debug)]
struct Changing {
    day: Day,
    edits: Vec<AgendaEdit>,
}

/// The ways to begin with: the day with what its lunch at `index` splits in one piece again, before or after lunch;
/// where it splits nothing, the day as it is.
fn joined(day: &Day, index: usize) -> Vec<Changing> {
    let as_it_is = Changing { day: day.clone(), edits: Vec::new() };
    let before = day.items[..index].iter().rposition(|item| moves_on(item));
    let after = day.items[index..].iter().position(|item| moves_on(item)).map(|after| index + after);
    let Some((before, after)) = before.zip(after) else { return vec![as_it_is] };
    let (one, other) = (&day.items[before], &day.items[after]);
    let minutes = one.minutes.saturating_add(other.minutes);
    if !belong_together(one, other) || other.locked_start.is_some() || minutes > LONGEST_ITEM {
        return vec![as_it_is];
    }
    let least = match (one.min_minutes, other.min_minutes) {
        (None, None) => None,
        (one, other) => Some(one.unwrap_or(0).saturating_add(other.unwrap_or(0))),
    };
    let whole = Arc::new(Item { minutes, min_minutes: least, ..Item::clone(one) });
    // The first part is put right before the second, or the second right after the first.
    let moves = [(other.id, before + 1, before), (one.id, after - 1, after - 1)];
    let join = |(moved, to, place): (ItemId, usize, usize)| {
        let edits = vec![AgendaEdit::MoveItem(moved, day.id, to), AgendaEdit::MergeWithNext(one.id)];
        let mut items = day.items.clone();
        items.retain(|item| item.id != one.id && item.id != other.id);
        items.insert(place, Arc::clone(&whole));
        Changing { day: Day { items, ..day.clone() }, edits }
    };
    moves.map(join).to_vec()
}

impl Changing {
    /// The day with its lunch, which stands at `index`, at another place, time and length.
    fn with_lunch(&self, index: usize, place: usize, at: TimeOfDay, minutes: u32) -> Self {
        let mut moved = self.clone();
        let lunch = moved.day.items.remove(index);
        if place != index {
            moved.edits.push(AgendaEdit::MoveItem(lunch.id, moved.day.id, place));
        }
        if lunch.locked_start != Some(at) {
            moved.edits.push(AgendaEdit::Item(lunch.id, ItemField::LockedStart(Some(at))));
        }
        if lunch.minutes != minutes {
            moved.edits.push(AgendaEdit::Item(lunch.id, ItemField::Minutes(minutes)));
        }
        let lunch = Item { locked_start: Some(at), minutes, ..Item::clone(&lunch) };
        moved.day.items.insert(place, Arc::new(lunch));
        moved
    }

    /// What is taught laid out anew, breaks as near as they can be to their times so far.
    fn laid(&self, before: &Day, gives: Gives, ids: &Ids) -> Option<CutProposal> {
        fit(&[Taker::of(&self.day, self.day.end.minutes(), gives).with_breaks_of(before)], &[], ids)
    }

    /// The day as a proposal makes it, with what stays free before lunch given to what comes before it.
    fn carried_out(&self, lunch: ItemId, proposal: CutProposal) -> Option<Laid> {
        let agenda = Agenda { days: vec![self.day.clone()], extra: Extra::new() };
        let mut laid = Laid {
            day: carried_out(&self.day, &proposal),
            edits: self.edits.iter().cloned().chain(proposal.edits(&agenda)).collect(),
            proposal,
            longer: None,
        };
        let slots = DaySchedule::of(&laid.day).slots;
        let index = slots.iter().position(|slot| slot.item == lunch)?;
        let free = slots[index].gap;
        let locked =
            laid.day.items[..index].iter().rposition(|item| item.locked_start.is_some()).unwrap_or(0);
        let before = laid.day.items[locked..index].iter().rposition(|item| moves_on(item));
        if let Some(before) = before.filter(|_| (1..=MOST_LONGER).contains(&free)) {
            let mut longer = laid.day.clone();
            let item = Arc::make_mut(&mut longer.items[locked + before]);
            (item.minutes, laid.longer) = (item.minutes + free, Some((item.id, free)));
            let edit = AgendaEdit::Item(item.id, ItemField::Minutes(item.minutes));
            let fills = item.minutes <= LONGEST_ITEM;
            // A session that begins before the day does not end where the free time begins.
            if fills && DaySchedule::of(&longer).slots[index].gap == 0 {
                laid.day = longer;
                laid.edits.push(edit);
            } else {
                laid.longer = None;
            }
        }
        Some(laid)
    }
}

/// The day as a proposal makes it.
fn carried_out(day: &Day, proposal: &CutProposal) -> Day {
    if proposal.order.is_empty() {
        return day.clone();
    }
    let mut items: Vec<Arc<Item>> = day.items.clone();
    for step in &proposal.steps {
        if let Some(item) = items.iter_mut().find(|item| item.id == step.item) {
            Arc::make_mut(item).minutes = step.to.unwrap_or(item.minutes);
        }
    }
    for split in &proposal.splits {
        let Some(whole) = day.items.iter().find(|item| item.id == split.item) else { continue };
        items.retain(|item| item.id != split.item);
        for (number, (id, _, minutes)) in split.parts.iter().enumerate() {
            let locked_start = whole.locked_start.filter(|_| number == 0);
            items.push(Arc::new(Item { id: *id, minutes: *minutes, locked_start, ..Item::clone(whole) }));
        }
    }
    let order = proposal.order.iter().flat_map(|(_, order)| order);
    let items = order.filter_map(|id| items.iter().find(|item| item.id == *id).cloned()).collect();
    Day { items, ..day.clone() }
}

/// A day as it would be.
#[derive(Clone, Debug)]
struct Laid {
    day: Day,
    edits: Vec<AgendaEdit>,
    proposal: CutProposal,
    longer: Option<(ItemId, u32)>,
}

/// How good a day is: the less the better, the first that differs counting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Quality {
    /// What is taught and done comes in another order.
    out_of_order: bool,
    /// Minutes by which starts that hold are run into.
    overlap: u32,
    /// Minutes by which the day ends late.
    late: u32,
    /// Minutes that stay free.
    free: u32,
    /// What else is wrong: too long without a break, a break beside lunch, nothing before it, its energiser
    /// elsewhere.
    wrong: usize,
    /// Minutes that sessions give up.
    shorter: u32,
    /// Minutes that the session before lunch gets, and the prices of splits.
    changed: u32,
    /// Minutes by which breaks begin earlier or later.
    moved: u32,
}

impl Quality {
    /// What a trainer would have to mend.
    fn misses(self) -> (u32, u32, u32) {
        (self.overlap, self.late, self.free)
    }
}

/// The day as it was.
#[derive(Clone, Copy)]
struct Before<'a> {
    day: &'a Day,
    lunch: ItemId,
}

impl Before<'_> {
    /// How good it was.
    fn as_it_is(self) -> Quality {
        self.of(self.day)
    }

    fn quality(self, laid: &Laid) -> Quality {
        let splits = u32::try_from(laid.proposal.splits.len()).unwrap_or(u32::MAX);
        let longer = laid.longer.map_or(0, |(_, minutes)| minutes);
        Quality {
            shorter: laid.proposal.saved,
            changed: splits.saturating_mul(SPLIT_PRICE).saturating_add(longer),
            out_of_order: self.is_out_of_order(laid),
            ..self.of(&laid.day)
        }
    }

    fn of(self, day: &Day) -> Quality {
        let schedule = DaySchedule::of(day);
        let sum = |of: fn(&Slot) -> u32| schedule.slots.iter().map(of).sum();
        Quality {
            out_of_order: false,
            overlap: sum(|slot| slot.overlap),
            late: schedule.end.saturating_sub(day.end.minutes()),
            free: sum(|slot| slot.gap),
            wrong: self.wrong(day),
            shorter: 0,
            changed: 0,
            moved: self.moved(day, &schedule),
        }
    }

    /// Whether what is taught comes in another order than it did. Breaks, and what wakes people up after lunch, go
    /// where they are needed.
    fn is_out_of_order(self, laid: &Laid) -> bool {
        let before: Vec<ItemId> = self.day.items.iter().map(|item| item.id).collect();
        let whole = |id: ItemId| {
            let split =
                laid.proposal.splits.iter().find(|split| split.parts.iter().any(|(part, ..)| *part == id));
            split.map_or(id, |split| split.item)
        };
        let waker = self.waker(self.day);
        let ordered = |item: &&Arc<Item>| !item.kind.is_rest() && Some(item.id) != waker;
        let now = laid.day.items.iter().filter(ordered).map(|item| whole(item.id));
        let places: Vec<usize> = now.filter_map(|id| before.iter().position(|other| *other == id)).collect();
        !places.is_sorted()
    }

    /// How much is wrong with a day that is no matter of minutes.
    fn wrong(self, day: &Day) -> usize {
        let long = problems(day).into_iter().filter(|one| matches!(one, Problem::NoBreak { .. })).count();
        let index = self.index(day);
        let before = index.checked_sub(1).map(|before| day.items[before].kind);
        let after = day.items.get(index + 1).map(|item| item.kind);
        let misplaced = [
            before.is_none_or(|kind| kind.is_rest() || kind == ItemKind::Energiser),
            after.is_some_and(ItemKind::is_rest),
            self.waker(day) != self.waker(self.day),
        ];
        long + misplaced.into_iter().filter(|misplaced| *misplaced).count()
    }

    /// The place of lunch.
    fn index(self, day: &Day) -> usize {
        day.items.iter().position(|item| item.id == self.lunch).unwrap_or(0)
    }

    /// The energiser right after lunch.
    fn waker(self, day: &Day) -> Option<ItemId> {
        let next = day.items.get(self.index(day) + 1);
        next.filter(|item| item.kind == ItemKind::Energiser).map(|item| item.id)
    }

    fn moved(self, day: &Day, schedule: &DaySchedule) -> u32 {
        let before = DaySchedule::of(self.day);
        let breaks = day.items.iter().filter(|item| item.kind == ItemKind::Break);
        let off = breaks.filter_map(|item| {
            let (then, now) = (before.slot(item.id)?, schedule.slot(item.id)?);
            Some(then.start.abs_diff(now.start))
        });
        off.sum()
    }
}

impl Laid {
    /// What is told of the change.
    fn change(&self, lunch: ItemId) -> LunchOnDay {
        let schedule = DaySchedule::of(&self.day);
        let teaches = self.day.items.iter().any(|item| moves_on(item));
        let slot = schedule.slot(lunch).filter(|_| teaches);
        LunchOnDay {
            split: self.proposal.splits.iter().map(|split| split.item).collect(),
            longer: self.longer,
            shorter: self.proposal.steps.iter().map(|step| (step.item, step.saved())).collect(),
            free: slot.map_or(0, |slot| slot.gap),
            over: slot.map_or(0, |slot| slot.overlap),
            late: schedule.end.saturating_sub(self.day.end.minutes()),
        }
    }
}
