//! Sentences that several documents and the window share.

use crate::core::materials::packing::CopyLine;
use crate::core::model::link::Range;
use crate::core::model::material::{Material, MaterialKind};
use crate::core::trouble::FileTrouble;
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

/// The key of the sentence that says why a file is no good, and what to do.
#[must_use]
pub fn file_trouble(why: FileTrouble) -> &'static str {
    match why {
        FileTrouble::NotThere => "reading-not-there",
        FileTrouble::Unreadable => "reading-unreadable",
        FileTrouble::Empty => "reading-empty",
        FileTrouble::NotDeckOrPdf => "reading-not-deck",
        FileTrouble::OtherKind => "ready-not-what-it-says",
        FileTrouble::NotOpened => "ready-not-opened",
        FileTrouble::WebPage => "reading-web-page",
        FileTrouble::Encrypted => "reading-encrypted",
        FileTrouble::OldFormat => "reading-old-format",
        FileTrouble::Damaged => "reading-damaged",
        FileTrouble::TooLarge => "reading-too-large",
        FileTrouble::TookTooLong => "reading-too-long",
        FileTrouble::Cancelled => "reading-cancelled",
        FileTrouble::DrawingTooLong => "preview-too-long",
        FileTrouble::DrawingTooLarge => "preview-too-much",
        FileTrouble::DrawingFailed => "preview-broken",
    }
}
