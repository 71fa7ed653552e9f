//! Looks through a folder for files of materials that are missing: by content, name and near name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::fingerprint::{facts, fingerprint};
use super::reader::Reader;
use super::walk::files_in;
use crate::core::files::Fingerprint;
use crate::core::ids::FileId;
use crate::core::material::{Material, MaterialFile};
use crate::core::outline;
use crate::core::recognise::{Found, best, by_content, by_name, told_by};

/// The most files that are read because their names say nothing.
const MOST_READ: usize = 60;

/// So many lines of a first page say what a file is.
const COVER_LINES: usize = 6;

/// Looks for the missing files of materials in `folder` and the folders within: by what they held when they
/// were last here, by name, near name, and what is in a deck or PDF. Reads the disk for a while: a matter for a job.
#[must_use]
pub fn look_in(
    folder: &Path,
    missing: &[(Material, MaterialFile)],
    known: &BTreeMap<FileId, Fingerprint>,
    reader: &Reader,
    cancelled: &dyn Fn() -> bool,
) -> Vec<Found<PathBuf>> {
    let mut scored = Vec::new();
    let mut read = 0;
    for path in files_in(folder, cancelled) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let told = told_by(name);
        let same = same_content(&path, missing, known, cancelled);
        let mut recognised = !same.is_empty();
        scored.extend(same.into_iter().map(|file| Found { file, at: path.clone(), percent: 100 }));
        for (material, file) in missing {
            let percent = by_name(&told, material, file);
            recognised |= percent > 0;
            if percent > 0 {
                scored.push(Found { file: file.id, at: path.clone(), percent });
            }
        }
        let readable = path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| ending.eq_ignore_ascii_case("pptx") || ending.eq_ignore_ascii_case("pdf"));
        if recognised || !readable || read >= MOST_READ || cancelled() {
            continue;
        }
        read += 1;
        // What can't be read is no match; opening it would say why.
        let Ok(pages) = reader.read(&path, cancelled) else { continue };
        let found = outline::find(&pages, "");
        let first = pages.pages.first().map(|page| page.lines.as_slice()).unwrap_or_default();
        let first = first.iter().take(COVER_LINES).map(|line| line.text.as_str());
        let title = first.chain([pages.title.as_str()]).collect::<Vec<_>>().join(" ");
        for (material, file) in missing {
            let percent = by_content(&told, &title, &found, material, file);
            scored.push(Found { file: file.id, at: path.clone(), percent });
        }
    }
    best(scored)
}

/// The missing files that are known to have held just what this file holds. It is read only if its size fits.
fn same_content(
    path: &Path,
    missing: &[(Material, MaterialFile)],
    known: &BTreeMap<FileId, Fingerprint>,
    cancelled: &dyn Fn() -> bool,
) -> Vec<FileId> {
    let Ok((size, _)) = facts(path) else { return Vec::new() };
    let prints = missing.iter().filter_map(|(_, file)| Some((file.id, known.get(&file.id)?)));
    let fitting: Vec<_> = prints.filter(|(_, print)| print.size == size).collect();
    if fitting.is_empty() {
        return Vec::new();
    }
    // What can't be read is no match; opening it would say why.
    let Ok(print) = fingerprint(path, cancelled) else { return Vec::new() };
    fitting.into_iter().filter(|(_, known)| known.same_content(&print)).map(|(id, _)| id).collect()
}
