//! What can be done to a plan, as commands: one place for drag, buttons and keys, so that they do the same.

use std::sync::Arc;

use crate::core::edit::agenda::AgendaEdit;
use crate::core::ids::{DayId, Ids, ItemId};
use crate::core::model::agenda::{Agenda, Day, Item};
use crate::core::plan::new_course;

/// A move of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shift {
    Up,
    Down,
    PreviousDay,
    NextDay,
}

/// Moves an item one step; `None` where there is no way to go. On another day it comes before what closes that.
pub(super) fn step(agenda: &Agenda, item: ItemId, step: Shift) -> Option<AgendaEdit> {
    let (day, index) = agenda.position(item)?;
    let (to, place) = match step {
        Shift::Up => (day, index.checked_sub(1)?),
        Shift::Down if index + 1 < agenda.days[day].items.len() => (day, index + 1),
        Shift::Down => return None,
        Shift::PreviousDay => (day.checked_sub(1)?, index),
        Shift::NextDay => (day + 1, index),
    };
    let to = agenda.days.get(to)?;
    let kind = agenda.days[day].items[index].kind;
    let place = if matches!(step, Shift::Up | Shift::Down) { place } else { place.min(to.place_for(kind)) };
    Some(AgendaEdit::MoveItem(item, to.id, place))
}

/// Moves an item before the item that now stands at `before` in `day`; `None` if it stands there already.
pub(super) fn drop_at(agenda: &Agenda, item: ItemId, day: DayId, before: usize) -> Option<AgendaEdit> {
    let (from, index) = agenda.position(item)?;
    let same_day = agenda.days[from].id == day;
    let place = if same_day && index < before { before - 1 } else { before };
    let stays = same_day && place == index;
    (!stays).then_some(AgendaEdit::MoveItem(item, day, place))
}

/// A copy of an item, to stand after it.
pub(super) fn duplicate(agenda: &Agenda, ids: &Ids, item: ItemId) -> Option<(AgendaEdit, ItemId)> {
    let (day, index) = agenda.position(item)?;
    let day = &agenda.days[day];
    let copy = Item { locked_start: None, ..new_course::copy_item(&day.items[index], ids) };
    let id = copy.id;
    Some((AgendaEdit::AddItem(day.id, index + 1, Box::new(copy)), id))
}

/// The item that should be selected when `item` is deleted: the next, or the one before.
pub(super) fn neighbour(agenda: &Agenda, item: ItemId) -> Option<ItemId> {
    let (day, index) = agenda.position(item)?;
    let items: &[Arc<Item>] = &agenda.days[day].items;
    items.get(index + 1).or_else(|| items.get(index.checked_sub(1)?)).map(|item| item.id)
}

/// An empty day with the hours of its neighbour, to be put in at `index`.
pub(super) fn day_like_its_neighbour(agenda: &Agenda, ids: &Ids, index: usize) -> Option<Day> {
    let neighbour = agenda.days.get(index.saturating_sub(1))?;
    Some(Day::new(ids.make(), neighbour.start, neighbour.end))
}
