//! Undo and redo: what every step was called, and the documents before and after it.

use std::collections::VecDeque;

use super::command::Command;
use crate::core::ids::DocId;
use crate::core::model::workspace::Doc;

/// How many steps can be undone.
pub const MOST_STEPS: usize = 500;

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
}

/// A document before and after a step.
#[derive(Clone, Debug)]
pub(super) struct DocChange {
    pub(super) id: DocId,
    pub(super) before: Option<Doc>,
    pub(super) after: Option<Doc>,
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
        if self.done.len() > MOST_STEPS {
            self.done.pop_front();
        }
    }

    /// Forgets every step that touched a document: it was read anew, its old states mean nothing.
    pub(super) fn forget(&mut self, id: DocId) {
        self.done.retain(|step| step.docs().all(|other| other != id));
        self.undone.retain(|step| step.docs().all(|other| other != id));
    }
}
