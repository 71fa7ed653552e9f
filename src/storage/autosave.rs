//! When to save: a pure state machine, fed with the time as a [`Duration`] on a clock that only goes forward.
//!
//! A document is saved a short while after the last edit, and at the latest a second after the first edit
//! that is not saved yet. A save that failed stays pending and is tried again with growing pauses.

use std::collections::BTreeMap;
use std::time::Duration;

use super::error::StorageError;
use super::keys::DocKey;

/// Quiet after the last edit before a save.
pub const QUIET: Duration = Duration::from_millis(300);

/// The longest that an edit waits for a save, in steady typing.
pub const LONGEST: Duration = Duration::from_secs(1);

/// A disk that has not answered for so long hangs: a network that is away, a stick that fails.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Pauses before a failed save is tried again, in seconds; the last one repeats.
pub const PAUSES: [u64; 5] = [1, 2, 5, 10, 30];

/// All documents with something to save, or that were saved.
#[derive(Clone, Debug, Default)]
pub struct Autosave {
    documents: BTreeMap<DocKey, Document>,
}

#[derive(Clone, Debug, Default)]
struct Document {
    /// The newest revision that was edited.
    latest: u64,
    /// The newest revision that is on the disk.
    acknowledged: u64,
    /// The revision that the writer is busy with.
    in_flight: Option<u64>,
    /// Since when it is.
    handed_at: Duration,
    /// The first edit after the revision that was last handed to the writer.
    first: Duration,
    /// The last edit.
    last: Duration,
    /// Somebody asked for it to be saved now.
    hurry: bool,
    /// The last save failed.
    failure: Option<Failure>,
}

#[derive(Clone, Debug)]
struct Failure {
    error: StorageError,
    attempts: usize,
    next_try: Duration,
}

/// What the header shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveStatus {
    /// Everything is on the disk.
    Saved,
    /// Something is not on the disk yet.
    Saving,
    /// A save failed; what was typed is still in memory.
    Failed {
        /// The document; the first of them if there are several.
        key: DocKey,
        /// What went wrong.
        error: StorageError,
        /// When it is tried again, on the clock that was passed in.
        next_try: Duration,
    },
}

impl Document {
    fn unsaved(&self) -> bool {
        self.latest > self.acknowledged
    }

    /// Something was edited that the writer has not been given.
    fn waiting(&self) -> bool {
        self.unsaved() && self.in_flight.is_none()
    }

    fn due(&self) -> Option<Duration> {
        if !self.waiting() {
            return None;
        }
        if self.hurry {
            return Some(Duration::ZERO);
        }
        match &self.failure {
            Some(failure) => Some(failure.next_try),
            None => Some((self.last + QUIET).min(self.first + LONGEST)),
        }
    }
}

impl Autosave {
    /// A document was edited; `revision` grows with every edit.
    pub fn edited(&mut self, key: DocKey, revision: u64, now: Duration) {
        let document = self.documents.entry(key).or_default();
        if revision <= document.latest {
            return;
        }
        let handed_over = document.in_flight.unwrap_or(document.acknowledged);
        if document.latest <= handed_over {
            document.first = now;
        }
        document.latest = revision;
        document.last = now;
    }

    /// Everything that is not saved is due now, whatever failed before: on closing, on leaving a session,
    /// when the window loses the focus, when the user says "try again".
    pub fn flush(&mut self) {
        for document in self.documents.values_mut() {
            document.hurry = document.unsaved();
        }
    }

    /// What is to be handed to the writer now, with the newest revision of each. Each counts as in flight
    /// until [`Autosave::saved`] or [`Autosave::failed`] says what became of it.
    #[must_use = "what is returned counts as in flight"]
    pub fn take_due(&mut self, now: Duration) -> Vec<(DocKey, u64)> {
        let mut due = Vec::new();
        for (key, document) in &mut self.documents {
            if document.due().is_some_and(|at| at <= now) {
                document.in_flight = Some(document.latest);
                document.handed_at = now;
                document.hurry = false;
                due.push((*key, document.latest));
            }
        }
        due
    }

    /// A revision is on the disk, and with it all before it.
    pub fn saved(&mut self, key: DocKey, revision: u64) {
        let Some(document) = self.documents.get_mut(&key) else { return };
        document.acknowledged = document.acknowledged.max(revision);
        if document.in_flight.is_some_and(|flying| flying <= revision) {
            document.in_flight = None;
        }
        document.failure = None;
        document.hurry &= document.unsaved();
    }

    /// A revision could not be saved. It stays pending.
    pub fn failed(&mut self, key: DocKey, revision: u64, error: StorageError, now: Duration) {
        let Some(document) = self.documents.get_mut(&key) else { return };
        if document.in_flight.is_some_and(|flying| flying > revision) || revision <= document.acknowledged {
            return;
        }
        document.in_flight = None;
        let attempts = document.failure.as_ref().map_or(0, |failure| failure.attempts);
        let pause = PAUSES[attempts.min(PAUSES.len() - 1)];
        let next_try = now + Duration::from_secs(pause);
        document.failure = Some(Failure { error, attempts: attempts + 1, next_try });
    }

    /// A document was removed, or read anew: there is nothing to save of it any more.
    pub fn forget(&mut self, key: DocKey) {
        self.documents.remove(&key);
    }

    /// What the header shows.
    #[must_use]
    pub fn status(&self) -> SaveStatus {
        let mut status = SaveStatus::Saved;
        for (key, document) in self.documents.iter().filter(|(_, document)| document.unsaved()) {
            if let Some(Failure { error, next_try, .. }) = &document.failure {
                return SaveStatus::Failed { key: *key, error: error.clone(), next_try: *next_try };
            }
            status = SaveStatus::Saving;
        }
        status
    }

    /// Whether the disk is at work and has not answered yet.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.documents.values().any(|document| document.in_flight.is_some())
    }

    /// Whether the disk has not answered for [`PATIENCE`].
    #[must_use]
    pub fn hangs(&self, now: Duration) -> bool {
        self.documents
            .values()
            .any(|document| document.in_flight.is_some() && now >= document.handed_at + PATIENCE)
    }

    /// The documents with edits that are not on the disk.
    pub fn unsaved(&self) -> impl Iterator<Item = DocKey> + '_ {
        self.documents.iter().filter(|(_, document)| document.unsaved()).map(|(key, _)| *key)
    }

    /// The newest revision of a document that is on the disk; 0 if none was saved since it was read.
    #[must_use]
    pub fn acknowledged(&self, key: DocKey) -> u64 {
        self.documents.get(&key).map_or(0, |document| document.acknowledged)
    }

    /// How long until [`Autosave::take_due`] has something or the disk begins to hang; `None` while there is nothing to wait for.
    #[must_use]
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        let flying = self.documents.values().filter(|document| document.in_flight.is_some());
        let told = flying.map(|document| document.handed_at + PATIENCE).filter(|at| *at > now);
        let due = self.documents.values().filter_map(Document::due);
        due.chain(told).min().map(|at| at.saturating_sub(now))
    }
}
