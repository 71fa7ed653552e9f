//! `doorstep export digests`: courses in figures, without a window.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::core::ids::CourseId;
use crate::core::merge::state::State;
use crate::core::model::course::Course;
use crate::core::record::digest::CourseDigest;
use crate::exchange::course_file;
use crate::exchange::digests::{to_csv, to_dhis2};
use crate::storage::codec;
use crate::storage::disk::RealDisk;
use crate::storage::outside::{open_outside, read_outside, write_outside};
use crate::storage::team;

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Digests {
    /// Courses (`.doorstep` or `.json`) and folders of teams.
    from: Vec<PathBuf>,
    /// Where the figures go.
    out: PathBuf,
    /// How they are written.
    format: Format,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Format {
    Csv,
    /// With the code of the organisation unit.
    Dhis2(String),
}

/// Reads what follows `export digests`.
///
/// # Errors
/// A sentence that says what can't be understood.
pub fn parse(arguments: &[OsString]) -> Result<Digests, String> {
    use lexopt::prelude::{Long, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let words = |error: lexopt::Error| error.to_string();
    let (mut from, mut out, mut format, mut unit) = (Vec::new(), None, None, None);
    while let Some(argument) = parser.next().map_err(words)? {
        match argument {
            Long("out") => out = Some(PathBuf::from(parser.value().map_err(words)?)),
            Long("format") => format = Some(parser.value().map_err(words)?),
            Long("org-unit") => unit = parser.value().map_err(words)?.into_string().ok(),
            Value(value) => from.push(value.into()),
            other => return Err(words(other.unexpected())),
        }
    }
    let format = match (format.as_deref().and_then(|format| format.to_str()), unit) {
        (None | Some("csv"), None) => Format::Csv,
        (Some("dhis2"), Some(unit)) => Format::Dhis2(unit),
        (Some("dhis2"), None) => return Err("dhis2 needs --org-unit CODE".to_owned()),
        _ => return Err("--format takes csv or dhis2, and --org-unit goes with dhis2".to_owned()),
    };
    match (from.is_empty(), out) {
        (false, Some(out)) => Ok(Digests { from, out, format }),
        _ => Err("export digests needs courses or folders of teams, and --out FILE".to_owned()),
    }
}

/// Writes them. Gives the text to print.
///
/// # Errors
/// A sentence that says which file can't be used, and why; then nothing was written.
pub fn write(asked: &Digests) -> Result<String, String> {
    // What several devices wrote of one course is one course.
    let mut states: BTreeMap<CourseId, State> = BTreeMap::new();
    let mut left_out = 0;
    for path in &asked.from {
        if path.is_dir() {
            let fail = |error: crate::storage::error::StorageError| error.to_string();
            for file in team::list(&RealDisk, path).map_err(fail)? {
                // What is not whole yet is not there yet.
                match read(&file.path) {
                    Ok((id, state)) => states.entry(id).or_default().join(&state),
                    Err(_) => left_out += 1,
                }
            }
        } else {
            let (id, state) = read(path).map_err(|why| format!("{} can't be used: {why}", path.display()))?;
            states.entry(id).or_default().join(&state);
        }
    }
    let mut digests = Vec::new();
    for state in states.values() {
        digests.push(CourseDigest::of(&state.course().map_err(|error| error.to_string())?));
    }
    digests.sort_by(|one, other| (one.dates, &one.title).cmp(&(other.dates, &other.title)));
    let bytes = match &asked.format {
        Format::Csv => to_csv(&digests)?,
        Format::Dhis2(unit) => to_dhis2(&digests, unit)?,
    };
    write_outside(&asked.out, &bytes).map_err(|error| error.to_string())?;
    let left_out = if left_out == 0 { String::new() } else { format!(", {left_out} files left out") };
    Ok(format!("{} courses{left_out}\n", digests.len()))
}

fn read(path: &Path) -> Result<(CourseId, State), String> {
    if path.extension().is_some_and(|end| end == "json") {
        let bytes = read_outside(path, codec::MAX_FILE_BYTES).map_err(|error| error.to_string())?;
        let course = codec::from_bytes::<Course>(&bytes).map_err(|error| error.to_string())?.doc;
        return Ok((course.id, State::of(&course)));
    }
    let file = open_outside(path).map_err(|error| error.to_string())?;
    let read = course_file::read(file).map_err(|why| why.to_string())?;
    Ok((read.course.id, read.state))
}
