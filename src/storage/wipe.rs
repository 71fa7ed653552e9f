//! Wiping the people of a course: what was said is written down first, so that a run that is cut off is gone on with
//! at the next start, and then every trace goes: backups, the bin, files that were kept aside.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use super::codec;
use super::documents::OpenError;
use super::error::StorageError;
use super::keys::{DocKey, DocKind};
use super::paths::file_name;
use super::shared;
use super::store::Store;
use crate::core::model::course::Course;
use crate::core::people::totals::totals;

/// The end of the name of the note that the people of a course are to be wiped; before it stands the id.
pub(super) const INTENT: &str = ".wiping";

impl Store {
    /// Writes down that the people of a course are to be wiped: whatever happens from now on, they will be.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn intend_wipe(&self, course: Uuid) -> Result<(), StorageError> {
        let _turn = self.take_turn();
        let folder = self.dir().folder(DocKind::Course);
        let path = folder.join(format!("{course}{INTENT}"));
        let fail = |error: io::Error| StorageError::from_io(&error, &path);
        match self.disk.create_new(&path) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(fail(error)),
        }
        self.disk.sync_dir(&folder).map_err(fail)
    }

    /// The courses of which the people are still to be wiped: a run was cut off.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn intended_wipes(&self) -> Result<Vec<Uuid>, StorageError> {
        let folder = self.dir().folder(DocKind::Course);
        let entries = self.disk.list(&folder).map_err(|error| StorageError::from_io(&error, &folder))?;
        let ids = entries.iter().filter_map(|entry| entry.name.strip_suffix(INTENT));
        Ok(ids.filter_map(|id| Uuid::try_parse(id).ok()).collect())
    }

    /// Wipes the people of a course wherever they still are, and then forgets that this was wanted. Doing it again
    /// does no harm.
    ///
    /// # Errors
    /// The first thing that could not be done; what could be is done, and the rest is still wanted.
    pub fn wipe(&self, course: Uuid, now: Timestamp) -> Result<(), OpenError> {
        let key = DocKey::Course(course);
        // A file that can't be read may be mended from its backups: then they stay until it is.
        let wiped = self.wipe_document(key, now)?;
        let stamps = wiped.as_ref().map_or(Ok(()), |course| shared::wipe(self, course, now));
        let traces = self.remove_traces(key, wiped.is_some());
        stamps.and(traces)?;
        let _turn = self.take_turn();
        let folder = self.dir().folder(DocKind::Course);
        let path = folder.join(format!("{course}{INTENT}"));
        match self.disk.remove(&path).and_then(|()| self.disk.sync_dir(&folder)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StorageError::from_io(&error, &path).into())
            }
            _ => Ok(()),
        }
    }

    /// Wipes the people in the file of a course, if some are in it, and gives the course; `None` if it is gone.
    fn wipe_document(&self, key: DocKey, now: Timestamp) -> Result<Option<Course>, OpenError> {
        let Some(bytes) = self.peek(key)? else { return Ok(None) };
        let path = self.dir().file(key);
        let content = |reason| OpenError::Content { reason, path: path.clone() };
        let mut course = codec::from_bytes::<Course>(&bytes).map_err(content)?.doc;
        if !course.people.participants.is_empty() {
            course.people.totals = Some(totals(&course.people, &course.agenda));
            course.people.participants.clear();
            let bytes = codec::to_bytes(&course)
                .map_err(|reason| StorageError::Internal { reason, path: path.clone() })?;
            self.read(key)?;
            self.save(key, &bytes, now)?;
        }
        Ok(Some(course))
    }

    /// Takes away everything of a document but its file, and if it does not `live` on, what is kept beside it, too:
    /// backups, what is in the bin, files that could not be read, copies that other programs left.
    ///
    /// # Errors
    /// The first that could not be taken away; the others are gone.
    pub(super) fn remove_traces(&self, key: DocKey, live: bool) -> Result<(), StorageError> {
        let _turn = self.take_turn();
        self.remove_traces_in_turn(key, live)
    }

    pub(super) fn remove_traces_in_turn(&self, key: DocKey, live: bool) -> Result<(), StorageError> {
        let Some((kind, id)) = key.kind() else { return Ok(()) };
        let (file, stamps) = (file_name(key), file_name(DocKey::Stamps(id)));
        let stays = |name: &str| {
            name == file || (live && name == stamps) || name.strip_suffix(INTENT) == Some(&id.to_string())
        };
        // A sync client's half-written file has more before the id, such as `.syncthing.`.
        let part = id.to_string();
        let beside = |name: &str| name.contains(&part) && !stays(name);
        let gone = [
            self.remove_in(&self.dir().backups(key), |_| true),
            self.remove_in(&self.dir().folder(kind), beside),
            self.remove_in(&self.dir().bin(), |name| name.contains(&part)),
        ];
        self.forget_superfluous(key);
        gone.into_iter().collect()
    }

    /// Takes away the files of a folder with such names.
    fn remove_in(&self, folder: &Path, these: impl Fn(&str) -> bool) -> Result<(), StorageError> {
        let fail = |error: io::Error, path: &Path| StorageError::from_io(&error, path);
        let entries = match self.disk.list(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(fail(error, folder)),
        };
        let mut first = Ok(());
        let mut some = false;
        for entry in entries.iter().filter(|entry| !entry.meta.is_dir && these(&entry.name)) {
            let path = folder.join(&entry.name);
            some = true;
            match self.disk.remove(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    first = first.and(Err(fail(error, &path)));
                }
                _ => {}
            }
        }
        if some {
            first = first.and(self.disk.sync_dir(folder).map_err(|error| fail(error, folder)));
        }
        first
    }
}
