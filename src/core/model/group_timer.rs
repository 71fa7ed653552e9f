//! A small timer for work in groups: this many groups, this many minutes each, one after the other.

use serde::{Deserialize, Serialize};

use super::Extra;

/// The most groups that a timer counts.
pub const MOST_GROUPS: u32 = 40;

/// The timer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupTimer {
    /// How many groups, one after the other; at least 1.
    pub groups: u32,
    /// Minutes for each; at least 1.
    pub minutes: u32,
    /// Since when it goes, in milliseconds of the run; none while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i64>,
    /// Milliseconds that had gone before.
    #[serde(default)]
    pub gone: i64,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a timer stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimerView {
    /// Whose turn it is, counted from 1; the last one's when all is over.
    pub group: u32,
    /// Milliseconds left for this group; 0 when all is over.
    pub left: i64,
    /// Milliseconds left for all of them.
    pub left_in_all: i64,
    /// All have had their turn.
    pub over: bool,
}

impl GroupTimer {
    /// A timer that starts at `millis`.
    #[must_use]
    pub fn start(groups: u32, minutes: u32, millis: i64) -> Self {
        Self {
            groups: groups.clamp(1, MOST_GROUPS),
            minutes: minutes.clamp(1, crate::core::time::LONGEST_ITEM),
            since: Some(millis),
            gone: 0,
            extra: Extra::new(),
        }
    }

    fn each(&self) -> i64 {
        i64::from(self.minutes.max(1)) * 60_000
    }

    fn gone_at(&self, millis: i64) -> i64 {
        let running = self.since.map_or(0, |since| millis.saturating_sub(since).max(0));
        self.gone.max(0).saturating_add(running)
    }

    /// Where it stands at `millis`.
    #[must_use]
    pub fn view(&self, millis: i64) -> TimerView {
        let (each, groups) = (self.each(), i64::from(self.groups.max(1)));
        let gone = self.gone_at(millis);
        let whole = each.saturating_mul(groups);
        let over = gone >= whole;
        let group = (gone / each).min(groups - 1);
        let left = if over { 0 } else { each - gone % each };
        let group = u32::try_from(group + 1).unwrap_or(self.groups);
        TimerView { group, left, left_in_all: (whole - gone).max(0), over }
    }

    /// Stops it, or lets it go on.
    #[must_use]
    pub fn turned(&self, millis: i64) -> Self {
        let since = if self.since.is_some() { None } else { Some(millis) };
        Self { since, gone: self.gone_at(millis), ..self.clone() }
    }

    /// The next group's turn, whatever is left of this one's.
    #[must_use]
    pub fn next_group(&self, millis: i64) -> Self {
        let gone = (self.gone_at(millis) / self.each() + 1).saturating_mul(self.each());
        Self { since: self.since.map(|_| millis), gone, ..self.clone() }
    }
}
