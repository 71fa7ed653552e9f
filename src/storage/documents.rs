//! Documents of the workspace, read from and made ready for the store.

use std::path::{Path, PathBuf};

use super::codec;
use super::codec::Opened;
use super::error::{ErrorKind, ReadError, StorageError};
use super::keys::{DocKey, DocKind};
use super::store::Store;
use crate::core::ids::DocId;
use crate::core::model::course::Course;
use crate::core::model::training::Training;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};

/// Why a document could not be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenError {
    /// The file could not be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The file was read, but it is not such a document.
    #[error("{reason}: {path}")]
    Content {
        /// Why.
        reason: ReadError,
        /// The file.
        path: PathBuf,
    },
}

impl From<&StorageError> for Trouble {
    fn from(error: &StorageError) -> Self {
        let kind = match error.kind() {
            ErrorKind::NoSpace => TroubleKind::NoSpace,
            ErrorKind::ReadOnly => TroubleKind::ReadOnly,
            ErrorKind::Denied => TroubleKind::Denied,
            ErrorKind::Missing | ErrorKind::NoHome => TroubleKind::FolderGone,
            ErrorKind::InUse => TroubleKind::InUse,
            ErrorKind::Changed => TroubleKind::ChangedOutside,
            ErrorKind::InTheWay => TroubleKind::InTheWay,
            ErrorKind::Unreadable => TroubleKind::Unreadable,
            ErrorKind::Newer => TroubleKind::Newer,
            ErrorKind::Internal | ErrorKind::Io => TroubleKind::Other,
        };
        Self { kind, path: error.path().map(Path::to_path_buf), detail: error.to_string() }
    }
}

impl From<&OpenError> for Trouble {
    fn from(error: &OpenError) -> Self {
        match error {
            OpenError::Storage(error) => Self::from(error),
            OpenError::Content { reason, path } => {
                Self { kind: reason.trouble(), path: Some(path.clone()), detail: reason.to_string() }
            }
        }
    }
}

/// Reads a document for editing; `None` if there is none. What was read is remembered by the store.
///
/// # Errors
/// Why it can't be opened; the file stays as it is.
pub fn open(store: &Store, id: DocId) -> Result<Option<Opened<Doc>>, OpenError> {
    let key = DocKey::from(id);
    match store.read(key)? {
        Some(bytes) => from_bytes(id, &bytes, &store.dir().file(key)).map(Some),
        None => Ok(None),
    }
}

/// Reads a document for looking at: a summary, a search. The store does not remember it.
///
/// # Errors
/// Why it can't be opened.
pub fn look(store: &Store, id: DocId) -> Result<Option<Opened<Doc>>, OpenError> {
    let key = DocKey::from(id);
    match store.peek(key)? {
        Some(bytes) => from_bytes(id, &bytes, &store.dir().file(key)).map(Some),
        None => Ok(None),
    }
}

/// Reads a document from bytes that came from `path`: a backup, the bin.
///
/// # Errors
/// Why they are not that document; another document of the same kind counts as such.
pub fn from_bytes(id: DocId, bytes: &[u8], path: &Path) -> Result<Opened<Doc>, OpenError> {
    let fail = |reason| OpenError::Content { reason, path: path.to_path_buf() };
    let kind = match id {
        DocId::Course(_) => DocKind::Course,
        DocId::Training(_) => DocKind::Training,
    };
    let opened = decode(kind, bytes).map_err(fail)?;
    if opened.doc.id() != id {
        let message = "the id in the file is not the one in its name".to_owned();
        return Err(fail(ReadError::Field { place: "id".to_owned(), message }));
    }
    Ok(opened)
}

/// Reads a document of a kind, whichever it is: a file from elsewhere.
///
/// # Errors
/// Why the bytes are no such document.
pub fn decode(kind: DocKind, bytes: &[u8]) -> Result<Opened<Doc>, ReadError> {
    match kind {
        DocKind::Course => codec::from_bytes::<Course>(bytes)
            .map(|opened| Opened { doc: Doc::Course(opened.doc.into()), version: opened.version }),
        DocKind::Training => codec::from_bytes::<Training>(bytes)
            .map(|opened| Opened { doc: Doc::Training(opened.doc.into()), version: opened.version }),
    }
}

/// A document as bytes.
///
/// # Errors
/// A text for the log.
pub fn to_bytes(doc: &Doc) -> Result<Vec<u8>, String> {
    match doc {
        Doc::Course(course) => codec::to_bytes(&**course),
        Doc::Training(training) => codec::to_bytes(&**training),
    }
}
