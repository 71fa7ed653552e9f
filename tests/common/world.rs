//! The world around the application as tests and benchmarks make it: a clock that they move, a computer
//! outside that remembers what was opened, no way to the web.

#![allow(dead_code, reason = "each test binary uses a part")]
#![allow(clippy::expect_used, reason = "a test that can't go on has failed")]

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use doorstep::app::services::Services;
use doorstep::core::trouble::{Trouble, TroubleKind};
use doorstep::desktop::clock::Clock;
use doorstep::desktop::dialogs::{Answer, Dialogs, NoDialog};
use doorstep::desktop::opener::Opener;
use doorstep::materials::download::web::{Allowed, Web};
use jiff::civil::{DateTime, date};

/// Services of this clock and this computer, in English. The program that reads files of others is the one
/// that is tested, where there is one; nobody answers on the web.
pub fn services(clock: &Arc<TestClock>, outside: &Arc<Outside>) -> Services {
    Services {
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        system_language: "en".to_owned(),
        forced_language: None,
        seed: 7,
        opener: Arc::clone(outside) as Arc<dyn Opener>,
        dialogs: Arc::clone(outside) as Arc<dyn Dialogs>,
        program: PathBuf::from(option_env!("CARGO_BIN_EXE_doorstep").unwrap_or_default()),
        removable_drives: Arc::new(Vec::new),
        downloads: None,
        web: nobody_answers(),
    }
}

/// A web in which nobody answers: no test goes outside.
pub fn nobody_answers() -> Web {
    Web { allowed: Allowed::StandIn(([127, 0, 0, 1], 9).into()), ..Web::default() }
}

/// A clock that moves when the test says so. It starts on Monday 14 September 2026 at 08:45.
#[derive(Debug, Default)]
pub struct TestClock {
    millis: AtomicU64,
    /// What the clock was set by beside that, or the laptop slept, in milliseconds.
    jumped: AtomicI64,
    /// What the time zone moved the clock of the room by, in milliseconds.
    zone: AtomicI64,
}

impl TestClock {
    /// A clock that stands `millis` milliseconds after the beginning.
    pub fn at(millis: u64) -> Self {
        Self { millis: AtomicU64::new(millis), ..Self::default() }
    }

    /// Puts it to `millis` milliseconds after the beginning.
    pub fn put(&self, millis: u64) {
        self.millis.store(millis, Ordering::Relaxed);
    }

    /// Lets time pass, in milliseconds.
    pub fn pass(&self, millis: u64) {
        self.millis.fetch_add(millis, Ordering::Relaxed);
    }

    /// The clock is set, or the laptop sleeps: what only goes forward sees nothing of it.
    pub fn jump(&self, millis: i64) {
        self.jumped.fetch_add(millis, Ordering::Relaxed);
    }

    /// The laptop comes into another time zone.
    pub fn change_zone(&self, hours: i64) {
        self.zone.fetch_add(hours * 3_600_000, Ordering::Relaxed);
    }

    fn start() -> DateTime {
        date(2026, 9, 14).at(8, 45, 0, 0)
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime {
        let steady = i64::try_from(self.steady_millis()).expect("a test lasts less than 300 million years");
        let millis = steady + self.jumped.load(Ordering::Relaxed) + self.zone.load(Ordering::Relaxed);
        Self::start().checked_add(jiff::SignedDuration::from_millis(millis)).expect("in range")
    }

    fn unix_millis(&self) -> u64 {
        (1_789_375_500_000 + self.steady_millis()).saturating_add_signed(self.jumped.load(Ordering::Relaxed))
    }

    fn steady_millis(&self) -> u64 {
        self.millis.load(Ordering::Relaxed)
    }
}

/// What was opened outside, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opened {
    Path(PathBuf),
    Page(PathBuf, u32),
    Url(String),
    Folder(PathBuf),
    Chime,
}

/// The world outside Doorstep: remembers what was opened, and answers dialogs as it was told to.
#[derive(Debug, Default)]
pub struct Outside {
    opened: Mutex<Vec<Opened>>,
    answers: Mutex<VecDeque<PathBuf>>,
    /// No dialog can be shown.
    no_dialogs: AtomicBool,
    /// Files with these endings have no program.
    no_program_for: Mutex<Vec<&'static str>>,
}

impl Outside {
    /// What was opened since the last look.
    pub fn opened(&self) -> Vec<Opened> {
        std::mem::take(&mut *self.opened.lock().expect("not poisoned"))
    }

    /// The next dialog is answered with this path.
    pub fn will_choose(&self, path: impl Into<PathBuf>) {
        self.answers.lock().expect("not poisoned").push_back(path.into());
    }

    /// From now on this computer shows no dialogs.
    pub fn no_dialogs(&self) {
        self.no_dialogs.store(true, Ordering::Relaxed);
    }

    /// From now on no program opens files with this ending.
    pub fn no_program_for(&self, ending: &'static str) {
        self.no_program_for.lock().expect("not poisoned").push(ending);
    }

    fn note(&self, what: Opened, path: &Path) -> Result<(), Trouble> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if self.no_program_for.lock().expect("not poisoned").contains(&ending) {
            return Err(Trouble::of(TroubleKind::NoProgram));
        }
        self.opened.lock().expect("not poisoned").push(what);
        Ok(())
    }

    fn ask(&self) -> Answer {
        if self.no_dialogs.load(Ordering::Relaxed) { Err(NoDialog) } else { Ok(self.answer()) }
    }

    fn answer(&self) -> Option<PathBuf> {
        self.answers.lock().expect("not poisoned").pop_front()
    }
}

impl Opener for Outside {
    fn has_program(&self, path: &Path) -> Option<bool> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        Some(!self.no_program_for.lock().expect("not poisoned").contains(&ending))
    }

    fn chime(&self) {
        self.opened.lock().expect("not poisoned").push(Opened::Chime);
    }

    fn open_path(&self, path: &Path) -> Result<(), Trouble> {
        self.note(Opened::Path(path.to_owned()), path)
    }

    fn open_path_at_page(&self, path: &Path, page: u32) -> Result<(), Trouble> {
        self.note(Opened::Page(path.to_owned(), page), path)
    }

    fn open_url(&self, url: &str) -> Result<(), Trouble> {
        self.note(Opened::Url(url.to_owned()), Path::new(""))
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), Trouble> {
        self.note(Opened::Folder(path.to_owned()), path)
    }
}

impl Dialogs for Outside {
    fn file(&self, _title: &str, _folder: Option<&Path>) -> Answer {
        self.ask()
    }

    fn folder(&self, _title: &str, _folder: Option<&Path>) -> Answer {
        self.ask()
    }

    fn save(&self, _title: &str, _name: &str) -> Answer {
        self.ask()
    }
}
