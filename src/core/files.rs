//! Where the files of materials are on this computer, as far as it was looked up.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::ids::FileId;

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
}

/// What is known of the files.
#[derive(Clone, Debug, Default)]
pub struct FileMap {
    /// By file.
    pub states: BTreeMap<FileId, FileState>,
    /// Where the trainer said that a file is: kept on this computer, absolute paths.
    pub places: BTreeMap<FileId, PathBuf>,
}

impl FileMap {
    /// Where a file is.
    #[must_use]
    pub fn state(&self, id: FileId) -> &FileState {
        self.states.get(&id).unwrap_or(&FileState::Unknown)
    }

    /// Whether a file is known to be here.
    #[must_use]
    pub fn is_here(&self, id: FileId) -> bool {
        matches!(self.state(id), FileState::Here(_))
    }
}
