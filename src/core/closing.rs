//! The closing of a day: tallies of the paper evaluation, what to keep and what to change, and when the
//! trainers closed it.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::course::Course;
use super::error::EditError;
use super::ids::DayId;

/// How many marks a question of the evaluation has: from 1, the worst, to 5, the best.
pub const MARKS: usize = 5;

/// The most questions of an evaluation.
pub const MOST_QUESTIONS: usize = 12;

/// The most sheets that can be meant.
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
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Question {
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
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// How many sheets answered it.
    #[must_use]
    pub fn sheets(&self) -> u32 {
        self.counts.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The mean mark in tenths, from 10 to 50; none without sheets.
    #[must_use]
    pub fn mean(&self) -> Option<u32> {
        // In wide numbers: a damaged file may hold counts that nobody could type.
        let sum: u64 = (1..).zip(&self.counts).map(|(mark, count): (u64, _)| mark * u64::from(*count)).sum();
        let sheets: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        (sum * 10 + sheets / 2).checked_div(sheets).and_then(|mean| u32::try_from(mean).ok())
    }
}

/// A change of the closing of a day.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum ClosingEdit {
    /// These questions, if the day has none yet.
    Begin(Vec<String>),
    /// So many sheets gave a question (counted from 0) a mark (counted from 0).
    Count(usize, usize, u32),
    /// The words of a question.
    Text(usize, String),
    /// One more question.
    Add(String),
    /// One question less.
    Remove(usize),
    /// What to keep.
    Keep(String),
    /// What to change.
    Change(String),
    /// Closed at that time, or open again.
    Closed(Option<DateTime>),
}

impl ClosingEdit {
    /// What changes again and again while the person types.
    #[must_use]
    pub fn merge_key(&self) -> Option<String> {
        match self {
            Self::Keep(_) => Some("keep".to_owned()),
            Self::Change(_) => Some("change".to_owned()),
            Self::Text(question, _) => Some(format!("question {question}")),
            _ => None,
        }
    }
}

impl Closing {
    /// Makes a change.
    ///
    /// # Errors
    /// If a question is gone, or a number is too large to be meant.
    pub(super) fn apply(&mut self, edit: ClosingEdit) -> Result<(), EditError> {
        match edit {
            ClosingEdit::Begin(texts) => {
                if self.questions.is_empty() {
                    self.questions = texts.into_iter().take(MOST_QUESTIONS).map(Question::new).collect();
                }
            }
            ClosingEdit::Count(question, mark, count) => {
                if count > MOST_SHEETS {
                    return Err(EditError::TooLarge(count));
                }
                let question = self.questions.get_mut(question).ok_or(EditError::NoQuestion)?;
                *question.counts.get_mut(mark).ok_or(EditError::NoQuestion)? = count;
            }
            ClosingEdit::Text(question, text) => {
                self.questions.get_mut(question).ok_or(EditError::NoQuestion)?.text = text;
            }
            ClosingEdit::Add(text) => {
                if self.questions.len() >= MOST_QUESTIONS {
                    return Err(EditError::TooLarge(u32::try_from(MOST_QUESTIONS + 1).unwrap_or(u32::MAX)));
                }
                self.questions.push(Question::new(text));
            }
            ClosingEdit::Remove(question) => {
                if question >= self.questions.len() {
                    return Err(EditError::NoQuestion);
                }
                self.questions.remove(question);
            }
            ClosingEdit::Keep(text) => self.keep = text,
            ClosingEdit::Change(text) => self.change = text,
            ClosingEdit::Closed(at) => self.closed = at,
        }
        Ok(())
    }
}

/// What the trainers wanted to change, from the closing of the day before `day`: its place, counted from
/// 0, and the words.
#[must_use]
pub fn to_change(course: &Course, day: DayId) -> Option<(usize, &str)> {
    let before = course.agenda.day_index(day)?.checked_sub(1)?;
    let closing = course.closings.get(&course.agenda.days.get(before)?.id)?;
    let text = closing.change.trim();
    (!text.is_empty()).then_some((before, text))
}
