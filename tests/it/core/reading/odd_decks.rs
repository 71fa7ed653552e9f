//! Decks with two sessions under one label, with two ways of telling sessions, with numbers and titles out of place.

use super::deck::{Slide, check, divider, found_with, full, slide};

#[test]
fn two_sessions_under_one_label_are_two_where_each_has_a_title() {
    let deck = |pair: Slide, agenda: &[&'static str]| {
        vec![
            slide("Agenda", agenda),
            divider("Session 1: Stress", &[]),
            full("What it does"),
            pair,
            full("A thermometer"),
            divider("Session 4: My plan", &[]),
            full("One step"),
        ]
    };
    let two = [
        ("1", "Stress", 2, 3, None),
        ("2", "Anger", 4, 5, None),
        ("3", "Calm", 4, 5, None),
        ("4", "My plan", 6, 7, None),
    ];
    let agenda = ["Session 1: Stress", "Session 2: Anger", "Session 3: Calm", "Session 4: My plan"];
    check(deck(divider("Sessions 2 and 3: When it boils", &[]), &agenda), &two);
    let short = ["Session 1: Stress", "Lunch", "Session 4: My plan"];
    check(deck(divider("Sessions 2 & 3: Anger / Calm", &[]), &short), &two);
    check(deck(divider("Session 2 and Session 3", &["Anger", "Calm"]), &short), &two);
    let one = [two[0], ("2–3", "When it boils", 4, 5, Some(120)), two[3]];
    check(deck(divider("Session 2-3: When it boils", &["120 minutes"]), &short), &one);
    // Here something else is counted, or begins again.
    let other = [two[0], ("2", "3 ways to calm down", 4, 5, None), two[3]];
    check(deck(divider("Session 2 – 3 ways to calm down", &[]), &short), &other);
}

#[test]
fn sections_have_the_sessions_of_one_day_and_dividers_those_of_the_next() {
    let slides = || {
        vec![
            slide("Home visits", &["Two days"]),
            divider("Day 1", &[]),
            full("A brain in its first year"),
            full("What faces tell"),
            full("A safe base"),
            full("What we say to a mother"),
            divider("Day 2", &[]),
            divider("The role of fathers", &[]),
            full("What stands in the way"),
            divider("Tired parents", &[]),
            full("How to see it"),
            divider("A safe home", &[]),
            full("Find what is dangerous"),
        ]
    };
    let found = found_with(slides(), &[("Start", 1), ("Early years", 3), ("Attachment", 5), ("Day 2", 7)]);
    let said = found.sessions.iter();
    let said = said.map(|one| (one.day, one.number.as_str(), one.title.as_str(), one.first, one.last));
    let day_2 = [
        (Some(2), "", "The role of fathers", 8, 9),
        (Some(2), "", "Tired parents", 10, 11),
        (Some(2), "", "A safe home", 12, 13),
    ];
    let day_1 = [(Some(1), "", "Early years", 3, 4), (Some(1), "", "Attachment", 5, 6)];
    assert_eq!(said.collect::<Vec<_>>(), [day_1.as_slice(), &day_2].concat());
    assert_eq!(found.day, None);
}

#[test]
fn what_stands_behind_a_bare_label_a_number_typed_twice_and_titles_that_differ() {
    // The divider has the label alone, the next slide the title and the length.
    check(
        vec![
            slide("Home visits", &["Day 1"]),
            divider("Session 1", &[]),
            slide("A new role", &["Duration: 60 minutes"]),
            full("Who we are"),
            divider("Session 2", &[]),
            slide("Early years", &["Duration: 45 minutes"]),
            full("The brain"),
        ],
        &[("1", "A new role", 2, 4, Some(60)), ("2", "Early years", 5, 7, Some(45))],
    );
    // The trainer forgot to count on.
    check(
        vec![
            slide("Session 1. Seeing (45 min)", &["aims"]),
            full("What we saw"),
            slide("Session 2. Bonding (60 min)", &["aims"]),
            full("Kinds of bonds"),
            slide("Session 2. Talking (30 min)", &["aims"]),
            full("Serve and return"),
        ],
        &[
            ("1", "Seeing", 1, 2, Some(45)),
            ("2", "Bonding", 3, 4, Some(60)),
            ("2", "Talking", 5, 6, Some(30)),
        ],
    );
    // Each slide has its own title behind the label; the agenda knows that of the session.
    check(
        vec![
            slide("Agenda", &["Session 1. A safe bond (60 min)", "Session 2. Play (90 min)"]),
            slide("Session 1 | What is it?", &["a", "b"]),
            slide("Session 1 | Questions", &["a", "b"]),
            slide("Session 1 | Practice", &["a", "b"]),
            slide("Session 2 | Why play?", &["a", "b"]),
            slide("Session 2 | Film", &["a", "b"]),
            slide("Session 2 | Talk", &["a", "b"]),
        ],
        &[("1", "A safe bond", 2, 4, Some(60)), ("2", "Play", 5, 7, Some(90))],
    );
}

#[test]
fn the_header_of_a_block_behind_a_break_belongs_to_no_session_before_it() {
    check(
        vec![
            slide("Home visits", &["Day 1"]),
            divider("Block 1. The child", &[]),
            divider("Topic 1.1 Stress", &[]),
            full("Signs"),
            divider("Topic 1.2 Calm", &[]),
            full("Games"),
            divider("Break", &[]),
            divider("Block 2. The adult", &[]),
            divider("Topic 2.1 Rest", &[]),
            full("A circle of friends"),
            divider("Topic 2.2 Loss", &[]),
            full("What not to say"),
        ],
        &[
            ("1.1", "Stress", 3, 4, None),
            ("1.2", "Calm", 5, 6, None),
            ("2.1", "Rest", 9, 10, None),
            ("2.2", "Loss", 11, 12, None),
        ],
    );
}
