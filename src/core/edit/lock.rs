//! The lock of a running day: while a day runs, the plan of its course is not edited by accident.

use jiff::civil::Date;

use super::agenda::AgendaEdit;
use super::command::{BatchName, Command};
use super::error::EditError;
use crate::core::ids::DocId;
use crate::core::model::progress::locking_day;
use crate::core::model::workspace::Workspace;

/// Refuses a command that would change a plan that is locked on `date`. Moving a session to another day, closing a
/// day and links to materials are part of delivering and stay possible.
pub(super) fn check(workspace: &Workspace, command: &Command, date: Date) -> Result<(), EditError> {
    match command {
        Command::Agenda(
            _,
            AgendaEdit::AddLink(..) | AgendaEdit::SetLink(..) | AgendaEdit::RemoveLink(..),
        ) => Ok(()),
        Command::Agenda(DocId::Course(id), _) => {
            let day = workspace.course(*id).and_then(|course| locking_day(course, date));
            day.map_or(Ok(()), |day| Err(EditError::Locked(day)))
        }
        Command::Batch(BatchName::MoveWithRecord | BatchName::CloseDay | BatchName::AddMaterial, _) => Ok(()),
        Command::Batch(_, commands) => {
            commands.iter().try_for_each(|command| check(workspace, command, date))
        }
        _ => Ok(()),
    }
}
