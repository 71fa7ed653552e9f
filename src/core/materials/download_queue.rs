//! Downloads: what is fetched, how far it has come, when it is tried again. A state machine fed with the
//! time; what fetches is elsewhere and only reports here.

use std::path::PathBuf;

use crate::core::ids::FileId;
use crate::core::model::fraction::fraction;
use crate::core::model::material::{Format, MaterialFile};

/// This many files are fetched at a time.
pub const AT_ONCE: usize = 2;

/// How long to wait before each further try, in milliseconds.
pub const PAUSES: [u64; 5] = [2_000, 5_000, 15_000, 30_000, 60_000];

/// A server that asks for more patience than this, in milliseconds, gets no more than this.
const LONGEST_PAUSE: u64 = 300_000;

/// A try that brought this many bytes counts as a good one: the pauses begin again from the shortest.
const GOOD_TRY: u64 = 64 * 1024;

/// Speed is measured over at least this many milliseconds.
const SPEED_MILLIS: u64 = 500;

/// A file to fetch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Which file of which material.
    pub file: FileId,
    /// The name it will have.
    pub name: String,
    /// Its address.
    pub url: String,
    /// What it has to turn out to be: PDF or PPTX.
    pub format: Format,
}

impl Wanted {
    /// What to fetch for a file of a material: its address must lead to a PDF or PPTX itself, over a
    /// connection that nobody can listen to or change.
    #[must_use]
    pub fn of(file: &MaterialFile) -> Option<Self> {
        let url = file.url.clone()?;
        let fits = url.starts_with("https://") && format_of_name(&file.file_name) == Some(file.format);
        fits.then(|| Self { file: file.id, name: file.file_name.clone(), url, format: file.format })
    }
}

/// The format that can be fetched under a name, if any: what it claims is checked when it is there.
#[must_use]
pub fn format_of_name(name: &str) -> Option<Format> {
    let (stem, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        _ if stem.is_empty() => None,
        "pdf" => Some(Format::Pdf),
        "pptx" => Some(Format::Pptx),
        _ => None,
    }
}

/// Why a file could not be fetched: each has its own sentence and next step (keys `download-why-...`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DownloadError {
    /// The site can't be reached.
    NoConnection,
    /// Nothing came for a while.
    Stalled,
    /// The connection broke off, or less came than was promised.
    Cut,
    /// The site is overloaded or has a fault of its own.
    Busy,
    /// The site does not let it be fetched this way.
    Forbidden,
    /// The file is not there any more.
    Gone,
    /// The site answered with something else that is of no use.
    Answer,
    /// The site sends from page to page without end.
    RedirectLoop,
    /// The site sends to an address that is not a safe one.
    BadRedirect,
    /// The certificate of the site is not trusted.
    Certificate,
    /// The proxy did not let it through.
    Proxy,
    /// A web page came instead of the file.
    WebPage,
    /// Something else came instead of a PDF or a deck.
    WrongKind,
    /// The right kind of file, but not whole.
    Damaged,
    /// Much larger than any material.
    TooLarge,
    /// The disk is full.
    NoSpace,
    /// The folder can only be read, or may not be written to.
    Denied,
    /// The folder or drive is gone.
    FolderGone,
    /// Another program holds the file, such as another Doorstep.
    InUse,
    /// The disk failed in another way.
    Disk,
}

impl DownloadError {
    /// Whether trying again by itself may help.
    #[must_use]
    pub fn may_pass(self) -> bool {
        matches!(self, Self::NoConnection | Self::Stalled | Self::Cut | Self::Busy)
    }
}

/// How a try ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ended {
    /// The file is there, checked, under this path.
    Done(PathBuf),
    /// It was asked to stop; what has come is kept.
    Stopped,
    /// It failed; the server may have asked for this many milliseconds of patience.
    Failed(DownloadError, Option<u64>),
}

/// Where a download stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Its turn will come.
    Waiting,
    /// It is being fetched.
    Running,
    /// It was asked to stop, and has not yet; then this comes.
    Stopping(Then),
    /// It is tried again by itself at this time, in milliseconds of the steady clock.
    Pausing(u64, DownloadError),
    /// The person paused it, or it was left from before.
    Paused,
    /// It failed; the person may try again.
    Failed(DownloadError),
    /// It is there, under this path.
    Done(PathBuf),
}

/// What comes after stopping.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// It is paused.
    Pause,
    /// It goes on.
    GoOn,
    /// It is forgotten, and what has come is taken away.
    Forget,
}

/// One download.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Download {
    /// What is fetched.
    pub wanted: Wanted,
    /// The folder that it goes to.
    pub folder: PathBuf,
    /// Where it stands.
    pub state: State,
    /// This many bytes have come.
    pub done: u64,
    /// This many bytes it has; `None` until the site says.
    pub total: Option<u64>,
    /// Bytes a second of late; `None` until measured.
    pub speed: Option<u64>,
    /// How many tries in a row brought nothing.
    fruitless: usize,
    /// What had come when this try began.
    done_before: u64,
    /// When the speed was measured last, and what had come by then.
    measured: Option<(u64, u64)>,
}

impl Download {
    fn new(wanted: Wanted, folder: PathBuf, state: State) -> Self {
        Self {
            wanted,
            folder,
            state,
            done: 0,
            total: None,
            speed: None,
            fruitless: 0,
            done_before: 0,
            measured: None,
        }
    }

    /// How much of it is here, from 0 to 1; `None` while its length is not known.
    #[must_use]
    pub fn share(&self) -> Option<f32> {
        self.total.filter(|total| *total > 0).map(|total| fraction(self.done, total))
    }

    /// Seconds until it is there at the present speed.
    #[must_use]
    pub fn seconds_left(&self) -> Option<u64> {
        let speed = self.speed.filter(|speed| *speed > 0)?;
        Some(self.total?.saturating_sub(self.done).div_ceil(speed))
    }

    /// Whether it may still come to its end without the person.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(
            self.state,
            State::Waiting | State::Running | State::Pausing(..) | State::Stopping(Then::GoOn)
        )
    }

    fn measure(&mut self, now: u64) {
        let Some((at, done)) = self.measured else {
            self.measured = Some((now, self.done));
            return;
        };
        let millis = now.saturating_sub(at);
        if millis >= SPEED_MILLIS {
            let fresh = self.done.saturating_sub(done).saturating_mul(1000) / millis;
            // The late past counts, too, so that the number can be read.
            self.speed = Some(self.speed.map_or(fresh, |old| (old * 2 + fresh) / 3));
            self.measured = Some((now, self.done));
        }
    }
}

/// All downloads, in the order in which their turn comes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Queue {
    all: Vec<Download>,
}

impl Queue {
    /// All, in their order.
    #[must_use]
    pub fn all(&self) -> &[Download] {
        &self.all
    }

    /// The download of a file.
    #[must_use]
    pub fn of(&self, file: FileId) -> Option<&Download> {
        self.all.iter().find(|one| one.wanted.file == file)
    }

    fn of_mut(&mut self, file: FileId) -> Option<&mut Download> {
        self.all.iter_mut().find(|one| one.wanted.file == file)
    }

    /// Puts a file at the end. One that is here already goes on where it stands; one that is under way is
    /// left alone. Two files never go to the same name in the same folder.
    pub fn add(&mut self, wanted: Wanted, folder: PathBuf) {
        let same_place = |one: &Download| {
            one.wanted.file != wanted.file
                && one.folder == folder
                && one.wanted.name.to_lowercase() == wanted.name.to_lowercase()
        };
        if self.all.iter().any(same_place) {
            return;
        }
        let file = wanted.file;
        match self.of_mut(file) {
            Some(one) if matches!(one.state, State::Done(_)) => {
                *one = Download::new(wanted, folder, State::Waiting);
            }
            Some(_) => self.resume(file),
            None => self.all.push(Download::new(wanted, folder, State::Waiting)),
        }
    }

    /// Takes in what was left from before: it is paused.
    pub fn found(&mut self, wanted: Wanted, folder: PathBuf, done: u64, total: Option<u64>) {
        if self.of(wanted.file).is_none() {
            self.all.push(Download { done, total, ..Download::new(wanted, folder, State::Paused) });
        }
    }

    /// Pauses one. Returns whether what fetches it must be told to stop.
    pub fn pause(&mut self, file: FileId) -> bool {
        let Some(one) = self.of_mut(file) else { return false };
        match one.state {
            State::Running | State::Stopping(Then::GoOn) => {
                one.state = State::Stopping(Then::Pause);
                true
            }
            State::Waiting | State::Pausing(..) => {
                one.state = State::Paused;
                false
            }
            _ => false,
        }
    }

    /// Lets one go on, or tries it again.
    pub fn resume(&mut self, file: FileId) {
        let Some(one) = self.of_mut(file) else { return };
        match one.state {
            State::Paused | State::Failed(_) | State::Pausing(..) => {
                one.state = State::Waiting;
                one.fruitless = 0;
            }
            State::Stopping(_) => one.state = State::Stopping(Then::GoOn),
            _ => {}
        }
    }

    /// Forgets one. Returns it if what has come of it is to be taken away now; otherwise what fetches it
    /// must be told to stop, and [`Queue::ended`] returns it.
    pub fn cancel(&mut self, file: FileId) -> Option<Download> {
        let at = self.all.iter().position(|one| one.wanted.file == file)?;
        match self.all[at].state {
            State::Running | State::Stopping(_) => {
                self.all[at].state = State::Stopping(Then::Forget);
                None
            }
            _ => Some(self.all.remove(at)),
        }
    }

    /// How many are there.
    #[must_use]
    pub fn done(&self) -> usize {
        self.all.iter().filter(|one| matches!(one.state, State::Done(_))).count()
    }

    /// Forgets those that are there.
    pub fn clear_done(&mut self) {
        self.all.retain(|one| !matches!(one.state, State::Done(_)));
    }

    /// Those whose turn it is: they are running from now on.
    pub fn due(&mut self, now: u64) -> Vec<Download> {
        for one in &mut self.all {
            if matches!(one.state, State::Pausing(until, _) if until <= now) {
                one.state = State::Waiting;
            }
        }
        let busy = |one: &&Download| matches!(one.state, State::Running | State::Stopping(_));
        let room = AT_ONCE.saturating_sub(self.all.iter().filter(busy).count());
        let waiting = self.all.iter_mut().filter(|one| one.state == State::Waiting);
        waiting
            .take(room)
            .map(|one| {
                one.state = State::Running;
                one.done_before = one.done;
                one.measured = None;
                one.speed = None;
                one.clone()
            })
            .collect()
    }

    /// So much has come.
    pub fn progress(&mut self, file: FileId, done: u64, total: Option<u64>, now: u64) {
        let Some(one) = self.of_mut(file) else { return };
        if done < one.done {
            // It began anew.
            one.done_before = done;
            one.measured = None;
        }
        one.done = done;
        one.total = total.or(one.total);
        one.measure(now);
    }

    /// A try ended. Returns the download if it was to be forgotten: what has come of it is to be taken
    /// away now.
    pub fn ended(&mut self, file: FileId, how: Ended, now: u64) -> Option<Download> {
        let at = self.all.iter().position(|one| one.wanted.file == file)?;
        let one = &mut self.all[at];
        one.speed = None;
        let stopping = match one.state {
            State::Stopping(then) => Some(then),
            _ => None,
        };
        one.state = match (how, stopping) {
            // It was there before it could stop.
            (Ended::Done(path), _) => State::Done(path),
            (_, Some(Then::Forget)) => return Some(self.all.remove(at)),
            (_, Some(Then::GoOn)) => State::Waiting,
            (_, Some(Then::Pause)) | (Ended::Stopped, None) => State::Paused,
            (Ended::Failed(why, patience), None) => one.after_failure(why, patience, now),
        };
        None
    }

    /// When the next one is tried again by itself, in milliseconds of the steady clock.
    #[must_use]
    pub fn next_try(&self) -> Option<u64> {
        let times = self.all.iter().filter_map(|one| match one.state {
            State::Pausing(until, _) => Some(until),
            _ => None,
        });
        times.min()
    }
}

impl Download {
    fn after_failure(&mut self, why: DownloadError, patience: Option<u64>, now: u64) -> State {
        if matches!(
            why,
            DownloadError::WebPage
                | DownloadError::WrongKind
                | DownloadError::Damaged
                | DownloadError::TooLarge
        ) {
            // Of what came just now nothing was kept.
            self.done = 0;
            self.total = None;
        }
        if !why.may_pass() {
            return State::Failed(why);
        }
        if self.done.saturating_sub(self.done_before) >= GOOD_TRY {
            self.fruitless = 0;
        }
        let Some(pause) = PAUSES.get(self.fruitless) else { return State::Failed(why) };
        self.fruitless += 1;
        let patience = patience.unwrap_or(0).min(LONGEST_PAUSE);
        State::Pausing(now.saturating_add(patience.max(*pause)), why)
    }
}
