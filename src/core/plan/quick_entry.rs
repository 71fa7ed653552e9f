//! Quick entry of times: what a trainer types into the minutes of a card.
//!
//! `45` and `45m` are a length, `1h30` too; `+10` and `-5` change it; `13:00` locks the start.

use crate::core::time::{LONGEST_ITEM, TimeOfDay};

/// What was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quick {
    /// A length in minutes.
    Length(u32),
    /// This many minutes more, or less.
    Change(i32),
    /// A start that must hold.
    Start(TimeOfDay),
}

/// Why it was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QuickError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Neither a length nor a time.
    #[error("neither a length nor a time")]
    NotATime,
    /// Longer than an item can be: at most this many minutes.
    #[error("longer than {0} minutes")]
    TooLong(u32),
    /// Shorter than a minute.
    #[error("shorter than a minute")]
    TooShort,
    /// The clock has no such time.
    #[error("no such time on the clock")]
    NoSuchClockTime,
}

/// Reads what was typed.
///
/// # Errors
/// If it is neither a length nor a change nor a time of day.
pub fn parse(text: &str) -> Result<Quick, QuickError> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Err(QuickError::Empty);
    }
    for (sign, factor) in [("+", 1), ("-", -1), ("−", -1)] {
        if let Some(rest) = text.strip_prefix(sign) {
            let minutes = length(rest)?;
            if minutes == 0 || minutes > LONGEST_ITEM {
                return Err(if minutes == 0 {
                    QuickError::TooShort
                } else {
                    QuickError::TooLong(LONGEST_ITEM)
                });
            }
            return i32::try_from(minutes)
                .map(|m| Quick::Change(m * factor))
                .map_err(|_| QuickError::NotATime);
        }
    }
    if text.contains([':', '.']) && !text.ends_with(['h', 'ч']) {
        let looks_like_clock = text.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.');
        return match TimeOfDay::parse(&text) {
            Some(start) => Ok(Quick::Start(start)),
            None if looks_like_clock => Err(QuickError::NoSuchClockTime),
            None => Err(QuickError::NotATime),
        };
    }
    match length(&text)? {
        0 => Err(QuickError::TooShort),
        minutes if minutes > LONGEST_ITEM => Err(QuickError::TooLong(LONGEST_ITEM)),
        minutes => Ok(Quick::Length(minutes)),
    }
}

/// The new length of an item of `minutes` after a change, kept between a minute and the longest.
#[must_use]
pub fn changed(minutes: u32, change: i32) -> u32 {
    minutes.saturating_add_signed(change).clamp(1, LONGEST_ITEM)
}

/// Minutes of a length such as `45`, `45min`, `1h`, `1h30`, `1:30h`, in Latin or Cyrillic letters.
fn length(text: &str) -> Result<u32, QuickError> {
    let text = text.replace("мин", "m").replace("min", "m").replace('м', "m").replace('ч', "h");
    let number = |digits: &str| -> Result<u32, QuickError> {
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(QuickError::NotATime);
        }
        // A number with too many digits is too long, whatever it says.
        digits.parse().map_err(|_| QuickError::TooLong(LONGEST_ITEM))
    };
    if let Some(clock) = text.strip_suffix('h')
        && let Some((hours, minutes)) = clock.split_once([':', '.'])
    {
        return sum(number(hours)?, number(minutes)?);
    }
    match text.split_once('h') {
        Some((hours, "")) => sum(number(hours)?, 0),
        Some((hours, minutes)) => sum(number(hours)?, number(minutes.strip_suffix('m').unwrap_or(minutes))?),
        None => number(text.strip_suffix('m').unwrap_or(&text)),
    }
}

fn sum(hours: u32, minutes: u32) -> Result<u32, QuickError> {
    hours.checked_mul(60).and_then(|h| h.checked_add(minutes)).ok_or(QuickError::TooLong(LONGEST_ITEM))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_trainers_type() {
        let start = |hour, minute| TimeOfDay::new(hour, minute).map(Quick::Start).ok_or(QuickError::Empty);
        let table = [
            ("45", Ok(Quick::Length(45))),
            (" 45 min ", Ok(Quick::Length(45))),
            ("45m", Ok(Quick::Length(45))),
            ("1h", Ok(Quick::Length(60))),
            ("1h30", Ok(Quick::Length(90))),
            ("1 h 30 min", Ok(Quick::Length(90))),
            ("1:30h", Ok(Quick::Length(90))),
            ("1ч30", Ok(Quick::Length(90))),
            ("30 мин", Ok(Quick::Length(30))),
            ("+10", Ok(Quick::Change(10))),
            ("-5", Ok(Quick::Change(-5))),
            ("−5", Ok(Quick::Change(-5))),
            ("+1h", Ok(Quick::Change(60))),
            ("13:00", start(13, 0)),
            ("9.05", start(9, 5)),
            ("", Err(QuickError::Empty)),
            ("soon", Err(QuickError::NotATime)),
            ("25:00", Err(QuickError::NoSuchClockTime)),
            ("12:60", Err(QuickError::NoSuchClockTime)),
            ("0", Err(QuickError::TooShort)),
            ("+0", Err(QuickError::TooShort)),
            ("13h", Err(QuickError::TooLong(LONGEST_ITEM))),
            ("99999999999999999999", Err(QuickError::TooLong(LONGEST_ITEM))),
            ("4294967295h", Err(QuickError::TooLong(LONGEST_ITEM))),
            ("1h30x", Err(QuickError::NotATime)),
            ("--5", Err(QuickError::NotATime)),
        ];
        for (typed, expected) in table {
            assert_eq!(parse(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_change_stays_within_bounds() {
        assert_eq!(changed(10, -30), 1);
        assert_eq!(changed(700, 100), LONGEST_ITEM);
        assert_eq!(changed(30, 15), 45);
    }
}
