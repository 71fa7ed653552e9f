//! The extra timer for work in groups: whose turn it is, how long yet, then the next. It is seen,
//! and heard only if the trainer wants that.

use egui::{CornerRadius, RichText, Role, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_ADD, ICON_CLOSE, ICON_GROUPS, ICON_PAUSE, ICON_PLAY_ARROW, ICON_REMOVE, ICON_SKIP_NEXT,
};

use super::{View, step};
use crate::core::model::group_timer::{GroupTimer, MOST_GROUPS};
use crate::core::settings::Settings;
use crate::t;
use crate::ui::action::{Action, WindowAction};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{Tone, bold, button, card, icon, icon_button, weak};
use crate::ui::words::clock_text;

/// The longest turn that is offered, in minutes.
const LONGEST_TURN: u32 = 120;

/// What the part remembers: the numbers for the next timer.
#[derive(Debug)]
pub struct State {
    open: bool,
    groups: u32,
    minutes: u32,
    /// The group whose turn it was when the timer was drawn last, and whether it was over.
    turn: Option<(u32, bool)>,
}

impl Default for State {
    fn default() -> Self {
        Self { open: false, groups: 4, minutes: 5, turn: None }
    }
}

/// Opens what a timer is made of, or closes it.
pub(super) fn toggle(state: &mut State) {
    state.open = !state.open;
}

/// Draws the timer, or what it is made of.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    let turn =
        view.run.timer.as_ref().map(|timer| timer.view(cx.clock.millis)).map(|seen| (seen.group, seen.over));
    let before = std::mem::replace(&mut state.timer.turn, turn);
    // Not when it begins, nor when it is put away.
    if cx.settings.group_sound && before.is_some() && turn.is_some() && before != turn {
        cx.push(Action::Window(WindowAction::Chime));
    }
    match &view.run.timer {
        Some(timer) => card(ui, cx, |ui| running(ui, cx, view, timer)).inner,
        None if state.timer.open => card(ui, cx, |ui| new(ui, cx, &mut state.timer, view)).inner,
        None => {}
    }
}

fn running(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, timer: &GroupTimer) {
    let seen = timer.view(cx.clock.millis);
    let goes = timer.since.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.label(icon(ICON_GROUPS).color(cx.theme.accent));
        let text = if seen.over {
            t!(cx, "deliver-groups-over").to_owned()
        } else {
            t!(cx, "deliver-group", number = seen.group, all = timer.groups)
        };
        let last = seen.left <= 60_000 && !seen.over;
        let colour = if last || seen.over { cx.theme.warn } else { cx.theme.text };
        ui.label(bold(&text).size(type_size::HEADING).color(colour));
        if !seen.over {
            ui.label(bold(&clock_text(seen.left)).size(type_size::TITLE).color(colour));
            if !goes {
                weak(ui, cx, t!(cx, "deliver-paused"));
            }
        }
    });
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, t!(cx, "deliver-groups")));
    let radius = CornerRadius::same(4);
    ui.painter().rect_filled(rect, radius, cx.theme.raised);
    let share = seen.left as f32 / (timer.minutes.max(1) as f32 * 60_000.0);
    let part = egui::Rect::from_min_size(rect.min, Vec2::new(rect.width() * share.clamp(0.0, 1.0), 8.0));
    ui.painter().rect_filled(part, radius, cx.theme.accent);
    ui.add_enabled_ui(view.may_edit, |ui| {
        ui.horizontal_wrapped(|ui| {
            if !seen.over {
                let (mark, key) = if goes {
                    (ICON_PAUSE, "deliver-timer-stop")
                } else {
                    (ICON_PLAY_ARROW, "deliver-timer-go")
                };
                if button(ui, cx, Some(mark), t!(cx, key), Tone::Plain).clicked() {
                    step(cx, view.stage.timer(Some(timer.turned(cx.clock.millis))));
                }
                if button(ui, cx, Some(ICON_SKIP_NEXT), t!(cx, "deliver-timer-next"), Tone::Plain).clicked() {
                    step(cx, view.stage.timer(Some(timer.next_group(cx.clock.millis))));
                }
            }
            if button(ui, cx, Some(ICON_CLOSE), t!(cx, "deliver-timer-away"), Tone::Quiet).clicked() {
                step(cx, view.stage.timer(None));
            }
        });
    });
    sound(ui, cx);
}

/// Whether the change of groups is heard.
fn sound(ui: &mut Ui, cx: &Cx<'_>) {
    let on = cx.settings.group_sound;
    if check(ui, cx, on, t!(cx, "deliver-groups-sound")) {
        let settings = Settings { group_sound: !on, ..cx.settings.clone() };
        cx.push(Action::Settings(Box::new(settings)));
        // To know how it sounds.
        if !on {
            cx.push(Action::Window(WindowAction::Chime));
        }
    }
}

fn new(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    ui.label(bold(t!(cx, "deliver-groups")));
    ui.add_enabled_ui(view.may_edit, |ui| {
        ui.horizontal_wrapped(|ui| {
            number(ui, cx, "deliver-groups-number", &mut state.groups, 1..=MOST_GROUPS);
            ui.add_space(space::M);
            number(ui, cx, "deliver-groups-minutes", &mut state.minutes, 1..=LONGEST_TURN);
            ui.add_space(space::M);
            if button(ui, cx, Some(ICON_PLAY_ARROW), t!(cx, "deliver-timer-start"), Tone::Primary).clicked() {
                let timer = GroupTimer::start(state.groups, state.minutes, cx.clock.millis);
                step(cx, view.stage.timer(Some(timer)));
                state.open = false;
            }
            if button(ui, cx, Some(ICON_CLOSE), t!(cx, "deliver-timer-away"), Tone::Quiet).clicked() {
                state.open = false;
            }
        });
    });
    sound(ui, cx);
}

/// A number with less and more beside it.
fn number(ui: &mut Ui, cx: &Cx<'_>, key: &str, value: &mut u32, range: std::ops::RangeInclusive<u32>) {
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        ui.spacing_mut().item_spacing.x = space::XS;
        let what = t!(cx, key, count = *value);
        if icon_button(ui, cx, ICON_REMOVE, &t!(cx, "deliver-fewer", what = what.clone())).clicked() {
            *value = value.saturating_sub(1).max(*range.start());
        }
        ui.label(RichText::new(&what));
        if icon_button(ui, cx, ICON_ADD, &t!(cx, "deliver-more-of", what = what)).clicked() {
            *value = (*value + 1).min(*range.end());
        }
    });
}
