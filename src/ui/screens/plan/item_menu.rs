//! What can be done to an item, in words: the menu of its card and of its panel.

use egui::{Id, RichText, Ui};

use super::View;
use super::edits::{self, Shift};
use super::item_actions;
use super::state::{Selection, Splitting, State};
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::model::agenda::Item;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::widgets::menu::rows;

/// Draws the entries.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    rows(ui);
    if ui.button(t!(cx, "plan-open-session")).clicked() {
        cx.go(Place::Session(view.doc, item.id));
    }
    if !view.may_edit_item(item.id) {
        return;
    }
    ui.separator();
    let steps = [
        ("plan-move-up", Shift::Up),
        ("plan-move-down", Shift::Down),
        ("plan-move-previous-day", Shift::PreviousDay),
        ("plan-move-next-day", Shift::NextDay),
    ];
    for (key, step) in steps {
        ui.add_enabled_ui(edits::step(view.agenda, item.id, step).is_some(), |ui| {
            if ui.button(t!(cx, key)).clicked() {
                state.select(Selection::Item(item.id));
                item_actions::move_item(cx, state, view, item.id, step);
            }
        });
    }
    ui.separator();
    if ui.button(t!(cx, "plan-duplicate")).clicked() {
        item_actions::duplicate(cx, state, view, item.id);
    }
    ui.add_enabled_ui(item.minutes > 1, |ui| {
        if ui.button(t!(cx, "plan-split")).clicked() {
            state.select(Selection::Item(item.id));
            state.panel_hidden = false;
            let text = (item.minutes / 2).max(1).to_string();
            state.splitting = Some(Splitting { item: item.id, text, refusal: None });
            ui.memory_mut(|memory| memory.request_focus(Id::unique(("plan-split", item.id))));
        }
    });
    let last = edits::step(view.agenda, item.id, Shift::Down).is_none();
    ui.add_enabled_ui(!last, |ui| {
        if ui.button(t!(cx, "plan-merge")).clicked() {
            view.edit(cx, AgendaEdit::MergeWithNext(item.id));
        }
    });
    lock(ui, cx, view, item);
    ui.separator();
    if ui.button(RichText::new(t!(cx, "common-delete")).color(cx.theme.bad)).clicked() {
        item_actions::delete(cx, state, view, item.id);
    }
}

/// A start that must hold, and the way to let it go.
fn lock(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item) {
    let set = |start| view.edit(cx, AgendaEdit::Item(item.id, ItemField::LockedStart(start)));
    if let Some(start) = item.locked_start {
        if ui.button(t!(cx, "plan-unlock", time = start.to_string())).clicked() {
            set(None);
        }
    } else if let Some((day, index)) = view.agenda.position(item.id) {
        let start = TimeOfDay::from_minutes(view.model.days[day].schedule.slots[index].start);
        if ui.button(t!(cx, "plan-lock", time = start.to_string())).clicked() {
            set(Some(start));
        }
    }
}
