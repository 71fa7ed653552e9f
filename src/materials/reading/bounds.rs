//! Every cap on what a reader takes in, and the clock that ends it.
//!
//! Sizes that a file declares are never trusted: what is counted is what really comes out.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::core::reading::pages::Line;
use crate::core::trouble::FileTrouble;

/// The largest file that is read, in bytes. Decks full of pictures have some hundred megabytes.
pub const MAX_FILE_BYTES: u64 = 1 << 30;
/// How long reading a small file may take.
pub const WALL_TIME: Duration = Duration::from_secs(8);
/// How much longer it may take for each megabyte that was begun.
pub const TIME_PER_MEGABYTE: Duration = Duration::from_secs(4);
/// How long it may take at most: nobody waits longer.
pub const MOST_TIME: Duration = Duration::from_mins(1);
/// The most entries of a zip.
pub const MAX_ZIP_ENTRIES: usize = 20_000;
/// The most bytes that one part of a deck may have unpacked. Slides have some tens of kilobytes.
pub const MAX_PART_BYTES: u64 = 16 << 20;
/// The most bytes that all parts of a deck together may have unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 256 << 20;
/// How deep the elements of a part may nest.
pub const MAX_XML_DEPTH: usize = 200;
/// The most elements of one part: slides have some thousands, and each takes a hundred bytes of memory.
pub const MAX_PART_ELEMENTS: usize = 1_000_000;
/// The most events (elements, texts) of all parts of a deck together.
pub const MAX_XML_EVENTS: u64 = 20_000_000;
/// The most slides or pages that are read; of what is beyond it is said that it was cut short.
pub const MAX_PAGES: usize = 5_000;
/// The most lines of one slide or page.
pub const MAX_LINES: usize = 2_000;
/// The most letters of one line, title or heading.
pub const MAX_LINE_CHARS: usize = 2_000;
/// The most bytes of text of one file, each line counted with [`LINE_BYTES`] more.
pub const MAX_TEXT_BYTES: usize = 32 << 20;
/// What a line takes beside its letters, in bytes.
pub const LINE_BYTES: usize = 48;
/// The most sections of a deck, or entries of the outline of a PDF.
pub const MAX_HEADINGS: usize = 10_000;
/// How deep the outline of a PDF may nest.
pub const MAX_PDF_DEPTH: u32 = 32;
/// How deep forms within forms may nest on a page of a PDF.
pub const MAX_FORM_DEPTH: u32 = 50;
/// How often the contents of a page of a PDF may say that they will come back to how things are set now.
pub const MAX_SAVED_STATES: usize = 65_535;
/// The most letters on one page of a PDF.
pub const MAX_PAGE_GLYPHS: usize = 200_000;

/// How long reading a file of so many bytes may take.
///
/// The limit is there for files that make a reader run in circles; those are small. A sound guide takes time by its
/// pages, and on an old computer with a busy disk ten times that of a new one: a guide of 600 pages takes a fifth
/// of a second here, also one of text alone that has a third of a megabyte, and must not be refused there. Time of the processor alone would not do: a
/// disk that never answers uses none.
#[must_use]
pub fn time_for(bytes: u64) -> Duration {
    let begun = u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX);
    WALL_TIME.saturating_add(TIME_PER_MEGABYTE.saturating_mul(begun.saturating_sub(1))).min(MOST_TIME)
}

/// What one reading may still use up: time and text. Asked within every loop.
#[derive(Debug)]
pub struct Bounds {
    deadline: Instant,
    stop: Arc<AtomicBool>,
    asked: Cell<u32>,
    events: Cell<u64>,
    unpacked: Cell<u64>,
    text: Cell<usize>,
}

impl Bounds {
    /// Ends at `deadline`, or as soon as `stop` is set.
    #[must_use]
    pub fn until(deadline: Instant, stop: Arc<AtomicBool>) -> Self {
        Self {
            deadline,
            stop,
            asked: Cell::new(0),
            events: Cell::new(0),
            unpacked: Cell::new(0),
            text: Cell::new(0),
        }
    }

    /// Those of a file of so many bytes whose reading began at `start`.
    #[must_use]
    pub fn begun(start: Instant, bytes: u64, stop: Arc<AtomicBool>) -> Self {
        Self::until(start + time_for(bytes), stop)
    }

    /// The same time for a helper that reads a part of the same file: one of so many, each with its part of
    /// the room that is left.
    #[must_use]
    pub fn shared(&self, helpers: usize) -> Self {
        let own = Self::until(self.deadline, Arc::clone(&self.stop));
        let helpers = helpers.max(1);
        own.text.set(MAX_TEXT_BYTES - MAX_TEXT_BYTES / helpers);
        own.unpacked.set(MAX_UNPACKED_BYTES - self.room(MAX_UNPACKED_BYTES) / helpers as u64);
        own.events.set(MAX_XML_EVENTS - MAX_XML_EVENTS.saturating_sub(self.events.get()) / helpers as u64);
        own
    }

    /// The usual time from now on.
    #[must_use]
    pub fn usual() -> Self {
        Self::until(Instant::now() + WALL_TIME, Arc::new(AtomicBool::new(false)))
    }

    /// Whether reading may go on. Cheap: the clock is looked at now and then only.
    ///
    /// # Errors
    /// [`FileTrouble::Cancelled`] or [`FileTrouble::TookTooLong`].
    pub fn check(&self) -> Result<(), FileTrouble> {
        const CLOCK_EVERY: u32 = 64;
        let asked = self.asked.get().wrapping_add(1);
        self.asked.set(asked);
        if asked.is_multiple_of(CLOCK_EVERY) { self.check_clock() } else { Ok(()) }
    }

    /// As [`Self::check`], looking at the clock now.
    ///
    /// # Errors
    /// [`FileTrouble::Cancelled`] or [`FileTrouble::TookTooLong`].
    pub fn check_clock(&self) -> Result<(), FileTrouble> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(FileTrouble::Cancelled);
        }
        if Instant::now() >= self.deadline { Err(FileTrouble::TookTooLong) } else { Ok(()) }
    }

    /// Counts an event of XML.
    ///
    /// # Errors
    /// [`FileTrouble::TooLarge`] beyond [`MAX_XML_EVENTS`], and as [`Self::check`].
    pub fn event(&self) -> Result<(), FileTrouble> {
        let events = self.events.get() + 1;
        self.events.set(events);
        if events > MAX_XML_EVENTS { Err(FileTrouble::TooLarge) } else { self.check() }
    }

    /// How many bytes may still be unpacked of `most`.
    #[must_use]
    pub fn room(&self, most: u64) -> u64 {
        most.saturating_sub(self.unpacked.get())
    }

    /// Counts unpacked bytes.
    pub fn unpacked(&self, bytes: u64) {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes));
    }

    /// Counts the lines of a page that are kept, and what else it says; whether there was still room.
    #[must_use]
    pub fn keep_text(&self, lines: &[Line], more: &str) -> bool {
        let bytes = lines.iter().map(|line| line.text.len() + LINE_BYTES).sum::<usize>() + more.len();
        let text = self.text.get().saturating_add(bytes);
        self.text.set(text);
        text <= MAX_TEXT_BYTES
    }
}
