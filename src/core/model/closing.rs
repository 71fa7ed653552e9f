//! The closing of a day: tallies of the paper evaluation, what to keep and what to change, and when the
//! trainers closed it.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Extra;
use crate::core::ids::QuestionId;

/// How many marks a question of the evaluation has: from 1, the worst, to 5, the best.
pub const MARKS: usize = 5;

/// The most questions of an evaluation.
pub const MOST_QUESTIONS: usize = 12;

/// The most sheets that are plausible.
pub const MOST_SHEETS: u32 = 1_000;

/// The closing of a day.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Closing {
    /// The questions of the evaluation, with the tallies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// What went well and is to be kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub keep: String,
    /// What is to be done differently.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change: String,
    /// When the day was closed, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<DateTime>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A question of the evaluation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What it asks.
    pub text: String,
    /// How many sheets gave each mark, from the worst to the best.
    #[serde(default)]
    pub counts: [u32; MARKS],
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Question {
    /// A question that nobody answered yet.
    #[must_use]
    pub fn new(id: QuestionId, text: impl Into<String>) -> Self {
        Self { id, text: text.into(), counts: [0; MARKS], extra: Extra::new() }
    }

    /// How many sheets answered it.
    #[must_use]
    pub fn sheets(&self) -> u32 {
        self.counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The mean mark in tenths, from 10 to 50; none without sheets.
    #[must_use]
    pub fn mean(&self) -> Option<u32> {
        mean_of([self.counts].into_iter())
    }
}

/// The mean mark of some tallies, in tenths, from 10 to 50; none without sheets.
#[must_use]
pub fn mean_of(tallies: impl Iterator<Item = [u32; MARKS]>) -> Option<u32> {
    // In wide numbers: a damaged file may hold counts that nobody could type.
    let (mut sum, mut sheets) = (0_u128, 0_u128);
    for counts in tallies {
        for (mark, count) in (1..).zip(counts) {
            sum += mark * u128::from(count);
            sheets += u128::from(count);
        }
    }
    (sum * 10 + sheets / 2).checked_div(sheets).and_then(|mean| u32::try_from(mean).ok())
}
