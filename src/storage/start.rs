//! Getting the data folder ready: making its folders, and tidying up after a run that was cut off.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::error::StorageError;
use super::kept::{CAME_OUT, Kept, went_in};
use super::keys::{DocKey, DocKind};
use super::own::target_of_temp;
use super::paths::id_in_name;
use super::store::Store;

/// What was tidied up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tidied {
    /// Temporary files that were taken away: what they were to replace is there.
    pub removed: usize,
    /// Documents of which only a temporary file was there; it was whole, and is now the document.
    pub recovered: Vec<DocKey>,
    /// Temporary files that were cut short and are the only trace of a document: kept under this name.
    pub set_aside: Vec<PathBuf>,
    /// Versions of other programs that a save took out of their place and had no time to keep.
    pub kept: Vec<(DocKey, Kept)>,
}

impl Store {
    /// Makes the folders and tidies up. Call it once at the start, with the lock held.
    ///
    /// # Errors
    /// If a folder can't be made or looked into.
    pub fn prepare(&self, now: Timestamp) -> Result<Tidied, StorageError> {
        let _turn = self.take_turn();
        let root = self.dir().root().to_path_buf();
        for folder in std::iter::once(root.clone()).chain(self.dir().folders()) {
            self.disk.create_dir(&folder).map_err(|error| StorageError::from_io(&error, &folder))?;
            // One that was chosen may be shared with others on purpose, and what stands in it is private all the same.
            if (folder != root || self.dir().is_usual())
                && let Err(error) = self.disk.make_private(&folder)
            {
                tracing::warn!(%error, "a folder could not be made private");
            }
        }
        self.disk.sync_dir(&root).map_err(|error| StorageError::from_io(&error, &root))?;
        let mut tidied = Tidied::default();
        self.tidy_folder(&root, None, now, &mut tidied)?;
        for kind in [DocKind::Course, DocKind::Training] {
            self.tidy_folder(&self.dir().folder(kind), Some(kind), now, &mut tidied)?;
        }
        Ok(tidied)
    }

    fn tidy_folder(
        &self,
        folder: &Path,
        kind: Option<DocKind>,
        now: Timestamp,
        tidied: &mut Tidied,
    ) -> Result<(), StorageError> {
        let fail = |error: io::Error| StorageError::from_io(&error, folder);
        let mut entries = self.disk.list(folder).map_err(fail)?;
        entries.retain(|entry| !entry.meta.is_dir);
        let is_out = |name: &str| name.ends_with(CAME_OUT);
        // What came out first: it is what fills an empty place. The newest first: if there are several of one document,
        // that is the one to recover.
        entries.sort_by_key(|entry| std::cmp::Reverse((is_out(&entry.name), entry.meta.modified)));
        for entry in &entries {
            let Some(target) = target_of_temp(&entry.name) else { continue };
            let temp = folder.join(&entry.name);
            let there = self.disk.metadata(&folder.join(target)).is_ok();
            let came_out = is_out(&entry.name);
            // Both are there only if the new version had not yet taken the place.
            if came_out && !there && entries.iter().any(|other| folder.join(&other.name) == went_in(&temp)) {
                self.fill_place(&temp, &folder.join(target))?;
                continue;
            }
            let key = key_of(target, kind);
            let replaceable = there || entry.meta.size == 0 || key.is_none_or(DocKey::is_cache);
            if let Some(key) = key.filter(|key| came_out && there && !key.is_cache()) {
                match self.finish_swap(key, &temp, now) {
                    Ok(kept) => tidied.kept.extend(kept.map(|kept| (key, kept))),
                    // It waits for a start at which the disk is well.
                    Err(error) => tracing::warn!(kind = ?error.kind(), "what came out could not be kept"),
                }
            } else if replaceable {
                self.disk.remove(&temp).map_err(fail)?;
                tidied.removed += 1;
            } else if let Some(key) = key {
                self.tidy_only_copy(key, &temp, now, tidied)?;
            }
        }
        Ok(())
    }

    /// A temporary file of a document that has no file: its very first save was cut off.
    fn tidy_only_copy(
        &self,
        key: DocKey,
        temp: &Path,
        now: Timestamp,
        tidied: &mut Tidied,
    ) -> Result<(), StorageError> {
        let fail = |error: io::Error| StorageError::from_io(&error, temp);
        let whole = self.read_file(temp)?.is_some_and(|bytes| self.check(key, &bytes).is_ok());
        let elsewhere = self.in_bin(key)? || !self.backups(key)?.is_empty();
        if elsewhere {
            self.disk.remove(temp).map_err(fail)?;
            tidied.removed += 1;
        } else if whole {
            if !self.disk.rename_new(temp, &self.dir().file(key)).map_err(fail)? {
                // Another program brought one just now: the next start sees to it.
                return Ok(());
            }
            self.disk.sync_dir(&self.dir().folder_of(key)).map_err(fail)?;
            tidied.recovered.push(key);
        } else {
            let path = self.set_aside_unreadable(key, now, |to| self.disk.rename(temp, to))?;
            tidied.set_aside.push(path);
        }
        Ok(())
    }
}

fn key_of(name: &str, kind: Option<DocKind>) -> Option<DocKey> {
    let id: Option<Uuid> = id_in_name(name);
    match (kind, id, name) {
        (Some(kind), Some(id), _) => Some(kind.key(id)),
        (None, _, "settings.json") => Some(DocKey::Settings),
        (None, _, "places.json") => Some(DocKey::Places),
        (None, _, "known-files.json") => Some(DocKey::Known),
        (None, _, "index.json") => Some(DocKey::Index),
        (None, _, "device.json") => Some(DocKey::Device),
        _ => None,
    }
}
