//! What a split session is called, and what each of its parts keeps.

use std::sync::Arc;

use doorstep::core::edit::agenda::AgendaEdit;
use doorstep::core::edit::command::Command;
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DocId, ItemId, KeyPointId, TrainingId};
use doorstep::core::model::agenda::{Item, ItemKind, ItemReference, KeyPoint};
use doorstep::core::model::course::Course;

use crate::core::random;
use crate::courses;

/// A course in which “Listening” has an hour, at the least 40 minutes, and three key points.
fn course() -> Course {
    let mut course = courses::two_mornings();
    let point = |text: &str| KeyPoint::new(KeyPointId::named(text), text);
    let session = Item {
        min_minutes: Some(40),
        key_points: ["one", "two", "three"].map(point).to_vec(),
        ..courses::item(ItemKind::Session, "Listening", 60)
    };
    course.agenda.days[0].items.insert(1, Arc::new(session));
    course.agenda.keep_order();
    course
}

fn run(editor: &mut Editor, edit: AgendaEdit) {
    editor.run(Command::Agenda(DocId::Course(course().id), edit), Moment::default()).expect("it can be done");
}

/// The titles, minutes, least minutes and key points of the parts.
fn parts(editor: &Editor) -> Vec<(String, u32, Option<u32>, String)> {
    let items = editor.workspace().courses[&course().id].agenda.items();
    let parts = items.filter(|item| item.title.starts_with("Listening"));
    let points =
        |item: &Item| item.key_points.iter().map(|point| point.text.clone()).collect::<Vec<_>>().join(" ");
    parts.map(|item| (item.title.clone(), item.minutes, item.min_minutes, points(item))).collect()
}

fn part(title: &str, minutes: u32, least: u32, points: &str) -> (String, u32, Option<u32>, String) {
    (title.to_owned(), minutes, Some(least), points.to_owned())
}

#[test]
fn parts_are_counted_share_key_points_and_become_one_again() {
    let course = course();
    let mut editor = Editor::new(random::workspace(&course));
    let whole = course.agenda.days[0].items[1].id;
    let [second, third] = ["second", "third"].map(ItemId::named);
    run(&mut editor, AgendaEdit::Split(whole, 40, second));
    let halves = [part("Listening (1/2)", 40, 27, "one two"), part("Listening (2/2)", 20, 13, "three")];
    assert_eq!(parts(&editor), halves);
    run(&mut editor, AgendaEdit::Split(whole, 20, third));
    let thirds = [
        part("Listening (1/3)", 20, 14, "one"),
        part("Listening (2/3)", 20, 13, "two"),
        part("Listening (3/3)", 20, 13, "three"),
    ];
    assert_eq!(parts(&editor), thirds);
    run(&mut editor, AgendaEdit::MergeWithNext(whole));
    assert_eq!(parts(&editor), halves);
    run(&mut editor, AgendaEdit::MergeWithNext(whole));
    assert_eq!(parts(&editor), [part("Listening", 60, 40, "one two three")]);
}

#[test]
fn a_title_that_only_looks_counted_is_kept_and_other_sessions_are_left_alone() {
    let mut course = course();
    for (place, title) in [(1, "Listening (0/2)"), (3, "Listening (1/2)")] {
        Arc::make_mut(&mut course.agenda.days[0].items[place]).title = title.to_owned();
    }
    let mut editor = Editor::new(random::workspace(&course));
    let whole = course.agenda.days[0].items[1].id;
    run(&mut editor, AgendaEdit::Split(whole, 30, ItemId::named("second")));
    let titles: Vec<String> = parts(&editor).into_iter().map(|(title, ..)| title).collect();
    assert_eq!(titles, ["Listening (0/2) (1/2)", "Listening (0/2) (2/2)", "Listening (1/2)"]);
    // Of one title, but planned from another session.
    let mut course = self::course();
    for (place, title) in [(1, "Listening (1/2)"), (3, "Listening (2/2)"), (4, "Listening (2/2)")] {
        Arc::make_mut(&mut course.agenda.days[0].items[place]).title = title.to_owned();
    }
    let reference = ItemReference { training: TrainingId::named("other"), item: ItemId::named("other") };
    Arc::make_mut(&mut course.agenda.days[0].items[4]).reference = Some(reference);
    let mut editor = Editor::new(random::workspace(&course));
    run(&mut editor, AgendaEdit::Split(whole, 30, ItemId::named("second")));
    let titles: Vec<String> = parts(&editor).into_iter().map(|(title, ..)| title).collect();
    assert_eq!(
        titles,
        ["Listening (1/2)", "Listening (2/2)", "Listening (2/2)", "Listening (2/2)"].map(String::from)
    );
}
