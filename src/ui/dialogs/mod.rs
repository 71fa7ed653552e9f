//! Dialogs over the screen: one file each. Escape closes, Enter goes ahead where that is safe.

pub mod confirm;

use egui::{Id, Modal, Ui};

use super::action::{Action, Dialog};
use super::cx::Cx;

/// What all dialogs remember while they are open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the open dialog, if there is one.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, dialog: Option<&Dialog>, _state: &mut State) {
    let Some(dialog) = dialog else { return };
    let frame = egui::Frame::popup(ui.style()).inner_margin(20);
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        if let Dialog::Confirm(confirm) = dialog {
            confirm::ui(ui, cx, confirm);
        }
    });
    if modal.should_close() {
        cx.push(Action::CloseDialog);
    }
}
