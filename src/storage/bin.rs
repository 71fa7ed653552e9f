//! The bin: removed documents stay here until the user empties it.

use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use uuid::Uuid;

use super::codec::MAX_FILE_BYTES;
use super::error::StorageError;
use super::keys::{DocKey, DocKind};
use super::paths::{parse_stamp, stamp};
use super::store::Store;

/// A removed document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BinEntry {
    /// What it was.
    pub key: DocKey,
    /// When it was removed, by the clock of this computer at that time.
    pub removed: Timestamp,
    /// Its size in bytes.
    pub size: u64,
    /// Its file.
    pub path: PathBuf,
}

impl Store {
    /// Moves a document to the bin. Returns where it is now, or `None` if there was none.
    ///
    /// # Errors
    /// [`StorageError::Internal`] for a document that there is only one of; else what the system says.
    pub fn remove(&self, key: DocKey, now: Timestamp) -> Result<Option<BinEntry>, StorageError> {
        let _turn = self.take_turn();
        let from = self.dir().file(key);
        let Some((kind, id)) = key.kind() else {
            return Err(StorageError::Internal { reason: "never removed".to_owned(), path: from });
        };
        let fail = |error: io::Error| StorageError::from_io(&error, &from);
        let Some(meta) = self.metadata(key)? else {
            self.forget(key);
            return Ok(None);
        };
        let bin = self.dir().bin();
        let taken = self.list_bin()?;
        let mut number = 1_u32;
        let path = loop {
            let path = bin.join(name(kind, id, now, number));
            if !taken.iter().any(|entry| entry.path == path) {
                break path;
            }
            number += 1;
        };
        self.disk.rename(&from, &path).map_err(fail)?;
        self.disk.sync_dir(&bin).map_err(fail)?;
        self.disk.sync_dir(&self.dir().folder_of(key)).map_err(fail)?;
        self.note_removed(key, &path);
        Ok(Some(BinEntry { key, removed: now, size: meta.size, path }))
    }

    /// What is in the bin, the last removed first.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn list_bin(&self) -> Result<Vec<BinEntry>, StorageError> {
        let bin = self.dir().bin();
        let entries = self.disk.list(&bin).map_err(|error| StorageError::from_io(&error, &bin))?;
        let mut found: Vec<BinEntry> = entries
            .into_iter()
            .filter_map(|entry| {
                let (key, removed) = parse_name(&entry.name)?;
                Some(BinEntry { key, removed, size: entry.meta.size, path: bin.join(&entry.name) })
            })
            .collect();
        found.sort_by(|a, b| b.removed.cmp(&a.removed).then_with(|| b.path.cmp(&a.path)));
        Ok(found)
    }

    /// The bytes of a removed document, to show what it holds.
    ///
    /// # Errors
    /// If it can't be read; [`StorageError::Missing`] if it is gone.
    pub fn read_bin(&self, entry: &BinEntry) -> Result<Vec<u8>, StorageError> {
        self.read_file(&entry.path)?.ok_or_else(|| StorageError::Missing { path: entry.path.clone() })
    }

    /// Brings a removed document back to where it was.
    ///
    /// # Errors
    /// [`StorageError::Changed`] if a document with its id is there again; else what the system says.
    pub fn restore_from_bin(&self, entry: &BinEntry) -> Result<(), StorageError> {
        let _turn = self.take_turn();
        let to = self.dir().file(entry.key);
        if self.metadata(entry.key)?.is_some() {
            return Err(StorageError::Changed { path: to });
        }
        let fail = |error: io::Error| StorageError::from_io(&error, &to);
        if !self.disk.rename_new(&entry.path, &to).map_err(fail)? {
            return Err(StorageError::Changed { path: to });
        }
        self.disk.sync_dir(&self.dir().folder_of(entry.key)).map_err(fail)?;
        self.disk.sync_dir(&self.dir().bin()).map_err(fail)?;
        self.forget(entry.key);
        Ok(())
    }

    /// Takes a removed document away for good. If nothing else is left of it, its backups and files
    /// that were kept aside go as well, so that the names of people in it are really gone.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn purge(&self, entry: &BinEntry) -> Result<(), StorageError> {
        let _turn = self.take_turn();
        let remove = |path: &PathBuf| match self.disk.remove(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StorageError::from_io(&error, path)),
            _ => Ok(()),
        };
        remove(&entry.path)?;
        if self.metadata(entry.key)?.is_some() || self.in_bin(entry.key)? {
            return Ok(());
        }
        self.remove_traces_in_turn(entry.key, false)
    }

    /// A document that was put into the bin here was saved again: undoing brought it back. If it is the very same, the
    /// bin need not have it as well.
    pub(super) fn take_out_of_bin(&self, key: DocKey, bytes: &[u8]) {
        let Some(path) = self.take_removed(key) else { return };
        // What can't be taken away stays, as what is in a bin does.
        if self.disk.read(&path, MAX_FILE_BYTES).is_ok_and(|there| there == bytes)
            && let Err(error) = self.disk.remove(&path)
        {
            tracing::warn!(%error, "a copy stays in the bin");
        }
    }

    /// Whether a version of this document is in the bin.
    pub(super) fn in_bin(&self, key: DocKey) -> Result<bool, StorageError> {
        Ok(self.list_bin()?.iter().any(|entry| entry.key == key))
    }
}

fn prefix(kind: DocKind) -> &'static str {
    match kind {
        DocKind::Course => "course-",
        DocKind::Training => "training-",
    }
}

fn name(kind: DocKind, id: Uuid, at: Timestamp, number: u32) -> String {
    format!("{}{id}-{}-{number}.json", prefix(kind), stamp(at))
}

fn parse_name(name: &str) -> Option<(DocKey, Timestamp)> {
    let stem = name.strip_suffix(".json")?;
    let (kind, rest) = [DocKind::Course, DocKind::Training]
        .into_iter()
        .find_map(|kind| Some((kind, stem.strip_prefix(prefix(kind))?)))?;
    let id = Uuid::try_parse(rest.get(..36)?).ok()?;
    let (at, number) = rest.get(36..)?.strip_prefix('-')?.split_once('-')?;
    number.parse::<u32>().ok()?;
    Some((kind.key(id), parse_stamp(at)?))
}
