//! Checks whether bytes can be read again, on a thread of its own: there is time for it while the disk is busy. The
//! thread stays, as starting one takes as long as checking a small course.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};

use super::keys::DocKey;

/// Says whether bytes can be read as the document of that key, or why not (for the log).
pub type Verify = fn(DocKey, &[u8]) -> Result<(), String>;

struct Work {
    verify: Verify,
    key: DocKey,
    bytes: Arc<[u8]>,
    answer: Sender<Result<(), String>>,
}

/// The thread, which begins with the first check and ends with this.
#[derive(Default)]
pub(super) struct Checker(OnceLock<Option<Sender<Work>>>);

/// A check that is on its way.
pub(super) struct Checking {
    coming: Option<Receiver<Result<(), String>>>,
    verify: Verify,
    key: DocKey,
    bytes: Arc<[u8]>,
}

impl Checker {
    /// Begins to check bytes.
    pub(super) fn begin(&self, verify: Verify, key: DocKey, bytes: &Arc<[u8]>) -> Checking {
        let (answer, coming) = channel();
        let work = Work { verify, key, bytes: Arc::clone(bytes), answer };
        let begun = self.0.get_or_init(start).as_ref().is_some_and(|thread| thread.send(work).is_ok());
        Checking { coming: begun.then_some(coming), verify, key, bytes: Arc::clone(bytes) }
    }
}

impl Checking {
    /// Waits for the answer: why the bytes can't be read, if they can't.
    ///
    /// # Errors
    /// The reason, for the log.
    pub(super) fn end(self) -> Result<(), String> {
        // Without a thread it is done here.
        let answer = self.coming.and_then(|coming| coming.recv().ok());
        answer.unwrap_or_else(|| (self.verify)(self.key, &self.bytes))
    }
}

fn start() -> Option<Sender<Work>> {
    let (ask, asked) = channel::<Work>();
    let thread = std::thread::Builder::new().name("doorstep-check".to_owned());
    let run = move || {
        for Work { verify, key, bytes, answer } in asked {
            let checked = catch_unwind(AssertUnwindSafe(|| verify(key, &bytes)));
            // Whoever asked may have given up.
            answer.send(checked.unwrap_or_else(|_| Err("panicked".to_owned()))).ok();
        }
    };
    thread.spawn(run).ok().map(|_| ask)
}
