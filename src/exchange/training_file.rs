//! A training as a file for another trainer, and back. What comes from elsewhere is checked: its size, its
//! shape, and that no text hides control or direction marks; and it gets ids of its own.

use std::sync::Arc;

use crate::core::ids::Ids;
use crate::core::model::agenda::{Agenda, Item};
use crate::core::model::material::{Material, MaterialFile};
use crate::core::model::training::{Origin, Training};
use crate::core::model::workspace::Doc;
use crate::core::plan::new_course::duplicate_training;
use crate::core::text::{one_line, with_hidden};
use crate::core::trouble::TroubleKind;
use crate::storage::documents::{self, decode};
use crate::storage::error::ReadError;
use crate::storage::keys::DocKind;

/// The largest file that is read, in bytes: a training is some hundred thousand.
pub const LARGEST: u64 = 8 * 1024 * 1024;

/// The most days and items that a file may hold.
const MOST_ITEMS: usize = 5_000;

/// The longest title that is kept, in characters.
const LONGEST_TITLE: usize = 300;

/// The longest text that is kept, in characters.
const LONGEST_TEXT: usize = 100_000;

/// Why a file is not taken in. Nothing is changed then.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// It is larger than any training.
    #[error("too large")]
    TooLarge,
    /// Written by a newer Doorstep.
    #[error("version {0} is newer")]
    Newer(u32),
    /// Something else than a training: a course, a picture, an empty file.
    #[error("not a training: {0}")]
    NotATraining(ReadError),
    /// A training, but damaged or cut short.
    #[error("damaged: {0}")]
    Damaged(ReadError),
    /// A number in it is implausible: an item of no length, more sessions than anybody can teach.
    #[error("a number that can't be meant: {0}")]
    OddNumber(String),
}

impl Refused {
    /// The kind of trouble, as the window names it.
    #[must_use]
    pub fn trouble(&self) -> TroubleKind {
        match self {
            Self::TooLarge => TroubleKind::TooLarge,
            Self::Newer(_) => TroubleKind::NewerTraining,
            Self::NotATraining(_) => TroubleKind::NotATraining,
            Self::Damaged(_) => TroubleKind::DamagedTraining,
            Self::OddNumber(_) => TroubleKind::OddTraining,
        }
    }

    fn of(error: ReadError) -> Self {
        match error {
            ReadError::TooLarge { .. } => Self::TooLarge,
            ReadError::Newer { version } => Self::Newer(version),
            ReadError::Empty | ReadError::NotOurs { .. } | ReadError::NotJson { line: 1, .. } => {
                Self::NotATraining(error)
            }
            ReadError::OutOfRange { place, value } => Self::OddNumber(format!("{place}: {value}")),
            error => Self::Damaged(error),
        }
    }
}

/// The bytes of a training's file.
///
/// # Errors
/// If it can't be written as JSON: a fault of the program.
pub fn to_bytes(training: &Arc<Training>) -> Result<Vec<u8>, String> {
    documents::to_bytes(&Doc::Training(Arc::clone(training)))
}

/// Reads a training's file: as a new training of the trainer's own, with ids of its own.
///
/// # Errors
/// Why it is none.
pub fn from_bytes(bytes: &[u8], ids: &Ids) -> Result<Training, Refused> {
    if bytes.len() as u64 > LARGEST {
        return Err(Refused::TooLarge);
    }
    let opened = decode(DocKind::Training, bytes).map_err(Refused::of)?;
    if opened.read_only() {
        return Err(Refused::Newer(opened.version));
    }
    let Doc::Training(training) = opened.doc else {
        return Err(Refused::NotATraining(ReadError::NotOurs { found: None }));
    };
    let items = training.agenda.items().count() + training.agenda.days.len();
    if items > MOST_ITEMS || training.agenda.days.is_empty() {
        return Err(Refused::OddNumber(format!("{items} days and sessions")));
    }
    let lengths = 1..=crate::core::time::LONGEST_ITEM;
    if let Some(item) = training.agenda.items().find(|item| !lengths.contains(&item.minutes)) {
        return Err(Refused::OddNumber(format!("{} minutes", item.minutes)));
    }
    let mut new = duplicate_training(&training, clean(&training.title), ids);
    new.origin = Origin::Loaded;
    new.language = clean(&new.language);
    clean_agenda(&mut new.agenda);
    for material in &mut new.materials {
        clean_material(Arc::make_mut(material));
    }
    Ok(new)
}

fn clean_agenda(agenda: &mut Agenda) {
    for day in &mut agenda.days {
        day.title = clean(&day.title);
        for item in &mut day.items {
            clean_item(Arc::make_mut(item));
        }
    }
}

fn clean_item(item: &mut Item) {
    item.title = clean(&item.title);
    let texts = [&mut item.objective, &mut item.method, &mut item.steps].into_iter();
    for text in texts.chain(item.key_points.iter_mut().map(|point| &mut point.text)) {
        *text = clean_text(text);
    }
    let supplies = item.supplies.iter_mut().map(|supply| &mut supply.text);
    for line in item.topics.iter_mut().chain(supplies) {
        *line = clean(line);
    }
}

/// A path of another computer leads nowhere here, or to something else: only names and addresses stay.
fn clean_material(material: &mut Material) {
    material.title = clean(&material.title);
    for file in &mut material.files {
        clean_file(file);
    }
}

fn clean_file(file: &mut MaterialFile) {
    file.path = None;
    let name = file.file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.file_name = clean(name);
    let of_the_web = |url: &String| {
        let small = url.to_ascii_lowercase();
        (small.starts_with("https://") || small.starts_with("http://")) && !url.contains(char::is_whitespace)
    };
    file.url = file.url.take().filter(of_the_web);
}

/// A title in one line without marks that can't be seen.
#[must_use]
pub fn clean(title: &str) -> String {
    one_line(title, LONGEST_TITLE)
}

/// A text of several lines without marks that can't be seen.
fn clean_text(text: &str) -> String {
    let shown = with_hidden(text).filter(|(c, hidden)| matches!(c, '\n' | '\t') || !hidden).map(|(c, _)| c);
    shown.take(LONGEST_TEXT).collect()
}
