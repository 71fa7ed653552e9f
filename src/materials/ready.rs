//! Looks at the files of a material as closely as can be without showing them: are they what they claim to
//! be, do they open, how many pages have they, on what drive are they.

use std::path::Path;

use super::identify::{FileKind, kind_of_file};
use super::may_open::{Verdict, judge_file};
use super::reading::reader::Reader;
use crate::core::model::material::Format;
use crate::core::trouble::ReadError;

/// What was found in one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Look {
    /// It opens, and has so many slides or pages where they can be counted.
    Opens(Option<u32>),
    /// It is not what its name says.
    NotWhatItSays,
    /// It may not be opened at all, or its kind is not known.
    NotOpened,
    /// It can't be read.
    Refused(ReadError),
}

/// Looks at a file. Reads the disk: it belongs in a job.
#[must_use]
pub fn look_at(path: &Path, format: Format, reader: &Reader, cancelled: &dyn Fn() -> bool) -> Look {
    if matches!(judge_file(path), Verdict::Refused(_)) {
        return Look::NotOpened;
    }
    let kind = match kind_of_file(path) {
        Ok(kind) => kind,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Look::Refused(ReadError::NotThere);
        }
        Err(_) => return Look::Refused(ReadError::Unreadable),
    };
    match (format, kind) {
        (_, FileKind::Empty) => Look::Refused(ReadError::Empty),
        (Format::Pptx, FileKind::Deck) | (Format::Pdf, FileKind::Pdf) => {
            match reader.page_count(path, cancelled) {
                Ok(pages) => Look::Opens(Some(pages)),
                Err(why) => Look::Refused(why),
            }
        }
        (Format::Pptx, FileKind::OldDeck) => Look::Refused(ReadError::OldFormat),
        (_, FileKind::Encrypted) => Look::Refused(ReadError::Encrypted),
        (Format::Pptx | Format::Pdf, FileKind::BrokenZip) => Look::Refused(ReadError::Damaged),
        (Format::Pptx | Format::Pdf, FileKind::WebPage) => Look::Refused(ReadError::WebPage),
        (Format::Pptx | Format::Pdf, _) => Look::NotWhatItSays,
        (Format::Other | Format::Web, _) => Look::Opens(None),
    }
}
