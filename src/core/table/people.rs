//! A table as a list of people.

use std::collections::BTreeMap;

use super::cells::{is_one_of, sex};
use super::heads::{Heads, Purpose, find};
use super::lines;
use super::{Remark, Table, Value, Why};
use crate::core::ids::ParticipantId;
use crate::core::lists::{Column, lists};
use crate::core::model::people::{Half, LARGEST_SCORE, MOST, Sex};

/// A row that was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PersonRow {
    /// The participant that a workbook of Doorstep's own names.
    pub id: Option<ParticipantId>,
    /// The name, or initials.
    pub name: String,
    /// The sex, if the row tells.
    pub sex: Option<Sex>,
    /// The profession, or empty.
    pub profession: String,
    /// The workplace, or empty.
    pub workplace: String,
    /// The score of the test before.
    pub before: Option<u32>,
    /// The score of the test after.
    pub after: Option<u32>,
    /// Whether the person was there, by the number of the day, counted from 1, and its half.
    pub present: BTreeMap<(u32, Half), bool>,
}

/// What a table holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PeopleRead {
    /// The rows, in order.
    pub rows: Vec<PersonRow>,
    /// What is to be told of rows.
    pub remarks: Vec<Remark>,
    /// There were more rows than a course can have people.
    pub cut: bool,
}

/// Reads a pasted text.
#[must_use]
pub fn of_text(text: &str) -> PeopleRead {
    let table = lines::table(text);
    read(&table, &find(&table, Purpose::People))
}

/// Reads a table, with its columns as they were found or chosen.
#[must_use]
pub fn read(table: &Table, heads: &Heads) -> PeopleRead {
    let mut read = PeopleRead { cut: table.cut, ..PeopleRead::default() };
    let head = heads.row.and_then(|row| table.rows.get(row.checked_sub(1)?));
    for (number, cells) in table.filled().filter(|(number, _)| heads.row.is_none_or(|head| *number > head)) {
        // The heads stand on every page of a long list.
        if head.is_some_and(|head| head == cells) {
            continue;
        }
        if read.rows.len() >= MOST {
            read.cut = true;
            break;
        }
        let mut remark = |why: Why| read.remarks.push(Remark { why, row: number });
        let row = row(cells, &heads.columns, &mut remark);
        if row.name.is_empty() || is_sum(&row.name) {
            remark(Why::NoName);
        } else {
            read.rows.push(row);
        }
    }
    read
}

fn row(cells: &[Value], columns: &[Column], remark: &mut dyn FnMut(Why)) -> PersonRow {
    let mut row = PersonRow::default();
    let mut first_name = String::new();
    for (cell, column) in cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()) {
        let mut score = || {
            let score = cell.whole().filter(|score| *score <= LARGEST_SCORE);
            if score.is_none() {
                remark(Why::Score);
            }
            score
        };
        match column {
            Column::Id => row.id = cell.line().parse().ok().map(ParticipantId),
            Column::Name => row.name = without_mark(&cell.line()).to_owned(),
            Column::FirstName => first_name = without_mark(&cell.line()).to_owned(),
            Column::Profession => row.profession = cell.line(),
            Column::Workplace => row.workplace = cell.line(),
            Column::Before => row.before = score(),
            Column::After => row.after = score(),
            Column::Sex => {
                row.sex = sex(&cell.line());
                if row.sex.is_none() && !is_one_of(&cell.line(), &lists().untold) {
                    remark(Why::Sex);
                }
            }
            Column::Half(day, half) => match was_there(cell) {
                Some(there) => drop(row.present.insert((*day, *half), there)),
                None => remark(Why::Presence),
            },
            _ => {}
        }
    }
    row.name = format!("{first_name} {}", row.name).trim().to_owned();
    row
}

/// A name without the number or the sign of a list before it: `1. Ana`, `• Ana`; nothing where no letter is left.
fn without_mark(name: &str) -> &str {
    let after = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if after.len() < name.len() {
        after.strip_prefix(['.', ')']).map(str::trim_start)
    } else {
        let signs = ['•', '‣', '●', '▪', '◦', '·', '–', '—', '-', '*'];
        name.strip_prefix(signs).filter(|bare| bare.starts_with(char::is_whitespace)).map(str::trim_start)
    };
    let bare = bare.unwrap_or(name);
    if bare.chars().all(|c| c.is_ascii_punctuation() || c.is_whitespace()) { "" } else { bare }
}

/// Whether a row has sums where its name would be: `Total`, `Total: 17`.
fn is_sum(name: &str) -> bool {
    is_one_of(name.trim_end_matches(|c: char| !c.is_alphabetic()), &lists().totals)
}

/// Whether a cell says that somebody was there: 1 or 0, a cross or a word.
fn was_there(cell: &Value) -> Option<bool> {
    match cell.whole() {
        Some(number) => Some(number > 0).filter(|_| number <= 1),
        None if is_one_of(&cell.line(), &lists().there) => Some(true),
        None if is_one_of(&cell.line(), &lists().absent) => Some(false),
        None => None,
    }
}
