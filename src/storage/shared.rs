//! Who wrote what in courses that are shared, kept beside them; and who this data folder is.
//!
//! Nothing of it is written while a course is edited: it is brought up to date by comparing when the course is
//! sent or something is taken in, so that saving costs what it did, and whatever changed the course is seen.

use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::StorageError;
use super::identity::Identity;
use super::keys::DocKey;
use super::store::Store;
use crate::core::ids::{CourseId, DeviceId};
use crate::core::merge::memory::Memory;
use crate::core::merge::state::NoCourse;
use crate::core::model::course::Course;

const FORMAT: &str = "doorstep-stamps";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    format: String,
    version: u32,
    memory: T,
}

#[derive(Serialize, Deserialize)]
struct Device {
    id: DeviceId,
    /// Where the data folder was when it got the id, so that a copy is told from it.
    place: Uuid,
}

/// Who this data folder is. A copy of it is somebody else: two that count with one counter would take each other's
/// work for their own.
///
/// # Errors
/// If it can't be read or written.
pub fn device(store: &Store, now: Timestamp) -> Result<DeviceId, StorageError> {
    let place = place(store.dir().root());
    let known = store.peek(DocKey::Device)?.and_then(|bytes| serde_json::from_slice::<Device>(&bytes).ok());
    if let Some(device) = known.filter(|device| device.place == place) {
        return Ok(device.id);
    }
    let device = Device { id: DeviceId(Uuid::new_v4()), place };
    store.save(DocKey::Device, &bytes_of(store, DocKey::Device, &device)?, now)?;
    Ok(device.id)
}

/// What tells this folder from every copy of it: the computer, the path, and what the disk knows it by. One that
/// was only moved may get another id: that does no harm.
fn place(root: &Path) -> Uuid {
    let path = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let host = sysinfo::System::host_name().unwrap_or_default();
    // Of a link it is the folder that it leads to: the link may lead to another one tomorrow.
    let folder = std::fs::canonicalize(root).and_then(|folder| Identity::at(&folder));
    let known = folder.map(|known| known.to_string()).unwrap_or_default();
    let text = format!("{host}\n{}\n{known}", path.display());
    Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes())
}

/// What is kept of a shared course; `None` if it never was, or what is kept can't be read: then the next merge asks
/// more than it need.
///
/// # Errors
/// If the disk can't be read, or a newer Doorstep wrote it.
pub fn read(store: &Store, course: CourseId) -> Result<Option<Memory>, StorageError> {
    let key = DocKey::Stamps(course.0);
    let Some(bytes) = store.peek(key)? else { return Ok(None) };
    // The version first: what a newer one keeps may be of another shape.
    let newer = serde_json::from_slice::<Envelope<serde::de::IgnoredAny>>(&bytes);
    if let Ok(envelope) = newer
        && envelope.format == FORMAT
        && envelope.version > VERSION
    {
        return Err(StorageError::Newer { version: envelope.version, path: store.dir().file(key) });
    }
    match serde_json::from_slice::<Envelope<Memory>>(&bytes) {
        Ok(envelope) => Ok(Some(envelope.memory)),
        Err(error) => {
            // Where and what kind: the words of the error hold values of the file.
            let (line, kind) = (error.line(), error.classify());
            tracing::warn!(line, ?kind, "what is kept of a shared course can't be read");
            Ok(None)
        }
    }
}

/// What is kept of a shared course, to be worked with: nobody else does meanwhile.
pub struct Shared<'a> {
    store: &'a Store,
    id: CourseId,
    now: Timestamp,
    /// What is known.
    pub memory: Memory,
    /// Who this data folder is.
    pub device: DeviceId,
    _turn: MutexGuard<'a, ()>,
}

impl std::fmt::Debug for Shared<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Shared<'_> {
    /// Brings what is known up to the course; it begins anew with one that is not kept, or is kept as what is none.
    fn follow(&mut self, course: &Course, step: impl Fn(&mut Memory, DeviceId) -> Result<(), NoCourse>) {
        if self.memory == Memory::default() {
            self.memory = Memory::of(course);
        }
        if step(&mut self.memory, self.device).is_err() {
            tracing::warn!("what is kept of a shared course makes none");
            self.memory = Memory::of(course);
        }
    }

    /// Keeps it.
    ///
    /// # Errors
    /// If it can't be written; then what was kept before is as it was.
    pub fn keep(&self) -> Result<(), StorageError> {
        let key = DocKey::Stamps(self.id.0);
        let envelope = Envelope { format: FORMAT.to_owned(), version: VERSION, memory: &self.memory };
        self.store.save(key, &bytes_of(self.store, key, &envelope)?, self.now).map(drop)
    }
}

/// What is kept of a course that is about to be taken in, or nothing.
///
/// # Errors
/// As [`read`] and [`device`].
pub fn begin(store: &Store, id: CourseId, now: Timestamp) -> Result<Shared<'_>, StorageError> {
    // A thread that panicked while it had the turn leaves the file as it was.
    let turn = store.sharing.lock().unwrap_or_else(PoisonError::into_inner);
    let device = device(store, now)?;
    let memory = read(store, id)?.unwrap_or_default();
    Ok(Shared { store, id, now, memory, device, _turn: turn })
}

/// What is known of a course by now, in the name of this data folder.
///
/// # Errors
/// As [`read`] and [`device`].
pub fn observed<'a>(
    store: &'a Store,
    course: &Course,
    name: &str,
    now: Timestamp,
) -> Result<Shared<'a>, StorageError> {
    let mut shared = begin(store, course.id, now)?;
    shared.follow(course, |memory, device| memory.observe(course, device, name));
    Ok(shared)
}

/// The people of a course were wiped: nothing of them stays here either. Does nothing for one that was never shared.
///
/// # Errors
/// As [`read`] and [`Shared::keep`].
pub fn wipe(store: &Store, course: &Course, now: Timestamp) -> Result<(), StorageError> {
    let mut shared = begin(store, course.id, now)?;
    if shared.memory == Memory::default() {
        return Ok(());
    }
    shared.follow(course, |memory, device| memory.wipe(course, device));
    shared.keep()
}

fn bytes_of(store: &Store, key: DocKey, value: &impl Serialize) -> Result<Vec<u8>, StorageError> {
    serde_json::to_vec(value)
        .map_err(|error| StorageError::Internal { reason: error.to_string(), path: store.dir().file(key) })
}
