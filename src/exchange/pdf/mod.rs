//! A document as PDF: fonts embedded, tagged for programs that read aloud, bookmarks, and the same bytes for the
//! same document.
//!
//! - `lines`: text to lines of letters; `pages`: what stands where; `parts`, `table`, `chart`: the parts of a
//!   document on pages; `logos`: pictures; `write`: pages to the bytes of the file.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "points on paper are f32; the counts and parts that are cast are far below what it holds"
)]

mod chart;
mod lines;
mod logos;
mod pages;
mod parts;
mod table;
mod write;

use crate::report::document::Document;
use pages::Watch;

/// A PDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Signs that the bundled fonts have no shape for, such as smileys: an empty box stands for each.
    pub without_shape: Vec<char>,
}

/// Why there is no PDF.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoPdf {
    /// The bundled fonts have no shape for letters: each with a text in which it stands. A name that can't be
    /// read is worse than no document.
    #[error("no shape for the letters {0:?}")]
    Letters(Vec<(char, String)>),
    /// Nobody wants it any more.
    #[error("stopped")]
    Stopped,
    /// What the writer of the file says: a fault of the program.
    #[error("{0}")]
    Writer(String),
}

/// The document as PDF.
///
/// # Errors
/// [`NoPdf`].
pub fn to_pdf(document: &Document) -> Result<Pdf, NoPdf> {
    to_pdf_while(document, &|_| true)
}

/// The same, told in percent how far it has come: it stops where `tell` says so.
///
/// # Errors
/// [`NoPdf`].
pub fn to_pdf_while(document: &Document, tell: &dyn Fn(u32) -> bool) -> Result<Pdf, NoPdf> {
    // Writing the pages takes about as long as a fifth of laying them out.
    let steps = parts::steps(document);
    let mut watch = Watch::new(steps + steps / 5 + 1, tell);
    let pages = parts::put(document, &mut watch).ok_or(NoPdf::Stopped)?;
    let missing = &pages.type_setter.missing;
    let letters: Vec<_> = missing.iter().filter(|(letter, _)| letter.is_alphanumeric()).cloned().collect();
    if !letters.is_empty() {
        return Err(NoPdf::Letters(letters));
    }
    let without_shape = missing.iter().map(|(sign, _)| *sign).collect();
    let count = pages.pages.len();
    let bytes = write::write(document, pages).map_err(NoPdf::Writer)?;
    Ok(Pdf { bytes, pages: count, without_shape })
}
