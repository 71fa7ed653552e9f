//! Paths that go along: when the data folder is on a memory stick, what is on the same stick is remembered by
//! its way from the data folder, so that it is found on another laptop, where the stick has another letter.

use std::path::{Component, Path, PathBuf};

/// How many folders a remembered way goes up at most: from the data folder to that of the program, and to
/// the one that holds it. What lies further away is not of the same stick for sure.
const MOST_UP: usize = 2;

/// A path as it is remembered: from the data folder if it lies close to it, otherwise as it is.
#[must_use]
pub fn remembered(path: &str, data: &Path) -> String {
    let way = |up: usize| {
        let above = data.ancestors().nth(up)?;
        // The top of a disk of Unix holds every other disk, too.
        let whole_disk = cfg!(unix) && above.parent().is_none();
        let inside = Path::new(path).strip_prefix(above).ok().filter(|_| !whole_disk)?;
        let parts = inside.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>()?;
        let ups = std::iter::repeat_n("..", up);
        Some(std::iter::once(".").chain(ups).chain(parts).collect::<Vec<_>>().join("/"))
    };
    (0..=MOST_UP).find_map(way).unwrap_or_else(|| path.to_owned())
}

/// The path that was remembered, for a data folder that may be elsewhere now.
#[must_use]
pub fn resolved(stored: &str, data: &Path) -> PathBuf {
    let Some(way) = stored.strip_prefix("./") else { return PathBuf::from(stored) };
    let mut path = data.to_owned();
    for part in Path::new(way).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    path
}
