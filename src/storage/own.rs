//! What in the folder of the courses is Doorstep's own doing, so that its watch need not look at it.

use std::path::Path;

use super::kept::CAME_OUT;
use super::keys::{DocKey, DocKind};
use super::paths::id_in_name;
use super::store::Store;
use super::wipe::INTENT;

impl Store {
    /// Whether a path in the folder of the courses is as Doorstep itself left it: one of its own temporary files or
    /// notes, a course as it was last read or written here, or one that was put into the bin here. Reads the file.
    pub fn left_so(&self, path: &Path) -> bool {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
        let Some(id) = id_in_name(name) else { return is_own(name) };
        let training = path.parent().is_some_and(|folder| folder == self.dir().folder(DocKind::Training));
        let key = if training { DocKey::Training(id) } else { DocKey::Course(id) };
        let _turn = self.take_turn();
        let memory = self.memory(key);
        match self.peek(key) {
            Ok(Some(now)) => memory.knows(&now) || memory.tried(&now),
            Ok(None) => self.was_removed(key),
            Err(_) => false,
        }
    }
}

/// The file that a temporary file was to become or that it came out of, by its name: `x.json.<process>-<count>.tmp`.
pub(super) fn target_of_temp(name: &str) -> Option<&str> {
    let (stem, end) = name.rsplit_once('.')?;
    if end != "tmp" && end != CAME_OUT {
        return None;
    }
    let (target, run) = stem.rsplit_once('.')?;
    let (process, count) = run.split_once('-')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    target.strip_suffix(".json")?;
    (digits(process) && digits(count)).then_some(target)
}

/// Whether Doorstep alone makes files of such a name, and none that is a document.
fn is_own(name: &str) -> bool {
    target_of_temp(name).is_some() || name.ends_with(INTENT) || name.ends_with(".stamps.json")
}
