//! Which language a text is in: by its short words and its letters, and by what the file says only where
//! these do not tell. Programs often mark every text as English.

use std::collections::BTreeMap;

use super::pages::Pages;
use super::tokens::{Kind, Token, plain, tokens};
use super::words::{self, Concept, Lexicon, Lexicons};

/// How much text is looked at, in bytes: enough to be sure.
const ENOUGH: usize = 60_000;

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
    let declared = pages.language.as_deref().map(short);
    let scores = scores(&text);
    let best = scores.iter().map(|(_, score)| *score).max().unwrap_or(0);
    let mut leading: Vec<&str> =
        scores.iter().filter(|(_, score)| *score == best).map(|(tag, _)| *tag).collect();
    if best < 3 {
        // Nearly no text: what the file says, if it says anything.
        return declared
            .map(str::to_owned)
            .or_else(|| leading.first().filter(|_| best > 0).map(ToString::to_string));
    }
    if leading.len() > 1 {
        // Neighbours have letters and short words in common: then the words for sessions and lengths tell.
        let told: Vec<Token> = tokens_of(&text);
        leading.sort_by_key(|tag| std::cmp::Reverse(hits(tag, &told)));
    }
    leading.sort_by_key(|tag| declared.is_none_or(|declared| short(tag) != declared));
    leading.first().map(ToString::to_string)
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

/// How well a text fits each language.
fn scores(text: &str) -> Vec<(&'static str, usize)> {
    let text = plain(text);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in text.split(' ') {
        *counts.entry(word).or_default() += 1;
    }
    let lexicons: &'static [Lexicon] = words::all();
    let score = |lexicon: &'static Lexicon| {
        let common: usize = lexicon.common.iter().filter_map(|word| counts.get(word.as_str())).sum();
        let letters: usize = counts
            .iter()
            .filter(|(word, _)| word.chars().any(|c| lexicon.letters.contains(c)))
            .map(|(_, count)| count)
            .sum();
        (lexicon.tag.as_str(), common * 3 + letters)
    };
    lexicons.iter().map(score).collect()
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
