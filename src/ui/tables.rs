//! What is asked for about tables out of spreadsheets, and how reading one goes.

use std::path::PathBuf;
use std::sync::Arc;

use crate::core::ids::CourseId;
use crate::core::table::heads::Purpose;
use crate::core::table::{Letters, TableFile};
use crate::core::trouble::FileTrouble;

/// What a table is read for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableFor {
    /// The people of a course.
    People(CourseId),
    /// The plan of a course.
    Plan(CourseId),
    /// A new course.
    NewCourse,
}

impl TableFor {
    /// What its columns are.
    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::People(_) => Purpose::People,
            Self::Plan(_) | Self::NewCourse => Purpose::Plan,
        }
    }
}

/// What is asked for about tables.
#[derive(Clone, Debug)]
pub enum TableAction {
    /// Read a file that was dropped.
    Read(TableFor, PathBuf),
    /// Read the text once more: its letters are written so.
    ReadAs(Letters),
    /// Nothing is wanted of it any more.
    Leave,
}

/// A file whose tables are read.
#[derive(Clone, Debug)]
pub struct TableView {
    /// Grows with each reading.
    pub number: u64,
    /// What for.
    pub wanted: TableFor,
    /// The file.
    pub path: PathBuf,
    /// How it goes.
    pub state: TableState,
}

/// How reading a file with tables goes.
#[derive(Clone, Debug)]
pub enum TableState {
    /// It is being read.
    UnderWay,
    /// Its tables.
    Done(Arc<TableFile>),
    /// Why it can't be read.
    Refused(FileTrouble),
}
