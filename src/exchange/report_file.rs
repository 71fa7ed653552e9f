//! What was made of a course as a file of one of its formats.

use super::docx::to_docx;
use super::html::to_html;
use super::ics::to_ics;
use super::pdf::{NoPdf, to_pdf_while};
use super::text::to_text;
use super::xlsx::to_xlsx;
use crate::report::kinds::{Format, Made};

/// A file that is ready to be written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportFile {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Signs for which the fonts of a PDF have no shape: an empty box stands for each.
    pub without_shape: Vec<char>,
}

/// Why there is no file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoFile {
    /// The fonts of a PDF have no shape for letters: each with a text in which it stands.
    #[error("no shape for the letters {0:?}")]
    Letters(Vec<(char, String)>),
    /// Nobody wants it any more.
    #[error("stopped")]
    Stopped,
    /// There is no such course.
    #[error("no such course")]
    NoCourse,
    /// It is not written in this format.
    #[error("not written in this format")]
    Format,
    /// What the writer of the file says: a fault of the program.
    #[error("{0}")]
    Writer(String),
}

/// The bytes of the file.
///
/// # Errors
/// [`NoFile`].
pub fn to_file(made: &Made, format: Format) -> Result<ReportFile, NoFile> {
    to_file_while(made, format, &|_| true)
}

/// The same, told in percent how far a PDF has come: it stops where `tell` says so.
///
/// # Errors
/// [`NoFile`].
pub fn to_file_while(made: &Made, format: Format, tell: &dyn Fn(u32) -> bool) -> Result<ReportFile, NoFile> {
    let bytes = match (made, format) {
        (Made::Document(document), Format::Pdf) => {
            let pdf = to_pdf_while(document, tell).map_err(|why| match why {
                NoPdf::Letters(letters) => NoFile::Letters(letters),
                NoPdf::Stopped => NoFile::Stopped,
                NoPdf::Writer(why) => NoFile::Writer(why),
            })?;
            return Ok(ReportFile { bytes: pdf.bytes, without_shape: pdf.without_shape });
        }
        (Made::Document(document), Format::Docx) => to_docx(document).map_err(NoFile::Writer)?,
        (Made::Document(document), Format::Html) => to_html(document).into_bytes(),
        (Made::Document(document), Format::Text) => to_text(document).into_bytes(),
        (Made::Workbook(workbook), Format::Xlsx) => to_xlsx(workbook).map_err(NoFile::Writer)?,
        (Made::Calendar(calendar), Format::Ics) => to_ics(calendar).into_bytes(),
        _ => return Err(NoFile::Format),
    };
    Ok(ReportFile { bytes, without_shape: Vec::new() })
}
