//! The steps that can be undone, the newest first: press one to go back to before it.

use egui::{Layout, ScrollArea, Ui};
use egui_material_icons::icons::ICON_UNDO;

use crate::t;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, button, heading, text_button, weak};

/// Draws the list.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.set_width(460.0);
    heading(ui, t!(cx, "undo-list-title"));
    let count = cx.history.undo_len();
    weak(ui, cx, t!(cx, if count == 0 { "header-undo-nothing" } else { "undo-list-explain" }));
    ui.add_space(space::S);
    let room = (ui.ctx().content_rect().height() - 260.0).max(120.0);
    let area = ScrollArea::vertical().id_salt("undo-list").max_height(room).auto_shrink([false, true]);
    area.show_rows(ui, size::CONTROL, count, |ui, rows| {
        let first = rows.start;
        for (offset, step) in cx.history.undo_steps().skip(first).take(rows.len()).enumerate() {
            ui.with_layout(Layout::top_down_justified(egui::Align::Min), |ui| {
                if button(ui, cx, Some(ICON_UNDO), &cx.step_name(step), Tone::Quiet).clicked() {
                    cx.push(Action::CloseDialog);
                    for _ in 0..=first + offset {
                        cx.push(Action::Undo);
                    }
                }
            });
        }
    });
    ui.add_space(space::S);
    if text_button(ui, cx, t!(cx, "common-close")).clicked() {
        cx.push(Action::CloseDialog);
    }
}
