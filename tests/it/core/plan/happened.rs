//! Commands that are meant for all days leave alone those on which something has happened.

use std::collections::BTreeSet;

use doorstep::core::edit::closing::ClosingEdit;
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::people::{PeopleEdit, PersonField};
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::edit::run::RunEdit;
use doorstep::core::ids::{DayId, DocId, Ids};
use doorstep::core::model::closing::Question;
use doorstep::core::model::course::Course;
use doorstep::core::model::people::{Attendance, Half, Participant};
use doorstep::core::model::progress::{days_happened, has_happened};
use doorstep::core::model::record::Status;
use doorstep::core::model::run::Stamp;
use doorstep::core::plan::hours::{HoursChange, hours_to_days};
use doorstep::core::plan::{dates, new_course, problems};
use doorstep::core::time::TimeOfDay;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::core::random;
use crate::courses::two_mornings;

/// The ways in which something happens on the first day of a course.
fn happenings(course: &Course) -> Vec<(&'static str, Vec<CourseEdit>)> {
    let day = &course.agenda.days[0];
    let session = day.items.iter().find(|item| item.kind.is_teaching()).expect("a session").id;
    let at = date(2026, 9, 14).at(9, 0, 0, 0);
    let run = RunEdit { began: Some(Stamp { millis: 0, wall: at }), ..RunEdit::default() };
    let ids = Ids::new(3, 1);
    let (question, person) = (Question::new(ids.make(), "How was it?"), Participant::new(ids.make(), "Aida"));
    let (asked, who) = (question.id, person.id);
    let away = Attendance { present: Some(false), ..Attendance::default() };
    let record = |edit| vec![CourseEdit::Record(session, edit)];
    let closing = |edit| CourseEdit::Closing(day.id, edit);
    vec![
        ("begun", vec![CourseEdit::Run(day.id, None, Box::new(run))]),
        ("recorded", record(RecordEdit::Status(Status::Skipped))),
        ("began by hand", record(RecordEdit::Started(Some(at)))),
        ("ended by hand", record(RecordEdit::Ended(Some(at)))),
        ("a key point was told", record(RecordEdit::KeyPoint(ids.make(), true))),
        ("closed", vec![closing(ClosingEdit::Closed(Some(at)))]),
        (
            "a sheet was counted",
            vec![closing(ClosingEdit::Begin(vec![question])), closing(ClosingEdit::Count(asked, 4, 1))],
        ),
        (
            "somebody was missed",
            vec![
                CourseEdit::People(PeopleEdit::Add(vec![person])),
                CourseEdit::People(PeopleEdit::Set(
                    who,
                    PersonField::Attendance(day.id, Half::Afternoon, away),
                )),
            ],
        ),
    ]
}

fn run(editor: &mut Editor, command: Command) {
    editor.run(command, Moment::default()).expect("it is possible");
}

#[test]
fn a_day_that_was_begun_recorded_or_closed_keeps_its_hours_its_date_and_its_sessions() {
    let course = two_mornings();
    assert!(!has_happened(&course, &course.agenda.days[0]));
    let doc = DocId::Course(course.id);
    for (what, edits) in happenings(&course) {
        let mut editor = Editor::new(random::workspace(&course));
        for edit in edits {
            run(&mut editor, Command::Course(course.id, edit));
        }
        let mut hours = course.hours.clone();
        (hours.start, hours.end) = (TimeOfDay::from_minutes(450), TimeOfDay::from_minutes(900));
        run(&mut editor, Command::Course(course.id, CourseEdit::Hours(hours.clone())));
        let before = editor.workspace().courses[&course.id].clone();
        let [first, second] = &before.agenda.days[..] else { panic!("two days") };
        let hours_move = hours_to_days(&before, &Ids::new(2, 1));
        let [(one, HoursChange::Happened), (other, HoursChange::Changed(_))] = hours_move.days[..] else {
            panic!("{what}: {hours_move:?}")
        };
        assert_eq!((one, other), (first.id, second.id), "{what}");
        let happened = days_happened(&before);
        assert_eq!(happened, BTreeSet::from([first.id]), "{what}");
        let new = new_course::empty_day(&hours, &Ids::new(1, 1));
        for command in [
            hours_move.command(),
            dates::redate(doc, &before.agenda, date(2026, 10, 5), &before.days_off, &happened),
            dates::push_dates(doc, &before.agenda, second.id, date(2026, 10, 5), &before.days_off, &happened),
            dates::insert_day(doc, &before.agenda, 0, new, &before.days_off, &happened),
        ] {
            run(&mut editor, command.clone());
            let after = editor.workspace().courses[&course.id].clone();
            assert_eq!(after.agenda.day(first.id), Some(first), "{what}: {command:?}");
            assert_ne!(after.agenda, before.agenda, "{what}: {command:?}");
            editor.undo();
        }
        let fix = problems::date_fix(doc, &before.agenda, first.id, &before.days_off, &happened);
        assert_eq!(fix, None, "{what}");
    }
}

#[test]
fn dates_of_days_that_happened_are_not_given_twice() {
    let mut course = two_mornings();
    let doc = DocId::Course(course.id);
    let third = new_course::empty_day(&course.hours, &Ids::new(1, 1));
    course.agenda.days.push(third);
    let happened = BTreeSet::from([course.agenda.days[1].id]);
    let moved = dates::new_dates(&course.agenda, date(2026, 9, 14), &course.days_off, &happened);
    let days: Vec<DayId> = course.agenda.days.iter().map(|day| day.id).collect();
    // Tuesday is taken by the day that has happened.
    assert_eq!(moved, [(days[0], date(2026, 9, 14)), (days[2], date(2026, 9, 16))]);
    let remove = dates::remove_day(doc, &course.agenda, days[0], &happened);
    let mut editor = Editor::new(random::workspace(&course));
    run(&mut editor, remove);
    let after = &editor.workspace().courses[&course.id].agenda;
    assert_eq!(after.day(days[1]).and_then(|day| day.date), course.agenda.days[1].date);
}

proptest! {
    #[test]
    fn whatever_is_done_to_all_days_what_happened_stays(
        course in random::course(),
        happened in prop::collection::vec(any::<bool>(), 8),
        first in 0_i64..400,
    ) {
        let doc = DocId::Course(course.id);
        let days: BTreeSet<DayId> = course
            .agenda
            .days
            .iter()
            .zip(&happened)
            .filter_map(|(day, happened)| happened.then_some(day.id))
            .collect();
        let first: Date = random::FIRST.saturating_add(jiff::Span::new().days(first));
        let mut editor = Editor::new(random::workspace(&course));
        let redate = dates::redate(doc, &course.agenda, first, &course.days_off, &days);
        if editor.run(redate, Moment::default()).is_ok() {
            let after = &editor.workspace().courses[&course.id].agenda;
            for day in course.agenda.days.iter().filter(|day| days.contains(&day.id)) {
                prop_assert_eq!(after.day(day.id), Some(day));
            }
            let given: Vec<Date> = after.days.iter().filter_map(|day| day.date).collect();
            let once: BTreeSet<Date> = given.iter().copied().collect();
            let before: Vec<Date> = course.agenda.days.iter().filter_map(|day| day.date).collect();
            let before_once: BTreeSet<Date> = before.iter().copied().collect();
            prop_assert!(once.len() == given.len() || before_once.len() < before.len());
        }
    }
}
