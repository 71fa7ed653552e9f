//! Reading the words of decks (PPTX) and guides (PDF): hostile files in, plain [`Pages`] out.
//!
//! [`super::reading::reader`] is the one way in; what it calls in the end is [`read_file`]. That looks at what a file
//! is, not at its extension, reads it on a thread of its own, and gives up after [`bounds::time_for`] its size, so that
//! a library that never returns or panics over an odd file costs one answer and never the window. A thread that was given up ends by itself at the next
//! check of its [`Bounds`]; where it hangs inside a library it may go on for a while, and nobody waits.
//!
//! - [`bounds`]: every cap, and the clock.
//! - [`clean`]: text without control and direction-changing characters.
//! - [`archive`] and [`xml`]: the parts of a deck, with caps; [`tokens`]: their tags and texts.
//! - [`pptx`]: the order of slides, sections, notes; [`slide`]: the words of one slide.
//! - [`pdf`]: pages, outline, labels; `contents`: goes through what a page draws, by its `layers` and `fonts`;
//!   `letters`: which letters stand on a page; [`grouping`]: the lines that they make.

pub mod archive;
pub mod bounds;
pub mod clean;
mod contents;
mod fonts;
pub mod grouping;
mod layers;
mod letters;
pub mod pdf;
pub mod pptx;
pub mod reader;
pub mod slide;
pub mod tokens;
pub mod xml;

use std::fs::File;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::identify::{self, FileKind};
use crate::core::reading::pages::Pages;
use crate::core::trouble::FileTrouble;
use crate::storage::disk::open_to_read;
use archive::SharedFile;
use bounds::{Bounds, MAX_FILE_BYTES, time_for};

/// Reads the words of a deck or a PDF. Waits: call it in a job.
///
/// `cancelled` is asked every few milliseconds.
///
/// # Errors
/// The reason in [`FileTrouble`]; also [`FileTrouble::TookTooLong`] after [`time_for`] its size.
pub fn read_file(path: &Path, cancelled: &dyn Fn() -> bool) -> Result<Pages, FileTrouble> {
    let path = path.to_owned();
    in_bounded_thread(cancelled, path, read_path)
}

/// Counts the slides or pages of a deck or PDF, without reading their words. Waits: call it in a job.
///
/// # Errors
/// As [`read_file`].
pub fn page_count(path: &Path, cancelled: &dyn Fn() -> bool) -> Result<u32, FileTrouble> {
    let path = path.to_owned();
    in_bounded_thread(cancelled, path, |path, bounds| match kind_of(path)? {
        FileKind::Deck => pptx::slide_count(shared(path)?, bounds),
        FileKind::Pdf => pdf::page_count(file_bytes(path, MAX_FILE_BYTES)?),
        kind => Err(refusal(kind)),
    })
}

/// Reads the words of a deck or PDF that is in memory, on this thread, as far as `bounds` allow.
///
/// For tests and for who holds the bytes already; [`read_file`] also survives a library that hangs.
///
/// # Errors
/// The reason in [`FileTrouble`].
pub fn read_bytes(bytes: Vec<u8>, bounds: &Bounds) -> Result<Pages, FileTrouble> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(FileTrouble::TooLarge);
    }
    match identify::kind_of(&bytes) {
        FileKind::Deck => pptx::read(Cursor::new(&*bytes), bounds),
        FileKind::Pdf => pdf::read(bytes, bounds),
        kind => Err(refusal(kind)),
    }
}

fn read_path(path: &Path, bounds: &Bounds) -> Result<Pages, FileTrouble> {
    match kind_of(path)? {
        FileKind::Deck => pptx::read(shared(path)?, bounds),
        _ => read_bytes(file_bytes(path, MAX_FILE_BYTES)?, bounds),
    }
}

/// What a file is; refuses early what is not read, before its bytes are taken in.
fn kind_of(path: &Path) -> Result<FileKind, FileTrouble> {
    match identify::kind_of_file(path) {
        Ok(kind @ (FileKind::Deck | FileKind::Pdf)) => Ok(kind),
        Ok(kind) => Err(refusal(kind)),
        Err(error) => Err(reason_of(&error)),
    }
}

/// A file and its length, if it is not too large to be read.
fn open(path: &Path, limit: u64) -> Result<(File, u64), FileTrouble> {
    let file = open_to_read(path).map_err(|error| reason_of(&error))?;
    let length = file.metadata().map_err(|error| reason_of(&error))?.len();
    if length > limit { Err(FileTrouble::TooLarge) } else { Ok((file, length)) }
}

/// A file of which only some parts are read.
fn shared(path: &Path) -> Result<SharedFile, FileTrouble> {
    open(path, MAX_FILE_BYTES).map(|(file, length)| SharedFile::new(file, length))
}

/// All of a file, if it is not too large to be read.
pub(super) fn file_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, FileTrouble> {
    use std::io::Read as _;
    let (file, length) = open(path, limit)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // One byte more than allowed: a file that grows meanwhile is seen.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| reason_of(&error))?;
    if bytes.len() as u64 > limit { Err(FileTrouble::TooLarge) } else { Ok(bytes) }
}

fn reason_of(error: &std::io::Error) -> FileTrouble {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => FileTrouble::NotThere,
        std::io::ErrorKind::IsADirectory => FileTrouble::NotThere,
        _ => FileTrouble::Unreadable,
    }
}

/// Why a file of this kind is not read.
fn refusal(kind: FileKind) -> FileTrouble {
    match kind {
        FileKind::Empty => FileTrouble::Empty,
        FileKind::WebPage => FileTrouble::WebPage,
        FileKind::OldDeck => FileTrouble::OldFormat,
        FileKind::Encrypted => FileTrouble::Encrypted,
        FileKind::BrokenZip => FileTrouble::Damaged,
        _ => FileTrouble::NotDeckOrPdf,
    }
}

/// Parsers go down into nested things: twice the usual room, so that a deep file is a reason in words.
const STACK_BYTES: usize = 16 << 20;

/// Reads the slides or pages of a file in parts at a time, as they have nothing to do with one another; gives for
/// each part how many there were in it, and what came of it.
fn in_parts<P: Sync, R: Send>(
    pages: &[P],
    bounds: &Bounds,
    read: impl Fn(&[P], &Bounds) -> Result<R, FileTrouble> + Sync,
) -> Result<Vec<(usize, R)>, FileTrouble> {
    /// Helpers beyond this only get in each other's way.
    const MOST_HELPERS: usize = 4;
    /// Less pages than this are read sooner than a helper begins.
    const LEAST_PAGES: usize = 12;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let helpers = cores.min(MOST_HELPERS).min(pages.len() / LEAST_PAGES).max(1);
    if helpers == 1 {
        return Ok(vec![(pages.len(), read(pages, bounds)?)]);
    }
    let read = &read;
    std::thread::scope(|scope| {
        let (first, others) = pages.split_at(pages.len().div_ceil(helpers));
        let started: Vec<_> = others
            .chunks(first.len())
            .map(|part| {
                let own = bounds.shared(helpers);
                let thread = std::thread::Builder::new().name("read pages".to_owned());
                let thread = thread.stack_size(STACK_BYTES).spawn_scoped(scope, move || read(part, &own));
                (part.len(), thread)
            })
            .collect();
        let mut all = vec![(first.len(), read(first, &bounds.shared(helpers))?)];
        for (length, thread) in started {
            let thread = thread.map_err(|_| FileTrouble::Unreadable)?;
            // A helper that panicked met a damaged page.
            all.push((length, thread.join().map_err(|_| FileTrouble::Damaged)??));
        }
        Ok(all)
    })
}

/// Runs `work` on a named thread; gives up when it takes too long or is not wanted any more.
fn in_bounded_thread<T: Send + 'static>(
    cancelled: &dyn Fn() -> bool,
    path: PathBuf,
    work: impl FnOnce(&Path, &Bounds) -> Result<T, FileTrouble> + Send + 'static,
) -> Result<T, FileTrouble> {
    const LOOK: Duration = Duration::from_millis(20);
    let stop = Arc::new(AtomicBool::new(false));
    let start = Instant::now();
    // A large file may take longer; how large it is the thread asks, for a disk may never answer.
    let bytes = Arc::new(AtomicU64::new(0));
    let (sender, receiver) = channel();
    let (own_stop, own_bytes) = (Arc::clone(&stop), Arc::clone(&bytes));
    let thread = std::thread::Builder::new().name("read material".to_owned()).stack_size(STACK_BYTES);
    let started = thread.spawn(move || {
        let length = std::fs::metadata(&path).map_or(0, |facts| facts.len());
        own_bytes.store(length, Ordering::Relaxed);
        // Nobody may be listening any more; then the result is of no use.
        let _ = sender.send(work(&path, &Bounds::begun(start, length, own_stop)));
    });
    if started.is_err() {
        return Err(FileTrouble::Unreadable);
    }
    loop {
        if cancelled() {
            stop.store(true, Ordering::Relaxed);
            return Err(FileTrouble::Cancelled);
        }
        match receiver.recv_timeout(LOOK) {
            Ok(result) => return result,
            // The sender fell with its thread: a parser panicked over the file.
            Err(RecvTimeoutError::Disconnected) => return Err(FileTrouble::Damaged),
            Err(RecvTimeoutError::Timeout) if start.elapsed() >= time_for(bytes.load(Ordering::Relaxed)) => {
                stop.store(true, Ordering::Relaxed);
                return Err(FileTrouble::TookTooLong);
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}
