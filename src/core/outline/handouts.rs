//! Which session gives a handout out: the one that has it among its pages, that names it, or whose number
//! its own begins with.

use std::collections::BTreeMap;

use super::label;
use super::text::Text;
use super::words::{Concept, Lexicons};
use super::{FoundHandout, FoundSession, Outline};

/// Gives every handout the session that it belongs to, if that can be told.
pub(super) fn give_to_sessions(found: &mut Outline, text: &Text<'_>, words: &Lexicons<'_>) {
    if found.handouts.is_empty() || found.sessions.is_empty() {
        return;
    }
    let named = named(&found.sessions, text, words);
    for handout in &mut found.handouts {
        handout.session = within(&found.sessions, handout.first)
            .or_else(|| named.get(&handout.number).copied())
            .or_else(|| numbered(&found.sessions, handout));
    }
}

/// The last session that has begun on this page and not ended before it.
fn within(sessions: &[FoundSession], page: u32) -> Option<usize> {
    sessions.iter().rposition(|session| session.first <= page && page <= session.last)
}

/// The first session that names each handout, by the number of the handout.
fn named(sessions: &[FoundSession], text: &Text<'_>, words: &Lexicons<'_>) -> BTreeMap<String, usize> {
    let mut named = BTreeMap::new();
    for page in &text.pages {
        let Some(session) = within(sessions, page.number) else { continue };
        for line in &page.lines {
            for label in label::all(line.text, words, Concept::Handout) {
                named.entry(label.number).or_insert(session);
            }
        }
    }
    named
}

/// Handout 2.1 belongs to session 2, if there is only one of that number.
fn numbered(sessions: &[FoundSession], handout: &FoundHandout) -> Option<usize> {
    let (number, _) = handout.number.rsplit_once('.')?;
    let mut same = sessions.iter().enumerate().filter(|(_, session)| session.number == number);
    let first = same.next()?.0;
    same.next().is_none().then_some(first)
}
