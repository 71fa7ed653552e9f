//! A proposal beside a day: what it offers, and that it changes only what is ticked.

use std::collections::BTreeSet;

use doorstep::core::agenda::{LinkKind, Range};
use doorstep::core::editor::{Editor, Moment};
use doorstep::core::ids::{Ids, MaterialId};
use doorstep::core::outline::{FoundSession, Outline};
use doorstep::core::proposal::{Change, Proposal};
use doorstep::core::workspace::DocId;
use proptest::prelude::*;

use super::random;
use crate::courses::two_mornings;

fn found(number: u32, title: &str, first: u32, minutes: Option<u32>) -> FoundSession {
    FoundSession {
        number: number.to_string(),
        title: title.to_owned(),
        first,
        last: first + 3,
        minutes,
        objectives: vec!["Listen".to_owned()],
        percent: 90,
    }
}

fn outline(sessions: Vec<FoundSession>) -> Outline {
    Outline { sessions, pages: 60, ..Outline::default() }
}

#[test]
fn what_is_there_is_linked_what_is_new_is_put_behind_its_neighbour() {
    let course = two_mornings();
    let doc = DocId::Course(course.id);
    let day = &course.agenda.days[0];
    let material = MaterialId::named("deck");
    let ids = Ids::new(5, 5);
    let deck = outline(vec![
        found(1, "Welcome", 2, Some(30)),
        found(2, "Brains in the making", 8, Some(40)),
        found(3, "PLAY!", 14, Some(90)),
    ]);
    let proposal = Proposal::of((doc, day), (material, LinkKind::Slides), &deck, &ids);
    let play = day.items.iter().find(|item| item.title == "Play").expect("there");
    let welcome = &day.items[0];
    let changes: Vec<&Change> = proposal.lines.iter().map(|line| &line.change).collect();
    assert_eq!(
        changes,
        [
            &Change::Link(None, Range { first: 2, last: 5 }),
            &Change::Add(Some(welcome.id)),
            &Change::Title("Play".to_owned()),
            &Change::Minutes(play.minutes, 90),
            &Change::Link(None, Range { first: 14, last: 17 }),
        ]
    );
    let mut editor = Editor::new(random::workspace(&course));
    let all: BTreeSet<usize> = (0..proposal.lines.len()).collect();
    let moment = Moment { millis: 0, interacting: false };
    editor.run(proposal.take(&course.agenda, &all, &ids).expect("something"), moment).expect("taken");
    let after = editor.workspace().course(course.id).expect("there").clone();
    let items = &after.agenda.days[0].items;
    assert_eq!((items[1].title.as_str(), items[1].minutes), ("Brains in the making", 40));
    assert_eq!(items[1].objective, "Listen");
    assert_eq!(items[1].links[0].range, Some(Range { first: 8, last: 11 }));
    let now = after.agenda.item(play.id).expect("the same item");
    assert_eq!((now.title.as_str(), now.minutes), ("PLAY!", 90));
    // Looked at again, the file has nothing new to say.
    let again = Proposal::of((doc, &after.agenda.days[0]), (material, LinkKind::Slides), &deck, &ids);
    assert_eq!(again.lines, []);
    editor.undo();
    assert_eq!(**editor.workspace().course(course.id).expect("there"), course, "one step back");
}

#[test]
fn a_new_session_stands_right_though_its_neighbour_was_not_taken() {
    let course = two_mornings();
    let doc = DocId::Course(course.id);
    let day = &course.agenda.days[0];
    let ids = Ids::new(6, 6);
    let deck = outline(vec![
        found(1, "Welcome", 2, None),
        found(2, "First new one", 8, None),
        found(3, "Second new one", 14, None),
    ]);
    let proposal = Proposal::of((doc, day), (MaterialId::named("deck"), LinkKind::Slides), &deck, &ids);
    let second = proposal.lines.iter().position(|line| line.found.number == "3").expect("there");
    let command = proposal.take(&course.agenda, &BTreeSet::from([second]), &ids).expect("one line");
    let mut editor = Editor::new(random::workspace(&course));
    editor.run(command, Moment { millis: 0, interacting: false }).expect("taken");
    let after = editor.workspace().course(course.id).expect("there").clone();
    assert_eq!(after.agenda.days[0].items[1].title, "Second new one");
    assert_eq!(after.agenda.days[0].items.len(), day.items.len() + 1);
    assert!(proposal.take(&course.agenda, &BTreeSet::new(), &ids).is_none(), "nothing ticked, nothing done");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_taken_records_notes_and_the_rest_stay(
        course in random::course(),
        titles in prop::collection::vec("[A-Za-z ]{0,20}", 0..8),
        ticks in prop::collection::btree_set(0_usize..40, 0..20),
        minutes in prop::option::of(0_u32..5_000),
    ) {
        prop_assume!(!course.agenda.days.is_empty());
        let doc = DocId::Course(course.id);
        let ids = Ids::new(9, 9);
        let sessions = titles.iter().zip(1..).map(|(title, number)| found(number, title, number * 5, minutes));
        let deck = outline(sessions.collect());
        let material = MaterialId::named("deck");
        let proposal = Proposal::of((doc, &course.agenda.days[0]), (material, LinkKind::Slides), &deck, &ids);
        let mut editor = Editor::new(random::workspace(&course));
        if let Some(command) = proposal.take(&course.agenda, &ticks, &ids) {
            editor.run(command, Moment { millis: 0, interacting: false }).expect("it can be taken");
            let after = editor.workspace().course(course.id).expect("there").clone();
            prop_assert_eq!(&after.records, &course.records);
            prop_assert_eq!(&after.notes, &course.notes);
            prop_assert_eq!(&after.agenda.days[1..], &course.agenda.days[1..]);
            for item in &course.agenda.days[0].items {
                prop_assert!(after.agenda.item(item.id).is_some(), "nothing is taken away");
            }
            editor.undo();
        }
        prop_assert_eq!(&**editor.workspace().course(course.id).expect("there"), &course);
    }
}
