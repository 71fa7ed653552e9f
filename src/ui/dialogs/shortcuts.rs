//! The keys that work here.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::t;
use crate::ui::action::Action;
use crate::ui::commands::{UiCommand, keys_text};
use crate::ui::cx::Cx;
use crate::ui::panels::notes;
use crate::ui::theme::space;
use crate::ui::widgets::{bold, heading, text_button, weak};

/// Draws the list.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let window = ui.ctx().content_rect();
    ui.set_width(520.0_f32.min(window.width() - 80.0));
    heading(ui, t!(cx, "shortcuts-title"));
    ui.add_space(space::S);
    ScrollArea::vertical().max_height((window.height() - 220.0).max(120.0)).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        Grid::new("keys").num_columns(2).spacing([space::XL, space::S]).show(ui, |ui| {
            for command in UiCommand::ALL.iter().copied() {
                let keys: Vec<String> =
                    command.shortcuts().iter().map(|keys| keys_text(ui.ctx(), keys)).collect();
                if !keys.is_empty() {
                    ui.label(t!(cx, command.words().0));
                    ui.label(bold(&keys.join("  ")));
                    ui.end_row();
                }
            }
            ui.label(t!(cx, "shortcuts-notes"));
            ui.label(bold(&notes::key_names()));
            ui.end_row();
            ui.add(egui::Label::new(t!(cx, "tab-deliver")));
            ui.add(egui::Label::new(bold(t!(cx, "deliver-keys"))).wrap());
            ui.end_row();
            ui.label(t!(cx, "shortcuts-undo-list"));
            ui.label(RichText::new(t!(cx, "shortcuts-right-click")));
            ui.end_row();
        });
        ui.add_space(space::S);
        weak(ui, cx, t!(cx, "shortcuts-explain"));
    });
    ui.add_space(space::M);
    if text_button(ui, cx, t!(cx, "common-close")).clicked() {
        cx.push(Action::CloseDialog);
    }
}
