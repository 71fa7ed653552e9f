//! Help: how things are done, in short answers that open.

use egui::{CollapsingHeader, RichText, Ui};
use egui_material_icons::icons::{ICON_KEYBOARD, ICON_NEW_RELEASES};

use crate::t;
use crate::ui::action::{Action, Dialog, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, button, list, list_row, scroll, title, weak};

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// The questions and their answers, by key.
const QUESTIONS: [(&str, &str); 12] = [
    ("help-first-q", "help-first-a"),
    ("help-plan-q", "help-plan-a"),
    ("help-time-q", "help-time-a"),
    ("help-files-q", "help-files-a"),
    ("help-ready-q", "help-ready-a"),
    ("help-reading-q", "help-reading-a"),
    ("help-deliver-q", "help-deliver-a"),
    ("help-record-q", "help-record-a"),
    ("help-notes-q", "help-notes-a"),
    ("help-lost-q", "help-lost-a"),
    ("help-move-q", "help-move-a"),
    ("help-private-q", "help-private-a"),
];

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, _state: &mut State) {
    scroll(ui, "help", size::READING, |ui| {
        title(ui, t!(cx, "nav-help"));
        ui.add_space(space::M);
        ui.horizontal_wrapped(|ui| {
            if button(ui, cx, Some(ICON_NEW_RELEASES), t!(cx, "news-title"), Tone::Plain).clicked() {
                cx.go(Place::News);
            }
            if button(ui, cx, Some(ICON_KEYBOARD), t!(cx, "help-keys"), Tone::Plain).clicked() {
                cx.push(Action::Show(Dialog::Shortcuts));
            }
        });
        ui.add_space(space::M);
        list(ui, cx, |ui| {
            for (index, (question, answer)) in QUESTIONS.iter().enumerate() {
                list_row(ui, cx, |ui| {
                    CollapsingHeader::new(t!(cx, question)).default_open(index == 0).show(ui, |ui| {
                        ui.add(egui::Label::new(RichText::new(t!(cx, answer)).color(cx.theme.weak)).wrap());
                        ui.add_space(space::XS);
                    });
                });
            }
        });
        ui.add_space(space::L);
        weak(ui, cx, &t!(cx, "help-about", version = env!("CARGO_PKG_VERSION")));
    });
}
