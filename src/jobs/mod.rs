//! Work in the background: a thread for each piece, cancelling, results over one channel.
//!
//! A job can't touch the window: it returns a value of one closed type, and wakes the window up.
//! A job that panics becomes `None`, so a parser that trips over an odd file costs one job, not the app.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What a job does. Jobs of one kind are asked for and cancelled together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JobKind {
    /// Lists the courses and trainings of the data folder.
    Shelf,
    /// Looks what other programs did among the courses.
    Changes,
    /// Reads a document.
    ReadDocument,
    /// Reads what can be searched of documents that are not open.
    Digests,
    /// Looks for what can be done about a document that can't be read.
    Rescue,
    /// Lists the backups of a document.
    Backups,
    /// Reads a backup.
    ReadBackup,
    /// Removes the names of people from backups.
    Wipe,
    /// Lists the bin.
    Bin,
    /// Takes something out of the bin.
    FromBin,
    /// Empties the bin.
    EmptyBin,
    /// Writes a document to a file of the person.
    Export,
    /// Reads a training from a file of the person.
    LoadTraining,
    /// Reads a colleague's course from a file.
    ReadCourseFile,
    /// Looks into the folder of the team.
    TeamLook,
    /// Takes in what is new there.
    TeamMerge,
    /// Writes into it.
    Team,
    /// Reads many courses in figures.
    Overview,
    /// Unpacks the files that came along with a course.
    Unpack,
    /// Merges a course, or keeps who wrote what in it.
    Merge,
    /// Writes a copy of what could not be saved.
    SaveElsewhere,
    /// Writes the files of the sample course.
    Sample,
    /// Waits for a dialog of this computer.
    Dialog,
    /// Opens a file or an address.
    Open,
    /// Shows a file in its folder.
    ShowInFolder,
    /// Plays a sound.
    Chime,
    /// Writes a page to print and opens it.
    Print,
    /// Reads a picture as a logo.
    ReadLogo,
    /// Reads a spreadsheet.
    ReadTable,
    /// Draws the first page of a document.
    ReportPicture,
    /// Looks where the known files are.
    Survey,
    /// Reads new files to know them again.
    Learn,
    /// Looks through a folder for missing files.
    LookIn,
    /// Makes a material of a file.
    AddFile,
    /// Fetches a file.
    Download,
    /// Deletes what a cancelled download left.
    DownloadDiscard,
    /// Looks for downloads that did not come to their end.
    DownloadLeft,
    /// Reads a deck or guide for a proposal.
    ReadMaterial,
    /// Reads a deck for the preview.
    PreviewDeck,
    /// Looks at the files that a day needs.
    ReadyCheck,
    /// Looks how a course could do with less.
    Shorten,
    /// Reads the words of a material, to be searched.
    Texts,
}

/// Wakes the window up, from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a running job is given.
#[derive(Clone, Debug)]
pub struct JobCx {
    cancelled: Arc<AtomicBool>,
}

impl JobCx {
    /// Whether the job should stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Starts jobs and collects their results.
pub struct Jobs<E> {
    sender: Sender<Finished<E>>,
    receiver: Receiver<Finished<E>>,
    wake: Wake,
    running: Vec<(u64, JobKind, Arc<AtomicBool>)>,
    next: u64,
}

/// The end of a job: its number, its kind, and what it gave, or `None` if it panicked.
#[derive(Debug)]
pub struct Finished<E> {
    /// Its number.
    pub id: u64,
    /// What it did.
    pub kind: JobKind,
    /// What it gave; `None` if it panicked.
    pub result: Option<E>,
}

impl<E> std::fmt::Debug for Jobs<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").field("running", &self.running.len()).finish_non_exhaustive()
    }
}

impl<E: Send + 'static> Jobs<E> {
    /// No jobs yet; `wake` is called after each result.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, wake, running: Vec::new(), next: 1 }
    }

    /// Runs `work` on a thread of its own. Returns the number of the job.
    pub fn spawn(&mut self, kind: JobKind, work: impl FnOnce(&JobCx) -> E + Send + 'static) -> u64 {
        let id = self.next;
        self.next += 1;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running.push((id, kind, Arc::clone(&cancelled)));
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let job = move || {
            let cx = JobCx { cancelled };
            let result = catch_unwind(AssertUnwindSafe(|| work(&cx))).ok();
            // The window may be gone by now; then nobody wants the result.
            sender.send(Finished { id, kind, result }).ok();
            wake();
        };
        let started = std::thread::Builder::new().name(format!("doorstep-{kind:?}")).spawn(job);
        if let Err(error) = started {
            tracing::error!(%error, ?kind, "a thread could not be started");
            self.sender.send(Finished { id, kind, result: None }).ok();
        }
        id
    }

    /// What wakes the window up, for work that goes on for as long as the window is open.
    #[must_use]
    pub fn wake(&self) -> Wake {
        Arc::clone(&self.wake)
    }

    /// Asks all jobs of this kind to stop.
    pub fn cancel(&self, kind: JobKind) {
        for (_, _, flag) in self.running.iter().filter(|(_, running, _)| *running == kind) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a job of this kind is running.
    #[must_use]
    pub fn is_running(&self, kind: JobKind) -> bool {
        self.running.iter().any(|(_, running, _)| *running == kind)
    }

    /// Whether anything is running.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    /// The next result that has come, if one has. A job counts as running until its result is taken here: what is done
    /// with an earlier one must not begin the work of a later one again.
    pub fn next_finished(&mut self) -> Option<Finished<E>> {
        let finished = self.receiver.try_recv().ok()?;
        self.running.retain(|(id, ..)| *id != finished.id);
        Some(finished)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_runs_until_its_result_is_taken() {
        let (sender, woken) = channel();
        let wake = move || {
            sender.send(()).ok();
        };
        let mut jobs = Jobs::new(Arc::new(wake));
        jobs.spawn(JobKind::TeamLook, |_| 1);
        assert_eq!(woken.recv(), Ok(()), "the first has ended");
        jobs.spawn(JobKind::TeamMerge, |_| 2);
        assert_eq!(woken.recv(), Ok(()), "the second has ended");
        assert_eq!(jobs.next_finished().and_then(|finished| finished.result), Some(1));
        assert!(jobs.is_running(JobKind::TeamMerge) && !jobs.is_running(JobKind::TeamLook));
        assert_eq!(jobs.next_finished().and_then(|finished| finished.result), Some(2));
        assert!(jobs.is_idle() && jobs.next_finished().is_none());
    }
}
