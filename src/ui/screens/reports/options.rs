//! What is chosen for the documents: language, day, share for certificates, names. All but the day is remembered.

use egui::{DragValue, Ui};
use egui_material_icons::icons::{ICON_ADD_PHOTO_ALTERNATE, ICON_DELETE};

use crate::core::ids::{CourseId, DayId};
use crate::core::model::course::Course;
use crate::core::model::logo::MOST_LOGOS;
use crate::core::settings::Settings;
use crate::i18n::{LANGUAGES, best_for};
use crate::report::input::Options;
use crate::report::kinds::{Format, Kind};
use crate::t;
use crate::ui::action::{Action, FileAction, Pick};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{
    Tone, button, choice, field_row, flush, icon_button, in_line, own_line, room, weak,
};

/// The width of a list that drops down.
const WIDTH: f32 = 190.0;
/// The width of a logo's name with the button that takes it away.
const LOGO: f32 = WIDTH + space::M + size::CONTROL;

/// The language of documents: the chosen one, else that of the course where Doorstep knows it.
pub fn language(cx: &Cx<'_>, course: &Course) -> &'static str {
    best_for(cx.settings.reports.language.as_deref().unwrap_or(&course.language)).tag
}

/// What was chosen.
pub fn chosen(cx: &Cx<'_>, day: Option<DayId>) -> Options {
    let kept = &cx.settings.reports;
    Options {
        day,
        share: kept.share,
        everybody: kept.everybody,
        names: !kept.without_names,
        by_session: kept.by_session,
        logos: kept.logos.clone(),
    }
}

/// The format in which a document was opened last, else the usual one.
pub fn format(cx: &Cx<'_>, kind: Kind) -> Format {
    let kept = cx.settings.reports.formats.get(kind.name());
    let known = |name: &String| kind.formats().iter().copied().find(|format| format.extension() == name);
    kept.and_then(known).unwrap_or(kind.formats()[0])
}

/// Keeps the format for the next time.
pub fn remember_format(cx: &Cx<'_>, kind: Kind, format: Format) {
    keep(cx, |settings| {
        settings.reports.formats.insert(kind.name().to_owned(), format.extension().to_owned());
    });
}

fn keep(cx: &Cx<'_>, change: impl FnOnce(&mut Settings)) {
    let mut settings = cx.settings.clone();
    change(&mut settings);
    if settings != *cx.settings {
        cx.push(Action::Settings(Box::new(settings)));
    }
}

/// The logos at the heads of documents: whose they are, taken away again, added.
fn logos(ui: &mut Ui, cx: &Cx<'_>) {
    let kept = &cx.settings.reports.logos;
    ui.add_space(space::S);
    let row = |ui: &mut Ui| {
        for (index, logo) in kept.iter().enumerate() {
            // Each in its own room: four of them are wider than a small window.
            let one = |ui: &mut Ui| {
                let label = t!(cx, "logo-name", number = index + 1);
                if let Some(name) = own_line(ui, cx, &label, &logo.name, WIDTH) {
                    keep(cx, |settings| settings.reports.logos[index].name = name);
                }
                let remove = t!(cx, "logo-remove", name = logo.name.clone());
                if in_line(ui, |ui| icon_button(ui, cx, ICON_DELETE, &remove)).clicked() {
                    keep(cx, |settings| drop(settings.reports.logos.remove(index)));
                }
            };
            room(ui, LOGO, |ui| ui.push_id(("logo", index), |ui| ui.horizontal_top(one)));
        }
    };
    if !kept.is_empty() {
        field_row(ui, row);
    }
    if kept.len() < MOST_LOGOS {
        let add =
            flush(ui, |ui| button(ui, cx, Some(ICON_ADD_PHOTO_ALTERNATE), t!(cx, "logo-add"), Tone::Quiet));
        if add.on_hover_text(t!(cx, "logo-add-explain")).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::Logo)));
        }
    } else {
        weak(ui, cx, t!(cx, "logo-most"));
    }
}

/// Draws the options.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, day: &mut Option<(CourseId, DayId)>, course: &Course) {
    field_row(ui, |ui| {
        let languages: Vec<(&str, String)> =
            LANGUAGES.iter().map(|language| (language.tag, language.name.to_owned())).collect();
        let now = language(cx, course);
        if let Some(new) = choice(ui, cx, t!(cx, "reports-language"), &languages, now, WIDTH) {
            keep(cx, |settings| settings.reports.language = Some(new.to_owned()));
        }
        let mut days = vec![(None, t!(cx, "reports-every-day").to_owned())];
        days.extend(
            course
                .agenda
                .days
                .iter()
                .enumerate()
                .map(|(index, day)| (Some(day.id), crate::ui::words::day(cx, index, day))),
        );
        let now = day.map(|(_, day)| day);
        if let Some(new) = choice(ui, cx, t!(cx, "reports-days"), &days, now, WIDTH) {
            *day = new.map(|day| (course.id, day));
        }
    });
    ui.horizontal_wrapped(|ui| {
        let kept = &cx.settings.reports;
        let label = ui.label(t!(cx, "reports-share"));
        let mut share = kept.share;
        let field = ui.add(DragValue::new(&mut share).range(0..=100).suffix("\u{a0}%")).labelled_by(label.id);
        if field.changed() {
            keep(cx, |settings| settings.reports.share = share);
        }
    });
    ui.horizontal_wrapped(|ui| {
        let kept = &cx.settings.reports;
        if check(ui, cx, kept.everybody, t!(cx, "reports-everybody")) {
            keep(cx, |settings| settings.reports.everybody = !kept.everybody);
        }
        if check(ui, cx, !kept.without_names, t!(cx, "reports-names")) {
            keep(cx, |settings| settings.reports.without_names = !kept.without_names);
        }
        if check(ui, cx, kept.by_session, t!(cx, "reports-by-session")) {
            keep(cx, |settings| settings.reports.by_session = !kept.by_session);
        }
    });
    logos(ui, cx);
}
