//! What a file is, by what is in it and not by its extension.
//!
//! [`kind_of`] looks at the beginning of a file that is still coming in or held in memory;
//! [`kind_of_file`] at one on the disk, and reads no more of it than it needs.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use memchr::memmem;

use crate::core::model::material::Format;
use crate::core::trouble::FileTrouble;
use crate::storage::disk::open_to_read;
use crate::storage::on_demand::is_here;

/// How many bytes of the beginning [`kind_of`] needs to be sure, if the file has as many.
pub const HEAD_BYTES: usize = 64 * 1024;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FileKind {
    /// Nothing in it.
    Empty,
    /// A PDF.
    Pdf,
    /// A deck of PowerPoint 2007 and later, or of a program that writes such.
    Deck,
    /// A text document (.docx).
    TextDocument,
    /// A spreadsheet (.xlsx).
    Spreadsheet,
    /// A deck of PowerPoint before 2007 (.ppt).
    OldDeck,
    /// Another document of Office before 2007 (.doc, .xls).
    OldDocument,
    /// A document of Office that is protected with a password.
    Encrypted,
    /// A web page.
    WebPage,
    /// A zip of something else.
    Zip,
    /// It begins like a zip, but its list of contents can't be read: broken off.
    BrokenZip,
    /// A picture: PNG, JPEG, GIF, BMP, TIFF or so.
    Picture,
    /// A film: MP4, AVI or so.
    Video,
    /// Something else.
    Other,
}

/// What a file is, by its beginning: at best the first [`HEAD_BYTES`], or all of it.
#[must_use]
pub fn kind_of(head: &[u8]) -> FileKind {
    if head.is_empty() {
        return FileKind::Empty;
    }
    let begins = |signature: &[u8]| head.starts_with(signature);
    if begins(b"PK\x03\x04") {
        kind_of_zip(head)
    } else if begins(b"PK\x05\x06") {
        FileKind::Zip
    } else if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        kind_of_compound(head)
    } else if is_picture(head) {
        FileKind::Picture
    } else if head.get(4..8) == Some(b"ftyp") || begins(b"\x1A\x45\xDF\xA3") || begins(b"RIFF") {
        FileKind::Video
    } else if is_pdf(head) {
        FileKind::Pdf
    } else if is_web_page(head) {
        FileKind::WebPage
    } else if has_objects(head) {
        FileKind::Pdf
    } else {
        FileKind::Other
    }
}

/// What a file on the disk is.
///
/// # Errors
/// If it is not there, is a folder, or can't be read.
pub fn kind_of_file(path: &Path) -> std::io::Result<FileKind> {
    /// The end of a zip, where its list of contents is found, with the longest comment.
    const TAIL_BYTES: u64 = 66 * 1024;
    // Asked first: Windows says of a folder that is opened only that access is denied.
    let facts = std::fs::metadata(path)?;
    if facts.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    let mut file = open_to_read(path)?;
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    let kind = kind_of(&head);
    if facts.len() <= HEAD_BYTES as u64 {
        return Ok(kind);
    }
    Ok(match kind {
        // The list of contents stands at the end of a zip, the folder of a compound file anywhere.
        FileKind::Zip | FileKind::Deck | FileKind::TextDocument | FileKind::Spreadsheet => {
            file.seek(SeekFrom::Start(facts.len().saturating_sub(TAIL_BYTES)))?;
            let mut tail = Vec::new();
            Read::by_ref(&mut file).take(TAIL_BYTES).read_to_end(&mut tail)?;
            if !contains(&tail, b"PK\x05\x06") {
                FileKind::BrokenZip
            } else if kind == FileKind::Zip {
                office_kind(&tail).unwrap_or(kind)
            } else {
                kind
            }
        }
        FileKind::OldDocument => compound_of_file(&mut file, &head)?,
        kind => kind,
    })
}

/// Why a file can't be what its place asks for; none if it may be. What can't be looked at now is not judged, nor
/// what would be fetched from the web by looking; and what is protected with a password can still be opened by its
/// program.
#[must_use]
pub fn flaw(path: &Path, format: Format) -> Option<FileTrouble> {
    if !is_here(path) {
        return None;
    }
    let kind = kind_of_file(path).ok()?;
    match (format, kind) {
        (_, FileKind::Empty) => Some(FileTrouble::Empty),
        (Format::Pptx, FileKind::Deck | FileKind::Encrypted) | (Format::Pdf, FileKind::Pdf) => None,
        (Format::Other | Format::Web, _) => None,
        (_, FileKind::WebPage) => Some(FileTrouble::WebPage),
        (Format::Pptx, FileKind::OldDeck) => Some(FileTrouble::OldFormat),
        (Format::Pptx, FileKind::BrokenZip) => Some(FileTrouble::Damaged),
        _ => Some(FileTrouble::OtherKind),
    }
}

/// The folder of a compound file stands in the sector that its header names.
fn compound_of_file(file: &mut File, head: &[u8]) -> std::io::Result<FileKind> {
    let number =
        |at: usize| head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    let (Some(shift), Some(sector)) = (head.get(30).copied(), number(48)) else {
        return Ok(FileKind::OldDocument);
    };
    let size = if shift == 12 { 4096 } else { 512 };
    file.seek(SeekFrom::Start((u64::from(sector) + 1) * size))?;
    let mut folder = Vec::new();
    file.take(HEAD_BYTES as u64).read_to_end(&mut folder)?;
    Ok(kind_of_compound(&folder))
}

fn is_picture(head: &[u8]) -> bool {
    let beginnings: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    beginnings.iter().any(|beginning| head.starts_with(beginning))
        || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"))
}

/// Some writers put bytes before the header; readers of PDF forgive up to a kilobyte of them.
fn is_pdf(head: &[u8]) -> bool {
    contains(&head[..head.len().min(1024)], b"%PDF-")
}

/// Whether a PDF without its header, or with much before it, begins here: with an object such as `1 0 obj <<`.
fn has_objects(head: &[u8]) -> bool {
    memmem::find_iter(head, b" obj").any(|at| {
        let before = head[..at].rsplit(|byte| !byte.is_ascii_digit());
        let numbers = before.take(2).filter(|number| !number.is_empty()).count();
        numbers == 2 && head[at + 4..].trim_ascii_start().starts_with(b"<<")
    })
}

fn is_web_page(head: &[u8]) -> bool {
    let text = head[..head.len().min(4096)].to_ascii_lowercase();
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&text).trim_ascii_start();
    let marks: [&[u8]; 5] = [b"<!doctype html", b"<html", b"<head", b"<script", b"<body"];
    if marks.iter().any(|mark| text.starts_with(mark)) {
        return true;
    }
    // A declaration of XML or a comment may stand before it.
    (text.starts_with(b"<?xml") || text.starts_with(b"<!--")) && contains(text, b"<html")
}

fn kind_of_zip(head: &[u8]) -> FileKind {
    if let Some(kind) = office_kind(head) {
        return kind;
    }
    FileKind::Zip
}

/// What a document of Office is, by the names of the parts within.
fn office_kind(bytes: &[u8]) -> Option<FileKind> {
    if contains(bytes, b"ppt/presentation.xml") || contains(bytes, b"ppt/slides/") {
        Some(FileKind::Deck)
    } else if contains(bytes, b"word/document") {
        Some(FileKind::TextDocument)
    } else if contains(bytes, b"xl/workbook") {
        Some(FileKind::Spreadsheet)
    } else {
        None
    }
}

/// What a compound file is, by the names in its folder, which are in UTF-16.
fn kind_of_compound(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        FileKind::Encrypted
    } else if has("PowerPoint Document") {
        FileKind::OldDeck
    } else {
        FileKind::OldDocument
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memmem::find(bytes, wanted).is_some()
}
