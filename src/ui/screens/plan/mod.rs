//! The plan: the days side by side or as a list, with a side panel that edits what is selected.

mod board;
mod card;
mod day_panel;
mod drag;
mod edits;
mod header;
mod item_actions;
mod item_menu;
mod item_panel;
mod keys;
mod legend;
mod list;
mod model;
mod problems;
mod pull;
mod state;
mod toolbar;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::core::edit::agenda::AgendaEdit;
use crate::core::edit::command::Command;
use crate::core::ids::{DayId, DocId, ItemId};
use crate::core::model::agenda::{Agenda, Item};
use crate::core::model::course::Course;
use crate::core::model::progress::locking_day;
use crate::core::model::training::Origin;
use crate::core::model::workspace::Doc;
use crate::t;
use crate::ui::action::Level;
use crate::ui::cx::{Cx, SaveView};
use crate::ui::panels::plan_lock;
use crate::ui::theme::space;
use crate::ui::widgets::layout::behind_notices;
use crate::ui::widgets::{banner, quiet};
use crate::ui::words;
use model::{Layout, Model};
use state::{Selection, Shape};

pub use state::State;

/// The width of the side panel, in points.
const PANEL: f32 = 304.0;

/// Below this width, in points, the line above the plan needs all of it.
const NARROW: f32 = 700.0;

/// The plan as it is drawn in this frame.
pub(super) struct View<'a> {
    doc: DocId,
    agenda: &'a Agenda,
    course: Option<&'a Course>,
    model: &'a Model,
    layout: &'a Layout,
    editable: bool,
    /// The day that runs: its plan is locked.
    locked: Option<DayId>,
    /// It is a starter outline, or planned from one.
    starter: bool,
}

impl View<'_> {
    /// Whether the plan of a day can be edited.
    fn may_edit_day(&self, day: DayId) -> bool {
        self.editable && self.locked != Some(day)
    }

    /// Whether the plan of an item can be edited.
    fn may_edit_item(&self, item: ItemId) -> bool {
        let locked = self.locked.and_then(|day| self.agenda.day(day));
        self.editable && locked.is_none_or(|day| day.items.iter().all(|other| other.id != item))
    }

    /// Asks for a change of the plan.
    fn edit(&self, cx: &Cx<'_>, edit: AgendaEdit) {
        cx.edit(Command::Agenda(self.doc, edit));
    }
}

/// The title of an item; where it has none, what it is.
pub(super) fn item_title<'a>(cx: &Cx<'a>, item: &'a Item) -> &'a str {
    if item.title.is_empty() { t!(cx, words::item_kind(item.kind)) } else { &item.title }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, doc: DocId) {
    state.enter(doc);
    let Some((model, layout)) = state.worked_out.now(cx, state.zoom, doc) else { return };
    let agenda = model.agenda();
    forget_what_is_gone(state, agenda);
    let course = match model.source() {
        Doc::Course(course) => Some(course.as_ref()),
        Doc::Training(_) => None,
    };
    let is_starter =
        |id| cx.workspace.training(id).is_some_and(|training| training.origin == Origin::Starter);
    let starter = match doc {
        DocId::Training(id) => is_starter(id),
        DocId::Course(_) => course.is_some_and(|course| course.trainings.iter().any(|id| is_starter(*id))),
    };
    let locked = course.and_then(|course| locking_day(course, cx.now.date()));
    let editable = cx.workspace.can_edit(doc) && *cx.save != SaveView::LookOnly;
    let view = View { doc, agenda, course, model: &model, layout: &layout, editable, locked, starter };
    if std::mem::take(&mut state.begins) {
        keys::enter(state, &view);
    }
    keys::handle(ui, cx, state, &view);
    if !state.panel_hidden {
        let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin {
            left: 20,
            right: 8,
            top: 16,
            bottom: 12,
        });
        let panel = Panel::right("plan-panel").exact_size(PANEL).resizable(false).show_separator_line(false);
        panel.frame(frame).show(ui, |ui| {
            quiet(ui);
            // Of what is selected newly, its title comes first, however far the panel was scrolled before.
            let area = ScrollArea::vertical().id_salt(("plan-panel", state.selection));
            area.auto_shrink([false, false]).show(ui, |ui| {
                // Room for the bar that scrolls.
                ui.set_max_width(ui.available_width() - space::S);
                match state.selection {
                    Selection::Item(id) => item_panel::ui(ui, cx, state, &view, id),
                    Selection::Day(id) => day_panel::day(ui, cx, state, &view, id),
                    Selection::Nothing => day_panel::whole(ui, cx, &view),
                }
                ui.add_space(behind_notices(ui));
            });
        });
    }
    let frame = Frame::new().inner_margin(Margin { left: 12, right: 10, top: 2, bottom: 8 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        // In line with the tabs above; the hours of the board stand before that line.
        inset(ui, |ui| toolbar::ui(ui, cx, state, &view));
        if let Some(course) = course {
            plan_lock::note(ui, cx, course);
        }
        if let (DocId::Training(_), true) = (doc, view.starter) {
            banner(ui, cx, Level::Info, t!(cx, "starter-explain"), |_| {});
        }
        match state.shape {
            Shape::Board => {
                legend::ui(ui, cx, &view);
                board::ui(ui, cx, state, &view);
            }
            Shape::List => inset(ui, |ui| list::ui(ui, cx, state, &view)),
        }
    });
}

/// What begins at the edge of the page, where there is room for that.
fn inset(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let left = if ui.available_width() < NARROW { 0 } else { 12 };
    Frame::new().inner_margin(Margin { left, ..Margin::ZERO }).show(ui, contents);
}

/// What was selected or dragged may have been deleted, by undo for example.
fn forget_what_is_gone(state: &mut State, agenda: &Agenda) {
    let there = match state.selection {
        Selection::Nothing => true,
        Selection::Day(id) => agenda.day(id).is_some(),
        Selection::Item(id) => state.coming || agenda.item(id).is_some(),
    };
    if !there {
        state.select(Selection::Nothing);
    }
    state.coming = false;
}
