//! Stories of notes: written by one press, kept from the first letter, open until they are answered.

use crate::flows::hands::{en, words_of_stories};
use doorstep::t;
use std::sync::Arc;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, DayId, ItemId, NoteId};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::hands::{count, fill, key, press, sees, type_text, words};
use crate::courses::{open, two_mornings};
use crate::harness::{Setup, Window, both_sizes, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn notes(setup: &Setup, course: Course, tab: CourseTab) -> Window {
    let mut window = window(setup);
    let place = Place::Course(course.id, tab);
    open(&mut window, course, place);
    window
}

fn note(name: &str, kind: NoteKind, target: NoteTarget) -> Note {
    Note::new(
        NoteId::named(name),
        kind,
        target,
        jiff::civil::date(2026, 9, 14).at(10, 0, 0, 0),
        name.to_owned(),
    )
}

fn with_notes(notes: impl IntoIterator<Item = Note>) -> Course {
    Course { notes: notes.into_iter().map(Arc::new).collect(), ..two_mornings() }
}

/// The name of the field for a new note while it has this kind.
fn field(words: &doorstep::i18n::I18n, kind: &str) -> String {
    format!("{}: {}", words.get("note-new"), words.get(kind))
}

const KINDS: [(NoteKind, &str); 6] = [
    (NoteKind::Note, "note-kind-note"),
    (NoteKind::Adaptation, "note-kind-adaptation"),
    (NoteKind::Question, "note-kind-question"),
    (NoteKind::Observation, "note-kind-observation"),
    (NoteKind::FollowUp, "note-kind-follow-up"),
    (NoteKind::Parking, "note-kind-parking"),
];

#[test]
fn a_note_of_every_kind_takes_one_press() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = notes(&setup, two_mornings(), CourseTab::Notes);
        for (_, key) in KINDS {
            fill(&mut window, &field(&words, "note-kind-note"), &format!("Заметка {key}"));
            press(&mut window, &format!("{}: {}", words.get("note-new-kind"), words.get(key)));
        }
        let course = window.course(id());
        let kinds: Vec<NoteKind> = course.notes.iter().map(|note| note.kind).collect();
        assert_eq!(kinds, NoteKind::ALL);
        for (note, (_, key)) in course.notes.iter().zip(KINDS) {
            assert_eq!(note.text, format!("Заметка {key}"));
            assert_eq!(note.target, NoteTarget::Day(DayId::named("Monday")), "today's day is offered first");
        }
    }
}

#[test]
fn what_is_typed_is_kept_from_the_first_letter_and_is_one_step() {
    let mut window = notes(&Setup::default(), two_mornings(), CourseTab::Notes);
    let steps = window.state().editor().history().undo_len();
    fill(&mut window, &t!(words_of_stories(), "deliver-note-of", kind = "Note"), "T");
    assert_eq!(window.course(id()).notes.len(), 1);
    type_text(&mut window, "hey want");
    type_text(&mut window, " more role play");
    assert_eq!(window.course(id()).notes[0].text, "They want more role play");
    assert_eq!(window.state().editor().history().undo_len(), steps + 1);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(
        window.get_by_label(&t!(words_of_stories(), "deliver-note-of", kind = "Note")).value().as_deref(),
        Some(""),
        "ready for the next one"
    );
    assert_eq!(window.course(id()).notes.len(), 1);
    // Undo in a field undoes data, and the field does not undo by itself besides.
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.course(id()).notes.is_empty());
    key(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(window.course(id()).notes[0].text, "They want more role play");
}

#[test]
fn keys_begin_a_note_of_a_kind() {
    let mut window = notes(&Setup::default(), two_mornings(), CourseTab::Notes);
    key(&mut window, Modifiers::NONE, Key::F4);
    type_text(&mut window, "Is there a form for twins?");
    key(&mut window, Modifiers::NONE, Key::Enter);
    key(&mut window, Modifiers::NONE, Key::F8);
    type_text(&mut window, "Travel money");
    key(&mut window, Modifiers::NONE, Key::Enter);
    let kinds: Vec<NoteKind> = window.course(id()).notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::Question, NoteKind::Parking]);
}

#[test]
fn a_command_begins_a_note_from_anywhere_in_a_course() {
    let mut window = notes(&Setup::default(), two_mornings(), CourseTab::Plan);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Notes));
    type_text(&mut window, "Bring dolls");
    assert_eq!(window.course(id()).notes[0].text, "Bring dolls");
}

#[test]
fn the_parking_lot_is_carried_to_the_next_day_until_it_is_answered() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let parked = note("Who pays?", NoteKind::Parking, NoteTarget::Item(ItemId::named("Play")));
        let mut window = crate::harness::window(&setup);
        window.pass(24 * 3_600_000);
        open(&mut window, with_notes([parked]), Place::Course(id(), CourseTab::Record(None)));
        let carried = |count: i32| doorstep::t!(words, "record-carried", count = count);
        press(&mut window, &carried(1));
        fill(&mut window, &format!("{}: Who pays?", words.get("note-answer")), "The district");
        press(&mut window, &format!("{}: Who pays?", words.get("note-mark-answered")));
        let note = Arc::clone(&window.course(id()).notes[0]);
        assert!(note.settled.is_some());
        assert_eq!(note.answer, "The district");
        assert!(!sees(&window, &carried(1)), "answered, it is carried no further");
    }
}

#[test]
fn open_items_stand_first_and_are_answered_in_place() {
    let course = with_notes([
        note("Seen", NoteKind::Observation, NoteTarget::Course),
        note("Who?", NoteKind::Question, NoteTarget::Day(DayId::named("Tuesday"))),
    ]);
    let mut window = notes(&Setup::default(), course, CourseTab::Notes);
    assert!(sees(&window, en("notes-open-items")));
    let (open_at, rest_at) = (window.get_by_label("Who?").rect(), window.get_by_label("Seen").rect());
    assert!(open_at.top() < rest_at.top());
    fill(&mut window, "Answer: Who?", "The nurse");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.course(id()).notes[1].settled.is_some());
    assert!(!sees(&window, en("notes-open-items")));
    press(&mut window, &t!(words_of_stories(), "notes-show", text = "Who?"));
    press(&mut window, en("note-reopen"));
    assert!(window.course(id()).notes[1].is_open());
}

#[test]
fn notes_are_edited_and_deleted_with_a_way_back() {
    let course = with_notes([note("Frist", NoteKind::Note, NoteTarget::Day(DayId::named("Monday")))]);
    let mut window =
        notes(&Setup { size: [1280.0, 1200.0], ..Setup::default() }, course, CourseTab::Record(None));
    press(&mut window, &t!(words_of_stories(), "note-edit", text = "Frist"));
    fill(&mut window, en("note-text"), "First");
    press(&mut window, en("note-done"));
    assert_eq!(window.course(id()).notes[0].text, "First");
    press(&mut window, &t!(words_of_stories(), "note-delete", text = "First"));
    assert!(window.course(id()).notes.is_empty());
    press(&mut window, en("common-undo"));
    assert_eq!(window.course(id()).notes[0].text, "First");
}

#[test]
fn the_filter_finds_by_words_kind_and_state() {
    let course = with_notes([
        note("The deck of day 2 is old", NoteKind::FollowUp, NoteTarget::Course),
        note("Куклы нужны раньше", NoteKind::Adaptation, NoteTarget::Day(DayId::named("Tuesday"))),
        note("Lunch was late", NoteKind::Observation, NoteTarget::Day(DayId::named("Monday"))),
    ]);
    let mut window = notes(&Setup::default(), course, CourseTab::Notes);
    assert!(sees(&window, "3 notes"));
    fill(&mut window, en("notes-search"), "КУКЛЫ");
    assert!(sees(&window, "1 note") && sees(&window, "Куклы нужны раньше"));
    fill(&mut window, en("notes-search"), "no such words");
    assert!(sees(&window, en("notes-none-fit")));
    press(&mut window, en("notes-show-all"));
    assert!(sees(&window, "3 notes"));
    press(&mut window, en("notes-open"));
    assert!(sees(&window, "1 note") && sees(&window, "The deck of day 2 is old"));
}

#[test]
fn notes_of_all_courses_lead_to_where_they_belong() {
    let course = with_notes([note("Slower", NoteKind::Adaptation, NoteTarget::Item(ItemId::named("Play")))]);
    let mut window = notes(&Setup::default(), course, CourseTab::Plan);
    let mut other = with_notes([note("Elsewhere", NoteKind::Note, NoteTarget::Course)]);
    other.id = CourseId::named("another");
    other.title = "Another course".to_owned();
    window.act(Action::Edit(Command::CreateCourse(Box::new(other))));
    window.act(Action::Go(Place::Notes));
    assert!(sees(&window, "2 notes"));
    press(&mut window, &t!(words_of_stories(), "notes-go", about = "Two mornings · Day 1 · Play"));
    let doc = doorstep::core::ids::DocId::Course(id());
    assert_eq!(window.state().place(), Place::Session(doc, ItemId::named("Play")));
}

#[test]
fn ten_thousand_notes_draw_only_what_is_in_sight() {
    let many = (0..10_000).map(|number| note(&format!("Note {number}"), NoteKind::Note, NoteTarget::Course));
    let mut window = notes(&Setup::default(), with_notes(many), CourseTab::Notes);
    assert!(sees(&window, "10,000 notes") || sees(&window, "10000 notes"));
    assert!(count(&window, "Show the whole note") < 40);
    // A change is in the list at once.
    let gone = CourseEdit::RemoveNote(NoteId::named("Note 5000"));
    window.act(Action::Edit(Command::Course(id(), gone)));
    assert!(sees(&window, "9,999 notes") || sees(&window, "9999 notes"));
}

#[test]
fn notes_of_courses_that_are_not_open_are_listed_and_found() {
    let mut course = with_notes([note("Bring the big mirror", NoteKind::FollowUp, NoteTarget::Course)]);
    // Today's course is opened by the first screen: this one is long over.
    for day in &mut course.agenda.days {
        day.date = day.date.map(|date| date.checked_sub(jiff::Span::new().years(1)).expect("a date"));
    }
    let mut window = notes(&Setup::default(), course, CourseTab::Plan).restart();
    window.act(Action::Go(Place::Notes));
    window.settle();
    assert!(window.state().editor().workspace().course(id()).is_none(), "nobody has opened it");
    assert!(sees(&window, "Bring the big mirror"));
    key(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "big mirror");
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.settle();
    assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Notes));
    assert!(window.state().editor().workspace().course(id()).is_some(), "now it is open");
}
