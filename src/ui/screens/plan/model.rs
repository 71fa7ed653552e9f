//! What is worked out once for each state of a plan: clock times, problems with their sentences, the
//! places of the cards. Drawing a frame only reads it.

use std::rc::Rc;

use super::problems::{self, PlanTrouble};
use crate::core::ids::DocId;
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::progress::Progress;
use crate::core::model::workspace::{Doc, Workspace};
use crate::core::plan::times::DaySchedule;
use crate::ui::cx::Cx;
use crate::ui::memo::Memo;

/// What was worked out of a plan.
#[derive(Debug)]
pub(super) struct Model {
    source: Doc,
    pub(super) days: Vec<DayModel>,
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
    model: Memo<ModelKey, Rc<Model>>,
    layout: Memo<(ModelKey, Zoom), Rc<Layout>>,
}

/// The revision of the workspace, the document, and the language of the window.
type ModelKey = (u64, DocId, &'static str);

impl WorkedOut {
    /// What follows from the plan as it is now; none if the document is not open.
    pub(super) fn now(&mut self, cx: &Cx<'_>, zoom: Zoom, doc: DocId) -> Option<(Rc<Model>, Rc<Layout>)> {
        let source = document(cx.workspace, doc)?;
        let key = (cx.workspace.revision, doc, cx.t.tag());
        let model = Rc::clone(self.model.get(key, |_| Rc::new(Model::of(cx, doc, source))));
        let layout = self.layout.get((key, zoom), |_| Rc::new(Layout::of(&model, zoom)));
        Some((Rc::clone(&model), Rc::clone(layout)))
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
        let days = agenda
            .days
            .iter()
            .enumerate()
            .map(|(index, day)| DayModel {
                schedule: DaySchedule::of(day),
                troubles: problems::of(cx, doc, agenda, index, course),
                progress: Progress::of(&day.items, records),
            })
            .collect();
        Self { source, days }
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
        let days: Vec<DayLayout> = model
            .agenda()
            .days
            .iter()
            .zip(&model.days)
            .map(|(day, worked_out)| DayLayout::of(day, &worked_out.schedule, zoom.scale()))
            .collect();
        let height = days.iter().map(|day| day.height).fold(0.0, f32::max);
        Self { days, height }
    }
}

impl DayLayout {
    fn of(day: &Day, schedule: &DaySchedule, scale: f32) -> Self {
        let mut blocks = Vec::with_capacity(day.items.len());
        let mut top = 0.0;
        let mut put = |height: f32, kind: BlockKind| {
            blocks.push(Block { top, height, kind });
            top += height + BETWEEN;
        };
        for (index, (item, slot)) in day.items.iter().zip(&schedule.slots).enumerate() {
            if slot.gap > 0 {
                put((slot.gap as f32 * scale - BETWEEN).max(LEAST_GAP), BlockKind::Gap(slot.gap));
            } else if slot.overlap > 0 && index > 0 {
                put(OVERLAP, BlockKind::Overlap(slot.overlap));
            }
            put((item.minutes as f32 * scale - BETWEEN).max(LEAST_CARD), BlockKind::Card(index));
        }
        Self { blocks, height: top }
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
        let layout = DayLayout::of(&day, &DaySchedule::of(&day), 1.0);
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
}
