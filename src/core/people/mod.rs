//! The rules about the people of a course.
//!
//! - [`paste`]: participants out of the rows of a spreadsheet.
//! - [`totals`]: counts, attendance and tests summed up; hours for certificates.

pub mod paste;
pub mod totals;
