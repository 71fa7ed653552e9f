//! The bin: what was deleted, and the way back. Emptying it is the one thing that can't be undone.

use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons::{ICON_DELETE, ICON_DELETE_FOREVER, ICON_RESTORE};

use crate::t;
use crate::ui::action::{Action, BinAction, Confirm, Dialog};
use crate::ui::background::BinEntry;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, button, empty_state, list, list_row, scroll, title, weak};

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
        list(ui, cx, |ui| {
            for entry in entries {
                ui.push_id(&entry.path, |ui| list_row(ui, cx, |ui| row(ui, cx, entry)));
            }
        });
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

/// What was deleted, when, and the way back.
fn row(ui: &mut Ui, cx: &Cx<'_>, entry: &BinEntry) {
    let row = Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let text = t!(cx, "bin-restore");
        if button(ui, cx, Some(ICON_RESTORE), text, Tone::Quiet).clicked() {
            cx.push(Action::Bin(BinAction::Restore(entry.path.clone())));
        }
        let since = t!(cx, "bin-since", moment = cx.t.moment(entry.at));
        ui.add(Label::new(RichText::new(since).color(cx.theme.weak)).extend());
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(&entry.title).truncate());
        });
    });
}
