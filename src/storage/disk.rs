//! The system calls that saving needs, as a trait, so that tests can make each of them fail; and the real
//! disk behind it. Nothing else in Doorstep creates, changes or removes a file of the data folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

#[cfg(any(target_os = "linux", target_vendor = "apple", windows))]
use super::moving;
use super::patience::{Call, patiently};
use super::whole::read_whole;

/// What is known of a file without opening it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meta {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in microseconds since 1970 by the clock of the disk; 0 if unknown.
    pub modified: i64,
    /// A folder, not a file.
    pub is_dir: bool,
}

impl Meta {
    /// A moment of the clock of the disk, as [`Meta::modified`] tells it; `None` if that is unknown.
    #[must_use]
    pub fn moment(modified: i64) -> Option<Timestamp> {
        (modified != 0).then(|| Timestamp::from_microsecond(modified).ok()).flatten()
    }
}

/// Something else stands where a plain file or a folder should be: a link, a device, one for the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not what should be there")]
pub struct InTheWay;

impl InTheWay {
    /// As what a call says.
    fn error() -> io::Error {
        io::Error::other(Self)
    }

    /// Whether a call said so.
    #[must_use]
    pub fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Self>)
            || error.kind() == io::ErrorKind::IsADirectory
    }
}

/// One name in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DirEntry {
    /// The name, without the folder.
    pub name: String,
    /// What is known of it.
    pub meta: Meta,
}

/// A file that is being written.
pub trait DiskFile {
    /// Writes all of `bytes`, after those already written.
    ///
    /// # Errors
    /// What the operating system says; then any part of the bytes may have been written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until what was written is on the disk itself.
    ///
    /// # Errors
    /// What the operating system says; then nothing is known of what was written.
    fn sync(&mut self) -> io::Result<()>;

    /// Reads what was written from its beginning, at most `length` bytes and one more.
    ///
    /// # Errors
    /// What the operating system says.
    fn read_back(&mut self, length: usize) -> io::Result<Vec<u8>>;
}

/// The system calls that saving needs. None of them waits for another program, as opening a pipe would, and none
/// goes where a link at the end of a path leads.
pub trait Disk: Send + Sync {
    /// Takes a folder that is there away from the eyes of others. A link to one is left as it is: where it leads is the
    /// person's own affair.
    ///
    /// # Errors
    /// What the operating system says.
    fn make_private(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Makes a folder and those above it, private to the user. It may be there already.
    ///
    /// # Errors
    /// What the operating system says.
    fn create_dir(&self, dir: &Path) -> io::Result<()>;

    /// Makes a new, empty file, private to the user.
    ///
    /// # Errors
    /// What the operating system says; `AlreadyExists` if the name is taken.
    fn create_new<'a>(&'a self, path: &Path) -> io::Result<Box<dyn DiskFile + 'a>>;

    /// Opens a file to write on after its first `length` bytes, making it if need be: what stands after
    /// them is cut off. No other Doorstep can open it so meanwhile.
    ///
    /// # Errors
    /// What the operating system says; `WouldBlock` if another one has it open.
    fn open_at<'a>(&'a self, path: &Path, length: u64) -> io::Result<Box<dyn DiskFile + 'a>>;

    /// Reads a file, at most `limit` bytes and one more: so a longer file can be told.
    ///
    /// # Errors
    /// What the operating system says; `NotFound` if there is none.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// Reads a file as [`Disk::read`], and says when it was last changed, as [`Meta::modified`] does.
    ///
    /// # Errors
    /// As [`Disk::read`].
    fn read_dated(&self, path: &Path, limit: u64) -> io::Result<(Vec<u8>, i64)> {
        let modified = self.metadata(path)?.modified;
        Ok((self.read(path, limit)?, modified))
    }

    /// Gives a file another name, at once and in place of what had that name.
    ///
    /// # Errors
    /// What the operating system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a second name. Not every disk can; memory sticks often can't.
    ///
    /// # Errors
    /// What the operating system says.
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name, at once and only if that is free. Says whether it was.
    ///
    /// # Errors
    /// What the operating system says.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<bool> {
        match self.move_new(from, to) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => by_second_name(self, from, to),
            moved => moved,
        }
    }

    /// Gives a file another name in one step, if that is free, and does not wait for who holds it or for the disk. Says
    /// whether it was free.
    ///
    /// # Errors
    /// What the operating system says; `Unsupported` where that takes more than one step, and then nothing was done.
    fn move_new(&self, _from: &Path, _to: &Path) -> io::Result<bool> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Runs a call that takes a file out of its place; again and again as long as another program holds it.
    ///
    /// # Errors
    /// What the call says in the end.
    fn while_held(&self, _path: &Path, call: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        call()
    }

    /// Exchanges the names of two files in one step.
    ///
    /// # Errors
    /// What the operating system says; `Unsupported` where it has no such call, and then nothing was done.
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Waits until the names in a folder are on the disk itself.
    ///
    /// # Errors
    /// What the operating system says.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Waits until the name of a file, and what was done in its folder before, is on the disk itself.
    ///
    /// # Errors
    /// What the operating system says.
    fn sync_name(&self, path: &Path) -> io::Result<()> {
        self.sync_dir(path.parent().unwrap_or(path))
    }

    /// What is in a folder, in no order. Names that are not text are left out.
    ///
    /// # Errors
    /// What the operating system says; `NotFound` if there is no such folder.
    fn list(&self, dir: &Path) -> io::Result<Vec<DirEntry>>;

    /// What is known of a file without opening it.
    ///
    /// # Errors
    /// What the operating system says; `NotFound` if there is none.
    fn metadata(&self, path: &Path) -> io::Result<Meta>;

    /// Takes a file away.
    ///
    /// # Errors
    /// What the operating system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl DiskFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.flush()?;
        where_there_is_such_a_call(self.sync_all())
    }

    fn read_back(&mut self, length: usize) -> io::Result<Vec<u8>> {
        self.rewind()?;
        read_whole(self, length, length as u64)
    }
}

impl Disk for RealDisk {
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        patiently(Call::Open, || builder.create(dir)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => InTheWay::error(),
            _ => error,
        })
    }

    fn make_private(&self, dir: &Path) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let meta = fs::symlink_metadata(dir)?;
            if meta.is_dir() && meta.permissions().mode() & 0o077 != 0 {
                fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
            }
        }
        #[cfg(not(unix))]
        let _: &Path = dir;
        Ok(())
    }

    fn create_new<'a>(&'a self, path: &Path) -> io::Result<Box<dyn DiskFile + 'a>> {
        let mut options = OpenOptions::new();
        // Read, too: what was written is read back.
        options.read(true).write(true).create_new(true);
        private(&mut options);
        let file = patiently(Call::Open, || options.open(path))?;
        Ok(Box::new(file))
    }

    fn open_at<'a>(&'a self, path: &Path, length: u64) -> io::Result<Box<dyn DiskFile + 'a>> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let (mut file, _) = open_plain(&mut options, path)?;
        // Where there are no locks, nobody else is likely to fetch the same file to the same place.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(Box::new(file))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        Ok(self.read_dated(path, limit)?.0)
    }

    fn read_dated(&self, path: &Path, limit: u64) -> io::Result<(Vec<u8>, i64)> {
        let (mut file, meta) = open_plain(OpenOptions::new().read(true), path)?;
        let meta = Meta::from(&meta);
        let size = usize::try_from(meta.size.min(limit)).unwrap_or(0);
        Ok((read_whole(&mut file, size, limit)?, meta.modified))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        replacing(to, || fs::rename(from, to))?;
        if cfg!(windows) { self.sync_name(to) } else { Ok(()) }
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<bool> {
        match patiently(Call::Replace, || self.move_new(from, to)) {
            Ok(moved) => {
                if cfg!(windows) && moved {
                    self.sync_name(to)?;
                }
                Ok(moved)
            }
            Err(error) if error.kind() == io::ErrorKind::Unsupported => by_second_name(self, from, to),
            Err(error) => Err(error),
        }
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple", windows))]
    fn move_new(&self, from: &Path, to: &Path) -> io::Result<bool> {
        moving::move_new(from, to)
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        moving::exchange(one, other)
    }

    fn while_held(&self, path: &Path, call: &mut dyn FnMut() -> io::Result<()>) -> io::Result<()> {
        replacing(path, call)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(Call::Open, || fs::hard_link(from, to))
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        // Windows has no such call; there each name is synced as it is given.
        if cfg!(unix) { where_there_is_such_a_call(File::open(dir)?.sync_all()) } else { Ok(()) }
    }

    fn sync_name(&self, path: &Path) -> io::Result<()> {
        if cfg!(unix) {
            return self.sync_dir(path.parent().unwrap_or(path));
        }
        if let Ok(file) = OpenOptions::new().write(true).open(path) {
            // Flushing the file takes its new name along in the journal of the disk; where that fails the name
            // follows within seconds, and the file is whole either way.
            file.sync_all().ok();
        }
        Ok(())
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<DirEntry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            match entry.metadata() {
                Ok(meta) => entries.push(DirEntry { name, meta: Meta::from(&meta) }),
                // Taken away between the two calls.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(entries)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        Ok(Meta::from(&fs::symlink_metadata(path)?))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        replacing(path, || fs::remove_file(path))
    }
}

impl From<&fs::Metadata> for Meta {
    fn from(meta: &fs::Metadata) -> Self {
        let modified = meta.modified().map_or(0, micros);
        Self { size: meta.len(), modified, is_dir: meta.is_dir() }
    }
}

/// Gives a file another name by way of a second one.
fn by_second_name<D: Disk + ?Sized>(disk: &D, from: &Path, to: &Path) -> io::Result<bool> {
    match disk.hard_link(from, to) {
        Ok(()) => {
            // The file is where it should be: an old name that stays is no reason to do it again.
            disk.remove(from).ok();
            return Ok(true);
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        // Memory sticks can't give a second name: there the look just before has to do.
        Err(_) => {}
    }
    match disk.metadata(to) {
        Ok(_) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => disk.rename(from, to).map(|()| true),
        Err(error) => Err(error),
    }
}

/// Opens the file that a lock is taken on, making it if need be. Its content is never touched.
pub(super) fn open_lock_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    Ok(open_plain(&mut options, path)?.0)
}

/// Opens the file of a log to write on after what is in it, making it if need be.
pub(super) fn open_log_file(path: &Path) -> io::Result<File> {
    let (file, _) = open_plain(OpenOptions::new().append(true).create(true), path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

/// Opens a plain file and says what is known of it; a new one is private to the user. Never waits for a pipe, never follows a link.
fn open_plain(options: &mut OpenOptions, path: &Path) -> io::Result<(File, fs::Metadata)> {
    private(options);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits().cast_signed());
    }
    match patiently(Call::Open, || options.open(path)) {
        Ok(file) => {
            let meta = file.metadata()?;
            if meta.is_file() { Ok((file, meta)) } else { Err(InTheWay::error()) }
        }
        Err(_) if fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) => Err(InTheWay::error()),
        Err(error) => Err(error),
    }
}

/// Opens a plain file of the person's own to be read, wherever a link leads. Never waits for a pipe.
///
/// # Errors
/// What the operating system says; [`InTheWay`] if it is no plain file.
pub fn open_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(InTheWay::error()) }
}

/// Some network and memory-stick file systems don't know how to sync a file or a folder. There is nothing
/// better to do there than to go on: refusing would mean that nothing can be saved at all.
fn where_there_is_such_a_call(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other,
    }
}

fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _: &OpenOptions = options;
}

fn micros(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_micros()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_micros()).map_or(i64::MIN, |micros| -micros),
    }
}

/// Runs a call that takes the file away or puts another in its place. One that may only be read is refused for
/// good: no other program holds it.
fn replacing(path: &Path, call: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let read_only = cfg!(windows) && fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly());
    patiently(if read_only { Call::Open } else { Call::Replace }, call)
}
