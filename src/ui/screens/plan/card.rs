//! One card of the board: painted by hand, as there may be many; named for screen readers.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align2, Color32, CornerRadius, EventFilter, FontId, Galley, Id, Painter, Pos2, Rect, Response, Role,
    Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_CANCEL, ICON_CHECK_CIRCLE, ICON_CONTRAST, ICON_DESCRIPTION, ICON_LOCK, ICON_MOVE_UP,
    ICON_PLAY_CIRCLE, ICON_SLIDESHOW,
};

use super::state::{Drag, Selection, State};
use super::{View, item_menu, item_title, pull};
use crate::core::ids::ItemId;
use crate::core::model::agenda::Item;
use crate::core::model::course::Course;
use crate::core::model::link::LinkKind;
use crate::core::model::record::Status;
use crate::core::plan::times::Slot;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::panels::material_rows;
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::words;

/// From this height on, in points, times stand on a line of their own.
const TWO_LINES: f32 = 38.0;
const LINE: f32 = 19.0;
const ICON: f32 = 15.0;
/// How strongly the card of what is over is drawn.
const OVER: f32 = 0.55;

/// The id of an item's card: the same on the board and in the list.
pub(super) fn id(item: ItemId) -> Id {
    Id::unique(("plan-card", item))
}

/// A clock time from minutes since midnight, which may pass 24:00.
pub(super) fn clock(minutes: u32) -> String {
    TimeOfDay::from_minutes(minutes).to_string()
}

/// The first letters of a name.
pub(super) fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

/// The initials of whoever leads an item.
pub(super) fn lead(course: Option<&Course>, item: &Item) -> Option<String> {
    let lead = item.lead?;
    let trainer = course?.trainers.iter().find(|trainer| trainer.id == lead)?;
    Some(initials(&trainer.name)).filter(|text| !text.is_empty())
}

/// How far an item has come.
pub(super) fn status(course: Option<&Course>, item: ItemId) -> Status {
    course.and_then(|course| course.record(item)).map_or(Status::Planned, |record| record.status)
}

/// The mark of a status; none while nothing has happened.
pub(super) fn status_mark(status: Status) -> Option<MaterialIcon> {
    match status {
        Status::Planned => None,
        Status::InProgress => Some(ICON_PLAY_CIRCLE),
        Status::Delivered => Some(ICON_CHECK_CIRCLE),
        Status::Partly => Some(ICON_CONTRAST),
        Status::Skipped => Some(ICON_CANCEL),
        Status::Moved => Some(ICON_MOVE_UP),
    }
}

/// What stands before the title's end: marks, from right to left.
pub(super) fn marks(cx: &Cx<'_>, course: Option<&Course>, item: &Item) -> Vec<(MaterialIcon, Color32)> {
    let mut marks = Vec::new();
    let status = status(course, item.id);
    if let Some(mark) = status_mark(status) {
        marks.push((mark, cx.theme.status(status).strong));
    }
    let strong = crate::ui::words::item_colours(cx, item).strong;
    if item.locked_start.is_some() {
        marks.push((ICON_LOCK, strong));
    }
    if item.links.iter().any(|link| link.kind == LinkKind::Handout) {
        marks.push((ICON_DESCRIPTION, strong));
    }
    if item.links.iter().any(|link| link.kind == LinkKind::Slides) {
        marks.push((ICON_SLIDESHOW, strong));
    }
    marks
}

/// Text of at most `rows` lines, with an ellipsis where it is longer.
pub(super) fn elided(
    painter: &Painter,
    text: String,
    font: FontId,
    colour: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text, font, colour, width.max(1.0));
    job.wrap.max_rows = rows.max(1);
    job.wrap.break_anywhere = rows <= 1;
    painter.layout_job(job)
}

/// The name of an item's card, as a screen reader says it.
pub(super) fn spoken(cx: &Cx<'_>, course: Option<&Course>, item: &Item, slot: &Slot) -> String {
    let mut text = t!(
        cx,
        "plan-card",
        title = item_title(cx, item).to_owned(),
        start = clock(slot.start),
        end = clock(slot.end)
    );
    let status = status(course, item.id);
    if status != Status::Planned {
        text.push_str(", ");
        text.push_str(t!(cx, words::status(status)));
    }
    if item.locked_start.is_some() {
        text.push_str(", ");
        text.push_str(t!(cx, "plan-card-locked"));
    }
    text
}

/// Senses clicks, drags and the focus on an item's card or row. Of all cards one can be reached by Tab: the
/// selected one, from which the arrow keys lead on.
pub(super) fn sense(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    item: &Item,
    slot: &Slot,
    rect: Rect,
) -> Response {
    let selected = state.selection == Selection::Item(item.id);
    let first = || view.agenda.days.iter().find_map(|day| day.items.first()).map(|item| item.id);
    let entrance = selected || (state.item().is_none() && first() == Some(item.id));
    let mut sense = Sense::CLICK;
    if view.may_edit_item(item.id) {
        sense |= Sense::DRAG;
    }
    if entrance {
        sense |= Sense::FOCUSABLE;
    }
    let id = id(item.id);
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, selected, spoken(cx, view.course, item, slot))
    });
    if selected && state.focus {
        response.request_focus();
        state.focus = false;
    }
    if selected && state.reveal {
        ui.scroll_to_rect_animation(rect.expand(space::S), None, egui::style::ScrollAnimation::none());
        state.reveal = false;
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        if !selected && response.gained_focus() {
            state.select(Selection::Item(item.id));
        }
    }
    if response.clicked() || response.drag_started() {
        state.select(Selection::Item(item.id));
        response.request_focus();
    }
    if response.double_clicked() {
        cx.go(Place::Session(view.doc, item.id));
    }
    if response.drag_started() {
        state.drag = Some(Drag { item: item.id });
    }
    response
}

/// Draws the card of an item.
pub(super) fn ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    item: &Item,
    slot: &Slot,
    rect: Rect,
) {
    let response = sense(ui, cx, state, view, item, slot, rect);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let place = rect;
    let rect = on_its_way(ui, item.id, rect);
    let selected = state.selection == Selection::Item(item.id);
    let mut painter = ui.painter().clone();
    let not_mine = state.only.is_some() && item.lead != state.only;
    let dragged = state.drag.is_some_and(|drag| drag.item == item.id);
    if not_mine || dragged {
        painter.multiply_opacity(0.4);
    } else if matches!(status(view.course, item.id), Status::Delivered | Status::Skipped) {
        // What is over steps back.
        painter.multiply_opacity(OVER);
    }
    let colours = crate::ui::words::item_colours(cx, item);
    let radius = CornerRadius::same(size::RADIUS_SMALL);
    let stroke = if response.has_focus() {
        Stroke::new(2.5, cx.theme.accent)
    } else if selected || response.hovered() {
        Stroke::new(1.5, cx.theme.accent)
    } else {
        Stroke::NONE
    };
    painter.rect(rect, radius, colours.soft, stroke, StrokeKind::Inside);
    let strip = Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
    let corners = CornerRadius { nw: size::RADIUS_SMALL, sw: size::RADIUS_SMALL, ne: 0, se: 0 };
    painter.rect_filled(strip, corners, colours.strong);
    contents(&painter, cx, view, item, slot, rect);
    if view.may_edit_item(item.id) {
        pull::edge(ui, state, item, id(item.id), place);
    }
    slides_button(ui, cx, view, item, place);
    response.context_menu(|ui| item_menu::ui(ui, cx, state, view, item));
    if response.hovered() && state.drag.is_none() && state.pull.is_none() {
        hover(cx, view, item, slot, response);
    }
}

/// Where a card is drawn that was elsewhere a moment ago: on its way to its place.
fn on_its_way(ui: &Ui, item: ItemId, place: Rect) -> Rect {
    let (ctx, time) = (ui.ctx(), ui.style().animation_time);
    // As seen from the board: scrolling moves no card.
    let target = place.min - ui.max_rect().min;
    let toward = |axis: &str, to: f32| ctx.animate_value_with_time(id(item).with(axis), to, time);
    place.translate(vec2(toward("x", target.x), toward("y", target.y)) - target)
}

/// The mark of the slides is a button that opens them.
fn slides_button(ui: &Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item, rect: Rect) {
    let link = item.links.iter().find(|link| link.kind == LinkKind::Slides);
    let Some(link) = link.filter(|_| rect.height() >= TWO_LINES) else { return };
    let others = marks(cx, view.course, item).len() - 1;
    let right = rect.right() - 7.0 - others as f32 * (ICON + 3.0) - ICON / 2.0;
    let place = Rect::from_center_size(pos2(right, rect.top() + size::MARK / 2.0), Vec2::splat(size::MARK));
    let response = ui.interact(place, id(item.id).with("slides"), Sense::CLICK);
    let name = t!(cx, "plan-card-slides", title = item_title(cx, item).to_owned());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        let strong = crate::ui::words::item_colours(cx, item).strong;
        let line = Stroke::new(1.5, strong);
        ui.painter().rect_stroke(place, f32::from(size::RADIUS_SMALL), line, StrokeKind::Inside);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.on_hover_text(&name).clicked() {
        cx.push(material_rows::open(view.doc, link));
    }
}

fn contents(painter: &Painter, cx: &Cx<'_>, view: &View<'_>, item: &Item, slot: &Slot, rect: Rect) {
    let colours = crate::ui::words::item_colours(cx, item);
    let tall = rect.height() >= TWO_LINES;
    let top = if tall {
        rect.top() + ((rect.height() - 2.0 * LINE) / 2.0).clamp(0.0, 6.0)
    } else {
        rect.center().y - LINE / 2.0
    };
    let middle = top + LINE / 2.0;
    let mut right = rect.right() - 7.0;
    for (mark, colour) in marks(cx, view.course, item) {
        let font = FontId::new(ICON, mark.font_family());
        painter.text(pos2(right, middle), Align2::RIGHT_CENTER, mark.codepoint, font, colour);
        right -= ICON + 3.0;
    }
    if let Some(text) = lead(view.course, item) {
        right = initials_mark(painter, cx, pos2(right, middle), text, colours.strong);
    }
    let left = rect.left() + 11.0;
    let small = FontId::proportional(type_size::SMALL);
    let times =
        if tall { format!("{} – {}", clock(slot.start), clock(slot.end)) } else { clock(slot.start) };
    let times = painter.layout_no_wrap(times, small.clone(), colours.strong);
    let width = times.size().x;
    painter.galley(pos2(left, middle - times.size().y / 2.0), times, colours.strong);
    let title = item_title(cx, item).to_owned();
    if tall {
        let length = painter.layout_no_wrap(cx.t.minutes(item.minutes), small, cx.theme.weak);
        if left + width + space::S + length.size().x <= right {
            let at = pos2(left + width + space::S, middle - length.size().y / 2.0);
            painter.galley(at, length, cx.theme.weak);
        }
        let rows = ((rect.bottom() - top - LINE) / LINE).floor().max(1.0) as usize;
        let font = FontId::new(type_size::BODY - 0.5, bold_family());
        let galley = elided(painter, title, font, cx.theme.text, rect.right() - left - space::S, rows);
        let inside = painter.with_clip_rect(painter.clip_rect().intersect(rect));
        let at = pos2(left, top + LINE - 1.0);
        strike(&inside, cx, view, item, Rect::from_min_size(at, galley.size()), galley.rows.len());
        inside.galley(at, galley, cx.theme.text);
    } else {
        let left = left + width + 6.0;
        let font = FontId::new(type_size::SMALL, bold_family());
        let galley = elided(painter, title, font, cx.theme.text, right - left, 1);
        let at = pos2(left, middle - galley.size().y / 2.0);
        strike(painter, cx, view, item, Rect::from_min_size(at, galley.size()), 1);
        painter.galley(at, galley, cx.theme.text);
    }
}

/// Strikes the title of what was skipped through, line by line.
fn strike(painter: &Painter, cx: &Cx<'_>, view: &View<'_>, item: &Item, title: Rect, rows: usize) {
    if status(view.course, item.id) != Status::Skipped {
        return;
    }
    let line = title.height() / rows.max(1) as f32;
    for row in 0..rows {
        let y = title.top() + line * (row as f32 + 0.55);
        painter.hline(title.x_range(), y, Stroke::new(1.0, cx.theme.text));
    }
}

/// The initials of the lead in a ring. Returns where what stands left of it may end.
pub(super) fn initials_mark(
    painter: &Painter,
    cx: &Cx<'_>,
    right_middle: Pos2,
    text: String,
    colour: Color32,
) -> f32 {
    let font = FontId::new(10.0, bold_family());
    let galley = painter.layout_no_wrap(text, font, cx.theme.text);
    let half = (galley.size().x / 2.0 + 4.0).max(9.0);
    let centre = right_middle - vec2(half, 0.0);
    let ring = Rect::from_center_size(centre, vec2(half * 2.0, 17.0));
    painter.rect(ring, 8.5, cx.theme.card, Stroke::new(1.0, colour), StrokeKind::Inside);
    painter.galley(centre - galley.size() / 2.0, galley, cx.theme.text);
    ring.left() - 4.0
}

/// What is known of an item in a few lines, under the pointer.
fn hover(cx: &Cx<'_>, view: &View<'_>, item: &Item, slot: &Slot, response: Response) {
    response.on_hover_ui(|ui| {
        ui.label(crate::ui::widgets::bold(item_title(cx, item)));
        ui.label(format!("{} – {}, {}", clock(slot.start), clock(slot.end), cx.t.minutes(item.minutes)));
        let mut facts = vec![t!(cx, words::item_kind(item.kind)).to_owned()];
        if item.area.is_some() {
            facts.push(words::area(cx, item.area));
        }
        facts.push(t!(cx, words::priority(item.priority)).to_owned());
        let trainers = view.course.map_or(&[][..], |course| &course.trainers);
        if let Some(trainer) = trainers.iter().find(|trainer| Some(trainer.id) == item.lead) {
            facts.push(trainer.name.clone());
        }
        crate::ui::widgets::weak(ui, cx, &facts.join(", "));
        if !item.objective.is_empty() {
            crate::ui::widgets::weak(ui, cx, &item.objective);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_two_words() {
        assert_eq!(initials("Aida Karimova"), "AK");
        assert_eq!(initials("ольга"), "О");
        assert_eq!(initials("  "), "");
    }
}
