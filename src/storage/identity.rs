//! What the disk knows a file or a folder by, whatever it is called: tells one that was put in another's place.

use std::fs::File;
use std::io;
use std::path::Path;

/// What the disk knows a file or a folder by: the disk, and its number there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identity {
    disk: u64,
    number: u64,
}

impl Identity {
    /// That of an open file.
    ///
    /// # Errors
    /// If the system does not tell it.
    pub fn of(file: &File) -> io::Result<Self> {
        #[cfg(unix)]
        return file.metadata().map(|meta| Self::from(&meta));
        #[cfg(windows)]
        return winapi_util::file::information(file).map(|known| Self::from(&known));
    }

    /// That of what stands at a path; a link stands for itself where the system can tell it from what it leads to.
    ///
    /// # Errors
    /// If nothing is there, or the system does not tell it.
    pub fn at(path: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        return std::fs::symlink_metadata(path).map(|meta| Self::from(&meta));
        // A folder is opened only in this way.
        #[cfg(windows)]
        return winapi_util::Handle::from_path_any(path)
            .and_then(winapi_util::file::information)
            .map(|known| Self::from(&known));
    }
}

#[cfg(unix)]
impl From<&std::fs::Metadata> for Identity {
    fn from(meta: &std::fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { disk: meta.dev(), number: meta.ino() }
    }
}

#[cfg(windows)]
impl From<&winapi_util::file::Information> for Identity {
    fn from(known: &winapi_util::file::Information) -> Self {
        Self { disk: known.volume_serial_number(), number: known.file_index() }
    }
}

impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.disk, self.number)
    }
}
