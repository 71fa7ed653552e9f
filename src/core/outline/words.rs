//! The words by which days, sessions and handouts are found, by language: read from a data file that a
//! trainer's colleague can extend (`assets/reading/words.json` says how).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tokens::{Kind, Token, roman, tokens};

/// The words of all languages.
pub static WORDS: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| read(include_str!("../../../assets/reading/words.json")).unwrap_or_default());

/// What a word can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Concept {
    /// A day of the training.
    Day,
    /// A session.
    Session,
    /// A handout.
    Handout,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// The objectives of a session.
    Objective,
    /// A break.
    Break,
    /// Lunch.
    Lunch,
    /// The programme of a day, a table of contents.
    Agenda,
    /// The opening of a day.
    Opening,
    /// The closing of a day, thanks, literature.
    Closing,
    /// Looking back at the day before.
    Recap,
    /// "Continued".
    Continued,
    /// What the guide of a trainer calls itself.
    Guide,
}

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// The tag of the language.
    pub tag: String,
    day: Vec<Phrase>,
    session: Vec<Phrase>,
    handout: Vec<Phrase>,
    minutes: Vec<Phrase>,
    hours: Vec<Phrase>,
    objective: Vec<Phrase>,
    break_: Vec<Phrase>,
    lunch: Vec<Phrase>,
    agenda: Vec<Phrase>,
    opening: Vec<Phrase>,
    closing: Vec<Phrase>,
    recap: Vec<Phrase>,
    continued: Vec<Phrase>,
    guide: Vec<Phrase>,
    /// The words for one, two, three, in order, with all their forms.
    numbers: Vec<Vec<Stem>>,
    cardinals: Vec<Stem>,
    /// Short, frequent words.
    pub common: Vec<String>,
    /// Letters that only few languages have.
    pub letters: String,
}

/// Words one after the other.
type Phrase = Vec<Stem>;

/// A word, or the beginning of one.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Stem {
    text: String,
    /// Any ending may follow.
    open: bool,
}

impl Stem {
    fn of(word: &str) -> Self {
        let open = word.ends_with('*');
        let text = tokens(word).into_iter().map(|token| token.text).collect();
        Self { text, open }
    }

    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.text) } else { word == self.text }
    }
}

#[derive(Deserialize)]
struct File {
    languages: BTreeMap<String, Block>,
}

#[derive(Deserialize)]
struct Block {
    day: Vec<String>,
    session: Vec<String>,
    handout: Vec<String>,
    minutes: Vec<String>,
    hours: Vec<String>,
    objective: Vec<String>,
    #[serde(rename = "break")]
    break_: Vec<String>,
    lunch: Vec<String>,
    agenda: Vec<String>,
    opening: Vec<String>,
    closing: Vec<String>,
    recap: Vec<String>,
    continued: Vec<String>,
    guide: Vec<String>,
    numbers: Vec<Vec<String>>,
    cardinals: Vec<String>,
    common: Vec<String>,
    letters: String,
}

/// Reads the words.
///
/// # Errors
/// What is wrong with the file, for who extends it.
pub fn read(text: &str) -> Result<Vec<Lexicon>, String> {
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(file.languages.into_iter().map(|(tag, block)| lexicon(tag, block)).collect())
}

fn lexicon(tag: String, block: Block) -> Lexicon {
    let stems = |words: Vec<String>| words.iter().map(|word| Stem::of(word)).collect::<Vec<_>>();
    let phrases = |list: Vec<String>| {
        let mut phrases: Vec<Phrase> = list
            .iter()
            .map(|phrase| {
                phrase.split([' ', '-']).map(Stem::of).filter(|stem| !stem.text.is_empty()).collect()
            })
            .filter(|phrase: &Phrase| !phrase.is_empty())
            .collect();
        // The longest first: "coffee break" before "coffee".
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        phrases
    };
    Lexicon {
        tag,
        day: phrases(block.day),
        session: phrases(block.session),
        handout: phrases(block.handout),
        minutes: phrases(block.minutes),
        hours: phrases(block.hours),
        objective: phrases(block.objective),
        break_: phrases(block.break_),
        lunch: phrases(block.lunch),
        agenda: phrases(block.agenda),
        opening: phrases(block.opening),
        closing: phrases(block.closing),
        recap: phrases(block.recap),
        continued: phrases(block.continued),
        guide: phrases(block.guide),
        numbers: block.numbers.into_iter().map(stems).collect(),
        cardinals: stems(block.cardinals),
        common: block.common,
        letters: block.letters,
    }
}

impl Lexicon {
    fn phrases(&self, concept: Concept) -> &[Phrase] {
        match concept {
            Concept::Day => &self.day,
            Concept::Session => &self.session,
            Concept::Handout => &self.handout,
            Concept::Minutes => &self.minutes,
            Concept::Hours => &self.hours,
            Concept::Objective => &self.objective,
            Concept::Break => &self.break_,
            Concept::Lunch => &self.lunch,
            Concept::Agenda => &self.agenda,
            Concept::Opening => &self.opening,
            Concept::Closing => &self.closing,
            Concept::Recap => &self.recap,
            Concept::Continued => &self.continued,
            Concept::Guide => &self.guide,
        }
    }

    /// How many tokens at the beginning of `tokens` stand for `concept`; none if they do not.
    #[must_use]
    pub fn at(&self, tokens: &[Token], concept: Concept) -> Option<usize> {
        let fits = |phrase: &&Phrase| {
            phrase.len() <= tokens.len()
                && phrase.iter().zip(tokens).all(|(stem, token)| stem.fits(&token.text))
        };
        self.phrases(concept).iter().find(fits).map(Vec::len)
    }

    /// The number that a word stands for.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<u32> {
        let at = self.numbers.iter().position(|forms| forms.iter().any(|stem| stem.fits(word)))?;
        u32::try_from(at + 1).ok()
    }

    /// The number of a word that puts in order: "second", not "two".
    #[must_use]
    pub fn ordinal(&self, word: &str) -> Option<u32> {
        if self.cardinals.iter().any(|stem| stem.fits(word)) { None } else { self.number(word) }
    }
}

/// The lexicons to look with: those of the language of a text, and English, which is mixed in everywhere.
#[derive(Clone, Debug)]
pub struct Lexicons<'a>(pub Vec<&'a Lexicon>);

impl Lexicons<'_> {
    /// How many tokens at the beginning stand for `concept` in any of the languages.
    #[must_use]
    pub fn at(&self, tokens: &[Token], concept: Concept) -> Option<usize> {
        self.0.iter().filter_map(|lexicon| lexicon.at(tokens, concept)).max()
    }

    /// Whether a text begins with `concept`.
    #[must_use]
    pub fn begins(&self, tokens: &[Token], concept: Concept) -> bool {
        self.at(tokens, concept).is_some()
    }

    /// Whether a short text is about nothing but `concept`: it begins so, and little follows.
    #[must_use]
    pub fn is(&self, tokens: &[Token], concept: Concept) -> bool {
        // A time may stand before it, and a length behind it.
        let words = tokens.iter().filter(|token| token.kind == Kind::Word).count();
        let start = tokens.iter().position(|token| token.kind == Kind::Word).unwrap_or(tokens.len());
        if self.at(&tokens[start..], concept).is_some_and(|used| words <= used + 2) {
            return true;
        }
        // "Günün kapanışı": of the day, closing.
        let second = tokens.get(start + 1..).unwrap_or_default();
        concept == Concept::Closing && self.at(second, concept).is_some_and(|used| words <= used + 1)
    }

    /// The number that a token stands for behind a word such as "day": in figures, Roman, or in words.
    #[must_use]
    pub fn number(&self, token: &Token) -> Option<String> {
        match token.kind {
            Kind::Time => None,
            Kind::Number => {
                let short = token.text.len() <= 5 && token.text.split('.').all(|part| part.len() <= 2);
                short.then(|| token.text.trim_start_matches('0').to_owned()).filter(|text| !text.is_empty())
            }
            Kind::Word => roman(&token.text)
                .or_else(|| self.0.iter().find_map(|lexicon| lexicon.number(&token.text)))
                .map(|number| number.to_string()),
        }
    }

    /// The number of a word that puts in order.
    #[must_use]
    pub fn ordinal(&self, word: &str) -> Option<u32> {
        self.0.iter().find_map(|lexicon| lexicon.ordinal(word))
    }
}
