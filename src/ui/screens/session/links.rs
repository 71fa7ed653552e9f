//! The materials of a session: slides, guide pages, handouts and others, each opened by one click.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{ICON_ADD, ICON_ADD_LINK, ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use super::{Shown, State, link_panel};
use crate::core::materials::packing::people;
use crate::core::model::link::{Copies, Link, LinkKind};
use crate::core::model::material::Material;
use crate::t;
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::{file_mark, has_preview, preview_button};
use crate::ui::panels::material_rows::{self, group_key};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{Tone, button, card, flush, heading, icon_button, weak};

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    card(ui, cx, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heading(ui, t!(cx, "tab-materials"));
        let links = &shown.item.links;
        if !links.is_empty() {
            // A session is most often come to for its slides: they stand before what was drawn already.
            cx.entrance.set(None);
        }
        if links.is_empty() {
            let key = if shown.may_edit { "session-no-materials" } else { "session-no-materials-read" };
            weak(ui, cx, t!(cx, key));
        }
        for kind in [LinkKind::Slides, LinkKind::Guide, LinkKind::Handout, LinkKind::Other] {
            let mut of_kind = links.iter().filter(|link| link.kind == kind).peekable();
            if of_kind.peek().is_none() {
                continue;
            }
            ui.label(RichText::new(t!(cx, group_key(kind))).size(type_size::SMALL).color(cx.theme.weak));
            for link in of_kind {
                ui.push_id(link.id, |ui| row(ui, cx, state, shown, link));
            }
        }
        if shown.may_edit {
            add(ui, cx, shown);
        }
    });
}

fn add(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let ways = |ui: &mut Ui| {
        if button(ui, cx, Some(ICON_ADD_LINK), t!(cx, "session-link-material"), Tone::Quiet).clicked() {
            cx.push(Action::Show(Dialog::LinkMaterial(shown.doc, shown.item.id)));
        }
        if button(ui, cx, Some(ICON_ADD), t!(cx, "session-add-material"), Tone::Quiet).clicked() {
            cx.push(Action::Show(Dialog::AddMaterial(shown.doc, Some(shown.item.id))));
        }
    };
    flush(ui, |ui| ui.horizontal_wrapped(ways));
    let dragged = ui.input(|input| !input.raw.hovered_files.is_empty());
    let colour = if dragged { cx.theme.accent } else { cx.theme.weak };
    let text = RichText::new(t!(cx, "session-drop")).size(type_size::SMALL).color(colour);
    ui.add(Label::new(text).wrap());
}

/// One link: the row that opens it, the way to its details, and these when they are open.
fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>, link: &Link) {
    let material = cx.workspace.material(shown.doc, link.material).cloned();
    let open = state.open_link == Some(link.id);
    ui.spacing_mut().item_spacing.y = space::XS;
    let Some(material) = material else {
        ui.label(RichText::new(t!(cx, "session-material-gone")).color(cx.theme.bad));
        link_panel::remove(ui, cx, shown, link);
        return;
    };
    let mut toggled = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let preview = f32::from(u8::from(has_preview(cx, &material)));
        let width = ui.available_width() - (1.0 + preview) * (size::CONTROL + space::XS);
        material_rows::row(ui, cx, shown.doc, link, &material, &describe(cx, shown, link, &material), width);
        preview_button(ui, cx, shown.doc, &material, Some((shown.item.id, link)), true);
        let (mark, key) =
            if open { (ICON_EXPAND_LESS, "session-less-of") } else { (ICON_EXPAND_MORE, "session-more-of") };
        toggled = icon_button(ui, cx, mark, &t!(cx, key, title = material.title.clone())).clicked();
    });
    if toggled {
        state.open_link = (!open).then_some(link.id);
    }
    if open {
        file_mark(ui, cx, shown.doc, &material);
        link_panel::ui(ui, cx, state, shown, link, &material);
    }
}

/// Format, language, range and copies in words.
fn describe(cx: &Cx<'_>, shown: &Shown<'_>, link: &Link, material: &Material) -> String {
    let mut parts = material_rows::described(cx, shown.doc, link, material);
    if link.copies != Copies::None {
        let people = shown.course.map_or(0, people);
        parts.push(match (link.copies, shown.course) {
            (Copies::PerPerson, None) => t!(cx, "copies-per-person").to_owned(),
            (copies, _) => t!(cx, "copies-number", number = copies.number(people)),
        });
    }
    parts.join(" · ")
}
