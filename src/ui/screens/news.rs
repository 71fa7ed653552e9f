//! What is new: the changelog, in the user's words.

use egui::{Label, Ui};

use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{card, heading, scroll, title};

/// The room before the words of a point, in points.
const INDENT: f32 = 16.0;

/// The height of a line of words, and half of the dot before them, in points.
const ROW: f32 = 19.0;
const DOT: f32 = 2.0;

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    scroll(ui, "news", size::READING, |ui| {
        title(ui, t!(cx, "news-title"));
        ui.add_space(space::M);
        card(ui, cx, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for part in parts(include_str!("../../../assets/CHANGELOG.md")) {
                match part {
                    Part::Version(version) => heading(ui, &version),
                    Part::Point(text) => point(ui, cx, &text),
                }
            }
        });
    });
}

/// What the changelog is made of; its title is that of the screen.
enum Part {
    Version(String),
    Point(String),
}

/// A point goes on in the lines below it that begin with spaces.
fn parts(changelog: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for line in changelog.lines() {
        if let Some(version) = line.strip_prefix("## ") {
            parts.push(Part::Version(version.to_owned()));
        } else if let Some(text) = line.strip_prefix("- ") {
            parts.push(Part::Point(text.replace('`', "")));
        } else if let (Some(Part::Point(text)), Some(more)) = (parts.last_mut(), line.strip_prefix("  ")) {
            text.push(' ');
            text.push_str(more.trim());
        }
    }
    parts
}

/// A dot, and the words beside it.
fn point(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (dot, _) = ui.allocate_exact_size(egui::vec2(INDENT, ROW), egui::Sense::hover());
        ui.painter().circle_filled(egui::pos2(dot.left() + DOT, dot.center().y), DOT, cx.theme.weak);
        ui.add(Label::new(text).wrap());
    });
}
