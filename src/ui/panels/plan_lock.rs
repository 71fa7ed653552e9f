//! The lock of the plan of a running day: says so where the plan is edited, and opens it when asked.

use egui::Ui;
use egui_material_icons::icons::{ICON_LOCK, ICON_LOCK_OPEN};

use crate::core::deliver::steps::RunningDay;
use crate::core::ids::DayId;
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::progress::locking_day;
use crate::t;
use crate::ui::action::Level;
use crate::ui::cx::Cx;
use crate::ui::widgets::button::{Tone, button};
use crate::ui::widgets::layout::{banner, weak};

/// That the plan of a day is locked.
fn words(cx: &Cx<'_>, course: &Course, day: DayId) -> String {
    let number = course.agenda.day_index(day).map_or(0, |index| index + 1);
    t!(cx, "plan-locked", number = number)
}

/// Where the plan is edited: a line that that of the running day is locked, and the way to open it.
pub fn note(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let Some(day) = locking_day(course, cx.now.date()) else { return };
    banner(ui, cx, Level::Info, &words(cx, course, day), |ui| {
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
        if locking_day(course, cx.now.date()) == Some(day.id) {
            weak(ui, cx, &words(cx, course, day.id));
            if button(ui, cx, Some(ICON_LOCK_OPEN), t!(cx, "plan-lock-open"), Tone::Quiet).clicked() {
                cx.edit(stage.open_plan(true));
            }
        } else if open && button(ui, cx, Some(ICON_LOCK), t!(cx, "plan-lock-close"), Tone::Quiet).clicked() {
            cx.edit(stage.open_plan(false));
        }
    });
}
