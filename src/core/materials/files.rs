//! Where the files of materials are on this computer, as far as it was looked up.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::core::ids::FileId;
use crate::core::model::Extra;
use crate::core::trouble::FileTrouble;

/// Where a file is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum FileState {
    /// Not looked for yet.
    #[default]
    Unknown,
    /// Here, by its absolute path.
    Here(PathBuf),
    /// Not on this computer, or not where it was.
    Missing,
    /// A file is where it should be, but it is not what it should be: it counts as missing, with a reason.
    Unusable(PathBuf, FileTrouble),
}

impl FileState {
    /// The path of a file that is here and can be used.
    #[must_use]
    pub fn path(&self) -> Option<&PathBuf> {
        match self {
            Self::Here(path) => Some(path),
            Self::Unknown | Self::Missing | Self::Unusable(..) => None,
        }
    }
}

/// What a file was when it was last seen: enough to know it again under another name or in another place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in microseconds since 1970 by the clock of its disk; 0 if unknown.
    pub modified: i64,
    /// What is in it: its SHA-256, in lowercase hexadecimal digits.
    pub hash: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Fingerprint {
    /// Whether both have the same in them.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        self.size == other.size && self.hash == other.hash
    }
}

/// What is known of the files.
#[derive(Clone, Debug, Default)]
pub struct FileMap {
    /// By file.
    pub states: BTreeMap<FileId, FileState>,
    /// Where the trainer said that a file is: kept on this computer, absolute paths.
    pub places: BTreeMap<FileId, PathBuf>,
    /// What the files were when they were last here.
    pub known: BTreeMap<FileId, Fingerprint>,
    /// The folder of the materials is not there, as when a memory stick was pulled out.
    pub folder_gone: bool,
}

impl FileMap {
    /// Where a file is.
    #[must_use]
    pub fn state(&self, id: FileId) -> &FileState {
        self.states.get(&id).unwrap_or(&FileState::Unknown)
    }

    /// Why the file that is where this one should be is of no use, if so.
    #[must_use]
    pub fn flaw(&self, id: FileId) -> Option<FileTrouble> {
        match self.state(id) {
            FileState::Unusable(_, flaw) => Some(*flaw),
            FileState::Unknown | FileState::Here(_) | FileState::Missing => None,
        }
    }

    /// Whether a file is known to be here.
    #[must_use]
    pub fn is_here(&self, id: FileId) -> bool {
        matches!(self.state(id), FileState::Here(_))
    }
}
