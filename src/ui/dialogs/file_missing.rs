//! A file of a material is not on this computer: open it online, or say where it is.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{ICON_DOWNLOAD, ICON_LANGUAGE, ICON_SEARCH};

use crate::core::materials::download_queue::Wanted;
use crate::core::model::material::Format;
use crate::report::words::file_trouble;
use crate::t;
use crate::ui::action::{Action, DownloadAction, FileAction, OpenRequest, Pick};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::file_words;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, button, heading, text_button, weak};

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, request: &OpenRequest) {
    ui.set_width(480.0);
    heading(ui, t!(cx, "missing-title"));
    let Some(material) = cx.workspace.material(request.doc, request.material) else {
        weak(ui, cx, t!(cx, "session-material-gone"));
        close(ui, cx);
        return;
    };
    ui.add(Label::new(&material.title).wrap());
    weak(ui, cx, t!(cx, "missing-explain"));
    ui.add_space(space::S);
    let wished =
        |file: &&crate::core::model::material::MaterialFile| request.file.is_none_or(|id| id == file.id);
    let mut first = true;
    for file in material.files.iter().filter(wished) {
        ui.add_space(space::S);
        let official = RichText::new(&file.file_name).color(cx.theme.weak);
        ui.add(Label::new(official).wrap());
        if let Some(flaw) = cx.files.flaw(file.id) {
            ui.add(Label::new(RichText::new(t!(cx, file_trouble(flaw))).color(cx.theme.bad)).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            let what = file_words(cx, file);
            if Wanted::of(file).is_some() {
                let text = t!(cx, "download-one", what = what.clone());
                if button(ui, cx, Some(ICON_DOWNLOAD), &text, Tone::Plain).clicked() {
                    cx.push(Action::CloseDialog);
                    cx.push(Action::Downloads(DownloadAction::Fetch(vec![file.id])));
                }
            }
            if file.url.is_some() {
                let tone = if first { Tone::Primary } else { Tone::Plain };
                first = false;
                let text = t!(cx, "file-open-online-as", what = what.clone());
                if button(ui, cx, Some(ICON_LANGUAGE), &text, tone).clicked() {
                    cx.push(Action::CloseDialog);
                    let wish = OpenRequest { file: Some(file.id), online: true, ..request.clone() };
                    cx.push(Action::Files(FileAction::Open(wish)));
                }
            }
            if file.format != Format::Web {
                let text = t!(cx, "file-choose-as", what = what);
                if button(ui, cx, Some(ICON_SEARCH), &text, Tone::Plain).clicked() {
                    cx.push(Action::Files(FileAction::Pick(Pick::PlaceOf(file.id))));
                }
            }
        });
    }
    close(ui, cx);
}

fn close(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(space::M);
    if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
        cx.push(Action::CloseDialog);
    }
}
