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
use crate::core::people::figures::{Group, groups};
use crate::core::people::totals::totals;
use crate::core::text::one_line;

/// A course in figures.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CourseDigest {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// Where it was held.
    pub place: String,
    /// The region that it counts for, or empty.
    #[serde(default)]
    pub region: String,
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
    /// The people by profession, the largest group first; those of whom it is not known last, under an empty word.
    #[serde(default)]
    pub professions: Vec<(String, Group)>,
    /// The most points that the tests can have, if it was said.
    #[serde(default)]
    pub largest_score: Option<u32>,
    /// How many sheets of the evaluation gave each mark, from the worst to the best, over all questions.
    pub marks: [u32; MARKS],
    /// Sessions that were not held as planned.
    pub adapted: Vec<Adapted>,
    /// Questions and follow-ups that are open.
    pub open: usize,
    /// How much was known of the course when this was made: of two digests of one course the higher one is newer.
    /// Counted as merging counts, not by clocks; 0 for a course that was never shared.
    #[serde(default)]
    pub counter: u64,
}

/// The longest text of a digest from elsewhere, in characters.
const LONGEST: usize = 200;
/// The most entries of each of its lists.
const MOST: usize = 1_000;
/// The largest of its numbers: no course comes near it, and the sum over all courses stays far from overflowing.
const LARGEST: u32 = 100_000;

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
            region: course.region.clone(),
            language: course.language.clone(),
            trainings: course.trainings.clone(),
            trainers: course.trainers.iter().map(|trainer| trainer.name.clone()).collect(),
            dates: course.first_date().zip(course.last_date()),
            days: course.agenda.days.len(),
            progress: progress::of_course(course),
            areas: areas.collect(),
            people: totals(&course.people, &course.agenda),
            professions: groups(course, |person| &person.profession),
            largest_score: course.people.largest_score,
            counter: 0,
            adapted: adapted.collect(),
            open: course.notes.iter().filter(|note| note.is_open()).count(),
            marks,
        }
    }

    /// What several computers say of one course, as one digest: the newest, with the people of the newest that knows
    /// of any, since people are shared with few. None of none.
    #[must_use]
    pub fn of_several(mut digests: Vec<Self>) -> Option<Self> {
        digests.sort_by_key(|digest| std::cmp::Reverse(digest.counter));
        let knows = digests.iter().position(|digest| digest.people.people > 0).unwrap_or_default();
        let people = (knows > 0).then(|| digests.swap_remove(knows));
        let newest = digests.into_iter().next()?;
        let Some(Self { people, professions, largest_score, .. }) = people else { return Some(newest) };
        Some(Self { people, professions, largest_score, ..newest })
    }

    /// A digest from elsewhere, fit to be shown and summed up: texts on one line, lists and numbers within bounds.
    #[must_use]
    pub fn within_bounds(mut self) -> Self {
        for text in [&mut self.title, &mut self.place, &mut self.region, &mut self.language] {
            *text = one_line(text, LONGEST);
        }
        let sound =
            |(first, last): &(Date, Date)| first <= last && first.year() >= 2000 && last.year() <= 2100;
        self.dates = self.dates.filter(sound);
        self.trainings.truncate(MOST);
        self.trainers.truncate(MOST);
        self.professions.truncate(MOST);
        self.adapted.truncate(MOST);
        let texts = self.trainers.iter_mut().chain(self.professions.iter_mut().map(|(text, _)| text));
        for text in texts.chain(self.adapted.iter_mut().map(|one| &mut one.title)) {
            *text = one_line(text, LONGEST);
        }
        self.areas = self.areas.into_iter().take(MOST).collect();
        let all = std::iter::once(&mut self.progress).chain(self.areas.values_mut());
        let progress = all.flat_map(|one| {
            [
                &mut one.sessions,
                &mut one.planned,
                &mut one.in_progress,
                &mut one.delivered,
                &mut one.partly,
                &mut one.skipped,
                &mut one.moved,
                &mut one.minutes,
                &mut one.minutes_delivered,
            ]
        });
        let people = [&mut self.people.people, &mut self.people.women, &mut self.people.men];
        let tests = &mut self.people.tests;
        let groups = self.professions.iter_mut().map(|(_, group)| group);
        let groups = groups.flat_map(|one| [&mut one.people, &mut one.women, &mut one.men]);
        let numbers = progress.chain(people).chain(groups).chain(&mut self.marks);
        for number in numbers.chain([&mut tests.people, &mut self.people.present, &mut self.people.absent]) {
            *number = (*number).min(LARGEST);
        }
        self
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
