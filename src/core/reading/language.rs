//! Which language a text is in: by its short words and its letters, and by what the file says only where
//! these do not tell. Programs often mark every text as English.

use std::collections::BTreeMap;

use super::pages::Pages;
use super::tokens::{Kind, Token, tokens};
use super::words::{self, Concept, Lexicon, Lexicons};

/// How much text is looked at, in bytes: enough to be sure.
const ENOUGH: usize = 60_000;

/// One point for so many words is the least by which a language is recognised.
const RECOGNISED: usize = 12;

/// What a word with a letter that a language has not takes from it, in points.
const WRONG_LETTER: usize = 4;

/// Where one of so many words has such a letter, it is another language: names alone are fewer.
const FOREIGN: usize = 16;

/// The language of a file, as a BCP 47 tag.
#[must_use]
pub fn of(pages: &Pages) -> Option<String> {
    let mut text = String::new();
    for page in &pages.pages {
        for line in &page.lines {
            text.push_str(&line.text);
            text.push('\n');
        }
        if text.len() > ENOUGH {
            break;
        }
    }
    let declared = pages.language.as_deref().and_then(main_tag);
    let (scores, words) = scores(&text);
    let best = scores.iter().map(|(_, score)| *score).max().unwrap_or(0);
    let mut leading: Vec<&str> =
        scores.iter().filter(|(_, score)| *score == best).map(|(tag, _)| *tag).collect();
    // Nearly no text, or one in a language of which no words are known: what the file says, if it says anything.
    if best < 3 || best * RECOGNISED < words {
        let guess = leading.first().filter(|_| best > 0 && best < 3).map(ToString::to_string);
        return declared.or(guess);
    }
    if leading.len() > 1 {
        // Neighbours have letters and short words in common: then the words for sessions and lengths tell.
        let told: Vec<Token> = tokens_of(&text);
        leading.sort_by_key(|tag| std::cmp::Reverse(hits(tag, &told)));
    }
    leading.sort_by_key(|tag| declared.as_deref().is_none_or(|declared| short(tag) != declared));
    leading.first().map(ToString::to_string)
}

/// The language that a file says it is in, if it says so in a way that can be understood: `en_US` and `EN-us` are `en`;
/// `x-default` and `English` say nothing.
fn main_tag(tag: &str) -> Option<String> {
    let main = short(tag.trim()).to_ascii_lowercase();
    (main.len() == 2 && main.chars().all(|c| c.is_ascii_lowercase())).then_some(main)
}

fn short(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// The words of a text, each once.
fn tokens_of(text: &str) -> Vec<Token> {
    let mut told: Vec<Token> =
        text.lines().flat_map(tokens).filter(|token| token.kind == Kind::Word).collect();
    told.sort_by(|one, other| one.text.cmp(&other.text));
    told.dedup_by(|one, other| one.text == other.text);
    told
}

/// How many words of a text this language has for days, sessions and lengths.
fn hits(tag: &str, told: &[Token]) -> usize {
    const TOLD_BY: [Concept; 5] =
        [Concept::Day, Concept::Session, Concept::Minutes, Concept::Hours, Concept::Handout];
    let own = words::all().iter().filter(|lexicon| lexicon.tag == tag);
    let fits = |lexicon: &Lexicon, token: &Token| {
        TOLD_BY.iter().any(|concept| lexicon.at(std::slice::from_ref(token), *concept).is_some())
    };
    own.map(|lexicon| told.iter().filter(|token| fits(lexicon, token)).count()).sum()
}

/// How well a text fits each language; and how many words it has.
fn scores(text: &str) -> (Vec<(&'static str, usize)>, usize) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in text.lines().flat_map(tokens).filter(|token| token.kind == Kind::Word) {
        *counts.entry(word.text).or_default() += 1;
    }
    let words = counts.values().sum();
    let lexicons: &'static [Lexicon] = words::all();
    let score = |lexicon: &'static Lexicon| {
        let common: usize = lexicon.common.iter().filter_map(|word| counts.get(word.as_str())).sum();
        let with = |letters: &str| -> usize {
            let foreign = letters.chars().all(|c| !c.is_ascii());
            let has = |word: &str| !(foreign && word.is_ascii()) && word.chars().any(|c| letters.contains(c));
            counts.iter().filter(|(word, _)| has(word)).map(|(_, count)| count).sum()
        };
        let foreign = with(&lexicon.never);
        let points = common * 3 + with(&lexicon.letters);
        let points =
            if foreign * FOREIGN > words { 0 } else { points.saturating_sub(foreign * WRONG_LETTER) };
        (lexicon.tag.as_str(), points)
    };
    (lexicons.iter().map(score).collect(), words)
}

/// The words to look with in a text of this language: its own, those that are often mixed in, and English; all where it is not known.
#[must_use]
pub fn lexicons(language: Option<&str>) -> Lexicons<'static> {
    let all: &'static [Lexicon] = words::all();
    let wanted = language.map(short);
    let own: Vec<&Lexicon> =
        all.iter().filter(|lexicon| wanted.is_some_and(|wanted| short(&lexicon.tag) == wanted)).collect();
    if own.is_empty() {
        return Lexicons(all.iter().collect());
    }
    let also: Vec<&String> = own.iter().flat_map(|lexicon| &lexicon.also).collect();
    let mut chosen = own;
    chosen.extend(all.iter().filter(|lexicon| also.contains(&&lexicon.tag)));
    chosen.extend(all.iter().filter(|lexicon| lexicon.tag == "en" && wanted != Some("en")));
    Lexicons(chosen)
}
