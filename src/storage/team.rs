//! The folder of a team: something the office already uses carries it, such as a synced folder, a share or a stick.
//!
//! Each device writes in a folder of its own there, whole files only, and reads those of all. So no two write one
//! file. What carries it may rename files ("conflicted copy") and bring them late: a name says nothing here, what
//! is in a file does, and what is not whole yet counts as not there.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::StorageError;
use super::on_demand::is_here;
use super::outside::replace;
use crate::core::ids::{CourseId, DeviceId};

/// The file that says that a folder is one of a team.
const MARK: &str = "doorstep-team.json";

/// What stands in it.
const MARK_TEXT: &[u8] = b"{\n  \"format\": \"doorstep-team\",\n  \"version\": 1\n}\n";

/// The most files that are looked at.
const MOST_FILES: usize = 20_000;

/// A file in the folder of a device.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TeamFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in microseconds since 1970 by the clock of its disk; 0 if unknown.
    pub modified: i64,
}

/// Makes a folder one of a team, unless it is one already.
///
/// # Errors
/// If it is not there or can't be written to.
pub fn join(disk: &dyn Disk, root: &Path) -> Result<(), StorageError> {
    let mark = root.join(MARK);
    match disk.metadata(&mark) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace(disk, &mark, MARK_TEXT),
        Err(error) => Err(StorageError::from_io(&error, root)),
    }
}

/// The files of courses of all devices.
///
/// # Errors
/// [`StorageError::Missing`] if the folder is not there, as when a stick was pulled out; else what the disk says.
pub fn list(disk: &dyn Disk, root: &Path) -> Result<Vec<TeamFile>, StorageError> {
    files(disk, root, |name| name.contains(".doorstep"))
}

/// The files of all devices that hold their courses in figures.
///
/// # Errors
/// As [`list`].
pub fn list_digests(disk: &dyn Disk, root: &Path) -> Result<Vec<TeamFile>, StorageError> {
    files(disk, root, |name| name.starts_with("digests") && name.contains(".json"))
}

fn files(disk: &dyn Disk, root: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<TeamFile>, StorageError> {
    let fail = |error: io::Error| StorageError::from_io(&error, root);
    let mut files = Vec::new();
    for folder in disk.list(root).map_err(fail)?.into_iter().filter(|entry| entry.meta.is_dir) {
        let folder = root.join(folder.name);
        // One that went away meanwhile, or can't be read, has nothing for now.
        let entries = disk.list(&folder).unwrap_or_default();
        let whole = entries.into_iter().filter(|entry| !entry.meta.is_dir && entry.meta.size > 0);
        let wanted = whole.filter(|entry| !entry.name.starts_with('.') && wanted(&entry.name));
        files.extend(wanted.map(|entry| TeamFile {
            path: folder.join(entry.name),
            size: entry.meta.size,
            modified: entry.meta.modified,
        }));
        if files.len() > MOST_FILES {
            files.truncate(MOST_FILES);
            break;
        }
    }
    // A link may lead anywhere: it is none of ours.
    let own = |path: &Path| std::fs::symlink_metadata(path).is_ok_and(|facts| facts.is_file());
    files.retain(|file| own(&file.path) && is_here(&file.path));
    files.sort();
    Ok(files)
}

/// Where the file of a course of a device is.
#[must_use]
pub fn own_file(root: &Path, device: DeviceId, course: CourseId) -> PathBuf {
    root.join(device.to_string()).join(format!("{course}.doorstep"))
}

/// Where the courses of a device stand in figures.
#[must_use]
pub fn own_digests(root: &Path, device: DeviceId) -> PathBuf {
    root.join(device.to_string()).join("digests.json")
}

/// Writes a file of this device: beside the folder of the team first, in `outside`, so that what carries it never
/// sees half a file.
///
/// # Errors
/// [`StorageError::Missing`] if the folder of the team is not there: it is never made anew where a stick was. Else
/// what the disk says; what stood there is as it was.
pub fn put(
    disk: &dyn Disk,
    root: &Path,
    outside: &Path,
    file: &Path,
    bytes: &[u8],
) -> Result<(), StorageError> {
    let fail = |error: io::Error| StorageError::from_io(&error, root);
    disk.metadata(&root.join(MARK)).map_err(fail)?;
    let folder = file.parent().unwrap_or(root);
    disk.create_dir(folder).map_err(fail)?;
    let temp = outside.join(format!("team.{}.part", std::process::id()));
    // One of a run that was cut off.
    disk.remove(&temp).ok();
    let write = || {
        let mut new = disk.create_new(&temp)?;
        new.write(bytes)?;
        new.sync()?;
        drop(new);
        disk.rename(&temp, file)
    };
    match write() {
        Ok(()) => disk.sync_dir(folder).map_err(fail),
        Err(error) => {
            disk.remove(&temp).ok();
            // Another disk: then it is written there, under a name that nobody reads.
            if error.kind() == io::ErrorKind::CrossesDevices {
                replace(disk, file, bytes)
            } else {
                Err(fail(error))
            }
        }
    }
}

/// Takes the file of a course away, if it is there.
///
/// # Errors
/// What the disk says.
pub fn take_out(disk: &dyn Disk, file: &Path) -> Result<(), StorageError> {
    match disk.remove(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StorageError::from_io(&error, file)),
        _ => Ok(()),
    }
}

/// Takes away what a device wrote in the folder of a team; what others wrote stays.
///
/// # Errors
/// The first file that could not be taken away; the others are gone.
pub fn leave(disk: &dyn Disk, root: &Path, device: DeviceId) -> Result<(), StorageError> {
    let folder = root.join(device.to_string());
    let entries = match disk.list(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StorageError::from_io(&error, &folder)),
    };
    let mut failed = Ok(());
    for entry in entries.into_iter().filter(|entry| !entry.meta.is_dir) {
        let path = folder.join(entry.name);
        if let Err(error) = disk.remove(&path) {
            failed = failed.and(Err(StorageError::from_io(&error, &path)));
        }
    }
    failed
}
