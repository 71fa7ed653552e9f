//! The clocks as a run of a day sees them: time that goes on evenly, whatever is done to the clock.
//!
//! The clock of the room may be set, the laptop may sleep or be carried into another time zone. Time that
//! was spent is measured in milliseconds since 1970, which no time zone touches, and checked against a
//! clock that only goes forward. Where the two disagree, either the clock was set or the laptop slept.

use jiff::civil::DateTime;

use crate::core::model::run::Stamp;

/// Clocks that part by less than this, in milliseconds, are the same: they are never quite even.
const EVEN: i64 = 3_000;

/// A jump forward of less than this, in milliseconds, is not worth a question.
const WORTH_ASKING: i64 = 120_000;

/// What the clocks of the computer say at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClockReading {
    /// The clock of the room.
    pub wall: DateTime,
    /// Milliseconds since 1970.
    pub unix_millis: u64,
    /// Milliseconds on a clock that only goes forward; it may stand still while the computer sleeps.
    pub steady_millis: u64,
}

/// A jump of the clock that may mean two things.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Jump {
    /// By this many milliseconds forward.
    pub millis: i64,
}

/// The present moment of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now {
    /// The clock of the room.
    pub wall: DateTime,
    /// Milliseconds since 1970, without what was done to the clock meanwhile.
    pub millis: i64,
    /// By how much `millis` is ahead of the computer's own count: what the clock was set back by.
    pub skew: i64,
    /// The clock jumped forward, and nobody has said yet what that meant.
    pub jump: Option<Jump>,
}

impl Now {
    /// This moment as it is kept in a run.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { millis: self.millis, wall: self.wall }
    }

    /// What the clock of the room, as it goes now, showed this many milliseconds of the run ago.
    #[must_use]
    pub fn wall_at(&self, millis: i64) -> DateTime {
        let ahead = jiff::SignedDuration::from_millis(millis.saturating_sub(self.millis));
        self.wall.saturating_add(ahead)
    }
}

/// Follows the clocks while the window is open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    last: Option<ClockReading>,
    skew: i64,
    jump: Option<Jump>,
}

impl Watch {
    /// Takes in what the clocks say now.
    pub fn read(&mut self, reading: ClockReading) -> Now {
        if let Some(last) = self.last {
            let passed = signed(reading.unix_millis) - signed(last.unix_millis);
            let steady = signed(reading.steady_millis.saturating_sub(last.steady_millis));
            // Clocks drift apart by themselves, too: a thousandth is more than any of them does.
            let even = EVEN.saturating_add(steady / 1_000);
            let ahead = passed - steady;
            if ahead < -even {
                // Nothing but setting it lets a clock go back: the run goes on evenly.
                self.skew -= ahead;
            } else if ahead > even.max(WORTH_ASKING) {
                let before = self.jump.map_or(0, |jump| jump.millis);
                self.jump = Some(Jump { millis: before + ahead });
            }
        }
        self.last = Some(reading);
        Now {
            wall: reading.wall,
            millis: signed(reading.unix_millis) + self.skew,
            skew: self.skew,
            jump: self.jump,
        }
    }

    /// Goes on where a run stopped when Doorstep was closed: what the clock was set back by is kept.
    pub fn go_on(&mut self, skew: i64) {
        if self.skew == 0 {
            self.skew = skew;
        }
    }

    /// The jump meant that time has passed: the laptop slept, and the day went on.
    pub fn time_passed(&mut self) {
        self.jump = None;
    }

    /// The jump meant that the clock was set: no time has passed.
    pub fn clock_was_set(&mut self) {
        if let Some(jump) = self.jump.take() {
            self.skew -= jump.millis;
        }
    }
}

fn signed(millis: u64) -> i64 {
    i64::try_from(millis).unwrap_or(i64::MAX)
}
