//! Many courses at once as documents: what stands in them, in every format and language.

use doorstep::core::ids::{CourseId, ParticipantId};
use doorstep::core::model::built_in::{built_in_packages, outlines};
use doorstep::core::model::workspace::Workspace;
use doorstep::core::overview::filter::Filter;
use doorstep::core::record::digest::CourseDigest;
use doorstep::exchange::report_file::to_file;
use doorstep::i18n::{I18n, LANGUAGES};
use doorstep::report::kinds::{Format, Made};
use doorstep::report::overview::Input;
use doorstep::report::overview::document::document;
use doorstep::report::overview::workbook::workbook;
use doorstep::report::workbook::Cell;
use jiff::civil::date;

use super::{full, pdf_pages};

/// Digests of courses in which much has happened.
fn digests(count: usize) -> Vec<CourseDigest> {
    let one = CourseDigest { region: "Osh".to_owned(), ..CourseDigest::of(&full(5, 12)) };
    let id = |number: usize| CourseId::from(ParticipantId::named(&number.to_string()).0);
    (0..count)
        .map(|number| CourseDigest { course: id(number), title: format!("Course {number}"), ..one.clone() })
        .collect()
}

fn with<T>(language: &str, digests: &[CourseDigest], look: impl FnOnce(&Input<'_>) -> T) -> T {
    let (words, workspace) = (I18n::new(language), Workspace::new(built_in_packages(), outlines()));
    let digests: Vec<&CourseDigest> = digests.iter().collect();
    let filter = Filter { year: Some(2026), region: Some("Osh".to_owned()), ..Filter::default() };
    let now = date(2026, 11, 25).at(10, 0, 0, 0);
    look(&Input { words: &words, workspace: &workspace, digests: &digests, filter: &filter, now })
}

#[test]
fn the_report_is_written_in_every_format_and_language_and_names_no_participant() {
    for language in &LANGUAGES {
        for count in [0, 1, 60] {
            let made = Made::Document(with(language.tag, &digests(count), document));
            for format in [Format::Pdf, Format::Docx, Format::Html, Format::Text] {
                let file = to_file(&made, format).expect("written");
                assert!(file.bytes.len() > 100, "{} {count} {format:?}", language.tag);
                if format == Format::Text {
                    let text = String::from_utf8(file.bytes).expect("text");
                    assert!(!text.contains("Petrović"), "no names of participants");
                    assert_eq!(text.contains("Course 0"), count > 0);
                }
            }
        }
    }
}

#[test]
fn the_report_says_what_was_held_by_whom_and_what_was_changed() {
    let made = Made::Document(with("en", &digests(2), document));
    let pages = pdf_pages(to_file(&made, Format::Pdf).expect("written").bytes).join(" ");
    let pages = pages.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "2026 · Osh",
        "2 courses: 2 to be recorded",
        "24 participants",
        "Nurse | 12 | 8 | 4",
        "Outreach worker | 12 | 8 | 4",
        "over 20 people with both",
        "of 5, from",
        "Time ran out (2)",
    ] {
        assert!(pages.contains(words), "{words} in {pages}");
    }
}

#[test]
fn the_spreadsheet_has_dates_and_numbers_and_a_row_for_each_thing() {
    let all = digests(3);
    let book = with("en", &all, workbook);
    let [courses, hours, people, changed] = book.sheets.as_slice() else { panic!("four sheets") };
    assert_eq!(courses.rows.len(), 3);
    for sheet in &book.sheets {
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
    }
    let cell = |head: &str| {
        let place = courses.columns.iter().position(|(other, _)| other == head).expect(head);
        courses.rows[0][place].clone()
    };
    assert_eq!(cell("First day"), Cell::Date(date(2026, 11, 16)));
    assert_eq!(cell("People"), Cell::Number(12));
    let minutes = all[0].progress.minutes;
    assert_eq!(cell("Hours planned"), Cell::Hundredths(minutes * 100 / 60));
    assert_eq!(cell("Region"), Cell::Text("Osh".to_owned()));
    assert!(hours.rows.len() >= 3 && people.rows.len() == 6);
    assert_eq!(changed.rows.len(), 3 * all[0].adapted.len());
    let bytes = to_file(&Made::Workbook(book), Format::Xlsx).expect("written").bytes;
    assert!(bytes.starts_with(b"PK"));
}
