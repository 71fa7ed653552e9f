//! The one way in for files of others: decks are read here, within bounds, PDFs in a subprocess.
//!
//! The library for PDF unpacks whatever a file holds: a small file may ask for more memory than there is, or
//! be nested so deep that the process falls. In a subprocess that costs one answer. The reader of
//! decks is Doorstep's own and bounded throughout, so a thread will do.

use std::ffi::OsStr;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bounds::{MAX_FILE_BYTES, time_for};
use super::{page_count, read_file};
use crate::core::reading::pages::Pages;
use crate::core::trouble::FileTrouble;
use crate::materials::identify::{FileKind, kind_of_file};
use crate::materials::subprocess::{LOOK, Subprocess};

/// The word on the command line that has the words of a file read.
pub const WORDS: &str = "read-words";

/// The word on the command line that has the pages of a file counted.
pub const COUNT: &str = "count-pages";

/// How much memory the process may use, in bytes, beside the file itself.
const MOST_MEMORY: u64 = 512 << 20;

/// The longest answer, in bytes; the bounds of the reader keep below it.
const LONGEST_ANSWER: u64 = 256 << 20;

/// The process ends its reading by its own clock; so much later it is ended from outside.
const GRACE: Duration = Duration::from_secs(1);

/// Reads decks and PDFs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reader {
    /// What is started for a PDF: Doorstep itself.
    program: Option<PathBuf>,
}

impl Reader {
    /// Reads PDFs with the help of `program`, which understands [`WORDS`] and [`COUNT`]. Where it can't be
    /// started, they are read in a thread.
    #[must_use]
    pub fn with(program: PathBuf) -> Self {
        Self { program: Some(program) }
    }

    /// Reads the words of a deck or a PDF. Waits: call it in a job.
    ///
    /// # Errors
    /// The reason in [`FileTrouble`].
    pub fn read(&self, path: &Path, cancelled: &dyn Fn() -> bool) -> Result<Pages, FileTrouble> {
        self.apart(WORDS, path, cancelled).unwrap_or_else(|| read_file(path, cancelled))
    }

    /// Counts the slides or pages of a deck or a PDF. Waits: call it in a job.
    ///
    /// # Errors
    /// The reason in [`FileTrouble`].
    pub fn page_count(&self, path: &Path, cancelled: &dyn Fn() -> bool) -> Result<u32, FileTrouble> {
        self.apart(COUNT, path, cancelled).unwrap_or_else(|| page_count(path, cancelled))
    }

    /// The answer of a process; `None` where none is needed, or none can be started.
    fn apart<T: DeserializeOwned>(
        &self,
        command: &str,
        path: &Path,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Result<T, FileTrouble>> {
        let program = self.program.as_ref()?;
        if kind_of_file(path).ok()? != FileKind::Pdf {
            return None;
        }
        let length = std::fs::metadata(path).map_or(0, |facts| facts.len());
        if length > MAX_FILE_BYTES {
            return Some(Err(FileTrouble::TooLarge));
        }
        let arguments = [OsStr::new(command), path.as_os_str()];
        // Nothing is said to it: its input ends at once.
        let (mut apart, _, output) = Subprocess::start(program, &arguments, MOST_MEMORY + length)
            .inspect_err(|error| tracing::warn!(%error, "no process to read with"))
            .ok()?;
        let (sender, answers) = channel();
        let listen = move || {
            let mut bytes = Vec::new();
            let read = output.take(LONGEST_ANSWER).read_to_end(&mut bytes);
            // Nobody may wait any more.
            sender.send(read.map(|_| bytes)).ok();
        };
        let thread = std::thread::Builder::new().name("read answer".to_owned());
        thread.spawn(listen).ok()?;
        let deadline = Instant::now() + time_for(length) + GRACE;
        loop {
            match answers.recv_timeout(LOOK) {
                Ok(Ok(bytes)) => {
                    // A process that fell said nothing, or not all.
                    let answer = serde_json::from_slice(&bytes).unwrap_or(Err(FileTrouble::Damaged));
                    return Some(answer);
                }
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Some(Err(FileTrouble::Damaged)),
                Err(RecvTimeoutError::Timeout) if cancelled() => return Some(Err(FileTrouble::Cancelled)),
                Err(RecvTimeoutError::Timeout) if Instant::now() >= deadline => {
                    return Some(Err(FileTrouble::TookTooLong));
                }
                Err(RecvTimeoutError::Timeout) if apart.uses_too_much() => {
                    return Some(Err(FileTrouble::TooLarge));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

/// The process, seen from within: reads the words of a file and says them.
///
/// # Errors
/// If they can't be said: then nobody listens any more.
pub fn serve_words(path: &Path, output: impl Write) -> io::Result<()> {
    say(&read_file(path, &|| false), output)
}

/// The process, seen from within: counts the pages of a file.
///
/// # Errors
/// As [`serve_words`].
pub fn serve_count(path: &Path, output: impl Write) -> io::Result<()> {
    say(&page_count(path, &|| false), output)
}

fn say<T: Serialize>(answer: &Result<T, FileTrouble>, output: impl Write) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    serde_json::to_writer(&mut output, answer)?;
    output.flush()
}
