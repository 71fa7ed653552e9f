//! Sentences that several documents and the window share.

use crate::core::materials::packing::CopyLine;
use crate::core::model::agenda::Range;
use crate::core::model::material::{Material, MaterialKind};
use crate::i18n::I18n;
use crate::t;

/// Whether the parts of a material are slides, and not pages.
#[must_use]
pub fn has_slides(kind: MaterialKind) -> bool {
    kind == MaterialKind::Deck
}

/// A range in words: `slides 4 to 12`, `page 3`.
#[must_use]
pub fn range_words(words: &I18n, kind: MaterialKind, range: Range) -> String {
    let (one, several) =
        if has_slides(kind) { ("range-slide", "range-slides") } else { ("range-page", "range-pages") };
    if range.first == range.last {
        t!(words, one, number = range.first.to_string())
    } else {
        t!(words, several, first = range.first.to_string(), last = range.last.to_string())
    }
}

/// What is copied: a material, or some pages of it, by the name that they have there.
#[must_use]
pub fn copied(words: &I18n, line: &CopyLine, material: &Material) -> String {
    let mut title = material.title.clone();
    if let Some(range) = line.range {
        title = format!("{title}, {}", range_words(words, material.kind, range));
    }
    if line.name.is_empty() { title } else { format!("{} ({title})", line.name) }
}
