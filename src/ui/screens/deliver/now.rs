//! Now: the title, huge, the time left, a bar that says the same in words, and the one large button. Before
//! the day, between two sessions and after the day: what is next, or that all is done.

use egui::{Color32, CornerRadius, Label, Popup, RichText, Role, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_CHECK, ICON_DO_NOT_DISTURB_ON, ICON_EVENT_REPEAT, ICON_MORE_HORIZ, ICON_PAUSE, ICON_PLAY_ARROW,
    ICON_TIMELAPSE,
};

use super::{LOW, Main, State, View, do_main, finish, page, start, step, title_of};
use crate::core::deliver::forecast::{ItemForecast, Left};
use crate::core::model::agenda::Item;
use crate::core::model::progress::Progress;
use crate::core::model::record::Status;
use crate::core::model::run::Phase;
use crate::t;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, bold_family, space, type_size};
use crate::ui::widgets::button::name;
use crate::ui::widgets::progress::progress_parts;
use crate::ui::widgets::{Tone, badge, bold, button, card, large_button, large_icon_button, weak};
use crate::ui::words;
use crate::ui::words::{clock_text, time_text};

/// From this width of a card on, in points, the page of the session stands beside its clock.
const BESIDE: f32 = 520.0;

/// The share of the card that the clock takes beside the page, and its least width, in points.
const CLOCK_SHARE: f32 = 0.42;
const CLOCK_LEAST: f32 = 250.0;

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
pub(super) fn left_colour(left: Left, theme: &Theme) -> Color32 {
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
        // What is next stands in the strip below.
        (Some(_), _) => {}
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
    // In a low window the ways on come first: they must be in sight.
    let low = ui.ctx().content_rect().height() < LOW;
    if low {
        ui.horizontal(|ui| {
            let (text, colour) = clock(cx, line);
            ui.label(bold(&text).size(type_size::ROOM[0]).color(colour));
            ui.add(Label::new(bold(title_of(cx, item)).size(type_size::HEADING)).truncate());
        });
        ways_on(ui, cx, state, view, (line, item), main);
        ui.add_space(space::XS);
    }
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
    if low {
        time_words(ui, cx, line);
        if page::has(item) {
            page::ui(ui, cx, view, line, item);
        }
        return;
    }
    title(ui, title_of(cx, item), tall);
    // Where the window is narrow the page comes after the buttons: these must be in sight.
    let beside = page::has(item) && ui.available_width() >= BESIDE;
    if beside {
        with_page(ui, cx, view, line, item, |ui| time_left(ui, cx, line, tall));
    } else {
        ui.vertical(|ui| time_left(ui, cx, line, tall));
        ui.add_space(space::XS);
    }
    ui.add_space(space::XS);
    ways_on(ui, cx, state, view, (line, item), main);
    if !beside && page::has(item) {
        ui.add_space(space::XS);
        page::ui(ui, cx, view, line, item);
    }
}

/// What one does with an item that is under way, in one row.
fn ways_on(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    view: &View<'_>,
    (line, item): (&ItemForecast, &Item),
    main: Option<Main>,
) {
    ui.add_enabled_ui(view.may_edit, |ui| {
        let first = matches!(main, Some(Main::Finish(id) | Main::GoOn(id)) if id == line.item);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            big_buttons(ui, cx, state, view, (line, item), first);
            start::materials(ui, cx, view, item);
            other_ends(ui, cx, state, view, item);
        });
    });
}

/// What `left` draws, with the page of the session at its right.
fn with_page(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &View<'_>,
    line: &ItemForecast,
    item: &Item,
    left: impl FnOnce(&mut Ui),
) {
    let width = (ui.available_width() * CLOCK_SHARE).max(CLOCK_LEAST);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        ui.vertical(|ui| {
            ui.set_width(width);
            left(ui);
        });
        ui.vertical(|ui| page::ui(ui, cx, view, line, item));
    });
}

/// The other ways in which a session ends: in part, on another day, not at all.
fn other_ends(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let several = view.under_way().count() > 1;
    let named = |key: &str| {
        let text = t!(cx, key);
        if several { format!("{text}: {}", title_of(cx, item)) } else { text.to_owned() }
    };
    let response = large_icon_button(ui, cx, ICON_MORE_HORIZ, &named("deliver-other-ends"));
    Popup::menu(&response).show(|ui| {
        crate::ui::widgets::menu::rows(ui);
        let mut entry = |ui: &mut Ui, mark, key: &str, status| {
            let response = button(ui, cx, Some(mark), t!(cx, key), Tone::Quiet);
            name(&response, Role::Button, &named(key));
            if response.clicked() {
                finish(cx, state, view, item.id, status);
            }
        };
        if item.kind.is_teaching() {
            entry(ui, ICON_TIMELAPSE, "deliver-partly", Status::Partly);
            entry(ui, ICON_EVENT_REPEAT, "deliver-move", Status::Moved);
        }
        entry(ui, ICON_DO_NOT_DISTURB_ON, "deliver-skip", Status::Skipped);
    });
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

/// The time left, large, what it means below it, and the bar.
fn time_left(ui: &mut Ui, cx: &Cx<'_>, line: &ItemForecast, tall: usize) {
    let (clock, colour) = clock(cx, line);
    // With hours before the minutes it is longer, and must not be wider than its place.
    let room = ui.available_width();
    let wide = |size: f32| {
        let font = egui::FontId::new(size, bold_family());
        ui.painter().layout_no_wrap(clock.clone(), font, colour).size().x
    };
    let sizes = type_size::CLOCK[..=tall].iter().rev();
    let size = sizes.copied().find(|size| wide(*size) <= room).unwrap_or(type_size::CLOCK[0]);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add(Label::new(bold(&clock).size(size).color(colour)).extend());
    time_words(ui, cx, line);
}

/// The time that is left, or that it is over, and its colour.
fn clock(cx: &Cx<'_>, line: &ItemForecast) -> (String, Color32) {
    let left = line.how_much_left();
    let sign = if line.left() < 0 { "+" } else { "" };
    let colour = if left == Left::Enough { cx.theme.text } else { left_colour(left, &cx.theme) };
    (format!("{sign}{}", clock_text(line.left())), colour)
}

/// What the time that is left means, of how much it is, and the bar.
fn time_words(ui: &mut Ui, cx: &Cx<'_>, line: &ItemForecast) {
    let left = line.how_much_left();
    let (_, colour) = clock(cx, line);
    ui.add(Label::new(bold(t!(cx, left_words(left))).size(type_size::HEADING).color(colour)).wrap());
    let ends = line.end.map(time_text).unwrap_or_default();
    weak(ui, cx, &t!(cx, "deliver-of", minutes = cx.t.minutes(line.minutes), end = ends));
    ui.add_space(space::S);
    bar(ui, cx, line, 12.0);
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
            // The date stands above the day's list.
            text = format!("{} · {text}", words::day(cx, view.index, view.day));
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
            start::materials(ui, cx, view, item);
            if large_button(ui, cx, Some(ICON_DO_NOT_DISTURB_ON), t!(cx, "deliver-skip"), Tone::Quiet)
                .clicked()
            {
                finish(cx, state, view, line.item, Status::Skipped);
            }
        });
    });
    if page::has(item) {
        ui.add_space(space::XS);
        page::ui(ui, cx, view, line, item);
    }
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
    if button(ui, cx, None, t!(cx, "deliver-to-record"), Tone::Plain).clicked() {
        cx.go(Place::Course(view.course.id, CourseTab::Record(Some(view.day.id))));
    }
}
