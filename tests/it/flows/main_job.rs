//! The main job from end to end: a course, its plan changed, its files opened, its record and notes kept,
//! and all of it there after a restart.

use std::sync::Arc;

use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::ids::DocId;
use doorstep::core::model::agenda::Item;
use doorstep::core::model::course::Course;
use doorstep::core::model::link::LinkKind;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::record::{ReasonKind, Status};
use doorstep::ui::action::{Action, CourseTab, Dialog, DocumentAction, FileAction, OpenRequest, Place};

use crate::harness::{Opened, Setup, Window, window};

/// The sample course, whose files are really on the disk.
fn sample() -> (Window, Arc<Course>) {
    let mut window = window(&Setup::default());
    window.settle();
    window.act(Action::Documents(DocumentAction::OpenSample));
    window.settle();
    let Place::Course(id, _) = window.state().place() else { panic!("the sample is shown") };
    let course = window.course(id);
    (window, course)
}

/// The session with handouts of its own.
fn session(course: &Course) -> Arc<Item> {
    let mut items = course.agenda.items();
    let has_handouts = |item: &&Arc<Item>| item.links.iter().any(|link| link.kind == LinkKind::Handout);
    Arc::clone(items.find(has_handouts).expect("a session with handouts"))
}

fn open(window: &mut Window, course: &Course, kind: LinkKind) -> Vec<Opened> {
    let item = session(course);
    let link = item.links.iter().find(|link| link.kind == kind).expect("a link");
    window.act(Action::Files(FileAction::Open(OpenRequest {
        doc: DocId::Course(course.id),
        material: link.material,
        file: None,
        range: link.range,
        online: false,
    })));
    window.settle();
    window.outside.opened()
}

fn file_name(opened: &Opened) -> String {
    let (Opened::Path(path) | Opened::Page(path, _)) = opened else { panic!("a file: {opened:?}") };
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn slides_guide_and_handout_open_at_once_and_the_twin_steps_in() {
    let (mut window, course) = sample();
    assert_eq!(file_name(&open(&mut window, &course, LinkKind::Slides)[0]), "sample-day-1.pptx");
    let guide = open(&mut window, &course, LinkKind::Guide);
    assert_eq!(file_name(&guide[0]), "sample-guide.pdf");
    assert!(matches!(guide[0], Opened::Page(_, 2)), "at its page: {guide:?}");
    assert_eq!(file_name(&open(&mut window, &course, LinkKind::Handout)[0]), "sample-handout-moments.pdf");
    window.outside.no_program_for("pptx");
    window.pass(10_000);
    assert_eq!(file_name(&open(&mut window, &course, LinkKind::Slides)[0]), "sample-day-1.pdf");
}

#[test]
fn a_deck_that_is_not_here_offers_the_web() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let course = window.course(id);
    let item = course.agenda.items().find(|item| !item.links.is_empty()).expect("a session");
    let request = OpenRequest {
        doc: DocId::Course(id),
        material: item.links[0].material,
        file: None,
        range: None,
        online: false,
    };
    window.act(Action::Files(FileAction::Open(request.clone())));
    window.settle();
    assert!(matches!(window.state().dialog(), Some(Dialog::FileMissing(_))));
    assert_eq!(window.outside.opened(), []);
    window.act(Action::Files(FileAction::Open(OpenRequest { online: true, ..request })));
    window.settle();
    let opened = window.outside.opened();
    let [Opened::Url(url)] = opened.as_slice() else { panic!("an address: {opened:?}") };
    assert!(url.starts_with("https://clearinghouse.unicef.org/"), "{url}");
}

#[test]
fn what_was_planned_recorded_and_noted_is_there_after_a_restart() {
    let (mut window, course) = sample();
    let (id, doc) = (course.id, DocId::Course(course.id));
    let items: Vec<_> = course.agenda.days[1].items.iter().filter(|item| item.kind.is_teaching()).collect();
    let record = |item: &Item, edit| Action::Edit(Command::Course(id, CourseEdit::Record(item.id, edit)));
    let minutes = AgendaEdit::Item(items[0].id, ItemField::Minutes(25));
    window.act(Action::Edit(Command::Agenda(doc, minutes)));
    window.act(record(items[0], RecordEdit::Status(Status::Delivered)));
    window.act(record(items[1], RecordEdit::Status(Status::Partly)));
    window.act(record(items[1], RecordEdit::Reason(Some(ReasonKind::Discussion))));
    window.act(record(items[2], RecordEdit::Status(Status::Skipped)));
    window.act(record(items[2], RecordEdit::ReasonText("Свет отключили".to_owned())));
    let note = Note::new(
        doorstep::core::ids::NoteId::named("mine"),
        NoteKind::Parking,
        NoteTarget::Item(items[1].id),
        jiff::civil::date(2026, 9, 14).at(10, 20, 0, 0),
        "რა ვქნათ, როცა კარს არ გვიღებენ?",
    );
    window.act(Action::Edit(Command::Course(id, CourseEdit::AddNote(Box::new(note)))));
    let before = window.course(id);
    let mut window = window.restart();
    window.act(Action::Go(Place::Course(id, CourseTab::Record(None))));
    window.settle();
    assert_eq!(window.course(id), before);
    let planned: Vec<u32> = course.agenda.days[1].items.iter().map(|item| item.minutes).collect();
    let after: Vec<u32> = before.agenda.days[1].items.iter().map(|item| item.minutes).collect();
    assert_eq!(planned[1..], after[1..], "recording leaves the plan alone");
}
