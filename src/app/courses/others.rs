//! Other versions of a course that turn up: a copy that was saved elsewhere, one that another program wrote. Nothing
//! is taken without a word: the person chooses this one, that one, or both.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::saving::trouble;
use super::shelf::{decode, read};
use crate::app::App;
use crate::app::events::Event;
use crate::core::edit::command::Command;
use crate::core::ids::DocId;
use crate::core::model::course::Course;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::jobs::JobKind;
use crate::storage::codec::MAX_FILE_BYTES;
use crate::storage::keys::{DocKey, DocKind};
use crate::storage::outside::read_outside;
use crate::t;
use crate::ui::action::{CourseTab, OtherChoice, Place};
use crate::ui::background::{OtherOrigin, OtherVersion};

/// Reads a course from a file of any name.
pub(super) fn read_course(path: &Path) -> Result<Arc<Course>, Trouble> {
    let bytes = read_outside(path, MAX_FILE_BYTES).map_err(|error| trouble(&error))?;
    let at = |why: Trouble| Trouble { path: Some(path.to_owned()), ..why };
    match decode(DocKind::Course, &bytes).map_err(at)? {
        (_, true) => Err(at(Trouble::of(TroubleKind::Newer))),
        (Doc::Course(course), false) => Ok(course),
        (Doc::Training(_), _) => Err(at(Trouble::of(TroubleKind::NotACourseFile))),
    }
}

impl App {
    /// A copy that was saved elsewhere was opened: a course that is not here comes back, another version of one
    /// that is here is offered.
    pub(crate) fn copy_read(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        result: Result<Arc<Course>, Trouble>,
    ) {
        match result {
            Ok(course) => {
                let id = course.id;
                let here = self.editor.workspace().summary(id).is_some();
                if here {
                    self.offer_other(DocId::Course(id), path, OtherOrigin::Copy);
                } else {
                    self.edit(ctx, Command::CreateCourse(Box::new(Arc::unwrap_or_clone(course))));
                }
                self.go(Place::Course(id, CourseTab::Plan));
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// Another version of a document turned up. There is one offer for each document and kind, however many come.
    pub(crate) fn offer_other(&mut self, doc: DocId, path: PathBuf, origin: OtherOrigin) {
        let others = &mut self.background.others;
        let same = others.iter_mut().find(|other| other.doc == doc && other.origin == origin);
        match same {
            Some(other) if other.path == path => {}
            Some(other) => {
                other.path = path;
                other.count += 1;
            }
            None => others.push(OtherVersion { doc, path, origin, count: 1 }),
        }
    }

    /// The person said what is to become of another version.
    pub(crate) fn choose_other(&mut self, path: PathBuf, choice: OtherChoice) {
        let Some(at) = self.background.others.iter().position(|other| other.path == path) else { return };
        let other = self.background.others.remove(at);
        let (Some(store), doc) = (self.store.clone(), other.doc) else { return };
        if choice == OtherChoice::Mine {
            return;
        }
        let open = self.editor.workspace().doc(doc).is_some();
        self.jobs.spawn(JobKind::ReadBackup, move |_| {
            let course = read_course(&path);
            let course = course.and_then(|course| {
                let same = DocId::Course(course.id) == doc;
                same.then_some(course).ok_or_else(|| Trouble::of(TroubleKind::NotACourseFile))
            });
            if choice == OtherChoice::Both {
                return Event::OtherRead(course);
            }
            let present = if open { None } else { read(&store, DocKey::from(doc), true).ok() };
            Event::BackupToRestore(doc, course.map(Doc::Course), present)
        });
    }

    /// The other version becomes a course of its own.
    pub(crate) fn other_read(&mut self, ctx: &egui::Context, result: Result<Arc<Course>, Trouble>) {
        match result {
            Ok(course) => {
                let mut own = Arc::unwrap_or_clone(course);
                own.id = self.ids.make();
                own.title = t!(self.words, "other-title", title = own.title);
                let id = own.id;
                self.edit(ctx, Command::CreateCourse(Box::new(own)));
                self.go(Place::Course(id, CourseTab::Plan));
            }
            Err(why) => self.tell_trouble(&why),
        }
    }
}
