//! Fields: a label above, the value below, a plain sentence where something is wrong. On a page a value is text
//! until it is touched; in a form it is a box.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, ComboBox, FontId, Frame, Galley, Margin, Rect, Response, RichText, Role, Stroke, TextBuffer,
    TextEdit, TextStyle, Ui, WidgetInfo,
};

use super::own_undo::own_undo;
use crate::core::text::LONGEST_TEXT;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// The room between the edge of a field and its text, in points.
const PADDING: f32 = 8.0;

/// From here on in this part of the screen, fields are text until they are touched: a line under the pointer, a
/// box while they are typed into. Only what is empty stays a box.
pub fn quiet(ui: &mut Ui) {
    let visuals = ui.visuals_mut();
    visuals.text_edit_bg_color = Some(Color32::TRANSPARENT);
    visuals.widgets.inactive.bg_stroke = Stroke::NONE;
    visuals.widgets.inactive.bg_fill = Color32::TRANSPARENT;
    visuals.widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
}

/// Whether fields are text until they are touched here.
#[must_use]
pub fn is_quiet(ui: &Ui) -> bool {
    ui.visuals().text_edit_bg_color == Some(Color32::TRANSPARENT)
}

/// A part of the screen whose fields are boxes, whatever they are around it.
pub fn boxed<R>(ui: &mut Ui, cx: &Cx<'_>, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.text_edit_bg_color = Some(cx.theme.field);
        visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, cx.theme.hairline);
        visuals.widgets.inactive.bg_fill = cx.theme.card;
        visuals.widgets.inactive.weak_bg_fill = cx.theme.card;
        contents(ui)
    })
    .inner
}

/// Draws the control of a value as the part of the screen wants it: where fields are text until they are touched,
/// its text stands in line with the label above it, and a box is drawn only where there is nothing yet.
pub fn touched(
    ui: &mut Ui,
    cx: &Cx<'_>,
    is_empty: bool,
    control: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    if !is_quiet(ui) {
        return control(ui);
    }
    if is_empty {
        return boxed(ui, cx, control);
    }
    let margin = Margin { left: -(PADDING as i8) - 1, ..Margin::ZERO };
    Frame::new().outer_margin(margin).show(ui, control).inner
}

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
    let contents = |ui: &mut Ui| {
        // A short field under a long label leaves nothing between that label and the next one.
        ui.spacing_mut().item_spacing.x = space::M;
        contents(ui)
    };
    ui.allocate_ui_with_layout(size, layout, contents).inner
}

/// A control without a label in a row of fields: in line with their boxes, not with their labels.
pub fn in_line<R>(ui: &mut Ui, control: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add_space(ui.text_style_height(&egui::TextStyle::Small) + space::XS);
        control(ui)
    })
    .inner
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

/// The same for the field that is typed into next: where `begin`, it takes the keys.
pub fn first_line(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    value: &str,
    width: f32,
    begin: bool,
) -> Option<String> {
    let (response, text) = line(ui, cx, label, value, width);
    if begin {
        response.request_focus();
    }
    response.changed().then_some(text)
}

/// A field for one line whose text is no data: undo takes back in it what was typed there. Returns the new text
/// when it changed.
pub fn own_line(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, width: f32) -> Option<String> {
    first_own_line(ui, cx, label, value, width, &mut true)
}

/// The same for what is typed into first where it stands: it takes the keys once, when it appears.
pub fn first_own_line(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    value: &str,
    width: f32,
    begun: &mut bool,
) -> Option<String> {
    let (response, text) = line(ui, cx, label, value, width);
    own_undo(&response, &text, !text.is_empty());
    if !std::mem::replace(begun, true) {
        response.request_focus();
    }
    response.changed().then_some(text)
}

/// A line to type in, whose text stands in the middle of its height.
pub fn one_line(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).align(egui::Align2::LEFT_CENTER)
}

/// A field to search with, its label in it while it is empty. Returns the new text when it changed.
pub fn own_search(ui: &mut Ui, label: &str, value: &str, width: f32) -> Option<String> {
    let mut text = value.to_owned();
    let edit = one_line(&mut text).char_limit(LONGEST_TEXT).desired_width(width).hint_text(label);
    let response = ui.add(edit.margin(Margin::symmetric(8, 8)));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, enabled, label));
    own_undo(&response, &text, !text.is_empty());
    response.changed().then_some(text)
}

fn line(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, width: f32) -> (Response, String) {
    let mut text = value.to_owned();
    let response = room(ui, width, |ui| {
        labelled(ui, cx, label, |ui| {
            touched(ui, cx, value.is_empty(), |ui| {
                let mut shortened = shortened(width.min(ui.available_width()));
                let mut edit = one_line(&mut text)
                    .char_limit(LONGEST_TEXT)
                    .desired_width(width)
                    .margin(Margin::symmetric(8, 6));
                if !ui.memory(|memory| memory.has_focus(ui.next_auto_id())) {
                    edit = edit.layouter(&mut shortened);
                }
                ui.add(edit)
            })
        })
    });
    (response, text)
}

/// Lays out a text that is longer than its field of `width` with dots at its end, for as long as it is only read.
fn shortened(width: f32) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> {
    move |ui, text, _| {
        let font = TextStyle::Body.resolve(ui.style());
        let mut job = LayoutJob::simple_singleline(text.as_str().to_owned(), font, Color32::PLACEHOLDER);
        job.wrap = TextWrapping::truncate_at_width(width - 2.0 * PADDING);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
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
    let text = choices.iter().find(|(value, _)| *value == chosen).map_or("", |(_, text)| text.as_str());
    // Text until it is touched is as wide as its words.
    let wide = |text: &str, size: f32| {
        ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), cx.theme.text).size().x
    };
    let icon = ui.spacing().icon_width + ui.spacing().icon_spacing + 2.0 * PADDING;
    let needed = wide(text, type_size::BODY) + icon;
    let width =
        if is_quiet(ui) { needed.max(wide(label, type_size::SMALL) + space::S) } else { needed.max(width) };
    let width = width.min(ui.max_rect().width());
    room(ui, width, |ui| {
        labelled(ui, cx, label, |ui| {
            let padding = ui.spacing().button_padding;
            touched(ui, cx, false, |ui| {
                ui.spacing_mut().button_padding.x = PADDING;
                // Of one line like the fields beside it, however long what is chosen.
                let list = ComboBox::from_id_salt(label).selected_text(text).width(width).truncate();
                let shown = list.show_ui(ui, |ui| {
                    ui.spacing_mut().button_padding = padding;
                    for (value, text) in choices {
                        if ui.selectable_label(*value == chosen, text).clicked() && *value != chosen {
                            new = Some(*value);
                        }
                    }
                });
                shown.response
            })
        })
    });
    new
}

/// The same as [`multiline`] for a text that is no data: undo takes back in it what was typed there.
pub fn own_lines(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    value: &str,
    rows: usize,
) -> (Response, Option<String>) {
    let (response, text) = lines(ui, cx, label, value, rows);
    own_undo(&response, &text, !text.is_empty());
    let changed = response.changed().then_some(text);
    (response, changed)
}

fn lines(ui: &mut Ui, cx: &Cx<'_>, label: &str, value: &str, rows: usize) -> (Response, String) {
    let mut text = value.to_owned();
    let response = labelled(ui, cx, label, |ui| {
        // As many lines as there are: what is text until it is touched takes no room for more.
        let rows = if is_quiet(ui) && !value.is_empty() { 1 } else { rows };
        touched(ui, cx, value.is_empty(), |ui| {
            let edit = TextEdit::multiline(&mut text)
                .char_limit(LONGEST_TEXT)
                .desired_rows(rows)
                .desired_width(f32::INFINITY);
            ui.add(edit.margin(Margin::symmetric(8, 6)))
        })
    });
    (response, text)
}

/// From here on, what is drawn in this part of the screen can be seen only while the pointer is over `row` or
/// something in it has the focus: it is there for keys and screen readers all the time.
pub fn on_touch(ui: &mut Ui, row: Rect) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let inside = focused.is_some_and(|focused| row.expand(2.0).contains(focused.rect.center()));
    if !inside && !ui.rect_contains_pointer(row) {
        ui.set_opacity(0.0);
    }
}
