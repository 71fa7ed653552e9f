//! Forms on paper: the sign-in sheet, the evaluation of a day, the test before and after.

use super::agenda::or_no_days;
use super::document::{Align, Block, Column, Document, Level, PageSetup, Row, Style, Table};
use super::input::Input;
use crate::core::model::agenda::Day;
use crate::core::model::closing::MARKS;
use crate::t;

/// Rows of a sign-in sheet for people who were not expected.
const SPARE_ROWS: usize = 5;
/// Rows of a sign-in sheet without a list, at least and at most.
const BLANK_ROWS: std::ops::RangeInclusive<usize> = 10..=200;
/// Questions that the test form has room for.
const QUESTIONS: usize = 10;
/// The height of a row to sign in, in millimetres.
const SIGNING: u16 = 9;

/// The sign-in sheet: a table for each day, with a column for each half-day.
#[must_use]
pub fn sign_in(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.headed(t!(words, "report-sign-in"));
    document.page = PageSetup::Landscape;
    let heads: [(&str, u16); 7] = [
        ("report-number", 4),
        ("people-name", 22),
        ("people-profession", 19),
        ("people-workplace", 19),
        ("report-sign-morning", 14),
        ("report-sign-afternoon", 14),
        ("report-remarks", 8),
    ];
    let people = &input.course.people.participants;
    let expected = usize::try_from(input.course.participants).unwrap_or_default();
    let blank =
        if people.is_empty() { expected.clamp(*BLANK_ROWS.start(), *BLANK_ROWS.end()) } else { SPARE_ROWS };
    for (index, day) in input.days() {
        if !document.blocks.is_empty() {
            document.blocks.push(Block::PageBreak);
        }
        document.blocks.push(Block::Heading(Level::Part, input.day_name(index, day)));
        let trainers = input.trainers().join(", ");
        let facts = [hours(day), trainers].into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>();
        document.blocks.push(Block::Paragraph(Style::Body, facts.join(" · ")));
        let named = people.iter().enumerate().map(|(number, person)| {
            let cells = [input.person(number, person), person.profession.clone(), person.workplace.clone()];
            (number, cells)
        });
        let empty = (people.len()..people.len() + blank).map(|number| (number, Default::default()));
        let rows = named.chain(empty).map(|(number, cells)| {
            let rest = std::iter::repeat_n(String::new(), 3);
            Row::of(std::iter::once((number + 1).to_string()).chain(cells).chain(rest))
        });
        let columns = heads.iter().map(|(key, width)| Column::new(words.get(key), *width)).collect();
        let rows = rows.collect();
        document.blocks.push(Block::Table(Table { columns, rows, box_height: SIGNING, ..Table::default() }));
        document.blocks.push(Block::Paragraph(Style::Body, t!(words, "report-sign-present").to_owned()));
        document.blocks.push(Block::Signatures(vec![
            input.organiser_signs(),
            t!(words, "report-trainer-signs").to_owned(),
        ]));
    }
    or_no_days(input, document)
}

fn hours(day: &Day) -> String {
    format!("{} – {}", day.start, day.end)
}

/// The questions that participants answer on paper: those of the day, else those of the last day that has some,
/// else Doorstep's own.
fn questions(input: &Input<'_>) -> Vec<String> {
    let days = || input.course.agenda.days.iter().rev();
    let of = |day: &Day| input.course.closings.get(&day.id).map(|closing| &closing.questions);
    let chosen = input.options.day.and_then(|id| input.course.agenda.day(id)).and_then(of);
    let found = chosen
        .filter(|some| !some.is_empty())
        .or_else(|| days().filter_map(of).find(|some| !some.is_empty()));
    match found {
        Some(questions) => questions.iter().map(|question| question.text.clone()).collect(),
        None => ["close-question-useful", "close-question-clear", "close-question-heard"]
            .map(|key| input.words.get(key).to_owned())
            .to_vec(),
    }
}

/// The evaluation of a day, to copy: marks from 1 to 5, and lines for words.
#[must_use]
pub fn evaluation(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.headed(t!(words, "report-evaluation"));
    let day = input.options.day.and_then(|id| input.course.agenda.day_index(id));
    if let Some((index, day)) = day.and_then(|index| Some((index, input.course.agenda.days.get(index)?))) {
        document.blocks.push(Block::Heading(Level::Part, input.day_name(index, day)));
    } else {
        document.blocks.push(Block::Paragraph(Style::Body, t!(words, "report-form-date").to_owned()));
    }
    document.blocks.push(Block::Paragraph(Style::Body, t!(words, "report-evaluation-explain").to_owned()));
    let mark = |mark: usize| Column { align: Align::Centre, ..Column::new(mark.to_string(), 8) };
    let columns = std::iter::once(Column::new(t!(words, "report-question"), 60)).chain((1..=MARKS).map(mark));
    let rows = questions(input)
        .into_iter()
        .map(|question| Row::of(std::iter::once(question).chain(std::iter::repeat_n(String::new(), MARKS))));
    document.blocks.push(Block::Table(Table {
        columns: columns.collect(),
        rows: rows.collect(),
        box_height: 12,
        ..Table::default()
    }));
    for key in ["report-evaluation-best", "report-evaluation-change", "report-evaluation-open"] {
        document.blocks.push(Block::Paragraph(Style::Strong, words.get(key).to_owned()));
        document.blocks.push(Block::Lines(3));
    }
    document
}

/// The form of the test before and after: numbered questions to be filled in, with room to answer.
#[must_use]
pub fn test_form(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.document(t!(words, "report-test"));
    document.blocks.push(Block::Paragraph(Style::Body, t!(words, "report-test-code").to_owned()));
    document.blocks.push(Block::Paragraph(Style::Body, t!(words, "report-test-which").to_owned()));
    let columns = vec![
        Column::new(t!(words, "report-number"), 6),
        Column::new(t!(words, "report-test-question"), 76),
        Column::new(t!(words, "report-test-points"), 18),
    ];
    let rows = (1..=QUESTIONS).map(|number| Row::of([number.to_string(), String::new(), String::new()]));
    document.blocks.push(Block::Table(Table {
        columns,
        rows: rows.collect(),
        box_height: 18,
        ..Table::default()
    }));
    let most = input.course.people.largest_score.map(|most| most.to_string());
    let most = most.unwrap_or_else(|| "____".to_owned());
    document.blocks.push(Block::Paragraph(Style::Strong, t!(words, "report-test-sum", most = most)));
    document
}
