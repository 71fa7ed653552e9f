//! Less time than planned: a course that has to do with fewer days, a day that has to end earlier.
//!
//! A proposal, shown before it is taken. What is best, in this order (`plan::pack` has the search and the exact
//! figures):
//!
//! 1. What has happened stays: a day on which something was begun, recorded or closed keeps its plan and takes
//!    nothing more. Starts that hold (lunch), breaks, openings and closings stay, too.
//! 2. Core sessions are kept at full length, and sessions keep their order.
//! 3. No day goes past its end while another has room. What can't fit at all is spread over the days, and said.
//! 4. As little as possible is given up: what is shortened, never below its minimum; what is dropped, of what
//!    can be dropped; and what would stand empty before a start that holds.
//! 5. A session is split only where that saves more than a split is worth; its parts say which they are.
//! 6. A session stays on its day where it can. The title of a day tells what is in it then.

use std::collections::BTreeMap;

use super::cut::{CutProposal, CutStep, Split, cut_minutes, may_touch, spare};
use super::pack::{self, Block, Packed, Piece, Span};
use super::problems::LONGEST_WITHOUT_BREAK;
use super::times::DaySchedule;
use crate::core::ids::{DayId, Ids, ItemId};
use crate::core::model::agenda::{Day, Item, ItemKind, Priority};
use crate::core::model::course::Course;
use crate::core::model::progress::has_happened;
use crate::core::time::{LONGEST_ITEM, TimeOfDay};

/// From this part of its teaching on, one in so many, a day is named after the day that the teaching comes from.
const NAMES_DAY: u32 = 3;

/// So often what some days can't give is asked of the others.
const ROUNDS: usize = 4;

/// What a course has to do with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Less {
    /// So many minutes less, in a day or in the course as a whole.
    Minutes(Option<DayId>, u32),
    /// So many days.
    Days(usize),
}

impl Less {
    /// The best way for a course to do with it. The search may take some hundredths of a second: not for the thread
    /// that draws.
    #[must_use]
    pub fn proposal(self, course: &Course, ids: &Ids) -> CutProposal {
        match self {
            Self::Minutes(None, minutes) => shorter_course(course, minutes, ids),
            Self::Minutes(Some(day), minutes) => {
                let day = course.agenda.day(day);
                day.map(|day| shorter_day(course, day, minutes, ids)).unwrap_or_default()
            }
            Self::Days(count) => fewer_days(course, count, ids),
        }
    }
}

/// The fewest days that a course can do with: those on which something has happened, and one to take the rest.
#[must_use]
pub fn fewest_days(course: &Course) -> usize {
    let happened = course.agenda.days.iter().filter(|day| has_happened(course, day)).count();
    (happened + usize::from(happened < course.agenda.days.len())).max(1)
}

/// How to fit a course into `count` days. The last ones go on which nothing has happened; what is taught on them
/// moves up. Nothing is proposed for fewer than [`fewest_days`], or for as many as there are.
#[must_use]
pub fn fewer_days(course: &Course, count: usize, ids: &Ids) -> CutProposal {
    let days = &course.agenda.days;
    if count >= days.len() || count < fewest_days(course) {
        return CutProposal::default();
    }
    let open: Vec<&Day> = days.iter().filter(|day| !has_happened(course, day)).collect();
    let (stay, go) = open.split_at(open.len() - (days.len() - count));
    // The closing of the course comes last, wherever its last day is then.
    let last = go.last().filter(|day| days.last().is_some_and(|last| last.id == day.id));
    let is_last = |day: &Day| days.iter().rfind(|other| go.iter().all(|day| day.id != other.id)) == Some(day);
    let closing = last.filter(|_| stay.last().is_some_and(|day| is_last(day))).and_then(|day| {
        day.items.iter().rev().find(|item| item.kind == ItemKind::Closing).map(AsRef::as_ref)
    });
    // A start that held on its own day does not hold on another.
    let let_go = closing.map(|closing| Item { locked_start: None, ..closing.clone() });
    let mut takers: Vec<Taker<'_>> =
        stay.iter().map(|day| Taker::of(day, day.end.minutes(), Gives::Sessions)).collect();
    let mut replaced = None;
    if let (Some(closing), Some(taker)) = (&let_go, takers.last_mut()) {
        let old = taker.items.iter().rposition(|item| item.kind == ItemKind::Closing);
        replaced = old.map(|old| taker.items.remove(old).id);
        taker.items.insert(old.unwrap_or(taker.items.len()), closing);
    }
    let Some(mut proposal) = fit(&takers, go, ids) else {
        let teaching = open.iter().flat_map(|day| &day.items).filter(|item| moves_on(item));
        return CutProposal { missing: teaching.map(|item| item.minutes).sum(), ..CutProposal::default() };
    };
    proposal.moves.extend(closing.zip(stay.last()).map(|(closing, day)| (closing.id, day.id)));
    proposal.replaced = replaced;
    proposal.removed_days = go.iter().map(|day| day.id).collect();
    let left_out = go
        .iter()
        .flat_map(|day| &day.items)
        .filter(|item| !moves_on(item) && closing.is_none_or(|closing| closing.id != item.id));
    proposal.left_out = left_out.map(|item| item.id).collect();
    proposal
}

/// What to give up so that a day ends this many minutes earlier than planned. Of a day on which something has
/// happened, only what has not begun is touched, and nothing changes its place.
#[must_use]
pub fn shorter_day(course: &Course, day: &Day, minutes: u32, ids: &Ids) -> CutProposal {
    if minutes == 0 || has_happened(course, day) {
        return cut_minutes([day], &course.records, minutes);
    }
    let end = DaySchedule::of(day).end.saturating_sub(minutes);
    fit(&[Taker::of(day, end, Gives::Sessions)], &[], ids)
        .unwrap_or_else(|| cut_minutes([day], &course.records, minutes))
}

/// What to give up to save `minutes` in the course as a whole: its days end earlier, each by about as much, or by
/// what it can.
#[must_use]
pub fn shorter_course(course: &Course, minutes: u32, ids: &Ids) -> CutProposal {
    let mut asked: Vec<(&Day, u32, CutProposal)> =
        course.agenda.days.iter().map(|day| (day, 0, CutProposal::default())).collect();
    for _ in 0..ROUNDS {
        let found: u32 = asked.iter().map(|(_, asked, found)| asked - found.missing.min(*asked)).sum();
        let mut left = minutes.saturating_sub(found);
        let mut days = asked.iter().filter(|(.., found)| found.missing == 0).count();
        for (day, asked, found) in asked.iter_mut().filter(|(.., found)| found.missing == 0) {
            let share = left.div_ceil(u32::try_from(days).unwrap_or(u32::MAX)).next_multiple_of(5).min(left);
            (left, days) = (left - share, days - 1);
            if share > 0 {
                *asked += share;
                *found = shorter_day(course, day, *asked, ids);
            }
        }
    }
    let asked: Vec<CutProposal> = asked.into_iter().map(|(.., found)| found).collect();
    CutProposal::together(asked)
}

/// What is taught, and finds its place anew. Everything else stays in its day.
pub(super) fn moves_on(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Session | ItemKind::Other)
}

/// A day that takes what is taught.
pub(super) struct Taker<'a> {
    day: &'a Day,
    /// What stands in it, in order.
    items: Vec<&'a Item>,
    /// When it should be over, in minutes since midnight.
    end: u32,
    gives: Gives,
    /// The day whose times are usual for its breaks.
    usual: &'a Day,
}

/// What a day may give up to take what is taught.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gives {
    /// Nothing: everything is kept as it is.
    Nothing,
    /// Minutes of what can be shortened.
    Minutes,
    /// Also what can be dropped.
    Sessions,
}

impl<'a> Taker<'a> {
    pub(super) fn of(day: &'a Day, end: u32, gives: Gives) -> Self {
        Self { day, items: day.items.iter().map(AsRef::as_ref).collect(), end, gives, usual: day }
    }

    /// Breaks come as near as they can to when they are on another day.
    pub(super) fn with_breaks_of(self, usual: &'a Day) -> Self {
        Self { usual, ..self }
    }

    /// The place from which on everything stands behind the closing and stays there: trainers meet, a bus leaves.
    fn behind_closing(&self) -> usize {
        let taught = |item: &&Item| item.kind == ItemKind::Session;
        let closes = self.items.iter().rposition(|item| item.kind.closes_day());
        let behind = closes.map(|closes| closes + 1);
        behind.filter(|behind| !self.items[*behind..].iter().any(taught)).unwrap_or(self.items.len())
    }

    /// Its stretches, each with what stands in it so far; `number` is its place among the days that take.
    fn stretches(&self, number: usize) -> Vec<Stretch<'a>> {
        let new = |start: u32| Stretch {
            number,
            gives: self.gives,
            start,
            minutes: 0,
            items: Vec::new(),
            behind: usize::MAX,
            takes: true,
            ends_day: false,
        };
        let mut stretches = vec![new(self.day.start.minutes())];
        let mut closed = false;
        let behind = self.behind_closing();
        for (place, item) in self.items.iter().enumerate() {
            if let Some(start) = item.locked_start.map(TimeOfDay::minutes) {
                let before = stretches.len() - 1;
                stretches[before].minutes = start.saturating_sub(stretches[before].start);
                // What holds at the start of the day begins it.
                stretches[before].takes &= before > 0 || !stretches[before].items.is_empty();
                stretches.push(new(start));
                closed |= item.kind.closes_day() || place >= behind;
            }
            if let Some(stretch) = stretches.last_mut() {
                stretch.takes &= !closed;
                if place >= behind {
                    stretch.behind = stretch.behind.min(stretch.items.len());
                }
                stretch.items.push(item);
            }
        }
        if let Some(last) = stretches.last_mut() {
            last.minutes = self.end.saturating_sub(last.start);
        }
        if let Some(last) = stretches.iter().rposition(|stretch| stretch.takes) {
            stretches[last..].iter_mut().for_each(|stretch| stretch.ends_day = true);
        }
        stretches
    }
}

/// What lies between two starts that hold, or up to the end of the day.
struct Stretch<'a> {
    number: usize,
    gives: Gives,
    start: u32,
    minutes: u32,
    items: Vec<&'a Item>,
    /// The place in it from which on everything stands behind the closing of the day.
    behind: usize,
    takes: bool,
    ends_day: bool,
}

impl<'a> Stretch<'a> {
    /// Its items, each with whether it finds its place anew.
    fn placed(&self) -> impl DoubleEndedIterator<Item = (&'a Item, bool)> + ExactSizeIterator {
        let moves = |(place, item): (usize, &&'a Item)| (*item, moves_on(item) && place < self.behind);
        self.items.iter().enumerate().map(moves)
    }

    /// What stays in it.
    fn fixed(&self) -> impl Iterator<Item = &'a Item> {
        self.placed().filter_map(|(item, moves)| (!moves).then_some(item))
    }

    fn block(&self) -> Block {
        let fixed = self.fixed().map(|item| span(item, self.gives)).collect();
        Block { day: self.number, minutes: self.minutes, fixed, ends_day: self.ends_day, takes: self.takes }
    }

    /// Everything that stands in it then, in order: what is `taught` between what stays, breaks as near to
    /// their time as they can be. `fixed` are the minutes of what stays.
    fn lay_out(&self, usual: &DaySchedule, taught: &[(ItemId, u32)], fixed: &[Option<u32>]) -> Vec<ItemId> {
        let first = self.placed().position(|(_, moves)| moves);
        let last = self.placed().rposition(|(_, moves)| moves);
        let (mut head, mut between, mut tail) = (Vec::new(), Vec::new(), Vec::new());
        let (mut start, mut before, mut after) = (self.start, 0, 0);
        let mut minutes = fixed.iter();
        for (place, (item, _)) in self.placed().enumerate().filter(|(_, (_, moves))| !moves) {
            let Some(minutes) = minutes.next().copied().flatten() else { continue };
            let begins = item.locked_start.is_some() || first.is_some_and(|first| place < first);
            let ends =
                item.kind.closes_day() || place >= self.behind || last.is_some_and(|last| place > last);
            if (begins && !item.kind.closes_day()) || (first.is_none() && !ends && !item.kind.is_rest()) {
                head.push(item.id);
                start += minutes;
                before = if item.kind.is_rest() { 0 } else { before + minutes };
            } else if ends {
                let rested = tail.iter().any(|(_, rest)| *rest) || item.kind.is_rest();
                after += if rested { 0 } else { minutes };
                tail.push((item.id, item.kind.is_rest()));
            } else {
                let at = usual.slot(item.id).map_or(start, |slot| slot.start);
                between.push(Rest { item: item.id, minutes, usual: at });
            }
        }
        head.extend(laid_between(start, (before, after), taught, &between));
        head.extend(tail.into_iter().map(|(id, _)| id));
        head
    }
}

fn span(item: &Item, gives: Gives) -> Span {
    let most = item.minutes.min(LONGEST_ITEM);
    if gives == Gives::Nothing || !may_touch(item, &BTreeMap::new()) {
        return Span { most, least: most, may_drop: false };
    }
    let may_drop = gives == Gives::Sessions && item.priority == Priority::Drop;
    Span { most, least: most - spare(item).min(most), may_drop }
}

/// What stands between sessions: a break, mostly.
struct Rest {
    item: ItemId,
    minutes: u32,
    /// When it began so far.
    usual: u32,
}

/// What is taught from `start` on, with every rest at the place where it comes nearest to its usual time, and
/// sooner where teaching would go on for too long. `around` are the minutes without a rest right before and after.
fn laid_between(start: u32, around: (u32, u32), taught: &[(ItemId, u32)], rests: &[Rest]) -> Vec<ItemId> {
    // When each piece would begin without rests.
    let mut begins = vec![start];
    for (_, minutes) in taught {
        begins.push(begins.last().copied().unwrap_or(start) + minutes);
    }
    // A minute too long without a rest weighs as much as two minutes off the usual time.
    let too_long = |minutes: u32| 2 * minutes.saturating_sub(LONGEST_WITHOUT_BREAK);
    // For every rest and place: how well it and those before it stand, at best, and where the one before stands.
    let mut best: Vec<Vec<(u32, usize)>> = Vec::new();
    let mut rested = 0;
    for rest in rests {
        let row = begins.iter().enumerate().map(|(place, begin)| {
            let off = (begin + rested).abs_diff(rest.usual);
            let (cost, from) = match best.last() {
                None => (too_long(around.0 + begin - start), 0),
                Some(before) => (0..=place)
                    .map(|from| (before[from].0.saturating_add(too_long(begin - begins[from])), from))
                    .min()
                    .unwrap_or_default(),
            };
            (cost.saturating_add(off), from)
        });
        let row = row.collect();
        best.push(row);
        rested += rest.minutes;
    }
    let end = begins.last().copied().unwrap_or(start);
    if let Some(row) = best.last_mut() {
        for ((cost, _), begin) in row.iter_mut().zip(&begins) {
            *cost = cost.saturating_add(too_long(end - begin + around.1));
        }
    }
    let mut places = Vec::new();
    let mut at = best.last().and_then(|row| (0..row.len()).min_by_key(|place| row[*place].0)).unwrap_or(0);
    for row in best.iter().rev() {
        places.push(at);
        at = row[at].1;
    }
    places.reverse();
    let mut order = Vec::new();
    let mut rests = rests.iter().zip(places).peekable();
    for place in 0..=taught.len() {
        while let Some((rest, _)) = rests.next_if(|(_, at)| *at == place) {
            order.push(rest.item);
        }
        order.extend(taught.get(place).map(|(id, _)| *id));
    }
    order
}

/// Lays what is taught on the days that take, and on those that go, out over the days that take. `None` if there
/// is nowhere to lay it.
pub(super) fn fit(takers: &[Taker<'_>], go: &[&Day], ids: &Ids) -> Option<CutProposal> {
    let stretches: Vec<Stretch<'_>> =
        takers.iter().enumerate().flat_map(|(number, taker)| taker.stretches(number)).collect();
    let blocks: Vec<Block> = stretches.iter().map(Stretch::block).collect();
    let mut queue: Vec<Queued<'_>> = Vec::new();
    for (block, stretch) in stretches.iter().enumerate() {
        for (place, (item, _)) in stretch.placed().enumerate().filter(|(_, (_, moves))| *moves) {
            let begins = (place == 0 && item.locked_start.is_some() && stretch.takes).then_some(block);
            let piece = Piece { span: span(item, stretch.gives), day: stretch.number, begins };
            queue.push(Queued { item, from: takers[stretch.number].day, piece });
        }
    }
    for day in go {
        for item in day.items.iter().filter(|item| moves_on(item)) {
            let piece = Piece { span: span(item, Gives::Sessions), day: usize::MAX, begins: None };
            queue.push(Queued { item, from: day, piece });
        }
    }
    let pieces: Vec<Piece> = queue.iter().map(|queued| queued.piece).collect();
    let packed = pack::pack(&blocks, &pieces)?;
    let mut proposal =
        CutProposal { missing: packed.rank.late + packed.rank.overlap, ..CutProposal::default() };
    let mut steps: BTreeMap<ItemId, Option<u32>> = BTreeMap::new();
    let parts = parts(&packed, &queue, ids);
    for (queued, parts) in queue.iter().zip(&parts) {
        let minutes: u32 = parts.iter().map(|part| part.minutes).sum();
        let to = (!parts.is_empty()).then_some(minutes);
        if to != Some(queued.piece.span.most) {
            steps.insert(queued.item.id, to);
        }
        let day = |block: usize| takers[stretches[block].number].day.id;
        if let Some(first) = parts.first()
            && day(first.block) != queued.from.id
        {
            proposal.moves.push((queued.item.id, day(first.block)));
        }
        if parts.len() > 1 {
            let parts = parts.iter().map(|part| (part.id, day(part.block), part.minutes)).collect();
            proposal.splits.push(Split { item: queued.item.id, parts });
        }
    }
    for (number, taker) in takers.iter().enumerate() {
        let usual = DaySchedule::of(taker.usual);
        let mut order = Vec::new();
        let mut over = 0;
        for (block, stretch) in stretches.iter().enumerate().filter(|(_, stretch)| stretch.number == number) {
            let filled = &packed.blocks[block];
            over += filled.over;
            for (item, minutes) in stretch.fixed().zip(&filled.fixed) {
                if *minutes != Some(item.minutes.min(LONGEST_ITEM)) {
                    steps.insert(item.id, *minutes);
                }
            }
            let taught: Vec<(ItemId, u32)> = parts
                .iter()
                .flatten()
                .filter(|part| part.block == block)
                .map(|part| (part.id, part.minutes))
                .collect();
            order.extend(stretch.lay_out(&usual, &taught, &filled.fixed));
        }
        proposal.order.push((taker.day.id, order));
        proposal.over.extend((over > 0).then_some((taker.day.id, over)));
        let blocks = |part: &&Taught| stretches[part.block].number == number;
        proposal.titles.extend(new_title(taker.day, &queue, &parts, blocks));
    }
    let all = takers.iter().flat_map(|taker| taker.items.iter().copied());
    let all = all.chain(go.iter().flat_map(|day| day.items.iter().map(AsRef::as_ref)));
    proposal.steps = all
        .filter_map(|item| Some(CutStep { item: item.id, from: item.minutes, to: *steps.get(&item.id)? }))
        .collect();
    proposal.saved = proposal.steps.iter().map(|step| step.saved()).sum();
    Some(proposal)
}

/// Something taught that finds its place anew.
struct Queued<'a> {
    item: &'a Item,
    /// The day that it stands in so far.
    from: &'a Day,
    piece: Piece,
}

/// What is taught in one block: an item or a part of one.
struct Taught {
    id: ItemId,
    block: usize,
    minutes: u32,
}

/// The parts of what is queued, in order; the first one keeps the id of the item. None where it is dropped.
fn parts(packed: &Packed, queue: &[Queued<'_>], ids: &Ids) -> Vec<Vec<Taught>> {
    let mut parts: Vec<Vec<Taught>> = queue.iter().map(|_| Vec::new()).collect();
    for (block, filled) in packed.blocks.iter().enumerate() {
        for part in &filled.parts {
            let of = &mut parts[part.piece];
            let id = if of.is_empty() { queue[part.piece].item.id } else { ids.make() };
            of.push(Taught { id, block, minutes: part.minutes });
        }
    }
    parts
}

/// The title that a day gets: those of the days that most of its sessions come from. `None` if that is its own.
fn new_title(
    day: &Day,
    queue: &[Queued<'_>],
    parts: &[Vec<Taught>],
    is_here: impl Fn(&&Taught) -> bool,
) -> Option<(DayId, String)> {
    let mut sources: Vec<(&Day, u32)> = Vec::new();
    for (queued, parts) in queue.iter().zip(parts).filter(|(queued, _)| queued.item.kind == ItemKind::Session)
    {
        let minutes: u32 = parts.iter().filter(&is_here).map(|part| part.minutes).sum();
        match sources.iter_mut().find(|(source, _)| source.id == queued.from.id) {
            Some((_, sum)) => *sum += minutes,
            None => sources.push((queued.from, minutes)),
        }
    }
    let all: u32 = sources.iter().map(|(_, minutes)| minutes).sum();
    sources.retain(|(_, minutes)| *minutes > 0);
    let had_some = day.items.iter().any(|item| item.kind == ItemKind::Session);
    if sources.iter().all(|(source, _)| source.id == day.id) && (all > 0 || !had_some) {
        return None;
    }
    let named =
        sources.iter().filter(|(source, minutes)| *minutes * NAMES_DAY >= all && !source.title.is_empty());
    let titles: Vec<&str> = named.map(|(source, _)| source.title.as_str()).collect();
    let title = titles.join(" + ");
    (title != day.title).then_some((day.id, title))
}
