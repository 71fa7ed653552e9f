//! Dates of a course: free days, and moving the rest on.
//!
//! A day on which something has happened keeps its date, whatever is done to the others.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::core::edit::agenda::AgendaEdit;
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId};
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::course::{Course, DaysOff};

/// How far a free date is looked for, in days: with every weekday off there is none.
const LOOK_AHEAD: usize = 3_660;

/// The first date from `from` on that is not a day off; `from` itself if there is none in ten years.
#[must_use]
pub fn next_free(from: Date, days_off: &DaysOff) -> Date {
    let mut date = from;
    for _ in 0..LOOK_AHEAD {
        if !days_off.is_off(date) {
            return date;
        }
        let Ok(next) = date.tomorrow() else { return from };
        date = next;
    }
    from
}

/// The first `count` free dates from `from` on.
#[must_use]
pub fn free_dates(from: Date, count: usize, days_off: &DaysOff) -> Vec<Date> {
    let mut dates = Vec::with_capacity(count);
    let mut date = from;
    for _ in 0..count {
        date = next_free(date, days_off);
        dates.push(date);
        date = date.tomorrow().unwrap_or(date);
    }
    dates
}

/// New dates for the day at `index` and those after it: the day gets `date`, and a later one moves only
/// where it would otherwise stand on or before the one before it. The `happened` days stay.
#[must_use]
pub fn push_from(
    agenda: &Agenda,
    index: usize,
    date: Date,
    days_off: &DaysOff,
    happened: &BTreeSet<DayId>,
) -> Vec<(DayId, Option<Date>)> {
    let mut moved = Vec::new();
    let taken: BTreeSet<Date> = dates_of(agenda, happened).collect();
    let mut last = date;
    for (offset, day) in agenda.days.iter().enumerate().skip(index) {
        if offset == index {
            moved.push((day.id, Some(date)));
            continue;
        }
        let Some(own) = day.date else { continue };
        if happened.contains(&day.id) {
            continue;
        }
        if own > last {
            break;
        }
        last = next_untaken(last.tomorrow().unwrap_or(last), days_off, &taken);
        moved.push((day.id, Some(last)));
    }
    moved
}

fn dates_of<'a>(agenda: &'a Agenda, days: &'a BTreeSet<DayId>) -> impl Iterator<Item = Date> + 'a {
    agenda.days.iter().filter(|day| days.contains(&day.id)).filter_map(|day| day.date)
}

/// The first free date from `from` on that no day has already.
fn next_untaken(from: Date, days_off: &DaysOff, taken: &BTreeSet<Date>) -> Date {
    let mut date = next_free(from, days_off);
    while taken.contains(&date)
        && let Ok(next) = date.tomorrow()
    {
        date = next_free(next, days_off);
    }
    date
}

/// Puts `day` in at `index`; the days after it move on by as much as they must, but for the `happened` ones.
/// Without dates, only the day is put in.
#[must_use]
pub fn insert_day(
    doc: DocId,
    agenda: &Agenda,
    index: usize,
    mut day: Day,
    days_off: &DaysOff,
    happened: &BTreeSet<DayId>,
) -> Command {
    let index = index.min(agenda.days.len());
    let next = agenda.days.get(index).filter(|day| !happened.contains(&day.id));
    let after = next.and_then(|day| day.date);
    let before = agenda.days[..index].iter().filter_map(|day| day.date).next_back();
    let taken: BTreeSet<Date> = dates_of(agenda, happened).collect();
    let follows = |before: Date| next_untaken(before.tomorrow().unwrap_or(before), days_off, &taken);
    let date = after.or_else(|| before.map(follows));
    day.date = date;
    let mut commands = Vec::new();
    if let Some(date) = date {
        let mut with = agenda.clone();
        with.days.insert(index, day.clone());
        let moved: Vec<_> = push_from(&with, index, date, days_off, happened).into_iter().skip(1).collect();
        if !moved.is_empty() {
            commands.push(Command::Agenda(doc, AgendaEdit::Dates(moved)));
        }
    }
    commands.insert(0, Command::Agenda(doc, AgendaEdit::AddDay(index, Box::new(day))));
    Command::Batch(BatchName::InsertDay, commands)
}

/// Takes a day out; the dated days after it move up to the dates that become free, but for the `happened` ones.
#[must_use]
pub fn remove_day(doc: DocId, agenda: &Agenda, id: DayId, happened: &BTreeSet<DayId>) -> Command {
    let mut commands = vec![Command::Agenda(doc, AgendaEdit::RemoveDay(id))];
    let from = agenda.day_index(id).unwrap_or(agenda.days.len());
    let moves = |day: &&Day| day.date.is_some() && (day.id == id || !happened.contains(&day.id));
    let dated: Vec<&Day> = agenda.days[from..].iter().filter(moves).collect();
    if dated.first().is_some_and(|day| day.id == id) && dated.len() > 1 {
        let moved = dated[1..].iter().zip(&dated).map(|(day, before)| (day.id, before.date)).collect();
        commands.push(Command::Agenda(doc, AgendaEdit::Dates(moved)));
    }
    Command::Batch(BatchName::RemoveDay, commands)
}

/// Moves a day to `date`, or the next free one, and those after it on where they would otherwise stand on
/// or before the one before them. The `happened` days stay.
#[must_use]
pub fn push_dates(
    doc: DocId,
    agenda: &Agenda,
    day: DayId,
    date: Date,
    days_off: &DaysOff,
    happened: &BTreeSet<DayId>,
) -> Command {
    let index = agenda.day_index(day).unwrap_or(agenda.days.len());
    let moved = push_from(agenda, index, next_free(date, days_off), days_off, happened);
    Command::Batch(BatchName::PushDates, vec![Command::Agenda(doc, AgendaEdit::Dates(moved))])
}

/// Gives the days the first free dates from `first` on, in order. The `happened` days keep theirs, and no other
/// day gets one of those.
#[must_use]
pub fn redate(
    doc: DocId,
    agenda: &Agenda,
    first: Date,
    days_off: &DaysOff,
    happened: &BTreeSet<DayId>,
) -> Command {
    let moved = new_dates(agenda, first, days_off, happened);
    let moved = moved.into_iter().map(|(day, date)| (day, Some(date))).collect();
    Command::Batch(BatchName::PushDates, vec![Command::Agenda(doc, AgendaEdit::Dates(moved))])
}

/// The dates that [`redate`] gives, to the days that move.
#[must_use]
pub fn new_dates(
    agenda: &Agenda,
    first: Date,
    days_off: &DaysOff,
    happened: &BTreeSet<DayId>,
) -> Vec<(DayId, Date)> {
    let taken: BTreeSet<Date> = dates_of(agenda, happened).collect();
    let mut next = first;
    let open = agenda.days.iter().filter(|day| !happened.contains(&day.id));
    let moved = open.map(|day| {
        let date = next_untaken(next, days_off, &taken);
        next = date.tomorrow().unwrap_or(date);
        (day.id, date)
    });
    moved.collect()
}

/// The day of today or the next one; none in a course without dates, or after its end.
#[must_use]
pub fn next_day(course: &Course, today: Date) -> Option<DayId> {
    course.agenda.days.iter().find(|day| day.date.is_some_and(|date| date >= today)).map(|day| day.id)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_and_holidays_are_skipped() {
        let days_off = DaysOff { dates: vec![date(2026, 9, 21)], ..DaysOff::default() };
        // Thursday 17 September: Friday 18, then Tuesday 22, as Monday is a holiday.
        let dates = free_dates(date(2026, 9, 17), 4, &days_off);
        let expected = [date(2026, 9, 17), date(2026, 9, 18), date(2026, 9, 22), date(2026, 9, 23)];
        assert_eq!(dates, expected);
    }

    #[test]
    fn with_every_weekday_off_the_search_ends() {
        let days_off = DaysOff { weekdays: vec![1, 2, 3, 4, 5, 6, 7], ..DaysOff::default() };
        assert_eq!(next_free(date(2026, 9, 17), &days_off), date(2026, 9, 17));
    }
}
