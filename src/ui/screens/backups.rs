//! Backups: which there are, what they hold, and the way back to one.

use std::collections::BTreeSet;

use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons::{ICON_EXPAND_LESS, ICON_HISTORY, ICON_RESTORE, ICON_VISIBILITY};

use crate::core::ids::DocId;
use crate::core::model::course::Course;
use crate::core::model::parts::Part;
use crate::core::model::progress::Progress;
use crate::core::model::workspace::Doc;
use crate::t;
use crate::ui::action::{Action, BackupAction, Confirm, Dialog, Place, WindowAction};
use crate::ui::background::BackupEntry;
use crate::ui::cx::Cx;
use crate::ui::notices::trouble_text;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{
    Tone, bold, button, empty_state, list, list_row, row_button, scroll, text_button, title, weak,
};
use crate::ui::words;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen: the backups of a document, or which documents have some.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, _state: &mut State, doc: Option<DocId>) {
    scroll(ui, "backups", size::READING, |ui| {
        match doc.and_then(|doc| parts_of(cx, doc)) {
            None => title(ui, t!(cx, "backups-title")),
            Some((name, place)) => {
                let above =
                    [t!(cx, "backups-title"), place.as_str()].into_iter().filter(|part| !part.is_empty());
                weak(ui, cx, &above.collect::<Vec<&str>>().join(" · "));
                title(ui, &name);
            }
        }
        weak(ui, cx, t!(cx, "backups-explain"));
        ui.add_space(space::M);
        match doc {
            Some(doc) => one(ui, cx, doc),
            None => all(ui, cx),
        }
    });
}

/// What a document is called, and the place of a course: several may have one title.
fn parts_of(cx: &Cx<'_>, doc: DocId) -> Option<(String, String)> {
    match doc {
        DocId::Course(id) => cx.workspace.summary(id).map(|one| (one.title.clone(), one.place.clone())),
        DocId::Training(id) => cx.workspace.training(id).map(|one| (one.title.clone(), String::new())),
    }
}

/// Both in one line.
fn title_of(cx: &Cx<'_>, doc: DocId) -> Option<String> {
    let (title, place) = parts_of(cx, doc)?;
    Some(if place.is_empty() { title } else { format!("{title}, {place}") })
}

fn all(ui: &mut Ui, cx: &Cx<'_>) {
    let courses: BTreeSet<_> = cx.workspace.courses.keys().chain(cx.workspace.shelf.keys()).collect();
    let own = cx.workspace.trainings.keys().map(|id| DocId::Training(*id));
    let docs = courses.into_iter().map(|id| DocId::Course(*id)).chain(own);
    let mut docs: Vec<(DocId, String)> = docs.filter_map(|doc| Some((doc, title_of(cx, doc)?))).collect();
    for doc in cx.background.unreadable.keys() {
        if !docs.iter().any(|(other, _)| other == doc) {
            docs.push((*doc, t!(cx, "course-unreadable").to_owned()));
        }
    }
    docs.sort_by(|a, b| a.1.cmp(&b.1));
    if docs.is_empty() {
        empty_state(ui, cx, ICON_HISTORY, t!(cx, "backups-none"), t!(cx, "backups-none-explain"), |_| {});
        return;
    }
    list(ui, cx, |ui| {
        for (doc, title) in docs {
            ui.push_id(doc, |ui| {
                if row_button(ui, cx, ICON_HISTORY, cx.theme.accent, &title).clicked() {
                    cx.go(Place::Backups(Some(doc)));
                }
            });
        }
    });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, doc: DocId) {
    // Also when it was saved since: that made another one.
    if !cx.background.backups.contains_key(&doc) {
        cx.push(Action::Backups(BackupAction::List(doc)));
    }
    if let Some(trouble) = cx.background.unreadable.get(&doc) {
        ui.label(RichText::new(trouble_text(cx, trouble)).color(cx.theme.bad));
        ui.add_space(space::S);
    }
    match cx.background.backups.get(&doc) {
        None => weak(ui, cx, t!(cx, "backups-listing")),
        Some(entries) if entries.is_empty() => {
            empty_state(ui, cx, ICON_HISTORY, t!(cx, "backups-none"), t!(cx, "backups-none-explain"), |_| {});
        }
        Some(entries) => {
            list(ui, cx, |ui| {
                for entry in entries {
                    ui.push_id(&entry.path, |ui| list_row(ui, cx, |ui| backup(ui, cx, doc, entry)));
                }
            });
        }
    }
}

fn backup(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, entry: &BackupEntry) {
    let view = cx.background.backup_view.as_ref();
    let view = view.filter(|(of, path, _)| *of == doc && *path == entry.path).map(|(.., view)| view);
    let row = Vec2::new(ui.available_width(), size::CONTROL + space::S);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        if button(ui, cx, Some(ICON_RESTORE), t!(cx, "backups-restore"), Tone::Quiet).clicked() {
            cx.push(Action::Show(Dialog::Confirm(Box::new(Confirm {
                title: t!(cx, "backups-restore-ask").to_owned(),
                text: t!(cx, "backups-restore-explain", moment = cx.t.moment(entry.at)),
                yes: t!(cx, "backups-restore").to_owned(),
                action: Action::Backups(BackupAction::Restore(doc, entry.path.clone())),
                grave: false,
            }))));
        }
        let (icon, key) = match view {
            None => (ICON_VISIBILITY, "backups-look"),
            Some(_) => (ICON_EXPAND_LESS, "backups-look-away"),
        };
        if button(ui, cx, Some(icon), t!(cx, key), Tone::Quiet).clicked() {
            cx.push(Action::Backups(match view {
                None => BackupAction::LookAt(doc, entry.path.clone()),
                Some(_) => BackupAction::LookAway,
            }));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| when_and_what(ui, cx, entry));
    });
    if entry.foreign {
        ui.add(Label::new(RichText::new(t!(cx, "backups-foreign")).color(cx.theme.warn)).wrap());
    }
    let Some(view) = view else { return };
    ui.separator();
    match view {
        Ok(Doc::Course(course)) => contents(ui, cx, course),
        Ok(Doc::Training(training)) => {
            ui.label(bold(&training.title));
            for (index, day) in training.agenda.days.iter().enumerate() {
                ui.label(words::day(cx, index, day));
            }
        }
        Err(trouble) => {
            ui.label(RichText::new(trouble_text(cx, trouble)).color(cx.theme.bad));
        }
    }
}

/// When a version was saved, and what was changed after it.
fn when_and_what(ui: &mut Ui, cx: &Cx<'_>, entry: &BackupEntry) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::XS);
        ui.add(Label::new(cx.t.moment(entry.at)).truncate());
        if !entry.foreign && !entry.then.is_empty() {
            let parts: Vec<&str> = entry.then.iter().map(|part| t!(cx, part_key(*part))).collect();
            let text = t!(cx, "backups-then", parts = parts.join(", "));
            ui.add(Label::new(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak)).wrap());
        }
    });
}

fn part_key(part: Part) -> &'static str {
    match part {
        Part::Plan => "backups-part-plan",
        Part::Records => "backups-part-records",
        Part::Notes => "backups-part-notes",
        Part::People => "backups-part-people",
        Part::Materials => "backups-part-materials",
        Part::Details => "backups-part-details",
    }
}

/// What a version of a course holds.
fn contents(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    ui.label(bold(&course.title));
    let progress = Progress::of(course.agenda.items(), &course.records);
    ui.label(t!(
        cx,
        "backups-holds",
        days = course.agenda.days.len(),
        sessions = progress.sessions,
        recorded = progress.closed(),
        notes = course.notes.len()
    ));
    for (index, day) in course.agenda.days.iter().enumerate() {
        let mut line = words::day(cx, index, day);
        if let Some(date) = day.date {
            line = format!("{line} ({})", cx.t.date(date, crate::i18n::DateStyle::Short));
        }
        ui.label(line);
        let titles: Vec<&str> = day.items.iter().map(|item| item.title.as_str()).collect();
        weak(ui, cx, &titles.join(", "));
    }
    if text_button(ui, cx, t!(cx, "common-copy-text")).clicked() {
        let notes: Vec<&str> = course.notes.iter().map(|note| note.text.as_str()).collect();
        cx.push(Action::Window(WindowAction::Copy(notes.join("\n\n"))));
    }
}
