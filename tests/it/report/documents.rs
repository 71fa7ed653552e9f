//! What documents say, compared with the course.

use std::sync::Arc;

use doorstep::core::ids::QuestionId;
use doorstep::core::model::closing::{Closing, Question};
use doorstep::core::model::record::{Record, Status};
use doorstep::core::people::figures::{attendance, changes, groups, minutes_held, reached};
use doorstep::core::people::totals::{minutes_attended, totals};
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::record::figures::{minutes_taken, questions};
use doorstep::report::charts;
use doorstep::report::document::{Block, PageSetup};
use doorstep::report::input::clock;
use doorstep::report::kinds::{Kind, Made};
use doorstep::report::workbook::Cell;

use super::{Desk, full, plain, rows};

#[test]
fn agendas_give_clock_times_and_the_participants_one_no_lengths() {
    let desk = Desk::new(full(8, 20), "en");
    let day = &desk.course.agenda.days[1];
    let slots = DaySchedule::of(day).slots;
    let document = desk.document(Kind::Agenda);
    let breaks = document.blocks.iter().filter(|block| **block == Block::PageBreak).count();
    assert_eq!(breaks, 7, "a page a day");
    let table = rows(&document);
    assert_eq!(table.len(), desk.course.agenda.items().count());
    for (item, slot) in day.items.iter().zip(slots) {
        let time = format!("{} – {}", clock(slot.start), clock(slot.end));
        assert!(table.contains(&vec![time.clone(), item.title.clone()]), "{time}");
    }
    let trainers = desk.document(Kind::AgendaTrainers);
    assert_eq!(trainers.page, PageSetup::Landscape);
    let session =
        rows(&trainers).into_iter().find(|row| row[2].contains("Objective:")).expect("an objective");
    assert!(session[2].contains("Pairs, then plenary") && session[2].contains("what did she ask first"));
    assert!(session[3].contains("Flip chart"), "{}", session[3]);
    let venue = rows(&desk.document(Kind::AgendaVenue));
    assert!(
        venue.iter().any(|row| row[0] == "12:30 – 13:30" && row[2] == "For 25"),
        "lunch for the trainer, too"
    );
}

#[test]
fn one_day_alone_can_be_chosen() {
    let mut desk = Desk::new(full(8, 20), "en");
    desk.options.day = Some(desk.course.agenda.days[2].id);
    for kind in [Kind::Agenda, Kind::AgendaTrainers, Kind::SignIn] {
        let headings =
            desk.document(kind).blocks.iter().filter(|block| matches!(block, Block::Heading(..))).count();
        assert_eq!(headings, 1, "{kind:?}");
    }
}

#[test]
fn the_sign_in_sheet_has_everybody_for_each_day_and_room_for_more() {
    let desk = Desk::new(full(3, 20), "en");
    let table = rows(&desk.document(Kind::SignIn));
    assert_eq!(table.len(), 3 * (20 + 5));
    for (index, person) in desk.course.people.participants.iter().enumerate() {
        let cells = [&(index + 1).to_string(), &person.name, &person.profession, &person.workplace];
        let found = table.iter().filter(|row| row.iter().take(4).eq(cells)).count();
        assert_eq!(found, 3, "{}", person.name);
    }
    let mut course = full(1, 0);
    course.participants = 30;
    assert_eq!(rows(&Desk::new(course, "en").document(Kind::SignIn)).len(), 30, "a sheet without a list");
}

#[test]
fn certificates_are_for_those_who_reached_the_share() {
    let mut desk = Desk::new(full(8, 20), "en");
    let held = minutes_held(&desk.course);
    let expected: Vec<&str> = desk
        .course
        .people
        .participants
        .iter()
        .filter(|one| minutes_attended(&desk.course.agenda, one) * 100 >= held * 80)
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(expected.len(), 15, "every fourth missed all afternoons");
    let pages = desk.pdf(Kind::Certificates);
    assert_eq!(pages.len(), expected.len());
    for (page, name) in pages.iter().zip(&expected) {
        assert!(page.contains(name), "{name}: {page}");
        assert!(page.contains(&plain(&desk.words.minutes(held))), "{page}");
    }
    desk.options.everybody = true;
    assert_eq!(desk.pdf(Kind::Certificates).len(), 20);
    desk.options = doorstep::report::input::Options { share: 40, ..Default::default() };
    assert_eq!(reached(&desk.course, 40).len(), 20);
    let nobody = Desk::new(crate::sample::course(3, 2, 0), "en");
    assert!(nobody.pdf(Kind::Certificates)[0].contains("Nobody has at least 80 %"));
}

#[test]
fn the_training_report_has_the_figures_of_the_course() {
    let desk = Desk::new(full(8, 20), "en");
    let sums = totals(&desk.course.people, &desk.course.agenda);
    let document = desk.document(Kind::Report);
    let table = rows(&document);
    let value = |label: &str| {
        let row = table.iter().find(|row| row[0] == label);
        row.unwrap_or_else(|| panic!("{label}")).last().expect("a value").clone()
    };
    assert_eq!(value("Days"), "8");
    assert_eq!(value("Delivered"), "10");
    assert_eq!(value("Partly delivered"), "1");
    assert_eq!(value("Participants who came"), "20");
    assert_eq!(value("With at least 80\u{a0}% of the hours held"), "15");
    assert_eq!((sums.present, sums.absent), (70, 10));
    assert_eq!(value("Attendance by half-days"), "88\u{a0}%");
    let text = doorstep::exchange::text::to_text(&document);
    assert!(
        text.contains("Discussion took longer: asked by the group") || text.contains(": asked by the group")
    );
    assert!(text.contains("13 women and 7 men"), "{text}");
    assert!(text.contains("Both scores are known of 16 of 20 participants"));
    assert!(text.contains("How useful was today? · 0 · 2 · 4 · 16 · 18 · 40 · 4.3"));
    assert!(text.contains("The role play in pairs"));
    // Names can be left out.
    let mut desk = desk;
    let named = |desk: &Desk| {
        let document = desk.document(Kind::Report);
        rows(&document).iter().flatten().any(|cell| cell.contains("Ana Petrović"))
    };
    assert!(named(&desk));
    desk.options.names = false;
    assert!(!named(&desk));
}

#[test]
fn minutes_are_the_real_ones_where_they_are_known() {
    let mut course = full(8, 0);
    let items: Vec<_> = course.agenda.days[0].items.iter().filter(|item| item.kind.is_teaching()).collect();
    let [one, two, three] = [0, 1, 2].map(|index| items[index].clone());
    let at = |hour, minute| Some(jiff::civil::date(2026, 9, 14).at(hour, minute, 0, 0));
    let record = |status, started, ended| Arc::new(Record { status, started, ended, ..Record::default() });
    course.records.insert(one.id, record(Status::Partly, at(9, 0), at(9, 58)));
    course.records.insert(two.id, record(Status::Delivered, at(10, 0), None));
    course.records.insert(three.id, record(Status::Skipped, at(11, 0), at(11, 5)));
    let taken = [&one, &two, &three].map(|item| minutes_taken(&course, item));
    assert_eq!(taken, [Some(58), Some(two.minutes), None]);
    // The same question on two days is one, however it was typed.
    let question = |text: &str, counts| Question { counts, ..Question::new(QuestionId::named(text), text) };
    let asked = [question("Was it useful?", [0, 0, 0, 1, 2]), question(" Was it useful? ", [1, 0, 0, 0, 3])];
    course.closings.clear();
    for (day, question) in course.agenda.days.iter().zip(asked) {
        let closing = Closing { questions: vec![question], ..Closing::default() };
        course.closings.insert(day.id, Arc::new(closing));
    }
    assert_eq!(questions(&course), [("Was it useful?".to_owned(), [1, 0, 0, 1, 5])]);
}

#[test]
fn figures_are_counted_once_and_right() {
    let course = full(8, 20);
    let halves = attendance(&course);
    assert_eq!(halves.len(), 4, "two days with both halves");
    assert_eq!((halves[0].present, halves[1].present, halves[1].noted), (20, 15, 20));
    assert_eq!(changes(&course), [16, 0, 0]);
    let work = groups(&course, |one| &one.profession);
    assert_eq!(work.iter().map(|(_, group)| group.people).sum::<u32>(), 20);
    assert_eq!(work[0].1.people, 10);
    let mut none = course;
    Arc::make_mut(&mut none.people.participants[0]).profession = " nurse ".to_owned();
    Arc::make_mut(&mut none.people.participants[1]).profession.clear();
    let work = groups(&none, |one| &one.profession);
    assert_eq!(
        work.iter().map(|(name, _)| name.to_lowercase()).collect::<Vec<_>>(),
        ["nurse", "outreach worker", ""]
    );
    // However its letters are put together, it is one profession: the overview of all courses counts so, too.
    for (person, said) in none.people.participants.iter_mut().zip(["Infirmi\u{e8}re", "infirmie\u{300}re"]) {
        Arc::make_mut(person).profession = said.to_owned();
    }
    let work = groups(&none, |one| &one.profession);
    assert!(work.iter().any(|(name, group)| name == "Infirmi\u{e8}re" && group.people == 2), "{work:?}");
}

#[test]
fn pictures_show_what_tables_say_and_tell_it_in_words() {
    let desk = Desk::new(full(8, 20), "en");
    let all = charts::all(&desk.input());
    assert_eq!(all.len(), 4);
    for chart in &all {
        assert!(chart.bars.iter().all(|bar| bar.values.len() == chart.series.len()));
        assert!(
            chart.bars.iter().flat_map(|bar| &bar.values).flatten().all(|(value, _)| *value <= chart.most)
        );
        assert!(chart.bars.iter().all(|bar| chart.told.contains(&bar.written())), "{}", chart.told);
    }
    assert!(!all[2].told.contains("Ana"), "tests without names");
    assert!(charts::all(&Desk::new(crate::sample::course(1, 0, 0), "en").input()).is_empty());
}

#[test]
fn the_workbook_has_numbers_dates_and_times_as_such() {
    let desk = Desk::new(full(8, 20), "en");
    let Made::Workbook(book) = desk.made(Kind::Workbook) else { panic!("a workbook") };
    let [plan, record, people, tests, notes] = book.sheets.as_slice() else { panic!("five sheets") };
    assert_eq!(plan.rows.len(), desk.course.agenda.items().count());
    let first = &plan.rows[0];
    let date = desk.course.agenda.days[0].date.expect("a date");
    assert_eq!(
        first[..5],
        [Cell::Number(1), Cell::Date(date), Cell::Time(540), Cell::Time(560), Cell::Number(20)]
    );
    assert_eq!(people.rows.len(), 20);
    assert!(people.rows.iter().all(|row| row.len() == people.columns.len()));
    assert_eq!(tests.rows.len(), 20);
    assert_eq!(notes.rows.len(), desk.course.notes.len());
    assert!(record.rows.iter().flatten().any(|cell| *cell == Cell::Text("Skipped".to_owned())));
}

#[test]
fn what_the_office_needs_stands_on_its_papers_and_nothing_where_nothing_is_known() {
    let mut course = full(1, 2);
    course.office.organiser = "Institute of Public Health".to_owned();
    course.office.support = "UNICEF and ISSA".to_owned();
    course.office.licence = "A-1-2026/77, 8 points".to_owned();
    course.office.coordinator = "Dr. Vesna Ilić".to_owned();
    let mut desk = Desk::new(course, "en");
    desk.options.everybody = true;
    for kind in [Kind::Certificates, Kind::Report] {
        let text = desk.pdf(kind).join(" ");
        for said in [
            "Institute of Public Health",
            "With the support of UNICEF and ISSA",
            "A-1-2026/77, 8 points",
            "Vesna Ilić",
        ] {
            assert!(text.contains(said), "{kind:?}: {said}: {text}");
        }
    }
    assert_eq!(desk.pdf(Kind::Certificates).len(), 2, "a page each");
    let sheet = desk.pdf(Kind::SignIn).join(" ");
    assert!(sheet.contains("Institute of Public Health") && sheet.contains("Vesna Ilić"));
    let bare = Desk::new(full(1, 2), "en").pdf(Kind::Report).join(" ");
    assert!(!bare.contains("With the support") && !bare.contains("Accreditation"));
}

#[test]
fn the_report_has_its_annexes_and_none_without_anything_in_it() {
    use doorstep::core::model::record::Record;
    let mut course = full(2, 3);
    let item = course.agenda.days[0].items.iter().find(|item| !item.key_points.is_empty()).cloned();
    let item = item.expect("a session with key points");
    let record = Record { key_points: vec![item.key_points[0].id], ..Record::default() };
    course.records.insert(item.id, Arc::new(record));
    let desk = Desk::new(course, "en");
    let document = desk.document(Kind::Report);
    let heads: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(_, text) => text.strip_prefix("Annex: "),
            _ => None,
        })
        .collect();
    let all = [
        "agenda as planned",
        "list of participants",
        "trainers",
        "tests by participant, without names",
        "key points covered",
    ];
    assert!(heads.starts_with(&all), "{heads:?}");
    let rows = rows(&document);
    let covered = format!("1 / {}", item.key_points.len());
    assert!(rows.contains(&vec![item.title.clone(), covered]));
    // Participant 2: 6 before, 9 after.
    assert!(rows.contains(&["2", "6", "9", "+3"].map(str::to_owned).to_vec()));
    let first = &desk.course.agenda.days[0];
    assert!(
        rows.iter()
            .any(|row| row.len() == 3 && row[0] == "1" && row[1].starts_with(&first.start.to_string()))
    );
    let bare = Desk::new(crate::sample::course(1, 0, 0), "en").document(Kind::Report);
    assert!(
        !bare
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Heading(_, text) if text.contains("tests by")))
    );
}
