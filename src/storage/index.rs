//! The index: all courses in a few lines, so that the first frame needs no course to be read.
//!
//! A cache that can be made anew: a line is trusted only while the size and the time of the course's file
//! are what they were when the line was made.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::disk::Meta;
use super::error::StorageError;
use super::keys::{DocKey, DocKind};
use super::store::Store;
use crate::core::model::summary::CourseSummary;

const FORMAT: &str = "doorstep-index";

/// The whole index.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    format: String,
    version: u32,
    /// A line for each course.
    pub courses: Vec<IndexEntry>,
}

/// A course in the index.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct IndexEntry {
    /// The size of its file in bytes.
    pub size: u64,
    /// When its file was last changed, in microseconds since 1970.
    pub modified: i64,
    /// The course in a few lines.
    pub summary: CourseSummary,
}

/// A course's file that has to be read, as the index does not know it as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stale {
    /// The course.
    pub id: Uuid,
    /// What is known of its file.
    pub meta: Meta,
}

impl Index {
    /// An index of these lines.
    #[must_use]
    pub fn of(courses: Vec<IndexEntry>) -> Self {
        Self { format: FORMAT.to_owned(), version: 1, courses }
    }

    /// Reads the index; an empty one if there is none that can be used.
    #[must_use]
    pub fn read(store: &Store) -> Self {
        let bytes = store.read(DocKey::Index).ok().flatten().unwrap_or_default();
        let index: Self = serde_json::from_slice(&bytes).unwrap_or_default();
        if index.format == FORMAT && index.version == 1 { index } else { Self::default() }
    }

    /// The index as bytes.
    ///
    /// # Errors
    /// If it can't be written as JSON: a fault of the program.
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        serde_json::to_vec(self).map_err(|error| error.to_string())
    }

    /// Compares the index with the folder: the lines that still hold, and the files that have to be read.
    ///
    /// # Errors
    /// If the folder can't be looked into.
    pub fn compare(self, store: &Store) -> Result<(Vec<IndexEntry>, Vec<Stale>), StorageError> {
        let mut lines: std::collections::HashMap<Uuid, IndexEntry> =
            self.courses.into_iter().map(|line| (line.summary.id.0, line)).collect();
        let mut good = Vec::new();
        let mut stale = Vec::new();
        for stored in store.list(DocKind::Course)? {
            match lines.remove(&stored.id) {
                Some(line) if line.size == stored.meta.size && line.modified == stored.meta.modified => {
                    good.push(line);
                }
                _ => stale.push(Stale { id: stored.id, meta: stored.meta }),
            }
        }
        Ok((good, stale))
    }
}
