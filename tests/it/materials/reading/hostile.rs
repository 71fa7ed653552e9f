//! Hostile decks and PDFs: whatever they try, there is an answer in time, and it is a sentence or a picture.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use doorstep::core::trouble::FileTrouble;
use doorstep::materials::pictures::{Limits, PictureEvent, Pictures, Request};
use doorstep::materials::reading::reader::Reader;

/// No answer may take longer.
const IN_TIME: Duration = Duration::from_secs(10);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile")
}

fn files(ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("the folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|own| own == ending)).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_doorstep").into()
}

#[test]
fn every_file_is_read_or_refused_in_time() {
    let reader = Reader::with(program());
    for file in files("pdf").into_iter().chain(files("pptx")) {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let begun = Instant::now();
        let read = reader.read(&file, &|| false);
        assert!(begun.elapsed() < IN_TIME, "{name} took {:?}", begun.elapsed());
        let why = read.err();
        match name.as_str() {
            // They ask for four gigabytes, and for a million million letters.
            "bomb.pdf" => assert_eq!(why, Some(FileTrouble::TooLarge)),
            "billion-letters.pdf" => assert_eq!(why, Some(FileTrouble::TookTooLong)),
            "page-circle.pdf" | "labels.pdf" => assert_eq!(why, Some(FileTrouble::Damaged), "{name}"),
            // Fifty thousand slides, each with a hundred parts: the clock or the room is over first.
            "circles.pptx" => {
                assert!(
                    matches!(why, None | Some(FileTrouble::TookTooLong | FileTrouble::TooLarge)),
                    "{why:?}"
                );
            }
            _ => assert_eq!(why, None, "{name}"),
        }
    }
}

#[test]
fn a_reading_that_nobody_wants_any_more_ends_at_once() {
    let begun = Instant::now();
    let stopped = || begun.elapsed() > Duration::from_millis(300);
    let read = Reader::with(program()).read(&folder().join("billion-letters.pdf"), &stopped);
    assert_eq!(read.err(), Some(FileTrouble::Cancelled));
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[test]
fn where_no_process_can_be_started_files_are_read_all_the_same() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading/guide-en.pdf");
    let with = Reader::with(program());
    let without = Reader::with("/nowhere/doorstep".into());
    assert_eq!(with.read(&guide, &|| false), without.read(&guide, &|| false));
    assert_eq!(with.page_count(&guide, &|| false), without.page_count(&guide, &|| false));
    assert_eq!(with.read(&guide.with_extension("gone"), &|| false).err(), Some(FileTrouble::NotThere));
}

#[test]
fn every_page_is_drawn_or_given_up_in_time() {
    let limits = Limits { time: Duration::from_secs(3), memory: 512 << 20 };
    for file in files("pdf") {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let (sender, events) = channel();
        let on_event = Arc::new(move |event| {
            sender.send(event).ok();
        });
        let begun = Instant::now();
        let pictures = Pictures::open(&program(), &file, limits, on_event);
        let mut event = events.recv_timeout(IN_TIME).expect("an answer");
        if matches!(event, PictureEvent::Opened(_)) {
            pictures.want([Request { page: 1, width: 800 }]);
            event = events.recv_timeout(IN_TIME).expect("an answer");
        }
        assert!(begun.elapsed() < IN_TIME, "{name} took {:?}", begun.elapsed());
        match (name.as_str(), &event) {
            ("bomb.pdf", PictureEvent::Failed(_, FileTrouble::DrawingTooLarge)) => {}
            ("bomb.pdf", _) => panic!("{name}: {event:?}"),
            ("page-circle.pdf" | "labels.pdf", PictureEvent::Refused(FileTrouble::Damaged)) => {}
            (_, PictureEvent::Drawn(_, picture)) => {
                assert_eq!(picture.pixels.len(), (picture.width * picture.height) as usize, "{name}");
            }
            (_, PictureEvent::Failed(..)) => {}
            _ => panic!("{name}: {event:?}"),
        }
    }
}
