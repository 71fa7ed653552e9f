//! What stands behind the heading of a session in a guide: how long it is, what it is for.

use super::headings::{Headings, Place};
use super::label;
use super::lengths;
use super::text::LineText;
use super::tokens::Kind;
use super::weigh::Beginning;
use super::words::Concept;

/// How many lines behind the heading of a session its length may stand.
const FACTS_WITHIN: usize = 14;

impl<'t> Headings<'_, 't, '_> {
    /// The lines behind a heading, up to the next one as large.
    fn behind(&self, head: Place) -> impl Iterator<Item = &LineText<'t>> {
        let own = self.text.page(head.0);
        let size = own.and_then(|page| page.lines.get(head.1)).map_or(0, |line| line.size);
        let lines = own.map_or(1, |page| self.joined(page, head.1).1.max(1));
        let next = self.text.page(head.0 + 1).filter(|page| !self.lists.contains(&page.number));
        let rest = own.into_iter().flat_map(move |page| page.lines.iter().skip(head.1 + lines));
        let concepts = [Concept::Session, Concept::Day];
        let lines = rest.chain(next.into_iter().flat_map(|page| page.lines.iter()));
        let within = move |(at, line): &(usize, &LineText<'_>)| {
            let labelled =
                || concepts.iter().any(|concept| label::leading(line.text, self.words, *concept).is_some());
            // The title may stand in larger letters below its label.
            !self.is_heading(line) || ((*at < 2 || line.size < size) && !labelled())
        };
        lines.enumerate().take_while(within).map(|(_, line)| line)
    }

    /// The length that the heading of a session states, or the lines below it.
    pub(super) fn minutes(&self, start: &Beginning) -> Option<u32> {
        let head = (start.page, start.line);
        let own = self.whole_heading(head);
        let in_heading = lengths::minutes(&own, self.words);
        let length = |line: &LineText<'_>| lengths::minutes(line.text, self.words);
        let facts =
            || self.behind(head).take(FACTS_WITHIN).filter(|line| line.tokens.len() <= 12 && !is_row(line));
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

    /// What a session is for, as the list behind its heading says.
    pub(super) fn objectives(&self, head: Place) -> Vec<String> {
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

/// A row of a plan, "10:00–11:30 | Session 1", says when each of several things is.
fn is_row(line: &LineText<'_>) -> bool {
    line.tokens.first().is_some_and(|first| first.kind == Kind::Time) && line.text.contains(" | ")
}
