//! What is asked for about many courses at once.

use crate::core::overview::filter::Filter;
use crate::report::kinds::Format;

/// What is asked for about many courses.
#[derive(Clone, Debug)]
pub enum OverviewAction {
    /// Make a document of those that are looked at, and open it.
    Open(Box<OverviewWish>),
}

/// A document of many courses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OverviewWish {
    /// Of which.
    pub filter: Filter,
    /// In which format; a spreadsheet holds every row, the others what is read.
    pub format: Format,
}
