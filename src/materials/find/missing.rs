//! Looks through a folder for files of materials that are missing: by content, name and near name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::fingerprint::{facts, fingerprint};
use super::walk::files_in;
use crate::core::ids::FileId;
use crate::core::materials::files::Fingerprint;
use crate::core::materials::recognise::{Found, NameWords, SURE, best, by_both, by_name, clues_in_name};
use crate::core::model::material::{Format, Material, MaterialFile};
use crate::core::reading;
use crate::materials::identify::flaw;
use crate::materials::reading::reader::Reader;
use crate::storage::on_demand::is_here;

/// The most files that are read because their names say nothing.
const MOST_READ: usize = 60;

/// This many lines of a first page say what a file is.
const COVER_LINES: usize = 6;

/// Where to look.
#[derive(Clone, Copy, Debug)]
pub struct SearchScope<'a> {
    /// The folder, and the folders within.
    pub folder: &'a Path,
    /// Files that are in use already: they are no match for anything else.
    pub taken: &'a BTreeSet<PathBuf>,
    /// The words by which packages know their files.
    pub names: &'a NameWords,
}

/// Looks for the missing files of materials: by what they held when they were last here, by name, near name, and
/// what is in a deck or PDF where the name is not sure. Reads the disk for a while: a matter for a job.
#[must_use]
pub fn look_in(
    look: &SearchScope<'_>,
    missing: &[(Material, MaterialFile)],
    known: &BTreeMap<FileId, Fingerprint>,
    reader: &Reader,
    cancelled: &dyn Fn() -> bool,
) -> Vec<Found<PathBuf>> {
    let formats: BTreeSet<Format> = missing.iter().map(|(_, file)| file.format).collect();
    let mut scored = Vec::new();
    let mut read = 0;
    for path in files_in(look.folder, cancelled) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if look.taken.contains(&path) {
            continue;
        }
        let same = same_content(&path, missing, known, cancelled);
        if !same.is_empty() {
            scored.extend(same.into_iter().map(|file| Found { file, at: path.clone(), percent: 100 }));
            continue;
        }
        let clues = clues_in_name(name, look.names);
        // What can't be the file at all, such as a page to sign in under its name, is none.
        let fit: BTreeSet<Format> =
            formats.iter().copied().filter(|format| flaw(&path, *format).is_none()).collect();
        let usable = missing.iter().filter(|(_, file)| fit.contains(&file.format));
        let usable: Vec<&(Material, MaterialFile)> = usable.collect();
        let mut own: Vec<(FileId, u32)> = usable
            .iter()
            .map(|(material, file)| (file.id, by_name(&clues, material, file, look.names)))
            .collect();
        let sure = own.iter().any(|(_, percent)| *percent >= SURE);
        let readable = path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| {
            ["pptx", "pdf"].iter().any(|known| extension.eq_ignore_ascii_case(known))
        });
        if !sure && readable && read < MOST_READ && is_here(&path) && !cancelled() {
            read += 1;
            // What can't be read is no match; opening it would say why.
            if let Ok(pages) = reader.read(&path, cancelled) {
                let found = reading::find(&pages, "");
                let first = pages.pages.first().map(|page| page.lines.as_slice()).unwrap_or_default();
                let first = first.iter().take(COVER_LINES).map(|line| line.text.as_str());
                let title = first.chain([pages.title.as_str()]).collect::<Vec<_>>().join(" ");
                for ((material, file), (_, percent)) in usable.iter().zip(&mut own) {
                    *percent = by_both(*percent, &clues, (&title, &found), (material, file), look.names);
                }
            }
        }
        let own = own.into_iter().filter(|(_, percent)| *percent > 0);
        scored.extend(own.map(|(file, percent)| Found { file, at: path.clone(), percent }));
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
