//! Two sessions that begin on one slide: under one label ([`super::pairs`]), or one named behind the other.

use super::label::{self, Label};
use super::lengths;
use super::look::{AgendaEntry, Look};
use super::pairs::is_next;
use super::text::PageText;
use super::tokens::{Kind, begins_small, tokens};
use super::words::Concept;

/// The title of the first, and the number and title of the second.
type Two = (String, String, String);

impl Look<'_, '_, '_> {
    /// Two sessions that begin on one slide, each with a title of its own: named one behind the other, in the lines
    /// of the agenda, or on the slide.
    pub(super) fn two_titles(
        &self,
        page: &PageText<'_>,
        label: &Label,
        rest: &str,
        concept: Concept,
        entries: &[AgendaEntry],
    ) -> Option<Two> {
        let Some(second) = &label.second else { return self.named_behind(label, rest, concept) };
        let day = self.day_at(page.number);
        let listed = |number: &str| {
            let own = |entry: &&AgendaEntry| {
                entry.number.as_deref() == Some(number)
                    && (day == 0 || entry.day == 0 || entry.day == day)
                    && !entry.title.is_empty()
            };
            entries.iter().find(own).map(|entry| entry.title.clone())
        };
        let listed = listed(&label.number).zip(listed(second));
        let (first, other) = listed.or_else(|| two_in(rest)).or_else(|| self.two_lines(page, label))?;
        Some((first, second.clone(), label::title_alone(&other, self.words)))
    }

    /// "Session 2: Anger / Session 3: Calm".
    fn named_behind(&self, label: &Label, rest: &str, concept: Concept) -> Option<Two> {
        let second = label::anywhere(rest, self.words, concept)?;
        let follows = is_next(&label.number, &second.number);
        let signs = |c: char| !c.is_alphanumeric() && !matches!(c, ')' | '?' | '!' | '”' | '»');
        let first = second.before(rest).trim_end_matches(signs);
        let title = label::title_alone(label::rest(rest, second.end), self.words);
        (follows && !first.is_empty() && !title.is_empty())
            .then(|| (first.to_owned(), second.number.clone(), title))
    }

    /// The two lines of a divider that has nothing else below its label.
    fn two_lines(&self, page: &PageText<'_>, label: &Label) -> Option<(String, String)> {
        if !label::rest(&page.title, label.end).is_empty() || label.text(&page.title).is_empty() {
            return None;
        }
        let titles = page.lines.iter().map(|line| line.text).filter(|text| {
            let told = tokens(text);
            told.iter().any(|token| token.kind == Kind::Word)
                && *text != page.title
                && lengths::minutes(text, self.words).is_none()
        });
        let titles: Vec<&str> = titles.take(3).collect();
        match titles.as_slice() {
            [first, second] if page.is_sparse() && !begins_small(second) => {
                Some(((*first).to_owned(), (*second).to_owned()))
            }
            _ => None,
        }
    }
}

/// "Anger / Calm" has two titles.
fn two_in(rest: &str) -> Option<(String, String)> {
    let sign = [" / ", " | ", "; "].into_iter().find(|sign| rest.contains(sign))?;
    let mut parts = rest.split(sign).map(str::trim);
    let (first, second) = (parts.next()?, parts.next()?);
    let is_title = |part: &str| tokens(part).iter().any(|token| token.kind == Kind::Word);
    (parts.next().is_none() && is_title(first) && is_title(second))
        .then(|| (first.to_owned(), second.to_owned()))
}
