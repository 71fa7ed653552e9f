//! The keys of the plan: arrows move the selection, with Alt they move the item.

use egui::{FocusDirection, Key, Modifiers, Popup, Ui};

use super::edits::Shift;
use super::state::{Selection, State};
use super::{View, card, item_actions};
use crate::core::ids::ItemId;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::Cx;

impl State {
    /// Whether the arrow keys with Alt move the selected item: the plan is shown and has the keyboard.
    pub fn has_keyboard(&self, ui: &Ui, place: Place) -> bool {
        let shown = matches!(place, Place::Course(_, CourseTab::Plan) | Place::Training(_));
        shown && self.item().is_some() && nothing_in_the_way(ui, self)
    }
}

/// Whether no field, menu, dialog or card that is moved with the pointer has the keyboard.
fn nothing_in_the_way(ui: &Ui, state: &State) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let own = state.item().map(card::id);
    state.drag.is_none()
        && state.pull.is_none()
        && !Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.top_modal_layer().is_none())
        && focused.is_none_or(|focused| Some(focused) == own)
}

/// Does what was typed, if the plan has the keyboard.
pub(super) fn handle(ui: &Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    if !nothing_in_the_way(ui, state) {
        return;
    }
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let Some(item) = state.item() else {
        if state.selection != Selection::Nothing && pressed(Modifiers::NONE, Key::Escape) {
            state.select(Selection::Nothing);
        }
        if arrows.into_iter().any(|key| pressed(Modifiers::NONE, key)) {
            enter(state, view);
            // The same key would move the focus on from the card that gets it now.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        return;
    };
    if view.may_edit_item(item) {
        let steps = [Shift::Up, Shift::Down, Shift::PreviousDay, Shift::NextDay];
        for (key, step) in arrows.into_iter().zip(steps) {
            if pressed(Modifiers::ALT, key) {
                item_actions::move_item(cx, state, view, item, step);
            }
        }
        if pressed(Modifiers::COMMAND, Key::D) {
            item_actions::duplicate(cx, state, view, item);
        }
        if pressed(Modifiers::NONE, Key::Delete) {
            item_actions::delete(cx, state, view, item);
        }
    }
    for (key, (days, items)) in arrows.into_iter().zip([(0, -1), (0, 1), (-1, 0), (1, 0)]) {
        if pressed(Modifiers::NONE, key)
            && let Some(next) = beside(view, item, days, items)
        {
            state.select_and_show(next);
        }
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        cx.go(Place::Session(view.doc, item));
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        state.select(Selection::Nothing);
    }
}

/// Selects the first item: the first arrow key leads into the plan.
pub(super) fn enter(state: &mut State, view: &View<'_>) {
    let day = match state.selection {
        Selection::Day(id) => view.agenda.day(id).filter(|day| !day.items.is_empty()),
        _ => None,
    };
    let day = day.or_else(|| view.agenda.days.iter().find(|day| !day.items.is_empty()));
    if let Some(item) = day.and_then(|day| day.items.first()) {
        state.select_and_show(item.id);
    }
}

/// The item beside another: this many items down in its day, or at the same time this many days on.
fn beside(view: &View<'_>, item: ItemId, days: isize, items: isize) -> Option<ItemId> {
    let (day, index) = view.agenda.position(item)?;
    if days == 0 {
        return view.agenda.days[day].items.get(index.checked_add_signed(items)?).map(|item| item.id);
    }
    let start = view.model.days[day].schedule.slots.get(index)?.start;
    let mut at = day;
    loop {
        at = at.checked_add_signed(days)?;
        let slots = &view.model.days.get(at)?.schedule.slots;
        if let Some(slot) = slots.iter().min_by_key(|slot| slot.start.abs_diff(start)) {
            return Some(slot.item);
        }
    }
}
