//! Searching the words of slides, notes and guides: tables, and a property against looking at every page.

use doorstep::core::find::texts::{MaterialText, search};
use doorstep::core::ids::{FileId, MaterialId};
use doorstep::core::reading::pages::{Line, Page, Pages, PagesFormat};
use proptest::prelude::*;

fn page(title: &str, lines: &[&str], notes: &str) -> Page {
    let lines = lines.iter().map(|text| Line { text: (*text).to_owned(), ..Line::default() }).collect();
    Page { title: title.to_owned(), lines, notes: notes.to_owned(), ..Page::default() }
}

fn text(name: &str, format: PagesFormat, pages: Vec<Page>) -> MaterialText {
    let read = Pages { format, pages, ..Pages::default() };
    MaterialText::of(MaterialId::named(name), FileId::named(name), &read)
}

fn numbers(texts: &[MaterialText], typed: &str) -> Vec<(bool, u32)> {
    search(texts, typed, 20).into_iter().map(|hit| (hit.slide, hit.number)).collect()
}

#[test]
fn words_are_found_in_titles_lines_and_notes_in_any_order_and_script() {
    let deck = text(
        "deck",
        PagesFormat::Deck,
        vec![
            page("Welcome", &["Welcome", "to the training"], ""),
            page("Seeing strengths", &["Every family has strengths"], "Ask for an example first."),
            page("", &["Игра и общение", "Ребёнок учится, играя"], "Не спешите"),
            page("", &[], ""),
        ],
    );
    let guide = text(
        "guide",
        PagesFormat::Pdf,
        vec![page("", &["ოჯახის ძლიერი მხარეები"], ""), page("", &["Ընտանիքի ուժեղ կողմերը, strengths"], "")],
    );
    let both = [deck, guide];
    // What was typed, and which slides (true) and pages (false) come.
    let table: [(&str, &[(bool, u32)]); 12] = [
        ("strengths", &[(true, 2), (false, 2)]),
        ("STRENGTHS family", &[(true, 2)]),
        ("family has seeing", &[(true, 2)]),
        ("example", &[(true, 2)]),
        ("ребенок", &[(true, 3)]),
        ("спешите игра", &[(true, 3)]),
        ("ძლიერი", &[(false, 1)]),
        ("ուժեղ", &[(false, 2)]),
        ("welcome", &[(true, 1)]),
        ("strengths welcome", &[]),
        ("s", &[]),
        ("  ", &[]),
    ];
    for (typed, expected) in table {
        assert_eq!(numbers(&both, typed), expected, "{typed}");
    }
}

#[test]
fn an_excerpt_shows_what_was_found() {
    let long = format!("{} needle {}", "before ".repeat(60), "after ".repeat(60));
    let texts = [text("x", PagesFormat::Pdf, vec![page("", &[&long], "")])];
    let hits = search(&texts, "needle", 5);
    assert_eq!(hits.len(), 1);
    let shown = &hits[0].excerpt;
    assert!(shown.contains("needle"), "{shown}");
    assert!(shown.starts_with("… before") && shown.ends_with('…'), "{shown}");
    assert!(shown.chars().count() < 130, "{shown}");
    let short = [text("y", PagesFormat::Pdf, vec![page("", &["A needle here"], "")])];
    assert_eq!(search(&short, "need", 5)[0].excerpt, "A needle here");
}

#[test]
fn one_deck_does_not_hide_the_others_and_titles_come_first() {
    let many = (0..50).map(|number| page("", &[&format!("play {number}")], "")).collect();
    let one = vec![
        page("", &["Much is said here before the word that is looked for, which is play"], ""),
        page("Play", &["Play"], ""),
    ];
    let texts = [text("many", PagesFormat::Deck, many), text("one", PagesFormat::Pdf, one)];
    let found = numbers(&texts, "play");
    assert_eq!(found.iter().filter(|(slide, _)| *slide).count(), 6);
    let place = |number| found.iter().position(|one| *one == (false, number)).expect("found");
    assert!(place(2) < place(1), "the title before the text");
    assert_eq!(search(&texts, "play", 3).len(), 3);
}

proptest! {
    #[test]
    fn what_stands_on_a_page_is_found_there_and_nothing_else(
        pages in prop::collection::vec("[a-cа-вА-ВёЁ ]{0,12}", 1..7),
        typed in "[a-cа-вё]{2,3}( [a-cа-вё]{1,2})?",
    ) {
        let made = pages.iter().map(|text| page("", &[text], "")).collect();
        let texts = [text("x", PagesFormat::Deck, made)];
        let plain = |text: &str| text.to_lowercase().replace('ё', "е");
        let words: Vec<String> = plain(&typed).split(' ').map(ToOwned::to_owned).collect();
        let mut expected: Vec<u32> = (1..).zip(&pages)
            .filter(|(_, text)| words.iter().all(|word| plain(text).contains(word.as_str())))
            .map(|(number, _)| number)
            .collect();
        // At most six of one file; which of them is for the order to say.
        let mut found: Vec<u32> = numbers(&texts, &typed).into_iter().map(|(_, number)| number).collect();
        found.sort_unstable();
        if expected.len() <= 6 {
            prop_assert_eq!(found, expected);
        } else {
            expected.retain(|number| found.contains(number));
            prop_assert_eq!(found, expected);
        }
    }
}
