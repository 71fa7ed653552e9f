//! Sessions found in decks as trainers make them: labels in words, endings, continued slides, modules.

use doorstep::core::reading::find;
use doorstep::core::reading::pages::{Line, Page, Pages, PagesFormat};
use proptest::prelude::*;

/// A deck of slides: the title, and lines below it.
fn deck(slides: &[(&str, &[&str])]) -> Pages {
    let page = |(title, lines): &(&str, &[&str])| {
        let line = |text: &str, size| Line { text: text.to_owned(), size, level: 0 };
        let mut all = vec![line(title, 440)];
        all.extend(lines.iter().map(|text| line(text, 280)));
        Page { title: (*title).to_owned(), titled: true, lines: all, ..Page::default() }
    };
    Pages { wide: true, pages: slides.iter().map(page).collect(), ..Pages::default() }
}

type Session = (&'static str, &'static str, u32, u32, Option<u32>);

fn check(slides: &[(&str, &[&str])], language: &str, day: Option<u32>, sessions: &[Session]) {
    let found = find(&deck(slides), "");
    assert_eq!((found.language.as_deref(), found.day), (Some(language), day), "{slides:?}");
    let said: Vec<_> = found
        .sessions
        .iter()
        .map(|one| (one.number.as_str(), one.title.as_str(), one.first, one.last, one.minutes))
        .collect();
    assert_eq!(said, sessions, "{slides:?}");
}

#[test]
fn labels_in_words_and_continued_slides() {
    check(
        &[
            ("Foundational Training", &["Day One"]),
            ("Session One: Welcome", &["what we do", "and how"]),
            ("Session One (continued)", &["the rest"]),
            ("Session Two – Brain development", &["for the child"]),
            ("Session 2 (cont.)", &["in the family"]),
            ("Lunch break", &[]),
            ("Session Three. Play [60 min]", &["with the child"]),
            ("Thank you!", &["see you"]),
        ],
        "en",
        Some(1),
        &[
            ("1", "Welcome", 2, 3, None),
            ("2", "Brain development", 4, 5, None),
            ("3", "Play", 7, 7, Some(60)),
        ],
    );
}

#[test]
fn endings_that_hang_on_numbers_are_no_title() {
    check(
        &[
            ("Ziua întâi", &["Formare de bază pentru vizitatori"]),
            ("Sesiunea I: Introducere", &["Durata: 45 minute"]),
            ("Sesiunea a II-a: Jocul", &["pentru copii și părinți"]),
            ("Detalii", &["ce și cum este"]),
            ("Sesiunea a III-a: Vizita", &["la familie"]),
        ],
        "ro",
        Some(1),
        &[("1", "Introducere", 2, 2, Some(45)), ("2", "Jocul", 3, 4, None), ("3", "Vizita", 5, 5, None)],
    );
}

#[test]
fn ordinals_before_and_behind_the_word() {
    check(
        &[
            ("Други дан", &["Обука"]),
            ("Прва сесија: Увод", &["40 минута"]),
            ("Друга сесија: Игра", &["1 сат и 30 минута"]),
        ],
        "sr",
        Some(2),
        &[("1", "Увод", 2, 2, Some(40)), ("2", "Игра", 3, 3, Some(90))],
    );
    check(
        &[
            ("Ditën e dytë", &["Trajnim"]),
            ("Sesioni i parë: Hyrje", &["40 minuta"]),
            ("Sesioni i dytë: Loja", &["1 orë"]),
        ],
        "sq",
        Some(2),
        &[("1", "Hyrje", 2, 2, Some(40)), ("2", "Loja", 3, 3, Some(60))],
    );
}

#[test]
fn a_module_on_the_first_slide_is_no_session_beside_its_units() {
    check(
        &[
            ("Module 4: Wellbeing", &["of the mother and the father"]),
            ("Unit 1: Signs", &["what is seen"]),
            ("More", &["of the signs"]),
            ("Unit 2: Referral", &["how and to whom"]),
        ],
        "en",
        None,
        &[("1", "Signs", 2, 3, None), ("2", "Referral", 4, 4, None)],
    );
}

#[test]
fn looking_back_at_a_session_does_not_begin_it_again() {
    check(
        &[
            ("Day 3 – Session 1: Feeding", &["with love"]),
            ("Day 3 – Session 2: Sleep", &["and rest"]),
            ("Recap", &["Session 1 was about feeding"]),
            ("Day 3 – Session 3: Safety", &["at home"]),
        ],
        "en",
        Some(3),
        &[("1", "Feeding", 1, 1, None), ("2", "Sleep", 2, 3, None), ("3", "Safety", 4, 4, None)],
    );
}

#[test]
fn numbers_that_nobody_can_mean_are_no_times_and_no_sizes() {
    // Found by trying random files: the first was multiplied before it was looked at.
    let huge = Line { text: "Session 2 4294967295.2 - 9999999999:10".to_owned(), size: u32::MAX, level: 0 };
    let mut pages = deck(&[("Session 1: Play", &["#1111111111.2 Seans 3", "1111111111:30 - 1111111111:45"])]);
    pages.pages[0].lines.push(huge.clone());
    pages.pages.push(Page { lines: vec![huge.clone(), huge], ..Page::default() });
    for wide in [true, false] {
        pages.wide = wide;
        pages.format = if wide { PagesFormat::Deck } else { PagesFormat::Pdf };
        let found = find(&pages, "4294967295.pptx");
        assert!(found.sessions.iter().all(|one| one.minutes.is_none()), "{found:?}");
    }
}

proptest! {
    #[test]
    fn any_pages_give_ranges_within_the_file(
        texts in prop::collection::vec(prop::collection::vec("(Session|Сессия|Day|Handout|Agenda|Lunch)? ?[0-9IVXa-zа-я:.–() ]{0,24}", 0..5), 0..14),
        wide in any::<bool>(),
        sizes in prop::collection::vec(0_u32..600, 1..6),
    ) {
        let page = |lines: &Vec<String>| {
            let line = |(index, text): (usize, &String)| Line { text: text.clone(), size: sizes[index % sizes.len()], level: 0 };
            Page {
                title: lines.first().cloned().unwrap_or_default(),
                lines: lines.iter().enumerate().map(line).collect(),
                ..Page::default()
            }
        };
        let pages = Pages { wide, pages: texts.iter().map(page).collect(), ..Pages::default() };
        let found = find(&pages, "Day 2");
        let count = u32::try_from(pages.pages.len()).expect("few");
        let mut last = 0;
        for session in &found.sessions {
            prop_assert!(session.percent <= 100);
            prop_assert!(1 <= session.first && session.first <= session.last && session.last <= count);
            prop_assert!(session.first >= last, "in order");
            last = session.first;
        }
        for handout in &found.handouts {
            prop_assert!(1 <= handout.first && handout.first <= handout.last && handout.last <= count);
        }
    }
}
