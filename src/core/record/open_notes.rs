//! What is open: parked questions, questions and follow-ups that wait, carried from day to day.

use std::sync::Arc;

use jiff::civil::Date;

use crate::core::ids::DayId;
use crate::core::model::course::Course;
use crate::core::model::note::{Note, NoteTarget};

/// The open notes of a course, the oldest first.
pub fn open_notes(course: &Course) -> impl Iterator<Item = &Arc<Note>> {
    course.notes.iter().filter(|note| note.is_open())
}

/// The open notes that a day starts with: written before its date.
pub fn carried_over(course: &Course, date: Date) -> impl Iterator<Item = &Arc<Note>> {
    open_notes(course).filter(move |note| note.at.date() < date)
}

/// The day that a note belongs to, counted from 0; none for the whole course.
#[must_use]
pub fn day_of(course: &Course, note: &Note) -> Option<usize> {
    match note.target {
        NoteTarget::Course => None,
        NoteTarget::Day(id) => course.agenda.day_index(id),
        NoteTarget::Item(id) => {
            let now = course.agenda.position(id).map(|(day, _)| day);
            let then = || course.records.get(&id)?.planned.as_ref().map(|planned| planned.day);
            now.or_else(|| course.agenda.day_index(then()?))
        }
    }
}

/// What the trainers wanted to change, from the closing of the day before `day`: its place, counted from
/// 0, and the words.
#[must_use]
pub fn to_change(course: &Course, day: DayId) -> Option<(usize, &str)> {
    let before = course.agenda.day_index(day)?.checked_sub(1)?;
    let closing = course.closings.get(&course.agenda.days.get(before)?.id)?;
    let text = closing.change.trim();
    (!text.is_empty()).then_some((before, text))
}
