//! One try at fetching a file: it goes on after what an earlier try brought, if the server still has the
//! same version, and gives the file its name only after it was checked.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::check::check;
use super::line::{Answer, Head, Stop};
use super::web::{Ask, Web, of_read};
use crate::core::materials::download_queue::{DownloadError, Ended, Wanted};
use crate::storage::disk::Disk;
use crate::storage::error::{ErrorKind, StorageError};
use crate::storage::partial::Partial;

/// No material is larger, in bytes: who sends more, sends without end.
const MOST_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// How often progress is told.
const TELL_EVERY: Duration = Duration::from_millis(250);

/// One file to fetch to one folder.
pub struct Job<'a> {
    /// What.
    pub wanted: &'a Wanted,
    /// Whereto.
    pub folder: &'a Path,
    /// The disk that is written to.
    pub disk: &'a dyn Disk,
    /// The way to the web.
    pub web: &'a Web,
    /// Ends it from another thread.
    pub stop: &'a Stop,
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job")
            .field("wanted", &self.wanted)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

/// Why a try ended without the file.
enum Halt {
    Stopped,
    Failed(DownloadError, Option<u64>),
}

impl From<DownloadError> for Halt {
    fn from(why: DownloadError) -> Self {
        Self::Failed(why, None)
    }
}

impl From<StorageError> for Halt {
    fn from(error: StorageError) -> Self {
        tracing::warn!(kind = ?error.kind(), "a download could not be written");
        Self::Failed(of_disk(&error), None)
    }
}

/// Tries once. `tell` hears how many bytes have come and how many there are, at most four times a second.
/// Takes as long as the file takes, so it belongs in a job.
pub fn fetch(job: &Job<'_>, tell: &dyn Fn(u64, Option<u64>)) -> Ended {
    match try_once(job, tell) {
        Ok(path) => Ended::Done(path),
        Err(_) if job.stop.is_asked() => Ended::Stopped,
        Err(Halt::Stopped) => Ended::Stopped,
        Err(Halt::Failed(why, patience)) => {
            tracing::info!(?why, "a download was not finished");
            Ended::Failed(why, patience)
        }
    }
}

fn try_once(job: &Job<'_>, tell: &dyn Fn(u64, Option<u64>)) -> Result<PathBuf, Halt> {
    let Wanted { file, name, url, format } = job.wanted;
    let there = job.folder.join(name);
    let mut partial = Partial::find(job.disk, job.folder, name, *file, url)?;
    if there.is_file() && check(&there, *format).is_ok() {
        // It was put there by other hands meanwhile; what came before that is of no use any more.
        if let Err(error) = partial.discard() {
            tracing::warn!(kind = ?error.kind(), "a part stays though its file is whole");
        }
        return Ok(there);
    }
    let came = receive(job, &mut partial, tell);
    // Whatever happened, what came is kept for the next try, unless it has no end.
    let closed = partial.close();
    if matches!(came, Err(Halt::Failed(DownloadError::TooLarge, _))) {
        partial.discard()?;
        return Err(DownloadError::TooLarge.into());
    }
    tell(partial.length(), partial.note().total);
    came?;
    closed?;
    if job.stop.is_asked() {
        return Err(Halt::Stopped);
    }
    tell(partial.length(), Some(partial.length()));
    if let Err(why) = check(&partial.path(), *format) {
        // Of no use to anybody, and nothing to go on from.
        if why != DownloadError::Disk {
            partial.discard()?;
        }
        return Err(why.into());
    }
    Ok(partial.finish()?)
}

/// Receives until all is here.
fn receive(job: &Job<'_>, partial: &mut Partial<'_>, tell: &dyn Fn(u64, Option<u64>)) -> Result<(), Halt> {
    let note = partial.note().clone();
    // Without anything that tells one version from another, what is here may be of another one.
    let known = note.version.filter(|_| partial.length() > 0);
    if known.is_some() && note.total == Some(partial.length()) {
        return Ok(());
    }
    if let Some(version) = known {
        let from = partial.length();
        let answer = job.web.ask(&Ask { url: &job.wanted.url, from: Some((from, &version)) }, job.stop)?;
        match answer.head.status {
            206 => {
                let rest = Rest::read(&answer.head, from);
                let same = answer.head.version.as_ref().is_none_or(|other| *other == version);
                if let Some(rest) =
                    rest.filter(|rest| same && (note.total.is_none() || rest.total == note.total))
                {
                    partial.go_on(rest.total)?;
                    return pour(job, answer, partial, rest.total, tell);
                }
            }
            // All is here already, or there is less of it than was thought: the range says.
            416 if total_of(answer.head.range.as_deref()) == Some(from) => return Ok(()),
            416 => {}
            // The whole file, from a server that does not know ranges or has another version.
            200 => return from_the_beginning(job, answer, partial, tell),
            _ => return Err(refused(&answer.head)),
        }
    }
    let answer = job.web.ask(&Ask { url: &job.wanted.url, from: None }, job.stop)?;
    match answer.head.status {
        200 => from_the_beginning(job, answer, partial, tell),
        _ => Err(refused(&answer.head)),
    }
}

fn from_the_beginning(
    job: &Job<'_>,
    answer: Answer,
    partial: &mut Partial<'_>,
    tell: &dyn Fn(u64, Option<u64>),
) -> Result<(), Halt> {
    if answer.head.web_page {
        return Err(DownloadError::WebPage.into());
    }
    if answer.head.length.is_some_and(|length| length > MOST_BYTES) {
        return Err(DownloadError::TooLarge.into());
    }
    let total = answer.head.length;
    partial.begin(answer.head.version.clone(), total)?;
    pour(job, answer, partial, total, tell)
}

/// Writes what comes, until its end.
fn pour(
    job: &Job<'_>,
    mut answer: Answer,
    partial: &mut Partial<'_>,
    total: Option<u64>,
    tell: &dyn Fn(u64, Option<u64>),
) -> Result<(), Halt> {
    let mut buffer = vec![0; 64 * 1024];
    // What comes first is told at once, so that a stall after it shows where it stands.
    let mut told: Option<Instant> = None;
    tell(partial.length(), total);
    loop {
        if job.stop.is_asked() {
            return Err(Halt::Stopped);
        }
        let count = match answer.body.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(read_failed(&error).into()),
        };
        partial.write(&buffer[..count])?;
        if partial.length() > total.unwrap_or(MOST_BYTES) {
            return Err(DownloadError::TooLarge.into());
        }
        if told.is_none_or(|told| told.elapsed() >= TELL_EVERY) {
            told = Some(Instant::now());
            tell(partial.length(), total);
        }
    }
    match total {
        Some(total) if partial.length() < total => Err(DownloadError::Cut.into()),
        _ => Ok(()),
    }
}

fn read_failed(error: &io::Error) -> DownloadError {
    tracing::info!(%error, "the connection broke off");
    match of_read(error) {
        // Certificates were checked long before the first byte came.
        DownloadError::Certificate => DownloadError::Cut,
        why => why,
    }
}

/// The rest of a file that a server sends.
struct Rest {
    total: Option<u64>,
}

impl Rest {
    /// What `Content-Range: bytes FROM-LAST/TOTAL` says, if the rest begins where it has to.
    fn read(head: &Head, from: u64) -> Option<Self> {
        let range = head.range.as_deref()?.trim().strip_prefix("bytes ")?;
        let (span, _) = range.split_once('/')?;
        let first: u64 = span.split_once('-')?.0.trim().parse().ok()?;
        (first == from).then(|| Self { total: total_of(head.range.as_deref()) })
    }
}

/// The length of the whole file by a `Content-Range`.
fn total_of(range: Option<&str>) -> Option<u64> {
    range?.rsplit_once('/')?.1.trim().parse().ok()
}

fn refused(head: &Head) -> Halt {
    let why = match head.status {
        401 | 403 | 451 => DownloadError::Forbidden,
        404 | 410 => DownloadError::Gone,
        407 => DownloadError::Proxy,
        408 | 429 | 500..=599 => DownloadError::Busy,
        _ => DownloadError::Answer,
    };
    Halt::Failed(why, head.patience)
}

fn of_disk(error: &StorageError) -> DownloadError {
    match error.kind() {
        ErrorKind::NoSpace => DownloadError::NoSpace,
        ErrorKind::ReadOnly | ErrorKind::Denied => DownloadError::Denied,
        ErrorKind::Missing => DownloadError::FolderGone,
        ErrorKind::InUse => DownloadError::InUse,
        _ => DownloadError::Disk,
    }
}
