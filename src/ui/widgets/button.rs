//! Buttons: main, ordinary, dangerous, with an icon, large for the room.

use egui::{
    Align2, AtomExt as _, Button, Color32, FontId, Frame, Margin, Response, RichText, Role, Stroke,
    StrokeKind, TextWrapMode, Ui, Vec2, WidgetInfo,
};
use egui_material_icons::MaterialIcon;

use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, eased, size, space, type_size};

/// The height of a row that is a button, in points.
const ROW: f32 = 40.0;

/// What a button stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// The one thing to do next: filled, one a screen.
    Primary,
    /// Anything else: on a faint tint.
    Plain,
    /// Destroys something, after a question.
    Danger,
    /// The answer to that question: it destroys.
    Answer,
    /// Text alone.
    Quiet,
}

/// An icon as text, in the size of a line.
#[must_use]
pub fn icon(icon: MaterialIcon) -> RichText {
    RichText::new(icon.codepoint).family(icon.font_family()).size(size::ICON)
}

/// A button with a text and perhaps an icon before it.
pub fn button(ui: &mut Ui, cx: &Cx<'_>, mark: Option<MaterialIcon>, text: &str, tone: Tone) -> Response {
    sized_button(ui, cx, true, mark, text, tone, size::CONTROL)
}

/// A button that can be pressed only when `enabled`. Unlike a part of the screen that is switched off around it,
/// it goes into the next row of a wrapping row like any other.
pub fn button_if(
    ui: &mut Ui,
    cx: &Cx<'_>,
    enabled: bool,
    mark: Option<MaterialIcon>,
    text: &str,
    tone: Tone,
) -> Response {
    sized_button(ui, cx, enabled, mark, text, tone, size::CONTROL)
}

/// The main button of a screen.
pub fn primary_button(ui: &mut Ui, cx: &Cx<'_>, mark: Option<MaterialIcon>, text: &str) -> Response {
    button(ui, cx, mark, text, Tone::Primary)
}

/// An ordinary button without an icon.
pub fn text_button(ui: &mut Ui, cx: &Cx<'_>, text: &str) -> Response {
    button(ui, cx, None, text, Tone::Plain)
}

/// A button for the room: large.
pub fn large_button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: Option<MaterialIcon>,
    text: &str,
    tone: Tone,
) -> Response {
    let response = sized_button(ui, cx, true, mark, text, tone, size::CONTROL_LARGE);
    if tone == Tone::Primary {
        cx.enter_at(&response);
    }
    response
}

/// A button for the room that can be pressed only when `enabled`; it keeps its shape.
pub fn large_button_if(
    ui: &mut Ui,
    cx: &Cx<'_>,
    enabled: bool,
    mark: Option<MaterialIcon>,
    text: &str,
    tone: Tone,
) -> Response {
    sized_button(ui, cx, enabled, mark, text, tone, size::CONTROL_LARGE)
}

fn sized_button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    enabled: bool,
    mark: Option<MaterialIcon>,
    text: &str,
    tone: Tone,
    height: f32,
) -> Response {
    let (fill, colour) = match tone {
        Tone::Primary => (cx.theme.accent, cx.theme.on_accent),
        Tone::Plain => (cx.theme.tonal, cx.theme.accent),
        Tone::Danger => (Color32::TRANSPARENT, cx.theme.bad),
        Tone::Answer => (cx.theme.bad, cx.theme.on_bad),
        Tone::Quiet => (Color32::TRANSPARENT, cx.theme.accent),
    };
    let filled = matches!(tone, Tone::Primary | Tone::Answer);
    let enabled = enabled && ui.is_enabled();
    let colour = if enabled { colour } else { cx.theme.weak };
    let large = height > size::CONTROL && filled;
    let text_size = if large { type_size::HEADING } else { type_size::BODY };
    let label = RichText::new(text).size(text_size).color(colour);
    let label = if filled { label.family(bold_family()) } else { label };
    let mut control = match mark {
        Some(mark) => Button::new((icon(mark).color(colour), label.atom_shrink(true))),
        None => Button::new(label),
    };
    // What can't be pressed keeps its shape, and what has a fill of its own gets a line under the pointer.
    control = match (enabled, tone) {
        (true, _) => control.fill(fill),
        (false, Tone::Primary | Tone::Plain | Tone::Answer) => control.fill(cx.theme.raised),
        (false, Tone::Danger | Tone::Quiet) => control.fill(Color32::TRANSPARENT),
    };
    // Under each other, a long text must not make a narrow panel wider; beside each other, the next row has room.
    control =
        if ui.layout().is_vertical() { control.wrap() } else { control.wrap_mode(TextWrapMode::Extend) };
    let response = ui.add_enabled(enabled, control.stroke(Stroke::NONE).min_size(Vec2::new(0.0, height)));
    hover_line(ui, &response, size::RADIUS_SMALL, if filled { cx.theme.text } else { cx.theme.accent });
    name(&response, Role::Button, text);
    focus_ring(ui, cx, &response);
    response
}

/// What begins with a [`Tone::Quiet`] button: its words stand in line with what is above, not the edge of the button.
pub fn flush<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin { left: -(size::BUTTON_PADDING as i8), ..Margin::ZERO };
    Frame::new().outer_margin(margin).show(ui, contents).inner
}

/// A row of a list that leads somewhere: an icon and words over the whole width.
pub fn row_button(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, colour: Color32, text: &str) -> Response {
    let enabled = ui.is_enabled();
    let words = if enabled { cx.theme.text } else { cx.theme.weak };
    let colour = if enabled { colour } else { cx.theme.weak };
    let label = RichText::new(text).color(words).atom_shrink(true);
    // What is given to the right keeps the words at the left.
    let control = Button::new((icon(mark).color(colour), label)).right_text("").truncate();
    let control = control.fill(Color32::TRANSPARENT).stroke(Stroke::NONE).corner_radius(size::RADIUS);
    let control = control.gap(space::S);
    // In line with the other rows of a list.
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, space::L);
    let response = ui.add(control.min_size(Vec2::new(ui.available_width(), ROW)));
    ui.spacing_mut().button_padding.x = padding;
    // As wide as the words, within the row: below the last row it is the edge of the list.
    let line = response.rect.x_range().shrink(space::L);
    ui.painter().hline(line, response.rect.bottom() - 0.5, cx.theme.line_stroke());
    hover_line(ui, &response, size::RADIUS, cx.theme.border);
    name(&response, Role::Button, text);
    focus_ring(ui, cx, &response);
    response
}

/// A square button with an icon alone; `text` is its name and its tooltip.
pub fn icon_button(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str) -> Response {
    sized_icon_button(ui, cx, mark, text, size::CONTROL)
}

/// A square button with an icon alone, as high as the large buttons beside it.
pub fn large_icon_button(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str) -> Response {
    sized_icon_button(ui, cx, mark, text, size::CONTROL_LARGE)
}

fn sized_icon_button(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str, side: f32) -> Response {
    let colour = if ui.is_enabled() { cx.theme.text } else { cx.theme.weak };
    // The icon is drawn below: a button by itself puts it at the left where controls stand under each other.
    let control = Button::new("").stroke(Stroke::NONE).fill(Color32::TRANSPARENT).min_size(Vec2::splat(side));
    // Square: the room beside the words of other buttons is not for an icon alone.
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, Vec2::ZERO);
    let response = ui.add(control);
    ui.spacing_mut().button_padding = padding;
    name(&response, Role::Button, text);
    focus_ring(ui, cx, &response);
    let near = eased(ui.ctx(), response.id, response.hovered() && ui.is_enabled());
    if near > 0.0 {
        let rect = response.rect;
        let fill = cx.theme.raised.gamma_multiply(near);
        ui.painter().rect_filled(rect, f32::from(size::RADIUS_SMALL), fill);
    }
    let font = FontId::new(size::ICON, mark.font_family());
    ui.painter().text(response.rect.center(), Align2::CENTER_CENTER, mark.codepoint, font, colour);
    response.on_hover_text(text).on_disabled_hover_text(text)
}

/// The line around a control under the pointer, for one whose fill and line are its own.
pub fn hover_line(ui: &Ui, response: &Response, radius: u8, colour: Color32) {
    let near = eased(ui.ctx(), response.id, response.hovered() && response.enabled());
    if near > 0.0 {
        let line = Stroke::new(1.0, colour.gamma_multiply(near));
        ui.painter().rect_stroke(response.rect, f32::from(radius), line, StrokeKind::Inside);
    }
}

/// Gives a control the name that screen readers say.
pub fn name(response: &Response, kind: Role, text: &str) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(kind, enabled, text));
}

/// Draws the ring around a control that has the focus, and brings one that the keys went to into view.
pub fn focus_ring(ui: &Ui, cx: &Cx<'_>, response: &Response) {
    if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let rect = response.rect.expand(2.0);
        let radius = f32::from(size::RADIUS_SMALL) + 2.0;
        ui.painter().rect_stroke(rect, radius, cx.theme.focus_stroke(), egui::StrokeKind::Outside);
    }
}
