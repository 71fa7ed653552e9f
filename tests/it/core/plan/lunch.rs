//! Lunch at another time: the days flow round it, and nothing is left to mend.

use std::sync::Arc;

use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DayId, Ids, ItemId};
use doorstep::core::model::agenda::{Day, Item, ItemKind, Priority};
use doorstep::core::model::course::{Course, Hours};
use doorstep::core::model::package::starter_trainings;
use doorstep::core::model::progress::has_happened;
use doorstep::core::plan::hours::{HoursChange, hours_to_days};
use doorstep::core::plan::lunch::{LunchMove, MOST_LONGER, lunch_to_days};
use doorstep::core::plan::new_course::{NewCourse, new_course};
use doorstep::core::plan::problems::{Problem, problems};
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::time::{LONGEST_ITEM, TimeOfDay};
use proptest::prelude::*;

use crate::core::random;

fn ids() -> Ids {
    Ids::new(9_000, 77)
}

fn clock(hour: u32, minute: u32) -> TimeOfDay {
    TimeOfDay::from_minutes(hour * 60 + minute)
}

/// A course of a starter training (0: Foundational, 1: Extended) that eats at a time.
fn starter(training: usize, lunch: TimeOfDay) -> Course {
    let all = starter_trainings(include_str!("../../../../assets/package/starter-outline.en.json"))
        .expect("they can be read");
    let new = NewCourse { hours: Hours { lunch, ..Hours::default() }, ..random::any_new() };
    new_course(&new, &[&all[training]], &Ids::new(0, 1), random::FIRST.at(8, 0, 0, 0))
}

fn first_lunch(course: &Course) -> Option<Item> {
    course.agenda.items().find(|item| item.kind == ItemKind::Lunch).map(|item| Item::clone(item))
}

/// The course after a move was carried out; as it is, if nothing would change.
fn moved(course: &Course, change: &LunchMove) -> Course {
    let Some(command) = change.command(course) else { return course.clone() };
    let mut editor = Editor::new(random::workspace(course));
    editor.run(command, Moment::default()).expect("it can be done");
    let after = Course::clone(&editor.workspace().courses[&course.id]);
    editor.undo();
    assert_eq!(&*editor.workspace().courses[&course.id], course, "one step");
    after
}

/// What a trainer would have to mend.
fn to_mend(course: &Course) -> Vec<Problem> {
    let all = course.agenda.days.iter().flat_map(problems);
    all.filter(|one| !matches!(one, Problem::EndsEarly { .. } | Problem::NoBreak { .. })).collect()
}

/// The minutes that are taught under each reference and kind, in the order of the plan, parts as one.
fn taught(course: &Course) -> Vec<(ItemKind, String, u32)> {
    let mut taught: Vec<(ItemKind, String, u32)> = Vec::new();
    for item in course.agenda.items().filter(|item| item.kind == ItemKind::Session) {
        let title = item.title.split(" (").next().unwrap_or_default().to_owned();
        match taught.last_mut() {
            Some((_, last, minutes)) if *last == title => *minutes += item.minutes,
            _ => taught.push((item.kind, title, item.minutes)),
        }
    }
    taught
}

#[test]
fn lunch_at_any_usual_time_leaves_nothing_to_mend_in_the_starter_trainings() {
    for training in [0, 1] {
        let course = starter(training, Hours::default().lunch);
        let lunch = first_lunch(&course).expect("a lunch");
        for at in (11 * 60 + 30..=14 * 60).step_by(15).map(TimeOfDay::from_minutes) {
            let change = lunch_to_days(&course, &lunch, at, &ids());
            let after = moved(&course, &change);
            assert_eq!(to_mend(&after), [], "training {training}, lunch at {at}");
            for (_, day) in &change.days {
                assert_eq!((day.free, day.over, day.late), (0, 0, 0), "training {training}, lunch at {at}");
                assert!(day.split.len() <= 1, "training {training}, lunch at {at}");
            }
            let (before, after) = (taught(&course), taught(&after));
            assert_eq!(before.len(), after.len(), "training {training}, lunch at {at}");
            for ((_, title, minutes), (_, same, then)) in before.iter().zip(&after) {
                assert_eq!(title, same, "the order stays, lunch at {at}");
                assert!(then.abs_diff(*minutes) <= MOST_LONGER, "{title}: {minutes}, then {then}");
            }
        }
    }
}

#[test]
fn a_new_course_flows_round_its_lunch_from_the_start() {
    for training in [0, 1] {
        for at in (11 * 60 + 30..=14 * 60).step_by(15).map(TimeOfDay::from_minutes) {
            let course = starter(training, at);
            if at == clock(11, 45) {
                // Only where something is shortened: that is proposed, and mends it in one step.
                let lunch = first_lunch(&course).expect("a lunch");
                let mended = moved(&course, &lunch_to_days(&course, &lunch, at, &ids()));
                assert_eq!(to_mend(&mended), [], "training {training}");
            } else {
                assert_eq!(to_mend(&course), [], "training {training}, lunch at {at}");
            }
            let lunches = course.agenda.items().filter(|item| item.kind == ItemKind::Lunch);
            assert!(lunches.map(|item| item.locked_start).all(|start| start == Some(at)));
        }
    }
}

#[test]
fn lunch_that_goes_there_and_back_leaves_no_parts_behind() {
    let course = starter(0, Hours::default().lunch);
    let lunch = first_lunch(&course).expect("a lunch");
    let there = moved(&course, &lunch_to_days(&course, &lunch, clock(13, 0), &ids()));
    assert!(there.agenda.items().any(|item| item.title.ends_with("(1/2)")), "a session is split by a word");
    let back = moved(&there, &lunch_to_days(&there, &lunch, clock(12, 30), &Ids::new(9_500, 78)));
    assert_eq!(taught(&back), taught(&course));
    let order = |course: &Course| course.agenda.items().map(|item| item.id).collect::<Vec<ItemId>>();
    assert_eq!(order(&back), order(&course));
    assert!(back.agenda.items().all(|item| !item.title.contains("/2)")));
}

type Row =
    (&'static [(ItemKind, u32, bool)], (u32, u32), Result<&'static [(ItemKind, u32)], (u32, u32, u32)>);

/// Days from 9:00 to 17:00 (kind, minutes, whether it can be shortened to half), the new time of their lunch, and
/// what stands in them then; or what can't be mended: free, over, late.
fn rows() -> Vec<Row> {
    use ItemKind::{Break, Closing, Lunch, Opening, Session};
    vec![
        // Later by more than a split is worth: the next session begins before lunch.
        (
            &[(Session, 180, false), (Lunch, 60, false), (Session, 90, false)],
            (12, 30),
            Ok(&[(Session, 180), (Session, 30), (Lunch, 60), (Session, 60)]),
        ),
        // A little later: the session before lunch gets the minutes.
        (
            &[(Session, 180, false), (Lunch, 60, false), (Session, 90, false)],
            (12, 10),
            Ok(&[(Session, 190), (Lunch, 60), (Session, 90)]),
        ),
        // A whole session fits before lunch.
        (
            &[
                (Session, 120, false),
                (Break, 15, false),
                (Session, 45, false),
                (Lunch, 60, false),
                (Session, 60, false),
                (Session, 90, false),
            ],
            (13, 0),
            Ok(&[(Session, 120), (Break, 15), (Session, 45), (Session, 60), (Lunch, 60), (Session, 90)]),
        ),
        // Earlier: the last session before lunch goes on after it.
        (
            &[
                (Opening, 60, false),
                (Session, 90, false),
                (Session, 60, false),
                (Lunch, 60, false),
                (Session, 60, false),
            ],
            (12, 0),
            Ok(&[(Opening, 60), (Session, 90), (Session, 30), (Lunch, 60), (Session, 30), (Session, 60)]),
        ),
        // Nothing is taught that could fill the morning.
        (&[(Opening, 30, false), (Lunch, 60, false), (Closing, 15, false)], (13, 0), Err((0, 0, 0))),
        // Only a short session is there: it gets no hours.
        (&[(Session, 60, false), (Lunch, 60, false), (Closing, 15, false)], (13, 0), Err((180, 0, 0))),
    ]
}

#[test]
fn what_stands_round_lunch_flows_round_its_new_time() {
    for (index, (items, (hour, minute), expected)) in rows().into_iter().enumerate() {
        let make = |(place, (kind, minutes, _)): (usize, &(ItemKind, u32, bool))| {
            let id = ItemId::named(&format!("{index} {place}"));
            Arc::new(Item { priority: Priority::Core, ..Item::new(id, *kind, format!("S{place}"), *minutes) })
        };
        let items = items.iter().enumerate().map(make).collect();
        let day = Day { items, ..Day::new(DayId::named("day"), clock(9, 0), clock(17, 0)) };
        let mut course = starter(0, Hours::default().lunch);
        course.agenda.days = vec![day];
        let lunch = first_lunch(&course).expect("a lunch");
        let change = lunch_to_days(&course, &lunch, clock(hour, minute), &ids());
        let after = moved(&course, &change);
        let day = &after.agenda.days[0];
        let lunch = day.items.iter().find(|item| item.kind == ItemKind::Lunch).expect("it stays");
        assert_eq!(lunch.locked_start, Some(clock(hour, minute)), "row {index}");
        let [(_, told)] = &change.days[..] else { panic!("row {index}: {change:?}") };
        match expected {
            Ok(items) => {
                let now: Vec<(ItemKind, u32)> =
                    day.items.iter().map(|item| (item.kind, item.minutes)).collect();
                assert_eq!(now, items, "row {index}");
                assert_eq!((told.free, told.over, told.late), (0, 0, 0), "row {index}");
            }
            Err(expected) => assert_eq!((told.free, told.over, told.late), expected, "row {index}"),
        }
    }
}

#[test]
fn hours_for_all_days_flow_round_lunch_too() {
    let mut course = starter(0, Hours::default().lunch);
    course.hours.lunch = clock(13, 0);
    let change = hours_to_days(&course, &ids());
    assert!(change.days.iter().all(|(_, change)| matches!(change, HoursChange::Changed(_))));
    let mut editor = Editor::new(random::workspace(&course));
    editor.run(change.command(), Moment::default()).expect("it can be done");
    assert_eq!(to_mend(&editor.workspace().courses[&course.id]), []);
}

proptest! {
    #![proptest_config(random::cases(192))]

    #[test]
    fn no_session_is_lost_the_order_stays_and_what_can_be_filled_is(
        course in random::course(),
        minutes in (10_u32..16, 0_u32..12).prop_map(|(hour, five)| hour * 60 + five * 5),
    ) {
        let Some(lunch) = first_lunch(&course) else { return Ok(()) };
        let at = TimeOfDay::from_minutes(minutes);
        let change = lunch_to_days(&course, &lunch, at, &ids());
        let after = moved(&course, &change);
        for (before, now) in course.agenda.days.iter().zip(&after.agenda.days) {
            let told = change.days.iter().find(|(day, _)| *day == before.id).map(|(_, told)| told);
            if has_happened(&course, before) || told.is_none() {
                prop_assert_eq!(before, now);
                continue;
            }
            let told = told.expect("looked at above");
            // Everything is there, and what is taught in its order; parts that lunch split may be one again.
            let ids = |day: &Day| day.items.iter().map(|item| item.id).collect::<Vec<_>>();
            let (old, new) = (ids(before), ids(now));
            let gone: Vec<&Arc<Item>> = before.items.iter().filter(|item| !new.contains(&item.id)).collect();
            prop_assert!(gone.iter().all(|item| item.title.contains('/')), "{:?}", gone);
            let teaches = |item: &&Arc<Item>| matches!(item.kind, ItemKind::Session | ItemKind::Other);
            let places: Vec<usize> = now.items.iter().filter(teaches)
                .filter_map(|item| old.iter().position(|id| *id == item.id)).collect();
            prop_assert!(places.is_sorted(), "{:?}", places);
            // Minutes change only as it is told, and never below the least of what can be shortened.
            for item in &before.items {
                let Some(then) = now.items.iter().find(|other| other.id == item.id) else { continue };
                if item.priority == Priority::Core && !told.split.contains(&item.id) && gone.is_empty() {
                    let is_lunch = item.kind == ItemKind::Lunch;
                    prop_assert!(then.minutes >= item.minutes || is_lunch, "{:?}", item);
                }
            }
            // What stays free before lunch is told, and no session before it could have been lengthened.
            let slots = DaySchedule::of(now).slots;
            let own = before.items.iter().find(|item| item.kind == ItemKind::Lunch).expect("it changes").id;
            let index = now.items.iter().position(|item| item.id == own).expect("it stays");
            let locked = now.items[..index].iter().rposition(|item| item.locked_start.is_some()).unwrap_or(0);
            let before_lunch = (locked..index).rfind(|place| teaches(&&now.items[*place]));
            let free = slots[index].gap;
            prop_assert!(free == 0 || free == told.free || !now.items.iter().any(|item| teaches(&item)));
            let can_fill = before_lunch.is_some_and(|place| {
                let mut longer = now.clone();
                Arc::make_mut(&mut longer.items[place]).minutes += free;
                longer.items[place].minutes <= LONGEST_ITEM && DaySchedule::of(&longer).slots[index].gap == 0
            });
            prop_assert!(free == 0 || free > MOST_LONGER || !can_fill, "{:?}", now);
        }
    }
}
