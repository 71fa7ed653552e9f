//! The writer: a thread of its own that saves and removes documents, one after the other, and reports.
//!
//! Of several saves of one document that wait, only the newest is done. The window never waits for it,
//! except on closing, and there with a limit of its own choice.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use super::error::StorageError;
use super::kept::Kept;
use super::keys::DocKey;
use super::store::Store;

/// Makes the bytes of a document; runs on the writer's thread.
pub type MakeBytes = Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>;

/// Called on the writer's thread with each event; must not block.
pub type OnEvent = Arc<dyn Fn(SaveEvent) + Send + Sync>;

/// Tells the time of day, for the names of files.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// A document to save.
pub struct SaveRequest {
    /// The document.
    pub key: DocKey,
    /// Its revision: comes back with the event.
    pub revision: u64,
    /// Makes its bytes from a snapshot.
    pub bytes: MakeBytes,
}

/// What became of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaveEvent {
    /// A revision, and with it all before it, is on the disk.
    Saved {
        /// The document.
        key: DocKey,
        /// Its revision.
        revision: u64,
    },
    /// A revision could not be saved. The file is as it was.
    Failed {
        /// The document.
        key: DocKey,
        /// Its revision.
        revision: u64,
        /// Why.
        error: StorageError,
    },
    /// The version that stood there was not ours; it was kept. Comes just before `Saved`.
    ChangedOutside {
        /// The document.
        key: DocKey,
        /// Why, and where it is now.
        kept: Kept,
    },
    /// A document is in the bin.
    Removed {
        /// The document.
        key: DocKey,
    },
    /// A document could not be moved to the bin. It is where it was.
    RemoveFailed {
        /// The document.
        key: DocKey,
        /// Why.
        error: StorageError,
    },
}

enum Request {
    Save(SaveRequest),
    IntendWipe(Uuid),
    Remove(DocKey),
    Flush(Sender<()>),
    Stop,
}

/// How long dropping the writer waits for a disk that hangs.
const LONGEST_CLOSING: Duration = Duration::from_secs(10);

/// The writer's thread. Dropping it does all that waits, then ends the thread.
#[derive(Debug)]
pub struct Writer {
    sender: Sender<Request>,
    /// Nothing ever comes here: it is hung up when the thread ends.
    ended: Receiver<()>,
}

impl Writer {
    /// Starts the thread.
    ///
    /// # Errors
    /// If the operating system gives no thread.
    pub fn start(store: Arc<Store>, now: Now, on_event: OnEvent) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let (end, ended) = channel();
        std::thread::Builder::new().name("doorstep-writer".to_owned()).spawn(move || {
            Worker { store, now, on_event }.run(&receiver);
            drop::<Sender<()>>(end);
        })?;
        Ok(Self { sender, ended })
    }

    /// Asks for a document to be saved.
    pub fn save(&self, request: SaveRequest) {
        self.send(Request::Save(request));
    }

    /// Asks for a document to be moved to the bin, after what was asked before.
    pub fn remove(&self, key: DocKey) {
        self.send(Request::Remove(key));
    }

    /// Asks for it to be written down that the people of a course are to be wiped, before it is saved without them.
    pub fn intend_wipe(&self, course: Uuid) {
        self.send(Request::IntendWipe(course));
    }

    /// Waits until all that was asked before is done, well or not, at most so long. Says whether it is.
    #[must_use]
    pub fn flush(&self, at_most: Duration) -> bool {
        self.up_to_now().recv_timeout(at_most).is_ok()
    }

    /// What says, once, that everything asked for so far is done: for a job that reads what is written here.
    #[must_use]
    pub fn up_to_now(&self) -> Receiver<()> {
        let (done, wait) = channel();
        self.send(Request::Flush(done));
        wait
    }

    /// Does all that waits and ends the thread, at most in so long. Says whether it ended: a disk that
    /// hangs must not keep the window open for ever.
    #[must_use]
    pub fn close(&self, at_most: Duration) -> bool {
        // Asked twice, it has ended already.
        self.sender.send(Request::Stop).ok();
        self.ended.recv_timeout(at_most) == Err(RecvTimeoutError::Disconnected)
    }

    fn send(&self, request: Request) {
        if self.sender.send(request).is_err() {
            tracing::error!("the writer's thread is gone");
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.close(LONGEST_CLOSING) {
            tracing::error!("the disk hangs: what was being written may not be there");
        }
    }
}

struct Worker {
    store: Arc<Store>,
    now: Now,
    on_event: OnEvent,
}

impl Worker {
    fn run(&self, receiver: &Receiver<Request>) {
        let mut waiting = VecDeque::new();
        loop {
            if waiting.is_empty() {
                self.store.tidy_backups();
                match receiver.recv() {
                    Ok(request) => waiting.push_back(request),
                    Err(_) => return,
                }
            }
            while let Ok(request) = receiver.try_recv() {
                enqueue(&mut waiting, request);
            }
            match waiting.pop_front() {
                Some(Request::Save(request)) => self.save(request),
                Some(Request::Remove(key)) => self.remove(key),
                Some(Request::IntendWipe(course)) => self.intend_wipe(course),
                // Whoever waited may have given up: then nobody is there to be told.
                Some(Request::Flush(done)) => drop(done.send(())),
                Some(Request::Stop) => return,
                None => {}
            }
        }
    }

    fn save(&self, request: SaveRequest) {
        let SaveRequest { key, revision, bytes } = request;
        let path = self.store.dir().file(key);
        let made = catch_unwind(AssertUnwindSafe(bytes)).unwrap_or_else(|_| Err("panicked".to_owned()));
        let outcome = made
            .map_err(|reason| StorageError::Internal { reason, path: path.clone() })
            .and_then(|bytes| self.guarded(key, |store, now| store.save(key, &bytes, now)));
        match outcome {
            Ok(outcome) => {
                if let Some(kept) = outcome.kept {
                    (self.on_event)(SaveEvent::ChangedOutside { key, kept });
                }
                (self.on_event)(SaveEvent::Saved { key, revision });
            }
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), revision, "a save failed");
                (self.on_event)(SaveEvent::Failed { key, revision, error });
            }
        }
    }

    fn intend_wipe(&self, course: Uuid) {
        // Where this can't be written, the save that follows can't be either, and that is told.
        if let Err(error) = self.guarded(DocKey::Course(course), |store, _| store.intend_wipe(course)) {
            tracing::warn!(kind = ?error.kind(), "a wipe could not be written down");
        }
    }

    fn remove(&self, key: DocKey) {
        match self.guarded(key, |store, now| store.remove(key, now)) {
            Ok(_) => (self.on_event)(SaveEvent::Removed { key }),
            Err(error) => (self.on_event)(SaveEvent::RemoveFailed { key, error }),
        }
    }

    /// A panic costs one request, not the thread that all other documents rely on.
    fn guarded<T>(
        &self,
        key: DocKey,
        work: impl FnOnce(&Store, Timestamp) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        catch_unwind(AssertUnwindSafe(|| work(&self.store, (self.now)()))).unwrap_or_else(|_| {
            Err(StorageError::Internal { reason: "panicked".to_owned(), path: self.store.dir().file(key) })
        })
    }
}

/// Puts a request in line. A save takes the place of an older save of the same document, unless the
/// document is removed in between.
fn enqueue(waiting: &mut VecDeque<Request>, request: Request) {
    if let Request::Save(new) = &request {
        let last = waiting.iter_mut().rev().find(|old| match old {
            Request::Save(old) => old.key == new.key,
            Request::Remove(key) => *key == new.key,
            // What is saved after it is saved after it.
            Request::IntendWipe(course) => new.key == DocKey::Course(*course),
            Request::Flush(_) | Request::Stop => false,
        });
        if let Some(old @ Request::Save(_)) = last {
            *old = request;
            return;
        }
    }
    waiting.push_back(request);
}
