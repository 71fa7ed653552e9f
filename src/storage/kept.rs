//! What was kept beside a document when another version took its place.

use std::path::{Path, PathBuf};

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
    /// The backups that were there; `None` if that was not looked at.
    pub(super) listed: Option<Vec<Backup>>,
    /// The backup that it became.
    pub(super) backup: Option<Backup>,
}

/// The end of the name of what comes out when a new version takes its place.
pub(super) const CAME_OUT: &str = "out";

/// What became of putting a version in its place.
pub(crate) enum Swap {
    /// It stands there. What came out was kept if it is not what was there a moment before.
    Done(Option<Kept>),
    /// Another version stands there by now; nothing was done.
    Changed,
}

/// The name under which the version comes out for which a temporary file is put in.
pub(super) fn came_out(temp: &Path) -> PathBuf {
    temp.with_extension(CAME_OUT)
}

/// The name of the temporary file for which a version came out under this name.
pub(super) fn went_in(came_out: &Path) -> PathBuf {
    came_out.with_extension("tmp")
}
