//! Files outside the data folder, where the person said: written whole or not at all, and never over another.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::disk::{Disk, RealDisk, open_to_read};
use super::error::StorageError;
use super::names::{numbered, take_free, unfinished};

/// Writes a new file under this name or, if another file has it, under the next that is free, as in
/// `list (2).html`; a file that holds just these bytes is taken as it is. Returns where it is.
///
/// # Errors
/// What the disk says; then everything in the folder is as it was.
pub fn write_outside(path: &Path, bytes: &[u8]) -> Result<PathBuf, StorageError> {
    write_new(&RealDisk, path, bytes)
}

/// The same on any disk.
///
/// # Errors
/// As [`write_outside`].
pub fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<PathBuf, StorageError> {
    let fail = |error: std::io::Error| StorageError::from_io(&error, path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let paths = || numbered(&name).map(|name| path.with_file_name(name));
    let same = |path: &PathBuf| disk.read(path, bytes.len() as u64).is_ok_and(|there| there == bytes);
    if let Some(there) = paths().take_while(|path| disk.metadata(path).is_ok()).find(same) {
        return Ok(there);
    }
    let folder = path.parent().unwrap_or(path);
    let written = finished(disk, path, bytes, |temp| take_free(disk, temp, paths()))?;
    // The file is whole; its name follows within seconds where a folder can't be synced.
    disk.sync_dir(folder).ok();
    written.ok_or_else(|| fail(std::io::ErrorKind::AlreadyExists.into()))
}

/// Writes a file of Doorstep's own outside the data folder: over what stood there, in one step.
pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    finished(disk, path, bytes, |temp| disk.rename(temp, path).map(Some)).map(drop)
}

/// Writes a file that is not there yet, whole or not at all; `false` if its name is taken, and what stands there is
/// as it was.
///
/// # Errors
/// What the disk says.
pub fn write_if_free(path: &Path, bytes: &[u8]) -> Result<bool, StorageError> {
    let disk = RealDisk;
    let take = |temp: &Path| Ok(disk.rename_new(temp, path)?.then_some(()));
    finished(&disk, path, bytes, take).map(|taken| taken.is_some())
}

/// Writes a file over what stands there, in one step, as the person asked for.
///
/// # Errors
/// What the disk says; then what stood there is as it was.
pub fn write_over(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    replace(&RealDisk, path, bytes)
}

/// Writes the bytes to a new file beside `path`, and lets `take` give it its name; without one it goes again.
fn finished<T>(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    take: impl FnOnce(&Path) -> std::io::Result<Option<T>>,
) -> Result<Option<T>, StorageError> {
    let temp = unfinished(path.parent().unwrap_or(path));
    let write = || {
        let mut file = disk.create_new(&temp)?;
        file.write(bytes)?;
        file.sync()?;
        drop(file);
        take(&temp)
    };
    let written: std::io::Result<Option<T>> = write();
    if !matches!(written, Ok(Some(_))) {
        // What was begun is of no use; if it can't be taken away, it says by its name what it is.
        disk.remove(&temp).ok();
    }
    written.map_err(|error| StorageError::from_io(&error, path))
}

/// Makes a folder of Doorstep's own files, such as the sample's.
///
/// # Errors
/// What the disk says.
pub fn make_folder(path: &Path) -> Result<(), StorageError> {
    RealDisk.create_dir(path).map_err(|error| StorageError::from_io(&error, path))
}

/// Opens a file that somebody else made, to be read piece by piece.
///
/// # Errors
/// What the disk says.
pub fn open_outside(path: &Path) -> Result<BufReader<File>, StorageError> {
    open_to_read(path).map(BufReader::new).map_err(|error| StorageError::from_io(&error, path))
}

/// Reads a file that somebody else made, up to a size.
///
/// # Errors
/// What the disk says; [`StorageError::Unreadable`] if it is larger.
pub fn read_outside(path: &Path, limit: u64) -> Result<Vec<u8>, StorageError> {
    let fail = |error: std::io::Error| StorageError::from_io(&error, path);
    // A link of the person's own leads where they want it to.
    let at = std::fs::canonicalize(path).map_err(fail)?;
    let bytes = RealDisk.read(&at, limit).map_err(fail)?;
    if bytes.len() as u64 > limit {
        return Err(StorageError::Unreadable { reason: "too large".to_owned(), path: path.to_owned() });
    }
    Ok(bytes)
}
