//! The plan: the days side by side or as a list, with an inspector.

use egui::Ui;

use crate::core::workspace::DocId;
use crate::ui::cx::Cx;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn ui(_ui: &mut Ui, _cx: &Cx<'_>, _state: &mut State, _doc: DocId) {}
