//! Clock times of the items of a day.
//!
//! Items follow each other from the start of the day. A locked start holds: what stands before it may leave
//! a gap or run into it. Times are minutes since midnight of the day and may pass 24:00.

use crate::core::ids::ItemId;
use crate::core::model::agenda::Day;
use crate::core::time::TimeOfDay;

/// The times of one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The item.
    pub item: ItemId,
    /// When it begins, in minutes since midnight of the day.
    pub start: u32,
    /// When it ends.
    pub end: u32,
    /// Free minutes before it; 0 if it follows at once.
    pub gap: u32,
    /// Minutes by which what stands before runs into it.
    pub overlap: u32,
}

/// The times of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DaySchedule {
    /// One slot for each item, in order.
    pub slots: Vec<Slot>,
    /// When the last item ends, in minutes since midnight of the day.
    pub end: u32,
}

impl DaySchedule {
    /// The times of a day.
    #[must_use]
    pub fn of(day: &Day) -> Self {
        let mut cursor = day.start.minutes();
        let slots = day
            .items
            .iter()
            .map(|item| {
                let start = item.locked_start.map_or(cursor, TimeOfDay::minutes);
                let slot = Slot {
                    item: item.id,
                    start,
                    end: start.saturating_add(item.minutes),
                    gap: start.saturating_sub(cursor),
                    overlap: cursor.saturating_sub(start),
                };
                cursor = slot.end.max(cursor);
                slot
            })
            .collect();
        Self { slots, end: cursor }
    }

    /// The times of an item.
    #[must_use]
    pub fn slot(&self, item: ItemId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.item == item)
    }
}
