//! A text as rows of cells: tabs, semicolons or commas between them, as spreadsheets give and take it.

use super::{MOST_COLUMNS, MOST_ROWS, Table, Value};

/// The most line breaks within one cell in quotes.
const MOST_BREAKS: usize = 8;

/// The characters that end a line beside the usual one.
const LINE_ENDS: [char; 6] = ['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Reads rows as they come from a spreadsheet (tabs between), a CSV (semicolons or commas) or a list.
#[must_use]
pub fn table(text: &str) -> Table {
    // Lines end in as many ways as there are systems, and slides have ends of their own within a paragraph.
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace(LINE_ENDS, "\n");
    let lines: Vec<&str> = text.lines().collect();
    let mut rows = Rows { delimiter: delimiter(&lines), lines: &lines };
    let read: Vec<Vec<Value>> = rows.by_ref().take(MOST_ROWS).collect();
    let cut = rows.lines.iter().any(|line| !line.trim().is_empty());
    Table { rows: read, cut, ..Table::default() }
}

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

/// What stands between the cells; a sign that no text holds if nothing does.
fn delimiter(lines: &[&str]) -> u8 {
    let lines = || lines.iter().filter(|line| !line.trim().is_empty()).take(1_000);
    let in_most =
        |sign: &u8| lines().filter(|line| line.as_bytes().contains(sign)).count() * 2 >= lines().count();
    [b'\t', b';', b'|', b','].into_iter().find(in_most).unwrap_or(b'\0')
}

/// The rows of a text as lists of cells. A cell in quotes may hold delimiters, doubled quotes and a few line breaks. A
/// quote that is never closed is a character like any other: it must not swallow what follows.
struct Rows<'a> {
    lines: &'a [&'a str],
    delimiter: u8,
}

impl Iterator for Rows<'_> {
    type Item = Vec<Value>;

    fn next(&mut self) -> Option<Vec<Value>> {
        let (first, rest) = self.lines.split_first()?;
        let mut row = (*first).to_owned();
        let mut more = 0;
        while self.is_open(&row) {
            let next = rest.get(more).filter(|line| more < MOST_BREAKS && self.may_go_on(line));
            let Some(next) = next else {
                self.lines = rest;
                return Some(self.cells(first, false));
            };
            if !next.trim().is_empty() {
                row.push('\n');
                row.push_str(next);
            }
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

    fn cells(&self, row: &str, quoting: bool) -> Vec<Value> {
        let record = self.reader(row, quoting).into_records().next().and_then(Result::ok).unwrap_or_default();
        let cell = |cell: &str| match cell {
            "" => Value::Empty,
            cell => Value::Text(cell.to_owned()),
        };
        record.iter().take(MOST_COLUMNS).map(cell).collect()
    }
}
