//! Notices that something changed in the materials folder. Waits for the system to say so: it never looks
//! by itself, so an idle window stays idle.
//!
//! Some network drives and memory sticks tell nothing. There the window looks again when it is come back to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecursiveMode, Watcher};

use crate::storage::partial::PART;

/// A change is told when nothing more has come for so long: copying a folder is one change.
const QUIET: Duration = Duration::from_millis(400);

/// A change is told at the latest after so long.
const LONGEST: Duration = Duration::from_secs(3);

/// Called on a thread of its own when something changed; must not block.
pub type OnChange = Arc<dyn Fn() + Send + Sync>;

/// Says whether a change at a path is one to tell. Asked on a thread of its own, when nothing more comes.
pub type Minds = Arc<dyn Fn(&Path) -> bool + Send + Sync>;

enum Told {
    /// Something changed at these paths; where is not known if there are none.
    Changed(Vec<PathBuf>),
    Stop,
}

/// Watches a folder and the folders within until it is dropped.
#[derive(Debug)]
pub struct FolderWatch {
    folder: PathBuf,
    failed: Arc<AtomicBool>,
    sender: Sender<Told>,
}

impl FolderWatch {
    /// Begins to watch. Returns at once: a folder with many folders in it takes the system a while.
    #[must_use]
    pub fn start(folder: &Path, on_change: OnChange) -> Self {
        Self::start_minding(folder, Arc::new(|_| true), on_change)
    }

    /// Begins to watch, as [`FolderWatch::start`] does, for the changes that somebody minds.
    #[must_use]
    pub fn start_minding(folder: &Path, minds: Minds, on_change: OnChange) -> Self {
        let (sender, receiver) = channel();
        let failed = Arc::new(AtomicBool::new(false));
        let watch = Self { folder: folder.to_owned(), failed: Arc::clone(&failed), sender: sender.clone() };
        let folder = folder.to_owned();
        let mark = Arc::clone(&failed);
        let work = move || {
            if let Err(error) = watch_folder(&folder, sender, &receiver, &minds, &on_change) {
                tracing::info!(%error, "the materials folder can't be watched");
                mark.store(true, Ordering::Relaxed);
            }
        };
        if std::thread::Builder::new().name("doorstep-watch".to_owned()).spawn(work).is_err() {
            failed.store(true, Ordering::Relaxed);
        }
        watch
    }

    /// Whether this folder is watched, or about to be.
    #[must_use]
    pub fn watches(&self, folder: &Path) -> bool {
        self.folder == folder && !self.failed.load(Ordering::Relaxed)
    }
}

impl Drop for FolderWatch {
    fn drop(&mut self) {
        // The thread may have ended already; then there is nobody to tell.
        self.sender.send(Told::Stop).ok();
    }
}

fn watch_folder(
    folder: &Path,
    sender: Sender<Told>,
    receiver: &Receiver<Told>,
    minds: &Minds,
    on_change: &OnChange,
) -> notify::Result<()> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading changes nothing: Doorstep itself reads the folder after each change.
        let reads = event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_)));
        // What a download writes meanwhile is of interest when it is whole.
        let coming_in = event.as_ref().is_ok_and(|event| {
            let part = |path: &PathBuf| path.to_string_lossy().contains(PART);
            !event.paths.is_empty() && event.paths.iter().all(part)
        });
        if !reads && !coming_in {
            // The thread ends with the watch; what comes after is of no interest.
            sender.send(Told::Changed(event.map(|event| event.paths).unwrap_or_default())).ok();
        }
    })?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    while let Ok(Told::Changed(paths)) = receiver.recv() {
        let begun = Instant::now();
        let mut anywhere = paths.is_empty();
        let mut paths = BTreeSet::from_iter(paths);
        while begun.elapsed() < LONGEST {
            match receiver.recv_timeout(QUIET) {
                Ok(Told::Changed(more)) => {
                    anywhere |= more.is_empty();
                    paths.extend(more);
                }
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Told::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
        if anywhere || paths.iter().any(|path| minds(path)) {
            on_change();
        }
    }
    Ok(())
}
