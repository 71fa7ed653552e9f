//! Beginnings of sessions that the trainer sets and takes away.

use doorstep::core::reading::by_hand::Beginnings;
use doorstep::core::reading::pages::{Line, Page, Pages};
use doorstep::core::reading::{FoundHandout, FoundSession, Outline};

fn pages(count: u32) -> Pages {
    let page = |number: u32| match number % 3 {
        0 => Page {
            lines: vec![Line { text: format!("Line {number}"), ..Line::default() }],
            ..Page::default()
        },
        _ => Page { title: format!("Slide {number}"), ..Page::default() },
    };
    Pages { pages: (1..=count).map(page).collect(), ..Pages::default() }
}

fn session(title: &str, first: u32, last: u32) -> FoundSession {
    let minutes = Some(45);
    FoundSession { title: title.to_owned(), first, last, minutes, percent: 80, ..FoundSession::default() }
}

fn found() -> Outline {
    let handout = |first, session| FoundHandout { first, last: first, session, ..FoundHandout::default() };
    Outline {
        pages: 20,
        sessions: vec![session("One", 2, 6), session("Two", 7, 12), session("Three", 13, 18)],
        handouts: vec![handout(5, Some(0)), handout(9, Some(1)), handout(20, None)],
        ..Outline::default()
    }
}

/// First and last pages, and titles.
fn told(outline: &Outline) -> Vec<(u32, u32, &str)> {
    outline.sessions.iter().map(|one| (one.first, one.last, one.title.as_str())).collect()
}

#[test]
fn what_was_found_stays_as_it_is_until_something_is_marked() {
    let found = found();
    let mut marks = Beginnings::found(&found);
    assert_eq!(marks.outline(&found), found);
    marks.toggle(9, &found, &pages(20));
    marks.toggle(9, &found, &pages(20));
    assert_eq!(marks.outline(&found), found, "set and taken away again");
    marks.toggle(7, &found, &pages(20));
    marks.toggle(7, &found, &pages(20));
    assert_eq!(marks.outline(&found), found, "taken away and set again, with its own title");
}

#[test]
fn a_beginning_within_a_session_divides_it_and_is_called_as_its_slide() {
    let found = found();
    let mut marks = Beginnings::found(&found);
    marks.toggle(10, &found, &pages(20));
    marks.toggle(15, &found, &pages(20));
    let outline = marks.outline(&found);
    assert_eq!(
        told(&outline),
        [(2, 6, "One"), (7, 9, "Two"), (10, 12, "Slide 10"), (13, 14, "Three"), (15, 18, "Line 15")]
    );
    assert_eq!(outline.sessions[1].minutes, Some(45), "what was found of it stays");
    assert_eq!((outline.sessions[2].minutes, outline.sessions[2].percent), (None, 100));
    assert!(Beginnings::is_by_hand(&outline.sessions[2], &found));
    assert!(!Beginnings::is_by_hand(&outline.sessions[1], &found));
    assert_eq!(outline.handouts[1].session, Some(1));
}

#[test]
fn what_is_taken_away_belongs_to_the_session_before_with_its_handouts() {
    let found = found();
    let mut marks = Beginnings::found(&found);
    marks.toggle(7, &found, &pages(20));
    let outline = marks.outline(&found);
    assert_eq!(told(&outline), [(2, 12, "One"), (13, 18, "Three")]);
    let given: Vec<_> = outline.handouts.iter().map(|handout| handout.session).collect();
    assert_eq!(given, [Some(0), Some(0), None]);
    marks.toggle(2, &found, &pages(20));
    assert_eq!(told(&marks.outline(&found)), [(13, 18, "Three")]);
}

#[test]
fn in_a_file_of_which_nothing_was_found_the_marks_are_all_there_is() {
    let nothing = Outline { pages: 11, ..Outline::default() };
    let mut marks = Beginnings::found(&nothing);
    assert!(marks.is_empty());
    for page in [4, 2, 9] {
        marks.toggle(page, &nothing, &pages(11));
    }
    marks.call(9, "The end".to_owned());
    marks.call(5, "Nowhere".to_owned());
    assert_eq!(told(&marks.outline(&nothing)), [(2, 3, "Slide 2"), (4, 8, "Slide 4"), (9, 11, "The end")]);
    assert_eq!((marks.len(), marks.title(5)), (3, None));
}

#[test]
fn sessions_that_share_a_page_of_a_guide_keep_it() {
    let sessions = vec![session("One", 2, 5), session("Two", 5, 5), session("Three", 5, 8)];
    let found = Outline { pages: 8, sessions, ..Outline::default() };
    let mut marks = Beginnings::found(&found);
    assert_eq!(marks.outline(&found), found);
    marks.call(5, "Other".to_owned());
    assert_eq!(told(&marks.outline(&found)), [(2, 5, "One"), (5, 5, "Other"), (5, 8, "Three")]);
    marks.toggle(4, &found, &pages(8));
    assert_eq!(told(&marks.outline(&found))[..2], [(2, 3, "One"), (4, 5, "Slide 4")]);
}
