//! The ready check: every file that a day or the course needs, tick by tick, each problem with its way out.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_ERROR, ICON_FOLDER_OPEN, ICON_INFO, ICON_LANGUAGE, ICON_REFRESH, ICON_SEARCH,
    ICON_SLIDESHOW,
};

use super::{State, downloads};
use crate::core::ids::{DayId, DocId, FileId, MaterialId};
use crate::core::materials::download_queue::Wanted;
use crate::core::materials::ready::Finding;
use crate::core::model::course::Course;
use crate::core::model::material::{Format, Material};
use crate::core::settings::Settings;
use crate::i18n::language_name;
use crate::report::words::file_trouble;
use crate::t;
use crate::ui::CourseTab;
use crate::ui::action::{Action, FileAction, MaterialsView, OpenRequest, Pick, Place};
use crate::ui::background::{ReadyCheck, ReadyLine};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::{file_words, material_icon};
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{Tone, bold, button, card, choice, heading, icon, plain_bar, weak};

/// Draws the check of a day, or of the whole course.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, day: Option<DayId>) {
    let check = cx.background.ready.as_ref().filter(|check| check.course == course.id && check.day == day);
    if check.is_none() && state.asked != Some((course.id, day)) {
        state.asked = Some((course.id, day));
        cx.push(Action::Files(FileAction::CheckReady(course.id, day)));
    }
    card(ui, cx, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        top(ui, cx, course, day);
        if let Some(check) = check {
            verdict(ui, cx, check);
        }
    });
    let Some(check) = check else { return };
    let mut lines: Vec<&ReadyLine> = check.lines.iter().collect();
    // What needs the trainer stands first, then what is good to know; each in the order of use.
    lines.sort_by_key(|line| match () {
        () if line.findings.iter().any(Finding::is_bad) => 0,
        () if !line.findings.is_empty() => 1,
        () => 2,
    });
    for line in lines {
        ui.add_space(space::S);
        let material = cx.workspace.material(DocId::Course(course.id), line.need.material);
        if let Some(material) = material.cloned() {
            let draw = |ui: &mut Ui| row(ui, cx, course, line, &material);
            ui.push_id(material.id, |ui| card(ui, cx, draw));
        }
    }
}

fn top(ui: &mut Ui, cx: &Cx<'_>, course: &Course, day: Option<DayId>) {
    heading(ui, t!(cx, "ready-title"));
    weak(ui, cx, t!(cx, "ready-explain"));
    ui.horizontal_wrapped(|ui| {
        let mut choices = vec![(None, t!(cx, "ready-course").to_owned())];
        for (number, one) in (1..).zip(&course.agenda.days) {
            let name = t!(cx, "day-number", number = number);
            let name = if one.title.is_empty() { name } else { format!("{name}: {}", one.title) };
            choices.push((Some(one.id), name));
        }
        if let Some(chosen) = choice(ui, cx, t!(cx, "ready-what"), &choices, day, 280.0) {
            cx.go(Place::Course(course.id, CourseTab::Materials(MaterialsView::Ready(chosen))));
        }
    });
    ui.horizontal_wrapped(|ui| {
        if button(ui, cx, Some(ICON_REFRESH), t!(cx, "ready-again"), Tone::Plain).clicked() {
            cx.push(Action::Files(FileAction::CheckReady(course.id, day)));
        }
        if button(ui, cx, Some(ICON_SEARCH), t!(cx, "look-in"), Tone::Quiet).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::LookIn)));
        }
        if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "materials-choose-folder"), Tone::Quiet).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
        }
    });
}

/// The whole check in one sentence, large.
fn verdict(ui: &mut Ui, cx: &Cx<'_>, check: &ReadyCheck) {
    ui.add_space(space::XS);
    let all = check.lines.len() + check.left;
    if check.is_under_way() {
        let done = check.lines.len();
        let text = t!(cx, "ready-running", done = done, all = all);
        plain_bar(ui, cx, done as f32 / all.max(1) as f32, &text);
        weak(ui, cx, &text);
        return;
    }
    let bad = check.lines.iter().filter(|line| line.findings.iter().any(Finding::is_bad)).count();
    let (mark, colour, text) = match (all, bad) {
        (0, _) => (ICON_INFO, cx.theme.weak, t!(cx, "ready-nothing-linked").to_owned()),
        (_, 0) => (ICON_CHECK_CIRCLE, cx.theme.good, t!(cx, "ready-all", count = all)),
        (_, bad) => (ICON_ERROR, cx.theme.bad, t!(cx, "ready-some", count = bad)),
    };
    ui.horizontal(|ui| {
        ui.label(icon(mark).size(28.0).color(colour));
        ui.add(Label::new(bold(&text).size(type_size::HEADING).color(colour)).wrap());
    });
}

fn row(ui: &mut Ui, cx: &Cx<'_>, course: &Course, line: &ReadyLine, material: &Material) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let bad = line.findings.iter().any(Finding::is_bad);
    let (mark, colour, key) = match (bad, line.findings.is_empty()) {
        (true, _) => (ICON_ERROR, cx.theme.bad, "ready-mark-bad"),
        (false, false) => (ICON_INFO, cx.theme.warn, "ready-mark-note"),
        (false, true) => (ICON_CHECK_CIRCLE, cx.theme.good, "ready-mark-good"),
    };
    ui.horizontal(|ui| {
        ui.label(icon(mark).color(colour)).on_hover_text(t!(cx, key));
        ui.label(icon(material_icon(material.kind)).color(cx.theme.accent));
        ui.add(Label::new(bold(&material.title)).wrap());
    });
    let days: Vec<String> = line.need.days.iter().map(ToString::to_string).collect();
    weak(ui, cx, &t!(cx, "ready-used", count = line.need.items.len(), days = days.join(", ")));
    if line.findings.is_empty() {
        ui.label(RichText::new(t!(cx, "ready-good")).color(cx.theme.good));
    }
    for (index, finding) in line.findings.iter().enumerate() {
        let colour = if finding.is_bad() { cx.theme.bad } else { cx.theme.text };
        ui.add(Label::new(RichText::new(words(cx, course, finding)).color(colour)).wrap());
        ui.push_id(index, |ui| ui.horizontal_wrapped(|ui| ways_out(ui, cx, course, line, material, finding)));
    }
}

/// What was found, in a sentence.
fn words(cx: &Cx<'_>, course: &Course, finding: &Finding) -> String {
    let title = |item| course.agenda.item(item).map(|item| item.title.clone()).unwrap_or_default();
    match finding {
        Finding::NotHere { online: true } => t!(cx, "ready-online-only").to_owned(),
        Finding::NotHere { online: false } => t!(cx, "ready-not-here").to_owned(),
        Finding::NeedsInternet => t!(cx, "ready-needs-internet").to_owned(),
        Finding::CannotOpen(why) => t!(cx, file_trouble(*why)).to_owned(),
        Finding::TooFewPages { has, needs, item } => {
            t!(cx, "ready-too-few", has = *has, needs = *needs, session = title(*item))
        }
        Finding::NoProgram { extension, twin: true } => {
            t!(cx, "ready-no-program-twin", extension = extension.clone())
        }
        Finding::NoProgram { extension, twin: false } => {
            t!(cx, "ready-no-program", extension = extension.clone())
        }
        Finding::BadTwin(why) => {
            format!("{} {}", t!(cx, "ready-bad-twin"), t!(cx, file_trouble(*why)))
        }
        Finding::NoTwin { .. } => t!(cx, "ready-no-twin").to_owned(),
        Finding::OtherLanguage(tag) => t!(cx, "ready-other-language", language = language_name(tag)),
        Finding::Removable(drive) => t!(cx, "ready-removable", drive = drive.clone()),
    }
}

/// The buttons that mend it.
fn ways_out(
    ui: &mut Ui,
    cx: &Cx<'_>,
    course: &Course,
    line: &ReadyLine,
    material: &Material,
    finding: &Finding,
) {
    let first = material.files.iter().find(|file| file.format != Format::Web).map(|file| file.id);
    match finding {
        Finding::NotHere { online } => {
            download(ui, cx, material);
            choose(ui, cx, first);
            if *online {
                open_online(ui, cx, course, material.id);
            }
        }
        Finding::NeedsInternet => open_online(ui, cx, course, material.id),
        Finding::CannotOpen(_) => choose(ui, cx, line.file),
        Finding::TooFewPages { item, .. } => {
            if button(ui, cx, None, t!(cx, "ready-to-session"), Tone::Plain).clicked() {
                cx.go(Place::Session(DocId::Course(course.id), *item));
            }
            choose(ui, cx, line.file);
        }
        Finding::NoProgram { twin: true, .. } if cx.settings.deck_format == Format::Pptx => {
            if button(ui, cx, Some(ICON_SLIDESHOW), t!(cx, "ready-show-pdf"), Tone::Plain).clicked() {
                let settings = Settings { deck_format: Format::Pdf, ..cx.settings.clone() };
                cx.push(Action::Settings(Box::new(settings)));
                cx.push(Action::Files(FileAction::CheckReady(
                    course.id,
                    cx.background.ready.as_ref().and_then(|one| one.day),
                )));
            }
        }
        Finding::BadTwin(_) | Finding::NoTwin { .. } => {
            let twin = material.files.iter().find(|file| {
                file.format != Format::Web && Some(file.id) != line.file && !cx.files.is_here(file.id)
            });
            choose(ui, cx, twin.map(|file| file.id));
            if matches!(finding, Finding::NoTwin { online: true }) {
                open_online(ui, cx, course, material.id);
            }
        }
        Finding::NoProgram { .. } | Finding::OtherLanguage(_) | Finding::Removable(_) => {}
    }
}

fn choose(ui: &mut Ui, cx: &Cx<'_>, file: Option<FileId>) {
    let Some(file) = file else { return };
    if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "ready-choose"), Tone::Plain).clicked() {
        cx.push(Action::Files(FileAction::Pick(Pick::PlaceOf(file))));
    }
}

/// The file that can be fetched, the deck before its twin.
fn download(ui: &mut Ui, cx: &Cx<'_>, material: &Material) {
    if let Some(file) = material.files.iter().find(|file| Wanted::of(file).is_some()) {
        downloads::offer(ui, cx, file, &file_words(cx, file));
    }
}

fn open_online(ui: &mut Ui, cx: &Cx<'_>, course: &Course, material: MaterialId) {
    if button(ui, cx, Some(ICON_LANGUAGE), t!(cx, "ready-online"), Tone::Quiet).clicked() {
        let doc = DocId::Course(course.id);
        cx.push(Action::Files(FileAction::Open(OpenRequest {
            doc,
            material,
            file: None,
            range: None,
            online: true,
        })));
    }
}
