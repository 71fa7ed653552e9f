//! Dragging a card: where it would land, and the line that shows it.

use egui::{CursorIcon, FontId, Id, LayerId, Order, Pos2, Rect, Stroke, Ui, vec2};

use super::state::{DropSlot, Selection, State};
use super::{View, edits};
use crate::core::ids::{DayId, ItemId};
use crate::core::model::agenda::Item;
use crate::core::time::TimeOfDay;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};

/// How near to the edge of the board a dragged card scrolls it, in points.
const EDGE: f32 = 36.0;

/// The width of a card under the pointer, in points.
const GHOST: f32 = 190.0;

/// Where a card would land.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Target {
    pub(super) day: DayId,
    /// The place before which it lands, counted from 0 among the cards as they stand now.
    pub(super) before: usize,
    /// Where the line is drawn.
    line: (egui::Rangef, f32),
}

/// Where a card that comes from `from` would land if it were let go at `pointer`.
pub(super) fn target(slots: &[DropSlot], pointer: Pos2, from: (DayId, usize)) -> Option<Target> {
    let outside = |range: egui::Rangef, value: f32| (range.min - value).max(value - range.max).max(0.0);
    let nearest = slots.iter().min_by(|a, b| {
        let far = |slot: &DropSlot| {
            (outside(slot.rect.x_range(), pointer.x), outside(slot.rect.y_range(), pointer.y))
        };
        let (a, b) = (far(a), far(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    })?;
    let third = nearest.rect.height() / 3.0;
    let after = if nearest.end || pointer.y < nearest.rect.top() + third {
        false
    } else if pointer.y > nearest.rect.bottom() - third {
        true
    } else {
        // In the middle of a card: it makes way in the direction that the other one came from.
        from.0 == nearest.day && from.1 < nearest.index
    };
    let y = if after { nearest.rect.bottom() + 2.0 } else { nearest.rect.top() - 2.0 };
    Some(Target {
        day: nearest.day,
        before: nearest.index + usize::from(after),
        line: (nearest.rect.x_range(), y),
    })
}

/// Follows the drag: draws the line and the card under the pointer, scrolls at the edges, and moves the
/// card when it is let go. `area` is what can be seen of the plan.
pub(super) fn follow(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, area: Rect) {
    let Some(drag) = state.drag else { return };
    let (pointer, released, escape) = ui.input_mut(|input| {
        let escape = input.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
        (input.pointer.interact_pos(), !input.pointer.primary_down(), escape)
    });
    let place = view.agenda.position(drag.item);
    let (Some(pointer), Some((day, index)), false) = (pointer, place, escape) else {
        state.drag = None;
        return;
    };
    let from = (view.agenda.days[day].id, index);
    let inside = area.expand(EDGE).contains(pointer);
    let target = target(&state.drop_slots, pointer, from).filter(|_| inside);
    if released {
        state.drag = None;
        if let Some(target) = target
            && let Some(edit) = edits::drop_at(view.agenda, drag.item, target.day, target.before)
        {
            view.edit(cx, edit);
            state.select(Selection::Item(drag.item));
            state.reveal = true;
        }
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if let Some(target) = target {
        let painter = ui.painter().with_clip_rect(area);
        let (x, y) = target.line;
        painter.hline(x, y, Stroke::new(3.0, cx.theme.accent));
        painter.circle_filled(Pos2::new(x.min + 3.0, y), 5.0, cx.theme.accent);
    }
    ghost(ui, cx, view, (drag.item, from), target, pointer);
    scroll_at_the_edge(ui, pointer, area);
}

/// When the dragged item would begin at its new place, in minutes since midnight: where what stands there begins now,
/// less its own minutes if it comes from before.
fn begins(view: &View<'_>, item: &Item, from: (DayId, usize), target: Target) -> Option<u32> {
    let day = view.agenda.day_index(target.day)?;
    let slots = &view.model.days[day].schedule.slots;
    let at = slots.get(target.before).map(|slot| slot.start).or_else(|| slots.last().map(|slot| slot.end));
    let start = at.unwrap_or(view.agenda.days[day].start.minutes());
    let from_before = from.0 == target.day && from.1 < target.before;
    Some(if from_before { start.saturating_sub(item.minutes) } else { start })
}

/// The dragged card as a whole under the pointer, with the times that it would have.
fn ghost(
    ui: &Ui,
    cx: &Cx<'_>,
    view: &View<'_>,
    (item, from): (ItemId, (DayId, usize)),
    target: Option<Target>,
    pointer: Pos2,
) {
    let Some(item) = view.agenda.item(item) else { return };
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("plan-drag")));
    let colours = crate::ui::words::item_colours(cx, item);
    let small = FontId::proportional(type_size::SMALL);
    let length = cx.t.minutes(item.minutes);
    let times = match target.and_then(|target| begins(view, item, from, target)) {
        Some(start) => {
            let clock = TimeOfDay::from_minutes;
            format!("{} – {}   {length}", clock(start), clock(start + item.minutes))
        }
        None => length,
    };
    let times = painter.layout_no_wrap(times, small, colours.strong);
    let font = FontId::new(type_size::BODY, bold_family());
    let title = painter.layout(item.title.clone(), font, cx.theme.text, GHOST - 2.0 * space::M);
    let size = vec2(GHOST, times.size().y + title.size().y + 2.0 * space::S);
    let rect = Rect::from_min_size(pointer - vec2(space::XL, space::M), size);
    let radius = f32::from(size::RADIUS_SMALL);
    painter.add(ui.visuals().popup_shadow.as_shape(rect, radius));
    painter.rect(rect, radius, colours.soft, Stroke::new(1.5, colours.strong), egui::StrokeKind::Inside);
    let inside = rect.min + vec2(space::M, space::S);
    let below = inside + vec2(0.0, times.size().y);
    painter.galley(inside, times, colours.strong);
    painter.galley(below, title, cx.theme.text);
}

fn scroll_at_the_edge(ui: &Ui, pointer: Pos2, area: Rect) {
    let pull = |low: f32, high: f32, at: f32| {
        if at < low + EDGE {
            14.0
        } else if at > high - EDGE {
            -14.0
        } else {
            0.0
        }
    };
    let delta = vec2(pull(area.left(), area.right(), pointer.x), pull(area.top(), area.bottom(), pointer.y));
    if delta != egui::Vec2::ZERO {
        // The pointer may rest at the edge: as long as the card is held there, the board goes on moving.
        ui.scroll_with_delta(delta);
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(day: DayId, index: usize, top: f32) -> DropSlot {
        let rect = Rect::from_min_size(Pos2::new(0.0, top), vec2(100.0, 30.0));
        DropSlot { rect, day, index, end: false }
    }

    #[test]
    fn a_card_dropped_on_the_middle_of_a_neighbour_changes_places_with_it() {
        let day = DayId::named("day");
        let slots = [slot(day, 0, 0.0), slot(day, 1, 40.0), slot(day, 2, 80.0)];
        let middle = |index: usize| slots[index].rect.center();
        assert_eq!(target(&slots, middle(1), (day, 0)).map(|target| target.before), Some(2));
        assert_eq!(target(&slots, middle(1), (day, 2)).map(|target| target.before), Some(1));
        assert_eq!(target(&slots, Pos2::new(50.0, 81.0), (day, 0)).map(|target| target.before), Some(2));
        assert_eq!(target(&slots, Pos2::new(50.0, 300.0), (day, 0)).map(|target| target.before), Some(3));
        assert_eq!(target(&[], middle(1), (day, 0)), None);
    }
}
