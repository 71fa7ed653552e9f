//! What went wrong outside: facts for the window, which makes the sentences (keys `trouble-...`).

use std::path::PathBuf;

use super::files::Flaw;

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
    /// Too large to be what it claims.
    TooLarge,
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
    /// A training of another trainer, damaged or cut short.
    DamagedTraining,
    /// A training of another trainer, saved by a newer Doorstep.
    NewerTraining,
    /// A training of another trainer with numbers that can't be meant.
    OddTraining,
    /// A file that is not what it should be.
    Flawed(Flaw),
    /// Anything else.
    Other,
}
