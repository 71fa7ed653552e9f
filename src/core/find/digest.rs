//! What can be searched and shown of a course that is not open: its notes, its titles, its past runs.

use jiff::civil::{Date, DateTime};

use super::fold::folded;
use crate::core::ids::{CourseId, ItemId, NoteId};
use crate::core::model::course::Course;
use crate::core::model::note::{NoteKind, NoteTarget};
use crate::core::record::past_runs::{PastRun, runs_of};

/// The searchable content of a course.
#[derive(Clone, PartialEq, Debug)]
pub struct Digest {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: String,
    /// The items that teach, with their titles and places.
    pub items: Vec<DigestItem>,
    /// Its notes, in the order of writing.
    pub notes: Vec<DigestNote>,
    /// What was recorded of sessions of trainings.
    pub runs: Vec<PastRun>,
}

/// An item in one line.
#[derive(Clone, PartialEq, Debug)]
pub struct DigestItem {
    /// The item.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// Its day, counted from 1.
    pub day: u32,
    /// The date of its day.
    pub date: Option<Date>,
}

/// A note in one line.
#[derive(Clone, PartialEq, Debug)]
pub struct DigestNote {
    /// The note.
    pub id: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// What it is about.
    pub target: NoteTarget,
    /// The day it belongs to, counted from 1; none for the whole course.
    pub day: Option<u32>,
    /// The title of what it is about; empty for the whole course.
    pub about: String,
    /// When it was written.
    pub at: DateTime,
    /// What it says.
    pub text: String,
    /// The answer, or what was done.
    pub answer: String,
    /// It waits for an answer.
    pub open: bool,
    /// What it says, the answer and what it is about, folded, to be searched.
    pub folded: String,
}

impl Digest {
    /// The digest of a course.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let days = || course.agenda.days.iter().zip(1_u32..);
        let items = days()
            .flat_map(|(day, number)| {
                day.items.iter().filter(|item| item.kind.is_teaching()).map(move |item| DigestItem {
                    id: item.id,
                    title: item.title.clone(),
                    day: number,
                    date: day.date,
                })
            })
            .collect();
        let notes = course
            .notes
            .iter()
            .map(|note| {
                let (day, about) = match note.target {
                    NoteTarget::Course => (None, String::new()),
                    NoteTarget::Day(id) => days()
                        .find(|(day, _)| day.id == id)
                        .map_or((None, String::new()), |(day, number)| (Some(number), day.title.clone())),
                    NoteTarget::Item(id) => about_item(course, id),
                };
                let said = [note.text.as_str(), note.answer.as_str(), about.as_str()].join("\n");
                DigestNote {
                    id: note.id,
                    kind: note.kind,
                    target: note.target,
                    day,
                    about,
                    at: note.at,
                    text: note.text.clone(),
                    answer: note.answer.clone(),
                    open: note.is_open(),
                    folded: folded(&said),
                }
            })
            .collect();
        Self { course: course.id, title: course.title.clone(), items, notes, runs: runs_of(course) }
    }
}

/// The day and title of an item; of one that was deleted, the title it was recorded under.
fn about_item(course: &Course, id: ItemId) -> (Option<u32>, String) {
    if let Some((day, index)) = course.agenda.position(id) {
        let title = course.agenda.days[day].items[index].title.clone();
        return (u32::try_from(day + 1).ok(), title);
    }
    let then = course.records.get(&id).and_then(|record| record.planned.as_ref());
    let day = then.and_then(|then| course.agenda.day_index(then.day));
    (day.and_then(|day| u32::try_from(day + 1).ok()), then.map(|then| then.title.clone()).unwrap_or_default())
}
