//! Names for new files: the wished one or the next that is free, as in `guide (2).pdf`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::disk::Disk;
use super::error::{ErrorKind, StorageError};

/// How many names are tried for a file.
const MOST: u32 = 999;

/// The endings of Doorstep's own files, which have two dots.
const OWN_ENDINGS: [&str; 2] = [".doorstep.json", ".doorstep-training.json"];

/// A name and those that follow it: `guide.pdf`, `guide (2).pdf`, `guide (3).pdf` and so on.
pub(super) fn numbered(name: &str) -> impl Iterator<Item = String> {
    let own = OWN_ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    let stem = own.or_else(|| name.rsplit_once('.').map(|(stem, _)| stem)).filter(|stem| !stem.is_empty());
    let (stem, ending) = name.split_at(stem.map_or(name.len(), str::len));
    (1..=MOST)
        .map(move |count| if count == 1 { name.to_owned() } else { format!("{stem} ({count}){ending}") })
}

/// A path for a file in this folder while it is being written, unlike any other of this process.
pub(super) fn unfinished(folder: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    folder.join(format!(".doorstep-{}-{number}.part", std::process::id()))
}

/// Gives a finished file the first of these names that is free, and tells its path; `None` if none is.
///
/// # Errors
/// What the disk says; then it still has its own name.
pub(super) fn take_free(
    disk: &dyn Disk,
    finished: &Path,
    paths: impl Iterator<Item = PathBuf>,
) -> io::Result<Option<PathBuf>> {
    for path in paths {
        match disk.rename_new(finished, &path) {
            Ok(true) => return Ok(Some(path)),
            Ok(false) => {}
            // A program holds the file of this name, as Word does.
            Err(error) if StorageError::from_io(&error, &path).kind() == ErrorKind::InUse => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn the_number_stands_before_the_ending() {
        let second = |name: &str| numbered(name).nth(1);
        for (name, wanted) in [
            ("guide.pdf", "guide (2).pdf"),
            ("Dr. Kim.doorstep.json", "Dr. Kim (2).doorstep.json"),
            ("A.doorstep-training.json", "A (2).doorstep-training.json"),
            ("README", "README (2)"),
            (".hidden", ".hidden (2)"),
        ] {
            assert_eq!(second(name).as_deref(), Some(wanted));
        }
    }
}
