//! What can be done when a day runs over: let it end later, end on time by shortening what comes, or
//! borrow the minutes from an item that is named. Proposals only; nothing here changes anything.

use std::ops::Range;
use std::sync::Arc;

use super::clock::Now;
use super::forecast::{Expected, ItemForecast, Projection, project};
use crate::core::ids::{DayId, ItemId};
use crate::core::model::agenda::{Day, Item, ItemKind};
use crate::core::model::course::Course;
use crate::core::model::run::{ItemRun, Phase};
use crate::core::plan::cut;

/// The minutes that nothing is left with fewer of by lending, where its plan names no least of its own.
const LEAST: u32 = 10;

/// One line of a proposal to end on time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cut {
    /// The item.
    pub item: ItemId,
    /// Its minutes today, so far.
    pub from: u32,
    /// Its minutes then; 0 leaves it out.
    pub to: u32,
}

/// How a day, or what stands before lunch or a locked start, can end on time.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OnTime {
    /// What gets shorter or is left out, in the order of the day.
    pub cuts: Vec<Cut>,
    /// Minutes that can't be found.
    pub missing: u32,
}

/// What has to get shorter so that every start that holds, and the end of the day, are kept. Uses the cut
/// helper: nothing goes below its minimum; breaks, lunch and closing are not touched.
#[must_use]
pub fn on_time(course: &Course, day: DayId, now: &Now) -> OnTime {
    let mut found = OnTime::default();
    let Some(plan) = course.agenda.day(day) else { return found };
    let mut then = course.clone();
    // Every start that holds is looked at once, and then the end of the day.
    let mut from = 0;
    while let Some(projection) = project(&then, day, now) {
        let stretch = Stretch::find(&projection, from, now);
        let end = stretch.lines.end;
        let proposal = cut_waiting(course, plan, &projection.lines[stretch.lines], stretch.minutes);
        found.missing = found.missing.saturating_add(proposal.missing);
        take(&mut then, day, &proposal.cuts);
        found.cuts.extend(proposal.cuts);
        if end == projection.lines.len() {
            break;
        }
        from = end + 1;
    }
    found
}

/// A stretch of the day between two times that hold, and the minutes by which it is too long.
struct Stretch {
    lines: Range<usize>,
    minutes: u32,
}

impl Stretch {
    /// What stands before the first start that holds and is run into, among the lines from `from` on; else what
    /// stands before the end of the day. What comes before an earlier time that holds does not help.
    fn find(projection: &Projection, from: usize, now: &Now) -> Self {
        let lines = &projection.lines;
        let pressed = (from..lines.len()).find(|index| lines[*index].pressed > 0);
        let (end, minutes) = match pressed {
            Some(index) => (index, lines[index].pressed),
            None => (lines.len(), projection.end.map_or(0, Expected::late)),
        };
        let begin = lines[..end].iter().rposition(|line| line.is_held(now));
        Self { lines: begin.unwrap_or(0)..end, minutes }
    }
}

fn cut_waiting(course: &Course, plan: &Day, lines: &[ItemForecast], minutes: u32) -> OnTime {
    let waiting =
        |item: &&Arc<Item>| lines.iter().find(|line| line.item == item.id && line.phase == Phase::Waiting);
    let items = plan.items.iter().filter_map(|item| {
        let line = waiting(&item)?;
        Some(Arc::new(Item { minutes: line.minutes, ..Item::clone(item) }))
    });
    let day = Day { items: items.collect(), ..plan.clone() };
    let proposal = cut::cut_minutes([&day], &course.records, minutes);
    let cuts =
        proposal.steps.iter().map(|step| Cut { item: step.item, from: step.from, to: step.to.unwrap_or(0) });
    OnTime { cuts: cuts.collect(), missing: proposal.missing }
}

/// Tries a proposal out on a copy.
fn take(course: &mut Course, day: DayId, cuts: &[Cut]) {
    let run = Arc::make_mut(course.runs.entry(day).or_default());
    for cut in cuts {
        let entry: &mut ItemRun = run.items.entry(cut.item).or_default();
        let less = i32::try_from(cut.from.saturating_sub(cut.to)).unwrap_or(0);
        entry.plus = entry.plus.saturating_sub(less);
        if cut.to == 0 {
            let record = Arc::make_mut(course.records.entry(cut.item).or_default());
            record.status = crate::core::model::record::Status::Skipped;
        }
    }
}

/// Minutes that are wanted, and what could lend them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Loan {
    /// The minutes.
    pub minutes: u32,
    /// Each item that has so many to spare, in the order of the day.
    pub lenders: Vec<Lender>,
}

/// An item that could lend minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lender {
    /// The item.
    pub item: ItemId,
    /// Its minutes today, so far.
    pub from: u32,
    /// Its minutes then.
    pub to: u32,
}

/// What could lend the minutes that are too many before the next start that holds, or before the end of the day.
/// Only what waits there can, lunch excepted, and nothing is left with less than its least.
#[must_use]
pub fn loan(course: &Course, projection: &Projection, now: &Now) -> Loan {
    let Stretch { lines, minutes } = Stretch::find(projection, 0, now);
    let lender = |line: &ItemForecast| {
        let item = course.agenda.item(line.item).filter(|item| item.kind != ItemKind::Lunch)?;
        let to = line.minutes.checked_sub(minutes)?;
        let can = line.phase == Phase::Waiting && to >= item.min_minutes.unwrap_or(LEAST).max(1);
        can.then_some(Lender { item: line.item, from: line.minutes, to })
    };
    Loan { minutes, lenders: projection.lines[lines].iter().filter_map(lender).collect() }
}
