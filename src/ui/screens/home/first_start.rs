//! The first start: what Doorstep is for, and the way in.

use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons::{ICON_ADD, ICON_FILE_OPEN, ICON_GROUPS, ICON_PLAY_CIRCLE};

use super::board;
use crate::t;
use crate::ui::action::{Action, Dialog, DocumentAction, FileAction, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{Tone, bold, button, large_button, weak};

/// About how high all of it is, in points: it stands in the middle of the window.
const HEIGHT: f32 = 470.0;

/// The width of the sentence, in points.
const SENTENCE: f32 = 520.0;

/// Draws the way in.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(((ui.clip_rect().height() - HEIGHT) / 2.0 - space::XXL).max(0.0));
    ui.vertical_centered(|ui| {
        board::ui(ui, cx);
        ui.add_space(space::XL);
        ui.add(Label::new(bold(t!(cx, "home-welcome")).size(type_size::PAGE)).wrap());
        ui.scope(|ui| {
            ui.set_max_width(SENTENCE.min(ui.available_width()));
            let text = RichText::new(t!(cx, "home-welcome-explain")).color(cx.theme.weak);
            ui.add(Label::new(text).wrap());
        });
        ui.add_space(space::L);
        in_the_middle(ui, "ways", size::CONTROL_LARGE, |ui| {
            if large_button(ui, cx, Some(ICON_ADD), t!(cx, "home-new"), Tone::Primary).clicked() {
                cx.go(Place::NewCourse(None));
            }
            if large_button(ui, cx, Some(ICON_PLAY_CIRCLE), t!(cx, "home-sample"), Tone::Plain).clicked() {
                cx.push(Action::Documents(DocumentAction::OpenSample));
            }
        });
        ui.add_space(space::S);
        in_the_middle(ui, "file", size::CONTROL, |ui| {
            if button(ui, cx, Some(ICON_FILE_OPEN), t!(cx, "take-in-open"), Tone::Quiet).clicked() {
                cx.push(Action::Files(FileAction::Pick(Pick::CourseFile)));
            }
            // Who comes to a team begins with what it has.
            if button(ui, cx, Some(ICON_GROUPS), t!(cx, "team-open"), Tone::Quiet).clicked() {
                cx.push(Action::Show(Dialog::Team));
            }
        });
        let offers = cx.background.team.offers.len();
        if offers > 0 {
            weak(ui, cx, &t!(cx, "team-offers", count = offers));
        }
    });
}

/// A row of controls in the middle: as wide as it was when it was drawn last.
fn in_the_middle(ui: &mut Ui, name: &str, height: f32, contents: impl FnOnce(&mut Ui)) {
    let id = ui.make_persistent_id(name);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let size = Vec2::new(ui.available_width(), height);
    let row = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(((ui.available_width() - known.unwrap_or(0.0)) / 2.0).max(0.0));
        let left = ui.cursor().left();
        contents(ui);
        ui.min_rect().right() - left
    });
    if known != Some(row.inner) {
        ui.data_mut(|data| data.insert_temp(id, row.inner));
        ui.ctx().request_discard("another width");
    }
}
