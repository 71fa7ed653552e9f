//! The dialogs of this computer for files and folders. They block, so they are shown from jobs.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use raw_window_handle::{HasDisplayHandle, HasWindowHandle};

/// Asks the person for a file or folder. Tests hand in one that answers by itself.
pub trait Dialogs: Send + Sync {
    /// A file to open; `None` if the person cancelled, or no dialog could be shown.
    fn file(&self, title: &str, folder: Option<&Path>) -> Option<PathBuf>;

    /// A folder; `None` if the person cancelled, or no dialog could be shown.
    fn folder(&self, title: &str, folder: Option<&Path>) -> Option<PathBuf>;

    /// Where to write a file, with a name to begin with; the dialog itself asks before a file is replaced.
    fn save(&self, title: &str, name: &str) -> Option<PathBuf>;
}

/// The dialogs of this computer.
#[derive(Debug, Default)]
pub struct SystemDialogs {
    /// What all dialogs have in common: the window that they belong to, once there is one.
    common: OnceLock<rfd::FileDialog>,
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
    fn file(&self, title: &str, folder: Option<&Path>) -> Option<PathBuf> {
        self.dialog(title, folder).pick_file()
    }

    fn folder(&self, title: &str, folder: Option<&Path>) -> Option<PathBuf> {
        self.dialog(title, folder).pick_folder()
    }

    fn save(&self, title: &str, name: &str) -> Option<PathBuf> {
        self.dialog(title, None).set_file_name(name).save_file()
    }
}
