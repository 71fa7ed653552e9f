//! What the application needs from the computer: handed in, so that tests hand in their own.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::dialogs::Dialogs;
use crate::core::settings::Settings;
use crate::materials::download::web::Web;
use crate::materials::open::Opener;
use crate::materials::reader::Reader;

/// The clocks.
pub trait Clock: Send + Sync {
    /// The clock of the room: local date and time.
    fn now(&self) -> DateTime;
    /// Milliseconds since 1970.
    fn unix_millis(&self) -> u64;
    /// Milliseconds on a clock that only goes forward.
    fn steady_millis(&self) -> u64;
}

/// The clocks of this computer.
#[derive(Debug)]
pub struct SystemClock {
    started: std::time::Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { started: std::time::Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        jiff::ZonedDateTime::now().datetime()
    }

    fn unix_millis(&self) -> u64 {
        u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(0)
    }

    fn steady_millis(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// Tells the folders under which removable drives are found. May take a while: called in jobs.
pub type RemovableDrives = Arc<dyn Fn() -> Vec<PathBuf> + Send + Sync>;

/// The services.
#[derive(Clone)]
pub struct Services {
    /// The clocks.
    pub clock: Arc<dyn Clock>,
    /// The language of this computer, as a BCP 47 tag.
    pub system_language: String,
    /// The language asked for on the command line, for this run.
    pub forced_language: Option<String>,
    /// Where fresh ids are drawn from.
    pub seed: u64,
    /// What opens files and addresses.
    pub opener: Arc<dyn Opener>,
    /// What asks for files and folders.
    pub dialogs: Arc<dyn Dialogs>,
    /// Doorstep itself: the program that reads and draws files of others when it is asked to.
    pub program: PathBuf,
    /// What tells the folders under which removable drives are found.
    pub removable_drives: RemovableDrives,
    /// The folder for what was downloaded.
    pub downloads: Option<PathBuf>,
    /// How files are fetched from the web.
    pub web: Web,
}

impl Services {
    /// What reads decks and PDFs.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::with(self.program.clone())
    }

    /// The language of the window: the one asked for, else the chosen one, else the computer's.
    #[must_use]
    pub fn language<'a>(&'a self, settings: &'a Settings) -> &'a str {
        let chosen = self.forced_language.as_deref().or(settings.language.as_deref());
        chosen.unwrap_or(&self.system_language)
    }
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Services").field("system_language", &self.system_language).finish_non_exhaustive()
    }
}
