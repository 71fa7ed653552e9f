//! Where the sessions of a deck begin: by labels, by numbers, by its sections, by its agenda, by its divider
//! slides; each way is tried where the ones before it found nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::MOST_FOUND;
use super::label::{self, Label};
use super::look::{AgendaEntry, Look, Start, near};
use super::text::PageText;
use super::tokens::{plain, tokens};
use super::words::Concept;
use crate::core::lists::lists;

/// The least number of sessions that sections, agendas or dividers must give to be believed.
const LEAST: usize = 2;

/// Confidence of a session whose label stands in a title, in percent.
pub(super) const CONFIDENCE_IN_HEADING: u32 = 80;

/// Confidence of a session whose label stands only in the body of a slide, in percent.
pub(super) const CONFIDENCE_IN_BODY: u32 = 62;

/// What frames the sessions of a day.
const FRAMES: [Concept; 7] = [
    Concept::Break,
    Concept::Lunch,
    Concept::Agenda,
    Concept::Closing,
    Concept::Opening,
    Concept::Recap,
    Concept::Next,
];

impl Look<'_, '_, '_> {
    /// Where sessions begin; and where something else begins that ends the one before it.
    pub(super) fn starts(&self, entries: &[AgendaEntry]) -> (Vec<Start>, Vec<u32>) {
        let mut starts = self.labelled(entries, Concept::Session);
        if starts.is_empty() {
            let found = self.by_sections(entries);
            if !found.0.is_empty() || !found.1.is_empty() {
                return found;
            }
            for found in [self.labelled(entries, Concept::Part), self.by_numbers(entries)] {
                if found.len() >= LEAST {
                    return (found, Vec::new());
                }
            }
        }
        if starts.len() < LEAST {
            let listed = self.by_agenda(entries);
            let divided = self.by_dividers();
            if listed.len() >= LEAST && listed.len() >= starts.len() && listed.len() * 2 >= entries.len() {
                starts = listed;
            } else if divided.len() >= LEAST && starts.is_empty() {
                starts = divided;
            } else if listed.len() >= LEAST && starts.is_empty() {
                starts = listed;
            }
        }
        (starts, Vec::new())
    }

    /// Sessions with labels: in titles, beside them, or on every slide.
    fn labelled(&self, entries: &[AgendaEntry], concept: Concept) -> Vec<Start> {
        let running = self.running(concept);
        let mut starts: Vec<Start> = Vec::new();
        let mut titles: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        let recap = self.recap();
        for page in self.shown().filter(|page| !recap.contains(&page.number)) {
            let Some((label, rest, percent, runs)) = self.label_of(page, concept, &running) else { continue };
            let title = label::title_alone(&rest, self.words);
            titles.entry((label.outer.clone(), label.number.clone())).or_default().push(title.clone());
            let Label { number, word, outer, .. } = label;
            let start = Start { page: page.number, number: Some(number), title, percent, word, outer, runs };
            let same = |other: &&mut Start| other.number == start.number && other.outer == start.outer;
            let room = starts.len() < MOST_FOUND;
            match starts.iter_mut().find(same) {
                Some(known) if percent > known.percent => *known = start,
                Some(_) => {}
                None if room => starts.push(start),
                None => {}
            }
        }
        // What is only named in passing is no session where others have headings.
        if starts.iter().any(|start| start.percent >= CONFIDENCE_IN_HEADING) {
            starts.retain(|start| start.percent > CONFIDENCE_IN_BODY);
        }
        for start in &mut starts {
            let key = (start.outer.clone(), start.number.clone().unwrap_or_default());
            if let Some(common) = titles.get(&key).and_then(|all| common_title(all)) {
                start.title = common;
            }
            let entry = entries.iter().find(|entry| entry.number.is_some() && entry.number == start.number);
            if let Some(entry) = entry {
                start.percent = (start.percent + 3).min(98);
                if start.title.is_empty() {
                    start.title.clone_from(&entry.title);
                }
            }
            if start.title.is_empty() {
                start.percent -= 10;
            }
        }
        self.with_pictures(&mut starts);
        starts.sort_by_key(|start| start.page);
        without_module(starts)
    }

    /// The slides from one that looks back to the agenda behind it: they go through what was yesterday.
    fn recap(&self) -> std::ops::Range<u32> {
        let first = self.shown().find(|page| self.is_about(page, &[Concept::Recap])).map(|page| page.number);
        let agenda = first.and_then(|first| self.agenda_pages.range(first..).next().copied());
        match (first, agenda) {
            (Some(first), Some(agenda)) => first..agenda,
            _ => 0..0,
        }
    }

    /// A slide without words before the first of those on which a label runs is their divider: a picture.
    fn with_pictures(&self, starts: &mut [Start]) {
        let taken: BTreeSet<u32> = starts.iter().map(|start| start.page).collect();
        for start in starts.iter_mut().filter(|start| start.runs && start.page > 1) {
            let before = start.page - 1;
            let is_picture = self.text.page(before).is_some_and(|page| page.lines.is_empty() && !page.hidden);
            if is_picture && before > 1 && !taken.contains(&before) {
                start.page = before;
            }
        }
    }

    /// The lines with labels that stand on several slides.
    fn running(&self, concept: Concept) -> BTreeSet<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for page in self.shown() {
            for line in page.lines.iter().filter(|line| line.text != page.title && line.tokens.len() <= 16) {
                if label::leading(line.text, self.words, concept).is_some() {
                    *counts.entry(line.text).or_default() += 1;
                }
            }
        }
        // What stands on nearly all slides was left from another deck, or is the name of this one.
        let most = self.shown().count() * 3 / 5;
        counts
            .into_iter()
            .filter(|(_, count)| *count > 1 && *count <= most.max(2))
            .map(|(line, _)| line)
            .collect()
    }

    /// Sessions whose titles begin with numbers: "2.1 Play", or "1. Play" on dividers and agendas.
    fn by_numbers(&self, entries: &[AgendaEntry]) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        for page in self.shown() {
            let Some((number, rest)) = label::numbered(&page.title) else { continue };
            let listed = entries.iter().any(|entry| near(&entry.title, rest));
            let sure = listed || page.layout == "secHead";
            let known = starts.iter().any(|start| start.number.as_deref() == Some(number.as_str()));
            if known || starts.len() >= MOST_FOUND || !(number.contains('.') || sure || page.is_sparse()) {
                continue;
            }
            let title = label::title_alone(rest, self.words);
            let percent = 68 + if sure { 12 } else { 0 };
            starts.push(Start {
                page: page.number,
                number: Some(number),
                title,
                percent,
                ..Start::default()
            });
        }
        // Either parts such as 2.1 or whole numbers, those that are more; they go up.
        let parted = |start: &Start| start.number.as_ref().is_some_and(|number| number.contains('.'));
        let parts = starts.iter().filter(|start| parted(start)).count();
        let wanted = parts * 2 >= starts.len();
        starts.retain(|start| parted(start) == wanted);
        let values = starts.iter().map(|start| start.number.as_deref().map(in_order).unwrap_or_default());
        let up = values.is_sorted_by(|one, other| one < other);
        if up { starts } else { Vec::new() }
    }

    /// Sessions by the sections of the deck; and where sections begin that are none.
    fn by_sections(&self, entries: &[AgendaEntry]) -> (Vec<Start>, Vec<u32>) {
        let (mut starts, mut others) = (Vec::new(), Vec::new());
        let sections: Vec<_> = self.text.outline.iter().filter(|heading| heading.level == 0).collect();
        if sections.len() * 5 > self.text.pages.len() * 3 {
            // An entry for each slide, as some programs write it, says nothing.
            return (Vec::new(), Vec::new());
        }
        for (index, heading) in sections.iter().enumerate() {
            let told = tokens(&heading.title);
            let label = label::leading(&heading.title, self.words, Concept::Session);
            let next = sections.get(index + 1).map(|next| next.page);
            let frames = FRAMES.iter().filter(|concept| **concept != Concept::Opening || heading.page <= 1);
            let is_frame = label.is_none()
                && (frames.into_iter().any(|concept| self.words.is(&told, *concept))
                    || is_default_name(&heading.title)
                    || self.is_front(heading.page, next, &heading.title));
            if is_frame || told.is_empty() {
                others.push(heading.page);
                continue;
            }
            let title = match &label {
                Some(label) => label::rest(&heading.title, label.end),
                None => heading.title.as_str(),
            };
            let (number, title) = match label::numbered(title).filter(|_| label.is_none()) {
                Some((number, rest)) => (Some(number), rest),
                None => (label.map(|label| label.number), title),
            };
            let title = label::title_alone(title, self.words);
            let listed = entries.iter().any(|entry| near(&entry.title, &title));
            let begins = self.text.page(heading.page).is_some_and(|page| near(&page.title, &title));
            let percent = 75 + if listed { 10 } else { 0 } + if begins { 8 } else { 0 };
            starts.push(Start { page: heading.page, number, title, percent, ..Start::default() });
        }
        if starts.len() < LEAST && !starts.iter().any(|start| start.number.is_some()) {
            return (Vec::new(), Vec::new());
        }
        (starts, others)
    }

    /// A first section that holds the title of the deck and little else.
    fn is_front(&self, page: u32, next: Option<u32>, name: &str) -> bool {
        let Some(first) = self.text.pages.first().filter(|_| page == 1) else { return false };
        let day = |text: &str| label::anywhere(text, self.words, Concept::Day).is_some();
        let of_day = first.lines.iter().any(|line| day(line.text)) && !near(&first.title, name) && day(name);
        let only_front = next.is_some_and(|next| {
            (2..next).all(|number| {
                let page = self.text.page(number);
                page.is_some_and(|page| {
                    self.agenda_pages.contains(&number)
                        || self.is_about(page, &[Concept::Opening, Concept::Agenda, Concept::Recap])
                })
            })
        });
        of_day || (only_front && !near(&first.title, name))
    }

    /// Sessions whose titles an agenda lists.
    fn by_agenda(&self, entries: &[AgendaEntry]) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        let first_after = self.agenda_pages.first().copied().unwrap_or(0);
        let mut open: Vec<&AgendaEntry> = Vec::new();
        for entry in entries.iter().filter(|entry| !entry.title.is_empty()) {
            let after = starts.last().map_or(first_after, |start| start.page);
            let page = self.shown().find(|page| page.number > after && near(&page.title, &entry.title));
            if page.is_none() {
                open.push(entry);
            }
            if let Some(page) = page {
                let between: Vec<Start> =
                    open.drain(..).filter_map(|open| self.alike(open, after, page.number)).collect();
                starts.extend(between);
                let exact = plain(&page.title) == plain(&entry.title);
                starts.push(Start {
                    page: page.number,
                    number: entry.number.clone(),
                    title: entry.title.clone(),
                    percent: if exact { 80 } else { 70 },
                    ..Start::default()
                });
            }
        }
        let after = starts.last().map_or(first_after, |start| start.page);
        let end = u32::try_from(self.text.pages.len()).unwrap_or(u32::MAX);
        starts.extend(open.into_iter().filter_map(|open| self.alike(open, after, end)));
        starts.sort_by_key(|start| start.page);
        starts.dedup_by_key(|start| start.page);
        starts
    }

    /// The divider between two slides that an entry of the agenda means though it has other words for it.
    fn alike(&self, entry: &AgendaEntry, after: u32, before: u32) -> Option<Start> {
        let long = |text: &str| -> BTreeSet<String> {
            let words = tokens(text).into_iter().filter(|token| token.text.chars().count() > 3);
            words.map(|token| token.text).collect()
        };
        let wanted = long(&entry.title);
        let shares = |page: &&PageText<'_>| long(&page.title).intersection(&wanted).next().is_some();
        let bare = |page: &&PageText<'_>| page.lines.len() <= 2 && !self.is_about(page, &FRAMES);
        let mut pages = self.shown().filter(|page| after < page.number && page.number < before);
        let page = pages.by_ref().filter(bare).find(shares)?;
        let title = label::title_alone(&page.title, self.words);
        Some(Start {
            page: page.number,
            number: entry.number.clone(),
            title,
            percent: 60,
            ..Start::default()
        })
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
        let pages = self.shown().filter(|page| fits(page) && !page.title.is_empty());
        let pages = pages.filter(|page| {
            !self.is_about(page, &FRAMES) && label::leading(&page.title, self.words, Concept::Day).is_none()
        });
        let title = |page: &PageText<'_>| label::title_alone(&page.title, self.words);
        pages
            .map(|page| Start { page: page.number, title: title(page), percent, ..Start::default() })
            .collect()
    }
}

/// "Module 4" on the first slide of a deck whose units are its sessions is no session.
fn without_module(mut starts: Vec<Start>) -> Vec<Start> {
    let first = starts.first().map(|start| start.word.clone()).unwrap_or_default();
    let same = starts.iter().filter(|start| start.word == first).count();
    let many = starts.len() > LEAST || (starts.len() == LEAST && starts[0].page == 1);
    if same == 1 && many && starts[1..].iter().all(|start| start.word == starts[1].word) {
        starts.remove(0);
    }
    starts
}

/// "Attachment | What is it?" and "Attachment | Role play" are both of the session "Attachment".
fn common_title(titles: &[String]) -> Option<String> {
    let (first, others) = titles.split_first()?;
    let parts = |title: &str| -> Vec<String> {
        let signs = [" | ", " – ", " — ", " - ", ": "];
        let at = signs.iter().filter_map(|sign| title.find(sign)).min();
        at.map(|at| title[..at].trim().to_owned()).into_iter().collect()
    };
    let own = parts(first).pop().filter(|own| !own.is_empty())?;
    let again = others.iter().any(|title| {
        title != first && (*title == own || parts(title).first().is_some_and(|part| *part == own))
    });
    again.then_some(own)
}

/// The parts of a number, as they are ordered.
fn in_order(number: &str) -> Vec<u32> {
    number.split('.').filter_map(|part| part.parse().ok()).collect()
}

/// Whether a program gave this name to a section by itself.
fn is_default_name(name: &str) -> bool {
    lists().sections.contains(&plain(name))
}
