//! The steps of a session, read out of its text: what is done, for how many minutes, and which one should be on.
//!
//! Trainers write a step as a line of a list with its minutes in brackets: `1. (15 min) Welcome`, or
//! `- Groups sort cards (25)`. The words around the number are in any language, so only the number is read.

/// One step.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SessionStep {
    /// What is done, without its number, its minutes and the marks of Markdown.
    pub text: String,
    /// For how many minutes, where it is said.
    pub minutes: Option<u32>,
}

/// A step takes at most this many minutes; a larger number in brackets means something else.
const LONGEST: u32 = 480;

/// What stands in the brackets around the minutes is at most this many letters long.
const BRACKETED: usize = 14;

/// The steps in the order of the text: one for each line of a list; other lines go on with the step before.
#[must_use]
pub fn session_steps(markdown: &str) -> Vec<SessionStep> {
    let mut steps: Vec<SessionStep> = Vec::new();
    for line in markdown.lines() {
        let line = line.trim();
        let (begins, rest) = match without_mark(line) {
            Some(rest) => (true, rest),
            None => (false, line.trim_start_matches('#').trim_start()),
        };
        if rest.is_empty() {
            continue;
        }
        match steps.last_mut() {
            Some(step) if !begins => {
                step.text.push(' ');
                step.text.push_str(&plain(rest));
            }
            _ => {
                let (minutes, text) = minutes_of(rest);
                steps.push(SessionStep { text: plain(text), minutes });
            }
        }
    }
    steps
}

/// The place of the step that should be on after `spent` milliseconds of a session that takes `length` minutes
/// today. Steps shrink and grow with the session. `None` where a step does not say how long it takes.
#[must_use]
pub fn step_at(steps: &[SessionStep], spent: i64, length: u32) -> Option<usize> {
    let minutes: Vec<u32> = steps.iter().map(|step| step.minutes).collect::<Option<_>>()?;
    let all: u32 = minutes.iter().sum();
    let last = steps.len().checked_sub(1)?;
    // spent / length = reached / all, without fractions.
    let reached = i128::from(spent.max(0)) * i128::from(all);
    let whole = i128::from(length.max(1)) * 60_000;
    let mut end = 0;
    let at = minutes.iter().position(|minutes| {
        end += i128::from(*minutes);
        reached < end * whole
    });
    Some(at.unwrap_or(last))
}

/// A line of a list without what begins it.
fn without_mark(line: &str) -> Option<&str> {
    if let Some(rest) = ["- ", "* ", "+ ", "• ", "– "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(rest.trim_start());
    }
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')'])?;
    ((1..=3).contains(&digits) && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// The minutes in brackets at the beginning or at the end of a step, and the rest of it.
fn minutes_of(text: &str) -> (Option<u32>, &str) {
    if let Some((inside, rest)) = text.strip_prefix('(').and_then(|text| text.split_once(')'))
        && let Some(minutes) = bracketed(inside)
    {
        return (Some(minutes), rest.trim_start_matches([':', '.', '–', '-', ' ']));
    }
    let end = text.trim_end_matches(['.', ' ']);
    if let Some((rest, inside)) = end.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && let Some(minutes) = bracketed(inside)
    {
        return (Some(minutes), rest.trim_end());
    }
    (None, text)
}

fn bracketed(inside: &str) -> Option<u32> {
    if inside.chars().count() > BRACKETED {
        return None;
    }
    let rest = inside.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let minutes = inside[..inside.len() - rest.len()].parse().ok()?;
    // "(3 x 5 min)" or "(2-4)" is not one number.
    let one = !rest.chars().any(|letter| letter.is_ascii_digit());
    (one && (1..=LONGEST).contains(&minutes)).then_some(minutes)
}

/// Text without the marks of Markdown for bold, slanted and code.
fn plain(text: &str) -> String {
    text.replace("**", "").replace("__", "").replace('`', "").trim().to_owned()
}
