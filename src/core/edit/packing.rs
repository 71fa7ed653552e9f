//! The edits of what is printed and packed, and applying them.

use serde::Deserialize;
use serde::Serialize;

use super::error::EditError;
use crate::core::ids::{DayId, LinkId, SupplyId};
use crate::core::model::packing::{MOST_SPARES, Packing};

/// A change of what is printed and packed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum PackingEdit {
    /// Copies more than people.
    Spares(u32),
    /// Whether the trainers get copies.
    ForTrainers(bool),
    /// This many copies were made of the handout that this link asks for; `None` takes the tick away.
    Copied(LinkId, Option<u32>),
    /// Supplies of a day are packed, or not.
    Packed(DayId, Vec<SupplyId>, bool),
}

impl Packing {
    /// Makes a change.
    ///
    /// # Errors
    /// If a number is too large to be plausible.
    pub(super) fn apply(&mut self, edit: PackingEdit) -> Result<(), EditError> {
        match edit {
            PackingEdit::Spares(spares) if spares > MOST_SPARES => return Err(EditError::TooLarge(spares)),
            PackingEdit::Spares(spares) => self.spares = spares,
            PackingEdit::ForTrainers(for_trainers) => self.for_trainers = for_trainers,
            PackingEdit::Copied(link, Some(copies)) => drop(self.copied.insert(link, copies)),
            PackingEdit::Copied(link, None) => drop(self.copied.remove(&link)),
            PackingEdit::Packed(day, supplies, true) => {
                self.packed.entry(day).or_default().extend(supplies);
            }
            PackingEdit::Packed(day, supplies, false) => {
                if let Some(packed) = self.packed.get_mut(&day) {
                    packed.retain(|id| !supplies.contains(id));
                    if packed.is_empty() {
                        self.packed.remove(&day);
                    }
                }
            }
        }
        Ok(())
    }
}
