//! When the day runs over: let it end later, end on time by shortening what comes, or borrow the minutes
//! from an item that is named. And what runs into lunch or a locked start.

use egui::{Button, Label, RichText, Role, Ui, Vec2};
use egui_material_icons::icons::{
    ICON_ARROW_FORWARD, ICON_CALL_MADE, ICON_CONTENT_CUT, ICON_LOCK_OPEN, ICON_SCHEDULE,
};

use super::{View, step, title_of};
use crate::core::deliver::choices::{Lender, Loan, OnTime, loan, on_time};
use crate::core::deliver::forecast::Expected;
use crate::core::ids::ItemId;
use crate::t;
use crate::ui::action::Level;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::button::{focus_ring, name};
use crate::ui::widgets::{Tone, banner, bold, button, card, weak};
use crate::ui::words::time_text;

/// Fewer minutes than this are not worth a line, unless minutes were just given.
const WORTH_A_LINE: u32 = 5;

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Open {
    #[default]
    Nothing,
    OnTime,
    Borrow,
}

/// What the part remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    open: Open,
    /// Minutes that were just given, and are to be found somewhere.
    given: u32,
    /// They were given just now: the plan of the day knows it from the next frame on.
    fresh: bool,
    /// This many minutes too late were let be.
    let_be: u32,
    /// All ways are shown, not only the one that is recommended.
    more: bool,
}

/// Gives minutes to an item, or takes them, and offers what to do about it.
pub(super) fn give(cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: ItemId, minutes: i32) {
    step(cx, view.stage.give(item, minutes));
    let given = i64::from(state.given) + i64::from(minutes);
    state.given = u32::try_from(given).unwrap_or(0);
    state.fresh = true;
    state.let_be = 0;
    state.open = Open::Nothing;
}

/// Draws the line, and what is open of it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    let expected = &view.expected;
    let late = expected.end.map_or(0, Expected::late);
    let pressed = expected.lines.iter().find(|line| line.pressed > 0);
    let into = pressed.map_or(0, |line| line.pressed);
    let trouble = late.max(into);
    let state = &mut state.choice;
    if trouble == 0 {
        if !std::mem::take(&mut state.fresh) {
            *state = State::default();
        }
        return;
    }
    let worth = state.given > 0 || trouble >= WORTH_A_LINE;
    if expected.is_over() || !worth || trouble < state.let_be.saturating_add(WORTH_A_LINE) && state.let_be > 0
    {
        return;
    }
    let text = match pressed.and_then(|line| view.item(line.item).map(|item| (line, item))) {
        Some((line, item)) => t!(
            cx,
            "deliver-runs-into",
            title = title_of(cx, item),
            time = time_text(line.planned_start),
            minutes = cx.t.minutes(line.pressed)
        ),
        None => {
            let at = expected.end.map(|end| time_text(end.at)).unwrap_or_default();
            t!(cx, "deliver-ends-late", time = at, minutes = cx.t.minutes(late))
        }
    };
    banner(ui, cx, Level::Warning, &text, |ui| {
        if !view.may_edit {
            ui.disable();
        }
        offers(ui, cx, state, view, trouble);
    });
    match state.open {
        Open::Nothing => {}
        Open::OnTime => end_on_time(ui, cx, state, view),
        Open::Borrow => borrow(ui, cx, state, view),
    }
}

/// The way that is recommended, and the others when they are asked for.
fn offers(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, trouble: u32) {
    let all = state.more;
    let on_time = !on_time(view.course, view.day.id, &cx.clock).cuts.is_empty();
    let lends = || !loan(view.course, &view.expected, &cx.clock).lenders.is_empty();
    let borrow = all || !on_time && lends();
    let push = all || !on_time && !borrow;
    let mut offer = |ui: &mut Ui, mark, key: &str, open| {
        if button(ui, cx, Some(mark), t!(cx, key), Tone::Plain).clicked() {
            state.open = if state.open == open { Open::Nothing } else { open };
        }
    };
    if on_time || all {
        offer(ui, ICON_CONTENT_CUT, "deliver-end-on-time", Open::OnTime);
    }
    if borrow {
        offer(ui, ICON_CALL_MADE, "deliver-borrow", Open::Borrow);
    }
    for line in view.expected.lines.iter().filter(|line| all && line.pressed > 0) {
        let Some(item) = view.item(line.item) else { continue };
        let text = t!(cx, "deliver-release", title = title_of(cx, item));
        if button(ui, cx, Some(ICON_LOCK_OPEN), &text, Tone::Plain).clicked() {
            step(cx, view.stage.release(line.item, true));
        }
    }
    if push && button(ui, cx, Some(ICON_ARROW_FORWARD), t!(cx, "deliver-push"), Tone::Plain).clicked() {
        *state = State { let_be: trouble, ..State::default() };
    }
    if !all && button(ui, cx, None, t!(cx, "deliver-other-ways"), Tone::Quiet).clicked() {
        state.more = true;
    }
}

/// What would get shorter, shown before it is done.
fn end_on_time(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let OnTime { cuts, missing } = on_time(view.course, view.day.id, &cx.clock);
    card(ui, cx, |ui| {
        if cuts.is_empty() {
            weak(ui, cx, t!(cx, "deliver-cannot-shorten"));
            return;
        }
        ui.label(bold(t!(cx, "deliver-on-time-heading")));
        for cut in &cuts {
            let title = view.item(cut.item).map_or("", |item| title_of(cx, item));
            let from = cx.t.minutes(cut.from);
            let text = if cut.to == 0 {
                t!(cx, "deliver-cut-out", title = title, from = from)
            } else {
                t!(cx, "deliver-cut", title = title, from = from, to = cx.t.minutes(cut.to))
            };
            ui.add(Label::new(RichText::new(text)).wrap());
        }
        if missing > 0 {
            weak(ui, cx, &t!(cx, "deliver-still-missing", minutes = cx.t.minutes(missing)));
        }
        ui.add_space(space::XS);
        if button(ui, cx, Some(ICON_SCHEDULE), t!(cx, "deliver-do-shorten"), Tone::Primary).clicked() {
            step(cx, view.stage.end_on_time(&cuts));
            *state = State::default();
        }
    });
}

/// From whom the minutes can be borrowed.
fn borrow(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let Loan { minutes: wanted, lenders } = loan(view.course, &view.expected, &cx.clock);
    card(ui, cx, |ui| {
        let minutes = cx.t.minutes(wanted);
        ui.label(bold(&t!(cx, "deliver-borrow-from", minutes = minutes)));
        let mut any = false;
        for Lender { item: id, from, to } in lenders {
            let Some(item) = view.item(id) else { continue };
            any = true;
            let (from, to) = (cx.t.minutes(from), cx.t.minutes(to));
            let text = t!(cx, "deliver-lender", title = title_of(cx, item), from = from, to = to);
            let width = ui.available_width();
            let control = Button::new(RichText::new(&text).color(cx.theme.text)).truncate();
            let control = control.right_text("").min_size(Vec2::new(width, size::CONTROL));
            let response = ui.push_id(id, |ui| ui.add(control)).inner;
            name(&response, Role::Button, &text);
            focus_ring(ui, cx, &response);
            if response.on_hover_text(&text).clicked() {
                step(cx, view.stage.borrow_from(id, wanted));
                *state = State::default();
            }
        }
        if !any {
            weak(ui, cx, t!(cx, "deliver-nobody-lends"));
        }
    });
}
