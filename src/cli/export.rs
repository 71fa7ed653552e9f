//! `doorstep export`: writes a document of a course to a file, without a window.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use strum::VariantArray;

use super::merge::read_course;
use crate::app::reports::not_made;
use crate::app::reports::order::Order;
use crate::core::model::built_in::{built_in_packages, outlines};
use crate::core::model::logo::{Logo, MOST_LOGOS};
use crate::core::model::workspace::Workspace;
use crate::desktop::clock::{Clock, SystemClock, time_zone};
use crate::exchange::logo_file;
use crate::exchange::report_file::NoFile;
use crate::i18n::I18n;
use crate::report::input::Options;
use crate::report::kinds::{Format, Kind};
use crate::storage::outside::{read_outside, write_if_free, write_over};
use crate::t;

/// What is to be written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Export {
    /// The file of the course.
    pub course: PathBuf,
    /// The name of the document.
    pub kind: Option<String>,
    /// The name of the format; the one that the name of the file says, or the usual one, if none.
    pub format: Option<String>,
    /// Where it goes.
    pub out: Option<PathBuf>,
    /// A file that is there may be written over.
    pub force: bool,
    /// Pictures to stand at the head.
    pub logos: Vec<PathBuf>,
    /// The day, counted from 1; all if none.
    pub day: Option<usize>,
    /// The share of the hours that a certificate asks for, in percent.
    pub share: Option<u32>,
    /// The time zone, for the calendar; the computer's if none.
    pub zone: Option<String>,
    /// The language of the document; the course's if none.
    pub language: Option<String>,
}

/// Reads what stands after `export`; none if the help is asked for.
///
/// # Errors
/// A sentence that says what can't be understood.
pub fn parse(arguments: &[OsString]) -> Result<Option<Box<Export>>, String> {
    use lexopt::prelude::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut asked, mut course) = (Export::default(), None);
    let words = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(words)? {
        let name = match &argument {
            Long("force") => {
                asked.force = true;
                continue;
            }
            Long("help") | Short('h') => return Ok(None),
            Long(name) => (*name).to_owned(),
            Value(value) if course.is_none() => {
                course = Some(PathBuf::from(value));
                continue;
            }
            _ => return Err(words(argument.unexpected())),
        };
        let value = parser.value().map_err(words)?;
        let text = value.to_string_lossy().into_owned();
        let number = || text.parse::<u32>().map_err(|_| format!("--{name} takes a number"));
        match name.as_str() {
            "as" => asked.kind = Some(text),
            "format" => asked.format = Some(text.to_lowercase()),
            "out" => asked.out = Some(value.into()),
            "logo" => asked.logos.push(value.into()),
            "day" => asked.day = usize::try_from(number()?).ok(),
            "share" => asked.share = Some(number()?),
            "zone" => asked.zone = Some(text),
            "lang" => asked.language = Some(text),
            name => return Err(format!("unknown option: --{name}")),
        }
    }
    asked.course = course.ok_or("export needs the file of a course")?;
    Ok(Some(Box::new(asked)))
}

/// The lines of the help that name the documents.
#[must_use]
pub fn kinds() -> String {
    let words = I18n::new("en");
    let line = |kind: &Kind| {
        let formats: Vec<&str> = kind.formats().iter().map(|format| format.extension()).collect();
        format!("  {:16}{} ({})\n", kind.name(), t!(words, kind.keys().0), formats.join(", "))
    };
    Kind::VARIANTS.iter().map(line).collect()
}

/// The picture of a file as a logo, called as its file is.
fn logo(path: &Path) -> Result<Logo, String> {
    let bytes = read_outside(path, logo_file::LARGEST);
    let bytes = bytes.map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    logo_file::read(&bytes, path).map_err(|why| format!("{}: {why}", path.display()))
}

/// Writes the document. Gives the text to print.
///
/// # Errors
/// A sentence that says what is wrong; then nothing was written.
pub fn export(asked: &Export) -> Result<String, String> {
    let name = asked.kind.as_deref().ok_or("export needs --as KIND")?;
    let kind = Kind::VARIANTS.iter().copied().find(|kind| kind.name() == name);
    let kind = kind.ok_or_else(|| format!("there is no document {name}; see doorstep --help"))?;
    let out = asked.out.as_ref().ok_or("export needs --out FILE")?;
    let format = format(asked, kind)?;
    let course = read_course(&asked.course)?;
    let language = asked.language.clone().unwrap_or_else(|| course.language.clone());
    let mut options = Options::default();
    if let Some(share) = asked.share {
        options.share = share.min(100);
    }
    options.logos = asked.logos.iter().take(MOST_LOGOS).map(|path| logo(path)).collect::<Result<_, _>>()?;
    if let Some(number) = asked.day {
        let day = number.checked_sub(1).and_then(|index| course.agenda.days.get(index));
        options.day = Some(day.ok_or_else(|| format!("the course has no day {number}"))?.id);
    }
    let zone = match &asked.zone {
        Some(name) => TimeZone::get(name).map_err(|error| error.to_string())?,
        None => time_zone(),
    };
    let id = course.id;
    let mut workspace = Workspace::new(built_in_packages(), outlines());
    workspace.courses.insert(id, Arc::new(course));
    let now = SystemClock::default().now();
    let order = Order { workspace, course: id, kind, format, language, options, now, zone };
    let say = |why: NoFile| not_made(&I18n::new(asked.language.as_deref().unwrap_or("en")), &why);
    let file = order.file().map_err(say)?;
    let fail =
        |error: crate::storage::error::StorageError| format!("{} can't be written: {error}", out.display());
    if asked.force {
        write_over(out, &file.bytes).map_err(fail)?;
    } else if !write_if_free(out, &file.bytes).map_err(fail)? {
        return Err(format!("{} is there already; --force writes over it", out.display()));
    }
    let mut text = format!("{}: {} bytes\n", out.display(), file.bytes.len());
    if !file.without_shape.is_empty() {
        let signs: String = file.without_shape.iter().collect();
        text.push_str(&format!("an empty box stands for these signs: {signs}\n"));
    }
    Ok(text)
}

/// The format that was asked for, or that the name of the file says, or the usual one.
fn format(asked: &Export, kind: Kind) -> Result<Format, String> {
    let by_name = asked.out.as_ref().and_then(|out| out.extension()?.to_str().map(str::to_lowercase));
    let wanted = asked.format.clone().or(by_name);
    let known =
        |name: &String| kind.formats().iter().copied().find(|format| format.extension() == name.as_str());
    match (&wanted, &asked.format) {
        (Some(name), Some(_)) => {
            known(name).ok_or_else(|| format!("{} is not written as {name}", kind.name()))
        }
        (name, _) => Ok(name.as_ref().and_then(known).unwrap_or(kind.formats()[0])),
    }
}
