//! The run of a day as data: what goes on with each item, and the moments at which it began and ended.
//!
//! Moments are in milliseconds of the run (since 1970, whatever is done to the clock meanwhile).

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::Deserialize;
use serde::Serialize;

use super::Extra;
use super::group_timer::GroupTimer;
use crate::core::ids::ItemId;

/// The run of one day.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// When the first item of the day really began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Stamp>,
    /// When the last step was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Stamp>,
    /// By how many milliseconds the moments of the run are ahead of the computer's count.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub skew: i64,
    /// What goes on with the items; those that nothing was done with are not here.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<ItemId, ItemRun>,
    /// The timer for work in groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timer: Option<GroupTimer>,
    /// The plan may be edited although the day runs: the trainer asked for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub plan_open: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What goes on with one item.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ItemRun {
    /// When it first began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Stamp>,
    /// Since when it runs, in milliseconds of the run; none while it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i64>,
    /// Milliseconds that it had run before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub spent: i64,
    /// When it ended; it may be taken up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Stamp>,
    /// Minutes that it got, or gave, today.
    #[serde(default, skip_serializing_if = "is_zero_minutes")]
    pub plus: i32,
    /// Its start need not hold today.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub released: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(crate) fn is_zero(number: &i64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(crate) fn is_zero_minutes(minutes: &i32) -> bool {
    *minutes == 0
}

/// What goes on with an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    /// Not begun.
    #[default]
    Waiting,
    /// Going on.
    Running,
    /// Begun, and standing still.
    Paused,
    /// Over for today: delivered, as a whole or in part, skipped, or moved.
    Done,
}

impl ItemRun {
    /// What goes on with it, by the run alone.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match (self.ended, self.since, self.started) {
            (Some(_), ..) => Phase::Done,
            (None, Some(_), _) => Phase::Running,
            (None, None, Some(_)) => Phase::Paused,
            (None, None, None) => Phase::Waiting,
        }
    }

    /// The milliseconds that it has run at `millis`.
    #[must_use]
    pub fn spent_at(&self, millis: i64) -> i64 {
        let running = self.since.map_or(0, |since| millis.saturating_sub(since).max(0));
        self.spent.max(0).saturating_add(running)
    }
}

/// A moment of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970, without what was done to the clock meanwhile.
    pub millis: i64,
    /// What the clock of the room showed.
    pub wall: DateTime,
}

impl Run {
    /// What goes on with an item; of one that nothing was done with, nothing.
    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<&ItemRun> {
        self.items.get(&id)
    }

    /// Whether an item runs or is paused.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.items.values().any(|item| matches!(item.phase(), Phase::Running | Phase::Paused))
    }
}
