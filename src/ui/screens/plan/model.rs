//! What is worked out once for each state of a plan: clock times, problems with their sentences, the
//! places of the cards. Drawing a frame only reads it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::problems::{self, PlanTrouble};
use crate::core::ids::{DayId, DocId};
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::progress::{Progress, days_happened};
use crate::core::model::workspace::{Doc, Workspace};
use crate::core::plan::times::DaySchedule;
use crate::ui::cx::Cx;
use crate::ui::memo::Memo;

/// What was worked out of a plan.
#[derive(Debug)]
pub(super) struct Model {
    source: Doc,
    pub(super) days: Vec<DayModel>,
    /// The days on which something has happened; none in a training.
    pub(super) happened: BTreeSet<DayId>,
}

/// What was worked out of a day.
#[derive(Debug)]
pub(super) struct DayModel {
    pub(super) schedule: DaySchedule,
    pub(super) troubles: Vec<PlanTrouble>,
    pub(super) progress: Progress,
}

/// Where everything stands on the board, in points from the top of a day's column.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) days: Vec<DayLayout>,
    /// The height of the tallest day.
    pub(super) height: f32,
    /// The height at which each clock time stands, in all days alike.
    pub(super) scale: Scale,
}

/// Where everything of a day stands.
#[derive(Debug, Default)]
pub(super) struct DayLayout {
    pub(super) blocks: Vec<Block>,
    pub(super) height: f32,
}

/// A card, or what stands between two.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Block {
    pub(super) top: f32,
    pub(super) height: f32,
    pub(super) kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum BlockKind {
    /// The item at this place.
    Card(usize),
    /// This many free minutes.
    Gap(u32),
    /// This many minutes too many.
    Overlap(u32),
}

/// The least height of a card, in points: title and time of a short break can be read.
const LEAST_CARD: f32 = 25.0;
const LEAST_GAP: f32 = 22.0;
const OVERLAP: f32 = 20.0;
/// Between two cards, in points.
const BETWEEN: f32 = 3.0;

/// The document that the screen shows.
fn document(workspace: &Workspace, doc: DocId) -> Option<Doc> {
    match doc {
        DocId::Course(id) => workspace.course(id).cloned().map(Doc::Course),
        DocId::Training(id) => workspace.training(id).cloned().map(Doc::Training),
    }
}

/// What was worked out of the plan that is shown, kept until something changes.
#[derive(Debug, Default)]
pub(super) struct WorkedOut {
    model: Memo<ModelKey, Arc<Model>>,
    layout: Memo<(ModelKey, Zoom), Arc<Layout>>,
}

/// The revision of the workspace, the document, and the language of the window.
type ModelKey = (u64, DocId, &'static str);

impl WorkedOut {
    /// What follows from the plan as it is now; none if the document is not open.
    pub(super) fn now(&mut self, cx: &Cx<'_>, zoom: Zoom, doc: DocId) -> Option<(Arc<Model>, Arc<Layout>)> {
        let source = document(cx.workspace, doc)?;
        let key = (cx.workspace.revision, doc, cx.t.tag());
        let model = Arc::clone(self.model.get(key, |_| Arc::new(Model::of(cx, doc, source))));
        let layout = self.layout.get((key, zoom), |_| Arc::new(Layout::of(&model, zoom)));
        Some((Arc::clone(&model), Arc::clone(layout)))
    }
}

/// How tall an hour is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Zoom {
    /// More of the day at once.
    Small,
    /// As usual.
    #[default]
    Middle,
    /// Short items get room, too.
    Large,
}

impl Zoom {
    /// Points a minute.
    pub(super) fn scale(self) -> f32 {
        match self {
            Self::Small => 0.9,
            Self::Middle => 1.4,
            Self::Large => 2.3,
        }
    }

    pub(super) fn larger(self) -> Option<Self> {
        match self {
            Self::Small => Some(Self::Middle),
            Self::Middle => Some(Self::Large),
            Self::Large => None,
        }
    }

    pub(super) fn smaller(self) -> Option<Self> {
        match self {
            Self::Small => None,
            Self::Middle => Some(Self::Small),
            Self::Large => Some(Self::Middle),
        }
    }
}

impl Model {
    fn of(cx: &Cx<'_>, doc: DocId, source: Doc) -> Self {
        let none = std::collections::BTreeMap::new();
        let (records, course) = match &source {
            Doc::Course(course) => (&course.records, Some(course.as_ref())),
            Doc::Training(_) => (&none, None),
        };
        let agenda = Self::agenda_of(&source);
        let happened = course.map(days_happened).unwrap_or_default();
        let with = course.map(|course| (course, &happened));
        let days = agenda
            .days
            .iter()
            .enumerate()
            .map(|(index, day)| DayModel {
                schedule: DaySchedule::of(day),
                troubles: problems::of(cx, doc, agenda, index, with),
                progress: Progress::of(&day.items, records),
            })
            .collect();
        Self { source, days, happened }
    }

    fn agenda_of(source: &Doc) -> &Agenda {
        match source {
            Doc::Course(course) => &course.agenda,
            Doc::Training(training) => &training.agenda,
        }
    }

    /// The plan.
    pub(super) fn agenda(&self) -> &Agenda {
        Self::agenda_of(&self.source)
    }

    /// The document.
    pub(super) fn source(&self) -> &Doc {
        &self.source
    }

    /// How many problems there are in all days.
    pub(super) fn trouble_count(&self) -> usize {
        self.days.iter().map(|day| day.troubles.len()).sum()
    }
}

impl Layout {
    fn of(model: &Model, zoom: Zoom) -> Self {
        let days = || model.agenda().days.iter().zip(&model.days);
        let spans: Vec<Vec<Span>> = days().map(|(day, model)| spans(day, &model.schedule)).collect();
        let scale = Scale::of(&spans, zoom.scale());
        let days: Vec<DayLayout> = spans.iter().map(|spans| DayLayout::of(spans, &scale)).collect();
        let height = days.iter().map(|day| day.height).fold(0.0, f32::max);
        Self { days, height, scale }
    }
}

/// From when to when something of a day is drawn, in minutes since midnight, and how tall it is at least.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: u32,
    to: u32,
    least: f32,
    kind: BlockKind,
}

/// What is drawn of a day, in order and without anything over anything: a card that runs into the next ends where
/// that one begins, with a band that says so.
fn spans(day: &Day, schedule: &DaySchedule) -> Vec<Span> {
    let mut spans = Vec::with_capacity(day.items.len());
    let mut at = schedule.slots.first().map_or(0, |slot| slot.start);
    for (index, slot) in schedule.slots.iter().enumerate() {
        let next = schedule.slots.get(index + 1);
        if slot.gap > 0 && slot.start > at {
            let kind = BlockKind::Gap(slot.gap);
            spans.push(Span { from: at, to: slot.start, least: LEAST_GAP, kind });
        }
        let from = slot.start.max(at);
        let to = next.map_or(slot.end, |next| slot.end.min(next.start)).max(from + 1);
        let overlap = next.map_or(0, |next| next.overlap);
        let least = LEAST_CARD + if overlap > 0 { OVERLAP + BETWEEN } else { 0.0 };
        spans.push(Span { from, to, least, kind: BlockKind::Card(index) });
        if overlap > 0 {
            spans.push(Span { from: to, to, least: OVERLAP, kind: BlockKind::Overlap(overlap) });
        }
        at = to;
    }
    spans
}

/// Which height each clock time stands at: the same in all days, so that lines lead from one to the other. Where a
/// day has something short, the stretch is taller, in all days.
#[derive(Debug, Default)]
pub(super) struct Scale {
    /// Minutes since midnight and points from the top, both rising.
    knots: Vec<(u32, f32)>,
}

impl Scale {
    fn of(days: &[Vec<Span>], points_a_minute: f32) -> Self {
        let all = || days.iter().flatten().filter(|span| span.to > span.from);
        let mut times: Vec<u32> = all().flat_map(|span| [span.from, span.to]).collect();
        times.sort_unstable();
        times.dedup();
        let mut ends: Vec<&Span> = all().collect();
        ends.sort_unstable_by_key(|span| span.to);
        let mut ends = ends.into_iter().peekable();
        let mut scale = Self { knots: Vec::with_capacity(times.len()) };
        for time in times {
            let mut height = match scale.knots.last() {
                Some((before, height)) => height + (time - before) as f32 * points_a_minute,
                None => 0.0,
            };
            while let Some(span) = ends.next_if(|span| span.to <= time) {
                height = height.max(scale.at(span.from) + span.least + BETWEEN);
            }
            scale.knots.push((time, height));
        }
        scale
    }

    /// The height of a clock time, in points from the top: the first time's before it, the
    /// last one's after it.
    pub(super) fn at(&self, minutes: u32) -> f32 {
        let after = self.knots.partition_point(|(time, _)| *time < minutes);
        match (after.checked_sub(1).and_then(|before| self.knots.get(before)), self.knots.get(after)) {
            (_, Some((time, height))) if *time == minutes => *height,
            (Some((from, low)), Some((to, high))) => {
                low + (high - low) * (minutes - from) as f32 / (to - from) as f32
            }
            (Some((_, height)), None) => *height,
            (None, _) => 0.0,
        }
    }

    /// The full hours that stand between the first time and the last, in minutes since midnight.
    pub(super) fn hours(&self) -> impl Iterator<Item = u32> {
        let first = self.knots.first().map_or(0, |(time, _)| time.div_ceil(60));
        let last = self.knots.last().map_or(0, |(time, _)| time / 60 + 1);
        (first..last).map(|hour| hour * 60)
    }

    /// Whether a clock time stands on the board.
    pub(super) fn has(&self, minutes: u32) -> bool {
        let first = self.knots.first().is_some_and(|(time, _)| *time <= minutes);
        first && self.knots.last().is_some_and(|(time, _)| minutes <= *time)
    }
}

impl DayLayout {
    fn of(spans: &[Span], scale: &Scale) -> Self {
        let mut blocks: Vec<Block> = Vec::with_capacity(spans.len());
        let mut end = 0.0;
        for span in spans {
            let (top, bottom) = (scale.at(span.from), scale.at(span.to));
            if let BlockKind::Overlap(_) = span.kind {
                // At the foot of the card that runs too long.
                if let Some(card) = blocks.last_mut() {
                    card.height -= OVERLAP + BETWEEN;
                }
                blocks.push(Block { top: end - OVERLAP - BETWEEN, height: OVERLAP, kind: span.kind });
            } else {
                blocks.push(Block { top, height: bottom - top - BETWEEN, kind: span.kind });
                end = bottom;
            }
        }
        Self { blocks, height: end }
    }

    /// The blocks that reach into the stretch from `from` to `to`.
    pub(super) fn visible(&self, from: f32, to: f32) -> &[Block] {
        let first = self.blocks.partition_point(|block| block.top + block.height < from);
        let last = self.blocks.partition_point(|block| block.top <= to);
        &self.blocks[first..last.max(first)]
    }

    /// The block of the item at `index`.
    pub(super) fn card(&self, index: usize) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == BlockKind::Card(index))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::core::ids::Ids;
    use crate::core::model::agenda::{Item, ItemKind};
    use crate::core::time::TimeOfDay;

    #[test]
    fn cards_are_as_tall_as_they_are_long_and_only_the_visible_are_given() {
        let ids = Ids::new(0, 1);
        let mut lunch = Item::new(ids.make(), ItemKind::Lunch, "", 60);
        lunch.locked_start = TimeOfDay::new(13, 0);
        let items = vec![
            Arc::new(Item::new(ids.make(), ItemKind::Session, "a", 120)),
            Arc::new(Item::new(ids.make(), ItemKind::Break, "b", 10)),
            Arc::new(lunch),
        ];
        let day = Day {
            items,
            ..Day::new(ids.make(), TimeOfDay::from_minutes(540), TimeOfDay::from_minutes(1020))
        };
        let spans = spans(&day, &DaySchedule::of(&day));
        let scale = Scale::of(std::slice::from_ref(&spans), 1.0);
        let layout = DayLayout::of(&spans, &scale);
        let kinds: Vec<_> = layout.blocks.iter().map(|block| block.kind).collect();
        let gap = BlockKind::Gap(110);
        assert_eq!(kinds, [BlockKind::Card(0), BlockKind::Card(1), gap, BlockKind::Card(2)]);
        assert!((layout.blocks[0].height - 117.0).abs() < 0.1);
        assert!((layout.blocks[1].height - LEAST_CARD).abs() < 0.1);
        assert_eq!(layout.visible(0.0, 10.0).len(), 1);
        assert_eq!(layout.visible(130.0, 140.0), &layout.blocks[1..2]);
        assert_eq!(layout.visible(9000.0, 9100.0).len(), 0);
        assert_eq!(layout.card(2), layout.blocks.last());
    }

    #[test]
    fn a_clock_time_stands_at_one_height_in_all_days_and_nothing_lies_over_anything() {
        let ids = Ids::new(0, 1);
        let day = |lengths: &[u32], locked: Option<u16>| {
            let mut day = Day::new(ids.make(), TimeOfDay::from_minutes(540), TimeOfDay::from_minutes(1020));
            for (index, minutes) in lengths.iter().enumerate() {
                let mut item = Item::new(ids.make(), ItemKind::Session, "a", *minutes);
                if index == 1 {
                    item.locked_start = locked.map(|hour| TimeOfDay::from_minutes(u32::from(hour) * 60));
                }
                day.items.push(Arc::new(item));
            }
            day
        };
        // The second has something short at nine, the third two that run into each other, the last a lock far back.
        let days = [
            day(&[60, 60, 60], None),
            day(&[5, 55, 60], None),
            day(&[90, 60], Some(10)),
            day(&[90, 30, 30], Some(8)),
        ];
        let spans: Vec<Vec<Span>> = days.iter().map(|day| spans(day, &DaySchedule::of(day))).collect();
        let scale = Scale::of(&spans, 1.0);
        let layouts: Vec<DayLayout> = spans.iter().map(|spans| DayLayout::of(spans, &scale)).collect();
        assert_eq!(layouts[0].card(1).map(|card| card.top), layouts[1].card(2).map(|card| card.top));
        for layout in &layouts {
            for pair in layout.blocks.windows(2) {
                assert!(pair[0].top + pair[0].height <= pair[1].top + 0.1, "{pair:?}");
            }
            let cards = layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Card(_)));
            assert!(cards.into_iter().all(|card| card.height >= LEAST_CARD - 0.1), "{layout:?}");
        }
        assert!(scale.has(600) && !scale.has(2000));
    }
}
