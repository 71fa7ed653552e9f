//! What many courses come to together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Standing;
use crate::core::find::fold::folded;
use crate::core::model::agenda::ItemReference;
use crate::core::model::closing::MARKS;
use crate::core::model::progress::Progress;
use crate::core::model::record::{ReasonKind, Status};
use crate::core::people::figures::Group;
use crate::core::record::digest::CourseDigest;

/// The figures of courses together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sums {
    /// How many courses stand where.
    pub standings: BTreeMap<Standing, u32>,
    /// How far they have come.
    pub progress: Progress,
    /// The same by area; an empty word for what has none.
    pub areas: BTreeMap<String, Progress>,
    /// The participants.
    pub people: Group,
    /// The same by profession, the largest group first; those of whom it is not known last, under an empty word.
    pub professions: Vec<(String, Group)>,
    /// Half-days of presence that were noted, over all participants, and of absence.
    pub attendance: (u32, u32),
    /// What the tests say, if there were any with a known largest score.
    pub gain: Option<Gain>,
    /// The mean mark of the evaluation, in hundredths, with how many marks were given.
    pub mark: Option<(u32, u64)>,
    /// The sessions that were not held as planned, the most frequent first.
    pub changed: Vec<Changed>,
    /// Questions and follow-ups that are open.
    pub open: usize,
}

/// Tests before and after, over those who have both scores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gain {
    /// How many.
    pub people: u64,
    /// The mean before, in hundredths of a percent of the largest score.
    pub before: u32,
    /// The mean after.
    pub after: u32,
}

/// A session that was not held as planned, over all courses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changed {
    /// Its title, as one of the courses has it.
    pub title: String,
    /// In how many courses it was held in part.
    pub partly: u32,
    /// In how many it was left out.
    pub skipped: u32,
    /// In how many it was moved.
    pub moved: u32,
    /// How often each reason was given.
    pub reasons: BTreeMap<ReasonKind, u32>,
}

impl Changed {
    /// How often it was not held as planned.
    #[must_use]
    pub fn times(&self) -> u32 {
        self.partly + self.skipped + self.moved
    }
}

/// What tells a session from others: that of the training it was planned from, else its title.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SessionKey {
    Planned(ItemReference),
    Own(String),
}

impl Sums {
    /// The figures of these courses, as they stand on a date.
    #[must_use]
    pub fn of(digests: &[&CourseDigest], today: Date) -> Self {
        let mut sums = Self::default();
        let mut professions: BTreeMap<String, (String, Group)> = BTreeMap::new();
        let mut sessions: BTreeMap<SessionKey, Changed> = BTreeMap::new();
        let (mut tests, mut marks) = ((0, 0, 0), [0_u64; MARKS]);
        for digest in digests {
            *sums.standings.entry(Standing::of(digest, today)).or_default() += 1;
            sums.progress = sums.progress + digest.progress;
            for (area, progress) in &digest.areas {
                let sum = sums.areas.entry(area.clone()).or_default();
                *sum = *sum + *progress;
            }
            let people = &digest.people;
            add(&mut sums.people, Group { people: people.people, women: people.women, men: people.men });
            for (profession, group) in &digest.professions {
                let said = profession.trim();
                let known =
                    professions.entry(folded(said)).or_insert_with(|| (said.to_owned(), Group::default()));
                add(&mut known.1, *group);
            }
            // Those whose names were wiped are known by sex alone.
            let told =
                digest.professions.iter().fold(0, |sum: u32, (_, group)| sum.saturating_add(group.people));
            if told == 0 && people.people > 0 {
                let (women, men) = (people.women, people.men);
                add(
                    &mut professions.entry(String::new()).or_default().1,
                    Group { people: people.people, women, men },
                );
            }
            sums.attendance.0 = sums.attendance.0.saturating_add(people.present);
            sums.attendance.1 = sums.attendance.1.saturating_add(people.absent);
            if let Some(largest) = digest.largest_score.filter(|largest| *largest > 0) {
                let share = |points: u32| u64::from(points) * 10_000 / u64::from(largest);
                tests.0 += u64::from(people.tests.people);
                tests.1 += share(people.tests.before);
                tests.2 += share(people.tests.after);
            }
            for (sum, count) in marks.iter_mut().zip(digest.marks) {
                *sum += u64::from(count);
            }
            note_changed(&mut sessions, digest);
            sums.open = sums.open.saturating_add(digest.open);
        }
        sums.professions = professions.into_values().collect();
        sums.professions.sort_by_key(|(said, group)| (said.is_empty(), Reverse(group.people)));
        sums.changed = sessions.into_values().collect();
        sums.changed.sort_by_key(|one| Reverse(one.times()));
        sums.gain = gain(tests);
        sums.mark = mean_mark(marks);
        sums
    }
}

fn add(sum: &mut Group, group: Group) {
    sum.people = sum.people.saturating_add(group.people);
    sum.women = sum.women.saturating_add(group.women);
    sum.men = sum.men.saturating_add(group.men);
}

fn note_changed(sessions: &mut BTreeMap<SessionKey, Changed>, digest: &CourseDigest) {
    for one in &digest.adapted {
        let key =
            one.reference.map_or_else(|| SessionKey::Own(folded(one.title.trim())), SessionKey::Planned);
        let changed =
            sessions.entry(key).or_insert_with(|| Changed { title: one.title.clone(), ..Changed::default() });
        match one.status {
            Status::Partly => changed.partly += 1,
            Status::Skipped => changed.skipped += 1,
            Status::Moved => changed.moved += 1,
            Status::Planned | Status::InProgress | Status::Delivered => {}
        }
        if let Some(reason) = one.reason {
            *changed.reasons.entry(reason).or_default() += 1;
        }
    }
}

/// Means of what was summed up: people, points before and after.
fn gain((people, before, after): (u64, u64, u64)) -> Option<Gain> {
    let mean = |sum: u64| sum.checked_div(people).and_then(|mean| u32::try_from(mean).ok());
    Some(Gain { people, before: mean(before)?, after: mean(after)? })
}

fn mean_mark(marks: [u64; MARKS]) -> Option<(u32, u64)> {
    let count: u64 = marks.iter().sum();
    let sum: u64 = (1_u64..).zip(marks).map(|(mark, count)| mark * count).sum();
    let mean = (sum * 100 + count / 2).checked_div(count)?;
    Some((u32::try_from(mean).ok()?, count))
}
