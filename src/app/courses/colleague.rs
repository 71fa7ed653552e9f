//! Sends a course to a colleague, and takes in what comes back: as a new course, or merged with the one here.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::others::read_course;
use super::saving::trouble;
use super::share::{file_name, names_of};
use crate::app::App;
use crate::app::events::{Event, Written};
use crate::core::edit::command::{BatchName, Command};
use crate::core::edit::error::EditError;
use crate::core::ids::{CourseId, DocId, FileId};
use crate::core::merge::memory::Merged;
use crate::core::merge::summary::{Kind, Summary, questions};
use crate::core::model::course::Course;
use crate::core::model::people::WithPeople;
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::desktop::dialogs::folder_without_asking;
use crate::exchange::course_file::{self, CourseFile, FileLine, Refused, Sending};
use crate::jobs::JobKind;
use crate::materials::may_open::{Extension, is_plain_name, judge_words};
use crate::storage::copy::put_in;
use crate::storage::disk::RealDisk;
use crate::storage::documents;
use crate::storage::error::StorageError;
use crate::storage::keys::DocKey;
use crate::storage::outside::{open_outside, read_outside, write_outside};
use crate::storage::shared;
use crate::storage::store::Store;
use crate::t;
use crate::ui::action::{CourseTab, Dialog, Level, Notice, Offer, Place};
use crate::ui::background::{Asked, Incoming};

pub(crate) fn fault(detail: String) -> Trouble {
    Trouble { kind: TroubleKind::Other, path: None, detail }
}

impl App {
    /// Writes a course to a file that the person names, if wanted with the files of its materials that are here.
    pub(crate) fn send_course(&mut self, id: CourseId, people: WithPeople, with_files: bool) {
        let (Some(store), Some(course)) = (self.store.clone(), self.editor.workspace().course(id).cloned())
        else {
            return;
        };
        let suggested = format!("{}.{}", file_name(&course.title), course_file::EXTENSION);
        let files = course.materials.iter().flat_map(|material| &material.files);
        let here = files.filter_map(|file| Some((file.id, self.files.state(file.id).path()?.clone())));
        let here: Vec<(FileId, PathBuf)> = if with_files { here.collect() } else { Vec::new() };
        let title = self.words.get("send-save-title").to_owned();
        let downloads = self.services.downloads.clone();
        let (dialogs, name) = (Arc::clone(&self.services.dialogs), self.settings.trainer_name.clone());
        self.jobs.spawn(JobKind::Export, move |_| {
            let asked = dialogs.save(&title, &suggested);
            let path =
                asked.unwrap_or_else(|_| Some(folder_without_asking(downloads.as_deref()).join(&suggested)));
            let Some(path) = path else { return Event::Written(Written::default()) };
            let write = || {
                let files = read_files(&here)?;
                let mut shared = shared::observed(&store, &course, &name, Timestamp::now())
                    .map_err(|error| trouble(&error))?;
                shared.memory.sent();
                let sending = Sending { device: shared.device, name, people, at: Some(Timestamp::now()) };
                let bytes = course_file::to_bytes(shared.memory.state(), &sending, &files).map_err(fault)?;
                // Kept first: what was sent must be known when it comes back.
                shared.keep().map_err(|error| trouble(&error))?;
                write_outside(&path, &bytes).map_err(|error| trouble(&error))
            };
            Event::Written(Written::one(write()))
        });
    }

    /// Opens a file that Doorstep was started with, by its name: a colleague's course, or a training.
    pub(crate) fn open_file(&mut self, path: PathBuf) {
        if course_file::is_named_so(&path) { self.read_course_file(path) } else { self.load_training(path) }
    }

    /// Reads a colleague's file that was chosen or dropped.
    pub(crate) fn read_course_file(&mut self, path: PathBuf) {
        self.jobs.spawn(JobKind::ReadCourseFile, move |_| {
            let read = || {
                let mut file = open_outside(&path).map_err(|error| trouble(&error))?;
                // Text is a course as it was saved elsewhere; a course file is an archive.
                let begins = file.fill_buf().map(|bytes| bytes.trim_ascii_start().starts_with(b"{"));
                if begins.is_ok_and(|text| text) {
                    return Ok(None);
                }
                let file = course_file::read(file).map_err(|why| refusal(&why, &path))?;
                Ok(Some(Box::new((path.clone(), file))))
            };
            match read() {
                Ok(Some(read)) => Event::CourseFileRead(Ok(read)),
                Ok(None) => {
                    let course = read_course(&path);
                    Event::CopyRead(path, course)
                }
                Err(why) => Event::CourseFileRead(Err(why)),
            }
        });
    }

    /// Shows what a file holds.
    pub(crate) fn course_file_read(&mut self, result: Result<Box<(PathBuf, CourseFile)>, Trouble>) {
        match result {
            Ok(incoming) => {
                let (_, file) = &*incoming;
                let id = file.course.id;
                let workspace = self.editor.workspace();
                let known = workspace.summary(id).is_some();
                self.state.dialog = Some(Dialog::TakeIn(Box::new(Incoming {
                    summary: CourseSummary::of(&file.course),
                    from: file.about.name.clone(),
                    notes: file.course.notes.len(),
                    people: file.course.people.participants.len(),
                    files: file.about.materials.len(),
                    cleaned: file.cleaned,
                    known,
                })));
                if known {
                    self.open_document(DocId::Course(id));
                }
                self.incoming = Some(incoming);
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// Takes in the course that was read.
    pub(crate) fn take_in_course(&mut self) {
        let Some(store) = self.store.clone() else { return };
        let id = self.incoming.as_ref().map(|incoming| incoming.1.course.id);
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
        let Some(incoming) = self.incoming.take() else { return };
        let (path, file) = *incoming;
        if self.settings.team_folder.as_ref().is_some_and(|folder| path.starts_with(folder)) {
            // It goes on between those who share it, with as much of the people.
            self.settings.team_courses.entry(file.course.id).or_insert(file.about.people);
            self.small_file_changed(DocKey::Settings);
        }
        self.unpack_files(path, &file);
        let name = self.settings.trainer_name.clone();
        self.jobs.spawn(JobKind::Merge, move |_| match mine {
            Some(mine) => Event::Merged(
                merge(&store, &mine, &file, &name).map(|merged| Box::new((Doc::Course(mine), merged))),
            ),
            None => Event::CourseKept(begin(&store, &file).map(Box::new)),
        });
    }

    /// Puts the files of materials that came along into the folder of the materials, unless they are here.
    fn unpack_files(&mut self, path: PathBuf, file: &CourseFile) {
        // Only what belongs to the course: a file may say what it likes.
        let own: Vec<FileId> =
            file.course.materials.iter().flat_map(|material| &material.files).map(|file| file.id).collect();
        let wanted = file.about.materials.iter();
        let wanted = wanted.filter(|line| own.contains(&line.file) && !self.files.is_here(line.file));
        let lines: Vec<FileLine> = wanted.cloned().collect();
        if lines.is_empty() {
            return;
        }
        let Some(folder) = self.settings.materials_folder.clone() else {
            let text = self.words.get("take-in-files-no-folder").to_owned();
            return self.say(Level::Warning, text);
        };
        self.jobs.spawn(JobKind::Unpack, move |job| {
            let (ids, written) = unpack(&path, &lines, Path::new(&folder), &|| job.is_cancelled());
            Event::Unpacked(ids, written)
        });
    }

    /// Files came along with a course: where each of them is now.
    pub(crate) fn files_unpacked(&mut self, ids: Vec<FileId>, written: Written) {
        let Written { files, trouble } = written;
        let (names, offer) = (names_of(&self.words, &files), files.first().cloned().map(Offer::ShowInFolder));
        let text = t!(self.words, "take-in-files-done", count = files.len(), names = names);
        let none = files.is_empty();
        for (file, path) in ids.into_iter().zip(files) {
            self.set_file_place(file, Some(path));
        }
        if let Some(why) = trouble {
            self.tell_trouble(&why);
            if none {
                return;
            }
        }
        self.tell(Notice { level: Level::Success, text, offer });
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
        let (merge, course) = (merged.course.merged, Box::new(merged.course));
        let replace = Command::Batch(BatchName::Merge, vec![Command::ReplaceCourse(course)]);
        if self.editor.workspace().doc(DocId::Course(id)) != Some(before) {
            // Edited meanwhile: what was merged is not what is here. Nothing was changed, and it can be done again.
            let text = self.words.get("take-in-again").to_owned();
            return self.say(Level::Warning, text);
        }
        if !merged.questions.is_empty() && !chosen {
            self.state.dialog = Some(Dialog::Questions(id));
        }
        self.background.questions.insert(id, Asked { merge, questions: merged.questions });
        self.edit(ctx, replace);
        if chosen {
            return;
        }
        let text = self.merge_words(&merged.summary);
        self.tell(Notice {
            level: Level::Success,
            text,
            offer: (!merged.summary.is_empty()).then_some(Offer::Undo),
        });
        self.go(Place::Course(id, CourseTab::Plan));
    }

    /// Shows what two trainers wrote differently.
    pub(crate) fn show_questions(&mut self, id: CourseId) {
        self.state.dialog = Some(Dialog::Questions(id));
        self.look_for_questions(id);
    }

    /// Looks what two trainers wrote differently, if the course is a shared one.
    pub(crate) fn look_for_questions(&mut self, id: CourseId) {
        let (Some(store), Some(mine)) = (self.store.clone(), self.editor.workspace().course(id).cloned())
        else {
            return;
        };
        let name = self.settings.trainer_name.clone();
        self.jobs.spawn(JobKind::Merge, move |_| {
            let look = || {
                if shared::read(&store, id)?.is_none() {
                    return Ok(Vec::new());
                }
                let shared = shared::observed(&store, &mine, &name, Timestamp::now())?;
                Ok(questions(shared.memory.state(), Some(shared.device)))
            };
            let asked = look().map(|questions| Asked { merge: mine.merged, questions });
            Event::Questions(id, asked.map_err(|error: StorageError| trouble(&error)))
        });
    }

    /// A course was saved: what was asked may be answered, or be asked again after an undo.
    pub(crate) fn follow_questions(&mut self, id: DocId) {
        let DocId::Course(id) = id else { return };
        let merge = self.editor.workspace().course(id).map(|course| course.merged);
        let old = self.background.questions.get(&id).zip(merge);
        if old.is_some_and(|(asked, merge)| asked.merge != merge || !asked.questions.is_empty()) {
            self.look_for_questions(id);
        }
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
                let mut shared = shared::observed(&store, &mine, &name, Timestamp::now())
                    .map_err(|error| trouble(&error))?;
                let device = shared.device;
                let settled =
                    shared.memory.settle(&path, place, device).map_err(|error| fault(error.to_string()))?;
                shared.keep().map_err(|error| trouble(&error))?;
                Ok(Box::new((Doc::Course(Arc::clone(&mine)), settled)))
            };
            Event::Chosen(choose())
        });
    }

    fn refuse(&mut self, why: EditError) {
        let text = self.refusal(why);
        self.say(Level::Warning, text);
    }

    /// What came, in one sentence.
    pub(super) fn merge_words(&self, summary: &Summary) -> String {
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

fn refusal(why: &Refused, path: &Path) -> Trouble {
    Trouble { kind: why.trouble(), path: Some(path.to_owned()), detail: why.to_string() }
}

/// The files that go along with a course, with their names.
fn read_files(here: &[(FileId, PathBuf)]) -> Result<Vec<(FileId, String, Vec<u8>)>, Trouble> {
    let mut left = course_file::LARGEST_FILES;
    let mut files = Vec::new();
    for (id, path) in here {
        let bytes = read_outside(path, left).map_err(|error| match error {
            StorageError::Unreadable { .. } => Trouble::of(TroubleKind::LargeCourseFile),
            error => trouble(&error),
        })?;
        left = left.saturating_sub(bytes.len() as u64);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push((*id, name, bytes));
    }
    Ok(files)
}

/// Unpacks files of materials into a folder, and says which of them is where. Only documents: a program is left where
/// it is.
fn unpack(
    path: &Path,
    lines: &[FileLine],
    folder: &Path,
    cancelled: &dyn Fn() -> bool,
) -> (Vec<FileId>, Written) {
    let (mut ids, mut written) = (Vec::new(), Written::default());
    let put = |line: &FileLine| {
        let file = open_outside(path).map_err(|error| trouble(&error))?;
        let bytes = course_file::material(file, line).map_err(|why| refusal(&why, path))?;
        put_in(&RealDisk, &line.name, &bytes, folder).map_err(|error| trouble(&error))
    };
    for line in lines.iter().take_while(|_| !cancelled()) {
        if !is_plain_name(&line.name) || !matches!(judge_words(&line.name), Ok(Extension::Known)) {
            tracing::warn!("a file that came along is no document");
            continue;
        }
        match put(line) {
            Ok(place) => {
                ids.push(line.file);
                written.files.push(place);
            }
            // A file that is damaged or does not fit says nothing about the next.
            Err(why) => drop(written.trouble.get_or_insert(why)),
        }
    }
    (ids, written)
}

/// Merges a file with the course that is here. Both are among the backups before anything else is written.
fn merge(store: &Store, mine: &Course, file: &CourseFile, name: &str) -> Result<Merged, Trouble> {
    let (key, now) = (DocKey::Course(mine.id.0), Timestamp::now());
    for course in [&file.course, mine] {
        let bytes = documents::to_bytes(&Doc::Course(Arc::new(course.clone()))).map_err(fault)?;
        store.keep_beside(key, &bytes, now).map_err(|error| trouble(&error))?;
    }
    let mut shared = shared::observed(store, mine, name, now).map_err(|error| trouble(&error))?;
    let merged = shared.memory.merge(&file.state, file.about.device);
    let merged = merged.map_err(|error| fault(error.to_string()))?;
    shared.keep().map_err(|error| trouble(&error))?;
    Ok(merged)
}

/// Keeps who wrote what in a course that is not here yet, and gives the course.
fn begin(store: &Store, file: &CourseFile) -> Result<Course, Trouble> {
    let id = file.course.id;
    let mut shared = shared::begin(store, id, Timestamp::now()).map_err(|error| trouble(&error))?;
    let course = shared.memory.begin(&file.state).map_err(|error| fault(error.to_string()))?;
    shared.keep().map_err(|error| trouble(&error))?;
    Ok(course)
}
