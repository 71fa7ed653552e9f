//! Finds the day, the sessions, the breaks and the handouts in the words of a deck or a guide. Nothing here
//! changes a plan: [`proposal`] lays what was found beside it.
//!
//! # How it decides
//!
//! No sign tells where a session begins in everybody's files: one trainer writes "Session 3" on a divider, the
//! next a time above a large title, the third only the title that the agenda has. So nothing is decided by one
//! sign. Every way of telling *proposes*, all signs *weigh*, and one division of the whole file is *chosen*.
//!
//! 1. **Words.** The language is told by short words and letters ([`language`]); its words for days, sessions,
//!    parts, handouts, lengths and what frames a day are data ([`words`]), with English mixed in. Where no words
//!    are known, those of all languages are looked for, and numbers, times and layouts remain.
//! 2. **Proposals.** In a deck (`starts`, `dividers`): labels with words for sessions, for modules that may hold
//!    them, for parts, or with any word that counts; numbers before a title or in a shape beside it, and letters
//!    that run on; sections of the file; lines of an agenda; layouts for dividers; times, lengths, and little text
//!    before slides with more.
//!    In a guide (`headings`, `rows`): the same labels and numbers in headings, bookmarks, headings of each size,
//!    the rows of a plan. In both the whole file, where it says at its beginning how long it is. All beginnings
//!    of one kind are a division of the file.
//! 3. **Weights** (`weigh`). A beginning has points for its way, for an agenda that lists it, for a length or
//!    times of its own, for a divider's layout, for being alone on its slide or at the top of its page; and
//!    against it for pictures, questions, a missing title. A division has the mean of its beginnings, more for
//!    several, for numbers that follow each other and for agendas that it meets, less for numbers that do not, for
//!    beginnings without slides behind them, or for leaving out half of the file. What comes again in a file is
//!    no beginning, unless what stands below tells it apart; what frames a day is none, but for an opening with a
//!    length.
//! 4. **Choice.** Modules that hold what others are, "Session 2.1" behind "Module 2", step back, and so does what
//!    begins with them. The heaviest division that is left is the spine. A chain through the file is then chosen that
//!    weighs most: the beginnings of the spine, and between them those of other ways that look the same and that enough
//!    speaks for, such as an opening with a length before "Session 1". Numbers that another way has for the same
//!    slides are taken over. What looks different is not mixed in, as that puts steps and exercises among
//!    sessions; a welcome that an agenda gives a time is.
//!    A day of a deck that the spine leaves empty is divided by itself: sections may have one day, dividers the next.
//! 5. **Ends.** A session ends before the next, a day, a handout's page, a break, an energiser, or the closing of
//!    the day. In a guide it shares a page with the next heading where that stands in the middle.
//! 6. **How sure.** Points become percent by a table of how many were right at such a weight on the files of the
//!    tests. Below 50 nothing is said; of what is said with 80 or more, 95 of 100 are right.
//!
//! A number is one that the file shows; the place in the order is none. Each beginning is compared with the lines of
//! the agendas, at most 400, and with the few beginnings before it: the work grows with the pages.
//!
//! # Where it is
//!
//! - [`tokens`], [`words`], [`label`], [`lengths`]: how words are compared, which stand for what, labels, lengths.
//! - `letters`: letters that count. `pairs`, `two_titles`: two sessions under one label.
//! - [`language`]: which language a text is in.
//! - [`pages`]: what a file holds, page by page; [`text`]: the pages without running heads.
//! - `deck`, with `starts`, `dividers` and `labels` over a `look`; `guide`, with `headings`, `rows` and `facts`:
//!   the two kinds of files. `weigh` chooses for both.
//! - [`by_hand`]: beginnings that the trainer sets and takes away.
//! - `handouts`: handouts in decks, and which session gives one out.

pub mod by_hand;
mod deck;
mod dividers;
mod facts;
mod guide;
mod handouts;
mod headings;
pub mod label;
mod labels;
pub mod language;
pub mod lengths;
mod letters;
mod look;
pub mod pages;
mod pairs;
pub mod proposal;
mod rows;
mod starts;
pub mod text;
pub mod tokens;
mod two_titles;
mod weigh;
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
    /// Its number as the file has it, such as `3` or `2.1`; empty if it shows none.
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

impl FoundSession {
    /// The session as people speak of it: its number, if it has one, and its title.
    #[must_use]
    pub fn called(&self) -> String {
        if self.number.is_empty() { self.title.clone() } else { format!("{}. {}", self.number, self.title) }
    }
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
    /// Its first slide or page, counted from 1; that which names it first, if it has none of its own.
    pub first: u32,
    /// Its last slide or page.
    pub last: u32,
    /// The file only names it.
    pub named_only: bool,
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
    headings::says_it_is_one(text, words) || !found.sessions.is_empty() || found.handouts.len() > 1
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
            let heads = like_slides || page.is_sparse() || text::is_heading(line, text.usual_size);
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
