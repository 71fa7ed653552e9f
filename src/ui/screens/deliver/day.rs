//! The whole day on one page: what is done, what is now, what is next; and what can be done with each.

use egui::{AtomExt, Button, Color32, Label, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_CALL_SPLIT, ICON_CHECK_CIRCLE, ICON_DO_NOT_DISTURB_ON, ICON_EVENT_REPEAT, ICON_LOCK, ICON_LOCK_OPEN,
    ICON_MENU_BOOK, ICON_PAUSE_CIRCLE, ICON_PLAY_ARROW, ICON_PLAY_CIRCLE, ICON_RADIO_BUTTON_UNCHECKED,
    ICON_REPLAY, ICON_TIMELAPSE,
};

use super::{State, View, finish, start, step, title_of};
use crate::core::deliver::forecast::ItemForecast;
use crate::core::ids::DocId;
use crate::core::model::agenda::Item;
use crate::core::model::record::Status;
use crate::core::model::run::Phase;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{Tone, bold, button, icon, weak};
use crate::ui::words;
use crate::ui::words::time_text;

/// Draws the day.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let name = words::day(cx, view.index, view.day);
    ui.add(Label::new(bold(&name).size(type_size::HEADING)).wrap());
    if let Some(date) = view.day.date {
        weak(ui, cx, &cx.t.date(date, DateStyle::Long));
    }
    not_today(ui, cx, state, view);
    ui.add_space(space::S);
    for line in &view.expected.lines {
        if let Some(item) = view.item(line.item) {
            ui.push_id(line.item, |ui| row(ui, cx, state, view, line, item));
        }
    }
    ui.add_space(space::M);
    crate::ui::panels::plan_lock::in_deliver(ui, cx, view.course, view.day, view.may_edit);
}

/// A day that is not today's is said to be that, as long as nothing of it has begun; another can be chosen.
fn not_today(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    if view.has_begun() || view.day.date == Some(cx.now.date()) {
        return;
    }
    ui.add(Label::new(RichText::new(t!(cx, "deliver-not-today")).color(cx.theme.warn)).wrap());
    if button(ui, cx, None, t!(cx, "deliver-another-day"), Tone::Quiet).clicked() {
        state.asking = Some(view.course.id);
    }
}

/// The mark of a line, its colour and its word.
fn mark(cx: &Cx<'_>, line: &ItemForecast, status: Status) -> (MaterialIcon, Color32, &'static str) {
    let colour = |status| cx.theme.status(status).strong;
    match (line.phase, status) {
        (Phase::Running, _) => (ICON_PLAY_CIRCLE, colour(Status::InProgress), "deliver-now"),
        (Phase::Paused, _) => (ICON_PAUSE_CIRCLE, colour(Status::Partly), "deliver-paused"),
        (Phase::Waiting, _) => (ICON_RADIO_BUTTON_UNCHECKED, cx.theme.weak, "deliver-waits"),
        (Phase::Done, Status::Partly) => (ICON_TIMELAPSE, colour(Status::Partly), "status-partly"),
        (Phase::Done, Status::Moved) => (ICON_EVENT_REPEAT, colour(Status::Moved), "status-moved"),
        (Phase::Done, Status::Skipped) => (ICON_DO_NOT_DISTURB_ON, colour(Status::Skipped), "status-skipped"),
        // Put down by hand, without its times: delivered all the same.
        (Phase::Done, Status::Delivered) => (ICON_CHECK_CIRCLE, colour(Status::Delivered), "deliver-done"),
        (Phase::Done, _) if line.start.is_none() && line.end.is_none() => {
            (ICON_DO_NOT_DISTURB_ON, cx.theme.weak, "deliver-left-out")
        }
        (Phase::Done, _) => (ICON_CHECK_CIRCLE, colour(Status::Delivered), "deliver-done"),
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, line: &ItemForecast, item: &Item) {
    let status = view.course.record(line.item).map_or(Status::Planned, |record| record.status);
    let (mark, colour, word) = mark(cx, line, status);
    let open = state.open == Some(line.item);
    let under_way = matches!(line.phase, Phase::Running | Phase::Paused);
    let time = line.start.map_or_else(String::new, time_text);
    let title = title_of(cx, item);
    let strong = if line.phase == Phase::Done { cx.theme.weak } else { cx.theme.text };
    let text = RichText::new(title).color(strong);
    let text = if under_way { text.family(bold_family()) } else { text };
    let fill = if under_way {
        cx.theme.accent_soft
    } else if open {
        cx.theme.raised
    } else {
        Color32::TRANSPARENT
    };
    let clock = RichText::new(if time.is_empty() { "–" } else { &time }).color(cx.theme.weak);
    let held = if line.holds && line.phase == Phase::Waiting { ICON_LOCK.codepoint } else { "" };
    let held = RichText::new(held).family(ICON_LOCK.font_family()).color(cx.theme.weak);
    let minutes = line.taken.unwrap_or(line.minutes);
    let length = RichText::new(cx.t.minutes(minutes)).size(type_size::SMALL).color(cx.theme.weak);
    let control = Button::new((icon(mark).color(colour), clock, text.atom_shrink(true), held))
        .right_text(length)
        .wrap()
        .fill(fill)
        .stroke(Stroke::NONE)
        .min_size(Vec2::new(ui.available_width(), size::CONTROL));
    let response = ui.add(control);
    let name = format!("{time} {title}: {}", t!(cx, word));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, open, name.trim()));
    focus_ring(ui, cx, &response);
    if response.on_hover_text(name.trim()).clicked() {
        state.open = (!open).then_some(line.item);
    }
    if open {
        ui.add_enabled_ui(view.may_edit, |ui| {
            ui.indent("choices", |ui| about(ui, cx, view, line, item));
            ui.horizontal_wrapped(|ui| offers(ui, cx, state, view, line, item));
            // Started too late, or forgotten to be finished: said here, without any doubt about the clock.
            if under_way && view.expected.doubt.is_none() {
                super::quiet::set_right(ui, cx, &mut state.right, view, line.item);
            }
        });
        ui.add_space(space::S);
    }
}

/// When it was planned, and how long for.
fn about(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, line: &ItemForecast, item: &Item) {
    let mut text =
        t!(cx, "deliver-planned", start = time_text(line.planned_start), end = time_text(line.planned_end));
    if line.minutes != item.minutes {
        let (planned, today) = (cx.t.minutes(item.minutes), cx.t.minutes(line.minutes));
        text = format!("{text} · {}", t!(cx, "deliver-today", planned = planned, today = today));
    }
    if let (Phase::Done, Some(start), Some(end)) = (line.phase, line.start, line.end) {
        text = format!("{text} · {}", t!(cx, "deliver-was", start = time_text(start), end = time_text(end)));
    }
    weak(ui, cx, &text);
    if let Some(lead) = item.lead
        && let Some(trainer) = view.course.trainers.iter().find(|trainer| trainer.id == lead)
    {
        weak(ui, cx, &trainer.name);
    }
}

/// What can be done with it.
fn offers(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, line: &ItemForecast, item: &Item) {
    let id = line.item;
    let offer = |ui: &mut Ui, mark: Option<MaterialIcon>, text: &str| {
        let name = format!("{text}: {}", title_of(cx, item));
        let response = button(ui, cx, mark, text, Tone::Plain);
        crate::ui::widgets::button::name(&response, Role::Button, &name);
        response.clicked()
    };
    let others = view.under_way().next().is_some();
    match line.phase {
        Phase::Waiting => {
            if offer(ui, Some(ICON_PLAY_ARROW), t!(cx, "deliver-start-now")) {
                step(cx, view.stage.start(id, false));
                start::open_slides(cx, view, id);
                state.open = None;
            }
            if others && offer(ui, Some(ICON_CALL_SPLIT), t!(cx, "deliver-start-beside")) {
                step(cx, view.stage.start(id, true));
                state.open = None;
            }
            for (key, minutes) in [("deliver-less", -5), ("deliver-more", 5)] {
                if offer(ui, None, t!(cx, key)) {
                    step(cx, view.stage.give(id, minutes));
                }
            }
            if offer(ui, Some(ICON_DO_NOT_DISTURB_ON), t!(cx, "deliver-skip")) {
                finish(cx, state, view, id, Status::Skipped);
            }
            if item.kind.is_teaching() && offer(ui, Some(ICON_EVENT_REPEAT), t!(cx, "deliver-move")) {
                finish(cx, state, view, id, Status::Moved);
            }
            let released = view.run.item(id).is_some_and(|run| run.released);
            if line.holds && offer(ui, Some(ICON_LOCK_OPEN), t!(cx, "deliver-let-go")) {
                step(cx, view.stage.release(id, true));
            }
            if released && offer(ui, Some(ICON_LOCK), t!(cx, "deliver-hold")) {
                step(cx, view.stage.release(id, false));
            }
        }
        Phase::Done => {
            if offer(ui, Some(ICON_REPLAY), t!(cx, "deliver-go-back")) {
                step(cx, view.stage.start(id, false));
                state.open = None;
            }
        }
        Phase::Running | Phase::Paused => {}
    }
    if item.kind.is_teaching() && offer(ui, Some(ICON_MENU_BOOK), t!(cx, "deliver-open-page")) {
        cx.go(Place::Session(DocId::Course(view.course.id), id));
    }
}
