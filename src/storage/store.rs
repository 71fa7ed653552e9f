//! The store: reads and saves documents as bytes, and never loses a version.
//!
//! The protocol of a save: a new file in the same folder, written, synced, read back and checked; then the
//! version that stands there is set aside; then the new one takes its place as [`super::swap`] says; then the folder is
//! synced. Whatever fails, and wherever the power goes, the file is the old version or the new one after the next start.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::Timestamp;
use uuid::Uuid;

use super::backups::{self, Backup};
use super::checker::{Checker, Verify};
use super::codec::MAX_FILE_BYTES;
use super::disk::{Disk, Meta};
use super::error::StorageError;
use super::kept::{Aside, Kept, Swap, came_out};
use super::keys::{DocKey, DocKind};
use super::paths::{DataDir, file_name, id_in_name};

/// Reads and saves documents. Calls that change something take turns; it can be shared by threads.
pub struct Store {
    pub(super) disk: Arc<dyn Disk>,
    dir: DataDir,
    verify: Verify,
    pub(super) turn: Mutex<()>,
    /// Who reads, changes and writes what is known of a shared course has it for as long as that takes.
    pub(super) sharing: Mutex<()>,
    /// Held while the place of a document is empty between two steps of its save: who looks then waits.
    gap: RwLock<()>,
    state: Mutex<State>,
    checker: Checker,
}

#[derive(Default)]
struct State {
    memories: BTreeMap<DocKey, Memory>,
    temp_count: u64,
    superfluous: BTreeMap<DocKey, Vec<PathBuf>>,
    /// The backups of documents that were saved, the newest first: nobody else makes or removes some meanwhile.
    backups: BTreeMap<DocKey, Vec<Backup>>,
    /// What was put into the bin here, and where it is.
    removed: BTreeMap<DocKey, PathBuf>,
    /// The disk was asked to exchange two names and can't.
    no_exchange: bool,
    /// The disk was asked to give a name in one step if it is free and can't.
    no_moves: bool,
}

/// What is remembered of the file of a document, so that a change from outside is noticed.
#[derive(Clone, Default)]
pub(super) struct Memory {
    /// What we last read or wrote, byte for byte: a file of the same size and time may still be another.
    known: Option<Arc<[u8]>>,
    /// That was checked and can be read.
    pub(super) good: bool,
    /// That is on the disk for sure, the name of the file included.
    durable: bool,
    /// What we were about to write when something failed: it may stand there now.
    attempt: Option<Arc<[u8]>>,
}

impl Memory {
    pub(super) fn knows(&self, bytes: &[u8]) -> bool {
        self.known.as_deref() == Some(bytes)
    }

    pub(super) fn tried(&self, bytes: &[u8]) -> bool {
        self.attempt.as_deref() == Some(bytes)
    }

    /// The last save was not finished.
    pub(super) fn interrupted(&self) -> bool {
        self.attempt.is_some()
    }
}

/// What a save did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SaveOutcome {
    /// Bytes were written; `false` if the very same stood there already.
    pub written: bool,
    /// The version that stood there was not ours, and where it is kept now.
    pub kept: Option<Kept>,
}

/// A document that is in its folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stored {
    /// Its id.
    pub id: Uuid,
    /// Size and time of its file.
    pub meta: Meta,
}

impl Store {
    /// A store of the data folder `dir`; nothing is read or written yet.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, dir: DataDir, verify: Verify) -> Self {
        Self {
            disk,
            dir,
            verify,
            turn: Mutex::default(),
            sharing: Mutex::default(),
            gap: RwLock::default(),
            state: Mutex::default(),
            checker: Checker::default(),
        }
    }

    /// The data folder.
    #[must_use]
    pub fn dir(&self) -> &DataDir {
        &self.dir
    }

    /// Reads a document and remembers what it was; `None` if there is none.
    ///
    /// # Errors
    /// If it can't be read, or is larger than [`MAX_FILE_BYTES`].
    pub fn read(&self, key: DocKey) -> Result<Option<Vec<u8>>, StorageError> {
        let bytes = self.peek(key)?;
        let memory = Memory {
            known: bytes.as_deref().map(Arc::from),
            good: false,
            durable: bytes.is_some(),
            attempt: None,
        };
        self.remember(key, memory);
        Ok(bytes)
    }

    /// Reads a document without remembering it: for looking, not for editing.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn peek(&self, key: DocKey) -> Result<Option<Vec<u8>>, StorageError> {
        self.read_file(&self.dir.file(key))
    }

    /// Size and time of a document's file; `None` if there is none.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn metadata(&self, key: DocKey) -> Result<Option<Meta>, StorageError> {
        let path = self.dir.file(key);
        let _no_gap = self.no_gap();
        found(self.disk.metadata(&path), &path)
    }

    /// Whether the file is no longer what was last read or written here. Reads the file.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn changed_outside(&self, key: DocKey) -> Result<bool, StorageError> {
        let _turn = self.take_turn();
        let memory = self.memory(key);
        Ok(match self.peek(key)? {
            Some(now) => !memory.knows(&now) && !memory.tried(&now),
            None => memory.known.is_some(),
        })
    }

    /// Takes these bytes, which were read before, for what stands there: they were taken over.
    pub fn adopt(&self, key: DocKey, bytes: &[u8]) {
        let known = Some(Arc::from(bytes));
        self.remember(key, Memory { known, good: true, durable: true, attempt: None });
    }

    /// The documents of a kind, in the order of their ids.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn list(&self, kind: DocKind) -> Result<Vec<Stored>, StorageError> {
        let folder = self.dir.folder(kind);
        let no_gap = self.no_gap();
        let entries = self.disk.list(&folder).map_err(|error| StorageError::from_io(&error, &folder))?;
        drop(no_gap);
        let mut stored: Vec<Stored> = entries
            .into_iter()
            .filter_map(|entry| Some(Stored { id: id_in_name(&entry.name)?, meta: entry.meta }))
            .collect();
        stored.sort_by_key(|stored| stored.id);
        Ok(stored)
    }

    /// Saves a document: when this returns `Ok`, it is on the disk and will be there after a power cut.
    ///
    /// A version that another program wrote, or that can't be read, is kept and named in the outcome.
    ///
    /// # Errors
    /// If any step failed; then the file is the old version (or, rarely, already the new one), and it is
    /// safe to try again.
    pub fn save(&self, key: DocKey, bytes: &[u8], now: Timestamp) -> Result<SaveOutcome, StorageError> {
        let _turn = self.take_turn();
        let memory = self.memory(key);
        if memory.durable && memory.knows(bytes) && self.peek(key)?.as_deref() == Some(bytes) {
            return Ok(SaveOutcome::default());
        }
        let shared = Arc::from(bytes);
        let temp = self.write_temp(key, &shared)?;
        let outcome = self.put_in_place(key, &shared, &temp, now);
        if outcome.is_ok() {
            self.take_out_of_bin(key, bytes);
        } else {
            self.forget_backups(key);
            let out = came_out(&temp);
            // Where the place is empty, these two are what the next start fills it from.
            let emptied =
                self.disk.metadata(&out).is_ok() && self.disk.metadata(&self.dir.file(key)).is_err();
            for left in [out, temp] {
                if !emptied && self.disk.read(&left, MAX_FILE_BYTES).is_ok_and(|there| there == bytes) {
                    // What is left behind is cleaned at the next start; the error that matters is the first one.
                    self.disk.remove(&left).ok();
                }
            }
        }
        outcome
    }

    /// Earlier versions of a document, the newest first, with those set aside because of a conflict.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn backups(&self, key: DocKey) -> Result<Vec<Backup>, StorageError> {
        let folder = self.dir.backups(key);
        backups::list(&*self.disk, &folder).map_err(|error| StorageError::from_io(&error, &folder))
    }

    /// The bytes of an earlier version.
    ///
    /// # Errors
    /// If it can't be read; [`StorageError::Missing`] if it was pruned meanwhile.
    pub fn read_backup(&self, backup: &Backup) -> Result<Vec<u8>, StorageError> {
        self.read_file(&backup.path)?.ok_or_else(|| StorageError::Missing { path: backup.path.clone() })
    }

    /// Checks bytes as [`Store::save`] would.
    ///
    /// # Errors
    /// Why they can't be read as the document of that key.
    pub fn check(&self, key: DocKey, bytes: &[u8]) -> Result<(), String> {
        (self.verify)(key, bytes)
    }

    /// Writes a new file beside the document's, waits for the disk, reads it back and checks it.
    fn write_temp(&self, key: DocKey, bytes: &Arc<[u8]>) -> Result<PathBuf, StorageError> {
        let target = self.dir.file(key);
        let (path, mut file) = loop {
            let path = self.temp_path(key);
            match self.disk.create_new(&path) {
                Ok(file) => break (path, file),
                // Left behind by another run; the next number is free sooner or later.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(StorageError::from_io(&error, &target)),
            }
        };
        // While the disk is busy there is time to check whether the bytes can be read again.
        let checking = self.checker.begin(self.verify, key, bytes);
        let back = file.write(bytes).and_then(|()| file.sync()).and_then(|()| file.read_back(bytes.len()));
        let readable = checking.end();
        drop(file);
        let checked = back.map_err(|error| StorageError::from_io(&error, &target)).and_then(|back| {
            if back != **bytes {
                let message = "the disk gave back other bytes than were written".to_owned();
                return Err(StorageError::Io { message, path: target.clone() });
            }
            readable.map_err(|reason| StorageError::Internal { reason, path: target.clone() })
        });
        match checked {
            Ok(()) => Ok(path),
            Err(error) => {
                self.disk.remove(&path).ok();
                Err(error)
            }
        }
    }

    fn put_in_place(
        &self,
        key: DocKey,
        bytes: &Arc<[u8]>,
        temp: &Path,
        now: Timestamp,
    ) -> Result<SaveOutcome, StorageError> {
        let folder = self.dir.folder_of(key);
        let path = self.dir.file(key);
        let fail = |error: io::Error| StorageError::from_io(&error, &path);
        // As late as can be, so that a change from outside is seen.
        let old = match self.disk.read_dated(&path, MAX_FILE_BYTES) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(fail(error)),
        };
        let aside = match &old {
            Some((old, modified)) if !key.is_cache() && old[..] != **bytes => {
                self.set_old_aside(key, old, Meta::moment(*modified).unwrap_or(now), now)?
            }
            _ => Aside::default(),
        };
        let memory = self.memory(key);
        self.remember(key, Memory { attempt: Some(Arc::clone(bytes)), ..memory });
        let came_out = match &old {
            _ if key.is_cache() => self.disk.rename(temp, &path).map_err(fail).map(|()| None)?,
            Some((old, _)) => match self.swap(key, temp, old, bytes, now)? {
                Swap::Done(kept) => kept,
                Swap::Changed => return self.put_in_place_again(key, bytes, temp, now),
            },
            None if self.disk.rename_new(temp, &path).map_err(fail)? => None,
            // It appeared since the look a moment ago: then it is not ours.
            None => return self.put_in_place_again(key, bytes, temp, now),
        };
        let known = Some(Arc::clone(bytes));
        let memory = Memory { known, good: true, durable: false, attempt: None };
        self.remember(key, memory.clone());
        self.disk.sync_dir(&folder).map_err(fail)?;
        self.remember(key, Memory { durable: true, ..memory });
        if let Some(listed) = aside.listed {
            self.note_backups(key, listed, aside.backup);
        }
        Ok(SaveOutcome { written: true, kept: came_out.or(aside.kept) })
    }

    fn put_in_place_again(
        &self,
        key: DocKey,
        bytes: &Arc<[u8]>,
        temp: &Path,
        now: Timestamp,
    ) -> Result<SaveOutcome, StorageError> {
        self.forget_backups(key);
        self.put_in_place(key, bytes, temp, now)
    }

    /// Takes away backups that good saves made superfluous. Costs time that nobody should wait for: the
    /// writer calls it when a save was reported and no other waits.
    pub fn tidy_backups(&self) {
        let _turn = self.take_turn();
        let superfluous = std::mem::take(&mut lock(&self.state).superfluous);
        for path in superfluous.into_values().flatten() {
            // Never a reason to fail: the next start finds it again.
            if let Err(error) = self.disk.remove(&path)
                && error.kind() != io::ErrorKind::NotFound
            {
                tracing::warn!(%error, "a backup could not be pruned");
            }
        }
    }

    /// Notes which backups there are after a good save, and which of them are no longer needed.
    fn note_backups(&self, key: DocKey, listed: Vec<Backup>, new: Option<Backup>) {
        let mut all: Vec<Backup> = new.into_iter().chain(listed).collect();
        let superfluous: Vec<PathBuf> =
            backups::to_prune(&all).into_iter().map(|backup| backup.path.clone()).collect();
        all.retain(|backup| !superfluous.contains(&backup.path));
        let mut state = lock(&self.state);
        state.superfluous.entry(key).or_default().extend(superfluous);
        state.backups.insert(key, all);
    }

    /// The backups of a document, as far as they are known without asking the disk.
    pub(super) fn known_backups(&self, key: DocKey) -> Option<Vec<Backup>> {
        lock(&self.state).backups.get(&key).cloned()
    }

    /// Something was done to the backups of a document, or it is not known what: the next save looks.
    pub(super) fn forget_backups(&self, key: DocKey) {
        lock(&self.state).backups.remove(&key);
    }

    /// Whether the disk may be able to exchange two names.
    pub(super) fn may_exchange(&self) -> bool {
        !lock(&self.state).no_exchange
    }

    /// It can't.
    pub(super) fn never_exchange(&self) {
        lock(&self.state).no_exchange = true;
    }

    /// Whether the disk may be able to give a name in one step if it is free.
    pub(super) fn may_move(&self) -> bool {
        !lock(&self.state).no_moves
    }

    /// It can't.
    pub(super) fn never_move(&self) {
        lock(&self.state).no_moves = true;
    }

    fn temp_path(&self, key: DocKey) -> PathBuf {
        let mut state = lock(&self.state);
        state.temp_count += 1;
        let name = format!("{}.{}-{}.tmp", file_name(key), std::process::id(), state.temp_count);
        self.dir.folder_of(key).join(name)
    }

    pub(super) fn read_file(&self, path: &Path) -> Result<Option<Vec<u8>>, StorageError> {
        let read = {
            let _no_gap = self.no_gap();
            self.disk.read(path, MAX_FILE_BYTES)
        };
        let Some(bytes) = found(read, path)? else {
            let gone = path.parent().is_some_and(|folder| {
                self.disk.metadata(folder).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
            });
            // No file is nothing unusual; no folder is a drive that was pulled out.
            return if gone { Err(StorageError::Missing { path: path.to_path_buf() }) } else { Ok(None) };
        };
        if bytes.len() as u64 > MAX_FILE_BYTES {
            let reason = format!("larger than {MAX_FILE_BYTES} bytes");
            return Err(StorageError::Unreadable { reason, path: path.to_path_buf() });
        }
        Ok(Some(bytes))
    }

    pub(super) fn memory(&self, key: DocKey) -> Memory {
        lock(&self.state).memories.get(&key).cloned().unwrap_or_default()
    }

    fn remember(&self, key: DocKey, memory: Memory) {
        lock(&self.state).memories.insert(key, memory);
    }

    /// Whether a document was put into the bin here and has not come back.
    #[must_use]
    pub fn was_removed(&self, key: DocKey) -> bool {
        lock(&self.state).removed.contains_key(&key)
    }

    /// Where a document is that was put into the bin here, once.
    pub(super) fn take_removed(&self, key: DocKey) -> Option<PathBuf> {
        lock(&self.state).removed.remove(&key)
    }

    /// A document was put into the bin.
    pub(super) fn note_removed(&self, key: DocKey, path: &Path) {
        self.forget(key);
        lock(&self.state).removed.insert(key, path.to_path_buf());
    }

    pub(super) fn forget(&self, key: DocKey) {
        let mut state = lock(&self.state);
        state.memories.remove(&key);
        state.superfluous.remove(&key);
        state.backups.remove(&key);
        state.removed.remove(&key);
    }

    /// Forgets which backups there are and which are no longer needed: they are gone.
    pub(super) fn forget_superfluous(&self, key: DocKey) {
        let mut state = lock(&self.state);
        state.superfluous.remove(&key);
        state.backups.remove(&key);
    }

    /// Makes who looks wait while a place is empty.
    pub(super) fn begin_gap(&self) -> RwLockWriteGuard<'_, ()> {
        self.gap.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn no_gap(&self) -> RwLockReadGuard<'_, ()> {
        self.gap.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn take_turn(&self) -> MutexGuard<'_, ()> {
        lock(&self.turn)
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("dir", &self.dir).finish_non_exhaustive()
    }
}

/// A thread that panicked while holding the lock leaves whole values behind: they are only ever replaced.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that is not there is `None`.
fn found<T>(result: io::Result<T>, path: &Path) -> Result<Option<T>, StorageError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StorageError::from_io(&error, path)),
    }
}
