//! The people of a course in figures: attendance by half-day, hours for certificates, groups, tests compared.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::totals::{half_minutes, minutes_attended};
use crate::core::find::fold::folded;
use crate::core::ids::DayId;
use crate::core::model::course::Course;
use crate::core::model::people::{Half, Participant, Sex};

/// Who was there in a half-day, of those of whom it was noted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HalfDay {
    /// The day.
    pub day: DayId,
    /// Its place among the days, counted from 0.
    pub index: usize,
    /// The half.
    pub half: Half,
    /// How many were there.
    pub present: u32,
    /// Of how many it was noted; at least 1.
    pub noted: u32,
}

/// The half-days in which somebody's attendance was noted, in order.
#[must_use]
pub fn attendance(course: &Course) -> Vec<HalfDay> {
    let days = course.agenda.days.iter().enumerate();
    let halves = days.flat_map(|(index, day)| Half::BOTH.map(|half| (index, day.id, half)));
    let count = |(index, day, half)| {
        let noted = course.people.participants.iter().filter_map(|one| one.attended(day, half).present);
        let (present, noted) =
            noted.fold((0, 0), |(present, noted), here| (present + u32::from(here), noted + 1));
        HalfDay { day, index, half, present, noted }
    };
    halves.map(count).filter(|half| half.noted > 0).collect()
}

/// The planned minutes of teaching in the half-days in which attendance was noted: what a participant could have
/// attended.
#[must_use]
pub fn minutes_held(course: &Course) -> u32 {
    let minutes = |half: HalfDay| {
        let day = course.agenda.days.get(half.index)?;
        Some(half_minutes(day)[half.half.index()])
    };
    attendance(course).into_iter().filter_map(minutes).fold(0, u32::saturating_add)
}

/// The participants who attended at least `share` percent of the hours held, with their minutes, in the order of
/// the list. Nobody before attendance was noted.
#[must_use]
pub fn reached(course: &Course, share: u32) -> Vec<(&Arc<Participant>, u32)> {
    let held = minutes_held(course);
    let people = course.people.participants.iter();
    let with_minutes = people.map(|person| (person, minutes_attended(&course.agenda, person)));
    let enough = |minutes: u32| u64::from(minutes) * 100 >= u64::from(held) * u64::from(share);
    with_minutes.filter(|(_, minutes)| held > 0 && enough(*minutes)).collect()
}

/// How many participants were there in at least one half-day.
#[must_use]
pub fn came(course: &Course) -> u32 {
    let there =
        |one: &&Arc<Participant>| one.attendance.values().flatten().any(|half| half.present == Some(true));
    u32::try_from(course.people.participants.iter().filter(there).count()).unwrap_or(u32::MAX)
}

/// How many people share something, with how many of them are women and men.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Group {
    /// How many.
    pub people: u32,
    /// How many women.
    pub women: u32,
    /// How many men.
    pub men: u32,
}

/// The participants grouped by a text of theirs, such as the profession, the largest group first; those of whom it
/// is not known come last, under an empty text. Texts that differ in capitals or accents alone are one,
/// as where several courses are summed up.
#[must_use]
pub fn groups(course: &Course, text: impl Fn(&Participant) -> &str) -> Vec<(String, Group)> {
    let mut found: BTreeMap<String, (String, Group)> = BTreeMap::new();
    for person in &course.people.participants {
        let said = text(person).trim();
        let (_, group) = found.entry(folded(said)).or_insert_with(|| (said.to_owned(), Group::default()));
        group.people += 1;
        group.women += u32::from(person.sex == Some(Sex::Female));
        group.men += u32::from(person.sex == Some(Sex::Male));
    }
    let mut groups: Vec<(String, Group)> = found.into_values().collect();
    groups.sort_by_key(|(said, group)| (said.is_empty(), std::cmp::Reverse(group.people)));
    groups
}

/// How many of those with both scores rose, stayed and fell.
#[must_use]
pub fn changes(course: &Course) -> [u32; 3] {
    let both = course.people.participants.iter().filter_map(|one| Some((one.before?, one.after?)));
    let mut changes = [0; 3];
    for (before, after) in both {
        changes[match after.cmp(&before) {
            std::cmp::Ordering::Greater => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 2,
        }] += 1;
    }
    changes
}
