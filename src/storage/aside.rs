//! Setting aside the version that stands where another is about to go: as a backup if it is ours, and kept
//! under a name that says why if it is not.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::backups::{self, Backup, Origin};
use super::codec::MAX_FILE_BYTES;
use super::error::StorageError;
use super::kept::{Aside, Kept, KeptWhy};
use super::keys::DocKey;
use super::paths::{file_name, stamp};
use super::store::Store;

impl Store {
    /// Gives the version that stands there, written `at` by the clock of the disk, a second name: as a backup if it is
    /// ours, or as what it is.
    pub(super) fn set_old_aside(
        &self,
        key: DocKey,
        old: &[u8],
        at: Timestamp,
        now: Timestamp,
    ) -> Result<Aside, StorageError> {
        let path = self.dir().file(key);
        let memory = self.memory(key);
        let known = memory.knows(old);
        let tried = memory.tried(old);
        let ours = known || tried;
        if !ours && !self.holds(&path, old.len() as u64, old) {
            // Another program is writing it just now, or the disk can't make up its mind: not yet, then.
            return Err(StorageError::Changed { path });
        }
        let whole = old.len() as u64 <= MAX_FILE_BYTES;
        let good = tried || (known && memory.good) || (whole && self.check(key, old).is_ok());
        let content = whole.then_some(old);
        if !good {
            let kept = self.keep_unreadable(key, content, now)?;
            return Ok(Aside { kept: Some(kept), ..Aside::default() });
        }
        let folder = self.dir().backups(key);
        let fail = |error: io::Error| StorageError::from_io(&error, &folder);
        let known = self.known_backups(key);
        let is_known = known.is_some();
        let listed = known.map_or_else(|| backups::list(&*self.disk, &folder), Ok).map_err(fail)?;
        let origin = if ours { Origin::Saved } else { Origin::Conflict };
        // A version of ours was set aside just before, if at all; one of another program at any time.
        let mut same_origin = listed.iter().filter(|backup| backup.origin == origin);
        let there = match origin {
            // Every save that was finished since the backups were listed set aside another version.
            Origin::Saved if is_known && !memory.interrupted() => None,
            Origin::Saved => same_origin
                .next()
                .filter(|last| stamp(last.at) == stamp(at) && self.holds(&last.path, last.size, old)),
            Origin::Conflict => same_origin.find(|backup| self.holds(&backup.path, backup.size, old)),
        };
        if let Some(there) = there {
            // Set aside by an attempt that went no further. Doing it again with every attempt on a bad
            // disk would push the real backups out.
            let kept = (origin == Origin::Conflict)
                .then(|| Kept { why: KeptWhy::ChangedOutside, path: there.path.clone() });
            return Ok(Aside { kept, ..Aside::default() });
        }
        if listed.is_empty() {
            self.disk.create_dir(&folder).map_err(fail)?;
        }
        let size = old.len() as u64;
        let mut number = listed.first().map_or(1, |last| last.number.saturating_add(1));
        let backup = loop {
            let to = folder.join(backups::name(at, number, origin));
            match backups::set_aside(&*self.disk, &path, content, &to) {
                Ok(()) => break Backup { number, at, size, origin, path: to },
                Err(error) if error.kind() == io::ErrorKind::NotFound && is_known => {
                    // Somebody took the folder away.
                    self.forget_backups(key);
                    return self.set_old_aside(key, old, at, now);
                }
                // The call that failed before did its work all the same.
                Err(_) if self.holds(&to, size, old) => break Backup { number, at, size, origin, path: to },
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < u64::MAX => {
                    number += 1;
                }
                Err(error) => return Err(fail(error)),
            }
        };
        if origin == Origin::Conflict {
            // It exists nowhere else: it must be on the disk before the rename.
            self.disk.sync_dir(&folder).map_err(fail)?;
            self.forget_backups(key);
            let kept = Some(Kept { why: KeptWhy::ChangedOutside, path: backup.path });
            return Ok(Aside { kept, ..Aside::default() });
        }
        Ok(Aside { kept: None, listed: Some(listed), backup: Some(backup) })
    }

    /// Keeps a version of a document among its backups that never was its file: a colleague's, before it is merged.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn keep_beside(&self, key: DocKey, bytes: &[u8], now: Timestamp) -> Result<(), StorageError> {
        let _turn = self.take_turn();
        self.forget_backups(key);
        let folder = self.dir().backups(key);
        let fail = |error: io::Error| StorageError::from_io(&error, &folder);
        self.disk.create_dir(&folder).map_err(fail)?;
        let listed = backups::list(&*self.disk, &folder).map_err(fail)?;
        let number = listed.first().map_or(1, |last| last.number.saturating_add(1));
        let path = folder.join(backups::name(now, number, Origin::Saved));
        let mut file = self.disk.create_new(&path).map_err(fail)?;
        let written = file.write(bytes).and_then(|()| file.sync());
        drop(file);
        if let Err(error) = written {
            // Half a backup is worse than none; the error that matters is the first one.
            self.disk.remove(&path).ok();
            return Err(fail(error));
        }
        self.disk.sync_dir(&folder).map_err(fail)
    }

    /// Keeps a file that can't be read, beside where it stood, as it is.
    fn keep_unreadable(
        &self,
        key: DocKey,
        content: Option<&[u8]>,
        now: Timestamp,
    ) -> Result<Kept, StorageError> {
        let why = KeptWhy::Unreadable;
        let folder = self.dir().folder_of(key);
        let start = unreadable_start(key);
        let entries = self.disk.list(&folder).map_err(|error| StorageError::from_io(&error, &folder))?;
        let there = entries.into_iter().filter(|entry| entry.name.starts_with(&start)).find_map(|entry| {
            let path = folder.join(&entry.name);
            content.is_some_and(|content| self.holds(&path, entry.meta.size, content)).then_some(path)
        });
        if let Some(path) = there {
            return Ok(Kept { why, path });
        }
        let from = self.dir().file(key);
        let path =
            self.set_aside_unreadable(key, now, |to| backups::set_aside(&*self.disk, &from, content, to))?;
        Ok(Kept { why, path })
    }

    /// Whether a file, of which the size is known, holds just these bytes.
    pub(super) fn holds(&self, path: &Path, size: u64, bytes: &[u8]) -> bool {
        let limit = size.min(MAX_FILE_BYTES);
        size == bytes.len() as u64 && self.disk.read(path, limit).is_ok_and(|there| there == bytes)
    }

    /// Finds a free name for an unreadable file of `key` and brings it there, for good.
    pub(super) fn set_aside_unreadable(
        &self,
        key: DocKey,
        now: Timestamp,
        bring: impl Fn(&Path) -> io::Result<()>,
    ) -> Result<PathBuf, StorageError> {
        let folder = self.dir().folder_of(key);
        let start = unreadable_start(key);
        let stamp = stamp(now);
        let fail = |error: io::Error| StorageError::from_io(&error, &folder);
        let mut number = 0_u32;
        let to = loop {
            let more = if number == 0 { String::new() } else { format!("-{number}") };
            let to = folder.join(format!("{start}{stamp}{more}.json"));
            match bring(&to) {
                Ok(()) => break to,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 10_000 => number += 1,
                Err(error) => return Err(fail(error)),
            }
        };
        self.disk.sync_dir(&folder).map_err(fail)?;
        Ok(to)
    }
}

/// How the names of unreadable files of a document begin.
fn unreadable_start(key: DocKey) -> String {
    format!("{}.unreadable-", file_name(key).trim_end_matches(".json"))
}
