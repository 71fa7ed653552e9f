//! Participants out of the rows of a spreadsheet or a list, and rows for one: columns are found by their heads in several
//! languages; without heads the first column is the name.

use crate::core::lists::{Column, lists};
use crate::core::model::people::{MOST, Sex};
use crate::core::text::one_line;

/// The longest field that is kept, in characters.
const LONGEST: usize = 200;

/// The most line breaks within one cell in quotes.
const MOST_BREAKS: usize = 8;

/// A row that was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PastedRow {
    /// The name, or initials.
    pub name: String,
    /// The sex, if the row tells.
    pub sex: Option<Sex>,
    /// The profession, or empty.
    pub profession: String,
    /// The workplace, or empty.
    pub workplace: String,
}

/// What a pasted text holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pasted {
    /// The rows, in order.
    pub rows: Vec<PastedRow>,
    /// Rows without a name, counted from 1.
    pub refused: Vec<usize>,
    /// There were more rows than a course can have people.
    pub cut: bool,
}

/// Heads of this many letters or fewer are whole words: names of people begin with them ("Imelda", "ime").
const SHORT_HEAD: usize = 4;

/// Rows as a spreadsheet takes them from the clipboard: tabs between the cells, a line for each row. A cell that a
/// spreadsheet would take for a formula is marked as text.
#[must_use]
pub fn write(rows: impl Iterator<Item = Vec<String>>) -> String {
    let cell = |text: String| {
        let text = text.replace(['\t', '\n', '\r'], " ");
        if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
    };
    let lines = rows.map(|cells| cells.into_iter().map(cell).collect::<Vec<_>>().join("\t"));
    lines.map(|line| line + "\n").collect()
}

/// Reads rows as they come from a spreadsheet (tabs between), a CSV (semicolons or commas) or a list.
#[must_use]
pub fn read(text: &str) -> Pasted {
    // Lines end in as many ways as there are systems.
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let delimiter = delimiter(&lines);
    let mut rows = Rows { lines: &lines, delimiter }.peekable();
    let Some(first) = rows.peek() else { return Pasted::default() };
    let heads: Vec<Option<Column>> = first.iter().map(|cell| head(cell)).collect();
    let has_heads = heads.iter().flatten().any(|column| matches!(column, Column::Name | Column::FirstName));
    let columns: Vec<Column> = if has_heads {
        heads.into_iter().map(|column| column.unwrap_or(Column::Ignored)).collect()
    } else {
        guessed(&Rows { lines: &lines, delimiter }.take(20).collect::<Vec<_>>())
    };
    let mut pasted = Pasted::default();
    for (index, cells) in rows.enumerate().skip(usize::from(has_heads)) {
        if pasted.rows.len() >= MOST {
            pasted.cut = true;
            break;
        }
        match row(&cells, &columns) {
            Some(row) => pasted.rows.push(row),
            None => pasted.refused.push(index + 1),
        }
    }
    pasted
}

/// What stands between the cells; a sign that no text holds if nothing does.
fn delimiter(lines: &[&str]) -> u8 {
    let in_most =
        |sign: &u8| lines.iter().filter(|line| line.as_bytes().contains(sign)).count() * 2 >= lines.len();
    [b'\t', b';', b','].into_iter().find(in_most).unwrap_or(b'\0')
}

/// The rows of a text as lists of cells. A cell in quotes may hold delimiters, doubled quotes and a few line breaks. A
/// quote that is never closed is a character like any other: it must not swallow what follows.
struct Rows<'a> {
    lines: &'a [&'a str],
    delimiter: u8,
}

impl Iterator for Rows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        let (first, rest) = self.lines.split_first()?;
        let mut row = (*first).to_owned();
        let mut more = 0;
        while self.is_open(&row) {
            let next = rest.get(more).filter(|line| more < MOST_BREAKS && self.may_go_on(line));
            let Some(next) = next else {
                self.lines = rest;
                return Some(self.cells(first, false));
            };
            row.push('\n');
            row.push_str(next);
            more += 1;
        }
        self.lines = &rest[more..];
        Some(self.cells(&row, true))
    }
}

impl Rows<'_> {
    fn reader<'t>(&self, text: &'t str, quoting: bool) -> csv::Reader<&'t [u8]> {
        let mut reader = csv::ReaderBuilder::new();
        reader.delimiter(self.delimiter).quoting(quoting).has_headers(false).flexible(true);
        reader.from_reader(text.as_bytes())
    }

    /// Whether a row ends within quotes: then a line after it is no row of its own.
    fn is_open(&self, row: &str) -> bool {
        row.contains('"') && self.reader(&format!("{row}\n."), true).records().count() == 1
    }

    /// Whether a line can go on with a cell in quotes: the first quote that is not doubled ends the cell.
    fn may_go_on(&self, line: &str) -> bool {
        let single = line.replace("\"\"", "");
        let after = single.split_once('"').map(|(_, after)| after.trim_end());
        after.is_none_or(|after| after.is_empty() || after.as_bytes().first() == Some(&self.delimiter))
    }

    fn cells(&self, row: &str, quoting: bool) -> Vec<String> {
        let record = self.reader(row, quoting).into_records().next().and_then(Result::ok).unwrap_or_default();
        record.iter().map(clean).collect()
    }
}

/// A cell in one line without marks that can't be seen, of a sensible length.
fn clean(cell: &str) -> String {
    one_line(cell, LONGEST)
}

fn head(cell: &str) -> Option<Column> {
    let cell = cell.to_lowercase();
    let begins = |head: &str| {
        let Some(rest) = cell.strip_prefix(head) else { return false };
        head.chars().count() > SHORT_HEAD || !rest.starts_with(char::is_alphabetic)
    };
    let heads =
        lists().heads.iter().flat_map(|(column, heads)| heads.iter().map(move |head| (*column, head)));
    let fitting = heads.filter(|(_, head)| begins(head));
    fitting.max_by_key(|(_, head)| head.chars().count()).map(|(column, _)| column)
}

/// Columns without heads: running numbers are passed by, the first text is the name.
fn guessed(rows: &[Vec<String>]) -> Vec<Column> {
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns = Vec::with_capacity(wide);
    for index in 0..wide {
        let texts: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(index))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        let numbers =
            !texts.is_empty() && texts.iter().all(|cell| cell.trim_end_matches('.').parse::<u32>().is_ok());
        let sexes = !texts.is_empty() && texts.iter().all(|cell| sex(cell).is_some());
        columns.push(match () {
            () if numbers => Column::Ignored,
            () if !columns.contains(&Column::Name) => Column::Name,
            () if sexes && !columns.contains(&Column::Sex) => Column::Sex,
            () if !columns.contains(&Column::Profession) => Column::Profession,
            () if !columns.contains(&Column::Workplace) => Column::Workplace,
            () => Column::Ignored,
        });
    }
    columns
}

fn row(cells: &[String], columns: &[Column]) -> Option<PastedRow> {
    let mut row = PastedRow::default();
    let mut first_name = String::new();
    for (cell, column) in cells.iter().zip(columns) {
        match column {
            Column::Name => row.name.clone_from(cell),
            Column::FirstName => first_name.clone_from(cell),
            Column::Sex => row.sex = sex(cell),
            Column::Profession => row.profession.clone_from(cell),
            Column::Workplace => row.workplace.clone_from(cell),
            Column::Ignored => {}
        }
    }
    row.name = format!("{first_name} {}", row.name).trim().to_owned();
    (!row.name.is_empty()).then_some(row)
}

/// What a cell says about the sex, in the languages of the package.
fn sex(cell: &str) -> Option<Sex> {
    let cell = cell.to_lowercase();
    let said = |words: &&Vec<String>| words.iter().any(|word| word == cell.trim_end_matches('.'));
    let sexes = &lists().sexes;
    [Sex::Female, Sex::Male, Sex::Other]
        .into_iter()
        .find(|sex| sexes.get(sex).is_some_and(|words| said(&words)))
}
