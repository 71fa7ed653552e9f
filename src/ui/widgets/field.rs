//! Fields: a label above, the value below, a plain sentence where something is wrong.

use egui::{ComboBox, Response, RichText, TextEdit, Ui};

use super::own_undo::own_undo;
use crate::core::text::LONGEST_TEXT;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// A label above a control; screen readers name the control by it.
pub fn labelled(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    control: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let label = ui.label(RichText::new(label).size(type_size::SMALL).color(cx.theme.weak));
        let response = control(ui).labelled_by(label.id);
        if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
            response.scroll_to_me(None);
        }
        response
    })
    .inner
}

/// A row of fields, their upper edges in line; it goes on below where the window is narrow.
pub fn field_row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
    let size = egui::vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(size, layout, contents).inner
}

/// Room for a field of a known width, so that a row of fields wraps where the window is narrow.
pub fn room<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(width.min(ui.max_rect().width()), 0.0);
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), contents).inner
}

/// A field for one line, as wide as `width`. Returns the new text when it changed.
pub fn single_line(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, width: f32) -> Option<String> {
    let (response, text) = line(ui, cx, label, value, width);
    response.changed().then_some(text)
}

/// A field for one line whose text is no data: undo takes back in it what was typed there. Returns the new text
/// when it changed.
pub fn own_line(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, width: f32) -> Option<String> {
    let (response, text) = line(ui, cx, label, value, width);
    own_undo(&response, &text, !text.is_empty());
    response.changed().then_some(text)
}

fn line(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, width: f32) -> (Response, String) {
    let mut text = value.to_owned();
    let response = room(ui, width + 18.0, |ui| {
        labelled(ui, cx, label, |ui| {
            ui.add(
                TextEdit::singleline(&mut text)
                    .char_limit(LONGEST_TEXT)
                    .desired_width(width)
                    .margin(egui::Margin::symmetric(8, 6)),
            )
        })
    });
    (response, text)
}

/// A field for several lines. Returns the new text when it changed.
pub fn multiline(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, rows: usize) -> Option<String> {
    let (response, text) = lines(ui, cx, label, value, rows);
    response.changed().then_some(text)
}

/// One of several values, from a list that drops down. Returns the newly chosen one.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    choices: &[(T, String)],
    chosen: T,
    width: f32,
) -> Option<T> {
    let mut new = None;
    room(ui, width + 18.0, |ui| {
        labelled(ui, cx, label, |ui| {
            let text =
                choices.iter().find(|(value, _)| *value == chosen).map_or("", |(_, text)| text.as_str());
            ComboBox::from_id_salt(label)
                .selected_text(text)
                .width(width)
                .show_ui(ui, |ui| {
                    for (value, text) in choices {
                        if ui.selectable_label(*value == chosen, text).clicked() && *value != chosen {
                            new = Some(*value);
                        }
                    }
                })
                .response
        })
    });
    new
}

/// The same as [`multiline`] for a text that is no data: undo takes back in it what was typed there.
pub fn own_lines(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, rows: usize) -> Option<String> {
    let (response, text) = lines(ui, cx, label, value, rows);
    own_undo(&response, &text, !text.is_empty());
    response.changed().then_some(text)
}

fn lines(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, rows: usize) -> (Response, String) {
    let mut text = value.to_owned();
    let response = labelled(ui, cx, label, |ui| {
        let margin = egui::Margin::symmetric(8, 6);
        let width = f32::INFINITY;
        ui.add(
            TextEdit::multiline(&mut text)
                .char_limit(LONGEST_TEXT)
                .desired_rows(rows)
                .desired_width(width)
                .margin(margin),
        )
    });
    (response, text)
}
