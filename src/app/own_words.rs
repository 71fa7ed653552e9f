//! The words of a colleague, by which more decks and guides are understood: `words.json` in the data folder.

use std::io::ErrorKind;

use crate::core::reading::words;
use crate::storage::disk::{Disk, RealDisk};
use crate::storage::paths::DataDir;

/// No list of words is longer, in bytes.
const MOST_BYTES: u64 = 1 << 20;

/// Adds the words of the file to Doorstep's own, if there is one. To be called before anything is read.
///
/// # Errors
/// What is wrong with the file, for who wrote it; then Doorstep's own words are used.
pub fn take_in(dir: &DataDir) -> Result<(), String> {
    let bytes = match RealDisk.read(&dir.own_words(), MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    if bytes.len() as u64 > MOST_BYTES {
        return Err("it is larger than a list of words".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    words::extend(&text)
}
