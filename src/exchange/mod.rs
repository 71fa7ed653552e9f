//! What goes to other people and comes from them: one format a file.
//!
//! - [`html`], [`text`], [`pdf`], [`docx`]: a document of [`crate::report`] in each of its formats.
//! - [`xlsx`], [`ics`]: its workbook and its calendar; [`report_file`]: any of them as a file.
//! - [`logo_file`]: a logo out of a picture.
//! - [`table_file`]: the tables of a spreadsheet.
//! - [`training_file`], [`course_file`]: a training and a course for another trainer, and back.
//! - [`digest_file`]: courses in figures in the folder of a team; [`digests`]: for other programs.

pub mod course_file;
pub mod digest_file;
pub mod digests;
pub mod docx;
pub mod html;
pub mod ics;
pub mod logo_file;
pub mod pdf;
pub mod report_file;
pub mod table_file;
pub mod text;
pub mod training_file;
pub mod xlsx;
