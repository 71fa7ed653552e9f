//! A course as one file for another trainer: a zip with the course, who wrote what in it, and if wanted the files
//! of its materials, under their hashes.
//!
//! What comes from elsewhere is hostile until checked: only the names that are written here may be in the archive,
//! each once, none of them a folder or link; nothing is unpacked beyond what it may have; and nothing is written
//! anywhere by reading.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::core::ids::{CourseId, DeviceId, FileId};
use crate::core::merge::state::State;
use crate::core::model::course::Course;
use crate::core::model::people::WithPeople;
use crate::core::text::one_line;
use crate::core::trouble::TroubleKind;
use crate::storage::codec::{self, Document, MAX_FILE_BYTES};
use crate::storage::error::ReadError;

/// The end of the name of such a file.
pub const EXTENSION: &str = "doorstep";

/// Whether a file has the name of a course file.
#[must_use]
pub fn is_named_so(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// The largest file that is read, in bytes: decks with films are large.
pub const LARGEST: u64 = 1024 * 1024 * 1024;

/// The most that the files of the materials in it may have together, in bytes.
pub const LARGEST_FILES: u64 = 256 * 1024 * 1024;

/// The most entries of the archive.
const MOST_ENTRIES: usize = 2_000;

/// The longest name that is shown, in characters.
const LONGEST_NAME: usize = 200;

/// How much of a file is tried, to see whether it can be made smaller.
const TRIED: usize = 64 * 1024;

/// The end of an archive without a comment, in bytes.
const END: usize = 22;
const END_LENGTH: i64 = 22;

const FORMAT: &str = "doorstep-course-file";
const VERSION: u32 = 1;
const ABOUT: &str = "doorstep.json";
const COURSE: &str = "course.json";
const STAMPS: &str = "stamps.json";
const MATERIALS: &str = "materials/";

/// A file of a material in the archive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileLine {
    /// The file of the material.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// What a file says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct About {
    format: String,
    version: u32,
    /// Who sent it: the data folder.
    pub device: DeviceId,
    /// Who sent it: the name, or empty.
    #[serde(default)]
    pub name: String,
    /// What of the people is in it.
    #[serde(default)]
    pub people: WithPeople,
    /// The files of materials in it.
    #[serde(default)]
    pub materials: Vec<FileLine>,
    /// The course.
    #[serde(default)]
    pub course: Option<CourseId>,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// When it was sent, by the clock of the sender: to be shown, never to decide.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

/// A file that was read: what it holds, before anything is taken.
#[derive(Clone, PartialEq, Debug)]
pub struct CourseFile {
    /// What it says of itself.
    pub about: About,
    /// The course.
    pub course: Course,
    /// Who wrote what in it.
    pub state: State,
    /// Marks that can't be seen were in its texts: they are left out.
    pub cleaned: bool,
}

/// Why a file is not taken in. Nothing is changed then.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// Larger than it may be, packed or unpacked.
    #[error("too large")]
    TooLarge,
    /// More entries than any course has.
    #[error("too many entries")]
    TooMany,
    /// Something else: a picture, another archive, an empty file.
    #[error("not a course file")]
    NotOurs,
    /// A course file, but damaged or cut short.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A name is in it that has nothing to do there: one that leads out of the folder, say.
    #[error("a name that may not be in it: {0}")]
    BadName(String),
    /// An entry is a folder or a link.
    #[error("not a plain file: {0}")]
    NotAFile(String),
    /// Two entries have the same name.
    #[error("the same name twice")]
    Twice,
    /// Written by a newer Doorstep.
    #[error("version {0} is newer")]
    Newer(u32),
}

impl Refused {
    /// The kind of trouble, as the window names it.
    #[must_use]
    pub fn trouble(&self) -> TroubleKind {
        match self {
            Self::NotOurs => TroubleKind::NotACourseFile,
            Self::Damaged(_) => TroubleKind::DamagedCourseFile,
            Self::Newer(_) => TroubleKind::NewerCourseFile,
            Self::TooLarge | Self::TooMany | Self::BadName(_) | Self::NotAFile(_) | Self::Twice => {
                TroubleKind::UnsafeCourseFile
            }
        }
    }
}

/// Who sends a course, and what of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sending {
    /// The data folder that it comes from.
    pub device: DeviceId,
    /// The name of the person, or empty.
    pub name: String,
    /// What of the people goes along.
    pub people: WithPeople,
    /// When, by the clock of this computer.
    pub at: Option<Timestamp>,
}

/// The bytes of a course file; `files` are the files of its materials that go along, with their names.
///
/// # Errors
/// A text for the log, if it can't be written: a fault of the program.
pub fn to_bytes(
    state: &State,
    sending: &Sending,
    files: &[(FileId, String, Vec<u8>)],
) -> Result<Vec<u8>, String> {
    let state = state.clone().without_places().with_people(sending.people);
    let line = |(file, name, bytes): &(FileId, String, Vec<u8>)| FileLine {
        file: *file,
        name: one_line(name, LONGEST_NAME),
        size: bytes.len() as u64,
        sha256: hash(bytes),
    };
    let course = state.course().map_err(|error| error.to_string())?;
    let about = About {
        course: Some(course.id),
        title: course.title.clone(),
        at: sending.at,
        format: FORMAT.to_owned(),
        version: VERSION,
        device: sending.device,
        name: sending.name.clone(),
        people: sending.people,
        materials: files.iter().map(line).collect(),
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut zip, ABOUT, &serde_json::to_vec_pretty(&about).map_err(|error| error.to_string())?)?;
    add(&mut zip, COURSE, &codec::to_bytes(&course)?)?;
    add(&mut zip, STAMPS, &serde_json::to_vec(&state).map_err(|error| error.to_string())?)?;
    let mut there = std::collections::BTreeSet::new();
    for (line, (.., bytes)) in about.materials.iter().zip(files) {
        // Two materials may have the same file.
        if there.insert(&line.sha256) {
            add(&mut zip, &format!("{MATERIALS}{}", line.sha256), bytes)?;
        }
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), String> {
    let method = if shrinks(bytes) { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let options = SimpleFileOptions::default().compression_method(method);
    zip.start_file(name, options).map_err(|error| error.to_string())?;
    zip.write_all(bytes).map_err(|error| error.to_string())
}

/// Whether packing makes it smaller: decks and most pictures are packed already.
fn shrinks(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(TRIED)];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let packed =
        zip.start_file("", options).and_then(|()| Ok(zip.write_all(sample)?)).and_then(|()| zip.finish());
    // An archive of nothing has about a hundred bytes.
    packed.is_ok_and(|packed| packed.into_inner().len() < 100 + sample.len() / 20 * 19)
}

/// Looks into a course file. Files of materials stay packed: [`material`] has them.
///
/// # Errors
/// Why it is refused.
pub fn from_bytes(bytes: &[u8]) -> Result<CourseFile, Refused> {
    read(Cursor::new(bytes))
}

/// Looks into a course file that is not read as a whole, as it may be large.
///
/// # Errors
/// As [`from_bytes`].
pub fn read(file: impl Read + Seek) -> Result<CourseFile, Refused> {
    let mut zip = open(file)?;
    let about = about_in(&mut zip)?;
    let damaged = |error: serde_json::Error| Refused::Damaged(error.to_string());
    let missing = || Refused::Damaged("a part is missing".to_owned());
    let course = part(&mut zip, COURSE, MAX_FILE_BYTES)?.ok_or_else(missing)?;
    let opened = codec::from_bytes::<Course>(&course).map_err(|error| match error {
        ReadError::Newer { version } => Refused::Newer(version),
        error => Refused::Damaged(error.to_string()),
    })?;
    if opened.read_only() {
        return Err(Refused::Newer(opened.version));
    }
    let state = match part(&mut zip, STAMPS, MAX_FILE_BYTES)? {
        Some(stamps) => serde_json::from_slice(&stamps).map_err(damaged)?,
        None => State::of(&opened.doc),
    };
    // What is merged is what was checked.
    let mut state: State = state.without_places();
    let cleaned = state.clean();
    let course = state.course().map_err(|error| Refused::Damaged(error.to_string()))?;
    course.check().map_err(|error| Refused::Damaged(error.to_string()))?;
    if course.id != opened.doc.id {
        return Err(Refused::Damaged("the ids of its parts differ".to_owned()));
    }
    Ok(CourseFile { about, course, state, cleaned })
}

fn about_in(zip: &mut ZipArchive<impl Read + Seek>) -> Result<About, Refused> {
    let about = part(zip, ABOUT, MAX_FILE_BYTES)?.ok_or(Refused::NotOurs)?;
    let damaged = |error: serde_json::Error| Refused::Damaged(error.to_string());
    let mut about: About = serde_json::from_slice(&about).map_err(damaged)?;
    if about.format != FORMAT {
        return Err(Refused::NotOurs);
    }
    if about.version > VERSION {
        return Err(Refused::Newer(about.version));
    }
    about.name = one_line(&about.name, LONGEST_NAME);
    for line in &mut about.materials {
        let name = line.name.rsplit(['/', '\\']).next().unwrap_or_default();
        line.name = one_line(name, LONGEST_NAME);
    }
    about.title = one_line(&about.title, LONGEST_NAME);
    Ok(about)
}

/// What a course file says of itself; the rest is not read.
///
/// # Errors
/// As [`from_bytes`].
pub fn about(file: impl Read + Seek) -> Result<About, Refused> {
    about_in(&mut open(file)?)
}

/// Unpacks the file of a material.
///
/// # Errors
/// Why it is refused: also if it is not what the file says it is.
pub fn material(file: impl Read + Seek, line: &FileLine) -> Result<Vec<u8>, Refused> {
    let mut zip = open(file)?;
    let name = format!("{MATERIALS}{}", line.sha256);
    let most = line.size.min(LARGEST_FILES);
    let found = part(&mut zip, &name, most)?.ok_or_else(|| Refused::Damaged(name.clone()))?;
    if hash(&found) == line.sha256 { Ok(found) } else { Err(Refused::Damaged(name)) }
}

/// Opens an archive in which nothing is but what may be.
fn open<F: Read + Seek>(mut file: F) -> Result<ZipArchive<F>, Refused> {
    let broken = |error: std::io::Error| Refused::Damaged(error.to_string());
    if file.seek(SeekFrom::End(0)).map_err(broken)? > LARGEST {
        return Err(Refused::TooLarge);
    }
    let mut start = [0; 2];
    file.rewind().map_err(broken)?;
    if file.read_exact(&mut start).is_err() || &start != b"PK" {
        return Err(Refused::NotOurs);
    }
    // Such a file ends with the number of its entries: readers of archives keep one of two with the same name.
    let mut end = [0; END];
    let whole = file.seek(SeekFrom::End(-END_LENGTH)).and_then(|_| file.read_exact(&mut end));
    let ours = whole.ok().and_then(|()| end.strip_prefix(b"PK\x05\x06"));
    let Some([low, high]) = ours.and_then(|end| end.get(6..8)) else {
        return Err(Refused::Damaged("cut short".to_owned()));
    };
    let entries = usize::from(u16::from_le_bytes([*low, *high]));
    if entries > MOST_ENTRIES {
        return Err(Refused::TooMany);
    }
    let mut zip = ZipArchive::new(file).map_err(|error| Refused::Damaged(error.to_string()))?;
    if zip.len() != entries {
        return Err(Refused::Twice);
    }
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|error| Refused::Damaged(error.to_string()))?;
        let name = entry.name().map_err(|error| Refused::Damaged(error.to_string()))?.into_owned();
        let shown = one_line(&name, LONGEST_NAME);
        if entry.is_symlink() || entry.is_dir() {
            return Err(Refused::NotAFile(shown));
        }
        if !may_be_in_it(&name) {
            return Err(Refused::BadName(shown));
        }
    }
    Ok(zip)
}

fn may_be_in_it(name: &str) -> bool {
    let digits = |hash: &str| hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    matches!(name, ABOUT | COURSE | STAMPS) || name.strip_prefix(MATERIALS).is_some_and(digits)
}

/// A part of the archive, if it is in it, up to a size.
fn part(zip: &mut ZipArchive<impl Read + Seek>, name: &str, most: u64) -> Result<Option<Vec<u8>>, Refused> {
    let Some(index) = zip.index_for_name(name) else { return Ok(None) };
    let entry = zip.by_index(index).map_err(|error| Refused::Damaged(error.to_string()))?;
    let mut bytes = Vec::new();
    // One byte more than allowed tells what is larger, whatever size it declares.
    entry.take(most + 1).read_to_end(&mut bytes).map_err(|error| Refused::Damaged(error.to_string()))?;
    if bytes.len() as u64 > most { Err(Refused::TooLarge) } else { Ok(Some(bytes)) }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing into a text can't fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}
