//! Reading a file whole, of which the size is known.

use std::fs::File;
use std::io::{self, Read};

/// Reads from where a file is now to its end, at most `limit` bytes and one more. Its size is known, so that it is
/// read in one go; one that shrinks or grows meanwhile is read to its end all the same.
pub(super) fn read_whole(file: &mut File, size: usize, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve(size + 1).map_err(|_| io::ErrorKind::OutOfMemory)?;
    bytes.resize(size + 1, 0);
    let mut filled = 0;
    loop {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(count) => {
                let in_one_go = filled == 0 && count == size;
                filled += count;
                // There was room for one more: a plain file gives less than is asked for only at its end.
                if in_one_go || filled > size {
                    break;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    if filled > size {
        let rest = limit.saturating_add(1).saturating_sub(filled as u64);
        file.take(rest).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
