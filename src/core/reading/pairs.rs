//! Two sessions under one label: "Session 3 and 4", "Sessions 3 & 4: Anger / Calm", "3. ve 4. oturum".
//!
//! With titles of their own they are two sessions that share their slides; with one title they are one, and its
//! number is "3–4".

use super::letters;
use super::tokens::{Kind, Token, begins_small};
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

/// The parts of a number, as they are ordered.
pub(super) fn in_order(number: &str) -> Vec<u32> {
    first(number)
        .split('.')
        .filter_map(|part| {
            letters::place(part).or_else(|| part.trim_end_matches(char::is_alphabetic).parse().ok())
        })
        .collect()
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
    (number, end, word): (&str, usize, &str),
    words: &Lexicons<'_>,
    concept: Concept,
) -> Option<(String, usize)> {
    let from = tokens.iter().position(|token| token.start >= end)?;
    let mut at = from;
    // "Session 3 and 4", "Session 3 and session 4".
    let and = is_and(&tokens[at]);
    at += usize::from(and);
    // In "Module 1, session 2" it is another word.
    let stem = |word: &str| word.chars().take(4).collect::<String>();
    let again = tokens.get(at).is_some_and(|token| stem(&token.text) == stem(word));
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
