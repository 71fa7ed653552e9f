//! The log: a file a day in the data folder, for support. Never names of participants, never note texts.

use std::cell::Cell;
use std::fs::File;
use std::sync::{Arc, OnceLock};

use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::fmt::writer::EitherWriter;

use crate::storage::logs;
use crate::storage::paths::DataDir;

/// The most lines that wait to be written; what comes beyond them is left out. Room for all of them is taken at the start,
/// which the library's own number makes five megabytes and two milliseconds.
const MOST_WAITING: usize = 2_000;

/// The log that is written. What waits when it is dropped is written first.
pub struct Log {
    file: Arc<File>,
    waiting: Arc<OnceLock<NonBlocking>>,
    guard: Cell<Option<WorkerGuard>>,
}

impl Log {
    /// Has a thread write it from now on, so that nobody waits for the disk.
    ///
    /// Not before an event loop was made: for one, libX11 reads the thousands of lines of a keyboard letter by letter,
    /// which takes twice as long in a process of several threads.
    pub fn write_apart(&self) {
        self.waiting.get_or_init(|| {
            let builder = NonBlockingBuilder::default().buffered_lines_limit(MOST_WAITING);
            let (writer, guard) = builder.finish(Arc::clone(&self.file));
            self.guard.set(Some(guard));
            writer
        });
    }
}

/// Starts the log. Without a folder to write to there is none.
#[must_use]
pub fn start(dir: &DataDir) -> Option<Log> {
    let file = Arc::new(logs::open(dir, jiff::Timestamp::now()).ok()?);
    let log = Log { file: Arc::clone(&file), waiting: Arc::default(), guard: Cell::default() };
    let waiting = Arc::clone(&log.waiting);
    let writer = move || match waiting.get() {
        Some(waiting) => EitherWriter::A(waiting.clone()),
        None => EitherWriter::B(Arc::clone(&file)),
    };
    let subscriber = tracing_subscriber::fmt()
        .with_writer(writer)
        .with_ansi(false)
        .with_max_level(tracing::Level::INFO)
        .finish();
    tracing::subscriber::set_global_default(subscriber).ok()?;
    Some(log)
}

/// Lets a panic leave a line in the log, too; the place, not the message, which may hold data.
pub fn note_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, thread = std::thread::current().name(), "panic");
        before(info);
    }));
}
