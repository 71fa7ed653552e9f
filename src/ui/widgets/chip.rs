//! Chips: small choices that stand in a row and wrap, each pressed or not.

use egui::{Button, Color32, Response, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};
use egui_material_icons::MaterialIcon;

use super::button::{focus_ring, hover_line, icon};
use crate::ui::cx::Cx;
use crate::ui::theme::{CardColours, bold_family, size};

/// A chip in Doorstep's own colour. `name` is what screen readers say: it tells one row from another.
pub fn chip(ui: &mut Ui, cx: &Cx<'_>, text: &str, name: &str, chosen: bool) -> Response {
    let colours = CardColours { strong: cx.theme.accent, soft: cx.theme.accent_soft };
    coloured_chip(ui, cx, None, text, name, chosen.then_some(colours))
}

/// A chip with an icon, in the colours given while it is chosen.
pub fn coloured_chip(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: Option<MaterialIcon>,
    text: &str,
    name: &str,
    chosen: Option<CardColours>,
) -> Response {
    let line = if chosen.is_some() { Stroke::NONE } else { Stroke::new(1.0, cx.theme.hairline) };
    drawn(ui, cx, mark, text, name, chosen, line)
}

/// The same without a line around what is not chosen: for a row of them in which one is always chosen.
pub fn quiet_chip(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: Option<MaterialIcon>,
    text: &str,
    name: &str,
    chosen: Option<CardColours>,
) -> Response {
    drawn(ui, cx, mark, text, name, chosen, Stroke::NONE)
}

fn drawn(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: Option<MaterialIcon>,
    text: &str,
    name: &str,
    chosen: Option<CardColours>,
    line: Stroke,
) -> Response {
    let colour =
        if ui.is_enabled() { chosen.map_or(cx.theme.text, |colours| colours.strong) } else { cx.theme.weak };
    let label = RichText::new(text).color(colour);
    let label = if chosen.is_some() { label.family(bold_family()) } else { label };
    let control = match mark {
        Some(mark) => Button::new((icon(mark).color(colour), label)),
        None => Button::new(label),
    };
    let fill = chosen.map_or(Color32::TRANSPARENT, |colours| colours.soft);
    let width = chip_width(ui, cx, text, mark.is_some());
    let control = control.stroke(line).fill(fill).min_size(Vec2::new(width, size::CONTROL));
    let response = ui.add(control);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen.is_some(), name));
    hover_line(ui, &response, size::RADIUS_SMALL, cx.theme.accent);
    focus_ring(ui, cx, &response);
    response
}

/// How wide a chip is, in points: chosen or not, so that choosing one moves nothing.
#[must_use]
pub fn chip_width(ui: &Ui, cx: &Cx<'_>, text: &str, has_icon: bool) -> f32 {
    let font = egui::FontId::new(crate::ui::theme::type_size::BODY, bold_family());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, cx.theme.text);
    let spacing = ui.spacing();
    let mark = if has_icon { size::ICON + spacing.icon_spacing } else { 0.0 };
    galley.size().x + mark + spacing.button_padding.x * 2.0 + 1.0
}
