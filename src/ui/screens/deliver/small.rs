//! The small view beside the slides: always on top, never taking the keys from them. Time left, what is now
//! and next, and the one button.

use egui::{CentralPanel, Frame, Label, Margin, RichText, Ui, ViewportBuilder, ViewportId};
use egui_material_icons::icons::{ICON_CHECK, ICON_PLAY_ARROW};

use super::now::{bar, done, left_colour, left_words};
use super::{Main, State, View, do_main, title_of, until_next};
use crate::core::deliver::day_to_deliver;
use crate::core::deliver::forecast::Left;
use crate::core::ids::CourseId;
use crate::core::model::progress::begun_day;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{Tone, bold, button};
use crate::ui::words::{clock_text, time_text};

/// How large it opens, in points.
const SIZE: [f32; 2] = [340.0, 168.0];

/// Draws the small view if it is open, whatever place of the course the main window shows.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if !state.small {
        return;
    }
    let shown: Option<CourseId> = cx.place.course();
    let running = || cx.workspace.courses.values().find(|course| begun_day(course).is_some());
    let course = shown.and_then(|id| cx.workspace.course(id)).or_else(running);
    let day = course.and_then(|course| {
        let by_hand = state.chosen.filter(|(of, _)| *of == course.id).map(|(_, day)| day);
        by_hand.or_else(|| day_to_deliver(course, cx.now))
    });
    let view = course.zip(day).and_then(|(course, day)| View::of(cx, course, day));
    let Some(view) = view else {
        state.small = false;
        return;
    };
    let builder = ViewportBuilder::default()
        .with_title(t!(cx, "deliver-small-title"))
        .with_inner_size(SIZE)
        .with_min_inner_size([220.0, 110.0])
        // It lies over the slides, and the slides keep the keys.
        .with_always_on_top()
        .with_active(false);
    let close = ui.ctx().show_viewport_immediate(ViewportId::from_hash_of("small"), builder, |ui, _| {
        let frame = Frame::new().fill(cx.theme.background).inner_margin(Margin::symmetric(14, 10));
        CentralPanel::default().frame(frame).show(ui, |ui| contents(ui, cx, state, &view));
        ui.input(|input| input.viewport().close_requested())
    });
    if close {
        state.small = false;
    }
    // On the screen itself this is asked for there, and not while that window is put away.
    let on_screen =
        matches!(cx.place, Place::Course(id, crate::ui::action::CourseTab::Deliver) if id == view.course.id);
    let put_away = ui.input(|input| input.viewport().visible() == Some(false));
    if (!on_screen || put_away)
        && let Some(wait) = until_next(cx, &view)
    {
        ui.ctx().request_repaint_after(wait);
    }
}

fn contents(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let now = view.under_way().next().copied();
    let next = view.expected.next().copied();
    if let Some(line) = now
        && let Some(item) = view.item(line.item)
    {
        let left = line.how_much_left();
        let colour = if left == Left::Enough { cx.theme.text } else { left_colour(left, &cx.theme) };
        ui.add(Label::new(bold(title_of(cx, item)).size(type_size::HEADING)).truncate());
        ui.horizontal(|ui| {
            let sign = if line.left() < 0 { "+" } else { "" };
            let clock = format!("{sign}{}", clock_text(line.left()));
            ui.label(bold(&clock).size(type_size::PAGE).color(colour));
            ui.add(Label::new(RichText::new(t!(cx, left_words(left))).color(colour)).truncate());
        });
        bar(ui, cx, &line, 8.0);
    }
    if let Some(line) = next
        && let Some(item) = view.item(line.item)
    {
        let at = line.start.map(time_text).unwrap_or_default();
        let text = format!("{} {at} {}", t!(cx, "deliver-next"), title_of(cx, item));
        ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).truncate());
    } else if now.is_none() {
        ui.add(Label::new(bold(&done(cx, view)).size(type_size::HEADING)).wrap());
    }
    let Some(main) = view.main() else { return };
    let (mark, key) = match main {
        Main::Start(_) => (ICON_PLAY_ARROW, "deliver-small-start"),
        Main::GoOn(_) => (ICON_PLAY_ARROW, "deliver-small-go-on"),
        Main::Finish(_) => (ICON_CHECK, "deliver-small-done"),
    };
    ui.add_enabled_ui(view.may_edit, |ui| {
        if button(ui, cx, Some(mark), t!(cx, key), Tone::Primary).clicked() {
            do_main(cx, state, view, main);
        }
    });
}
