//! The removable drives of this computer.

use std::path::Path;
use std::path::PathBuf;

/// The removable drives of this computer, by the folders under which they are found.
#[must_use]
pub fn removable_drives() -> Vec<PathBuf> {
    // Where they can't be listed, nothing is said of them.
    let Ok(disks) = sysinfo::Disks::new_with_refreshed_list() else { return Vec::new() };
    let removable = disks.iter().filter(|disk| disk.is_removable());
    removable.map(|disk| disk.mount_point().to_owned()).collect()
}

/// The drive of these that a file is on.
#[must_use]
pub fn drive_of<'a>(path: &Path, drives: &'a [PathBuf]) -> Option<&'a Path> {
    let holding = drives.iter().filter(|drive| path.starts_with(drive));
    holding.max_by_key(|drive| drive.components().count()).map(PathBuf::as_path)
}
