//! A box to tick.

use egui::{AtomExt as _, RichText, Ui};
use egui_material_icons::icons::{ICON_CHECK_BOX, ICON_CHECK_BOX_OUTLINE_BLANK};

use super::icon;
use crate::ui::Cx;
use crate::ui::theme::space;

/// A box to tick, as large as a button. Returns whether it was pressed.
pub fn check(ui: &mut Ui, cx: &Cx<'_>, on: bool, text: &str) -> bool {
    let mark = if on { ICON_CHECK_BOX } else { ICON_CHECK_BOX_OUTLINE_BLANK };
    let colour = if on { cx.theme.accent } else { cx.theme.weak };
    // The words give way where it is narrow, not the box.
    let label = RichText::new(text).color(cx.theme.text).atom_shrink(true);
    let control = egui::Button::new((icon(mark).color(colour), label))
        .fill(egui::Color32::TRANSPARENT)
        .stroke(egui::Stroke::NONE)
        .wrap();
    // As close to the edge as text is, and no higher than the part of the screen wants its controls.
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding = egui::vec2(space::XS, 2.0);
    let response = ui.add(control);
    ui.spacing_mut().button_padding = padding;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, text));
    crate::ui::widgets::button::focus_ring(ui, cx, &response);
    response.clicked()
}
