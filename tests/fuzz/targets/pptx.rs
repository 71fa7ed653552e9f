//! The PPTX reader, on the bytes of a file and, with the first byte odd, on parts that are packed here: random
//! bytes hardly ever are a zip, and the reader of XML would never be reached.

#![no_main]

use std::io::{Cursor, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use doorstep_fuzz::core::reading;
use doorstep_fuzz::materials::reading::bounds::Bounds;
use doorstep_fuzz::materials::reading::read_bytes;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

/// The parts of a deck, in the order in which the input gives their contents.
const PARTS: [&str; 9] = [
    "ppt/slides/slide1.xml",
    "ppt/presentation.xml",
    "ppt/_rels/presentation.xml.rels",
    "ppt/slides/_rels/slide1.xml.rels",
    "ppt/notesSlides/notesSlide1.xml",
    "docProps/core.xml",
    "ppt/slides/slide2.xml",
    "ppt/slideLayouts/slideLayout1.xml",
    "[Content_Types].xml",
];

/// What a part is where the input gives none, so that the deck is whole but for what is tried.
const USUAL: [(&str, &str); 5] = [
    ("ppt/presentation.xml", include_str!("parts/presentation.xml")),
    ("ppt/_rels/presentation.xml.rels", include_str!("parts/presentation.xml.rels")),
    ("ppt/slides/slide1.xml", include_str!("parts/slide1.xml")),
    ("ppt/slides/_rels/slide1.xml.rels", include_str!("parts/slide1.xml.rels")),
    ("ppt/notesSlides/notesSlide1.xml", include_str!("parts/notesSlide1.xml")),
];

fn packed(input: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    // A part ends with a zero byte, which no XML holds.
    let given: Vec<&[u8]> = input.split(|byte| *byte == 0).collect();
    for (index, name) in PARTS.iter().enumerate() {
        let usual = USUAL.iter().find(|(part, _)| part == name).map(|(_, text)| text.as_bytes());
        let content = given.get(index).copied().filter(|content| !content.is_empty()).or(usual);
        if let Some(content) = content {
            zip.start_file(*name, stored).ok()?;
            zip.write_all(content).ok()?;
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

fuzz_target!(|data: &[u8]| {
    let bytes = match data.split_first() {
        Some((kind, rest)) if kind % 2 == 1 => packed(rest),
        _ => Some(data.to_vec()),
    };
    let Some(bytes) = bytes else { return };
    let bounds = Bounds::until(Instant::now() + Duration::from_secs(10), Arc::new(AtomicBool::new(false)));
    if let Ok(pages) = read_bytes(bytes, &bounds) {
        std::hint::black_box(reading::find(&pages, ""));
    }
});
