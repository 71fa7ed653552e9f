//! Everything that background work can report, as one closed list.

use std::path::PathBuf;

use super::downloads::DownloadEvent;
use super::materials::MaterialsEvent;
use super::ready::Report;
use super::texts::TextRead;
use crate::core::find::digest::Digest;
use crate::core::ids::{DocId, MaterialId};
use crate::core::model::training::Training;
use crate::core::model::workspace::Doc;
use crate::core::reading::Outline;
use crate::core::reading::pages::Pages;
use crate::core::trouble::{ReadError, Trouble};
use crate::storage::index::Line;
use crate::ui::library::{BackupEntry, BinEntry, Rescue};

/// What a job reports.
#[derive(Debug)]
pub enum Event {
    /// All courses on the disk in a few lines, one's own trainings, and what could not be read.
    Shelf {
        /// The courses.
        lines: Vec<Line>,
        /// One's own trainings, each with whether it may only be looked at.
        trainings: Vec<(Doc, bool)>,
        /// What could not be read.
        unreadable: Vec<(DocId, Trouble)>,
    },
    /// What can be searched of the courses.
    Digests(Vec<Digest>),
    /// A document was read.
    Opened(DocId, Result<(Doc, bool), Trouble>),
    /// What can be done about documents whose files can't be read.
    Rescues(Vec<(DocId, Rescue)>),
    /// The backups of a document.
    Backups(DocId, Result<Vec<BackupEntry>, Trouble>),
    /// A backup was read to look at.
    BackupView(DocId, PathBuf, Result<Doc, Trouble>),
    /// A deck or guide was read, or why it was not.
    MaterialRead(MaterialId, Result<Outline, ReadError>),
    /// The words of the deck that is looked at, for the preview of this number.
    PreviewDeck(u64, Result<Pages, ReadError>),
    /// A material was looked at for the ready check.
    ReadyLine(Report),
    /// The words of a deck or guide were read, to be searched.
    TextRead(TextRead),
    /// The backups of a course whose people were wiped are gone, or could not be taken away.
    Wiped(Result<(), Trouble>),
    /// A backup was read to become the present version, with the present one if it was not open.
    BackupToRestore(DocId, Result<Doc, Trouble>, Option<(Doc, bool)>),
    /// What is in the bin.
    Bin(Result<Vec<BinEntry>, Trouble>),
    /// Something came out of the bin.
    OutOfBin(Result<(Doc, bool), Trouble>),
    /// The sample's files are in this folder.
    SampleWritten(Result<PathBuf, Trouble>),
    /// A file was written for the person; `None` if they cancelled.
    Written(Option<Result<PathBuf, Trouble>>),
    /// A training was read from a file.
    TrainingLoaded(Result<Box<Training>, Trouble>),
    /// The bin was emptied.
    BinEmptied(Result<(), Trouble>),
    /// About the files of materials.
    Materials(MaterialsEvent),
    /// About fetching them.
    Download(DownloadEvent),
}
