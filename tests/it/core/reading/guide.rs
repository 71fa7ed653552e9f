//! Sessions and handouts in guides: where they end, what frames them, what is no guide.

use doorstep::core::reading::pages::{Heading, Line, Page, Pages, PagesFormat};
use doorstep::core::reading::{Outline, OutlineKind, find};

/// The size of running text, in tenths of a point.
const TEXT: u32 = 110;

/// A page: headings with their sizes, then running text.
fn page(headings: &[(&str, u32)]) -> Page {
    let running = [
        "Bring the talk back to what matters most: the parent knows this child best.",
        "Different families find different ways; what helps fits their own days.",
        "Ask two of the group to read aloud while the others watch where she listens.",
        "There are no right or wrong answers here, and every story is welcome.",
        "Write what is said on the flip chart and sort it together with the group.",
    ];
    let line = |text: &str, size: u32| Line { text: text.to_owned(), size, level: 0 };
    let mut lines: Vec<Line> = headings.iter().map(|(text, size)| line(text, *size)).collect();
    // No two pages say the same: what stands on many is a running head.
    let about = headings.first().map_or("the page before", |(text, _)| *text);
    lines.extend(running.iter().map(|text| line(&format!("{text} So it is with {about}."), TEXT)));
    Page { lines, ..Page::default() }
}

/// A page with headings alone.
fn sparse(headings: &[(&str, u32)]) -> Page {
    let mut page = page(headings);
    page.lines.truncate(headings.len());
    page
}

fn found(pages: Vec<Page>, outline: &[(&str, u32)]) -> Outline {
    let heading = |(title, page): &(&str, u32)| Heading { title: (*title).to_owned(), level: 0, page: *page };
    let outline = outline.iter().map(heading).collect();
    find(&Pages { format: PagesFormat::Pdf, pages, outline, ..Pages::default() }, "")
}

type Session<'a> = (&'a str, &'a str, u32, u32, Option<u32>, Option<u32>);

fn sessions(found: &Outline) -> Vec<Session<'_>> {
    let all = found.sessions.iter();
    all.map(|one| (&*one.number, &*one.title, one.first, one.last, one.minutes, one.day)).collect()
}

#[test]
fn numbers_may_begin_again_under_each_day_and_the_guide_is_about_none_of_them() {
    let guide = found(
        vec![
            sparse(&[("Working with families at home", 260), ("Manual for trainers", TEXT)]),
            sparse(&[("Day 1", 200)]),
            page(&[("Session 1. Setting the scene", 140), ("Duration: half an hour", TEXT)]),
            page(&[
                ("Session 2", 140),
                ("Strengths of families,", 130),
                ("and ours", 130),
                ("Time | 09:30–11:00", TEXT),
            ]),
            sparse(&[("Day 2", 200)]),
            page(&[("Session 1. Planning a visit", 140), ("Step 1: introduction (15 min)", TEXT)]),
            page(&[("Session 2. Closing circle", 140), ("Total time: 1 hour 30 minutes", TEXT)]),
            page(&[]),
            sparse(&[("Annexes", 140)]),
            page(&[("Handout 1a: Family map", 140)]),
            page(&[]),
            page(&[("Handout 1b: Open doors", 140)]),
        ],
        &[],
    );
    assert_eq!((guide.kind, guide.day), (OutlineKind::Guide, None));
    assert_eq!(
        sessions(&guide),
        [
            ("1", "Setting the scene", 3, 3, Some(30), Some(1)),
            ("2", "Strengths of families, and ours", 4, 4, Some(90), Some(1)),
            ("1", "Planning a visit", 6, 6, None, Some(2)),
            ("2", "Closing circle", 7, 8, Some(90), Some(2)),
        ]
    );
    let handouts: Vec<_> =
        guide.handouts.iter().map(|one| (&*one.number, &*one.title, one.first, one.last)).collect();
    assert_eq!(handouts, [("1a", "Family map", 10, 11), ("1b", "Open doors", 12, 12)]);
}

#[test]
fn modules_frame_their_sessions() {
    let guide = found(
        vec![
            sparse(&[("Trainer guide", 260)]),
            sparse(&[("Module 1: Relationships", 340)]),
            page(&[("MODULE 1, SESSION 1: WELCOME", 150)]),
            page(&[("MODULE 1, SESSION 2: TRUST", 150)]),
            page(&[("Handout 1: Trust", 150)]),
            sparse(&[("Module 2: Development", 340)]),
            page(&[("MODULE 2, SESSION 1: WATCHING A BABY", 150)]),
        ],
        &[("Module 1, session 2: Trust", 4)],
    );
    assert_eq!(
        sessions(&guide),
        [
            ("1", "WELCOME", 3, 3, None, None),
            ("2", "Trust", 4, 4, None, None),
            ("1", "WATCHING A BABY", 7, 7, None, None),
        ]
    );
    assert_eq!(guide.handouts[0].session, Some(1), "what is given out behind a session is its own");
}

#[test]
fn handouts_go_to_the_session_that_names_them() {
    let naming = Line { text: "Hand out Handout 2 and Handout 3.".to_owned(), size: TEXT, level: 0 };
    let mut second = page(&[("Session 2: Play", 150)]);
    second.lines.push(naming);
    let guide = found(
        vec![
            sparse(&[("Trainer guide", 260)]),
            page(&[("Session 1: Talk", 150)]),
            page(&[("Handout 1: Open doors", 150)]),
            second,
            page(&[("Session 3: Rest", 150)]),
            sparse(&[("Annexes", 200)]),
            page(&[("Handout 2: Toys", 150)]),
            page(&[("Handout 3: Songs", 150)]),
            page(&[("Handout 3.1: Sleep", 150)]),
        ],
        &[],
    );
    let given: Vec<_> = guide.handouts.iter().map(|one| (&*one.number, one.session)).collect();
    assert_eq!(given, [("1", Some(0)), ("2", Some(1)), ("3", Some(1)), ("3.1", Some(2))]);
}

#[test]
fn a_report_is_no_guide_though_it_speaks_of_sessions_and_days() {
    let mut pages = vec![
        page(&[("Home visiting in transition", 260)]),
        page(&[("1. Introduction", 180)]),
        page(&[("2. Methods", 180)]),
        page(&[("3. Findings", 180)]),
    ];
    for text in [
        "On the second day of the consultation,",
        "session 2 dealt with money.",
        "The Trainer guide was read.",
    ] {
        pages[1].lines.push(Line { text: text.to_owned(), size: TEXT, level: 0 });
    }
    let outline = [("1. Introduction", 2), ("2. Methods", 3), ("3. Findings", 4)];
    let report = found(pages, &outline);
    assert_eq!((report.kind, report.day, report.sessions), (OutlineKind::Other, None, vec![]));
}

#[test]
fn a_sheet_to_fill_in_is_no_table_of_contents_and_a_plan_is_the_last_resort() {
    let mut sheet = page(&[("Worksheet A: A letter", 150)]);
    for text in ["Dear father ........", "Thank you for ........", "I missed ........", "I will ........"] {
        sheet.lines.push(Line { text: text.to_owned(), size: TEXT, level: 0 });
    }
    let guide = found(
        vec![
            sparse(&[("Trainer guide", 260)]),
            page(&[("Meeting one", 150), ("Duration: 90 minutes", TEXT)]),
            page(&[("Meeting two", 150), ("Duration: 60 minutes", TEXT)]),
            page(&[("Meeting three", 150), ("Duration: 60 minutes", TEXT)]),
            page(&[("What you need", 150)]),
            sheet,
        ],
        &[],
    );
    let said: Vec<_> = guide.sessions.iter().map(|one| (one.title.as_str(), one.first, one.last)).collect();
    assert_eq!(said, [("Meeting one", 2, 2), ("Meeting two", 3, 3), ("Meeting three", 4, 4)]);
    let handouts: Vec<_> = guide.handouts.iter().map(|one| (one.number.as_str(), one.first)).collect();
    assert_eq!(handouts, [("A", 6)]);

    let rows =
        ["09:00–09:45 | Welcome and names", "09:45–11:15 | Watching a child", "11:15–11:30 | Coffee break"];
    let mut plan = sparse(&[("Plan of the day", 180)]);
    plan.lines.extend(rows.map(|text| Line { text: text.to_owned(), size: TEXT, level: 0 }));
    let guide = found(vec![sparse(&[("Trainer guide", 260)]), plan], &[]);
    let said: Vec<_> = guide.sessions.iter().map(|one| (one.title.as_str(), one.minutes)).collect();
    assert_eq!(said, [("Welcome and names", Some(45)), ("Watching a child", Some(90))]);
}

#[test]
fn letters_that_run_on_count_sessions() {
    let cover = || sparse(&[("Working with families at home", 260), ("Manual for trainers", TEXT)]);
    let labelled = found(
        vec![
            cover(),
            page(&[("Session A. Setting the scene", 140), ("Duration: half an hour", TEXT)]),
            page(&[("Session B: Strengths of families", 140), ("Duration: 90 minutes", TEXT)]),
            page(&[("SESSION C", 140), ("Planning a visit", 140)]),
        ],
        &[],
    );
    let numbers = |found: &Outline| -> Vec<(String, String)> {
        found.sessions.iter().map(|one| (one.number.clone(), one.title.clone())).collect()
    };
    let expected = [("A", "Setting the scene"), ("B", "Strengths of families"), ("C", "Planning a visit")];
    let expected = expected.map(|(number, title)| (number.to_owned(), title.to_owned()));
    assert_eq!(numbers(&labelled), expected);
    let alone = found(
        vec![
            cover(),
            page(&[("A. Setting the scene", 140), ("Duration: half an hour", TEXT)]),
            page(&[("B. Strengths of families", 140), ("Duration: 90 minutes", TEXT)]),
            page(&[("C. Planning a visit", 140), ("Duration: 60 minutes", TEXT)]),
        ],
        &[],
    );
    assert_eq!(numbers(&alone), expected);
    // These are initials.
    let names = found(
        vec![
            cover(),
            page(&[("B. Marinova", 140), ("Duration: half an hour", TEXT)]),
            page(&[("A. Strengths of families", 140), ("Duration: 90 minutes", TEXT)]),
            page(&[("C. Planning a visit", 140), ("Duration: 60 minutes", TEXT)]),
        ],
        &[],
    );
    assert!(numbers(&names).iter().all(|(number, _)| number.is_empty()), "{:?}", numbers(&names));
}
