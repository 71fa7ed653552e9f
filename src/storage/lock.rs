//! One instance for a data folder: a lock held by the operating system, so that a crash frees it, and a
//! note beside it that says who holds it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, RealDisk, open_lock_file};
use super::error::StorageError;
use super::identity::Identity;
use super::paths::DataDir;

/// Who holds the lock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Owner {
    /// The name of the computer, or empty.
    pub host: String,
    /// The number of the process.
    pub pid: u32,
    /// Since when.
    pub since: Timestamp,
    /// Where its window hears of second starts; `None` if it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<Door>,
}

/// Where a window hears of second starts, on this computer alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Door {
    /// The port of the loopback address.
    pub port: u16,
    /// What a second start has to know. The note that it stands in is private to its owner.
    pub word: String,
}

impl Owner {
    /// This process.
    #[must_use]
    pub fn this_process(now: Timestamp) -> Self {
        Self { host: this_computer(), pid: std::process::id(), since: now, door: None }
    }

    /// Whether it runs on this computer, as far as computers have names of their own.
    #[must_use]
    pub fn is_on_this_computer(&self) -> bool {
        self.host == this_computer()
    }
}

/// The name of this computer, or nothing.
fn this_computer() -> String {
    let named = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|name| std::env::var(name).ok());
    let host = named.or_else(|| std::fs::read_to_string("/etc/hostname").ok()).unwrap_or_default();
    host.trim().to_owned()
}

/// Why the lock was not taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LockError {
    /// Another instance has the folder open.
    #[error("held by another instance: {owner:?}")]
    HeldByOther {
        /// Who it is, as far as its note can be read.
        owner: Option<Owner>,
    },
    /// The lock file can't be opened.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The lock, held until it is dropped or the process ends in any way.
#[derive(Debug)]
pub struct InstanceLock {
    file: File,
    enforced: bool,
}

impl InstanceLock {
    /// Takes the lock of a data folder, making the folder if need be.
    ///
    /// # Errors
    /// [`LockError::HeldByOther`] if another instance has it; [`LockError::Storage`] if the file can't be
    /// opened: the disk may be read-only, then the folder can be looked at all the same.
    pub fn take(dir: &DataDir, owner: &Owner) -> Result<Self, LockError> {
        let path = dir.lock_file();
        let fail = |error: io::Error| StorageError::from_io(&error, &path);
        RealDisk.create_dir(dir.root()).map_err(fail)?;
        let file = open_lock_file(&path).map_err(fail)?;
        let enforced = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                let note = RealDisk.read(&dir.lock_note(), 4096).ok();
                let owner = note.and_then(|note| serde_json::from_slice(&note).ok());
                return Err(LockError::HeldByOther { owner });
            }
            // Some network shares have no locks at all: better to work without one than not to work.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => false,
            Err(TryLockError::Error(error)) => return Err(fail(error).into()),
        };
        if let Err(error) = write_note(&dir.lock_note(), owner) {
            tracing::warn!(%error, "the note of who holds the lock could not be written");
        }
        Ok(Self { file, enforced })
    }

    /// What tells this lock from another; `None` where that can't be told.
    #[must_use]
    pub fn mark(&self) -> Option<LockMark> {
        Identity::of(&self.file).ok().map(LockMark)
    }

    /// Whether the operating system keeps others out; `false` on a network share without locks.
    #[must_use]
    pub fn is_enforced(&self) -> bool {
        self.enforced
    }
}

/// What the disk knows a lock file by. A data folder that was away and is back may have another one in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LockMark(Identity);

impl LockMark {
    /// Whether the lock file of a data folder is still the one that is held.
    #[must_use]
    pub fn stands_in(self, dir: &DataDir) -> bool {
        Identity::at(&dir.lock_file()).is_ok_and(|there| there == self.0)
    }
}

impl Drop for InstanceLock {
    fn drop(&mut self) {
        // Closing the file frees it too; this only does it at once.
        self.file.unlock().ok();
    }
}

/// The note only helps to say who it is, so it need not survive a power cut.
fn write_note(path: &Path, owner: &Owner) -> io::Result<()> {
    let bytes = serde_json::to_vec(owner)?;
    let temp = path.with_extension(format!("json.{}-0.tmp", owner.pid));
    match RealDisk.remove(&temp) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    RealDisk.create_new(&temp)?.write(&bytes)?;
    RealDisk.rename(&temp, path)
}
