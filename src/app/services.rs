//! What the application needs from the computer: handed in, so that tests hand in their own.

use std::path::PathBuf;
use std::sync::Arc;

use crate::core::settings::Settings;
use crate::desktop::clock::Clock;
use crate::desktop::dialogs::Dialogs;
use crate::desktop::opener::Opener;
use crate::materials::download::web::Web;
use crate::materials::reading::reader::Reader;

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
