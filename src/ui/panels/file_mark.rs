//! Where a material is, by icon and words: on this computer, on the web, or not here.

use egui::{RichText, Role, Ui, WidgetInfo};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ARTICLE, ICON_CHECK_CIRCLE, ICON_CLOUD, ICON_CO_PRESENT, ICON_DESCRIPTION, ICON_ERROR, ICON_HELP,
    ICON_LANGUAGE, ICON_MENU_BOOK, ICON_MOVIE, ICON_PENDING, ICON_VISIBILITY,
};

use crate::core::ids::{DocId, ItemId};
use crate::core::materials::choose::{FileCandidate, FileLocation, choose};
use crate::core::materials::files::FileState;
use crate::core::model::link::Link;
use crate::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use crate::i18n::language_name;
use crate::report::words::{file_trouble, has_slides};
use crate::t;
use crate::ui::action::{Action, PreviewAction, PreviewRequest};
use crate::ui::cx::Cx;
use crate::ui::theme::type_size;
use crate::ui::widgets::button::{Tone, button, icon, icon_button};
use crate::ui::words;

/// The icon of a kind of material.
#[must_use]
pub fn material_icon(kind: MaterialKind) -> MaterialIcon {
    match kind {
        MaterialKind::Deck => ICON_CO_PRESENT,
        MaterialKind::Guide | MaterialKind::Package | MaterialKind::Reading => ICON_MENU_BOOK,
        MaterialKind::Handout => ICON_DESCRIPTION,
        MaterialKind::Video => ICON_MOVIE,
        MaterialKind::Form => ICON_ARTICLE,
        MaterialKind::WebPage => ICON_LANGUAGE,
        MaterialKind::Other => ICON_DESCRIPTION,
    }
}

/// The way that opening a material in a document would take.
#[must_use]
pub fn best<'a>(cx: &Cx<'_>, doc: DocId, material: &'a Material) -> Option<FileCandidate<'a>> {
    let language = cx.workspace.language(doc);
    let preferred = cx.settings.deck_format;
    choose(material, None, preferred, language.unwrap_or("en"), cx.files).into_iter().next()
}

/// Whether one of its files is known to be on this computer.
#[must_use]
pub fn is_here(cx: &Cx<'_>, material: &Material) -> bool {
    material.files.iter().any(|file| cx.files.is_here(file.id))
}

/// Says where a material is.
pub fn file_mark(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material) {
    let looking = material.files.iter().any(|file| *cx.files.state(file.id) == FileState::Unknown);
    let all_web = material.files.iter().all(|file| file.format == Format::Web);
    let flawed = material.files.iter().any(|file| cx.files.flaw(file.id).is_some());
    let (mark, key, colour) = match best(cx, doc, material).map(|candidate| candidate.location) {
        Some(FileLocation::Local(_)) => (ICON_CHECK_CIRCLE, "file-here", cx.theme.good),
        Some(FileLocation::Web(_)) if all_web => (ICON_LANGUAGE, "file-web", cx.theme.weak),
        _ if flawed => (ICON_ERROR, "file-unusable", cx.theme.bad),
        _ if looking => (ICON_PENDING, "file-looking", cx.theme.weak),
        Some(FileLocation::Web(_)) => (ICON_CLOUD, "file-online-only", cx.theme.warn),
        None => (ICON_HELP, "file-missing", cx.theme.bad),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = crate::ui::theme::space::XS;
        ui.label(icon(mark).size(15.0).color(colour));
        ui.label(RichText::new(t!(cx, key)).size(type_size::SMALL).color(colour));
    });
}

/// What is wrong with files that are where they should be and can't be used, each in a sentence.
pub fn flaws(ui: &mut Ui, cx: &Cx<'_>, material: &Material) {
    for file in &material.files {
        let FileState::Unusable(path, flaw) = cx.files.state(file.id) else { continue };
        let (what, why) = (file_words(cx, file), t!(cx, file_trouble(*flaw)).to_owned());
        let text = t!(cx, "file-flaw", what = what, why = why, path = path.display().to_string());
        let text = RichText::new(text).size(type_size::SMALL).color(cx.theme.bad);
        ui.add(egui::Label::new(text).wrap());
    }
}

/// Whether a file of a material is here whose pages can be shown in the window.
#[must_use]
pub fn has_preview(cx: &Cx<'_>, material: &Material) -> bool {
    let pages = |file: &&MaterialFile| matches!(file.format, Format::Pptx | Format::Pdf);
    material.files.iter().filter(pages).any(|file| cx.files.is_here(file.id))
}

/// The button that shows the pages of a material in the window, if there is something to show. From a session
/// it begins at the pages of its `link`. A `small` one is an icon alone.
pub fn preview_button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    doc: DocId,
    material: &Material,
    link: Option<(ItemId, &Link)>,
    small: bool,
) {
    if !has_preview(cx, material) {
        return;
    }
    let name = t!(cx, "preview-of-material", title = material.title.clone());
    let response = if small {
        icon_button(ui, cx, ICON_VISIBILITY, &name)
    } else {
        button(ui, cx, Some(ICON_VISIBILITY), t!(cx, "preview-button"), Tone::Quiet)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        let page = link.and_then(|(_, link)| link.range).map_or(1, |range| range.first);
        let link = link.map(|(item, link)| (item, link.id));
        // Of a deck sessions name slides; a PDF of it may leave hidden ones out.
        let of_deck = has_slides(material.kind);
        let (page, slide) = if of_deck { (None, Some(page)) } else { (Some(page), None) };
        cx.push(Action::Preview(PreviewAction::Open(PreviewRequest {
            doc,
            material: material.id,
            link,
            page,
            slide,
        })));
    }
}

/// The format and the language of a file in words.
#[must_use]
pub fn file_words(cx: &Cx<'_>, file: &MaterialFile) -> String {
    let format = match file.format {
        Format::Other => extension(&file.file_name).unwrap_or_else(|| t!(cx, "format-other").to_owned()),
        format => t!(cx, words::format(format)).to_owned(),
    };
    match file.language.as_deref() {
        Some(tag) => format!("{format} · {}", language_name(tag)),
        None => format,
    }
}

/// The extension of a file name in capitals, as people say it: `DOCX`.
fn extension(name: &str) -> Option<String> {
    let (_, extension) = name.rsplit_once('.')?;
    (!extension.is_empty() && extension.len() <= 5).then(|| extension.to_uppercase())
}
