//! Documents as bytes: pretty JSON with a format and a version in front, read back with migrations.
//!
//! A file from a newer version is read as far as it can be and may only be looked at. Fields that are not
//! known here are kept and written back.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::keys::DocKey;
use crate::core::course::Course;
use crate::core::training::Training;

/// The version of the format that is written.
pub const VERSION: u32 = 1;

/// What a course's file calls itself.
pub const COURSE_FORMAT: &str = "doorstep-course";

/// What a training's file calls itself.
pub const TRAINING_FORMAT: &str = "doorstep-training";

/// A document that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Decoded<T> {
    /// The document.
    pub value: T,
    /// Written by a newer version: to look at, not to edit.
    pub newer: bool,
}

/// Why bytes are not a document.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Not JSON, or cut short, or nested too deeply.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// JSON, but of something else.
    #[error("not a {0} file")]
    NotOurs(&'static str),
    /// From a newer version, and too different to look at.
    #[error("written by a newer version ({0})")]
    Newer(u32),
    /// A field is missing or wrong.
    #[error("{0}")]
    Wrong(String),
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    document: &'a T,
}

/// A course as bytes.
///
/// # Errors
/// If it can't be written as JSON: a fault of the program.
pub fn encode_course(course: &Course) -> Result<Vec<u8>, String> {
    encode(COURSE_FORMAT, course)
}

/// A training as bytes.
///
/// # Errors
/// If it can't be written as JSON: a fault of the program.
pub fn encode_training(training: &Training) -> Result<Vec<u8>, String> {
    encode(TRAINING_FORMAT, training)
}

/// Reads a course.
///
/// # Errors
/// If the bytes are not a course.
pub fn decode_course(bytes: &[u8]) -> Result<Decoded<Course>, Unreadable> {
    decode(COURSE_FORMAT, bytes)
}

/// Reads a training.
///
/// # Errors
/// If the bytes are not a training.
pub fn decode_training(bytes: &[u8]) -> Result<Decoded<Training>, Unreadable> {
    decode(TRAINING_FORMAT, bytes)
}

/// Whether the bytes of a document can be read back: what the store asks before it replaces anything.
///
/// # Errors
/// Why not, for the log.
pub fn verify(key: DocKey, bytes: &[u8]) -> Result<(), String> {
    let text = |error: Unreadable| error.to_string();
    match key {
        DocKey::Course(_) => decode_course(bytes).map(drop).map_err(text),
        DocKey::Training(_) => decode_training(bytes).map(drop).map_err(text),
        DocKey::Settings | DocKey::Places | DocKey::Index => {
            serde_json::from_slice::<Map<String, Value>>(bytes).map(drop).map_err(|error| error.to_string())
        }
    }
}

fn encode<T: Serialize>(format: &'static str, document: &T) -> Result<Vec<u8>, String> {
    let envelope = Envelope { format, version: VERSION, document };
    let mut bytes = serde_json::to_vec_pretty(&envelope).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn decode<T: DeserializeOwned>(format: &'static str, bytes: &[u8]) -> Result<Decoded<T>, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let mut fields: Map<String, Value> =
        serde_json::from_slice(bytes).map_err(|error| Unreadable::NotJson(error.to_string()))?;
    if fields.shift_remove("format").as_ref().and_then(Value::as_str) != Some(format) {
        return Err(Unreadable::NotOurs(format));
    }
    let version = fields.shift_remove("version").and_then(|version| u32::deserialize(version).ok());
    let version = version.ok_or(Unreadable::NotOurs(format))?;
    migrate(&mut fields, version);
    match serde_path_to_error::deserialize(Value::Object(fields)) {
        Ok(value) => Ok(Decoded { value, newer: version > VERSION }),
        Err(_) if version > VERSION => Err(Unreadable::Newer(version)),
        Err(error) => Err(Unreadable::Wrong(error.to_string())),
    }
}

/// Brings the fields of an older version up to this one, a version at a time.
fn migrate(fields: &mut Map<String, Value>, version: u32) {
    if version < 1 {
        // Version 0 had the days at the top level.
        if let Some(days) = fields.shift_remove("days") {
            let mut agenda = Map::new();
            agenda.insert("days".to_owned(), days);
            fields.insert("agenda".to_owned(), Value::Object(agenda));
        }
    }
}
