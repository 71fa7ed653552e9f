//! The head of a day's column: its name and date, when it begins and ends, progress, problems, its menu.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Id, Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_MORE_VERT, ICON_WARNING};

use super::card::{clock, elided};
use super::state::{Selection, State};
use super::{View, edits};
use crate::core::edit::agenda::AgendaEdit;
use crate::core::model::agenda::Day;
use crate::core::model::course::DaysOff;
use crate::core::model::progress::Progress;
use crate::core::model::record::Status;
use crate::core::plan::dates;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, Level, Notice, Offer};
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, type_size};
use crate::ui::widgets::icon_button;
use crate::ui::words;

/// The height of the head of a day, in points.
pub(super) const HEIGHT: f32 = 84.0;

/// Draws the head of the day at `index` in `rect`, as far as it is inside `strip`.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    index: usize,
    rect: Rect,
    strip: Rect,
) {
    let day = &view.agenda.days[index];
    let id = Id::unique(("plan-head", day.id));
    let clip = strip.intersect(ui.clip_rect());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
    child.set_clip_rect(clip);
    let ui = &mut child;
    let selected = state.selection == Selection::Day(day.id);
    let response = ui.interact(rect.intersect(strip), id.with("press"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, words::day(cx, index, day)));
    let troubles = &view.model.days[index].troubles;
    let response = if troubles.is_empty() {
        response
    } else {
        response.on_hover_ui(|ui| {
            for trouble in troubles {
                ui.label(&trouble.text);
            }
        })
    };
    if response.clicked() {
        state.select(Selection::Day(day.id));
        state.panel_hidden = false;
    }
    let stroke = if response.has_focus() {
        cx.theme.focus_stroke()
    } else if selected || response.hovered() {
        Stroke::new(1.5, cx.theme.accent)
    } else {
        cx.theme.line_stroke()
    };
    let radius = CornerRadius::same(size::RADIUS);
    ui.painter().rect(rect, radius, cx.theme.card, stroke, StrokeKind::Inside);
    paint(ui, cx, view, index, rect);
    let come = view.model.days[index].progress;
    if come.closed() + come.in_progress > 0 {
        progress(ui, cx, come, rect);
    }
    if view.may_edit_day(day.id) {
        let corner = Rect::from_min_size(
            pos2(rect.right() - size::CONTROL - 3.0, rect.top() + 3.0),
            vec2(size::CONTROL, size::CONTROL),
        );
        let mut menu_ui = ui.new_child(UiBuilder::new().max_rect(corner).scope_id(id.with("menu")));
        let name = t!(cx, "plan-day-menu", number = index + 1);
        let response = icon_button(&mut menu_ui, cx, ICON_MORE_VERT, &name);
        Popup::menu(&response).show(|ui| menu(ui, cx, state, view, index));
    }
}

fn paint(ui: &Ui, cx: &Cx<'_>, view: &View<'_>, index: usize, rect: Rect) {
    let day = &view.agenda.days[index];
    let worked_out = &view.model.days[index];
    let painter = ui.painter();
    let left = rect.left() + 11.0;
    let width = rect.width() - 22.0;
    let row = |number: f32| rect.top() + 8.0 + number * 20.0;
    let small = FontId::proportional(type_size::SMALL);
    let name = t!(cx, "day-number", number = index + 1);
    let bold = FontId::new(type_size::BODY, bold_family());
    let galley = painter.layout_no_wrap(name, bold, cx.theme.text);
    let after = left + galley.size().x + 8.0;
    painter.galley(pos2(left, row(0.0)), galley, cx.theme.text);
    if let Some(date) = day.date {
        let text = cx.t.date(date, DateStyle::Short);
        let room = rect.right() - 36.0 - after;
        let galley = elided(painter, text, small.clone(), cx.theme.weak, room, 1);
        painter.galley(pos2(after, row(0.0) + 2.0), galley, cx.theme.weak);
    }
    let galley = elided(painter, day.title.clone(), small.clone(), cx.theme.text, width, 1);
    painter.galley(pos2(left, row(1.0)), galley, cx.theme.text);
    let end = worked_out.schedule.end;
    let times = format!("{} – {}", day.start, clock(end));
    let times = painter.layout_no_wrap(times, small.clone(), cx.theme.weak);
    let middle = row(2.0) + times.size().y / 2.0;
    let mut right = rect.right() - 11.0;
    // What else is the matter is told under the pointer and in the panel; here is only that something is.
    let mut others = worked_out.troubles.iter().filter(|trouble| trouble.grave && !trouble.is_end);
    if others.next().is_some() {
        let font = FontId::new(15.0, ICON_WARNING.font_family());
        let at = pos2(right, middle);
        painter.text(at, Align2::RIGHT_CENTER, ICON_WARNING.codepoint, font, cx.theme.warn);
        right -= 15.0 + 4.0;
    }
    let pill = pill(cx, day, end, |text, colour| painter.layout_no_wrap(text, small, colour));
    let after = left + times.size().x + 8.0;
    let Some((galley, fill)) = pill else {
        painter.galley(pos2(left, row(2.0)), times, cx.theme.weak);
        return;
    };
    // Where there is no room for both, what is to do is worth more than the hours, which stand on the scale.
    let fits = after + galley.size().x + 12.0 <= right;
    if fits {
        painter.galley(pos2(left, row(2.0)), times, cx.theme.weak);
    }
    let at = pos2(if fits { after } else { left } + 6.0, middle - galley.size().y / 2.0);
    painter.rect_filled(Rect::from_min_size(at, galley.size()).expand2(vec2(6.0, 1.0)), 9.0, fill);
    painter.galley(at, galley, cx.theme.text);
}

/// One figure that says what is to do with a day that ends at `end`: minutes over, or minutes that are free.
fn pill(
    cx: &Cx<'_>,
    day: &Day,
    end: u32,
    lay_out: impl FnOnce(String, Color32) -> Arc<Galley>,
) -> Option<(Arc<Galley>, Color32)> {
    if end == day.end.minutes() || day.items.is_empty() {
        return None;
    }
    let length = cx.t.minutes(end.abs_diff(day.end.minutes()));
    Some(if end > day.end.minutes() {
        (lay_out(t!(cx, "plan-day-over", length = length), cx.theme.warn), cx.theme.warn_soft)
    } else {
        (lay_out(t!(cx, "plan-day-free", length = length), cx.theme.weak), cx.theme.raised)
    })
}

/// How far the day has come: a thin bar along the lower edge.
fn progress(ui: &Ui, cx: &Cx<'_>, progress: Progress, rect: Rect) {
    let bar = Rect::from_min_max(
        pos2(rect.left() + 8.0, rect.bottom() - 5.0),
        pos2(rect.right() - 8.0, rect.bottom() - 2.0),
    );
    ui.painter().rect_filled(bar, 1.5, cx.theme.raised);
    let parts = [
        (progress.delivered, Status::Delivered),
        (progress.partly + progress.moved, Status::Partly),
        (progress.skipped, Status::Skipped),
        (progress.in_progress, Status::InProgress),
    ];
    let mut left = bar.left();
    for (count, status) in parts.into_iter().filter(|(count, _)| *count > 0) {
        let width = bar.width() * count as f32 / progress.sessions.max(1) as f32;
        let piece = Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()));
        ui.painter().rect_filled(piece, 1.5, cx.theme.status(status).strong);
        left += width;
    }
}

/// What can be done to a day as a whole.
pub(super) fn menu(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, index: usize) {
    let day = &view.agenda.days[index];
    let days = view.agenda.days.len();
    crate::ui::widgets::menu::rows(ui);
    if ui.button(t!(cx, "plan-day-edit")).clicked() {
        state.select(Selection::Day(day.id));
        state.panel_hidden = false;
    }
    ui.separator();
    if ui.button(t!(cx, "plan-day-insert-before")).clicked() {
        insert(cx, view, index);
    }
    if ui.button(t!(cx, "plan-day-insert-after")).clicked() {
        insert(cx, view, index + 1);
    }
    ui.separator();
    // Days change places with their dates: one that has happened keeps both.
    let happened = &view.model.happened;
    let can_swap = |other: usize| {
        let stays = |day: &Day| happened.contains(&day.id);
        !stays(day) && view.agenda.days.get(other).is_some_and(|other| !stays(other))
    };
    ui.add_enabled_ui(index > 0 && can_swap(index - 1), |ui| {
        if ui.button(t!(cx, "plan-day-left")).clicked() {
            view.edit(cx, AgendaEdit::MoveDay(day.id, index - 1));
        }
    });
    ui.add_enabled_ui(can_swap(index + 1), |ui| {
        if ui.button(t!(cx, "plan-day-right")).clicked() {
            view.edit(cx, AgendaEdit::MoveDay(day.id, index + 1));
        }
    });
    ui.separator();
    ui.add_enabled_ui(days > 1, |ui| {
        if ui.button(t!(cx, "plan-day-remove")).clicked() {
            remove(cx, view, index);
        }
    });
}

fn days_off(view: &View<'_>) -> DaysOff {
    view.course.map(|course| course.days_off.clone()).unwrap_or_default()
}

/// Puts a day in at `index` and pushes the dates of the rest.
fn insert(cx: &Cx<'_>, view: &View<'_>, index: usize) {
    if let Some(day) = edits::day_like_its_neighbour(view.agenda, cx.ids, index) {
        let happened = &view.model.happened;
        cx.edit(dates::insert_day(view.doc, view.agenda, index, day, &days_off(view), happened));
    }
}

/// Takes the day out, moves the dates of the rest up, and offers the way back.
fn remove(cx: &Cx<'_>, view: &View<'_>, index: usize) {
    let day = &view.agenda.days[index];
    cx.edit(dates::remove_day(view.doc, view.agenda, day.id, &view.model.happened));
    let text = t!(cx, "plan-day-removed", day = words::day(cx, index, day), items = day.items.len());
    cx.push(Action::Say(Notice { level: Level::Info, text, offer: Some(Offer::Undo) }));
}
