//! What printed and exported documents say: (course, words) to a plain [`document::Document`], without a format.
//!
//! - [`kinds`]: the documents that there are; [`input`]: what they are made from, and what they share.
//! - [`document`]: the plain document that every format of [`crate::exchange`] writes.
//! - [`agenda`], [`forms`], [`cards`], [`training_report`], [`course_notes`], [`packing`]: the documents.
//! - [`annexes`]: the tables at the end of the training report.
//! - [`workbook`] and [`calendar`]: the course as sheets, and as events.
//! - [`overview`]: many courses at once, as a document and as sheets.
//! - [`charts`]: pictures of figures, for documents and the window.
//! - [`fonts`]: the bundled fonts.
//! - [`words`]: sentences that several documents and the window share.

pub mod agenda;
pub mod annexes;
pub mod calendar;
pub mod cards;
pub mod charts;
pub mod colours;
pub mod course_notes;
pub mod document;
pub mod fonts;
pub mod forms;
pub mod input;
pub mod kinds;
pub mod overview;
pub mod packing;
pub mod training_report;
pub mod words;
pub mod workbook;
