//! Stories of a course that two trainers share, each in a window and a data folder of their own.

use std::path::PathBuf;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, DocId, NoteId};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, AddFile, CourseTab, Dialog, DocumentAction, FileAction, Pick, Place};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::harness::{Setup, Window, window, write_plausible};

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
    window.get_by_label(words.get("send-open")).click_accesskit();
    window.run();
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
    // What both wrote is shown with who wrote it, all together and at the field, and one press chooses.
    ana.get_by_label("School 4 (you)");
    ana.act(Action::CloseDialog);
    ana.act(Action::Go(Place::Course(id, CourseTab::Details)));
    ana.get_by_label("School 4 (you)");
    // The notice of the merge may still lie over it: by keyboard and screen reader it can be reached all the same.
    // One of them is shown, by chance of the ids: the other one is chosen.
    let shown = ana.course(id).place.clone();
    let other = if shown == "School 4" { "School 7 (Nino)" } else { "School 4 (you)" };
    ana.get_by_label(other).click_accesskit();
    ana.run();
    ana.settle();
    assert!(other.starts_with(&ana.course(id).place));
    assert!(ana.query_by_label("School 4 (you)").is_none(), "it is decided");
    // Back, and the question is there again; forth, and it is not.
    ana.act(Action::Undo);
    ana.settle();
    ana.get_by_label("School 4 (you)");
    ana.act(Action::Redo);
    ana.settle();
    assert!(ana.query_by_label("School 4 (you)").is_none());
    ana.act(Action::Documents(DocumentAction::Questions(id)));
    ana.settle();
    ana.get_by_label(words.get("questions-none"));
    ana.act(Action::CloseDialog);
    let backups =
        std::fs::read_dir(ana.folder.path().join("backups/courses").join(id.to_string())).expect("kept");
    assert!(backups.count() >= 2, "both are among the backups");
    // The choice and the merge are one step back each, and it can be taken in once more.
    for _ in 0..2 {
        ana.act(Action::Undo);
        ana.settle();
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

#[test]
fn a_merge_is_undone_after_the_course_was_sent_on_and_the_colleague_keeps_all() {
    let words = I18n::new("en");
    let (mut ana, mut nino) = (named("Ana"), named("Nino"));
    let id = ana.new_course("foundational");
    let file = send(&mut ana, id);
    choose(&mut nino, file);
    press(&mut nino, words.get("take-in-new"));
    nino.settle();
    note(&mut nino, id, "from Nino");
    let file = send(&mut nino, id);
    choose(&mut ana, file);
    press(&mut ana, words.get("take-in-merge"));
    ana.settle();
    note(&mut ana, id, "from Ana");
    send(&mut ana, id);
    for _ in 0..2 {
        ana.act(Action::Undo);
    }
    ana.settle();
    assert!(ana.course(id).notes.is_empty());
    let file = send(&mut ana, id);
    choose(&mut nino, file);
    press(&mut nino, words.get("take-in-merge"));
    nino.settle();
    assert_eq!(nino.course(id).notes.len(), 1, "what Nino wrote is Nino's");
}

#[test]
fn the_files_of_the_materials_go_along_if_wanted() {
    let words = I18n::new("en");
    let (mut ana, mut nino) = (named("Ana"), named("Nino"));
    let id = ana.new_course("foundational");
    for window in [&mut ana, &mut nino] {
        let folder = window.folder.path().join("materials");
        std::fs::create_dir(&folder).expect("made");
        let mut settings = window.state().settings().clone();
        settings.materials_folder = Some(folder.display().to_string());
        window.act(Action::Settings(Box::new(settings)));
    }
    let own = ana.folder.path().join("Our cases.pdf");
    write_plausible(&own);
    let add = AddFile {
        doc: DocId::Course(id),
        item: None,
        source: own.display().to_string(),
        title: "Our cases".to_owned(),
        kind: None,
    };
    ana.act(Action::Files(FileAction::Add(add)));
    ana.settle();
    let material = ana.course(id).materials.last().expect("added").files[0].id;
    assert!(ana.state().files().is_here(material));
    ana.act(Action::Show(Dialog::SendCourse(id)));
    let file = ana.folder.path().join("Course.doorstep");
    ana.outside.will_choose(file.clone());
    ana.get_by_label_contains("With the file of its materials").click();
    ana.run();
    press(&mut ana, words.get("send-do"));
    ana.settle();
    choose(&mut nino, file);
    nino.get_by_label("1 file of its materials");
    press(&mut nino, words.get("take-in-new"));
    nino.settle();
    assert!(nino.state().files().is_here(material));
    let there = std::fs::read(nino.folder.path().join("materials/Our cases.pdf")).expect("there");
    assert_eq!(there, std::fs::read(&own).expect("there"));
}
