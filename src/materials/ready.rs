//! Looks at the files of a material as closely as can be without showing them: are they what they claim to
//! be, do they open, how many pages have they, on what drive are they.

use std::path::{Path, PathBuf};

use super::identify::{FileKind, kind_of_file};
use super::opening::{Verdict, judge_file};
use super::reader::Reader;
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

/// The removable drives of this computer, by the folders under which they are found.
#[must_use]
pub fn removable_drives() -> Vec<PathBuf> {
    // Where they can't be listed, nothing is said of them.
    let Ok(disks) = sysinfo::Disks::new_with_refreshed_list() else { return Vec::new() };
    let removable = disks.iter().filter(|disk| disk.is_removable());
    removable.map(|disk| disk.mount_point().to_owned()).collect()
}

/// The drive of these that a file is on.
#[must_use]
pub fn drive_of<'a>(path: &Path, drives: &'a [PathBuf]) -> Option<&'a Path> {
    let holding = drives.iter().filter(|drive| path.starts_with(drive));
    holding.max_by_key(|drive| drive.components().count()).map(PathBuf::as_path)
}
