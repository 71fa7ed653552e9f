//! What is printed and packed for a course: copies of handouts, and supplies by day, each to be ticked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Extra;
use crate::core::ids::{DayId, LinkId, SupplyId};

/// The most spare copies that are plausible.
pub const MOST_SPARES: u32 = 1_000;

/// The copies more than people that a new course has.
pub const USUAL_SPARES: u32 = 2;

/// What is ready, and how many copies more than people there are to be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Packing {
    /// Copies more than people, for those who come unexpected.
    #[serde(default = "usual_spares")]
    pub spares: u32,
    /// The trainers get a copy of each handout, too.
    #[serde(default = "yes")]
    pub for_trainers: bool,
    /// How many copies were made, by the first link that asks for them. Where more are needed by now, the
    /// line is open again.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub copied: BTreeMap<LinkId, u32>,
    /// Supplies that are packed, by day, as they are written in the sessions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub packed: BTreeMap<DayId, BTreeSet<SupplyId>>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

fn usual_spares() -> u32 {
    USUAL_SPARES
}

fn yes() -> bool {
    true
}

impl Default for Packing {
    fn default() -> Self {
        Self {
            spares: USUAL_SPARES,
            for_trainers: true,
            copied: BTreeMap::new(),
            packed: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

impl Packing {
    /// Whether nothing was said about it.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
