//! The people summed up: how many, who was there, what the tests say; and the hours of each for a
//! certificate.
//!
//! The hours of a half-day are the planned minutes of what teaches in it; who came late or left early has
//! as many less. Tests are compared over those who have both scores.

use crate::core::model::agenda::{Agenda, Day, ItemKind};
use crate::core::model::people::{Half, Participant, People, Sex, Tests, Totals};
use crate::core::plan::times::DaySchedule;

/// Without lunch, what begins from one o'clock on is the afternoon; in minutes since midnight.
const AFTERNOON_FROM: u32 = 13 * 60;

/// The planned minutes of teaching in both halves of a day.
#[must_use]
pub fn half_minutes(day: &Day) -> [u32; 2] {
    let schedule = DaySchedule::of(day);
    let lunch = day.items.iter().position(|item| item.kind == ItemKind::Lunch);
    let mut halves = [0_u32; 2];
    for (index, (item, slot)) in day.items.iter().zip(&schedule.slots).enumerate() {
        let after = lunch.map_or(slot.start >= AFTERNOON_FROM, |lunch| index > lunch);
        if item.kind.is_teaching() {
            let half = &mut halves[usize::from(after)];
            *half = half.saturating_add(item.minutes);
        }
    }
    halves
}

/// The minutes that a participant attended.
#[must_use]
pub fn minutes_attended(agenda: &Agenda, person: &Participant) -> u32 {
    agenda.days.iter().fold(0, |sum, day| sum.saturating_add(minutes_of_day(day, person)))
}

fn minutes_of_day(day: &Day, person: &Participant) -> u32 {
    let minutes = half_minutes(day);
    let of = |half: Half| {
        let attended = person.attended(day.id, half);
        if attended.present == Some(true) { minutes[half.index()].saturating_sub(attended.missed) } else { 0 }
    };
    of(Half::Morning).saturating_add(of(Half::Afternoon))
}

/// The totals of a course; what stayed of a wipe, if nobody is in the list now.
#[must_use]
pub fn totals(people: &People, agenda: &Agenda) -> Totals {
    if let Some(kept) = people.totals.as_ref().filter(|_| people.participants.is_empty()) {
        return kept.clone();
    }
    let of_sex =
        |sex: Sex| count(people.participants.iter().filter(|person| person.sex == Some(sex)).count());
    let mut totals = Totals {
        people: count(people.participants.len()),
        women: of_sex(Sex::Female),
        men: of_sex(Sex::Male),
        tests: tests(people),
        ..Totals::default()
    };
    for person in &people.participants {
        totals.minutes = totals.minutes.saturating_add(minutes_attended(agenda, person));
        // Days that were taken out of the plan are not counted: they were not held.
        let halves = agenda.days.iter().filter_map(|day| person.attendance.get(&day.id)).flatten();
        for half in halves {
            match half.present {
                Some(true) => totals.present += 1,
                Some(false) => totals.absent += 1,
                None => {}
            }
        }
    }
    totals
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn tests(people: &People) -> Tests {
    let both = people.participants.iter().filter_map(|person| Some((person.before?, person.after?)));
    both.fold(Tests::default(), |tests, (before, after)| Tests {
        people: tests.people + 1,
        before: tests.before.saturating_add(before),
        after: tests.after.saturating_add(after),
        range_before: Some(wider(tests.range_before, before)),
        range_after: Some(wider(tests.range_after, after)),
    })
}

fn wider(range: Option<(u32, u32)>, score: u32) -> (u32, u32) {
    range.map_or((score, score), |(least, most)| (least.min(score), most.max(score)))
}
