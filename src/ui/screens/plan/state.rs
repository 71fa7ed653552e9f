//! What the plan remembers while the window is open: what is selected, how it is shown, half-typed fields.

use std::sync::Arc;

use egui::Rect;

use super::model::{WorkedOut, Zoom};
use crate::core::ids::{CourseId, DayId, DocId, ItemId, TrainerId};
use crate::core::plan::lunch::LunchMove;
use crate::ui::memo::Memo;
use crate::ui::widgets::draft::Drafts;

/// What is selected.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Selection {
    /// Nothing: the side panel shows the whole plan.
    #[default]
    Nothing,
    /// A day.
    Day(DayId),
    /// A session or another item.
    Item(ItemId),
}

/// How the plan is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shape {
    /// The days side by side.
    #[default]
    Board,
    /// Row by row.
    List,
}

/// A session that is about to be split: after how many minutes, as typed, and why that is refused.
#[derive(Clone, Debug)]
pub(super) struct Splitting {
    pub(super) item: ItemId,
    pub(super) text: String,
    pub(super) refusal: Option<String>,
}

/// What the screen remembers while the window is open.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the screen by itself")]
#[derive(Debug, Default)]
pub struct State {
    pub(super) doc: Option<DocId>,
    pub(super) selection: Selection,
    pub(super) shape: Shape,
    pub(super) zoom: Zoom,
    pub(super) only: Option<TrainerId>,
    pub(super) panel_hidden: bool,
    /// What the selected lunch means for all days, at a revision of the workspace.
    pub(super) lunch: Memo<(u64, CourseId, ItemId), Arc<LunchMove>>,
    /// What past runs of the selected session say.
    pub(super) past: crate::ui::panels::past_runs::State,
    pub(super) drag: Option<Drag>,
    pub(super) pull: Option<Pull>,
    /// The item whose title gets the focus, all of it selected: it was added just now.
    pub(super) naming: Option<ItemId>,
    pub(super) drop_slots: Vec<DropSlot>,
    /// Bring the selected card into view, and give it the focus, as soon as it is drawn.
    pub(super) reveal: bool,
    pub(super) focus: bool,
    /// The selected item was asked for in this frame, so it is there in the next.
    pub(super) coming: bool,
    pub(super) drafts: Drafts,
    pub(super) splitting: Option<Splitting>,
    /// The course was made just now: its first item gets the focus.
    pub(super) begins: bool,
    /// What was worked out of the plan.
    pub(super) worked_out: WorkedOut,
}

impl State {
    /// Forgets what belongs to another document.
    pub(super) fn enter(&mut self, doc: DocId) {
        if self.doc != Some(doc) {
            self.doc = Some(doc);
            self.only = None;
            self.drag = None;
            self.pull = None;
            self.worked_out = WorkedOut::default();
            self.select(Selection::Nothing);
        }
    }

    /// The next plan that is shown was made just now.
    pub fn begin(&mut self) {
        self.begins = true;
    }

    /// Selects something; drafts of what was selected before are dropped.
    pub(super) fn select(&mut self, selection: Selection) {
        if self.selection != selection {
            self.selection = selection;
            self.drafts.clear();
            self.splitting = None;
        }
    }

    /// Selects an item, brings it into view and gives it the focus.
    pub(super) fn select_and_show(&mut self, item: ItemId) {
        self.select(Selection::Item(item));
        self.reveal = true;
        self.focus = true;
        self.coming = true;
    }

    /// The selected item.
    pub(super) fn item(&self) -> Option<ItemId> {
        match self.selection {
            Selection::Item(id) => Some(id),
            _ => None,
        }
    }
}

/// A card that is being dragged.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Drag {
    pub(super) item: ItemId,
}

/// A lower edge that is being pulled.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Pull {
    pub(super) item: ItemId,
    /// Where the pointer took hold, in points from the top of the window.
    pub(super) from: f32,
    /// Where the card stands.
    pub(super) card: Rect,
}

/// A card, or the free end of a day, that was drawn in this frame and can be dropped on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct DropSlot {
    /// Where it stands on the screen.
    pub(super) rect: Rect,
    pub(super) day: DayId,
    /// The place of the card in its day, counted from 0; of the free end, the number of cards.
    pub(super) index: usize,
    /// The free end of a day.
    pub(super) end: bool,
}
