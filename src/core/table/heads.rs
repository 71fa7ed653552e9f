//! Which column of a table is what: by its head in any language, else by what stands in it.

use super::cells::{clocks, day_number, longest, sex};
use super::{Table, Value};
use crate::core::lists::{Column, lists};
use crate::core::model::people::Half;

/// Heads of this many letters or fewer are whole words: names of people begin with them ("Imelda", "ime").
const SHORT_HEAD: usize = 4;
/// How many rows are looked through for the heads: titles and logos stand above them.
const HEADS_WITHIN: usize = 30;
/// How many rows tell what a column without a head is.
const TELLING: usize = 20;

/// What a table is read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// The people of a course.
    People,
    /// The plan of a course.
    Plan,
}

/// What the columns of a table are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Heads {
    /// The row of the heads, counted from 1; none if there are none.
    pub row: Option<usize>,
    /// What each column is.
    pub columns: Vec<Column>,
}

/// Finds out what the columns of a table are.
#[must_use]
pub fn find(table: &Table, purpose: Purpose) -> Heads {
    let heads_of = |row: &[Value]| -> Vec<Column> {
        let mut columns = Vec::with_capacity(row.len());
        for cell in row {
            let column = head(cell, purpose).filter(|column| !columns.contains(column));
            columns.push(column.unwrap_or(Column::Ignored));
        }
        columns
    };
    let rows = table.filled().take(HEADS_WITHIN).map(|(number, row)| (number, heads_of(row)));
    let told = |columns: &[Column]| columns.iter().filter(|one| **one != Column::Ignored).count();
    let good = rows.filter(|(_, columns)| are_heads(columns, purpose));
    // Of two rows that say as much, the first has the heads.
    match good.max_by_key(|(number, columns)| (told(columns), std::cmp::Reverse(*number))) {
        Some((number, columns)) => Heads { row: Some(number), columns },
        None => Heads { row: None, columns: guessed(table, purpose) },
    }
}

fn are_heads(columns: &[Column], purpose: Purpose) -> bool {
    let has = |column: Column| columns.contains(&column);
    match purpose {
        Purpose::People => has(Column::Name) || has(Column::FirstName),
        // One word is a title above the table, or a session that is called so.
        Purpose::Plan => {
            has(Column::Title) && columns.iter().filter(|one| **one != Column::Ignored).count() > 1
        }
    }
}

fn head(cell: &Value, purpose: Purpose) -> Option<Column> {
    let cell = cell.line().to_lowercase();
    let heads = match purpose {
        Purpose::People => &lists().heads,
        Purpose::Plan => &lists().plan_heads,
    };
    if purpose == Purpose::People
        && let Some(column) = half(&cell)
    {
        return Some(column);
    }
    longest(heads, |head| {
        let Some(rest) = cell.strip_prefix(head) else { return false };
        head.chars().count() > SHORT_HEAD || !rest.starts_with(char::is_alphabetic)
    })
}

/// A half-day, such as `day 2, morning`.
fn half(cell: &str) -> Option<Column> {
    let number = day_number(cell)?;
    longest(&lists().halves, |word| cell.ends_with(word)).map(|half: Half| Column::Half(number, half))
}

/// Columns without heads.
fn guessed(table: &Table, purpose: Purpose) -> Vec<Column> {
    let mut columns = Vec::with_capacity(table.width());
    for index in 0..table.width() {
        let cells = table.filled().take(TELLING).filter_map(|(_, row)| row.get(index));
        let cells: Vec<&Value> = cells.filter(|cell| !cell.is_empty()).collect();
        let column = match purpose {
            _ if cells.is_empty() => Column::Ignored,
            Purpose::People => guessed_person(&cells, &columns),
            Purpose::Plan => guessed_plan(&cells, &columns),
        };
        columns.push(column);
    }
    columns
}

/// Running numbers, telephones, dates and addresses of mail are passed by, the first text is the name.
fn guessed_person(cells: &[&Value], before: &[Column]) -> Column {
    let sexes = cells.iter().all(|cell| sex(&cell.line()).is_some());
    let free = |column: Column| Some(column).filter(|column| !before.contains(column));
    match () {
        () if cells.iter().all(|cell| cell.whole().is_some()) => Column::Ignored,
        () if cells.iter().filter(|cell| reaches(&cell.line())).count() * 2 > cells.len() => Column::Ignored,
        () if !before.contains(&Column::Name) => Column::Name,
        () if sexes && !before.contains(&Column::Sex) => Column::Sex,
        () => free(Column::Profession).or(free(Column::Workplace)).unwrap_or(Column::Ignored),
    }
}

/// Whether a text is how to reach somebody, or another long number such as a date of birth: nothing that is kept.
fn reaches(text: &str) -> bool {
    /// A telephone number, a date or the number of a passport has at least so many digits.
    const DIGITS: usize = 6;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let mail = text.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    mail || digits >= DIGITS && !text.chars().any(char::is_alphabetic)
}

/// Dates, times and numbers say themselves what they are; the first text is what is done, a second one who leads it.
fn guessed_plan(cells: &[&Value], before: &[Column]) -> Column {
    let near = jiff::civil::Date::default();
    let most =
        |fits: &dyn Fn(&Value) -> bool| cells.iter().filter(|cell| fits(cell)).count() * 2 > cells.len();
    let free = |column: Column| Some(column).filter(|column| !before.contains(column));
    let column = match () {
        () if most(&|cell| clocks(cell).is_some()) => free(Column::Start).or(free(Column::End)),
        () if most(&|cell| cell.date(near).is_some()) => free(Column::Date),
        () if most(&|cell| day_number(&cell.line().to_lowercase()).is_some_and(|day| day < 5)) => {
            free(Column::Day)
        }
        () if most(&|cell| cell.whole().is_some()) => free(Column::Minutes),
        () => free(Column::Title).or(free(Column::Lead)),
    };
    column.unwrap_or(Column::Ignored)
}
