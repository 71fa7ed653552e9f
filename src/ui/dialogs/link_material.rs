//! Choose a material for a session: those of the course's trainings first, and the trainer's own.

use std::sync::Arc;

use egui::{Label, RichText, ScrollArea, Ui};

use crate::core::edit::agenda::AgendaEdit;
use crate::core::edit::command::Command;
use crate::core::find::fold::folded;
use crate::core::ids::{DocId, ItemId};
use crate::core::model::link::{Copies, Link, LinkKind};
use crate::core::model::material::Material;
use crate::t;
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::material_icon;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::table::{number_cell, row_button, row_text};
use crate::ui::widgets::{Tone, button, first_own_line, heading, icon, list, text_button, weak};
use crate::ui::words;

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    search: String,
    /// Its field took the keys.
    begun: bool,
}

/// The width of the dialog, and in it that of the kind of a material, in points.
const WIDTH: f32 = 520.0;
const KIND: f32 = 190.0;

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, doc: DocId, item: ItemId) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = space::S;
    heading(ui, t!(cx, "link-title"));
    if let Some(search) =
        first_own_line(ui, cx, t!(cx, "link-search"), &state.search, WIDTH, &mut state.begun)
    {
        state.search = search;
    }
    let wanted = folded(&state.search);
    let found: Vec<Arc<Material>> = offered(cx, doc, item)
        .into_iter()
        .filter(|material| {
            let title = folded(&material.title);
            wanted.split_whitespace().all(|word| title.contains(word))
        })
        .collect();
    let height = (ui.ctx().content_rect().height() - 320.0).clamp(160.0, 420.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        if found.is_empty() {
            weak(ui, cx, t!(cx, "link-none"));
            return;
        }
        list(ui, cx, |ui| {
            for material in &found {
                if row(ui, cx, material) {
                    link(cx, doc, item, material);
                }
            }
        });
    });
    ui.horizontal(|ui| {
        if text_button(ui, cx, t!(cx, "session-add-material")).clicked() {
            cx.push(Action::Show(Dialog::AddMaterial(doc, Some(item))));
        }
        if button(ui, cx, None, t!(cx, "common-cancel"), Tone::Quiet).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}

/// What can be linked: not linked yet, the trainings of the course first, then the trainer's own, then the rest.
fn offered(cx: &Cx<'_>, doc: DocId, item: ItemId) -> Vec<Arc<Material>> {
    let (own, trainings) = match doc {
        DocId::Course(id) => cx
            .workspace
            .course(id)
            .map(|course| (course.materials.clone(), course.trainings.clone()))
            .unwrap_or_default(),
        DocId::Training(id) => {
            let training = cx.workspace.training(id);
            let known = training.map(|training| training.materials.clone()).unwrap_or_default();
            (known, training.and_then(|training| training.copied_from).into_iter().chain([id]).collect())
        }
    };
    let linked = cx.workspace.agenda(doc).and_then(|agenda| agenda.item(item)).map(|item| &item.links);
    let is_linked = |material: &Material| {
        linked.is_some_and(|links| links.iter().any(|link| link.material == material.id))
    };
    let package = || cx.workspace.package_materials();
    let ours = |material: &Arc<Material>| material.training.is_some_and(|id| trainings.contains(&id));
    let first = package().filter(|material| ours(material));
    let rest = package().filter(|material| !ours(material));
    first.chain(&own).chain(rest).filter(|material| !is_linked(material)).cloned().collect()
}

fn row(ui: &mut Ui, cx: &Cx<'_>, material: &Material) -> bool {
    let kind = t!(cx, words::material_kind(material.kind));
    let name = format!("{}, {kind}", material.title);
    row_button(ui, cx, &name, |ui| {
        ui.label(icon(material_icon(material.kind)).color(cx.theme.accent));
        let room = ui.available_width() - KIND - space::S;
        let title = RichText::new(&material.title).color(cx.theme.text);
        row_text(ui, title, room).on_hover_text(&material.title);
        number_cell(ui, KIND, |ui| {
            let kind = RichText::new(kind).size(type_size::SMALL).color(cx.theme.weak);
            ui.add(Label::new(kind).truncate());
        });
    })
}

fn link(cx: &Cx<'_>, doc: DocId, item: ItemId, material: &Material) {
    let link = Link {
        copies: Copies::usual(LinkKind::of(material.kind)),
        ..Link::to(cx.ids.make(), material.id, LinkKind::of(material.kind))
    };
    cx.push(Action::CloseDialog);
    cx.edit(Command::Agenda(doc, AgendaEdit::AddLink(item, Box::new(link))));
}
