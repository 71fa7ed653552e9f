//! The lock of a running day: while a day runs, its plan is not edited by accident. The other days are open.

use jiff::civil::Date;

use super::command::{BatchName, Command};
use super::error::EditError;
use crate::core::ids::{DayId, DocId};
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::order::Order;
use crate::core::model::progress::locking_day;
use crate::core::model::workspace::{Doc, Workspace};

/// Refuses what a command made of the plan of a day that runs on `date`. `before` is a document as it was before
/// the command. Moving a session to another day, closing a day and links to materials are part of delivering
/// and stay possible.
pub(super) fn check(
    before: Option<&Doc>,
    workspace: &Workspace,
    command: &Command,
    date: Date,
) -> Result<(), EditError> {
    let Some(Doc::Course(course)) = before else { return Ok(()) };
    let doc = DocId::Course(course.id);
    let running = locking_day(course, date).filter(|_| plans(command, doc));
    let (Some(day), Some(after)) = (running, workspace.agenda(doc)) else { return Ok(()) };
    let unchanged = plan_of(&course.agenda, day) == plan_of(after, day);
    if unchanged { Ok(()) } else { Err(EditError::Locked(day)) }
}

/// Whether a command changes the plan of a document, and not as a part of delivering.
fn plans(command: &Command, doc: DocId) -> bool {
    match command {
        Command::Agenda(of, _) => *of == doc,
        Command::Batch(BatchName::MoveWithRecord | BatchName::CloseDay | BatchName::AddMaterial, _) => false,
        // A spreadsheet may hold a plan: the course as a whole is what it is taken into.
        Command::Batch(BatchName::FromTable, _) => true,
        Command::Batch(_, commands) => commands.iter().any(|command| plans(command, doc)),
        _ => false,
    }
}

/// What is planned for a day, without its materials and its place among the days.
fn plan_of(agenda: &Agenda, day: DayId) -> Option<Day> {
    let mut day = agenda.day(day)?.clone();
    day.order = Order::default();
    for item in day.items.iter_mut().filter(|item| !item.links.is_empty()) {
        std::sync::Arc::make_mut(item).links.clear();
    }
    Some(day)
}
