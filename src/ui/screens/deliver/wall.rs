//! The wall timer: the whole screen for the room, with what is now, how long yet, and what is next. F11 opens it,
//! F11 or Escape goes back.

use egui::{
    Align, Align2, Area, Id, Key, Label, Layout, Modifiers, Order, RichText, Sense, Ui, UiBuilder, Vec2,
};
use egui_material_icons::icons::ICON_CLOSE;

use super::now::{bar, done, left_colour, left_words};
use super::{State, View, title_of};
use crate::core::deliver::forecast::Left;
use crate::t;
use crate::ui::action::{Action, WindowAction};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{bold, icon_button};
use crate::ui::words::{clock_text, time_text};

/// Of the height of the window: the clock, and of its width, at most.
const CLOCK: [f32; 2] = [0.34, 0.22];

/// Of the width of the window: what is left free at each side.
const SIDE: f32 = 0.07;

/// Of the height of the window: the title, and what is next.
const TITLE: f32 = 0.075;
const NEXT: f32 = 0.042;

/// Opens it over the whole screen, or puts it away.
pub(super) fn toggle(cx: &Cx<'_>, state: &mut State) {
    state.wall = !state.wall;
    cx.push(Action::Window(WindowAction::FullScreen(state.wall)));
}

/// Takes the keys that belong to it.
pub(super) fn keys(ui: &Ui, cx: &Cx<'_>, state: &mut State) {
    let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if key(Key::F11) || state.wall && key(Key::Escape) {
        toggle(cx, state);
    }
}

/// Draws it, if it is open.
pub(super) fn ui(ui: &Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    if !state.wall {
        return;
    }
    let screen = ui.ctx().content_rect();
    let area = Area::new(Id::unique("wall")).order(Order::Foreground).fixed_pos(screen.min);
    area.constrain(false).show(ui.ctx(), |ui| {
        ui.set_clip_rect(screen);
        // Nothing below is pressed through it.
        ui.interact(screen, Id::unique("wall-ground"), Sense::click());
        ui.painter().rect_filled(screen, 0.0, cx.theme.background);
        let corner =
            Align2::RIGHT_TOP.align_size_within_rect(Vec2::splat(size::CONTROL), screen.shrink(space::L));
        let close = ui.scope_builder(UiBuilder::new().max_rect(corner), |ui| {
            icon_button(ui, cx, ICON_CLOSE, t!(cx, "deliver-wall-close"))
        });
        if close.inner.clicked() {
            toggle(cx, state);
        }
        let middle = screen.shrink2(Vec2::new(screen.width() * SIDE, space::XXL));
        let layout = Layout::top_down(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(middle).layout(layout), |ui| {
            contents(ui, cx, view, screen.size());
        });
    });
}

fn contents(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, window: Vec2) {
    let (title, next) = ((window.y * TITLE).max(type_size::TITLE), (window.y * NEXT).max(type_size::HEADING));
    ui.add_space(window.y * 0.08);
    let height = (window.y * CLOCK[0]).min(window.x * CLOCK[1]);
    let now = view.under_way().next();
    if now.is_none() {
        // In a break between two sessions the room wants to know how late it is.
        ui.label(bold(&time_text(cx.now)).size(height).color(cx.theme.text));
        ui.add_space(space::L);
    }
    if let Some(line) = now
        && let Some(item) = view.item(line.item)
    {
        let left = line.how_much_left();
        let colour = if left == Left::Enough { cx.theme.text } else { left_colour(left, &cx.theme) };
        ui.add(Label::new(bold(title_of(cx, item)).size(title)).wrap());
        let sign = if line.left() < 0 { "+" } else { "" };
        let clock = format!("{sign}{}", clock_text(line.left()));
        ui.label(bold(&clock).size(height).color(colour));
        ui.label(RichText::new(t!(cx, left_words(left))).size(next).color(colour));
        ui.add_space(space::L);
        bar(ui, cx, line, (window.y * 0.025).max(14.0));
        ui.add_space(window.y * 0.04);
    }
    match view.expected.next() {
        Some(line) => {
            let Some(item) = view.item(line.item) else { return };
            let at = line.start.map(time_text).unwrap_or_default();
            let text = format!("{} {at}  {}", t!(cx, "deliver-next"), title_of(cx, item));
            let size = if now.is_some() { next } else { title };
            ui.add(Label::new(RichText::new(text).size(size).color(cx.theme.weak)).wrap());
        }
        None if now.is_none() => {
            ui.add(Label::new(bold(&done(cx, view)).size(title)).wrap());
        }
        None => {}
    }
}
