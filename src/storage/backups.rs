//! Backups: earlier versions of a document, kept beside it under a number that only grows.
//!
//! Which ones are kept is decided by that number, never by the age of a version: a clock that is wrong,
//! or was set back, must not delete anything.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::disk::Disk;
use super::paths::{parse_stamp, stamp};

/// How many of the newest backups are kept, however close together.
pub const KEEP_LAST: usize = 10;

/// For how many minutes, beside those, the last backup of the minute is kept: ten presses of a key in one minute
/// must not push out what was there before.
pub const KEEP_MINUTES: usize = 30;

/// How many backups are kept beside those because something was taken away just after them.
pub const KEEP_FULLER: usize = 20;

/// By how many bytes a version must be larger than the next for something to have been taken away.
pub const FULLER_BY: u64 = 200;

/// For how many hours, beside those, the last backup of the hour is kept: ten saves can be ten minutes of
/// typing.
pub const KEEP_HOURS: usize = 24;

/// For how many days, beside those, the last backup of the day is kept.
pub const KEEP_DAYS: usize = 30;

/// Why a version was set aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// It was saved here, and then saved over.
    Saved,
    /// Another program or computer wrote it while the document was open here. Never pruned.
    Conflict,
}

/// An earlier version of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// Its number: the larger, the later it was set aside.
    pub number: u64,
    /// When the version was written, by the clock of this computer at that time.
    pub at: Timestamp,
    /// Its size in bytes.
    pub size: u64,
    /// Why it is here.
    pub origin: Origin,
    /// Its file.
    pub path: PathBuf,
}

/// The end of the name of a version that another program wrote.
const CONFLICT: &str = ".conflict.json";

/// All backups in a folder, the newest first. A folder that is not there has none.
///
/// # Errors
/// What the operating system says.
pub(super) fn list(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<Backup>> {
    let entries = match disk.list(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut backups: Vec<Backup> = entries
        .into_iter()
        .filter(|entry| !entry.meta.is_dir)
        .filter_map(|entry| {
            let (at, number, origin) = parse_name(&entry.name)?;
            Some(Backup { number, at, size: entry.meta.size, origin, path: folder.join(&entry.name) })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    Ok(backups)
}

/// The name of a backup: `20261123T155830Z-17.json`.
pub(super) fn name(at: Timestamp, number: u64, origin: Origin) -> String {
    let end = match origin {
        Origin::Saved => ".json",
        Origin::Conflict => CONFLICT,
    };
    format!("{}-{number}{end}", stamp(at))
}

fn parse_name(name: &str) -> Option<(Timestamp, u64, Origin)> {
    let (stem, origin) = match name.strip_suffix(CONFLICT) {
        Some(stem) => (stem, Origin::Conflict),
        None => (name.strip_suffix(".json")?, Origin::Saved),
    };
    let (at, number) = stem.split_once('-')?;
    Some((parse_stamp(at)?, number.parse().ok()?, origin))
}

/// Which backups are no longer needed: neither among the last [`KEEP_LAST`], nor the last one of its minute, hour or
/// day counting the [`KEEP_MINUTES`], [`KEEP_HOURS`] and [`KEEP_DAYS`] newest that have one, nor among the
/// [`KEEP_FULLER`] newest that have more in them than the version that came next. `backups` has the newest first.
///
/// Minutes, hours and days are runs of versions with the same date, so a clock that is set back only begins a new
/// one.
#[must_use]
pub fn to_prune(backups: &[Backup]) -> Vec<&Backup> {
    let mut minutes = Runs::new(KEEP_MINUTES);
    let mut hours = Runs::new(KEEP_HOURS);
    let mut days = Runs::new(KEEP_DAYS);
    let (mut fuller, mut next_size) = (0, u64::MAX);
    let mut prune = Vec::new();
    let saved = backups.iter().filter(|backup| backup.origin == Origin::Saved);
    for (index, backup) in saved.enumerate() {
        let at = TimeZone::UTC.to_datetime(backup.at);
        let is_fuller = backup.size >= next_size.saturating_add(FULLER_BY) && fuller < KEEP_FULLER;
        fuller += usize::from(is_fuller);
        next_size = backup.size;
        let of_its_time = [
            minutes.keeps((at.date(), at.hour(), at.minute())),
            hours.keeps((at.date(), at.hour(), 0)),
            days.keeps((at.date(), 0, 0)),
        ];
        if index >= KEEP_LAST && !is_fuller && !of_its_time.contains(&true) {
            prune.push(backup);
        }
    }
    prune
}

/// Runs of versions of the same minute, hour or day; the newest of each is kept, for so many runs.
struct Runs {
    last: Option<(Date, i8, i8)>,
    left: usize,
}

impl Runs {
    fn new(most: usize) -> Self {
        Self { last: None, left: most }
    }

    fn keeps(&mut self, of: (Date, i8, i8)) -> bool {
        let new = self.last != Some(of) && self.left > 0;
        self.last = Some(of);
        self.left -= usize::from(new);
        new
    }
}

/// Sets a version aside under a second name, without writing it again where the disk can do that.
///
/// # Errors
/// What the operating system says; `AlreadyExists` if the name is taken.
pub(super) fn set_aside(disk: &dyn Disk, from: &Path, content: Option<&[u8]>, to: &Path) -> io::Result<()> {
    let link_error = match disk.hard_link(from, to) {
        Ok(()) => return Ok(()),
        Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => {
            return Err(error);
        }
        Err(error) => error,
    };
    // Memory sticks can't give a file a second name: it is copied, which needs all of its content.
    let content = content.ok_or(link_error)?;
    let written = disk.create_new(to).and_then(|mut file| {
        file.write(content)?;
        file.sync()
    });
    if written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::AlreadyExists) {
        // Half a backup is worse than none; the error that matters is the first one.
        disk.remove(to).ok();
    }
    written
}
