//! Odd courses made shorter: many short sessions, one longer than a day, starts that hold, closings with a time.

use std::sync::Arc;

use doorstep::core::ids::{DayId, Ids, ItemId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use doorstep::core::model::course::Course;
use doorstep::core::plan::cut::{CutProposal, cut_minutes};
use doorstep::core::plan::less_time::{fewer_days, shorter_day};
use doorstep::core::plan::pack::share_out;
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::time::TimeOfDay;

use super::cut::taken;
use crate::courses::{item, two_mornings};

fn at(hour: u32, minute: u32) -> TimeOfDay {
    TimeOfDay::from_minutes(hour * 60 + minute)
}

fn session(title: &str, minutes: u32) -> Item {
    item(ItemKind::Session, title, minutes)
}

fn held(item: Item, hour: u32, minute: u32) -> Item {
    Item { locked_start: Some(at(hour, minute)), ..item }
}

fn may_drop(item: Item) -> Item {
    Item { priority: Priority::Drop, ..item }
}

/// A course of these days, each from nine to five.
fn course(days: Vec<(&str, Vec<Item>)>) -> Course {
    let day = |(name, items): (&str, Vec<Item>)| Day {
        title: name.to_owned(),
        items: items.into_iter().map(Arc::new).collect(),
        ..Day::new(DayId::named(name), at(9, 0), at(17, 0))
    };
    let days = days.into_iter().map(day).collect();
    Course { agenda: Agenda { days, extra: serde_json::Map::new() }.in_order(), ..two_mornings() }
}

/// The course with fewer days. What is too long is said to the minute, and nothing is run into unsaid.
fn with_days(course: &Course, count: usize) -> (CutProposal, Course) {
    let proposal = fewer_days(course, count, &Ids::new(1, 1));
    let after = taken(course, &proposal);
    let mut over = 0;
    for day in &after.agenda.days {
        let schedule = DaySchedule::of(day);
        let run_into: u32 = schedule.slots.iter().map(|slot| slot.overlap).sum();
        over += schedule.end.saturating_sub(day.end.minutes()) + run_into;
    }
    assert_eq!(over, proposal.missing, "{:?}", proposal.over);
    (proposal, after)
}

fn lines(day: &Day) -> Vec<(u32, &str)> {
    let slots = DaySchedule::of(day).slots;
    day.items.iter().zip(slots).map(|(item, slot)| (slot.start, item.title.as_str())).collect()
}

#[test]
fn many_short_sessions_fit_without_a_cut() {
    let many = |name: &'static str| {
        let mut items = vec![item(ItemKind::Opening, &format!("Opening {name}"), 10)];
        items.extend((0..12).map(|number| session(&format!("{name} {number}"), 20)));
        items.push(item(ItemKind::Closing, &format!("Closing {name}"), 10));
        (name, items)
    };
    let course = course(vec![many("A"), many("B"), many("C")]);
    let (proposal, after) = with_days(&course, 2);
    assert!(proposal.steps.is_empty() && proposal.splits.is_empty() && proposal.missing == 0);
    let taught = after.agenda.items().filter(|item| item.kind == ItemKind::Session).count();
    assert_eq!(taught, 36);
    // Two days of eight hours have room for 46 of twenty minutes: 2 × 12 of the third day's find some.
    assert_eq!(after.agenda.days.iter().map(|day| day.items.len()).sum::<usize>(), 36 + 4);
}

#[test]
fn a_session_longer_than_a_day_goes_on_the_next_day_with_a_word() {
    let course = course(vec![
        ("A", vec![session("Long", 600)]),
        ("B", vec![session("Short", 60)]),
        ("C", vec![session("Last", 60)]),
    ]);
    let (proposal, after) = with_days(&course, 2);
    assert_eq!((proposal.missing, proposal.splits.len()), (0, 1));
    let parts: Vec<(u32, &str)> =
        after.agenda.items().map(|item| (item.minutes, item.title.as_str())).collect();
    assert_eq!(parts[2..], [(60, "Short"), (60, "Last")]);
    assert_eq!((parts[0].1, parts[1].1, parts[0].0 + parts[1].0), ("Long (1/2)", "Long (2/2)", 600));
    // In one day nothing of it helps: it is said by how much.
    let (proposal, after) = with_days(&course, 1);
    assert_eq!(proposal.missing, 720 - 480);
    assert_eq!(after.agenda.days[0].items.len(), 3);
}

#[test]
fn what_holds_is_kept_where_it_stands_and_let_go_where_its_day_goes() {
    let course = course(vec![
        ("A", vec![session("Morning", 60), held(session("Doctor", 60), 14, 0), session("After", 30)]),
        ("B", vec![held(session("Visit", 45), 11, 0), may_drop(session("Songs", 45))]),
    ]);
    let (proposal, after) = with_days(&course, 1);
    assert_eq!((proposal.missing, proposal.steps.len()), (0, 0));
    let day = &after.agenda.days[0];
    let visit = day.items.iter().find(|item| item.title.starts_with("Visit")).expect("kept");
    assert_eq!(visit.locked_start, None, "eleven o'clock of a day that is gone");
    assert!(lines(day).contains(&(14 * 60, "Doctor")), "{:?}", lines(day));
    // It keeps its time though what stands before it is shorter now.
    let shorter = shorter_day(&course, &course.agenda.days[0], 30, &Ids::new(1, 1));
    assert!(lines(&taken(&course, &shorter).agenda.days[0]).contains(&(14 * 60, "Doctor")));
}

#[test]
fn a_start_that_has_to_be_run_into_is_said_to_the_minute() {
    let course = course(vec![
        ("A", vec![held(session("Early", 240), 9, 0), held(session("Noon", 60), 12, 0)]),
        ("B", vec![session("More", 30)]),
    ]);
    let (proposal, after) = with_days(&course, 1);
    assert_eq!(proposal.missing, 60);
    assert!(lines(&after.agenda.days[0]).contains(&(12 * 60, "Noon")), "it holds");
}

#[test]
fn nothing_is_taught_before_what_begins_the_day_or_after_what_closes_it() {
    let framed = |name: &'static str| {
        let title = |what: &str| format!("{what} {name}");
        let items = vec![
            held(item(ItemKind::Opening, &title("Opening"), 30), 10, 0),
            session(&title("First"), 90),
            held(item(ItemKind::Lunch, &title("Lunch"), 60), 12, 30),
            session(&title("Second"), 60),
            held(item(ItemKind::Closing, &title("Closing"), 20), 15, 30),
            item(ItemKind::Other, &title("Bus"), 10),
        ];
        (name, items)
    };
    let course = course(vec![framed("A"), framed("B")]);
    let (_, after) = with_days(&course, 1);
    let lines = lines(&after.agenda.days[0]);
    let place = |title: &str| lines.iter().position(|(_, other)| other.starts_with(title)).expect(title);
    assert_eq!(lines[0], (600, "Opening A"), "{lines:?}");
    for title in ["First A", "Second A", "First B", "Second B"] {
        assert!(place("Opening A") < place(title) && place(title) < place("Closing B"), "{lines:?}");
    }
    // On a day that keeps its closing, too, however much there is.
    let mut full = course.clone();
    full.agenda.days.push(Day { id: DayId::named("C"), ..course.agenda.days[1].clone() });
    for (number, item) in full.agenda.days[2].items.iter_mut().enumerate() {
        let minutes = item.minutes + if item.kind == ItemKind::Session { 90 } else { 0 };
        *item = Arc::new(Item { id: ItemId::named(&format!("C {number}")), minutes, ..Item::clone(item) });
    }
    let (proposal, after) = with_days(&full, 2);
    let day = &after.agenda.days[0];
    let closes = day.items.iter().position(|item| item.kind == ItemKind::Closing).expect("kept");
    let last = day.items.iter().rposition(|item| item.kind == ItemKind::Session).expect("taught");
    assert!(proposal.missing > 0 && last < closes, "{:?}", self::lines(day));
}

#[test]
fn what_stands_behind_the_closing_stays_there() {
    let evening = |name: &'static str| {
        let title = |what: &str| format!("{what} {name}");
        let items = vec![
            item(ItemKind::Other, &title("Bus"), 20),
            Item { priority: Priority::Shorten, min_minutes: Some(60), ..session(&title("First"), 90) },
            item(ItemKind::Closing, &title("Closing"), 20),
            item(ItemKind::Other, &title("Trainers meet"), 30),
        ];
        (name, items)
    };
    let course = course(vec![evening("A"), evening("B")]);
    let titles = |course: &Course| -> Vec<String> {
        course.agenda.days[0].items.iter().map(|item| item.title.clone()).collect()
    };
    let shorter = shorter_day(&course, &course.agenda.days[0], 20, &Ids::new(1, 1));
    assert_eq!(titles(&taken(&course, &shorter)), titles(&course));
    let (_, after) = with_days(&course, 1);
    assert_eq!(
        titles(&after),
        ["Bus A", "First A", "Bus B", "First B", "Trainers meet B", "Closing B", "Trainers meet A"]
    );
}

#[test]
fn a_day_of_sessions_from_everywhere_loses_its_title_and_says_so() {
    let days = ["A", "B", "C", "D"].map(|name| (name, vec![session(&format!("of {name}"), 60)]));
    let course = course(days.to_vec());
    let (proposal, after) = with_days(&course, 1);
    assert_eq!(proposal.titles, [(course.agenda.days[0].id, String::new())]);
    assert_eq!(after.agenda.days[0].title, "");
    let (proposal, _) = with_days(&course, 2);
    assert_eq!(proposal.titles, [(course.agenda.days[1].id, "B + C + D".to_owned())]);
}

#[test]
fn of_what_can_be_dropped_the_shortest_that_does_it_goes() {
    let course = course(vec![(
        "A",
        vec![
            may_drop(session("Long", 90)),
            session("Core", 60),
            may_drop(session("Middle", 60)),
            may_drop(session("Short", 20)),
        ],
    )]);
    let dropped = |minutes: u32| -> Vec<u32> {
        cut_minutes(&course.agenda.days, &course.records, minutes)
            .steps
            .iter()
            .map(|step| step.from)
            .collect()
    };
    assert_eq!(dropped(15), [20]);
    assert_eq!(dropped(70), [60, 20]);
}

#[test]
fn minutes_are_shared_out_in_steps_of_five() {
    for (spare, minutes) in [(vec![15, 20, 30], 17), (vec![30, 30, 30], 40), (vec![25, 10], 20)] {
        let given = share_out(&spare, minutes);
        assert_eq!(given.iter().sum::<u32>(), minutes);
        assert!(given.iter().filter(|given| *given % 5 != 0).count() <= 1, "{given:?}");
    }
    assert_eq!(share_out(&[7, 3], 40), [7, 3], "no more than there is");
}
