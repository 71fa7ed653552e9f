//! What is in a file, as a short sum: so that a file is known again when it was renamed or moved.

use std::fmt::Write as _;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::walk::files_in;
use crate::core::ids::FileId;
use crate::core::materials::files::Fingerprint;
use crate::core::model::Extra;
use crate::storage::disk::open_to_read;
use crate::storage::on_demand::is_here;

/// How much of a file is read at a time, in bytes; between two pieces cancelling is heard.
const PIECE: usize = 1 << 20;

/// Size and time of a file, without reading it.
///
/// # Errors
/// If it is not there, is no file, or can't be looked at.
pub fn facts(path: &Path) -> io::Result<(u64, i64)> {
    let facts = std::fs::metadata(path)?;
    if !facts.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let since = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = since.and_then(|since| i64::try_from(since.as_micros()).ok()).unwrap_or(0);
    Ok((facts.len(), modified))
}

/// Reads a whole file for its fingerprint.
///
/// # Errors
/// If it can't be read, with `Unsupported` if it would have to be fetched from the web for that, or with
/// `Interrupted` once `cancelled` says so.
pub fn fingerprint(path: &Path, cancelled: &dyn Fn() -> bool) -> io::Result<Fingerprint> {
    let (size, modified) = facts(path)?;
    if !is_here(path) {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut file = open_to_read(path)?;
    let mut sum = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        if cancelled() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        match file.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => sum.update(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let mut hash = String::with_capacity(64);
    for byte in sum.finalize() {
        // Writing into a text never fails.
        write!(hash, "{byte:02x}").ok();
    }
    Ok(Fingerprint { size, modified, hash, extra: Extra::new() })
}

/// The fingerprints of files that are new or were changed since the last time. One that can't be read now
/// is tried again with the next look.
#[must_use]
pub fn learn<'a>(
    files: impl IntoIterator<Item = (FileId, &'a Path, Option<&'a Fingerprint>)>,
    cancelled: &dyn Fn() -> bool,
) -> Vec<(FileId, Fingerprint)> {
    let mut learnt = Vec::new();
    for (id, path, before) in files {
        let now = facts(path).ok();
        let same = before.map(|before| (before.size, before.modified)) == now;
        if same || now.is_none() {
            continue;
        }
        if let Ok(print) = fingerprint(path, cancelled) {
            learnt.push((id, print));
        }
    }
    learnt
}

/// Looks in a folder for files that are known by their content: for each the first place. Only files of the
/// right size are read.
#[must_use]
pub fn find_again(
    folder: &Path,
    lost: &[(FileId, &Fingerprint)],
    cancelled: &dyn Fn() -> bool,
) -> Vec<(FileId, PathBuf)> {
    let mut found: Vec<(FileId, PathBuf)> = Vec::new();
    for path in files_in(folder, cancelled) {
        let open: Vec<_> = lost.iter().filter(|(id, _)| found.iter().all(|(other, _)| other != id)).collect();
        if open.is_empty() {
            break;
        }
        let Ok((size, _)) = facts(&path) else { continue };
        if open.iter().all(|(_, print)| print.size != size) {
            continue;
        }
        let Ok(print) = fingerprint(&path, cancelled) else { continue };
        let same = open.iter().filter(|(_, known)| known.same_content(&print));
        let same: Vec<FileId> = same.map(|(id, _)| *id).collect();
        found.extend(same.into_iter().map(|id| (id, path.clone())));
    }
    found
}
