//! Notes: for a session, a day or the whole course, each of a kind and with a time.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Extra;
use crate::core::ids::{DayId, ItemId, NoteId};

/// What a note is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Just a note.
    #[default]
    Note,
    /// What was done differently, and why.
    Adaptation,
    /// A question from the group.
    Question,
    /// Something seen.
    Observation,
    /// Something to do afterwards.
    FollowUp,
    /// Parked for later: stays open until it is answered.
    Parking,
}

impl NoteKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Note, Self::Adaptation, Self::Question, Self::Observation, Self::FollowUp, Self::Parking];

    /// Whether it stays open until somebody settles it.
    #[must_use]
    pub fn can_be_settled(self) -> bool {
        matches!(self, Self::Question | Self::FollowUp | Self::Parking)
    }
}

/// What a note is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteTarget {
    /// The whole course.
    Course,
    /// A day of it.
    Day(DayId),
    /// An item of a day.
    Item(ItemId),
}

/// A note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// What it is about.
    pub target: NoteTarget,
    /// When it was written, by the clock of the room.
    pub at: DateTime,
    /// What it says, in Markdown.
    pub text: String,
    /// When it was settled: a parked question answered, a follow-up done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<DateTime>,
    /// The answer, or what was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Note {
    /// A note that is not settled.
    #[must_use]
    pub fn new(
        id: NoteId,
        kind: NoteKind,
        target: NoteTarget,
        at: DateTime,
        text: impl Into<String>,
    ) -> Self {
        Self {
            id,
            kind,
            target,
            at,
            text: text.into(),
            settled: None,
            answer: String::new(),
            extra: Extra::new(),
        }
    }

    /// Whether it still waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kind.can_be_settled() && self.settled.is_none()
    }
}
