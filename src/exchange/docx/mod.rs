//! A document as a Word file that stays easy to edit: real headings and styles, heads of tables that repeat, the
//! language of every run, no text boxes.
//!
//! - `body`: the parts of a document as paragraphs and tables; `logos`: pictures; `frame`: the
//!   files around them; `letters`: texts.

mod body;
mod frame;
mod letters;
mod logos;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::report::document::Document;

/// The document as the bytes of a `.docx` file, the same for the same document.
///
/// # Errors
/// What the writer of the file says: a fault of the program.
pub fn to_docx(document: &Document) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    // A picture is packed already.
    let stored = options.compression_method(CompressionMethod::Stored);
    let parts = [
        ("[Content_Types].xml", frame::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", frame::RELATIONS.to_owned()),
        ("docProps/core.xml", frame::properties(document)),
        ("word/_rels/document.xml.rels", frame::document_relations(document)),
        ("word/styles.xml", frame::styles(document)),
        ("word/numbering.xml", frame::NUMBERING.to_owned()),
        ("word/footer1.xml", frame::footer(document)),
        ("word/document.xml", body::body(document)),
    ];
    let mut write = || {
        for (name, text) in &parts {
            zip.start_file(*name, options)?;
            zip.write_all(text.as_bytes())?;
        }
        for (index, logo) in document.pictures().into_iter().enumerate() {
            zip.start_file(format!("word/media/logo{}.png", index + 1), stored)?;
            zip.write_all(&logo.png)?;
        }
        Ok::<(), zip::result::ZipError>(())
    };
    write().map_err(|error| error.to_string())?;
    zip.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
