//! Whether a file that came from the web is what it claims to be: a login page is no deck.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

use crate::core::materials::download_queue::DownloadError;
use crate::core::model::material::Format;
use crate::materials::identify::{FileKind, kind_of_file};
use crate::storage::disk::open_to_read;

/// The end of a PDF is looked for in this many bytes.
const TAIL_BYTES: u64 = 64 * 1024;

/// A deck with more parts than this is none.
const MOST_PARTS: usize = 50_000;

/// This many bytes are unpacked at most to see that a deck can be read.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// Checks a whole file against the format that it claims. Reads the disk, so it belongs in a job.
///
/// # Errors
/// Why it can't be used.
pub fn check(path: &Path, format: Format) -> Result<(), DownloadError> {
    let kind = kind_of_file(path).map_err(|_| DownloadError::Disk)?;
    match (format, kind) {
        (_, FileKind::WebPage) => Err(DownloadError::WebPage),
        (_, FileKind::Empty | FileKind::BrokenZip) => Err(DownloadError::Damaged),
        (Format::Pdf, FileKind::Pdf) => has_end(path),
        (Format::Pptx, FileKind::Deck) => readable_deck(path),
        _ => Err(DownloadError::WrongKind),
    }
}

/// A PDF is read from its end: one that was cut short has none.
fn has_end(path: &Path) -> Result<(), DownloadError> {
    let read = || -> io::Result<Vec<u8>> {
        let mut file = open_to_read(path)?;
        let size = file.metadata()?.len();
        file.seek(SeekFrom::Start(size.saturating_sub(TAIL_BYTES)))?;
        let mut tail = Vec::new();
        file.take(TAIL_BYTES).read_to_end(&mut tail)?;
        Ok(tail)
    };
    let tail = read().map_err(|_| DownloadError::Disk)?;
    let found = |mark: &[u8]| tail.windows(mark.len()).any(|window| window == mark);
    if found(b"startxref") && found(b"%%EOF") { Ok(()) } else { Err(DownloadError::Damaged) }
}

/// Whether a part of a deck is a slide: `ppt/slides/slide7.xml`.
fn is_slide(name: &str) -> bool {
    let number = name.strip_prefix("ppt/slides/slide").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
}

/// A deck can be read if its list of slides and all slides unpack to what their checksums say.
fn readable_deck(path: &Path) -> Result<(), DownloadError> {
    let file = open_to_read(path).map_err(|_| DownloadError::Disk)?;
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| DownloadError::Damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(DownloadError::WrongKind);
    }
    let slides: Vec<String> = zip
        .file_names()
        .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
        .filter(|name| is_slide(name))
        .collect();
    let mut room = MOST_UNPACKED;
    for name in std::iter::once("ppt/presentation.xml".to_owned()).chain(slides) {
        let part = zip.by_name(&name).map_err(|_| DownloadError::Damaged)?;
        let read = io::copy(&mut part.take(room), &mut io::sink()).map_err(|_| DownloadError::Damaged)?;
        room -= read;
        if room == 0 {
            return Err(DownloadError::WrongKind);
        }
    }
    Ok(())
}
