//! Documents as bytes: readable JSON with a format and a version on top.
//!
//! Whatever comes in is hostile until checked: size, depth and number of values are bounded before anything
//! is built from it, and every refusal is a reason with a place. Fields that this version does not know are
//! kept. A file of a newer version can be looked at as far as it is understood, not edited.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::ReadError;
use super::keys::DocKey;
use super::migrate::{self, VERSION};
use crate::core::ids::{CourseId, TrainingId};
use crate::core::model::Extra;
use crate::core::model::agenda::{Agenda, Item};
use crate::core::model::course::Course;
use crate::core::model::link::Copies;
use crate::core::model::tomorrow;
use crate::core::model::training::Training;
use crate::core::time::DAY_MINUTES;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The deepest nesting that is read: far more than any document has, and the most that the JSON reader takes.
pub const MAX_DEPTH: usize = 127;

/// The most values in one file: a course of a thousand sessions has a tenth of it.
pub const MAX_VALUES: usize = 1_000_000;

/// The longest text in a file, in bytes as it stands there: more than [`LONGEST_TEXT`](crate::core::text::LONGEST_TEXT)
/// letters take, however they are written. A window that draws a longer one needs hundreds of times its size.
pub const MAX_TEXT_BYTES: usize = 150_000;

/// Sanity limit for every count read from a file.
const LARGEST_COUNT: u32 = 1_000_000;

/// A document as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened<T> {
    /// The document.
    pub doc: T,
    /// The version of the file; smaller than [`VERSION`] if it was brought up to date in memory.
    pub version: u32,
}

impl<T> Opened<T> {
    /// A newer Doorstep wrote it: to look at, not to edit, as saving could lose what it added.
    #[must_use]
    pub fn read_only(&self) -> bool {
        self.version > VERSION
    }
}

/// A kind of document that has a file of its own.
pub trait Document: Serialize + DeserializeOwned {
    /// What its files say that they are.
    const FORMAT: &'static str;

    /// The key under which it is saved.
    fn key(&self) -> DocKey;

    /// The fields that this version does not know.
    fn extra(&mut self) -> &mut Extra;

    /// Its days.
    fn agenda(&mut self) -> &mut Agenda;

    /// Checks numbers that would do harm if they were believed.
    ///
    /// # Errors
    /// [`ReadError::OutOfRange`] with the first of them.
    fn check(&self) -> Result<(), ReadError>;
}

impl Document for Course {
    const FORMAT: &'static str = "doorstep-course";

    fn key(&self) -> DocKey {
        let CourseId(id) = self.id;
        DocKey::Course(id)
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }

    fn agenda(&mut self) -> &mut Agenda {
        &mut self.agenda
    }

    fn check(&self) -> Result<(), ReadError> {
        at_most(self.participants, LARGEST_COUNT, || "participants".to_owned())?;
        at_most(self.packing.spares, LARGEST_COUNT, || "packing.spares".to_owned())?;
        at_most(self.hours.lunch_minutes, DAY_MINUTES, || "hours.lunch_minutes".to_owned())?;
        check_agenda(&self.agenda)
    }
}

impl Document for Training {
    const FORMAT: &'static str = "doorstep-training";

    fn key(&self) -> DocKey {
        let TrainingId(id) = self.id;
        DocKey::Training(id)
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }

    fn agenda(&mut self) -> &mut Agenda {
        &mut self.agenda
    }

    fn check(&self) -> Result<(), ReadError> {
        check_agenda(&self.agenda)
    }
}

fn check_agenda(agenda: &Agenda) -> Result<(), ReadError> {
    for (day_index, day) in agenda.days.iter().enumerate() {
        for (item_index, item) in day.items.iter().enumerate() {
            check_item(item, || format!("agenda.days[{day_index}].items[{item_index}]"))?;
        }
    }
    Ok(())
}

fn check_item(item: &Item, place: impl Fn() -> String) -> Result<(), ReadError> {
    at_most(item.minutes, DAY_MINUTES, || place() + ".minutes")?;
    at_most(item.min_minutes.unwrap_or(0), DAY_MINUTES, || place() + ".min_minutes")?;
    for link in &item.links {
        if let Copies::Count(copies) = link.copies {
            at_most(copies, LARGEST_COUNT, || place() + ".links.copies")?;
        }
        if let Some(range) = link.range {
            at_most(range.last, LARGEST_COUNT, || place() + ".links.range.last")?;
            if range.first == 0 || range.first > range.last {
                return Err(ReadError::OutOfRange {
                    place: place() + ".links.range.first",
                    value: range.first,
                });
            }
        }
    }
    Ok(())
}

fn at_most(value: u32, most: u32, place: impl FnOnce() -> String) -> Result<(), ReadError> {
    if value > most { Err(ReadError::OutOfRange { place: place(), value }) } else { Ok(()) }
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    doc: &'a T,
}

/// A document as bytes: the same document gives the same bytes, always.
///
/// # Errors
/// A text for the log, if the document can't be written as JSON.
pub fn to_bytes<T: Document>(doc: &T) -> Result<Vec<u8>, String> {
    let envelope = Envelope { format: T::FORMAT, version: VERSION, doc };
    let text = |error: serde_json::Error| error.to_string();
    let mut bytes = serde_json::to_vec_pretty(&envelope).map_err(text)?;
    if tomorrow::waits_in(&bytes) {
        let mut value = serde_json::to_value(&envelope).map_err(text)?;
        tomorrow::put_back(&mut value);
        bytes = serde_json::to_vec_pretty(&value).map_err(text)?;
    }
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a document.
///
/// # Errors
/// Why the bytes are not such a document.
pub fn from_bytes<T: Document>(bytes: &[u8]) -> Result<Opened<T>, ReadError> {
    check_texts(bytes)?;
    read(bytes)
}

/// Reads a document, however long its texts are.
fn read<T: Document>(bytes: &[u8]) -> Result<Opened<T>, ReadError> {
    // The first files of version 1 have no orders, and any file may have been edited by hand: the list counts.
    let with_order = |mut doc: T, version| {
        doc.agenda().keep_order();
        Ok(Opened { doc, version })
    };
    if let Some(doc) = at_once(bytes) {
        return with_order(doc, VERSION);
    }
    let mut fields = parse(bytes)?;
    let version = take_version(&mut fields, T::FORMAT)?;
    migrate::up_to_date(&mut fields, version)?;
    tomorrow::set_aside(&mut fields);
    let read = serde_path_to_error::deserialize(Value::Object(fields)).map_err(|error| {
        let place = error.path().to_string();
        ReadError::Field { place, message: error.into_inner().to_string() }
    });
    let checked = read.and_then(|doc: T| doc.check().map(|()| doc));
    match checked {
        Ok(doc) => with_order(doc, version),
        // Not understood, and no wonder: the version is what the user should hear about.
        Err(_) if version > VERSION => Err(ReadError::Newer { version }),
        Err(error) => Err(error),
    }
}

/// Reads a sound document of this version in one go: what nearly every file is. For anything else the long
/// way finds the reason.
fn at_once<T: Document>(bytes: &[u8]) -> Option<T> {
    // Every value takes a byte at least, so a small file can't have too many.
    if bytes.len() > MAX_VALUES {
        return None;
    }
    let mut doc: T = serde_json::from_slice(bytes).ok()?;
    let format = doc.extra().shift_remove("format")?;
    let version = doc.extra().shift_remove("version")?;
    let current = format.as_str() == Some(T::FORMAT) && version.as_u64() == Some(u64::from(VERSION));
    (current && doc.check().is_ok()).then_some(doc)
}

/// Takes format and version out of the fields of a file.
fn take_version(fields: &mut Map<String, Value>, format: &str) -> Result<u32, ReadError> {
    let found = fields.shift_remove("format");
    if found.as_ref().and_then(Value::as_str) != Some(format) {
        let found = found.as_ref().and_then(Value::as_str).map(|text| text.chars().take(60).collect());
        return Err(ReadError::NotOurs { found });
    }
    let version = fields.shift_remove("version").and_then(|version| version.as_u64());
    version.and_then(|version| u32::try_from(version).ok()).ok_or(ReadError::NoVersion)
}

/// Reads bytes as a JSON object, within bounds.
///
/// # Errors
/// Why they are none.
pub(super) fn parse(bytes: &[u8]) -> Result<Map<String, Value>, ReadError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64 });
    }
    // Some editors put a mark before the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(ReadError::Empty);
    }
    check_bounds(bytes)?;
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(ReadError::NotOurs { found: None }),
        Err(error) if error.is_eof() => Err(ReadError::CutShort { line: error.line() }),
        Err(error) => Err(not_json(&error)),
    }
}

fn not_json(error: &serde_json::Error) -> ReadError {
    ReadError::NotJson { line: error.line(), column: error.column(), message: error.to_string() }
}

/// Looks for a text that is too long to be drawn.
///
/// # Errors
/// If one takes more than [`MAX_TEXT_BYTES`].
fn check_texts(bytes: &[u8]) -> Result<(), ReadError> {
    // A long text has no quotation mark in it that is not escaped, and few files are as long as one.
    let mut begun = None;
    let mut escaped = false;
    for (place, byte) in bytes.iter().enumerate().filter(|_| bytes.len() > MAX_TEXT_BYTES) {
        match (byte, begun) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', None) => begun = Some(place),
            (b'"', Some(from)) if place - from > MAX_TEXT_BYTES => {
                return Err(ReadError::TextTooLong { bytes: place - from - 1 });
            }
            (b'"', Some(_)) => begun = None,
            _ => {}
        }
    }
    Ok(())
}

/// Counts nesting and values before any memory is spent on them.
///
/// # Errors
/// If there are more than [`MAX_DEPTH`] or [`MAX_VALUES`].
pub fn check_bounds(bytes: &[u8]) -> Result<(), ReadError> {
    let (mut depth, mut values) = (0_usize, 1_usize);
    let (mut in_text, mut escaped) = (false, false);
    for byte in bytes {
        if in_text {
            in_text = escaped || *byte != b'"';
            escaped = *byte == b'\\' && !escaped;
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => {
                depth += 1;
                values += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' | b':' => values += 1,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(ReadError::TooDeep);
        }
        if values > MAX_VALUES {
            return Err(ReadError::TooMany);
        }
    }
    Ok(())
}

/// Says whether bytes can be read as the document of a key, as [`super::store::Store`] asks it. Texts may be of any
/// length: a long one is no reason not to save what stands in the window, nor to take a file for broken.
///
/// # Errors
/// Why not, for the log.
pub fn verify(key: DocKey, bytes: &[u8]) -> Result<(), String> {
    let found = match key {
        DocKey::Course(_) => read::<Course>(bytes).map(|opened| opened.doc.key()),
        DocKey::Training(_) => read::<Training>(bytes).map(|opened| opened.doc.key()),
        DocKey::Settings | DocKey::Places | DocKey::Known => parse(bytes).map(|_| key),
        // It grows with the courses, and whoever reads it falls back to the courses themselves.
        DocKey::Index => match serde_json::from_slice::<serde::de::IgnoredAny>(bytes) {
            Ok(_) => Ok(key),
            Err(error) => Err(not_json(&error)),
        },
        DocKey::Stamps(_) | DocKey::Device => parse(bytes).map(|_| key),
    };
    match found {
        Ok(found) if found == key => Ok(()),
        Ok(_) => Err("another document's id".to_owned()),
        // A whole file of a newer version is somebody's good work.
        Err(ReadError::Newer { .. }) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}
