//! What of a course differs between two versions of it, in the words of a list.

use strum::VariantArray;

use super::course::Course;

/// A part of a course.
#[derive(Clone, Copy, PartialEq, Eq, Debug, VariantArray)]
pub enum Part {
    /// Days and sessions.
    Plan,
    /// What was delivered, and how days ran and were closed.
    Records,
    /// Notes.
    Notes,
    /// Participants, attendance, tests.
    People,
    /// Materials, copies and supplies.
    Materials,
    /// Title, place, trainers and everything else.
    Details,
}

/// The parts that are other in `newer` than in `older`.
#[must_use]
pub fn changed_parts(older: &Course, newer: &Course) -> Vec<Part> {
    let changed = |part: &Part| match part {
        Part::Plan => older.agenda != newer.agenda,
        Part::Records => {
            older.records != newer.records || older.runs != newer.runs || older.closings != newer.closings
        }
        Part::Notes => older.notes != newer.notes,
        Part::People => older.people != newer.people,
        Part::Materials => older.materials != newer.materials || older.packing != newer.packing,
        Part::Details => details(older) != details(newer),
    };
    Part::VARIANTS.iter().copied().filter(changed).collect()
}

/// A course with nothing but its details.
fn details(course: &Course) -> Course {
    let bare = Course::new(course.id, course.title.clone(), course.language.clone(), course.created);
    Course {
        place: course.place.clone(),
        trainings: course.trainings.clone(),
        participants: course.participants,
        trainers: course.trainers.clone(),
        hours: course.hours.clone(),
        days_off: course.days_off.clone(),
        office: course.office.clone(),
        archived: course.archived,
        sample: course.sample,
        extra: course.extra.clone(),
        ..bare
    }
}
