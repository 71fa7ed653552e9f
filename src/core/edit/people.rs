//! The edits of the people of a course, and applying them.

use std::sync::Arc;

use serde::Deserialize;
use serde::Serialize;

use super::error::EditError;
use crate::core::ids::{DayId, ParticipantId};
use crate::core::model::people::{Attendance, Half, LARGEST_SCORE, MOST, Participant, People, Sex, Totals};

/// A change of the people of a course.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum PeopleEdit {
    /// More participants.
    Add(Vec<Participant>),
    /// A field of a participant.
    Set(ParticipantId, PersonField),
    /// One participant less.
    Remove(ParticipantId),
    /// Everybody of whom nothing is noted for this half-day was there.
    AllPresent(DayId, Half),
    /// The most points of the tests.
    LargestScore(Option<u32>),
    /// The people are wiped; these totals stay.
    Wipe(Box<Totals>),
}

/// A field of a participant, with its new value.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum PersonField {
    /// The name.
    Name(String),
    /// The sex.
    Sex(Option<Sex>),
    /// The profession.
    Profession(String),
    /// The workplace.
    Workplace(String),
    /// Whether the participant was there.
    Attendance(DayId, Half, Attendance),
    /// The score before.
    Before(Option<u32>),
    /// The score after.
    After(Option<u32>),
}

impl PeopleEdit {
    /// What changes again and again while the person types.
    #[must_use]
    pub fn merge_key(&self) -> Option<String> {
        match self {
            Self::Set(
                id,
                field @ (PersonField::Name(_) | PersonField::Profession(_) | PersonField::Workplace(_)),
            ) => Some(format!("{id} {:?}", std::mem::discriminant(field))),
            _ => None,
        }
    }
}

pub(crate) fn checked(score: u32) -> Result<u32, EditError> {
    if score > LARGEST_SCORE { Err(EditError::TooLarge(score)) } else { Ok(score) }
}

pub(crate) fn set(person: &mut Participant, field: PersonField) -> Result<(), EditError> {
    match field {
        PersonField::Name(name) => person.name = name,
        PersonField::Sex(sex) => person.sex = sex,
        PersonField::Profession(profession) => person.profession = profession,
        PersonField::Workplace(workplace) => person.workplace = workplace,
        PersonField::Attendance(day, half, attendance) => {
            person.attendance.entry(day).or_default()[half.index()] = attendance;
            // A day of which nothing is noted any more leaves no trace.
            person.attendance.retain(|_, halves| *halves != [Attendance::default(); 2]);
        }
        PersonField::Before(score) => person.before = score.map(checked).transpose()?,
        PersonField::After(score) => person.after = score.map(checked).transpose()?,
    }
    Ok(())
}

impl People {
    /// Makes a change.
    ///
    /// # Errors
    /// If there are too many participants, a score is too large, or somebody is gone.
    pub(super) fn apply(&mut self, edit: PeopleEdit) -> Result<(), EditError> {
        match edit {
            PeopleEdit::Add(new) => {
                let all = self.participants.len() + new.len();
                if all > MOST {
                    return Err(EditError::TooLarge(u32::try_from(all).unwrap_or(u32::MAX)));
                }
                if new.iter().any(|one| self.find(one.id).is_some()) {
                    return Err(EditError::AlreadyThere);
                }
                self.participants.extend(new.into_iter().map(Arc::new));
            }
            PeopleEdit::Set(id, field) => {
                let person =
                    self.participants.iter_mut().find(|one| one.id == id).ok_or(EditError::NoPerson(id))?;
                set(Arc::make_mut(person), field)?;
            }
            PeopleEdit::Remove(id) => self.participants.retain(|one| one.id != id),
            PeopleEdit::AllPresent(day, half) => {
                for person in &mut self.participants {
                    if person.attended(day, half).present.is_none() {
                        let halves = Arc::make_mut(person).attendance.entry(day).or_default();
                        halves[half.index()] = Attendance::there();
                    }
                }
            }
            PeopleEdit::LargestScore(score) => {
                self.largest_score = score.map(checked).transpose()?;
            }
            PeopleEdit::Wipe(totals) => {
                self.participants.clear();
                self.totals = Some(*totals);
            }
        }
        Ok(())
    }
}
