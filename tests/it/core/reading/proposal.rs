//! A proposal beside a day: what it offers, and that it changes only what is ticked.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DocId, Ids, MaterialId};
use doorstep::core::model::agenda::{Day, ItemKind};
use doorstep::core::model::link::{Copies, LinkKind, Range};
use doorstep::core::model::material::{Material, MaterialKind};
use doorstep::core::reading::proposal::{Change, Proposal, ProposalInput};
use doorstep::core::reading::{FoundBreak, FoundHandout, FoundSession, Outline};
use proptest::prelude::*;

use crate::core::random;
use crate::courses::two_mornings;

fn found(number: u32, title: &str, first: u32, minutes: Option<u32>) -> FoundSession {
    FoundSession {
        number: number.to_string(),
        title: title.to_owned(),
        first,
        last: first + 3,
        minutes,
        objectives: vec!["Listen".to_owned()],
        day: None,
        percent: 90,
    }
}

fn outline(sessions: Vec<FoundSession>) -> Outline {
    Outline { sessions, pages: 60, ..Outline::default() }
}

/// The proposal of a deck for a day.
fn slides(doc: DocId, day: &Day, found: &Outline, ids: &Ids) -> Proposal {
    let material = MaterialId::named("deck");
    // All of the plan was recorded: nothing may go.
    let kept = day.items.iter().map(|item| item.id).collect();
    let beside =
        ProposalInput { doc, day, number: 1, material, kind: LinkKind::Slides, handouts: &[], kept: &kept };
    Proposal::of(&beside, found, ids)
}

fn handout(number: &str, title: &str, page: u32, session: usize) -> FoundHandout {
    FoundHandout {
        named_only: false,
        label: format!("Handout {number}"),
        number: number.to_owned(),
        title: title.to_owned(),
        first: page,
        last: page,
        session: Some(session),
    }
}

#[test]
fn what_is_there_is_linked_what_is_new_is_put_behind_its_neighbour() {
    let course = two_mornings();
    let doc = DocId::Course(course.id);
    let day = &course.agenda.days[0];
    let ids = Ids::new(5, 5);
    let deck = outline(vec![
        found(1, "Welcome", 2, Some(30)),
        found(2, "Brains in the making", 8, Some(40)),
        found(3, "PLAY!", 14, Some(90)),
    ]);
    let proposal = slides(doc, day, &deck, &ids);
    let play = day.items.iter().find(|item| item.title == "Play").expect("there");
    let welcome = &day.items[0];
    let changes: Vec<&Change> = proposal.lines.iter().map(|line| &line.change).collect();
    assert_eq!(
        changes,
        [
            &Change::Objective("Listen".to_owned()),
            &Change::Link(None, Range { first: 2, last: 5 }),
            &Change::Add(Some(welcome.id)),
            &Change::Title("Play".to_owned()),
            &Change::Minutes(play.minutes, 90),
            &Change::Objective("Listen".to_owned()),
            &Change::Link(None, Range { first: 14, last: 17 }),
        ]
    );
    let mut editor = Editor::new(random::workspace(&course));
    let all: BTreeSet<usize> = (0..proposal.lines.len()).collect();
    let moment = Moment { millis: 0, interacting: false, today: None };
    editor.run(proposal.take(&course.agenda, &all, &ids).expect("something"), moment).expect("taken");
    let after = editor.workspace().course(course.id).expect("there").clone();
    let items = &after.agenda.days[0].items;
    assert_eq!((items[1].title.as_str(), items[1].minutes), ("Brains in the making", 40));
    assert_eq!(items[1].objective, "Listen");
    assert_eq!(items[1].links[0].range, Some(Range { first: 8, last: 11 }));
    let now = after.agenda.item(play.id).expect("the same item");
    assert_eq!((now.title.as_str(), now.minutes), ("PLAY!", 90));
    // Looked at again, the file has nothing new to say.
    let again = slides(doc, &after.agenda.days[0], &deck, &ids);
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
    let proposal = slides(doc, day, &deck, &ids);
    let second = proposal.lines.iter().position(|line| line.found.number == "3").expect("there");
    let command = proposal.take(&course.agenda, &BTreeSet::from([second]), &ids).expect("one line");
    let mut editor = Editor::new(random::workspace(&course));
    editor.run(command, Moment { millis: 0, interacting: false, today: None }).expect("taken");
    let after = editor.workspace().course(course.id).expect("there").clone();
    assert_eq!(after.agenda.days[0].items[1].title, "Second new one");
    assert_eq!(after.agenda.days[0].items.len(), day.items.len() + 1);
    assert!(proposal.take(&course.agenda, &BTreeSet::new(), &ids).is_none(), "nothing ticked, nothing done");
}

#[test]
fn handouts_go_to_their_sessions_as_copies_pages_or_supplies() {
    let course = two_mornings();
    let doc = DocId::Course(course.id);
    let day = &course.agenda.days[0];
    let ids = Ids::new(7, 7);
    let mut file = outline(vec![found(1, "Play", 2, None), found(2, "A new one", 8, None)]);
    file.handouts = vec![handout("1", "Family map", 4, 0), handout("2", "Open doors", 9, 1)];
    let map = Arc::new(Material {
        id: MaterialId::named("map"),
        kind: MaterialKind::Handout,
        title: "My family map (2026)".to_owned(),
        training: None,
        day: None,
        files: Vec::new(),
        extra: doorstep::core::model::Extra::new(),
    });
    let taken = |kind: LinkKind, handouts: &[Arc<Material>]| {
        let material = MaterialId::named("file");
        let kept = day.items.iter().map(|item| item.id).collect();
        let beside = ProposalInput { doc, day, number: 1, material, kind, handouts, kept: &kept };
        let proposal = Proposal::of(&beside, &file, &ids);
        let all: BTreeSet<usize> = (0..proposal.lines.len()).collect();
        let mut editor = Editor::new(random::workspace(&course));
        let command = proposal.take(&course.agenda, &all, &ids).expect("something");
        editor.run(command, Moment { millis: 0, interacting: false, today: None }).expect("taken");
        let after = editor.workspace().course(course.id).expect("there").clone();
        let again = Proposal::of(&ProposalInput { day: &after.agenda.days[0], ..beside }, &file, &ids);
        assert_eq!(again.lines, [], "taken once, it has nothing new to say");
        let of = |title: &str| {
            let item = after.agenda.items().find(|item| item.title == title).expect("there").clone();
            let given = item.links.iter().find(|link| link.kind == LinkKind::Handout).cloned();
            (
                given.map(|link| (link.material, link.range, link.copies)),
                item.supplies.iter().map(|supply| supply.text.clone()).collect::<Vec<_>>(),
            )
        };
        (of("Play"), of("A new one"))
    };
    let everybody = Copies::PerPerson;
    let supply = |text: &str| (None, vec![text.to_owned()]);
    // A deck only names them: what is a material is copied, what is none is not forgotten.
    let (play, new) = taken(LinkKind::Slides, std::slice::from_ref(&map));
    assert_eq!(play.0, Some((map.id, None, everybody)));
    assert_eq!(new, supply("Handout 2: Open doors"));
    let (play, _) = taken(LinkKind::Slides, &[]);
    assert!(play.1.contains(&"Handout 1: Family map".to_owned()), "{play:?}");
    // In a guide they stand on pages, which are copied.
    let (play, new) = taken(LinkKind::Guide, &[]);
    let page = |page| Some((MaterialId::named("file"), Some(Range { first: page, last: page }), everybody));
    assert_eq!((play.0, new.0), (page(4), page(9)));
}

#[test]
fn of_a_guide_for_several_days_only_the_day_itself_is_proposed() {
    let course = two_mornings();
    let doc = DocId::Course(course.id);
    let ids = Ids::new(8, 8);
    let on = |day: u32, session: FoundSession| FoundSession { day: Some(day), ..session };
    let guide = outline(vec![
        on(1, found(1, "First of day one", 3, None)),
        on(2, found(1, "First of day two", 20, None)),
        on(2, found(2, "Second of day two", 30, None)),
    ]);
    let titles = |number: u32| {
        let day = &course.agenda.days[0];
        let material = MaterialId::named("guide");
        let kept = day.items.iter().map(|item| item.id).collect();
        let beside =
            ProposalInput { doc, day, number, material, kind: LinkKind::Guide, handouts: &[], kept: &kept };
        let lines = Proposal::of(&beside, &guide, &ids).lines;
        lines.into_iter().map(|line| line.found.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(2), ["First of day two", "Second of day two"]);
    assert_eq!(titles(1), ["First of day one"]);
    assert_eq!(titles(5).len(), 3, "a day that it does not know hides nothing");
}

#[test]
fn a_break_that_the_day_has_not_is_put_behind_its_session() {
    let mut course = two_mornings();
    let doc = DocId::Course(course.id);
    let ids = Ids::new(9, 9);
    course.agenda.days[0].items.retain(|item| !item.kind.is_rest());
    let day = &course.agenda.days[0];
    let mut deck = outline(vec![found(1, "Play", 2, None), found(2, "A new one", 12, None)]);
    let coffee = FoundBreak { title: "Coffee".to_owned(), page: 8, lunch: false, minutes: Some(20) };
    deck.breaks = vec![coffee.clone()];
    let proposal = slides(doc, day, &deck, &ids);
    let breaks = proposal.lines.iter().filter(|line| matches!(line.change, Change::AddBreak(..))).count();
    assert_eq!(breaks, 1);
    let all: BTreeSet<usize> = (0..proposal.lines.len()).collect();
    let mut editor = Editor::new(random::workspace(&course));
    let command = proposal.take(&course.agenda, &all, &ids).expect("something");
    editor.run(command, Moment { millis: 0, interacting: false, today: None }).expect("taken");
    let after = editor.workspace().course(course.id).expect("there").clone();
    let items = &after.agenda.days[0].items;
    let play = items.iter().position(|item| item.title == "Play").expect("there");
    let next: Vec<_> = items[play + 1..].iter().take(2).map(|item| (item.kind, item.minutes)).collect();
    assert_eq!(next[0], (ItemKind::Break, 20));
    assert_eq!(items[play + 2].title, "A new one");
    assert_eq!(next.len(), 2);
    assert_eq!(slides(doc, &after.agenda.days[0], &deck, &ids).lines, [], "it is there now");
}

#[test]
fn what_the_file_has_not_may_go_unless_something_was_recorded_of_it() {
    let course = two_mornings();
    let doc = DocId::Course(course.id);
    let day = &course.agenda.days[0];
    let ids = Ids::new(10, 10);
    let mut file = outline(vec![found(1, "Real one", 2, Some(40)), found(2, "Real two", 8, Some(50))]);
    file.handouts = vec![handout("1", "Family map", 4, 0)];
    file.day = Some(2);
    let play = day.items.iter().find(|item| item.title == "Play").expect("there").id;
    let (material, kept) = (MaterialId::named("deck"), BTreeSet::from([play]));
    let beside =
        ProposalInput { doc, day, number: 1, material, kind: LinkKind::Slides, handouts: &[], kept: &kept };
    let proposal = Proposal::of(&beside, &file, &ids);
    assert_eq!(proposal.other_day, Some(2), "it is said that the file is about another day");
    let gone: Vec<&Change> = proposal
        .lines
        .iter()
        .map(|line| &line.change)
        .filter(|one| matches!(one, Change::Remove(..)))
        .collect();
    assert_eq!(gone, [&Change::Remove("Talk".to_owned(), 75)], "neither the recorded one nor the opening");
    // What belongs to a session comes and goes with it.
    let place = |wanted: fn(&Change) -> bool| {
        proposal.lines.iter().position(|line| wanted(&line.change)).expect("there")
    };
    let (add, supply) =
        (place(|one| matches!(one, Change::Add(_))), place(|one| matches!(one, Change::Supply(_))));
    let mut ticked = BTreeSet::new();
    proposal.toggle(&mut ticked, supply);
    assert_eq!(ticked, BTreeSet::from([add, supply]));
    assert_eq!(proposal.minutes(&ticked), 40);
    ticked.insert(place(|one| matches!(one, Change::Remove(..))));
    assert_eq!(proposal.minutes(&ticked), 40 - 75);
    let mut editor = Editor::new(random::workspace(&course));
    let command = proposal.take(&course.agenda, &ticked, &ids).expect("something");
    editor.run(command, Moment { millis: 0, interacting: false, today: None }).expect("taken");
    let after = editor.workspace().course(course.id).expect("there").clone();
    let titles: Vec<&str> = after.agenda.days[0].items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Welcome", "Real one", "Play", "Tea"]);
    editor.undo();
    assert_eq!(**editor.workspace().course(course.id).expect("there"), course, "one step back");
    proposal.toggle(&mut ticked, add);
    assert!(!ticked.contains(&supply));
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
        let proposal = slides(doc, &course.agenda.days[0], &deck, &ids);
        let mut editor = Editor::new(random::workspace(&course));
        if let Some(command) = proposal.take(&course.agenda, &ticks, &ids) {
            editor.run(command, Moment { millis: 0, interacting: false, today: None }).expect("it can be taken");
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
