//! The formats: whole files that other programs read, the same bytes for the same course.

use doorstep::core::plan::times::DaySchedule;
use doorstep::exchange::docx::to_docx;
use doorstep::exchange::ics::to_ics;
use doorstep::exchange::pdf::to_pdf;
use doorstep::exchange::xlsx::to_xlsx;
use doorstep::materials::reading::archive::Archive;
use doorstep::materials::reading::bounds::Bounds;
use doorstep::materials::reading::xml;
use doorstep::report::colours;
use doorstep::report::document::{Block, Column, Document, Row, Style, Table};
use doorstep::report::kinds::{Format, Kind, Made};
use doorstep::report::workbook::{Cell, Sheet, Workbook};
use strum::VariantArray;

use super::{Desk, full, pdf_pages};

/// A part of an Office file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = Archive::open(std::io::Cursor::new(bytes)).expect("a zip");
    archive.part(name, &Bounds::usual()).expect("readable").unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn every_document_is_written_in_every_format_that_it_has_and_always_the_same() {
    for language in ["en", "ru"] {
        let desk = Desk::new(full(2, 6), language);
        for kind in Kind::VARIANTS {
            for format in kind.formats() {
                let file =
                    desk.file(*kind, *format).unwrap_or_else(|why| panic!("{kind:?} {format:?}: {why}"));
                assert!(file.bytes.len() > 100, "{kind:?} {format:?}");
                assert_eq!(
                    desk.file(*kind, *format).expect("again"),
                    file,
                    "{kind:?} {format:?}: the same bytes"
                );
            }
        }
    }
}

#[test]
fn a_pdf_has_all_scripts_as_text_that_can_be_copied() {
    let desk = Desk::new(full(2, 12), "en");
    let text = desk.pdf(Kind::SignIn).join(" ");
    for person in &desk.course.people.participants {
        assert!(text.contains(&person.name), "{}: {text}", person.name);
    }
    let agenda = desk.pdf(Kind::Agenda);
    assert_eq!(agenda.len(), 2, "a page a day");
    assert!(
        agenda[0].contains("ბავშვის განვითარება") && agenda[0].contains("Развитие ребёнка"),
        "{}",
        agenda[0]
    );
    assert!(agenda[1].contains("2 / 2"), "pages are counted: {}", agenda[1]);
}

#[test]
fn a_pdf_is_tagged_with_bookmarks_and_its_language() {
    let desk = Desk::new(full(2, 12), "ru");
    let Made::Document(document) = desk.made(Kind::Agenda) else { panic!("a document") };
    let bytes = to_pdf(&document).expect("a PDF").bytes;
    let raw = String::from_utf8_lossy(&bytes);
    for word in ["/StructTreeRoot", "/MarkInfo", "/Outlines", "/Lang", "/FontFile"] {
        assert!(raw.contains(word), "{word}");
    }
    let pages = doorstep::materials::reading::pdf::read(bytes.clone(), &Bounds::usual()).expect("a PDF");
    let headings: Vec<u32> = pages.outline.iter().map(|heading| heading.page).collect();
    assert_eq!(headings, [1, 2], "a bookmark for each day");
}

#[test]
fn heads_of_tables_repeat_and_no_row_is_lost_over_pages() {
    let row = |number: usize| Row::of([format!("row {number} begins"), "words ".repeat(number % 60)]);
    let columns =
        ["Head one", "Head two"].map(|head| doorstep::report::document::Column::new(head, 50)).to_vec();
    let table = Table { columns, rows: (0..120).map(row).collect(), ..Table::default() };
    let heading = Block::Heading(doorstep::report::document::Level::Part, "Part".to_owned());
    let document = Document { blocks: vec![heading, Block::Table(table)], ..Document::default() };
    let pages = pdf_pages(to_pdf(&document).expect("a PDF").bytes);
    assert!(pages.len() > 3);
    assert!(pages.iter().all(|page| page.contains("Head one")), "heads on each page");
    let all = pages.join(" ");
    for number in 0..120 {
        assert_eq!(all.matches(&format!("row {number} begins")).count(), 1, "row {number}");
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for lines in 30..60 {
        let paragraph =
            |text: &str| Block::Paragraph(doorstep::report::document::Style::Body, text.to_owned());
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("A line.")).collect();
        blocks.push(Block::Heading(doorstep::report::document::Level::Part, "The heading".to_owned()));
        let columns = vec![doorstep::report::document::Column::new("The head", 1)];
        blocks.push(Block::Table(Table { columns, rows: vec![Row::of(["The row"])], ..Table::default() }));
        let pages = pdf_pages(to_pdf(&Document { blocks, ..Document::default() }).expect("a PDF").bytes);
        let page = pages.iter().find(|page| page.contains("The heading")).expect("the heading");
        assert!(page.contains("The head") && page.contains("The row"), "{lines} lines: {page}");
    }
}

#[test]
fn a_word_file_has_styles_repeated_heads_and_languages() {
    let desk = Desk::new(full(2, 12), "en");
    for kind in Kind::VARIANTS {
        let Made::Document(document) = desk.made(*kind) else { continue };
        let bytes = to_docx(&document).expect("a Word file");
        for name in [
            "[Content_Types].xml",
            "word/styles.xml",
            "word/numbering.xml",
            "word/footer1.xml",
            "docProps/core.xml",
        ] {
            let (_, cut) = xml::parse(&part(&bytes, name), &Bounds::usual()).expect("XML");
            assert!(!cut, "{name}");
        }
        let body = part(&bytes, "word/document.xml");
        let (_, cut) = xml::parse(&body, &Bounds::usual()).expect("XML");
        assert!(!cut, "{kind:?}");
        let tables = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
        assert_eq!(body.matches("<w:tblHeader/>").count(), tables, "{kind:?}");
        assert!(!body.contains("txbx"), "no text boxes");
    }
    let Made::Document(agenda) = desk.made(Kind::Agenda) else { panic!("a document") };
    let body = part(&to_docx(&agenda).expect("a Word file"), "word/document.xml");
    for word in [
        "w:val=\"Heading1\"",
        "w:val=\"ka-GE\"",
        "w:val=\"hy-AM\"",
        "w:val=\"sr-Cyrl-RS\"",
        "Nutrition &amp; play",
    ] {
        assert!(body.contains(word), "{word}");
    }
}

#[test]
fn cells_of_a_spreadsheet_are_never_formulas() {
    let evil = ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1"];
    let row = evil.map(|text| Cell::Text(text.to_owned())).to_vec();
    let columns = evil.map(|_| ("=HEAD()".to_owned(), 10)).to_vec();
    let sheet = Sheet { name: "Sheet".to_owned(), columns, rows: vec![row] };
    let bytes = to_xlsx(&Workbook { title: "=1".to_owned(), sheets: vec![sheet] }).expect("a workbook");
    let cells = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!cells.contains("<f>") && !cells.contains("<f "), "{cells}");
    assert_eq!(cells.matches("t=\"s\"").count(), 10, "all of them texts");
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("=cmd|"));
}

#[test]
fn a_calendar_is_in_utc_with_ids_that_stay() {
    let mut desk = Desk::new(full(3, 0), "en");
    let read = |desk: &Desk| {
        let Made::Calendar(calendar) = desk.made(Kind::Calendar) else { panic!("a calendar") };
        to_ics(&calendar)
    };
    let text = read(&desk);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line is too long");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let unfolded = text.replace("\r\n ", "");
    let values = |name: &str| {
        let start = format!("{name}:");
        unfolded
            .split("\r\n")
            .filter_map(|line| line.strip_prefix(&start))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    // 9:00 in Tbilisi is 5:00 in UTC.
    assert_eq!(values("DTSTART")[0], "20261116T050000Z");
    assert_eq!(values("DTEND").len(), 3);
    let uids = values("UID");
    assert!(values("DESCRIPTION")[0].contains("Asia/Tbilisi"));
    assert!(values("LOCATION")[0].contains("sala 2") && values("LOCATION")[0].contains("\\,"));
    // Sent again after a change: the same ids, a higher number.
    let before: i64 = values("SEQUENCE")[0].parse().expect("a number");
    assert!(before > 0);
    std::sync::Arc::make_mut(&mut desk.course).agenda.days[0].start =
        doorstep::core::time::TimeOfDay::from_minutes(600);
    let changed = read(&desk).replace("\r\n ", "");
    assert!(uids.iter().all(|uid| changed.contains(&format!("UID:{uid}"))));
    let days = &mut std::sync::Arc::make_mut(&mut desk.course).agenda.days;
    let items = std::mem::take(&mut days[1].items);
    let empty = read(&desk);
    let count = |name: &str| empty.matches(name).count();
    assert_eq!((count("DTSTART:"), count("DTEND:")), (3, 2), "a day without anything has no end");
    std::sync::Arc::make_mut(&mut desk.course).agenda.days[1].items = items;
    desk.options.by_session = true;
    assert_eq!(read(&desk).matches("BEGIN:VEVENT").count(), 3 * 6, "an event for each session");
}

#[test]
fn the_workbook_comes_back_with_its_people_and_its_plan() {
    use doorstep::core::ids::Ids;
    use doorstep::core::model::agenda::Item;
    use doorstep::core::model::people::People;
    use doorstep::core::table::heads::{Purpose, find};
    use doorstep::core::table::{people, plan, take};
    for language in ["en", "ru"] {
        let desk = Desk::new(full(3, 7), language);
        let course = &desk.course;
        let ids = Ids::new(1_795_449_600_000, 9);
        let bytes = desk.file(Kind::Workbook, Format::Xlsx).expect("a workbook").bytes;
        let file = doorstep::exchange::table_file::read(&bytes, None, &|| false).expect("tables");
        let sheet = |key: &str| {
            let name = desk.words.get(key);
            file.tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("{name}"))
        };
        let table = sheet("report-sheet-people");
        let read = people::read(table, &find(table, Purpose::People));
        assert!(read.remarks.is_empty(), "{:?}", read.remarks);
        let mut empty = doorstep::core::model::course::Course::clone(course);
        empty.people = People { largest_score: Some(20), ..People::default() };
        let back = take::with_people(&empty, &read, false, &ids);
        assert_eq!(back.people.participants.len(), 7);
        for (mine, theirs) in course.people.participants.iter().zip(&back.people.participants) {
            let mut theirs = doorstep::core::model::people::Participant::clone(theirs);
            theirs.id = mine.id;
            assert_eq!(**mine, theirs, "{language}");
        }
        // The same people of the same course change nothing.
        assert_eq!(take::with_people(course, &read, false, &ids), **course);
        let table = sheet("report-sheet-plan");
        let near = jiff::civil::date(2026, 11, 1);
        let read = plan::read(table, &find(table, Purpose::Plan), near);
        assert!(read.remarks.is_empty(), "{:?}", read.remarks);
        let area = |name: &str| desk.workspace.area_named(name);
        assert_eq!(take::names_items_of(course, &read), course.agenda.items().count());
        let same = take::with_plan(course, &read, take::PlanMode::Over, &area, &ids);
        assert_eq!(same.agenda.clone().in_order(), course.agenda.clone().in_order(), "{language}");
        // As a new course everything that the sheet has is there again.
        let bare =
            doorstep::core::model::course::Course::new(ids.make(), "New", language, near.at(9, 0, 0, 0));
        let new = take::new_course(bare, &read, near, &area, &ids);
        assert_eq!(new.agenda.days.len(), course.agenda.days.len());
        for (mine, theirs) in course.agenda.days.iter().zip(&new.agenda.days) {
            assert_eq!((&mine.title, mine.date, mine.start), (&theirs.title, theirs.date, theirs.start));
            let times = |day: &doorstep::core::model::agenda::Day| {
                let slots = doorstep::core::plan::times::DaySchedule::of(day).slots;
                slots.iter().map(|slot| (slot.start, slot.end)).collect::<Vec<_>>()
            };
            assert_eq!(times(mine), times(theirs));
            for (mine, theirs) in mine.items.iter().zip(&theirs.items) {
                let what = |item: &Item| {
                    (item.title.clone(), item.kind, item.minutes, item.area, item.objective.clone())
                };
                assert_eq!(what(mine), what(theirs));
                let supplies =
                    |item: &Item| item.supplies.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
                assert_eq!(supplies(mine), supplies(theirs));
            }
        }
    }
}

#[test]
fn what_leads_to_something_never_ends_a_page_and_small_tables_stay_whole() {
    let blocks = |filler: usize| {
        let line = |text: &str| Block::Paragraph(Style::Body, text.to_owned());
        let mut blocks: Vec<Block> = (0..filler).map(|_| line("Filler")).collect();
        blocks.push(Block::Paragraph(Style::Strong, "Remarks".to_owned()));
        blocks.push(Block::Lines(2));
        blocks.push(line("Present"));
        blocks.push(Block::Signatures(vec!["Who signs".to_owned()]));
        let rows = (0..5).map(|number| Row::of([format!("Row {number}")])).collect();
        let columns = vec![Column::new("Heads", 1)];
        blocks.push(Block::Table(Table { columns, rows, ..Table::default() }));
        blocks
    };
    for filler in 15..45 {
        let document = Document { blocks: blocks(filler), ..Document::default() };
        let pages = super::pdf_pages(to_pdf(&document).expect("a PDF").bytes);
        let page = |text: &str| pages.iter().position(|page| page.contains(text));
        assert_eq!(page("Present"), page("Who signs"), "{filler}");
        assert_eq!(page("Row 0"), page("Row 4"), "{filler}");
        assert_eq!(page("Heads"), page("Row 4"), "{filler}");
        let count = pages.len();
        let alone = |number: usize| format!("Remarks {number} / {count}");
        assert!((1..).zip(&pages).all(|(number, page)| !page.ends_with(&alone(number))), "{filler}");
    }
}

#[test]
fn the_trainers_see_areas_by_the_colours_of_the_plan_and_titles_that_stand_out() {
    let desk = Desk::new(full(2, 6), "en");
    let document = desk.document(Kind::AgendaTrainers);
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows: Vec<&Row> = tables.flat_map(|table| &table.rows).collect();
    for (item, row) in desk.course.agenda.items().zip(&rows) {
        let known = |id| desk.workspace.area(id).map(|area| area.colour);
        let wanted = item.kind.is_teaching().then(|| colours::area(item.area.and_then(known)));
        assert_eq!(row.colour, wanted, "{}", item.title);
    }
    let colour = rows.iter().find_map(|row| row.colour).expect("a session");
    let word = part(&desk.file(Kind::AgendaTrainers, Format::Docx).expect("made").bytes, "word/document.xml");
    assert!(word.contains(&format!("w:color=\"{colour:06X}\"/></w:tcBorders>")));
    let session = desk.course.agenda.items().find(|item| item.kind.is_teaching()).expect("a session");
    let title = word.find(&format!(">{}<", session.title)).expect("its title");
    let before = word[..title].rfind("<w:rPr>").expect("how it looks");
    assert!(word[before..title].contains("<w:b/>"), "{}", &word[before..title]);
    let day = &desk.course.agenda.days[0];
    let taught = day.items.iter().filter(|item| item.kind.is_teaching()).count();
    let said = |block: &Block| matches!(block, Block::Paragraph(Style::Small, said) if said.contains(&format!("{taught} sessions")));
    assert!(document.blocks.iter().any(said), "the day in figures");
}

#[test]
fn a_spreadsheet_is_read_back_with_real_dates_and_times_and_heads_that_stay() {
    use calamine::{Data, DataType, Reader, Xlsx};
    let desk = Desk::new(full(3, 8), "en");
    let bytes = desk.file(Kind::Workbook, Format::Xlsx).expect("a workbook").bytes;
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.as_slice())).expect("a workbook");
    let plan = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let mut at = 1;
    for day in &desk.course.agenda.days {
        let date = day.date.expect("a date");
        for (item, slot) in day.items.iter().zip(DaySchedule::of(day).slots) {
            let row: Vec<&Data> = (0..5).map(|column| plan.get((at, column)).expect("a cell")).collect();
            assert!(row[1].is_datetime() && row[2].is_datetime() && row[3].is_datetime(), "{row:?}");
            let days = |cell: &Data| cell.get_datetime().expect("a moment").as_f64();
            let since = date.since(jiff::civil::date(1899, 12, 30)).expect("a span").get_days();
            assert!((days(row[1]) - f64::from(since)).abs() < 1e-6, "{}: {row:?}", item.title);
            for (cell, minutes) in [(row[2], slot.start), (row[3], slot.end)] {
                assert!((days(cell) * 1_440.0 - f64::from(minutes)).abs() < 1e-3, "{}: {row:?}", item.title);
            }
            at += 1;
        }
    }
    assert_eq!(at, plan.height(), "a row for each item");
    let sheets = book.sheet_names().len();
    let names = part(&bytes, "xl/workbook.xml");
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), sheets, "heads on every printed page");
    for number in 1..=sheets {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(sheet.contains(r#"ySplit="1""#) && sheet.contains(r#"state="frozen""#), "sheet {number}");
    }
}

/// The paragraphs of a Word file: whether each stays with the next one, and what it says.
fn paragraphs(body: &str) -> Vec<(bool, String)> {
    let said = |paragraph: &str| {
        let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        texts.filter_map(|text| text.split("</w:t>").next()).collect::<String>()
    };
    let all = body.split("</w:p>");
    all.map(|paragraph| (paragraph.contains("<w:keepNext/>"), said(paragraph))).collect()
}

#[test]
fn in_word_what_is_signed_stays_with_the_last_rows_and_lines_to_write_on_with_their_session() {
    let desk = Desk::new(full(2, 12), "en");
    let body = |kind: Kind| {
        let Made::Document(document) = desk.made(kind) else { panic!("a document") };
        part(&to_docx(&document).expect("a Word file"), "word/document.xml")
    };
    let read = |kind: Kind| paragraphs(&body(kind));
    let sheet = read(Kind::SignIn);
    let signed: Vec<usize> =
        (0..sheet.len()).filter(|index| sheet[*index].1.starts_with("Present:")).collect();
    assert_eq!(signed.len(), 2, "a sheet a day");
    for at in signed {
        // Two rows of seven cells stay with the row in which is signed.
        assert!(sheet[at - 14..at].iter().all(|(keeps, _)| *keeps), "{:?}", &sheet[at - 14..at]);
        assert!(!sheet[at - 15].0, "the rows above may stand on another page");
    }
    // It is a row of the same table, with the lines to sign on in it: no program can part them.
    for below in body(Kind::SignIn).split("Present:").skip(1) {
        let (table, row) = (below.find("<w:tbl>"), below.find("</w:tr>"));
        assert!(table.expect("the lines to sign on") < row.expect("the end of the row"));
    }
    let plans = read(Kind::SessionPlans);
    let remarks: Vec<usize> = (0..plans.len()).filter(|index| plans[*index].1 == "Remarks").collect();
    assert!(!remarks.is_empty());
    assert!(remarks.iter().all(|at| plans[at - 1].0 && plans[*at].0), "{remarks:?}");
}

#[test]
fn in_a_pdf_lines_to_write_on_never_begin_a_page() {
    for lines in 30..60 {
        for listed in [true, false] {
            let paragraph = |style, text: &str| Block::Paragraph(style, text.to_owned());
            let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph(Style::Body, "A line.")).collect();
            blocks.push(if listed {
                Block::List(vec!["Last one".to_owned()])
            } else {
                paragraph(Style::Body, "One\nTwo\nThree\nLast one")
            });
            blocks.insert(lines, paragraph(Style::Strong, "What is needed"));
            blocks.extend([paragraph(Style::Strong, "Remarks"), Block::Lines(2)]);
            let pages = pdf_pages(to_pdf(&Document { blocks, ..Document::default() }).expect("a PDF").bytes);
            let page = pages.iter().find(|page| page.contains("Remarks")).expect("the heading");
            assert!(page.contains("Last one"), "{lines} lines, listed {listed}: {page}");
            assert!(!listed || page.contains("What is needed"), "{lines} lines: {page}");
        }
    }
}

#[test]
fn in_a_pdf_what_is_signed_never_stands_on_a_page_without_a_row() {
    for people in 1..30 {
        let desk = Desk::new(full(1, people), "en");
        for page in desk.pdf(Kind::SignIn).iter().filter(|page| page.contains("Present:")) {
            let last = (people + 5).to_string();
            assert!(page.split_whitespace().any(|word| word == last), "{people} people: {page}");
        }
    }
}
