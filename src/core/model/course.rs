//! A course: one dated delivery, with its plan, its record, its notes and its own materials.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Weekday};
use serde::{Deserialize, Serialize};

use super::Extra;
use super::agenda::Agenda;
use super::closing::Closing;
use super::material::Material;
use super::note::Note;
use super::packing::Packing;
use super::people::People;
use super::record::Record;
use super::run::Run;
use crate::core::ids::{CourseId, DayId, ItemId, MergeId, TrainerId, TrainingId};
use crate::core::time::TimeOfDay;

/// A course.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// The language it is held in, as a BCP 47 tag such as `ru`.
    pub language: String,
    /// Where it is held.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The region that it counts for where many courses are looked after, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// The trainings it was planned from, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trainings: Vec<TrainingId>,
    /// How many people are expected.
    #[serde(default)]
    pub participants: u32,
    /// Who teaches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trainers: Vec<Trainer>,
    /// The hours of a usual day.
    pub hours: Hours,
    /// When nothing is taught.
    #[serde(default)]
    pub days_off: DaysOff,
    /// What papers of an office say: who organises, who pays, who signs.
    #[serde(default, skip_serializing_if = "Office::is_empty")]
    pub office: Office,
    /// Put away, out of sight on the first screen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// A course to look at and play with, not the trainer's own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// When it was made, by the clock of this computer.
    pub created: DateTime,
    /// The plan.
    pub agenda: Agenda,
    /// What happened, by item. A record outlives its item.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub records: BTreeMap<ItemId, Arc<Record>>,
    /// What really goes on, by day: the third layer beside plan and record.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub runs: BTreeMap<DayId, Arc<Run>>,
    /// What was noted, in the order of writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Arc<Note>>,
    /// How days were closed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub closings: BTreeMap<DayId, Arc<Closing>>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "People::is_empty")]
    pub people: People,
    /// What is printed and packed.
    #[serde(default, skip_serializing_if = "Packing::is_usual")]
    pub packing: Packing,
    /// Materials of its own, beside those of the package.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Arc<Material>>,
    /// The last merge that it took in. What is known of who wrote what goes by it: so it follows when a merge is
    /// undone, when a backup is restored, or when the power goes before the merged course is on the disk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged: Option<MergeId>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A trainer of a course.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Trainer {
    /// The trainer's id.
    pub id: TrainerId,
    /// The trainer's name.
    pub name: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Trainer {
    /// A trainer.
    #[must_use]
    pub fn new(id: TrainerId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), extra: Extra::new() }
    }
}

/// What papers of an office say of a course. All of it may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Office {
    /// The official name of who organises it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organiser: String,
    /// With whose support: funders and partners.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub support: String,
    /// The number of its accreditation or licence, with its date, and the points that it gives.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Who signs for the organiser.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coordinator: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Office {
    /// Whether there is nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The hours of a usual day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hours {
    /// When the day begins.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// When lunch begins: it is locked there.
    pub lunch: TimeOfDay,
    /// How long lunch is, in minutes; 0 means no lunch.
    pub lunch_minutes: u32,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for Hours {
    fn default() -> Self {
        Self {
            start: TimeOfDay::from_minutes(9 * 60),
            end: TimeOfDay::from_minutes(17 * 60),
            lunch: TimeOfDay::from_minutes(12 * 60 + 30),
            lunch_minutes: 60,
            extra: Extra::new(),
        }
    }
}

/// When nothing is taught.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DaysOff {
    /// Weekdays that are off each week, Monday being 1 and Sunday 7.
    #[serde(default)]
    pub weekdays: Vec<i8>,
    /// Single dates that are off: holidays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for DaysOff {
    fn default() -> Self {
        Self { weekdays: vec![6, 7], dates: Vec::new(), extra: Extra::new() }
    }
}

impl Hours {
    /// Whether lunch falls into the day.
    #[must_use]
    pub fn has_lunch(&self) -> bool {
        self.lunch_minutes > 0 && self.start < self.lunch && self.lunch < self.end
    }
}

impl DaysOff {
    /// Whether nothing is taught on `date`.
    #[must_use]
    pub fn is_off(&self, date: Date) -> bool {
        let weekday: Weekday = date.weekday();
        self.weekdays.contains(&weekday.to_monday_one_offset()) || self.dates.contains(&date)
    }
}

impl Course {
    /// A course without days, with the usual hours.
    #[must_use]
    pub fn new(
        id: CourseId,
        title: impl Into<String>,
        language: impl Into<String>,
        created: DateTime,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            language: language.into(),
            place: String::new(),
            region: String::new(),
            trainings: Vec::new(),
            participants: 0,
            trainers: Vec::new(),
            hours: Hours::default(),
            days_off: DaysOff::default(),
            office: Office::default(),
            archived: false,
            sample: false,
            created,
            agenda: Agenda::default(),
            records: BTreeMap::new(),
            runs: BTreeMap::new(),
            notes: Vec::new(),
            closings: BTreeMap::new(),
            people: People::default(),
            packing: Packing::default(),
            materials: Vec::new(),
            merged: None,
            extra: Extra::new(),
        }
    }

    /// What was recorded of an item, if anything.
    #[must_use]
    pub fn record(&self, item: ItemId) -> Option<&Arc<Record>> {
        self.records.get(&item)
    }

    /// The date of the first dated day.
    #[must_use]
    pub fn first_date(&self) -> Option<Date> {
        self.agenda.days.iter().filter_map(|day| day.date).min()
    }

    /// The date of the last dated day.
    #[must_use]
    pub fn last_date(&self) -> Option<Date> {
        self.agenda.days.iter().filter_map(|day| day.date).max()
    }
}
