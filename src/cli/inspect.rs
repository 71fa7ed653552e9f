//! `doorstep inspect`: what is in decks and guides, for people or as JSON.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::core::reading;
use crate::core::reading::pages::ReadProblem;
use crate::core::reading::{FoundHandout, FoundSession, Outline, OutlineKind};
use crate::core::trouble::FileTrouble;
use crate::i18n::I18n;
use crate::materials::reading::reader::Reader;
use crate::report::words::file_trouble;

/// One file as JSON.
#[derive(Serialize)]
struct FileReport {
    file: String,
    kind: &'static str,
    language: Option<String>,
    day: Option<u32>,
    pages: u32,
    sessions: Vec<Session>,
    handouts: Vec<Handout>,
    problems: Vec<String>,
}

#[derive(Serialize)]
struct Session {
    /// None where the file shows none.
    number: Option<Number>,
    title: String,
    first: u32,
    last: u32,
    minutes: Option<u32>,
    /// Only in a file for several days.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    confidence: f64,
}

#[derive(Serialize)]
struct Handout {
    /// None where the file gives none.
    number: Option<Number>,
    title: String,
    /// None where the file only names it.
    first: Option<u32>,
    last: Option<u32>,
}

/// A number as the file has it: `3`, or `"2.1"` where it is no whole one.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(u32),
    Parts(String),
}

impl Number {
    fn of(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Parts(text.to_owned()), Self::Whole)
    }
}

/// Looks into files; gives the text to print, and whether all of them could be read. As JSON, each file is
/// an object on a line of its own.
#[must_use]
pub fn inspect(files: &[PathBuf], json: bool, reader: &Reader, words: &I18n) -> (String, bool) {
    let mut text = String::new();
    let mut good = true;
    for file in files {
        let (report, read) = report(file, reader, words);
        good &= read;
        if json {
            // Plain data: it can always be written.
            text.push_str(&serde_json::to_string(&report).unwrap_or_default());
            text.push('\n');
        } else {
            table(&mut text, &report, words);
        }
    }
    (text, good)
}

/// What is in a file, and whether it could be read.
fn report(file: &Path, reader: &Reader, words: &I18n) -> (FileReport, bool) {
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let shown = file.display().to_string();
    match reader.read(file, &|| false) {
        Ok(pages) => {
            let found = reading::find(&pages, &name);
            let problems = pages.problems.iter().map(|problem| problem_words(words, *problem)).collect();
            (of(shown, found, problems), true)
        }
        Err(why) => {
            let problems = vec![refusal_words(words, why).to_owned()];
            (of(shown, Outline::default(), problems), false)
        }
    }
}

fn of(file: String, found: Outline, problems: Vec<String>) -> FileReport {
    let kind = match found.kind {
        OutlineKind::Deck => "deck",
        OutlineKind::Guide => "guide",
        OutlineKind::Other => "other",
    };
    let session = |session: FoundSession| Session {
        number: (!session.number.is_empty()).then(|| Number::of(&session.number)),
        title: session.title,
        first: session.first,
        last: session.last,
        minutes: session.minutes,
        day: session.day,
        confidence: f64::from(session.percent) / 100.0,
    };
    let handout = |handout: FoundHandout| Handout {
        number: (!handout.number.is_empty()).then(|| Number::of(&handout.number)),
        title: if handout.title.is_empty() { handout.label } else { handout.title },
        first: (!handout.named_only).then_some(handout.first),
        last: (!handout.named_only).then_some(handout.last),
    };
    FileReport {
        file,
        kind,
        language: found.language,
        day: found.day,
        pages: found.pages,
        sessions: found.sessions.into_iter().map(session).collect(),
        handouts: found.handouts.into_iter().map(handout).collect(),
        problems,
    }
}

fn table(text: &mut String, report: &FileReport, words: &I18n) {
    let day = report.day.map(|day| format!(", {}", with_number(words, "day-number", "number", day)));
    text.push_str(&format!("{}: {}{}\n", report.file, report.kind, day.unwrap_or_default()));
    let number = |number: &Number| match number {
        Number::Whole(number) => number.to_string(),
        Number::Parts(number) => number.clone(),
    };
    for session in &report.sessions {
        let minutes = session.minutes.map(|minutes| format!(", {}", words.minutes(minutes)));
        text.push_str(&format!(
            "  {:>4}  {:>3}-{:<3}  {}{} ({:.0} %)\n",
            session.number.as_ref().map(number).unwrap_or_default(),
            session.first,
            session.last,
            session.title,
            minutes.unwrap_or_default(),
            session.confidence * 100.0
        ));
    }
    for handout in &report.handouts {
        let label = words.get("reading-handout");
        let number = handout.number.as_ref().map(number).unwrap_or_default();
        let range = handout.first.zip(handout.last).map(|(first, last)| format!("{first}-{last}"));
        text.push_str(&format!("  {label} {number}  {}  {}\n", range.unwrap_or_default(), handout.title));
    }
    for problem in &report.problems {
        text.push_str(&format!("  ! {problem}\n"));
    }
}

/// Why a file could not be read, in a sentence: what, why, and what to do.
fn refusal_words(words: &I18n, why: FileTrouble) -> &str {
    words.get(file_trouble(why))
}

/// What could not be read of a file, in a sentence.
fn problem_words(words: &I18n, problem: ReadProblem) -> String {
    match problem {
        ReadProblem::DamagedPage(page) => with_number(words, "reading-damaged-page", "page", page),
        ReadProblem::NoText(page) => with_number(words, "reading-no-text", "page", page),
        ReadProblem::PictureOfText(page) => with_number(words, "reading-picture-of-text", "page", page),
        ReadProblem::CutShort => words.get("reading-cut-short").to_owned(),
        ReadProblem::OrderUnsure => words.get("reading-order-unsure").to_owned(),
    }
}

fn with_number(words: &I18n, key: &str, name: &'static str, number: u32) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set(name, i64::from(number));
    words.format(key, &args)
}
