//! The key points of a session: add, edit, put in order, delete. Ticking them belongs to the record.

use egui::{Key, Margin, RichText, Role, TextEdit, Ui, WidgetInfo};
use egui_material_icons::icons::{ICON_ADD, ICON_ARROW_DOWNWARD, ICON_ARROW_UPWARD, ICON_DELETE};

use super::{Shown, State};
use crate::core::edit::agenda::ItemField;
use crate::core::model::agenda::KeyPoint;
use crate::core::text::LONGEST_TEXT;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{Tone, button, icon_button, on_touch, touched};

/// The room for the dot before one, in points.
const DOT: f32 = 10.0;

/// What is done to the list.
enum Change {
    Text(usize, String),
    Up(usize),
    Down(usize),
    Remove(usize),
    /// A new one, to stand at this place.
    Add(usize),
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let points = &shown.item.key_points;
    if !shown.may_edit && points.is_empty() {
        return;
    }
    ui.label(RichText::new(t!(cx, "session-key-points")).size(type_size::SMALL).color(cx.theme.weak));
    if !shown.may_edit {
        for point in points {
            ui.add(egui::Label::new(format!("•  {}", point.text)).wrap());
        }
        return;
    }
    let mut change = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, point) in points.iter().enumerate() {
            ui.push_id(point.id, |ui| row(ui, cx, state, points, index, &mut change));
        }
    });
    if button(ui, cx, Some(ICON_ADD), t!(cx, "session-add-key-point"), Tone::Quiet).clicked() {
        change = Some(Change::Add(points.len()));
    }
    if let Some(change) = change {
        let mut points = points.clone();
        apply(cx, state, &mut points, change);
        shown.set(cx, ItemField::KeyPoints(points));
    }
}

fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    points: &[KeyPoint],
    index: usize,
    change: &mut Option<Change>,
) {
    let point = &points[index];
    let number = index + 1;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let (start, room) = (ui.cursor().min, ui.available_width());
        let (dot, _) = ui.allocate_exact_size(egui::vec2(DOT, size::CONTROL), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 2.0, cx.theme.weak);
        let mut text = point.text.clone();
        let width = ui.available_width() - 3.0 * (size::CONTROL + space::XS) - space::L;
        // A long one goes on in the next line; Enter is not for that but for the next key point.
        let field = TextEdit::multiline(&mut text)
            .return_key(None)
            .char_limit(LONGEST_TEXT)
            .desired_rows(1)
            .desired_width(width)
            .margin(Margin::symmetric(8, 8));
        let response = touched(ui, cx, point.text.is_empty(), |ui| ui.add(field));
        let name = t!(cx, "session-key-point", number = number);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        if state.focus_point == Some(point.id) {
            state.focus_point = None;
            response.request_focus();
        }
        if response.changed() {
            *change = Some(Change::Text(index, text.replace(['\r', '\n'], " ")));
        } else if response.has_focus()
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter))
        {
            *change = Some(Change::Add(number));
        }
        let height = response.rect.height().max(size::CONTROL);
        on_touch(ui, egui::Rect::from_min_size(start, egui::vec2(room, height)));
        ui.add_enabled_ui(index > 0, |ui| {
            if icon_button(ui, cx, ICON_ARROW_UPWARD, &t!(cx, "session-key-point-up", number = number))
                .clicked()
            {
                *change = Some(Change::Up(index));
            }
        });
        ui.add_enabled_ui(number < points.len(), |ui| {
            let name = t!(cx, "session-key-point-down", number = number);
            if icon_button(ui, cx, ICON_ARROW_DOWNWARD, &name).clicked() {
                *change = Some(Change::Down(index));
            }
        });
        if icon_button(ui, cx, ICON_DELETE, &t!(cx, "session-key-point-delete", number = number)).clicked() {
            *change = Some(Change::Remove(index));
        }
    });
}

fn apply(cx: &Cx<'_>, state: &mut State, points: &mut Vec<KeyPoint>, change: Change) {
    match change {
        Change::Text(index, text) => points[index].text = text,
        Change::Up(index) => points.swap(index, index - 1),
        Change::Down(index) => points.swap(index, index + 1),
        Change::Remove(index) => drop(points.remove(index)),
        Change::Add(index) => {
            let id = cx.ids.make();
            state.focus_point = Some(id);
            points.insert(index, KeyPoint::new(id, ""));
        }
    }
}
