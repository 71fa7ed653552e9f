//! Work in the background: named threads, progress, cancelling, results over one channel.
//!
//! A job can't touch the window: it returns a value of one closed type, and wakes the window up.
//! A job that panics becomes `None`, so a parser that trips over an odd file costs one job, not the app.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

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
    running: Vec<(u64, &'static str, Arc<AtomicBool>)>,
    next: u64,
}

/// The end of a job: its number, its name, and what it gave, or `None` if it panicked.
#[derive(Debug)]
pub struct Finished<E> {
    /// Its number.
    pub id: u64,
    /// Its name.
    pub name: &'static str,
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

    /// Runs `work` on a thread called `name`. Returns the number of the job.
    pub fn spawn(&mut self, name: &'static str, work: impl FnOnce(&JobCx) -> E + Send + 'static) -> u64 {
        let id = self.next;
        self.next += 1;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running.push((id, name, Arc::clone(&cancelled)));
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let job = move || {
            let cx = JobCx { cancelled };
            let result = catch_unwind(AssertUnwindSafe(|| work(&cx))).ok();
            // The window may be gone by now; then nobody wants the result.
            sender.send(Finished { id, name, result }).ok();
            wake();
        };
        let started = std::thread::Builder::new().name(format!("doorstep-{name}")).spawn(job);
        if let Err(error) = started {
            tracing::error!(%error, name, "a thread could not be started");
            self.sender.send(Finished { id, name, result: None }).ok();
        }
        id
    }

    /// What wakes the window up, for work that goes on for as long as the window is open.
    #[must_use]
    pub fn wake(&self) -> Wake {
        Arc::clone(&self.wake)
    }

    /// Asks all jobs called `name` to stop.
    pub fn cancel(&self, name: &str) {
        for (_, _, flag) in self.running.iter().filter(|(_, running, _)| *running == name) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a job called `name` is running.
    #[must_use]
    pub fn is_running(&self, name: &str) -> bool {
        self.running.iter().any(|(_, running, _)| *running == name)
    }

    /// Whether anything is running.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    /// The results that have come since the last call.
    pub fn drain(&mut self) -> Vec<Finished<E>> {
        let finished: Vec<Finished<E>> = self.receiver.try_iter().collect();
        self.running.retain(|(id, ..)| finished.iter().all(|done| done.id != *id));
        finished
    }
}
