//! Files that are still coming in: `NAME.doorstep-part` with the bytes and `NAME.doorstep-part.json` beside
//! it with what is known of them. A file gets its own name only when it is whole, in one step, and never
//! over another file.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::disk::{Disk, DiskFile};
use super::error::StorageError;
use super::names::{numbered, take_free};
use crate::core::ids::FileId;
use crate::core::text::is_device;

/// What the name of the bytes ends with. The names of what is written beside them begin so.
pub const PART: &str = ".doorstep-part";

/// What the name of the note ends with.
const NOTE: &str = ".doorstep-part.json";

/// A note is never longer, in bytes.
const MOST_NOTE_BYTES: u64 = 64 * 1024;

/// The longest name that leaves room for the extensions, in bytes.
const LONGEST_NAME: usize = 220;

/// Flush after this many bytes.
const KEEP_BYTES: u64 = 8 * 1024 * 1024;

/// And at least this often.
const KEEP_AFTER: Duration = Duration::from_secs(5);

/// Under how many names a file may go if its own is taken, as in `guide (2).pdf`.
const MOST_NAMES: usize = 4;

/// What is known of a file that is coming in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartialNote {
    /// Which file of which material.
    pub file: FileId,
    /// Where it comes from.
    pub url: String,
    /// What tells this version of the file from another: the strong `ETag`, else the date of its change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// How many bytes it has in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// This many bytes are safely on the disk; what stands after them may be anything.
    #[serde(default)]
    pub safe: u64,
}

/// A file that is coming in.
pub struct Partial<'a> {
    disk: &'a dyn Disk,
    folder: PathBuf,
    name: String,
    note: PartialNote,
    open: Option<Box<dyn DiskFile + 'a>>,
    length: u64,
    kept_at: Instant,
}

impl std::fmt::Debug for Partial<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Partial")
            .field("name", &self.name)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

impl<'a> Partial<'a> {
    /// What has come of a file so far, if it was the same file from the same address; else nothing.
    ///
    /// # Errors
    /// If the name can't be that of a file here.
    pub fn find(
        disk: &'a dyn Disk,
        folder: &Path,
        name: &str,
        file: FileId,
        url: &str,
    ) -> Result<Self, StorageError> {
        if !is_usable(name) {
            return Err(StorageError::Internal {
                reason: "not the name of a file".to_owned(),
                path: folder.join("?"),
            });
        }
        let fresh = PartialNote { file, url: url.to_owned(), version: None, total: None, safe: 0 };
        let known = read_note(disk, folder, name).filter(|note| note.file == file && note.url == url);
        let note = known.unwrap_or_else(|| fresh.clone());
        let size = disk.metadata(&folder.join(format!("{name}{PART}"))).map_or(0, |meta| meta.size);
        // Less than was kept: another program was here.
        let note = if size < note.safe { fresh } else { note };
        let length = note.safe;
        Ok(Self {
            disk,
            folder: folder.to_owned(),
            name: name.to_owned(),
            note,
            open: None,
            length,
            kept_at: Instant::now(),
        })
    }

    /// How many bytes are here.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// What is known of the file.
    #[must_use]
    pub fn note(&self) -> &PartialNote {
        &self.note
    }

    /// Where the bytes are.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(format!("{}{PART}", self.name))
    }

    /// Where the file would be under its own name.
    #[must_use]
    pub fn target(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Begins anew: what was here is thrown away.
    ///
    /// # Errors
    /// What the disk says; `InUse` if another program fetches the same file.
    pub fn begin(&mut self, version: Option<String>, total: Option<u64>) -> Result<(), StorageError> {
        self.open = None;
        self.note = PartialNote { version, total, safe: 0, ..self.note.clone() };
        self.length = 0;
        // First it is written down that nothing here is to be believed.
        self.write_note()?;
        let path = self.path();
        if self.disk.metadata(&path).is_ok() {
            // Not while another Doorstep fetches it. Then away with it rather than cut to nothing: after a
            // crash in the last step of `finish`, its bytes are those of the finished file, too.
            drop(
                self.disk
                    .open_at(&path, self.disk.metadata(&path).map_or(0, |meta| meta.size))
                    .map_err(|error| failure(&error, &path))?,
            );
            self.disk.remove(&path).map_err(|error| failure(&error, &path))?;
        }
        self.open_at(0)
    }

    /// Goes on after what is here.
    ///
    /// # Errors
    /// As [`Partial::begin`].
    pub fn go_on(&mut self, total: Option<u64>) -> Result<(), StorageError> {
        self.note.total = total.or(self.note.total);
        self.open_at(self.length)
    }

    fn open_at(&mut self, length: u64) -> Result<(), StorageError> {
        let path = self.path();
        let file = self.disk.open_at(&path, length).map_err(|error| failure(&error, &path))?;
        self.open = Some(file);
        self.kept_at = Instant::now();
        Ok(())
    }

    /// Adds what came. Every few megabytes or seconds it is brought safely to the disk.
    ///
    /// # Errors
    /// What the disk says; what was kept before is still good.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), StorageError> {
        let path = self.path();
        let Some(file) = &mut self.open else {
            return Err(StorageError::Internal { reason: "not open".to_owned(), path });
        };
        file.write(bytes).map_err(|error| StorageError::from_io(&error, &path))?;
        self.length += bytes.len() as u64;
        if self.length - self.note.safe >= KEEP_BYTES || self.kept_at.elapsed() >= KEEP_AFTER {
            self.keep()?;
        }
        Ok(())
    }

    /// Brings what came safely to the disk.
    ///
    /// # Errors
    /// What the disk says; what was kept before is still good.
    pub fn keep(&mut self) -> Result<(), StorageError> {
        let path = self.path();
        if let Some(file) = &mut self.open {
            file.sync().map_err(|error| StorageError::from_io(&error, &path))?;
            self.note.safe = self.length;
            self.write_note()?;
            self.kept_at = Instant::now();
        }
        Ok(())
    }

    /// Keeps what came and closes the file, so that others may read it.
    ///
    /// # Errors
    /// As [`Partial::keep`].
    pub fn close(&mut self) -> Result<(), StorageError> {
        let kept = self.keep();
        self.open = None;
        kept
    }

    /// Gives the whole, checked file its own name, or the next free one as in `guide (2).pdf`. Returns its
    /// path. Never writes over another file.
    ///
    /// # Errors
    /// What the disk says; then it is still here under its name of before.
    pub fn finish(mut self) -> Result<PathBuf, StorageError> {
        self.close()?;
        let paths = numbered(&self.name).take(MOST_NAMES).map(|name| self.folder.join(name));
        let taken = take_free(self.disk, &self.path(), paths);
        let taken = taken.map_err(|error| StorageError::from_io(&error, &self.target()))?;
        let target = taken.ok_or_else(|| StorageError::Changed { path: self.target() })?;
        let note = self.folder.join(format!("{}{NOTE}", self.name));
        // If it stays, it tells of a part that is not there, and is taken for nothing.
        self.disk.remove(&note).ok();
        self.disk.sync_dir(&self.folder).ok();
        Ok(target)
    }

    /// Takes away all that came.
    ///
    /// # Errors
    /// What the disk says.
    pub fn discard(mut self) -> Result<(), StorageError> {
        self.open = None;
        for path in [self.path(), self.folder.join(format!("{}{NOTE}", self.name))] {
            match self.disk.remove(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(StorageError::from_io(&error, &path)),
            }
        }
        Ok(())
    }

    /// Writes the note beside the bytes: whole or not at all.
    fn write_note(&self) -> Result<(), StorageError> {
        let path = self.folder.join(format!("{}{NOTE}", self.name));
        let fresh = self.folder.join(format!("{}{NOTE}.new", self.name));
        let fail = |error: io::Error| StorageError::from_io(&error, &path);
        let bytes = serde_json::to_vec(&self.note)
            .map_err(|error| StorageError::Internal { reason: error.to_string(), path: path.clone() })?;
        // One that a crash left behind.
        match self.disk.remove(&fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(error)),
            _ => {}
        }
        let mut file = self.disk.create_new(&fresh).map_err(fail)?;
        file.write(&bytes).map_err(fail)?;
        file.sync().map_err(fail)?;
        drop(file);
        self.disk.rename(&fresh, &path).map_err(fail)
    }
}

/// What was left in a folder by downloads that did not come to their end: the name of each and its note.
/// Notes that can't be understood are left out.
#[must_use]
pub fn left_in(disk: &dyn Disk, folder: &Path) -> Vec<(String, PartialNote)> {
    let mut left: Vec<(String, PartialNote)> = Vec::new();
    for entry in disk.list(folder).unwrap_or_default() {
        let Some(name) = entry.name.strip_suffix(NOTE).filter(|name| is_usable(name)) else { continue };
        let size = disk.metadata(&folder.join(format!("{name}{PART}"))).map(|meta| meta.size);
        if let (Ok(size), Some(note)) = (size, read_note(disk, folder, name)) {
            let safe = if size < note.safe { 0 } else { note.safe };
            left.push((name.to_owned(), PartialNote { safe, ..note }));
        }
    }
    left.sort_by(|(one, _), (other, _)| one.cmp(other));
    left
}

fn read_note(disk: &dyn Disk, folder: &Path, name: &str) -> Option<PartialNote> {
    let bytes = disk.read(&folder.join(format!("{name}{NOTE}")), MOST_NOTE_BYTES).ok()?;
    if bytes.len() as u64 > MOST_NOTE_BYTES { None } else { serde_json::from_slice(&bytes).ok() }
}

/// Whether a name is that of one file in a folder, and short enough. Names may come from courses of others.
fn is_usable(name: &str) -> bool {
    let plain =
        !name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) && !name.contains(char::is_control);
    // What Windows would drop or take for a device, nobody would find again.
    let kept = !name.ends_with(['.', ' ']) && !name.starts_with('.') && !is_device(name);
    plain && kept && !name.is_empty() && name.len() <= LONGEST_NAME
}

fn failure(error: &io::Error, path: &Path) -> StorageError {
    if error.kind() == io::ErrorKind::WouldBlock {
        return StorageError::InUse { path: path.to_owned() };
    }
    StorageError::from_io(error, path)
}
