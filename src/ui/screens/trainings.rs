//! The reference trainings: the starter outlines and the trainer's own; and the package with its links.

use std::sync::Arc;

use egui::{Align, Label, Layout, Ui, Vec2};
use egui_material_icons::icons::{
    ICON_ADD, ICON_CONTENT_COPY, ICON_DELETE, ICON_FILE_OPEN, ICON_OPEN_IN_NEW, ICON_SAVE_AS, ICON_VISIBILITY,
};

use crate::core::edit::command::Command;
use crate::core::ids::DocId;
use crate::core::model::material::Material;
use crate::core::model::package::Package;
use crate::core::model::progress::Progress;
use crate::core::model::training::{Origin, Training};
use crate::core::plan::new_course::duplicate_training;
use crate::t;
use crate::ui::action::{Action, ExportAction, FileAction, Level, Notice, Offer, OpenRequest, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::menu::{entry, entry_bad};
use crate::ui::widgets::{
    Tone, badge, button, card, heading, list, list_row, more_menu, scroll, single_line, title, weak,
};
use crate::ui::words;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, _state: &mut State) {
    scroll(ui, "trainings", size::READING, |ui| {
        title(ui, t!(cx, "nav-trainings"));
        weak(ui, cx, t!(cx, "trainings-explain"));
        weak(ui, cx, t!(cx, "starter-explain"));
        ui.add_space(space::M);
        for training in cx.workspace.all_trainings() {
            ui.push_id(training.id, |ui| card(ui, cx, |ui| one(ui, cx, training)));
            ui.add_space(space::L);
        }
        if button(ui, cx, Some(ICON_FILE_OPEN), t!(cx, "trainings-load"), Tone::Quiet).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::TrainingFile)));
        }
        packages(ui, cx);
    });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, training: &Arc<Training>) {
    let own = training.origin != Origin::Starter;
    if own {
        let label = t!(cx, "trainings-name");
        if let Some(text) = single_line(ui, cx, label, &training.title, 360.0) {
            cx.edit(Command::SetTrainingTitle(training.id, text));
        }
    } else {
        ui.horizontal_wrapped(|ui| {
            heading(ui, &training.title);
            badge(ui, cx.theme.area(None), t!(cx, "starter-label"));
        });
    }
    let none = std::collections::BTreeMap::new();
    let sum = Progress::of(training.agenda.items(), &none);
    let days = training.agenda.days.len();
    let length = cx.t.minutes(sum.minutes);
    weak(ui, cx, &t!(cx, "trainings-holds", days = days, sessions = sum.sessions, length = length));
    for (index, day) in training.agenda.days.iter().enumerate() {
        ui.add(Label::new(words::day(cx, index, day)).wrap());
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        if button(ui, cx, Some(ICON_ADD), t!(cx, "trainings-course"), Tone::Plain).clicked() {
            cx.go(Place::NewCourse(Some(training.id)));
        }
        let key = if own { "trainings-edit" } else { "trainings-look" };
        if button(ui, cx, Some(ICON_VISIBILITY), t!(cx, key), Tone::Quiet).clicked() {
            cx.go(Place::Training(training.id));
        }
        if button(ui, cx, Some(ICON_CONTENT_COPY), t!(cx, "trainings-duplicate"), Tone::Quiet).clicked() {
            let name = t!(cx, "trainings-copy-of", title = training.title.clone());
            let copy = duplicate_training(training, name, cx.ids);
            let id = copy.id;
            cx.edit(Command::CreateTraining(Box::new(copy)));
            cx.go(Place::Training(id));
        }
        more_menu(ui, cx, &t!(cx, "home-menu", title = training.title.clone()), |ui| {
            if entry(ui, cx, ICON_SAVE_AS, t!(cx, "trainings-save")) {
                cx.push(Action::Export(ExportAction::Training(training.id)));
            }
            if own && entry_bad(ui, cx, ICON_DELETE, t!(cx, "common-delete")) {
                cx.edit(Command::BinTraining(training.id));
                let text = t!(cx, "home-deleted", title = training.title.clone());
                cx.push(Action::Say(Notice { level: Level::Success, text, offer: Some(Offer::Undo) }));
            }
        });
    });
}

/// The packages: what they are, and all their links.
fn packages(ui: &mut Ui, cx: &Cx<'_>) {
    for package in &cx.workspace.packages {
        ui.push_id(&package.title, |ui| one_package(ui, cx, package));
    }
}

fn one_package(ui: &mut Ui, cx: &Cx<'_>, package: &Package) {
    ui.add_space(space::L);
    heading(ui, &package.title);
    let by = package.organisations.join(", ");
    weak(ui, cx, &format!("{by}, {}", package.published));
    for area in &package.areas {
        let colours = crate::ui::words::area_colours(cx, Some(area.id));
        ui.horizontal_wrapped(|ui| {
            badge(ui, colours, &words::area(cx, Some(area.id)));
            weak(ui, cx, &area.topics.join(", "));
        });
    }
    ui.add_space(space::S);
    let Some(doc) = cx.workspace.starter.first().map(|training| DocId::Training(training.id)) else { return };
    list(ui, cx, |ui| {
        for material in &package.materials {
            ui.push_id(material.id, |ui| list_row(ui, cx, |ui| links(ui, cx, doc, material)));
        }
    });
}

fn links(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material) {
    let row = Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        for file in material.files.iter().rev() {
            let text = t!(cx, words::format(file.format));
            let response = button(ui, cx, Some(ICON_OPEN_IN_NEW), text, Tone::Quiet);
            let name = t!(cx, "trainings-open", title = material.title.clone(), format = text);
            crate::ui::widgets::button::name(&response, egui::Role::Button, &name);
            if response.on_hover_text(file.url.as_deref().unwrap_or_default()).clicked() {
                let file = Some(file.id);
                let request = OpenRequest { doc, material: material.id, file, range: None, online: false };
                cx.push(Action::Files(FileAction::Open(request)));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(&material.title).truncate()).on_hover_text(&material.title);
        });
    });
}
