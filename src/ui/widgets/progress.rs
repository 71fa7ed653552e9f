//! How far something has come, always as the same bar with the same numbers.

use egui::{RichText, Ui};

use super::layout::bold;
use super::mark::progress_bar;
use crate::core::model::progress::Progress;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// How many sessions have been recorded, and how much was taught, in words.
#[must_use]
pub fn progress_text(cx: &Cx<'_>, progress: Progress) -> String {
    t!(
        cx,
        "progress-numbers",
        closed = progress.closed(),
        sessions = progress.sessions,
        taught = cx.t.minutes(progress.minutes_delivered),
        planned = cx.t.minutes(progress.minutes)
    )
}

/// How many sessions have which status, in words; only those that are there.
#[must_use]
pub fn progress_parts(cx: &Cx<'_>, progress: Progress) -> String {
    let mut parts = Vec::new();
    let mut add = |count: u32, text: String| {
        if count > 0 {
            parts.push(text);
        }
    };
    add(progress.delivered, t!(cx, "progress-delivered", count = progress.delivered));
    add(progress.partly, t!(cx, "progress-partly", count = progress.partly));
    add(progress.skipped, t!(cx, "progress-skipped", count = progress.skipped));
    add(progress.moved, t!(cx, "progress-moved", count = progress.moved));
    add(progress.in_progress, t!(cx, "progress-running", count = progress.in_progress));
    add(progress.planned, t!(cx, "progress-planned", count = progress.planned));
    parts.join(", ")
}

/// A name, a bar as wide as `width` points, and the numbers below.
pub fn progress_block(ui: &mut Ui, cx: &Cx<'_>, name: &str, progress: Progress, width: f32) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add(egui::Label::new(bold(name)).truncate());
        let text = progress_text(cx, progress);
        progress_bar(ui, cx, progress, width, &format!("{name}: {text}"));
        let text = RichText::new(text).size(type_size::SMALL).color(cx.theme.weak);
        ui.add(egui::Label::new(text).wrap());
    });
}
