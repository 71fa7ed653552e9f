//! Stories of who looks after many courses: of the team's folder and of one's own, in figures.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use doorstep::core::ids::{CourseId, DeviceId, ParticipantId};
use doorstep::core::model::course::Course;
use doorstep::core::model::people::{Participant, Sex};
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::record::digest::CourseDigest;
use doorstep::exchange::digest_file;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, FileAction, Pick, Place};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::courses::two_mornings;
use crate::flows::hands::{en, press};
use crate::harness::{Setup, Window, both_sizes, window};
use crate::world::Opened;

/// A course of a region that begins in this month of 2026.
fn course(name: &str, region: &str, month: i8) -> Course {
    let mut course = Course {
        id: CourseId::named(name),
        title: name.to_owned(),
        region: region.to_owned(),
        ..two_mornings()
    };
    for (day, number) in course.agenda.days.iter_mut().zip(1..) {
        day.date = Some(date(2026, month, number));
    }
    let person = Participant {
        sex: Some(Sex::Female),
        profession: "Midwife".to_owned(),
        ..Participant::new(ParticipantId::named(name), "Gulnara Asanova")
    };
    course.people.participants.push(Arc::new(person));
    let first = course.agenda.items().find(|item| item.kind.is_teaching()).expect("a session").id;
    let (status, reason) = (Status::Skipped, Some(ReasonKind::NoTime));
    course.records.insert(first, Arc::new(Record { status, reason, ..Record::default() }));
    course
}

/// A device of the team put its courses there in figures.
fn told(root: &Path, device: &str, courses: &[Course]) {
    let folder = root.join(DeviceId::named(device).to_string());
    fs::create_dir_all(&folder).expect("made");
    let digests: Vec<CourseDigest> = courses.iter().map(CourseDigest::of).collect();
    fs::write(folder.join("digests.json"), digest_file::to_bytes(&digests).expect("bytes")).expect("written");
}

fn in_team(setup: &Setup, root: &Path) -> Window {
    let mut window = window(setup);
    window.settle();
    window.outside.will_choose(root.to_owned());
    window.act(Action::Files(FileAction::Pick(Pick::TeamFolder)));
    window.settle();
    fs::create_dir_all(window.folder.path().join("downloads")).expect("made");
    window
}

fn go(window: &mut Window) {
    window.act(Action::Go(Place::Overview));
    window.settle();
}

#[test]
fn the_courses_of_the_team_and_ones_own_stand_on_one_line() {
    for setup in both_sizes() {
        let root = tempfile::tempdir().expect("a folder");
        told(root.path(), "ana", &[course("In Osh", "Osh", 3), course("In Naryn", "Naryn", 10)]);
        let mut window = in_team(&setup, root.path());
        let own = window.new_course("foundational");
        window.settle();
        window.act(Action::Go(Place::Home));
        window.get_by_label("Overview").click();
        window.run();
        window.settle();
        window.get_by_label_contains("3 courses: ");
        window.get_by_label_contains("1 to be recorded");
        window.get_by_label_contains("In Osh, 1 – 2 March 2026, To be recorded, 1 of ");
        window.get_by_label("Midwife");
        window.get_by_label("Hours by area");
        window.get_by_label_contains("Time ran out");
        assert!(window.query_by_label_contains("Gulnara").is_none(), "nobody is named");
        // One's own is a press away; a colleague's course that is not here can't be opened.
        window.get_by_label_contains("In Osh, ").click();
        window.run();
        assert_eq!(window.state().place(), Place::Overview);
        // The first of this name stands in the menu.
        window.query_all_by_label_contains("Foundational course, ").last().expect("its row").click();
        window.run();
        window.settle();
        assert_eq!(window.state().place(), Place::Course(own, CourseTab::Plan));
    }
}

#[test]
fn courses_are_chosen_and_come_out_as_report_and_spreadsheet() {
    let root = tempfile::tempdir().expect("a folder");
    told(root.path(), "ana", &[course("In Osh", "Osh", 3), course("In Naryn", "Naryn", 10)]);
    let mut window = in_team(&Setup::default(), root.path());
    go(&mut window);
    window.get_by_label("Region").click();
    window.run();
    window.get_by_label("Naryn").click();
    window.run();
    window.get_by_label_contains("1 course: ");
    assert!(window.query_by_label_contains("In Osh, ").is_none());
    let opened = |window: &mut Window, name: &str| {
        window.get_by_label(name).click();
        window.run();
        window.settle();
        let opened = window.outside.opened();
        let [Opened::Path(path)] = opened.as_slice() else { panic!("{opened:?}") };
        (path.clone(), fs::read(path).expect("written"))
    };
    let (path, bytes) = opened(&mut window, "Open as a report");
    assert_eq!(path.file_name().expect("a name").to_string_lossy(), "Overview of courses - 2026 · Naryn.pdf");
    let text = crate::report::pdf_pages(bytes).join(" ");
    assert!(text.contains("In Naryn") && !text.contains("In Osh"), "{text}");
    let (path, bytes) = opened(&mut window, "Spreadsheet");
    assert!(path.extension().is_some_and(|end| end == "xlsx") && bytes.starts_with(b"PK"));
}

#[test]
fn what_is_half_there_is_told_and_a_folder_that_is_gone_too() {
    let root = tempfile::tempdir().expect("a folder");
    told(root.path(), "ana", &[course("In Osh", "Osh", 3)]);
    let half = root.path().join(DeviceId::named("besa").to_string());
    fs::create_dir_all(&half).expect("made");
    fs::write(half.join("digests.json"), b"{\"format\":\"doorstep-digests\",\"ver").expect("written");
    let newer = b"{\"format\":\"doorstep-digests\",\"version\":9,\"courses\":[7]}";
    fs::write(half.join("digests (conflicted copy).json"), newer).expect("written");
    let mut window = in_team(&Setup::default(), root.path());
    go(&mut window);
    window.get_by_label_contains("2 files in the team’s folder can’t be read yet");
    window.get_by_label_contains("In Osh, ");
    // A copy that the engine made of an old file says nothing new.
    let old = half.parent().expect("the root").join(DeviceId::named("ana").to_string());
    fs::copy(old.join("digests.json"), old.join("digests.sync-conflict-1.json")).expect("copied");
    go(&mut window);
    window.get_by_label_contains("1 course: ");
    let away = root.path().with_extension("away");
    fs::rename(root.path(), &away).expect("moved");
    window.act(Action::Go(Place::Home));
    go(&mut window);
    let words = I18n::new("en");
    assert!(window.state().background().overview.trouble.is_some());
    window.get_by_label_contains(words.get("overview-none"));
    fs::rename(&away, root.path()).expect("moved back");
    window.act(Action::Go(Place::Home));
    go(&mut window);
    window.get_by_label_contains("In Osh, ");
}

#[test]
fn where_there_is_no_course_the_overview_leads_to_a_new_one() {
    let mut window = window(&Setup::default());
    window.settle();
    window.act(Action::Go(Place::Overview));
    window.settle();
    press(&mut window, en("home-new"));
    assert_eq!(window.state().place(), Place::NewCourse(None));
}

#[test]
fn a_course_names_its_region() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Go(Place::Course(id, CourseTab::Details)));
    window.get_by_label("Region").focus();
    window.run();
    window.get_by_label("Region").type_text("Osh");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    window.settle();
    assert_eq!(window.course(id).region, "Osh");
    go(&mut window);
    window.get_by_label("Region").click();
    window.run();
    window.get_by_label("Osh");
}
