//! A course in a few lines: what the first screen shows of it without opening it.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::course::Course;
use super::progress::{Progress, begun_day};
use crate::core::ids::{CourseId, TrainingId};
use crate::core::time::TimeOfDay;

/// What the first screen shows of a course.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CourseSummary {
    /// The course.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// Its language.
    pub language: String,
    /// The trainings it was planned from.
    pub trainings: Vec<TrainingId>,
    /// How many people are expected.
    pub participants: u32,
    /// Its days, in order.
    pub days: Vec<DaySummary>,
    /// How far it has come.
    pub progress: Progress,
    /// How many parked questions and follow-ups are open.
    pub open_notes: u32,
    /// When the day began that runs, if one does and is not over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running_since: Option<DateTime>,
    /// Put away.
    pub archived: bool,
    /// A course to look at and play with.
    pub sample: bool,
}

/// A day of a course in one line.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DaySummary {
    /// Its title, or empty.
    pub title: String,
    /// Its date.
    pub date: Option<Date>,
    /// When it begins.
    pub start: TimeOfDay,
    /// How far it has come.
    pub progress: Progress,
}

impl CourseSummary {
    /// The summary of a course.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let days: Vec<DaySummary> = course
            .agenda
            .days
            .iter()
            .map(|day| DaySummary {
                title: day.title.clone(),
                date: day.date,
                start: day.start,
                progress: Progress::of(day.items.iter(), &course.records),
            })
            .collect();
        let open_notes = course.notes.iter().filter(|note| note.is_open()).count();
        Self {
            id: course.id,
            title: course.title.clone(),
            place: course.place.clone(),
            language: course.language.clone(),
            trainings: course.trainings.clone(),
            participants: course.participants,
            progress: days.iter().fold(Progress::default(), |sum, day| sum + day.progress),
            days,
            open_notes: u32::try_from(open_notes).unwrap_or(u32::MAX),
            running_since: begun_day(course).map(|(_, began)| began),
            archived: course.archived,
            sample: course.sample,
        }
    }

    /// The first date.
    #[must_use]
    pub fn first_date(&self) -> Option<Date> {
        self.days.iter().filter_map(|day| day.date).min()
    }

    /// The last date.
    #[must_use]
    pub fn last_date(&self) -> Option<Date> {
        self.days.iter().filter_map(|day| day.date).max()
    }

    /// The first date from `today` on.
    #[must_use]
    pub fn next_date(&self, today: Date) -> Option<Date> {
        self.days.iter().filter_map(|day| day.date).filter(|date| *date >= today).min()
    }

    /// Whether it has begun by its dates, and has a day from `today` on.
    #[must_use]
    pub fn is_on(&self, today: Date) -> bool {
        self.first_date().is_some_and(|first| first <= today) && self.next_date(today).is_some()
    }
}

/// The courses that matter on `today`: with a day from then on, the nearest first, and of one date those that have
/// begun in the room. The samples come last; what is put away is left out.
#[must_use]
pub fn near<'a>(
    summaries: impl IntoIterator<Item = &'a Arc<CourseSummary>>,
    today: Date,
) -> Vec<Arc<CourseSummary>> {
    let dated = |summary: &'a Arc<CourseSummary>| {
        let date = summary.next_date(today).filter(|_| !summary.archived)?;
        Some(((summary.sample, date, summary.running_since.is_none(), summary.id), summary))
    };
    let mut near: Vec<_> = summaries.into_iter().filter_map(dated).collect();
    near.sort_by_key(|(key, _)| *key);
    near.into_iter().map(|(_, summary)| Arc::clone(summary)).collect()
}
