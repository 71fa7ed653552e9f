//! The edits of records and notes, and applying them.

use std::sync::Arc;

use jiff::civil::DateTime;
use serde::Deserialize;
use serde::Serialize;

use super::error::EditError;
use crate::core::ids::{DayId, ItemId, KeyPointId, NoteId};
use crate::core::model::course::Course;
use crate::core::model::note::{Note, NoteKind, NoteTarget};
use crate::core::model::record::{PlannedThen, ReasonKind, Status};

/// A change of a record. The first one makes the record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum RecordEdit {
    /// How far it has come. Going back to planned clears the times and the reason.
    Status(Status),
    /// Why not as a whole.
    Reason(Option<ReasonKind>),
    /// Why, in words.
    ReasonText(String),
    /// When it really began.
    Started(Option<DateTime>),
    /// When it really ended.
    Ended(Option<DateTime>),
    /// A key point was, or was not, brought across.
    KeyPoint(KeyPointId, bool),
    /// The day it was moved to.
    MovedTo(Option<DayId>),
}

/// A change of a note.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum NoteEdit {
    /// What it says.
    Text(String),
    /// What it is.
    Kind(NoteKind),
    /// What it is about.
    Target(NoteTarget),
    /// Settled at that time, or open again.
    Settled(Option<DateTime>),
    /// The answer, or what was done.
    Answer(String),
}

pub(crate) fn record(course: &mut Course, id: ItemId, edit: RecordEdit) -> Result<(), EditError> {
    let planned = course.agenda.position(id).and_then(|(day, index)| {
        let day = course.agenda.days.get(day)?;
        let item = day.items.get(index)?;
        Some(PlannedThen {
            title: item.title.clone(),
            minutes: item.minutes,
            day: day.id,
            extra: crate::core::model::Extra::new(),
        })
    });
    if planned.is_none() && !course.records.contains_key(&id) {
        return Err(EditError::NoItem(id));
    }
    let record = Arc::make_mut(course.records.entry(id).or_default());
    if record.planned.is_none() {
        record.planned = planned;
    }
    match edit {
        RecordEdit::Status(status) => {
            record.status = status;
            if !status.asks_reason() {
                record.reason = None;
                record.reason_text.clear();
            }
            if status != Status::Moved {
                record.moved_to = None;
            }
            if status == Status::Planned {
                record.started = None;
                record.ended = None;
            }
        }
        RecordEdit::Reason(reason) => record.reason = reason,
        RecordEdit::ReasonText(text) => record.reason_text = text,
        RecordEdit::Started(at) => record.started = at,
        RecordEdit::Ended(at) => record.ended = at,
        RecordEdit::KeyPoint(id, done) => {
            record.key_points.retain(|other| *other != id);
            if done {
                record.key_points.push(id);
            }
        }
        RecordEdit::MovedTo(day) => record.moved_to = day,
    }
    Ok(())
}

pub(crate) fn find_note(course: &mut Course, id: NoteId) -> Result<&mut Note, EditError> {
    course.notes.iter_mut().find(|note| note.id == id).map(Arc::make_mut).ok_or(EditError::NoNote(id))
}

pub(crate) fn edit_note(note: &mut Note, edit: NoteEdit) {
    match edit {
        NoteEdit::Text(text) => note.text = text,
        NoteEdit::Kind(kind) => note.kind = kind,
        NoteEdit::Target(target) => note.target = target,
        NoteEdit::Settled(settled) => note.settled = settled,
        NoteEdit::Answer(answer) => note.answer = answer,
    }
}
