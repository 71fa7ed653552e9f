//! Where sessions begin as the trainer says it: what was found is where it starts, and every beginning can be set,
//! taken away, and called otherwise.

use std::collections::BTreeMap;

use super::pages::{Page, Pages};
use super::{FoundSession, Outline};

/// Slides or pages where sessions begin, counted from 1, and what those sessions are called.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Beginnings {
    titles: BTreeMap<u32, String>,
}

impl Beginnings {
    /// Those that were found.
    #[must_use]
    pub fn found(found: &Outline) -> Self {
        // Of several on one page the first is called by it.
        let sessions = found.sessions.iter().rev();
        Self { titles: sessions.map(|session| (session.first, session.title.clone())).collect() }
    }

    /// The title of the session that begins on a page, if one does.
    #[must_use]
    pub fn title(&self, page: u32) -> Option<&str> {
        self.titles.get(&page).map(String::as_str)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.titles.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }

    /// A session begins on this page, or does not any more. It is called as it was found, or as the page is.
    pub fn toggle(&mut self, page: u32, found: &Outline, pages: &Pages) {
        if self.titles.remove(&page).is_some() {
            return;
        }
        let own = found.sessions.iter().find(|session| session.first == page);
        let index = usize::try_from(page).ok().and_then(|page| page.checked_sub(1));
        let shown = || index.and_then(|index| pages.pages.get(index)).map(called).unwrap_or_default();
        let title = own.map_or_else(|| shown().to_owned(), |session| session.title.clone());
        self.titles.insert(page, title);
    }

    /// The session that begins on this page is called so.
    pub fn call(&mut self, page: u32, title: String) {
        if let Some(own) = self.titles.get_mut(&page) {
            *own = title;
        }
    }

    /// Whether a session of the outline was set, or called, by the trainer and not found so.
    #[must_use]
    pub fn is_by_hand(session: &FoundSession, found: &Outline) -> bool {
        !found.sessions.iter().any(|own| own.first == session.first && own.title == session.title)
    }

    /// What was found, with these beginnings instead of its own. What stays keeps its number, length and objectives;
    /// a session goes on over those that were taken away behind it, and ends before one that was set within it.
    #[must_use]
    pub fn outline(&self, found: &Outline) -> Outline {
        let mut sessions = Vec::new();
        // The places of the sessions that were found among those that are now.
        let mut places: Vec<Option<usize>> = vec![None; found.sessions.len()];
        for (page, title) in &self.titles {
            let next = self.titles.range(page + 1..).next().map(|(next, _)| *next);
            let own: Vec<usize> =
                (0..found.sessions.len()).filter(|at| found.sessions[*at].first == *page).collect();
            for (nth, at) in own.iter().enumerate() {
                places[*at] = Some(sessions.len());
                let mut session = found.sessions[*at].clone();
                if nth == 0 {
                    session.title.clone_from(title);
                }
                if nth + 1 == own.len() {
                    session.last = last(found, *page, session.last, next);
                }
                sessions.push(session);
            }
            if own.is_empty() {
                let within = found.sessions.iter().rev().find(|one| one.first < *page && *page <= one.last);
                let last = last(found, *page, within.map_or(found.pages, |one| one.last), next);
                let day = within.and_then(|one| one.day);
                let set =
                    FoundSession { title: title.clone(), first: *page, last, day, ..FoundSession::default() };
                sessions.push(FoundSession { percent: 100, ..set });
            }
        }
        let mut handouts = found.handouts.clone();
        for handout in &mut handouts {
            let Some(before) = handout.session else { continue };
            // What belonged to a session that is none belongs to the one that goes on over it.
            let first = found.sessions.get(before).map_or(handout.first, |session| session.first);
            let around = sessions.iter().rposition(|one| one.first <= first && first <= one.last);
            handout.session = places.get(before).copied().flatten().or(around);
        }
        Outline { sessions, handouts, ..found.clone() }
    }
}

/// The last page of what begins on a page and would end on another, as far as the next beginning lets it.
fn last(found: &Outline, page: u32, own: u32, next: Option<u32>) -> u32 {
    let gone =
        found.sessions.iter().filter(|one| one.first > page && next.is_none_or(|next| one.first < next));
    let last = gone.map(|one| one.last).fold(own, u32::max);
    // Two that were found may share a page of a guide; what was set begins on a page of its own.
    let shares = |next: &u32| last == *next && found.sessions.iter().any(|one| one.first == *next);
    match next {
        Some(next) if last >= next && !shares(&next) => (next - 1).max(page),
        _ => last.max(page),
    }
}

/// What a page is called: by its title, else by its first line.
#[must_use]
pub fn called(page: &Page) -> &str {
    if page.title.is_empty() { page.lines.first().map_or("", |line| line.text.as_str()) } else { &page.title }
}
