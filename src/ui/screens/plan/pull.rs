//! Pulling the lower edge of a card: the length of the session, in steps of five minutes.

use egui::{CursorIcon, FontId, Id, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::View;
use super::state::{Pull, State};
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::model::agenda::Item;
use crate::core::plan::times::Slot;
use crate::core::time::{LONGEST_ITEM, TimeOfDay};
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, type_size};

/// How much of a card is its edge, in points.
const EDGE: f32 = 7.0;

/// The minutes of a step.
const STEP: u32 = 5;

/// The edge of a card that may be pulled.
pub(super) fn edge(ui: &Ui, state: &mut State, item: &Item, card: Id, rect: Rect) {
    let edge = Rect::from_min_max(pos2(rect.left(), rect.bottom() - EDGE), rect.max);
    let response = ui.interact(edge, card.with("edge"), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
    }
    if response.drag_started()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        state.pull = Some(Pull { item: item.id, from: pointer.y, card: rect });
    }
}

/// The minutes of an item of `minutes` whose edge was pulled `by` points down.
fn pulled(minutes: u32, by: f32, points_a_minute: f32) -> u32 {
    let steps = (by / points_a_minute / STEP as f32).round() as i64;
    let pulled = i64::from(minutes) + steps * i64::from(STEP);
    // On a full step, whatever it was before.
    let even = if steps == 0 { i64::from(minutes) } else { pulled / i64::from(STEP) * i64::from(STEP) };
    u32::try_from(even.max(i64::from(STEP.min(minutes)))).unwrap_or(minutes).min(LONGEST_ITEM)
}

/// Follows a pull: draws the card as long as it would be, and changes the item when it is let go.
pub(super) fn follow(ui: &Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let Some(pull) = state.pull else { return };
    let (pointer, released, escape) = ui.input_mut(|input| {
        let escape = input.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
        (input.pointer.interact_pos(), !input.pointer.primary_down(), escape)
    });
    let found = view.agenda.position(pull.item);
    let (Some(pointer), Some((day, index)), false) = (pointer, found, escape) else {
        state.pull = None;
        return;
    };
    let item = &view.agenda.days[day].items[index];
    let minutes = pulled(item.minutes, pointer.y - pull.from, state.zoom.scale());
    if released {
        state.pull = None;
        if minutes != item.minutes {
            view.edit(cx, AgendaEdit::Item(item.id, ItemField::Minutes(minutes)));
        }
        return;
    }
    let slot = view.model.days[day].schedule.slots[index];
    outline(ui, cx, state, item, slot, minutes, pull.card);
}

fn outline(ui: &Ui, cx: &Cx<'_>, state: &State, item: &Item, slot: Slot, minutes: u32, card: Rect) {
    let grown = (minutes as f32 - item.minutes as f32) * state.zoom.scale();
    let rect = card.with_max_y((card.bottom() + grown).max(card.top() + 24.0));
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("plan-pull"));
    let painter = ui.ctx().layer_painter(layer).with_clip_rect(ui.clip_rect());
    let line = Stroke::new(2.0, cx.theme.accent);
    painter.rect_stroke(rect, f32::from(size::RADIUS_SMALL), line, StrokeKind::Inside);
    let clock = TimeOfDay::from_minutes;
    let text = format!("{} – {} · {}", clock(slot.start), clock(slot.start + minutes), cx.t.minutes(minutes));
    let font = FontId::new(type_size::SMALL, bold_family());
    let galley = painter.layout_no_wrap(text, font, cx.theme.on_accent);
    let place = pos2(rect.left() + 6.0, rect.bottom() - galley.size().y - 6.0);
    let behind = Rect::from_min_size(place, galley.size()).expand2(vec2(6.0, 3.0));
    painter.rect_filled(behind, f32::from(size::RADIUS_SMALL), cx.theme.accent);
    painter.galley(place, galley, cx.theme.on_accent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_goes_in_steps_of_five_and_never_to_nothing() {
        assert_eq!(pulled(60, 0.0, 1.4), 60);
        assert_eq!(pulled(62, 3.0, 1.4), 62, "a twitch changes nothing");
        assert_eq!(pulled(60, 14.0, 1.4), 70);
        assert_eq!(pulled(62, 7.0, 1.4), 65);
        assert_eq!(pulled(60, -500.0, 1.4), 5);
        assert_eq!(pulled(3, -50.0, 1.4), 3);
        assert_eq!(pulled(60, 1.0e9, 1.4), LONGEST_ITEM);
    }
}
