//! The slides of a session: opened when it starts, and again at a press.

use egui::Ui;
use egui_material_icons::icons::{ICON_ARTICLE, ICON_DESCRIPTION, ICON_SLIDESHOW};

use super::View;
use crate::core::ids::{DocId, ItemId};
use crate::core::materials::files::FileState;
use crate::core::model::agenda::Item;
use crate::core::model::link::{LinkKind, Range};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::material_rows;
use crate::ui::widgets::{Tone, large_button};

/// Opens the slides of an item, unless they are known not to be here: a start is no moment for questions.
pub(super) fn open_slides(cx: &Cx<'_>, view: &View<'_>, item: ItemId) {
    let doc = DocId::Course(view.course.id);
    let Some(item) = view.item(item) else { return };
    let Some(link) = item.links.iter().find(|link| link.kind == LinkKind::Slides) else { return };
    let Some(material) = cx.workspace.material(doc, link.material) else { return };
    let may_be_here = material.files.iter().any(|file| match cx.files.state(file.id) {
        FileState::Here(_) => true,
        FileState::Unknown => file.url.is_none(),
        FileState::Missing | FileState::Unusable(..) => false,
    });
    if may_be_here {
        cx.push(material_rows::open(doc, link));
    }
}

/// One button for each material of an item.
pub(super) fn materials(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item) {
    let doc = DocId::Course(view.course.id);
    for link in &item.links {
        let Some(material) = cx.workspace.material(doc, link.material) else { continue };
        let (mark, key) = match link.kind {
            LinkKind::Slides => (ICON_SLIDESHOW, "deliver-slides"),
            LinkKind::Guide => (ICON_ARTICLE, "deliver-guide"),
            LinkKind::Handout => (ICON_DESCRIPTION, "deliver-handout"),
            LinkKind::Other => (ICON_DESCRIPTION, "deliver-material"),
        };
        let text = match link.range {
            Some(range) => format!("{} {}", t!(cx, key), numbers(range)),
            None => t!(cx, key).to_owned(),
        };
        if large_button(ui, cx, Some(mark), &text, Tone::Plain).on_hover_text(&material.title).clicked() {
            cx.push(material_rows::open(doc, link));
        }
    }
}

fn numbers(range: Range) -> String {
    if range.first == range.last {
        range.first.to_string()
    } else {
        format!("{}–{}", range.first, range.last)
    }
}
