//! A question before something that can't be undone, or that surprises.

use egui::Ui;

use crate::t;
use crate::ui::action::{Action, Confirm};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, button, heading, text_button};

/// Draws the question.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, confirm: &Confirm) {
    ui.set_width(420.0);
    heading(ui, &confirm.title);
    ui.label(&confirm.text);
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        let tone = if confirm.grave { Tone::Answer } else { Tone::Primary };
        if button(ui, cx, None, &confirm.yes, tone).clicked() {
            cx.push(Action::CloseDialog);
            cx.push(confirm.action.clone());
        }
        if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}
