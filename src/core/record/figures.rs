//! What was delivered, in figures: what differs from the plan, and what the evaluation says.

use std::sync::Arc;

use crate::core::model::agenda::Item;
use crate::core::model::closing::{MARKS, Question, mean_of};
use crate::core::model::course::Course;
use crate::core::model::record::{Record, Status};

/// The items that were not delivered as planned, with the place of their day counted from 0 and what was recorded.
pub fn changed(course: &Course) -> impl Iterator<Item = (usize, &Arc<Item>, &Arc<Record>)> {
    let days = course.agenda.days.iter().enumerate();
    let items = days.flat_map(|(index, day)| day.items.iter().map(move |item| (index, item)));
    items.filter_map(|(index, item)| {
        let record = course.record(item.id)?;
        matches!(record.status, Status::Partly | Status::Skipped | Status::Moved)
            .then_some((index, item, record))
    })
}

/// The minutes that an item took: the real ones where both times are known, else the planned ones of what was
/// delivered; none of what was not.
#[must_use]
pub fn minutes_taken(course: &Course, item: &Item) -> Option<u32> {
    let record = course.record(item.id)?;
    let delivered = matches!(record.status, Status::Delivered | Status::Partly);
    delivered.then(|| record.actual_minutes().unwrap_or(item.minutes))
}

/// How many key points of an item were brought across, and of how many: those that have words, as one without can't be
/// ticked.
#[must_use]
pub fn points_done(item: &Item, record: &Record) -> (usize, usize) {
    let done = item.written_points().filter(|point| record.key_points.contains(&point.id)).count();
    (done, item.written_points().count())
}

/// A question over all days, by its words, with all marks counted together.
#[must_use]
pub fn questions(course: &Course) -> Vec<(String, [u32; MARKS])> {
    let mut found: Vec<(String, [u32; MARKS])> = Vec::new();
    let closings = course.agenda.days.iter().filter_map(|day| course.closings.get(&day.id));
    for question in closings.flat_map(|closing| &closing.questions).filter(|question| question.sheets() > 0) {
        let words = question.text.trim();
        let place = found.iter().position(|(other, _)| other == words).unwrap_or_else(|| {
            found.push((words.to_owned(), [0; MARKS]));
            found.len() - 1
        });
        for (sum, count) in found[place].1.iter_mut().zip(question.counts) {
            *sum = sum.saturating_add(count);
        }
    }
    found
}

/// The mean mark of each day that has sheets, in tenths, with the place of the day counted from 0.
#[must_use]
pub fn means_by_day(course: &Course) -> Vec<(usize, u32)> {
    let days = course.agenda.days.iter().enumerate();
    let mean = |questions: &[Question]| mean_of(questions.iter().map(|question| question.counts));
    days.filter_map(|(index, day)| Some((index, mean(&course.closings.get(&day.id)?.questions)?))).collect()
}
