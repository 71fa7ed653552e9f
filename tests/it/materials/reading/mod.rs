//! Reading decks and guides: the kept fixtures give their sessions and handouts, in ten layouts and
//! languages; hostile and broken files give a reason, soon.

mod cases;
mod contents;
mod hostile;
mod kinds;
mod languages;
mod odd_pdfs;
mod others;
mod tokens;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use doorstep::cli::inspect::inspect;
use doorstep::core::reading::pages::PagesFormat;
use doorstep::core::trouble::FileTrouble;
use doorstep::i18n::I18n;
use doorstep::materials::reading::bounds::{Bounds, MOST_TIME, WALL_TIME, time_for};
use doorstep::materials::reading::reader::Reader;
use doorstep::materials::reading::{page_count, read_bytes, read_file};
use serde_json::{Map, Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading")
}

fn never() -> bool {
    false
}

fn expected() -> Map<String, Value> {
    let text = std::fs::read_to_string(folder().join("expected.json")).expect("the expectations");
    serde_json::from_str(&text).expect("JSON")
}

fn reported(name: &str) -> Value {
    let (text, good) = inspect(&[folder().join(name)], true, &reader(), &I18n::new("en"));
    assert!(good, "{name}: {text}");
    serde_json::from_str(&text).expect("one object on a line")
}

/// Which of the `wanted` stand among the `found`, all fields but the confidence being equal.
fn hits(wanted: &Value, found: &Value) -> (usize, usize, usize) {
    let without = |value: &Value| {
        let mut fields = value.as_object().expect("an object").clone();
        fields.remove("confidence");
        Value::Object(fields)
    };
    let wanted: Vec<Value> = wanted.as_array().expect("a list").iter().map(without).collect();
    let found: Vec<Value> = found.as_array().expect("a list").iter().map(without).collect();
    let hit = wanted.iter().filter(|one| found.contains(one)).count();
    (hit, wanted.len(), found.len())
}

#[test]
fn sessions_and_handouts_are_found_in_every_layout_and_language() {
    let mut table = String::from("file | sessions: found, expected, reported | handouts: the same\n");
    let (mut hit, mut wanted, mut said) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (name, expected) in expected() {
        let report = reported(&name);
        let sessions = hits(&expected["sessions"], &report["sessions"]);
        let handouts = hits(&expected["handouts"], &report["handouts"]);
        table.push_str(&format!("{name} | {sessions:?} | {handouts:?}\n"));
        for (found, all, reported) in [sessions, handouts] {
            (hit, wanted, said) = (hit + found, wanted + all, said + reported);
        }
        for field in ["kind", "language", "day", "pages"] {
            if report[field] != expected[field] {
                wrong.push(format!("{name} {field}: {} is not {}", report[field], expected[field]));
            }
        }
        if sessions.0 < sessions.1.max(sessions.2) {
            wrong.push(format!("{name}: {}", report["sessions"]));
        }
    }
    table.push_str(&format!("recall {hit} of {wanted}, precision {hit} of {said}\n"));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!((hit, hit), (wanted, said), "{table}");
}

#[test]
fn the_report_has_exactly_the_agreed_shape() {
    let report = reported("numbered-en.pptx");
    let fields = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        fields(&report),
        ["file", "kind", "language", "day", "pages", "sessions", "handouts", "problems"]
    );
    let session = &report["sessions"][0];
    assert_eq!(fields(session), ["number", "title", "first", "last", "minutes", "confidence"]);
    let sure = session["confidence"].as_f64().expect("a number");
    assert!((0.0..=1.0).contains(&sure));
    assert_eq!(fields(&report["handouts"][0]), ["number", "title", "first", "last"]);
    assert_eq!(report["problems"], json!([]));
}

#[test]
fn a_deck_is_read_as_it_is_shown() {
    let pages = read_file(&folder().join("numbered-ru.pptx"), &never).expect("a deck");
    assert_eq!((pages.format, pages.wide), (PagesFormat::Deck, true));
    assert_eq!(pages.pages[0].title, "Базовый тренинг");
    let hidden: Vec<usize> =
        pages.pages.iter().enumerate().filter(|(_, page)| page.hidden).map(|(index, _)| index + 1).collect();
    assert_eq!(hidden, [6]);
    assert_eq!(pages.pages[4].notes, "Договариваемся об одном шаге");
    assert!(pages.pages[2].titled);
    let deck = read_file(&folder().join("sections-ka.pptx"), &never).expect("a deck");
    let names: Vec<(&str, u32)> =
        deck.outline.iter().map(|section| (section.title.as_str(), section.page)).collect();
    assert_eq!(names[1], ("ოჯახის ძლიერი მხარეები", 2));
    assert_eq!(deck.outline.len(), 7);
    let table = read_file(&folder().join("agenda-hy.pptx"), &never).expect("a deck");
    assert!(
        table.pages[1].lines.iter().any(|line| line.text == "10:15–11:45 | Զրույց ծնողների հետ խաղի մասին")
    );
}

#[test]
fn a_guide_is_read_with_sizes_and_outline() {
    let pages = read_file(&folder().join("guide-hy.pdf"), &never).expect("a guide");
    assert_eq!((pages.format, pages.wide), (PagesFormat::Pdf, false));
    let page = &pages.pages[2];
    assert_eq!(page.title, "Նիստ 1: Ընտանիքի ուժեղ կողմերը");
    assert_eq!(page.lines[0].size, 200, "tenths of a point");
    assert_eq!(page.lines[1].size, 110);
    assert_eq!(pages.outline[0].page, 3);
    assert_eq!(page_count(&folder().join("guide-hy.pdf"), &never), Ok(10));
    assert_eq!(page_count(&folder().join("dividers-en.pptx"), &never), Ok(16));
}

#[test]
fn what_is_no_deck_or_guide_is_refused_with_its_reason() {
    let place = tempfile::tempdir().expect("a folder");
    let deck = std::fs::read(folder().join("boxes-en.pptx")).expect("there");
    let guide = std::fs::read(folder().join("guide-en.pdf")).expect("there");
    let zip = |entries: &[(&str, &[u8])]| {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("an entry");
            zip.write_all(bytes).expect("written");
        }
        zip.finish().expect("a zip").into_inner()
    };
    let bomb = vec![b' '; 40 << 20];
    let deep = format!("<p:presentation>{}", "<p:sldIdLst>".repeat(100_000));
    let many = "<a:p/>".repeat(1_200_000);
    let entities =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><p:presentation>&b;</p:presentation>";
    let encrypted =
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &wide("EncryptedPackage")].concat();
    let old =
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &wide("PowerPoint Document")].concat();
    let cases: Vec<(&str, Vec<u8>, Option<FileTrouble>)> = vec![
        ("empty.pptx", Vec::new(), Some(FileTrouble::Empty)),
        (
            "login.pdf",
            b"<!DOCTYPE html><html><body>Log in</body></html>".to_vec(),
            Some(FileTrouble::WebPage),
        ),
        ("text.pdf", b"just words".to_vec(), Some(FileTrouble::NotDeckOrPdf)),
        ("half.pptx", deck[..deck.len() / 2].to_vec(), Some(FileTrouble::Damaged)),
        ("head.pdf", b"%PDF-1.7\n".to_vec(), Some(FileTrouble::Damaged)),
        ("encrypted.pptx", encrypted, Some(FileTrouble::Encrypted)),
        ("old.ppt", old, Some(FileTrouble::OldFormat)),
        ("no parts.pptx", zip(&[("ppt/slides/", b"")]), Some(FileTrouble::Damaged)),
        ("bomb.pptx", zip(&[("ppt/presentation.xml", &bomb)]), Some(FileTrouble::TooLarge)),
        ("deep.pptx", zip(&[("ppt/presentation.xml", deep.as_bytes())]), Some(FileTrouble::TooLarge)),
        ("many.pptx", zip(&[("ppt/presentation.xml", many.as_bytes())]), Some(FileTrouble::TooLarge)),
        ("entities.pptx", zip(&[("ppt/presentation.xml", entities.as_bytes())]), None),
        ("deck named.pdf", deck, None),
        ("guide named.pptx", guide, None),
    ];
    for (name, bytes, reason) in cases {
        let path = place.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        let start = Instant::now();
        assert_eq!(read_file(&path, &never).err(), reason, "{name}");
        assert!(start.elapsed() <= WALL_TIME + Duration::from_secs(1), "{name} hangs");
        let (text, good) = inspect(&[path], true, &reader(), &I18n::new("ru"));
        let report: Value = serde_json::from_str(&text).expect("JSON all the same");
        assert_eq!(good, reason.is_none());
        assert_eq!(report["problems"].as_array().expect("a list").is_empty(), reason.is_none(), "{name}");
    }
    assert_eq!(read_file(&place.path().join("none.pdf"), &never).err(), Some(FileTrouble::NotThere));
    assert_eq!(read_file(place.path(), &never).err(), Some(FileTrouble::NotThere));
    assert_eq!(read_file(&folder().join("guide-en.pdf"), &|| true).err(), Some(FileTrouble::Cancelled));
}

/// Reads PDFs in a subprocess, as the application does.
fn reader() -> Reader {
    Reader::with(env!("CARGO_BIN_EXE_doorstep").into())
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A small generator: the same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// Reads bytes and looks through what came out; whatever they are, this ends well.
fn try_out(bytes: Vec<u8>) {
    if let Ok(pages) = read_bytes(bytes, &Bounds::usual()) {
        let found = doorstep::core::reading::find(&pages, "any");
        for session in &found.sessions {
            assert!(1 <= session.first && session.first <= session.last && session.last <= found.pages);
            assert!(session.percent <= 100);
        }
    }
}

#[test]
fn a_large_guide_may_take_longer_on_a_slow_computer_and_no_file_has_time_without_end() {
    assert_eq!((time_for(0), time_for(300_000)), (WALL_TIME, WALL_TIME));
    assert!(time_for(3 << 20) >= WALL_TIME * 2);
    assert_eq!((time_for(1 << 30), time_for(u64::MAX)), (MOST_TIME, MOST_TIME));
    // Reading began a while ago: a small file has had its time, a large one has not.
    let ago =
        |time: Duration| Instant::now().checked_sub(time).expect("a computer that is on for some minutes");
    let check = |start: Instant, bytes: u64| Bounds::begun(start, bytes, Arc::default()).check_clock();
    let late = ago(WALL_TIME + Duration::from_secs(2));
    assert_eq!(check(late, 300_000), Err(FileTrouble::TookTooLong));
    assert_eq!(check(late, 3 << 20), Ok(()));
    assert_eq!(check(ago(MOST_TIME), 1 << 30), Err(FileTrouble::TookTooLong));
}

#[test]
fn broken_off_and_changed_files_do_no_harm() {
    for name in ["boxes-en.pptx", "agenda-hy.pptx", "twin-en.pdf", "guide-ka.pdf"] {
        let sound = std::fs::read(folder().join(name)).expect("there");
        let mut dice = Dice(7);
        for _ in 0..60 {
            try_out(sound[..dice.roll(sound.len())].to_vec());
            let mut changed = sound.clone();
            for _ in 0..=dice.roll(12) {
                let at = dice.roll(changed.len());
                match dice.roll(3) {
                    0 => changed[at] = u8::try_from(dice.roll(256)).expect("a byte"),
                    1 => {
                        changed.drain(at..(at + dice.roll(40)).min(changed.len()));
                    }
                    _ => {
                        let copy = changed[at..(at + 30).min(changed.len())].to_vec();
                        changed.splice(at..at, copy);
                    }
                }
            }
            let outcome = std::panic::catch_unwind(|| try_out(changed));
            // A library may give up loudly on its own thread; what is ours must not.
            if let Err(panic) = outcome {
                let text = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                assert!(!text.contains("session"), "{name}: {text}");
            }
        }
    }
}
