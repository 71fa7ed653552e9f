//! Sessions in a deck: by numbered titles, by its sections, by its agenda, by its divider slides.

use std::collections::BTreeSet;

use super::label::{self, Label};
use super::text::{PageText, Text};
use super::tokens::{Kind, plain, tokens};
use super::words::{Concept, Lexicons};
use super::{FoundBreak, FoundHandout, FoundSession, Outline};

/// Where a session begins, before its end is known.
#[derive(Clone, Debug)]
struct Start {
    page: u32,
    number: Option<String>,
    title: String,
    percent: u32,
    /// The word of its label, or empty.
    word: String,
}

/// An entry of an agenda.
#[derive(Clone, Debug)]
struct Entry {
    number: Option<String>,
    title: String,
    minutes: Option<u32>,
}

/// The least number of sessions that sections, agendas or dividers must give to be believed.
const LEAST: usize = 2;

/// Looks through a deck.
pub(super) fn find(text: &Text<'_>, words: &Lexicons<'_>) -> Outline {
    let look = Look { text, words, agenda_pages: agenda_pages(text, words) };
    let entries = look.entries();
    let mut starts = look.labelled(&entries);
    let mut bounds: Vec<u32> = Vec::new();
    if starts.is_empty() {
        (starts, bounds) = look.by_sections(&entries);
    }
    if starts.len() < LEAST && bounds.is_empty() {
        let listed = look.by_agenda(&entries);
        let divided = look.by_dividers();
        if listed.len() >= LEAST && listed.len() >= starts.len() && listed.len() * 2 >= entries.len() {
            starts = listed;
        } else if divided.len() >= LEAST && starts.is_empty() {
            starts = divided;
        } else if listed.len() >= LEAST && starts.is_empty() {
            starts = listed;
        }
    }
    Outline {
        sessions: look.sessions(starts, &bounds, &entries),
        handouts: look.handouts(),
        breaks: look.breaks(),
        ..Outline::default()
    }
}

/// The pages that list sessions: they say so in their title, or have labels of several sessions.
fn agenda_pages(text: &Text<'_>, words: &Lexicons<'_>) -> BTreeSet<u32> {
    let lists = |page: &&PageText<'_>| {
        let labels: BTreeSet<String> = page
            .lines
            .iter()
            .filter_map(|line| label::leading(line.text, words, Concept::Session))
            .map(|label| label.number)
            .collect();
        let titled = label::leading(page.title, words, Concept::Session).is_some();
        let says_so = words.is(&page.title_tokens(), Concept::Agenda) && page.lines.len() > 2;
        !titled && (labels.len() > 1 || says_so)
    };
    text.pages.iter().filter(lists).map(|page| page.number).collect()
}

struct Look<'a, 't, 'w> {
    text: &'a Text<'t>,
    words: &'a Lexicons<'w>,
    agenda_pages: BTreeSet<u32>,
}

impl Look<'_, '_, '_> {
    /// The pages that are shown and are no agenda.
    fn shown(&self) -> impl Iterator<Item = &PageText<'_>> {
        self.text.pages.iter().filter(|page| !page.hidden && !self.agenda_pages.contains(&page.number))
    }

    /// What the agendas list.
    fn entries(&self) -> Vec<Entry> {
        let pages = self.text.pages.iter().filter(|page| self.agenda_pages.contains(&page.number));
        pages.flat_map(|page| &page.lines).filter_map(|line| self.entry(line.text)).collect()
    }

    fn entry(&self, line: &str) -> Option<Entry> {
        let minutes = label::minutes(line, self.words);
        let (number, title) = match label::leading(line, self.words, Concept::Session) {
            Some(label) => (Some(label.number), label::rest(line, label.end)),
            None => (None, line),
        };
        // Of the cells of a row the one with most letters is the title.
        let letters = |text: &&str| text.chars().filter(|c| c.is_alphabetic()).count();
        let title = title.split(" | ").max_by_key(letters).unwrap_or(title);
        let title = label::title_alone(without_bullet(title), self.words);
        let told = tokens(&title);
        let rests = [Concept::Break, Concept::Lunch, Concept::Agenda, Concept::Closing, Concept::Opening];
        let is_rest = number.is_none() && rests.iter().any(|concept| self.words.is(&told, *concept));
        let is_word = told.iter().any(|token| token.kind == Kind::Word);
        (!is_rest && (is_word || number.is_some())).then_some(Entry { number, title, minutes })
    }

    /// Sessions with numbered titles.
    fn labelled(&self, entries: &[Entry]) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for page in self.shown() {
            let Some((label, rest, percent)) = self.label_of(page) else { continue };
            if !seen.insert(label.number.clone()) {
                continue;
            }
            let mut title = label::title_alone(&rest, self.words);
            let mut percent = percent;
            let entry = entries.iter().find(|entry| entry.number.as_deref() == Some(label.number.as_str()));
            if let Some(entry) = entry {
                percent = (percent + 3).min(98);
                if title.is_empty() {
                    title.clone_from(&entry.title);
                }
            }
            if title.is_empty() {
                percent -= 10;
            }
            let (number, word) = (Some(label.number), label.word);
            starts.push(Start { page: page.number, number, title, percent, word });
        }
        without_module(starts)
    }

    /// The label of a session on a page, the title beside it, and how sure it is.
    fn label_of(&self, page: &PageText<'_>) -> Option<(Label, String, u32)> {
        if let Some(label) = label::leading(page.title, self.words, Concept::Session) {
            let rest = label::rest(page.title, label.end);
            let rest = if rest.is_empty() { self.title_below(page, page.title) } else { rest.to_owned() };
            return Some((label, rest, if page.titled { 95 } else { 90 }));
        }
        // Beside a title: "Session 2" may stand above or below it, on a page with little else.
        let largest = page.lines.iter().map(|line| line.size).max().unwrap_or(0);
        let near = |size: u32| {
            page.is_sparse() || (u64::from(size) * 5 >= u64::from(largest) * 4 && size > self.text.usual_size)
        };
        let line = page
            .lines
            .iter()
            .take(4)
            .filter(|line| near(line.size) && line.tokens.len() <= 16)
            .find_map(|line| Some((label::leading(line.text, self.words, Concept::Session)?, line)));
        let (label, line) = line?;
        let rest = label::rest(line.text, label.end);
        let title = if rest.is_empty() { self.title_below(page, line.text) } else { rest.to_owned() };
        Some((label, title, 85))
    }

    /// The line that is the title where the label stands alone.
    fn title_below(&self, page: &PageText<'_>, label: &str) -> String {
        let is_title = |text: &str| {
            let told = tokens(text);
            text != label
                && told.iter().any(|token| token.kind == Kind::Word)
                && label::leading(text, self.words, Concept::Day).is_none()
                && label::leading(text, self.words, Concept::Session).is_none()
                && !(told.len() <= 5 && label::minutes(text, self.words).is_some())
                && !self.words.begins(&told, Concept::Objective)
        };
        if !page.title.is_empty() && is_title(page.title) && !page.title.contains(label) {
            return page.title.to_owned();
        }
        // A divider has it below; on a full page a first bullet is no title.
        let sparse = page.is_sparse();
        let below = page.lines.iter().map(|line| line.text).filter(|text| !label.contains(text));
        below.take(if sparse { 4 } else { 0 }).find(|text| is_title(text)).unwrap_or_default().to_owned()
    }

    /// Sessions by the sections of the deck; and where sections begin that are none.
    fn by_sections(&self, entries: &[Entry]) -> (Vec<Start>, Vec<u32>) {
        let (mut starts, mut others) = (Vec::new(), Vec::new());
        let sections = self.text.outline.iter().filter(|heading| heading.level == 0);
        for heading in sections {
            let told = tokens(&heading.title);
            let label = label::leading(&heading.title, self.words, Concept::Session);
            let frames = [Concept::Break, Concept::Lunch, Concept::Agenda, Concept::Closing, Concept::Recap];
            let is_frame = label.is_none()
                && (frames.iter().any(|concept| self.words.is(&told, *concept))
                    || (heading.page <= 1 && self.words.is(&told, Concept::Opening))
                    || is_default_name(&heading.title)
                    || self.is_front(heading.page, &heading.title));
            if is_frame || told.is_empty() {
                others.push(heading.page);
                continue;
            }
            let title = match &label {
                Some(label) => label::rest(&heading.title, label.end),
                None => heading.title.as_str(),
            };
            let title = label::title_alone(title, self.words);
            let listed = entries.iter().any(|entry| near(&entry.title, &title));
            let begins = self.text.page(heading.page).is_some_and(|page| near(page.title, &title));
            let percent = 75 + if listed { 10 } else { 0 } + if begins { 8 } else { 0 };
            starts.push(Start {
                page: heading.page,
                number: label.map(|label| label.number),
                title,
                percent,
                word: String::new(),
            });
        }
        if starts.len() < LEAST && !starts.iter().any(|start| start.number.is_some()) {
            return (Vec::new(), Vec::new());
        }
        (starts, others)
    }

    /// A first section that holds the title of the deck and little else.
    fn is_front(&self, page: u32, name: &str) -> bool {
        let first = self.text.pages.first();
        page == 1
            && first.is_some_and(|first| {
                first.lines.iter().any(|line| label::anywhere(line.text, self.words, Concept::Day).is_some())
                    && !near(first.title, name)
                    && label::anywhere(name, self.words, Concept::Day).is_some()
            })
    }

    /// Sessions whose titles an agenda lists.
    fn by_agenda(&self, entries: &[Entry]) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        let first_after = self.agenda_pages.first().copied().unwrap_or(0);
        for entry in entries.iter().filter(|entry| !entry.title.is_empty()) {
            let after = starts.last().map_or(first_after, |start| start.page);
            let page = self.shown().find(|page| page.number > after && near(page.title, &entry.title));
            if let Some(page) = page {
                let exact = plain(page.title) == plain(&entry.title);
                starts.push(Start {
                    page: page.number,
                    number: entry.number.clone(),
                    title: entry.title.clone(),
                    percent: if exact { 80 } else { 70 },
                    word: String::new(),
                });
            }
        }
        starts
    }

    /// Sessions behind divider slides.
    fn by_dividers(&self) -> Vec<Start> {
        let by_layout: Vec<Start> = self.dividers(|page| page.layout == "secHead", 65);
        if by_layout.len() >= LEAST {
            return by_layout;
        }
        // By their looks: little text, and a page with more behind it.
        let with_more = |page: &PageText<'_>| {
            let next = self.text.page(page.number + 1);
            page.is_sparse()
                && page.lines.len() <= 2
                && page.number > 1
                && next.is_some_and(|next| next.lines.len() > page.lines.len() && !next.is_sparse())
        };
        self.dividers(with_more, 50)
    }

    fn dividers(&self, fits: impl Fn(&PageText<'_>) -> bool, percent: u32) -> Vec<Start> {
        let frames = [
            Concept::Break,
            Concept::Lunch,
            Concept::Agenda,
            Concept::Closing,
            Concept::Opening,
            Concept::Recap,
        ];
        let pages = self.shown().filter(|page| fits(page) && !page.title.is_empty());
        let pages = pages.filter(|page| {
            let told = page.title_tokens();
            !frames.iter().any(|concept| self.words.is(&told, *concept))
                && label::leading(page.title, self.words, Concept::Day).is_none()
        });
        pages
            .map(|page| Start {
                page: page.number,
                number: None,
                title: label::title_alone(page.title, self.words),
                percent,
                word: String::new(),
            })
            .collect()
    }

    fn sessions(&self, mut starts: Vec<Start>, bounds: &[u32], entries: &[Entry]) -> Vec<FoundSession> {
        starts.sort_by_key(|start| start.page);
        starts.dedup_by_key(|start| start.page);
        let pages = u32::try_from(self.text.pages.len()).unwrap_or(u32::MAX);
        let mut sessions = Vec::new();
        for (index, start) in starts.iter().enumerate() {
            let next = starts.get(index + 1).map(|next| next.page);
            let bound = bounds.iter().copied().filter(|page| *page > start.page).min();
            let end = [next, bound].into_iter().flatten().min();
            let mut last = end.map_or(pages, |end| end - 1).max(start.page);
            if next.is_none() && bound.is_none() {
                last = self.before_closing(start.page, last);
            }
            while last > start.page && self.text.page(last).is_some_and(|page| self.is_between(page)) {
                last -= 1;
            }
            let entry = entries.iter().find(|entry| {
                (entry.number.is_some() && entry.number == start.number) || near(&entry.title, &start.title)
            });
            let minutes = self.minutes(start.page).or_else(|| entry.and_then(|entry| entry.minutes));
            sessions.push(FoundSession {
                number: start.number.clone().unwrap_or_else(|| (index + 1).to_string()),
                title: start.title.clone(),
                first: start.page,
                last,
                minutes,
                objectives: self.objectives(start.page, last),
                day: None,
                percent: start.percent,
            });
        }
        sessions
    }

    /// A slide between sessions: a break, an agenda shown again.
    fn is_between(&self, page: &PageText<'_>) -> bool {
        let told = page.title_tokens();
        self.agenda_pages.contains(&page.number)
            || [Concept::Break, Concept::Lunch].iter().any(|concept| self.words.is(&told, *concept))
    }

    /// The closing of the day is no part of the last session.
    fn before_closing(&self, first: u32, last: u32) -> u32 {
        /// Closing a day takes some slides, not half of them.
        const MOST: u32 = 6;
        let from = (first + 1).max(last.saturating_sub(MOST - 1));
        let closing = (from..=last).find(|number| {
            self.text.page(*number).is_some_and(|page| self.words.is(&page.title_tokens(), Concept::Closing))
        });
        closing.map_or(last, |closing| closing - 1)
    }

    /// The length that the first slide of a session states, or its notes.
    fn minutes(&self, first: u32) -> Option<u32> {
        let page = self.text.page(first)?;
        let in_title = label::minutes(page.title, self.words);
        let alone = || {
            let mut lines = page.lines.iter().filter(|line| page.is_sparse() || line.tokens.len() <= 5);
            lines.find_map(|line| label::minutes(line.text, self.words))
        };
        let noted = || {
            let mut lines = page.notes.lines().take(3).filter(|line| tokens(line).len() <= 6);
            lines.find_map(|line| label::minutes(line, self.words))
        };
        in_title.or_else(alone).or_else(noted)
    }

    fn objectives(&self, first: u32, last: u32) -> Vec<String> {
        const MOST: usize = 8;
        for number in first..=last {
            let Some(page) = self.text.page(number) else { continue };
            let at = page.lines.iter().position(|line| {
                self.words.begins(&line.tokens, Concept::Objective) && line.tokens.len() <= 8
            });
            let Some(at) = at else { continue };
            let below =
                page.lines.iter().skip(at + 1).take(MOST).map(|line| without_bullet(line.text).to_owned());
            let found: Vec<String> = below.filter(|text| !text.is_empty()).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn handouts(&self) -> Vec<FoundHandout> {
        let mut found: Vec<FoundHandout> = Vec::new();
        // Slides with the label in the title first; then lines that name one with its title.
        for titles in [true, false] {
            for page in self.shown() {
                let lines: Vec<&str> = if titles {
                    vec![page.title]
                } else {
                    page.lines.iter().filter(|line| line.tokens.len() <= 20).map(|line| line.text).collect()
                };
                for line in lines {
                    let line = without_bullet(line);
                    let Some(label) = label::leading(line, self.words, Concept::Handout) else { continue };
                    let known = found.iter().any(|handout| handout.number == label.number);
                    let title = label::title_alone(label::rest(line, label.end), self.words);
                    if known || (title.is_empty() && !titles) {
                        continue;
                    }
                    let title = if title.is_empty() { self.title_below(page, line) } else { title };
                    let (first, last) = (page.number, page.number);
                    let own = label.text(line).to_owned();
                    let number = label.number;
                    found.push(FoundHandout { label: own, number, title, first, last, session: None });
                }
            }
        }
        found.sort_by_key(|handout| handout.first);
        found
    }

    fn breaks(&self) -> Vec<FoundBreak> {
        let pages = self.text.pages.iter().filter(|page| !page.hidden);
        let of_page = |page: &PageText<'_>| {
            let told = page.title_tokens();
            let lunch = self.words.is(&told, Concept::Lunch);
            let is_break = lunch || self.words.is(&told, Concept::Break);
            let lines = || page.lines.iter().map(|line| line.text);
            let minutes = || lines().find_map(|line| label::minutes(line, self.words));
            (is_break && page.is_sparse()).then(|| FoundBreak {
                title: label::title_alone(page.title, self.words),
                page: page.number,
                lunch,
                minutes: minutes(),
            })
        };
        pages.filter_map(of_page).collect()
    }
}

/// "Module 4" on the first slide of a deck whose units are its sessions is no session.
fn without_module(mut starts: Vec<Start>) -> Vec<Start> {
    let first = starts.first().map(|start| start.word.clone()).unwrap_or_default();
    let same = starts.iter().filter(|start| start.word == first).count();
    if same == 1 && starts.len() > LEAST && starts[1..].iter().all(|start| start.word == starts[1].word) {
        starts.remove(0);
    }
    starts
}

/// A line without the sign that stands before it in a list.
fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '·' | '–' | '-' | '—' | '*' | '▪' | '●' | '○' | '►' | '✓')
    })
}

/// Names that programs give to sections by themselves.
fn is_default_name(name: &str) -> bool {
    let plain = plain(name);
    ["default section", "untitled section", "раздел по умолчанию", "раздел без заголовка"]
        .contains(&plain.as_str())
}

/// Whether two titles are the same but for small things.
fn near(one: &str, other: &str) -> bool {
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
