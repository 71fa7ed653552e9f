//! What can go wrong with files. Facts only: the window makes the sentence and names the next step.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::InTheWay;
use crate::core::trouble::TroubleKind;

/// Why a file could not be read or written. What was in memory is still there, and so is the old file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StorageError {
    /// The disk, or the share of it that the user may fill, is full.
    #[error("no space left: {path}")]
    NoSpace {
        /// The file or folder.
        path: PathBuf,
    },
    /// The disk is read-only.
    #[error("read-only: {path}")]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// The user may not do this here.
    #[error("permission denied: {path}")]
    Denied {
        /// The file or folder.
        path: PathBuf,
    },
    /// The folder is gone: a drive was pulled out, or a network share is away.
    #[error("not there: {path}")]
    Missing {
        /// The file or folder.
        path: PathBuf,
    },
    /// Another program holds the file.
    #[error("in use by another program: {path}")]
    InUse {
        /// The file or folder.
        path: PathBuf,
    },
    /// Something else stands where this should go.
    #[error("changed outside: {path}")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// Something else stands where a plain file or a folder should be: a link, a device, one for the other.
    #[error("something else is in the way: {path}")]
    InTheWay {
        /// What is in the way.
        path: PathBuf,
    },
    /// The file is there but holds nothing that can be used.
    #[error("unreadable ({reason}): {path}")]
    Unreadable {
        /// Why, for the log.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a newer Doorstep.
    #[error("written by a newer version ({version}): {path}")]
    Newer {
        /// The version of its format.
        version: u32,
        /// The file.
        path: PathBuf,
    },
    /// Doorstep could not put the document into bytes that it can read again: a fault of the program.
    #[error("could not be made ready for saving ({reason}): {path}")]
    Internal {
        /// Why, for the log.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// No place for the data could be found: no home folder, and none was named.
    #[error("no home folder")]
    NoHome,
    /// Anything else that the operating system said.
    #[error("{message}: {path}")]
    Io {
        /// What the operating system said, for the log and for support.
        message: String,
        /// The file or folder.
        path: PathBuf,
    },
}

/// The kinds of trouble, without the details: what the window chooses its sentence by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ErrorKind {
    /// The disk is full.
    NoSpace,
    /// The disk is read-only.
    ReadOnly,
    /// Not allowed.
    Denied,
    /// The folder or drive is gone.
    Missing,
    /// Another program holds it.
    InUse,
    /// Something else stands there.
    Changed,
    /// Something that is no plain file, or no folder, is in its place.
    InTheWay,
    /// Nothing that can be used.
    Unreadable,
    /// From a newer Doorstep.
    Newer,
    /// A fault of the program.
    Internal,
    /// No home folder.
    NoHome,
    /// Anything else.
    Io,
}

impl StorageError {
    /// Sorts what the operating system said about `path` into a kind.
    #[must_use]
    pub fn from_io(error: &io::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        if let Some(kind) = windows_kind(error) {
            return match kind {
                ErrorKind::InUse => Self::InUse { path },
                ErrorKind::NoSpace => Self::NoSpace { path },
                ErrorKind::ReadOnly => Self::ReadOnly { path },
                _ => Self::Missing { path },
            };
        }
        if InTheWay::is(error) {
            return Self::InTheWay { path };
        }
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::NoSpace { path }
            }
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::PermissionDenied => Self::Denied { path },
            io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::StaleNetworkFileHandle
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::HostUnreachable => Self::Missing { path },
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Self::InUse { path },
            _ => Self::Io { message: error.to_string(), path },
        }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NoSpace { .. } => ErrorKind::NoSpace,
            Self::ReadOnly { .. } => ErrorKind::ReadOnly,
            Self::Denied { .. } => ErrorKind::Denied,
            Self::Missing { .. } => ErrorKind::Missing,
            Self::InUse { .. } => ErrorKind::InUse,
            Self::Changed { .. } => ErrorKind::Changed,
            Self::InTheWay { .. } => ErrorKind::InTheWay,
            Self::Unreadable { .. } => ErrorKind::Unreadable,
            Self::Newer { .. } => ErrorKind::Newer,
            Self::Internal { .. } => ErrorKind::Internal,
            Self::NoHome => ErrorKind::NoHome,
            Self::Io { .. } => ErrorKind::Io,
        }
    }

    /// The file or folder that it is about.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::NoSpace { path }
            | Self::ReadOnly { path }
            | Self::Denied { path }
            | Self::Missing { path }
            | Self::InUse { path }
            | Self::Changed { path }
            | Self::InTheWay { path }
            | Self::Unreadable { path, .. }
            | Self::Newer { path, .. }
            | Self::Internal { path, .. }
            | Self::Io { path, .. } => Some(path),
            Self::NoHome => None,
        }
    }
}

/// Windows numbers that the standard library has no kind for.
fn windows_kind(error: &io::Error) -> Option<ErrorKind> {
    if !cfg!(windows) {
        return None;
    }
    match error.raw_os_error()? {
        // Sharing violation, lock violation, a section of it is mapped.
        32 | 33 | 1224 => Some(ErrorKind::InUse),
        // Write protect.
        19 => Some(ErrorKind::ReadOnly),
        // Handle disk full, disk full.
        39 | 112 => Some(ErrorKind::NoSpace),
        // No such drive, drive not ready, network path or name not found, device gone.
        15 | 21 | 53 | 55 | 59 | 64 | 67 | 1167 => Some(ErrorKind::Missing),
        _ => None,
    }
}

/// Why bytes are not a document.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in the file.
    #[error("empty")]
    Empty,
    /// The file is larger than any document.
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// Nested deeper than any document.
    #[error("nested too deeply")]
    TooDeep,
    /// A text that is too long to be drawn.
    #[error("a text of {bytes} bytes is too long")]
    TextTooLong {
        /// How long it is in the file.
        bytes: usize,
    },
    /// More values than in any document.
    #[error("too many values")]
    TooMany,
    /// The file ends in the middle.
    #[error("cut short in line {line}")]
    CutShort {
        /// The last line, counted from 1.
        line: usize,
    },
    /// Not JSON.
    #[error("not JSON in line {line}, column {column}: {message}")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the reader said, for the log.
        message: String,
    },
    /// JSON, but not a document of this kind.
    #[error("not a file of this kind: {found:?}")]
    NotOurs {
        /// What it says it is.
        found: Option<String>,
    },
    /// It does not say which version it is.
    #[error("no version")]
    NoVersion,
    /// Written by a newer Doorstep, and not understood at all.
    #[error("version {version} is newer")]
    Newer {
        /// Its version.
        version: u32,
    },
    /// A field is missing or is not what it should be.
    #[error("{place}: {message}")]
    Field {
        /// The place, like `agenda.days[2].start`.
        place: String,
        /// What is wrong with it, for the log.
        message: String,
    },
    /// A number that is implausible.
    #[error("{place}: {value} is out of range")]
    OutOfRange {
        /// The place, like `agenda.days[2].items[0].minutes`.
        place: String,
        /// The number.
        value: u32,
    },
}

impl ReadError {
    /// The kind of trouble, as the window names it.
    #[must_use]
    pub fn trouble(&self) -> TroubleKind {
        match self {
            Self::Newer { .. } => TroubleKind::Newer,
            Self::TooLarge { .. } => TroubleKind::TooLarge,
            Self::TextTooLong { .. } => TroubleKind::TextTooLong,
            _ => TroubleKind::Unreadable,
        }
    }
}
