//! Finds the day, the sessions, the breaks and the handouts in the words of a deck or a guide.
//!
//! Trainers' files differ: sessions are numbered in titles, named in a list of sections, listed on an
//! agenda, or only set apart by divider slides. Each way of finding them is tried in this order, and what
//! was found says how sure it is. Nothing here changes a plan: [`proposal`] lays what was found beside
//! it.
//!
//! - [`tokens`], [`words`], [`label`]: how words are compared, which stand for what, labels and lengths.
//! - [`language`]: which language a text is in.
//! - [`pages`]: what a file holds, page by page; [`text`]: the pages without running heads, ready to be looked through.
//! - `deck` (with `starts` and `labels`, over a `look`) and `guide`: the two ways to look; `handouts`: handouts in decks, and which
//!   session gives one out.

mod deck;
mod guide;
mod handouts;
pub mod label;
mod labels;
pub mod language;
mod look;
pub mod pages;
pub mod proposal;
mod starts;
pub mod text;
pub mod tokens;
pub mod words;

use super::reading::pages::{Pages, PagesFormat};
use text::Text;
use words::{Concept, Lexicons};

/// The most sessions, entries of agendas and handouts that are found in one file; no file has as many.
const MOST_FOUND: usize = 400;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum OutlineKind {
    /// A slide deck, or its PDF twin.
    Deck,
    /// The guide of a trainer.
    Guide,
    /// Neither, as far as can be seen.
    #[default]
    Other,
}

/// What was found in a deck or guide.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outline {
    /// What the file is.
    pub kind: OutlineKind,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The day of the training, if it is about one.
    pub day: Option<u32>,
    /// How many slides or pages it has.
    pub pages: u32,
    /// Its sessions, in order.
    pub sessions: Vec<FoundSession>,
    /// Its handouts, in order.
    pub handouts: Vec<FoundHandout>,
    /// Its breaks, in order.
    pub breaks: Vec<FoundBreak>,
}

/// A session that was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundSession {
    /// Its number as the file has it, such as `3` or `2.1`; its place in order if the file has none.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its first slide or page, counted from 1.
    pub first: u32,
    /// Its last slide or page; never before the first.
    pub last: u32,
    /// Its length in minutes, if the file states it.
    pub minutes: Option<u32>,
    /// Its objectives, as the file has them.
    pub objectives: Vec<String>,
    /// The day under which a guide for several days has it.
    pub day: Option<u32>,
    /// How sure it is, in percent.
    pub percent: u32,
}

/// A handout that was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundHandout {
    /// Its label as the file has it, such as `Handout 2.1`.
    pub label: String,
    /// Its number as the file has it.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its first slide or page, counted from 1.
    pub first: u32,
    /// Its last slide or page.
    pub last: u32,
    /// The place among the sessions, counted from 0, of the one that gives it out.
    pub session: Option<usize>,
}

/// A break that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundBreak {
    /// What the file calls it.
    pub title: String,
    /// Its slide or page, counted from 1.
    pub page: u32,
    /// It is lunch.
    pub lunch: bool,
    /// Its length in minutes, if the file states it.
    pub minutes: Option<u32>,
}

/// Looks through a file. Its name is only asked for the day, and last.
#[must_use]
pub fn find(pages: &Pages, file_name: &str) -> Outline {
    let language = language::of(pages);
    let words = language::lexicons(language.as_deref());
    let text = Text::of(pages, &words);
    let like_slides = is_like_slides(pages);
    let mut found = if like_slides { deck::find(&text, &words) } else { guide::find(&text, &words) };
    handouts::give_to_sessions(&mut found, &text, &words);
    found.language = language;
    found.pages = u32::try_from(pages.pages.len()).unwrap_or(u32::MAX);
    found.day = if several_days(&found) { None } else { day(pages, &text, &words, file_name) };
    found.kind = if like_slides {
        OutlineKind::Deck
    } else if is_guide(&text, &words, &found) {
        OutlineKind::Guide
    } else {
        OutlineKind::Other
    };
    found
}

fn is_guide(text: &Text<'_>, words: &Lexicons<'_>, found: &Outline) -> bool {
    guide::says_it_is_one(text, words) || !found.sessions.is_empty() || found.handouts.len() > 1
}

/// A line that says which day it is has at most this many words and numbers.
const LONGEST_DAY_LINE: usize = 14;

/// The day that a file is about: what its first page says, what stands on many pages, its own title, its
/// name. A file about several days is about none.
fn day(pages: &Pages, text: &Text<'_>, words: &Lexicons<'_>, file_name: &str) -> Option<u32> {
    let day_in = |line: &str| {
        label::anywhere(line, words, Concept::Day).and_then(|label| label.value()).filter(|day| *day <= 31)
    };
    let like_slides = is_like_slides(pages);
    let first_pages = text.pages.iter().filter(|page| !page.hidden).take(2);
    for page in first_pages {
        // In running text a day is the subject, not the heading.
        let own = |line: &&text::LineText<'_>| {
            let heads = like_slides || page.is_sparse() || guide::is_heading(line, text.usual_size);
            heads && line.tokens.len() <= LONGEST_DAY_LINE
        };
        let short = page.lines.iter().filter(own);
        let mut days: Vec<u32> = short.filter_map(|line| day_in(line.text)).collect();
        if let Some(day) = day_in(&page.title) {
            days.insert(0, day);
        }
        days.dedup();
        match days.as_slice() {
            [] => {}
            [day] => return (!days_besides(text, words, *day)).then_some(*day),
            // A list of days is a programme of all of them.
            [first, ..] if days.len() > 2 && day_in(&page.title).is_none_or(|day| day != *first) => {
                return None;
            }
            [first, ..] => return (!days_besides(text, words, *first)).then_some(*first),
        }
    }
    let mut heads: Vec<u32> = text.pages.iter().filter_map(|page| day_in(&page.title)).collect();
    let running = text.running.iter().filter(|line| tokens::tokens(line).len() <= LONGEST_DAY_LINE);
    heads.extend(running.filter_map(|line| day_in(line)));
    heads.extend(pages.pages.iter().filter_map(|page| day_in(&page.footer)));
    heads.sort_unstable();
    heads.dedup();
    match heads.as_slice() {
        [day] => Some(*day),
        [] => day_in(&pages.title).or_else(|| day_in(&file_name.replace('_', " "))),
        _ => None,
    }
}

/// A deck, or its PDF twin.
fn is_like_slides(pages: &Pages) -> bool {
    pages.format == PagesFormat::Deck || pages.wide
}

/// Whether the sessions stand under several days.
fn several_days(found: &Outline) -> bool {
    let mut days = found.sessions.iter().filter_map(|session| session.day);
    let first = days.next();
    days.any(|day| Some(day) != first)
}

/// Whether other days than this have pages of their own, as in a guide for the whole training.
fn days_besides(text: &Text<'_>, words: &Lexicons<'_>, own: u32) -> bool {
    let heads = text.pages.iter().skip(1).filter_map(|page| {
        let label = label::leading(&page.title, words, Concept::Day)?;
        // A page about nothing but the day.
        (tokens::tokens(&page.title).len() <= 4 || label::rest(&page.title, label.end).len() > 2)
            .then(|| label.value())
            .flatten()
    });
    heads.filter(|day| *day != own).count() > 1
}
