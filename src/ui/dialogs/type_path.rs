//! The path of a file or folder, typed: where the computer has no dialog of its own to choose one.

use std::path::PathBuf;

use egui::{Key, Ui};

use crate::t;
use crate::ui::action::{Action, FileAction, Pick};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, button, button_if, first_own_line, heading, weak};
use crate::ui::words;

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    typed: String,
    /// Its field took the keys.
    begun: bool,
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, pick: &Pick) {
    ui.set_width(460.0);
    ui.spacing_mut().item_spacing.y = space::S;
    heading(ui, t!(cx, words::pick(pick)));
    weak(ui, cx, t!(cx, "pick-no-dialog"));
    if let Some(typed) = first_own_line(ui, cx, t!(cx, "pick-path"), &state.typed, 440.0, &mut state.begun) {
        state.typed = typed;
    }
    // Copied from a file manager, a path often stands between quotes.
    let path = state.typed.trim().trim_matches(['"', '\'']);
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        let use_it = button_if(ui, cx, !path.is_empty(), None, t!(cx, "pick-use-path"), Tone::Primary);
        if use_it.clicked() || (entered && !path.is_empty()) {
            // It closes when there is such a file or folder; otherwise what was typed stays.
            cx.push(Action::Files(FileAction::UsePath(pick.clone(), PathBuf::from(path))));
        }
        if button(ui, cx, None, t!(cx, "common-cancel"), Tone::Quiet).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}
