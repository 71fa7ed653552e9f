//! Everything that background work can report, as one closed list.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::overview::gather::Gathered;
use crate::core::find::digest::Digest;
use crate::core::find::texts::MaterialText;
use crate::core::ids::{CourseId, DocId, FileId, MaterialId};
use crate::core::materials::download_queue::Ended;
use crate::core::materials::files::{FileState, Fingerprint};
use crate::core::materials::recognise::Found;
use crate::core::merge::memory::Merged;
use crate::core::model::course::Course;
use crate::core::model::logo::Logo;
use crate::core::model::material::Material;
use crate::core::model::training::Training;
use crate::core::model::workspace::Doc;
use crate::core::plan::cut::CutProposal;
use crate::core::plan::less_time::Less;
use crate::core::reading::Outline;
use crate::core::reading::pages::Pages;
use crate::core::table::TableFile;
use crate::core::trouble::{FileTrouble, Trouble};
use crate::exchange::course_file::{About, CourseFile};
use crate::exchange::report_file::NoFile;
use crate::materials::opening_order::Opening;
use crate::materials::pictures::Picture;
use crate::report::kinds::Kind;
use crate::storage::error::StorageError;
use crate::storage::index::IndexEntry;
use crate::storage::lock::{InstanceLock, LockError};
use crate::storage::partial::PartialNote;
use crate::storage::team::TeamFile;
use crate::ui::action::{AddFile, OpenRequest, Pick};
use crate::ui::background::{Asked, BackupEntry, BinEntry, ReadyLine, Rescue};

/// What a job reports.
#[derive(Debug)]
pub enum Event {
    /// All courses on the disk in a few lines, the trainer's own trainings, and what could not be read.
    Shelf {
        /// The courses.
        lines: Vec<IndexEntry>,
        /// The trainer's own trainings, each with whether it may only be looked at.
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
    /// The backups of a document, as the list of this number.
    Backups(DocId, u64, Result<Vec<BackupEntry>, Trouble>),
    /// A backup was read to look at.
    BackupView(DocId, PathBuf, Result<Doc, Trouble>),
    /// A deck or guide was read, or why it was not.
    MaterialRead(MaterialId, Result<(Outline, Pages), FileTrouble>),
    /// How a course could do with less, to what was asked.
    Shortened((CourseId, u64, Less), CutProposal),
    /// The words of the deck that is looked at, for the preview of this number.
    PreviewDeck(u64, Result<Pages, FileTrouble>),
    /// A material was looked at for the ready check.
    ReadyLine(ReadyReport),
    /// The words of a deck or guide were read, to be searched.
    TextRead(TextRead),
    /// The backups of a course whose people were wiped are gone, or could not be taken away.
    Wiped(Result<(), Trouble>),
    /// Other programs did something among the courses.
    Changes(Result<Changes, Trouble>),
    /// A copy of a course was read that the person chose.
    CopyRead(PathBuf, Result<Arc<Course>, Trouble>),
    /// Another version is among the backups now, or could not be put there.
    OtherKept(Result<(), Trouble>),
    /// Another version was read, to become a course of its own.
    OtherRead(Result<Arc<Course>, Trouble>),
    /// A backup was read to become the present version, with the present one if it was not open.
    BackupToRestore(DocId, Result<Doc, Trouble>, Option<(Doc, bool)>),
    /// What is in the bin.
    Bin(Result<Vec<BinEntry>, Trouble>),
    /// Something came out of the bin.
    OutOfBin(Result<(Doc, bool), Trouble>),
    /// The sample's files are here, in their order.
    SampleWritten(Result<Vec<PathBuf>, Trouble>),
    /// Files were written for the person.
    Written(Written),
    /// A document was to be made and opened.
    Printed(Printed),
    /// The first page of a document was drawn, or could not be; for the pictures of this number.
    ReportPicture(u64, Kind, Option<Picture>),
    /// A picture was read as a logo, or why not.
    LogoRead(Result<Logo, Trouble>),
    /// A spreadsheet was read, or why not; for the view of this number.
    TableRead(u64, Result<TableFile, FileTrouble>),
    /// A training was read from a file.
    TrainingLoaded(Result<Box<Training>, Trouble>),
    /// A colleague's course was read from a file.
    CourseFileRead(Result<Box<(PathBuf, CourseFile)>, Trouble>),
    /// Many courses in figures, and why the folder of the team can't be read; nothing if it was cancelled.
    Overview(Option<(Gathered, Option<Trouble>)>),
    /// About the folder of the team.
    Team(TeamEvent),
    /// Files of materials that came along are here now: which of them, and where.
    Unpacked(Vec<FileId>, Written),
    /// A course was merged: what it was when it was taken, what it is now, and what came of it.
    Merged(Result<Box<(Doc, Merged)>, Trouble>),
    /// One of several values was chosen: as [`Event::Merged`].
    Chosen(Result<Box<(Doc, Merged)>, Trouble>),
    /// What two trainers wrote differently in a course.
    Questions(CourseId, Result<Asked, Trouble>),
    /// A colleague's course is kept: it can be added.
    CourseKept(Result<Box<Course>, Trouble>),
    /// The bin was emptied.
    BinEmptied(Result<(), Trouble>),
    /// About the files of materials.
    Materials(MaterialsEvent),
    /// About fetching them.
    Download(DownloadEvent),
}

/// A file in the folder of the team.
#[derive(Clone, PartialEq, Debug)]
pub enum Seen {
    /// What it says of itself.
    Whole(Box<About>),
    /// It is not whole yet, or nothing of ours.
    NotYet,
    /// A newer Doorstep wrote it.
    Newer,
}

/// What jobs about the team report.
#[derive(Debug)]
pub enum TeamEvent {
    /// A folder is the one of the team.
    Joined(Result<PathBuf, Trouble>),
    /// What was written in it from here is gone, or could not be taken away.
    Left(Result<(), Trouble>),
    /// What is in the folder, with what each file says of itself.
    Looked(Result<BTreeMap<TeamFile, Seen>, Trouble>),
    /// Whether these files have something new for a course that is not open.
    News(CourseId, Vec<TeamFile>, Result<bool, Trouble>),
    /// What these files brought: as [`Event::Merged`], or nothing.
    Merged(Vec<TeamFile>, Result<Option<Box<(Doc, Merged)>>, Trouble>),
    /// A course was written for the team.
    Written(CourseId, Result<(), Trouble>),
}

/// What was written where the person wanted it.
#[derive(Debug, Default)]
pub struct Written {
    /// The files, in the order of writing; none if the person thought better of it.
    pub files: Vec<PathBuf>,
    /// What went wrong first.
    pub trouble: Option<Trouble>,
}

impl Written {
    /// One file, if it went well.
    pub(crate) fn one(result: Result<PathBuf, Trouble>) -> Self {
        [result].into_iter().collect()
    }
}

impl FromIterator<Result<PathBuf, Trouble>> for Written {
    fn from_iter<I: IntoIterator<Item = Result<PathBuf, Trouble>>>(results: I) -> Self {
        results.into_iter().fold(Self::default(), |mut all, result| {
            match result {
                Ok(path) => all.files.push(path),
                Err(why) => drop(all.trouble.get_or_insert(why)),
            }
            all
        })
    }
}

/// What came of a document that was asked for.
#[derive(Debug)]
pub enum Printed {
    /// It was written here and opened; under which name it was to be, where that is taken; signs for which the fonts
    /// of a PDF have no shape.
    Opened(PathBuf, Option<PathBuf>, Vec<char>),
    /// It was written here, but no program opened it.
    NotOpened(PathBuf, Trouble),
    /// The person closed the dialog, or does not want it any more.
    Dropped,
    /// It could not be made.
    NotMade(NoFile),
    /// It could not be written.
    NotWritten(Trouble),
}

/// What jobs about files report.
#[derive(Debug)]
pub enum MaterialsEvent {
    /// Where files are, by the look of this number; and whether the folder of the materials is gone.
    Surveyed(u64, BTreeMap<FileId, FileState>, bool),
    /// A material was to be opened: where its files are, and what came of it.
    Opened(OpenRequest, BTreeMap<FileId, FileState>, Opening),
    /// A path was opened or shown.
    Done(Result<(), Trouble>),
    /// The dialog of this computer was closed: what was chosen, if it may be used.
    Picked(Pick, Option<Result<PathBuf, Trouble>>),
    /// There is no dialog to choose it with.
    NoDialog(Pick),
    /// A folder was looked through for missing files; whether somebody asked for it.
    Found(Vec<Found<PathBuf>>, bool),
    /// What files hold that were new or changed.
    Learnt(Vec<(FileId, Fingerprint)>),
    /// A file or address was made a material.
    Made(AddFile, Result<Box<Material>, Trouble>),
}

/// What jobs about downloads report.
#[derive(Debug)]
pub enum DownloadEvent {
    /// One try ended.
    Ended(FileId, Ended),
    /// What was left in a folder by downloads that did not come to their end.
    Left(PathBuf, Vec<(String, PartialNote)>),
    /// What had come of a cancelled one was taken away, or could not be.
    Discarded(Result<(), StorageError>),
}

/// What came of the look at a material.
#[derive(Debug)]
pub struct ReadyReport {
    pub(super) number: u64,
    pub(super) line: ReadyLine,
    pub(super) facts: Facts,
}

/// What is found out once for a check.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(super) language: String,
    pub(super) drives: Option<Vec<PathBuf>>,
    pub(super) programs: BTreeMap<String, Option<bool>>,
}

/// What came of a file: which version of it, and its words unless they are the same as before.
#[derive(Debug)]
pub struct TextRead {
    pub(super) file: FileId,
    pub(super) version: Option<(PathBuf, u64, i64)>,
    pub(super) text: Option<Result<MaterialText, FileTrouble>>,
}

/// What was found to be other than it was.
#[derive(Debug, Default)]
pub struct Changes {
    /// Courses that are not open and are new, or another version of them.
    pub(super) lines: Vec<IndexEntry>,
    /// Courses whose files are gone.
    pub(super) gone: Vec<CourseId>,
    /// Open courses and trainings of which the file is another version: the revision that was here, the bytes, the
    /// document, and whether it may only be looked at.
    pub(super) open: Vec<(u64, Vec<u8>, Doc, bool)>,
    /// Trainings that are new: the bytes, the training, and whether it may only be looked at.
    pub(super) trainings: Vec<(Vec<u8>, Doc, bool)>,
    /// Trainings whose files are gone.
    pub(super) trainings_gone: Vec<DocId>,
    /// The lock was taken anew, or somebody else has it: the folder was away, and another one stood there meanwhile.
    pub(super) lock: Option<Result<InstanceLock, LockError>>,
    /// Copies that a sync client made beside a course, because it knew two versions.
    pub(super) copies: Vec<(CourseId, PathBuf)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::trouble::TroubleKind;

    #[test]
    fn what_was_written_is_told_whatever_is_with_the_rest() {
        let [one, two] = ["one", "two"].map(PathBuf::from);
        let (full, hangs) = (Trouble::of(TroubleKind::NoSpace), Trouble::of(TroubleKind::DiskHangs));
        let written: Written =
            [Ok(one.clone()), Err(full), Ok(two.clone()), Err(hangs)].into_iter().collect();
        assert_eq!(written.files, [one, two]);
        assert_eq!(written.trouble.map(|why| why.kind), Some(TroubleKind::NoSpace));
    }
}
