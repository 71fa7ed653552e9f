//! What is new: the changelog, in the user's words.

use egui::Ui;
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{card, scroll, title};

/// What the screen remembers while the window is open.
#[derive(Default)]
pub struct State {
    cache: CommonMarkCache,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    scroll(ui, "news", size::READING, |ui| {
        title(ui, t!(cx, "news-title"));
        ui.add_space(space::M);
        card(ui, cx, |ui| {
            let text = include_str!("../../../assets/CHANGELOG.md");
            CommonMarkViewer::new().show(ui, &mut state.cache, text);
        });
    });
}
