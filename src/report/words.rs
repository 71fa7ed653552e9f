//! Sentences that several documents and the window share.

use crate::core::model::agenda::{ItemKind, Priority};
use crate::core::model::link::Range;
use crate::core::model::material::{Material, MaterialKind};
use crate::core::model::note::NoteKind;
use crate::core::model::people::{Half, Sex};
use crate::core::model::record::{ReasonKind, Status};
pub use crate::core::text::plain;
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
pub fn copied(words: &I18n, name: &str, range: Option<Range>, material: &Material) -> String {
    let mut title = material.title.clone();
    if let Some(range) = range {
        title = format!("{title}, {}", range_words(words, material.kind, range));
    }
    if name.is_empty() { title } else { format!("{name} ({title})") }
}

/// How many people there are, and how many of them are women and men. Before anybody's sex is told, two noughts
/// would say something that is not so.
#[must_use]
pub fn people(words: &I18n, people: u32, women: u32, men: u32) -> String {
    if women + men == 0 {
        return t!(words, "people-count", people = people);
    }
    t!(words, "people-totals-people", people = people, women = women, men = men)
}

/// The key of a kind of item.
#[must_use]
pub fn item_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Session => "kind-session",
        ItemKind::Opening => "kind-opening",
        ItemKind::Recap => "kind-recap",
        ItemKind::Energiser => "kind-energiser",
        ItemKind::Break => "kind-break",
        ItemKind::Lunch => "kind-lunch",
        ItemKind::Reflection => "kind-reflection",
        ItemKind::Closing => "kind-closing",
        ItemKind::Other => "kind-other",
    }
}

/// The key of a priority.
#[must_use]
pub fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Core => "priority-core",
        Priority::Shorten => "priority-shorten",
        Priority::Drop => "priority-drop",
    }
}

/// The key of a status.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Planned => "status-planned",
        Status::InProgress => "status-in-progress",
        Status::Delivered => "status-delivered",
        Status::Partly => "status-partly",
        Status::Skipped => "status-skipped",
        Status::Moved => "status-moved",
    }
}

/// The key of a reason.
#[must_use]
pub fn reason(reason: ReasonKind) -> &'static str {
    match reason {
        ReasonKind::NoTime => "reason-no-time",
        ReasonKind::Discussion => "reason-discussion",
        ReasonKind::AlreadyKnown => "reason-already-known",
        ReasonKind::GroupNeeds => "reason-group-needs",
        ReasonKind::NoMaterials => "reason-no-materials",
        ReasonKind::Absence => "reason-absence",
        ReasonKind::Outside => "reason-outside",
        ReasonKind::Other => "reason-other",
    }
}

/// The key of a kind of note.
#[must_use]
pub fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "note-kind-note",
        NoteKind::Adaptation => "note-kind-adaptation",
        NoteKind::Question => "note-kind-question",
        NoteKind::Observation => "note-kind-observation",
        NoteKind::FollowUp => "note-kind-follow-up",
        NoteKind::Parking => "note-kind-parking",
    }
}

/// The key of a sex, or of its not being told.
#[must_use]
pub fn sex(sex: Option<Sex>) -> &'static str {
    match sex {
        None => "people-untold",
        Some(Sex::Female) => "people-female",
        Some(Sex::Male) => "people-male",
        Some(Sex::Other) => "people-other",
    }
}

/// The key of a half of a day.
#[must_use]
pub fn half(half: Half) -> &'static str {
    match half {
        Half::Morning => "people-morning",
        Half::Afternoon => "people-afternoon",
    }
}

/// The key of the sentence that says why a file is no spreadsheet, and what to do.
#[must_use]
pub fn table_trouble(why: FileTrouble) -> &'static str {
    match why {
        FileTrouble::NotDeckOrPdf | FileTrouble::OtherKind => "table-no-table",
        FileTrouble::OldFormat => "table-old-format",
        FileTrouble::Empty => "table-empty",
        why => file_trouble(why),
    }
}

/// The key of the sentence that says why a file is no good, and what to do.
#[must_use]
pub fn file_trouble(why: FileTrouble) -> &'static str {
    match why {
        FileTrouble::NotThere => "reading-not-there",
        FileTrouble::Unreadable => "reading-unreadable",
        FileTrouble::Empty => "reading-empty",
        FileTrouble::NotDeckOrPdf => "reading-not-deck",
        FileTrouble::NoPicture => "logo-no-picture",
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
