//! Other versions of a course that turned up, and the three things that can become of them.

use egui::Ui;

use crate::core::ids::DocId;
use crate::t;
use crate::ui::action::{Action, DocumentAction, Level, OtherChoice, Place};
use crate::ui::background::{OtherOrigin, OtherVersion};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{banner, text_button};

/// How many are shown at once.
const MOST: usize = 3;

/// Draws what is to be said about the course that is shown; on the first screen, about all.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, place: Place) {
    let here = |other: &&OtherVersion| place == Place::Home || place.doc() == Some(other.doc);
    for other in cx.background.others.iter().filter(here).take(MOST) {
        ui.add_space(space::S);
        ui.push_id(&other.path, |ui| one(ui, cx, other));
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, other: &OtherVersion) {
    let DocId::Course(id) = other.doc else { return };
    let title = cx.workspace.summary(id).map(|summary| summary.title.clone());
    let title = title.unwrap_or_default();
    let text = match other.origin {
        OtherOrigin::ChangedOutside => t!(cx, "other-changed", title = title, count = other.count),
        OtherOrigin::Copy => t!(cx, "other-copy", title = title),
    };
    banner(ui, cx, Level::Warning, &text, |ui| {
        for (key, choice) in [
            ("other-theirs", OtherChoice::Theirs),
            ("other-both", OtherChoice::Both),
            ("other-mine", OtherChoice::Mine),
        ] {
            if text_button(ui, cx, t!(cx, key)).clicked() {
                cx.push(Action::Documents(DocumentAction::Other(other.path.clone(), choice)));
            }
        }
    });
}
