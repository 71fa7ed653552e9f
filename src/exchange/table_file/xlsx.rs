//! The sheets of an Excel workbook. What is unpacked is counted first, and the cells are read one after the other: a
//! cell in the last row of a sheet costs nothing.

use std::io::{Cursor, Read};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::ToSpan;
use jiff::civil::DateTime;
use zip::ZipArchive;

use crate::core::table::{MOST_COLUMNS, MOST_ROWS, Table, TableFile, Value};
use crate::core::trouble::FileTrouble;

/// The most that a workbook may unpack to, in bytes.
const MOST_UNPACKED: u64 = 48 << 20;
/// The most parts of a workbook.
const MOST_PARTS: usize = 5_000;
/// The most sheets that are read.
const MOST_SHEETS: usize = 50;
/// The most text that is kept of a workbook, in bytes: one text may be that of many cells.
const MOST_TEXT: usize = 8 << 20;
/// How many cells are read before it is asked whether to stop.
const ASK_EVERY: usize = 4_096;
/// The minutes of a day.
const DAY: f64 = 1_440.0;

/// Reads a workbook.
///
/// # Errors
/// Why it is none.
pub fn read(bytes: &[u8], stop: &dyn Fn() -> bool) -> Result<TableFile, FileTrouble> {
    check(bytes, stop)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) =
        sheets.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let mut file = TableFile { hidden: hidden.len(), ..TableFile::default() };
    let mut room = MOST_TEXT;
    for sheet in shown.into_iter().take(MOST_SHEETS) {
        let mut table = cells(&mut book, &sheet.name, &mut room, stop)?;
        table.merged =
            book.merge_cells_by_sheet_name(&sheet.name).map_or(0, |cells| cells.iter().map(area).sum());
        if table.filled().next().is_some() {
            table.name = sheet.name;
            file.tables.push(table);
        }
    }
    if file.tables.is_empty() { Err(FileTrouble::Empty) } else { Ok(file) }
}

/// Unpacks everything once, to know that it is not too much.
fn check(bytes: &[u8], stop: &dyn Fn() -> bool) -> Result<(), FileTrouble> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileTrouble::Damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(FileTrouble::TooLarge);
    }
    if zip.index_for_name("xl/workbook.xml").is_none() {
        return Err(FileTrouble::NotDeckOrPdf);
    }
    let mut room = MOST_UNPACKED;
    for index in 0..zip.len() {
        if stop() {
            return Err(FileTrouble::Cancelled);
        }
        let part = zip.by_index(index).map_err(|_| FileTrouble::Damaged)?;
        // Pictures are not read.
        if part.name().is_ok_and(|name| name.starts_with("xl/media/")) {
            continue;
        }
        let unpacked = std::io::copy(&mut part.take(room + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|_| FileTrouble::Damaged)?;
        room = room.checked_sub(unpacked).ok_or(FileTrouble::TooLarge)?;
    }
    Ok(())
}

fn trouble(error: &XlsxError) -> FileTrouble {
    match error {
        XlsxError::Password => FileTrouble::Encrypted,
        XlsxError::FileNotFound(_) => FileTrouble::NotDeckOrPdf,
        _ => FileTrouble::Damaged,
    }
}

/// How many cells are joined with the first one of an area.
fn area(cells: &Dimensions) -> usize {
    let length = |from: u32, to: u32| to.saturating_sub(from) as usize + 1;
    let area = length(cells.start.0, cells.end.0).saturating_mul(length(cells.start.1, cells.end.1));
    area.saturating_sub(1).min(MOST_ROWS)
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    room: &mut usize,
    stop: &dyn Fn() -> bool,
) -> Result<Table, FileTrouble> {
    let mut table = Table::default();
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| trouble(&error))?;
    let mut read = 0_usize;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| trouble(&error))? {
        read += 1;
        if read.is_multiple_of(ASK_EVERY) && stop() {
            return Err(FileTrouble::Cancelled);
        }
        table.formulas += usize::from(cell.formula.is_some());
        let value = value(&cell.value);
        if value.is_empty() {
            continue;
        }
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let length = if let Value::Text(text) = &value { text.len() } else { 0 };
        if row >= MOST_ROWS || column >= MOST_COLUMNS || length > *room {
            table.cut = true;
            continue;
        }
        *room -= length;
        if table.rows.len() <= row {
            table.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut table.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        cells[column] = value;
    }
    Ok(table)
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet counts no further itself")]
fn value(cell: &DataRef<'_>) -> Value {
    match cell {
        DataRef::Empty | DataRef::Error(_) => Value::Empty,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::Bool(yes) => Value::Number(f64::from(u8::from(*yes))),
        DataRef::String(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.parse().map_or_else(|_| Value::Text(text.clone()), Value::Moment)
        }
        DataRef::DateTime(at) => moment(*at),
    }
}

/// A date, or a part of a day alone, to the nearest minute.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped before")]
fn moment(at: ExcelDateTime) -> Value {
    let number = at.as_f64();
    if at.is_duration() || (0.0..1.0).contains(&number) {
        return Value::Time((number * DAY).round().clamp(0.0, DAY * 366.0) as u32);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let read = || {
        let year = i16::try_from(year).ok()?;
        let time = (small(hour)?, small(minute)?, small(second)?);
        let read = DateTime::new(year, small(month)?, small(day)?, time.0, time.1, time.2, 0).ok()?;
        let rounded = read.checked_add(30.seconds()).ok()?;
        rounded.with().second(0).build().ok()
    };
    read().map_or(Value::Number(number), Value::Moment)
}
