//! Putting a new version in the place of another so that one that another program wrote in the moment before is not
//! lost: what comes out is looked at, and kept if it is not what was there a moment ago. In one step where two names can
//! be exchanged; in two where a name can be given only if it is free; else as well as can be.

use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::backups::{self, Origin};
use super::codec::MAX_FILE_BYTES;
use super::error::StorageError;
use super::kept::{Kept, KeptWhy, Swap, came_out};
use super::keys::DocKey;
use super::store::Store;

/// What became of moving a version out of its place and another in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moved {
    /// The new one stands there, and what stood there has the name of what came out.
    Done,
    /// What stood there has the name of what came out, and another program has put something in its place meanwhile.
    Taken,
    /// Nothing stood there any more; nothing was done.
    Gone,
    /// This disk can't; nothing was done.
    NotHere,
}

impl Store {
    /// Puts the new file in the place of the old one, and looks at what came out. It comes out under a name that says
    /// so, and a run that is cut off before it was looked at leaves that to the next start.
    pub(super) fn swap(
        &self,
        key: DocKey,
        temp: &Path,
        old: &[u8],
        new: &[u8],
        now: Timestamp,
    ) -> Result<Swap, StorageError> {
        let path = self.dir().file(key);
        let fail = |error: io::Error| StorageError::from_io(&error, &path);
        let out = came_out(temp);
        let exchanged = self.exchange(temp, &out, &path).map_err(fail)?;
        let moved = if exchanged { Moved::Done } else { self.make_way(temp, &out, &path).map_err(fail)? };
        if moved == Moved::Gone {
            return Ok(Swap::Changed);
        }
        if moved == Moved::NotHere {
            if self.disk.hard_link(&path, &out).is_err() {
                // Memory sticks can't give a second name: there a last look has to do.
                return Ok(if self.disk.read(&path, MAX_FILE_BYTES).map_err(fail)? == old {
                    self.disk.rename(temp, &path).map_err(fail)?;
                    Swap::Done(None)
                } else {
                    Swap::Changed
                });
            }
            self.disk.rename(temp, &path).map_err(fail)?;
        }
        let content = self.disk.read(&out, MAX_FILE_BYTES).map_err(fail)?;
        // Read twice before it is taken for somebody else's: a disk may give back nonsense once.
        let ours = content == old || content == new || self.holds(&out, old.len() as u64, old);
        let kept = if ours { None } else { Some(self.keep_what_came_out(key, &out, &content, now)?) };
        // It has another name by now; one that stays is tidied away at the next start.
        self.disk.remove(&out).ok();
        Ok(if moved == Moved::Taken { Swap::Changed } else { Swap::Done(kept) })
    }

    /// Gives what stands there the name of what came out, whatever it is by now, and then the new file the place that
    /// is empty: each only if the name is free. So nothing is replaced, and what another program brings meanwhile
    /// stays. A run that is cut off in between leaves an empty place, which the next start fills again.
    ///
    /// It is the way of Windows, which can't exchange two names. Its own call for this, `ReplaceFile`, takes the same
    /// two steps, fails half-way as well, and does not say whether its second step replaces what came meanwhile.
    fn make_way(&self, temp: &Path, out: &Path, path: &Path) -> io::Result<Moved> {
        let mut moved = Moved::NotHere;
        if !self.may_move() {
            return Ok(moved);
        }
        // The next start knows an empty place by the new file beside it.
        self.disk.sync_dir(path.parent().unwrap_or(path))?;
        self.disk.while_held(path, &mut || {
            let _gap = self.begin_gap();
            let put = match self.disk.move_new(path, out) {
                Ok(true) => self.disk.move_new(temp, path),
                Ok(false) => return Err(io::ErrorKind::AlreadyExists.into()),
                Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    moved = Moved::Gone;
                    return Ok(());
                }
                Err(error) => Err(error),
            };
            match put {
                Ok(free) => {
                    moved = if free { Moved::Done } else { Moved::Taken };
                    Ok(())
                }
                Err(error) => {
                    // Not while somebody waits for the new file: the place has been empty for long enough.
                    let back = self.disk.while_held(out, &mut || self.disk.move_new(out, path).map(drop));
                    if back.is_err_and(|error| error.kind() != io::ErrorKind::NotFound) {
                        tracing::error!("a place is empty until the next save or start");
                    }
                    Err(error)
                }
            }
        })?;
        match moved {
            // Before what came out goes.
            Moved::Done => self.disk.sync_name(path)?,
            Moved::NotHere => self.never_move(),
            Moved::Taken | Moved::Gone => {}
        }
        Ok(moved)
    }

    /// Exchanges the new file with what stands in its place, which is named as what came out from then on. Says
    /// whether the disk can do that; if not, nothing was done.
    fn exchange(&self, temp: &Path, out: &Path, path: &Path) -> io::Result<bool> {
        if !self.may_exchange() {
            return Ok(false);
        }
        self.disk.rename(temp, out)?;
        match self.disk.exchange(out, path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                self.never_exchange();
                self.disk.rename(out, temp).map(|()| false)
            }
            Err(error) => Err(error),
        }
    }

    /// At the start: fills the place that a save left empty when it was cut off, with what stood there before.
    pub(super) fn fill_place(&self, out: &Path, path: &Path) -> Result<(), StorageError> {
        let fail = |error: io::Error| StorageError::from_io(&error, path);
        self.disk.rename_new(out, path).map_err(fail)?;
        self.disk.sync_name(path).map_err(fail)
    }

    /// At the start: looks at what a save that was cut off left under the name of what came out, and takes it away.
    /// Says what was kept of it.
    pub(super) fn finish_swap(
        &self,
        key: DocKey,
        out: &Path,
        now: Timestamp,
    ) -> Result<Option<Kept>, StorageError> {
        let fail = |error: io::Error| StorageError::from_io(&error, out);
        let path = self.dir().file(key);
        let content = self.disk.read(out, MAX_FILE_BYTES).map_err(fail)?;
        let there = self.disk.read(&path, MAX_FILE_BYTES).map_err(fail)?;
        let backups = self.backups(key)?;
        let holds = |backup: &backups::Backup, bytes| self.holds(&backup.path, backup.size, bytes);
        // Before anything takes its place, what stands there becomes the newest backup. As long as it still stands
        // there, what has the other name is the new version, which nobody was told is saved.
        let not_yet = backups.first().is_some_and(|newest| holds(newest, &there));
        let known = content == there || backups.iter().any(|backup| holds(backup, &content));
        let kept = if not_yet || known || self.check(key, &there).is_err() {
            None
        } else {
            Some(self.keep_what_came_out(key, out, &content, now)?)
        };
        self.disk.remove(out).map_err(fail)?;
        Ok(kept)
    }

    /// Keeps what another program wrote in the moment before a save, and what the save took out of its place.
    pub(super) fn keep_what_came_out(
        &self,
        key: DocKey,
        from: &Path,
        content: &[u8],
        now: Timestamp,
    ) -> Result<Kept, StorageError> {
        self.forget_backups(key);
        let whole = content.len() as u64 <= MAX_FILE_BYTES;
        let content_if_whole = whole.then_some(content);
        if !whole || self.check(key, content).is_err() {
            let bring = |to: &Path| backups::set_aside(&*self.disk, from, content_if_whole, to);
            let path = self.set_aside_unreadable(key, now, bring)?;
            return Ok(Kept { why: KeptWhy::Unreadable, path });
        }
        let folder = self.dir().backups(key);
        let fail = |error: io::Error| StorageError::from_io(&error, &folder);
        self.disk.create_dir(&folder).map_err(fail)?;
        let listed = backups::list(&*self.disk, &folder).map_err(fail)?;
        let mut number = listed.first().map_or(1, |last| last.number.saturating_add(1));
        let path = loop {
            let to = folder.join(backups::name(now, number, Origin::Conflict));
            match backups::set_aside(&*self.disk, from, content_if_whole, &to) {
                Ok(()) => break to,
                Err(_) if self.holds(&to, content.len() as u64, content) => break to,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < u64::MAX => {
                    number += 1;
                }
                Err(error) => return Err(fail(error)),
            }
        };
        self.disk.sync_dir(&folder).map_err(fail)?;
        Ok(Kept { why: KeptWhy::ChangedOutside, path })
    }
}
