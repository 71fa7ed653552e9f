//! The people of a course: participants with as little as initials, who was there in which half-day, and
//! their test scores. All of it can be wiped, and the totals stay.
//!
//! - [`paste`]: participants out of the rows of a spreadsheet.
//! - [`totals`]: counts, attendance and tests summed up; hours for certificates.

pub mod paste;
pub mod totals;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::error::EditError;
use super::ids::{DayId, ParticipantId};
use totals::Totals;

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
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Attendance {
    /// What one press makes of it: there, then not there, then not noted.
    #[must_use]
    pub fn pressed(self) -> Self {
        match self.present {
            None => Self { present: Some(true), missed: 0 },
            Some(true) => Self { present: Some(false), missed: 0 },
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
                        halves[half.index()] = Attendance { present: Some(true), missed: 0 };
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

fn checked(score: u32) -> Result<u32, EditError> {
    if score > LARGEST_SCORE { Err(EditError::TooLarge(score)) } else { Ok(score) }
}

fn set(person: &mut Participant, field: PersonField) -> Result<(), EditError> {
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

    /// The key of its name among the translations.
    #[must_use]
    pub fn name_key(&self) -> &'static str {
        match self {
            Self::Add(_) => "undo-add-people",
            Self::Set(_, PersonField::Attendance(..)) | Self::AllPresent(..) => "undo-attendance",
            Self::Set(_, PersonField::Before(_) | PersonField::After(_)) | Self::LargestScore(_) => {
                "undo-test"
            }
            Self::Set(..) => "undo-person",
            Self::Remove(_) => "undo-remove-person",
            Self::Wipe(_) => "undo-wipe-people",
        }
    }
}
