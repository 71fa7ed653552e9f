//! Finding: ranks candidates by what was typed, best first.
//!
//! Every word typed must be found, in the title or in the detail. A title is matched loosely: as it is typed, or by
//! the beginnings of its words (`newc`, `nc`), but never by letters scattered over it. In the detail, which may be a
//! long note, the word must stand as it was typed. Case and accents do not
//! matter in any script ([`fold`]).
//!
//! - [`texts`]: the words of decks and guides, searched as one types; [`digest`]: what can be found of a course.

pub mod digest;
pub mod fold;
pub mod texts;

use memchr::memmem::Finder;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32String};

use fold::folded;

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

/// All that can be found, made ready once, so that each letter typed only looks through it.
#[derive(Clone, Debug)]
pub struct Findable<T> {
    all: Vec<Candidate<T>>,
    /// Titles and details as they are compared, in the same order.
    folded: Vec<(Utf32String, String)>,
}

impl<T> Default for Findable<T> {
    fn default() -> Self {
        Self { all: Vec::new(), folded: Vec::new() }
    }
}

impl<T> Findable<T> {
    /// Makes candidates ready.
    #[must_use]
    pub fn new(all: Vec<Candidate<T>>) -> Self {
        let ready =
            |one: &Candidate<T>| (Utf32String::from(folded(&one.title).as_str()), folded(&one.detail));
        let folded = all.iter().map(ready).collect();
        Self { all, folded }
    }

    /// The candidates that fit `typed`, the best first, at most `most`. With nothing typed: the heaviest.
    #[must_use]
    pub fn rank(&self, typed: &str, most: usize) -> Vec<&Candidate<T>> {
        let typed = typed.trim();
        if typed.is_empty() {
            let mut all: Vec<&Candidate<T>> = self.all.iter().filter(|one| one.weight > 0).collect();
            all.sort_by_key(|one| std::cmp::Reverse(one.weight));
            all.truncate(most);
            return all;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let typed = folded(typed);
        let words: Vec<Word<'_>> = typed.split_whitespace().map(Word::new).collect();
        let mut hits: Vec<(u32, usize)> = Vec::new();
        for (index, ((title, detail), candidate)) in self.folded.iter().zip(&self.all).enumerate() {
            let scores = words.iter().map(|word| word.score(title, detail, &mut matcher));
            if let Some(score) = scores.sum::<Option<u32>>() {
                let whole = if title.slice(..).chars().eq(typed.chars()) { WHOLE } else { 0 };
                hits.push((score + whole + candidate.weight.min(20), index));
            }
        }
        hits.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        hits.truncate(most);
        hits.into_iter().map(|(_, index)| &self.all[index]).collect()
    }
}

/// What is called as it was typed, and no more, stands before what only begins so.
const WHOLE: u32 = 10_000;

/// One word of what was typed.
struct Word<'a> {
    loose: Atom,
    exact: Finder<'a>,
    letters: u32,
}

impl<'a> Word<'a> {
    fn new(word: &'a str) -> Self {
        let loose = Atom::new(word, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy, false);
        let letters = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
        Self { loose, exact: Finder::new(word), letters }
    }

    /// How well it fits; a hit in the title counts for more.
    fn score(&self, title: &Utf32String, detail: &str, matcher: &mut Matcher) -> Option<u32> {
        let mut letters = Vec::new();
        let loose = self.loose.indices(title.slice(..), matcher, &mut letters);
        if let Some(score) = loose.filter(|_| stand_together(title, &letters)) {
            return Some(u32::from(score) * 2);
        }
        let place = self.exact.find(detail.as_bytes())?;
        let begins_word = !detail[..place].ends_with(char::is_alphanumeric);
        Some(self.letters.saturating_mul(if begins_word { 16 } else { 8 }))
    }
}

/// Whether each letter that was found begins a word of the title, or follows the one before it at once.
fn stand_together(title: &Utf32String, letters: &[u32]) -> bool {
    let begins = |at: u32| at == 0 || !title.slice(..).get(at - 1).is_alphanumeric();
    let follows = |index: usize| index > 0 && letters[index - 1] + 1 == letters[index];
    // A word may also stand within another: then all its letters follow the first.
    let whole = (1..letters.len()).all(follows);
    whole || letters.iter().enumerate().all(|(index, at)| begins(*at) || follows(index))
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
            one("Նկարներ", "", 0, 6),
        ]
    }

    #[test]
    fn every_script_is_found_without_regard_to_case_and_accents() {
        let all = Findable::new(candidates());
        for (typed, payload) in [
            ("newc", 1),
            ("наблюдение", 2),
            ("день 2", 2),
            ("commun", 3),
            ("განვითარება", 4),
            ("education", 5),
            ("EDUCATION", 5),
            ("НАБЛЮДЕНИЕ ребенком", 2),
            ("play day", 3),
            ("3 comm", 3),
            ("ՆԿԱՐ", 6),
        ] {
            assert_eq!(all.rank(typed, 5).first().map(|one| one.payload), Some(payload), "{typed}");
        }
        assert!(all.rank("zzzz", 5).is_empty());
        assert!(all.rank("play zzzz", 5).is_empty());
    }

    #[test]
    fn what_is_called_as_it_was_typed_stands_first() {
        let one = |title: &str, weight, payload| Candidate {
            title: title.into(),
            detail: String::new(),
            weight,
            payload,
        };
        let all = Findable::new(vec![one("Home visitors of the north", 20, 1), one("Home", 0, 2)]);
        for (typed, payload) in [("home", 2), ("Home ", 2), ("home v", 1)] {
            assert_eq!(all.rank(typed, 5).first().map(|one| one.payload), Some(payload), "{typed}");
        }
    }

    #[test]
    fn a_long_note_is_not_found_by_scattered_letters() {
        let note = Candidate {
            title: "Day 2".to_owned(),
            detail: "The group asked for more time with the dolls".to_owned(),
            weight: 0,
            payload: 1,
        };
        let all = Findable::new(vec![note]);
        assert_eq!(all.rank("dolls", 5).len(), 1);
        assert!(all.rank("trees", 5).is_empty(), "t, r, e, e, s stand in it, but not the word");
        assert!(all.rank("!dolls", 5).is_empty(), "signs mean nothing special");
    }

    #[test]
    fn letters_scattered_over_a_title_are_no_match() {
        let one =
            |title: &str| Candidate { title: title.into(), detail: String::new(), weight: 0, payload: 1 };
        let titles = ["Caring for ourselves", "Наблюдение за ребёнком", "Play-based learning"];
        let all = Findable::new(titles.map(one).to_vec());
        for typed in ["csv", "cfs", "нрм", "pln", "aring"] {
            let found: Vec<&str> = all.rank(typed, 5).iter().map(|one| one.title.as_str()).collect();
            assert_eq!(
                found,
                if typed == "aring" { vec!["Caring for ourselves"] } else { vec![] },
                "{typed}"
            );
        }
        for (typed, title) in [("cfo", 0), ("cafo", 0), ("selves", 0), ("нзр", 1), ("набреб", 1), ("pbl", 2)]
        {
            assert_eq!(
                all.rank(typed, 5).first().map(|one| one.title.as_str()),
                Some(titles[title]),
                "{typed}"
            );
        }
    }

    #[test]
    fn with_nothing_typed_the_heaviest_come() {
        let all = Findable::new(candidates());
        let found: Vec<u8> = all.rank(" ", 5).iter().map(|one| one.payload).collect();
        assert_eq!(found, [1]);
    }
}
