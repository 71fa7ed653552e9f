//! The annexes of the training report: what was planned, who was there, what was given out, in tables.

use super::agenda::times;
use super::document::{Block, Column, Row, Table};
use super::input::Input;
use crate::core::ids::DocId;
use crate::core::materials::packing::copies;
use crate::t;

/// The annexes, each with the key of its heading; those without anything in them are empty.
#[must_use]
pub fn all(input: &Input<'_>) -> Vec<(&'static str, Vec<Block>)> {
    vec![
        ("report-annex-agenda", agenda(input)),
        ("report-annex-people", if input.options.names { names(input) } else { Vec::new() }),
        ("report-annex-trainers", trainers(input)),
        ("report-annex-tests", tests(input)),
        ("report-annex-key-points", key_points(input)),
        ("report-annex-handouts", handouts(input)),
    ]
}

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Vec<Block> {
    if rows.is_empty() { Vec::new() } else { vec![Block::Table(Table { columns, rows, ..Table::default() })] }
}

/// The days as they were planned, with clock times.
fn agenda(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let days = input.course.agenda.days.iter().enumerate();
    let rows = days.flat_map(|(index, day)| {
        times(day).into_iter().map(move |(item, time)| Row {
            quiet: !item.kind.is_teaching(),
            ..Row::of([(index + 1).to_string(), time, input.item_title(item).to_owned()])
        })
    });
    let columns = vec![
        Column::number(t!(words, "report-day"), 8),
        Column::new(t!(words, "report-time"), 20),
        Column::new(t!(words, "report-session"), 72),
    ];
    table(columns, rows.collect())
}

/// Who led how many sessions.
fn trainers(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let named = input.course.trainers.iter().filter(|trainer| !trainer.name.trim().is_empty());
    let rows = named.map(|trainer| {
        let led = input.course.agenda.items().filter(|item| item.lead == Some(trainer.id));
        let (count, minutes) =
            led.fold((0, 0_u32), |(count, minutes), item| (count + 1, minutes.saturating_add(item.minutes)));
        let told = if count > 0 { words.minutes(minutes) } else { String::new() };
        Row::of([trainer.name.clone(), count.to_string(), told])
    });
    let columns = vec![
        Column::new(t!(words, "report-trainer"), 60),
        Column::number(t!(words, "report-led"), 18),
        Column::number(t!(words, "report-led-time"), 22),
    ];
    table(columns, rows.collect())
}

/// The points of each participant, by number and without a name.
fn tests(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let told = |score: Option<u32>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let people = input.course.people.participants.iter().enumerate();
    let tested = people.filter(|(_, one)| one.before.is_some() || one.after.is_some());
    let rows = tested.map(|(index, one)| {
        let gain = one.before.zip(one.after).map(|(before, after)| i64::from(after) - i64::from(before));
        let gain = gain.map_or_else(|| "–".to_owned(), |gain| format!("{gain:+}"));
        Row::of([(index + 1).to_string(), told(one.before), told(one.after), gain])
    });
    let columns = vec![
        Column::number(t!(words, "report-number"), 16),
        Column::number(t!(words, "people-before"), 28),
        Column::number(t!(words, "people-after"), 28),
        Column::number(t!(words, "report-gain"), 28),
    ];
    table(columns, rows.collect())
}

/// How many key points of each session were brought across.
fn key_points(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    // Who ticks none says nothing of them.
    if input.course.records.values().all(|record| record.key_points.is_empty()) {
        return Vec::new();
    }
    let with_points = input.course.agenda.items().filter(|item| !item.key_points.is_empty());
    let told = with_points.filter_map(|item| Some((item, input.course.record(item.id)?)));
    let rows: Vec<Row> = told
        .map(|(item, record)| {
            let covered =
                item.key_points.iter().filter(|point| record.key_points.contains(&point.id)).count();
            let of = item.key_points.len();
            Row::of([input.item_title(item).to_owned(), format!("{covered} / {of}")])
        })
        .collect();
    let columns = vec![
        Column::new(t!(words, "report-session"), 78),
        Column::number(t!(words, "report-key-points-covered"), 22),
    ];
    table(columns, rows)
}

fn names(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let people = input.course.people.participants.iter().enumerate();
    let rows: Vec<Row> = people
        .map(|(index, one)| {
            Row::of([
                (index + 1).to_string(),
                input.person(index, one),
                one.profession.clone(),
                one.workplace.clone(),
            ])
        })
        .collect();
    let columns = vec![
        Column::number(t!(words, "report-number"), 7),
        Column::new(t!(words, "people-name"), 33),
        Column::new(t!(words, "people-profession"), 28),
        Column::new(t!(words, "people-workplace"), 32),
    ];
    table(columns, rows)
}

fn handouts(input: &Input<'_>) -> Vec<Block> {
    let (words, doc) = (input.words, DocId::Course(input.course.id));
    let rows = copies(input.course).into_iter().filter_map(|line| {
        let material = input.workspace.material(doc, line.material)?;
        let title = super::words::copied(words, &line.name, line.range, material);
        Some(Row::of([title, line.copies.to_string()]))
    });
    let rows: Vec<Row> = rows.collect();
    let columns =
        vec![Column::new(t!(words, "packing-what"), 80), Column::number(t!(words, "packing-number"), 20)];
    table(columns, rows)
}
