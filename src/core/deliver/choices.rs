//! What can be done when a day runs over: let it end later, end on time by shortening what comes, or
//! borrow the minutes from an item that is named. Proposals only; nothing here changes anything.

use std::sync::Arc;

use super::clock::Now;
use super::forecast::{Expected, ItemForecast, Projection, project};
use crate::core::ids::{DayId, ItemId};
use crate::core::model::agenda::{Day, Item};
use crate::core::model::course::Course;
use crate::core::model::run::{ItemRun, Phase};
use crate::core::plan::cut;

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
        let lines = &projection.lines;
        let pressed = (from..lines.len()).find(|index| lines[*index].pressed > 0);
        let (end, minutes) = match pressed {
            Some(index) => (index, lines[index].pressed),
            None => (lines.len(), projection.end.map_or(0, Expected::late)),
        };
        let begin = lines[..end].iter().rposition(|line| line.is_held(now));
        let proposal = cut_waiting(course, plan, &lines[begin.unwrap_or(0)..end], minutes);
        found.missing += proposal.missing;
        take(&mut then, day, &proposal.cuts);
        found.cuts.extend(proposal.cuts);
        if pressed.is_none() {
            break;
        }
        from = end + 1;
    }
    found
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

/// The items that could lend this many minutes: those that wait and are longer than that, lunch excepted.
pub fn lenders(projection: &Projection, minutes: u32) -> impl Iterator<Item = &ItemForecast> {
    let can =
        move |line: &&ItemForecast| line.phase == Phase::Waiting && line.minutes > minutes && !line.holds;
    projection.lines.iter().filter(can)
}
