//! Undo, redo and refusal: whatever is edited, the way back and the way forth are exact.

use std::collections::BTreeMap;
use std::sync::Arc;

use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::history::{FEWEST_STEPS, MOST_BYTES, MOST_STEPS};
use doorstep::core::edit::people::PeopleEdit;
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::ids::{CourseId, DayId, DocId, Ids, ItemId, TrainingId};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::people::{Half, Participant};
use doorstep::core::model::record::Status;
use doorstep::core::model::training::Training;
use doorstep::core::model::workspace::{Doc, Workspace};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::core::random::{self, Op};
use crate::sample;

/// The data of a workspace, to compare.
type Data = (BTreeMap<CourseId, Arc<Course>>, BTreeMap<TrainingId, Arc<Training>>);

fn data(workspace: &Workspace) -> Data {
    (workspace.courses.clone(), workspace.trainings.clone())
}

/// Runs the edits; returns the data after each step that changed something.
fn run_apart(editor: &mut Editor, ops: &[Op]) -> Vec<Data> {
    let ids = Ids::new(3_000, 11);
    let mut states = vec![data(editor.workspace())];
    for (op, number) in ops.iter().zip(1_u64..) {
        let before = data(editor.workspace());
        let command = op.command(editor.workspace(), &ids);
        // An hour apart: nothing merges.
        let moment = Moment { millis: number * 3_600_000, interacting: false, today: None };
        match editor.run(command.clone(), moment) {
            Err(error) => assert_eq!(data(editor.workspace()), before, "{error} left a trace: {command:?}"),
            Ok(changed) if changed.is_empty() => {
                assert_eq!(data(editor.workspace()), before, "said it changed nothing: {command:?}");
            }
            Ok(_) => {
                assert_ne!(data(editor.workspace()), before, "said it changed something: {command:?}");
                states.push(data(editor.workspace()));
            }
        }
    }
    states
}

proptest! {
    #![proptest_config(random::cases(96))]

    #[test]
    fn undo_and_redo_pass_through_every_state(course in random::course(), ops in vec(random::op(), 1..40)) {
        let mut editor = Editor::new(random::workspace(&course));
        let states = run_apart(&mut editor, &ops);
        prop_assert_eq!(editor.history().undo_len(), states.len() - 1);
        for state in states.iter().rev().skip(1) {
            prop_assert!(!editor.undo().is_empty());
            prop_assert_eq!(&data(editor.workspace()), state);
        }
        prop_assert!(editor.undo().is_empty());
        for state in states.iter().skip(1) {
            prop_assert!(!editor.redo().is_empty());
            prop_assert_eq!(&data(editor.workspace()), state);
        }
        prop_assert!(editor.redo().is_empty());
    }

    #[test]
    fn merged_steps_lead_back_to_the_start_and_forth_to_the_end(
        course in random::course(),
        ops in vec(random::op(), 1..40),
    ) {
        let mut editor = Editor::new(random::workspace(&course));
        let start = data(editor.workspace());
        let ids = Ids::new(3_000, 11);
        let mut millis = 0;
        for op in &ops {
            millis += op.pause;
            let command = op.command(editor.workspace(), &ids);
            let _ = editor.run(command, Moment { millis, interacting: op.interacting, today: None });
        }
        let end = data(editor.workspace());
        let steps = editor.history().undo_len();
        for _ in 0..steps {
            editor.undo();
        }
        prop_assert_eq!(&data(editor.workspace()), &start);
        for _ in 0..steps {
            editor.redo();
        }
        prop_assert_eq!(&data(editor.workspace()), &end);
    }

    #[test]
    fn a_revision_grows_with_every_change_and_only_then(
        course in random::course(),
        ops in vec(random::op(), 1..20),
    ) {
        let mut editor = Editor::new(random::workspace(&course));
        let doc = DocId::Course(course.id);
        let ids = Ids::new(3_000, 11);
        for op in &ops {
            let before = (editor.revision(doc), editor.workspace().courses.get(&course.id).cloned());
            let _ = editor.run(op.command(editor.workspace(), &ids), Moment::default());
            let after = (editor.revision(doc), editor.workspace().courses.get(&course.id).cloned());
            prop_assert_eq!(before.1 != after.1, after.0 > before.0);
        }
    }

    #[test]
    fn a_course_and_a_command_survive_being_written_and_read(
        course in random::course(),
        ops in vec(random::op(), 1..10),
    ) {
        let text = serde_json::to_string(&course).expect("it can be written");
        prop_assert_eq!(&serde_json::from_str::<Course>(&text).expect("it can be read"), &course);
        let workspace = random::workspace(&course);
        let ids = Ids::new(3_000, 11);
        for op in &ops {
            let command = op.command(&workspace, &ids);
            let text = serde_json::to_string(&command).expect("it can be written");
            prop_assert_eq!(serde_json::from_str::<Command>(&text).expect("it can be read"), command);
        }
    }
}

fn titled(course: &Course, title: &str) -> Command {
    Command::Course(course.id, CourseEdit::Title(title.to_owned()))
}

fn small() -> Course {
    crate::courses::two_mornings()
}

#[test]
fn at_least_200_steps_can_be_taken_back() {
    let course = small();
    let mut editor = Editor::new(random::workspace(&course));
    for number in 0..250_u64 {
        let moment = Moment { millis: number * 60_000, interacting: false, today: None };
        editor.run(titled(&course, &format!("Course {number}")), moment).expect("it can be renamed");
    }
    let mut back = 0;
    while !editor.undo().is_empty() {
        back += 1;
    }
    assert!(back >= 200, "only {back} steps");
    assert_eq!(editor.workspace().courses[&course.id].title, course.title);
}

#[test]
fn typing_is_one_step_and_a_pause_begins_another() {
    let course = small();
    let mut editor = Editor::new(random::workspace(&course));
    for (millis, title) in [(0, "P"), (200, "Pl"), (900, "Pla"), (5_000, "Play")] {
        editor
            .run(titled(&course, title), Moment { millis, interacting: false, today: None })
            .expect("it can be renamed");
    }
    assert_eq!(editor.history().undo_len(), 2);
    editor.undo();
    assert_eq!(editor.workspace().courses[&course.id].title, "Pla");
    editor.undo();
    assert_eq!(editor.workspace().courses[&course.id].title, course.title);
}

#[test]
fn a_drag_is_one_step_however_long_it_takes() {
    let course = small();
    let mut editor = Editor::new(random::workspace(&course));
    let item = course.agenda.days[0].items[1].id;
    for (millis, minutes) in [(0, 65), (4_000, 70), (9_000, 75)] {
        let edit = AgendaEdit::Item(item, ItemField::Minutes(minutes));
        let command = Command::Agenda(DocId::Course(course.id), edit);
        editor.run(command, Moment { millis, interacting: true, today: None }).expect("it can be longer");
    }
    assert_eq!(editor.history().undo_len(), 1);
}

#[test]
fn typing_that_comes_back_to_where_it_began_leaves_no_step() {
    let course = small();
    let mut editor = Editor::new(random::workspace(&course));
    for (millis, title) in [(0, "Two mornings!"), (200, "Two mornings")] {
        editor
            .run(titled(&course, title), Moment { millis, interacting: false, today: None })
            .expect("it can be renamed");
    }
    assert_eq!(editor.history().undo_len(), 0);
    assert!(editor.undo().is_empty());
}

#[test]
fn a_new_edit_after_an_undo_forgets_what_was_undone() {
    let course = small();
    let mut editor = Editor::new(random::workspace(&course));
    editor.run(titled(&course, "First"), Moment::default()).expect("it can be renamed");
    editor.undo();
    editor
        .run(titled(&course, "Second"), Moment { millis: 9_000, interacting: false, today: None })
        .expect("renamed");
    assert!(editor.redo().is_empty());
    assert_eq!(editor.workspace().courses[&course.id].title, "Second");
}

#[test]
fn a_document_that_is_read_anew_is_not_overwritten_by_what_was_undone_before() {
    let course = small();
    let mut editor = Editor::new(random::workspace(&course));
    editor.run(titled(&course, "Mine"), Moment::default()).expect("it can be renamed");
    editor.undo();
    let theirs = Course { title: "Theirs".to_owned(), ..Course::clone(&course) };
    editor.take_in(Doc::Course(Arc::new(theirs)), false);
    assert!(editor.redo().is_empty() && editor.undo().is_empty());
    assert_eq!(editor.workspace().courses[&course.id].title, "Theirs");
}

/// A course of 80 sessions with so many notes, in an editor with nothing to undo.
fn eighty_sessions(notes: usize) -> (Editor, CourseId, Vec<ItemId>) {
    let course = sample::course(1, 8, notes);
    let items: Vec<ItemId> = course.agenda.items().map(|item| item.id).collect();
    let id = course.id;
    (Editor::new(random::workspace(&course)), id, items)
}

#[test]
fn what_undo_holds_on_to_is_bounded_however_long_one_works_and_however_large_the_course_is() {
    for (notes, long) in [(40, false), (40, true), (20_000, false)] {
        let (mut editor, id, items) = eighty_sessions(notes);
        let ids = Ids::new(7_000, 3);
        let mut most = 0;
        for round in 0..1_200_u32 {
            let item = items[round as usize % items.len()];
            let command = if round % 6 == 5 {
                let text = if long { "a long thought ".repeat(1_000) } else { format!("thought {round}") };
                let at = date(2026, 9, 14).at(8, 0, 0, 0);
                Command::Course(
                    id,
                    CourseEdit::AddNote(Box::new(Note::new(
                        ids.make(),
                        NoteKind::Note,
                        NoteTarget::Course,
                        at,
                        text,
                    ))),
                )
            } else {
                let minutes = ItemField::Minutes(20 + round % 37);
                Command::Agenda(DocId::Course(id), AgendaEdit::Item(item, minutes))
            };
            let moment = Moment { millis: u64::from(round) * 3_600_000, interacting: false, today: None };
            editor.run(command, moment).expect("allowed");
            most = most.max(editor.history().bytes());
        }
        let steps = editor.history().undo_len();
        assert!(most > MOST_BYTES / 8, "counted: {most}");
        assert!(most <= MOST_BYTES || steps == FEWEST_STEPS, "{most} bytes in {steps} steps");
        assert!((FEWEST_STEPS..=MOST_STEPS).contains(&steps), "{steps}");
        // The list of twenty thousand notes alone is more than a fiftieth of what may be held.
        assert_eq!(notes == 20_000, steps == FEWEST_STEPS, "{steps}");
        // What is left to undo is undone exactly.
        for _ in 0..steps {
            assert!(!editor.undo().is_empty());
        }
        assert!(editor.undo().is_empty());
    }
}

/// Each small change of a session keeps a version of it with all of its texts, and each press for a whole half-day one
/// of everybody.
#[test]
fn what_a_step_copies_is_counted_and_not_only_what_it_says() {
    let (mut editor, id, items) = eighty_sessions(0);
    let long = "a step of the session\n".repeat(700);
    let moment = |round: u64| Moment { millis: round * 3_600_000, interacting: false, today: None };
    let doc = DocId::Course(id);
    let text = AgendaEdit::Item(items[3], ItemField::Steps(long.clone()));
    editor.run(Command::Agenda(doc, text), moment(0)).expect("allowed");
    for round in 1..=400 {
        let minutes = ItemField::Minutes(20 + u32::try_from(round % 37).expect("small"));
        editor
            .run(Command::Agenda(doc, AgendaEdit::Item(items[3], minutes)), moment(round))
            .expect("allowed");
    }
    let steps = editor.history().undo_len();
    assert!(editor.history().bytes() >= steps * long.len(), "{} in {steps}", editor.history().bytes());
    assert!(editor.history().bytes() <= MOST_BYTES && steps < 400, "{steps} steps");

    let (mut editor, id, _) = eighty_sessions(0);
    let people = |edit| Command::Course(id, CourseEdit::People(edit));
    let all: Vec<Participant> =
        (0..900_u64).map(|one| Participant::new(Ids::new(one, 5).make(), "Ana")).collect();
    editor.run(people(PeopleEdit::Add(all)), moment(0)).expect("allowed");
    let days: Vec<DayId> = editor.workspace().courses[&id].agenda.days.iter().map(|day| day.id).collect();
    for (round, day) in (1..).zip(days) {
        let before = editor.history().bytes();
        editor.run(people(PeopleEdit::AllPresent(day, Half::Morning)), moment(round)).expect("allowed");
        let grown = editor.history().bytes().saturating_sub(before);
        assert!(grown > 900 * size_of::<Participant>() || editor.history().undo_len() == FEWEST_STEPS);
    }
}

/// Each step of a course holds the list of its records, beside what it says.
#[test]
fn what_was_recorded_before_is_counted_in_each_step() {
    let grown = |recorded: bool| {
        let (mut editor, id, items) = eighty_sessions(0);
        let mut at = 0;
        let mut run = |command| {
            at += 3_600_000;
            let before = editor.history().bytes();
            editor.run(command, Moment { millis: at, interacting: false, today: None }).expect("allowed");
            editor.history().bytes() - before
        };
        for item in items.iter().filter(|_| recorded) {
            let status = RecordEdit::Status(Status::Delivered);
            run(Command::Course(id, CourseEdit::Record(*item, status)));
        }
        (run(Command::Course(id, CourseEdit::Place("Gori".to_owned()))), items.len())
    };
    let ((plain, _), (recorded, items)) = (grown(false), grown(true));
    let entry = size_of::<ItemId>() + size_of::<usize>();
    assert!(recorded >= plain + items * entry, "{plain} bytes without records, {recorded} with {items}");
}
