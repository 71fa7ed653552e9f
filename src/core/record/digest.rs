//! A course in figures, for those who look after many courses: what was held, by how many, and what was changed
//! and why. No names of participants, and nothing from which one of them could be known.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::core::ids::{CourseId, TrainingId};
use crate::core::model::agenda::ItemReference;
use crate::core::model::closing::MARKS;
use crate::core::model::course::Course;
use crate::core::model::people::Totals;
use crate::core::model::progress::{self, Progress};
use crate::core::model::record::{ReasonKind, Status};
use crate::core::people::totals::totals;

/// A course in figures.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CourseDigest {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// Where it was held.
    pub place: String,
    /// The language it was held in, as a BCP 47 tag.
    pub language: String,
    /// The trainings it was planned from.
    pub trainings: Vec<TrainingId>,
    /// The names of its trainers.
    pub trainers: Vec<String>,
    /// Its first and last date.
    pub dates: Option<(Date, Date)>,
    /// How many days it has.
    pub days: usize,
    /// How far it has come.
    pub progress: Progress,
    /// The same by area; an empty word for what has none.
    pub areas: BTreeMap<String, Progress>,
    /// The people in numbers.
    pub people: Totals,
    /// How many sheets of the evaluation gave each mark, from the worst to the best, over all questions.
    pub marks: [u32; MARKS],
    /// Sessions that were not held as planned.
    pub adapted: Vec<Adapted>,
    /// Questions and follow-ups that are open.
    pub open: usize,
}

/// A session that was not held as planned.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Adapted {
    /// The session of the training, if it is one.
    pub reference: Option<ItemReference>,
    /// Its title.
    pub title: String,
    /// What became of it.
    pub status: Status,
    /// Why.
    pub reason: Option<ReasonKind>,
}

impl CourseDigest {
    /// The digest of a course.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let areas = progress::by_area(course).into_iter().filter(|(_, progress)| progress.sessions > 0);
        let areas = areas.map(|(area, progress)| {
            (area.map(|area| area.as_str().to_owned()).unwrap_or_default(), progress)
        });
        let mut marks = [0_u32; MARKS];
        let questions = course.closings.values().flat_map(|closing| &closing.questions);
        for (sum, count) in questions.flat_map(|question| marks_of(&question.counts)) {
            marks[sum] = marks[sum].saturating_add(count);
        }
        let adapted = course.agenda.items().filter(|item| item.kind.is_teaching()).filter_map(|item| {
            let record = course.record(item.id).filter(|record| record.status.asks_reason())?;
            let (reference, title) = (item.reference, item.title.clone());
            Some(Adapted { reference, title, status: record.status, reason: record.reason })
        });
        Self {
            course: course.id,
            title: course.title.clone(),
            place: course.place.clone(),
            language: course.language.clone(),
            trainings: course.trainings.clone(),
            trainers: course.trainers.iter().map(|trainer| trainer.name.clone()).collect(),
            dates: course.first_date().zip(course.last_date()),
            days: course.agenda.days.len(),
            progress: progress::of_course(course),
            areas: areas.collect(),
            people: totals(&course.people, &course.agenda),
            adapted: adapted.collect(),
            open: course.notes.iter().filter(|note| note.is_open()).count(),
            marks,
        }
    }

    /// The mean mark, from 1 to 5; none without sheets.
    #[must_use]
    pub fn mean_mark(&self) -> Option<f64> {
        let sheets: u64 = self.marks.iter().map(|count| u64::from(*count)).sum();
        let sum: u64 = (1_u64..).zip(self.marks).map(|(mark, count)| mark * u64::from(count)).sum();
        mean(sum, sheets)
    }

    /// The mean scores before and after, in points, of those who have both.
    #[must_use]
    pub fn mean_scores(&self) -> Option<(f64, f64)> {
        let tests = &self.people.tests;
        let people = u64::from(tests.people);
        mean(tests.before.into(), people).zip(mean(tests.after.into(), people))
    }

    /// How often each reason was given.
    #[must_use]
    pub fn reasons(&self) -> BTreeMap<ReasonKind, u32> {
        self.adapted.iter().filter_map(|one| one.reason).fold(BTreeMap::new(), |mut counts, reason| {
            *counts.entry(reason).or_default() += 1;
            counts
        })
    }
}

fn marks_of(counts: &[u32; MARKS]) -> impl Iterator<Item = (usize, u32)> + '_ {
    counts.iter().copied().enumerate()
}

#[expect(clippy::cast_precision_loss, reason = "sums of marks and scores are far below 2^52")]
fn mean(sum: u64, count: u64) -> Option<f64> {
    (count > 0).then(|| sum as f64 / count as f64)
}
