//! Undo and redo: what every step was called, and the documents before and after it.

use std::collections::VecDeque;
use std::sync::Arc;

use super::command::Command;
use crate::core::ids::DocId;
use crate::core::model::agenda::{Agenda, Day, Item};
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
    /// What the version after the change takes beside what it shares with the one before: its lists, and what stands
    /// in them anew.
    pub(super) fn bytes(&self) -> usize {
        // An entry of a map, with its share of the nodes.
        const ENTRY: usize = 48;
        match (&self.before, &self.after) {
            (_, None) => 0,
            (before, Some(Doc::Course(course))) => {
                let before = if let Some(Doc::Course(before)) = before { Some(before) } else { None };
                let entries = course.records.len() + course.runs.len() + course.closings.len();
                let people = course.people.participants.as_slice();
                let lists = course.notes.len() + course.materials.len() + people.len();
                let old_notes = before.map_or(&[][..], |before| &before.notes);
                let old_people = before.map_or(&[][..], |before| &before.people.participants);
                size_of::<Course>()
                    + plan_bytes(before.map(|before| &before.agenda), &course.agenda)
                    + ENTRY * entries
                    + size_of::<usize>() * lists
                    + fresh(old_notes, &course.notes, |note| size_of_val(note) + note.text.len())
                    + fresh(old_people, people, |one| size_of_val(one) + 2 * ENTRY * one.attendance.len())
            }
            (before, Some(Doc::Training(training))) => {
                let before = if let Some(Doc::Training(before)) = before { Some(before) } else { None };
                size_of::<Training>() + plan_bytes(before.map(|before| &before.agenda), &training.agenda)
            }
        }
    }
}

/// What a plan takes beside what it shares with the one before.
fn plan_bytes(before: Option<&Agenda>, after: &Agenda) -> usize {
    let day = |day: &Day| size_of::<Day>() + day.title.len() + size_of_val(day.items.as_slice());
    let old = |index: usize| before.and_then(|before| before.days.get(index));
    let days = after.days.iter().enumerate();
    days.map(|(index, new)| {
        let items = old(index).map_or(&[][..], |old| &old.items);
        day(new) + fresh(items, &new.items, item_bytes)
    })
    .sum()
}

fn item_bytes(item: &Item) -> usize {
    let texts = item.title.len() + item.objective.len() + item.method.len() + item.steps.len();
    let points: usize = item.key_points.iter().map(|point| size_of_val(point) + point.text.len()).sum();
    let supplies: usize = item.supplies.iter().map(|one| size_of_val(one) + one.text.len()).sum();
    size_of::<Item>() + texts + points + supplies + size_of_val(item.links.as_slice())
}

/// What stands in a list and not in the one before, between what both have at their beginnings and at their ends.
fn fresh<T>(before: &[Arc<T>], after: &[Arc<T>], size: impl Fn(&T) -> usize) -> usize {
    let same = |pair: &(&Arc<T>, &Arc<T>)| Arc::ptr_eq(pair.0, pair.1);
    let first = before.iter().zip(after).take_while(same).count();
    let ends = before[first..].iter().rev().zip(after[first..].iter().rev());
    let last = ends.take_while(same).count();
    after[first..after.len() - last].iter().map(|one| size(one)).sum()
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
