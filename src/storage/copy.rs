//! Copies a file of the person's own into the folder of the materials: whole or not at all, and never over
//! another file.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::disk::{Disk, open_to_read};
use super::error::StorageError;
use super::names::{numbered, take_free, unfinished};

/// How much is copied at a time, in bytes; between two pieces cancelling is heard.
const PIECE: usize = 1 << 20;

/// Copies `from` into `folder` and returns where it is. A file there with the same in it is taken as it is,
/// whatever its name.
///
/// # Errors
/// What the disk says; `from` and everything in the folder are as they were, and no half file is left.
pub fn copy_in(
    disk: &dyn Disk,
    from: &Path,
    folder: &Path,
    cancelled: &dyn Fn() -> bool,
) -> Result<PathBuf, StorageError> {
    let fail = |error: io::Error| StorageError::from_io(&error, folder);
    let name = from.file_name().and_then(|name| name.to_str()).ok_or(io::ErrorKind::InvalidInput);
    let name = name.map_err(|kind| fail(kind.into()))?;
    put(disk, name, &mut || Ok(Box::new(open_to_read(from)?)), folder, cancelled)
}

/// Writes a file called `name` with these bytes into `folder`, as [`copy_in`] does.
///
/// # Errors
/// What the disk says; everything in the folder is as it was, and no half file is left.
pub fn put_in(disk: &dyn Disk, name: &str, bytes: &[u8], folder: &Path) -> Result<PathBuf, StorageError> {
    put(disk, name, &mut || Ok(Box::new(bytes)), folder, &|| false)
}

/// Opens what is to be written, from its beginning.
type Open<'a> = dyn FnMut() -> io::Result<Box<dyn Read + 'a>> + 'a;

fn put(
    disk: &dyn Disk,
    name: &str,
    from: &mut Open<'_>,
    folder: &Path,
    cancelled: &dyn Fn() -> bool,
) -> Result<PathBuf, StorageError> {
    let fail = |error: io::Error| StorageError::from_io(&error, folder);
    disk.create_dir(folder).map_err(fail)?;
    // It may lie there already under another name.
    let there = disk.list(folder).unwrap_or_default().into_iter().map(|entry| folder.join(entry.name));
    if let Some(same) = there.into_iter().find(|path| same_bytes(from, path)) {
        return Ok(same);
    }
    let temp = unfinished(folder);
    let copied = copy_to(disk, from, &temp, cancelled).and_then(|()| {
        let placed = take_free(disk, &temp, numbered(name).map(|name| folder.join(name)))?;
        placed.ok_or_else(|| io::ErrorKind::AlreadyExists.into())
    });
    if copied.is_err() {
        // What was begun is of no use; if it can't be taken away, it says by its name what it is.
        disk.remove(&temp).ok();
    }
    copied.map_err(fail)
}

/// Copies to a new file.
fn copy_to(disk: &dyn Disk, from: &mut Open<'_>, to: &Path, cancelled: &dyn Fn() -> bool) -> io::Result<()> {
    let mut source = from()?;
    let mut file = disk.create_new(to)?;
    let mut piece = vec![0; PIECE];
    loop {
        if cancelled() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        match source.read(&mut piece) {
            Ok(0) => return file.sync(),
            Ok(count) => file.write(&piece[..count])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn same_bytes(one: &mut Open<'_>, other: &Path) -> bool {
    let mut same = || -> io::Result<bool> {
        let (mut one, mut other) = (one()?, open_to_read(other)?);
        let (mut left, mut right) = (vec![0; PIECE], vec![0; PIECE]);
        loop {
            let count = one.read(&mut left)?;
            if count == 0 {
                return Ok(other.read(&mut right)? == 0);
            }
            other.read_exact(&mut right[..count])?;
            if left[..count] != right[..count] {
                return Ok(false);
            }
        }
    };
    // What can't be compared counts as another file.
    same().unwrap_or(false)
}
