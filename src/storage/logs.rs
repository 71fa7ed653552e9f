//! The files of the log: one for each day on which Doorstep was started, private to the user.

use std::fs::File;
use std::io;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::disk::{Disk, RealDisk, open_log_file};
use super::paths::DataDir;

/// How many files are kept.
const KEEP: usize = 7;

/// Opens today's file, and takes away those that are too old.
///
/// # Errors
/// What the operating system says: then there is no log.
pub fn open(dir: &DataDir, now: Timestamp) -> io::Result<File> {
    let folder = dir.logs();
    RealDisk.create_dir(&folder)?;
    RealDisk.make_private(&folder)?;
    let file =
        open_log_file(&folder.join(format!("doorstep.{}.log", TimeZone::UTC.to_datetime(now).date())))?;
    let mut names: Vec<String> = RealDisk.list(&folder)?.into_iter().map(|entry| entry.name).collect();
    names.retain(|name| name.strip_suffix(".log").is_some_and(|name| name.starts_with("doorstep.")));
    names.sort();
    let old = names.len().saturating_sub(KEEP);
    for name in names.into_iter().take(old) {
        // It is tried again at the next start.
        RealDisk.remove(&folder.join(name)).ok();
    }
    Ok(file)
}
