//! The log: a file a day in the data folder, for support. Never names of participants, never note texts.

use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};

use crate::storage::logs;
use crate::storage::paths::DataDir;

/// The most lines that wait to be written; what comes beyond them is left out. Room for all of them is taken at the start,
/// which the library's own number makes five megabytes and two milliseconds.
const MOST_WAITING: usize = 2_000;

/// Starts the log; it is written until the guard is dropped. Without a folder to write to there is none.
#[must_use]
pub fn start(dir: &DataDir) -> Option<WorkerGuard> {
    let file = logs::open(dir, jiff::Timestamp::now()).ok()?;
    let (writer, guard) = NonBlockingBuilder::default().buffered_lines_limit(MOST_WAITING).finish(file);
    let subscriber = tracing_subscriber::fmt()
        .with_writer(writer)
        .with_ansi(false)
        .with_max_level(tracing::Level::INFO)
        .finish();
    tracing::subscriber::set_global_default(subscriber).ok()?;
    Some(guard)
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
