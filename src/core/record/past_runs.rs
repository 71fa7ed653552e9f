//! Past runs of a session: what it really took, and what was noted, in other courses.

use jiff::civil::Date;

use crate::core::ids::{CourseId, DayId};
use crate::core::model::agenda::ItemReference;
use crate::core::model::course::Course;
use crate::core::model::note::{NoteKind, NoteTarget};
use crate::core::model::record::{ReasonKind, Status};

/// One run of a session of a reference training.
#[derive(Clone, PartialEq, Debug)]
pub struct PastRun {
    /// The session of the training.
    pub reference: ItemReference,
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub course_title: String,
    /// The day it stood in.
    pub day: DayId,
    /// The date of that day.
    pub date: Option<Date>,
    /// Minutes it was planned for.
    pub planned: u32,
    /// Minutes it really took, where both ends were recorded.
    pub actual: Option<u32>,
    /// How far it came.
    pub status: Status,
    /// Why not as a whole.
    pub reason: Option<ReasonKind>,
    /// What was noted beside it.
    pub notes: Vec<(NoteKind, String)>,
}

/// The runs of a course: every session of a training of which something was recorded. A session that was
/// split is one run: its parts count together.
#[must_use]
pub fn runs_of(course: &Course) -> Vec<PastRun> {
    let mut runs: Vec<PastRun> = Vec::new();
    for day in &course.agenda.days {
        for item in &day.items {
            let (Some(reference), Some(record)) = (item.reference, course.records.get(&item.id)) else {
                continue;
            };
            if record.status == Status::Planned {
                continue;
            }
            let beside = course.notes.iter().filter(|note| note.target == NoteTarget::Item(item.id));
            let run = PastRun {
                reference,
                course: course.id,
                course_title: course.title.clone(),
                day: day.id,
                date: day.date,
                planned: record.planned.as_ref().map_or(item.minutes, |planned| planned.minutes),
                actual: record.actual_minutes(),
                status: record.status,
                reason: record.reason,
                notes: beside.map(|note| (note.kind, note.text.clone())).collect(),
            };
            match runs.iter_mut().find(|other| other.reference == reference) {
                Some(first) => first.join(run),
                None => runs.push(run),
            }
        }
    }
    runs
}

impl PastRun {
    /// Takes in another part of the same session.
    fn join(&mut self, part: Self) {
        self.planned = self.planned.saturating_add(part.planned);
        // With the time of one part unknown, that of the whole is unknown.
        self.actual = self.actual.zip(part.actual).map(|(a, b)| a.saturating_add(b));
        if self.status != part.status {
            self.status = Status::Partly;
        }
        self.reason = self.reason.or(part.reason);
        self.notes.extend(part.notes);
    }
}

/// What past runs say together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Experience {
    /// How many runs have real times, of the last three.
    pub count: u32,
    /// The middle of what they took, in minutes.
    pub minutes: u32,
}

/// What the last three runs with real times say: "took 65 minutes the last three times".
#[must_use]
pub fn experience(runs: &[&PastRun]) -> Option<Experience> {
    let mut timed: Vec<(Option<Date>, u32)> =
        runs.iter().filter_map(|run| run.actual.map(|minutes| (run.date, minutes))).collect();
    timed.sort_by_key(|run| std::cmp::Reverse(run.0));
    timed.truncate(3);
    let mut minutes: Vec<u32> = timed.iter().map(|run| run.1).collect();
    minutes.sort_unstable();
    let (low, high) = (*minutes.get(minutes.len().checked_sub(1)? / 2)?, *minutes.get(minutes.len() / 2)?);
    let count = u32::try_from(minutes.len()).unwrap_or(3);
    Some(Experience { count, minutes: low.midpoint(high) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::{ItemId, TrainingId};
    use jiff::civil::date;

    fn run(day: i8, actual: Option<u32>) -> PastRun {
        PastRun {
            reference: ItemReference { training: TrainingId::named("t"), item: ItemId::named("i") },
            course: CourseId::named("c"),
            course_title: String::new(),
            day: DayId::named("a day"),
            date: Some(date(2026, 5, day)),
            planned: 60,
            actual,
            status: Status::Delivered,
            reason: None,
            notes: Vec::new(),
        }
    }

    #[test]
    fn the_last_three_with_times_count() {
        let runs = [run(1, Some(200)), run(2, Some(60)), run(3, None), run(4, Some(70)), run(5, Some(65))];
        let all: Vec<&PastRun> = runs.iter().collect();
        assert_eq!(experience(&all), Some(Experience { count: 3, minutes: 65 }));
        let two: Vec<&PastRun> = all[..2].to_vec();
        assert_eq!(experience(&two), Some(Experience { count: 2, minutes: 130 }));
        assert_eq!(experience(&[]), None);
    }
}
