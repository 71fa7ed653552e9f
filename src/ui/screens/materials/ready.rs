//! The ready check: every file that a day or the course needs, tick by tick, each problem with its way out.

use egui::{Frame, Label, Margin, RichText, Ui};
use egui_material_icons::icons::{
    ICON_CHECK, ICON_CHECK_CIRCLE, ICON_ERROR, ICON_EXPAND_LESS, ICON_EXPAND_MORE, ICON_FOLDER_OPEN,
    ICON_INFO, ICON_LANGUAGE, ICON_REFRESH, ICON_SEARCH, ICON_SLIDESHOW,
};

use super::{State, downloads};
use crate::core::ids::{DayId, DocId, FileId, MaterialId};
use crate::core::materials::download_queue::Wanted;
use crate::core::materials::ready::Finding;
use crate::core::model::course::Course;
use crate::core::model::material::{Format, Material};
use crate::core::settings::Settings;
use crate::i18n::{DateStyle, language_name};
use crate::report::words::file_trouble;
use crate::t;
use crate::ui::CourseTab;
use crate::ui::action::{Action, FileAction, MaterialsView, OpenRequest, Pick, Place};
use crate::ui::background::{ReadyCheck, ReadyLine};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::file_words;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::menu::entry;
use crate::ui::widgets::table::{cell, number_cell, row, row_button, row_text};
use crate::ui::widgets::{
    Tone, bold, button, choice, field_row, icon, list, list_row, more_menu, plain_bar, quiet,
};

/// The width of the words for where it is used, in points.
const USED: f32 = 210.0;

/// The width of the choice of a day, in points.
const CHOICE: f32 = 190.0;

/// Draws the check of a day, or of the whole course.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, day: Option<DayId>) {
    let check = cx.background.ready.as_ref().filter(|check| check.course == course.id && check.day == day);
    if check.is_none() && state.asked != Some((course.id, day)) {
        state.asked = Some((course.id, day));
        cx.push(Action::Files(FileAction::CheckReady(course.id, day)));
    }
    head(ui, cx, course, day, check);
    let Some(check) = check else { return };
    let (good, mut rest): (Vec<&ReadyLine>, Vec<&ReadyLine>) =
        check.lines.iter().partition(|line| line.findings.is_empty());
    // What needs the trainer stands first, then what is good to know; each in the order of use.
    rest.sort_by_key(|line| !is_bad(line));
    if rest.is_empty() && good.is_empty() {
        return;
    }
    ui.add_space(space::M);
    list(ui, cx, |ui| {
        for line in rest {
            ui.push_id(line.need.material, |ui| one(ui, cx, course, line));
        }
        if !good.is_empty() {
            fold(ui, cx, state, course, &good);
        }
    });
}

fn is_bad(line: &ReadyLine) -> bool {
    line.findings.iter().any(Finding::is_bad)
}

/// The whole check in one sentence, large; for what, and once more.
fn head(ui: &mut Ui, cx: &Cx<'_>, course: &Course, day: Option<DayId>, check: Option<&ReadyCheck>) {
    if let Some(check) = check {
        verdict(ui, cx, check);
    }
    let mut choices = vec![(None, t!(cx, "ready-course").to_owned())];
    for (number, one) in (1..).zip(&course.agenda.days) {
        let name = t!(cx, "day-number", number = number);
        let date = one.date.map(|date| cx.t.date(date, DateStyle::Short));
        choices.push((Some(one.id), date.map_or(name.clone(), |date| format!("{name} · {date}"))));
    }
    field_row(ui, |ui| {
        quiet(ui);
        if let Some(chosen) = choice(ui, cx, t!(cx, "ready-what"), &choices, day, CHOICE) {
            cx.go(Place::Course(course.id, CourseTab::Materials(MaterialsView::Ready(chosen))));
        }
        ui.vertical(|ui| {
            // In line with the value, below its label.
            ui.add_space(space::L + space::XS);
            ui.horizontal(|ui| again(ui, cx, course, day));
        });
    });
}

/// To check once more, and to look elsewhere.
fn again(ui: &mut Ui, cx: &Cx<'_>, course: &Course, day: Option<DayId>) {
    let again = button(ui, cx, Some(ICON_REFRESH), t!(cx, "ready-again"), Tone::Plain);
    if again.on_hover_text(t!(cx, "ready-explain")).clicked() {
        cx.push(Action::Files(FileAction::CheckReady(course.id, day)));
    }
    more_menu(ui, cx, t!(cx, "materials-folder-more"), |ui| {
        if entry(ui, cx, ICON_SEARCH, t!(cx, "look-in")) {
            cx.push(Action::Files(FileAction::Pick(Pick::LookIn)));
        }
        if entry(ui, cx, ICON_FOLDER_OPEN, t!(cx, "materials-choose-folder")) {
            cx.push(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
        }
    });
}

fn verdict(ui: &mut Ui, cx: &Cx<'_>, check: &ReadyCheck) {
    let all = check.lines.len() + check.left;
    if check.is_under_way() {
        let done = check.lines.len();
        let text = t!(cx, "ready-running", done = done, all = all);
        ui.label(bold(&text).size(type_size::TITLE));
        plain_bar(ui, cx, done as f32 / all.max(1) as f32, &text);
        return;
    }
    let bad = check.lines.iter().filter(|line| is_bad(line)).count();
    let (mark, colour, text) = match (all, bad) {
        (0, _) => (ICON_INFO, cx.theme.weak, t!(cx, "ready-nothing-linked").to_owned()),
        (_, 0) => (ICON_CHECK_CIRCLE, cx.theme.good, t!(cx, "ready-all", count = all)),
        (_, bad) => (ICON_ERROR, cx.theme.bad, t!(cx, "ready-some", count = bad)),
    };
    ui.horizontal(|ui| {
        ui.label(icon(mark).size(26.0).color(colour));
        ui.add(Label::new(bold(&text).size(type_size::TITLE)).wrap());
    });
}

/// Those that are ready, in one line that unfolds.
fn fold(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, good: &[&ReadyLine]) {
    let text = t!(cx, "ready-good", count = good.len());
    let mark = if state.good_open { ICON_EXPAND_LESS } else { ICON_EXPAND_MORE };
    let pressed = row_button(ui, cx, &text, |ui| {
        ui.label(icon(ICON_CHECK_CIRCLE).color(cx.theme.good));
        let room = ui.available_width() - size::CONTROL - space::S;
        row_text(ui, RichText::new(&text), room);
        number_cell(ui, size::CONTROL, |ui| ui.label(icon(mark).color(cx.theme.weak)));
    });
    if pressed {
        state.good_open = !state.good_open;
    }
    for line in good.iter().filter(|_| state.good_open) {
        row(ui, cx, |ui| first_line(ui, cx, course, line));
    }
}

/// Its mark, what it is, and the days it is used on.
fn first_line(ui: &mut Ui, cx: &Cx<'_>, course: &Course, line: &ReadyLine) {
    let Some(material) = cx.workspace.material(DocId::Course(course.id), line.need.material) else { return };
    let (mark, colour, key) = match (is_bad(line), line.findings.is_empty()) {
        (true, _) => (ICON_ERROR, cx.theme.bad, "ready-mark-bad"),
        (false, false) => (ICON_INFO, cx.theme.warn, "ready-mark-note"),
        (false, true) => (ICON_CHECK, cx.theme.good, "ready-mark-good"),
    };
    ui.label(icon(mark).color(colour)).on_hover_text(t!(cx, key));
    let days: Vec<String> = line.need.days.iter().map(ToString::to_string).collect();
    let used = t!(cx, "ready-used", count = line.need.items.len(), days = days.join(", "));
    let used = RichText::new(used).size(type_size::SMALL).color(cx.theme.weak);
    let room = (ui.available_width() - USED - space::S).max(120.0);
    cell(ui, room, |ui| ui.add(Label::new(&material.title).truncate()).on_hover_text(&material.title));
    number_cell(ui, USED, |ui| ui.add(Label::new(used).truncate()));
}

/// One that is not simply ready: what was found, each with its ways out.
fn one(ui: &mut Ui, cx: &Cx<'_>, course: &Course, line: &ReadyLine) {
    let material = cx.workspace.material(DocId::Course(course.id), line.need.material).cloned();
    let Some(material) = material else { return };
    list_row(ui, cx, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal(|ui| first_line(ui, cx, course, line));
        let margin = Margin { left: (size::ICON + space::S) as i8, ..Margin::ZERO };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            for (index, finding) in line.findings.iter().enumerate() {
                let colour = if finding.is_bad() { cx.theme.text } else { cx.theme.weak };
                ui.add(Label::new(RichText::new(words(cx, course, finding)).color(colour)).wrap());
                let ways = |ui: &mut Ui| ways_out(ui, cx, course, line, &material, finding);
                ui.push_id(index, |ui| ui.horizontal_wrapped(ways));
            }
        });
        ui.add_space(space::XS);
    });
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
    if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "ready-choose"), Tone::Quiet).clicked() {
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
