//! Menus: three dots at the end of a row, and what can be chosen there.

use egui::{Button, Color32, Popup, Response, RichText, Role, ScrollArea, Stroke, TextWrapMode, Ui, Vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::ICON_MORE_HORIZ;

use super::button::{focus_ring, icon, icon_button, name};
use crate::ui::cx::Cx;
use crate::ui::theme::size;

/// The highest that a menu gets before it scrolls, in points.
const HIGHEST: f32 = 420.0;

/// Three dots that open a menu; `text` is their name and their tooltip.
pub fn more_menu(ui: &mut Ui, cx: &Cx<'_>, text: &str, contents: impl FnOnce(&mut Ui)) {
    let response = icon_button(ui, cx, ICON_MORE_HORIZ, text);
    menu(&response, contents);
}

/// Entries of a menu stand in rows of one height, without room between them.
pub fn rows(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
}

/// The menu that a control opens.
pub fn menu(response: &Response, contents: impl FnOnce(&mut Ui)) {
    Popup::menu(response).show(|ui| {
        ui.set_min_width(200.0);
        rows(ui);
        ScrollArea::vertical().max_height(HIGHEST).show(ui, contents);
    });
}

/// Something to choose in a menu. Returns whether it was chosen.
pub fn entry(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str) -> bool {
    line(ui, cx, mark, text, cx.theme.text)
}

/// Something to choose in a menu that takes something away.
pub fn entry_bad(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str) -> bool {
    line(ui, cx, mark, text, cx.theme.bad)
}

fn line(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str, colour: Color32) -> bool {
    let colour = if ui.is_enabled() { colour } else { cx.theme.weak };
    let label = RichText::new(text).color(colour);
    let control = Button::new((icon(mark).color(colour), label))
        .stroke(Stroke::NONE)
        .min_size(Vec2::new(0.0, size::CONTROL))
        .wrap_mode(TextWrapMode::Extend);
    let fill = ui.visuals().widgets.inactive.weak_bg_fill;
    ui.visuals_mut().widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    let response = ui.add(control);
    ui.visuals_mut().widgets.inactive.weak_bg_fill = fill;
    name(&response, Role::Button, text);
    focus_ring(ui, cx, &response);
    response.clicked()
}
