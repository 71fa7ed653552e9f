//! Sessions and handouts in a guide: by its headings and by its outline.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::Heading;
use super::text::{LineText, PageText, Text};
use super::tokens::{Kind, begins_small, plain, tokens};
use super::words::{Concept, Lexicons};
use super::{FoundHandout, FoundSession, MOST_FOUND, Outline, label};

/// How much larger than the usual text a heading is, in percent.
const HEADING_PERCENT: u32 = 108;

/// How many lines behind the heading of a session its length may stand.
const FACTS_WITHIN: usize = 14;

/// A place where something begins.
#[derive(Clone, Debug)]
struct Head {
    /// What begins there.
    what: What,
    /// Its label as it is written.
    label: String,
    /// Its number.
    number: String,
    /// The number of what that stands in: of "Module 2, session 3" it is 2.
    outer: String,
    /// The word of its label, or empty.
    word: String,
    /// The day under which it stands, if the guide has days.
    day: u32,
    title: String,
    page: u32,
    /// The line of the page, counted from 0.
    line: usize,
    percent: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Session,
    Handout,
    /// A day.
    Day,
    /// Anything else that ends what is before it: a chapter, an annex.
    Other,
}

/// Looks through a guide.
pub(super) fn find(text: &Text<'_>, words: &Lexicons<'_>) -> Outline {
    let look = Look { text, words, lists: lists(text, words) };
    let mut heads = look.heads();
    if heads.iter().any(|head| head.what == What::Session) {
        heads.extend(look.others(&heads));
    } else if says_it_is_one(text, words) {
        heads.extend(look.by_outline());
    }
    heads.sort_by_key(|head| (head.page, head.line));
    let mut outline = Outline::default();
    for (index, head) in heads.iter().enumerate() {
        let next = match head.what {
            // Handouts between two sessions belong to the first; those before anything else do not.
            What::Session => {
                let behind = &heads[index + 1..];
                let next = behind.iter().find(|next| next.what != What::Handout);
                if next.is_some_and(|next| next.what == What::Session) { next } else { behind.first() }
            }
            _ => heads.get(index + 1),
        };
        let last = look.end(head, next);
        match head.what {
            What::Session => outline.sessions.push(FoundSession {
                number: head.number.clone(),
                title: head.title.clone(),
                first: head.page,
                last,
                minutes: look.minutes(head),
                objectives: look.objectives(head),
                day: (head.day > 0).then_some(head.day),
                percent: head.percent,
            }),
            What::Handout => outline.handouts.push(FoundHandout {
                label: head.label.clone(),
                number: head.number.clone(),
                title: head.title.clone(),
                first: head.page,
                last,
                session: None,
            }),
            What::Day | What::Other => {}
        }
    }
    outline
}

/// Whether a file calls itself a guide for trainers: in a heading of its first pages, or on its cover.
pub(super) fn says_it_is_one(text: &Text<'_>, words: &Lexicons<'_>) -> bool {
    let is_guide = |line: &LineText<'_>| {
        line.tokens.len() <= 12
            && (0..line.tokens.len()).any(|at| words.begins(&line.tokens[at..], Concept::Guide))
    };
    let pages = text.pages.iter().take(3);
    let mut lines = pages.flat_map(|page| page.lines.iter().map(move |line| (page, line)));
    // Of running text it may be the subject.
    lines.any(|(page, line)| (page.is_sparse() || is_heading(line, text.usual_size)) && is_guide(line))
        || text.running.iter().any(|line| {
            let tokens = tokens(line);
            tokens.len() <= 12 && (0..tokens.len()).any(|at| words.begins(&tokens[at..], Concept::Guide))
        })
}

/// Whether a line is set in larger letters than most of the text.
pub(super) fn is_heading(line: &LineText<'_>, usual_size: u32) -> bool {
    u64::from(line.size) * 100 >= u64::from(usual_size) * u64::from(HEADING_PERCENT)
}

/// Pages that list what is to come: a table of contents, a programme.
fn lists(text: &Text<'_>, words: &Lexicons<'_>) -> BTreeSet<u32> {
    let is_list = |page: &&PageText<'_>| {
        let entries = page.lines.iter().filter(|line| {
            line.text.contains("....") || line.text.contains(". . .") || line.text.contains("……")
        });
        if entries.count() > 2 {
            return true;
        }
        let of = |concept| {
            let labels = page.lines.iter().filter_map(|line| label::leading(line.text, words, concept));
            labels.map(|label| label.number).collect::<BTreeSet<_>>().len()
        };
        let says_so = page.lines.iter().take(3).any(|line| words.is(&line.tokens, Concept::Agenda));
        let many = of(Concept::Session) + of(Concept::Handout);
        many > 3 || (says_so && many > 1)
    };
    text.pages.iter().filter(is_list).map(|page| page.number).collect()
}

struct Look<'a, 't, 'w> {
    text: &'a Text<'t>,
    words: &'a Lexicons<'w>,
    lists: BTreeSet<u32>,
}

impl<'t> Look<'_, 't, '_> {
    fn is_heading(&self, line: &LineText<'_>) -> bool {
        is_heading(line, self.text.usual_size)
    }

    /// Every heading of a session, a handout or a day, each once.
    fn heads(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        let mut day = 0;
        for page in self.text.pages.iter().filter(|page| !self.lists.contains(&page.number)) {
            for (at, line) in page.lines.iter().enumerate() {
                if let Some(number) = self.day_heading(line) {
                    if number != day && page.number > 1 {
                        let title = line.text.to_owned();
                        let place = (page.number, at);
                        heads.push(Head {
                            what: What::Day,
                            label: String::new(),
                            number: String::new(),
                            outer: String::new(),
                            word: String::new(),
                            day,
                            title,
                            page: place.0,
                            line: at,
                            percent: 0,
                        });
                    }
                    day = number;
                    continue;
                }
                for (what, concept) in [(What::Session, Concept::Session), (What::Handout, Concept::Handout)]
                {
                    if let Some(head) = self.head(page, at, line, (what, concept), day) {
                        keep_better(&mut heads, head);
                    }
                }
            }
        }
        // What is only named in passing is no heading where others have headings.
        let sure = |what: What| heads.iter().any(|head| head.what == what && head.percent >= 85);
        let (sessions, handouts) = (sure(What::Session), sure(What::Handout));
        heads.retain(|head| match head.what {
            What::Session => !sessions || head.percent >= 85,
            What::Handout => !handouts || head.percent >= 85,
            What::Day | What::Other => true,
        });
        self.without_modules(heads)
    }

    /// Modules that have sessions within them are none themselves: the word that is met most often is that
    /// of sessions, and what is set in larger letters frames them.
    fn without_modules(&self, mut heads: Vec<Head>) -> Vec<Head> {
        let sessions = || heads.iter().filter(|head| head.what == What::Session);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for head in sessions() {
            *counts.entry(&head.word).or_default() += 1;
        }
        let Some(usual) = counts.iter().max_by_key(|(_, count)| **count).map(|(word, _)| (*word).to_owned())
        else {
            return heads;
        };
        let size = |head: &Head| self.text.page(head.page)?.lines.get(head.line).map(|line| line.size);
        let least = sessions().filter(|head| head.word == usual).filter_map(size).min();
        let frames = |head: &Head| head.what == What::Session && head.word != usual && size(head) > least;
        for head in &mut heads {
            if frames(head) {
                head.what = What::Other;
            }
        }
        heads
    }

    /// Headings as large as those of sessions at the top of a page, that are of no session: a chapter, an
    /// annex. One that comes again and again, such as "Objectives", stands within sessions.
    fn others(&self, heads: &[Head]) -> Vec<Head> {
        let line_of = |head: &Head| self.text.page(head.page).and_then(|page| page.lines.get(head.line));
        let sessions = || heads.iter().filter(|head| head.what == What::Session);
        let Some(least) = sessions().filter_map(|head| line_of(head).map(|line| line.size)).min() else {
            return Vec::new();
        };
        let large = |line: &&LineText<'_>| line.size >= least && self.is_heading(line);
        let tops =
            |page: &'_ PageText<'t>| page.lines.iter().take(3).filter(large).map(|line| line.text).next();
        let again = |text: &str| self.text.pages.iter().filter(|page| tops(page) == Some(text)).count() > 1;
        let free = self.text.pages.iter().filter(|page| {
            !self.lists.contains(&page.number) && !heads.iter().any(|head| head.page == page.number)
        });
        let first = sessions().map(|head| head.page).min().unwrap_or(0);
        free.filter(|page| page.number > first)
            .filter_map(|page| {
                let (at, line) = page.lines.iter().take(3).enumerate().find(|(_, line)| large(line))?;
                let own = self.names_nothing(line) && !again(line.text);
                own.then(|| Head {
                    what: What::Other,
                    label: String::new(),
                    number: String::new(),
                    outer: String::new(),
                    word: String::new(),
                    day: 0,
                    title: line.text.to_owned(),
                    page: page.number,
                    line: at,
                    percent: 0,
                })
            })
            .collect()
    }

    fn day_heading(&self, line: &LineText<'_>) -> Option<u32> {
        let label = label::leading(line.text, self.words, Concept::Day)?;
        let own = self.is_heading(line) && line.tokens.len() <= 12;
        own.then(|| label.value()).flatten()
    }

    fn head(
        &self,
        page: &PageText<'_>,
        at: usize,
        line: &LineText<'_>,
        (what, concept): (What, Concept),
        day: u32,
    ) -> Option<Head> {
        let label = label::leading(line.text, self.words, concept)?;
        let rest = label::rest(line.text, label.end);
        let heading = self.is_heading(line);
        let sentence = line.tokens.len() > 14 || (rest.ends_with('.') && !heading);
        let lower = begins_small(rest);
        if line.tokens.len() > 24 || (!heading && (sentence || lower || at > 40)) {
            return None;
        }
        let marked = self.text.outline.iter().any(|entry| {
            entry.page == page.number
                && label::leading(&entry.title, self.words, concept)
                    .is_some_and(|own| own.number == label.number)
        });
        let percent = match (heading, marked) {
            (true, true) => 97,
            (true, false) => 90,
            (false, true) => 88,
            (false, false) => 60,
        };
        let mut title = rest.to_owned();
        if let Some(next) = page.lines.get(at + 1) {
            let goes_on =
                heading && next.size == line.size && self.names_nothing(next) && next.tokens.len() <= 16;
            if title.is_empty() && self.names_nothing(next) && next.tokens.len() <= 16 {
                title = next.text.to_owned();
                // It may go on in letters of the same size.
                let more = page.lines.get(at + 2).filter(|more| {
                    more.size == next.size
                        && self.is_heading(next)
                        && self.names_nothing(more)
                        && more.tokens.len() <= 16
                });
                if let Some(more) = more {
                    title = format!("{title} {}", more.text);
                }
            } else if goes_on && !title.is_empty() {
                title = format!("{title} {}", next.text);
            }
        }
        let title = label::title_alone(&title, self.words);
        let title = self.as_marked(page.number, title);
        let own = label.text(line.text).to_owned();
        let (number, outer, word, page) = (label.number, label.outer, label.word, page.number);
        Some(Head { what, label: own, number, outer, word, day, title, page, line: at, percent })
    }

    /// A title in capitals as the outline of the file has it, if it has it otherwise.
    fn as_marked(&self, page: u32, title: String) -> String {
        if title.chars().any(char::is_lowercase) {
            return title;
        }
        let entries = self.text.outline.iter().filter(|entry| entry.page == page);
        let same = |entry: &&Heading| plain(&entry.title).ends_with(&plain(&title)) && !title.is_empty();
        let found = entries.filter(same).find_map(|entry| {
            let mut at = entry.title.char_indices().rev().map(|(at, _)| at);
            at.find(|at| plain(&entry.title[*at..]) == plain(&title)).map(|at| &entry.title[at..])
        });
        found.map(str::to_owned).unwrap_or(title)
    }

    /// Whether a line is neither a label nor a length nor the word for objectives.
    fn names_nothing(&self, line: &LineText<'_>) -> bool {
        let concepts = [Concept::Session, Concept::Handout, Concept::Day];
        let word = line.tokens.iter().any(|token| token.kind == Kind::Word);
        let labelled =
            concepts.iter().any(|concept| label::leading(line.text, self.words, *concept).is_some());
        let length = line.tokens.len() <= 5 && label::minutes(line.text, self.words).is_some();
        let objective = self.words.begins(&line.tokens, Concept::Objective);
        word && !(labelled || length || objective)
    }

    /// Without numbered headings: the entries of the outline, at the level that has several.
    fn by_outline(&self) -> Vec<Head> {
        let frames = [
            Concept::Agenda,
            Concept::Closing,
            Concept::Opening,
            Concept::Break,
            Concept::Lunch,
            Concept::Handout,
        ];
        for level in 0..3 {
            let entries: Vec<Head> = self
                .text
                .outline
                .iter()
                .filter(|entry| entry.level == level)
                .filter(|entry| {
                    let told = tokens(&entry.title);
                    !told.is_empty() && !frames.iter().any(|concept| self.words.is(&told, *concept))
                })
                .enumerate()
                .map(|(index, entry)| Head {
                    what: What::Session,
                    label: String::new(),
                    outer: String::new(),
                    word: String::new(),
                    number: (index + 1).to_string(),
                    day: 0,
                    title: label::title_alone(&entry.title, self.words),
                    page: entry.page,
                    line: 0,
                    percent: 55,
                })
                .collect();
            if entries.len() > 1 {
                return entries;
            }
        }
        Vec::new()
    }

    /// The last page: the one before the next heading, or the same where that stands further down.
    fn end(&self, head: &Head, next: Option<&Head>) -> u32 {
        let pages = u32::try_from(self.text.pages.len()).unwrap_or(u32::MAX);
        let Some(next) = next else { return pages.max(head.page) };
        let on_top = next.line <= 2;
        let last = if on_top { next.page.saturating_sub(1) } else { next.page };
        last.max(head.page)
    }

    /// The lines behind a heading, up to the next one.
    fn behind(&self, head: &Head) -> impl Iterator<Item = &LineText<'t>> {
        let own = self.text.page(head.page);
        let next = self.text.page(head.page + 1).filter(|page| !self.lists.contains(&page.number));
        let rest = own.into_iter().flat_map(move |page| page.lines.iter().skip(head.line + 1));
        let concepts = [Concept::Session, Concept::Day];
        rest.chain(next.into_iter().flat_map(|page| page.lines.iter())).take_while(move |line| {
            !concepts.iter().any(|concept| {
                self.is_heading(line) && label::leading(line.text, self.words, *concept).is_some()
            })
        })
    }

    fn minutes(&self, head: &Head) -> Option<u32> {
        let own = self.text.page(head.page).and_then(|page| page.lines.get(head.line));
        let in_heading = own.and_then(|line| label::minutes(line.text, self.words));
        let length = |line: &LineText<'_>| label::minutes(line.text, self.words);
        let facts = || self.behind(head).take(FACTS_WITHIN).filter(|line| line.tokens.len() <= 12);
        let named = |line: &&LineText<'_>| self.words.begins(&line.tokens, Concept::Duration);
        // Steps have lengths of their own: "Step 1: introduction (10 min)", "1. Group work, 20 min".
        let alone = |line: &&LineText<'_>| {
            let counted = line.tokens.iter().filter(|token| token.kind == Kind::Number).count() > 1;
            let words = line.tokens.iter().filter(|token| token.kind == Kind::Word).count();
            line.tokens.len() <= 6 && !(line.text.contains('(') && words > 1) && !(counted && words > 2)
        };
        in_heading
            .or_else(|| facts().filter(named).find_map(length))
            .or_else(|| facts().filter(alone).find_map(length))
    }

    fn objectives(&self, head: &Head) -> Vec<String> {
        const MOST: usize = 8;
        let mut lines = self.behind(head).take(60);
        let begins =
            lines.find(|line| self.words.begins(&line.tokens, Concept::Objective) && line.tokens.len() <= 12);
        if begins.is_none() {
            return Vec::new();
        }
        let listed = |line: &&LineText<'_>| {
            line.text.starts_with(['•', '-', '–', '·', '*', '▪', '●', '○', '\u{2713}'])
                || line.tokens.first().is_some_and(|token| token.kind == Kind::Number)
        };
        let strip = |text: &str| text.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned();
        lines
            .take_while(listed)
            .take(MOST)
            .map(|line| strip(line.text))
            .filter(|text| !text.is_empty())
            .collect()
    }
}

/// Keeps of several headings with the same number the surest, then the first.
fn keep_better(heads: &mut Vec<Head>, head: Head) {
    let same = |other: &&mut Head| {
        other.what == head.what
            && other.number == head.number
            && (other.day == head.day || head.what == What::Handout)
            && other.outer == head.outer
    };
    let room = heads.len() < MOST_FOUND * 2;
    match heads.iter_mut().find(same) {
        Some(other) if head.percent > other.percent => *other = head,
        Some(_) => {}
        None if room => heads.push(head),
        None => {}
    }
}
