//! What is to be expected, in four tiles: over or under so far, the end of the block, lunch, the end of
//! the day.

use egui::{Color32, Frame, Label, Margin, RichText, Ui};

use super::View;
use crate::core::deliver::forecast::Expected;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::bold;
use crate::ui::words::time_text;

/// From this width on, in points, a tile has room for large type.
const ROOMY: f32 = 180.0;

/// Draws the tiles. Once the day is over there is nothing to expect.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    let expected = &view.expected;
    if expected.is_over() {
        return;
    }
    let mut tiles = Vec::new();
    let (text, colour) = so_far(cx, expected.over);
    tiles.push((t!(cx, "deliver-so-far"), text, String::new(), colour));
    let times = [
        ("deliver-block-ends", expected.block),
        ("deliver-lunch", expected.lunch),
        ("deliver-day-ends", expected.end),
    ];
    for (key, expected) in times {
        if let Some(expected) = expected {
            let (value, note, colour) = moment(cx, expected);
            tiles.push((t!(cx, key), value, note, colour));
        }
    }
    let unsure = expected.doubt.is_some();
    let width = ui.available_width();
    let gap = space::S;
    let each = ((width - gap * (tiles.len() - 1) as f32) / tiles.len() as f32).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (label, value, note, colour) in tiles {
            ui.allocate_ui(egui::vec2(each, 0.0), |ui| {
                tile(
                    ui,
                    cx,
                    each,
                    label,
                    &value,
                    if unsure { t!(cx, "deliver-not-sure") } else { &note },
                    colour,
                );
            });
        }
    });
}

fn tile(ui: &mut Ui, cx: &Cx<'_>, width: f32, label: &str, value: &str, note: &str, colour: Color32) {
    let margin = 10;
    Frame::new()
        .fill(cx.theme.card)
        .stroke(cx.theme.line_stroke())
        .corner_radius(size::RADIUS)
        .inner_margin(Margin::symmetric(margin, 8))
        .show(ui, |ui| {
            ui.set_width(width - f32::from(margin) * 2.0 - 2.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let label = RichText::new(label).size(type_size::SMALL).color(cx.theme.weak);
                ui.add(Label::new(label).truncate());
                let size = if width < ROOMY { type_size::HEADING } else { type_size::TITLE };
                ui.add(Label::new(bold(value).size(size).color(colour)).truncate());
                let note = if note.is_empty() { " " } else { note };
                let note = RichText::new(note).size(type_size::SMALL).color(cx.theme.weak);
                ui.add(Label::new(note).truncate());
            });
        });
}

/// Over or under so far, in words, to the minute.
pub(super) fn so_far(cx: &Cx<'_>, over: i64) -> (String, Color32) {
    let minutes = over / 60_000;
    let text = |minutes: i64| cx.t.minutes(u32::try_from(minutes.abs()).unwrap_or(u32::MAX));
    match minutes {
        0 => (t!(cx, "deliver-on-time").to_owned(), cx.theme.good),
        over if over > 0 => (t!(cx, "deliver-over", minutes = text(over)), cx.theme.warn),
        under => (t!(cx, "deliver-under", minutes = text(under)), cx.theme.good),
    }
}

/// A time and how it differs from the plan.
fn moment(cx: &Cx<'_>, expected: Expected) -> (String, String, Color32) {
    let late = expected.at.duration_since(expected.planned).as_mins();
    let planned = t!(cx, "deliver-planned-at", time = time_text(expected.planned));
    let colour = if late >= 1 { cx.theme.warn } else { cx.theme.text };
    let note = if late == 0 { t!(cx, "deliver-as-planned").to_owned() } else { planned };
    (time_text(expected.at), note, colour)
}
