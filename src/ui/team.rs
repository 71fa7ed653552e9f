//! What is asked for about the folder of the team.

use std::path::PathBuf;

use crate::core::ids::CourseId;
use crate::core::model::people::WithPeople;

/// What is asked for about the team.
#[derive(Clone, Debug)]
pub enum TeamAction {
    /// Look into its folder.
    Look,
    /// Share a course with it, with so much of its people; or no more.
    Share(CourseId, Option<WithPeople>),
    /// Read a course of a colleague: path as listed.
    TakeIn(PathBuf),
    /// Leave it: what was written from here goes from its folder.
    Leave,
}
