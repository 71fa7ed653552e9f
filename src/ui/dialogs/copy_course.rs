//! Copies a course to new dates: the nth day falls on the nth free date, shown before it is done.

use egui::{Label, Ui};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::core::edit::command::Command;
use crate::core::ids::CourseId;
use crate::core::plan::dates::{free_dates, next_free};
use crate::core::plan::new_course::copy_course;
use crate::t;
use crate::ui::action::{Action, CourseTab, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::course_fields::dated_day;
use crate::ui::theme::space;
use crate::ui::widgets::date_picker::{self, Marks, date_picker};
use crate::ui::widgets::{Tone, button, heading, text_button, weak};

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    of: Option<CourseId>,
    date: Option<Date>,
    calendar: date_picker::State,
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    ui.set_width(600.0);
    let Some(course) = cx.workspace.course(id) else {
        weak(ui, cx, t!(cx, "course-loading"));
        return;
    };
    if state.of != Some(id) {
        *state = State { of: Some(id), ..State::default() };
    }
    let days_off = &course.days_off;
    let proposed = || {
        let after = course.last_date().unwrap_or(cx.now.date()).max(cx.now.date());
        next_free(after.checked_add(7.days()).unwrap_or(after), days_off)
    };
    let first = *state.date.get_or_insert_with(proposed);
    heading(ui, t!(cx, "copy-title"));
    ui.add(Label::new(&course.title).wrap());
    weak(ui, cx, t!(cx, "copy-explain"));
    ui.add_space(space::S);
    let dates = free_dates(first, course.agenda.days.len(), days_off);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            let label = t!(cx, "new-course-first-date");
            if let Some(date) =
                date_picker(ui, cx, &mut state.calendar, label, Marks { first, days: &dates, days_off })
            {
                state.date = Some(date);
            }
        });
        ui.add_space(space::L);
        ui.vertical(|ui| {
            for (index, (day, date)) in course.agenda.days.iter().zip(&dates).enumerate().take(12) {
                let title = Some(&day.title).filter(|title| !title.is_empty()).cloned();
                let title = title.unwrap_or_else(|| t!(cx, "day-number", number = index + 1));
                dated_day(ui, cx, *date, &title);
            }
        });
    });
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if button(ui, cx, None, t!(cx, "copy-do"), Tone::Primary).clicked() {
            let copy = copy_course(course, course.title.clone(), first, cx.ids, cx.now);
            let new = copy.id;
            cx.edit(Command::CreateCourse(Box::new(copy)));
            cx.push(Action::CloseDialog);
            cx.go(Place::Course(new, CourseTab::Plan));
            state.of = None;
        }
        if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
            state.of = None;
            cx.push(Action::CloseDialog);
        }
    });
}
