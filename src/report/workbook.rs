//! The course as sheets for a spreadsheet: plan, record, people, tests, notes; with real dates, times and numbers.
//! Plan and people have the ids of their rows in a hidden column: so they are known again when they come back.

use jiff::civil::{Date, DateTime};

use super::course_notes::about;
use super::input::Input;
use super::words::{half, item_kind, note_kind, plain, reason, sex, status};
use crate::core::model::people::Half;
use crate::core::people::totals::minutes_attended;
use crate::core::plan::times::DaySchedule;
use crate::core::record::open_notes::day_of;
use crate::t;

/// A workbook.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Workbook {
    /// Its title.
    pub title: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet: a row of heads, then rows of cells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The heads of its columns, each with its width in letters; a column of no width is hidden.
    pub columns: Vec<(String, u16)>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, never a formula.
    Text(String),
    /// A number.
    Number(u32),
    /// A number with two places: so many hundredths.
    Hundredths(u32),
    /// A date.
    Date(Date),
    /// A time of day, in minutes since midnight.
    Time(u32),
    /// A moment.
    Moment(DateTime),
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }

    pub(super) fn maybe<T>(value: Option<T>, make: impl Fn(T) -> Self) -> Self {
        value.map_or(Self::Empty, make)
    }
}

/// The workbook of a course.
#[must_use]
pub fn workbook(input: &Input<'_>) -> Workbook {
    let sheets = vec![plan(input), record(input), people(input), tests(input), notes(input)];
    Workbook { title: input.course_title().to_owned(), sheets }
}

fn sheet(input: &Input<'_>, name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = columns.iter().map(|(key, width)| (input.words.get(key).to_owned(), *width)).collect();
    Sheet { name: input.words.get(name).to_owned(), columns, rows }
}

fn number(index: usize) -> Cell {
    Cell::Number(u32::try_from(index + 1).unwrap_or(u32::MAX))
}

fn plan(input: &Input<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (index, day) in input.days() {
        for (item, slot) in day.items.iter().zip(DaySchedule::of(day).slots) {
            rows.push(vec![
                number(index),
                Cell::maybe(day.date, Cell::Date),
                Cell::Time(slot.start),
                Cell::Time(slot.end),
                Cell::Number(item.minutes),
                Cell::text(input.words.get(item_kind(item.kind))),
                Cell::text(input.item_title(item)),
                Cell::maybe(item.area, |area| Cell::text(input.area(Some(area)))),
                Cell::text(input.lead(item)),
                Cell::text(plain(&item.objective)),
                Cell::text(plain(&item.method)),
                Cell::text(item.supplies.iter().map(|one| one.text.trim()).collect::<Vec<_>>().join("; ")),
                Cell::text(input.materials(item).join("; ")),
                Cell::text(day.title.trim()),
                Cell::text(item.id.to_string()),
            ]);
        }
    }
    let columns = [
        ("report-day", 6),
        ("report-date", 12),
        ("report-begins", 8),
        ("report-ends", 8),
        ("report-minutes", 9),
        ("report-kind", 14),
        ("report-session", 40),
        ("report-area", 22),
        ("report-lead", 16),
        ("report-objective", 40),
        ("report-method", 24),
        ("report-supplies", 30),
        ("report-materials", 40),
        ("report-day-title", 24),
        ("report-id", 0),
    ];
    sheet(input, "report-sheet-plan", &columns, rows)
}

fn record(input: &Input<'_>) -> Sheet {
    let (words, course) = (input.words, input.course);
    let mut rows = Vec::new();
    for (index, day) in input.days() {
        for item in day.items.iter().filter(|item| item.kind.is_teaching()) {
            let record = course.record(item.id);
            let state = record.map_or("status-planned", |record| status(record.status));
            rows.push(vec![
                number(index),
                Cell::maybe(day.date, Cell::Date),
                Cell::text(input.item_title(item)),
                Cell::text(words.get(state)),
                Cell::Number(item.minutes),
                Cell::maybe(record.and_then(|record| record.actual_minutes()), Cell::Number),
                Cell::maybe(record.and_then(|record| record.started), Cell::Moment),
                Cell::maybe(record.and_then(|record| record.ended), Cell::Moment),
                Cell::maybe(record.and_then(|record| record.reason), |why| {
                    Cell::text(words.get(reason(why)))
                }),
                Cell::maybe(record, |record| Cell::text(record.reason_text.trim())),
            ]);
        }
    }
    let columns = [
        ("report-day", 6),
        ("report-date", 12),
        ("report-session", 40),
        ("report-state", 18),
        ("report-minutes-planned", 10),
        ("report-minutes-taken", 10),
        ("record-started", 17),
        ("record-ended", 17),
        ("report-why", 24),
        ("report-why-words", 40),
    ];
    sheet(input, "report-sheet-record", &columns, rows)
}

/// A row for each participant, with a column for each half-day: 1 there, 0 not there.
fn people(input: &Input<'_>) -> Sheet {
    let (words, course) = (input.words, input.course);
    let columns = [
        ("report-number", 6),
        ("people-name", 28),
        ("people-sex", 10),
        ("people-profession", 22),
        ("people-workplace", 26),
        ("people-before", 12),
        ("people-after", 12),
        ("report-minutes-attended", 12),
    ];
    let rows = course.people.participants.iter().enumerate().map(|(index, one)| {
        let mut row = vec![
            number(index),
            Cell::text(one.name.trim()),
            Cell::text(words.get(sex(one.sex))),
            Cell::text(one.profession.trim()),
            Cell::text(one.workplace.trim()),
            Cell::maybe(one.before, Cell::Number),
            Cell::maybe(one.after, Cell::Number),
            Cell::Number(minutes_attended(&course.agenda, one)),
        ];
        for (_, day) in input.days() {
            row.extend(Half::BOTH.map(|half| {
                Cell::maybe(one.attended(day.id, half).present, |here| Cell::Number(u32::from(here)))
            }));
        }
        row.push(Cell::text(one.id.to_string()));
        row
    });
    let mut sheet = sheet(input, "report-sheet-people", &columns, rows.collect());
    for (index, _) in input.days() {
        let day = t!(words, "day-number", number = index + 1);
        sheet.columns.extend(Half::BOTH.map(|one| (format!("{day}, {}", words.get(half(one))), 12)));
    }
    sheet.columns.push((words.get("report-id").to_owned(), 0));
    sheet
}

fn tests(input: &Input<'_>) -> Sheet {
    let people = input.course.people.participants.iter().enumerate();
    let rows = people.filter(|(_, one)| one.before.is_some() || one.after.is_some()).map(|(index, one)| {
        vec![
            number(index),
            Cell::text(input.person(index, one)),
            Cell::maybe(one.before, Cell::Number),
            Cell::maybe(one.after, Cell::Number),
        ]
    });
    let columns = [("report-number", 6), ("people-name", 28), ("people-before", 12), ("people-after", 12)];
    sheet(input, "report-sheet-tests", &columns, rows.collect())
}

fn notes(input: &Input<'_>) -> Sheet {
    let words = input.words;
    let rows = input.course.notes.iter().map(|note| {
        vec![
            Cell::maybe(day_of(input.course, note), number),
            Cell::Moment(note.at),
            Cell::text(words.get(note_kind(note.kind))),
            Cell::text(about(input, note)),
            Cell::text(plain(&note.text)),
            Cell::text(plain(&note.answer)),
            Cell::maybe(note.settled, Cell::Moment),
        ]
    });
    let columns = [
        ("report-day", 6),
        ("report-written", 17),
        ("notes-kind", 16),
        ("report-session", 36),
        ("note-text", 60),
        ("note-answer", 40),
        ("report-settled", 17),
    ];
    sheet(input, "report-sheet-notes", &columns, rows.collect())
}
