//! Stories of what goes wrong in the folder of a team: nothing is lost, and it is told in words.

use std::fs;
use std::path::Path;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{DeviceId, NoteId};
use doorstep::core::merge::state::State;
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::people::WithPeople;
use doorstep::exchange::course_file::{Sending, from_bytes, to_bytes};
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, Place};
use doorstep::ui::notices::sentence;
use doorstep::ui::team::TeamAction;
use egui_kittest::kittest::Queryable;
use jiff::Timestamp;
use jiff::civil::date;

use super::team::{course_files, look, member, note, rest, two};
use crate::harness::{Setup, window_on};

/// A device with a clock of its own wrote a change of a course.
fn wrote(root: &Path, name: &str, state: &State, at: Timestamp, change: impl FnOnce(&mut Course)) -> State {
    let device = DeviceId::named(name);
    let (mut state, mut course) = (state.clone(), state.course().expect("a course"));
    change(&mut course);
    state.observe(&course, device, 0).expect("a course");
    let sending = Sending { device, name: name.to_owned(), people: WithPeople::No, at: Some(at) };
    let folder = root.join(device.to_string());
    fs::create_dir_all(&folder).expect("made");
    let bytes = to_bytes(&state, &sending, &[]).expect("bytes");
    fs::write(folder.join(format!("{}.doorstep", course.id)), bytes).expect("written");
    state
}

#[test]
fn a_clock_that_is_wrong_decides_nothing() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, nino, id) = two(root.path(), WithPeople::No);
    drop(nino);
    let file = course_files(root.path()).pop().expect("Ana's");
    let begun = from_bytes(&fs::read(file).expect("there")).expect("whole").state;
    // The first says that it is the year 9999, the second wrote after it and says that it is 1970.
    let future =
        wrote(root.path(), "future", &begun, Timestamp::MAX, |course| course.title = "First".to_owned());
    wrote(root.path(), "past", &future, Timestamp::UNIX_EPOCH, |course| course.title = "Second".to_owned());
    look(&mut ana);
    assert_eq!(ana.course(id).title, "Second", "what knew of the other is newer, whatever the clocks say");
    ana.act(Action::Edit(Command::Course(id, CourseEdit::Title("Third".to_owned()))));
    rest(&mut ana);
    look(&mut ana);
    assert_eq!(ana.course(id).title, "Third");
    // The years are shown as they were told, and do no harm.
    ana.act(Action::Go(Place::Home));
    ana.act(Action::Show(Dialog::Team));
    assert!(ana.query_all_by_label_contains("future was seen last").next().is_some());
}

#[test]
fn one_course_that_was_copied_by_hand_is_put_together_and_what_differs_is_asked() {
    let root = tempfile::tempdir().expect("a folder");
    let mut ana = member("Ana", root.path());
    let id = ana.new_course("foundational");
    ana.settle();
    // Somebody copies the file of the course, as it stands in the data folder, to another computer.
    let copy = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let name = format!("courses/{id}.json");
    fs::create_dir_all(copy.path().join("courses")).expect("made");
    fs::copy(ana.folder.path().join(&name), copy.path().join(&name)).expect("copied");
    drop(window_on(&Setup::default(), std::sync::Arc::clone(&copy)));
    let mut nino = super::team::member_on("Nino", root.path(), copy);
    for (window, title) in [(&mut ana, "Ana's title"), (&mut nino, "Nino's title")] {
        window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
        window.settle();
        window.act(Action::Edit(Command::Course(id, CourseEdit::Title(title.to_owned()))));
        note(window, id, title);
        window.act(Action::Team(TeamAction::Share(id, Some(WithPeople::No))));
        window.settle();
        rest(window);
    }
    for window in [&mut ana, &mut nino] {
        look(window);
        rest(window);
    }
    for window in [&mut ana, &mut nino] {
        look(window);
        let asked = &window.state().background().questions[&id].questions;
        assert!(asked.iter().any(|question| question.field == "title"), "which title is a question");
        let mut notes: Vec<String> = window.course(id).notes.iter().map(|note| note.text.clone()).collect();
        notes.sort();
        assert_eq!(notes, ["Ana's title", "Nino's title"], "the work of both is there");
    }
    assert_eq!(ana.course(id).title, nino.course(id).title);
}

#[test]
fn an_older_doorstep_says_that_a_colleague_has_a_newer_one_and_goes_on_with_the_others() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::No);
    // As a version of later writes it.
    let folder = root.path().join(DeviceId::named("later").to_string());
    fs::create_dir_all(&folder).expect("made");
    let file = course_files(root.path()).pop().expect("Ana's");
    fs::write(folder.join("course.doorstep"), later(&fs::read(file).expect("there"))).expect("written");
    note(&mut nino, id, "from Nino");
    rest(&mut nino);
    look(&mut ana);
    assert_eq!(ana.course(id).notes.len(), 1);
    let trouble = ana.state().background().team.newer.clone().expect("told");
    ana.act(Action::Go(Place::Home));
    ana.act(Action::Show(Dialog::Team));
    ana.get_by_label(&sentence(&I18n::new("en"), &trouble));
    // Once everybody has it, all is well.
    fs::remove_dir_all(folder).expect("removed");
    look(&mut ana);
    assert!(ana.state().background().team.newer.is_none());
}

/// The same file as of a later version.
fn later(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for place in 0..old.len() {
        let mut entry = old.by_index(place).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        let text = text.replacen("\"version\": 1", "\"version\": 99", 1);
        new.write_all(text.as_bytes()).expect("written");
    }
    new.finish().expect("an archive").into_inner()
}

#[test]
fn what_can_not_be_written_is_said_and_written_once_it_can() {
    let root = tempfile::tempdir().expect("a folder");
    let (ana, mut nino, id) = two(root.path(), WithPeople::No);
    drop(ana);
    // Something stands where Nino's folder would be.
    let device = nino.folder.path().join("device.json");
    let device: serde_json::Value =
        serde_json::from_slice(&fs::read(device).expect("there")).expect("plain data");
    let place = root.path().join(device["id"].as_str().expect("an id"));
    fs::remove_dir_all(&place).ok();
    fs::write(&place, b"in the way").expect("written");
    note(&mut nino, id, "from Nino");
    rest(&mut nino);
    assert!(nino.state().background().team.trouble.is_some());
    assert_eq!(nino.course(id).notes.len(), 1, "at home nothing is lost");
    // That the folder can be looked into is no answer to that.
    look(&mut nino);
    assert!(nino.state().background().team.trouble.is_some(), "it is said until it is written");
    fs::remove_file(&place).expect("removed");
    rest(&mut nino);
    rest(&mut nino);
    assert!(nino.state().background().team.trouble.is_none());
    let file = place.join(format!("{id}.doorstep"));
    assert_eq!(from_bytes(&fs::read(file).expect("there")).expect("whole").course.notes.len(), 1);
}

#[test]
fn a_note_of_the_day_before_the_folder_went_is_there_when_it_comes_back() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::No);
    let away = root.path().with_extension("away");
    fs::rename(root.path(), &away).expect("moved");
    let at = date(2026, 9, 14).at(10, 0, 0, 0);
    let text = Note::new(NoteId::named("n"), NoteKind::Note, NoteTarget::Course, at, "written without it");
    nino.act(Action::Edit(Command::Course(id, CourseEdit::AddNote(Box::new(text)))));
    nino.settle();
    rest(&mut nino);
    // The computer is switched off, and on again a day later.
    let mut nino = nino.restart_at(86_400_000);
    fs::rename(&away, root.path()).expect("moved back");
    nino.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    nino.settle();
    look(&mut nino);
    rest(&mut nino);
    look(&mut ana);
    assert_eq!(
        ana.course(id).notes.len(),
        1,
        "what was not written before the end is written after the start"
    );
}

#[test]
fn a_folder_that_is_away_leaves_the_window_in_peace_and_is_found_again() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, nino, id) = two(root.path(), WithPeople::No);
    drop(nino);
    let away = root.path().with_extension("away");
    fs::rename(root.path(), &away).expect("moved");
    look(&mut ana);
    assert!(ana.state().background().team.trouble.is_some(), "it is said that the folder is away");
    // Nothing is asked of the disk while it is away, but for a look now and then.
    for _ in 0..40 {
        ana.step();
        assert!(!ana.state().is_busy(), "it looks and looks");
    }
    fs::rename(&away, root.path()).expect("moved back");
    let mine = course_files(root.path()).pop().expect("Ana's");
    let begun = from_bytes(&fs::read(mine).expect("there")).expect("whole").state;
    wrote(root.path(), "Nino", &begun, Timestamp::UNIX_EPOCH, |course| course.title = "Hers".to_owned());
    rest(&mut ana);
    assert!(ana.state().background().team.trouble.is_none());
    assert_eq!(ana.course(id).title, "Hers", "it is looked there again without being asked to");
}
