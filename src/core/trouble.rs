//! What went wrong outside: facts for the window, which makes the sentences (keys `trouble-...`).

use std::path::PathBuf;

use serde::Deserialize;
use serde::Serialize;
use strum::VariantArray;

/// What went wrong, and with what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// What.
    pub kind: TroubleKind,
    /// The file or folder it was about.
    pub path: Option<PathBuf>,
    /// What the system said, in its own words, for support.
    pub detail: String,
}

impl Trouble {
    /// A trouble with neither path nor detail.
    #[must_use]
    pub fn of(kind: TroubleKind) -> Self {
        Self { kind, path: None, detail: String::new() }
    }
}

/// Kinds of trouble: each has its own sentence and its own next step.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TroubleKind {
    /// The disk is full.
    NoSpace,
    /// The place can only be read.
    ReadOnly,
    /// The disk does not answer.
    DiskHangs,
    /// Not allowed.
    Denied,
    /// The folder or drive is gone.
    FolderGone,
    /// Another program holds the file.
    InUse,
    /// The file is gone.
    FileGone,
    /// The file can't be understood.
    Unreadable,
    /// Written by a newer Doorstep.
    Newer,
    /// Changed by another program since it was read.
    ChangedOutside,
    /// A folder, link or device stands where a file should be, or a file where a folder should be.
    InTheWay,
    /// Too large to be what it claims.
    TooLarge,
    /// One text in it is longer than anything a person writes, and than the window can draw.
    TextTooLong,
    /// No program opens such files.
    NoProgram,
    /// A program or script: not opened.
    Unsafe,
    /// A document with macros: not opened.
    Macro,
    /// A name that hides what it is: not opened.
    BadName,
    /// A path on another computer, not opened by itself.
    RemotePath,
    /// An address that is not of the web.
    BadAddress,
    /// Not a path that can be a file.
    BadPath,
    /// Not a training that another trainer saved.
    NotATraining,
    /// A file that is no course file.
    NotACourseFile,
    /// A course file that is damaged or cut short.
    DamagedCourseFile,
    /// A course file with something in it that has nothing to do there.
    UnsafeCourseFile,
    /// The files that were to go along with a course are too large together.
    LargeCourseFile,
    /// A course file of a newer Doorstep.
    NewerCourseFile,
    /// A training of another trainer, damaged or cut short.
    DamagedTraining,
    /// A training of another trainer, saved by a newer Doorstep.
    NewerTraining,
    /// A training of another trainer with implausible numbers.
    OddTraining,
    /// A file that is not what it should be.
    File(FileTrouble),
    /// Anything else.
    Other,
}

/// Why a file is no good, wherever that is found: by a first look at it, by reading it, by drawing its pages. Each
/// has its own sentence and next step (`report::words::file_trouble`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, thiserror::Error, Serialize, Deserialize, VariantArray)]
pub enum FileTrouble {
    /// There is no such file (any more), or it is a folder.
    #[error("the file is not there")]
    NotThere,
    /// The system does not let Doorstep read it, or the drive failed.
    #[error("the file can't be read from its drive")]
    Unreadable,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is neither a deck nor a PDF.
    #[error("the file is neither a PowerPoint deck (.pptx) nor a PDF")]
    NotDeckOrPdf,
    /// It is no picture that is read.
    #[error("the file is no picture as PNG or JPEG")]
    NoPicture,
    /// Its content is of another kind than its name or its place asks for.
    #[error("the content of the file does not fit its name")]
    OtherKind,
    /// It may be a program, or its kind is not known: it is not opened.
    #[error("files of this kind are not opened")]
    NotOpened,
    /// A web page under the name of a file, such as the login page of the site it came from.
    #[error("the file is a web page that was saved instead of the file itself")]
    WebPage,
    /// It is protected with a password.
    #[error("the file is protected with a password")]
    Encrypted,
    /// A PowerPoint file of before 2007 (.ppt), which Doorstep does not read.
    #[error("the file is in the old PowerPoint format (.ppt)")]
    OldFormat,
    /// It is cut short or damaged.
    #[error("the file is damaged or was not copied completely")]
    Damaged,
    /// It is larger than Doorstep reads, packed or unpacked.
    #[error("the file is too large to be read")]
    TooLarge,
    /// Reading it exceeded the time limit.
    #[error("reading the file took too long")]
    TookTooLong,
    /// Who asked for it does not want it any more.
    #[error("reading was cancelled")]
    Cancelled,
    /// Drawing a page exceeded the time limit.
    #[error("drawing took too long")]
    DrawingTooLong,
    /// Drawing a page exceeded the memory limit.
    #[error("drawing took too much memory")]
    DrawingTooLarge,
    /// The subprocess that draws crashed, or could not be started.
    #[error("drawing failed")]
    DrawingFailed,
}
