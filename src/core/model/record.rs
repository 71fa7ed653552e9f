//! What happened: kept beside the plan, by item id, and never mixed with it.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Extra;
use crate::core::ids::{DayId, KeyPointId};

/// How far a session has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Begun, not ended.
    InProgress,
    /// Delivered as a whole.
    Delivered,
    /// Delivered in part; asks for a reason.
    Partly,
    /// Left out; asks for a reason.
    Skipped,
    /// Moved to another day; asks for a reason.
    Moved,
}

impl Status {
    /// Every status, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Planned, Self::InProgress, Self::Delivered, Self::Partly, Self::Skipped, Self::Moved];

    /// Whether the trainer is asked why.
    #[must_use]
    pub fn asks_reason(self) -> bool {
        matches!(self, Self::Partly | Self::Skipped | Self::Moved)
    }

    /// Whether nothing more is expected of the session today.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Delivered | Self::Partly | Self::Skipped | Self::Moved)
    }
}

/// Why a session was not delivered as a whole: a short list to press, or the trainer's own words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonKind {
    /// Time ran out.
    NoTime,
    /// The discussion took longer and was worth it.
    Discussion,
    /// The group knew it already.
    AlreadyKnown,
    /// The group was tired, or another thing mattered more to it.
    GroupNeeds,
    /// Materials or equipment were missing.
    NoMaterials,
    /// The trainer or a guest was not there.
    Absence,
    /// Something outside: power, weather, the venue.
    Outside,
    /// Only the words say.
    Other,
}

impl ReasonKind {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::NoTime,
        Self::Discussion,
        Self::AlreadyKnown,
        Self::GroupNeeds,
        Self::NoMaterials,
        Self::Absence,
        Self::Outside,
        Self::Other,
    ];
}

/// What was recorded of one item.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    /// How far it has come.
    pub status: Status,
    /// Why not as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonKind>,
    /// Why, in the trainer's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason_text: String,
    /// When it really began, by the clock of the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<DateTime>,
    /// When it really ended, by the clock of the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<DateTime>,
    /// The key points that were brought across.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<KeyPointId>,
    /// The day it was moved to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<DayId>,
    /// The item as it was planned when the first thing was recorded: it survives the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<PlannedThen>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Record {
    /// The minutes it really took, where both ends are known and in order.
    #[must_use]
    pub fn actual_minutes(&self) -> Option<u32> {
        minutes_between(self.started?, self.ended?)
    }
}

/// The minutes from one moment to another as the clock on the wall counts them, without seconds; none if the
/// other is before the one.
#[must_use]
pub fn minutes_between(start: DateTime, end: DateTime) -> Option<u32> {
    let minutes = |at: DateTime| at.duration_since(DateTime::ZERO).as_secs().div_euclid(60);
    u32::try_from(minutes(end) - minutes(start)).ok()
}

/// The plan of an item at the moment something was recorded of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlannedThen {
    /// Its title then.
    pub title: String,
    /// Its minutes then.
    pub minutes: u32,
    /// Its day then.
    pub day: DayId,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
