//! The titles of the parts of a session: “Listening (1/2)” and “Listening (2/2)”. Digits, so that they say the
//! same in every language.

use std::sync::Arc;

use crate::core::ids::ItemId;
use crate::core::model::agenda::{Agenda, Item};

/// The most parts that a title counts.
const MOST_PARTS: usize = 99;

/// A title without its count of parts, and in how many parts it counts.
fn counted(title: &str) -> Option<(&str, usize)> {
    let (title, count) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let (number, of) = count.split_once('/')?;
    let (number, of): (usize, usize) = (number.parse().ok()?, of.parse().ok()?);
    let sound = (1..=of).contains(&number) && (2..=MOST_PARTS).contains(&of) && !title.is_empty();
    sound.then_some((title, of))
}

/// Whether two items are parts of one session.
#[must_use]
pub fn belong_together(one: &Item, other: &Item) -> bool {
    let same = one.kind == other.kind && one.reference == other.reference;
    same && counted(&one.title).is_some_and(|title| counted(&other.title) == Some(title))
}

/// Counts the parts of a session anew after `of` was split into itself and `new`, or, without a new one, after it
/// took the next part in. The parts keep the order of the plan; the only one that is left has no count.
pub(super) fn count(agenda: &mut Agenda, of: ItemId, new: Option<ItemId>) {
    let Some(whole) = agenda.item(of).cloned() else { return };
    if whole.title.is_empty() {
        return;
    }
    let title = counted(&whole.title).map_or(whole.title.as_str(), |(title, _)| title);
    let is_part = |item: &Item| item.id == of || Some(item.id) == new || belong_together(&whole, item);
    let parts = agenda.items().filter(|item| is_part(item)).count();
    let items = agenda.days.iter_mut().flat_map(|day| &mut day.items).filter(|item| is_part(item));
    for (item, number) in items.zip(1..) {
        let title = if parts > 1 { format!("{title} ({number}/{parts})") } else { title.to_owned() };
        Arc::make_mut(item).title = title;
    }
}
