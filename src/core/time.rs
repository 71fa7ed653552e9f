//! Times of day and lengths in whole minutes.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Minutes in a day.
pub const DAY_MINUTES: u32 = 24 * 60;

/// The longest a single item may be planned for, in minutes: half a day.
pub const LONGEST_ITEM: u32 = 12 * 60;

/// A time on the clock of the room, in minutes since midnight (0 to 1439).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Midnight.
    pub const MIDNIGHT: Self = Self(0);

    /// The time `hour:minute`, or `None` where the clock has no such time.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }

    /// The time `minutes` after midnight; a day later wraps to the same time.
    #[must_use]
    pub fn from_minutes(minutes: u32) -> Self {
        Self(u16::try_from(minutes % DAY_MINUTES).unwrap_or(0))
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> u32 {
        u32::from(self.0)
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Reads `9:05`, `09:05` or `9.05`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', '.'])?;
        if !(1..=2).contains(&hour.len()) || minute.len() != 2 {
            return None;
        }
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<u16>().ok()).flatten();
        Self::new(digits(hour)?, digits(minute)?)
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl From<jiff::civil::Time> for TimeOfDay {
    fn from(time: jiff::civil::Time) -> Self {
        let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
        Self(u16::from(hour) * 60 + u16::from(minute))
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a time of day like 09:30"))
    }
}

/// A length as it stands in a column: `3:45` for three hours and three quarters.
#[must_use]
pub fn hours_and_minutes(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Reads a date as people write it: `2026-09-14`, `14.09.2026`, `14/9/2026`. Without its year, `14.9.`, it is the
/// one that is nearest to `near`.
#[must_use]
pub fn parse_date(text: &str, near: Date) -> Option<Date> {
    let text = text.trim().trim_end_matches('.');
    let parts: Vec<&str> = text.split(['-', '.', '/']).map(str::trim).collect();
    let number = |part: &str| part.parse::<i8>().ok();
    match *parts.as_slice() {
        [day, month] => {
            let in_year = |year: i16| Date::new(year, number(month)?, number(day)?).ok();
            let years = [near.year() - 1, near.year(), near.year() + 1];
            let days_away = |date: &Date| date.duration_since(near).as_hours().abs();
            years.into_iter().filter_map(in_year).min_by_key(days_away)
        }
        [year, month, day] if year.len() == 4 => {
            Date::new(year.parse().ok()?, number(month)?, number(day)?).ok()
        }
        [day, month, year] if year.len() == 4 => {
            Date::new(year.parse().ok()?, number(month)?, number(day)?).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let near = date(2026, 12, 7);
        for text in
            ["2026-09-14", "14.09.2026", "14/9/2026", " 14.9.2026 ", "14.9", "14.09.", "14/9", "14-09"]
        {
            assert_eq!(parse_date(text, near), Some(date(2026, 9, 14)), "{text}");
        }
        // The year is the one that makes it near.
        assert_eq!(parse_date("10.12", near), Some(date(2026, 12, 10)));
        assert_eq!(parse_date("8.1.", near), Some(date(2027, 1, 8)));
        assert_eq!(parse_date("29.2", date(2028, 1, 10)), Some(date(2028, 2, 29)));
        for text in ["", "tomorrow", "31.02.2026", "31.2", "14.09.26", "2026-13-01", "1.2.3.4", "10.", "9:30"]
        {
            assert_eq!(parse_date(text, near), None, "{text}");
        }
    }
}
