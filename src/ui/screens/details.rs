//! A course's title, place, dates, people and days off.

use std::sync::Arc;

use egui::Ui;
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ADD, ICON_ARCHIVE, ICON_CONTENT_COPY, ICON_DELETE, ICON_FILE_OPEN, ICON_HELP, ICON_HISTORY,
    ICON_SEND, ICON_UNARCHIVE,
};
use jiff::civil::Date;

use crate::core::edit::command::{Command, CourseEdit, OfficeLine};
use crate::core::ids::{CourseId, DocId};
use crate::core::merge::summary::Subject;
use crate::core::model::course::{Course, Trainer};
use crate::core::model::progress::{days_happened, has_happened};
use crate::core::plan::dates::{new_dates, redate};
use crate::core::plan::hours::{HoursChange, HoursMove, hours_to_days};
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, Dialog, DocumentAction, FileAction, Level, Notice, Offer, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::memo::Memo;
use crate::ui::panels::course_fields::{course_languages, days_off, hours};
use crate::ui::panels::{differences, lunch_words};
use crate::ui::theme::{size, space};
use crate::ui::widgets::date_picker::{self, Marks, date_picker};
use crate::ui::widgets::draft::{Drafts, number_field};
use crate::ui::widgets::{
    Tone, bold, button, button_if, card, choice, field_row, heading, icon_button, in_line, list, row_button,
    scroll, single_line, text_button, weak,
};

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    drafts: Drafts,
    calendar: date_picker::State,
    /// The first day to move to, while the dates are being moved: shown before it is done.
    moving: Option<Date>,
    /// What the hours would change is shown, before it is done.
    giving_hours: bool,
    /// What they would change, at a revision of the workspace.
    hours_move: Memo<(u64, CourseId), Arc<HoursMove>>,
    /// One of them was opened just now.
    reveal: bool,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    let Some(course) = cx.workspace.course(id) else { return };
    let can = cx.workspace.can_edit(DocId::Course(id));
    scroll(ui, "details", size::READING, |ui| {
        ui.add_enabled_ui(can, |ui| {
            card(ui, cx, |ui| about(ui, cx, state, course));
            ui.add_space(space::M);
            card(ui, cx, |ui| dates(ui, cx, state, course));
            ui.add_space(space::M);
            card(ui, cx, |ui| trainers(ui, cx, course));
            ui.add_space(space::M);
            card(ui, cx, |ui| office(ui, cx, course));
            ui.add_space(space::M);
        });
        heading(ui, t!(cx, "details-more"));
        ui.add_space(space::XS);
        list(ui, cx, |ui| more(ui, cx, course, can));
    });
}

fn about(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    let edit = |edit| cx.edit(Command::Course(course.id, edit));
    heading(ui, t!(cx, "tab-details"));
    field_row(ui, |ui| {
        if let Some(text) = single_line(ui, cx, t!(cx, "new-course-name"), &course.title, 340.0) {
            edit(CourseEdit::Title(text));
        }
        if let Some(text) = single_line(ui, cx, t!(cx, "new-course-place"), &course.place, 260.0) {
            edit(CourseEdit::Place(text));
        }
        if let Some(text) = single_line(ui, cx, t!(cx, "details-region"), &course.region, 180.0) {
            edit(CourseEdit::Region(text));
        }
        let mut languages = course_languages();
        if !languages.iter().any(|(tag, _)| *tag == course.language) {
            languages.push(("", course.language.clone()));
        }
        let here = languages.iter().find(|(tag, _)| *tag == course.language).map_or("", |(tag, _)| *tag);
        if let Some(tag) = choice(ui, cx, t!(cx, "new-course-language"), &languages, here, 180.0) {
            edit(CourseEdit::Language(tag.to_owned()));
        }
        let label = t!(cx, "new-course-participants");
        let drafts = &mut state.drafts;
        if let Some(number) = number_field(ui, cx, drafts, label, course.participants, 0..=10_000) {
            edit(CourseEdit::Participants(number));
        }
    });
    differences::at(ui, cx, course, Subject::Course);
}

/// What certificates, sign-in sheets and the report say of who organises the course.
fn office(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    heading(ui, t!(cx, "details-office"));
    weak(ui, cx, t!(cx, "details-office-explain"));
    let office = &course.office;
    field_row(ui, |ui| {
        for (line, key, text) in [
            (OfficeLine::Organiser, "details-organiser", &office.organiser),
            (OfficeLine::Coordinator, "details-coordinator", &office.coordinator),
            (OfficeLine::Support, "details-support", &office.support),
            (OfficeLine::Licence, "details-licence", &office.licence),
        ] {
            if let Some(text) = single_line(ui, cx, t!(cx, key), text, 340.0) {
                cx.edit(Command::Course(course.id, CourseEdit::Office(line, text)));
            }
        }
    });
}

fn dates(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    heading(ui, t!(cx, "new-course-when"));
    if let (Some(first), Some(last)) = (course.first_date(), course.last_date()) {
        ui.label(cx.t.dates(first, last));
    }
    let mut off = course.days_off.clone();
    let first = course.first_date().unwrap_or(cx.now.date());
    days_off(ui, cx, &mut off, first, &mut state.drafts);
    if off != course.days_off {
        cx.edit(Command::Course(course.id, CourseEdit::DaysOff(off)));
    }
    let mut usual = course.hours.clone();
    if hours(ui, cx, &mut usual, &mut state.drafts) {
        cx.edit(Command::Course(course.id, CourseEdit::Hours(usual)));
    }
    ui.horizontal_wrapped(|ui| {
        if text_button(ui, cx, t!(cx, "details-hours-to-days")).clicked() {
            state.giving_hours = !state.giving_hours;
            state.reveal = state.giving_hours;
            state.moving = None;
        }
        if text_button(ui, cx, t!(cx, "details-move-dates")).clicked() {
            let open = course.agenda.days.iter().find(|day| !has_happened(course, day));
            let first = open.and_then(|day| day.date).unwrap_or(cx.now.date());
            state.moving = if state.moving.is_some() { None } else { Some(first) };
            state.reveal = state.moving.is_some();
            state.giving_hours = false;
        }
    });
    let shown = ui.scope(|ui| {
        if state.giving_hours {
            ui.add_space(space::S);
            state.giving_hours = giving_hours(ui, cx, state, course);
        }
        if let Some(first) = state.moving {
            ui.add_space(space::S);
            state.moving = moving(ui, cx, &mut state.calendar, course, first);
        }
    });
    // What opened just now ends with the button that does it: that is to be in sight.
    if std::mem::take(&mut state.reveal) {
        shown.response.scroll_to_me(Some(egui::Align::BOTTOM));
    }
}

/// What the hours of the course would change on each day, and the button that does it. Returns whether it is
/// still to be shown.
fn giving_hours(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) -> bool {
    let key = (cx.workspace.revision, course.id);
    let preview = Arc::clone(state.hours_move.get(key, |_| Arc::new(hours_to_days(course, cx.ids))));
    let mut lunches = Vec::new();
    for ((index, day), (_, change)) in course.agenda.days.iter().enumerate().zip(&preview.days) {
        let text = match change {
            HoursChange::Changed(lunch) => {
                lunches.push((day.id, lunch));
                t!(cx, "details-hours-changed")
            }
            HoursChange::Same => t!(cx, "details-hours-same"),
            HoursChange::Happened => t!(cx, "details-day-happened"),
        };
        ui.scope(|ui| {
            // A line of text is no higher than its words.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| {
                ui.label(bold(&crate::ui::words::day(cx, index, day)));
                weak(ui, cx, text);
            });
        });
    }
    for line in lunch_words::lines(cx, &course.agenda, &lunches) {
        weak(ui, cx, &line);
    }
    ui.add_space(space::S);
    let mut going = true;
    ui.horizontal_wrapped(|ui| {
        let some = preview.days.iter().any(|(_, change)| matches!(change, HoursChange::Changed(_)));
        if button_if(ui, cx, some, None, t!(cx, "details-hours-do"), Tone::Primary).clicked() {
            cx.edit(preview.command());
            going = false;
        }
        if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
            going = false;
        }
    });
    going
}

/// The dates as they would be from `first` on, and the button that moves them. Returns the first day to
/// show next, or none when it is over.
fn moving(
    ui: &mut Ui,
    cx: &Cx<'_>,
    calendar: &mut date_picker::State,
    course: &Course,
    mut first: Date,
) -> Option<Date> {
    weak(ui, cx, t!(cx, "details-move-explain"));
    let mut going = true;
    let dates = new_dates(&course.agenda, first, &course.days_off, &days_happened(course));
    let days: Vec<Date> = dates.iter().map(|(_, date)| *date).collect();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            let label = t!(cx, "new-course-first-date");
            let marks = Marks { first, days: &days, days_off: &course.days_off };
            if let Some(date) = date_picker(ui, cx, calendar, label, marks) {
                first = date;
            }
        });
        ui.add_space(space::L);
        ui.vertical(|ui| {
            for (index, day) in course.agenda.days.iter().enumerate() {
                let before = day.date.map(|date| cx.t.date(date, DateStyle::Short));
                ui.label(bold(&crate::ui::words::day(cx, index, day)));
                let Some((_, date)) = dates.iter().find(|(moved, _)| *moved == day.id) else {
                    weak(ui, cx, t!(cx, "details-day-happened"));
                    continue;
                };
                let after = cx.t.date(*date, DateStyle::Short);
                match before {
                    Some(before) if before != after => {
                        weak(ui, cx, &t!(cx, "details-moved-day", after = after, before = before));
                    }
                    _ => weak(ui, cx, &after),
                }
            }
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                if button(ui, cx, None, t!(cx, "details-move-do"), Tone::Primary).clicked() {
                    let doc = DocId::Course(course.id);
                    let happened = days_happened(course);
                    cx.edit(redate(doc, &course.agenda, first, &course.days_off, &happened));
                    going = false;
                }
                if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
                    going = false;
                }
            });
        });
    });
    going.then_some(first)
}

fn trainers(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    heading(ui, t!(cx, "details-trainers"));
    for (index, trainer) in course.trainers.iter().enumerate() {
        ui.push_id(trainer.id, |ui| {
            field_row(ui, |ui| {
                let label = t!(cx, "details-trainer", number = index + 1);
                if let Some(name) = single_line(ui, cx, &label, &trainer.name, 280.0) {
                    cx.edit(Command::Course(course.id, CourseEdit::TrainerName(trainer.id, name)));
                }
                let name = t!(cx, "details-remove-trainer", name = trainer.name.clone());
                if in_line(ui, |ui| icon_button(ui, cx, ICON_DELETE, &name)).clicked() {
                    cx.edit(Command::Course(course.id, CourseEdit::RemoveTrainer(trainer.id)));
                }
            });
        });
    }
    if button(ui, cx, Some(ICON_ADD), t!(cx, "details-add-trainer"), Tone::Plain).clicked() {
        let trainer = Trainer::new(cx.ids.make(), "");
        cx.edit(Command::Course(course.id, CourseEdit::AddTrainer(trainer)));
    }
}

fn more(ui: &mut Ui, cx: &Cx<'_>, course: &Course, can: bool) {
    let way = |ui: &mut Ui, mark: MaterialIcon, key: &str| {
        row_button(ui, cx, mark, cx.theme.accent, t!(cx, key)).clicked()
    };
    if way(ui, ICON_CONTENT_COPY, "home-copy") {
        cx.push(Action::Show(Dialog::CopyCourse(course.id)));
    }
    if way(ui, ICON_SEND, "send-open") {
        cx.push(Action::Show(Dialog::SendCourse(course.id)));
    }
    if way(ui, ICON_FILE_OPEN, "take-in-open") {
        cx.push(Action::Files(FileAction::Pick(Pick::CourseFile)));
    }
    if way(ui, ICON_HELP, "questions-open") {
        cx.push(Action::Documents(DocumentAction::Questions(course.id)));
    }
    if way(ui, ICON_HISTORY, "backups-title") {
        cx.go(Place::Backups(Some(DocId::Course(course.id))));
    }
    ui.add_enabled_ui(can, |ui| {
        let (mark, key) =
            if course.archived { (ICON_UNARCHIVE, "home-unarchive") } else { (ICON_ARCHIVE, "home-archive") };
        if way(ui, mark, key) {
            cx.edit(Command::Course(course.id, CourseEdit::Archived(!course.archived)));
        }
        if row_button(ui, cx, ICON_DELETE, cx.theme.bad, t!(cx, "home-delete")).clicked() {
            cx.edit(Command::BinCourse(course.id));
            cx.go(Place::Home);
            let text = t!(cx, "home-deleted", title = course.title.clone());
            cx.push(Action::Say(Notice { level: Level::Success, text, offer: Some(Offer::Undo) }));
        }
    });
}
