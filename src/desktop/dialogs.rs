//! The dialogs of this computer for files and folders. They block, so they are shown from jobs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use raw_window_handle::{HasDisplayHandle, HasWindowHandle};

/// This computer has no dialog to show: the person was not asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no dialog for files can be shown")]
pub struct NoDialog;

/// What was chosen; nothing if the person cancelled.
pub type Answer = Result<Option<PathBuf>, NoDialog>;

/// Asks the person for a file or folder. Tests hand in one that answers by itself.
pub trait Dialogs: Send + Sync {
    /// A file to open.
    ///
    /// # Errors
    /// If no dialog could be shown.
    fn file(&self, title: &str, folder: Option<&Path>) -> Answer;

    /// A folder.
    ///
    /// # Errors
    /// If no dialog could be shown.
    fn folder(&self, title: &str, folder: Option<&Path>) -> Answer;

    /// Where to write a file, with a name to begin with; the dialog itself asks before a file is replaced.
    ///
    /// # Errors
    /// If no dialog could be shown.
    fn save(&self, title: &str, name: &str) -> Answer;
}

/// The dialogs of this computer.
#[derive(Debug, Default)]
pub struct SystemDialogs {
    /// What all dialogs have in common: the window that they belong to, once there is one.
    common: OnceLock<rfd::FileDialog>,
}

/// Nobody closes a dialog in so short a time: it was never shown. The library does not tell the two apart.
const NOBODY_CANCELS_IN: Duration = Duration::from_millis(200);

/// Whether a Linux could show a dialog at all: through the bus of the session, on which its portal is found, or by the
/// program that is asked where there is none. Known beforehand, a slow computer can't take the one for the other.
#[must_use]
pub fn may_show(bus: Option<&OsStr>, runtime: Option<&Path>, programs: Option<&OsStr>) -> bool {
    let has_bus =
        bus.is_some_and(|bus| !bus.is_empty()) || runtime.is_some_and(|folder| folder.join("bus").exists());
    has_bus
        || programs.is_some_and(|programs| {
            std::env::split_paths(programs).any(|folder| folder.join("zenity").is_file())
        })
}

fn ask(show: impl FnOnce() -> Option<PathBuf>) -> Answer {
    let variable = |name| std::env::var_os(name);
    let (bus, runtime) = (variable("DBUS_SESSION_BUS_ADDRESS"), variable("XDG_RUNTIME_DIR"));
    let programs = variable("PATH");
    if cfg!(target_os = "linux")
        && !may_show(bus.as_deref(), runtime.as_deref().map(Path::new), programs.as_deref())
    {
        return Err(NoDialog);
    }
    let began = Instant::now();
    match show() {
        None if began.elapsed() < NOBODY_CANCELS_IN => Err(NoDialog),
        answer => Ok(answer),
    }
}

impl SystemDialogs {
    /// Dialogs belong to this window from now on: on Windows they stay before it, and it can't be used behind them.
    /// Elsewhere the system sees to that by itself.
    pub fn belong_to(&self, window: &(impl HasWindowHandle + HasDisplayHandle)) {
        if cfg!(windows) {
            // A second window in one run, after a renderer failed, keeps the dialogs of the first: there was none.
            self.common.get_or_init(|| rfd::FileDialog::new().set_parent(window));
        }
    }

    fn dialog(&self, title: &str, folder: Option<&Path>) -> rfd::FileDialog {
        let dialog = self.common.get().cloned().unwrap_or_default().set_title(title);
        match folder {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        }
    }
}

/// Says something in a box of the system, and waits until it was read. Only on Windows, where a program that has no
/// window has no console either.
pub fn tell(title: &str, text: &str) {
    if cfg!(windows) {
        let level = rfd::MessageLevel::Error;
        rfd::MessageDialog::new().set_level(level).set_title(title).set_description(text).show();
    }
}

impl Dialogs for SystemDialogs {
    fn file(&self, title: &str, folder: Option<&Path>) -> Answer {
        ask(|| self.dialog(title, folder).pick_file())
    }

    fn folder(&self, title: &str, folder: Option<&Path>) -> Answer {
        ask(|| self.dialog(title, folder).pick_folder())
    }

    fn save(&self, title: &str, name: &str) -> Answer {
        ask(|| self.dialog(title, None).set_file_name(name).save_file())
    }
}

/// Where files go if there is no dialog to ask with: the folder for what was downloaded, or the person's own folder,
/// or the one that Doorstep was started in.
#[must_use]
pub fn folder_without_asking(downloads: Option<&Path>) -> PathBuf {
    let folder = downloads.map(Path::to_owned).filter(|folder| folder.is_dir());
    let folder = folder.or_else(|| std::env::home_dir().filter(|folder| folder.is_dir()));
    folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}
