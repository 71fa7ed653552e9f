//! The reference trainings: the starter outlines and one's own.

use egui::Ui;

use crate::ui::cx::Cx;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn ui(_ui: &mut Ui, _cx: &Cx<'_>, _state: &mut State) {}
