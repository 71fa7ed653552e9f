//! Where the sessions of a guide may begin beside its headings: by the outline of the file, by the rows of a plan,
//! or as one that is the whole file.

use std::collections::BTreeMap;

use super::headings::{FRAMES, Headings};
use super::look::near;
use super::pages::Heading;
use super::text::LineText;
use super::tokens::{Kind, begins_small, plain, tokens};
use super::weigh::Beginning;
use super::words::Concept;
use super::{label, lengths};

impl Headings<'_, '_, '_> {
    /// The beginning that an entry of the outline means.
    pub(super) fn bookmarked(&self, entry: &Heading) -> Option<Beginning> {
        let told = tokens(&entry.title);
        let page = self.text.page(entry.page).filter(|page| !self.lists.contains(&page.number))?;
        let handout = label::leading(&entry.title, self.words, Concept::Handout).is_some();
        let frame = handout || FRAMES.iter().any(|concept| self.words.is(&told, *concept));
        // The title of the whole file stands on its cover.
        let cover = entry.page == 1 && page.is_sparse();
        if told.is_empty() || frame || cover {
            return None;
        }
        let at = page.lines.iter().position(|line| near(line.text, &entry.title)).unwrap_or(0);
        let label = [Concept::Session, Concept::Part]
            .into_iter()
            .find_map(|concept| label::leading(&entry.title, self.words, concept));
        let title = label.as_ref().map_or(entry.title.as_str(), |label| label::rest(&entry.title, label.end));
        let title = label::title_alone(title, self.words);
        let (number, title) = match label::numbered(&title).filter(|_| label.is_none()) {
            Some((number, rest)) => (Some(number), rest.to_owned()),
            None => (label.map(|label| label.number), title),
        };
        Some(Beginning { page: entry.page, line: at, number, title, ..Beginning::default() })
    }

    /// A file that is one session: it says on its first page how long it is.
    pub(super) fn whole_file(&self) -> Option<Beginning> {
        const WITHIN: usize = 10;
        let page = self.pages().find(|page| !page.lines.is_empty())?;
        let named = |line: &&LineText<'_>| self.words.begins(&line.tokens, Concept::Duration);
        let mut timed = page.lines.iter().take(WITHIN).filter(named);
        timed.find_map(|line| lengths::minutes(line.text, self.words))?;
        let title = label::title_alone(&page.title, self.words);
        (!title.is_empty()).then(|| Beginning { page: page.number, title, ..Beginning::default() })
    }

    /// The rows of a plan that say from when to when something is: for a file that has nothing else.
    pub(super) fn rows(&self) -> Vec<Beginning> {
        let mut found = Vec::new();
        for page in &self.text.pages {
            for (at, line) in page.lines.iter().enumerate() {
                let Some((times, rest)) = line.text.split_once(" | ") else { continue };
                if lengths::aside(times, self.words) != Some(lengths::Aside::Times) {
                    continue;
                }
                let cell = rest.split(" | ").next().unwrap_or_default();
                // A cell may go on below, in small letters at the beginning.
                let more = page
                    .lines
                    .get(at + 1)
                    .filter(|next| begins_small(next.text) && !next.text.contains(" | "));
                let title = [Some(cell), more.map(|next| next.text)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ");
                let title = label::title_alone(&title, self.words);
                let told = tokens(&title);
                let rest = [Concept::Break, Concept::Lunch, Concept::Closing, Concept::Agenda];
                let word = told.iter().any(|token| token.kind == Kind::Word);
                if word && !rest.iter().any(|concept| self.words.is(&told, *concept)) {
                    found.push(Beginning {
                        page: page.number,
                        line: at,
                        title,
                        points: 4,
                        ..Beginning::default()
                    });
                }
            }
        }
        found
    }

    /// The minutes of each session by its number, and by its title as it is compared, from a plan that says from when to
    /// when each is, or how long.
    pub(super) fn planned_minutes(&self) -> BTreeMap<String, u32> {
        let mut planned = BTreeMap::new();
        let lines = self.text.pages.iter().flat_map(|page| &page.lines);
        for line in lines.filter(|line| line.text.contains(" | ")) {
            let mut cells = line.text.split(" | ");
            let Some(minutes) = cells.next().and_then(|first| lengths::minutes(first, self.words)) else {
                continue;
            };
            let labelled =
                cells.find_map(|cell| Some((label::leading(cell, self.words, Concept::Session)?, cell)));
            if let Some((label, cell)) = labelled {
                planned.entry(plain(label::rest(cell, label.end))).or_insert(minutes);
                planned.entry(label.number).or_insert(minutes);
            }
        }
        planned
    }

    /// The day of each session by its number, from a plan with a column for each day, or with the day in each row.
    pub(super) fn planned_days(&self) -> BTreeMap<String, u32> {
        let mut planned = BTreeMap::new();
        for page in &self.text.pages {
            let mut columns: Vec<Option<u32>> = Vec::new();
            for line in page.lines.iter().filter(|line| line.text.contains(" | ")) {
                let cells: Vec<&str> = line.text.split(" | ").collect();
                let day_of = |cell: &&str| label::leading(cell, self.words, Concept::Day)?.value();
                let own: Vec<Option<u32>> = cells.iter().map(day_of).collect();
                let mut days = own.iter().flatten();
                let row = match (days.next(), days.next()) {
                    (Some(_), Some(_)) => {
                        columns = own;
                        continue;
                    }
                    (Some(day), None) => vec![Some(*day); cells.len()],
                    _ if cells.len() == columns.len() => columns.clone(),
                    _ => continue,
                };
                let sessions = cells.iter().map(|cell| label::leading(cell, self.words, Concept::Session));
                for (session, day) in sessions.zip(row) {
                    if let (Some(session), Some(day)) = (session, day) {
                        planned.entry(session.number).or_insert(day);
                    }
                }
            }
        }
        planned
    }
}
