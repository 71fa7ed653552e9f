//! Copies that sync clients make of a course when they know two versions of it, under names of their own: "conflicted
//! copy", "sync-conflict", the name of a computer, a number.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::codec::MAX_FILE_BYTES;
use super::error::StorageError;
use super::keys::{DocKey, DocKind};
use super::store::Store;

/// How long an id is in a name.
const ID: usize = 36;

impl Store {
    /// The copies of courses: of which one, and where it is.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn copies(&self) -> Result<Vec<(Uuid, PathBuf)>, StorageError> {
        let folder = self.dir().folder(DocKind::Course);
        let entries = self.disk.list(&folder).map_err(|error| StorageError::from_io(&error, &folder))?;
        let files = entries.iter().filter(|entry| !entry.meta.is_dir);
        Ok(files.filter_map(|entry| Some((id_of_copy(&entry.name)?, folder.join(&entry.name)))).collect())
    }

    /// Moves a copy among the backups, as a version of another program.
    ///
    /// # Errors
    /// What the operating system says; then it is where it was.
    pub fn keep_copy(&self, key: DocKey, path: &Path, now: Timestamp) -> Result<(), StorageError> {
        let _turn = self.take_turn();
        let fail = |error: io::Error| StorageError::from_io(&error, path);
        let content = self.disk.read(path, MAX_FILE_BYTES).map_err(fail)?;
        self.keep_what_came_out(key, path, &content, now)?;
        self.disk.remove(path).map_err(fail)
    }
}

/// The course of which a file is a copy, by its name.
fn id_of_copy(name: &str) -> Option<Uuid> {
    let (id, rest) = name.split_at_checked(ID)?;
    let more = rest.strip_suffix(".json").filter(|more| !more.is_empty())?;
    let own = more.starts_with(".unreadable-") || more == ".stamps";
    let id = Uuid::try_parse(id).ok().filter(|parsed| parsed.to_string() == id)?;
    (!own).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_sync_client_are_known_and_no_others() {
        let id = "00000000-0000-0000-0000-000000000001";
        for copy in [
            " (Ana's conflicted copy 2026-11-25).json",
            " (conflicted copy 2026-11-25 101010).json",
            ".sync-conflict-20261125-101010-ABCDEFG.json",
            "-ANA-LAPTOP.json",
            " (1).json",
            " 2.json",
        ] {
            assert!(id_of_copy(&format!("{id}{copy}")).is_some(), "{copy}");
        }
        for other in [
            ".json",
            ".stamps.json",
            ".unreadable-20261125T101010Z.json",
            ".json.1-1.tmp",
            ".json.1-1.out",
            ".wiping",
            "",
        ] {
            assert_eq!(id_of_copy(&format!("{id}{other}")), None, "{other}");
        }
        assert_eq!(id_of_copy("notes (1).json"), None);
    }
}
