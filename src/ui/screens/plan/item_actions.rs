//! What buttons, keys and menus do to the item that is selected, with the selection following it.

use super::edits::{self, Shift};
use super::state::{Selection, State};
use super::{View, item_title};
use crate::core::edit::agenda::AgendaEdit;
use crate::core::ids::ItemId;
use crate::t;
use crate::ui::action::{Action, Level, Notice, Offer};
use crate::ui::cx::Cx;

/// Deletes an item without a question, offers the way back, and selects its neighbour.
pub(super) fn delete(cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: ItemId) {
    let next = edits::neighbour(view.agenda, item);
    let title = view.agenda.item(item).map(|item| item_title(cx, item).to_owned());
    view.edit(cx, AgendaEdit::RemoveItem(item));
    let text = t!(cx, "plan-deleted", title = title.unwrap_or_default());
    cx.push(Action::Say(Notice { level: Level::Info, text, offer: Some(Offer::Undo) }));
    match next {
        Some(next) => state.select_and_show(next),
        None => state.select(Selection::Nothing),
    }
}

/// Puts a copy after an item and selects it.
pub(super) fn duplicate(cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: ItemId) {
    if let Some((edit, copy)) = edits::duplicate(view.agenda, cx.ids, item) {
        view.edit(cx, edit);
        state.select_and_show(copy);
    }
}

/// Moves an item and keeps it in sight.
pub(super) fn move_item(cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: ItemId, step: Shift) {
    if let Some(edit) = edits::step(view.agenda, item, step) {
        view.edit(cx, edit);
        state.reveal = true;
    }
}
