//! One of a few choices, all of them in sight in one frame.

use egui::{
    Button, Color32, CornerRadius, Frame, Margin, RichText, Role, Stroke, TextWrapMode, Ui, Vec2, WidgetInfo,
};

use super::button::{focus_ring, hover_line};
use super::chip::chip_width;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size};

/// The room around the choices and between two of them, in points.
const GAP: f32 = 2.0;

/// A choice.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a, T> {
    /// What is chosen by it.
    pub value: T,
    /// Its word.
    pub text: &'a str,
    /// What screen readers call it: the word, and what it is about where that is not clear.
    pub name: &'a str,
    /// The colour of its word while it is chosen.
    pub colour: Color32,
}

/// A row of choices of which one holds, in one frame. Returns the newly chosen one. Each takes the same width
/// whether it is chosen or not.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    choices: &[(T, &str)],
    chosen: T,
) -> Option<T> {
    let colour = cx.theme.accent;
    segments(
        ui,
        cx,
        choices.iter().map(|(value, text)| Segment { value: *value, text, name: text, colour }),
        chosen,
    )
}

/// The same for choices with names and colours of their own. None of them may hold.
pub fn segments<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    segments: impl Iterator<Item = Segment<'a, T>>,
    chosen: T,
) -> Option<T> {
    let mut new = None;
    let frame = Frame::new().fill(cx.theme.raised).corner_radius(CornerRadius::same(size::RADIUS_SMALL));
    frame.inner_margin(Margin::same(GAP as i8)).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = size::CONTROL - 2.0 * GAP;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(GAP);
            for segment in segments {
                let selected = segment.value == chosen;
                let (colour, fill) = match (selected, ui.is_enabled()) {
                    (true, true) => (segment.colour, cx.theme.card),
                    (true, false) => (cx.theme.weak, cx.theme.card),
                    (false, true) => (cx.theme.text, Color32::TRANSPARENT),
                    (false, false) => (cx.theme.weak, Color32::TRANSPARENT),
                };
                let label = RichText::new(segment.text).color(colour);
                let label = if selected { label.family(bold_family()) } else { label };
                let least = Vec2::new(chip_width(ui, cx, segment.text, false), size::CONTROL - 2.0 * GAP);
                let control = Button::new(label).min_size(least).stroke(Stroke::NONE).fill(fill);
                let response = ui.add(control.wrap_mode(TextWrapMode::Extend));
                let enabled = ui.is_enabled();
                response
                    .widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, selected, segment.name));
                hover_line(ui, &response, size::RADIUS_SMALL, cx.theme.border);
                focus_ring(ui, cx, &response);
                cx.enter_at(&response);
                if response.clicked() && !selected {
                    new = Some(segment.value);
                }
            }
        });
    });
    new
}

/// How wide a row of these choices is, in points.
#[must_use]
pub fn segments_width<'a>(ui: &Ui, cx: &Cx<'_>, texts: impl Iterator<Item = &'a str>) -> f32 {
    texts.map(|text| chip_width(ui, cx, text, false) + GAP).sum::<f32>() + GAP
}
