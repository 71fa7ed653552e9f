//! Where the files of materials are on this computer.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::fingerprint::find_again;
use crate::core::ids::FileId;
use crate::core::materials::files::{FileState, Fingerprint};
use crate::core::model::material::MaterialFile;
use crate::materials::identify::flaw;
use crate::materials::may_open::{is_plain_name, is_remote, lies_in};

/// At most this many names of one folder are looked at, so that an odd folder can't hold the job up.
const MOST_NAMES: usize = 20_000;

/// At most this many folders within the materials folder are looked into.
const MOST_FOLDERS: usize = 500;

/// Where to look.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Where {
    /// What the trainer said of single files.
    pub places: BTreeMap<FileId, PathBuf>,
    /// What the files were when they were last here.
    pub known: BTreeMap<FileId, Fingerprint>,
    /// The folder of the materials.
    pub materials_folder: Option<PathBuf>,
    /// The folder for what was downloaded.
    pub downloads: Option<PathBuf>,
}

/// Looks for every file: first where it should be, then in the materials folder by what was in it, whatever
/// it is called now. Reads the disk, so it belongs in a job.
#[must_use]
pub fn survey<'a>(
    files: impl IntoIterator<Item = &'a MaterialFile>,
    places: &Where,
    cancelled: &dyn Fn() -> bool,
) -> BTreeMap<FileId, FileState> {
    let names = Names::read(places);
    let mut states: BTreeMap<FileId, FileState> =
        files.into_iter().map(|file| (file.id, find(file, places, &names))).collect();
    let gone = |id: &FileId| matches!(states.get(id), Some(FileState::Missing | FileState::Unusable(..)));
    let lost: Vec<_> =
        places.known.iter().filter(|(id, _)| gone(id)).map(|(id, print)| (*id, print)).collect();
    if let Some(folder) = places.materials_folder.as_deref().filter(|_| !lost.is_empty()) {
        for (id, path) in find_again(folder, &lost, cancelled) {
            if let Ok(path) = std::path::absolute(path) {
                states.insert(id, FileState::Here(path));
            }
        }
    }
    states
}

/// Looks for one file: where the trainer said, where it was, in the materials folder, among downloads.
fn find(file: &MaterialFile, places: &Where, names: &Names) -> FileState {
    let told = places.places.get(&file.id).cloned();
    let own = file.path.as_deref().and_then(|path| own_path(path, places.materials_folder.as_deref()));
    let by_name = names.find(&file.file_name);
    let there = [told, own, by_name].into_iter().flatten();
    let there = there.filter(|path| is_file(path, places.materials_folder.as_deref()));
    let mut unusable = None;
    for path in there.filter_map(|path| std::path::absolute(path).ok()) {
        match flaw(&path, file.format) {
            None => return FileState::Here(path),
            Some(flaw) => unusable = unusable.or(Some((path, flaw))),
        }
    }
    unusable.map_or(FileState::Missing, |(path, flaw)| FileState::Unusable(path, flaw))
}

/// The absolute path of a stored one. Stored paths come from course files of others: one that climbs out
/// of the materials folder, or leads to another computer, counts for nothing.
fn own_path(stored: &str, folder: Option<&Path>) -> Option<PathBuf> {
    if is_remote(stored) {
        return None;
    }
    let path = Path::new(stored);
    if path.is_absolute() {
        return Some(path.to_owned());
    }
    let stays_inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    folder.filter(|_| stays_inside).map(|folder| folder.join(path))
}

/// Whether a file is there. On another computer only what lies in the folder that the trainer chose is looked at.
fn is_file(path: &Path, folder: Option<&Path>) -> bool {
    let text = path.to_string_lossy();
    let chosen = folder.is_some_and(|folder| lies_in(&text, &folder.to_string_lossy()));
    (chosen || !is_remote(&text)) && path.is_file()
}

/// The names in the folders where files are looked for, read once.
#[derive(Debug, Default)]
struct Names {
    /// By name lowercase; the first found stays.
    by_name: BTreeMap<String, PathBuf>,
}

impl Names {
    fn read(places: &Where) -> Self {
        let mut names = Self::default();
        if let Some(folder) = &places.materials_folder {
            let folders = names.take_in(folder);
            for inner in folders.iter().take(MOST_FOLDERS) {
                names.take_in(inner);
            }
        }
        if let Some(folder) = &places.downloads {
            names.take_in(folder);
        }
        names
    }

    /// Takes the names of a folder in and returns the folders in it.
    fn take_in(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut folders = Vec::new();
        // A folder that is gone or closed holds nothing to be found.
        let Ok(entries) = std::fs::read_dir(folder) else { return folders };
        for entry in entries.take(MOST_NAMES).flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if let Some(name) = entry.file_name().to_str() {
                self.by_name.entry(name.to_lowercase()).or_insert(path);
            }
        }
        folders.sort();
        folders
    }

    /// The file with an official name, or a second download of it, as in `guide (1).pdf`.
    fn find(&self, name: &str) -> Option<PathBuf> {
        if !is_plain_name(name) {
            return None;
        }
        let name = name.to_lowercase();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let again = (1..=3).map(|count| format!("{stem} ({count}).{extension}"));
        std::iter::once(name.clone()).chain(again).find_map(|name| self.by_name.get(&name).cloned())
    }
}
