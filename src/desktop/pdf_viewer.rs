//! How to ask a PDF viewer for a page: which program shows PDF here, and what to tell it.
//!
//! Every viewer has its own words for it; a viewer that is not known opens the file at its first page.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A program and what it is given. Never goes through a shell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// The program: a name to look for, or an absolute path; on Windows always a path.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// The call that shows `page` (counted from 1) of `path` in the viewer `desktop_id` of Linux.
#[must_use]
pub fn linux_call(desktop_id: &str, path: &Path, page: u32) -> Option<Call> {
    let id = desktop_id.trim().trim_end_matches(".desktop").to_lowercase();
    let holds = |names: &[&str]| names.iter().find(|name| id.contains(**name)).map(|name| (*name).to_owned());
    if let Some(program) = holds(&["evince", "atril", "xreader", "papers"]) {
        return Some(call(&program, [format!("--page-index={page}").into(), path.into()]));
    }
    if holds(&["okular"]).is_some() {
        return Some(call("okular", ["-p".into(), page.to_string().into(), path.into()]));
    }
    if holds(&["zathura"]).is_some() {
        return Some(call("zathura", ["-P".into(), page.to_string().into(), path.into()]));
    }
    if holds(&["qpdfview"]).is_some() && !path.to_string_lossy().contains('#') {
        let mut target: OsString = path.into();
        target.push(format!("#{page}"));
        return Some(call("qpdfview", [target]));
    }
    if holds(&["mupdf"]).is_some() {
        return Some(call("mupdf", [path.into(), page.to_string().into()]));
    }
    let browsers =
        ["firefox-esr", "firefox", "google-chrome", "chromium-browser", "chromium", "brave-browser"];
    if let Some(program) = holds(&browsers).or_else(|| holds(&["microsoft-edge"])) {
        return file_address(path, page).map(|address| call(&program, [address.into()]));
    }
    None
}

/// The call that shows `page` of `path` with the handler that Windows has registered, given its command
/// line as in `"C:\...\msedge.exe" --single-argument %1`.
#[must_use]
pub fn windows_call(command_line: &str, path: &Path, page: u32) -> Option<Call> {
    let program = program_of(command_line)?;
    // A bare name would be looked for in folders that others can write to: beside Doorstep on a stick, say.
    if !matches!(program.as_bytes(), [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic()) {
        return None;
    }
    let name = program.rsplit(['\\', '/']).next()?.to_lowercase();
    let arguments: Vec<OsString> = match name.as_str() {
        "sumatrapdf.exe" => {
            vec!["-reuse-instance".into(), "-page".into(), page.to_string().into(), path.into()]
        }
        "msedge.exe" | "chrome.exe" | "firefox.exe" | "brave.exe" => vec![file_address(path, page)?.into()],
        "acrobat.exe" | "acrord32.exe" => vec!["/A".into(), format!("page={page}").into(), path.into()],
        _ => return None,
    };
    Some(Call { program: PathBuf::from(program), arguments })
}

/// Whether a viewer that ended at once has taken the file, by how it ended. On Windows a browser or viewer that
/// runs already is handed the file, and the second one ends with whatever number it likes; a number below zero
/// is a crash.
#[must_use]
pub fn took_it(code: Option<i32>, on_windows: bool) -> bool {
    code.is_some_and(|code| code == 0 || (on_windows && code > 0))
}

/// The program of a command line: what stands in quotes, or everything up to `.exe`.
fn program_of(command_line: &str) -> Option<String> {
    let line = command_line.trim();
    if let Some(rest) = line.strip_prefix('"') {
        return rest.split_once('"').map(|(program, _)| program.to_owned());
    }
    // Positions in the line lowercase are those of the line: only ASCII changes.
    let end = line.to_ascii_lowercase().find(".exe")? + ".exe".len();
    line.get(..end).map(str::to_owned)
}

/// What a program for files with this extension says that it opens; `None` for extensions that no course needs.
#[must_use]
pub fn media_type(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "txt" => "text/plain",
        _ => return None,
    })
}

/// The address of a page of a file, for browsers: `file:///home/a%20b.pdf#page=3`.
#[must_use]
pub fn file_address(path: &Path, page: u32) -> Option<String> {
    let text = path.to_str()?.replace('\\', "/");
    let mut address = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                address.push(char::from(byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str(&format!("#page={page}"));
    Some(address)
}

fn call<const N: usize>(program: &str, arguments: [OsString; N]) -> Call {
    Call { program: PathBuf::from(program), arguments: arguments.to_vec() }
}
