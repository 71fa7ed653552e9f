//! Looks through a folder for files of materials that are missing: by name, near name, and content.

use std::path::{Path, PathBuf};

use super::reading::read_file;
use crate::core::material::{Format, Material, MaterialFile};
use crate::core::outline;
use crate::core::recognise::{Found, best, by_content, by_name, told_by};

/// The most files that are looked at.
const MOST_FILES: usize = 20_000;

/// How deep folders are gone into.
const DEEPEST: usize = 8;

/// The most files that are read because their names say nothing.
const MOST_READ: usize = 60;

/// Looks for the missing files of materials in `folder` and the folders within. Links to folders are not
/// followed, so that a circle of them leads nowhere. Reads the disk for a while: it belongs in a job.
#[must_use]
pub fn look_in(
    folder: &Path,
    missing: &[(Material, MaterialFile)],
    cancelled: &dyn Fn() -> bool,
) -> Vec<Found<PathBuf>> {
    let mut scored = Vec::new();
    let mut read = 0;
    for path in files_in(folder, cancelled) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let told = told_by(name);
        let mut known = false;
        for (material, file) in missing {
            let percent = by_name(&told, material, file);
            known |= percent > 0;
            if percent > 0 {
                scored.push(Found { file: file.id, at: path.clone(), percent });
            }
        }
        let deck = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pptx"));
        if known || !deck || read >= MOST_READ || cancelled() {
            continue;
        }
        read += 1;
        // What can't be read is no match; opening it would say why.
        let Ok(pages) = read_file(&path, cancelled) else { continue };
        let found = outline::find(&pages, "");
        let title = pages.pages.first().map(|page| page.title.clone()).unwrap_or_default();
        for (material, file) in missing.iter().filter(|(_, file)| file.format == Format::Pptx) {
            let percent = by_content(&told, &title, &found, material, file);
            scored.push(Found { file: file.id, at: path.clone(), percent });
        }
    }
    best(scored)
}

fn files_in(folder: &Path, cancelled: &dyn Fn() -> bool) -> Vec<PathBuf> {
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
