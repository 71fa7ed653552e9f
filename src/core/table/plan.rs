//! A table as the plan of a course: days, and what stands in them.
//!
//! A new day begins where the day or its date is another one, where a line says so ("Day 2"), or where the clock
//! goes back. A length that is not told follows from the times.

use jiff::civil::Date;

use super::cells::{clocks, day_number, longest};
use super::heads::Heads;
use super::{Remark, Table, Value, Why};
use crate::core::ids::ItemId;
use crate::core::lists::{Column, lists};
use crate::core::model::agenda::ItemKind;
use crate::core::plan::quick_entry::{Quick, parse};
use crate::core::plan::usual::usual_minutes;
use crate::core::time::LONGEST_ITEM;

/// The most days that are read: more is no course.
const MOST_DAYS: usize = 366;

/// A day that was understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlanDay {
    /// Its number, counted from 1, if the table tells.
    pub number: Option<u32>,
    /// Its date, if the table tells.
    pub date: Option<Date>,
    /// What it is called, or empty.
    pub title: String,
    /// What stands in it, in order.
    pub rows: Vec<PlanRow>,
}

/// A row that was understood. What the table has no column for is none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlanRow {
    /// The item that a workbook of Doorstep's own names.
    pub id: Option<ItemId>,
    /// Of what kind it is.
    pub kind: ItemKind,
    /// What is done, or empty.
    pub title: String,
    /// How long it lasts, in minutes.
    pub minutes: u32,
    /// When it begins, in minutes since midnight.
    pub start: Option<u32>,
    /// The name of its area.
    pub area: Option<String>,
    /// The name of who leads it.
    pub lead: Option<String>,
    /// What participants can do afterwards.
    pub objective: Option<String>,
    /// How it is taught.
    pub method: Option<String>,
    /// What has to be in the room.
    pub supplies: Option<Vec<String>>,
}

/// What a table holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlanRead {
    /// The days, in order.
    pub days: Vec<PlanDay>,
    /// What is to be told of rows.
    pub remarks: Vec<Remark>,
    /// There was more than is read.
    pub cut: bool,
}

/// What a row says before it is known how long it lasts.
struct Raw {
    number: usize,
    row: PlanRow,
    end: Option<u32>,
    /// None if nothing is said of its length; an error if it can't be meant.
    length: Option<Result<u32, ()>>,
}

/// What a row says of its day.
#[derive(Clone, PartialEq, Eq, Default)]
struct Told {
    number: Option<u32>,
    words: String,
    date: Option<Date>,
}

/// Reads a table, with its columns as they were found or chosen. Dates without a year are near to `near`.
#[must_use]
pub fn read(table: &Table, heads: &Heads, near: Date) -> PlanRead {
    let mut reader = Reader { read: PlanRead { cut: table.cut, ..PlanRead::default() }, ..Reader::default() };
    let rows = table.filled().filter(|(number, _)| heads.row.is_none_or(|head| *number > head));
    for (number, cells) in rows {
        if reader.read.days.len() > MOST_DAYS {
            reader.read.cut = true;
            break;
        }
        reader.row(number, cells, &heads.columns, near);
    }
    reader.end_day();
    reader.read.remarks.sort();
    reader.read.days.retain(|day| !day.rows.is_empty());
    reader.read
}

#[derive(Default)]
struct Reader {
    read: PlanRead,
    /// What the rows said of the day that goes on.
    told: Told,
    /// A line of its own began it.
    by_line: bool,
    day: PlanDay,
    rows: Vec<Raw>,
}

impl Reader {
    fn row(&mut self, number: usize, cells: &[Value], columns: &[Column], near: Date) {
        let cell = |wanted: Column| {
            let place = columns.iter().position(|column| *column == wanted)?;
            cells.get(place).filter(|cell| !cell.is_empty())
        };
        if let Some((day, title)) = day_line(cells) {
            self.begin_day(PlanDay { number: Some(day), title, ..PlanDay::default() });
            self.by_line = true;
            return;
        }
        let date = cell(Column::Date).map(|cell| cell.date(near));
        if date == Some(None) {
            self.read.remarks.push(Remark { why: Why::Date, row: number });
        }
        let words = cell(Column::Day).map(Value::line).unwrap_or_default();
        let told = Told { number: day_number(&words.to_lowercase()), words, date: date.flatten() };
        let raw = raw(number, &cell, columns);
        self.follow_days(told, raw.row.start);
        if let Some(title) = cell(Column::DayTitle) {
            self.day.title = title.line();
        }
        if raw.row.title.is_empty() && cell(Column::Kind).is_none() {
            self.read.remarks.push(Remark { why: Why::NoTitle, row: number });
        } else {
            self.rows.push(raw);
        }
    }

    /// Begins another day where a row is of one. Cells that are joined over several rows, and those that are left
    /// empty, say the same as above.
    fn follow_days(&mut self, told: Told, start: Option<u32>) {
        let other = (!told.words.is_empty() && told.words != self.told.words)
            || (told.date.is_some() && told.date != self.told.date);
        let last = self.rows.last().and_then(|last| last.row.start);
        let untold = !self.by_line && self.told == Told::default();
        let back = untold && start.zip(last).is_some_and(|(start, last)| start < last);
        if (other || back) && !self.rows.is_empty() {
            self.begin_day(PlanDay::default());
        }
        if other {
            self.day.number = told.number.or(self.day.number);
            self.day.date = told.date.or(self.day.date);
            // A day in words without a number is called so: "Monday".
            if told.number.is_none() && self.day.title.is_empty() {
                self.day.title.clone_from(&told.words);
            }
            self.told = told;
        }
    }

    fn begin_day(&mut self, day: PlanDay) {
        self.end_day();
        (self.day, self.told, self.by_line) = (day, Told::default(), false);
    }

    /// Works out how long everything of the day lasts.
    fn end_day(&mut self) {
        let starts: Vec<Option<u32>> = self.rows.iter().map(|raw| raw.row.start).collect();
        let mut day = std::mem::take(&mut self.day);
        for (index, raw) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            let Raw { number, mut row, end, length } = raw;
            let until = end.or(starts.get(index + 1).copied().flatten());
            let by_clock = row.start.zip(until).and_then(|(start, end)| end.checked_sub(start));
            let minutes = length.or(by_clock.filter(|minutes| *minutes > 0).map(Ok));
            match minutes.unwrap_or(Ok(usual_minutes(row.kind))) {
                Ok(minutes) if (1..=LONGEST_ITEM).contains(&minutes) => {
                    row.minutes = minutes;
                    day.rows.push(row);
                }
                _ => self.read.remarks.push(Remark { why: Why::Minutes, row: number }),
            }
        }
        self.read.days.push(day);
    }
}

/// A row that only says that a day begins: "Day 2", "Day 2: Feeding".
fn day_line(cells: &[Value]) -> Option<(u32, String)> {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (Some(Value::Text(_)), None) = (filled.clone().next(), filled.clone().nth(1)) else { return None };
    let line = filled.next()?.line();
    let small = line.to_lowercase();
    if !lists().days.iter().any(|word| small.starts_with(word)) {
        return None;
    }
    let number = day_number(&small)?;
    let after = line.trim_start_matches(|c: char| !c.is_ascii_digit());
    let title = after.trim_start_matches(|c: char| c.is_ascii_digit());
    Some((number, title.trim_matches(|c: char| c.is_whitespace() || ":.-–—·".contains(c)).to_owned()))
}

fn raw<'a>(number: usize, cell: &impl Fn(Column) -> Option<&'a Value>, columns: &[Column]) -> Raw {
    let text =
        |column: Column| columns.contains(&column).then(|| cell(column).map(Value::text).unwrap_or_default());
    let line =
        |column: Column| columns.contains(&column).then(|| cell(column).map(Value::line).unwrap_or_default());
    let title = line(Column::Title).unwrap_or_default();
    let (start, until) =
        cell(Column::Start).and_then(clocks).map_or((None, None), |(start, end)| (Some(start), end));
    let end = cell(Column::End).and_then(Value::clock).or(until);
    let supplies = text(Column::Supplies).map(|text| {
        let parts = text.split(['\n', ';']).map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    });
    let said = cell(Column::Kind).map(Value::line).unwrap_or_default();
    let row = PlanRow {
        id: cell(Column::Id).and_then(|cell| cell.line().parse().ok().map(ItemId)),
        kind: kind(&said).or_else(|| kind_of_title(&title)).unwrap_or_default(),
        title,
        minutes: 0,
        start,
        area: line(Column::Area),
        lead: line(Column::Lead),
        objective: text(Column::Objective),
        method: text(Column::Method),
        supplies,
    };
    Raw { number, row, end, length: cell(Column::Minutes).map(length) }
}

/// How long something lasts: minutes, or as trainers type it.
fn length(cell: &Value) -> Result<u32, ()> {
    match cell {
        Value::Time(minutes) => Ok(*minutes),
        Value::Text(text) => match parse(text) {
            Ok(Quick::Length(minutes)) => Ok(minutes),
            Ok(Quick::Start(length)) => Ok(length.minutes()),
            _ => Err(()),
        },
        cell => cell.whole().or_else(|| cell.clock()).ok_or(()),
    }
}

fn kind(cell: &str) -> Option<ItemKind> {
    let cell = cell.to_lowercase();
    longest(&lists().kinds, |word| cell.starts_with(word))
}

/// What a title says of its kind: only where nobody takes it for a session.
fn kind_of_title(title: &str) -> Option<ItemKind> {
    let rests = |kind: &ItemKind| kind.is_rest() || matches!(kind, ItemKind::Opening | ItemKind::Closing);
    let found = kind(title).filter(rests)?;
    // "Closing the gap: feeding practices" is a session.
    (found.is_rest() || title.split_whitespace().count() <= 4).then_some(found)
}
