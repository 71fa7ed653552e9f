//! Sessions and handouts in a guide: by its headings and by its outline.

use std::collections::BTreeSet;

use super::label;
use super::text::{LineText, PageText, Text};
use super::tokens::{Kind, begins_small, tokens};
use super::words::{Concept, Lexicons};
use super::{FoundHandout, FoundSession, Outline};

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
    /// Anything else that ends what is before it: a day, an annex.
    Day,
}

/// Looks through a guide.
pub(super) fn find(text: &Text<'_>, words: &Lexicons<'_>) -> Outline {
    let look = Look { text, words, lists: lists(text, words) };
    let mut heads = look.heads();
    if !heads.iter().any(|head| head.what == What::Session) {
        heads.extend(look.by_outline());
    }
    heads.sort_by_key(|head| (head.page, head.line));
    let mut outline = Outline::default();
    for (index, head) in heads.iter().enumerate() {
        let next = match head.what {
            // Handouts within a session belong to it.
            What::Session => heads[index + 1..].iter().find(|next| {
                next.what != What::Handout
                    || !heads[index + 1..]
                        .iter()
                        .any(|later| later.what == What::Session && later.page >= next.page)
            }),
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
            What::Day => {}
        }
    }
    outline
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
        u64::from(line.size) * 100 >= u64::from(self.text.usual_size) * u64::from(HEADING_PERCENT)
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
            What::Day => true,
        });
        heads
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
            } else if goes_on && !title.is_empty() {
                title = format!("{title} {}", next.text);
            }
        }
        let title = label::title_alone(&title, self.words);
        let own = label.text(line.text).to_owned();
        let (number, page) = (label.number, page.number);
        Some(Head { what, label: own, number, day, title, page, line: at, percent })
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
        in_heading.or_else(|| {
            let mut lines = self.behind(head).take(FACTS_WITHIN).filter(|line| line.tokens.len() <= 12);
            lines.find_map(|line| label::minutes(line.text, self.words))
        })
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
    };
    match heads.iter_mut().find(same) {
        Some(other) if head.percent > other.percent => *other = head,
        Some(_) => {}
        None => heads.push(head),
    }
}
