//! A workbook as an Excel file: real dates, times and numbers, frozen heads, ready to print on A4. A text is always
//! a text: no cell is ever a formula.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook as Book, Worksheet, XlsxError,
};

use crate::core::text::is_hidden;
use crate::report::workbook::{Cell, Sheet, Workbook};

/// The longest text that a cell takes, in characters.
const LONGEST: usize = 32_000;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// The workbook as the bytes of an `.xlsx` file, the same for the same workbook.
///
/// # Errors
/// What the writer of the file says: a fault of the program.
pub fn to_xlsx(workbook: &Workbook) -> Result<Vec<u8>, String> {
    write(workbook).map_err(|error| error.to_string())
}

fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    // A fixed moment: the same workbook gives the same bytes.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&workbook.title).set_creation_datetime(&made));
    for sheet in &workbook.sheets {
        put(book.add_worksheet(), sheet)?;
    }
    book.save_to_buffer()
}

fn put(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let heads =
        Format::new().set_bold().set_text_wrap().set_background_color("#F0F0EE").set_align(FormatAlign::Top);
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let [date, time, moment, places] = ["yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm", "0.00"]
        .map(|format| Format::new().set_num_format(format).set_align(FormatAlign::Top));
    page.set_name(sheet.name.chars().take(LONGEST_NAME).collect::<String>())?;
    for ((head, width), column) in sheet.columns.iter().zip(0..) {
        page.write_string_with_format(0, column, head, &heads)?;
        match width {
            0 => page.set_column_hidden(column)?,
            width => page.set_column_width(column, f64::from(*width))?,
        };
    }
    for (cells, row) in sheet.rows.iter().zip(1..) {
        for (cell, column) in cells.iter().zip(0..) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => page.write_string_with_format(row, column, seen(text), &plain)?,
                Cell::Number(number) => page.write_number_with_format(row, column, *number, &plain)?,
                Cell::Hundredths(number) => {
                    page.write_number_with_format(row, column, f64::from(*number) / 100.0, &places)?
                }
                Cell::Date(day) => page.write_datetime_with_format(row, column, excel_date(*day)?, &date)?,
                Cell::Time(minutes) => {
                    let part = f64::from(*minutes) / f64::from(crate::core::time::DAY_MINUTES);
                    page.write_number_with_format(row, column, part, &time)?
                }
                Cell::Moment(at) => {
                    page.write_datetime_with_format(row, column, excel_moment(*at)?, &moment)?
                }
            };
        }
    }
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_print_area(0, 0, last_row, last_column)?;
    page.autofilter(0, 0, last_row, last_column)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
    Ok(())
}

/// Nothing that is not seen, and no more than a cell takes.
fn seen(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).take(LONGEST).collect()
}

fn excel_date(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())
}

fn excel_moment(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    let hour = u16::from(at.hour().unsigned_abs());
    excel_date(at.date())?.and_hms(hour, at.minute().unsigned_abs(), f64::from(at.second()))
}
