//! Now: the title, huge, the time left, a bar that says the same in words, and the one large button. Before
//! the day, between two sessions and after the day: what is next, or that all is done.

use egui::{CornerRadius, Label, RichText, Role, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_CHECK, ICON_DO_NOT_DISTURB_ON, ICON_EVENT_REPEAT, ICON_PAUSE, ICON_PLAY_ARROW, ICON_TIMELAPSE,
};

use super::{Main, State, View, do_main, finish, start, step, title_of};
use crate::core::deliver::forecast::{ItemForecast, Left};
use crate::core::model::agenda::Item;
use crate::core::model::progress::Progress;
use crate::core::model::record::Status;
use crate::core::model::run::Phase;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::record;
use crate::ui::theme::{Theme, space, type_size};
use crate::ui::widgets::button::name;
use crate::ui::widgets::progress::progress_parts;
use crate::ui::widgets::{Tone, badge, bold, button, card, large_button, weak};
use crate::ui::words;
use crate::ui::words::{clock_text, time_text};

/// From these heights of the window on, in points, the title and the clock are drawn larger, and largest.
const TALL: [f32; 2] = [760.0, 960.0];

/// The key of the words that say how much is left.
pub(super) fn left_words(left: Left) -> &'static str {
    match left {
        Left::Enough => "deliver-left-enough",
        Left::Little => "deliver-left-little",
        Left::NearlyOver => "deliver-left-nearly",
        Left::Over => "deliver-left-over",
    }
}

/// The colour of what is left.
pub(super) fn left_colour(left: Left, theme: &Theme) -> egui::Color32 {
    match left {
        Left::Enough => theme.accent,
        Left::Little => theme.warn,
        Left::NearlyOver | Left::Over => theme.bad,
    }
}

/// Draws it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let height = ui.ctx().content_rect().height();
    let tall = TALL.iter().filter(|least| height >= **least).count();
    let main = view.main();
    let lines: Vec<ItemForecast> = view.under_way().copied().collect();
    for line in &lines {
        let Some(item) = view.item(line.item) else { continue };
        ui.push_id(line.item, |ui| {
            card(ui, cx, |ui| under_way(ui, cx, state, view, (line, item), main, tall));
        });
    }
    match (main, view.expected.next()) {
        (Some(main @ Main::Start(id)), Some(line)) => {
            if let Some(item) = view.item(id) {
                card(ui, cx, |ui| waits(ui, cx, state, view, (line, item), main, tall));
            }
        }
        (None, _) => {
            card(ui, cx, |ui| over(ui, cx, view, tall));
        }
        (_, Some(line)) => next_line(ui, cx, view, line),
        (_, None) => weak(ui, cx, t!(cx, "deliver-nothing-next")),
    }
}

fn title(ui: &mut Ui, text: &str, tall: usize) {
    let size = type_size::ROOM[tall];
    ui.add(Label::new(bold(text).size(size)).wrap());
}

fn planned(cx: &Cx<'_>, line: &ItemForecast) -> String {
    t!(cx, "deliver-planned", start = time_text(line.planned_start), end = time_text(line.planned_end))
}

/// One item that runs, or is paused.
fn under_way(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    (line, item): (&ItemForecast, &Item),
    main: Option<Main>,
    tall: usize,
) {
    let runs = line.phase == Phase::Running;
    ui.horizontal_wrapped(|ui| {
        let (colours, key) = if runs {
            (cx.theme.status(Status::InProgress), "deliver-now")
        } else {
            (cx.theme.status(Status::Partly), "deliver-paused")
        };
        badge(ui, colours, t!(cx, key));
        let mut text = planned(cx, line);
        if let Some(start) = line.start {
            text = format!("{text} · {}", t!(cx, "deliver-since", time = time_text(start)));
        }
        ui.label(RichText::new(text).color(cx.theme.weak));
    });
    title(ui, title_of(cx, item), tall);
    time_left(ui, cx, line, tall);
    ui.add_space(space::XS);
    ui.add_enabled_ui(view.may_edit, |ui| {
        let first = matches!(main, Some(Main::Finish(id) | Main::GoOn(id)) if id == line.item);
        ui.horizontal_wrapped(|ui| {
            let several = view.under_way().count() > 1;
            big_buttons(ui, cx, state, view, (line, item), first);
            start::materials(ui, cx, view, item);
            let mut other = |ui: &mut Ui, mark, key: &str, status| {
                let response = button(ui, cx, Some(mark), t!(cx, key), Tone::Quiet);
                if several {
                    name(&response, Role::Button, &format!("{}: {}", t!(cx, key), title_of(cx, item)));
                }
                if response.clicked() {
                    finish(cx, state, view, line.item, status);
                }
            };
            if item.kind.is_teaching() {
                other(ui, ICON_TIMELAPSE, "deliver-partly", Status::Partly);
                other(ui, ICON_EVENT_REPEAT, "deliver-move", Status::Moved);
            }
            other(ui, ICON_DO_NOT_DISTURB_ON, "deliver-skip", Status::Skipped);
        });
    });
}

/// The key points of what runs, to be ticked.
pub(super) fn key_points(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    for line in view.under_way() {
        let has = |item: &Item| item.key_points.iter().any(|point| !point.text.trim().is_empty());
        if !view.item(line.item).is_some_and(has) {
            continue;
        }
        let nothing = crate::core::model::record::Record::default();
        let known = view.course.record(line.item).map_or(&nothing, |record| record.as_ref());
        ui.push_id(("points", line.item), |ui| {
            card(ui, cx, |ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.add_enabled_ui(view.may_edit, |ui| {
                    record::key_points(ui, cx, view.course, line.item, known);
                });
            });
        });
    }
}

fn big_buttons(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    (line, item): (&ItemForecast, &Item),
    first: bool,
) {
    let runs = line.phase == Phase::Running;
    let done = if item.kind.is_teaching() { "deliver-delivered" } else { "deliver-finished" };
    // With several at once the names tell one from the other.
    let several = view.under_way().count() > 1;
    let large = |ui: &mut Ui, mark, key: &str, primary: bool| {
        let text = t!(cx, key);
        let response = large_button(ui, cx, mark, text, if primary { Tone::Primary } else { Tone::Plain });
        if several {
            name(&response, Role::Button, &format!("{text}: {}", title_of(cx, item)));
        }
        response.clicked()
    };
    if runs {
        if large(ui, Some(ICON_CHECK), done, first) {
            finish(cx, state, view, line.item, Status::Delivered);
        }
    } else if large(ui, Some(ICON_PLAY_ARROW), "deliver-go-on", first) {
        step(cx, view.stage.start(line.item, view.under_way().any(|line| line.phase == Phase::Running)));
    }
    for (key, minutes) in [("deliver-less", -5), ("deliver-more", 5)] {
        if large(ui, None, key, false) {
            super::choices::give(cx, &mut state.choice, view, line.item, minutes);
        }
    }
    if runs {
        if large(ui, Some(ICON_PAUSE), "deliver-pause", false) {
            step(cx, view.stage.pause(line.item));
        }
    } else if large(ui, Some(ICON_CHECK), done, false) {
        finish(cx, state, view, line.item, Status::Delivered);
    }
}

/// The time left, large, and the bar.
fn time_left(ui: &mut Ui, cx: &Cx<'_>, line: &ItemForecast, tall: usize) {
    let left = line.how_much_left();
    let size = type_size::CLOCK[tall];
    let sign = if line.left() < 0 { "+" } else { "" };
    let colour = if left == Left::Enough { cx.theme.text } else { left_colour(left, &cx.theme) };
    ui.horizontal_wrapped(|ui| {
        let clock = format!("{sign}{}", clock_text(line.left()));
        ui.label(bold(&clock).size(size).color(colour));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space((size * 1.36 - 44.0).max(0.0) / 2.0);
            ui.label(bold(t!(cx, left_words(left))).size(type_size::HEADING).color(colour));
            let ends = line.end.map(time_text).unwrap_or_default();
            let text = t!(cx, "deliver-of", minutes = cx.t.minutes(line.minutes), end = ends);
            ui.label(RichText::new(text).color(cx.theme.weak));
        });
    });
    bar(ui, cx, line, 14.0);
}

/// The part of the time that is left.
pub(super) fn bar(ui: &mut Ui, cx: &Cx<'_>, line: &ItemForecast, height: f32) {
    let left = line.how_much_left();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let text = t!(cx, left_words(left));
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, text));
    let radius = CornerRadius::same((height / 2.0) as u8);
    ui.painter().rect_filled(rect, radius, cx.theme.raised);
    let share = if left == Left::Over { 1.0 } else { line.share_left() };
    let part = egui::Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, height));
    ui.painter().rect_filled(part, radius, left_colour(left, &cx.theme));
}

/// What waits to be started: before the day begins, or between two sessions.
fn waits(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    (line, item): (&ItemForecast, &Item),
    main: Main,
    tall: usize,
) {
    ui.horizontal_wrapped(|ui| {
        let key = if view.has_begun() { "deliver-next" } else { "deliver-first" };
        badge(ui, cx.theme.status(Status::Planned), t!(cx, key));
        let mut text = format!("{} · {}", planned(cx, line), cx.t.minutes(line.minutes));
        if !view.has_begun() {
            let day = words::day(cx, view.index, view.day);
            text = format!("{day}, {} · {text}", cx.t.date(line.planned_start.date(), DateStyle::Short));
        }
        ui.label(RichText::new(text).color(cx.theme.weak));
    });
    title(ui, title_of(cx, item), tall);
    ui.add_space(space::S);
    ui.add_enabled_ui(view.may_edit, |ui| {
        ui.horizontal_wrapped(|ui| {
            let slides =
                item.links.iter().any(|link| link.kind == crate::core::model::link::LinkKind::Slides);
            let key = if slides { "deliver-start-slides" } else { "deliver-start" };
            if large_button(ui, cx, Some(ICON_PLAY_ARROW), t!(cx, key), Tone::Primary).clicked() {
                do_main(cx, state, view, main);
            }
            if large_button(ui, cx, Some(ICON_DO_NOT_DISTURB_ON), t!(cx, "deliver-skip"), Tone::Plain)
                .clicked()
            {
                finish(cx, state, view, line.item, Status::Skipped);
            }
        });
        if !item.links.is_empty() {
            ui.horizontal_wrapped(|ui| start::materials(ui, cx, view, item));
        }
    });
}

/// One line for what is next.
fn next_line(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, line: &ItemForecast) {
    let Some(item) = view.item(line.item) else { return };
    ui.horizontal_wrapped(|ui| {
        badge(ui, cx.theme.status(Status::Planned), t!(cx, "deliver-next"));
        ui.add(Label::new(bold(title_of(cx, item)).size(type_size::HEADING)).wrap());
        let at = line.start.map(time_text).unwrap_or_default();
        let text = t!(cx, "deliver-next-at", time = at, minutes = cx.t.minutes(line.minutes));
        ui.label(RichText::new(text).color(cx.theme.weak));
    });
}

/// What became of the day, once nothing is left to do: all done, or how many were delivered and what was not.
pub(super) fn done(cx: &Cx<'_>, view: &View<'_>) -> String {
    let progress = Progress::of(&view.day.items, &view.course.records);
    if progress.delivered == progress.sessions {
        return t!(cx, "deliver-all-done").to_owned();
    }
    let delivered = t!(cx, "deliver-told", delivered = progress.delivered, sessions = progress.sessions);
    let rest = progress_parts(cx, Progress { delivered: 0, ..progress });
    format!("{delivered}, {rest}")
}

/// Nothing of the day is left to do.
fn over(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, tall: usize) {
    badge(ui, cx.theme.status(Status::Delivered), t!(cx, "deliver-day-over"));
    title(ui, &done(cx, view), tall);
    let ended = view.expected.lines.iter().filter_map(|line| line.end).max();
    if let (Some(at), Some(end)) = (ended, view.expected.end) {
        let text = t!(cx, "deliver-ended", time = time_text(at), planned = time_text(end.planned));
        weak(ui, cx, &text);
    }
    ui.add_space(space::S);
    let to_record =
        crate::ui::action::Place::Course(view.course.id, crate::ui::action::CourseTab::Record(None));
    if button(ui, cx, None, t!(cx, "deliver-to-record"), Tone::Plain).clicked() {
        cx.go(to_record);
    }
}
