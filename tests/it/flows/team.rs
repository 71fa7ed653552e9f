//! Stories of a team that shares a folder, each trainer in a window and a data folder of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::people::PeopleEdit;
use doorstep::core::ids::{CourseId, NoteId, ParticipantId};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::people::{Participant, Totals, WithPeople};
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, FileAction, Pick, Place};
use doorstep::ui::team::TeamAction;
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use super::hands::close;
use crate::harness::{Setup, Window, window_on};

/// A month, in milliseconds.
const MONTH: u64 = 30 * 86_400_000;

/// A trainer in the team of `root`.
pub fn member(name: &str, root: &Path) -> Window {
    member_on(name, root, Arc::new(tempfile::tempdir().expect("a folder")))
}

/// The same with this data folder.
pub fn member_on(name: &str, root: &Path, data: Arc<tempfile::TempDir>) -> Window {
    let mut window = window_on(&Setup::default(), data);
    window.settle();
    let mut settings = window.state().settings().clone();
    settings.trainer_name = name.to_owned();
    window.act(Action::Settings(Box::new(settings)));
    window.outside.will_choose(root.to_owned());
    window.act(Action::Files(FileAction::Pick(Pick::TeamFolder)));
    window.settle();
    assert!(window.state().settings().team_folder.is_some());
    window
}

pub fn note(window: &mut Window, id: CourseId, text: &str) {
    let at = date(2026, 9, 14).at(10, 0, 0, 0);
    let note = Note::new(NoteId::named(text), NoteKind::Note, NoteTarget::Course, at, text);
    window.act(Action::Edit(Command::Course(id, CourseEdit::AddNote(Box::new(note)))));
    window.settle();
}

/// The files of courses in the folder.
pub fn course_files(root: &Path) -> Vec<PathBuf> {
    files(root).into_iter().filter(|path| path.extension().is_some_and(|end| end == "doorstep")).collect()
}

/// All files of devices in the folder.
fn files(root: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(root).expect("there").map(|entry| entry.expect("an entry").path());
    let folders = folders.filter(|path| path.is_dir());
    folders
        .flat_map(|folder| fs::read_dir(folder).expect("there"))
        .map(|file| file.expect("one").path())
        .collect()
}

/// A minute goes by without an edit: what is due is written.
pub fn rest(window: &mut Window) {
    window.pass(61_000);
    window.settle();
}

pub fn look(window: &mut Window) {
    window.act(Action::Team(TeamAction::Look));
    window.settle();
}

/// Ana shares a course and Nino takes it in.
pub fn two(root: &Path, people: WithPeople) -> (Window, Window, CourseId) {
    let words = I18n::new("en");
    let (mut ana, mut nino) = (member("Ana", root), member("Nino", root));
    let id = ana.new_course("foundational");
    let person = Participant::new(ParticipantId::named("p"), "Gulnara");
    let add = CourseEdit::People(PeopleEdit::Add(vec![person]));
    ana.act(Action::Edit(Command::Course(id, add)));
    ana.settle();
    assert!(course_files(root).is_empty(), "nothing goes there before it is said");
    ana.act(Action::Team(TeamAction::Share(id, Some(people))));
    ana.settle();
    assert_eq!(course_files(root).len(), 1);
    look(&mut nino);
    nino.act(Action::Show(Dialog::Team));
    nino.get_by_label_contains("Ana was seen last");
    nino.get_by_label("Take in “Foundational course” from Ana…").click();
    nino.run();
    nino.settle();
    nino.get_by_label(words.get("take-in-new")).click();
    nino.run();
    nino.settle();
    assert_eq!(nino.course(id).agenda, ana.course(id).agenda);
    (ana, nino, id)
}

#[test]
fn what_was_written_last_goes_to_the_team_before_the_window_closes() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::No);
    note(&mut ana, id, "on the way out");
    assert!(close(&mut ana), "it closes");
    look(&mut nino);
    assert!(
        nino.course(id).notes.iter().any(|note| note.text == "on the way out"),
        "not only a minute later"
    );
}

#[test]
fn what_two_write_comes_to_both_by_itself() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::No);
    assert!(nino.course(id).people.participants.is_empty(), "people were not to go along");
    note(&mut nino, id, "from Nino");
    note(&mut ana, id, "from Ana");
    rest(&mut nino);
    rest(&mut ana);
    look(&mut ana);
    ana.get_by_label_contains("1 note from Nino");
    for window in [&mut ana, &mut nino] {
        rest(window);
        look(window);
    }
    for window in [&mut ana, &mut nino] {
        look(window);
        assert_eq!(window.course(id).notes.len(), 2);
    }
    assert_eq!(ana.course(id).people.participants.len(), 1);
    // Undone, it does not come again until there is more.
    ana.act(Action::Undo);
    ana.settle();
    look(&mut ana);
    assert_eq!(ana.course(id).notes.len(), 1);
    rest(&mut ana);
    look(&mut nino);
    assert_eq!(nino.course(id).notes.len(), 2, "and takes nothing from the others");
    rest(&mut nino);
    // All is quiet: nothing is written that says nothing new.
    let before: Vec<_> =
        course_files(root.path()).iter().map(|file| fs::read(file).expect("there")).collect();
    rest(&mut nino);
    rest(&mut nino);
    let after: Vec<_> = course_files(root.path()).iter().map(|file| fs::read(file).expect("there")).collect();
    assert_eq!(after, before);
}

#[test]
fn half_files_and_conflicted_copies_do_no_harm_and_a_stick_may_go() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::No);
    note(&mut nino, id, "from Nino");
    rest(&mut nino);
    for file in course_files(root.path()) {
        let bytes = fs::read(&file).expect("there");
        let copy = file.with_file_name("Course (conflicted copy LAPTOP-7).doorstep");
        fs::write(copy, &bytes).expect("written");
        let half = file.with_file_name("Course.sync-conflict-20260914.doorstep");
        fs::write(half, &bytes[..bytes.len() / 2]).expect("written");
        fs::write(file.with_file_name("~$odd.doorstep"), b"").expect("written");
    }
    look(&mut ana);
    assert_eq!(ana.course(id).notes.len(), 1);
    assert!(ana.state().background().team.trouble.is_none());
    // The stick is pulled: said in words, and nothing is made in its place.
    let away = root.path().with_extension("away");
    fs::rename(root.path(), &away).expect("moved");
    note(&mut ana, id, "meanwhile");
    rest(&mut ana);
    assert!(ana.state().background().team.trouble.is_some());
    assert!(!root.path().exists());
    ana.act(Action::Go(Place::Home));
    ana.act(Action::Show(Dialog::Team));
    fs::rename(&away, root.path()).expect("moved back");
    rest(&mut ana);
    look(&mut ana);
    assert!(ana.state().background().team.trouble.is_none());
    look(&mut nino);
    assert_eq!(nino.course(id).notes.len(), 2);
}

#[test]
fn people_who_are_wiped_go_from_everywhere() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::All);
    assert_eq!(nino.course(id).people.participants.len(), 1);
    let wipe = CourseEdit::People(PeopleEdit::Wipe(Box::new(Totals { people: 1, ..Totals::default() })));
    ana.act(Action::Edit(Command::Course(id, wipe)));
    ana.settle();
    ana.pass(100);
    ana.settle();
    look(&mut nino);
    assert!(nino.course(id).people.participants.is_empty());
    rest(&mut nino);
    for file in course_files(root.path()) {
        let read =
            doorstep::exchange::course_file::from_bytes(&fs::read(file).expect("there")).expect("whole");
        assert!(read.course.people.participants.is_empty());
    }
}

#[test]
fn a_folder_that_is_typed_leads_back_to_the_team_and_says_what_comes_next() {
    let root = tempfile::tempdir().expect("a folder");
    let words = I18n::new("en");
    let mut ana = window_on(&Setup::default(), Arc::new(tempfile::tempdir().expect("a folder")));
    ana.settle();
    ana.outside.no_dialogs();
    // From the first screen, where there is no course yet.
    ana.get_by_label(words.get("team-open")).click();
    ana.run();
    ana.get_by_label(words.get("team-choose")).click();
    ana.run();
    ana.settle();
    let typed = root.path().to_string_lossy();
    ana.get_by_role_and_label(egui::Role::TextInput, words.get("pick-path")).type_text(&typed);
    ana.run();
    ana.get_by_label(words.get("pick-use-path")).click();
    ana.run();
    ana.settle();
    ana.get_by_label(words.get("team-title"));
    ana.get_by_label(&typed);
    ana.get_by_label(words.get("team-nothing-yet"));
}

#[test]
fn leaving_takes_away_what_is_ones_own() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, id) = two(root.path(), WithPeople::No);
    note(&mut nino, id, "from Nino");
    rest(&mut nino);
    assert_eq!(course_files(root.path()).len(), 2);
    nino.act(Action::Team(TeamAction::Leave));
    nino.settle();
    assert_eq!(course_files(root.path()).len(), 1);
    assert!(nino.state().settings().team_folder.is_none());
    nino.get_by_label(I18n::new("en").get("team-left"));
    assert_eq!(nino.course(id).notes.len(), 1);
    ana.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    ana.act(Action::Team(TeamAction::Share(id, None)));
    ana.settle();
    assert!(course_files(root.path()).is_empty());
}

#[test]
fn a_course_that_is_not_open_gets_what_is_new_told_in_one_sentence() {
    let root = tempfile::tempdir().expect("a folder");
    let (ana, mut nino, id) = two(root.path(), WithPeople::No);
    // A month later it is no course of today, which would be opened at once.
    let mut ana = ana.restart_at(MONTH);
    assert!(ana.state().editor().workspace().course(id).is_none(), "nothing is new: it stays closed");
    note(&mut nino, id, "from Nino");
    rest(&mut nino);
    look(&mut ana);
    ana.get_by_label("“Foundational course”: 1 note from Nino");
    assert_eq!(ana.course(id).notes.len(), 1);
    // It is saved, and can be undone.
    let mut ana = ana.restart();
    ana.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    ana.settle();
    assert_eq!(ana.course(id).notes.len(), 1);
}

#[test]
fn what_is_new_in_several_courses_is_one_sentence() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, mut nino, first) = two(root.path(), WithPeople::No);
    let second = ana.new_course("extended");
    ana.settle();
    ana.act(Action::Edit(Command::Course(second, CourseEdit::Title("Second course".to_owned()))));
    ana.act(Action::Team(TeamAction::Share(second, Some(WithPeople::No))));
    ana.settle();
    rest(&mut ana);
    look(&mut nino);
    nino.act(Action::Show(Dialog::Team));
    nino.get_by_label_contains("Take in “Second course”").click();
    nino.run();
    nino.settle();
    nino.get_by_label(I18n::new("en").get("take-in-new")).click();
    nino.run();
    nino.settle();
    let mut ana = ana.restart_at(MONTH);
    for id in [first, second] {
        note(&mut nino, id, "from Nino");
    }
    rest(&mut nino);
    rest(&mut nino);
    look(&mut ana);
    ana.get_by_label_contains("New from your team in 2 courses: ");
    for id in [first, second] {
        assert_eq!(ana.course(id).notes.len(), 1);
    }
}

#[test]
fn the_figures_of_a_course_go_with_it_and_without_names() {
    let root = tempfile::tempdir().expect("a folder");
    let (mut ana, nino, id) = two(root.path(), WithPeople::No);
    drop(nino);
    let digests = || {
        let found =
            files(root.path()).into_iter().find(|path| path.ends_with("digests.json")).expect("there");
        let bytes = fs::read(found).expect("read");
        assert!(!String::from_utf8_lossy(&bytes).contains("Gulnara"));
        doorstep::exchange::digest_file::from_bytes(&bytes).expect("digests")
    };
    assert_eq!((digests().len(), digests()[0].people.people), (1, 1), "people are counted, if not named");
    ana.act(Action::Edit(Command::Course(id, CourseEdit::Region("Osh".to_owned()))));
    ana.settle();
    rest(&mut ana);
    assert_eq!(digests()[0].region, "Osh");
    ana.act(Action::Team(TeamAction::Share(id, None)));
    ana.settle();
    assert!(digests().is_empty());
}

#[test]
fn a_course_that_was_made_just_now_can_be_shared() {
    let root = tempfile::tempdir().expect("a folder");
    let mut ana = member("Ana", root.path());
    let id = ana.new_course("foundational");
    ana.act(Action::Show(Dialog::Team));
    ana.get_by_role_and_label(egui::Role::ComboBox, "Foundational course").click();
    ana.run();
    ana.get_by_label(I18n::new("en").get("team-without-people")).click();
    ana.run();
    ana.settle();
    assert_eq!(ana.state().settings().team_courses.get(&id), Some(&WithPeople::No));
    assert_eq!(course_files(root.path()).len(), 1);
}
