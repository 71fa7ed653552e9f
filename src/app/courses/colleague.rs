//! Sends a course to a colleague, and takes in what comes back: as a new course, or merged with the one here.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::others::read_course;
use super::saving::trouble;
use super::share::file_name;
use crate::app::App;
use crate::app::events::Event;
use crate::core::edit::command::{BatchName, Command};
use crate::core::edit::error::EditError;
use crate::core::ids::{CourseId, DocId};
use crate::core::merge::memory::{Memory, Merged};
use crate::core::merge::state::WithPeople;
use crate::core::merge::summary::{Kind, Summary, questions};
use crate::core::model::course::Course;
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::exchange::course_file::{self, CourseFile, Sending};
use crate::jobs::JobKind;
use crate::storage::documents;
use crate::storage::keys::DocKey;
use crate::storage::outside::{read_outside, write_outside};
use crate::storage::shared;
use crate::storage::store::Store;
use crate::ui::action::{CourseTab, Dialog, Incoming, Level, Notice, Offer, Place};

fn fault(detail: String) -> Trouble {
    Trouble { kind: TroubleKind::Other, path: None, detail }
}

impl App {
    /// Writes a course to a file that the person names.
    pub(crate) fn send_course(&mut self, id: CourseId, people: WithPeople) {
        let (Some(store), Some(course)) = (self.store.clone(), self.editor.workspace().course(id).cloned())
        else {
            return;
        };
        let suggested = format!("{}.{}", file_name(&course.title), course_file::EXTENSION);
        let title = self.words.get("send-save-title").to_owned();
        let (dialogs, name) = (Arc::clone(&self.services.dialogs), self.settings.trainer_name.clone());
        self.jobs.spawn(JobKind::Export, move |_| {
            let Some(path) = dialogs.save(&title, &suggested) else { return Event::Written(None) };
            let write = || {
                let now = Timestamp::now();
                let (memory, device) =
                    shared::observed(&store, &course, &name, now).map_err(|error| trouble(&error))?;
                let sending = Sending { device, name, people };
                let bytes = course_file::to_bytes(memory.state(), &sending, &[]).map_err(fault)?;
                // Kept first: what was sent must be known when it comes back.
                shared::write(&store, id, &memory, now).map_err(|error| trouble(&error))?;
                write_outside(&path, &bytes).map_err(|error| trouble(&error))
            };
            Event::Written(Some(write()))
        });
    }

    /// Reads a colleague's file that was chosen or dropped.
    pub(crate) fn read_course_file(&mut self, path: PathBuf) {
        self.jobs.spawn(JobKind::ReadCourseFile, move |_| {
            let read = read_outside(&path, course_file::LARGEST).map_err(|error| trouble(&error));
            if read.as_ref().is_ok_and(|bytes| bytes.trim_ascii_start().starts_with(b"{")) {
                let course = read_course(&path);
                return Event::CopyRead(path, course);
            }
            Event::CourseFileRead(read.and_then(|bytes| {
                course_file::from_bytes(&bytes).map(Box::new).map_err(|refused| Trouble {
                    kind: refused.trouble(),
                    path: Some(path),
                    detail: refused.to_string(),
                })
            }))
        });
    }

    /// Shows what a file holds.
    pub(crate) fn course_file_read(&mut self, result: Result<Box<CourseFile>, Trouble>) {
        match result {
            Ok(file) => {
                let id = file.course.id;
                let workspace = self.editor.workspace();
                let known = workspace.summary(id).is_some();
                self.state.dialog = Some(Dialog::TakeIn(Box::new(Incoming {
                    summary: CourseSummary::of(&file.course),
                    from: file.about.name.clone(),
                    notes: file.course.notes.len(),
                    people: file.course.people.participants.len(),
                    known,
                })));
                if known {
                    self.open_document(DocId::Course(id));
                }
                self.incoming = Some(file);
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// Takes in the course that was read.
    pub(crate) fn take_in_course(&mut self) {
        let Some(store) = self.store.clone() else { return };
        let id = self.incoming.as_ref().map(|file| file.course.id);
        let mine = id.and_then(|id| self.editor.workspace().course(id).cloned());
        let known = id.is_some_and(|id| self.editor.workspace().summary(id).is_some());
        if known && mine.is_none() {
            // It is still being read, or can't be: the file is there to be taken in again.
            let text = self.words.get("take-in-wait").to_owned();
            self.say(Level::Info, text);
            return;
        }
        if let Some(id) = id.filter(|id| known && !self.editor.workspace().can_edit(DocId::Course(*id))) {
            return self.refuse(EditError::ReadOnly(DocId::Course(id)));
        }
        let Some(file) = self.incoming.take() else { return };
        let name = self.settings.trainer_name.clone();
        self.jobs.spawn(JobKind::Merge, move |_| match mine {
            Some(mine) => Event::Merged(
                merge(&store, &mine, &file, &name)
                    .map(|merged| Box::new((Doc::Course(Arc::clone(&mine)), merged))),
            ),
            None => {
                let CourseFile { course, state, .. } = *file;
                let kept = shared::write(&store, course.id, &Memory::with(state), Timestamp::now());
                Event::CourseKept(kept.map(|()| Box::new(course)).map_err(|error| trouble(&error)))
            }
        });
    }

    /// A colleague's course becomes a new one.
    pub(crate) fn course_kept(&mut self, ctx: &egui::Context, result: Result<Box<Course>, Trouble>) {
        match result {
            Ok(course) => {
                let id = course.id;
                self.edit(ctx, Command::CreateCourse(course));
                self.go(Place::Course(id, CourseTab::Plan));
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// The merged course becomes the present one, as one step; and one sentence says what came.
    pub(crate) fn course_merged(
        &mut self,
        ctx: &egui::Context,
        result: Result<Box<(Doc, Merged)>, Trouble>,
        chosen: bool,
    ) {
        let (before, merged) = match result {
            Ok(done) => *done,
            Err(why) => return self.tell_trouble(&why),
        };
        let id = merged.course.id;
        if self.editor.workspace().doc(DocId::Course(id)) != Some(before) {
            // Edited meanwhile: what was merged is not what is here. Nothing was changed, and it can be done again.
            let replace = Command::ReplaceCourse(Box::new(merged.course));
            self.merge_taken_back(Some(Command::Batch(BatchName::Merge, vec![replace])), true);
            let text = self.words.get("take-in-again").to_owned();
            return self.say(Level::Warning, text);
        }
        if !merged.questions.is_empty() {
            self.state.dialog = Some(Dialog::Questions(id));
        }
        self.background.questions.insert(id, merged.questions);
        if chosen {
            let replace = Command::ReplaceCourse(Box::new(merged.course));
            return self.edit(ctx, Command::Batch(BatchName::Merge, vec![replace]));
        }
        let text = self.merge_words(&merged.summary);
        let replace = Command::ReplaceCourse(Box::new(merged.course));
        self.edit(ctx, Command::Batch(BatchName::Merge, vec![replace]));
        self.tell(Notice {
            level: Level::Success,
            text,
            offer: (!merged.summary.is_empty()).then_some(Offer::Undo),
        });
        self.go(Place::Course(id, CourseTab::Plan));
    }

    /// Looks what two trainers wrote differently, and shows it.
    pub(crate) fn look_for_questions(&mut self, id: CourseId) {
        let Some(store) = self.store.clone() else { return };
        self.state.dialog = Some(Dialog::Questions(id));
        self.background.questions.remove(&id);
        self.jobs.spawn(JobKind::Merge, move |_| {
            let read = shared::read(&store, id).map_err(|error| trouble(&error));
            let asked = |memory: Memory| questions(memory.state());
            Event::Questions(id, read.map(|memory| memory.map(asked).unwrap_or_default()))
        });
    }

    /// One of several values of a field is chosen.
    pub(crate) fn choose_answer(&mut self, id: CourseId, path: String, place: usize) {
        let (Some(store), Some(mine)) = (self.store.clone(), self.editor.workspace().course(id).cloned())
        else {
            return;
        };
        if !self.editor.workspace().can_edit(DocId::Course(id)) {
            return self.refuse(EditError::ReadOnly(DocId::Course(id)));
        }
        let name = self.settings.trainer_name.clone();
        self.jobs.spawn(JobKind::Merge, move |_| {
            let choose = || {
                let now = Timestamp::now();
                let (mut memory, device) =
                    shared::observed(&store, &mine, &name, now).map_err(|error| trouble(&error))?;
                let settled =
                    memory.settle(&path, place, device).map_err(|error| fault(error.to_string()))?;
                shared::write(&store, id, &memory, now).map_err(|error| trouble(&error))?;
                Ok(Box::new((Doc::Course(Arc::clone(&mine)), settled)))
            };
            Event::Chosen(choose())
        });
    }

    /// A merge is undone, or done again: what is kept of the course follows.
    pub(crate) fn merge_taken_back(&mut self, command: Option<Command>, back: bool) {
        let Some(Command::Batch(BatchName::Merge, commands)) = command else { return };
        let (Some(store), Some(Command::ReplaceCourse(course))) = (self.store.clone(), commands.first())
        else {
            return;
        };
        let id = course.id;
        self.jobs.spawn(JobKind::Merge, move |_| {
            let take_back = || {
                let Some(mut memory) = shared::read(&store, id)? else { return Ok(()) };
                if back {
                    memory.take_back();
                } else {
                    memory.do_again();
                }
                shared::write(&store, id, &memory, Timestamp::now())
            };
            Event::TakenBack(take_back().map_err(|error| trouble(&error)))
        });
    }

    fn refuse(&mut self, why: EditError) {
        let text = self.refusal(why);
        self.say(Level::Warning, text);
    }

    /// What came, in one sentence.
    fn merge_words(&self, summary: &Summary) -> String {
        if summary.is_empty() {
            return self.words.get("merge-nothing").to_owned();
        }
        let mut parts = Vec::new();
        for (who, counts) in &summary.news {
            let things: Vec<String> =
                counts.iter().map(|(kind, count)| self.count_words(kind_key(*kind), *count)).collect();
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("things", things.join(", "));
            args.set("name", who.clone());
            parts.push(
                self.words.format(if who.is_empty() { "merge-news" } else { "merge-news-from" }, &args),
            );
        }
        if summary.questions > 0 {
            parts.push(self.count_words("merge-questions", summary.questions));
        }
        parts.join("; ")
    }

    fn count_words(&self, key: &str, count: u32) -> String {
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("count", i64::from(count));
        self.words.format(key, &args)
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Notes => "merge-notes",
        Kind::Records => "merge-records",
        Kind::Plan => "merge-plan",
        Kind::People => "merge-people",
        Kind::Closings => "merge-closings",
        Kind::Materials => "merge-materials",
        Kind::Course => "merge-course",
    }
}

/// Merges a file with the course that is here. Both are among the backups before anything else is written.
fn merge(store: &Store, mine: &Course, file: &CourseFile, name: &str) -> Result<Merged, Trouble> {
    let (key, now) = (DocKey::Course(mine.id.0), Timestamp::now());
    for course in [&file.course, mine] {
        let bytes = documents::to_bytes(&Doc::Course(Arc::new(course.clone()))).map_err(fault)?;
        store.keep_beside(key, &bytes, now).map_err(|error| trouble(&error))?;
    }
    let (mut memory, _) = shared::observed(store, mine, name, now).map_err(|error| trouble(&error))?;
    let merged = memory.merge(&file.state, file.about.device).map_err(|error| fault(error.to_string()))?;
    shared::write(store, mine.id, &memory, now).map_err(|error| trouble(&error))?;
    Ok(merged)
}
