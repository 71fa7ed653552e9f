//! What is printed and packed: tables of copies and supplies, and ticks that open again when more is needed.

use std::sync::Arc;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::packing::PackingEdit;
use doorstep::core::ids::{LinkId, MaterialId, SupplyId, TrainerId};
use doorstep::core::materials::packing::{copies, people, supplies, things};
use doorstep::core::model::agenda::{Item, Supply};
use doorstep::core::model::built_in::{built_in_packages, starter};
use doorstep::core::model::course::{Course, Trainer};
use doorstep::core::model::link::{Copies, Link, LinkKind, Range};
use doorstep::core::model::workspace::Workspace;

use crate::courses::two_mornings;

fn link(name: &str, material: &str, copies: Copies, range: Option<Range>) -> Link {
    Link { range, copies, ..Link::to(LinkId::named(name), MaterialId::named(material), LinkKind::Handout) }
}

fn item<'a>(course: &'a mut Course, title: &str) -> &'a mut Item {
    let items = course.agenda.days.iter_mut().flat_map(|day| &mut day.items);
    let item = items.into_iter().find(|item| item.title == title).expect("an item");
    Arc::make_mut(item)
}

/// Supplies of a session.
fn needs(texts: &[&str]) -> Vec<Supply> {
    texts.iter().map(|text| Supply::new(SupplyId::named(text), *text)).collect()
}

/// Twenty people, two trainers, two spares: 24 copies for everybody.
fn course() -> Course {
    let mut course = two_mornings();
    course.participants = 20;
    course.trainers = ["Ana", "Besa"].map(|name| Trainer::new(TrainerId::named(name), name)).to_vec();
    let pages = Some(Range { first: 2, last: 3 });
    item(&mut course, "Talk").links = vec![
        link("a", "map", Copies::PerPerson, None),
        link("b", "cards", Copies::Count(6), None),
        link("c", "map", Copies::PerPerson, pages),
        link("d", "shown only", Copies::None, None),
    ];
    item(&mut course, "Listen").links =
        vec![link("e", "map", Copies::PerPerson, None), link("f", "cards", Copies::Count(9), None)];
    item(&mut course, "Talk").supplies = needs(&["Flip chart", " ", "Markers "]);
    item(&mut course, "Play").supplies = needs(&["flip chart"]);
    item(&mut course, "Listen").supplies = needs(&["flip chart", "Dolls"]);
    course
}

fn editor(course: Course) -> Editor {
    let mut editor = Editor::new(Workspace::new(built_in_packages(), starter()));
    editor.run(Command::CreateCourse(Box::new(course)), MOMENT).expect("made");
    editor
}

const MOMENT: Moment = Moment { millis: 0, interacting: false, today: None };

fn lines(course: &Course) -> Vec<(MaterialId, bool, u32, usize, bool)> {
    let lines = copies(course).into_iter();
    lines.map(|one| (one.material, one.range.is_some(), one.copies, one.items.len(), one.done)).collect()
}

#[test]
fn copies_are_for_participants_trainers_and_spares_and_each_handout_stands_once() {
    let course = course();
    assert_eq!(people(&course), 24);
    let (map, cards) = (MaterialId::named("map"), MaterialId::named("cards"));
    let expected = [(map, false, 24, 2, false), (cards, false, 9, 2, false), (map, true, 24, 1, false)];
    assert_eq!(lines(&course), expected);
}

#[test]
fn more_people_on_the_list_than_were_expected_count() {
    let mut course = course();
    course.participants = 0;
    assert_eq!(people(&course), 4);
    course.packing.for_trainers = false;
    course.packing.spares = 0;
    assert_eq!(people(&course), 0);
    assert_eq!(lines(&course).len(), 1, "what nobody gets is not copied; a number that was said is");
}

#[test]
fn a_tick_holds_until_more_copies_are_needed() {
    let mut workspace = editor(course());
    let id = course().id;
    let run =
        |workspace: &mut Editor, edit| workspace.run(Command::Course(id, CourseEdit::Packing(edit)), MOMENT);
    run(&mut workspace, PackingEdit::Copied(LinkId::named("a"), Some(24))).expect("ticked");
    let done = |workspace: &Editor| copies(workspace.workspace().course(id).expect("the course"))[0].done;
    assert!(done(&workspace));
    run(&mut workspace, PackingEdit::Spares(5)).expect("more");
    assert!(!done(&workspace), "three more are needed");
    run(&mut workspace, PackingEdit::Spares(1)).expect("fewer");
    assert!(done(&workspace));
    assert!(run(&mut workspace, PackingEdit::Spares(1_001)).is_err());
    run(&mut workspace, PackingEdit::Copied(LinkId::named("a"), None)).expect("taken away");
    assert!(!done(&workspace));
    workspace.undo();
    assert!(done(&workspace), "undone");
}

#[test]
fn supplies_are_gathered_by_day_and_ticked_by_day() {
    let mut course = course();
    let days = supplies(&course);
    let texts: Vec<Vec<&str>> =
        days.iter().map(|day| day.lines.iter().map(|line| line.text.as_str()).collect()).collect();
    assert_eq!(texts, [vec!["flip chart", "Markers"], vec!["flip chart", "Dolls"]]);
    assert_eq!(days[0].lines[0].items.len(), 2, "two sessions of the day need it");
    let day = days[0].day;
    course.packing.packed.entry(day).or_default().extend(days[0].lines[1].supplies.clone());
    let ticked: usize = supplies(&course).iter().flat_map(|day| &day.lines).filter(|line| line.done).count();
    assert_eq!(ticked, 1);
}

#[test]
fn what_several_days_need_is_one_thing_with_all_its_days() {
    let course = course();
    let days = supplies(&course);
    let told: Vec<(String, Vec<u32>, usize)> = things(&days)
        .into_iter()
        .map(|thing| {
            (thing.text, thing.days.iter().map(|(_, number, _)| *number).collect(), thing.items.len())
        })
        .collect();
    let expected = [("flip chart", vec![1, 2], 3), ("Markers", vec![1], 1), ("Dolls", vec![2], 1)];
    assert_eq!(told, expected.map(|(text, days, items)| (text.to_owned(), days, items)));
}
