//! The rows of materials: icon, name, format, where it is, who uses it, and a menu with all else. A press on the
//! row opens the material.

use std::sync::Arc;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{
    ICON_ARROW_FORWARD, ICON_DELETE, ICON_DOWNLOAD, ICON_FOLDER_OPEN, ICON_LANGUAGE, ICON_OPEN_IN_NEW,
    ICON_SEARCH, ICON_VISIBILITY,
};

use super::downloads::can_fetch;
use crate::core::edit::command::{Command, MaterialEdit};
use crate::core::ids::DocId;
use crate::core::materials::files::FileState;
use crate::core::model::agenda::Item;
use crate::core::model::course::Course;
use crate::core::model::material::{Format, Material, MaterialFile};
use crate::t;
use crate::ui::action::{Action, DownloadAction, FileAction, Level, Notice, Offer, OpenRequest, Pick, Place};
use crate::ui::cx::{Cx, SaveView};
use crate::ui::panels::file_mark::{
    best, file_dot, file_words, flaws, has_preview, look_at_pages, material_icon,
};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::name;
use crate::ui::widgets::menu::{entry, entry_bad, menu};
use crate::ui::widgets::table::{ROW_EDGE, cell, number_cell, row_button};
use crate::ui::widgets::{Tone, button, icon, list, more_menu};

/// The widths of the columns, in points.
const FORMAT: f32 = 150.0;
const STATE: f32 = 124.0;
const USED: f32 = 124.0;

/// Below this width of a row, in points, its menu has what the columns of format and use have otherwise.
const NARROW: f32 = 760.0;

/// Draws a list of materials; `removable` ones are the course's own.
pub(super) fn rows(ui: &mut Ui, cx: &Cx<'_>, course: &Course, materials: &[Arc<Material>], removable: bool) {
    list(ui, cx, |ui| {
        for material in materials {
            ui.push_id(material.id, |ui| row(ui, cx, course, material, removable));
        }
    });
}

fn row(ui: &mut Ui, cx: &Cx<'_>, course: &Course, material: &Material, removable: bool) {
    let doc = DocId::Course(course.id);
    let said = t!(cx, "session-open", title = material.title.clone());
    let users = users(course, material);
    let wide = ui.available_width() >= NARROW;
    let pressed = row_button(ui, cx, &said, |ui| {
        ui.label(icon(material_icon(material.kind)).color(cx.theme.accent));
        let columns = if wide { FORMAT + STATE + USED + 3.0 * space::S } else { STATE + space::S };
        let room = ui.available_width() - columns - size::CONTROL - space::S;
        cell(ui, room, |ui| ui.add(Label::new(&material.title).truncate()));
        if wide {
            cell(ui, FORMAT, |ui| {
                let file = best(cx, doc, material).map(|candidate| candidate.file);
                let words = file.or(material.files.first()).map(|file| file_words(cx, file));
                let words = RichText::new(words.unwrap_or_default()).size(type_size::SMALL);
                ui.add(Label::new(words.color(cx.theme.weak)).extend());
            });
        }
        cell(ui, STATE, |ui| file_dot(ui, cx, doc, material));
        if wide {
            number_cell(ui, USED, |ui| used_in(ui, cx, course, material, &users));
        }
        let more = t!(cx, "materials-more-ways-to", title = material.title.clone());
        more_menu(ui, cx, &more, |ui| {
            ways(ui, cx, doc, material);
            if !wide {
                sessions(ui, cx, course, &users);
            }
            if removable {
                remove(ui, cx, doc, material);
            }
        });
    });
    if pressed {
        cx.push(Action::Files(FileAction::Open(OpenRequest {
            doc,
            material: material.id,
            file: None,
            range: None,
            online: false,
        })));
    }
    // What is wrong with its files stands below, under its name.
    if material.files.iter().any(|file| cx.files.flaw(file.id).is_some()) {
        ui.horizontal(|ui| {
            ui.add_space(ROW_EDGE + size::ICON);
            ui.vertical(|ui| {
                flaws(ui, cx, material);
                ui.add_space(space::S);
            });
        });
    }
}

/// The sessions that use a material.
fn users<'a>(course: &'a Course, material: &Material) -> Vec<&'a Arc<Item>> {
    let uses = |item: &&Arc<Item>| item.links.iter().any(|link| link.material == material.id);
    course.agenda.items().filter(uses).collect()
}

/// How many sessions use it; a press shows them.
fn used_in(ui: &mut Ui, cx: &Cx<'_>, course: &Course, material: &Material, users: &[&Arc<Item>]) {
    if users.is_empty() {
        return;
    }
    let text = t!(cx, "materials-used-by", count = users.len());
    let response = button(ui, cx, None, &text, Tone::Quiet);
    let said = t!(cx, "materials-used-by-of", title = material.title.clone(), sessions = text);
    name(&response, egui::Role::Button, &said);
    menu(&response, |ui| sessions(ui, cx, course, users));
}

/// The sessions as a menu that leads to them.
fn sessions(ui: &mut Ui, cx: &Cx<'_>, course: &Course, users: &[&Arc<Item>]) {
    for item in users {
        ui.push_id(item.id, |ui| {
            if entry(ui, cx, ICON_ARROW_FORWARD, &item.title) {
                cx.go(Place::Session(DocId::Course(course.id), item.id));
            }
        });
    }
}

fn remove(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material) {
    ui.separator();
    if entry_bad(ui, cx, ICON_DELETE, &t!(cx, "materials-remove", title = material.title.clone())) {
        cx.edit(Command::Material(doc, MaterialEdit::Remove(material.id)));
        let text = t!(cx, "materials-removed", title = material.title.clone());
        cx.push(Action::Say(Notice { level: Level::Info, text, offer: Some(Offer::Undo) }));
    }
}

/// The other ways to a material, in its menu.
fn ways(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material) {
    if has_preview(cx, material) && entry(ui, cx, ICON_VISIBILITY, t!(cx, "preview-button")) {
        look_at_pages(cx, doc, material, None);
    }
    for (index, file) in material.files.iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        ui.push_id(file.id, |ui| ways_to_file(ui, cx, doc, material, file));
    }
}

/// The ways to one file.
fn ways_to_file(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material, file: &MaterialFile) {
    let what = file_words(cx, file);
    let open = |online| OpenRequest { doc, material: material.id, file: Some(file.id), range: None, online };
    if let FileState::Here(path) = cx.files.state(file.id) {
        if entry(ui, cx, ICON_OPEN_IN_NEW, &t!(cx, "file-open-as", what = what.clone())) {
            cx.push(Action::Files(FileAction::Open(open(false))));
        }
        if entry(ui, cx, ICON_FOLDER_OPEN, &t!(cx, "file-show-in-folder", what = what.clone())) {
            cx.push(Action::Files(FileAction::ShowInFolder(path.clone())));
        }
    } else if *cx.save != SaveView::LookOnly
        && can_fetch(cx, file)
        && entry(ui, cx, ICON_DOWNLOAD, &t!(cx, "download-one", what = what.clone()))
    {
        cx.push(Action::Downloads(DownloadAction::Fetch(vec![file.id])));
    }
    if file.url.is_some() && entry(ui, cx, ICON_LANGUAGE, &t!(cx, "file-open-online-as", what = what.clone()))
    {
        cx.push(Action::Files(FileAction::Open(open(true))));
    }
    if file.format != Format::Web {
        let key = if cx.files.is_here(file.id) { "file-choose-other" } else { "file-choose-as" };
        if entry(ui, cx, ICON_SEARCH, &t!(cx, key, what = what)) {
            cx.push(Action::Files(FileAction::Pick(Pick::PlaceOf(file.id))));
        }
    }
}
