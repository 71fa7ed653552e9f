//! The board: the days side by side, each a column of cards drawn to time.

use egui::scroll_area::{DragScroll, ScrollSource};
use egui::{
    Align2, FontId, Id, Painter, Rangef, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::ICON_ADD;
use jiff::civil::Date;

use super::model::{Block, BlockKind};
use super::state::{DropSlot, Selection, State};
use super::{View, card, drag, header, pull, toolbar};
use crate::core::model::agenda::{Day, ItemKind};
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, type_size};
use crate::ui::widgets::icon_button;
use crate::ui::widgets::layout::behind_notices;

/// The width of a day, in points: at least, so that three stand beside the side panel in a small window.
const LEAST: f32 = 190.0;
const MOST: f32 = 320.0;
const GAP: f32 = 8.0;
/// What is added to the gap where dates are left out between two days, in points.
const WEEKEND: f32 = 14.0;
/// The width of the column of a holiday, in points.
const HOLIDAY: f32 = 36.0;
/// The width of the hours at the left, in points.
const HOURS: f32 = 44.0;
/// Room below the last card of a day, in points: to drop on, and to add.
const TAIL: f32 = 44.0;

/// The columns of the board in this frame.
struct Columns {
    width: f32,
    /// Where each begins, from the left of the first.
    lefts: Vec<f32>,
    /// The narrow columns of holidays between them: where each begins, and its date.
    holidays: Vec<(f32, Date)>,
}

impl Columns {
    fn of(room: f32, days: &[Day], off: &[Date]) -> Self {
        // What stands between two days: nothing, the air of days that are left out, or each of the holidays.
        let between: Vec<(f32, Vec<Date>)> = days
            .windows(2)
            .map(|pair| {
                let (Some(before), Some(after)) = (pair[0].date, pair[1].date) else {
                    return (0.0, Vec::new());
                };
                let inside = |date: &&Date| before < **date && **date < after;
                let mut holidays: Vec<Date> = off.iter().filter(inside).copied().collect();
                holidays.sort_unstable();
                let follows = before.tomorrow().is_ok_and(|next| next == after);
                let air = if follows || !holidays.is_empty() { 0.0 } else { WEEKEND };
                (air + (HOLIDAY + GAP) * holidays.len() as f32, holidays)
            })
            .collect();
        let extra: f32 = between.iter().map(|(width, _)| width).sum();
        let gaps = GAP * days.len().saturating_sub(1) as f32 + extra;
        let width = ((room - gaps) / days.len().max(1) as f32).floor().clamp(LEAST, MOST);
        let (mut lefts, mut holidays, mut left) = (Vec::with_capacity(days.len()), Vec::new(), 0.0);
        for index in 0..days.len() {
            lefts.push(left);
            left += width + GAP;
            let Some((wide, dates)) = between.get(index) else { continue };
            let places = dates.iter().enumerate();
            holidays.extend(places.map(|(place, date)| (left + (HOLIDAY + GAP) * place as f32, *date)));
            left += wide;
        }
        Self { width, lefts, holidays }
    }

    fn total(&self) -> f32 {
        self.lefts.last().map_or(0.0, |left| left + self.width)
    }

    fn left(&self, index: usize) -> f32 {
        self.lefts[index]
    }

    /// The columns that reach into the stretch from `from` to `to`.
    fn visible(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.lefts.partition_point(|left| left + self.width < from);
        let last = self.lefts.partition_point(|left| *left <= to);
        first..last.max(first)
    }
}

/// Draws the board.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let whole = ui.available_rect_before_wrap();
    let outer = whole.with_min_x(whole.left() + HOURS);
    let off = view.course.map_or(&[][..], |course| &course.days_off.dates);
    let columns = Columns::of(outer.width() - 8.0, &view.agenda.days, off);
    let body = Rect::from_min_max(pos2(outer.left(), outer.top() + header::HEIGHT), outer.max);
    state.drop_slots.clear();
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body).id_salt("plan-board"));
    let source = ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() };
    let scrolled = ScrollArea::both()
        .id_salt(view.doc)
        .auto_shrink([false, false])
        .scroll_source(source)
        .show_viewport(&mut inner, |ui, viewport| cards(ui, cx, state, view, &columns, viewport));
    ui.advance_cursor_after_rect(whole);
    let seen = scrolled.inner_rect;
    let offset = scrolled.state.clamped_offset();
    let strip = Rect::from_min_max(outer.min, pos2(seen.right(), body.top()));
    for index in columns.visible(offset.x, offset.x + seen.width()) {
        let left = seen.left() - offset.x + columns.left(index);
        let rect = Rect::from_min_size(pos2(left, outer.top()), vec2(columns.width, header::HEIGHT - 4.0));
        header::ui(ui, cx, state, view, index, rect, strip);
    }
    let gutter = Rect::from_min_max(pos2(whole.left(), body.top()), pos2(outer.left(), seen.bottom()));
    hours(ui, cx, view, gutter, seen.top() - offset.y);
}

/// The hours at the left of all days, scrolled with them.
fn hours(ui: &Ui, cx: &Cx<'_>, view: &View<'_>, gutter: Rect, top: f32) {
    let painter = ui.painter().with_clip_rect(gutter.expand2(vec2(0.0, 6.0)));
    let font = FontId::proportional(type_size::SMALL);
    for minutes in view.layout.scale.hours() {
        let at = pos2(gutter.right() - 8.0, top + 2.0 + view.layout.scale.at(minutes));
        painter.text(at, Align2::RIGHT_CENTER, card::clock(minutes), font.clone(), cx.theme.weak);
    }
}

fn cards(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, columns: &Columns, viewport: Rect) {
    let height = (view.layout.height + TAIL + behind_notices(ui)).max(viewport.height());
    let (all, _) = ui.allocate_exact_size(vec2(columns.total(), height), Sense::hover());
    let visible = columns.visible(viewport.left(), viewport.right());
    let column = |index: usize| {
        Rect::from_min_size(pos2(all.left() + columns.left(index), all.top()), vec2(columns.width, height))
    };
    for index in visible.clone() {
        if view.agenda.days[index].date == Some(cx.now.date()) {
            ui.painter().rect_filled(column(index), f32::from(size::RADIUS), cx.theme.tonal);
        }
    }
    for (left, date) in &columns.holidays {
        holiday(ui, cx, all.left() + left, all.y_range(), *date);
    }
    for minutes in view.layout.scale.hours() {
        let y = all.top() + 2.0 + view.layout.scale.at(minutes);
        ui.painter().hline(all.x_range(), y, cx.theme.line_stroke());
    }
    for index in visible.clone() {
        day(ui, cx, state, view, index, column(index), viewport);
    }
    // The selected card keeps the focus and can be scrolled to while it is out of sight.
    if let Some((day, index)) = state.item().and_then(|item| view.agenda.position(item))
        && let Some(block) = view.layout.days[day].card(index)
    {
        let unseen = block.top + block.height < viewport.top() || block.top > viewport.bottom();
        if unseen || !visible.contains(&day) {
            let rect = Rect::from_min_size(
                column(day).min + vec2(4.0, block.top + 2.0),
                vec2(columns.width - 8.0, block.height),
            );
            let (item, slot) =
                (&view.agenda.days[day].items[index], &view.model.days[day].schedule.slots[index]);
            card::sense(ui, cx, state, view, item, slot, rect);
        }
    }
    for index in visible {
        now_line(ui, cx, view, index, column(index));
    }
    let area = ui.clip_rect();
    pull::follow(ui, cx, state, view);
    drag::follow(ui, cx, state, view, area);
}

/// A holiday between two days: a narrow column with its date.
fn holiday(ui: &Ui, cx: &Cx<'_>, left: f32, range: egui::Rangef, date: Date) {
    let column = Rect::from_x_y_ranges(left..=left + HOLIDAY, range);
    ui.painter().rect_filled(column, f32::from(size::RADIUS_SMALL), cx.theme.raised);
    let font = FontId::proportional(type_size::SMALL);
    let text = format!("{}.{:02}", date.day(), date.month());
    let at = pos2(column.center().x, column.top() + 14.0);
    ui.painter().text(at, Align2::CENTER_CENTER, text, font, cx.theme.weak);
    let id = Id::unique(("plan-holiday", left.to_bits()));
    let response = ui.interact(column, id, Sense::hover());
    let name = format!("{}: {}", cx.t.date(date, DateStyle::Short), t!(cx, "date-holiday"));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(&name);
}

/// The time of the room, across the column of today.
fn now_line(ui: &Ui, cx: &Cx<'_>, view: &View<'_>, index: usize, column: Rect) {
    let now = u32::from(cx.now.hour().unsigned_abs()) * 60 + u32::from(cx.now.minute().unsigned_abs());
    if view.agenda.days[index].date != Some(cx.now.date()) || !view.layout.scale.has(now) {
        return;
    }
    let y = column.top() + 2.0 + view.layout.scale.at(now);
    // Faint where words may stand: a strong line through a title looks like one that was struck out.
    ui.painter().hline(column.x_range(), y, Stroke::new(1.0, cx.theme.bad.gamma_multiply(0.4)));
    for end in
        [Rangef::new(column.left(), column.left() + 12.0), Rangef::new(column.right() - 12.0, column.right())]
    {
        ui.painter().hline(end, y, Stroke::new(2.0, cx.theme.bad));
    }
    ui.painter().circle_filled(pos2(column.left(), y), 4.0, cx.theme.bad);
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
    if state.selection == Selection::Day(day.id) {
        let line = Stroke::new(1.5, cx.theme.accent);
        ui.painter().rect_stroke(column, f32::from(size::RADIUS), line, StrokeKind::Inside);
    }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::core::ids::DayId;
    use crate::core::time::TimeOfDay;

    #[test]
    fn a_weekend_gets_air_and_a_holiday_a_narrow_column() {
        let day = |number: i8| {
            let name = DayId::named(&number.to_string());
            let mut day = Day::new(name, TimeOfDay::from_minutes(540), TimeOfDay::from_minutes(1020));
            day.date = Some(date(2026, 12, number));
            day
        };
        // Thursday, Friday is a holiday, then Monday, and Tuesday.
        let days = [day(3), day(7), day(8)];
        let columns = Columns::of(2000.0, &days, &[date(2026, 12, 4)]);
        let step = columns.width + GAP;
        assert!((columns.left(1) - (step + HOLIDAY + GAP)).abs() < 0.1);
        assert!((columns.left(2) - columns.left(1) - step).abs() < 0.1);
        assert_eq!(columns.holidays, [(step, date(2026, 12, 4))]);
        let without = Columns::of(2000.0, &days, &[]);
        assert!((without.left(1) - (step + WEEKEND)).abs() < 0.1);
        assert_eq!(columns.visible(0.0, columns.width), 0..1);
        assert_eq!(columns.visible(columns.left(1), columns.total()), 1..3);
    }
}
