//! The page of the session beside its clock: its steps with their minutes, the one that should be on, and its key
//! points, to be ticked.

use egui::{Align, CornerRadius, Frame, Label, Layout, Margin, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::View;
use crate::core::deliver::forecast::ItemForecast;
use crate::core::deliver::session_steps::{SessionStep, session_steps, step_at};
use crate::core::model::agenda::Item;
use crate::core::model::record::Record;
use crate::core::model::run::Phase;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::record;
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::weak;

/// The room for the minutes of a step, in points.
const MINUTES: f32 = 56.0;

/// What stands above and below the page on the screen, in points: it never pushes the buttons out of the window.
const REST: f32 = 490.0;

/// The page shows at least this much at once, in points.
const LEAST: f32 = 96.0;

/// Whether there is anything to show.
pub(super) fn has(item: &Item) -> bool {
    !item.steps.trim().is_empty() || item.written_points().next().is_some()
}

/// Draws it, as high as the window allows.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, line: &ItemForecast, item: &Item) {
    let room = (ui.ctx().content_rect().height() - REST).max(LEAST);
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
    for (index, step) in steps.iter().enumerate() {
        one(ui, cx, step, index, on == Some(index));
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, step: &SessionStep, index: usize, on: bool) {
    let fill = if on { cx.theme.accent_soft } else { egui::Color32::TRANSPARENT };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(size::RADIUS_SMALL));
    frame.inner_margin(Margin::symmetric(8, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let minutes = step.minutes.map(|minutes| cx.t.minutes(minutes)).unwrap_or_default();
            let minutes = RichText::new(minutes).size(type_size::SMALL).color(cx.theme.weak);
            ui.allocate_ui_with_layout(egui::vec2(MINUTES, 0.0), Layout::right_to_left(Align::Min), |ui| {
                ui.label(minutes)
            });
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ui.label(RichText::new(format!("{}", index + 1)).color(cx.theme.weak));
                let text = RichText::new(&step.text).color(cx.theme.text);
                let text = if on { text.family(bold_family()) } else { text };
                let response = ui.add(Label::new(text).wrap());
                if on {
                    let name = t!(cx, "deliver-running", title = step.text.clone());
                    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                }
            });
        });
    });
}
