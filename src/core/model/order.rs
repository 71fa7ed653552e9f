//! Where something stands in a list that two computers may change apart from each other.
//!
//! A place in a list can't be merged: "third" means another thing once somebody else has put something in. So
//! every day and every item of a day carries a fraction between those of its neighbours (fractional indexing:
//! E. Wallace, 2017), and a list is put together again by sorting. In memory the order of the list is what
//! counts; [`keep`] makes the fractions follow it, and changes as few as possible: what was not moved keeps its
//! own, so that a move is one changed field.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The digits of a fraction, in the order in which texts are sorted.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The longest fraction that is kept, in digits; beyond it a list gets new ones.
pub const LONGEST: usize = 24;

/// A fraction above 0 and below 1, as its digits behind the point; the last one is never 0.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Order(String);

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Order {
    /// Whether there is none yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its length, in digits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it can be kept: digits alone, the last one not 0, not too long. Files may say anything.
    fn is_sound(&self) -> bool {
        let digits = self.0.bytes().all(|digit| DIGITS.contains(&digit));
        digits && !self.0.is_empty() && !self.0.ends_with('0') && self.len() <= LONGEST
    }
}

/// What has a place in a list.
pub trait Ordered {
    /// Its fraction.
    fn order(&self) -> &Order;
    /// Gives it another one.
    fn set_order(&mut self, order: Order);
}

/// Makes the fractions of a list strictly ascending, by changing as few as possible.
pub fn keep<T: Ordered>(list: &mut [T]) {
    // Most lists are in order after most edits.
    let sound = list.iter().all(|one| one.order().is_sound());
    if sound && list.windows(2).all(|two| two[0].order() < two[1].order()) {
        return;
    }
    let kept = longest_ascending(list);
    let orders = fill(list, &kept);
    let too_long = orders.iter().any(|order| order.len() > LONGEST);
    let orders = if too_long { spread(&Order::default(), None, list.len()) } else { orders };
    for (one, order) in list.iter_mut().zip(orders) {
        if *one.order() != order {
            one.set_order(order);
        }
    }
}

/// The places of the most elements whose fractions ascend already: those that were not moved.
fn longest_ascending<T: Ordered>(list: &[T]) -> Vec<usize> {
    // For each length the place at which the best run of that length ends, and for each place the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; list.len()];
    for (place, one) in list.iter().enumerate().filter(|(_, one)| one.order().is_sound()) {
        let length = ends.partition_point(|end| list[*end].order() < one.order());
        before[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() { ends.push(place) } else { ends[length] = place }
    }
    let mut kept: Vec<usize> = std::iter::successors(ends.last().copied(), |place| before[*place]).collect();
    kept.reverse();
    kept
}

/// All fractions of a list of which those at the places `kept` stay.
fn fill<T: Ordered>(list: &[T], kept: &[usize]) -> Vec<Order> {
    let mut orders = Vec::with_capacity(list.len());
    let mut last = Order::default();
    let mut from = 0;
    for place in kept.iter().copied().chain(std::iter::once(list.len())) {
        let next = list.get(place).map(|one| one.order().clone());
        orders.extend(spread(&last, next.as_ref(), place - from));
        orders.extend(next.clone());
        last = next.unwrap_or_default();
        from = place + 1;
    }
    orders
}

/// This many fractions between two, in ascending order; an empty one stands for 0, `None` for 1.
fn spread(low: &Order, high: Option<&Order>, count: usize) -> Vec<Order> {
    if count == 0 {
        return Vec::new();
    }
    if count == 1 {
        return vec![Order(between(&low.0, high.map(|high| high.0.as_str())))];
    }
    let middle = Order(halfway(&low.0, high.map(|high| high.0.as_str())));
    let mut found = spread(low, Some(&middle), count / 2);
    let above = spread(&middle, high, count - 1 - count / 2);
    found.push(middle);
    found.extend(above);
    found
}

fn digit(text: &str, place: usize) -> usize {
    let letter = text.as_bytes().get(place).copied().unwrap_or(DIGITS[0]);
    DIGITS.iter().position(|digit| *digit == letter).unwrap_or(0)
}

fn letter(digit: usize) -> char {
    char::from(DIGITS[digit])
}

/// One fraction between two. At the end of a list the next one up: a list that only grows gets one digit more
/// with every sixty elements, and not with every six.
fn between(low: &str, high: Option<&str>) -> String {
    match (high, low.len().checked_sub(1)) {
        (None, Some(last)) if digit(low, last) + 1 < DIGITS.len() => {
            let mut next = low[..last].to_owned();
            next.push(letter(digit(low, last) + 1));
            next
        }
        (None, Some(_)) => format!("{low}1"),
        _ => halfway(low, high),
    }
}

/// The shortest fraction about halfway between two.
fn halfway(low: &str, high: Option<&str>) -> String {
    if let Some(high) = high {
        let same = (0..high.len()).take_while(|place| digit(low, *place) == digit(high, *place)).count();
        if same > 0 {
            let rest = low.get(same..).unwrap_or_default();
            return format!("{}{}", &high[..same], halfway(rest, Some(&high[same..])));
        }
    }
    let (first, last) = (digit(low, 0), high.map_or(DIGITS.len(), |high| digit(high, 0)));
    if last - first > 1 {
        return letter(first.midpoint(last)).to_string();
    }
    match high {
        // The first digit of the upper one alone lies between the two.
        Some(high) if high.len() > 1 => letter(last).to_string(),
        _ => format!("{}{}", letter(first), halfway(low.get(1..).unwrap_or_default(), None)),
    }
}
