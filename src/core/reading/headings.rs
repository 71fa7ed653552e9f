//! The headings of a guide: where its sessions may begin, by every way of telling, and where its handouts do.

use std::collections::{BTreeMap, BTreeSet};

use super::MOST_FOUND;
use super::label;
use super::lengths;
use super::look::{near, near_plain};
use super::pages::Heading;
use super::text::{LineText, PageText, Text, is_heading};
use super::tokens::{Kind, begins_small, plain, tokens};
use super::weigh::{Beginning, Division, Way};
use super::words::{Concept, Lexicons};

/// The most words and numbers of a heading.
const LONGEST_HEADING: usize = 16;

/// What frames sessions, and is none itself.
pub(super) const FRAMES: [Concept; 7] = [
    Concept::Agenda,
    Concept::Closing,
    Concept::Break,
    Concept::Lunch,
    Concept::Handout,
    Concept::Objective,
    Concept::Guide,
];

/// A place in a file: the page, and the line on it counted from 0.
pub(super) type Place = (u32, usize);

/// The heading of a handout.
#[derive(Clone, Debug)]
pub(super) struct HandoutHead {
    /// Its label as it is written.
    pub(super) label: String,
    /// Its number.
    pub(super) number: String,
    /// Its title.
    pub(super) title: String,
    /// Where it stands.
    pub(super) place: Place,
    /// It is set as a heading.
    sure: bool,
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

/// Pages that list what is to come, by their rows and by their words: a table of contents, a programme.
fn lists(text: &Text<'_>, words: &Lexicons<'_>) -> BTreeSet<u32> {
    // Dots lead to the number of a page; a sheet to fill in has dots alone.
    let leads = |line: &LineText<'_>| {
        let dots = ["....", ". . .", "……"].iter().any(|dots| line.text.contains(dots));
        dots && line.tokens.len() > 1 && line.tokens.last().is_some_and(|last| last.kind == Kind::Number)
    };
    let is_list = |page: &&PageText<'_>| {
        if page.lines.iter().filter(|line| leads(line)).count() > 2 {
            return true;
        }
        let of = |concept| {
            let small = page.lines.iter().filter(|line| !is_heading(line, text.usual_size));
            let labels = small.filter_map(|line| label::leading(line.text, words, concept));
            labels.map(|label| label.number).collect::<BTreeSet<_>>().len()
        };
        let headed = page.lines.iter().any(|line| {
            is_heading(line, text.usual_size) && label::leading(line.text, words, Concept::Session).is_some()
        });
        let says_so = page.lines.iter().take(3).any(|line| words.is(&line.tokens, Concept::Agenda));
        let many = of(Concept::Session) + of(Concept::Handout);
        !headed && (many > 3 || (says_so && many > 1))
    };
    text.pages.iter().filter(is_list).map(|page| page.number).collect()
}

/// A guide with its words, the pages that only list, and what they list.
pub(super) struct Headings<'a, 't, 'w> {
    pub(super) text: &'a Text<'t>,
    pub(super) words: &'a Lexicons<'w>,
    pub(super) lists: BTreeSet<u32>,
    /// What the tables of contents list, as it is compared.
    entries: Vec<String>,
    is_guide: bool,
    /// All its letters have one size.
    flat: bool,
}

impl<'a, 't, 'w> Headings<'a, 't, 'w> {
    /// The headings of a file.
    pub(super) fn of(text: &'a Text<'t>, words: &'a Lexicons<'w>) -> Self {
        let lists = lists(text, words);
        let entry = |line: &LineText<'_>| {
            let title =
                line.text.split("...").next().unwrap_or_default().split(". . .").next().unwrap_or_default();
            let title = title.trim_end_matches(|c: char| !c.is_alphabetic() && c != ')');
            plain(&label::title_alone(title, words))
        };
        let pages = text.pages.iter().filter(|page| lists.contains(&page.number));
        let entries = pages.flat_map(|page| page.lines.iter().map(entry)).filter(|title| !title.is_empty());
        let entries = entries.take(MOST_FOUND).collect();
        let mut lines = text.pages.iter().flat_map(|page| &page.lines);
        let flat = !lines.any(|line| is_heading(line, text.usual_size));
        Self { text, words, lists, entries, is_guide: says_it_is_one(text, words), flat }
    }

    /// How many lines the tables of contents have.
    pub(super) fn listed(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn is_heading(&self, line: &LineText<'_>) -> bool {
        is_heading(line, self.text.usual_size) || (self.flat && self.leads(line))
    }

    /// Whether a line begins with a label or a number, as headings do that are only set in bold.
    fn leads(&self, line: &LineText<'_>) -> bool {
        let concepts = [Concept::Session, Concept::Part, Concept::Handout, Concept::Day];
        let labelled =
            || concepts.iter().any(|concept| label::leading(line.text, self.words, *concept).is_some());
        let sentence = line.tokens.len() > LONGEST_HEADING || line.text.ends_with(['.', ',', ';']);
        !sentence && (labelled() || label::numbered(line.text).is_some())
    }

    pub(super) fn pages(&self) -> impl Iterator<Item = &'a PageText<'t>> {
        self.text.pages.iter().filter(|page| !self.lists.contains(&page.number))
    }

    /// The divisions of the guide that there are.
    pub(super) fn divisions(&self) -> Vec<Division> {
        let mut found: BTreeMap<(Way, String), Vec<Beginning>> = BTreeMap::new();
        let mut add = |way: Way, key: &str, one: Beginning| {
            let all = found.entry((way, key.to_owned())).or_default();
            let better = |other: &&mut Beginning| {
                one.number.is_some()
                    && other.number == one.number
                    && other.day == one.day
                    && other.outer == one.outer
            };
            let room = all.len() < MOST_FOUND;
            match all.iter_mut().find(better) {
                Some(other) if one.points > other.points => *other = one,
                Some(_) => {}
                None if room => all.push(one),
                None => {}
            }
        };
        let (mut day, mut days) = (0, Vec::new());
        for page in self.pages() {
            let mut skip = 0;
            for (at, line) in page.lines.iter().enumerate() {
                if let Some(number) = self.day_heading(line) {
                    day = number;
                    days.push(((page.number, at), day));
                    continue;
                }
                for concept in [Concept::Session, Concept::Part] {
                    let Some((label, points, title)) = self.labelled(page, at, line, concept) else {
                        continue;
                    };
                    let module = concept == Concept::Session
                        && self.words.begins(&tokens(&label.word), Concept::Module);
                    let (way, key) = match (concept, module) {
                        (Concept::Part, _) => (Way::Part, label.word.as_str()),
                        (_, true) => (Way::Module, label.word.as_str()),
                        _ => (Way::Session, ""),
                    };
                    let (number, outer, word) =
                        (Some(label.numbers()), label.outer.clone(), label.word.clone());
                    let one = Beginning {
                        page: page.number,
                        line: at,
                        day,
                        number,
                        outer,
                        word,
                        title,
                        points,
                        ..Beginning::default()
                    };
                    add(way, key, one);
                }
                if at < skip || !self.is_heading(line) {
                    continue;
                }
                let (whole, lines) = self.joined(page, at);
                skip = at + lines;
                if let Some((way, key, one)) = self.by_number(page, at, &whole, day) {
                    add(way, &key, one);
                } else if self.may_begin(line, &whole) {
                    let title = label::title_alone(&whole, self.words);
                    let one = Beginning { page: page.number, line: at, day, title, ..Beginning::default() };
                    add(Way::Large, &line.size.to_string(), one);
                }
            }
        }
        for entry in &self.text.outline[..self.text.outline.len().min(MOST_FOUND)] {
            if let Some(mut one) = self.bookmarked(entry) {
                let met = days.iter().rfind(|(place, _)| *place <= (one.page, one.line));
                one.day = met.map_or(0, |(_, day)| *day);
                add(Way::Bookmark, &entry.level.to_string(), one);
            }
        }
        if let Some(whole) = self.whole_file() {
            add(Way::File, "", whole);
        }
        for row in self.rows() {
            add(Way::Row, "", row);
        }
        let divisions = found.into_iter().map(|((way, _), beginnings)| self.weighed(way, beginnings));
        divisions.filter(|division| !division.beginnings.is_empty()).collect()
    }

    /// A division with all that speaks for each of its beginnings.
    fn weighed(&self, way: Way, mut beginnings: Vec<Beginning>) -> Division {
        // A heading that comes again and again, such as "Objectives", stands within sessions.
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for one in beginnings.iter().filter(|_| matches!(way, Way::Large | Way::Bookmark)) {
            *counts.entry(plain(&one.title)).or_default() += 1;
        }
        beginnings.retain(|one| counts.get(&plain(&one.title)).is_none_or(|count| *count == 1));
        beginnings.sort_by_key(|one| (one.page, one.line));
        for one in &mut beginnings {
            let plain = plain(&one.title);
            one.listed = self.entries.iter().any(|entry| near_plain(entry, &plain));
            let size = self.line_at((one.page, one.line)).map_or(0, |line| line.size);
            one.looks = size.to_string();
            let marked = self
                .text
                .outline
                .iter()
                .any(|entry| entry.page == one.page && near(&entry.title, &one.title));
            let timed = way != Way::Row && self.minutes(one).is_some();
            let opens = self.words.is(&tokens(&one.title), Concept::Opening);
            (one.timed, one.joins) = (timed, one.listed || (timed && opens));
            let mut add = |fits: bool, points: i32| one.points += if fits { points } else { 0 };
            add(timed, 7);
            add(one.listed, 6);
            add(marked && way != Way::Bookmark, 4);
            add(one.line <= 2, 3);
            add(one.title.is_empty(), -6);
            if !matches!(way, Way::Session | Way::Module | Way::Part) {
                add(self.is_guide, 3);
                add(!self.is_guide && !timed && way != Way::Row, -16);
            }
        }
        // In passing a session is named anywhere; it begins where it is set as a heading.
        if beginnings.iter().any(|one| one.points > -10) {
            beginnings.retain(|one| one.points > -10);
        }
        Division::of(way, beginnings)
    }

    fn line_at(&self, place: Place) -> Option<&LineText<'t>> {
        self.text.page(place.0)?.lines.get(place.1)
    }

    /// A heading with the lines on which it goes on, and how many there are.
    pub(super) fn joined(&self, page: &PageText<'_>, at: usize) -> (String, usize) {
        const MOST: usize = 3;
        let Some(line) = page.lines.get(at) else { return (String::new(), 0) };
        let more = page.lines[at + 1..].iter().take(MOST - 1).take_while(|next| {
            !self.flat
                && next.size == line.size
                && self.names_nothing(next)
                && label::numbered(next.text).is_none()
        });
        let mut words = vec![line.text];
        words.extend(more.map(|line| line.text).collect::<Vec<_>>());
        // What has more words is a text in large letters.
        if words.iter().map(|text| tokens(text).len()).sum::<usize>() > LONGEST_HEADING * 2 {
            words.truncate(1);
        }
        (words.join(" "), words.len())
    }

    /// The words of a heading with the line on which its length may stand.
    pub(super) fn whole_heading(&self, place: Place) -> String {
        let line = self.line_at(place);
        let next = self.line_at((place.0, place.1 + 1)).filter(|next| {
            line.is_some_and(|line| line.size == next.size) && self.text.usual_size < next.size
        });
        [line, next].into_iter().flatten().map(|line| line.text).collect::<Vec<_>>().join(" ")
    }

    /// Whether a heading may be that of a session though nothing says so.
    fn may_begin(&self, line: &LineText<'_>, whole: &str) -> bool {
        let told = tokens(whole);
        let frame =
            FRAMES.iter().any(|concept| self.words.is(&told, *concept) || self.words.begins(&told, *concept));
        self.names_nothing(line)
            && !frame
            && told.len() <= LONGEST_HEADING
            && !begins_small(whole)
            && !line.text.contains(" | ")
    }

    /// A heading that begins with a number, or counts with some word.
    fn by_number(
        &self,
        page: &PageText<'_>,
        at: usize,
        whole: &str,
        day: u32,
    ) -> Option<(Way, String, Beginning)> {
        let size = page.lines.get(at)?.size.to_string();
        let (way, key, number, rest) =
            if let Some((number, rest)) = label::numbered(whole).or_else(|| self.text.lettered(whole)) {
                (if number.contains('.') { Way::Decimal } else { Way::Whole }, size, number, rest.to_owned())
            } else {
                let (word, number, rest) = label::counted(whole, self.words)?;
                (Way::Counted, word, number, rest)
            };
        let rest = if rest.is_empty() { self.below(page, at) } else { rest };
        let title = label::title_alone(&rest, self.words);
        let number = Some(number);
        Some((
            way,
            key,
            Beginning { page: page.number, line: at, day, number, title, ..Beginning::default() },
        ))
    }

    /// The title that stands below its label.
    fn below(&self, page: &PageText<'_>, at: usize) -> String {
        let next = page
            .lines
            .get(at + 1)
            .filter(|next| self.names_nothing(next) && next.tokens.len() <= LONGEST_HEADING);
        let Some(next) = next else { return String::new() };
        // It may go on in letters of the same size.
        if self.is_heading(next) { self.joined(page, at + 1).0 } else { next.text.to_owned() }
    }

    /// A line that begins with a label: the label, what speaks for it, and the title.
    fn labelled(
        &self,
        page: &PageText<'_>,
        at: usize,
        line: &LineText<'_>,
        concept: Concept,
    ) -> Option<(label::Label, i32, String)> {
        // "(Worksheet A)" stands at the end of another heading.
        let label = label::leading(line.text, self.words, concept).filter(|_| !line.text.starts_with('('))?;
        let rest = label::rest(line.text, label.end);
        let heading = self.is_heading(line);
        let sentence = line.tokens.len() > 14 || (rest.ends_with('.') && !heading);
        if line.tokens.len() > 24 || (!heading && (sentence || begins_small(rest) || at > 40)) {
            return None;
        }
        let marked = self.text.outline.iter().any(|entry| {
            entry.page == page.number
                && label::leading(&entry.title, self.words, concept)
                    .is_some_and(|own| own.number == label.number)
        });
        let points = match (heading, marked) {
            (true, true) => 2,
            (true, false) => 0,
            (false, true) => -1,
            (false, false) => -20,
        };
        let title = if rest.is_empty() {
            self.below(page, at)
        } else if heading {
            let (whole, _) = self.joined(page, at);
            label::rest(&whole, label.end).to_owned()
        } else {
            rest.to_owned()
        };
        let title = label::title_alone(&title, self.words);
        Some((label, points, self.as_marked(page.number, title)))
    }

    /// The headings of handouts, each once; what is only named in passing is none.
    pub(super) fn handouts(&self) -> Vec<HandoutHead> {
        let better = |one: &HandoutHead, other: &HandoutHead| {
            (one.sure && !other.sure)
                || (one.sure == other.sure && other.title.is_empty() && !one.title.is_empty())
        };
        let mut found: Vec<HandoutHead> = Vec::new();
        for page in self.pages() {
            for (at, line) in page.lines.iter().enumerate() {
                let Some((label, points, title)) = self.labelled(page, at, line, Concept::Handout) else {
                    continue;
                };
                let sure = points > -10;
                if !sure && at > 1 {
                    continue;
                }
                let own = label.text(line.text).to_owned();
                let head =
                    HandoutHead { label: own, number: label.number, title, place: (page.number, at), sure };
                let room = found.len() < MOST_FOUND;
                match found.iter_mut().find(|other| other.number == head.number) {
                    Some(other) if better(&head, other) => *other = head,
                    Some(_) => {}
                    None if room => found.push(head),
                    None => {}
                }
            }
        }
        if found.iter().any(|head| head.sure) {
            found.retain(|head| head.sure);
        }
        found
    }

    /// Where something begins that is no session and ends the one before: a day, a chapter, an annex, what is
    /// set in larger letters than sessions are. A heading that comes again and again stands within sessions.
    pub(super) fn others(&self, starts: &[Beginning]) -> Vec<Place> {
        let places: BTreeSet<Place> = starts.iter().map(|one| (one.page, one.line)).collect();
        let (Some(first), Some(least)) = (
            places.first(),
            places.iter().filter_map(|place| self.line_at(*place)).map(|line| line.size).min(),
        ) else {
            return Vec::new();
        };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for line in self.pages().flat_map(|page| &page.lines).filter(|line| self.is_heading(line)) {
            *counts.entry(line.text).or_default() += 1;
        }
        let titles: BTreeSet<String> = starts.iter().map(|one| plain(&one.title)).collect();
        let mut others = Vec::new();
        for page in self.pages().filter(|page| page.number >= first.0) {
            let free = !places.iter().any(|place| place.0 == page.number);
            for (at, line) in page.lines.iter().enumerate() {
                let place = (page.number, at);
                let behind = place > *first && !places.contains(&place) && self.is_heading(line);
                // The lines of a heading are its own.
                let own = places
                    .range(..place)
                    .next_back()
                    .is_some_and(|start| start.0 == page.number && start.1 + 3 >= at)
                    && (titles.iter().any(|title| title.contains(&plain(line.text))));
                let large = line.size > least || (line.size == least && free && at <= 2);
                let once = counts.get(line.text).is_none_or(|count| *count == 1);
                let day = self.day_heading(line).is_some();
                let module =
                    line.size > least && label::leading(line.text, self.words, Concept::Session).is_some();
                if behind && !own && (day || module || (large && once && self.names_nothing(line))) {
                    others.push(place);
                }
            }
        }
        others
    }

    fn day_heading(&self, line: &LineText<'_>) -> Option<u32> {
        let label = label::leading(line.text, self.words, Concept::Day)?;
        let own = self.is_heading(line) && line.tokens.len() <= 12;
        own.then(|| label.value()).flatten()
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
        let length = line.tokens.len() <= 5 && lengths::minutes(line.text, self.words).is_some();
        let objective = self.words.begins(&line.tokens, Concept::Objective);
        word && !(labelled || length || objective)
    }
}
