//! Numbers agree everywhere: days, areas, course, summary; past runs and digests say what the record says.

use std::sync::Arc;

use doorstep::core::edit::command::{BatchName, Command};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::find::digest::Digest;
use doorstep::core::ids::Ids;
use doorstep::core::model::note::NoteTarget;
use doorstep::core::model::progress::{Progress, by_area, by_day, of_course};
use doorstep::core::model::record::{Record, Status};
use doorstep::core::model::summary::CourseSummary;
use doorstep::core::record::open_notes;
use doorstep::core::record::past_runs::{experience, runs_of};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::core::random;
use crate::courses;

fn sum(parts: impl IntoIterator<Item = Progress>) -> Progress {
    parts.into_iter().fold(Progress::default(), |sum, part| sum + part)
}

proptest! {
    #![proptest_config(random::cases(96))]

    #[test]
    fn days_areas_and_course_agree_after_any_edits(course in random::course(), ops in vec(random::op(), 0..25)) {
        let mut editor = Editor::new(random::workspace(&course));
        let ids = Ids::new(3_000, 11);
        for op in &ops {
            let _ = editor.run(op.command(editor.workspace(), &ids), Moment::default());
        }
        for course in editor.workspace().courses.values() {
            let whole = of_course(course);
            prop_assert_eq!(sum(by_day(course)), whole);
            prop_assert_eq!(sum(by_area(course).into_iter().map(|(_, progress)| progress)), whole);
            let summary = CourseSummary::of(course);
            prop_assert_eq!(summary.progress, whole);
            prop_assert_eq!(sum(summary.days.iter().map(|day| day.progress)), whole);
            prop_assert_eq!(whole.closed() + whole.planned + whole.in_progress, whole.sessions);
            prop_assert!(whole.minutes_delivered <= whole.minutes);
            prop_assert!((0.0..=1.0).contains(&whole.fraction()));
            let open = course.notes.iter().filter(|note| note.is_open()).count();
            prop_assert_eq!(open_notes::open_notes(course).count(), open);
            let digest = Digest::of(course);
            prop_assert_eq!(digest.notes.len(), course.notes.len());
            prop_assert_eq!(digest.notes.iter().filter(|note| note.open).count(), open);
            let teaching = course.agenda.items().filter(|item| item.kind.is_teaching()).count();
            prop_assert_eq!(digest.items.len(), teaching);
            prop_assert_eq!(digest.runs, runs_of(course));
        }
    }
}

#[test]
fn a_split_session_is_one_run() {
    let mut course = courses::two_mornings();
    let training = doorstep::core::ids::TrainingId::named("reference");
    let reference = doorstep::core::model::agenda::ItemReference {
        training,
        item: doorstep::core::ids::ItemId::named("reference"),
    };
    for index in [1, 3] {
        let item = Arc::make_mut(&mut course.agenda.days[0].items[index]);
        item.reference = Some(reference);
        let start = random::FIRST.at(9, 0, 0, 0);
        let record = Record {
            status: Status::Delivered,
            started: Some(start),
            ended: Some(start.checked_add(jiff::SignedDuration::from_mins(30)).expect("in range")),
            ..Record::default()
        };
        course.records.insert(item.id, Arc::new(record));
    }
    let runs = runs_of(&course);
    assert_eq!(runs.len(), 1);
    assert_eq!((runs[0].planned, runs[0].actual), (135, Some(60)));
    let all: Vec<_> = runs.iter().collect();
    assert_eq!(experience(&all).map(|one| (one.count, one.minutes)), Some((1, 60)));
}

#[test]
fn what_was_parked_before_a_day_is_carried_over_to_it() {
    let mut course = courses::two_mornings();
    let ids = Ids::new(0, 1);
    let mut park = |settled: bool, day: i8| {
        let at = jiff::civil::date(2026, 9, day).at(10, 0, 0, 0);
        course.notes.push(Arc::new(doorstep::core::model::note::Note {
            id: ids.make(),
            kind: doorstep::core::model::note::NoteKind::Parking,
            target: NoteTarget::Course,
            at,
            text: format!("{day} {settled}"),
            settled: settled.then_some(at),
            answer: String::new(),
            extra: serde_json::Map::new(),
        }));
    };
    park(false, 14);
    park(true, 14);
    park(false, 15);
    let carried = open_notes::carried_over(&course, jiff::civil::date(2026, 9, 15));
    assert_eq!(carried.map(|note| note.text.as_str()).collect::<Vec<_>>(), ["14 false"]);
}

#[test]
fn an_empty_batch_is_no_step() {
    let course = courses::two_mornings();
    let mut editor = Editor::new(random::workspace(&course));
    let changed = editor.run(Command::Batch(BatchName::Several, Vec::new()), Moment::default());
    assert_eq!(changed, Ok(Vec::new()));
    assert_eq!(editor.history().undo_len(), 0);
}
