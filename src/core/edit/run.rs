//! The edits of the run of a day, and applying them: the day as a whole, and the items that a step touched.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::ids::ItemId;
use crate::core::model::group_timer::GroupTimer;
use crate::core::model::run::{ItemRun, Run, Stamp};

/// A change of the run of a day. Items that it does not name stay as they are, so that steps taken on two
/// computers touch each other only where both touched the same item.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct RunEdit {
    /// When the first item of the day really began.
    pub began: Option<Stamp>,
    /// When the step was taken.
    pub last: Option<Stamp>,
    /// By how many milliseconds the moments of the run are ahead of the computer's count.
    pub skew: i64,
    /// The timer for work in groups.
    pub timer: Option<GroupTimer>,
    /// Whether the plan may be edited although the day runs.
    pub plan_open: bool,
    /// What goes on with the items that changed; what is as if nothing had been done with it is taken out.
    pub items: BTreeMap<ItemId, ItemRun>,
}

impl RunEdit {
    /// What makes `before` become `after`.
    #[must_use]
    pub fn between(before: &Run, after: Run) -> Self {
        let gone = before.items.keys().filter(|id| !after.items.contains_key(id));
        let mut items: BTreeMap<ItemId, ItemRun> = gone.map(|id| (*id, ItemRun::default())).collect();
        items.extend(after.items.into_iter().filter(|(id, item)| before.items.get(id) != Some(item)));
        let Run { began, last, skew, timer, plan_open, .. } = after;
        Self { began, last, skew, timer, plan_open, items }
    }
}

impl Run {
    /// Makes a change.
    pub(super) fn apply(&mut self, edit: RunEdit) {
        let RunEdit { began, last, skew, timer, plan_open, items } = edit;
        self.items.extend(items);
        self.items.retain(|_, item| *item != ItemRun::default());
        (self.began, self.last, self.skew) = (began, last, skew);
        (self.timer, self.plan_open) = (timer, plan_open);
    }
}
