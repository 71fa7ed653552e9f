//! The editor: the one choke point through which data changes, so that undo and saving can't be forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::agenda::AgendaEdit;
use super::command::{Command, CourseEdit, MaterialEdit};
use super::error::EditError;
use super::history::{DocChange, History, MERGE_MILLIS, Step};
use super::{apply, lock};
use crate::core::ids::{CourseId, DocId, ItemId};
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::{Doc, Workspace};

/// When and how an edit is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Moment {
    /// Milliseconds on a clock that only goes forward.
    pub millis: u64,
    /// A mouse button or key is still down: the edit goes on.
    pub interacting: bool,
    /// The date on the clock of the room, for the rules that go by it; none where no day can be running.
    pub today: Option<Date>,
}

/// Holds the workspace and its history.
#[derive(Debug)]
pub struct Editor {
    workspace: Workspace,
    history: History,
    revisions: BTreeMap<DocId, u64>,
    counter: u64,
}

impl Editor {
    /// An editor of `workspace`, with nothing to undo.
    #[must_use]
    pub fn new(workspace: Workspace) -> Self {
        Self { workspace, history: History::default(), revisions: BTreeMap::new(), counter: 0 }
    }

    /// Shows the starter outlines in the language of the window. Courses keep their texts.
    pub fn show_starter_in(&mut self, language: &str) {
        self.workspace.show_starter_in(language);
        self.workspace.revision += 1;
    }

    /// What is being edited, to look at.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// What can be undone and redone.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The revision of a document: grows with every change, 0 while it is as it was read.
    #[must_use]
    pub fn revision(&self, id: DocId) -> u64 {
        self.revisions.get(&id).copied().unwrap_or(0)
    }

    /// Applies a command as one step. Returns the documents that changed: none if it changed nothing.
    ///
    /// # Errors
    /// If a rule forbids the command or it can't be applied; then nothing has changed.
    pub fn run(&mut self, command: Command, moment: Moment) -> Result<Vec<DocId>, EditError> {
        let mut ids = Vec::new();
        apply::touched(&command, &mut ids);
        let before: Vec<Option<Doc>> = ids.iter().map(|id| self.workspace.doc(*id)).collect();
        let shelved: Vec<_> = ids.iter().map(|id| self.workspace.shelved(*id)).collect();
        let subject_before = subject(&self.workspace, &command);
        let merge_key = command.merge_key();
        let applied = apply::apply(&mut self.workspace, command.clone());
        let allowed = applied.and_then(|()| self.allow(&before, &command, moment.today));
        if let Err(error) = allowed {
            for (id, doc) in ids.into_iter().zip(before) {
                self.workspace.set_doc(id, doc);
            }
            for summary in shelved.into_iter().flatten() {
                self.workspace.shelf.insert(summary.id, summary);
            }
            return Err(error);
        }
        let changes: Vec<DocChange> = ids
            .into_iter()
            .zip(before)
            .map(|(id, before)| DocChange { id, before, after: self.workspace.doc(id) })
            .filter(|change| change.before != change.after)
            .collect();
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        let changed: Vec<DocId> = changes.iter().map(|change| change.id).collect();
        let subject = subject(&self.workspace, &command).or(subject_before).unwrap_or_default();
        let wipes = command.wipes_people();
        // What is new in the document came with the command, and both keep it.
        let bytes = 2 * command.bytes() + changes.iter().map(DocChange::bytes).sum::<usize>();
        let step =
            Step { command, subject, changes, number: 0, merge_key, last_millis: moment.millis, bytes };
        self.note_step(step, moment);
        if wipes {
            // The steps before hold the people: undo must not bring them back.
            for id in &changed {
                self.history.forget(*id);
            }
        }
        self.bump(&changed);
        Ok(changed)
    }

    /// Takes the last step back. Returns the documents that changed.
    pub fn undo(&mut self) -> Vec<DocId> {
        let Some(step) = self.history.done.pop_back() else { return Vec::new() };
        for change in &step.changes {
            self.workspace.set_doc(change.id, change.before.clone());
        }
        let changed: Vec<DocId> = step.docs().collect();
        self.history.undone.push(step);
        self.bump(&changed);
        changed
    }

    /// Does the last undone step again. Returns the documents that changed.
    pub fn redo(&mut self) -> Vec<DocId> {
        let Some(mut step) = self.history.undone.pop() else { return Vec::new() };
        for change in &step.changes {
            self.workspace.set_doc(change.id, change.after.clone());
        }
        let changed: Vec<DocId> = step.docs().collect();
        step.merge_key = None;
        self.history.done.push_back(step);
        self.bump(&changed);
        changed
    }

    /// Takes in a document that was read from the disk. Steps that touched it before are forgotten.
    pub fn take_in(&mut self, doc: Doc, read_only: bool) {
        let id = doc.id();
        self.history.forget(id);
        self.revisions.remove(&id);
        self.workspace.set_doc(id, Some(doc));
        if read_only {
            self.workspace.read_only.insert(id);
        } else {
            self.workspace.read_only.remove(&id);
        }
        self.workspace.revision += 1;
    }

    /// Lets go of a document whose file is gone: nothing of it is left to show, to change or to undo.
    pub fn let_go(&mut self, id: DocId) {
        self.history.forget(id);
        self.revisions.remove(&id);
        self.workspace.set_doc(id, None);
        self.workspace.read_only.remove(&id);
        self.workspace.revision += 1;
    }

    /// From now on nothing that is open may be changed.
    pub fn only_look(&mut self) {
        let courses = self.workspace.courses.keys().map(|id| DocId::Course(*id));
        let trainings = self.workspace.trainings.keys().map(|id| DocId::Training(*id));
        let all: Vec<DocId> = courses.chain(trainings).collect();
        self.workspace.read_only.extend(all);
        self.workspace.revision += 1;
    }

    /// Takes in what is known of a course that is not open.
    pub fn shelve(&mut self, summary: CourseSummary) {
        self.workspace.shelf.insert(summary.id, Arc::new(summary));
        self.workspace.revision += 1;
    }

    /// Takes off the shelf what is not among `there`: the disk does not hold it any more. What is open
    /// stays open.
    pub fn unshelve_except(&mut self, there: &BTreeSet<CourseId>) {
        self.workspace.shelf.retain(|id, _| there.contains(id));
        self.workspace.revision += 1;
    }

    /// Refuses what the rules of `today` forbid of a command that was applied.
    fn allow(&self, before: &[Option<Doc>], command: &Command, today: Option<Date>) -> Result<(), EditError> {
        let Some(today) = today else { return Ok(()) };
        before.iter().try_for_each(|doc| lock::check(doc.as_ref(), &self.workspace, command, today))
    }

    fn note_step(&mut self, step: Step, moment: Moment) {
        if let Some(last) = self.history.done.back_mut() {
            let in_time = moment.interacting || moment.millis.saturating_sub(last.last_millis) < MERGE_MILLIS;
            if step.merge_key.is_some() && step.merge_key == last.merge_key && in_time {
                self.history.undone.clear();
                last.last_millis = moment.millis;
                last.subject = step.subject;
                last.bytes = step.bytes;
                for (old, new) in last.changes.iter_mut().zip(step.changes) {
                    old.after = new.after;
                }
                // Typed and taken back: there is nothing left to undo.
                if last.changes.iter().all(|change| change.before == change.after) {
                    self.history.done.pop_back();
                }
                return;
            }
        }
        self.history.push(step);
    }

    fn bump(&mut self, changed: &[DocId]) {
        self.counter += 1;
        self.workspace.revision += 1;
        for id in changed {
            self.revisions.insert(*id, self.counter);
        }
    }
}

/// The title of what a command is done to.
fn subject(workspace: &Workspace, command: &Command) -> Option<String> {
    let course = |id| workspace.course(id).map(|course| course.title.clone());
    match command {
        Command::CreateCourse(new) | Command::ReplaceCourse(new) => Some(new.title.clone()),
        Command::CreateTraining(new) | Command::ReplaceTraining(new) => Some(new.title.clone()),
        Command::BinCourse(id) => course(*id),
        Command::BinTraining(id) | Command::SetTrainingTitle(id, _) => {
            workspace.training(*id).map(|training| training.title.clone())
        }
        Command::Course(id, CourseEdit::Record(item, _) | CourseEdit::Run(_, Some(item), _)) => {
            item_title(workspace, DocId::Course(*id), *item).or_else(|| course(*id))
        }
        Command::Course(id, _) => course(*id),
        Command::Agenda(doc, edit) => agenda_subject(workspace, *doc, edit),
        Command::Material(_, edit) => match edit {
            MaterialEdit::Add(material) | MaterialEdit::Set(material) => Some(material.title.clone()),
            MaterialEdit::Remove(_) => None,
        },
        Command::Batch(_, commands) => commands.iter().find_map(|command| subject(workspace, command)),
    }
}

fn agenda_subject(workspace: &Workspace, doc: DocId, edit: &AgendaEdit) -> Option<String> {
    match edit {
        AgendaEdit::AddItem(_, _, item) => Some(item.title.clone()),
        AgendaEdit::RemoveItem(id)
        | AgendaEdit::MoveItem(id, ..)
        | AgendaEdit::Item(id, _)
        | AgendaEdit::Split(id, ..)
        | AgendaEdit::MergeWithNext(id)
        | AgendaEdit::AddLink(id, _)
        | AgendaEdit::SetLink(id, _)
        | AgendaEdit::RemoveLink(id, _) => item_title(workspace, doc, *id),
        AgendaEdit::AddDay(_, day) => Some(day.title.clone()),
        AgendaEdit::RemoveDay(id) | AgendaEdit::MoveDay(id, _) | AgendaEdit::Day(id, _) => {
            workspace.agenda(doc)?.day(*id).map(|day| day.title.clone())
        }
        AgendaEdit::Dates(_) => None,
    }
}

fn item_title(workspace: &Workspace, doc: DocId, item: ItemId) -> Option<String> {
    workspace.agenda(doc)?.item(item).map(|item| item.title.clone())
}
