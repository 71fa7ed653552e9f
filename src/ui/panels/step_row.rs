//! A step of a session as a row: its number, what is done, and for how many minutes.

use egui::{
    Align, Color32, CornerRadius, Frame, Label, Layout, Margin, Rect, RichText, Role, Ui, WidgetInfo,
};

use crate::core::deliver::session_steps::SessionStep;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};

/// The room for the minutes of a step, in points.
const MINUTES: f32 = 56.0;

/// One step: its number, what is done, its minutes at the right; the one that should be `on` stands out. Returns where
/// it stands.
pub fn row(ui: &mut Ui, cx: &Cx<'_>, step: &SessionStep, index: usize, on: bool) -> Rect {
    let fill = if on { cx.theme.accent_soft } else { Color32::TRANSPARENT };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(size::RADIUS_SMALL));
    let shown = frame.inner_margin(Margin::symmetric(8, 4)).show(ui, |ui| {
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
    shown.response.rect
}
