//! The rules of recording: which times are taken, and which status follows from them.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::ids::{ItemId, KeyPointId};
use doorstep::core::model::agenda::{Item, ItemKind, KeyPoint};
use doorstep::core::model::record::{Record, Status};
use doorstep::core::record::figures::points_done;
use doorstep::core::record::times::{End, TimeRefusal, in_order, read_time, set_times};
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
