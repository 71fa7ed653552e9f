//! A deck: where its sessions begin (`starts`), and then where they end, how long they are, what they are
//! for; its breaks.

use std::collections::BTreeSet;

use super::look::{AgendaEntry, Look, Start, near};
use super::text::{PageText, Text};
use super::tokens::{Kind, plain, tokens};
use super::words::{Concept, Lexicons};
use super::{FoundBreak, FoundSession, MOST_FOUND, Outline, handouts, label};

/// Looks through a deck.
pub(super) fn find(text: &Text<'_>, words: &Lexicons<'_>) -> Outline {
    let look = Look { text, words, agenda_pages: agenda_pages(text, words) };
    let entries = look.entries();
    let (starts, bounds) = look.starts(&entries);
    Outline {
        sessions: look.sessions(starts, &bounds, &entries),
        handouts: handouts::in_deck(text, words),
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
        let titled = label::leading(&page.title, words, Concept::Session).is_some();
        let says_so = words.is(&page.title_tokens(), Concept::Agenda) && page.lines.len() > 2;
        !titled && (labels.len() > 1 || says_so)
    };
    text.pages.iter().filter(lists).map(|page| page.number).collect()
}

impl Look<'_, '_, '_> {
    /// What the agendas list.
    fn entries(&self) -> Vec<AgendaEntry> {
        let pages = self.text.pages.iter().filter(|page| self.agenda_pages.contains(&page.number));
        let mut entries: Vec<AgendaEntry> = Vec::new();
        for entry in pages.flat_map(|page| &page.lines).filter_map(|line| self.entry(line.text)) {
            // An agenda is often shown again before each session.
            let known = |other: &AgendaEntry| {
                other.number == entry.number && plain(&other.title) == plain(&entry.title)
            };
            if entries.len() < MOST_FOUND && !entries.iter().any(known) {
                entries.push(entry);
            }
        }
        entries
    }

    fn entry(&self, line: &str) -> Option<AgendaEntry> {
        let minutes = label::minutes(line, self.words);
        let (number, title) = match label::leading(line, self.words, Concept::Session) {
            Some(label) => (Some(label.number), label::rest(line, label.end)),
            None => (None, line),
        };
        // A cell may hold the number alone.
        let number = number.or_else(|| {
            let mut cells = line.split(" | ").filter(|_| line.contains(" | ")).map(tokens);
            let alone = cells.find(|cell| matches!(cell.as_slice(), [one] if one.kind == Kind::Number));
            alone.and_then(|cell| self.words.number(&cell[0])).filter(|number| !number.contains('.'))
        });
        // Of the cells of a row the one with most letters is the title.
        let letters = |text: &&str| text.chars().filter(|c| c.is_alphabetic()).count();
        let title = title.split(" | ").max_by_key(letters).unwrap_or(title);
        let title = label::title_alone(label::without_bullet(title), self.words);
        // The number may stand in the cell of the title.
        let (number, title) = match label::numbered(&title).filter(|_| number.is_none()) {
            Some((own, rest)) => (Some(own), rest.to_owned()),
            None => (number, title),
        };
        let told = tokens(&title);
        let rests = [Concept::Break, Concept::Lunch, Concept::Agenda, Concept::Closing, Concept::Opening];
        let is_rest = number.is_none() && rests.iter().any(|concept| self.words.is(&told, *concept));
        let is_word = told.iter().any(|token| token.kind == Kind::Word);
        (!is_rest && (is_word || number.is_some())).then_some(AgendaEntry { number, title, minutes })
    }

    fn sessions(&self, mut starts: Vec<Start>, bounds: &[u32], entries: &[AgendaEntry]) -> Vec<FoundSession> {
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
            let last = self.without_frame(start.page, last);
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

    /// A session without what stands between it and the next: a break, an agenda shown again, what comes
    /// next, and the energiser behind a break.
    fn without_frame(&self, first: u32, mut last: u32) -> u32 {
        let between = |number: u32| {
            self.text.page(number).is_some_and(|page| {
                self.agenda_pages.contains(&page.number)
                    || self.is_about(page, &[Concept::Break, Concept::Lunch, Concept::Next])
            })
        };
        let opens = |number: u32| {
            self.text
                .page(number)
                .is_some_and(|page| self.words.begins(&page.title_tokens(), Concept::Opening))
        };
        while last > first && (between(last) || (opens(last) && between(last - 1))) {
            last -= 1;
        }
        last
    }

    /// The closing of the day is no part of the last session.
    fn before_closing(&self, first: u32, last: u32) -> u32 {
        /// Closing a day takes some slides, not half of them.
        const MOST: u32 = 6;
        let from = (first + 1).max(last.saturating_sub(MOST - 1));
        let about = |number: u32, concepts: &[Concept]| {
            self.text.page(number).is_some_and(|page| self.is_about(page, concepts))
        };
        // "Closing round" may be a way to end each session.
        let title = |number: u32| {
            self.text.page(number).map(|page| plain(&label::title_alone(&page.title, self.words)))
        };
        let before: BTreeSet<String> = (1..from).filter_map(title).collect();
        let farewell = (from..=last).find(|number| {
            about(*number, &[Concept::Farewell])
                && title(*number).is_none_or(|title| !before.contains(&title))
        });
        // "Questions" and "Feedback" close a day only where nothing but such follows.
        let closes = |number: &u32| about(*number, &[Concept::Closing, Concept::Next]);
        let tail = (from..=last).rev().take_while(closes).last();
        [farewell, tail].into_iter().flatten().min().map_or(last, |closing| closing - 1)
    }

    /// The length that the first slide of a session states, or its notes.
    fn minutes(&self, first: u32) -> Option<u32> {
        let page = self.text.page(first)?;
        let in_title = label::minutes(&page.title, self.words);
        let alone = || {
            let mut lines = page.lines.iter().filter(|line| page.is_sparse() || line.tokens.len() <= 5);
            lines.find_map(|line| label::minutes(line.text, self.words))
        };
        let noted = || {
            let timed = page.notes.lines().filter(|line| label::minutes(line, self.words).is_some());
            let named = |line: &&str| {
                let told = tokens(line);
                (0..told.len().min(3)).any(|at| self.words.begins(&told[at..], Concept::Duration))
            };
            // Of several lengths none is that of all, unless it says so: they are those of the steps.
            let total = timed.clone().find(named).or_else(|| {
                let alone = timed.clone().count() == 1;
                timed.clone().next().filter(|line| alone && tokens(line).len() <= 6)
            });
            total.and_then(|line| label::minutes(line, self.words))
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
            let below = page.lines.iter().skip(at + 1).take(MOST);
            let below = below.map(|line| label::without_bullet(line.text).to_owned());
            let found: Vec<String> = below.filter(|text| !text.is_empty()).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn breaks(&self) -> Vec<FoundBreak> {
        let pages = self.text.pages.iter().filter(|page| !page.hidden);
        let of_page = |page: &PageText<'_>| {
            let lunch = self.is_about(page, &[Concept::Lunch]);
            let is_break = lunch || self.is_about(page, &[Concept::Break]);
            let lines = || page.lines.iter().map(|line| line.text);
            let minutes = || lines().find_map(|line| label::minutes(line, self.words));
            (is_break && page.is_sparse()).then(|| FoundBreak {
                title: label::title_alone(&page.title, self.words),
                page: page.number,
                lunch,
                minutes: minutes(),
            })
        };
        pages.filter_map(of_page).collect()
    }
}
