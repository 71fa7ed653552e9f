//! What was delivered, day by day: one row a session with quick choices, and progress in numbers.
//!
//! Recording never changes the plan. What was recorded of a session that was since deleted stays here.

mod row;

use egui::{RichText, Ui};
use egui_material_icons::icons::{
    ICON_EDIT_CALENDAR, ICON_EXPAND_LESS, ICON_EXPAND_MORE, ICON_FACT_CHECK, ICON_NIGHTS_STAY,
};
use jiff::civil::Date;

use crate::core::ids::{CourseId, DayId, ItemId};
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::note::NoteTarget;
use crate::core::model::progress::{by_area, by_day, of_course};
use crate::core::model::record::Status;
use crate::core::record::open_notes;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::{notes, record};
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{
    Tone, badge, bold, button, card, chip, empty_state, primary_button, progress_bar, progress_block,
    progress_parts, progress_text, scroll, section, weak,
};
use crate::ui::words;

/// The widest that the record is drawn, in points.
const WIDEST: f32 = 1320.0;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// The course that was shown last, and its day.
    shown: Option<(CourseId, DayId)>,
    /// The arrival for which the day was chosen.
    arrival: u64,
    /// The item whose details are open.
    open: Option<ItemId>,
    /// What was parked on earlier days is spread out.
    carried: bool,
    panel: record::State,
    notes: notes::State,
}

/// Draws the screen; `wanted` is the day to show when one arrives.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId, wanted: Option<DayId>) {
    if state.arrival != cx.arrivals {
        state.arrival = cx.arrivals;
        if let Some(day) = wanted {
            (state.shown, state.open) = (Some((id, day)), None);
        }
    }
    let Some(course) = cx.workspace.course(id) else { return };
    if course.agenda.items().all(|item| !item.kind.is_teaching()) && course.records.is_empty() {
        empty_state(ui, cx, ICON_FACT_CHECK, t!(cx, "record-empty"), t!(cx, "record-empty-explain"), |ui| {
            if primary_button(ui, cx, Some(ICON_EDIT_CALENDAR), t!(cx, "record-empty-plan")).clicked() {
                cx.go(Place::Course(id, CourseTab::Plan));
            }
        });
        return;
    }
    let index = shown_day(cx, state, course);
    scroll(ui, "record", WIDEST, |ui| {
        whole(ui, cx, course);
        ui.add_space(space::M);
        day_picker(ui, cx, state, course, index);
        if let Some(day) = course.agenda.days.get(index) {
            ui.add_space(space::M);
            day_head(ui, cx, course, index, day);
            carried(ui, cx, state, course, day);
            row::rows(ui, cx, state, course, index);
            section(ui, t!(cx, "record-day-notes"), |ui| {
                card(ui, cx, |ui| {
                    notes::ui(ui, cx, &mut state.notes, course, NoteTarget::Day(day.id));
                });
            });
        }
        areas(ui, cx, course);
    });
}

/// The day to show: the one chosen, or the one that matters now.
fn shown_day(cx: &Cx<'_>, state: &mut State, course: &Course) -> usize {
    let chosen = state.shown.filter(|(shown, _)| *shown == course.id);
    if let Some(index) = chosen.and_then(|(_, day)| course.agenda.day_index(day)) {
        return index;
    }
    let index = day_now(course, cx.now.date());
    state.shown = course.agenda.days.get(index).map(|day| (course.id, day.id));
    state.open = None;
    index
}

/// The day of a course that matters on `today`: today's, else the first with something not recorded.
fn day_now(course: &Course, today: Date) -> usize {
    let days = &course.agenda.days;
    if let Some(index) = days.iter().position(|day| day.date == Some(today)) {
        return index;
    }
    let open = by_day(course).iter().position(|progress| progress.closed() < progress.sessions);
    open.unwrap_or(days.len().saturating_sub(1))
}

/// The course as a whole, in one line.
fn whole(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let whole = of_course(course);
    let name = t!(cx, "record-whole-course");
    let text = progress_text(cx, whole);
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(name));
        progress_bar(ui, cx, whole, 240.0, &format!("{name}: {text}"))
            .on_hover_text(progress_parts(cx, whole));
        ui.label(RichText::new(text).color(cx.theme.weak));
    });
}

/// The areas, side by side, and what became of the sessions of the course.
fn areas(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let there: Vec<_> = by_area(course).into_iter().filter(|(_, progress)| progress.sessions > 0).collect();
    if there.is_empty() {
        return;
    }
    section(ui, t!(cx, "record-areas"), |ui| {
        card(ui, cx, |ui| {
            let gaps = space::XL * (there.len() - 1) as f32;
            let width = ((ui.available_width() - gaps) / there.len() as f32).clamp(180.0, 360.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                for (area, progress) in there {
                    progress_block(ui, cx, &words::area(cx, area), progress, width);
                }
            });
            ui.add_space(space::S);
            weak(ui, cx, &progress_parts(cx, of_course(course)));
        });
    });
}

fn day_picker(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, chosen: usize) {
    let progress = by_day(course);
    ui.horizontal_wrapped(|ui| {
        for (index, day) in course.agenda.days.iter().enumerate() {
            let mut text = t!(cx, "day-number", number = index + 1);
            if let Some(date) = day.date {
                text = format!("{text} · {}", cx.t.date(date, DateStyle::Short));
            }
            if let Some(progress) = progress.get(index) {
                text = format!("{text} · {}/{}", progress.closed(), progress.sessions);
            }
            if chip(ui, cx, &text, &text, index == chosen).clicked() {
                state.shown = Some((course.id, day.id));
                state.open = None;
            }
        }
    });
}

fn day_head(ui: &mut Ui, cx: &Cx<'_>, course: &Course, index: usize, day: &Day) {
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(&words::day(cx, index, day)).size(type_size::HEADING));
        if let Some(date) = day.date {
            ui.label(RichText::new(cx.t.date(date, DateStyle::Long)).color(cx.theme.weak));
            if date == cx.now.date() {
                badge(ui, cx.theme.status(Status::InProgress), t!(cx, "record-today"));
            }
        }
        if button(ui, cx, Some(ICON_NIGHTS_STAY), t!(cx, "close-day"), Tone::Plain).clicked() {
            cx.go(Place::CloseDay(course.id, day.id));
        }
    });
    if let Some(progress) = by_day(course).get(index) {
        let text = progress_text(cx, *progress);
        ui.horizontal_wrapped(|ui| {
            progress_bar(ui, cx, *progress, 240.0, &format!("{}: {text}", t!(cx, "record-this-day")));
            ui.label(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak));
        });
    }
}

/// What was parked on earlier days and waits for an answer: one line, and all of it when pressed.
fn carried(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, day: &Day) {
    let Some(date) = day.date else { return };
    let count = open_notes::carried_over(course, date).count();
    if count == 0 {
        return;
    }
    ui.add_space(space::S);
    let mark = if state.carried { ICON_EXPAND_LESS } else { ICON_EXPAND_MORE };
    if button(ui, cx, Some(mark), &t!(cx, "record-carried", count = count), Tone::Plain).clicked() {
        state.carried = !state.carried;
    }
    if state.carried {
        card(ui, cx, |ui| {
            for note in open_notes::carried_over(course, date) {
                notes::card(ui, cx, &mut state.notes, course.id, note);
                ui.add_space(space::S);
            }
        });
    }
}
