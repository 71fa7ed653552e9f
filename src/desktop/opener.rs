//! Opening a file or an address with the programs of this computer. Called in jobs: it may wait.
//!
//! Who calls this has asked [`crate::materials::may_open`] first.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::pdf_viewer::Call;
#[cfg(windows)]
use super::registered;
use crate::core::trouble::{Trouble, TroubleKind};

/// Opens things outside Doorstep. Tests hand in one that only remembers.
pub trait Opener: Send + Sync {
    /// Opens a file with the program for its kind.
    ///
    /// # Errors
    /// If no program could be started.
    fn open_path(&self, path: &Path) -> Result<(), Trouble>;

    /// Opens a PDF at a page, counted from 1; at its first page where the viewer can't be told.
    ///
    /// # Errors
    /// If no program could be started.
    fn open_path_at_page(&self, path: &Path, page: u32) -> Result<(), Trouble>;

    /// Opens an address of the web.
    ///
    /// # Errors
    /// If no browser could be started.
    fn open_url(&self, url: &str) -> Result<(), Trouble>;

    /// Shows a file in its folder, or a folder.
    ///
    /// # Errors
    /// If no program could be started.
    fn show_in_folder(&self, path: &Path) -> Result<(), Trouble>;

    /// Whether a program of this computer opens files like this one; `None` where it can't be asked.
    fn has_program(&self, path: &Path) -> Option<bool>;

    /// Plays the gentle sound of a small notice, where this computer has one.
    fn chime(&self);
}

/// The programs of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemOpener;

impl Opener for SystemOpener {
    fn open_path(&self, path: &Path) -> Result<(), Trouble> {
        open::that_detached(path).map_err(|error| no_program(&error, Some(path)))
    }

    fn open_path_at_page(&self, path: &Path, page: u32) -> Result<(), Trouble> {
        match viewer_call(path, page) {
            Some(call) if start(&call) => Ok(()),
            _ => self.open_path(path),
        }
    }

    fn open_url(&self, url: &str) -> Result<(), Trouble> {
        open::that_detached(url).map_err(|error| no_program(&error, None))
    }

    fn has_program(&self, path: &Path) -> Option<bool> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        program_for(&extension)
    }

    fn chime(&self) {
        super::chime::play();
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), Trouble> {
        if !path.exists() {
            return Err(Trouble {
                kind: TroubleKind::FileGone,
                path: Some(path.to_owned()),
                detail: String::new(),
            });
        }
        if path.is_file() && start_file_manager(path) {
            return Ok(());
        }
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
        open::that_detached(folder).map_err(|error| no_program(&error, Some(folder)))
    }
}

fn no_program(error: &std::io::Error, path: Option<&Path>) -> Trouble {
    Trouble {
        kind: match error.kind() {
            std::io::ErrorKind::PermissionDenied => TroubleKind::Denied,
            _ => TroubleKind::NoProgram,
        },
        path: path.map(Path::to_owned),
        detail: error.to_string(),
    }
}

/// How long a viewer is watched for failing at once.
const FAILS_WITHIN: Duration = Duration::from_millis(400);

/// Starts a program on its own. `false` if it can't be started, or fails at once.
fn start(call: &Call) -> bool {
    let mut command = Command::new(&call.program);
    command.args(&call.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    {
        // A group of its own: closing a terminal behind Doorstep leaves the viewer open.
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    let Ok(mut child) = command.spawn() else { return false };
    std::thread::sleep(FAILS_WITHIN);
    if let Ok(Some(status)) = child.try_wait() {
        return super::pdf_viewer::took_it(status.code(), cfg!(windows));
    }
    // Someone has to wait for it to its end, or it stays behind as a zombie.
    let waits = std::thread::Builder::new().name("doorstep-viewer".to_owned());
    waits.spawn(move || drop(child.wait())).is_ok()
}

/// The call that shows a page in the viewer of this computer, if it is one that can be told.
#[cfg(all(unix, not(target_os = "macos")))]
fn viewer_call(path: &Path, page: u32) -> Option<Call> {
    let answer = Command::new("xdg-mime").args(["query", "default", "application/pdf"]).output().ok()?;
    super::pdf_viewer::linux_call(&String::from_utf8_lossy(&answer.stdout), path, page)
}

/// Preview can't be told a page.
#[cfg(target_os = "macos")]
fn viewer_call(_path: &Path, _page: u32) -> Option<Call> {
    None
}

/// The call that shows a page in the viewer of this computer, if it is one that can be told.
#[cfg(windows)]
fn viewer_call(path: &Path, page: u32) -> Option<Call> {
    let line = registered::command_line(&registered::SystemRegistry, "pdf")?;
    super::pdf_viewer::windows_call(&line, path, page)
}

/// Whether a program is set for an extension, lowercase.
#[cfg(all(unix, not(target_os = "macos")))]
fn program_for(extension: &str) -> Option<bool> {
    let kind = super::pdf_viewer::media_type(extension)?;
    let answer = Command::new("xdg-mime").args(["query", "default", kind]).output().ok()?;
    answer.status.success().then(|| !answer.stdout.trim_ascii().is_empty())
}

/// Launch services can't be asked without a program of their own.
#[cfg(target_os = "macos")]
fn program_for(_ending: &str) -> Option<bool> {
    None
}

/// Whether a program is set for an extension, lowercase.
#[cfg(windows)]
fn program_for(extension: &str) -> Option<bool> {
    super::pdf_viewer::media_type(extension)?;
    registered::has_program(&registered::SystemRegistry, extension)
}

/// Shows a file marked in the file manager, where that can be asked for.
#[cfg(windows)]
fn start_file_manager(path: &Path) -> bool {
    use std::os::windows::process::CommandExt;
    let Some(windows) = std::env::var_os("SystemRoot") else { return false };
    let explorer = Path::new(&windows).join("explorer.exe");
    // Explorer reads its arguments in its own way; a path holds no quotes on Windows. How it ends says nothing.
    Command::new(explorer).raw_arg(format!("/select,\"{}\"", path.display())).spawn().is_ok()
}

/// Shows a file marked in the file manager, where that can be asked for.
#[cfg(target_os = "macos")]
fn start_file_manager(path: &Path) -> bool {
    start(&Call { program: "/usr/bin/open".into(), arguments: vec!["-R".into(), path.into()] })
}

/// Shows a file marked in the file manager, where that can be asked for.
#[cfg(all(unix, not(target_os = "macos")))]
fn start_file_manager(path: &Path) -> bool {
    let Some(address) = super::pdf_viewer::file_address(path, 1) else { return false };
    let address = address.trim_end_matches("#page=1");
    let arguments = [
        "--session",
        "--print-reply",
        "--reply-timeout=2000",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        &format!("array:string:{address}"),
        "string:",
    ];
    let asked =
        Command::new("dbus-send").args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}
