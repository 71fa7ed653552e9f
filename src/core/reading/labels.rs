//! The label of a session on a slide, and the title that belongs to it: in one line or in pieces, in the cells of
//! a table, in the words for a picture.

use std::collections::BTreeSet;

use super::label::{self, Label};
use super::lengths;
use super::look::{Look, near};
use super::text::{LineText, PageText};
use super::tokens::{Kind, tokens};
use super::words::Concept;

/// How sure the label of a slide is that stands in its title or runs on all slides of a session, in percent.
const CONFIDENCE_IN_HEADING: u32 = 80;

/// The same where it stands only in the body of a slide.
const CONFIDENCE_IN_BODY: u32 = 62;

impl Look<'_, '_, '_> {
    /// The label of a session on a page, the title beside it, how sure it is, and whether it runs.
    pub(super) fn label_of<'p>(
        &self,
        page: &'p PageText<'_>,
        concept: Concept,
        running: &BTreeSet<&str>,
    ) -> Option<(Label, String, u32, bool)> {
        if let Some(label) = label::leading(&page.title, self.words, concept) {
            let rest = self.more_than_length(label::rest(&page.title, label.end));
            let rest = if rest.is_empty() { self.title_below(page, &page.title) } else { rest.to_owned() };
            return Some((label, rest, if page.titled { 95 } else { 90 }, false));
        }
        if self.is_about(page, &[Concept::Recap, Concept::Next, Concept::Closing]) {
            return None;
        }
        // Beside a title: "Session 2" may stand above or below it, on a page with little else.
        let largest = page.lines.iter().map(|line| line.size).max().unwrap_or(0);
        let near_title = |size: u32| {
            page.is_sparse() || (u64::from(size) * 5 >= u64::from(largest) * 4 && size > self.text.usual_size)
        };
        let runs = |text: &str| running.contains(text);
        let short = || page.lines.iter().filter(|line| line.tokens.len() <= 16).enumerate();
        let of = |(at, line): (usize, &'p LineText<'_>)| {
            Some((at, label::leading(line.text, self.words, concept)?, line))
        };
        let found = short().filter(|(at, line)| *at < 4 && near_title(line.size)).find_map(of);
        let found = found.or_else(|| short().filter(|(_, line)| runs(line.text)).find_map(of));
        let Some((at, label, line)) = found else {
            return self.label_in_pieces(page, concept).or_else(|| self.label_of_picture(page, concept));
        };
        let rest = self.more_than_length(label::rest(line.text, label.end));
        let runs = runs(line.text);
        let title = if rest.is_empty() { self.title_below(page, line.text) } else { rest.to_owned() };
        // A slide that has a title of its own only names the session, unless it does so on all its slides.
        let own = page.titled && !rest.is_empty() && !near(rest, &page.title);
        let percent = match (own, runs) {
            (_, true) => CONFIDENCE_IN_HEADING,
            (true, false) => CONFIDENCE_IN_BODY,
            (false, false) if at < 4 => 85,
            (false, false) => CONFIDENCE_IN_BODY,
        };
        Some((label, title, percent, runs))
    }

    /// What stands behind a label, if it is more than a length.
    fn more_than_length<'r>(&self, rest: &'r str) -> &'r str {
        let told = tokens(rest);
        let length = told.len() <= 5 && lengths::minutes(rest, self.words).is_some();
        let counts = told.first().is_some_and(|first| first.kind != Kind::Word);
        if length && (counts || self.words.begins(&told, Concept::Duration)) { "" } else { rest }
    }

    /// A label that is set in pieces: word and number in boxes of their own, or in cells of a table.
    fn label_in_pieces(&self, page: &PageText<'_>, concept: Concept) -> Option<(Label, String, u32, bool)> {
        const MOST_LINES: usize = 8;
        if page.lines.len() > MOST_LINES {
            return None;
        }
        let cells = page.lines.iter().find_map(|line| label::in_cells(line.text, self.words, concept));
        if let Some(label) = cells {
            let titled = page.lines.iter().filter_map(|line| line.text.split_once(" | "));
            let mut titled = titled.filter(|(name, _)| self.words.is(&tokens(name), Concept::Part));
            let title = titled.next().map(|(_, title)| title.to_owned());
            return Some((label, title.unwrap_or_default(), CONFIDENCE_IN_HEADING, false));
        }
        let word = page.lines.iter().find(|line| {
            self.words.at(&line.tokens, concept) == Some(line.tokens.len()) && !line.tokens.is_empty()
        })?;
        let number = page.lines.iter().find(
            |line| matches!(line.tokens.as_slice(), [one] if one.kind == Kind::Number && one.text.len() <= 2),
        )?;
        let whole = format!("{} {}", word.text, number.text);
        let label = label::leading(&whole, self.words, concept)?;
        let own = [word.text, number.text];
        let title = if page.titled && !own.contains(&page.title.as_str()) {
            page.title.clone()
        } else {
            self.largest_text(page, &own)
        };
        Some((label, title, CONFIDENCE_IN_HEADING, false))
    }

    /// A divider that is a picture says what it is in the words for those who can't see it, or in its notes.
    fn label_of_picture(&self, page: &PageText<'_>, concept: Concept) -> Option<(Label, String, u32, bool)> {
        let noted = page.notes.lines().next().filter(|_| page.lines.is_empty());
        let said = [Some(page.alt), noted].into_iter().flatten();
        let mut labels = said.filter_map(|text| Some((label::leading(text, self.words, concept)?, text)));
        let (label, text) = labels.next().filter(|_| page.lines.len() <= 2)?;
        let title = label::rest(text, label.end).to_owned();
        Some((label, title, CONFIDENCE_IN_HEADING, false))
    }

    /// The largest text of a page beside some of its lines, also where it goes over two.
    pub(super) fn largest_text(&self, page: &PageText<'_>, but: &[&str]) -> String {
        let others = || page.lines.iter().filter(|line| !but.contains(&line.text));
        let words = |line: &&LineText<'_>| line.tokens.iter().any(|token| token.kind == Kind::Word);
        let titles =
            || others().filter(words).filter(|line| lengths::minutes(line.text, self.words).is_none());
        let largest = titles().map(|line| line.size).max().unwrap_or(0);
        let same = titles().filter(|line| line.size == largest).take(3);
        same.map(|line| line.text).collect::<Vec<_>>().join(" ")
    }

    /// The line that is the title where the label stands alone.
    pub(super) fn title_below(&self, page: &PageText<'_>, label: &str) -> String {
        let is_title = |text: &str| {
            let told = tokens(text);
            text != label
                && told.iter().any(|token| token.kind == Kind::Word)
                && label::leading(text, self.words, Concept::Day).is_none()
                && label::leading(text, self.words, Concept::Session).is_none()
                && !(told.len() <= 5 && lengths::minutes(text, self.words).is_some())
                && !self.words.begins(&told, Concept::Objective)
        };
        if !page.title.is_empty()
            && is_title(&page.title)
            && !page.title.contains(label)
            && !is_brand(&page.title)
        {
            return page.title.clone();
        }
        // A divider has it below; on a full page a first bullet is no title.
        let sparse = page.is_sparse() || (page.lines.len() <= 8 && page.letters() <= 120);
        let below = page.lines.iter().map(|line| line.text).filter(|text| !label.contains(text));
        let mut titles = below.take(if sparse { 4 } else { 0 }).filter(|text| is_title(text));
        let first = titles.next().unwrap_or_default();
        // The name of a firm is none where something stands behind it.
        let other = titles.find(|text| !is_brand(text)).filter(|_| is_brand(first));
        other.unwrap_or(first).to_owned()
    }
}

/// Whether a text looks like the name of a firm: one word, in capitals or with one within it.
fn is_brand(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    tokens(text).len() == 1 && capitals > 1
}
