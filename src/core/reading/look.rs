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
    /// Its title as it is compared.
    pub(super) plain: String,
    pub(super) minutes: Option<u32>,
    /// The day that it stands under, or 0.
    pub(super) day: u32,
    /// It only opens the day, and has no length.
    pub(super) opens: bool,
}

pub(crate) struct Look<'a, 't, 'w> {
    pub(super) text: &'a Text<'t>,
    pub(super) words: &'a Lexicons<'w>,
    pub(super) agenda_pages: BTreeSet<u32>,
    /// Where days begin, if there are several: the slide and the day.
    pub(super) days: Vec<(u32, u32)>,
}

/// Whether two titles are the same but for small things.
pub(crate) fn near(one: &str, other: &str) -> bool {
    near_plain(&plain(one), &plain(other))
}

/// The same for titles as they are compared.
pub(crate) fn near_plain(one: &str, other: &str) -> bool {
    let (shorter, longer) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if shorter.is_empty() || one == other {
        return !shorter.is_empty();
    }
    // One may go on where the other stops; else nearly all words must be shared.
    if shorter.len() >= 8 && longer.starts_with(shorter) {
        return true;
    }
    if shorter.len() * 2 < longer.len() {
        return false;
    }
    let (few, all): (BTreeSet<&str>, BTreeSet<&str>) =
        (shorter.split(' ').collect(), longer.split(' ').collect());
    few.intersection(&all).count() * 5 >= all.len() * 4
}

impl Look<'_, '_, '_> {
    /// The pages that are shown and are no agenda.
    pub(super) fn shown(&self) -> impl Iterator<Item = &PageText<'_>> {
        self.text.pages.iter().filter(|page| !page.hidden && !self.agenda_pages.contains(&page.number))
    }

    /// The day that a page stands under, or 0.
    pub(super) fn day_at(&self, page: u32) -> u32 {
        self.days.iter().rev().find(|(first, _)| *first <= page).map_or(0, |(_, day)| *day)
    }

    /// Whether the title of a page says that it is about nothing but one of these.
    pub(super) fn is_about(&self, page: &PageText<'_>, concepts: &[Concept]) -> bool {
        let told = page.title_tokens();
        concepts.iter().any(|concept| self.words.is(told, *concept))
    }
}
