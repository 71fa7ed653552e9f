//! What was kept beside a document when another version took its place.

use std::path::PathBuf;

use super::backups::Backup;

/// A version that was set aside because it was not ours to replace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Why.
    pub why: KeptWhy,
    /// Where it is now.
    pub path: PathBuf,
}

/// Why a version was set aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeptWhy {
    /// Another program or computer changed the file since it was read here.
    ChangedOutside,
    /// The file could not be read.
    Unreadable,
}

/// What became of the version that stood there.
#[derive(Default)]
pub(crate) struct Aside {
    /// It was not ours, and where it is kept.
    pub(super) kept: Option<Kept>,
    /// The backups that were there.
    pub(super) listed: Vec<Backup>,
    /// The backup that it became.
    pub(super) backup: Option<Backup>,
}
