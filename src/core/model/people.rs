//! The people of a course: participants with as little as initials, who was there in which half-day, and
//! their test scores. All of it can be wiped, and the totals stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Extra;
use crate::core::ids::{DayId, ParticipantId};

/// The most participants of a course: beyond it a paste went wrong.
pub const MOST: usize = 1_000;

/// The largest score that a test may have.
pub const LARGEST_SCORE: u32 = 1_000;

/// The people of a course.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct People {
    /// The participants, in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Arc<Participant>>,
    /// The most points of the tests before and after; `None` until somebody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub largest_score: Option<u32>,
    /// What stayed when the people were wiped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A participant. Everything but the id may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Participant {
    /// The participant's id.
    pub id: ParticipantId,
    /// A name, or as little as initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The sex, if it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// The profession, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub profession: String,
    /// The workplace, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub workplace: String,
    /// Who was there, by day; a day of which nothing was noted is not in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attendance: BTreeMap<DayId, [Attendance; 2]>,
    /// The score of the test before the course, in points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
    /// The score of the test after the course, in points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u32>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What of the people goes along when a course is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithPeople {
    /// Nothing.
    #[default]
    No,
    /// Who they are and when they were there, without their scores.
    WithoutScores,
    /// Everything.
    All,
}

/// The sex of a participant, where it is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// A woman.
    Female,
    /// A man.
    Male,
    /// Neither, or another.
    Other,
}

impl Sex {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Female, Self::Male, Self::Other];
}

/// A half of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Before lunch.
    Morning,
    /// After lunch.
    Afternoon,
}

impl Half {
    /// Both halves, in order.
    pub const BOTH: [Self; 2] = [Self::Morning, Self::Afternoon];

    /// Its place in an array of two.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Morning => 0,
            Self::Afternoon => 1,
        }
    }
}

/// Whether somebody was there in a half-day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Attendance {
    /// There, not there, or not noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<bool>,
    /// Minutes missed because of coming late or leaving early; 0 for none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub missed: u32,
    /// Those of them at the end: minutes from leaving early. Never more than were missed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub early: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Attendance {
    /// There for the whole half-day.
    #[must_use]
    pub fn there() -> Self {
        Self { present: Some(true), ..Self::default() }
    }

    /// Minutes missed by coming late.
    #[must_use]
    pub fn late(self) -> u32 {
        self.missed.saturating_sub(self.early)
    }

    /// There, with these minutes missed at the beginning and at the end.
    #[must_use]
    pub fn late_and_early(late: u32, early: u32) -> Self {
        Self { present: Some(true), missed: late.saturating_add(early), early }
    }

    /// There, with so many minutes missed in all: those at the end are kept as far as they fit.
    #[must_use]
    pub fn missing(self, missed: u32) -> Self {
        Self { missed, early: self.early.min(missed), ..self }
    }

    /// What one press makes of it: there, then not there, then not noted.
    #[must_use]
    pub fn pressed(self) -> Self {
        match self.present {
            None => Self::there(),
            Some(true) => Self { present: Some(false), ..Self::default() },
            Some(false) => Self::default(),
        }
    }
}

impl Participant {
    /// A participant of whom nothing is known yet.
    #[must_use]
    pub fn new(id: ParticipantId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            sex: None,
            profession: String::new(),
            workplace: String::new(),
            attendance: BTreeMap::new(),
            before: None,
            after: None,
            extra: Extra::new(),
        }
    }

    /// Whether the participant was there in a half-day.
    #[must_use]
    pub fn attended(&self, day: DayId, half: Half) -> Attendance {
        self.attendance.get(&day).map(|halves| halves[half.index()]).unwrap_or_default()
    }
}

impl People {
    /// Whether there is nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A participant by id.
    #[must_use]
    pub fn find(&self, id: ParticipantId) -> Option<&Arc<Participant>> {
        self.participants.iter().find(|participant| participant.id == id)
    }
}

/// The people of a course in numbers: nobody can be told from them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Totals {
    /// How many participants.
    #[serde(default)]
    pub people: u32,
    /// How many of them are women.
    #[serde(default)]
    pub women: u32,
    /// How many of them are men.
    #[serde(default)]
    pub men: u32,
    /// Half-days of presence that were noted, over all participants.
    #[serde(default)]
    pub present: u32,
    /// Half-days of absence that were noted.
    #[serde(default)]
    pub absent: u32,
    /// Minutes attended, over all participants.
    #[serde(default)]
    pub minutes: u32,
    /// The test before and after.
    #[serde(default)]
    pub tests: Tests,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Scores of the tests, over those who have both.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tests {
    /// How many have both scores.
    #[serde(default)]
    pub people: u32,
    /// The sum of the scores before, in points.
    #[serde(default)]
    pub before: u32,
    /// The sum of the scores after, in points.
    #[serde(default)]
    pub after: u32,
    /// The least and the most before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range_before: Option<(u32, u32)>,
    /// The least and the most after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range_after: Option<(u32, u32)>,
}

impl Tests {
    /// The mean before, in tenths of a point.
    #[must_use]
    pub fn mean_before(&self) -> Option<u32> {
        mean(self.before, self.people)
    }

    /// The mean after, in tenths of a point.
    #[must_use]
    pub fn mean_after(&self) -> Option<u32> {
        mean(self.after, self.people)
    }

    /// By how much the mean grew, in tenths of a point.
    #[must_use]
    pub fn gain(&self) -> Option<i64> {
        Some(i64::from(self.mean_after()?) - i64::from(self.mean_before()?))
    }
}

/// A mean in tenths, rounded to the nearest.
pub(crate) fn mean(sum: u32, count: u32) -> Option<u32> {
    let tenths = u64::from(sum) * 10 + u64::from(count) / 2;
    tenths.checked_div(u64::from(count)).and_then(|mean| u32::try_from(mean).ok())
}
