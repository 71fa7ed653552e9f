//! The marker of a renderer that is being started: if it is still there at the next start, that renderer
//! never came to its first frame.

use std::path::PathBuf;

use super::disk::{Disk, RealDisk};
use super::paths::DataDir;

/// The marker file of a data folder.
#[derive(Clone, Debug)]
pub struct Marker {
    path: PathBuf,
}

impl Marker {
    /// The marker of this data folder.
    #[must_use]
    pub fn new(dir: &DataDir) -> Self {
        Self { path: dir.root().join("renderer-starting") }
    }

    /// What stands in the marker, if it is there.
    #[must_use]
    pub fn read(&self) -> Option<String> {
        let bytes = RealDisk.read(&self.path, 64).ok()?;
        String::from_utf8(bytes).ok()
    }

    /// Writes the marker. It only helps the next start, so failing is fine.
    pub fn write(&self, name: &str) {
        self.clear();
        if let Ok(mut file) = RealDisk.create_new(&self.path) {
            file.write(name.as_bytes()).ok();
        }
    }

    /// Takes the marker away.
    pub fn clear(&self) {
        RealDisk.remove(&self.path).ok();
    }
}
