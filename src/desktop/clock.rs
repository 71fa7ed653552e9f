//! The clocks of this computer, behind a trait so that tests can set them.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The clocks.
pub trait Clock: Send + Sync {
    /// The clock of the room: local date and time.
    fn now(&self) -> DateTime;
    /// Milliseconds since 1970.
    fn unix_millis(&self) -> u64;
    /// Milliseconds on a clock that only goes forward.
    fn steady_millis(&self) -> u64;
}

/// The time zone that this computer is set to.
#[must_use]
pub fn time_zone() -> TimeZone {
    TimeZone::system()
}

/// The clocks of this computer.
#[derive(Debug)]
pub struct SystemClock {
    started: std::time::Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { started: std::time::Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        jiff::ZonedDateTime::now().datetime()
    }

    fn unix_millis(&self) -> u64 {
        u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(0)
    }

    fn steady_millis(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}
