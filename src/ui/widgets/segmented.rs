//! One of a few choices, all of them in sight in one frame.

use egui::{
    Button, Color32, CornerRadius, Frame, Margin, RichText, Role, Stroke, TextWrapMode, Ui, Vec2, WidgetInfo,
};

use super::button::focus_ring;
use super::chip::chip_width;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size};

/// A row of choices of which one holds, in one frame. Returns the newly chosen one. Each takes the same width
/// whether it is chosen or not.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    choices: &[(T, &str)],
    chosen: T,
) -> Option<T> {
    let mut new = None;
    let frame = Frame::new().fill(cx.theme.raised).corner_radius(CornerRadius::same(size::RADIUS_SMALL));
    frame.inner_margin(Margin::same(2)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(2.0);
            for (value, text) in choices {
                let selected = *value == chosen;
                let (colour, fill) = match (selected, ui.is_enabled()) {
                    (true, true) => (cx.theme.accent, cx.theme.card),
                    (true, false) => (cx.theme.weak, cx.theme.card),
                    (false, true) => (cx.theme.text, Color32::TRANSPARENT),
                    (false, false) => (cx.theme.weak, Color32::TRANSPARENT),
                };
                let label = RichText::new(*text).color(colour);
                let label = if selected { label.family(bold_family()) } else { label };
                let least = Vec2::new(chip_width(ui, cx, text, false), size::CONTROL - 4.0);
                let control = Button::new(label).min_size(least).stroke(Stroke::NONE).fill(fill);
                let response = ui.add(control.wrap_mode(TextWrapMode::Extend));
                let enabled = ui.is_enabled();
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, selected, *text));
                focus_ring(ui, cx, &response);
                if response.clicked() && !selected {
                    new = Some(*value);
                }
            }
        });
    });
    new
}
