//! How long an item is where nobody said so: a new one in the plan, one of an empty day, one that was read from a
//! deck or guide without its length, a break or lunch that is put in to mend a day.

use crate::core::model::agenda::ItemKind;
use crate::core::model::course::Hours;

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
