//! Add a material of the trainer's own: choose a file, or type its path or a web address.

use egui::{Key, Ui};
use egui_material_icons::icons::ICON_FOLDER_OPEN;

use crate::core::ids::{DocId, ItemId};
use crate::core::model::material::MaterialKind;
use crate::core::settings::Settings;
use crate::t;
use crate::ui::action::{Action, AddFile, FileAction, Pick};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{Tone, button, button_if, choice, heading, single_line, weak};
use crate::ui::words;

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    source: String,
    title: String,
    kind: Option<MaterialKind>,
}

/// The kinds that the trainer's own material can be.
const KINDS: [MaterialKind; 7] = [
    MaterialKind::Deck,
    MaterialKind::Guide,
    MaterialKind::Handout,
    MaterialKind::Form,
    MaterialKind::Video,
    MaterialKind::WebPage,
    MaterialKind::Other,
];

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, doc: DocId, item: Option<ItemId>) {
    ui.set_width(460.0);
    ui.spacing_mut().item_spacing.y = space::S;
    heading(ui, t!(cx, "add-title"));
    weak(ui, cx, t!(cx, "add-explain"));
    if cx.settings.materials_folder.is_some() {
        let copies = cx.settings.copy_own_files;
        if check(ui, cx, copies, t!(cx, "add-copy")) {
            let settings = Settings { copy_own_files: !copies, ..cx.settings.clone() };
            cx.push(Action::Settings(Box::new(settings)));
        }
        weak(ui, cx, t!(cx, if copies { "add-copy-explain" } else { "add-link-explain" }));
    }
    if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "add-choose-file"), Tone::Primary).clicked() {
        cx.push(Action::CloseDialog);
        cx.push(Action::Files(FileAction::Pick(Pick::NewMaterial(doc, item))));
    }
    ui.add_space(space::S);
    if let Some(source) = single_line(ui, cx, t!(cx, "add-source"), &state.source, 440.0) {
        state.source = source;
    }
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(title) = single_line(ui, cx, t!(cx, "add-name"), &state.title, 440.0) {
        state.title = title;
    }
    let mut kinds = vec![(None, t!(cx, "add-kind-guess").to_owned())];
    kinds.extend(KINDS.map(|kind| (Some(kind), t!(cx, words::material_kind(kind)).to_owned())));
    if let Some(kind) = choice(ui, cx, t!(cx, "add-kind"), &kinds, state.kind, 260.0) {
        state.kind = kind;
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        let ready = !state.source.trim().is_empty();
        let pressed = button_if(ui, cx, ready, None, t!(cx, "add-typed"), Tone::Plain).clicked();
        if pressed || (entered && ready) {
            // It closes when the file is found; otherwise what was typed stays.
            cx.push(Action::Files(FileAction::Add(AddFile {
                doc,
                item,
                source: state.source.trim().to_owned(),
                title: state.title.trim().to_owned(),
                kind: state.kind,
            })));
        }
        if button(ui, cx, None, t!(cx, "common-cancel"), Tone::Quiet).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}
