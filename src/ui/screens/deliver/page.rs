//! The page of the session beside its clock: its steps with their minutes, the one that should be on, and its key
//! points, to be ticked.

use egui::{Id, ScrollArea, Ui};

use super::View;
use crate::core::deliver::forecast::ItemForecast;
use crate::core::deliver::session_steps::{SessionStep, session_steps, step_at};
use crate::core::model::agenda::Item;
use crate::core::model::record::Record;
use crate::core::model::run::Phase;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::{record, step_row};
use crate::ui::widgets::weak;

/// What stands below the page on the screen, in points: the row of buttons and what is next. The page never pushes
/// them out of the window.
const BELOW: f32 = 152.0;

/// The page shows at least this much at once, in points.
const LEAST: f32 = 96.0;

/// Whether there is anything to show.
pub(super) fn has(item: &Item) -> bool {
    !item.steps.trim().is_empty() || item.written_points().next().is_some()
}

/// Draws it, as high as the window allows.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, line: &ItemForecast, item: &Item) {
    let room = (ui.clip_rect().bottom() - ui.cursor().top() - BELOW).max(LEAST);
    let area = ScrollArea::vertical().id_salt("page").max_height(room).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        steps(ui, cx, line, &session_steps(&item.steps));
        if matches!(line.phase, Phase::Running | Phase::Paused) {
            let nothing = Record::default();
            let known = view.course.record(line.item).map_or(&nothing, |record| record.as_ref());
            ui.spacing_mut().interact_size.y = 24.0;
            ui.add_enabled_ui(view.may_edit, |ui| {
                record::key_points(ui, cx, view.course, line.item, known);
            });
        }
    });
}

fn steps(ui: &mut Ui, cx: &Cx<'_>, line: &ItemForecast, steps: &[SessionStep]) {
    if steps.is_empty() {
        return;
    }
    weak(ui, cx, t!(cx, "session-steps"));
    let on = match line.phase {
        Phase::Running | Phase::Paused => step_at(steps, line.spent, line.minutes),
        Phase::Waiting | Phase::Done => None,
    };
    let known = Id::unique(("step that is on", line.item));
    let seen = ui.data(|data| data.get_temp::<usize>(known));
    for (index, step) in steps.iter().enumerate() {
        let rect = step_row::row(ui, cx, step, index, on == Some(index));
        // The step that is on comes into sight by itself, once.
        if on == Some(index) && seen != on {
            ui.scroll_to_rect(rect, None);
            ui.data_mut(|data| data.insert_temp(known, index));
        }
    }
}
