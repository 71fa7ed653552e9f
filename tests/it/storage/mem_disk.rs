//! A disk in memory: it writes down every call, can fail at any of them, and can say what would be left of
//! it after a power cut.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use doorstep::storage::disk::{DirEntry, Disk, DiskFile, Meta};

/// What is done to a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It fails and does nothing.
    Error(io::ErrorKind),
    /// It does its work, and then says that it failed.
    Late(io::ErrorKind),
    /// A write does half of its work and fails; another call fails.
    Half(io::ErrorKind),
    /// The process ends here: half of a write is done, and nothing after it.
    Crash,
    /// A read gives back something else; another call works.
    Garbled,
}

/// What a disk can do, beside what all can.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Can {
    /// Exchange two names in one step.
    pub exchange: bool,
    /// Give a name in one step if it is free.
    pub moves: bool,
    /// Give a file a second name.
    pub links: bool,
}

impl Default for Can {
    fn default() -> Self {
        Self { exchange: false, moves: false, links: true }
    }
}

impl Can {
    /// Every kind of disk: of Linux and macOS, of Windows, a memory stick there, some network drives, old sticks.
    pub const ALL: [Self; 5] = [
        Self { exchange: true, moves: true, links: true },
        Self { exchange: false, moves: true, links: true },
        Self { exchange: false, moves: true, links: false },
        Self { exchange: false, moves: false, links: true },
        Self { exchange: false, moves: false, links: false },
    ];

    /// Whether a version takes its place without a moment at which another could be replaced.
    pub fn in_one_step(self) -> bool {
        self.exchange || self.moves
    }

    /// Makes a disk such a one.
    pub fn set(self, disk: &MemDisk) {
        disk.inner().can = self;
    }
}

/// A call that changed something, as it was made.
#[derive(Clone, Debug)]
pub enum Op {
    Create { path: PathBuf, inode: usize },
    Write { inode: usize, bytes: Vec<u8> },
    SyncFile { inode: usize },
    Link { to: PathBuf, inode: usize },
    Rename { from: PathBuf, to: PathBuf, inode: usize },
    Exchange { one: (PathBuf, usize), other: (PathBuf, usize) },
    Remove { path: PathBuf },
    SyncDir { dir: PathBuf },
}

#[derive(Default)]
struct Inner {
    inodes: Vec<(Vec<u8>, i64)>,
    names: BTreeMap<PathBuf, usize>,
    dirs: BTreeSet<PathBuf>,
    ops: Vec<Op>,
    calls: usize,
    fault: Option<(usize, Fault)>,
    from_now_on: Option<io::ErrorKind>,
    some_calls: Option<(Range<usize>, io::ErrorKind)>,
    dead: bool,
    can: Can,
    swaps: Vec<(usize, PathBuf, Vec<u8>)>,
    replaced: Vec<Vec<u8>>,
    clock: i64,
}

/// The disk.
#[derive(Default)]
pub struct MemDisk {
    inner: Mutex<Inner>,
}

impl MemDisk {
    /// A disk with these files on it.
    pub fn with(files: &BTreeMap<PathBuf, Vec<u8>>) -> Self {
        let disk = Self::default();
        for (path, bytes) in files {
            disk.put(path, bytes);
        }
        disk
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no test panics inside")
    }

    /// Puts a file there, as another program would, at a later time.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut inner = self.inner();
        let mut dir = path.parent();
        while let Some(one) = dir {
            inner.dirs.insert(one.to_path_buf());
            dir = one.parent();
        }
        inner.clock += 1_000_000;
        let clock = inner.clock;
        inner.inodes.push((bytes.to_vec(), clock));
        let inode = inner.inodes.len() - 1;
        inner.names.insert(path.to_path_buf(), inode);
    }

    /// Sets the disk's clock, in seconds since 1970. It stands still but for being set.
    pub fn set_clock(&self, seconds: i64) {
        self.inner().clock = seconds * 1_000_000;
    }

    /// The next calls: number `after` (counted from 0) has this fault.
    pub fn fail_call(&self, after: usize, fault: Fault) {
        let mut inner = self.inner();
        inner.fault = Some((inner.calls + after, fault));
    }

    /// From now on, every call that changes something fails like this; `None` ends it.
    pub fn fail_writes(&self, kind: Option<io::ErrorKind>) {
        self.inner().from_now_on = kind;
    }

    /// Of the next calls, those of these numbers (counted from 0) that change something fail like this.
    pub fn fail_calls(&self, these: Range<usize>, kind: io::ErrorKind) {
        let mut inner = self.inner();
        let now = inner.calls;
        inner.some_calls = Some((now + these.start..now.saturating_add(these.end), kind));
    }

    /// This disk can't give a file a second name.
    pub fn without_links(&self) {
        self.inner().can.links = false;
    }

    /// This disk can exchange two names in one step.
    pub fn with_exchange(&self) {
        self.inner().can.exchange = true;
    }

    /// Just before call number `after` from now (counted from 0) another program puts its version there.
    pub fn swap_before(&self, after: usize, path: &Path, bytes: &[u8]) {
        let mut inner = self.inner();
        let call = inner.calls + after;
        inner.swaps.push((call, path.to_path_buf(), bytes.to_vec()));
    }

    /// What the other program itself replaced.
    pub fn replaced(&self) -> Vec<Vec<u8>> {
        self.inner().replaced.clone()
    }

    /// No more faults, as after a restart.
    pub fn mend(&self) {
        let mut inner = self.inner();
        inner.fault = None;
        inner.from_now_on = None;
        inner.some_calls = None;
        inner.dead = false;
    }

    /// Takes a folder and all that is in it away, as when a drive is pulled out.
    pub fn unplug(&self, dir: &Path) {
        let mut inner = self.inner();
        inner.names.retain(|path, _| !path.starts_with(dir));
        inner.dirs.retain(|path| !path.starts_with(dir));
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.inner().calls
    }

    /// The calls that changed something.
    pub fn ops(&self) -> Vec<Op> {
        self.inner().ops.clone()
    }

    /// All files.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let inner = self.inner();
        inner.names.iter().map(|(path, inode)| (path.clone(), inner.inodes[*inode].0.clone())).collect()
    }

    /// What a save that was cut off left.
    pub fn left_over(&self) -> Vec<PathBuf> {
        [self.ending(".tmp"), self.ending(".out")].concat()
    }

    /// The names of files that end like this.
    pub fn ending(&self, end: &str) -> Vec<PathBuf> {
        self.files().into_keys().filter(|path| path.to_string_lossy().ends_with(end)).collect()
    }
}

impl Inner {
    /// Counts a call and says what is to happen to it.
    fn step(&mut self, changes: bool) -> Option<Fault> {
        let call = self.calls;
        self.calls += 1;
        for (_, path, bytes) in self.swaps.extract_if(.., |(at, ..)| *at == call) {
            self.inodes.push((bytes, self.clock));
            let before = self.names.insert(path, self.inodes.len() - 1);
            self.replaced.extend(before.map(|inode| self.inodes[inode].0.clone()));
        }
        if self.dead {
            return Some(Fault::Error(io::ErrorKind::Other));
        }
        if let Some((at, fault)) = self.fault
            && at == call
        {
            self.dead = fault == Fault::Crash;
            return Some(fault);
        }
        let one_of_them = self.some_calls.as_ref().filter(|(these, _)| these.contains(&call));
        self.from_now_on.or(one_of_them.map(|(_, kind)| *kind)).filter(|_| changes).map(Fault::Half)
    }

    /// Runs a call that has no half-way.
    fn whole<T>(&mut self, changes: bool, work: impl FnOnce(&mut Self) -> io::Result<T>) -> io::Result<T> {
        match self.step(changes) {
            None | Some(Fault::Garbled) => work(self),
            Some(Fault::Late(kind)) => {
                work(self).ok();
                Err(kind.into())
            }
            Some(Fault::Error(kind) | Fault::Half(kind)) => Err(kind.into()),
            Some(Fault::Crash) => Err(io::ErrorKind::Other.into()),
        }
    }

    /// What a read gives.
    fn content(&mut self, limit: u64, inode: impl FnOnce(&Self) -> io::Result<usize>) -> io::Result<Vec<u8>> {
        let fault = self.step(false);
        if let Some(Fault::Error(kind) | Fault::Late(kind) | Fault::Half(kind)) = fault {
            return Err(kind.into());
        }
        if fault == Some(Fault::Crash) {
            return Err(io::ErrorKind::Other.into());
        }
        let mut bytes = self.inodes[inode(self)?].0.clone();
        bytes.truncate(usize::try_from(limit).expect("small").saturating_add(1));
        if fault == Some(Fault::Garbled) {
            bytes.pop();
        }
        Ok(bytes)
    }

    fn inode(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn need_parent(&self, path: &Path) -> io::Result<()> {
        let there = path.parent().is_some_and(|dir| self.dirs.contains(dir));
        if there { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

struct MemFile<'a> {
    disk: &'a MemDisk,
    inode: usize,
}

impl DiskFile for MemFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let (count, result) = match inner.step(true) {
            None | Some(Fault::Garbled) => (bytes.len(), Ok(())),
            Some(Fault::Late(kind)) => (bytes.len(), Err(kind.into())),
            Some(Fault::Half(kind)) => (bytes.len() / 2, Err(kind.into())),
            Some(Fault::Crash) => (bytes.len() / 2, Err(io::ErrorKind::Other.into())),
            Some(Fault::Error(kind)) => (0, Err(kind.into())),
        };
        let clock = inner.clock;
        let file = &mut inner.inodes[self.inode];
        file.0.extend_from_slice(&bytes[..count]);
        file.1 = clock;
        inner.ops.push(Op::Write { inode: self.inode, bytes: bytes[..count].to_vec() });
        result
    }

    fn sync(&mut self) -> io::Result<()> {
        let inode = self.inode;
        self.disk.inner().whole(true, |inner| {
            inner.ops.push(Op::SyncFile { inode });
            Ok(())
        })
    }

    fn read_back(&mut self, length: usize) -> io::Result<Vec<u8>> {
        self.disk.inner().content(length as u64, |_| Ok(self.inode))
    }
}

impl Disk for MemDisk {
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.inner().whole(true, |inner| {
            let mut next = Some(dir);
            while let Some(one) = next {
                inner.dirs.insert(one.to_path_buf());
                next = one.parent();
            }
            Ok(())
        })
    }

    fn create_new<'a>(&'a self, path: &Path) -> io::Result<Box<dyn DiskFile + 'a>> {
        let inode = self.inner().whole(true, |inner| {
            inner.need_parent(path)?;
            if inner.names.contains_key(path) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let clock = inner.clock;
            inner.inodes.push((Vec::new(), clock));
            let inode = inner.inodes.len() - 1;
            inner.names.insert(path.to_path_buf(), inode);
            inner.ops.push(Op::Create { path: path.to_path_buf(), inode });
            Ok(inode)
        })?;
        Ok(Box::new(MemFile { disk: self, inode }))
    }

    fn open_at<'a>(&'a self, path: &Path, length: u64) -> io::Result<Box<dyn DiskFile + 'a>> {
        let inode = self.inner().whole(true, |inner| {
            inner.need_parent(path)?;
            if !inner.names.contains_key(path) {
                let clock = inner.clock;
                inner.inodes.push((Vec::new(), clock));
                let inode = inner.inodes.len() - 1;
                inner.names.insert(path.to_path_buf(), inode);
                inner.ops.push(Op::Create { path: path.to_path_buf(), inode });
            }
            let inode = inner.inode(path)?;
            inner.inodes[inode].0.resize(usize::try_from(length).expect("small"), 0);
            Ok(inode)
        })?;
        Ok(Box::new(MemFile { disk: self, inode }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.inner().content(limit, |inner| inner.inode(path))
    }

    fn read_dated(&self, path: &Path, limit: u64) -> io::Result<(Vec<u8>, i64)> {
        let mut inner = self.inner();
        let bytes = inner.content(limit, |inner| inner.inode(path))?;
        let inode = inner.inode(path)?;
        Ok((bytes, inner.inodes[inode].1))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner().whole(true, |inner| {
            let inode = inner.inode(from)?;
            inner.need_parent(to)?;
            inner.names.remove(from);
            inner.names.insert(to.to_path_buf(), inode);
            inner.ops.push(Op::Rename { from: from.to_path_buf(), to: to.to_path_buf(), inode });
            Ok(())
        })
    }

    fn move_new(&self, from: &Path, to: &Path) -> io::Result<bool> {
        if !self.inner().can.moves {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.inner().whole(true, |inner| {
            let inode = inner.inode(from)?;
            inner.need_parent(to)?;
            if inner.names.contains_key(to) {
                return Ok(false);
            }
            inner.names.remove(from);
            inner.names.insert(to.to_path_buf(), inode);
            inner.ops.push(Op::Rename { from: from.to_path_buf(), to: to.to_path_buf(), inode });
            Ok(true)
        })
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.inner().can.exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.inner().whole(true, |inner| {
            let (first, second) = (inner.inode(one)?, inner.inode(other)?);
            inner.names.insert(one.to_path_buf(), second);
            inner.names.insert(other.to_path_buf(), first);
            let (one, other) = ((one.to_path_buf(), first), (other.to_path_buf(), second));
            inner.ops.push(Op::Exchange { one, other });
            Ok(())
        })
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner().whole(true, |inner| {
            if !inner.can.links {
                return Err(io::ErrorKind::Unsupported.into());
            }
            let inode = inner.inode(from)?;
            inner.need_parent(to)?;
            if inner.names.contains_key(to) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            inner.names.insert(to.to_path_buf(), inode);
            inner.ops.push(Op::Link { to: to.to_path_buf(), inode });
            Ok(())
        })
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.inner().whole(true, |inner| {
            inner.ops.push(Op::SyncDir { dir: dir.to_path_buf() });
            Ok(())
        })
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<DirEntry>> {
        self.inner().whole(false, |inner| {
            if !inner.dirs.contains(dir) {
                return Err(io::ErrorKind::NotFound.into());
            }
            let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
            let files =
                inner.names.iter().filter(|(path, _)| path.parent() == Some(dir)).map(|(path, inode)| {
                    let (bytes, modified) = &inner.inodes[*inode];
                    let meta = Meta { size: bytes.len() as u64, modified: *modified, is_dir: false };
                    DirEntry { name: name(path), meta }
                });
            let dirs = inner.dirs.iter().filter(|path| path.parent() == Some(dir));
            let dirs = dirs
                .map(|path| DirEntry { name: name(path), meta: Meta { size: 0, modified: 0, is_dir: true } });
            Ok(files.chain(dirs).collect())
        })
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        self.inner().whole(false, |inner| {
            if inner.dirs.contains(path) {
                return Ok(Meta { size: 0, modified: 0, is_dir: true });
            }
            let (bytes, modified) = &inner.inodes[inner.inode(path)?];
            Ok(Meta { size: bytes.len() as u64, modified: *modified, is_dir: false })
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.inner().whole(true, |inner| {
            inner.inode(path)?;
            inner.names.remove(path);
            inner.ops.push(Op::Remove { path: path.to_path_buf() });
            Ok(())
        })
    }
}
