//! Patience with other programs: on Windows virus scanners and sync programs hold a fresh file for a moment, and
//! every call on it fails meanwhile. What is not allowed at all is not waited for: the start would take seconds.

use std::io;
use std::time::Duration;

/// Pauses before trying again, in milliseconds.
const PAUSES: [u64; 8] = [5, 10, 20, 50, 100, 200, 400, 800];

/// What Windows calls it: access denied, sharing violation, lock violation, a section of it is mapped.
const DENIED: i32 = 5;
const SHARED: i32 = 32;
const LOCKED: i32 = 33;
const MAPPED: i32 = 1224;

/// What a call does to the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Call {
    /// Opens or makes it.
    Open,
    /// Takes it away, or puts another in its place. That is denied while another program holds it, too.
    Replace,
}

/// Runs a call; on Windows, again and again while another program holds the file. One that is denied because
/// of another program fails as held in the end.
pub(super) fn patiently<T>(what: Call, mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    if cfg!(windows) { insist(what, call, std::thread::sleep) } else { call() }
}

fn insist<T>(what: Call, mut call: impl FnMut() -> io::Result<T>, wait: impl Fn(Duration)) -> io::Result<T> {
    for pause in PAUSES {
        match call() {
            Err(error) if is_held(what, &error) => wait(Duration::from_millis(pause)),
            other => return other,
        }
    }
    call().map_err(|error| if is_held(what, &error) { io::Error::from_raw_os_error(SHARED) } else { error })
}

fn is_held(what: Call, error: &io::Error) -> bool {
    match error.raw_os_error() {
        Some(SHARED | LOCKED | MAPPED) => true,
        Some(DENIED) => what == Call::Replace,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A call that fails so often with a number of Windows; how often it was made, and what came of it.
    fn tried(what: Call, number: i32, failures: usize) -> (usize, Result<(), Option<i32>>) {
        let calls = Cell::new(0);
        let call = || {
            calls.set(calls.get() + 1);
            if calls.get() > failures { Ok(()) } else { Err(io::Error::from_raw_os_error(number)) }
        };
        let came = insist(what, call, |_| {}).map_err(|error| error.raw_os_error());
        (calls.get(), came)
    }

    #[test]
    fn a_held_file_is_waited_for_and_a_forbidden_one_is_not() {
        assert_eq!(tried(Call::Open, SHARED, 3), (4, Ok(())));
        assert_eq!(tried(Call::Replace, DENIED, 3), (4, Ok(())));
        // No right to the folder: the first answer is the last.
        assert_eq!(tried(Call::Open, DENIED, 3), (1, Err(Some(DENIED))));
        // Not found.
        assert_eq!(tried(Call::Replace, 2, 3), (1, Err(Some(2))));
        // In the end a denied replacement is told as what it is: held by another program.
        assert_eq!(tried(Call::Replace, DENIED, 99), (PAUSES.len() + 1, Err(Some(SHARED))));
        assert_eq!(tried(Call::Open, LOCKED, 99), (PAUSES.len() + 1, Err(Some(SHARED))));
    }
}
