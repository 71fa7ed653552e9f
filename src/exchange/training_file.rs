//! A training as a file for another trainer, and back. What comes from elsewhere is checked: its size, its
//! shape, and that no title hides control or direction marks; and it gets ids of its own.

use std::sync::Arc;

use crate::core::agenda::Agenda;
use crate::core::ids::Ids;
use crate::core::plan::duplicate_training;
use crate::core::training::{Origin, Training};
use crate::core::workspace::Doc;
use crate::storage::documents::{self, decode};
use crate::storage::keys::DocKind;

/// The largest file that is read, in bytes: a training is some hundred thousand.
pub const LARGEST: u64 = 8 * 1024 * 1024;

/// The most days and items that a file may hold.
const MOST_ITEMS: usize = 5_000;

/// The bytes of a training's file.
///
/// # Errors
/// If it can't be written as JSON: a fault of the program.
pub fn to_bytes(training: &Arc<Training>) -> Result<Vec<u8>, String> {
    documents::to_bytes(&Doc::Training(Arc::clone(training)))
}

/// Reads a training's file: as a new training of one's own, with ids of its own.
///
/// # Errors
/// Why it is none, for the log.
pub fn from_bytes(bytes: &[u8], ids: &Ids) -> Result<Training, String> {
    if bytes.len() as u64 > LARGEST {
        return Err("too large".to_owned());
    }
    let opened = decode(DocKind::Training, bytes).map_err(|error| format!("{error:?}"))?;
    let Doc::Training(training) = opened.doc else {
        return Err("not a training".to_owned());
    };
    if training.agenda.items().count() + training.agenda.days.len() > MOST_ITEMS {
        return Err("too many items".to_owned());
    }
    if training.agenda.items().any(|item| item.minutes == 0 || item.minutes > crate::core::time::LONGEST_ITEM)
    {
        return Err("an item without a sensible length".to_owned());
    }
    let mut new = duplicate_training(&training, clean(&training.title), ids);
    new.origin = Origin::Loaded;
    clean_titles(&mut new.agenda);
    // A path of another computer leads nowhere here, or to something else: only names and addresses stay.
    for material in &mut new.materials {
        let material = Arc::make_mut(material);
        material.title = clean(&material.title);
        for file in &mut material.files {
            file.path = None;
        }
    }
    Ok(new)
}

fn clean_titles(agenda: &mut Agenda) {
    for day in &mut agenda.days {
        day.title = clean(&day.title);
        for item in &mut day.items {
            let item = Arc::make_mut(item);
            item.title = clean(&item.title);
        }
    }
}

/// A title in one line without marks that can't be seen.
#[must_use]
pub fn clean(title: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    title.chars().map(|c| if hidden(c) { ' ' } else { c }).take(300).collect::<String>().trim().to_owned()
}
