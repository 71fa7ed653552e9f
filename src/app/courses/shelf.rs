//! Courses on the disk: found at the start, opened when they are wanted, with their backups and the bin.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::saving::trouble;
use crate::app::App;
use crate::app::events::Event;
use crate::core::edit::command::Command;
use crate::core::find::digest::Digest;
use crate::core::ids::{CourseId, DocId, TrainingId};
use crate::core::model::parts::{Part, changed_parts};
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::jobs::JobKind;
use crate::storage::backups::{Backup, Origin};
use crate::storage::bin::BinEntry as InBin;
use crate::storage::documents;
use crate::storage::error::StorageError;
use crate::storage::index::{Index, IndexEntry};
use crate::storage::keys::{DocKey, DocKind};
use crate::storage::recovery::{self, Counts, Offer, RescueCandidate};
use crate::storage::store::Store;
use crate::ui::action::{self, Level, Notice, Place};
use crate::ui::background::{BackupEntry, BinEntry, Holds, Rescue};

/// How long a job waits for what is being written, before it goes on with what is on the disk.
const WRITER_PATIENCE: Duration = Duration::from_secs(10);

/// A document from its bytes, and whether it may only be looked at.
pub(crate) fn decode(kind: DocKind, bytes: &[u8]) -> Result<(Doc, bool), Trouble> {
    let opened = documents::decode(kind, bytes).map_err(|error| Trouble {
        kind: error.trouble(),
        path: None,
        detail: error.to_string(),
    })?;
    let newer = opened.read_only();
    Ok((opened.doc, newer))
}

pub(super) fn read(store: &Store, key: DocKey, remember: bool) -> Result<(Doc, bool), Trouble> {
    let id = key.doc().ok_or_else(|| Trouble::of(TroubleKind::Other))?;
    let opened = if remember { documents::open(store, id) } else { documents::look(store, id) };
    let opened = opened.map_err(|error| Trouble::from(&error))?;
    let path = Some(store.dir().file(key));
    let gone = Trouble { kind: TroubleKind::FileGone, path, detail: String::new() };
    let opened = opened.ok_or(gone)?;
    let newer = opened.read_only();
    Ok((opened.doc, newer))
}

fn local(at: Timestamp) -> DateTime {
    TimeZone::system().to_datetime(at)
}

fn rescue(offer: Offer) -> Rescue {
    let holds = |counts: Counts| Holds {
        days: counts.days,
        sessions: counts.sessions,
        recorded: counts.records,
        notes: counts.notes,
    };
    Rescue {
        broken_at: offer.broken_at.map(local),
        broken_holds: offer.broken_holds.map(holds),
        backup: offer.backup.map(|candidate| {
            let RescueCandidate { backup, holds: counts, .. } = candidate;
            (backup_entry(backup, Vec::new()), holds(counts))
        }),
    }
}

fn backup_entry(backup: Backup, then: Vec<Part>) -> BackupEntry {
    let foreign = backup.origin == Origin::Conflict;
    BackupEntry { path: backup.path, at: local(backup.at), bytes: backup.size, foreign, then }
}

/// The backups of a document, each with what was changed just after it. One that can't be read is listed all the same.
fn described_backups(store: &Store, id: DocId) -> Result<Vec<BackupEntry>, StorageError> {
    let mut newer = documents::look(store, id).ok().flatten().map(|opened| opened.doc);
    let mut entries = Vec::new();
    for backup in store.backups(DocKey::from(id))? {
        let bytes = store.read_backup(&backup).ok();
        let doc = bytes.and_then(|bytes| documents::from_bytes(id, &bytes, &backup.path).ok());
        let doc = doc.map(|opened| opened.doc);
        let then = match (&doc, &newer) {
            (Some(Doc::Course(older)), Some(Doc::Course(newer))) => changed_parts(older, newer),
            _ => Vec::new(),
        };
        // A version of another program is no step on the way to the next one.
        if backup.origin == Origin::Saved {
            newer = doc.or(newer);
        }
        entries.push(backup_entry(backup, then));
    }
    Ok(entries)
}

impl App {
    /// Puts what the index knows on the shelf, and compares it with the disk in the background.
    pub(crate) fn fill_shelf(&mut self, index: Index) {
        for line in &index.courses {
            self.editor.shelve(line.summary.clone());
        }
        let Some(store) = self.store.clone() else {
            self.background.all_found = true;
            return;
        };
        self.jobs.spawn(JobKind::Shelf, move |job| {
            let mut unreadable = Vec::new();
            let mut lines = Vec::new();
            match index.compare(&store) {
                Ok((good, stale)) => {
                    lines = good;
                    for file in stale {
                        if job.is_cancelled() {
                            break;
                        }
                        match read(&store, DocKey::Course(file.id), false) {
                            Ok((Doc::Course(course), _)) => lines.push(IndexEntry {
                                size: file.meta.size,
                                modified: file.meta.modified,
                                summary: CourseSummary::of(&course),
                            }),
                            Ok(_) => {}
                            Err(why) => unreadable.push((DocId::Course(CourseId(file.id)), why)),
                        }
                    }
                }
                Err(error) => tracing::warn!(kind = ?error.kind(), "the courses can't be listed"),
            }
            let mut trainings = Vec::new();
            for stored in store.list(DocKind::Training).unwrap_or_default() {
                match read(&store, DocKey::Training(stored.id), true) {
                    Ok(read) => trainings.push(read),
                    Err(why) => unreadable.push((DocId::Training(TrainingId(stored.id)), why)),
                }
            }
            Event::Shelf { lines, trainings, unreadable }
        });
    }

    /// Takes in what was found on the disk.
    pub(crate) fn shelf_filled(
        &mut self,
        lines: Vec<IndexEntry>,
        trainings: Vec<(Doc, bool)>,
        unreadable: Vec<(DocId, Trouble)>,
    ) {
        // A course whose file can't be read stays where it was seen last: one that just disappeared would
        // look lost.
        let broken = unreadable.iter().filter_map(|(id, _)| id.course());
        let there: std::collections::BTreeSet<CourseId> =
            lines.iter().map(|line| line.summary.id).chain(broken).collect();
        self.editor.unshelve_except(&there);
        for line in &lines {
            self.editor.shelve(line.summary.clone());
        }
        self.go_on_with_run(lines.iter().map(|line| &line.summary));
        if let Some(saving) = &mut self.saving {
            saving.lines = lines.into_iter().map(|line| (line.summary.id, line)).collect();
        }
        for (doc, newer) in trainings {
            if self.editor.workspace().doc(doc.id()).is_none() {
                self.editor.take_in(doc, newer || self.look_only);
            }
        }
        if !unreadable.is_empty() {
            let text = self.words.get("rescue-some").to_owned();
            self.say(Level::Warning, text);
            self.look_for_rescue(unreadable.iter().map(|(id, _)| *id).collect());
        }
        self.background.unreadable.extend(unreadable);
        self.background.all_found = true;
        // Copies that a sync client left while Doorstep was closed.
        self.look_for_changes_again();
        if let Some(doc) = self.state.place.doc() {
            self.open_document(doc);
        }
    }

    /// Makes sure that a document is open: reads it in the background if it is not.
    pub(crate) fn open_document(&mut self, id: DocId) {
        let DocId::Course(course) = id else { return };
        let known = self.editor.workspace().courses.contains_key(&course);
        if known
            || self.is_leaving(id)
            || self.background.loading.contains(&course)
            || self.background.unreadable.contains_key(&id)
        {
            return;
        }
        let Some(store) = self.store.clone() else { return };
        self.background.loading.push(course);
        self.jobs
            .spawn(JobKind::ReadDocument, move |_| Event::Opened(id, read(&store, DocKey::from(id), true)));
    }

    /// Takes in a document that was read.
    pub(crate) fn document_opened(&mut self, id: DocId, result: Result<(Doc, bool), Trouble>) {
        if let DocId::Course(course) = id {
            self.background.loading.retain(|other| *other != course);
        }
        match result {
            Ok((doc, newer)) => {
                if newer {
                    let text = self.words.get("trouble-newer").to_owned();
                    self.say(Level::Warning, text);
                }
                self.editor.take_in(doc, newer || self.look_only);
                if let DocId::Course(course) = id {
                    self.go_on_with_clock(course);
                    self.look_for_questions(course);
                    self.take_in_from_team();
                }
            }
            // Undone, or deleted here: there is no file that could be broken.
            Err(why)
                if why.kind == TroubleKind::FileGone && self.editor.workspace().shelved(id).is_none() => {}
            Err(why) => {
                tracing::warn!(kind = ?why.kind, "a document can't be read");
                self.background.unreadable.insert(id, why);
                self.look_for_rescue(vec![id]);
            }
        }
    }

    /// Reads what can be searched of all courses that are not open, once.
    pub(crate) fn read_digests(&mut self) {
        let Some(store) = self.store.clone() else { return };
        if self.digests_asked || self.jobs.is_running(JobKind::Digests) {
            return;
        }
        self.digests_asked = true;
        let ids: Vec<CourseId> = self.editor.workspace().shelf.keys().copied().collect();
        self.jobs.spawn(JobKind::Digests, move |job| {
            let mut digests = Vec::new();
            for id in ids {
                if job.is_cancelled() {
                    break;
                }
                if let Ok((Doc::Course(course), _)) = read(&store, DocKey::Course(id.0), false) {
                    digests.push(Digest::of(&course));
                }
            }
            Event::Digests(digests)
        });
    }

    /// Looks for what can be done about documents whose files can't be read.
    fn look_for_rescue(&mut self, ids: Vec<DocId>) {
        let Some(store) = self.store.clone() else { return };
        self.jobs.spawn(JobKind::Rescue, move |_| {
            let offers = ids.into_iter().filter_map(|id| Some((id, recovery::offer(&store, id).ok()??)));
            Event::Rescues(offers.map(|(id, offer)| (id, rescue(offer))).collect())
        });
    }

    /// Lists the backups of a document.
    pub(crate) fn list_backups(&mut self, id: DocId) {
        let Some(store) = self.store.clone() else { return };
        if self.jobs.is_running(JobKind::Backups) {
            return;
        }
        let number = self.background.backup_lists;
        self.jobs.spawn(JobKind::Backups, move |_| {
            Event::Backups(id, number, described_backups(&store, id).map_err(|error| trouble(&error)))
        });
    }

    /// The backups of a document were listed. A list from before the last save is none: the screen asks again.
    pub(crate) fn backups_listed(
        &mut self,
        id: DocId,
        number: u64,
        listed: Result<Vec<BackupEntry>, Trouble>,
    ) {
        if number != self.background.backup_lists {
            return;
        }
        let entries = listed.unwrap_or_else(|why| {
            self.tell_trouble(&why);
            Vec::new()
        });
        self.background.backups.insert(id, entries);
    }

    /// Reads a backup: to look at, or to make it the present version.
    pub(crate) fn read_backup(&mut self, id: DocId, path: std::path::PathBuf, restore: bool) {
        let Some(store) = self.store.clone() else { return };
        let open = self.editor.workspace().doc(id).is_some();
        self.jobs.spawn(JobKind::ReadBackup, move |_| {
            let key = DocKey::from(id);
            let read_one = || {
                let backups = store.backups(key).map_err(|error| trouble(&error))?;
                let gone =
                    Trouble { kind: TroubleKind::FileGone, path: Some(path.clone()), detail: String::new() };
                let backup = backups.iter().find(|backup| backup.path == path).ok_or(gone)?;
                let bytes = store.read_backup(backup).map_err(|error| trouble(&error))?;
                let opened = documents::from_bytes(id, &bytes, &path);
                opened.map(|opened| opened.doc).map_err(|error| Trouble::from(&error))
            };
            let result = read_one();
            if !restore {
                return Event::BackupView(id, path.clone(), result);
            }
            // The present version of a document that is not open is what undo must bring back. One that
            // can't be read has none.
            let present = if open { None } else { read(&store, key, true).ok() };
            Event::BackupToRestore(id, result, present)
        });
    }

    /// A backup becomes the present version, as one step that can be undone.
    /// `present` is the present version, if the document was not open.
    pub(crate) fn restore_backup(
        &mut self,
        ctx: &egui::Context,
        id: DocId,
        result: Result<Doc, Trouble>,
        present: Option<(Doc, bool)>,
    ) {
        match result {
            Ok(doc) => {
                if let Some((present, newer)) = present
                    && self.editor.workspace().doc(id).is_none()
                {
                    self.editor.take_in(present, newer || self.look_only);
                }
                let open = self.editor.workspace().doc(id).is_some();
                let command = match (doc, open) {
                    (Doc::Course(course), true) => {
                        Command::ReplaceCourse(Box::new(Arc::unwrap_or_clone(course)))
                    }
                    (Doc::Course(course), false) => {
                        Command::CreateCourse(Box::new(Arc::unwrap_or_clone(course)))
                    }
                    (Doc::Training(training), true) => {
                        Command::ReplaceTraining(Box::new(Arc::unwrap_or_clone(training)))
                    }
                    (Doc::Training(training), false) => {
                        Command::CreateTraining(Box::new(Arc::unwrap_or_clone(training)))
                    }
                };
                self.background.unreadable.remove(&id);
                self.background.rescues.remove(&id);
                self.edit(ctx, command);
                let text = self.words.get("backups-restored").to_owned();
                self.tell(Notice { level: Level::Success, text, offer: Some(action::Offer::Undo) });
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// Lists what is in the bin, with titles.
    pub(crate) fn list_bin(&mut self) {
        let Some(store) = self.store.clone() else { return };
        if self.jobs.is_running(JobKind::Bin) {
            return;
        }
        self.jobs.spawn(JobKind::Bin, move |_| {
            let listed = store.list_bin().map_err(|error| trouble(&error)).map(|entries| {
                let entry = |entry: InBin| {
                    let doc = entry.key.doc()?;
                    let read = store
                        .read_bin(&entry)
                        .ok()
                        .and_then(|bytes| documents::from_bytes(doc, &bytes, &entry.path).ok());
                    let title = match read.map(|opened| opened.doc) {
                        Some(Doc::Course(course)) => course.title.clone(),
                        Some(Doc::Training(training)) => training.title.clone(),
                        None => entry.path.display().to_string(),
                    };
                    Some(BinEntry { path: entry.path, doc, title, at: local(entry.removed) })
                };
                entries.into_iter().filter_map(entry).collect()
            });
            Event::Bin(listed)
        });
    }

    /// Takes something out of the bin: the newest that is wanted.
    pub(crate) fn restore_from_bin(&mut self, wanted: impl Fn(&InBin) -> bool + Send + 'static) {
        let Some(store) = self.store.clone() else { return };
        let binned = self.written_up_to_now();
        self.jobs.spawn(JobKind::FromBin, move |_| {
            // What was deleted a moment ago may still be on its way into the bin.
            if let Some(binned) = binned {
                binned.recv_timeout(WRITER_PATIENCE).ok();
            }
            let restore = || {
                let entries = store.list_bin().map_err(|error| trouble(&error))?;
                let entry = entries.iter().find(|entry| wanted(entry));
                let entry = entry.ok_or_else(|| Trouble::of(TroubleKind::FileGone))?;
                store.restore_from_bin(entry).map_err(|error| trouble(&error))?;
                read(&store, entry.key, true)
            };
            Event::OutOfBin(restore())
        });
    }

    /// Something is back from the bin: show it.
    pub(crate) fn out_of_bin(&mut self, result: Result<(Doc, bool), Trouble>) {
        self.background.bin = None;
        match result {
            Ok((doc, newer)) => {
                let id = doc.id();
                self.editor.take_in(doc, newer || self.look_only);
                self.notices.came_back(id);
                self.go(Place::of(id));
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// Empties the bin for good.
    pub(crate) fn empty_bin(&mut self) {
        let Some(store) = self.store.clone() else { return };
        self.jobs.spawn(JobKind::EmptyBin, move |_| {
            let purge = || {
                for entry in store.list_bin().map_err(|error| trouble(&error))? {
                    store.purge(&entry).map_err(|error| trouble(&error))?;
                }
                Ok(())
            };
            Event::BinEmptied(purge())
        });
    }
}
