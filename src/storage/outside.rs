//! Files outside the data folder, where the person said: written whole or not at all.

use std::path::Path;

use super::disk::{Disk, RealDisk};
use super::error::StorageError;

/// Writes a file: beside its place first, then over it in one step, so that no half file ever has its name.
///
/// # Errors
/// What the disk says; then what stood there is as it was.
pub fn write_outside(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    let fail = |error: std::io::Error| StorageError::from_io(&error, path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temp = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let write = || {
        let mut file = RealDisk.create_new(&temp)?;
        file.write(bytes)?;
        file.sync()?;
        drop(file);
        RealDisk.rename(&temp, path)
    };
    let written = write();
    if written.is_err() {
        // What was begun is of no use; if it can't be taken away, it says by its name what it is.
        RealDisk.remove(&temp).ok();
    }
    written.map_err(fail)
}

/// Writes a file that is not there yet, whole or not at all; `false` if its name is taken, and what stands there is
/// as it was.
///
/// # Errors
/// What the disk says.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<bool, StorageError> {
    if RealDisk.metadata(path).is_ok() {
        return Ok(false);
    }
    let fail = |error: std::io::Error| StorageError::from_io(&error, path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temp = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let write = || {
        let mut file = RealDisk.create_new(&temp)?;
        file.write(bytes)?;
        file.sync()?;
        drop(file);
        // A second name never replaces a file; where the disk knows none, the look just before has to do.
        match RealDisk.hard_link(&temp, path) {
            Ok(()) => RealDisk.remove(&temp).map(|()| true),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(_) => RealDisk.rename(&temp, path).map(|()| true),
        }
    };
    let written = write();
    if !matches!(written, Ok(true)) {
        RealDisk.remove(&temp).ok();
    }
    written.map_err(fail)
}

/// Makes a folder of Doorstep's own files, such as the sample's.
///
/// # Errors
/// What the disk says.
pub fn make_folder(path: &Path) -> Result<(), StorageError> {
    RealDisk.create_dir(path).map_err(|error| StorageError::from_io(&error, path))
}

/// Reads a file that somebody else made, up to a size.
///
/// # Errors
/// What the disk says; [`StorageError::Unreadable`] if it is larger.
pub fn read_outside(path: &Path, limit: u64) -> Result<Vec<u8>, StorageError> {
    let bytes = RealDisk.read(path, limit).map_err(|error| StorageError::from_io(&error, path))?;
    if bytes.len() as u64 > limit {
        return Err(StorageError::Unreadable { reason: "too large".to_owned(), path: path.to_owned() });
    }
    Ok(bytes)
}
