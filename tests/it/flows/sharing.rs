//! Stories of a course that two trainers share, each in a window and a data folder of their own.

use std::path::PathBuf;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, NoteId};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, DocumentAction, FileAction, Pick, Place};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::harness::{Setup, Window, window};

fn press(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

fn named(name: &str) -> Window {
    let mut window = window(&Setup::default());
    window.settle();
    let mut settings = window.state().settings().clone();
    settings.trainer_name = name.to_owned();
    window.act(Action::Settings(Box::new(settings)));
    window
}

fn edit(window: &mut Window, id: CourseId, edit: CourseEdit) {
    window.act(Action::Edit(Command::Course(id, edit)));
}

fn note(window: &mut Window, id: CourseId, text: &str) {
    let at = date(2026, 9, 14).at(10, 0, 0, 0);
    let note = Note::new(NoteId::named(text), NoteKind::Note, NoteTarget::Course, at, text);
    edit(window, id, CourseEdit::AddNote(Box::new(note)));
}

/// Sends the course from its details, with the buttons that are there.
fn send(window: &mut Window, id: CourseId) -> PathBuf {
    let words = I18n::new("en");
    window.act(Action::Go(Place::Course(id, CourseTab::Details)));
    window.settle();
    let file = window.folder.path().join("Course.doorstep");
    window.outside.will_choose(file.clone());
    window.get_by_label(words.get("send-open")).focus();
    window.run();
    press(window, words.get("send-open"));
    press(window, words.get("send-do"));
    window.settle();
    assert!(file.is_file());
    file
}

fn choose(window: &mut Window, file: PathBuf) {
    window.outside.will_choose(file);
    window.act(Action::Files(FileAction::Pick(Pick::CourseFile)));
    window.settle();
}

#[test]
fn a_course_goes_to_a_colleague_and_comes_back_with_more() {
    let words = I18n::new("en");
    let (mut ana, mut nino) = (named("Ana"), named("Nino"));
    let id = ana.new_course("foundational");
    note(&mut ana, id, "from Ana");
    let file = send(&mut ana, id);
    choose(&mut nino, file);
    assert!(nino.state().editor().workspace().course(id).is_none(), "it is shown first");
    nino.get_by_label("A course from Ana");
    press(&mut nino, words.get("take-in-new"));
    nino.settle();
    assert_eq!(nino.course(id).notes.len(), 1);
    assert_eq!(nino.course(id).agenda, ana.course(id).agenda);
    // Both work on it.
    note(&mut nino, id, "from Nino");
    note(&mut nino, id, "more from Nino");
    edit(&mut nino, id, CourseEdit::Place("School 7".to_owned()));
    edit(&mut ana, id, CourseEdit::Place("School 4".to_owned()));
    let before = ana.course(id);
    let file = send(&mut nino, id);
    choose(&mut ana, file.clone());
    press(&mut ana, words.get("take-in-merge"));
    ana.settle();
    assert_eq!(ana.course(id).notes.len(), 3);
    ana.get_by_label_contains("2 notes");
    ana.get_by_label_contains("1 question for you");
    // What both wrote is shown with who wrote it, and one press chooses.
    ana.get_by_label("School 4 (Ana)");
    press(&mut ana, "School 7 (Nino)");
    ana.settle();
    assert_eq!(ana.course(id).place, "School 7");
    ana.act(Action::Documents(DocumentAction::Questions(id)));
    ana.settle();
    ana.get_by_label(words.get("questions-none"));
    ana.act(Action::CloseDialog);
    let backups =
        std::fs::read_dir(ana.folder.path().join("backups/courses").join(id.to_string())).expect("kept");
    assert!(backups.count() >= 2, "both are among the backups");
    // One step back, and taken in once more.
    for _ in 0..2 {
        if ana.course(id) != before {
            ana.act(Action::Undo);
            ana.settle();
        }
    }
    assert_eq!(ana.course(id), before);
    choose(&mut ana, file.clone());
    press(&mut ana, words.get("take-in-merge"));
    ana.settle();
    assert_eq!(ana.course(id).notes.len(), 3);
    choose(&mut ana, file);
    press(&mut ana, words.get("take-in-merge"));
    ana.settle();
    ana.get_by_label(words.get("merge-nothing"));
}

#[test]
fn a_file_that_is_no_course_is_refused_in_words() {
    let words = I18n::new("en");
    let mut window = named("Ana");
    for (bytes, key) in [
        (&b"a picture"[..], "trouble-not-a-course-file"),
        (b"PK\x03\x04 and no more", "trouble-damaged-course-file"),
    ] {
        let file = window.folder.path().join("odd.doorstep");
        std::fs::write(&file, bytes).expect("written");
        choose(&mut window, file);
        window.get_by_label_contains(words.get(key));
    }
}
