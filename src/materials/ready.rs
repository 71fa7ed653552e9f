//! Looks at the files of a material as closely as can be without showing them: are they what they claim to
//! be, do they open, how many pages have they, on what drive are they.

use std::path::Path;

use super::identify::{FileKind, kind_of_file};
use super::may_open::{Verdict, judge_file_in};
use super::reading::reader::Reader;
use crate::core::model::material::Format;
use crate::core::trouble::FileTrouble;

/// How many slides or pages a file has; none where they are not counted. `folder` is the materials folder. Reads
/// the disk: call it in a job.
///
/// # Errors
/// Why it can't be opened.
pub fn look_at(
    path: &Path,
    format: Format,
    folder: Option<&Path>,
    reader: &Reader,
    cancelled: &dyn Fn() -> bool,
) -> Result<Option<u32>, FileTrouble> {
    if matches!(judge_file_in(path, folder), Verdict::Refused(_)) {
        return Err(FileTrouble::NotOpened);
    }
    let kind = match kind_of_file(path) {
        Ok(kind) => kind,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(FileTrouble::NotThere);
        }
        Err(_) => return Err(FileTrouble::Unreadable),
    };
    match (format, kind) {
        (_, FileKind::Empty) => Err(FileTrouble::Empty),
        (Format::Pptx, FileKind::Deck) | (Format::Pdf, FileKind::Pdf) => {
            reader.page_count(path, cancelled).map(Some)
        }
        (Format::Pptx, FileKind::OldDeck) => Err(FileTrouble::OldFormat),
        (_, FileKind::Encrypted) => Err(FileTrouble::Encrypted),
        (Format::Pptx | Format::Pdf, FileKind::BrokenZip) => Err(FileTrouble::Damaged),
        (Format::Pptx | Format::Pdf, FileKind::WebPage) => Err(FileTrouble::WebPage),
        (Format::Pptx | Format::Pdf, _) => Err(FileTrouble::OtherKind),
        (Format::Other | Format::Web, _) => Ok(None),
    }
}
