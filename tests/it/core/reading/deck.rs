//! Sessions and handouts in decks that name them in other ways than "Session 3: Play" in the title.

use doorstep::core::reading::pages::{Heading, Line, Page, Pages};
use doorstep::core::reading::words::with_more;
use doorstep::core::reading::{Outline, find};

/// A slide: its title, or none; the lines below it; its notes.
#[derive(Default)]
pub(super) struct Slide {
    title: &'static str,
    lines: Vec<(&'static str, u32)>,
    notes: &'static str,
    footer: &'static str,
    layout: &'static str,
}

pub(super) fn slide(title: &'static str, lines: &[&'static str]) -> Slide {
    Slide { title, lines: lines.iter().map(|text| (*text, 280)).collect(), ..Slide::default() }
}

/// A slide full of text, so that the usual size of letters is that of bullets.
pub(super) fn full(title: &'static str) -> Slide {
    slide(
        title,
        &[
            "What a parent does well",
            "How the child answers",
            "One small step until we meet again",
            "And why",
        ],
    )
}

pub(super) fn divider(title: &'static str, lines: &[&'static str]) -> Slide {
    Slide { layout: "secHead", ..slide(title, lines) }
}

/// A slide with lowercase letters in its corner.
fn corner(title: &'static str, small: &'static str) -> Slide {
    let mut slide = full(title);
    slide.lines.push((small, 100));
    slide
}

fn found(slides: Vec<Slide>) -> Outline {
    found_with(slides, &[])
}

/// The same with sections, each with the slide on which it begins.
pub(super) fn found_with(slides: Vec<Slide>, sections: &[(&str, u32)]) -> Outline {
    let outline = sections.iter();
    let outline = outline.map(|(title, page)| Heading { title: (*title).to_owned(), page: *page, level: 0 });
    let outline = outline.collect();
    let page = |slide: Slide| {
        let line = |(text, size): (&str, u32)| Line { text: text.to_owned(), size, level: 0 };
        let title = (!slide.title.is_empty()).then_some((slide.title, 440));
        Page {
            title: slide.title.to_owned(),
            titled: title.is_some(),
            lines: title.into_iter().chain(slide.lines).map(line).collect(),
            notes: slide.notes.to_owned(),
            footer: slide.footer.to_owned(),
            layout: slide.layout.to_owned(),
            ..Page::default()
        }
    };
    let pages = slides.into_iter().map(page).collect();
    find(&Pages { wide: true, pages, outline, ..Pages::default() }, "")
}

type Session = (&'static str, &'static str, u32, u32, Option<u32>);

pub(super) fn check(slides: Vec<Slide>, sessions: &[Session]) {
    let found = found(slides);
    let said = found.sessions.iter();
    let said = said.map(|one| (one.number.as_str(), one.title.as_str(), one.first, one.last, one.minutes));
    assert_eq!(said.collect::<Vec<_>>(), sessions);
}

#[test]
fn units_of_a_module_are_its_sessions() {
    check(
        vec![
            slide("Module 2", &["The home visitor and the family"]),
            divider("Module 2 / Unit 1", &["A new role", "Duration: 45'"]),
            full("From inspector to partner"),
            divider("Module 2 / Unit 2: Talking with families", &["1h30"]),
            full("Good talk begins with"),
        ],
        &[("1", "A new role", 2, 3, Some(45)), ("2", "Talking with families", 4, 5, Some(90))],
    );
}

#[test]
fn numbers_alone_are_believed_where_they_go_up() {
    check(
        vec![
            slide("Today", &["2.1 Bonding", "2.2 Play", "2.3 Rest"]),
            divider("2.1 Bonding", &[]),
            full("What it is"),
            divider("2.2 Play", &["60 minutes"]),
            full("2 steps for every visit"),
            divider("2.3 Rest", &[]),
            full("For parents, too"),
        ],
        &[("2.1", "Bonding", 2, 3, None), ("2.2", "Play", 4, 5, Some(60)), ("2.3", "Rest", 6, 7, None)],
    );
    // Steps of an exercise are no sessions.
    check(vec![full("Exercise"), full("2. Ask the parent"), full("1. Greet the child")], &[]);
}

#[test]
fn parts_and_topics_count_only_where_nothing_is_a_session() {
    check(
        vec![
            slide("Responsive care", &["A short course"]),
            slide("Topic 1. Bonding | What is it?", &["a bond", "that lasts"]),
            slide("Topic 1. Bonding | Role play", &["in threes", "five minutes each"]),
            slide("Topic 2. Fathers | Film", &["watch", "and talk"]),
            slide("Topic 2. Fathers | Barriers", &["time", "habits"]),
        ],
        &[("1", "Bonding", 2, 3, None), ("2", "Fathers", 4, 5, None)],
    );
    check(
        vec![
            full("Welcome to everybody"),
            slide("Session 1: Play", &["Part 2 of the handbook"]),
            full("Part 2: an exercise"),
            full("Part 3: another one"),
        ],
        &[("1", "Play", 2, 4, None)],
    );
}

#[test]
fn a_label_in_the_corner_of_all_slides_says_where_a_session_is() {
    let picture = || Slide::default();
    check(
        vec![
            slide("Supporting families", &["Sarajevo"]),
            picture(),
            corner("Good talk begins with", "Session 1 | Talking with families"),
            corner("Open or closed?", "Session 1 | Talking with families"),
            slide("Lunch time!", &[]),
            picture(),
            corner("Who is in our village?", "Session 2 | Stigma"),
            corner("Words matter", "Session 2 | Stigma"),
            slide("Thank you for your attention", &[]),
        ],
        &[("1", "Talking with families", 2, 4, None), ("2", "Stigma", 6, 8, None)],
    );
}

#[test]
fn what_was_and_what_comes_is_no_session() {
    check(
        vec![
            slide("Review of Day I", &["Gallery walk", "Session 2 from yesterday: open questions"]),
            slide("Session 1", &["Play"]),
            full("Toys from nothing"),
            slide("What's next?", &["Session 2: Talk"]),
            slide("Short break", &[]),
            slide("Energiser: the washing machine", &["in two lines"]),
            Slide { lines: vec![("Session 2", 140)], ..slide("Talk", &[]) },
            full("Questions for discussion"),
            full("A case"),
            slide("Reflection on the day", &["Head, heart, hand"]),
            slide("Tomorrow: Day 3", &["Session 3: Rest"]),
        ],
        &[("1", "Play", 2, 3, None), ("2", "Talk", 7, 9, None)],
    );
}

#[test]
fn a_session_goes_on_behind_lunch_where_the_slides_say_so() {
    check(
        vec![
            slide("Session 1: Watching a child", &["14:15 - 15:00"]),
            full("Milestones"),
            slide("Lunch", &[]),
            slide("Session 1 (continued): practice", &["your notes from before lunch"]),
            full("In pairs"),
            slide("Session 2: Services", &["50 min"]),
            full("Who is around the family?"),
            slide("Key messages", &["Trust the child", "and its parents"]),
        ],
        &[("1", "Watching a child", 1, 5, Some(45)), ("2", "Services", 6, 8, Some(50))],
    );
}

#[test]
fn roman_numbers_stand_before_the_word_too() {
    check(
        vec![
            slide("გაფართოებული ტრენინგი", &["დღე III"]),
            divider("I სესია", &["კომუნიკაცია ოჯახთან"]),
            slide(
                "ღია კითხვები",
                &["როგორ გაიარა ღამემ", "რა გაწუხებთ", "და სხვა კითხვები", "რომლებსაც ვსვამთ"],
            ),
            divider("II სესია: მშობლის კეთილდღეობა", &[]),
            slide("სტრესის ჭიქა", &["რა ავსებს", "რა ცლის", "და ვინ ეხმარება", "მშობლებს ამაში"]),
        ],
        &[("1", "კომუნიკაცია ოჯახთან", 2, 3, None), ("2", "მშობლის კეთილდღეობა", 4, 5, None)],
    );
}

#[test]
fn the_day_may_stand_in_the_footer_alone() {
    let slides = || (0..4).map(|_| Slide { footer: "Foundational Training – Day 3", ..full("Play") });
    assert_eq!(found(slides().collect()).day, Some(3));
}

#[test]
fn an_exercise_on_a_divider_is_no_session_and_an_opening_with_a_length_is_one() {
    check(
        vec![
            slide("Talking with parents", &["Two mornings"]),
            divider("Welcome", &["30 minutes"]),
            full("Names"),
            divider("Session 1: Open questions", &["60 minutes"]),
            full("How was the night?"),
            divider("Exercise: the mirror", &["15 minutes"]),
            full("In pairs"),
            slide("Energiser: the wind blows", &["all in a circle"]),
            divider("Session 2: Feedback", &["45 minutes"]),
            full("Two and one"),
        ],
        &[
            ("", "Welcome", 2, 3, Some(30)),
            ("1", "Open questions", 4, 7, Some(60)),
            ("2", "Feedback", 9, 10, Some(45)),
        ],
    );
}

#[test]
fn two_sessions_may_share_a_title_and_a_module_holds_its_parts() {
    check(
        vec![
            slide("Home visits", &["A refresher"]),
            divider("Session 1: Stress", &[]),
            full("What it does"),
            divider("Session 2: Anger / Session 3: Calm", &[]),
            full("A thermometer"),
            divider("Session 4: My plan", &[]),
            full("One step"),
        ],
        &[
            ("1", "Stress", 2, 3, None),
            ("2", "Anger", 4, 5, None),
            ("3", "Calm", 4, 5, None),
            ("4", "My plan", 6, 7, None),
        ],
    );
    check(
        vec![
            slide("Module 2. Food and play", &["for home visitors"]),
            divider("Module 2.1 Feeding", &["45'"]),
            full("Signs of hunger"),
            divider("Module 2.2 Play", &["1¼ hours"]),
            full("Toys from nothing"),
        ],
        &[("2.1", "Feeding", 2, 3, Some(45)), ("2.2", "Play", 4, 5, Some(75))],
    );
}

#[test]
fn sessions_are_found_in_a_language_of_which_no_words_are_known() {
    let lines =
        ["Najpierw patrzymy na dziecko", "Potem mówimy, co widzimy", "Czekamy na odpowiedź", "Ćwiczymy"];
    let content = |title| slide(title, &lines);
    let slides = vec![
        slide("Szkolenie dla położnych", &["Warszawa"]),
        divider("Sesja 1: Rola położnej", &[]),
        content("Co już wiemy"),
        content("Praca w grupach"),
        divider("Sesja 2: Zabawa i rozwój", &[]),
        content("Film i rozmowa"),
        content("Studium przypadku"),
    ];
    assert_eq!(found(slides).language, None);
    let slides = vec![
        slide("Szkolenie dla położnych", &["Warszawa"]),
        divider("Sesja 1: Rola położnej", &[]),
        content("Co już wiemy"),
        divider("Sesja 2: Zabawa i rozwój", &[]),
        content("Film i rozmowa"),
    ];
    check(slides, &[("1", "Rola położnej", 2, 3, None), ("2", "Zabawa i rozwój", 4, 5, None)]);
}

#[test]
fn numbers_begin_again_on_another_day() {
    let deck = found(vec![
        slide("Day 1", &[]),
        slide("Session 1: Seeing", &["60 minutes"]),
        full("What we saw"),
        slide("Session 2: Hearing", &["60 minutes"]),
        full("What we heard"),
        slide("Day 2", &[]),
        slide("Session 1: Touching", &["60 minutes"]),
        full("What we felt"),
    ]);
    let said: Vec<_> =
        deck.sessions.iter().map(|one| (one.number.as_str(), one.first, one.last, one.day)).collect();
    assert_eq!(said, [("1", 2, 3, Some(1)), ("2", 4, 5, Some(1)), ("1", 7, 8, Some(2))]);
    assert_eq!(deck.day, None);
}

#[test]
fn handouts_are_named_in_titles_lines_and_notes() {
    let found = found(vec![
        slide("Session 1: Play", &["and talk"]),
        slide("Small groups", &["Read Handout 1.1: The first years", "Make a poster", "Go to page 3"]),
        slide(
            "Fill in handout 1.2 together",
            &["in pairs", "ten minutes", "then back to the circle", "and talk"],
        ),
        Slide { notes: "Give out Handout 1.3 “Crying diary”. Then collect it.", ..full("Crying") },
        slide("Handout 1.4", &["Family map"]),
        slide("Take home", &["Handout 1.2: Toys from nothing", "Annex 5. A list of services"]),
    ]);
    let said: Vec<_> = found
        .handouts
        .iter()
        .map(|one| (one.number.as_str(), one.title.as_str(), one.first, one.session))
        .collect();
    assert_eq!(
        said,
        [
            ("1.1", "The first years", 2, Some(0)),
            ("1.2", "Toys from nothing", 3, Some(0)),
            ("1.3", "Crying diary", 4, Some(0)),
            ("1.4", "Family map", 5, Some(0)),
            ("5", "A list of services", 6, None),
        ]
    );
    assert_eq!(found.handouts[0].label, "Handout 1.1");
}

#[test]
fn a_colleague_adds_words_and_languages() {
    let built_in = with_more(r#"{"languages": {}}"#).expect("Doorstep's own words can be read");
    let tags: Vec<&str> = built_in.iter().map(|lexicon| lexicon.tag.as_str()).collect();
    for tag in ["en", "ru", "sr", "sr-Latn", "sq", "ro", "tr", "ka", "hy", "kk", "uk", "uz", "mk", "az", "ky"]
    {
        assert!(tags.contains(&tag), "{tag}");
    }
    let more = r#"{"languages": {
        "en": {"session": ["gathering"]},
        "tg": {"name": "Тоҷикӣ", "session": ["ҷаласа"], "numbers": [["якум"]], "common": ["ва"], "letters": "ҷҳ"}}}"#;
    let all = with_more(more).expect("good words");
    assert_eq!(all.len(), built_in.len() + 1);
    let told = doorstep::core::reading::tokens::tokens("Gathering 3");
    use doorstep::core::reading::words::{Concept, Lexicons};
    let begins = |all: &[_]| {
        let english = all.iter().filter(|one: &&doorstep::core::reading::words::Lexicon| one.tag == "en");
        Lexicons(english.collect()).begins(&told, Concept::Session)
    };
    assert!(begins(&all) && !begins(&built_in));
    for (wrong, why) in [
        ("{", "EOF"),
        (r#"{"languages": {"en": {"sesion": ["x"]}}}"#, "no list is called \"sesion\""),
        (r#"{"languages": {"en": {"session": "x"}}}"#, "invalid type"),
        (r#"{"words": {}}"#, "missing field `languages`"),
    ] {
        let error = with_more(wrong).expect_err(wrong);
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn a_file_of_nothing_but_labels_is_looked_at_with_an_end() {
    let page = |number: usize| {
        let line = |at: usize| {
            let text = format!("Session {number}.{at}: and handout {at}.{number}: One more");
            Line { text, size: 280, level: 0 }
        };
        Page { lines: (1..=50).map(line).collect(), ..Page::default() }
    };
    let slides = Pages { wide: true, pages: (1..=60).map(page).collect(), ..Pages::default() };
    let found = find(&slides, "");
    assert!(found.sessions.len() <= 400, "{}", found.sessions.len());
    assert_eq!(found.handouts.len(), 400, "three thousand are named");
}

#[test]
fn letters_that_run_on_count_sessions() {
    check(
        vec![
            slide("Training of home visitors", &["Day one"]),
            divider("Session A: Play", &[]),
            full("Why children play"),
            divider("Session B", &["Talk"]),
            full("How children talk"),
            divider("Session C. Rest", &[]),
            full("Why children sleep"),
        ],
        &[("A", "Play", 2, 3, None), ("B", "Talk", 4, 5, None), ("C", "Rest", 6, 7, None)],
    );
    check(
        vec![
            slide("Training of home visitors", &["Day one"]),
            divider("A. Play", &[]),
            full("Why children play"),
            divider("B. Talk", &[]),
            full("How children talk"),
            divider("C. Rest", &[]),
            full("Why children sleep"),
        ],
        &[("A", "Play", 2, 3, None), ("B", "Talk", 4, 5, None), ("C", "Rest", 6, 7, None)],
    );
}
