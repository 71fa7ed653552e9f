//! `doorstep merge`: puts the work of two people on one course together, without a window.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::core::ids::DeviceId;
use crate::core::merge::memory::Memory;
use crate::core::merge::state::State;
use crate::core::merge::summary::{Kind, Question, Summary, questions};
use crate::core::model::course::Course;
use crate::core::model::people::WithPeople;
use crate::exchange::course_file::{self, CourseFile, Sending};
use crate::storage::codec;
use crate::storage::outside::{read_outside, write_outside};

/// What a file holds.
enum Side {
    /// A course file: it says itself who wrote what.
    File(Box<CourseFile>),
    /// A course alone, and a device for whoever changed it: made of its bytes, so that another course never has
    /// the same.
    Course(Box<Course>, DeviceId),
}

impl Side {
    fn read(path: &Path) -> Result<Self, String> {
        let fail = |why: String| format!("{} can't be used: {why}", path.display());
        let bytes = read_outside(path, course_file::LARGEST).map_err(|error| fail(error.to_string()))?;
        if bytes.starts_with(b"PK") {
            let file = course_file::from_bytes(&bytes).map_err(|refused| fail(refused.to_string()))?;
            return Ok(Self::File(Box::new(file)));
        }
        let opened = codec::from_bytes::<Course>(&bytes).map_err(|error| fail(error.to_string()))?;
        if opened.read_only() {
            return Err(fail("it was written by a newer version".to_owned()));
        }
        let device = DeviceId(Uuid::new_v5(&Uuid::NAMESPACE_OID, &bytes));
        Ok(Self::Course(Box::new(opened.doc), device))
    }

    fn course(&self) -> &Course {
        match self {
            Self::File(file) => &file.course,
            Self::Course(course, _) => course,
        }
    }

    /// What it knows, seen from `base` where there is one, and whose it is.
    fn memory(&self, base: Option<&State>) -> Result<(Memory, DeviceId), String> {
        match (self, base) {
            (Self::File(file), _) => Ok((Memory::with(file.state.clone()), file.about.device)),
            (Self::Course(course, device), None) => Ok((Memory::of(course), *device)),
            (Self::Course(course, device), Some(base)) => {
                let mut memory = Memory::with(base.clone());
                memory.observe(course, *device, "").map_err(|error| error.to_string())?;
                Ok((memory, *device))
            }
        }
    }
}

/// The course that a file holds: a course file, or a course alone.
///
/// # Errors
/// A sentence that says why it can't be used.
pub fn read_course(path: &Path) -> Result<Course, String> {
    match Side::read(path)? {
        Side::File(file) => Ok(file.course),
        Side::Course(course, _) => Ok(*course),
    }
}

/// Merges two files, or three with the course before both, into `out`. Gives the text to print.
///
/// # Errors
/// A sentence that says which file can't be used, and why; then nothing was written.
pub fn merge(files: &[PathBuf], out: &Path) -> Result<String, String> {
    let sides: Vec<Side> = files.iter().map(|path| Side::read(path)).collect::<Result<_, _>>()?;
    let [before @ .., mine, theirs] = sides.as_slice() else { return Err("two files are needed".to_owned()) };
    if sides.iter().any(|side| side.course().id != mine.course().id) {
        return Err("these are different courses".to_owned());
    }
    let base = before.first().map(|side| side.memory(None)).transpose()?;
    let base = base.as_ref().map(|(memory, _)| memory.state());
    let (mut memory, device) = mine.memory(base)?;
    let (other, from) = theirs.memory(base)?;
    let merged = memory.merge(other.state(), from).map_err(|error| error.to_string())?;
    let plain = !course_file::is_named_so(out);
    let bytes = if plain {
        codec::to_bytes(&merged.course)?
    } else {
        // What was in the two files may be in the third one.
        let sending = Sending { device, name: String::new(), people: WithPeople::All, at: None };
        course_file::to_bytes(memory.state(), &sending, &[])?
    };
    let written = write_outside(out, &bytes).map_err(|error| error.to_string())?;
    let report = report(&merged.summary, &questions(memory.state(), None));
    Ok(format!("{report}written: {}\n", written.display()))
}

fn report(summary: &Summary, questions: &[Question]) -> String {
    let mut text = String::new();
    for (who, counts) in &summary.news {
        let parts: Vec<String> =
            counts.iter().map(|(kind, count)| format!("{} {count}", word(*kind))).collect();
        let who = if who.is_empty() { "theirs" } else { who };
        text.push_str(&format!("from {who}: {}\n", parts.join(", ")));
    }
    if summary.is_empty() {
        text.push_str("nothing new\n");
    }
    for question in questions {
        text.push_str(&format!("both changed {}:\n", question.path));
        let last = question.answers.len() - 1;
        for (place, answer) in question.answers.iter().enumerate() {
            let value = answer.value.as_ref().map(ToString::to_string).unwrap_or_default();
            let taken = if place == last { " (taken)" } else { "" };
            text.push_str(&format!("  {} {value}{taken}\n", answer.who));
        }
    }
    text
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Notes => "notes",
        Kind::Records => "records",
        Kind::Plan => "plan",
        Kind::People => "people",
        Kind::Closings => "closings",
        Kind::Materials => "materials",
        Kind::Course => "course",
    }
}
