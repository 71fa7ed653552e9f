//! What single cells say, in any language: numbers of days, from when to when, the sex.

use std::collections::BTreeMap;

use super::Value;
use crate::core::lists::lists;
use crate::core::model::people::Sex;
use crate::core::time::TimeOfDay;

/// The key of the longest word that fits.
pub(super) fn longest<K: Copy + Ord>(
    words: &BTreeMap<K, Vec<String>>,
    fits: impl Fn(&str) -> bool,
) -> Option<K> {
    let all = words.iter().flat_map(|(key, words)| words.iter().map(move |word| (*key, word)));
    let fitting = all.filter(|(_, word)| fits(word));
    fitting.max_by_key(|(_, word)| word.chars().count()).map(|(key, _)| key)
}

/// The number of a day, where a text in small letters begins with it: `day 2: feeding`, `2`.
pub(super) fn day_number(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let words = lists().days.iter().filter_map(|word| text.strip_prefix(word.as_str()));
    let rest = words.min_by_key(|rest| rest.len()).unwrap_or(text).trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let alone = !after.starts_with(|c: char| c.is_alphanumeric()) && !after.starts_with(":0");
    number.parse().ok().filter(|number| alone && (1..=366).contains(number))
}

/// Whether a cell is one of some words.
pub(super) fn is_one_of(cell: &str, words: &[String]) -> bool {
    let cell = cell.to_lowercase();
    words.iter().any(|word| word == cell.trim_end_matches('.'))
}

/// What a cell says about the sex, in the languages of the package.
pub(super) fn sex(cell: &str) -> Option<Sex> {
    let sexes = &lists().sexes;
    Sex::ALL.into_iter().find(|sex| sexes.get(sex).is_some_and(|words| is_one_of(cell, words)))
}

/// The time of a cell, or from when to when: `9:00 – 10:30`.
pub(super) fn clocks(cell: &Value) -> Option<(u32, Option<u32>)> {
    if let Some(start) = cell.clock() {
        return Some((start, None));
    }
    let Value::Text(text) = cell else { return None };
    let (start, end) = text.split_once(['-', '–', '—'])?;
    let time = |text: &str| TimeOfDay::parse(text.trim()).map(TimeOfDay::minutes);
    Some((time(start)?, Some(time(end)?)))
}
