//! Downloads: what was asked for goes into the queue, whose turn it is gets a job, and what the jobs tell
//! comes back into the queue. Nothing here waits for the web or the disk.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::app::App;
use crate::app::events::{DownloadEvent, Event};
use crate::core::ids::FileId;
use crate::core::materials::download_queue::{Download, DownloadError, Ended, Queue, Wanted, format_of_name};
use crate::jobs::JobKind;
use crate::materials::download::fetch::{Job, fetch};
use crate::materials::download::line::Stop;
use crate::storage::disk::RealDisk;
use crate::storage::partial::{Partial, left_in};
use crate::t;
use crate::ui::action::{DownloadAction, Level, Pick};

/// How downloading goes, beside the queue.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Those that are being fetched.
    running: BTreeMap<FileId, Running>,
    /// What was asked for before there was a folder to put it.
    waiting_for_folder: Vec<FileId>,
    /// The folder in which what was left from before was looked for.
    looked_in: Option<PathBuf>,
}

#[derive(Debug)]
struct Running {
    job: u64,
    stop: Arc<Stop>,
    gauge: Arc<Gauge>,
}

/// How much has come, told from the job's thread.
#[derive(Debug, Default)]
struct Gauge {
    /// Plus one, so that 0 is "nothing told yet".
    done: AtomicU64,
    /// Plus one, so that 0 is "not known".
    total: AtomicU64,
}

impl Gauge {
    /// Tells the queue what was told last.
    fn read(&self, queue: &mut Queue, file: FileId, now: u64) {
        if let Some(done) = self.done.load(Ordering::Relaxed).checked_sub(1) {
            let total = self.total.load(Ordering::Relaxed).checked_sub(1);
            queue.progress(file, done, total, now);
        }
    }
}

impl Drop for State {
    /// The window is gone: nobody would hear the end.
    fn drop(&mut self) {
        for one in self.running.values() {
            one.stop.ask();
        }
    }
}

impl App {
    /// Does what was asked for about downloads.
    pub(crate) fn download_action(&mut self, action: DownloadAction) {
        match action {
            DownloadAction::Fetch(files) => self.download(files),
            DownloadAction::Pause(file) => self.pause_download(file),
            DownloadAction::Resume(file) => self.queue().resume(file),
            DownloadAction::Cancel(files) => files.into_iter().for_each(|file| self.cancel_download(file)),
            DownloadAction::Clear => self.queue().clear_done(),
        }
    }

    /// Takes in what a job about downloads reports.
    pub(crate) fn download_event(&mut self, event: DownloadEvent) {
        match event {
            DownloadEvent::Ended(file, how) => self.download_ended(file, how),
            DownloadEvent::Left(folder, left) => {
                for (name, note) in left {
                    let Some(format) = format_of_name(&name) else { continue };
                    if note.url.starts_with("https://") {
                        let wanted = Wanted { file: note.file, name, url: note.url, format };
                        self.queue().found(wanted, folder.clone(), note.safe, note.total);
                    }
                }
            }
            DownloadEvent::Discarded(Ok(())) => {}
            DownloadEvent::Discarded(Err(why)) => self.tell_trouble(&(&why).into()),
        }
    }

    /// Keeps the downloads going; called before each frame. Costs nothing worth mentioning where there are
    /// none.
    pub(crate) fn tend_downloads(&mut self, ctx: &egui::Context) {
        self.look_for_left_downloads();
        let now = self.services.clock.steady_millis();
        for (file, one) in &self.downloads.running {
            one.gauge.read(&mut self.background.downloads, *file, now);
        }
        for one in self.queue().due(now) {
            self.start_download(one);
        }
        if !self.downloads.running.is_empty() {
            // Where nothing comes any more, the speed goes down all the same.
            ctx.request_repaint_after(Duration::from_secs(1));
        }
        if let Some(next) = self.queue().next_try() {
            ctx.request_repaint_after(Duration::from_millis(next.saturating_sub(now)));
        }
    }

    /// The folder was chosen: what was asked for before goes on.
    pub(crate) fn folder_for_downloads(&mut self) {
        let files = std::mem::take(&mut self.downloads.waiting_for_folder);
        if !files.is_empty() {
            self.download(files);
        }
    }

    /// No folder was chosen: what was asked for is not done, and this is said.
    pub(crate) fn no_folder_for_downloads(&mut self) {
        if !std::mem::take(&mut self.downloads.waiting_for_folder).is_empty() {
            let text = self.words.get("download-no-folder").to_owned();
            self.say(Level::Info, text);
        }
    }

    /// A job panicked: if it was one of these, its download failed.
    pub(crate) fn download_job_lost(&mut self, job: u64) {
        let lost = self.downloads.running.iter().find(|(_, one)| one.job == job).map(|(file, _)| *file);
        if let Some(file) = lost {
            self.download_ended(file, Ended::Failed(DownloadError::Disk, None));
        }
    }

    fn queue(&mut self) -> &mut Queue {
        &mut self.background.downloads
    }

    fn download(&mut self, files: Vec<FileId>) {
        if self.look_only {
            return;
        }
        let Some(folder) = self.settings.materials_folder.as_ref().map(PathBuf::from) else {
            self.downloads.waiting_for_folder = files;
            self.pick(Pick::MaterialsFolder);
            return;
        };
        for file in files {
            let wanted = self.known_files().find(|known| known.id == file).and_then(Wanted::of);
            if let Some(wanted) = wanted.filter(|_| !self.files.is_here(file)) {
                self.queue().add(wanted, folder.clone());
            }
        }
    }

    fn start_download(&mut self, one: Download) {
        let file = one.wanted.file;
        let (stop, gauge) = (Arc::new(Stop::default()), Arc::new(Gauge::default()));
        let (own_stop, own_gauge, wake) = (Arc::clone(&stop), Arc::clone(&gauge), self.jobs.wake());
        let web = self.services.web;
        let job = self.jobs.spawn(JobKind::Download, move |_| {
            let tell = |done: u64, total: Option<u64>| {
                own_gauge.total.store(total.map_or(0, |total| total.saturating_add(1)), Ordering::Relaxed);
                own_gauge.done.store(done.saturating_add(1), Ordering::Relaxed);
                wake();
            };
            let Download { wanted, folder, .. } = &one;
            let job = Job { wanted, folder, disk: &RealDisk, web: &web, stop: &own_stop };
            Event::Download(DownloadEvent::Ended(file, fetch(&job, &tell)))
        });
        self.downloads.running.insert(file, Running { job, stop, gauge });
    }

    fn cancel_download(&mut self, file: FileId) {
        match self.queue().cancel(file) {
            Some(one) => self.discard(one),
            None => self.stop_download(file),
        }
    }

    fn pause_download(&mut self, file: FileId) {
        if self.queue().pause(file) {
            self.stop_download(file);
        }
    }

    /// Ends a try from outside. Closing its connection takes no time, but belongs to no frame either.
    fn stop_download(&mut self, file: FileId) {
        if let Some(one) = self.downloads.running.get(&file) {
            one.stop.ask();
        }
    }

    fn download_ended(&mut self, file: FileId, how: Ended) {
        let now = self.services.clock.steady_millis();
        if let Some(one) = self.downloads.running.remove(&file) {
            one.gauge.read(self.queue(), file, now);
        }
        let done = match &how {
            Ended::Done(path) => Some(path.clone()),
            _ => None,
        };
        if let Some(forgotten) = self.queue().ended(file, how, now) {
            self.discard(forgotten);
        }
        let Some(path) = done else { return };
        let name = self.queue().of(file).map(|one| one.wanted.name.clone());
        let is_usual = path.file_name().and_then(|name| name.to_str()) == name.as_deref();
        if is_usual {
            self.look_for_files();
        } else {
            // Its own name was taken by another file.
            self.set_file_place(file, Some(path));
        }
        let queue = &self.background.downloads;
        if !queue.all().iter().any(Download::is_under_way) {
            let count = queue.done();
            let text = { t!(self.words, "download-all-done", count = count) };
            self.say(Level::Success, text);
        }
    }

    /// Takes away what has come of a download that is not wanted any more.
    fn discard(&mut self, one: Download) {
        self.jobs.spawn(JobKind::DownloadDiscard, move |_| {
            let Wanted { file, name, url, .. } = &one.wanted;
            let partial = Partial::find(&RealDisk, &one.folder, name, *file, url);
            Event::Download(DownloadEvent::Discarded(partial.and_then(Partial::discard)))
        });
    }

    /// Looks once in the materials folder for what was left from before.
    fn look_for_left_downloads(&mut self) {
        let Some(folder) = self.settings.materials_folder.as_ref() else { return };
        let looked = self.downloads.looked_in.as_ref();
        if self.look_only || looked.is_some_and(|looked| looked.as_os_str() == folder.as_str()) {
            return;
        }
        let folder = PathBuf::from(folder);
        self.downloads.looked_in = Some(folder.clone());
        self.jobs.spawn(JobKind::DownloadLeft, move |_| {
            let left = left_in(&RealDisk, &folder);
            Event::Download(DownloadEvent::Left(folder, left))
        });
    }
}
