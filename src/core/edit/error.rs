//! Why an edit was refused. Facts only: the window makes the sentence.

use crate::core::ids::{DayId, DocId, ItemId, LinkId, MaterialId, NoteId, ParticipantId};

/// Why an edit was refused. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EditError {
    /// The document is not open.
    #[error("the document is not open: {0:?}")]
    NoDoc(DocId),
    /// The document may only be looked at.
    #[error("the document may only be looked at: {0:?}")]
    ReadOnly(DocId),
    /// The plan is locked while this day of the course runs.
    #[error("the plan is locked while the day runs: {0}")]
    Locked(DayId),
    /// There is no such day.
    #[error("no such day: {0}")]
    NoDay(DayId),
    /// There is no such item.
    #[error("no such item: {0}")]
    NoItem(ItemId),
    /// There is no such link.
    #[error("no such link: {0}")]
    NoLink(LinkId),
    /// There is no such note.
    #[error("no such note: {0}")]
    NoNote(NoteId),
    /// There is no such material.
    #[error("no such material: {0}")]
    NoMaterial(MaterialId),
    /// There is no such participant.
    #[error("no such participant")]
    NoPerson(ParticipantId),
    /// There is no such question.
    #[error("no such question")]
    NoQuestion,
    /// A length that no item can have.
    #[error("{0} minutes is no length for an item")]
    BadMinutes(u32),
    /// Something with this id is there already.
    #[error("there already")]
    AlreadyThere,
    /// The last day can't be taken away.
    #[error("the last day stays")]
    LastDay,
    /// An item can't be split or merged like that.
    #[error("can't be split or merged like that")]
    CannotSplitOrMerge,
    /// A range that ends before it begins, or begins before 1.
    #[error("no such range")]
    BadRange,
    /// A number that is too large to be plausible.
    #[error("{0} is too large")]
    TooLarge(u32),
}
