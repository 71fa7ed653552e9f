//! The files in a folder and the folders within, with bounds, so that an odd folder can't hold a job up.

use std::path::{Path, PathBuf};

/// The most files that are looked at.
pub const MOST_FILES: usize = 20_000;

/// How deep folders are gone into.
const DEEPEST: usize = 8;

/// The files in `folder` and the folders within, in order of their paths. Links to folders are not followed,
/// so that a circle of them leads nowhere. Reads the disk, so it belongs in a job.
#[must_use]
pub fn files_in(folder: &Path, cancelled: &dyn Fn() -> bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        // A folder that is gone or closed holds nothing to be found.
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            if files.len() >= MOST_FILES || cancelled() {
                return files;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEEPEST => folders.push((entry.path(), depth + 1)),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files.sort();
    files
}
