//! The bin: what was deleted, and the way back. Emptying it is the one thing that can't be undone.

use egui::Ui;
use egui_material_icons::icons::{ICON_DELETE, ICON_DELETE_FOREVER, ICON_RESTORE};

use crate::t;
use crate::ui::action::{Action, BinAction, Confirm, Dialog};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, bold, button, card, empty_state, scroll, title, weak};

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, _state: &mut State) {
    if cx.background.bin.is_none() {
        cx.push(Action::Bin(BinAction::List));
    }
    scroll(ui, "bin", size::READING, |ui| {
        title(ui, t!(cx, "bin-title"));
        weak(ui, cx, t!(cx, "bin-explain"));
        ui.add_space(space::M);
        let Some(entries) = &cx.background.bin else { return };
        if entries.is_empty() {
            empty_state(ui, cx, ICON_DELETE, t!(cx, "bin-empty"), t!(cx, "bin-empty-explain"), |_| {});
            return;
        }
        for entry in entries {
            ui.push_id(&entry.path, |ui| {
                card(ui, cx, |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.label(bold(&entry.title));
                        weak(ui, cx, &t!(cx, "bin-since", moment = cx.t.moment(entry.at)));
                        if button(ui, cx, Some(ICON_RESTORE), t!(cx, "bin-restore"), Tone::Plain).clicked() {
                            cx.push(Action::Bin(BinAction::Restore(entry.path.clone())));
                        }
                    });
                });
            });
        }
        ui.add_space(space::M);
        if button(ui, cx, Some(ICON_DELETE_FOREVER), t!(cx, "bin-purge"), Tone::Danger).clicked() {
            cx.push(Action::Show(Dialog::Confirm(Box::new(Confirm {
                title: t!(cx, "bin-purge-ask").to_owned(),
                text: t!(cx, "bin-purge-explain", count = entries.len()),
                yes: t!(cx, "bin-purge").to_owned(),
                action: Action::Bin(BinAction::Empty),
                grave: true,
            }))));
        }
    });
}
