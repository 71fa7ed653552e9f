//! Stories of what is kept elsewhere while the disk fails, and of other versions that turn up.

use std::fs;
use std::path::PathBuf;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::CourseId;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, DocumentAction, FileAction, Pick, Place};
use doorstep::ui::cx::SaveView;
use egui_kittest::kittest::Queryable;

use crate::harness::{Setup, Window, window};

fn place(window: &mut Window, id: CourseId, text: &str) {
    window.act(Action::Edit(Command::Course(id, CourseEdit::Place(text.to_owned()))));
}

fn press(window: &mut Window, key: &str) {
    let words = I18n::new("en");
    window.get_by_label(words.get(key)).click();
    window.settle();
}

/// Steps until saving has failed: a window that can't save never settles.
fn until_failed(window: &mut Window) {
    for _ in 0..400 {
        window.clock.pass(50);
        window.step();
        if matches!(window.state().save_view(), SaveView::Failed(_)) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("saving goes well");
}

fn copies(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    all.sort();
    all
}

fn open_file(window: &mut Window, path: PathBuf) {
    window.outside.will_choose(path);
    window.act(Action::Files(FileAction::Pick(Pick::CourseFile)));
    window.settle();
}

#[test]
fn two_courses_of_one_title_are_two_copies_elsewhere_and_each_opens_again() {
    let mut window = window(&Setup::default());
    window.settle();
    let one = window.new_course("foundational");
    window.clock.pass(1_000);
    let other = window.new_course("foundational");
    window.settle();
    let courses = window.folder.path().join("courses");
    let away = window.folder.path().join("courses-away");
    fs::rename(&courses, &away).expect("the drive is pulled out");
    place(&mut window, one, "Ohrid");
    place(&mut window, other, "Bitola");
    until_failed(&mut window);
    let elsewhere = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        window.outside.will_choose(elsewhere.path());
        window.act(Action::Documents(DocumentAction::SaveElsewhere));
        while window.state().is_busy() {
            window.step();
        }
    }
    let copies = copies(elsewhere.path());
    let names: Vec<_> = copies.iter().map(|path| path.file_name().expect("a name")).collect();
    let wanted = ["Foundational course (2).doorstep.json", "Foundational course.doorstep.json"];
    assert_eq!(names, wanted, "one each, and pressing twice makes no more");
    // Another computer: both come in, each with what was typed.
    let mut there = crate::harness::window(&Setup::default());
    there.settle();
    for path in copies {
        open_file(&mut there, path);
    }
    assert_eq!((there.course(one).place.as_str(), there.course(other).place.as_str()), ("Ohrid", "Bitola"));
    // What this window still wants to save has its folder again.
    fs::rename(&away, &courses).expect("back again");
    window.settle();
}

#[test]
fn a_copy_of_a_course_that_is_here_takes_its_place_stands_beside_it_or_stays_outside() {
    for (key, places) in [
        ("other-theirs", vec!["Ohrid"]),
        ("other-both", vec!["Tirana", "Ohrid"]),
        ("other-mine", vec!["Tirana"]),
    ] {
        let mut window = window(&Setup::default());
        window.settle();
        let id = window.new_course("foundational");
        window.settle();
        let mut copy = (*window.course(id)).clone();
        copy.place = "Ohrid".to_owned();
        let path = window.folder.path().join("copy.json");
        fs::write(&path, doorstep::storage::codec::to_bytes(&copy).expect("bytes")).expect("written");
        open_file(&mut window, path);
        window.act(Action::Go(Place::Course(id, CourseTab::Details)));
        press(&mut window, key);
        let workspace = window.state().editor().workspace();
        let mut found: Vec<&str> = workspace.courses.values().map(|course| course.place.as_str()).collect();
        found.sort_by_key(|place| *place == "Ohrid");
        assert_eq!(found, places, "{key}");
        assert!(window.query_by_label(I18n::new("en").get("other-mine")).is_none(), "it is asked once");
        if key == "other-theirs" {
            window.act(Action::Undo);
            assert_eq!(window.course(id).place, "Tirana");
        }
    }
}
