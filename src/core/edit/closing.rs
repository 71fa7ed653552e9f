//! The edits of the closing of a day, and applying them.

use jiff::civil::DateTime;
use serde::Deserialize;
use serde::Serialize;

use super::error::EditError;
use crate::core::ids::QuestionId;
use crate::core::model::closing::{Closing, MOST_QUESTIONS, MOST_SHEETS, Question};

/// A change of the closing of a day.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum ClosingEdit {
    /// These questions, if the day has none yet.
    Begin(Vec<Question>),
    /// This many sheets gave a question a mark (counted from 0).
    Count(QuestionId, usize, u32),
    /// The words of a question.
    Text(QuestionId, String),
    /// One more question.
    Add(Question),
    /// One question less.
    Remove(QuestionId),
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
    /// If a question is gone, or a number is too large to be plausible.
    pub(super) fn apply(&mut self, edit: ClosingEdit) -> Result<(), EditError> {
        match edit {
            ClosingEdit::Begin(questions) => {
                if self.questions.is_empty() {
                    self.questions = questions.into_iter().take(MOST_QUESTIONS).collect();
                }
            }
            ClosingEdit::Count(question, mark, count) => {
                if count > MOST_SHEETS {
                    return Err(EditError::TooLarge(count));
                }
                let question = find_question(self, question)?;
                *question.counts.get_mut(mark).ok_or(EditError::NoQuestion)? = count;
            }
            ClosingEdit::Text(question, text) => {
                find_question(self, question)?.text = text;
            }
            ClosingEdit::Add(question) => {
                if self.questions.len() >= MOST_QUESTIONS {
                    return Err(EditError::TooLarge(u32::try_from(MOST_QUESTIONS + 1).unwrap_or(u32::MAX)));
                }
                if self.questions.iter().any(|known| known.id == question.id) {
                    return Err(EditError::AlreadyThere);
                }
                self.questions.push(question);
            }
            ClosingEdit::Remove(question) => {
                find_question(self, question)?;
                self.questions.retain(|known| known.id != question);
            }
            ClosingEdit::Keep(text) => self.keep = text,
            ClosingEdit::Change(text) => self.change = text,
            ClosingEdit::Closed(at) => self.closed = at,
        }
        Ok(())
    }
}

fn find_question(closing: &mut Closing, id: QuestionId) -> Result<&mut Question, EditError> {
    closing.questions.iter_mut().find(|question| question.id == id).ok_or(EditError::NoQuestion)
}
