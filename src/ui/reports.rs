//! What is asked for about documents of courses, and the pictures of their first pages.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use crate::core::ids::CourseId;
use crate::report::input::Options;
use crate::report::kinds::{Format, Kind};

/// What is asked for about documents of courses.
#[derive(Clone, Debug)]
pub enum ReportAction {
    /// Make a document and open it.
    Open(Box<ReportWish>),
    /// Give up the one that is being made.
    Cancel,
    /// Draw the first pages of all documents: of this course, in this language, with these options.
    Pictures(Box<ReportWish>),
}

/// A document that is wished for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportWish {
    /// Of which course.
    pub course: CourseId,
    /// Which one.
    pub kind: Kind,
    /// In which format.
    pub format: Format,
    /// In which language, as a BCP 47 tag.
    pub language: String,
    /// What was chosen.
    pub options: Options,
}

/// A document that is being made.
#[derive(Clone, Debug)]
pub struct Making {
    /// Which one.
    pub kind: Kind,
    /// How far it has come, in percent.
    pub percent: Arc<AtomicU32>,
}

/// The first pages of documents.
#[derive(Clone, Debug, Default)]
pub struct ReportPictures {
    /// What they are of, and the revision of the data.
    pub of: Option<(ReportWish, u64)>,
    /// Grows each time that they are drawn anew.
    pub number: u64,
    /// The pictures that are there.
    pub pictures: BTreeMap<Kind, Arc<egui::ColorImage>>,
}

impl ReportPictures {
    /// Whether they were drawn, or are being drawn, for this wish at this revision of the data.
    #[must_use]
    pub fn are_of(&self, wish: &ReportWish, revision: u64) -> bool {
        self.of.as_ref().is_some_and(|(of, at)| of == wish && *at == revision)
    }
}
