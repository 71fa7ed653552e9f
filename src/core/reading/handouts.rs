//! The handouts that a deck names, in titles, lines and notes; and which session gives a handout out: the one
//! that has it among its pages, that names it, or whose number its own begins with.

use std::collections::BTreeMap;

use super::label::{self, Label};
use super::lengths;
use super::text::{PageText, Text};
use super::tokens::begins_small;
use super::words::{Concept, Lexicons};
use super::{FoundHandout, FoundSession, MOST_FOUND, Outline};

/// The handouts that a deck names, each with the slide that names it first.
pub(super) fn in_deck(text: &Text<'_>, words: &Lexicons<'_>) -> Vec<FoundHandout> {
    let mut found: Vec<FoundHandout> = Vec::new();
    for page in &text.pages {
        for (label, line) in named_on(page, words) {
            let title = title_of(page, &label, line, words);
            // Its own slide has it in the title.
            let titled = label::leading(&page.title, words, Concept::Handout)
                .or_else(|| label::without_number(&page.title, words, Concept::Handout));
            let own = titled.is_some_and(|titled| titled.number == label.number);
            let same = |handout: &&mut FoundHandout| {
                handout.number == label.number && (!label.number.is_empty() || handout.title == title)
            };
            let room = found.len() < MOST_FOUND;
            match found.iter_mut().find(same) {
                Some(known) => {
                    if known.title.is_empty() || (own && known.named_only && !title.is_empty()) {
                        known.title = title;
                    }
                    if own && known.named_only {
                        (known.first, known.last, known.named_only) = (page.number, page.number, false);
                    }
                }
                None if !room => {}
                None => found.push(FoundHandout {
                    label: label.text(line).to_owned(),
                    title,
                    first: page.number,
                    last: page.number,
                    named_only: !own,
                    session: None,
                    number: label.number,
                }),
            }
        }
    }
    found
}

/// The labels of handouts on a slide and in its notes, with their lines; a list of many is an overview.
fn named_on<'a>(page: &'a PageText<'_>, words: &Lexicons<'_>) -> Vec<(Label, &'a str)> {
    let title = std::iter::once(page.title.as_str());
    let lines = page.lines.iter().map(|line| line.text).filter(|text| *text != page.title);
    let texts = title.chain(lines).chain(page.notes.lines());
    texts
        .flat_map(|text| {
            let mut labels = label::all(text, words, Concept::Handout);
            if labels.is_empty() {
                labels.extend(label::without_number(text, words, Concept::Handout));
            }
            labels.into_iter().map(move |label| (label, text))
        })
        .collect()
}

/// What a handout is called where it is named.
fn title_of(page: &PageText<'_>, label: &Label, line: &str, words: &Lexicons<'_>) -> String {
    let own = label::without_bullet(line);
    let leads = own.starts_with(label.text(line));
    let behind = label::title_behind(line, label.end);
    let goes_on = |title: &str| goes_on(page, line, title);
    if !leads || !behind.is_empty() {
        return label::title_alone(&goes_on(behind), words);
    }
    // "Handout 2 Family map", or the label alone above the title.
    let rest = label::title_alone(&goes_on(label::rest(line, label.end)), words);
    if !rest.is_empty() {
        // "Handout 2’yi doldurun": an ending, and what to do with it; and a length is no title.
        let ending = begins_small(&rest) || rest.starts_with(['’', '\'']);
        let length =
            lengths::minutes(&rest, words).is_some() && rest.starts_with(|c: char| c.is_ascii_digit());
        return if ending || length { String::new() } else { rest };
    }
    let next = page.lines.iter().map(|line| line.text).find(|text| *text != line && !text.contains(line));
    let next = next.filter(|_| line == page.title && page.is_sparse());
    next.map(|text| label::title_alone(text, words)).unwrap_or_default()
}

/// A title with what stands on the next line, if the line was broken within it, as in a PDF.
fn goes_on(page: &PageText<'_>, line: &str, title: &str) -> String {
    let at = page.lines.iter().position(|own| own.text == line);
    let own = at.and_then(|at| page.lines.get(at));
    let next = at.and_then(|at| page.lines.get(at + 1));
    match (own, next) {
        (Some(own), Some(next))
            if line.ends_with(title)
                && !title.is_empty()
                && own.size == next.size
                && own.tokens.len() > 3
                && begins_small(next.text) =>
        {
            format!("{title} {}", next.text)
        }
        _ => title.to_owned(),
    }
}

/// Gives every handout the session that it belongs to, if that can be told.
pub(super) fn give_to_sessions(found: &mut Outline, text: &Text<'_>, words: &Lexicons<'_>) {
    if found.handouts.is_empty() || found.sessions.is_empty() {
        return;
    }
    let named = named(&found.sessions, text, words);
    for handout in &mut found.handouts {
        handout.session = within(&found.sessions, handout.first)
            .or_else(|| between(&found.sessions, handout.first))
            .or_else(|| named.get(&handout.number).copied())
            .or_else(|| numbered(&found.sessions, handout));
    }
}

/// The last session that has begun on this page and not ended before it.
fn within(sessions: &[FoundSession], page: u32) -> Option<usize> {
    sessions.iter().rposition(|session| session.first <= page && page <= session.last)
}

/// The session before a page that stands between two: what is given out behind a session is its own.
fn between(sessions: &[FoundSession], page: u32) -> Option<usize> {
    let next = sessions.iter().position(|session| session.first > page)?;
    next.checked_sub(1)
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
