//! Keeps what is edited on the disk: hands snapshots to the writer, listens to it, tells how it goes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::watch::Watch;
use crate::app::App;
use crate::app::events::Event;
use crate::core::ids::{CourseId, DocId};
use crate::core::model::summary::CourseSummary;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::jobs::{JobKind, Wake};
use crate::storage::autosave::{Autosave, SaveStatus};
use crate::storage::documents;
use crate::storage::error::StorageError;
use crate::storage::index::{Index, IndexEntry};
use crate::storage::kept::KeptWhy;
use crate::storage::keys::DocKey;
use crate::storage::portable::remembered;
use crate::storage::settings::{known_bytes, places_bytes, settings_bytes};
use crate::storage::store::Store;
use crate::storage::writer::{MakeBytes, SaveEvent, SaveRequest, Writer};
use crate::ui::action::Level;
use crate::ui::background::OtherOrigin;
use crate::ui::cx::SaveView;

/// How long closing waits for the disk.
const CLOSING_WAIT: Duration = Duration::from_secs(5);

/// The writer and what it was given.
#[derive(Debug)]
pub(crate) struct Saving {
    pub(crate) store: Arc<Store>,
    writer: Writer,
    autosave: Autosave,
    events: Receiver<SaveEvent>,
    /// The courses as they were found on the disk.
    pub(crate) lines: BTreeMap<CourseId, IndexEntry>,
    /// Revisions of the small files: settings, places.
    counter: u64,
    /// Documents whose people were wiped, and the revision of that: their backups go when it is saved.
    wiped: BTreeMap<DocKey, u64>,
    /// Documents whose backups are being wiped.
    wiping: Vec<DocKey>,
    /// Documents on their way to the bin.
    leaving: BTreeSet<DocKey>,
    /// Notices what other programs do among the courses.
    pub(super) watch: Watch,
}

impl Saving {
    /// Whether the disk is at work.
    pub(crate) fn is_writing(&self) -> bool {
        self.autosave.is_writing()
    }

    /// Starts the writer on `store`.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub(crate) fn start(store: Arc<Store>, wake: Wake) -> std::io::Result<Self> {
        let watch = Watch::start(&store, Arc::clone(&wake));
        let (sender, events) = channel();
        let on_event = Arc::new(move |event| {
            // The window may be closing; then nobody listens, and nobody needs to.
            sender.send(event).ok();
            wake();
        });
        let writer = Writer::start(Arc::clone(&store), Arc::new(jiff::Timestamp::now), on_event)?;
        Ok(Self {
            store,
            writer,
            autosave: Autosave::default(),
            events,
            lines: BTreeMap::new(),
            counter: 0,
            wiped: BTreeMap::new(),
            wiping: Vec::new(),
            leaving: BTreeSet::new(),
            watch,
        })
    }

    /// Whether a document is on its way to the bin.
    pub(crate) fn is_removing(&self) -> bool {
        !self.leaving.is_empty()
    }
}

/// A failure of storage in the terms of the window.
pub(crate) fn trouble(error: &StorageError) -> Trouble {
    Trouble::from(error)
}

impl App {
    fn steady(&self) -> Duration {
        Duration::from_millis(self.services.clock.steady_millis())
    }

    /// Documents changed in memory: they are to be saved, or put into the bin.
    pub(crate) fn documents_changed(&mut self, ids: &[DocId]) {
        if !ids.is_empty() {
            self.notices.newer_step();
        }
        for id in ids {
            if self.editor.workspace().doc(*id).is_some() {
                self.notices.came_back(*id);
                let now = self.steady();
                if let Some(saving) = &mut self.saving {
                    saving.autosave.edited(DocKey::from(*id), self.editor.revision(*id), now);
                }
            } else {
                self.put_into_bin(*id);
                self.leave(*id);
            }
        }
    }

    /// A document was taken away: what stands in the bin is what it was then, saved or not.
    fn put_into_bin(&mut self, id: DocId) {
        self.background.bin = None;
        let Some(saving) = &mut self.saving else { return };
        let key = DocKey::from(id);
        let unsaved = saving.autosave.unsaved().any(|other| other == key);
        if let Some(doc) = self.editor.history().taken_away(id).filter(|_| unsaved).cloned() {
            let bytes: MakeBytes = Box::new(move || documents::to_bytes(&doc));
            saving.writer.save(SaveRequest { key, revision: self.editor.revision(id), bytes });
        }
        saving.autosave.forget(key);
        saving.writer.remove(key);
        saving.leaving.insert(key);
    }

    /// Whether a document is on its way to the bin: its file is none to read any more.
    pub(crate) fn is_leaving(&self, id: DocId) -> bool {
        self.saving.as_ref().is_some_and(|saving| saving.leaving.contains(&DocKey::from(id)))
    }

    /// What says, once, that everything that changed documents so far has reached the disk, if they are kept.
    pub(crate) fn written_up_to_now(&self) -> Option<Receiver<()>> {
        self.saving.as_ref().map(|saving| saving.writer.up_to_now())
    }

    /// The people of documents were wiped: as soon as that is on the disk, so are their backups.
    pub(crate) fn people_wiped(&mut self, ids: &[DocId]) {
        let revisions: Vec<_> = ids.iter().map(|id| (DocKey::from(*id), self.editor.revision(*id))).collect();
        if let Some(saving) = &mut self.saving {
            for key in revisions.iter().map(|(key, _)| *key) {
                if let DocKey::Course(course) = key {
                    saving.writer.intend_wipe(course);
                }
            }
            saving.wiped.extend(revisions);
        }
        // Another version holds them, too, and is about to go.
        self.background.others.retain(|other| !ids.contains(&other.doc));
        self.team_people_wiped(ids);
        self.save_now();
    }

    /// On closing: what wiping has not got to yet is done before the window goes.
    fn finish_wiping(&self) {
        let Some(saving) = &self.saving else { return };
        if !self.jobs.is_running(JobKind::Wipe) {
            return;
        }
        for key in &saving.wiping {
            if let Err(error) = wipe(&saving.store, *key) {
                tracing::warn!(kind = ?error.kind, "people could not be wiped everywhere");
            }
        }
    }

    /// The people are not in the course any more; now every other trace of them goes.
    fn wipe_traces(&mut self, key: DocKey) {
        let Some(store) = self.store.clone() else { return };
        if let Some(saving) = &mut self.saving {
            saving.wiping.push(key);
        }
        self.jobs.spawn(JobKind::Wipe, move |_| Event::Wiped(wipe(&store, key)));
    }

    /// Says how wiping the backups went.
    pub(crate) fn backups_wiped(&mut self, result: Result<(), Trouble>) {
        if let Some(saving) = &mut self.saving
            && !self.jobs.is_running(JobKind::Wipe)
        {
            saving.wiping.clear();
        }
        match result {
            Ok(()) => {
                let text = self.words.get("people-wiped").to_owned();
                self.say(Level::Success, text);
            }
            Err(why) => {
                let text = self.words.get("people-wipe-left").to_owned();
                self.say(Level::Warning, text);
                self.tell_trouble(&why);
            }
        }
    }

    /// The settings or the places of files changed.
    pub(crate) fn small_file_changed(&mut self, key: DocKey) {
        let now = self.steady();
        let Some(saving) = &mut self.saving else { return };
        saving.counter += 1;
        saving.autosave.edited(key, saving.counter, now);
    }

    /// Everything that is not on the disk goes there at once.
    pub(crate) fn save_now(&mut self) {
        if let Some(saving) = &mut self.saving {
            saving.autosave.flush();
        }
    }

    /// Listens to the writer, gives it what is due, and asks to be woken when the next is.
    pub(crate) fn save_what_is_due(&mut self, ctx: &egui::Context) {
        self.hear_writer();
        let now = self.steady();
        let due = match &mut self.saving {
            Some(saving) => saving.autosave.take_due(now),
            None => return,
        };
        for (key, revision) in due {
            let bytes = self.make_bytes(key);
            if let Some(saving) = &self.saving {
                saving.writer.save(SaveRequest { key, revision, bytes });
            }
        }
        let Some(saving) = &self.saving else { return };
        self.save = match saving.autosave.status() {
            SaveStatus::Saved if self.look_only => SaveView::LookOnly,
            SaveStatus::Saved => SaveView::Saved,
            SaveStatus::Saving if saving.autosave.hangs(now) => {
                let path = Some(saving.store.dir().root().to_owned());
                SaveView::Failed(Trouble { path, ..Trouble::of(TroubleKind::DiskHangs) })
            }
            SaveStatus::Saving => SaveView::Saving,
            SaveStatus::Failed { error, .. } => SaveView::Failed(trouble(&error)),
        };
        if let Some(wait) = saving.autosave.next_wake(now) {
            ctx.request_repaint_after(wait);
        }
    }

    fn hear_writer(&mut self) {
        let now = self.steady();
        let (mut told, mut wiped, mut others, mut saved) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        if let Some(saving) = &mut self.saving {
            while let Ok(event) = saving.events.try_recv() {
                match event {
                    SaveEvent::Saved { key, revision } => {
                        saving.autosave.saved(key, revision);
                        if saving.wiped.get(&key).is_some_and(|wiped| *wiped <= revision) {
                            saving.wiped.remove(&key);
                            wiped.push(key);
                        }
                        if let Some(doc) = key.doc() {
                            self.background.backups.remove(&doc);
                            // One that undoing brought back need not be in the bin any more.
                            self.background.bin.take_if(|bin| bin.iter().any(|entry| entry.doc == doc));
                            saved.push(doc);
                            self.background.backup_lists += 1;
                        }
                    }
                    SaveEvent::Failed { key, revision, error } => {
                        saving.autosave.failed(key, revision, error, now);
                    }
                    SaveEvent::ChangedOutside { key, kept } => match (kept.why, key.doc()) {
                        (KeptWhy::ChangedOutside, Some(doc @ DocId::Course(_))) => {
                            others.push((doc, kept.path));
                        }
                        (KeptWhy::ChangedOutside, _) => told.push(("kept-changed-outside", kept.path)),
                        (KeptWhy::Unreadable, _) => told.push(("kept-unreadable", kept.path)),
                    },
                    SaveEvent::Removed { key } => {
                        self.background.bin = None;
                        saving.leaving.remove(&key);
                    }
                    SaveEvent::RemoveFailed { key, error } => {
                        saving.leaving.remove(&key);
                        tracing::warn!(kind = ?error.kind(), "a document could not be moved to the bin");
                        told.push(("bin-failed", error.path().map(ToOwned::to_owned).unwrap_or_default()));
                    }
                }
            }
        }
        for key in wiped {
            self.wipe_traces(key);
        }
        for (doc, path) in others {
            self.offer_other(doc, path, OtherOrigin::ChangedOutside);
        }
        for doc in saved {
            self.follow_questions(doc);
            self.team_course_saved(doc);
        }
        for (key, path) in told {
            // The newest of a kind stands for all: a sync client may change a file a hundred times.
            let sentence = self.words.get(key);
            self.notices.retain(|_, notice| !notice.text.starts_with(sentence));
            let text = format!("{} {}", self.words.get(key), path.display());
            self.say(Level::Warning, text);
        }
    }

    fn data_folder(&self) -> PathBuf {
        self.store.as_ref().map(|store| store.dir().root().to_owned()).unwrap_or_default()
    }

    /// What makes the bytes of a document, from a snapshot that costs nothing to take.
    fn make_bytes(&self, key: DocKey) -> MakeBytes {
        let workspace = self.editor.workspace();
        match key {
            DocKey::Course(_) | DocKey::Training(_) => match key.doc().and_then(|id| workspace.doc(id)) {
                Some(doc) => Box::new(move || documents::to_bytes(&doc)),
                None => gone(),
            },
            DocKey::Settings => {
                let mut settings = self.settings.clone();
                let data = self.data_folder();
                settings.materials_folder = settings.materials_folder.map(|path| remembered(&path, &data));
                Box::new(move || settings_bytes(&settings))
            }
            DocKey::Places => {
                let (places, data) = (self.files.places.clone(), self.data_folder());
                Box::new(move || places_bytes(&places, &data))
            }
            DocKey::Known => {
                let known = self.files.known.clone();
                Box::new(move || known_bytes(&known))
            }
            DocKey::Index => {
                let lines = self.index_lines();
                Box::new(move || Index::of(lines).to_bytes())
            }
            // They are written where a course is sent or taken in.
            DocKey::Stamps(_) | DocKey::Device => gone(),
        }
    }

    /// The lines of the index. A line is only true if its summary is that of the file as it is now: one of
    /// an open course is made anew if the file is what was last read or saved here, one of a course that
    /// is not open stays as it was found.
    fn index_lines(&self) -> Vec<IndexEntry> {
        let Some(saving) = &self.saving else { return Vec::new() };
        let workspace = self.editor.workspace();
        let mut lines = saving.lines.clone();
        lines.retain(|id, _| workspace.shelf.contains_key(id));
        let unsaved: Vec<DocKey> = saving.autosave.unsaved().collect();
        for (id, course) in &workspace.courses {
            lines.remove(id);
            let key = DocKey::Course(id.0);
            let known = !unsaved.contains(&key) && saving.store.changed_outside(key) == Ok(false);
            if let Some(meta) = saving.store.metadata(key).ok().flatten().filter(|_| known) {
                let summary = CourseSummary::of(course);
                lines.insert(*id, IndexEntry { size: meta.size, modified: meta.modified, summary });
            }
        }
        lines.into_values().collect()
    }

    /// The documents that are not on the disk.
    pub(crate) fn unsaved_documents(&self) -> Vec<DocId> {
        let unsaved = self.saving.iter().flat_map(|saving| saving.autosave.unsaved());
        unsaved.filter_map(DocKey::doc).collect()
    }

    /// On closing: everything to the disk, and wait. Says whether all is there.
    pub(crate) fn save_everything_and_wait(&mut self, ctx: &egui::Context) -> bool {
        // Twice: a document with a save under way gets its last edits saved after that one.
        for _ in 0..2 {
            self.save_now();
            self.save_what_is_due(ctx);
            if let Some(saving) = &self.saving
                && !saving.writer.flush(CLOSING_WAIT)
            {
                tracing::warn!("the disk is slow: not everything was written in time");
                break;
            }
            self.hear_writer();
        }
        self.hear_writer();
        self.finish_wiping();
        self.saving.as_ref().is_none_or(|saving| saving.autosave.unsaved().next().is_none())
    }

    /// Last of all: the index, so that the next start is quick. It can be made anew, so failing is fine.
    pub(crate) fn save_index(&mut self) {
        let bytes = self.make_bytes(DocKey::Index);
        if let Some(saving) = &self.saving {
            saving.writer.save(SaveRequest { key: DocKey::Index, revision: 1, bytes });
        }
    }
}

fn wipe(store: &Store, key: DocKey) -> Result<(), Trouble> {
    let DocKey::Course(course) = key else { return Ok(()) };
    store.wipe(course, jiff::Timestamp::now()).map_err(|error| Trouble::from(&error))
}

fn gone() -> MakeBytes {
    Box::new(|| Err("the document is not open any more".to_owned()))
}
