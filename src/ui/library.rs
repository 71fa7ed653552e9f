//! What background work has found for the screens to show: backups, the bin, other courses.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::core::digest::Digest;
use crate::core::download::Queue;
use crate::core::ids::{CourseId, DayId, FileId, MaterialId};
use crate::core::outline::Outline;
use crate::core::ready::{Finding, Need};
use crate::core::texts::MaterialText;
use crate::core::trouble::Trouble;
use crate::core::workspace::{Doc, DocId};

/// Everything found so far.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The backups of a document, newest first; absent until listed.
    pub backups: BTreeMap<DocId, Vec<BackupEntry>>,
    /// The backup that is looked at: whose, which, and what it holds.
    pub backup_view: Option<(DocId, PathBuf, Result<Doc, Trouble>)>,
    /// What is in the bin, newest first; absent until listed.
    pub bin: Option<Vec<BinEntry>>,
    /// Documents whose file can't be read, and why.
    pub unreadable: BTreeMap<DocId, Trouble>,
    /// What can be done about them, as far as it was looked into.
    pub rescues: BTreeMap<DocId, Rescue>,
    /// Courses that are being read.
    pub loading: Vec<CourseId>,
    /// The deck or guide that is being read, or was read last.
    pub reading: Option<(MaterialId, Reading)>,
    /// The ready check that was made last, or is being made.
    pub ready: Option<ReadyCheck>,
    /// What is being fetched from the web.
    pub downloads: Queue,
    /// The words of the slides and guides on this computer, as far as they were read.
    pub texts: BTreeMap<FileId, Arc<MaterialText>>,
    /// Grows when they change.
    pub texts_revision: u64,
    /// How many files are still to be read.
    pub texts_left: usize,
    /// What can be searched and shown of courses that are not open.
    pub digests: BTreeMap<CourseId, Arc<Digest>>,
    /// The folder where everything is kept, to show.
    pub data_folder: String,
    /// All courses on the disk have been found.
    pub all_found: bool,
}

/// Whether everything is ready for a day or a course.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadyCheck {
    /// The course.
    pub course: CourseId,
    /// The day, or the whole course.
    pub day: Option<DayId>,
    /// What was looked at so far, in the order of use.
    pub lines: Vec<ReadyLine>,
    /// How many materials are still waiting to be looked at.
    pub left: usize,
    /// One is being looked at.
    pub looking: bool,
}

impl ReadyCheck {
    /// Whether it is not over yet.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.looking || self.left > 0
    }
}

/// A material in the ready check.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadyLine {
    /// Who needs it.
    pub need: Need,
    /// The file that would be opened.
    pub file: Option<FileId>,
    /// What was found; nothing means ready.
    pub findings: Vec<Finding>,
}

/// How the reading of a deck or guide goes.
#[derive(Clone, PartialEq, Debug)]
pub enum Reading {
    /// It is being read.
    UnderWay,
    /// Its sessions.
    Done(Arc<Outline>),
    /// The key of the sentence that says why it can't be read.
    Refused(&'static str),
}

/// A backup in one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupEntry {
    /// Where it is.
    pub path: PathBuf,
    /// When that version was replaced, by the clock of the room.
    pub at: DateTime,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What can be done about a document whose file can't be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rescue {
    /// When the broken file was written, by the clock of the room.
    pub broken_at: Option<DateTime>,
    /// What can still be made out in it.
    pub broken_holds: Option<Holds>,
    /// The newest backup that can be read, and what it holds.
    pub backup: Option<(BackupEntry, Holds)>,
}

/// What a version of a course holds, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Holds {
    /// Days.
    pub days: usize,
    /// Sessions.
    pub sessions: usize,
    /// Sessions of which something was recorded.
    pub recorded: usize,
    /// Notes.
    pub notes: usize,
}

/// A thing in the bin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BinEntry {
    /// Where it is.
    pub path: PathBuf,
    /// Which document it was.
    pub doc: DocId,
    /// Its title.
    pub title: String,
    /// When it was put there, by the clock of the room.
    pub at: DateTime,
}
