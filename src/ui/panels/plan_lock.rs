//! The lock of the plan while a day runs: says so where the plan is edited, and opens it when asked.

use egui::Ui;
use egui_material_icons::icons::{ICON_LOCK, ICON_LOCK_OPEN};

use crate::core::deliver::steps::RunningDay;
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::progress::locking_day;
use crate::t;
use crate::ui::action::Level;
use crate::ui::cx::Cx;
use crate::ui::widgets::button::{Tone, button};
use crate::ui::widgets::layout::{banner, weak};

/// Whether the plan of a course is locked because a day of it runs.
#[must_use]
pub fn is_locked(cx: &Cx<'_>, course: &Course) -> bool {
    locking_day(course, cx.now.date()).is_some()
}

/// Where the plan is edited: a line that it is locked, and the way to open it.
pub fn note(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let Some(day) = locking_day(course, cx.now.date()) else { return };
    banner(ui, cx, Level::Info, t!(cx, "plan-locked"), |ui| {
        if button(ui, cx, Some(ICON_LOCK_OPEN), t!(cx, "plan-lock-open"), Tone::Plain).clicked() {
            cx.edit(RunningDay { course, day, now: cx.clock }.open_plan(true));
        }
    });
}

/// On the screen of the running day: whether the plan is locked, and the way to change that.
pub fn in_deliver(ui: &mut Ui, cx: &Cx<'_>, course: &Course, day: &Day, may_edit: bool) {
    let open = course.runs.get(&day.id).is_some_and(|run| run.plan_open);
    let stage = RunningDay { course, day: day.id, now: cx.clock };
    ui.add_enabled_ui(may_edit, |ui| {
        if is_locked(cx, course) {
            weak(ui, cx, t!(cx, "plan-locked"));
            if button(ui, cx, Some(ICON_LOCK_OPEN), t!(cx, "plan-lock-open"), Tone::Quiet).clicked() {
                cx.edit(stage.open_plan(true));
            }
        } else if open && button(ui, cx, Some(ICON_LOCK), t!(cx, "plan-lock-close"), Tone::Quiet).clicked() {
            cx.edit(stage.open_plan(false));
        }
    });
}
