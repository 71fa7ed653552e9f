//! A deck: where its sessions begin (`starts`), and then where they end, how long they are, what they are
//! for; its breaks.

use std::collections::{BTreeMap, BTreeSet};

use super::look::{AgendaEntry, Look};
use super::starts::entry_of;
use super::text::{PageText, Text};
use super::tokens::{Kind, plain, tokens};
use super::weigh::{self, Beginning, Division, Measure};
use super::words::{Concept, Lexicons};
use super::{FoundBreak, FoundSession, MOST_FOUND, Outline, handouts, label, lengths};

/// Looks through a deck.
pub(super) fn find(text: &Text<'_>, words: &Lexicons<'_>) -> Outline {
    let look = Look { text, words, agenda_pages: agenda_pages(text, words), days: days(text, words) };
    let entries = look.entries();
    let (divisions, mut bounds) = look.divisions(&entries);
    bounds.extend(look.days.iter().map(|(page, _)| *page));
    let starts = look.choose(&divisions, &entries);
    Outline {
        sessions: look.sessions(&starts, &bounds, &entries),
        handouts: handouts::in_deck(text, words),
        breaks: look.breaks(),
        ..Outline::default()
    }
}

/// Where the days of a deck for several begin: slides with nothing but the day in their title, or title slides.
fn days(text: &Text<'_>, words: &Lexicons<'_>) -> Vec<(u32, u32)> {
    let day_of = |page: &PageText<'_>| {
        let own = label::leading(&page.title, words, Concept::Day);
        let alone =
            |label: &label::Label| label::rest(&page.title, label.end).is_empty() || page.layout == "title";
        let below = || page.lines.iter().filter(|_| page.layout == "title" || page.number == 1);
        let below = || below().find_map(|line| label::leading(line.text, words, Concept::Day));
        let label = own.filter(alone).or_else(below)?;
        Some((page.number, label.value().filter(|day| *day <= 31)?))
    };
    let mut days: Vec<(u32, u32)> =
        text.pages.iter().filter(|page| !page.hidden && page.is_sparse()).filter_map(day_of).collect();
    if days.len() < 2 {
        let named = text.outline.iter().filter(|heading| heading.level == 0).filter_map(|heading| {
            let day = label::leading(&heading.title, words, Concept::Day)?;
            let alone = label::rest(&heading.title, day.end).is_empty();
            Some((heading.page, day.value().filter(|day| alone && *day <= 31)?))
        });
        days = named.collect();
    }
    days.dedup_by_key(|(_, day)| *day);
    let up = days.is_sorted_by(|one, other| one.1 < other.1);
    if up && days.len() > 1 { days } else { Vec::new() }
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
        let told = page.title_tokens();
        // "Contents of the bag 2" is no agenda, "Agenda, day 2" is.
        let counts = told.iter().any(|token| token.kind == Kind::Number)
            && label::anywhere(&page.title, words, Concept::Day).is_none();
        let says_so = words.is(told, Concept::Agenda) && !counts && page.lines.len() > 2;
        !titled && (labels.len() > 1 || says_so)
    };
    let said: BTreeSet<u32> = text.pages.iter().filter(lists).map(|page| page.number).collect();
    if said.is_empty() { unsaid_agenda(text, words).into_iter().collect() } else { said }
}

/// The page at the beginning that is an agenda though no word says so: it has the titles of pages behind it.
fn unsaid_agenda(text: &Text<'_>, words: &Lexicons<'_>) -> Option<u32> {
    /// An agenda stands at the beginning.
    const WITHIN: usize = 4;
    let alone = |cell: &str| {
        let title = label::title_alone(label::without_bullet(cell), words);
        plain(label::numbered(&title).map_or(title.as_str(), |(_, rest)| rest))
    };
    let titles: BTreeMap<String, u32> =
        text.pages.iter().rev().map(|page| (alone(&page.title), page.number)).collect();
    let mut pages_with: BTreeMap<&str, usize> = BTreeMap::new();
    for line in text.pages.iter().flat_map(|page| &page.lines) {
        *pages_with.entry(line.text).or_default() += 1;
    }
    let lists = |page: &&PageText<'_>| {
        // What stands on many slides lists nothing.
        let once = |line: &str| {
            pages_with.get(line).is_none_or(|count| *count <= 2) && !text.running.contains(&line)
        };
        let lines = || page.lines.iter().filter(|line| line.text != page.title && once(line.text));
        let behind: Vec<u32> = lines()
            .flat_map(|line| line.text.split(" | "))
            .filter_map(|cell| titles.get(&alone(cell)).copied())
            .filter(|at| *at > page.number)
            .collect();
        // The slides that follow one by one are only what this one sums up.
        let apart = behind.windows(2).any(|pair| pair[1] > pair[0] + 1);
        behind.len() > 1 && apart && behind.len() * 2 >= lines().count()
    };
    text.pages.iter().take(WITHIN).find(lists).map(|page| page.number)
}

impl Look<'_, '_, '_> {
    /// Chooses a division for the whole deck; and for a day that it leaves without sessions one of its own: the
    /// sections of the file may have those of the first day, dividers those of the second.
    fn choose(&self, divisions: &[Division], entries: &[AgendaEntry]) -> Vec<Beginning> {
        let listed = |day: u32| {
            let of_day = |entry: &&AgendaEntry| day == 0 || entry.day == 0 || entry.day == day;
            entries.iter().filter(|entry| !entry.opens).filter(of_day).count()
        };
        let whole = Measure { before: 0, pages: self.text.count(), listed: listed(0), usual: 2 };
        let mut starts = weigh::choose(divisions, whole);
        for (at, (page, day)) in self.days.iter().enumerate() {
            let end = self.days.get(at + 1).map_or(self.text.count(), |next| next.0 - 1);
            let within = |one: &Beginning| (*page..=end).contains(&one.page);
            if starts.iter().any(within) {
                continue;
            }
            let part = divisions.iter().map(|division| {
                let beginnings = division.beginnings.iter().filter(|one| within(one)).cloned().collect();
                Division { beginnings, ..*division }
            });
            let part: Vec<Division> = part.filter(|division| !division.beginnings.is_empty()).collect();
            let measure = Measure { before: page - 1, pages: end, listed: listed(*day), usual: 2 };
            starts.extend(weigh::choose(&part, measure));
        }
        starts.sort_by_key(|one| (one.page, one.line));
        starts
    }

    /// What the agendas list.
    fn entries(&self) -> Vec<AgendaEntry> {
        let pages = self.text.pages.iter().filter(|page| self.agenda_pages.contains(&page.number));
        let mut entries: Vec<AgendaEntry> = Vec::new();
        let lines = pages.flat_map(|page| page.lines.iter().map(move |line| (page, line)));
        let lines = lines.filter(|(page, line)| line.text != page.title);
        for entry in lines.filter_map(|(page, line)| self.entry(line.text, self.day_at(page.number))) {
            // An agenda is often shown again before each session.
            let known = |other: &AgendaEntry| other.number == entry.number && other.plain == entry.plain;
            if entries.len() < MOST_FOUND && !entries.iter().any(known) {
                entries.push(entry);
            }
        }
        entries
    }

    fn entry(&self, line: &str, day: u32) -> Option<AgendaEntry> {
        let minutes = lengths::minutes(line, self.words);
        let label_of = |text| {
            label::leading(text, self.words, Concept::Session)
                .or_else(|| label::leading(text, self.words, Concept::Part))
        };
        // The label may stand in any cell of a row: "60 min | Session 2. Trust".
        let cells = line.split(" | ").skip(1);
        let labelled = std::iter::once(line).chain(cells).find_map(|text| Some((label_of(text)?, text)));
        let (number, title) = match labelled {
            Some((label, text)) => (Some(label.numbers()), label::rest(text, label.end)),
            None => (None, line),
        };
        // A cell may hold the number alone.
        let number = number.or_else(|| {
            let mut cells = line.split(" | ").filter(|_| line.contains(" | ")).map(tokens);
            let alone = cells.find(|cell| matches!(cell.as_slice(), [one] if one.kind == Kind::Number));
            let number = alone.and_then(|cell| self.words.number(&cell[0]));
            // "9.30" is a time.
            number.filter(|number| number.split('.').nth(1).is_none_or(|part| part.len() == 1))
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
        let opens = number.is_none() && minutes.is_none() && self.words.is(&told, Concept::Opening);
        let rests = [Concept::Break, Concept::Lunch, Concept::Agenda, Concept::Closing, Concept::Recap];
        let is_rest = number.is_none() && rests.iter().any(|concept| self.words.is(&told, *concept));
        let is_word = told.iter().any(|token| token.kind == Kind::Word);
        let plain = plain(&title);
        let entry = AgendaEntry { number, title, plain, minutes, day, opens };
        (!is_rest && (is_word || entry.number.is_some())).then_some(entry)
    }

    fn sessions(
        &self,
        starts: &[Beginning],
        bounds: &BTreeSet<u32>,
        entries: &[AgendaEntry],
    ) -> Vec<FoundSession> {
        let mut sessions = Vec::new();
        for (index, start) in starts.iter().enumerate() {
            // Two sessions on one slide go on together.
            let next = starts[index + 1..].iter().map(|next| next.page).find(|next| *next > start.page);
            let bound = bounds.range(start.page + 1..).next().copied();
            let end = [next, bound].into_iter().flatten().min();
            let mut last = end.map_or(self.text.count(), |end| end - 1).max(start.page);
            if next.is_none_or(|next| bound.is_some_and(|bound| bound < next)) {
                last = self.before_closing(start.page, last);
            }
            let last = self.without_frame(start.page, last);
            let entry = entry_of(start, entries);
            sessions.push(FoundSession {
                number: start.number.clone().unwrap_or_default(),
                title: start.title.clone(),
                first: start.page,
                last,
                minutes: self.minutes(start.page).or_else(|| entry.and_then(|entry| entry.minutes)),
                objectives: self.objectives(start.page, last),
                day: (start.day > 0).then_some(start.day),
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
                    || self.is_handout(page)
                    || self
                        .is_about(page, &[Concept::Break, Concept::Lunch, Concept::Next, Concept::Energiser])
            })
        };
        let opens = |number: u32| {
            self.text
                .page(number)
                .is_some_and(|page| self.words.begins(page.title_tokens(), Concept::Opening))
        };
        // Behind a break the header of what comes next, such as "Block 2", belongs to nothing before it.
        let heads = |number: u32| {
            self.text.page(number).is_some_and(|page| {
                let labelled = [Concept::Session, Concept::Part]
                    .iter()
                    .any(|concept| label::leading(&page.title, self.words, *concept).is_some());
                matches!(page.layout, "secHead" | "title") && page.is_sparse() && labelled
            })
        };
        // A game with a name of its own.
        let plays = |number: u32| {
            self.text.page(number).is_some_and(|page| page.layout == "title" && page.is_sparse())
        };
        let goes = |number: u32| opens(number) || heads(number) || plays(number);
        while last > first && (between(last) || (goes(last) && between(last - 1))) {
            last -= 1;
        }
        last
    }

    /// Whether a slide is one of a handout, and not of the session that runs on it.
    fn is_handout(&self, page: &PageText<'_>) -> bool {
        let label = label::leading(&page.title, self.words, Concept::Handout);
        let label = label.or_else(|| label::without_number(&page.title, self.words, Concept::Handout));
        label.is_some()
            && !page
                .lines
                .iter()
                .any(|line| label::leading(line.text, self.words, Concept::Session).is_some())
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
        // A title slide at the end says goodbye, in whatever language; another one says it in one of its lines.
        let bids = |page: &PageText<'_>| {
            page.lines.iter().any(|line| self.words.begins(&line.tokens, Concept::Farewell))
        };
        let ends = |page: &PageText<'_>| page.is_sparse() && (page.layout == "title" || bids(page));
        let goodbye = (last == self.text.count() && last > first).then_some(last);
        let goodbye = goodbye.filter(|last| self.text.page(*last).is_some_and(ends));
        let farewell = (from..=last).find(|number| {
            about(*number, &[Concept::Farewell])
                && title(*number).is_none_or(|title| !before.contains(&title))
        });
        // "Questions" and "Feedback" close a day only where nothing but such follows.
        let closes = |number: &u32| about(*number, &[Concept::Closing, Concept::Next]);
        let tail = (from..=last).rev().take_while(closes).last();
        // What ends each session ends the last one, too.
        let tail = tail.filter(|number| title(*number).is_none_or(|title| !before.contains(&title)));
        [farewell, tail, goodbye].into_iter().flatten().min().map_or(last, |closing| closing - 1)
    }

    /// The length that the first slide of a session states, or its notes.
    pub(super) fn minutes(&self, first: u32) -> Option<u32> {
        let page = self.text.page(first)?;
        let in_title = lengths::minutes(&page.title, self.words);
        let alone = || {
            let mut lines = page.lines.iter().filter(|line| page.is_sparse() || line.tokens.len() <= 5);
            lines.find_map(|line| lengths::minutes(line.text, self.words))
        };
        let noted = || {
            let timed = page.notes.lines().filter(|line| lengths::minutes(line, self.words).is_some());
            let named = |line: &&str| {
                let told = tokens(line);
                let labelled = || label::leading(line, self.words, Concept::Session).is_some();
                labelled()
                    || (0..told.len().min(3)).any(|at| self.words.begins(&told[at..], Concept::Duration))
            };
            // Of several lengths none is that of all, unless it says so: they are those of the steps.
            let total = timed.clone().find(named).or_else(|| {
                let alone = timed.clone().count() == 1;
                timed.clone().next().filter(|line| alone && tokens(line).len() <= 6)
            });
            total.and_then(|line| lengths::minutes(line, self.words))
        };
        // "Objectives (90 minutes)" behind the divider.
        let aims = || {
            let next = self.text.page(first + 1)?;
            let named = self.words.begins(next.title_tokens(), Concept::Objective);
            let aim = lengths::minutes(&next.title, self.words).filter(|_| named && page.is_sparse());
            // The title and the length may both stand behind a divider that has a label alone.
            let bare = page.lines.len() == 1 && page.titled && next.is_sparse();
            let labelled = || {
                label::leading(&page.title, self.words, Concept::Session)
                    .is_some_and(|label| label::rest(&page.title, label.end).is_empty())
            };
            let behind = || next.lines.iter().find_map(|line| lengths::minutes(line.text, self.words));
            aim.or_else(|| behind().filter(|_| bare && labelled()))
        };
        in_title.or_else(alone).or_else(noted).or_else(aims)
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
            let minutes = || lines().find_map(|line| lengths::minutes(line, self.words));
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
