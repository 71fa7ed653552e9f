//! Giving a file another name only if that is free, or exchanging two names: in one step where the system can.

use std::io;
use std::path::Path;

/// Gives a file another name, in one step and only if that is free.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<bool> {
    match rename_with(from, to, rustix::fs::RenameFlags::NOREPLACE) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Exchanges two names in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    rename_with(one, other, rustix::fs::RenameFlags::EXCHANGE)
}

/// Renames in a way that only some systems and disks have; `Unsupported` for the others.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_with(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
    use rustix::fs::{CWD, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, from, CWD, to, flags).map_err(|errno| match errno {
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        errno => errno.into(),
    })
}

/// Gives a file another name, in one step and only if that is free. One that may only be read keeps its name: Windows
/// would rename it, but not replace it.
#[cfg(windows)]
pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<bool> {
    use winsafe::{MoveFileEx, co};
    /// "Incorrect function", "not supported", "incorrect parameter", "not supported on this system".
    const UNKNOWN_CALL: [co::ERROR; 4] = [
        co::ERROR::INVALID_FUNCTION,
        co::ERROR::NOT_SUPPORTED,
        co::ERROR::INVALID_PARAMETER,
        co::ERROR::CALL_NOT_IMPLEMENTED,
    ];
    if std::fs::symlink_metadata(from)?.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let (Some(old), Some(new)) = (in_full(from), in_full(to)) else {
        return Err(io::ErrorKind::Unsupported.into());
    };
    match MoveFileEx(&old, Some(&new), co::MOVEFILE::default()) {
        Ok(()) => Ok(true),
        Err(co::ERROR::ALREADY_EXISTS | co::ERROR::FILE_EXISTS) => Ok(false),
        Err(error) if UNKNOWN_CALL.contains(&error) => Err(io::ErrorKind::Unsupported.into()),
        Err(error) => Err(io::Error::from_raw_os_error(error.raw().cast_signed())),
    }
}

/// A path as the calls of Windows take it at any length, as the standard library does for its own; `None` if it is no
/// text.
#[cfg(windows)]
fn in_full(path: &Path) -> Option<String> {
    /// Up to here as it is: only longer ones have to be named in full.
    const LONGEST: usize = 248;
    let path = std::path::absolute(path).ok()?.into_os_string().into_string().ok()?;
    Some(match path.strip_prefix(r"\\") {
        _ if path.encode_utf16().count() < LONGEST => path,
        Some(rest) if rest.starts_with(r"?\") || rest.starts_with(r".\") => path,
        Some(rest) => format!(r"\\?\UNC\{rest}"),
        None => format!(r"\\?\{path}"),
    })
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_is_named_so_that_windows_takes_it() {
        let long = "x".repeat(250);
        let named = |path: String| in_full(Path::new(&path));
        assert_eq!(named(r"C:\a\b.json".to_owned()), Some(r"C:\a\b.json".to_owned()));
        assert_eq!(named(format!(r"C:\{long}")), Some(format!(r"\\?\C:\{long}")));
        assert_eq!(named(format!(r"\\server\share\{long}")), Some(format!(r"\\?\UNC\server\share\{long}")));
        assert_eq!(named(format!(r"\\?\C:\{long}")), Some(format!(r"\\?\C:\{long}")));
    }
}
