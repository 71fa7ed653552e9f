//! Where the sessions of a deck may begin, by every way of telling: labels, numbers, its sections, its agenda,
//! layouts, times and lengths. Which of them are right is weighed by [`super::weigh`].

use std::collections::{BTreeMap, BTreeSet};

use super::MOST_FOUND;
use super::label::{self, Label};
use super::lengths;
use super::look::{AgendaEntry, Look, near, near_plain};
use super::pairs::in_order;
use super::text::PageText;
use super::tokens::{Kind, plain, tokens};
use super::weigh::{Beginning, Division, Way};
use super::words::Concept;
use crate::core::lists::lists;

/// What is counted with any word and takes no more minutes than this is an activity within a session.
const SHORTEST_COUNTED: u32 = 15;

/// What frames the sessions of a day.
pub(super) const FRAMES: [Concept; 6] =
    [Concept::Break, Concept::Lunch, Concept::Agenda, Concept::Closing, Concept::Recap, Concept::Next];

/// Beginnings, each with the way in which it was found and what else tells its kind.
pub(super) type Found = BTreeMap<(Way, String), Vec<Beginning>>;

impl Look<'_, '_, '_> {
    /// The divisions of the deck that there are; and where something else begins that ends a session.
    pub(super) fn divisions(&self, entries: &[AgendaEntry]) -> (Vec<Division>, BTreeSet<u32>) {
        let mut found = Found::new();
        for start in self.labelled(entries, Concept::Session) {
            let module = self.words.begins(&tokens(&start.word), Concept::Module);
            let way = if module { Way::Module } else { Way::Session };
            found.entry((way, start.word.chars().take(4).collect())).or_default().push(start);
        }
        found.insert((Way::Part, String::new()), self.labelled(entries, Concept::Part));
        let (sections, bounds) = self.by_sections();
        found.insert((Way::Section, String::new()), sections);
        found.insert((Way::Agenda, String::new()), self.by_agenda(entries));
        found.insert((Way::File, String::new()), self.whole_file().into_iter().collect());
        self.by_numbers(entries, &mut found);
        self.by_looks(entries, &mut found);
        let divisions = found.into_iter().map(|((way, _), mut beginnings)| {
            beginnings.truncate(MOST_FOUND);
            beginnings.sort_by_key(|one| one.page);
            beginnings.dedup_by_key(|one| (one.page, one.line));
            for one in &mut beginnings {
                self.add_signs(way, one, entries);
            }
            Division::of(way, beginnings)
        });
        (divisions.filter(|division| !division.beginnings.is_empty()).collect(), bounds)
    }

    /// All that speaks for a beginning or against it, whichever way it was found.
    fn add_signs(&self, way: Way, one: &mut Beginning, entries: &[AgendaEntry]) {
        let Some(page) = self.text.page(one.page) else { return };
        let entry = entry_of(one, entries);
        one.listed = entry.is_some();
        one.looks = format!("{} {}", page.layout, page.is_sparse());
        let timed = self.minutes(one.page).is_some();
        one.joins = one.listed || (timed && self.is_about(page, &[Concept::Opening]));
        one.timed = timed || entry.is_some_and(|entry| entry.minutes.is_some());
        let mut add = |fits: bool, points: i32| one.points += if fits { points } else { 0 };
        add(entry.is_some_and(|entry| entry.plain == plain(&one.title)), 3);
        add(entry.is_some(), if way == Way::Agenda { 2 } else { 7 });
        add(timed, 7);
        add(page.layout == "secHead" && way != Way::HeaderLayout, 5);
        add(page.layout == "title" && page.number > 1 && way != Way::TitleLayout, 4);
        add(page.is_sparse(), 3);
        let section = self.text.outline.iter().any(|heading| heading.page == one.page);
        add(section && way != Way::Section, 6);
        add(page.pictures > 0 && matches!(way, Way::TitleOnly | Way::Sparse | Way::Counted), -8);
        // What is shorter is a step of a session.
        let lasts = self.minutes(one.page).is_some_and(|minutes| minutes > SHORTEST_COUNTED);
        let divides = matches!(page.layout, "secHead" | "title") || lasts;
        // Where the words for sessions are known, other words that count are of something else.
        add(
            way == Way::Counted,
            if self.words.are_all() {
                6
            } else if divides {
                0
            } else {
                -8
            },
        );
        add(one.title.is_empty(), -6);
        let begins = page.title.chars().next();
        // A question or a list of things is what a slide of a session is about.
        add(begins.is_some() && page.title.ends_with(['?', ':', '…']) && !way.is_labelled(), -3);
    }

    /// Sessions with labels: in titles, beside them, or on every slide.
    fn labelled(&self, entries: &[AgendaEntry], concept: Concept) -> Vec<Beginning> {
        let running = self.running(concept);
        let mut starts: Vec<Beginning> = Vec::new();
        let mut titles: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        // Numbers may begin again, with another day.
        let mut round = 0;
        let mut runs_on: BTreeSet<u32> = BTreeSet::new();
        let recap = self.recap();
        for page in self.shown().filter(|page| !recap.contains(&page.number)) {
            let Some((label, rest, percent, runs)) = self.label_of(page, concept, &running) else { continue };
            let pair = self.two_titles(page, &label, &rest, concept, entries);
            let rest = pair.as_ref().map_or(rest.as_str(), |(first, _, _)| first);
            let title = label::title_alone(rest, self.words);
            let number = if pair.is_some() { label.number } else { label.numbers() };
            let Label { word, outer, .. } = label;
            runs_on.extend(runs.then_some(page.number));
            let (points, day) = (strength(percent), self.day_at(page.number));
            let start = Beginning {
                page: page.number,
                day,
                number: Some(number),
                title,
                word,
                outer,
                points,
                ..Beginning::default()
            };
            let second = pair.map(|(_, number, title)| Beginning {
                line: 1,
                number: Some(number),
                title,
                ..start.clone()
            });
            let same = |other: &Beginning| other.number == start.number && other.outer == start.outer;
            let known = starts[round..].iter().position(same).map(|at| at + round);
            let again = known.filter(|at| self.begins_again(&starts[*at], &start, starts.last()));
            let at = match known {
                Some(at) if again.is_none() => at,
                _ if starts.len() >= MOST_FOUND => continue,
                _ => {
                    round = if again.is_some() { starts.len() } else { round };
                    starts.push(start.clone());
                    starts.extend(second.clone());
                    starts.len() - 1 - usize::from(second.is_some())
                }
            };
            titles.entry(at).or_default().push(start.title.clone());
            if start.points > starts[at].points {
                starts[at] = start;
            }
        }
        for (at, start) in starts.iter_mut().enumerate() {
            if let Some(common) = titles.get(&at).and_then(|all| common_title(all)) {
                start.title = common;
            }
            // Where each slide has another title behind the same label, none of them is that of the session.
            let differ = titles.get(&at).is_some_and(|all| {
                all.len() > 2 && all.iter().enumerate().all(|(at, title)| !all[..at].contains(title))
            });
            let entry = if differ { numbered_entry(start, entries) } else { entry_of(start, entries) };
            let entry = entry.filter(|entry| !entry.title.is_empty() && (differ || start.title.is_empty()));
            if let Some(entry) = entry {
                start.title.clone_from(&entry.title);
            }
            if start.title.is_empty()
                && let Some(title) = self.title_behind_divider(start.page, concept)
            {
                start.title = title;
            }
        }
        // What is only named in passing is no session where others have headings.
        if starts.iter().any(|start| start.points >= strength(80)) {
            starts.retain(|start| start.points > strength(62));
        }
        self.with_pictures(&mut starts, &runs_on);
        starts
    }

    /// The title on the slide behind a divider that has a label and nothing else.
    fn title_behind_divider(&self, divider: u32, concept: Concept) -> Option<String> {
        let bare = self.text.page(divider).filter(|page| page.lines.len() == 1 && page.titled)?;
        let next = self.text.page(bare.number + 1).filter(|next| next.titled && next.is_sparse())?;
        let other = self.is_about(next, &FRAMES)
            || self.words.begins(next.title_tokens(), Concept::Objective)
            || label::leading(&next.title, self.words, concept).is_some();
        (!other).then(|| label::title_alone(&next.title, self.words))
    }

    /// Whether a number that was met before begins something else: on another day, or with another title behind
    /// higher numbers.
    fn begins_again(&self, known: &Beginning, start: &Beginning, last: Option<&Beginning>) -> bool {
        let other_day = known.day != start.day && known.day > 0;
        let higher = last
            .is_some_and(|last| last.number.as_deref().map(in_order) > start.number.as_deref().map(in_order));
        let titled = !known.title.is_empty() && !start.title.is_empty() && !near(&known.title, &start.title);
        let divides = self.text.page(start.page).is_some_and(PageText::is_sparse);
        // A number that was typed twice: both have a length of their own, and a title.
        let lasts = |one: &Beginning| {
            let page = self.text.page(one.page);
            page.is_some_and(|page| lengths::minutes(&page.title, self.words).is_some())
        };
        let twice = titled && lasts(known) && lasts(start);
        other_day || twice || (higher && titled && divides && start.points >= strength(90))
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
    fn with_pictures(&self, starts: &mut [Beginning], runs_on: &BTreeSet<u32>) {
        let taken: BTreeSet<u32> = starts.iter().map(|start| start.page).collect();
        for start in starts.iter_mut().filter(|start| runs_on.contains(&start.page) && start.page > 1) {
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

    /// Sessions whose titles begin with numbers, "2.1 Play" or "1. Play", have them beside them, or count by
    /// any word, "Step 1".
    fn by_numbers(&self, entries: &[AgendaEntry], found: &mut Found) {
        for page in self.shown().filter(|page| page.number > 1 && !self.is_about(page, &FRAMES)) {
            let listed = |title: &str| {
                let title = plain(title);
                entries.iter().any(|entry| near_plain(&entry.plain, &title))
            };
            let (way, key, number, title) = if let Some((number, rest)) =
                label::numbered(&page.title).or_else(|| self.text.lettered(&page.title))
            {
                let parted = number.contains('.');
                if !(parted || listed(rest) || page.layout == "secHead" || page.is_sparse()) {
                    continue;
                }
                (if parted { Way::Decimal } else { Way::Whole }, String::new(), number, rest.to_owned())
            } else if let Some((number, title)) = self.number_beside(page) {
                (Way::NumberBeside, String::new(), number, title)
            } else if let Some((word, number, rest)) = label::counted(&page.title, self.words) {
                let rest = if rest.is_empty() { self.title_below(page, &page.title) } else { rest };
                (Way::Counted, word, number, rest)
            } else {
                continue;
            };
            let all = found.entry((way, key)).or_default();
            let known = all.iter().any(|one| one.number.as_ref() == Some(&number));
            if !known && all.len() < MOST_FOUND {
                let title = label::title_alone(&title, self.words);
                let day = self.day_at(page.number);
                let number = Some(number);
                all.push(Beginning { page: page.number, day, number, title, ..Beginning::default() });
            }
        }
    }

    /// A number alone in a shape, and the title beside it.
    fn number_beside(&self, page: &PageText<'_>) -> Option<(String, String)> {
        let alone = |line: &&super::text::LineText<'_>| {
            matches!(line.tokens.as_slice(), [one] if one.kind == Kind::Number && one.text.len() <= 4)
                && line.text.chars().count() <= 5
        };
        let mut numbers = page.lines.iter().filter(alone);
        let line = numbers.next().filter(|_| page.is_sparse() && numbers.next().is_none())?;
        let number = self.words.number(line.tokens.first()?)?;
        let title = if page.titled && page.title != line.text {
            page.title.clone()
        } else {
            self.largest_text(page, &[line.text])
        };
        (!title.is_empty() && number != page.number.to_string()).then_some((number, title))
    }

    /// A deck that is one session, if its first slide says how long it is.
    fn whole_file(&self) -> Option<Beginning> {
        /// What is longer is a day.
        const LONGEST: u32 = 240;
        let shown = self.shown().next().filter(|page| page.number == 1);
        let page = shown.filter(|page| page.is_sparse() && !page.title.is_empty())?;
        self.minutes(1).filter(|minutes| *minutes <= LONGEST)?;
        let title = label::title_alone(&page.title, self.words);
        Some(Beginning { page: 1, title, points: -5, ..Beginning::default() })
    }

    /// Sessions by the sections of the deck; and where sections begin that are none.
    fn by_sections(&self) -> (Vec<Beginning>, BTreeSet<u32>) {
        let (mut starts, mut others) = (Vec::new(), BTreeSet::new());
        let sections: Vec<_> = self.text.outline.iter().filter(|heading| heading.level == 0).collect();
        if sections.len() * 5 > self.text.pages.len() * 3 {
            // An entry for each slide, as some programs write it, says nothing.
            return (starts, others);
        }
        for (index, heading) in sections.iter().enumerate() {
            let told = tokens(&heading.title);
            let label = label::leading(&heading.title, self.words, Concept::Session);
            let next = sections.get(index + 1).map(|next| next.page);
            let opens = heading.page <= 1 && self.words.is(&told, Concept::Opening);
            let is_frame = label.is_none()
                && (opens
                    || FRAMES.iter().any(|concept| self.words.is(&told, *concept))
                    || is_default_name(&heading.title)
                    || self.is_day(&heading.title)
                    || self.is_front(heading.page, next, &heading.title));
            if is_frame || told.is_empty() {
                others.insert(heading.page);
                continue;
            }
            let title =
                label.as_ref().map_or(heading.title.as_str(), |label| label::rest(&heading.title, label.end));
            let (number, title) = match label::numbered(title).filter(|_| label.is_none()) {
                Some((number, rest)) => (Some(number), rest),
                None => (label.map(|label| label.number), title),
            };
            let title = label::title_alone(title, self.words);
            let begins = self.text.page(heading.page).is_some_and(|page| near(&page.title, &title));
            let points = if number.is_some() { 8 } else { 0 } + if begins { 6 } else { 0 };
            let (page, day) = (heading.page, self.day_at(heading.page));
            starts.push(Beginning { page, day, number, title, points, ..Beginning::default() });
        }
        (starts, others)
    }

    /// Whether a text says which day it is, and nothing else.
    fn is_day(&self, text: &str) -> bool {
        let day = label::leading(text, self.words, Concept::Day);
        day.is_some_and(|day| label::rest(text, day.end).is_empty())
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
                        || self.is_day(&page.title)
                        || self.is_about(page, &[Concept::Opening, Concept::Agenda, Concept::Recap])
                })
            })
        });
        of_day || (only_front && !near(&first.title, name))
    }

    /// Sessions whose titles an agenda lists.
    fn by_agenda(&self, entries: &[AgendaEntry]) -> Vec<Beginning> {
        let mut starts: Vec<Beginning> = Vec::new();
        let first_after = self.agenda_pages.first().copied().unwrap_or(0);
        let mut open: Vec<&AgendaEntry> = Vec::new();
        for entry in entries.iter().filter(|entry| !entry.title.is_empty()) {
            let after = starts.last().map_or(first_after, |start| start.page);
            let fits = |page: &&PageText<'_>| {
                let timed = || !entry.opens || self.minutes(page.number).is_some();
                page.number > after && near_plain(&page.plain, &entry.plain) && timed()
            };
            let page = self.shown().find(fits);
            if page.is_none() {
                open.push(entry);
            }
            if let Some(page) = page {
                let between: Vec<Beginning> =
                    open.drain(..).filter_map(|open| self.alike(open, after, page.number)).collect();
                starts.extend(between);
                let exact = page.plain == entry.plain;
                starts.push(Beginning {
                    page: page.number,
                    day: self.day_at(page.number),
                    number: entry.number.clone(),
                    title: entry.title.clone(),
                    points: if exact { 0 } else { -3 },
                    ..Beginning::default()
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
    fn alike(&self, entry: &AgendaEntry, after: u32, before: u32) -> Option<Beginning> {
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
        Some(Beginning {
            page: page.number,
            day: self.day_at(page.number),
            number: entry.number.clone(),
            title,
            points: -6,
            ..Beginning::default()
        })
    }
}

/// The line of an agenda that means a beginning.
pub(super) fn entry_of<'e>(one: &Beginning, entries: &'e [AgendaEntry]) -> Option<&'e AgendaEntry> {
    let title = plain(&one.title);
    let same = entries.iter().find(|entry| near_plain(&entry.plain, &title));
    same.or_else(|| numbered_entry(one, entries))
}

/// The line of an agenda that has the number of a beginning, on its day.
fn numbered_entry<'e>(one: &Beginning, entries: &'e [AgendaEntry]) -> Option<&'e AgendaEntry> {
    let after = |entry: &AgendaEntry| one.day == 0 || entry.day == 0 || entry.day == one.day;
    entries.iter().find(|entry| entry.number.is_some() && entry.number == one.number && after(entry))
}

/// How much a label speaks, by how sure it is to be the label of its slide.
fn strength(percent: u32) -> i32 {
    match percent {
        90.. => 0,
        85.. => -2,
        80.. => -5,
        _ => -18,
    }
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

/// Whether a program gave this name to a section by itself.
fn is_default_name(name: &str) -> bool {
    lists().sections.contains(&plain(name))
}
