//! Rows with columns: rows of a list that are pressed as a whole, and the places of their values.

use egui::{
    Align, CornerRadius, Label, Layout, Rect, Response, RichText, Role, Sense, TextStyle, TextWrapMode, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetText, pos2,
};
use egui_material_icons::icons::{ICON_CHECK_BOX, ICON_CHECK_BOX_OUTLINE_BLANK};

use super::button::{focus_ring, icon};
use crate::ui::cx::Cx;
use crate::ui::theme::{eased, size, space, type_size};

/// The height of a row, in points.
pub const ROW: f32 = 40.0;

/// The room between the edge of a row and its values, in points.
pub const ROW_EDGE: f32 = 16.0;

/// A row of a list that is pressed as a whole, with a thin line below; `name` is what screen readers say. What can
/// be pressed by itself in `contents` stands over it. Returns whether the row was pressed.
pub fn row_button(ui: &mut Ui, cx: &Cx<'_>, name: &str, contents: impl FnOnce(&mut Ui)) -> bool {
    tall_row_button(ui, cx, ROW, name, contents)
}

/// The same for a row of another height, in points.
pub fn tall_row_button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    height: f32,
    name: &str,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    hairline(ui, cx, rect);
    pressed_row(ui, cx, rect, &response, name, contents)
}

/// Draws a row that is pressed as a whole where it was put already, without a line. Returns whether it was pressed.
pub fn pressed_row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    response: &Response,
    name: &str,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    under_pointer(ui, cx, rect, response);
    in_row(ui, rect, contents);
    focus_ring(ui, cx, response);
    response.clicked()
}

/// A row of a list that is ticked as a whole; `name` is what screen readers say. Returns whether it was pressed.
pub fn row_check(ui: &mut Ui, cx: &Cx<'_>, on: bool, name: &str, contents: impl FnOnce(&mut Ui)) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, name));
    under_pointer(ui, cx, rect, &response);
    hairline(ui, cx, rect);
    let mark = if on { ICON_CHECK_BOX } else { ICON_CHECK_BOX_OUTLINE_BLANK };
    let colour = if on { cx.theme.accent } else { cx.theme.weak };
    in_row(ui, rect, |ui| {
        ui.label(icon(mark).color(colour));
        contents(ui);
    });
    focus_ring(ui, cx, &response);
    response.clicked()
}

/// The tint of a row that is pointed at or has the focus.
fn under_pointer(ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response) {
    let on = ui.is_enabled() && (response.has_focus() || response.contains_pointer());
    let near = eased(ui.ctx(), response.id, on);
    if near > 0.0 {
        let fill = cx.theme.tonal.gamma_multiply(near);
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(size::RADIUS - 1), fill);
    }
}

/// A row of a list whose values are only read, with a thin line below.
pub fn row(ui: &mut Ui, cx: &Cx<'_>, contents: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
    hairline(ui, cx, rect);
    in_row(ui, rect, contents);
}

/// The thin line below a row. It stays clear of the rounded corners of the list.
pub fn hairline(ui: &Ui, cx: &Cx<'_>, row: Rect) {
    ui.painter().hline(row.x_range().shrink(ROW_EDGE), row.bottom() - 0.5, cx.theme.line_stroke());
}

fn in_row(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let place = rect.shrink2(Vec2::new(ROW_EDGE, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    child.spacing_mut().item_spacing.x = space::S;
    contents(&mut child);
}

/// The place of a value in a row: `width` points wide, its contents at the left.
pub fn cell<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    placed(ui, width, Layout::left_to_right(Align::Center), contents)
}

/// The place of a number in a row: its contents at the right.
pub fn number_cell<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    placed(ui, width, Layout::right_to_left(Align::Center), contents)
}

fn placed<R>(ui: &mut Ui, width: f32, layout: Layout, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width.max(0.0), size::CONTROL), Sense::hover());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    contents(&mut child)
}

/// The head of a column.
pub fn head(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.add(Label::new(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak)).extend());
}

/// The words by which a row is called, in one line, `width` points wide. The row itself says them to screen readers.
pub fn row_text(ui: &mut Ui, text: RichText, width: f32) -> Response {
    let mode = Some(TextWrapMode::Truncate);
    let galley = WidgetText::from(text).into_galley(ui, mode, width, TextStyle::Body);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width.max(0.0), size::CONTROL), Sense::hover());
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ui.visuals().text_color());
    response
}
