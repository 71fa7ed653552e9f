//! Lengths of time in a line: "45 min", "1 h 30", "1¼ hours", "9:00–10:30", "half an hour".

use super::tokens::{Kind, Token, tokens};
use super::words::{Concept, Lexicons};

/// What a line says that is no title: only when, or only how long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// From when to when, or from when.
    Times,
    /// How long.
    Length,
}

/// Whether a line says only when something is or how long it takes.
#[must_use]
pub fn aside(line: &str, words: &Lexicons<'_>) -> Option<Aside> {
    let tokens = tokens(line);
    let told = tokens.iter().filter(|token| token.kind == Kind::Word).count();
    let clocked = tokens.first().is_some_and(|first| first.kind == Kind::Time);
    if told <= 1 && (time_range(line, &tokens).is_some() || (clocked && tokens.len() == told + 1)) {
        return Some(Aside::Times);
    }
    let named = words.begins(&tokens, Concept::Duration) || tokens.first()?.kind != Kind::Word;
    (tokens.len() <= 6 && (named || told <= 3) && minutes(line, words).is_some()).then_some(Aside::Length)
}

/// The longest length that is believed, in minutes.
const LONGEST: u32 = 720;

/// The length of time that a line states, in minutes.
#[must_use]
pub fn minutes(line: &str, words: &Lexicons<'_>) -> Option<u32> {
    let tokens = tokens(line);
    stated(line, &tokens, words)
        .or_else(|| time_range(line, &tokens))
        .or_else(|| primes(line, &tokens))
        .or_else(|| part_of_hour(line, &tokens, words))
        .or_else(|| in_words(&tokens, words))
}

/// "¾ hour": a part of an hour in a sign of its own.
fn part_of_hour(line: &str, tokens: &[Token], words: &Lexicons<'_>) -> Option<u32> {
    let at = line.find(['¼', '½', '¾'])?;
    let minutes = match line[at..].chars().next()? {
        '¼' => 15,
        '½' => 30,
        _ => 45,
    };
    let next = tokens.iter().position(|token| token.start > at)?;
    words.begins(&tokens[next..], Concept::Hours).then_some(minutes)
}

/// A length without figures: "half an hour".
fn in_words(tokens: &[Token], words: &Lexicons<'_>) -> Option<u32> {
    let begins = |concept| (0..tokens.len()).any(|at| words.begins(&tokens[at..], concept));
    if begins(Concept::HourAndHalf) {
        return Some(90);
    }
    if begins(Concept::HalfHour) {
        return Some(30);
    }
    begins(Concept::OneHour).then_some(60)
}

/// A length in words: "45 min", "1 h 30 min", "1,5 часа".
fn stated(line: &str, tokens: &[Token], words: &Lexicons<'_>) -> Option<u32> {
    // "1 ½ hours", "1¼ hours".
    let quarters = |token: &Token| match line[token.end..].trim_start().chars().next() {
        Some('¼') => 15.0,
        Some('½') => 30.0,
        Some('¾') => 45.0,
        _ => 0.0,
    };
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Number) {
        let Ok(number) = token.text.parse::<f32>() else { continue };
        let after = &tokens[at + 1..];
        if words.begins(unit_of(after), Concept::Minutes) && number.fract() == 0.0 {
            return sensible(number);
        }
        if let Some(used) = words.at(after, Concept::Hours) {
            // "1 h 30", "1 сат и 30 минута".
            let and = after.get(used).is_some_and(|token| {
                token.kind == Kind::Word
                    && token.text.chars().count() <= 3
                    && after.get(used + 2..).is_some_and(|rest| words.begins(unit_of(rest), Concept::Minutes))
            });
            let more = after.get(used + usize::from(and)).filter(|token| token.kind == Kind::Number);
            let more =
                more.and_then(|token| token.text.parse::<f32>().ok()).filter(|minutes| *minutes < 60.0);
            return sensible(number * 60.0 + quarters(token) + more.unwrap_or(0.0));
        }
    }
    None
}

/// "45 de minute" has a small word before its unit.
fn unit_of(after: &[Token]) -> &[Token] {
    let linked = after.first().is_some_and(|token| token.text == "de");
    &after[usize::from(linked)..]
}

/// "90'": minutes by the sign for them.
fn primes(line: &str, tokens: &[Token]) -> Option<u32> {
    let mut numbers = tokens.iter().filter(|token| token.kind == Kind::Number);
    numbers.find_map(|token| {
        let behind = line.get(token.end..)?.strip_prefix(['\'', '’', '′'])?;
        // "90's" are years, "5'4''" is a height, and "10’ bar" a pressure.
        let alone = behind.trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric());
        alone.then(|| token.text.parse().ok().and_then(sensible)).flatten()
    })
}

fn sensible(minutes: f32) -> Option<u32> {
    // By way of its digits: there is no other conversion of a float that tells when it does not fit.
    let whole: u32 = format!("{:.0}", minutes.round()).parse().ok()?;
    (1..=LONGEST).contains(&whole).then_some(whole)
}

/// From one time of day to another: "9:00–10:30", "9.00 - 10.30".
fn time_range(line: &str, tokens: &[Token]) -> Option<u32> {
    let clock = |token: &Token| {
        let (hours, minutes) = token.text.split_once([':', '.'])?;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60 && token.text.len() >= 4).then(|| hours * 60 + minutes)
    };
    tokens.windows(2).find_map(|pair| {
        let (from, to) = (clock(&pair[0])?, clock(&pair[1])?);
        let between = line.get(pair[0].end..pair[1].start)?;
        let dashed = between.contains(['-', '–', '—', '−']) && between.chars().count() <= 4;
        (dashed && from < to && to - from <= LONGEST).then(|| to - from)
    })
}
