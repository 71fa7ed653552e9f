//! What is being told at the lower edge: until when it stays, and which step of the history it speaks of.

use std::collections::BTreeMap;

use crate::core::ids::DocId;
use crate::ui::action::{Level, Notice, Offer};

/// How long a notice that goes by itself stays, in milliseconds.
const NOTICE_MILLIS: u64 = 6_000;

/// The notices, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    shown: Vec<(u64, Notice)>,
    /// When a notice goes, on the clock that only goes forward.
    ends: BTreeMap<u64, u64>,
    /// The number of the step that a notice offers to undo, or did offer before a newer step came.
    steps: BTreeMap<u64, u64>,
    told: u64,
}

impl Notices {
    /// What is shown, each with its number.
    pub(crate) fn shown(&self) -> &[(u64, Notice)] {
        &self.shown
    }

    /// Tells something at `now`; `newest` is the number of the newest step. What stands there already is not
    /// told twice.
    pub(crate) fn tell(&mut self, notice: Notice, newest: Option<u64>, now: u64) {
        if self.shown.iter().any(|(_, other)| *other == notice) {
            return;
        }
        self.told += 1;
        if matches!(notice.level, Level::Info | Level::Success) {
            self.ends.insert(self.told, now + NOTICE_MILLIS);
        }
        if let Some(step) = newest.filter(|_| notice.offer == Some(Offer::Undo)) {
            self.steps.insert(self.told, step);
        }
        self.shown.push((self.told, notice));
    }

    /// Puts a notice away.
    pub(crate) fn dismiss(&mut self, id: u64) {
        self.retain(|other, _| other != id);
    }

    /// Undo takes back the newest step: a notice about an older one must not offer it any more.
    pub(crate) fn newer_step(&mut self) {
        for (_, notice) in self.shown.iter_mut().filter(|(_, notice)| notice.offer == Some(Offer::Undo)) {
            notice.offer = None;
        }
    }

    /// A step was undone: what tells of it is not true any more.
    pub(crate) fn undone(&mut self, step: u64) {
        let about: Vec<u64> =
            self.steps.iter().filter(|(_, other)| **other == step).map(|(id, _)| *id).collect();
        self.retain(|id, _| !about.contains(&id));
    }

    /// A document is there: nothing offers to bring it back.
    pub(crate) fn came_back(&mut self, doc: DocId) {
        self.retain(|_, notice| notice.offer != Some(Offer::Restore(doc)));
    }

    /// Puts away what has been there long enough. Returns in how many milliseconds the next one goes.
    pub(crate) fn drop_old(&mut self, now: u64) -> Option<u64> {
        let over: Vec<u64> = self.ends.iter().filter(|(_, end)| **end <= now).map(|(id, _)| *id).collect();
        self.retain(|id, _| !over.contains(&id));
        self.ends.values().min().map(|end| end.saturating_sub(now))
    }

    /// Keeps only these.
    pub(crate) fn retain(&mut self, keep: impl Fn(u64, &Notice) -> bool) {
        self.shown.retain(|(id, notice)| keep(*id, notice));
        let there = |id: &u64| self.shown.iter().any(|(other, _)| other == id);
        self.ends.retain(|id, _| there(id));
        self.steps.retain(|id, _| there(id));
    }
}
