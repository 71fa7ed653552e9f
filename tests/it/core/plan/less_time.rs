//! Fewer days and shorter days: what the proposals keep, what they say, and that they come true.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DayId, DocId, Ids, ItemId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use doorstep::core::model::course::Course;
use doorstep::core::model::package::starter_trainings;
use doorstep::core::model::progress::has_happened;
use doorstep::core::model::record::{Record, Status};
use doorstep::core::model::training::Training;
use doorstep::core::plan::cut::CutProposal;
use doorstep::core::plan::less_time::{fewer_days, fewest_days, shorter_course, shorter_day};
use doorstep::core::plan::new_course;
use doorstep::core::plan::problems::{Problem, problems};
use doorstep::core::plan::times::DaySchedule;
use proptest::prelude::*;

use super::cut::{begun, keeps_its_word, taken};
use crate::core::random;
use crate::courses;

fn ids() -> Ids {
    Ids::new(9_000, 77)
}

proptest! {
    #![proptest_config(random::cases(192))]

    #[test]
    fn fewer_days_lose_nothing_without_saying_so(course in random::course(), count in 1_usize..5) {
        let proposal = fewer_days(&course, count, &ids());
        if count >= course.agenda.days.len() || count < fewest_days(&course) {
            prop_assert_eq!(proposal, CutProposal::default());
            return Ok(());
        }
        keeps_its_word(&course, &proposal)?;
        if proposal.removed_days.is_empty() {
            prop_assert!(proposal.is_empty() && proposal.missing > 0);
            return Ok(());
        }
        let after = taken(&course, &proposal);
        prop_assert_eq!(after.agenda.days.len(), count);
        let left: BTreeSet<ItemId> = after.agenda.items().map(|item| item.id).collect();
        let said: BTreeSet<ItemId> = proposal
            .steps
            .iter()
            .filter(|step| step.to.is_none())
            .map(|step| step.item)
            .chain(proposal.left_out.iter().copied())
            .chain(proposal.replaced)
            .collect();
        for item in course.agenda.items() {
            prop_assert_eq!(left.contains(&item.id), !said.contains(&item.id), "{:?}", item.title);
            prop_assert!(!begun(&course, item.id) || left.contains(&item.id), "a record lost its item");
        }
        for id in &proposal.left_out {
            let item = course.agenda.item(*id).expect("it is there");
            prop_assert!(item.kind != ItemKind::Session, "a session went without a word");
        }
        // What has happened is as it was.
        for day in course.agenda.days.iter().filter(|day| has_happened(&course, day)) {
            prop_assert_eq!(after.agenda.day(day.id), Some(day));
        }
        // The parts of what is split are new items, and make up the whole.
        let new = after.agenda.items().filter(|item| course.agenda.item(item.id).is_none());
        let parts: usize = proposal.splits.iter().map(|split| split.parts.len() - 1).sum();
        prop_assert_eq!(new.count(), parts);
        for split in &proposal.splits {
            let whole = course.agenda.item(split.item).expect("it is there");
            let step = proposal.steps.iter().find(|step| step.item == split.item);
            let minutes = step.map_or(whole.minutes, |step| step.to.expect("it is not dropped"));
            prop_assert_eq!(split.parts.iter().map(|(.., minutes)| minutes).sum::<u32>(), minutes);
            for (id, day, minutes) in &split.parts {
                let part = after.agenda.item(*id).expect("it is there");
                prop_assert_eq!(part.minutes, *minutes);
                prop_assert!(part.min_minutes.is_none_or(|least| least <= part.minutes));
                prop_assert!(after.agenda.day(*day).is_some_and(|day| day.items.contains(part)));
            }
        }
    }

    #[test]
    fn one_undo_brings_everything_back(course in random::course(), count in 1_usize..5) {
        let proposal = fewer_days(&course, count, &ids());
        if proposal.is_empty() {
            return Ok(());
        }
        let mut editor = Editor::new(random::workspace(&course));
        let command = proposal.command(DocId::Course(course.id), &course.agenda);
        editor.run(command, Moment::default()).expect("it can be taken");
        editor.undo();
        prop_assert_eq!(&*editor.workspace().courses[&course.id], &course);
    }

    #[test]
    fn fewer_days_keep_sessions_in_order(course in random::course(), count in 1_usize..5) {
        let mut course = course;
        course.records.clear();
        let proposal = fewer_days(&course, count, &ids());
        if proposal.removed_days.is_empty() {
            return Ok(());
        }
        let after = taken(&course, &proposal);
        let order: BTreeMap<ItemId, usize> = course.agenda.items().map(|item| item.id).zip(0..).collect();
        let left = after.agenda.items().filter(|item| item.kind == ItemKind::Session);
        let places: Vec<usize> = left.filter_map(|item| order.get(&item.id).copied()).collect();
        prop_assert!(places.is_sorted(), "{:?}", places);
    }
}

fn starters() -> Vec<Training> {
    starter_trainings(include_str!("../../../../assets/package/starter-outline.en.json"))
        .expect("they can be read")
}

/// A course of the first trainings of the starter outline.
fn starter(trainings: usize) -> Course {
    let all = starters();
    let trainings: Vec<&Training> = all.iter().take(trainings).collect();
    new_course::new_course(&random::any_new(), &trainings, &Ids::new(0, 1), random::FIRST.at(8, 0, 0, 0))
}

/// What hinders teaching on the days of a plan: what runs late, what is run into, what stands empty.
fn hindered(course: &Course) -> Vec<(usize, Problem)> {
    let days = course.agenda.days.iter().enumerate();
    let all = days.flat_map(|(index, day)| problems(day).into_iter().map(move |problem| (index, problem)));
    let hinders = |problem: &Problem| {
        matches!(problem, Problem::PastEnd { .. } | Problem::Gap { .. } | Problem::Overlap { .. })
    };
    all.filter(|(_, problem)| hinders(problem)).collect()
}

#[test]
fn the_foundational_training_fits_into_four_days_with_every_session() {
    let course = starter(1);
    let proposal = fewer_days(&course, 4, &ids());
    assert_eq!((proposal.missing, &proposal.over), (0, &Vec::new()));
    assert!(proposal.steps.iter().all(|step| step.to.is_some()), "nothing is dropped");
    assert!(proposal.saved <= 190, "{}", proposal.saved);
    assert!(proposal.splits.len() <= 2);
    let after = taken(&course, &proposal);
    assert_eq!(hindered(&after), []);
    let titles: Vec<&str> = after.agenda.days.iter().map(|day| day.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Why home visiting matters",
            "Listening and building trust + Health, nutrition and daily care",
            "Play, observation and wellbeing",
            "Putting it together",
        ]
    );
    let split = &proposal.splits[0];
    let named: Vec<&str> =
        split.parts.iter().filter_map(|(id, ..)| Some(after.agenda.item(*id)?.title.as_str())).collect();
    assert!(named[0].ends_with(" (1/2)") && named[1].ends_with(" (2/2)"), "{named:?}");
}

#[test]
fn eight_days_fit_into_seven_and_six() {
    let course = starter(2);
    for (count, dropped) in [(7, 0), (6, 2)] {
        let proposal = fewer_days(&course, count, &ids());
        assert_eq!(proposal.missing, 0);
        let is_session = |id| course.agenda.item(id).is_some_and(|item| item.kind == ItemKind::Session);
        let gone = proposal.steps.iter().filter(|step| step.to.is_none() && is_session(step.item));
        assert_eq!(gone.count(), dropped);
        let after = taken(&course, &proposal);
        assert_eq!(hindered(&after), []);
    }
}

#[test]
fn what_cannot_fit_into_three_days_is_spread_and_said_and_core_sessions_stay() {
    let course = starter(1);
    let proposal = fewer_days(&course, 3, &ids());
    let over: u32 = proposal.over.iter().map(|(_, minutes)| minutes).sum();
    assert_eq!(over, proposal.missing);
    assert_eq!(proposal.missing, 175, "the cores and least lengths leave so much");
    assert!(proposal.over.iter().all(|(_, minutes)| *minutes <= 70), "{:?}", proposal.over);
    let after = taken(&course, &proposal);
    let late = |day: &Day| DaySchedule::of(day).end.saturating_sub(day.end.minutes());
    let late: Vec<(DayId, u32)> = after.agenda.days.iter().map(|day| (day.id, late(day))).collect();
    assert_eq!(late, proposal.over);
    let core = course
        .agenda
        .items()
        .filter(|item| item.kind == ItemKind::Session && item.priority == Priority::Core);
    for item in core {
        let parts: u32 = after
            .agenda
            .items()
            .filter(|part| part.reference == item.reference)
            .map(|part| part.minutes)
            .sum();
        assert_eq!(parts, item.minutes, "{}", item.title);
    }
}

#[test]
fn a_day_that_loses_an_hour_ends_an_hour_earlier() {
    let course = starter(1);
    for day in &course.agenda.days {
        let proposal = shorter_day(&course, day, 40, &ids());
        assert_eq!((proposal.saved, proposal.missing), (40, 0), "{}", day.title);
        let after = taken(&course, &proposal);
        let then = after.agenda.day(day.id).expect("the day");
        assert_eq!(DaySchedule::of(day).end - DaySchedule::of(then).end, 40, "{}", day.title);
        assert_eq!(hindered(&after), hindered(&course), "no gap before lunch");
    }
    let proposal = shorter_course(&course, 100, &ids());
    assert_eq!((proposal.saved, proposal.missing), (100, 0));
    let end =
        |course: &Course| -> u32 { course.agenda.days.iter().map(|day| DaySchedule::of(day).end).sum() };
    assert_eq!(end(&course) - end(&taken(&course, &proposal)), 100);
}

fn day(name: &str, items: Vec<Item>) -> Day {
    Day { items: items.into_iter().map(Arc::new).collect(), ..courses::day(name) }
}

fn three_mornings() -> Course {
    let soft = |title: &str| Item {
        priority: Priority::Shorten,
        min_minutes: Some(40),
        ..courses::item(ItemKind::Session, title, 60)
    };
    let morning = |name: &str| {
        let item = |kind, what: &str, minutes| courses::item(kind, &format!("{what} {name}"), minutes);
        day(
            name,
            vec![
                item(ItemKind::Opening, "Opening", 10),
                soft(&format!("First {name}")),
                item(ItemKind::Break, "Tea", 20),
                soft(&format!("Second {name}")),
                item(ItemKind::Closing, "Closing", 10),
            ],
        )
    };
    let course = courses::two_mornings();
    let days = vec![morning("A"), morning("B"), morning("C")];
    Course { agenda: Agenda { days, extra: serde_json::Map::new() }, ..course }
}

fn titles(day: &Day) -> Vec<&str> {
    day.items.iter().map(|item| item.title.as_str()).collect()
}

#[test]
fn three_mornings_fit_into_two() {
    let course = three_mornings();
    let proposal = fewer_days(&course, 2, &ids());
    assert_eq!(proposal.missing, 0);
    let after = taken(&course, &proposal);
    assert_eq!(
        titles(&after.agenda.days[0]),
        ["Opening A", "First A", "Tea A", "Second A", "First B", "Closing A"]
    );
    assert_eq!(
        titles(&after.agenda.days[1]),
        ["Opening B", "Second B", "Tea B", "First C", "Second C", "Closing C"]
    );
}

#[test]
fn a_day_that_is_over_takes_nothing_more() {
    let mut course = three_mornings();
    course.agenda.keep_order();
    for item in course.agenda.days[0].items.clone() {
        let record = Record { status: Status::Delivered, ..Record::default() };
        course.records.insert(item.id, Arc::new(record));
    }
    let proposal = fewer_days(&course, 2, &ids());
    let first = course.agenda.days[0].id;
    assert!(proposal.moves.iter().all(|(_, day)| *day != first));
    let after = taken(&course, &proposal);
    assert_eq!(after.agenda.days[0], course.agenda.days[0]);
    assert!(proposal.missing > 0, "four sessions of at least 40 minutes are too many for one morning");
}
