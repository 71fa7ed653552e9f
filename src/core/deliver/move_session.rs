//! A session that moves to another day: put there in the plan, to be delivered there, with a note that
//! keeps why. The one way to do it, for the record, for the running day and for the end of a day.

use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::edit::command::{BatchName, Command, CourseEdit};
use crate::core::edit::record::RecordEdit;
use crate::core::ids::{DayId, DocId, ItemId};
use crate::core::model::course::Course;
use crate::core::model::note::Note;
use crate::core::model::record::Status;

/// Puts an item into another day and its record back to planned, with `why` as a note. `None` if there is
/// no such item or day.
#[must_use]
pub fn to_day(course: &Course, item: ItemId, to: DayId, why: Note) -> Option<Command> {
    let doc = DocId::Course(course.id);
    let moved = course.agenda.item(item)?;
    let place = course.agenda.day(to)?.place_for(moved.kind);
    let mut commands = Vec::new();
    if moved.locked_start.is_some() {
        // A start that held on the old day means nothing on the new one.
        commands.push(Command::Agenda(doc, AgendaEdit::Item(item, ItemField::LockedStart(None))));
    }
    commands.push(Command::Agenda(doc, AgendaEdit::MoveItem(item, to, place)));
    let back = RecordEdit::Status(Status::Planned);
    commands.push(Command::Course(course.id, CourseEdit::Record(item, back)));
    commands.push(Command::Course(course.id, CourseEdit::AddNote(Box::new(why))));
    Some(Command::Batch(BatchName::MoveWithRecord, commands))
}
