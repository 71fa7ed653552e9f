//! Two sessions under one label: "Session 3 and 4", "Sessions 3 & 4: Anger / Calm", "3. ve 4. oturum".
//!
//! With titles of their own they are two sessions that share their slides; with one title they are one, and its
//! number is "3–4".

use super::label::{self, Label};
use super::lengths;
use super::look::{AgendaEntry, Look};
use super::text::PageText;
use super::tokens::{Kind, Token, begins_small, tokens};
use super::weigh::in_order;
use super::words::{Concept, Lexicons};
use crate::core::lists::lists;

/// What stands between the two numbers of a session that has two.
const BETWEEN: char = '–';

/// Both numbers of a session as one.
pub(super) fn joined(first: &str, second: &str) -> String {
    format!("{first}{BETWEEN}{second}")
}

/// The first of two numbers, or the only one.
pub(super) fn first(number: &str) -> &str {
    number.split(BETWEEN).next().unwrap_or(number)
}

/// The last of two numbers, or the only one.
pub(super) fn last(number: &str) -> &str {
    number.rsplit(BETWEEN).next().unwrap_or(number)
}

/// Whether a number is the next behind another: 4 behind 3, 2.2 behind 2.1.
pub(super) fn is_next(one: &str, other: &str) -> bool {
    let mut after = in_order(one);
    if let Some(last) = after.last_mut() {
        *last += 1;
    }
    !after.is_empty() && after == in_order(other)
}

fn is_and(token: &Token) -> bool {
    token.kind == Kind::Word && lists().ands.contains(&token.text)
}

/// The second number behind a label, and where it ends.
pub(super) fn behind(
    line: &str,
    tokens: &[Token],
    label: &Label,
    words: &Lexicons<'_>,
    concept: Concept,
) -> Option<(String, usize)> {
    let (number, end) = (label.number.as_str(), label.end);
    let from = tokens.iter().position(|token| token.start >= end)?;
    let mut at = from;
    // "Session 3 and 4", "Session 3 and session 4".
    let and = is_and(&tokens[at]);
    at += usize::from(and);
    // In "Module 1, session 2" it is another word.
    let stem = |word: &str| word.chars().take(4).collect::<String>();
    let again = tokens.get(at).is_some_and(|token| stem(&token.text) == stem(&label.word));
    at += words.at(&tokens[at..], concept).filter(|_| again).unwrap_or(0);
    let second = tokens.get(at).filter(|token| token.kind != Kind::Time)?;
    let sign = line[end..tokens[from].start].trim();
    let own = words.number(second).filter(|own| is_next(number, own))?;
    // "Session 3 – 4 ways to listen" counts ways.
    let mut tail = line[second.end..].trim_start().chars();
    let closed = match tail.next() {
        None => true,
        Some(':') => tail.next().is_none_or(|next| !next.is_ascii_digit()),
        Some(sign) if !sign.is_alphanumeric() => true,
        Some(_) => and && !begins_small(line[second.end..].trim_start()),
    };
    let together = if and { sign.is_empty() } else { matches!(sign, "-" | "–" | "—" | "&" | "+" | ",") };
    (together && closed).then_some((own, second.end))
}

/// The first number before a label whose own number is the second: "3. ve 4. oturum"; and its token.
pub(super) fn before(
    line: &str,
    tokens: &[Token],
    (number, at): (&str, usize),
    words: &Lexicons<'_>,
) -> Option<(String, usize)> {
    let joint = at.checked_sub(1)?;
    let (at, and) = if is_and(&tokens[joint]) { (joint.checked_sub(1)?, true) } else { (joint, false) };
    let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let own = words.number(token).filter(|own| is_next(own, number))?;
    let between = line[token.end..tokens.get(at + 1)?.start].trim_matches(['.', ' ', ')']);
    let together = if and { between.is_empty() } else { matches!(between, "-" | "–" | "—" | "&" | "+") };
    together.then_some((own, at))
}

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
