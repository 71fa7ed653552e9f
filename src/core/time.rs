//! Times of day and lengths in whole minutes.

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
