//! The day as it goes on in the room: now, next, how long yet, what to expect. Open all day in front of
//! the group: large, calm, one large button, and keys for all of it.
//!
//! Nothing here asks the system for the focus of the window: the slides keep it.

mod choices;
mod day;
mod expected;
mod keys;
mod notes;
mod now;
mod page;
mod quiet;
mod small;
mod start;
mod timer;
mod wall;

use std::time::Duration;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_CO_PRESENT, ICON_EDIT_CALENDAR};

use crate::core::deliver::day_to_deliver;
use crate::core::deliver::forecast::{ItemForecast, Projection, project};
use crate::core::deliver::steps::RunningDay;
use crate::core::edit::command::Command;
use crate::core::ids::{CourseId, DayId, DocId, ItemId};
use crate::core::model::agenda::{Day, Item};
use crate::core::model::course::Course;
use crate::core::model::record::Status;
use crate::core::model::run::{Phase, Run};
use crate::core::plan::dates::next_day;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::{Cx, SaveView};
use crate::ui::theme::space;
use crate::ui::widgets::layout::behind_notices;
use crate::ui::widgets::{Tone, button, empty_state};
use crate::ui::words;

pub use small::ui as small_view;

/// Below this height of the window, in points, what one presses comes first and takes one row.
const LOW: f32 = 520.0;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// A day that was chosen by hand.
    chosen: Option<(CourseId, DayId)>,
    /// Which day of this course it is, is asked: it is not the one that was taken for it.
    asking: Option<CourseId>,
    /// The item of the day whose choices are open.
    open: Option<ItemId>,
    /// The item that was not delivered as a whole: why? Its record says so from the next frame on.
    why: Option<ItemId>,
    /// It was asked just now.
    why_fresh: bool,
    /// Which way of saving time is looked at.
    choice: choices::State,
    notes: notes::State,
    timer: timer::State,
    /// The time that was typed to set the start of a session right.
    right: quiet::State,
    /// The small view beside the slides is open.
    small: bool,
    /// The wall timer takes the whole screen.
    wall: bool,
    parked: crate::ui::panels::notes::State,
}

/// What the parts of the screen see.
struct View<'a> {
    course: &'a Course,
    day: &'a Day,
    /// The place of the day in the course, counted from 0.
    index: usize,
    run: Run,
    stage: RunningDay<'a>,
    expected: Projection,
    may_edit: bool,
}

/// What the one large button does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Main {
    Start(ItemId),
    GoOn(ItemId),
    Finish(ItemId),
}

impl<'a> View<'a> {
    fn of(cx: &Cx<'_>, course: &'a Course, day: DayId) -> Option<Self> {
        let index = course.agenda.day_index(day)?;
        let stage = RunningDay { course, day, now: cx.clock };
        let expected = project(course, day, &cx.clock)?;
        let may_edit = cx.workspace.can_edit(DocId::Course(course.id)) && *cx.save != SaveView::LookOnly;
        Some(Self {
            course,
            day: &course.agenda.days[index],
            index,
            run: stage.run(),
            stage,
            expected,
            may_edit,
        })
    }

    fn item(&self, id: ItemId) -> Option<&'a Item> {
        self.day.items.iter().find(|item| item.id == id).map(AsRef::as_ref)
    }

    /// What runs, and after it what is paused.
    fn under_way(&self) -> impl Iterator<Item = &ItemForecast> {
        let of = |phase| self.expected.lines.iter().filter(move |line| line.phase == phase);
        of(Phase::Running).chain(of(Phase::Paused))
    }

    fn has_begun(&self) -> bool {
        self.run.began.is_some()
    }

    /// What the one large button does now.
    fn main(&self) -> Option<Main> {
        let with = |phase| self.expected.lines.iter().find(|line| line.phase == phase).map(|line| line.item);
        with(Phase::Running)
            .map(Main::Finish)
            .or_else(|| with(Phase::Paused).map(Main::GoOn))
            .or_else(|| with(Phase::Waiting).map(Main::Start))
    }
}

/// What an item is called: its title, or the word for its kind.
fn title_of<'a>(cx: &'a Cx<'_>, item: &'a Item) -> &'a str {
    if item.title.is_empty() { t!(cx, words::item_kind(item.kind)) } else { &item.title }
}

/// Does what the one large button does.
fn do_main(cx: &Cx<'_>, state: &mut State, view: &View<'_>, main: Main) {
    match main {
        Main::Start(id) => {
            cx.edit(view.stage.start(id, false));
            start::open_slides(cx, view, id);
        }
        Main::GoOn(id) => cx.edit(view.stage.start(id, false)),
        Main::Finish(id) => finish(cx, state, view, id, Status::Delivered),
    }
}

/// An item is over; what was not delivered as a whole is asked about.
fn finish(cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: ItemId, status: Status) {
    cx.edit(view.stage.finish(item, status));
    let asked = status.asks_reason() && view.item(item).is_some_and(|item| item.kind.is_teaching());
    if asked {
        (state.why, state.why_fresh) = (Some(item), true);
    } else if state.why == Some(item) {
        state.why = None;
    }
    state.open = None;
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    let Some(course) = cx.workspace.course(id) else { return };
    let by_hand = state.chosen.filter(|(of, _)| *of == id).map(|(_, day)| day);
    let wanted = by_hand.or_else(|| day_to_deliver(course, cx.now));
    let wanted = wanted.filter(|_| state.asking != Some(id));
    let Some(view) = wanted.and_then(|day| View::of(cx, course, day)) else {
        choose_day(ui, cx, state, course);
        return;
    };
    if view.day.items.is_empty() {
        empty_state(
            ui,
            cx,
            ICON_CO_PRESENT,
            t!(cx, "deliver-empty"),
            t!(cx, "deliver-empty-explain"),
            |ui| {
                if button(ui, cx, Some(ICON_EDIT_CALENDAR), t!(cx, "tab-plan"), Tone::Primary).clicked() {
                    cx.go(Place::Course(id, CourseTab::Plan));
                }
            },
        );
        return;
    }
    keys::handle(ui, cx, state, &view);
    let whole = ui.available_width();
    // In a small window what is now comes first.
    let width = (whole * 0.3).clamp(288.0, 440.0).min(whole * 0.4);
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(8, 12));
    let panel = Panel::right("deliver-day").exact_size(width).resizable(false).show_separator_line(false);
    panel.frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("deliver-day").auto_shrink([false, false]).show(ui, |ui| {
            day::ui(ui, cx, state, &view);
            ui.add_space(behind_notices(ui));
        });
    });
    let frame = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 4, bottom: 8 });
    // Notes are written at the same place all day long, wherever the page is scrolled to.
    let panel = Panel::bottom("deliver-notes").resizable(false).show_separator_line(true).frame(frame);
    let bar = panel.show(ui, |ui| notes::ui(ui, cx, &mut state.notes, &view));
    cx.foot.set(bar.response.rect.height());
    let frame = Frame::new().inner_margin(Margin { left: 24, right: 8, top: 4, bottom: 8 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("deliver").auto_shrink([false, false]).show(ui, |ui| {
            let width = (ui.available_width() - space::L).max(200.0);
            ui.set_max_width(width);
            main_column(ui, cx, state, &view);
            ui.add_space(behind_notices(ui));
        });
    });
    wall::ui(ui, cx, state, &view);
    wake(ui, cx, &view);
}

fn main_column(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    ui.spacing_mut().item_spacing.y = space::S;
    quiet::doubt(ui, cx, state, view);
    quiet::passed(ui, cx, view);
    now::ui(ui, cx, state, view);
    quiet::why(ui, cx, state, view);
    expected::ui(ui, cx, view);
    choices::ui(ui, cx, state, view);
    timer::ui(ui, cx, state, view);
    notes::written(ui, cx, &state.notes, view);
    quiet::parked(ui, cx, state, view);
    quiet::foot(ui, cx, state, view);
}

/// No day is dated today or comes, or it is another than the next: which one is it?
fn choose_day(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    let next = next_day(course, cx.now.date());
    empty_state(ui, cx, ICON_CO_PRESENT, t!(cx, "deliver-no-day"), t!(cx, "deliver-no-day-explain"), |ui| {
        for (index, day) in course.agenda.days.iter().enumerate() {
            let mut text = words::day(cx, index, day);
            if let Some(date) = day.date {
                text = format!("{text} · {}", cx.t.date(date, DateStyle::Short));
            }
            let name = t!(cx, "deliver-choose", day = text);
            let tone = if next == Some(day.id) { Tone::Primary } else { Tone::Plain };
            if button(ui, cx, None, &name, tone).clicked() {
                state.chosen = Some((course.id, day.id));
                state.asking = None;
            }
        }
    });
}

/// Asks to be drawn again: every second while something runs, every minute between two sessions of a day
/// that has begun, and never otherwise, nor while the window is out of sight.
fn wake(ui: &Ui, cx: &Cx<'_>, view: &View<'_>) {
    let hidden = ui.input(|input| input.viewport().visible() == Some(false));
    if let Some(wait) = until_next(cx, view).filter(|_| !hidden) {
        ui.ctx().request_repaint_after(wait);
    }
}

fn until_next(cx: &Cx<'_>, view: &View<'_>) -> Option<Duration> {
    let timer_goes = view
        .run
        .timer
        .as_ref()
        .is_some_and(|timer| timer.since.is_some() && !timer.view(cx.clock.millis).over);
    let runs = view.expected.lines.iter().any(|line| line.phase == Phase::Running);
    let step = if runs || timer_goes {
        1_000
    } else if view.has_begun() && !view.expected.is_over() && !view.expected.passed {
        60_000
    } else {
        return None;
    };
    // On the full second of what is counted, so that it never skips one.
    let counted = view.expected.lines.iter().find(|line| line.phase == Phase::Running);
    // What is left of a session counts down, the clock counts up.
    let rest = match counted {
        Some(line) => line.left().rem_euclid(step),
        None => step - cx.clock.millis.rem_euclid(step),
    };
    Some(Duration::from_millis(u64::try_from(if rest == 0 { step } else { rest }).unwrap_or(1_000)))
}

/// A change of the run.
fn step(cx: &Cx<'_>, command: Command) {
    cx.edit(command);
}
