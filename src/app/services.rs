//! What the application needs from the computer: handed in, so that tests hand in their own.

use std::sync::Arc;

use jiff::civil::DateTime;

/// The clocks.
pub trait Clock: Send + Sync {
    /// The clock of the room: local date and time.
    fn now(&self) -> DateTime;
    /// Milliseconds since 1970.
    fn unix_millis(&self) -> u64;
    /// Milliseconds on a clock that only goes forward.
    fn steady_millis(&self) -> u64;
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

/// The services.
#[derive(Clone)]
pub struct Services {
    /// The clocks.
    pub clock: Arc<dyn Clock>,
    /// The language of this computer, as a BCP 47 tag.
    pub system_language: String,
    /// Where fresh ids are drawn from.
    pub seed: u64,
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Services").field("system_language", &self.system_language).finish_non_exhaustive()
    }
}
