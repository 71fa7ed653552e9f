//! What other programs do in the folders of the courses and the trainings: a sync client brings a version, a course
//! or a training comes or goes. What is open and has nothing unsaved is read again; everything else is said or asked, and nothing is
//! overwritten.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::others::read_course;
use super::saving::trouble;
use super::shelf::{decode, read};
use crate::app::App;
use crate::app::events::{Changes, Event};
use crate::core::ids::{CourseId, DocId, TrainingId};
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::Doc;
use crate::jobs::JobKind;
use crate::storage::index::IndexEntry;
use crate::storage::keys::{DocKey, DocKind};
use crate::storage::lock::{InstanceLock, LockMark, Owner};
use crate::storage::store::Store;
use crate::t;
use crate::ui::action::Level;
use crate::ui::background::OtherOrigin;

/// What is known here of the courses and the trainings.
struct Known {
    /// The revisions of what is open.
    open: BTreeMap<DocId, u64>,
    unsaved: BTreeSet<DocId>,
    lines: BTreeMap<CourseId, (u64, i64)>,
    offered: BTreeSet<PathBuf>,
    lock: Option<LockMark>,
}

fn look(store: &Store, known: &Known) -> Result<Changes, crate::core::trouble::Trouble> {
    let mut changes = Changes::default();
    let listed = store.list(DocKind::Course).map_err(|error| trouble(&error))?;
    if known.lock.is_some_and(|mark| !mark.stands_in(store.dir())) {
        changes.lock = Some(InstanceLock::take(store.dir(), &Owner::this_process(Timestamp::now())));
    }
    for stored in &listed {
        let (id, key) = (CourseId(stored.id), DocKey::Course(stored.id));
        let line = (stored.meta.size, stored.meta.modified);
        if !store.was_removed(key)
            && !known.open.contains_key(&DocId::Course(id))
            && !known.unsaved.contains(&DocId::Course(id))
            && known.lines.get(&id) != Some(&line)
            && let Ok((Doc::Course(course), _)) = read(store, key, false)
        {
            let summary = CourseSummary::of(&course);
            changes.lines.push(IndexEntry { size: line.0, modified: line.1, summary });
        }
    }
    // What is unsaved is found by saving, and kept.
    for (id, revision) in known.open.iter().filter(|(id, _)| !known.unsaved.contains(id)) {
        let key = DocKey::from(*id);
        if let Some((kind, _)) = key.kind()
            && store.changed_outside(key) == Ok(true)
            && let Ok(Some(bytes)) = store.peek(key)
            && let Ok((doc, newer)) = decode(kind, &bytes)
            && doc.id() == *id
        {
            changes.open.push((*revision, bytes, doc, newer));
        }
    }
    let there: BTreeSet<CourseId> = listed.iter().map(|stored| CourseId(stored.id)).collect();
    let open = known.open.keys().filter_map(|id| id.course());
    let ours: BTreeSet<CourseId> = known.lines.keys().copied().chain(open).collect();
    let unsaved = |id: &CourseId| known.unsaved.contains(&DocId::Course(*id));
    changes.gone = ours.into_iter().filter(|id| !there.contains(id) && !unsaved(id)).collect();
    look_for_trainings(store, known, &mut changes);
    for (id, path) in store.copies().map_err(|error| trouble(&error))? {
        let id = CourseId(id);
        let new = !known.offered.contains(&path);
        if new && there.contains(&id) && read_course(&path).is_ok_and(|course| course.id == id) {
            changes.copies.push((id, path));
        }
    }
    Ok(changes)
}

/// Which trainings came and went. All that can be read are known: there is no shelf of them.
fn look_for_trainings(store: &Store, known: &Known, changes: &mut Changes) {
    let Ok(listed) = store.list(DocKind::Training) else { return };
    let there: BTreeSet<DocId> = listed.iter().map(|stored| DocId::Training(TrainingId(stored.id))).collect();
    for id in there.iter().filter(|id| !known.open.contains_key(id) && !known.unsaved.contains(id)) {
        let key = DocKey::from(*id);
        if !store.was_removed(key)
            && let Ok(Some(bytes)) = store.peek(key)
            && let Ok((doc, newer)) = decode(DocKind::Training, &bytes)
            && doc.id() == *id
        {
            changes.trainings.push((bytes, doc, newer));
        }
    }
    let ours = known.open.keys().filter(|id| id.course().is_none() && !known.unsaved.contains(id));
    changes.trainings_gone = ours.filter(|id| !there.contains(id)).copied().collect();
}

impl App {
    /// Looks what other programs did, if something changed.
    pub(crate) fn look_for_changes(&mut self) {
        let Some(saving) = &self.saving else { return };
        if !self.background.all_found || self.jobs.is_running(JobKind::Changes) || !saving.watch.take() {
            return;
        }
        let workspace = self.editor.workspace();
        let courses = workspace.courses.keys().map(|id| DocId::Course(*id));
        let trainings = workspace.trainings.keys().map(|id| DocId::Training(*id));
        let known = Known {
            open: courses.chain(trainings).map(|id| (id, self.editor.revision(id))).collect(),
            unsaved: self.unsaved_documents().into_iter().collect(),
            lines: saving.lines.iter().map(|(id, line)| (*id, (line.size, line.modified))).collect(),
            lock: self.lock.as_ref().and_then(InstanceLock::mark),
            offered: self.background.others.iter().map(|other| other.path.clone()).collect(),
        };
        let store = Arc::clone(&saving.store);
        self.jobs.spawn(JobKind::Changes, move |_| Event::Changes(look(&store, &known)));
    }

    /// Something may have changed while the window was away.
    pub(crate) fn look_for_changes_again(&mut self) {
        if let Some(saving) = &self.saving {
            saving.watch.look_again();
        }
    }

    /// Takes in what was found.
    pub(crate) fn changes_found(&mut self, changes: Changes) {
        match changes.lock {
            None => {}
            Some(Ok(lock)) => self.lock = Some(lock),
            Some(Err(_)) => self.only_look_from_now_on(),
        }
        let unsaved = self.unsaved_documents();
        for (revision, bytes, doc, newer) in changes.open {
            let key = doc.id();
            // Edited meanwhile: then saving finds it, and keeps it.
            if unsaved.contains(&key) || self.editor.revision(key) != revision {
                continue;
            }
            let Some(store) = &self.store else { return };
            store.adopt(DocKey::from(key), &bytes);
            let title = self.title_of(key);
            self.editor.take_in(doc, newer || self.look_only);
            if let Some(id) = key.course() {
                self.go_on_with_clock(id);
            }
            let text = t!(self.words, "other-reloaded", title = title);
            self.say(Level::Info, text);
        }
        let mut came = Vec::new();
        for line in changes.lines {
            let id = line.summary.id;
            let workspace = self.editor.workspace();
            if workspace.courses.contains_key(&id) || self.was_binned(DocId::Course(id)) {
                continue;
            }
            if !workspace.shelf.contains_key(&id) {
                came.push(line.summary.title.clone());
            }
            self.editor.shelve(line.summary.clone());
            self.background.unreadable.remove(&DocId::Course(id));
            if let Some(saving) = &mut self.saving {
                saving.lines.insert(id, line);
            }
        }
        let mut went = Vec::new();
        for id in changes.gone {
            if let Some(saving) = &mut self.saving {
                saving.lines.remove(&id);
            }
            let open = self.editor.workspace().courses.contains_key(&id);
            let shelved = self.editor.workspace().shelf.contains_key(&id);
            if open && !unsaved.contains(&DocId::Course(id)) {
                let text = t!(self.words, "other-gone-open", title = self.title_of(DocId::Course(id)));
                self.say(Level::Warning, text);
            } else if shelved && !open {
                went.push(self.title_of(DocId::Course(id)));
                let mut there: BTreeSet<CourseId> = self.editor.workspace().shelf.keys().copied().collect();
                there.remove(&id);
                self.editor.unshelve_except(&there);
            }
        }
        self.say_titles("other-came", &came);
        self.say_titles("other-went", &went);
        self.trainings_came_and_went(changes.trainings, changes.trainings_gone, &unsaved);
        for (id, path) in changes.copies {
            self.offer_other(DocId::Course(id), path, OtherOrigin::Conflicted);
        }
    }

    /// Takes in the trainings that came, and lets go of those that went, but for what is being worked on.
    fn trainings_came_and_went(
        &mut self,
        came: Vec<(Vec<u8>, Doc, bool)>,
        went: Vec<DocId>,
        unsaved: &[DocId],
    ) {
        let Some(store) = self.store.clone() else { return };
        let mut titles = Vec::new();
        for (bytes, doc, newer) in came {
            let id = doc.id();
            if self.editor.workspace().doc(id).is_some() || self.was_binned(id) {
                continue;
            }
            store.adopt(DocKey::from(id), &bytes);
            self.editor.take_in(doc, newer || self.look_only);
            self.background.unreadable.remove(&id);
            self.background.rescues.remove(&id);
            titles.push(self.title_of(id));
        }
        self.say_titles("other-training-came", &titles);
        titles.clear();
        for id in went {
            if unsaved.contains(&id) || self.editor.workspace().doc(id).is_none() {
                continue;
            }
            let title = self.title_of(id);
            if self.state.place.doc() == Some(id) || self.editor.revision(id) != 0 {
                let text = t!(self.words, "other-training-gone-open", title = title);
                self.say(Level::Warning, text);
            } else {
                self.editor.let_go(id);
                titles.push(title);
            }
        }
        self.say_titles("other-training-went", &titles);
    }

    /// Says what came or went, if anything did.
    fn say_titles(&mut self, key: &str, titles: &[String]) {
        if !titles.is_empty() {
            let text = t!(self.words, key, count = titles.len(), titles = titles.join(", "));
            self.say(Level::Info, text);
        }
    }

    /// Whether a document was put into the bin here, or is on its way: what was found of it before is past.
    fn was_binned(&self, id: DocId) -> bool {
        self.is_leaving(id) || self.store.as_ref().is_some_and(|store| store.was_removed(DocKey::from(id)))
    }

    /// Another instance has the data folder now: what is unsaved is still saved, and then this window may only look.
    fn only_look_from_now_on(&mut self) {
        if std::mem::replace(&mut self.look_only, true) {
            return;
        }
        self.save_now();
        self.editor.only_look();
        let text = self.words.get("start-other-instance").to_owned();
        self.say(Level::Warning, text);
    }

    fn title_of(&self, doc: DocId) -> String {
        let workspace = self.editor.workspace();
        let title = match doc {
            DocId::Course(id) => workspace.summary(id).map(|summary| summary.title.clone()),
            DocId::Training(id) => workspace.training(id).map(|training| training.title.clone()),
        };
        title.unwrap_or_default()
    }
}
