//! The rules of recording: which times are taken, and which status follows from them.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::ids::{DayId, ItemId, KeyPointId};
use doorstep::core::model::agenda::{Item, ItemKind, KeyPoint};
use doorstep::core::model::record::{Record, Status};
use doorstep::core::record::figures::points_done;
use doorstep::core::record::times::{End, TimeRefusal, all_as_planned, in_order, read_time, set_times};
use jiff::civil::{DateTime, date};

use crate::core::random;
use crate::courses::two_mornings;

fn at(hour: i8) -> DateTime {
    date(2026, 9, 14).at(hour, 0, 0, 0)
}

#[test]
fn times_are_read_or_refused_with_the_reason() {
    let day = date(2026, 9, 14);
    assert_eq!(read_time("9:05", day), Ok(Some(day.at(9, 5, 0, 0))));
    assert_eq!(read_time("  ", day), Ok(None));
    for bad in ["25:00", "nine", "9", "12:60"] {
        assert_eq!(read_time(bad, day), Err(TimeRefusal::Unclear), "{bad}");
    }
    let (early, late) = (Some(at(9)), Some(at(10)));
    assert_eq!(in_order(late, End::Finish, (early, None)), Ok((early, late)));
    assert_eq!(in_order(late, End::Start, (None, early)), Err(TimeRefusal::Order));
}

#[test]
fn the_status_follows_from_the_times() {
    let course = two_mornings();
    let play = ItemId::named("Play");
    for (before, start, end, after) in [
        (Status::Planned, Some(9), None, Status::InProgress),
        (Status::Planned, Some(9), Some(10), Status::Delivered),
        (Status::Planned, None, Some(10), Status::Delivered),
        (Status::Planned, None, None, Status::Planned),
        (Status::InProgress, Some(9), Some(10), Status::Delivered),
        (Status::InProgress, None, None, Status::Planned),
        (Status::InProgress, Some(9), None, Status::InProgress),
        (Status::Partly, Some(9), Some(10), Status::Partly),
        (Status::Delivered, None, None, Status::Delivered),
    ] {
        let mut editor = Editor::new(random::workspace(&course));
        let status = Command::Course(course.id, CourseEdit::Record(play, RecordEdit::Status(before)));
        editor.run(status, Moment::default()).expect("a status is possible");
        let now = editor.workspace().courses[&course.id].clone();
        editor.run(set_times(&now, play, start.map(at), end.map(at)), Moment::default()).expect("times, too");
        let record = editor.workspace().courses[&course.id].record(play).cloned().unwrap_or_default();
        assert_eq!(record.status, after, "{before:?} {start:?} {end:?}");
        if after != Status::Planned {
            assert_eq!((record.started, record.ended), (start.map(at), end.map(at)), "{before:?}");
        }
    }
}

#[test]
fn a_day_that_ran_as_planned_leaves_what_was_recorded_as_it_is() {
    let course = two_mornings();
    let (monday, day) = (DayId::named("Monday"), date(2026, 9, 14));
    let mut editor = Editor::new(random::workspace(&course));
    let skipped = RecordEdit::Status(Status::Skipped);
    let skip = Command::Course(course.id, CourseEdit::Record(ItemId::named("Play"), skipped));
    editor.run(skip, Moment::default()).expect("a status is possible");
    let steps = editor.history().undo_len();
    let now = editor.workspace().courses[&course.id].clone();
    editor.run(all_as_planned(&now, monday, day).expect("some are open"), Moment::default()).expect("done");
    assert_eq!(editor.history().undo_len(), steps + 1, "one step");
    let now = editor.workspace().courses[&course.id].clone();
    let told = |title: &str| {
        let record = now.record(ItemId::named(title)).cloned().unwrap_or_default();
        (record.status, record.started, record.ended)
    };
    assert_eq!(told("Welcome"), (Status::Delivered, Some(at(9)), Some(day.at(9, 30, 0, 0))));
    assert_eq!(told("Play"), (Status::Skipped, None, None));
    assert_eq!(told("Talk"), (Status::Delivered, Some(day.at(10, 45, 0, 0)), Some(at(12))));
    assert_eq!(told("Tea").0, Status::Planned, "a break is not recorded");
    assert_eq!(told("Listen").0, Status::Planned, "another day");
    assert_eq!(all_as_planned(&now, monday, day), None, "nothing is left");
}

#[test]
fn key_points_are_counted_in_one_way_and_one_without_words_is_none() {
    let mut item = Item::new(ItemId::named("Play"), ItemKind::Session, "Play", 60);
    let point = |name: &str, text: &str| KeyPoint {
        id: KeyPointId::named(name),
        text: text.to_owned(),
        extra: doorstep::core::model::Extra::new(),
    };
    item.key_points = vec![point("a", "Talk"), point("b", "Sing"), point("c", "  ")];
    let mut record = Record::default();
    assert_eq!(points_done(&item, &record), (0, 2));
    record.key_points = vec![KeyPointId::named("b"), KeyPointId::named("c"), KeyPointId::named("gone")];
    assert_eq!(points_done(&item, &record), (1, 2));
}
