//! The words by which days, sessions and handouts are found, by language: read from a data file that a
//! trainer's colleague can extend (`assets/reading/words.json` says how).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::tokens::{Kind, Token, folded, roman, tokens};

/// The words that Doorstep has of its own.
const OWN: &str = include_str!("../../../assets/reading/words.json");

/// The words of all languages, once they were asked for.
static ALL: OnceLock<Vec<Lexicon>> = OnceLock::new();

/// The words of all languages.
#[must_use]
pub fn all() -> &'static [Lexicon] {
    // Doorstep's own can be read: a test does.
    ALL.get_or_init(|| read(OWN).unwrap_or_default())
}

/// Adds the words of a colleague to Doorstep's own, for this run. To be called before any are asked for:
/// later it is too late, and nothing is added.
///
/// # Errors
/// What is wrong with the file, for who wrote it; then Doorstep's own words are used.
pub fn extend(text: &str) -> Result<(), String> {
    let all = with_more(text)?;
    // Whoever was first is right.
    ALL.set(all).ok();
    Ok(())
}

/// Doorstep's own words and those of a colleague.
///
/// # Errors
/// As [`extend`].
pub fn with_more(text: &str) -> Result<Vec<Lexicon>, String> {
    let mut all = read(OWN)?;
    for more in read(text)? {
        match all.iter_mut().find(|lexicon| lexicon.tag == more.tag) {
            Some(lexicon) => lexicon.add(more),
            None => all.push(more),
        }
    }
    Ok(all)
}

/// What a word can stand for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Concept {
    /// A day of the training.
    Day,
    /// A session.
    Session,
    /// Of the words for sessions, those that may hold sessions: a module.
    Module,
    /// What may be a session where nothing is called one: a topic, a part.
    Part,
    /// A handout.
    Handout,
    /// What stands before the length of a session.
    Duration,
    /// An hour, in words.
    OneHour,
    /// Half an hour, in words.
    HalfHour,
    /// An hour and a half, in words.
    HourAndHalf,
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
    /// What wakes a group up between two sessions.
    Energiser,
    /// What closes a day if it stands alone: questions, reflection.
    Closing,
    /// What closes a day whatever stands behind it: thanks, literature.
    Farewell,
    /// Looking back at the day before.
    Recap,
    /// What comes later: the next session, tomorrow.
    Next,
    /// "Continued".
    Continued,
    /// What the guide of a trainer calls itself.
    Guide,
}

impl Concept {
    /// All, with the names of their lists in the file.
    const LISTS: [(&'static str, Self); 23] = [
        ("day", Self::Day),
        ("session", Self::Session),
        ("module", Self::Module),
        ("part", Self::Part),
        ("handout", Self::Handout),
        ("duration", Self::Duration),
        ("one hour", Self::OneHour),
        ("half hour", Self::HalfHour),
        ("hour and a half", Self::HourAndHalf),
        ("minutes", Self::Minutes),
        ("hours", Self::Hours),
        ("objective", Self::Objective),
        ("break", Self::Break),
        ("lunch", Self::Lunch),
        ("agenda", Self::Agenda),
        ("opening", Self::Opening),
        ("energiser", Self::Energiser),
        ("closing", Self::Closing),
        ("farewell", Self::Farewell),
        ("recap", Self::Recap),
        ("next", Self::Next),
        ("continued", Self::Continued),
        ("guide", Self::Guide),
    ];
}

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The tag of the language.
    pub tag: String,
    /// The lists, each at the place of its concept.
    lists: [List; Concept::LISTS.len()],
    /// The words for one, two, three, in order, with all their forms.
    numbers: Vec<Vec<Stem>>,
    cardinals: Vec<Stem>,
    /// Short, frequent words.
    pub common: Vec<String>,
    /// Letters that only few languages have.
    pub letters: String,
    /// Letters that its neighbours have and it has not.
    pub never: String,
    /// The tags of other languages whose words are often mixed in.
    pub also: Vec<String>,
}

/// The phrases for a concept.
#[derive(Clone, Debug, Default)]
struct List {
    /// The longest first: "coffee break" before "coffee".
    phrases: Vec<Phrase>,
    /// The marks of the letters with which they begin.
    begins: u64,
}

impl List {
    /// Takes in more phrases.
    fn add(&mut self, phrases: impl IntoIterator<Item = Phrase>) {
        self.phrases.extend(phrases);
        self.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let firsts = self.phrases.iter().filter_map(|phrase| phrase.first());
        self.begins = firsts.fold(0, |marks, stem| marks | mark(&stem.text));
    }
}

/// A mark for the letter with which a word begins, one of 64, so that most words that begin otherwise are passed
/// by with a look: a file has thousands of lines, and each is asked for many concepts.
fn mark(word: &str) -> u64 {
    word.chars().next().map_or(0, |first| 1 << (u32::from(folded(first)) % u64::BITS))
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
        let text =
            tokens(word).into_iter().flat_map(|token| token.text.chars().map(folded).collect::<Vec<_>>());
        Self { text: text.collect(), open }
    }

    fn fits(&self, word: &str) -> bool {
        let mut word = word.chars().map(folded);
        let begins = self.text.chars().all(|c| word.next() == Some(c));
        begins && (self.open || word.next().is_none())
    }
}

#[derive(Deserialize)]
struct File {
    languages: BTreeMap<String, Block>,
}

#[derive(Deserialize)]
struct Block {
    /// For people only.
    #[serde(default, rename = "name")]
    _name: String,
    #[serde(default)]
    numbers: Vec<Vec<String>>,
    #[serde(default)]
    cardinals: Vec<String>,
    #[serde(default)]
    common: Vec<String>,
    #[serde(default)]
    letters: String,
    #[serde(default)]
    never: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
}

/// Reads a file of words.
fn read(text: &str) -> Result<Vec<Lexicon>, String> {
    let text = text.trim_start_matches('\u{FEFF}');
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    file.languages.into_iter().map(|(tag, block)| lexicon(tag, block)).collect()
}

fn lexicon(tag: String, block: Block) -> Result<Lexicon, String> {
    let stems = |words: Vec<String>| words.iter().map(|word| Stem::of(word)).collect::<Vec<_>>();
    let mut lexicon = Lexicon {
        numbers: block.numbers.into_iter().map(stems).collect(),
        cardinals: stems(block.cardinals),
        common: block.common,
        letters: block.letters,
        never: block.never,
        also: block.also,
        ..Lexicon::default()
    };
    for (name, list) in block.lists {
        let known = Concept::LISTS.iter().find(|(known, _)| *known == name);
        let Some((_, concept)) = known else { return Err(format!("{tag}: no list is called \"{name}\"")) };
        let phrase = |phrase: &String| -> Phrase {
            phrase.split([' ', '-']).map(Stem::of).filter(|stem| !stem.text.is_empty()).collect()
        };
        let phrases = list.iter().map(phrase).filter(|phrase| !phrase.is_empty());
        lexicon.lists[*concept as usize].add(phrases);
    }
    lexicon.tag = tag;
    Ok(lexicon)
}

impl Lexicon {
    /// Takes in more words of the same language.
    fn add(&mut self, more: Self) {
        for (own, more) in self.lists.iter_mut().zip(more.lists) {
            own.add(more.phrases);
        }
        for (at, forms) in more.numbers.into_iter().enumerate() {
            match self.numbers.get_mut(at) {
                Some(own) => own.extend(forms),
                None => self.numbers.push(forms),
            }
        }
        self.cardinals.extend(more.cardinals);
        self.common.extend(more.common);
        self.letters.push_str(&more.letters);
        self.never.push_str(&more.never);
        self.also.extend(more.also);
    }

    /// How many tokens at the beginning of `tokens` stand for `concept`; none if they do not.
    #[must_use]
    pub fn at(&self, tokens: &[Token], concept: Concept) -> Option<usize> {
        let fits = |phrase: &&Phrase| {
            phrase.len() <= tokens.len()
                && phrase.iter().zip(tokens).all(|(stem, token)| stem.fits(&token.text))
        };
        let list = &self.lists[concept as usize];
        let may_begin = list.begins & mark(&tokens.first()?.text) != 0;
        list.phrases.iter().filter(|_| may_begin).find(fits).map(Vec::len)
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
    /// Whether they are those of all languages, because that of the text is not known.
    #[must_use]
    pub fn are_all(&self) -> bool {
        self.0.len() == all().len()
    }

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
        let more_than = |at: usize, concept: Concept| {
            let used = self.at(tokens.get(at..).unwrap_or_default(), concept)?;
            Some(words.saturating_sub(used))
        };
        let within = |at: usize, concept: Concept, most: usize| {
            more_than(at, concept).is_some_and(|more| more <= most)
        };
        match concept {
            // "Thank you for your attention" closes whatever follows; "Günün kapanışı": of the day, closing.
            // "Questions" closes, "Questions for discussion" does not, "Reflection on the day" does.
            // It has a name: "Energiser: the wind blows".
            Concept::Energiser => within(start, concept, 5),
            // "E’tiboringiz uchun rahmat!"
            Concept::Farewell => {
                let ends = |at| {
                    at > start && words <= 5 && more_than(at, concept).is_some_and(|more| more == at - start)
                };
                within(start, concept, 5) || within(start + 1, concept, 2) || (start..tokens.len()).any(ends)
            }
            Concept::Closing => {
                let of_day = (start..tokens.len()).any(|at| self.begins(&tokens[at..], Concept::Day));
                let alone = within(start, concept, if of_day { 4 } else { 1 });
                alone || self.is(tokens, Concept::Farewell)
            }
            // "Short break".
            Concept::Break | Concept::Lunch => {
                // "Coffee – see you at 10:40".
                let timed = tokens.iter().any(|token| token.kind == Kind::Time);
                let inside = words <= 3 && (start..tokens.len()).any(|at| within(at, concept, 1));
                within(start, concept, if timed { 4 } else { 2 }) || inside
            }
            _ => within(start, concept, 2),
        }
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
