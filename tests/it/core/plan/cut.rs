//! The cut helper: what it proposes, what it never touches, and that it keeps its word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DocId, ItemId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use doorstep::core::model::course::Course;
use doorstep::core::model::record::{Record, Status};
use doorstep::core::plan::cut::{CutProposal, cut_minutes, fewer_days};
use proptest::prelude::*;

use crate::core::random;
use crate::courses;

fn total(course: &Course) -> u32 {
    course.agenda.items().map(|item| item.minutes).sum()
}

/// The course after a proposal was taken.
fn taken(course: &Course, proposal: &CutProposal) -> Course {
    let doc = DocId::Course(course.id);
    let mut editor = Editor::new(random::workspace(course));
    editor.run(proposal.command(doc, &course.agenda), Moment::default()).expect("a proposal can be taken");
    Course::clone(&editor.workspace().courses[&course.id])
}

fn begun(course: &Course, id: ItemId) -> bool {
    course.records.get(&id).is_some_and(|record| record.status != Status::Planned)
}

fn keeps_its_word(course: &Course, proposal: &CutProposal) -> Result<(), TestCaseError> {
    for step in &proposal.steps {
        let item = course.agenda.item(step.item).expect("it is there");
        let sacred = item.kind.is_rest() || matches!(item.kind, ItemKind::Opening | ItemKind::Closing);
        prop_assert!(!sacred, "{:?} was touched", item.kind);
        prop_assert!(!begun(course, item.id), "what has begun was touched");
        prop_assert_eq!(step.from, item.minutes);
        match step.to {
            None => prop_assert_eq!(item.priority, Priority::Drop),
            Some(to) => {
                prop_assert!(to < item.minutes && item.priority != Priority::Core);
                prop_assert!(item.min_minutes.is_some_and(|least| to >= least));
            }
        }
    }
    let saved: u32 = proposal.steps.iter().map(|step| step.saved()).sum();
    prop_assert_eq!(proposal.saved, saved);
    Ok(())
}

proptest! {
    #![proptest_config(random::cases(192))]

    #[test]
    fn a_proposal_keeps_its_word(course in random::course(), wanted in 0_u32..400) {
        let proposal = cut_minutes(&course.agenda.days, &course.records, wanted);
        keeps_its_word(&course, &proposal)?;
        prop_assert_eq!(proposal.missing, wanted.saturating_sub(proposal.saved));
        // Only dropping can save more than was asked for, and then nothing was dropped for nothing.
        let dropped = proposal.steps.iter().filter(|step| step.to.is_none());
        let extra = proposal.saved.saturating_sub(wanted);
        prop_assert!(extra == 0 || dropped.clone().all(|step| step.from > extra));
        prop_assert!(proposal.saved <= wanted + dropped.map(|step| step.from).max().unwrap_or(0));
        if proposal.steps.iter().any(|step| step.to.is_none()) {
            // Nothing is dropped while shortening alone would do.
            let could_spare: u32 = course
                .agenda
                .items()
                .filter(|item| !item.kind.is_rest() && !begun(&course, item.id))
                .filter(|item| !matches!(item.kind, ItemKind::Opening | ItemKind::Closing))
                .filter(|item| item.priority != Priority::Core)
                .map(|item| item.minutes.saturating_sub(item.min_minutes.unwrap_or(item.minutes)))
                .sum();
            prop_assert!(could_spare < wanted);
        }
        if !proposal.steps.is_empty() {
            prop_assert_eq!(total(&course) - total(&taken(&course, &proposal)), proposal.saved);
        }
    }

    #[test]
    fn fewer_days_lose_nothing_without_saying_so(course in random::course(), count in 1_usize..5) {
        let proposal = fewer_days(&course.agenda, &course.records, count);
        if count >= course.agenda.days.len() {
            prop_assert_eq!(proposal, CutProposal::default());
            return Ok(());
        }
        keeps_its_word(&course, &proposal)?;
        if proposal.removed_days.is_empty() {
            prop_assert!(proposal.moves.is_empty() && proposal.steps.is_empty());
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
    }

    #[test]
    fn fewer_days_keep_sessions_in_order(course in random::course(), count in 1_usize..5) {
        let mut course = course;
        course.records.clear();
        let proposal = fewer_days(&course.agenda, &course.records, count);
        if proposal.removed_days.is_empty() {
            return Ok(());
        }
        let after = taken(&course, &proposal);
        let order: BTreeMap<ItemId, usize> = course.agenda.items().map(|item| item.id).zip(0..).collect();
        let day_of = |id: ItemId| after.agenda.position(id).map(|(day, _)| day);
        let sessions = course.agenda.items().filter(|item| item.kind == ItemKind::Session);
        let days: Vec<(usize, usize)> =
            sessions.filter_map(|item| Some((order[&item.id], day_of(item.id)?))).collect();
        prop_assert!(days.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{:?}", days);
    }
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
    let proposal = fewer_days(&course.agenda, &course.records, 2);
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
    let proposal = fewer_days(&course.agenda, &course.records, 2);
    let first = course.agenda.days[0].id;
    assert!(proposal.moves.iter().all(|(_, day)| *day != first));
    let after = taken(&course, &proposal);
    assert_eq!(after.agenda.days[0], course.agenda.days[0]);
    assert!(proposal.missing > 0, "four sessions of at least 40 minutes are too many for one morning");
}
