//! What a colleague's file holds, before anything of it is taken.

use egui::Ui;

use crate::t;
use crate::ui::action::{Action, DocumentAction};
use crate::ui::background::Incoming;
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, bold, button, heading, text_button, weak};

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, incoming: &Incoming) {
    ui.set_width(520.0);
    let title = if incoming.from.is_empty() {
        t!(cx, "take-in-title").to_owned()
    } else {
        t!(cx, "take-in-title-from", name = incoming.from.clone())
    };
    heading(ui, &title);
    ui.label(bold(&incoming.summary.title));
    ui.label(t!(cx, "take-in-notes", count = incoming.notes));
    ui.label(t!(cx, "take-in-people", count = incoming.people));
    if incoming.files > 0 {
        ui.label(t!(cx, "take-in-files", count = incoming.files));
    }
    if incoming.cleaned {
        ui.label(t!(cx, "take-in-cleaned"));
    }
    ui.add_space(space::S);
    let (explain, yes) = if incoming.known {
        ("take-in-merge-explain", "take-in-merge")
    } else {
        ("take-in-new-explain", "take-in-new")
    };
    weak(ui, cx, t!(cx, explain));
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if button(ui, cx, None, t!(cx, yes), Tone::Primary).clicked() {
            cx.push(Action::Documents(DocumentAction::TakeIn));
            cx.push(Action::CloseDialog);
        }
        if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}
