//! The command line: starts the window, or checks files without one.

pub mod digests;
pub mod export;
pub mod inspect;
pub mod launch;
pub(crate) mod logging;
pub mod merge;

use std::ffi::OsString;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::own_words;
use crate::app::services::Services;
use crate::app::startup::Start;
use crate::app::startup::second_start::hand_over;
use crate::core::model::agenda::Agenda;
use crate::core::model::progress::Progress;
use crate::core::model::workspace::Doc;
use crate::core::settings::RendererChoice;
use crate::desktop::clock::SystemClock;
use crate::desktop::dialogs::SystemDialogs;
use crate::desktop::opener::SystemOpener;
use crate::i18n::I18n;
use crate::materials::confine::confine;
use crate::materials::pictures::draw::{self, COMMAND};
use crate::materials::reading::reader;
use crate::materials::reading::reader::Reader;
use crate::storage::codec::MAX_FILE_BYTES;
use crate::storage::keys::DocKind;
use crate::storage::outside::read_outside;
use crate::storage::paths::{DataDir, Surroundings};
use crate::t;
use export::Export;

const HELP: &str = "\
Doorstep: plan and deliver trainings for home visitors.

Usage:
  doorstep [FILE] [--data-dir DIR] [--lang xx] [--renderer glow|wgpu]
                            open the window, or show the one that is open; FILE is a colleague's
                            course (.doorstep) or training (.doorstep-training.json)
  doorstep check FILE..     say what a course or training file holds, and what is wrong with it
  doorstep inspect FILE.. [--json]
                            say which sessions and handouts are in decks (.pptx) and guides (.pdf);
                            with --json one object for each file, on a line of its own.
                            Ends with 0 if every file could be read, else with 1.
  doorstep merge [BASE] MINE THEIRS --out FILE
                            put the work of two people on one course together: course files
                            (.doorstep) or courses (.json). BASE is the course before both.
                            Says what is new, and what both changed. FILE ends with .doorstep or .json.
  doorstep export digests COURSE_OR_FOLDER.. --out FILE [--format csv|xlsx|dhis2 --org-unit CODE]
                            courses in figures, without names of participants, a line for each;
                            a FOLDER is the folder of a team, in which the work of all is one
  doorstep export COURSE --as KIND --out FILE [--format F] [--force] [--day N] [--share PERCENT]
                            [--zone Area/City] [--lang xx] [--logo FILE ..]
                            write a document of a course (.doorstep or .json) to FILE. The name of FILE says
                            the format unless F does. --force writes over a file that is there, --share is
                            the part of the hours that a certificate asks for, a --logo (PNG or JPEG,
                            at most four) stands at the head. The KINDs are listed below.

  --data-dir DIR    keep everything in DIR (also: DOORSTEP_DATA_DIR)
  --lang xx         the language of the window for this run: en, ru
  --renderer NAME   draw with glow (OpenGL) or wgpu (Direct3D, Metal, Vulkan)
  --version, --help
";

/// What the command line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// The window.
    Window {
        /// Where everything is kept.
        data_dir: Option<PathBuf>,
        /// The language for this run.
        language: Option<String>,
        /// How to draw.
        renderer: RendererChoice,
        /// A file to open in it.
        file: Option<PathBuf>,
    },
    /// A look into files.
    Check(Vec<PathBuf>),
    /// A look into decks and guides.
    Inspect {
        /// The files.
        files: Vec<PathBuf>,
        /// As JSON, for other programs.
        json: bool,
        /// The language of the sentences.
        language: Option<String>,
        /// Where the words of a colleague may be.
        data_dir: Option<PathBuf>,
    },
    /// Putting the work of two people together.
    Merge {
        /// The course before both, if given; mine; theirs.
        files: Vec<PathBuf>,
        /// Where the merged course goes.
        out: PathBuf,
    },
    /// Courses in figures.
    Digests(digests::Digests),
    /// A document of a course as a file.
    Export(Box<Export>),
    /// Drawing pages of a PDF for the window that started this process.
    DrawPages(PathBuf),
    /// Reading the words of a PDF for the Doorstep that started this process.
    ReadWords(PathBuf),
    /// Counting the pages of a PDF for the Doorstep that started this process.
    CountPages(PathBuf),
    /// The help.
    Help,
    /// The version.
    Version,
}

/// Reads the command line.
///
/// # Errors
/// A sentence that says what can't be understood.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    use lexopt::prelude::{Long, Short, Value};
    let (mut data_dir, mut language, mut renderer) = (None, None, RendererChoice::Auto);
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, command, file] = arguments.as_slice() {
        match command.to_str() {
            Some(COMMAND) => return Ok(Asked::DrawPages(file.into())),
            Some(reader::WORDS) => return Ok(Asked::ReadWords(file.into())),
            Some(reader::COUNT) => return Ok(Asked::CountPages(file.into())),
            _ => {}
        }
    }
    if let [_, command, what, rest @ ..] = arguments.as_slice()
        && command == "export"
        && what == "digests"
    {
        return digests::parse(rest).map(Asked::Digests);
    }
    if let [_, command, rest @ ..] = arguments.as_slice()
        && command == "export"
    {
        return export::parse(rest).map(|export| export.map_or(Asked::Help, Asked::Export));
    }
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut command: Option<(&str, Vec<PathBuf>)> = None;
    let (mut json, mut out, mut file) = (false, None, None);
    let words = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(words)? {
        match argument {
            Long("data-dir") => data_dir = Some(PathBuf::from(parser.value().map_err(words)?)),
            Long("lang") => language = Some(parser.value().map_err(words)?.to_string_lossy().into_owned()),
            Long("renderer") => {
                renderer = match parser.value().map_err(words)?.to_str() {
                    Some("glow") => RendererChoice::Glow,
                    Some("wgpu") => RendererChoice::Wgpu,
                    _ => return Err("--renderer takes glow or wgpu".to_owned()),
                };
            }
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long("json") => json = true,
            Long("out") => out = Some(PathBuf::from(parser.value().map_err(words)?)),
            Value(value) => match &mut command {
                Some((_, files)) => files.push(value.into()),
                None if file.is_some() => return Err("one file at a time".to_owned()),
                None => match ["check", "inspect", "merge"].into_iter().find(|known| value == **known) {
                    Some(known) => command = Some((known, Vec::new())),
                    // No command has a dot or a folder in it, and hardly any file has neither.
                    None if value.to_string_lossy().contains(['.', '/', '\\']) => file = Some(value.into()),
                    None => return Err(format!("unknown command: {}", value.to_string_lossy())),
                },
            },
            other => return Err(words(other.unexpected())),
        }
    }
    if json && !matches!(command, Some(("inspect", _))) {
        return Err("--json goes with inspect".to_owned());
    }
    match (command, out) {
        (Some(("merge", files)), Some(out)) if matches!(files.len(), 2 | 3) => {
            Ok(Asked::Merge { files, out })
        }
        (Some(("merge", _)), _) => Err("merge needs two or three files and --out FILE".to_owned()),
        (_, Some(_)) => Err("--out goes with merge".to_owned()),
        (Some((_, files)), _) if files.is_empty() => {
            Err("check and inspect need at least one file".to_owned())
        }
        (Some(("inspect", files)), _) => Ok(Asked::Inspect { files, json, language, data_dir }),
        (Some((_, files)), _) => Ok(Asked::Check(files)),
        (None, None) => Ok(Asked::Window { data_dir, language, renderer, file }),
    }
}

/// Does what the command line asks for. Sentences about failures go to standard error.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match parse(arguments) {
        Ok(Asked::Help) => {
            say(&format!("{HELP}\nKINDs of documents, with their formats:\n{}", export::kinds()))
        }
        Ok(Asked::Version) => say(concat!("doorstep ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Asked::Check(files)) => check(&files),
        Ok(Asked::Inspect { files, json, language, data_dir }) => {
            let own =
                DataDir::find(Surroundings::of_process(data_dir)).map(|(dir, _)| own_words::take_in(&dir));
            if let Ok(Err(why)) = own {
                complain(&format!("words.json in the data folder can't be used: {why}"));
            }
            let reader = std::env::current_exe().map(Reader::with).unwrap_or_default();
            let words = I18n::new(language.as_deref().unwrap_or("en"));
            let (text, good) = super::cli::inspect::inspect(&files, json, &reader, &words);
            say(&text);
            if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Ok(Asked::Merge { files, out }) => match super::cli::merge::merge(&files, &out) {
            Ok(text) => say(&text),
            Err(why) => fail(&why),
        },
        Ok(Asked::Digests(asked)) => match digests::write(&asked) {
            Ok(text) => say(&text),
            Err(why) => fail(&why),
        },
        Ok(Asked::Export(asked)) => match export::export(&asked) {
            Ok(text) => say(&text),
            Err(why) => fail(&why),
        },
        Ok(Asked::Window { data_dir, language, renderer, file }) => {
            window(data_dir, language, renderer, file)
        }
        Ok(Asked::DrawPages(file)) => {
            confine(&file);
            served(draw::serve(&file, BufReader::new(std::io::stdin()), std::io::stdout()))
        }
        Ok(Asked::ReadWords(file)) => {
            confine(&file);
            served(reader::serve_words(&file, std::io::stdout().lock()))
        }
        Ok(Asked::CountPages(file)) => {
            confine(&file);
            served(reader::serve_count(&file, std::io::stdout().lock()))
        }
        Err(why) => fail(&format!("{why}\nTry: doorstep --help")),
    }
}

/// An error means that who started this process is gone.
fn served(how: std::io::Result<()>) -> ExitCode {
    if how.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(text: &str) -> ExitCode {
    // A reader that went away is no failure.
    std::io::stdout().write_all(text.as_bytes()).ok();
    ExitCode::SUCCESS
}

fn fail(text: &str) -> ExitCode {
    complain(text);
    ExitCode::FAILURE
}

fn complain(text: &str) {
    std::io::stderr().write_all(format!("doorstep: {text}\n").as_bytes()).ok();
}

fn window(
    data_dir: Option<PathBuf>,
    language: Option<String>,
    renderer: RendererChoice,
    file: Option<PathBuf>,
) -> ExitCode {
    let system = sys_locale::get_locale().unwrap_or_else(|| "en".to_owned());
    let dir = match DataDir::find(Surroundings::of_process(data_dir)) {
        Ok((dir, _)) => dir,
        Err(_) => {
            let words = I18n::new(language.as_deref().unwrap_or(&system));
            return no_window(&words, words.get("start-no-folder"));
        }
    };
    let log = super::cli::logging::start(&dir).map(Rc::new);
    super::cli::logging::note_panics();
    let dialogs = Arc::new(SystemDialogs::default());
    let services = Services {
        clock: Arc::new(SystemClock::default()),
        system_language: system,
        forced_language: language,
        seed: uuid::Uuid::new_v4().as_u64_pair().0,
        opener: Arc::new(SystemOpener),
        dialogs: dialogs.clone(),
        program: std::env::current_exe().unwrap_or_default(),
        removable_drives: Arc::new(crate::desktop::drives::removable_drives),
        downloads: directories::UserDirs::new().and_then(|dirs| dirs.download_dir().map(PathBuf::from)),
        web: crate::materials::download::web::Web::default(),
    };
    let file = file.map(|file| std::path::absolute(&file).unwrap_or(file));
    let start = Start { file, ..Start::begun_on(dir) };
    if start.other.as_ref().is_some_and(|other| hand_over(other, start.file.as_deref())) {
        return ExitCode::SUCCESS;
    }
    let language = services.language(&start.settings).to_owned();
    match super::cli::launch::run(services, start, renderer, &dialogs, log.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window");
            let words = I18n::new(&language);
            no_window(&words, &t!(words, "start-no-window", why = error.to_string()))
        }
    }
}

/// Says why there is no window: in a console, and in a box of the system where there is none.
fn no_window(words: &I18n, why: &str) -> ExitCode {
    complain(why);
    crate::desktop::dialogs::tell(words.get("app-name"), why);
    ExitCode::FAILURE
}

fn check(files: &[PathBuf]) -> ExitCode {
    let mut good = true;
    let mut report = String::new();
    for file in files {
        match check_one(file) {
            Ok(text) => report.push_str(&format!("{}: {text}\n", file.display())),
            Err(why) => {
                good = false;
                report.push_str(&format!("{}: can't be used: {why}\n", file.display()));
            }
        }
    }
    say(&report);
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check_one(file: &Path) -> Result<String, String> {
    let bytes = read_outside(file, MAX_FILE_BYTES).map_err(|error| error.to_string())?;
    let course = crate::app::courses::shelf::decode(DocKind::Course, &bytes);
    let (doc, newer) = match course {
        Ok(read) => read,
        Err(as_course) => {
            crate::app::courses::shelf::decode(DocKind::Training, &bytes).map_err(|as_training| {
                let of_training = bytes.windows(18).any(|part| part == b"\"doorstep-training");
                if of_training { as_training.detail } else { as_course.detail }
            })?
        }
    };
    let newer = if newer { ", written by a newer version: can be looked at, not edited" } else { "" };
    Ok(match doc {
        Doc::Course(course) => {
            let progress = Progress::of(course.agenda.items(), &course.records);
            let notes = course.notes.len();
            format!(
                "course \"{}\", {}, {} recorded, {notes} notes{newer}",
                course.title,
                counts(&course.agenda),
                progress.closed()
            )
        }
        Doc::Training(training) => {
            format!("training \"{}\", {}{newer}", training.title, counts(&training.agenda))
        }
    })
}

fn counts(agenda: &Agenda) -> String {
    let problems: usize =
        agenda.days.iter().map(|day| crate::core::plan::problems::problems(day).len()).sum();
    format!("{} days, {} items, {problems} remarks on the times", agenda.days.len(), agenda.items().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Asked, String> {
        parse(std::iter::once("doorstep").chain(line.split_whitespace()).map(OsString::from))
    }

    #[test]
    fn the_command_line_is_read() {
        let window = |data_dir: Option<&str>, language: Option<&str>, renderer| Asked::Window {
            data_dir: data_dir.map(PathBuf::from),
            language: language.map(str::to_owned),
            renderer,
            file: None,
        };
        let with = |file: &str| Asked::Window {
            data_dir: None,
            language: None,
            renderer: RendererChoice::Auto,
            file: Some(PathBuf::from(file)),
        };
        for file in ["Course.doorstep", r"C:\Users\ana\Course", "/home/ana/check"] {
            assert_eq!(read(file), Ok(with(file)));
        }
        assert_eq!(read(""), Ok(window(None, None, RendererChoice::Auto)));
        let all = "--data-dir x --lang ru --renderer wgpu";
        assert_eq!(read(all), Ok(window(Some("x"), Some("ru"), RendererChoice::Wgpu)));
        assert_eq!(read("check a b"), Ok(Asked::Check(vec!["a".into(), "b".into()])));
        assert_eq!(read("--help"), Ok(Asked::Help));
        assert_eq!(read("--version"), Ok(Asked::Version));
        let export = Export {
            course: "c.json".into(),
            kind: Some("report".to_owned()),
            out: Some("r.docx".into()),
            day: Some(2),
            ..Export::default()
        };
        let line = "export c.json --as report --out r.docx --day 2";
        assert_eq!(read(line), Ok(Asked::Export(Box::new(export))));
        assert_eq!(read("export --help"), Ok(Asked::Help));
        let inspect = Asked::Inspect { files: vec!["a".into()], json: true, language: None, data_dir: None };
        assert_eq!(read("inspect a --json"), Ok(inspect));
        let files = |names: &[&str]| names.iter().map(PathBuf::from).collect();
        let two = Asked::Merge { files: files(&["a", "b"]), out: "c".into() };
        assert_eq!(read("merge a b --out c"), Ok(two));
        let three = Asked::Merge { files: files(&["o", "a", "b"]), out: "c".into() };
        assert_eq!(read("merge o a b --out c"), Ok(three));
        for wrong in [
            "merge a b",
            "merge a --out b",
            "merge a b c d --out e",
            "check a --out b",
            "--out b",
            "merge a b --out c --json",
            "check",
            "inspect",
            "inspect --json",
            "check a --json",
            "--json",
            "dance",
            "export digests",
            "export digests a",
            "export digests a --out b --format pdf",
            "export digests a --out b --format dhis2",
            "a.doorstep b.doorstep",
            "a.doorstep check b",
            "--renderer paper",
            "export",
            "export a b --as report",
            "export a --day two",
            "--lang",
            "--colour",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
