//! The board: the days side by side, each a column of cards drawn to time.

use egui::scroll_area::{DragScroll, ScrollSource};
use egui::{
    FontId, Id, Painter, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};
use egui_material_icons::icons::ICON_ADD;

use super::model::{Block, BlockKind};
use super::state::{DropSlot, Selection, State};
use super::{View, card, drag, header, toolbar};
use crate::core::model::agenda::ItemKind;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, type_size};
use crate::ui::widgets::icon_button;

/// The width of a day, in points: at least, so that three stand beside the side panel in a small window.
const LEAST: f32 = 203.0;
const MOST: f32 = 320.0;
const GAP: f32 = 8.0;
/// Room below the last card of a day, in points: to drop on, and to add.
const TAIL: f32 = 44.0;

/// The columns of the board in this frame.
struct Columns {
    width: f32,
    count: usize,
}

impl Columns {
    fn of(room: f32, count: usize) -> Self {
        let gaps = GAP * count.saturating_sub(1) as f32;
        let width = ((room - gaps) / count.max(1) as f32).floor().clamp(LEAST, MOST);
        Self { width, count }
    }

    fn total(&self) -> f32 {
        (self.width + GAP) * self.count as f32 - GAP
    }

    fn left(&self, index: usize) -> f32 {
        (self.width + GAP) * index as f32
    }

    /// The columns that reach into the stretch from `from` to `to`.
    fn visible(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let step = self.width + GAP;
        let first = (from / step).floor().max(0.0) as usize;
        let last = (to / step).ceil().max(0.0) as usize;
        first.min(self.count)..last.min(self.count)
    }
}

/// Draws the board.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let outer = ui.available_rect_before_wrap();
    let columns = Columns::of(outer.width() - 8.0, view.agenda.days.len());
    let body = Rect::from_min_max(pos2(outer.left(), outer.top() + header::HEIGHT), outer.max);
    state.drop_slots.clear();
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body).id_salt("plan-board"));
    let source = ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() };
    let scrolled = ScrollArea::both()
        .id_salt(view.doc)
        .auto_shrink([false, false])
        .scroll_source(source)
        .show_viewport(&mut inner, |ui, viewport| cards(ui, cx, state, view, &columns, viewport));
    ui.advance_cursor_after_rect(outer);
    let seen = scrolled.inner_rect;
    let offset = scrolled.state.clamped_offset().x;
    let strip = Rect::from_min_max(outer.min, pos2(seen.right(), body.top()));
    for index in columns.visible(offset, offset + seen.width()) {
        let left = seen.left() - offset + columns.left(index);
        let rect = Rect::from_min_size(pos2(left, outer.top()), vec2(columns.width, header::HEIGHT - 4.0));
        header::ui(ui, cx, state, view, index, rect, strip);
    }
}

fn cards(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, columns: &Columns, viewport: Rect) {
    let height = (view.layout.height + TAIL).max(viewport.height());
    let (all, _) = ui.allocate_exact_size(vec2(columns.total(), height), Sense::hover());
    let visible = columns.visible(viewport.left(), viewport.right());
    for index in visible.clone() {
        let column = Rect::from_min_size(
            pos2(all.left() + columns.left(index), all.top()),
            vec2(columns.width, height),
        );
        day(ui, cx, state, view, index, column, viewport);
    }
    // The selected card keeps the focus and can be scrolled to while it is out of sight.
    if let Some((day, index)) = state.item().and_then(|item| view.agenda.position(item))
        && let Some(block) = view.layout.days[day].card(index)
    {
        let unseen = block.top + block.height < viewport.top() || block.top > viewport.bottom();
        if unseen || !visible.contains(&day) {
            let column = pos2(all.left() + columns.left(day), all.top());
            let rect = Rect::from_min_size(
                column + vec2(4.0, block.top + 2.0),
                vec2(columns.width - 8.0, block.height),
            );
            let (item, slot) =
                (&view.agenda.days[day].items[index], &view.model.days[day].schedule.slots[index]);
            card::sense(ui, cx, state, view, item, slot, rect);
        }
    }
    let area = ui.clip_rect();
    drag::follow(ui, cx, state, view, area);
}

/// Draws what can be seen of a day.
fn day(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    index: usize,
    column: Rect,
    viewport: Rect,
) {
    let day = &view.agenda.days[index];
    let (layout, worked_out) = (&view.layout.days[index], &view.model.days[index]);
    let selected = state.selection == Selection::Day(day.id);
    let line = if selected { Stroke::new(1.5, cx.theme.accent) } else { cx.theme.line_stroke() };
    ui.painter().rect(column, f32::from(size::RADIUS), cx.theme.panel, line, StrokeKind::Inside);
    let place = |block: &Block| {
        let corner = column.min + vec2(4.0, 2.0 + block.top);
        Rect::from_min_size(corner, vec2(column.width() - 8.0, block.height))
    };
    for block in layout.visible(viewport.top(), viewport.bottom()) {
        let rect = place(block);
        match block.kind {
            BlockKind::Card(at) => {
                let (item, slot) = (&day.items[at], &worked_out.schedule.slots[at]);
                card::ui(ui, cx, state, view, item, slot, rect);
                state.drop_slots.push(DropSlot { rect, day: day.id, index: at, end: false });
            }
            BlockKind::Gap(minutes) => gap(ui.painter(), cx, rect, minutes),
            BlockKind::Overlap(minutes) => overlap(ui.painter(), cx, rect, minutes),
        }
    }
    let end = Rect::from_min_max(pos2(column.left() + 4.0, column.top() + layout.height + 2.0), column.max);
    state.drop_slots.push(DropSlot { rect: end, day: day.id, index: day.items.len(), end: true });
    let add =
        Rect::from_center_size(pos2(end.center().x, end.top() + 18.0), vec2(size::CONTROL, size::CONTROL));
    if view.may_edit_day(day.id) && ui.is_rect_visible(add) {
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(add).scope_id(Id::unique(("plan-add", day.id))));
        let name = t!(cx, "plan-add-to-day", number = index + 1);
        if icon_button(&mut child, cx, ICON_ADD, &name).clicked() {
            toolbar::add(cx, state, view, ItemKind::Session, day.id, day.place_for(ItemKind::Session));
        }
    }
}

fn note_in(painter: &Painter, cx: &Cx<'_>, rect: Rect, text: String, warn: bool) {
    let colour = if warn { cx.theme.warn } else { cx.theme.weak };
    let font = FontId::proportional(type_size::SMALL);
    let galley = card::elided(painter, text, font, colour, rect.width() - 12.0, 1);
    painter.galley(rect.center() - galley.size() / 2.0, galley, colour);
}

/// Free time between two cards: a dashed frame.
fn gap(painter: &Painter, cx: &Cx<'_>, rect: Rect, minutes: u32) {
    let inner = rect.shrink(1.0);
    let corners =
        [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, cx.theme.border), 5.0, 4.0));
    note_in(painter, cx, rect, t!(cx, "plan-gap", length = cx.t.minutes(minutes)), false);
}

/// Two cards that run into each other.
fn overlap(painter: &Painter, cx: &Cx<'_>, rect: Rect, minutes: u32) {
    painter.rect_filled(rect, f32::from(size::RADIUS_SMALL), cx.theme.warn_soft);
    note_in(painter, cx, rect, t!(cx, "plan-overlap", length = cx.t.minutes(minutes)), true);
}
