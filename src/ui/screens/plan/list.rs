//! The plan as a list: the same items row by row, grouped by day. Only the rows in sight are drawn.

use egui::{
    Align, Align2, FontFamily, FontId, Id, Label, Layout, Painter, Rect, ScrollArea, Sense, StrokeKind, Ui,
    UiBuilder, pos2, vec2,
};
use egui_material_icons::icons::{ICON_INFO, ICON_WARNING};

use super::state::{DropSlot, Selection, State};
use super::{View, card, drag, item_menu, item_title, problems};
use crate::core::model::agenda::Item;
use crate::core::plan::times::Slot;
use crate::i18n::DateStyle;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::icon;
use crate::ui::widgets::layout::behind_notices;
use crate::ui::words;

const HEAD: f32 = 44.0;
const PROBLEM: f32 = 40.0;
/// Where a line has no room for a problem and its buttons, they stand below each other.
const TALL_PROBLEM: f32 = 72.0;
const NARROW: f32 = 860.0;
const ROW: f32 = 36.0;
const BETWEEN: f32 = 0.0;

/// The columns of a row, in points: where the length ends and the title begins, and how wide what stands at the right
/// is, each with the width of the row from which on there is room for it.
const LENGTH_ENDS: f32 = 176.0;
const TITLE: f32 = 192.0;
const MARKS: f32 = 84.0;
const LEAD: f32 = 44.0;
const AREA: (f32, f32) = (172.0, 700.0);
const METHOD: (f32, f32) = (200.0, 900.0);

/// A row of the list.
#[derive(Clone, Copy)]
enum Row {
    Head(usize),
    /// A day, and its problem.
    Problem(usize, usize),
    /// A day, and its item.
    Item(usize, usize),
    /// The free end of a day: something to drop on.
    End(usize),
}

impl Row {
    fn height(self, narrow: bool) -> f32 {
        match self {
            Self::Head(_) => HEAD,
            Self::Problem(..) if narrow => TALL_PROBLEM,
            Self::Problem(..) => PROBLEM,
            Self::Item(..) => ROW,
            Self::End(_) => space::L,
        }
    }
}

fn rows(state: &State, view: &View<'_>, narrow: bool) -> Vec<(f32, Row)> {
    let mut rows = Vec::new();
    let mut top = 0.0;
    let mut put = |row: Row| {
        rows.push((top, row));
        top += row.height(narrow) + BETWEEN;
    };
    for (day, worked_out) in view.model.days.iter().enumerate() {
        put(Row::Head(day));
        for trouble in 0..worked_out.troubles.len() {
            put(Row::Problem(day, trouble));
        }
        for (index, item) in view.agenda.days[day].items.iter().enumerate() {
            if state.only.is_none() || item.lead == state.only {
                put(Row::Item(day, index));
            }
        }
        put(Row::End(day));
    }
    rows
}

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let narrow = ui.available_width() < NARROW;
    let rows = rows(state, view, narrow);
    let height = rows.last().map_or(0.0, |(top, row)| top + row.height(narrow));
    state.drop_slots.clear();
    ScrollArea::vertical().id_salt(("plan-list", view.doc)).auto_shrink([false, false]).show_viewport(
        ui,
        |ui, viewport| {
            let size = vec2(ui.available_width() - space::S, height);
            let below = behind_notices(ui);
            let (all, _) = ui.allocate_exact_size(size + vec2(0.0, below), Sense::hover());
            for (top, row) in rows {
                let rect =
                    Rect::from_min_size(pos2(all.left(), all.top() + top), vec2(size.x, row.height(narrow)));
                let seen = top + row.height(narrow) >= viewport.top() && top <= viewport.bottom();
                draw(ui, cx, state, view, row, rect, seen);
            }
            let area = ui.clip_rect();
            drag::follow(ui, cx, state, view, area);
        },
    );
}

fn draw(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, row: Row, rect: Rect, seen: bool) {
    match row {
        Row::Item(day, index) => {
            let (item, slot) =
                (&view.agenda.days[day].items[index], &view.model.days[day].schedule.slots[index]);
            if seen {
                item_row(ui, cx, state, view, item, slot, rect);
                let day = view.agenda.days[day].id;
                state.drop_slots.push(DropSlot { rect, day, index, end: false });
            } else if state.item() == Some(item.id) {
                card::sense(ui, cx, state, view, item, slot, rect);
            }
        }
        _ if !seen => {}
        Row::Head(day) => head(ui, cx, state, view, day, rect),
        Row::Problem(day, trouble) => {
            let may_edit = view.may_edit_day(view.agenda.days[day].id);
            let trouble = &view.model.days[day].troubles[trouble];
            let id = Id::unique(("plan-row-problem", view.agenda.days[day].id, trouble.text.as_str()));
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
            problem_row(&mut child, cx, trouble, rect, may_edit);
        }
        Row::End(day) => {
            let day = &view.agenda.days[day];
            state.drop_slots.push(DropSlot { rect, day: day.id, index: day.items.len(), end: true });
        }
    }
}

fn head(ui: &Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, index: usize, rect: Rect) {
    let day = &view.agenda.days[index];
    let response = ui.interact(rect, Id::unique(("plan-row-head", day.id)), Sense::click());
    let selected = state.selection == Selection::Day(day.id);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, selected, words::day(cx, index, day))
    });
    if response.clicked() {
        state.select(Selection::Day(day.id));
        state.panel_hidden = false;
    }
    let painter = ui.painter();
    if response.has_focus() {
        painter.rect_stroke(rect, 6.0, cx.theme.focus_stroke(), StrokeKind::Inside);
    }
    let colour = if selected || response.hovered() { cx.theme.accent } else { cx.theme.text };
    let font = FontId::new(type_size::HEADING, bold_family());
    let name = words::day(cx, index, day);
    let mut facts = Vec::new();
    if let Some(date) = day.date {
        facts.push(cx.t.date(date, DateStyle::Short));
    }
    facts.push(format!("{} – {}", day.start, card::clock(view.model.days[index].schedule.end)));
    let facts =
        painter.layout_no_wrap(facts.join("   "), FontId::proportional(type_size::SMALL), cx.theme.weak);
    let bottom = rect.bottom() - 8.0;
    let galley = card::elided(painter, name, font, colour, rect.width() - facts.size().x - 30.0, 1);
    let after = rect.left() + 4.0 + galley.size().x + space::M;
    painter.galley(pos2(rect.left() + 4.0, bottom - galley.size().y), galley, colour);
    painter.galley(pos2(after, bottom - 2.0 - facts.size().y), facts, cx.theme.weak);
    painter.hline(rect.x_range(), rect.bottom() - 2.0, cx.theme.line_stroke());
}

fn problem_row(ui: &mut Ui, cx: &Cx<'_>, trouble: &problems::PlanTrouble, rect: Rect, may_edit: bool) {
    let (fill, colour) =
        if trouble.grave { (cx.theme.warn_soft, cx.theme.warn) } else { (cx.theme.raised, cx.theme.weak) };
    ui.painter().rect_filled(rect, f32::from(size::RADIUS_SMALL), fill);
    ui.set_clip_rect(ui.clip_rect().intersect(rect));
    let inside = rect.shrink2(vec2(10.0, 3.0));
    let words = |ui: &mut Ui| {
        let mark = if trouble.grave { ICON_WARNING } else { ICON_INFO };
        ui.label(icon(mark).color(colour));
        ui.add(Label::new(&*trouble.text).truncate()).on_hover_text(&*trouble.text);
    };
    if rect.height() > PROBLEM {
        let mut lines = ui.new_child(UiBuilder::new().max_rect(inside));
        lines.spacing_mut().item_spacing.y = 0.0;
        lines.horizontal(words);
        if may_edit {
            lines.horizontal(|ui| problems::fix_buttons(ui, cx, trouble, 2));
        }
    } else {
        let layout = Layout::right_to_left(Align::Center);
        let mut line = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
        if may_edit {
            line.scope(|ui| problems::fix_buttons(ui, cx, trouble, 2));
        }
        line.with_layout(Layout::left_to_right(Align::Center), words);
    }
}

fn item_row(ui: &Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item, slot: &Slot, rect: Rect) {
    let response = card::sense(ui, cx, state, view, item, slot, rect);
    let selected = state.selection == Selection::Item(item.id);
    let mut painter = ui.painter().clone();
    if state.drag.is_some_and(|drag| drag.item == item.id) {
        painter.multiply_opacity(0.4);
    }
    let colours = crate::ui::words::item_colours(cx, item);
    if selected || response.hovered() {
        let fill = if selected { cx.theme.accent_soft } else { cx.theme.raised };
        painter.rect_filled(rect, 0.0, fill);
    }
    painter.hline(rect.x_range(), rect.bottom(), cx.theme.line_stroke());
    let strip = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(4.0, rect.height() - 8.0));
    painter.rect_filled(strip, 2.0, colours.strong);
    row_contents(&painter, cx, view, item, slot, rect);
    if response.has_focus() {
        painter.rect_stroke(rect, f32::from(size::RADIUS_SMALL), cx.theme.focus_stroke(), StrokeKind::Inside);
    }
    response.context_menu(|ui| item_menu::ui(ui, cx, state, view, item));
}

/// When, how long, what; who leads, how, in which area, and the marks of its materials and of what became of it.
fn row_contents(painter: &Painter, cx: &Cx<'_>, view: &View<'_>, item: &Item, slot: &Slot, rect: Rect) {
    let middle = rect.center().y;
    let small = FontId::proportional(type_size::SMALL);
    let colours = crate::ui::words::item_colours(cx, item);
    let put = |x: f32, text: String, font: FontId, colour, width: f32| {
        let galley = card::elided(painter, text, font, colour, width, 1);
        painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, colour);
    };
    let times = format!("{} – {}", card::clock(slot.start), card::clock(slot.end));
    put(rect.left() + 14.0, times, small.clone(), colours.strong, 92.0);
    let length = painter.layout_no_wrap(cx.t.minutes(item.minutes), small.clone(), cx.theme.weak);
    let ends = rect.left() + LENGTH_ENDS;
    painter.galley(pos2(ends - length.size().x, middle - length.size().y / 2.0), length, cx.theme.weak);
    let mut right = rect.right() - 9.0;
    let mut mark_at = right;
    for (mark, colour) in card::marks(cx, view.course, item) {
        let font = FontId::new(16.0, mark.font_family());
        painter.text(pos2(mark_at, middle), Align2::RIGHT_CENTER, mark.codepoint, font, colour);
        mark_at -= 20.0;
    }
    right -= MARKS;
    // The title has the room of the columns after it that are empty.
    let mut title_ends = right;
    let columns = [
        (AREA, item.area.map(|area| words::area(cx, Some(area))), colours.strong),
        (METHOD, Some(item.method.clone()), cx.theme.weak),
    ];
    for ((width, from), text, colour) in columns {
        if rect.width() >= from {
            right -= width;
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                put(right, text, small.clone(), colour, width - space::M);
                title_ends = right;
            }
        }
    }
    if let Some(text) = card::lead(view.course, item) {
        card::initials_mark(painter, cx, pos2(right - space::M, middle), text, colours.strong);
        title_ends = right - LEAD;
    }
    let left = rect.left() + TITLE;
    let weight = if item.kind.is_rest() { FontFamily::Proportional } else { bold_family() };
    let colour = if item.kind.is_rest() { cx.theme.weak } else { cx.theme.text };
    let font = FontId::new(type_size::BODY, weight);
    put(left, item_title(cx, item).to_owned(), font, colour, title_ends - left - space::M);
}
