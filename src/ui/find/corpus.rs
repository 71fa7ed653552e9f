//! Everything of all courses that can be listed and found, open or not, kept fresh at little cost.
//!
//! An open course is shared, never changed in place: another address means another version. The old one is
//! held meanwhile, so an address can't come back as something else.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::find::digest::{Digest, DigestNote};
use crate::core::ids::{CourseId, DocId};
use crate::core::model::course::Course;
use crate::core::model::note::NoteTarget;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::Cx;

/// The digests of all courses.
#[derive(Debug, Default)]
pub struct Corpus {
    courses: BTreeMap<CourseId, Entry>,
    /// The revisions of the workspace and of the digests that it stands for.
    seen: Option<(u64, u64)>,
    revision: u64,
}

#[derive(Debug)]
struct Entry {
    /// The version it was made of, if the course is open.
    live: Option<Arc<Course>>,
    digest: Arc<Digest>,
}

impl Corpus {
    /// Looks what has changed since the last time. Returns a number that grows when something has.
    pub fn refresh(&mut self, cx: &Cx<'_>) -> u64 {
        let workspace = cx.workspace;
        let now = Some((workspace.revision, cx.background.digests_revision));
        if self.seen == now {
            return self.revision;
        }
        self.seen = now;
        let before = self.courses.len();
        let known =
            |id: &CourseId| workspace.courses.contains_key(id) || cx.background.digests.contains_key(id);
        self.courses.retain(|id, _| known(id));
        let mut changed = self.courses.len() != before;
        for (id, course) in &workspace.courses {
            let same = self.courses.get(id).and_then(|entry| entry.live.as_ref());
            if !same.is_some_and(|live| Arc::ptr_eq(live, course)) {
                let entry = Entry { live: Some(Arc::clone(course)), digest: Arc::new(Digest::of(course)) };
                self.courses.insert(*id, entry);
                changed = true;
            }
        }
        for (id, digest) in &cx.background.digests {
            if workspace.courses.contains_key(id) {
                continue;
            }
            let same = self.courses.get(id).is_some_and(|entry| Arc::ptr_eq(&entry.digest, digest));
            if !same {
                self.courses.insert(*id, Entry { live: None, digest: Arc::clone(digest) });
                changed = true;
            }
        }
        self.revision += u64::from(changed);
        self.revision
    }

    /// The digest of a course.
    #[must_use]
    pub fn digest(&self, id: CourseId) -> Option<&Arc<Digest>> {
        self.courses.get(&id).map(|entry| &entry.digest)
    }

    /// The digests of all courses.
    pub fn digests(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.courses.values().map(|entry| &entry.digest)
    }
}

/// Where a note belongs: the page of its session, the record of its day, the notes of its course.
#[must_use]
pub fn place_of(cx: &Cx<'_>, digest: &Digest, note: &DigestNote) -> Place {
    let live = cx.workspace.course(digest.course);
    let day = note.day.and_then(|day| live?.agenda.days.get((day as usize).checked_sub(1)?));
    let day = day.map(|day| day.id);
    match note.target {
        NoteTarget::Item(item) if digest.items.iter().any(|other| other.id == item) => {
            Place::Session(DocId::Course(digest.course), item)
        }
        NoteTarget::Item(_) | NoteTarget::Day(_) => Place::Course(digest.course, CourseTab::Record(day)),
        NoteTarget::Course => Place::Course(digest.course, CourseTab::Notes),
    }
}
