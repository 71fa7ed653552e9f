//! Which of the materials a file may be, by its name, and where the name says nothing by what is in it.

use crate::core::ids::FileId;
use crate::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use crate::core::reading::tokens::{Token, tokens};
use crate::core::reading::words::{Concept, Lexicons};
use crate::core::reading::{Outline, OutlineKind, label, words};

/// From this on, in percent, a match is sure.
pub const SURE: u32 = 90;

/// Below this, in percent, a match is not worth a question.
const WORTH_ASKING: u32 = 50;

/// Words that name the Foundational and the Extended Training in the names of files.
const TRAININGS: [(&str, &str); 12] = [
    ("foundational", "foundational"),
    ("ft", "foundational"),
    ("базовый", "foundational"),
    ("базовий", "foundational"),
    ("основна", "foundational"),
    ("temel", "foundational"),
    ("extended", "extended"),
    ("et", "extended"),
    ("расширенный", "extended"),
    ("розширений", "extended"),
    ("напредна", "extended"),
    ("ileri", "extended"),
];

/// What the name of a file tells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// Its ending in small letters.
    ending: String,
    /// The day of the training.
    day: Option<u32>,
    /// The training: `foundational` or `extended`.
    training: Option<&'static str>,
    /// It calls itself a guide.
    guide: bool,
    words: Vec<String>,
}

/// Reads the name of a file: "FT Day 2 (1).pptx", "Day II final.pptx", "День 2.pptx".
#[must_use]
pub fn told_by(name: &str) -> Told {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let words = Lexicons(words::all().iter().collect());
    let told: Vec<Token> = tokens(stem);
    let guide = (0..told.len()).any(|at| words.begins(&told[at..], Concept::Guide))
        || told.iter().any(|token| token.text == "guide");
    Told {
        ending: ending.to_lowercase(),
        day: label::anywhere(&stem.replace('_', " "), &words, Concept::Day).and_then(|label| label.value()),
        training: training_in(&told),
        guide,
        words: told.into_iter().map(|token| token.text).collect(),
    }
}

fn training_in(told: &[Token]) -> Option<&'static str> {
    let of =
        |token: &Token| TRAININGS.iter().find(|(word, _)| *word == token.text).map(|(_, training)| *training);
    told.iter().find_map(of)
}

/// How sure it is, in percent, that a file with this name is `file` of `material`; 0 where it can't be.
#[must_use]
pub fn by_name(told: &Told, material: &Material, file: &MaterialFile) -> u32 {
    if !fits_format(told, file) {
        return 0;
    }
    let official = told_by(&file.file_name);
    if official.words == told.words {
        return 100;
    }
    match material.kind {
        MaterialKind::Deck => match (told.day, told.training, official.training) {
            (Some(day), _, _) if Some(day) != official.day => 0,
            (Some(_), Some(own), Some(theirs)) if own != theirs => 0,
            (Some(_), Some(_), _) if !told.guide => 92,
            (Some(_), None, _) if !told.guide => 60,
            _ => 0,
        },
        MaterialKind::Guide if told.guide => match (told.training, official.training) {
            (own, theirs) if own.is_some() && own == theirs => 92,
            (None, None) => shared(told, &official),
            _ => 0,
        },
        _ => shared(told, &official),
    }
}

fn fits_format(told: &Told, file: &MaterialFile) -> bool {
    match file.format {
        Format::Pptx => told.ending == "pptx",
        Format::Pdf => told.ending == "pdf",
        Format::Other => file.file_name.to_lowercase().ends_with(&format!(".{}", told.ending)),
        Format::Web => false,
    }
}

/// How many of the words are the same, in percent.
fn shared(told: &Told, official: &Told) -> u32 {
    // What stands in the names of all files of a publisher says nothing of one of them.
    const ALL: [&str; 9] =
        ["teams", "eams", "ecaro", "planning", "eca", "knowledge", "unicef", "guide", "pdf"];
    let telling = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| word.len() > 2 && !ALL.contains(&word.as_str())).cloned().collect()
    };
    let (own, theirs) = (telling(&told.words), telling(&official.words));
    let shared = own.iter().filter(|word| theirs.contains(word)).count();
    let all = own.len().max(theirs.len()).max(1);
    u32::try_from(shared * 100 / all).unwrap_or(0).min(SURE - 1)
}

/// The same by what is in the file, where its name says neither day nor training. `title` is what it is called
/// on its first page and by itself.
#[must_use]
pub fn by_content(
    told: &Told,
    title: &str,
    found: &Outline,
    material: &Material,
    file: &MaterialFile,
) -> u32 {
    if !fits_format(told, file) {
        return 0;
    }
    let official = told_by(&file.file_name);
    let own = told.training.or_else(|| training_in(&tokens(title)));
    match (material.kind, found.kind) {
        (MaterialKind::Deck, OutlineKind::Deck) if found.day.is_some() => {
            match (found.day == official.day, own, official.training) {
                (true, Some(own), Some(theirs)) if own == theirs => 85,
                (true, None, _) => 55,
                _ => 0,
            }
        }
        (MaterialKind::Guide, OutlineKind::Guide) if own.is_some() && own == official.training => 85,
        (MaterialKind::Deck, _) | (_, OutlineKind::Deck) => 0,
        _ => named_in(&material.title, title),
    }
}

/// How sure it is by its name and by what is in it: a file whose first page names another day than its own name is
/// asked about.
#[must_use]
pub fn by_both(
    named: u32,
    told: &Told,
    (title, found): (&str, &Outline),
    material: &Material,
    file: &MaterialFile,
) -> u32 {
    let inside = by_content(told, title, found, material, file);
    let official = told_by(&file.file_name).day;
    let other_day = material.kind == MaterialKind::Deck && found.day.is_some() && found.day != official;
    if other_day { named.min(WORTH_ASKING) } else { named.max(inside) }
}

/// How sure it is that a file is what `wanted` names: most of its words stand in the title of the file.
fn named_in(wanted: &str, title: &str) -> u32 {
    /// A title of less words than this says nothing.
    const LEAST: usize = 3;
    let own: Vec<Token> = tokens(title);
    let words: Vec<Token> =
        tokens(wanted).into_iter().filter(|token| token.text.chars().count() > 3).collect();
    let shared = words.iter().filter(|word| own.iter().any(|token| token.text == word.text)).count();
    if words.len() >= LEAST && shared * 10 >= words.len() * 8 { 80 } else { 0 }
}

/// A file that was found for a material, and how sure that is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found<P> {
    /// The file of the material.
    pub file: FileId,
    /// Where it was found.
    pub at: P,
    /// How sure it is, in percent.
    pub percent: u32,
}

/// For every missing file the best of what was scored, each place being given once; the surest first.
#[must_use]
pub fn best<P: Clone + Ord>(mut scored: Vec<Found<P>>) -> Vec<Found<P>> {
    scored.retain(|found| found.percent >= WORTH_ASKING);
    // Among equals the first stays first: what courses use is looked for before all else.
    scored.sort_by(|a, b| b.percent.cmp(&a.percent).then_with(|| a.at.cmp(&b.at)));
    let mut chosen: Vec<Found<P>> = Vec::new();
    for found in scored {
        let taken = chosen.iter().any(|other| other.file == found.file || other.at == found.at);
        if !taken {
            chosen.push(found);
        }
    }
    chosen
}
