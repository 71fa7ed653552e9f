//! The digests of a device's courses as one file in the folder of a team: so who looks after many courses need not
//! read them all.

use serde::{Deserialize, Serialize};

use crate::core::record::digest::CourseDigest;

/// The largest such file that is read, in bytes: a digest has two thousand.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// The most digests of one file.
const MOST: usize = 10_000;

const FORMAT: &str = "doorstep-digests";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    format: String,
    version: u32,
    courses: Vec<T>,
}

/// Why a file is not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// Something else, damaged or cut short: where and what kind.
    #[error("no digests: {0}")]
    Damaged(String),
    /// Written by a newer Doorstep.
    #[error("version {0} is newer")]
    Newer(u32),
}

/// The bytes of the file.
///
/// # Errors
/// A text for the log, if it can't be written: a fault of the program.
pub fn to_bytes(digests: &[CourseDigest]) -> Result<Vec<u8>, String> {
    let courses = digests.iter().collect();
    let envelope = Envelope { format: FORMAT.to_owned(), version: VERSION, courses };
    serde_json::to_vec(&envelope).map_err(|error| error.to_string())
}

/// The digests that a file holds, fit to be shown and summed up.
///
/// # Errors
/// [`Refused`].
pub fn from_bytes(bytes: &[u8]) -> Result<Vec<CourseDigest>, Refused> {
    // Where and what kind: the words of the error hold values of the file.
    let damaged =
        |error: serde_json::Error| Refused::Damaged(format!("line {}, {:?}", error.line(), error.classify()));
    match serde_json::from_slice::<Envelope<CourseDigest>>(bytes) {
        Ok(envelope) if envelope.format == FORMAT && envelope.version <= VERSION => {
            Ok(envelope.courses.into_iter().take(MOST).map(CourseDigest::within_bounds).collect())
        }
        read => {
            // What a newer one writes may be of another shape.
            let outer = serde_json::from_slice::<Envelope<serde::de::IgnoredAny>>(bytes).map_err(damaged)?;
            match (outer.format == FORMAT, read) {
                (true, _) if outer.version > VERSION => Err(Refused::Newer(outer.version)),
                (true, Err(error)) => Err(damaged(error)),
                _ => Err(Refused::Damaged("of another kind".to_owned())),
            }
        }
    }
}
