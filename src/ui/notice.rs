//! What is told to the person: a sentence, how serious it is, and what it offers.

use std::path::PathBuf;

use crate::core::ids::DocId;

/// Something to tell the person: a line that goes by itself, or stays until put away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// How serious.
    pub level: Level,
    /// The sentence.
    pub text: String,
    /// What a button on it does. Most notices have none.
    pub offer: Option<Offer>,
}

/// What a notice offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offer {
    /// To undo what it tells.
    Undo,
    /// To bring back a document that is in the bin.
    Restore(DocId),
    /// To show a file that was written where it lies: it is to be sent, or copied to a stick.
    ShowInFolder(PathBuf),
}

/// How serious a notice is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// For information; goes by itself.
    Info,
    /// It worked; goes by itself.
    Success,
    /// Something needs attention; stays.
    Warning,
    /// Something failed; stays.
    Error,
}
