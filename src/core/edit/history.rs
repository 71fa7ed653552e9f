//! Undo and redo: what every step was called, and the documents before and after it.

use std::collections::VecDeque;

use super::command::Command;
use crate::core::ids::DocId;
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::course::Course;
use crate::core::model::training::Training;
use crate::core::model::workspace::Doc;

/// How many steps can be undone.
pub const MOST_STEPS: usize = 500;

/// How many bytes the steps may hold on to, about. Every step keeps a version of the document; most of it is shared
/// with the others, but not its lists, and they grow with the notes and the records.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// So many steps can be undone whatever they hold on to.
pub const FEWEST_STEPS: usize = 50;

/// Edits of the same thing merge into one step while they follow each other within this many
/// milliseconds, or while a mouse button or key is still down.
pub const MERGE_MILLIS: u64 = 1_000;

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What was done; of several that were merged, the first.
    pub command: Command,
    /// What it was done to: the title of a session, day or course.
    pub subject: String,
    /// Each document that changed: what it was and what it became. `None`: was not there.
    pub(super) changes: Vec<DocChange>,
    /// Tells it apart from all other steps, also after it was undone and done again.
    pub number: u64,
    pub(super) merge_key: Option<String>,
    pub(super) last_millis: u64,
    /// What it holds on to that no other step does, in bytes, about.
    pub(super) bytes: usize,
}

/// A document before and after a step.
#[derive(Clone, Debug)]
pub(super) struct DocChange {
    pub(super) id: DocId,
    pub(super) before: Option<Doc>,
    pub(super) after: Option<Doc>,
}

impl DocChange {
    /// What the version after the change takes beside what it shares with the one before: its lists.
    pub(super) fn bytes(&self) -> usize {
        // An entry of a map, with its share of the nodes.
        const ENTRY: usize = 48;
        let days = |agenda: &Agenda| -> usize {
            let day = |day: &Day| size_of::<Day>() + day.title.len() + size_of_val(day.items.as_slice());
            agenda.days.iter().map(day).sum()
        };
        match &self.after {
            None => 0,
            Some(Doc::Course(course)) => {
                let entries = course.records.len() + course.runs.len() + course.closings.len();
                let lists = course.notes.len() + course.materials.len() + course.people.participants.len();
                size_of::<Course>() + days(&course.agenda) + ENTRY * entries + size_of::<usize>() * lists
            }
            Some(Doc::Training(training)) => size_of::<Training>() + days(&training.agenda),
        }
    }
}

impl Step {
    /// The documents that changed.
    pub fn docs(&self) -> impl Iterator<Item = DocId> {
        self.changes.iter().map(|change| change.id)
    }

    /// The last state of a document that was there before the step or after it, but not both.
    fn one_side(&self, id: DocId) -> Option<&Doc> {
        let change = self.changes.iter().find(|change| change.id == id)?;
        match (&change.before, &change.after) {
            (Some(doc), None) | (None, Some(doc)) => Some(doc),
            _ => None,
        }
    }
}

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub(super) done: VecDeque<Step>,
    pub(super) undone: Vec<Step>,
    steps: u64,
}

impl History {
    /// The step that undo would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.back()
    }

    /// The step that redo would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn undo_len(&self) -> usize {
        self.done.len()
    }

    /// What the steps that can be undone hold on to, in bytes, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.done.iter().map(|step| step.bytes).sum()
    }

    /// The steps that can be undone, the newest first.
    pub fn undo_steps(&self) -> impl Iterator<Item = &Step> {
        self.done.iter().rev()
    }

    /// Whether redo would bring back this document, whose creation was undone.
    #[must_use]
    pub fn redo_brings_back(&self, id: DocId) -> bool {
        self.next_redo().is_some_and(|step| step.changes.iter().any(|c| c.id == id && c.before.is_none()))
    }

    /// What a document was when the newest step, or undoing it, took it away.
    #[must_use]
    pub fn taken_away(&self, id: DocId) -> Option<&Doc> {
        let newest = [self.next_redo(), self.next_undo()];
        newest.into_iter().flatten().find_map(|step| step.one_side(id))
    }

    pub(super) fn push(&mut self, mut step: Step) {
        self.steps += 1;
        step.number = self.steps;
        self.undone.clear();
        self.done.push_back(step);
        let mut bytes = self.bytes();
        while self.done.len() > MOST_STEPS || (bytes > MOST_BYTES && self.done.len() > FEWEST_STEPS) {
            bytes -= self.done.pop_front().map_or(0, |step| step.bytes);
        }
    }

    /// Forgets every step that touched a document: it was read anew, its old states mean nothing.
    pub(super) fn forget(&mut self, id: DocId) {
        self.done.retain(|step| step.docs().all(|other| other != id));
        self.undone.retain(|step| step.docs().all(|other| other != id));
    }
}
