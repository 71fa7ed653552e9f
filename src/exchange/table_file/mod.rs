//! Tables out of a spreadsheet that somebody else made: an Excel workbook, or a text with separators.
//!
//! - [`xlsx`]: the sheets of a workbook, with sizes that are counted and not believed.
//! - [`letters`]: the letters of a text, whatever program wrote it.

pub mod letters;
pub mod xlsx;

use crate::core::table::{Letters, TableFile, lines};
use crate::core::trouble::FileTrouble;

/// The largest file that is read, in bytes: a list of a thousand people has some hundred thousand.
pub const LARGEST: u64 = 32 << 20;

/// How an old Excel file begins, and one that is protected with a password.
const OLE: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// Reads a file. `letters` says how a text is written, where the person knows better than a look at it tells.
///
/// # Errors
/// Why it is no table.
pub fn read(
    bytes: &[u8],
    letters: Option<Letters>,
    stop: &dyn Fn() -> bool,
) -> Result<TableFile, FileTrouble> {
    if bytes.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(FileTrouble::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return xlsx::read(bytes, stop);
    }
    if bytes.starts_with(&OLE) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = memchr::memmem::find(bytes, &name).is_some();
        return Err(if locked { FileTrouble::Encrypted } else { FileTrouble::OldFormat });
    }
    let start = bytes[..bytes.len().min(512)].to_ascii_lowercase();
    if ["<!doctype html", "<html"].iter().any(|tag| memchr::memmem::find(&start, tag.as_bytes()).is_some()) {
        return Err(FileTrouble::WebPage);
    }
    let (text, letters) = letters::decode(bytes, letters).ok_or(FileTrouble::NotDeckOrPdf)?;
    let table = lines::table(&text);
    if table.filled().next().is_none() {
        return Err(FileTrouble::Empty);
    }
    Ok(TableFile { tables: vec![table], hidden: 0, letters: Some(letters) })
}
