//! A file of a material is not on this computer: one question with at most three answers.

use egui::{Label, RichText, Ui};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_DOWNLOAD, ICON_FOLDER_OPEN, ICON_LANGUAGE, ICON_SEARCH};

use crate::core::materials::download_queue::Wanted;
use crate::core::model::material::{Format, Material, MaterialFile};
use crate::report::words::file_trouble;
use crate::t;
use crate::ui::action::{Action, DownloadAction, FileAction, OpenRequest, Pick};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::{best, file_words};
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, button, heading, weak};

/// The most answers that are offered.
const MOST: usize = 3;

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, request: &OpenRequest) {
    ui.set_width(440.0);
    heading(ui, t!(cx, "missing-title"));
    let material = cx.workspace.material(request.doc, request.material);
    let Some((material, file)) = material.and_then(|one| Some((one, wished(cx, request, one)?))) else {
        weak(ui, cx, t!(cx, "session-material-gone"));
        close(ui, cx);
        return;
    };
    let what = file_words(cx, file);
    ui.add(Label::new(format!("{} · {what}", material.title)).wrap()).on_hover_text(&file.file_name);
    match cx.files.flaw(file.id) {
        Some(flaw) => {
            let why = RichText::new(t!(cx, file_trouble(flaw))).color(cx.theme.bad);
            ui.add(Label::new(why).wrap());
        }
        None => weak(ui, cx, t!(cx, "missing-explain")),
    }
    ui.add_space(space::M);
    for (index, (mark, text, actions)) in answers(cx, request, file, &what).into_iter().take(MOST).enumerate()
    {
        let tone = if index == 0 { Tone::Primary } else { Tone::Plain };
        if button(ui, cx, Some(mark), &text, tone).clicked() {
            for action in actions {
                cx.push(action);
            }
        }
    }
    close(ui, cx);
}

/// The file that was wished for, or the one that suits best.
fn wished<'a>(cx: &Cx<'_>, request: &OpenRequest, material: &'a Material) -> Option<&'a MaterialFile> {
    let named = request.file.and_then(|id| material.files.iter().find(|file| file.id == id));
    let best = || best(cx, request.doc, material).map(|candidate| candidate.file);
    named.or_else(best).or(material.files.first())
}

/// The answers, the most useful first: now, from the web; for good; and where it is on this computer. Without a
/// folder of materials that is asked for before a single file.
fn answers(
    cx: &Cx<'_>,
    request: &OpenRequest,
    file: &MaterialFile,
    what: &str,
) -> Vec<(MaterialIcon, String, Vec<Action>)> {
    let mut answers = Vec::new();
    if file.url.is_some() {
        let wish = OpenRequest { file: Some(file.id), online: true, ..request.clone() };
        let actions = vec![Action::CloseDialog, Action::Files(FileAction::Open(wish))];
        answers.push((ICON_LANGUAGE, t!(cx, "file-open-online-as", what = what.to_owned()), actions));
    }
    if Wanted::of(file).is_some() {
        let fetch = Action::Downloads(DownloadAction::Fetch(vec![file.id]));
        let text = t!(cx, "download-one", what = what.to_owned());
        answers.push((ICON_DOWNLOAD, text, vec![Action::CloseDialog, fetch]));
    }
    if cx.settings.materials_folder.is_none() || cx.files.folder_gone {
        let pick = Action::Files(FileAction::Pick(Pick::MaterialsFolder));
        let text = t!(cx, "missing-folder").to_owned();
        answers.push((ICON_FOLDER_OPEN, text, vec![Action::CloseDialog, pick]));
    }
    if file.format != Format::Web {
        let pick = Action::Files(FileAction::Pick(Pick::PlaceOf(file.id)));
        answers.push((ICON_SEARCH, t!(cx, "file-choose-as", what = what.to_owned()), vec![pick]));
    }
    answers
}

fn close(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(space::S);
    if button(ui, cx, None, t!(cx, "common-cancel"), Tone::Quiet).clicked() {
        cx.push(Action::CloseDialog);
    }
}
