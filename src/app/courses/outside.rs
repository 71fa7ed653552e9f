//! What other programs do in the folder of the courses: a sync client brings a version, a course comes or goes. What
//! is open and has nothing unsaved is read again; everything else is said or asked, and nothing is overwritten.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::others::read_course;
use super::saving::trouble;
use super::shelf::{decode, read};
use crate::app::App;
use crate::app::events::Event;
use crate::core::ids::{CourseId, DocId};
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::Doc;
use crate::jobs::{JobKind, Wake};
use crate::materials::find::watch::FolderWatch;
use crate::storage::index::IndexEntry;
use crate::storage::keys::{DocKey, DocKind};
use crate::storage::store::Store;
use crate::t;
use crate::ui::action::Level;
use crate::ui::background::OtherOrigin;

/// Notices that something changed among the courses.
#[derive(Debug)]
pub(crate) struct Watch {
    changed: Arc<AtomicBool>,
    _watch: FolderWatch,
}

impl Watch {
    pub(super) fn start(store: &Store, wake: Wake) -> Self {
        let changed = Arc::new(AtomicBool::new(false));
        let mark = Arc::clone(&changed);
        let on_change = Arc::new(move || {
            mark.store(true, Ordering::Relaxed);
            wake();
        });
        Self { changed, _watch: FolderWatch::start(&store.dir().folder(DocKind::Course), on_change) }
    }

    /// Looks again at the next occasion, as if something had changed.
    pub(super) fn look_again(&self) {
        self.changed.store(true, Ordering::Relaxed);
    }
}

/// What was found to be other than it was.
#[derive(Debug, Default)]
pub struct Changes {
    /// Courses that are not open and are new, or another version of them.
    lines: Vec<IndexEntry>,
    /// Courses whose files are gone.
    gone: Vec<CourseId>,
    /// Open courses of which the file is another version: the revision that was here, the bytes, the course, and
    /// whether it may only be looked at.
    open: Vec<(CourseId, u64, Vec<u8>, Doc, bool)>,
    /// Copies that a sync client made beside a course, because it knew two versions.
    copies: Vec<(CourseId, PathBuf)>,
}

/// What is known here of the courses.
struct Known {
    open: BTreeMap<CourseId, u64>,
    unsaved: BTreeSet<CourseId>,
    lines: BTreeMap<CourseId, (u64, i64)>,
    offered: BTreeSet<PathBuf>,
}

fn look(store: &Store, known: &Known) -> Result<Changes, crate::core::trouble::Trouble> {
    let mut changes = Changes::default();
    let listed = store.list(DocKind::Course).map_err(|error| trouble(&error))?;
    for stored in &listed {
        let (id, key) = (CourseId(stored.id), DocKey::Course(stored.id));
        let line = (stored.meta.size, stored.meta.modified);
        if known.unsaved.contains(&id) {
            // Saving finds it, and keeps it.
        } else if let Some(revision) = known.open.get(&id) {
            if store.changed_outside(key) == Ok(true)
                && let Ok(Some(bytes)) = store.peek(key)
                && let Ok((doc @ Doc::Course(_), newer)) = decode(DocKind::Course, &bytes)
                && doc.id() == DocId::Course(id)
            {
                changes.open.push((id, *revision, bytes, doc, newer));
            }
        } else if known.lines.get(&id) != Some(&line)
            && let Ok((Doc::Course(course), _)) = read(store, key, false)
        {
            let summary = CourseSummary::of(&course);
            changes.lines.push(IndexEntry { size: line.0, modified: line.1, summary });
        }
    }
    let there: BTreeSet<CourseId> = listed.iter().map(|stored| CourseId(stored.id)).collect();
    let ours = known.lines.keys().chain(known.open.keys()).collect::<BTreeSet<_>>();
    let gone = ours.into_iter().filter(|id| !there.contains(id) && !known.unsaved.contains(id));
    changes.gone = gone.copied().collect();
    for (id, path) in store.copies().map_err(|error| trouble(&error))? {
        let id = CourseId(id);
        let new = !known.offered.contains(&path);
        if new && there.contains(&id) && read_course(&path).is_ok_and(|course| course.id == id) {
            changes.copies.push((id, path));
        }
    }
    Ok(changes)
}

impl App {
    /// Looks what other programs did, if something changed.
    pub(crate) fn look_for_changes(&mut self) {
        let Some(saving) = &self.saving else { return };
        if !self.background.all_found
            || self.jobs.is_running(JobKind::Changes)
            || !saving.watch.changed.swap(false, Ordering::Relaxed)
        {
            return;
        }
        let workspace = self.editor.workspace();
        let revision = |id: &CourseId| (*id, self.editor.revision(DocId::Course(*id)));
        let course = |doc: DocId| match doc {
            DocId::Course(id) => Some(id),
            DocId::Training(_) => None,
        };
        let known = Known {
            open: workspace.courses.keys().map(revision).collect(),
            unsaved: self.unsaved_documents().into_iter().filter_map(course).collect(),
            lines: saving.lines.iter().map(|(id, line)| (*id, (line.size, line.modified))).collect(),
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
        let unsaved = self.unsaved_documents();
        for (id, revision, bytes, doc, newer) in changes.open {
            let key = DocId::Course(id);
            // Edited meanwhile: then saving finds it, and keeps it.
            if unsaved.contains(&key) || self.editor.revision(key) != revision {
                continue;
            }
            let Some(store) = &self.store else { return };
            store.adopt(DocKey::from(key), &bytes);
            let title = self.title_of(id);
            self.editor.take_in(doc, newer || self.look_only);
            self.go_on_with_clock(id);
            let text = t!(self.words, "other-reloaded", title = title);
            self.say(Level::Info, text);
        }
        let mut came = Vec::new();
        for line in changes.lines {
            let id = line.summary.id;
            let workspace = self.editor.workspace();
            if workspace.courses.contains_key(&id) {
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
                let text = t!(self.words, "other-gone-open", title = self.title_of(id));
                self.say(Level::Warning, text);
            } else if shelved && !open {
                went.push(self.title_of(id));
                let mut there: BTreeSet<CourseId> = self.editor.workspace().shelf.keys().copied().collect();
                there.remove(&id);
                self.editor.unshelve_except(&there);
            }
        }
        for (key, titles) in [("other-came", came), ("other-went", went)] {
            if !titles.is_empty() {
                let text = t!(self.words, key, count = titles.len(), titles = titles.join(", "));
                self.say(Level::Info, text);
            }
        }
        for (id, path) in changes.copies {
            self.offer_other(DocId::Course(id), path, OtherOrigin::Conflicted);
        }
    }

    fn title_of(&self, id: CourseId) -> String {
        self.editor.workspace().summary(id).map(|summary| summary.title.clone()).unwrap_or_default()
    }
}
