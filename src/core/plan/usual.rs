//! Where lunch comes, and how long an item is where nobody said so: a new one in the plan, one of an empty day, one that was read from a
//! deck or guide without its length, a break or lunch that is put in to mend a day.

use crate::core::model::agenda::{Item, ItemKind};
use crate::core::model::course::Hours;
use crate::core::time::TimeOfDay;

/// The usual length of an item of this kind, in minutes.
///
/// A session is an hour: the sessions of the package are 45 to 90 minutes long, most of them more than an hour, so a
/// shorter guess would make a day seem to fit that does not. Opening and closing are a quarter of an hour, as most
/// closings of the package are; only the first opening of a training takes longer.
#[must_use]
pub fn usual_minutes(kind: ItemKind) -> u32 {
    match kind {
        ItemKind::Session => 60,
        ItemKind::Lunch => Hours::default().lunch_minutes,
        ItemKind::Other => 30,
        ItemKind::Recap | ItemKind::Reflection => 20,
        ItemKind::Opening | ItemKind::Closing | ItemKind::Break => 15,
        ItemKind::Energiser => 10,
    }
}

/// The place among `items` (which hold no lunch) of a day that begins at `start`, where lunch comes nearest to its
/// time `lunch`: never before the first item, never after the closing, and not right after an energiser, which wakes
/// people up after lunch. Locked starts are kept, so a gap before one counts as free for lunch.
#[must_use]
pub fn lunch_place<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    start: TimeOfDay,
    lunch: TimeOfDay,
) -> usize {
    let items: Vec<&Item> = items.into_iter().collect();
    let closing = items.iter().rposition(|item| item.kind == ItemKind::Closing);
    let last = closing.unwrap_or(items.len()).max(1).min(items.len());
    let mut ends = start.minutes();
    let mut best: Option<(u32, usize)> = None;
    for (before, item) in items[..last].iter().enumerate() {
        ends = item.locked_start.map_or(ends, TimeOfDay::minutes) + item.minutes;
        let next = items.get(before + 1).and_then(|next| next.locked_start).map_or(ends, TimeOfDay::minutes);
        let off = lunch.minutes().abs_diff(lunch.minutes().clamp(ends, next.max(ends)));
        if item.kind != ItemKind::Energiser && best.is_none_or(|(least, _)| off < least) {
            best = Some((off, before + 1));
        }
    }
    best.map_or(last, |(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::ItemId;

    #[test]
    fn lunch_comes_nearest_to_its_time_before_the_closing_and_never_after_an_energiser() {
        use ItemKind::{Closing, Energiser, Opening, Recap, Session};
        let clock = |hour| TimeOfDay::from_minutes(hour * 60);
        // (items of a day from 9:00: kind, minutes, locked start; the place of lunch at 12:00)
        type Row<'a> = (&'a [(ItemKind, u32, Option<u32>)], usize);
        let table: [Row<'_>; 9] = [
            (&[], 0),
            (&[(Session, 60, None)], 1),
            (&[(Closing, 15, None)], 1),
            (&[(Session, 90, None), (Session, 90, None), (Session, 90, None)], 2),
            // Earlier and later by as much: the earlier.
            (&[(Opening, 120, None), (Session, 120, None), (Session, 60, None)], 1),
            (&[(Session, 60, None), (Session, 30, None), (Closing, 15, None)], 2),
            (&[(Session, 60, None), (Closing, 15, None), (Recap, 105, None)], 1),
            (&[(Session, 170, None), (Energiser, 10, None), (Session, 60, None)], 1),
            // The gap before a locked start is free from 11:00 to 13:00.
            (&[(Session, 60, None), (Session, 60, None), (Session, 60, Some(13)), (Session, 60, None)], 2),
        ];
        for (items, expected) in table {
            let make = |(index, (kind, minutes, locked)): (usize, &(ItemKind, u32, Option<u32>))| Item {
                locked_start: locked.map(clock),
                ..Item::new(ItemId::named(&index.to_string()), *kind, "", *minutes)
            };
            let day: Vec<Item> = items.iter().enumerate().map(make).collect();
            assert_eq!(lunch_place(&day, clock(9), clock(12)), expected, "{items:?}");
        }
    }
}
