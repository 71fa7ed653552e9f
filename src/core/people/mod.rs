//! The rules about the people of a course.
//!
//! - [`figures`]: attendance by half-day, who reached the hours for a certificate, groups, tests compared.
//! - [`totals`]: counts, attendance and tests summed up; hours for certificates.

pub mod figures;
pub mod totals;
