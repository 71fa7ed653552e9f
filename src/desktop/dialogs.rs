//! The dialogs of this computer for files and folders. They block, so they are shown from jobs.

use std::path::{Path, PathBuf};

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
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDialogs;

fn dialog(title: &str, folder: Option<&Path>) -> rfd::FileDialog {
    let dialog = rfd::FileDialog::new().set_title(title);
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

impl Dialogs for SystemDialogs {
    fn file(&self, title: &str, folder: Option<&Path>) -> Option<PathBuf> {
        dialog(title, folder).pick_file()
    }

    fn folder(&self, title: &str, folder: Option<&Path>) -> Option<PathBuf> {
        dialog(title, folder).pick_folder()
    }

    fn save(&self, title: &str, name: &str) -> Option<PathBuf> {
        dialog(title, None).set_file_name(name).save_file()
    }
}
