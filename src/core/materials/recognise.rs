//! Which of the materials a file may be, by its name, and where the name says nothing by what is in it.

use std::sync::Arc;

use crate::core::ids::{FileId, TrainingId};
use crate::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use crate::core::model::package::Package;
use crate::core::reading::tokens::{Token, tokens};
use crate::core::reading::words::{Concept, Lexicons};
use crate::core::reading::{Outline, OutlineKind, label, words};

/// From this on, in percent, a match is sure.
pub const SURE: u32 = 90;

/// Below this, in percent, a match is not worth a question.
const WORTH_ASKING: u32 = 50;

/// The words by which packages know their files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NameWords {
    /// Words that name a training, lowercase.
    trainings: Vec<(String, TrainingId)>,
    /// Words that stand in the names of all files of a publisher.
    everywhere: Vec<String>,
}

impl NameWords {
    /// The words of some packages.
    #[must_use]
    pub fn of(packages: &[Arc<Package>]) -> Self {
        let trainings = packages.iter().flat_map(|package| &package.trainings);
        let words = trainings.flat_map(|one| one.words.iter().map(|word| (word.clone(), one.id)));
        let everywhere = packages.iter().flat_map(|package| package.file_words.iter().cloned());
        Self { trainings: words.collect(), everywhere: everywhere.collect() }
    }

    fn training(&self, tokens: &[Token]) -> Option<TrainingId> {
        let of = |token: &Token| self.trainings.iter().find(|(word, _)| *word == token.text);
        tokens.iter().find_map(of).map(|(_, training)| *training)
    }
}

/// What the name of a file says about what it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NameClues {
    /// Its extension, lowercase.
    extension: String,
    /// The day of the training.
    day: Option<u32>,
    /// The training.
    training: Option<TrainingId>,
    /// It calls itself a guide.
    guide: bool,
    words: Vec<String>,
}

/// Reads the name of a file: "FT Day 2 (1).pptx", "Day II final.pptx", "День 2.pptx".
#[must_use]
pub fn clues_in_name(name: &str, names: &NameWords) -> NameClues {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let words = Lexicons(words::all().iter().collect());
    let clues: Vec<Token> = tokens(stem);
    let guide = (0..clues.len()).any(|at| words.begins(&clues[at..], Concept::Guide))
        || clues.iter().any(|token| token.text == "guide");
    NameClues {
        extension: extension.to_lowercase(),
        day: label::anywhere(&stem.replace('_', " "), &words, Concept::Day).and_then(|label| label.value()),
        training: names.training(&clues),
        guide,
        words: clues.into_iter().map(|token| token.text).collect(),
    }
}

/// How sure it is, in percent, that a file with this name is `file` of `material`; 0 where it can't be.
#[must_use]
pub fn by_name(clues: &NameClues, material: &Material, file: &MaterialFile, names: &NameWords) -> u32 {
    if !fits_format(clues, file) {
        return 0;
    }
    let official = clues_in_name(&file.file_name, names);
    if official.words == clues.words {
        return 100;
    }
    match material.kind {
        MaterialKind::Deck => match (clues.day, clues.training, official.training) {
            (Some(day), _, _) if Some(day) != official.day => 0,
            (Some(_), Some(own), Some(theirs)) if own != theirs => 0,
            (Some(_), Some(_), _) if !clues.guide => 92,
            (Some(_), None, _) if !clues.guide => 60,
            _ => 0,
        },
        MaterialKind::Guide if clues.guide => match (clues.training, official.training) {
            (own, theirs) if own.is_some() && own == theirs => 92,
            (None, None) => shared(clues, &official, names),
            _ => 0,
        },
        _ => shared(clues, &official, names),
    }
}

fn fits_format(clues: &NameClues, file: &MaterialFile) -> bool {
    match file.format {
        Format::Pptx => clues.extension == "pptx",
        Format::Pdf => clues.extension == "pdf",
        Format::Other => file.file_name.to_lowercase().ends_with(&format!(".{}", clues.extension)),
        Format::Web => false,
    }
}

/// How many of the words are the same, in percent.
fn shared(clues: &NameClues, official: &NameClues, names: &NameWords) -> u32 {
    let telling = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| word.len() > 2 && !names.everywhere.contains(word)).cloned().collect()
    };
    let (own, theirs) = (telling(&clues.words), telling(&official.words));
    let shared = own.iter().filter(|word| theirs.contains(word)).count();
    let all = own.len().max(theirs.len()).max(1);
    u32::try_from(shared * 100 / all).unwrap_or(0).min(SURE - 1)
}

/// The same by what is in the file, where its name says neither day nor training. `title` is what it is called
/// on its first page and by itself.
#[must_use]
pub fn by_content(
    clues: &NameClues,
    title: &str,
    found: &Outline,
    (material, file): (&Material, &MaterialFile),
    names: &NameWords,
) -> u32 {
    if !fits_format(clues, file) {
        return 0;
    }
    let official = clues_in_name(&file.file_name, names);
    let own = clues.training.or_else(|| names.training(&tokens(title)));
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
    clues: &NameClues,
    (title, found): (&str, &Outline),
    (material, file): (&Material, &MaterialFile),
    names: &NameWords,
) -> u32 {
    let inside = by_content(clues, title, found, (material, file), names);
    let official = clues_in_name(&file.file_name, names).day;
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
