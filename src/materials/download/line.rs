//! The line to a server, read on a thread of its own: no system-wide way wakes a read that waits, so who stops
//! a try is not kept waiting for it. The thread ends by itself with the next piece, or when the line stalls.

use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use crate::core::materials::download_queue::DownloadError;

/// How much is read at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// How many pieces may wait to be written.
const PIECES: usize = 4;

/// The beginning of what a server answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The number of its status.
    pub status: u16,
    /// How many bytes follow, if it says.
    pub length: Option<u64>,
    /// Its `Content-Range`.
    pub range: Option<String>,
    /// What tells this version of the file from another: the strong `ETag`, else the date of its change.
    pub version: Option<String>,
    /// It says that a web page follows.
    pub web_page: bool,
    /// How many milliseconds of patience it asks for.
    pub patience: Option<u64>,
}

/// What a server answered, with what follows still to be read.
#[derive(Debug)]
pub struct Answer {
    /// Its beginning.
    pub head: Head,
    /// What follows.
    pub body: Body,
}

/// What comes over the line, and what is told to who waits for it.
pub(super) enum Sent {
    /// The beginning of the answer, or why there is none.
    Head(Result<Head, DownloadError>),
    /// A piece of what follows; an empty one at its end.
    Piece(io::Result<Vec<u8>>),
    /// The try is to end: look at [`Stop::is_asked`].
    Stop,
}

/// Ends a try from another thread, even while it waits.
#[derive(Debug, Default)]
pub struct Stop {
    asked: AtomicBool,
    waiting: Mutex<Option<SyncSender<Sent>>>,
}

impl Stop {
    /// Asks the try to end.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::SeqCst);
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
        // If the line is full, nobody waits at it; if it is gone, nobody will.
        waiting.map(|waiting| waiting.try_send(Sent::Stop).ok());
    }

    /// Whether it was asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    fn watch(&self, line: SyncSender<Sent>) {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(line);
        // Asked just before: nobody else would tell the line.
        if self.is_asked() {
            self.ask();
        }
    }
}

/// Asks on a thread of its own and waits for the answer, or for `stop`. `ask` gives the beginning of the
/// answer and what follows.
///
/// # Errors
/// What `ask` says; any error if it was stopped.
pub(super) fn open<Follows: Read>(
    stop: &Stop,
    ask: impl FnOnce() -> Result<(Head, Follows), DownloadError> + Send + 'static,
) -> Result<Answer, DownloadError> {
    let (sender, receiver) = sync_channel(PIECES);
    stop.watch(sender.clone());
    let read = move || {
        let read = || match ask() {
            Ok((head, follows)) => {
                if sender.send(Sent::Head(Ok(head))).is_ok() {
                    read_on(follows, &sender);
                }
            }
            // Nobody is there any more: it was stopped.
            Err(why) => drop(sender.send(Sent::Head(Err(why)))),
        };
        // The line is held by who may stop it, too: it would not fall silent by itself.
        if catch_unwind(AssertUnwindSafe(read)).is_err() {
            sender.send(Sent::Piece(Err(io::ErrorKind::BrokenPipe.into()))).ok();
        }
    };
    let thread = std::thread::Builder::new().name("doorstep-line".to_owned());
    thread.spawn(read).map_err(|_| DownloadError::NoConnection)?;
    match receiver.recv() {
        Ok(Sent::Head(head)) => Ok(Answer { head: head?, body: Body::of(receiver) }),
        Ok(Sent::Stop | Sent::Piece(_)) | Err(_) => Err(DownloadError::Cut),
    }
}

/// Reads until the end, an error, or until nobody listens.
fn read_on(mut follows: impl Read, sender: &SyncSender<Sent>) {
    loop {
        let mut piece = vec![0; PIECE];
        let came = follows.read(&mut piece);
        if came.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {
            continue;
        }
        let last = !matches!(came, Ok(1..));
        let piece = came.map(|count| {
            piece.truncate(count);
            piece
        });
        if sender.send(Sent::Piece(piece)).is_err() || last {
            return;
        }
    }
}

/// What follows the beginning of an answer. A read that waits when the try is stopped ends with `Interrupted`.
#[derive(Debug)]
pub struct Body {
    receiver: Receiver<Sent>,
    piece: Vec<u8>,
    /// So much of the piece was read.
    read: usize,
    ended: bool,
}

impl Body {
    fn of(receiver: Receiver<Sent>) -> Self {
        Self { receiver, piece: Vec::new(), read: 0, ended: false }
    }
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.piece.len() && !self.ended {
            let piece = match self.receiver.recv() {
                Ok(Sent::Piece(piece)) => piece,
                Ok(Sent::Stop | Sent::Head(_)) => return Err(io::ErrorKind::Interrupted.into()),
                Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
            };
            self.ended = !piece.as_ref().is_ok_and(|piece| !piece.is_empty());
            (self.piece, self.read) = (piece?, 0);
        }
        let count = buffer.len().min(self.piece.len() - self.read);
        buffer[..count].copy_from_slice(&self.piece[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}
