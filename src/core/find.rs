//! Finding: ranks candidates by what was typed, best first. Case and accents do not matter.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Something that can be found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate<T> {
    /// The text that is searched first.
    pub title: String,
    /// The text that is searched, too, and counts for less.
    pub detail: String,
    /// Raises it among equals: commands and near things above far ones.
    pub weight: u32,
    /// What it is.
    pub payload: T,
}

/// The candidates that fit `typed`, the best first, at most `most`. With nothing typed: the heaviest.
#[must_use]
pub fn rank<'a, T>(candidates: &'a [Candidate<T>], typed: &str, most: usize) -> Vec<&'a Candidate<T>> {
    let typed = typed.trim();
    if typed.is_empty() {
        let mut all: Vec<&Candidate<T>> = candidates.iter().filter(|one| one.weight > 0).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.weight));
        all.truncate(most);
        return all;
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let mut hits: Vec<(u32, usize)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let title = pattern.score(Utf32Str::new(&candidate.title, &mut buffer), &mut matcher);
        let score = match title {
            Some(score) => Some(score * 2),
            None if candidate.detail.is_empty() => None,
            None => pattern.score(Utf32Str::new(&candidate.detail, &mut buffer), &mut matcher),
        };
        if let Some(score) = score {
            hits.push((score + candidate.weight.min(20), index));
        }
    }
    hits.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    hits.truncate(most);
    hits.into_iter().map(|(_, index)| &candidates[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates() -> Vec<Candidate<u8>> {
        let one = |title: &str, detail: &str, weight, payload| Candidate {
            title: title.into(),
            detail: detail.into(),
            weight,
            payload,
        };
        vec![
            one("New course", "", 10, 1),
            one("Наблюдение за ребёнком", "День 2", 0, 2),
            one("Play and communication", "Day 3", 0, 3),
            one("ბავშვის განვითარება", "", 0, 4),
            one("Éducation des parents", "", 0, 5),
        ]
    }

    #[test]
    fn every_script_is_found_without_regard_to_case_and_accents() {
        let all = candidates();
        for (typed, payload) in [
            ("newc", 1),
            ("наблюдение", 2),
            ("день 2", 2),
            ("commun", 3),
            ("განვითარება", 4),
            ("education", 5),
        ] {
            assert_eq!(rank(&all, typed, 5).first().map(|one| one.payload), Some(payload), "{typed}");
        }
        assert!(rank(&all, "zzzz", 5).is_empty());
    }

    #[test]
    fn with_nothing_typed_the_heaviest_come() {
        let all = candidates();
        let found: Vec<u8> = rank(&all, " ", 5).iter().map(|one| one.payload).collect();
        assert_eq!(found, [1]);
    }
}
