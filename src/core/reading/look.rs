//! What both ways of looking through a deck share: the deck with its words, lines of its agenda, beginnings.

use std::collections::BTreeSet;

use super::text::PageText;
use super::tokens::plain;
use super::{Concept, Lexicons, Text};

/// An entry of an agenda.
#[derive(Clone, Debug)]
pub(crate) struct AgendaEntry {
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) minutes: Option<u32>,
}

pub(crate) struct Look<'a, 't, 'w> {
    pub(super) text: &'a Text<'t>,
    pub(super) words: &'a Lexicons<'w>,
    pub(super) agenda_pages: BTreeSet<u32>,
}

/// Whether two titles are the same but for small things.
pub(crate) fn near(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    if one == other {
        return true;
    }
    let (shorter, longer) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let (few, all): (BTreeSet<&str>, BTreeSet<&str>) =
        (shorter.split(' ').collect(), longer.split(' ').collect());
    let shared = few.intersection(&all).count();
    // One may go on where the other stops; else nearly all words must be shared.
    (shorter.len() >= 8 && longer.starts_with(shorter.as_str())) || shared * 5 >= all.len() * 4
}

impl Look<'_, '_, '_> {
    /// The pages that are shown and are no agenda.
    pub(super) fn shown(&self) -> impl Iterator<Item = &PageText<'_>> {
        self.text.pages.iter().filter(|page| !page.hidden && !self.agenda_pages.contains(&page.number))
    }

    /// Whether the title of a page says that it is about nothing but one of these.
    pub(super) fn is_about(&self, page: &PageText<'_>, concepts: &[Concept]) -> bool {
        let told = page.title_tokens();
        concepts.iter().any(|concept| self.words.is(&told, *concept))
    }
}

/// Where a session begins, before its end is known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    pub(super) page: u32,
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) percent: u32,
    /// The word of its label, or empty.
    pub(super) word: String,
    /// What its number stands in: "Module 2, unit 1" is another than "Module 3, unit 1".
    pub(super) outer: String,
    /// Its label stands on all its slides, and not in their titles.
    pub(super) runs: bool,
}
