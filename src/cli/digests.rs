//! `doorstep export digests`: courses in figures, without a window.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::app::overview::gather::{Gathered, Gathering};
use crate::core::ids::CourseId;
use crate::core::merge::state::State;
use crate::core::model::built_in::{built_in_packages, outlines};
use crate::core::model::course::Course;
use crate::core::model::workspace::Workspace;
use crate::core::overview::filter::Filter;
use crate::desktop::clock::{Clock as _, SystemClock};
use crate::exchange::course_file;
use crate::exchange::digests::{to_csv, to_dhis2};
use crate::exchange::xlsx::to_xlsx;
use crate::i18n::I18n;
use crate::report::overview::Input;
use crate::report::overview::workbook::workbook;
use crate::storage::codec;
use crate::storage::outside::{open_outside, read_outside, write_outside};

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
    Xlsx,
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
        (Some("xlsx"), None) => Format::Xlsx,
        (Some("dhis2"), Some(unit)) => Format::Dhis2(unit),
        (Some("dhis2"), None) => return Err("dhis2 needs --org-unit CODE".to_owned()),
        _ => return Err("--format takes csv, xlsx or dhis2, and --org-unit goes with dhis2".to_owned()),
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
    let mut found = Gathering::default();
    // What several devices wrote of one course is one course.
    let mut states: BTreeMap<CourseId, State> = BTreeMap::new();
    for path in &asked.from {
        if path.is_dir() {
            found.team(path, &|| false).map_err(|error| error.to_string())?;
        } else {
            let (id, state) = read(path).map_err(|why| format!("{} can't be used: {why}", path.display()))?;
            states.entry(id).or_default().join(&state);
        }
    }
    for state in states.values() {
        if !found.state(state) {
            return Err("a file makes no course".to_owned());
        }
    }
    let Gathered { digests, left_out } = found.done();
    let bytes = match &asked.format {
        Format::Csv => to_csv(&digests)?,
        Format::Dhis2(unit) => to_dhis2(&digests, unit)?,
        Format::Xlsx => {
            let workspace = Workspace::new(built_in_packages(), outlines());
            let (words, filter) = (I18n::new("en"), Filter::default());
            let (digests, now) = (digests.iter().collect::<Vec<_>>(), SystemClock::default().now());
            let (words, workspace, filter, digests) = (&words, &workspace, &filter, digests.as_slice());
            to_xlsx(&workbook(&Input { words, workspace, digests, filter, now }))?
        }
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
