//! Spreadsheets of others: letters of every program, hostile workbooks, and our own ones, which come back whole.

use std::io::Write;

use doorstep::core::table::heads::{Purpose, find};
use doorstep::core::table::{Letters, MOST_ROWS, TableFile, Value, people};
use doorstep::core::trouble::FileTrouble;
use doorstep::exchange::table_file::read;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1254};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

fn table(bytes: &[u8]) -> Result<TableFile, FileTrouble> {
    read(bytes, None, &|| false)
}

fn names(bytes: &[u8]) -> (Vec<String>, Letters) {
    let file = table(bytes).expect("a table");
    let read = people::read(&file.tables[0], &find(&file.tables[0], Purpose::People));
    (read.rows.into_iter().map(|row| row.name).collect(), file.letters.expect("told"))
}

/// A text in UTF-16, for which there is no encoder.
fn wide(text: &str, encoding: &Encoding) -> Vec<u8> {
    let bytes = |unit: u16| if encoding == UTF_16LE { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn the_letters_of_every_program_are_read_with_every_separator() {
    let russian = ["Иванова Анна", "Щербакова Юлия", "Қасым Әлия"];
    let serbian = ["Đorđević Ruža", "Šarić Željko", "Kovačević Ćamila"];
    let turkish = ["Ayşe Yılmaz", "Şule Gökçe", "Işık Öztürk"];
    let georgian = ["ნინო ბერიძე", "Արմեն Սարգսյան", "Zoë"];
    for separator in [",", ";", "\t"] {
        let text = |names: [&str; 3]| {
            let row = |name: &str| format!("{name}{separator}nurse{separator}Health centre\r\n");
            format!("Name{separator}Profession{separator}Workplace\r\n{}", names.map(row).concat())
        };
        for people in [russian, serbian, turkish, georgian] {
            let text = text(people);
            let mut ways = vec![
                (text.clone().into_bytes(), Letters::Utf8),
                (format!("\u{FEFF}{text}").into_bytes(), Letters::Utf8),
            ];
            for encoding in [UTF_16LE, UTF_16BE] {
                ways.push((wide(&text, encoding), Letters::Utf16));
                ways.push((wide(&format!("\u{FEFF}{text}"), encoding), Letters::Utf16));
            }
            for (bytes, letters) in ways {
                assert_eq!(names(&bytes), (people.map(str::to_owned).to_vec(), letters), "{separator:?}");
            }
        }
        // Қ and Ә are not in the old Cyrillic one.
        let russian = ["Иванова Анна", "Щербакова Юлия", "Їжак Ґалина"];
        let old = [
            (russian, WINDOWS_1251, Letters::Windows1251),
            (serbian, WINDOWS_1250, Letters::Windows1250),
            (turkish, WINDOWS_1254, Letters::Windows1254),
        ];
        for (people, encoding, letters) in old {
            let text = text(people);
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost);
            assert_eq!(names(&bytes), (people.map(str::to_owned).to_vec(), letters), "{separator:?}");
        }
    }
    // Who knows better says so.
    let (bytes, ..) = WINDOWS_1250.encode("Name\nŠarić\n");
    let file = read(&bytes, Some(Letters::Windows1251), &|| false).expect("a table");
    assert_eq!(file.tables[0].rows[1][0], Value::Text("Љariж".to_owned()));
}

#[test]
fn what_is_no_table_is_refused_by_what_it_is() {
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0]
        .into_iter()
        .chain([0; 600])
        .chain(wide("EncryptedPackage", UTF_16LE))
        .collect();
    let mut plain_zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    plain_zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("begun");
    let word = plain_zip.finish().expect("a zip").into_inner();
    let table: [(&[u8], FileTrouble); 8] = [
        (b"", FileTrouble::Empty),
        (b"\n\n ,,\n", FileTrouble::Empty),
        (b"\xD0\xCF\x11\xE0 old", FileTrouble::OldFormat),
        (&encrypted, FileTrouble::Encrypted),
        (b"<html><table><tr><td>Name", FileTrouble::WebPage),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03", FileTrouble::NotDeckOrPdf),
        (&word, FileTrouble::NotDeckOrPdf),
        (b"PK\x03\x04 cut", FileTrouble::Damaged),
    ];
    for (bytes, why) in table {
        assert_eq!(self::table(bytes), Err(why), "{:?}", &bytes[..bytes.len().min(8)]);
    }
    assert_eq!(read(&workbook(|_| ()), None, &|| true), Err(FileTrouble::Cancelled));
}

/// A workbook whose first sheet has a head and a name, with what else is done to it.
fn workbook(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Name").expect("written");
    sheet.write_string(1, 0, "Ana").expect("written");
    change(&mut book);
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn formulas_dates_joined_cells_and_hidden_sheets_are_read_and_told() {
    let bytes = workbook(|book| {
        book.add_worksheet().set_hidden(true).write_string(0, 0, "secret").expect("written");
        let sheet = book.worksheet_from_index(0).expect("there");
        let day = ExcelDateTime::from_ymd(2026, 9, 14).expect("a date");
        let date = Format::new().set_num_format("dd.mm.yyyy");
        let time = Format::new().set_num_format("hh:mm");
        let long = Format::new().set_num_format("[h]:mm");
        sheet.write_datetime_with_format(1, 1, &day, &date).expect("written");
        sheet.write_number_with_format(1, 2, 0.395_833_333, &time).expect("written");
        sheet.write_number_with_format(1, 3, 1.25, &long).expect("written");
        sheet.write_formula(2, 0, Formula::new("=1+2").set_result("Besa")).expect("written");
        sheet.write_number(2, 1, 46_279.0).expect("written");
        sheet.merge_range(4, 0, 5, 1, "Cene", &Format::new()).expect("written");
    });
    let file = table(&bytes).expect("a table");
    assert_eq!((file.tables.len(), file.hidden, file.letters), (1, 1, None));
    let sheet = &file.tables[0];
    assert_eq!((sheet.formulas, sheet.merged, sheet.cut), (1, 3, false));
    let near = jiff::civil::date(2026, 1, 1);
    let day = Some(jiff::civil::date(2026, 9, 14));
    assert_eq!((sheet.rows[1][1].date(near), sheet.rows[2][1].date(near)), (day, day));
    assert_eq!((&sheet.rows[1][2], &sheet.rows[1][3]), (&Value::Time(570), &Value::Time(1_800)));
    assert_eq!(sheet.rows[2][0], Value::Text("Besa".to_owned()));
    assert_eq!(sheet.rows[4], [Value::Text("Cene".to_owned())]);
}

#[test]
fn a_workbook_can_be_neither_too_large_nor_too_deep() {
    // A cell in the last row and the last column of a sheet makes no table of that size.
    let bytes = workbook(|book| {
        let sheet = book.worksheet_from_index(0).expect("there");
        sheet.write_string(1_048_575, 16_383, "far").expect("written");
    });
    let file = table(&bytes).expect("a table");
    assert!(file.tables[0].cut && file.tables[0].rows.len() == 2);
    // A million rows.
    let rows = "Name\n".to_owned() + &"Ana,f\n".repeat(1_000_000);
    let file = table(rows.as_bytes()).expect("a table");
    assert!(file.tables[0].cut && file.tables[0].rows.len() == MOST_ROWS);
    // A part that unpacks to far more than it says.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        zip.start_file(name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(&vec![b' '; 40 << 20]).expect("written");
    }
    let bomb = zip.finish().expect("a zip").into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(table(&bomb), Err(FileTrouble::TooLarge));
    // One long text that is that of very many cells.
    let long = "x".repeat(30_000);
    let bytes = workbook(|book| {
        let sheet = book.worksheet_from_index(0).expect("there");
        for row in 0..2_000 {
            sheet.write_string(row, 3, &long).expect("written");
        }
    });
    let file = table(&bytes).expect("a table");
    let kept: usize = file.tables[0].rows.iter().flatten().map(|cell| cell.line().len()).sum();
    assert!(file.tables[0].cut && kept < 9 << 20);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn a_damaged_workbook_never_panics(place in 0_usize..8_000, byte: u8, cut in 0_usize..8_000) {
        let mut bytes = workbook(|_| ());
        let length = bytes.len();
        bytes[place % length] = byte;
        let _ = table(&bytes);
        let _ = table(&bytes[..cut % length]);
    }

    #[test]
    fn any_bytes_are_a_table_or_refused(bytes: Vec<u8>) {
        if let Ok(file) = table(&bytes) {
            for one in &file.tables {
                for purpose in [Purpose::People, Purpose::Plan] {
                    let heads = find(one, purpose);
                    let _ = people::read(one, &heads);
                    let _ = doorstep::core::table::plan::read(one, &heads, jiff::civil::date(2026, 1, 1));
                }
            }
        }
    }
}
