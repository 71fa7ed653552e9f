//! Pictures of the pages of a PDF, drawn by a subprocess, which can be cut off at any time.
//!
//! A library that draws PDF reads files of anybody: it may panic, hang, or ask for more memory than there is.
//! In a subprocess that costs a picture, never the window. The process is Doorstep itself, started
//! with `draw-pages FILE`: it reads requests and answers with pixels ([`draw`]). [`Pictures`] starts it, asks
//! for what is wanted first, and ends it when a page takes too long, too much memory, or the preview is closed.

pub mod draw;
mod packing;
mod worker;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::core::trouble::FileTrouble;
use worker::{Answer, Worker};

/// The longest side of a picture, in pixels: what every graphics card takes.
pub const LONGEST_SIDE: u32 = 2_048;

/// The most pages whose sizes are told; nobody looks through more.
pub const MOST_PAGES: usize = 5_000;

/// So many pages are asked for at a time: one's shapes are found, another is painted, one is on its way, and one waits
/// for whoever is ready first.
const ASKED_AT_ONCE: usize = 4;

/// How often the process is started anew for one file, after it fell.
const MOST_FALLS: u32 = 3;

/// What the process that draws may use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How long one page, or opening the file, may take.
    pub time: Duration,
    /// How much memory it may use, in bytes.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(10), memory: 1 << 30 }
    }
}

/// A picture that is wanted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Request {
    /// The page, counted from 1.
    pub page: u32,
    /// How wide the picture should be, in pixels.
    pub width: u32,
}

/// A drawn page.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The pixels row by row: red, green, blue and opacity are the bytes of each, in this order in memory.
    pub pixels: Vec<u32>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

/// What is told of a file.
#[derive(Clone, PartialEq, Debug)]
pub enum PictureEvent {
    /// It is open: width and height of its pages, in points.
    Opened(Vec<(f32, f32)>),
    /// It can't be shown at all.
    Refused(FileTrouble),
    /// A page was drawn.
    Drawn(Request, Picture),
    /// A page could not be drawn.
    Failed(Request, FileTrouble),
}

/// Called on a thread of its own; must not block.
pub type OnPicture = Arc<dyn Fn(PictureEvent) + Send + Sync>;

/// A file that is being looked at. Dropping it ends the process that draws.
#[derive(Debug)]
pub struct Pictures {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    wanted: VecDeque<Request>,
    /// What the process was asked for and has not answered, the oldest first.
    asked: VecDeque<Request>,
    /// Whether it fell while it drew several pages: then it draws one at a time, and which one is at fault is seen.
    one_by_one: bool,
    closed: bool,
}

impl Shared {
    fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until something is wanted, or to be answered. Gives what is to be asked for now, and what is answered
    /// first; `None` once the preview is closed.
    fn next(&self) -> Option<(Vec<Request>, Request)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.closed {
                return None;
            }
            let most = if state.one_by_one { 1 } else { ASKED_AT_ONCE };
            let room = most.saturating_sub(state.asked.len()).min(state.wanted.len());
            let asked: Vec<Request> = state.wanted.drain(..room).collect();
            state.asked.extend(&asked);
            if let Some(first) = state.asked.front() {
                return Some((asked, *first));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Pictures {
    /// Opens a file with the help of `program`, which understands `draw-pages FILE`. Returns at once.
    #[must_use]
    pub fn open(program: &Path, file: &Path, limits: Limits, on_event: OnPicture) -> Self {
        let shared = Arc::new(Shared::default());
        let artist = Artist {
            program: program.to_owned(),
            file: file.to_owned(),
            limits,
            shared: Arc::clone(&shared),
            on_event: Arc::clone(&on_event),
        };
        let thread = std::thread::Builder::new().name("doorstep-pictures".to_owned());
        if thread.spawn(move || artist.run()).is_err() {
            on_event(PictureEvent::Refused(FileTrouble::DrawingFailed));
        }
        Self { shared }
    }

    /// What is wanted now, the most urgent first. What was wanted before and is not among it is forgotten.
    pub fn want(&self, wanted: impl IntoIterator<Item = Request>) {
        self.shared.with(|state| {
            let coming = |request: &Request| !state.asked.contains(request);
            state.wanted = wanted.into_iter().filter(coming).collect();
        });
        self.shared.changed.notify_all();
    }
}

impl Drop for Pictures {
    fn drop(&mut self) {
        self.shared.with(|state| state.closed = true);
        self.shared.changed.notify_all();
    }
}

/// A process that has the file open, and the sizes of its pages in points.
type Started = (Worker, Vec<(f32, f32)>);

/// Stands between the wishes and the process that draws.
struct Artist {
    program: PathBuf,
    file: PathBuf,
    limits: Limits,
    shared: Arc<Shared>,
    on_event: OnPicture,
}

impl Artist {
    fn run(self) {
        let gone = || self.shared.with(|state| state.closed);
        let mut worker = match self.start(&gone) {
            Ok((worker, sizes)) => {
                (self.on_event)(PictureEvent::Opened(sizes));
                Some(worker)
            }
            Err(None) => return,
            Err(Some(why)) => {
                (self.on_event)(PictureEvent::Refused(why));
                return;
            }
        };
        let mut falls = 0;
        while let Some((asked, request)) = self.shared.next() {
            if worker.is_none() && falls < MOST_FALLS {
                worker = self.start(&gone).ok().map(|(worker, _)| worker);
            }
            let answer = match &mut worker {
                Some(worker) => {
                    let sent = asked.into_iter().try_for_each(|request| worker.ask(request));
                    sent.map_err(Some).and_then(|()| worker.answer(request, &gone))
                }
                None => Err(Some(FileTrouble::DrawingFailed)),
            };
            let is_at_fault = self.shared.with(|state| {
                // Too slow is the one that was begun first; what made it fall may be another.
                let is_known = matches!(answer, Ok(_) | Err(Some(FileTrouble::DrawingTooLong)))
                    || state.asked.len() == 1;
                if is_known {
                    state.asked.pop_front();
                }
                if answer.is_err() {
                    state.one_by_one |= !is_known;
                    // Whoever is asked next knows nothing of the others.
                    let others = std::mem::take(&mut state.asked);
                    others.into_iter().rev().for_each(|other| state.wanted.push_front(other));
                }
                is_known
            });
            match answer {
                Ok(Some(picture)) => (self.on_event)(PictureEvent::Drawn(request, picture)),
                Ok(None) => (self.on_event)(PictureEvent::Failed(request, FileTrouble::Damaged)),
                Err(None) => return,
                Err(Some(why)) => {
                    // Dropped, it is ended: whatever it still does is of no use.
                    worker = None;
                    if is_at_fault {
                        falls += 1;
                        (self.on_event)(PictureEvent::Failed(request, why));
                    }
                }
            }
        }
    }

    /// Starts the process and waits until it has the file open. `Err(None)` if the preview was closed meanwhile.
    fn start(&self, gone: &dyn Fn() -> bool) -> Result<Started, Option<FileTrouble>> {
        let mut worker = Worker::start(&self.program, &self.file, self.limits).map_err(Some)?;
        match worker.wait(gone)? {
            Answer::Opened(sizes) => Ok((worker, sizes)),
            Answer::Refused(why) => Err(Some(why)),
            Answer::Drawn(..) | Answer::Failed(_) => Err(Some(FileTrouble::DrawingFailed)),
        }
    }
}
