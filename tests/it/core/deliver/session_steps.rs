//! The steps of a session out of its text, and which one should be on.

use doorstep::core::deliver::session_steps::{SessionStep, session_steps, step_at};

fn step(minutes: Option<u32>, text: &str) -> SessionStep {
    SessionStep { text: text.to_owned(), minutes }
}

#[test]
fn steps_are_read_however_they_are_written() {
    for (text, expected) in [
        ("", vec![]),
        ("1. (15 min) Welcome\n2. (20 min) Names", vec![step(Some(15), "Welcome"), step(Some(20), "Names")]),
        ("1) Welcome (15 мин.)\n2) Имена (20)", vec![step(Some(15), "Welcome"), step(Some(20), "Имена")]),
        (
            "- **Sort** cards\n  in groups\n- Talk",
            vec![step(None, "Sort cards in groups"), step(None, "Talk")],
        ),
        ("Just talk (2 of 3) with them.", vec![step(None, "Just talk (2 of 3) with them.")]),
        ("* (3 x 5 min) Turns", vec![step(None, "(3 x 5 min) Turns")]),
        ("1. (900) Nothing takes that long", vec![step(None, "(900) Nothing takes that long")]),
        ("2026. A year", vec![step(None, "2026. A year")]),
        ("## Beginning\n1. (5) Song", vec![step(None, "Beginning"), step(Some(5), "Song")]),
    ] {
        assert_eq!(session_steps(text), expected, "{text}");
    }
}

#[test]
fn the_step_that_should_be_on_follows_the_clock_and_shrinks_with_the_session() {
    let steps = session_steps("1. (10) One\n2. (20) Two\n3. (30) Three");
    let minute = 60_000;
    for (spent, length, expected) in [
        (-5, 60, Some(0)),
        (0, 60, Some(0)),
        (9, 60, Some(0)),
        (10, 60, Some(1)),
        (29, 60, Some(1)),
        (30, 60, Some(2)),
        (500, 60, Some(2)),
        // Half as long today: each step takes half its minutes.
        (4, 30, Some(0)),
        (5, 30, Some(1)),
        (15, 30, Some(2)),
        (1, 0, Some(2)),
    ] {
        assert_eq!(step_at(&steps, spent * minute, length), expected, "{spent} of {length}");
    }
    assert_eq!(
        step_at(&session_steps("1. (10) One\n2. Two"), 0, 60),
        None,
        "a step says nothing of its time"
    );
    assert_eq!(step_at(&[], 0, 60), None);
}
