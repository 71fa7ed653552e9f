//! A table out of a spreadsheet, and what it says: who takes part, or what is planned.
//!
//! - [`lines`]: a text as rows of cells; `cells`: what a single cell says.
//! - [`heads`]: which column is what, by its head in any language, or by what stands in it.
//! - [`people`], [`plan`]: the rows of a list of people, and of a plan; what is not understood is told by row.
//! - [`take`]: a course with what was read.

mod cells;
pub mod heads;
pub mod lines;
pub mod people;
pub mod plan;
pub mod take;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};
use strum::VariantArray;

use super::text::{one_line, with_hidden};
use super::time::{DAY_MINUTES, TimeOfDay, parse_date};

/// The most rows of a table that are read: a plan of sixty days has some hundreds.
pub const MOST_ROWS: usize = 5_000;
/// The most columns of a table that are read: a list of people with sixty days has a hundred and thirty.
pub const MOST_COLUMNS: usize = 200;
/// The longest line that is kept of a cell, in characters.
const LONGEST_LINE: usize = 200;
/// The longest text that is kept of a cell, in characters.
const LONGEST_TEXT: usize = 10_000;

/// A table. Row 1 of the spreadsheet is its first row, also where that is empty.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// Its name, or empty.
    pub name: String,
    /// Its rows, each as long as it has cells.
    pub rows: Vec<Vec<Value>>,
    /// How many of its cells are formulas: what was saved as their values is read.
    pub formulas: usize,
    /// How many cells are joined with others.
    pub merged: usize,
    /// There was more than is read.
    pub cut: bool,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, perhaps with a time of day.
    Moment(DateTime),
    /// A time of day or a length of time, in minutes.
    Time(u32),
}

/// The tables of a file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableFile {
    /// Those in which something stands.
    pub tables: Vec<Table>,
    /// How many sheets of it are hidden: they are not read.
    pub hidden: usize,
    /// How its letters are written, where that is not sure.
    pub letters: Option<Letters>,
}

/// How the letters of a text are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, VariantArray)]
pub enum Letters {
    /// UTF-8.
    Utf8,
    /// UTF-16, either way round.
    Utf16,
    /// Cyrillic: Windows-1251.
    Windows1251,
    /// Central European: Windows-1250.
    Windows1250,
    /// Turkish: Windows-1254.
    Windows1254,
    /// Western: Windows-1252.
    Windows1252,
}

/// Something about a row that is to be told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Remark {
    /// What.
    pub why: Why,
    /// The row, counted from 1 as the spreadsheet does.
    pub row: usize,
}

/// What there is to tell about a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, VariantArray)]
pub enum Why {
    /// It has no name, or is a row of sums: it is left out.
    NoName,
    /// It says neither what is done nor of what kind it is: it is left out.
    NoTitle,
    /// Its length can't be meant: it is left out.
    Minutes,
    /// Its date can't be read.
    Date,
    /// What it says of the sex can't be read.
    Sex,
    /// A score can't be read.
    Score,
    /// Nobody can tell whether the person was there.
    Presence,
}

impl Value {
    /// Whether nothing stands in the cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// What stands in the cell, in one line without marks that can't be seen, of a sensible length.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => one_line(text, LONGEST_LINE),
            Self::Number(number) => number.to_string(),
            Self::Moment(at) if at.time() == Time::midnight() => at.date().to_string(),
            Self::Moment(at) => format!("{} {}", at.date(), TimeOfDay::from(at.time())),
            Self::Time(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
        }
    }

    /// The same with its lines, for texts.
    #[must_use]
    pub fn text(&self) -> String {
        let Self::Text(text) = self else { return self.line() };
        let shown = with_hidden(text).filter(|(c, hidden)| *c == '\n' || !hidden).map(|(c, _)| c);
        shown.take(LONGEST_TEXT).collect::<String>().trim().to_owned()
    }

    /// A whole number from 0 on.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "its range is checked before"
    )]
    #[must_use]
    pub fn whole(&self) -> Option<u32> {
        match self {
            Self::Number(number) if (0.0..1e9).contains(number) && number.fract() == 0.0 => {
                Some(*number as u32)
            }
            Self::Text(text) => text.trim().trim_end_matches('.').parse().ok(),
            _ => None,
        }
    }

    /// A date: as such, as a text, or as the number by which spreadsheets count days. One without its year is the
    /// nearest to `near`.
    #[expect(clippy::cast_possible_truncation, reason = "its range is checked before")]
    #[must_use]
    pub fn date(&self, near: Date) -> Option<Date> {
        match self {
            Self::Moment(at) => Some(at.date()),
            // A weekday may stand before it.
            Self::Text(text) => text.split([' ', ',', '\n']).find_map(|part| parse_date(part, near)),
            // From 2000 to 2100.
            Self::Number(number) if (36_526.0..73_050.0).contains(number) => {
                date(1899, 12, 30).checked_add((*number as i64).days()).ok()
            }
            _ => None,
        }
    }

    /// A time of day, in minutes since midnight: as such, as a text, or as a part of a day.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "its range is checked before"
    )]
    #[must_use]
    pub fn clock(&self) -> Option<u32> {
        match self {
            Self::Time(minutes) => Some(*minutes).filter(|minutes| *minutes < DAY_MINUTES),
            Self::Moment(at) => Some(TimeOfDay::from(at.time()).minutes()),
            Self::Number(number) if (0.0..1.0).contains(number) => {
                Some((number * f64::from(DAY_MINUTES)).round() as u32)
            }
            Self::Text(text) => TimeOfDay::parse(text.trim()).map(TimeOfDay::minutes),
            _ => None,
        }
    }
}

impl Table {
    /// The rows with something in them, each with its number, counted from 1.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &[Value])> {
        let rows = self.rows.iter().enumerate().map(|(index, row)| (index + 1, row.as_slice()));
        rows.filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
    }

    /// How many columns it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_what_its_column_asks_for() {
        let near = date(2026, 9, 1);
        let text = |text: &str| Value::Text(text.to_owned());
        let day = Some(date(2026, 9, 14));
        for value in [text("14.09.2026"), text(" 14.9. "), Value::Number(46_279.0), Value::Number(46_279.4)] {
            assert_eq!(value.date(near), day, "{value:?}");
        }
        assert_eq!(Value::Number(14.0).date(near), None);
        for value in [text("9:30"), text("09.30"), Value::Number(0.395_833_333), Value::Time(570)] {
            assert_eq!(value.clock(), Some(570), "{value:?}");
        }
        assert_eq!((Value::Number(9.5).clock(), Value::Number(f64::NAN).clock()), (None, None));
        assert_eq!((Value::Number(12.0).whole(), Value::Number(12.5).whole()), (Some(12), None));
        assert_eq!((Value::Number(3.0).line(), Value::Number(2.5).line()), ("3".into(), "2.5".into()));
        assert_eq!(text("a\u{202E}\nb\t").text(), "a\nb");
    }
}
