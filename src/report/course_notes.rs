//! The notes of a course, day by day, with what they are about and their answers.

use super::document::{Block, Column, Document, Level, Row, Style, Table};
use super::input::Input;
use super::words::{note_kind, plain};
use crate::core::model::note::{Note, NoteTarget};
use crate::core::record::open_notes::day_of;
use crate::t;

/// The notes; those of the whole course come first.
#[must_use]
pub fn document(input: &Input<'_>) -> Document {
    let (words, course) = (input.words, input.course);
    let mut document = input.document(t!(words, "report-course-notes"));
    let mut put = |heading: String, notes: Vec<&Note>| {
        if notes.is_empty() {
            return;
        }
        let rows = notes.into_iter().map(|note| {
            let text = match note.answer.trim() {
                "" => plain(&note.text),
                answer => format!("{}\n» {}", plain(&note.text), plain(answer)),
            };
            let open = if note.is_open() { t!(words, "notes-open") } else { "" };
            Row::of([words.get(note_kind(note.kind)).to_owned(), about(input, note), text, open.to_owned()])
        });
        let columns = vec![
            Column::new(t!(words, "notes-kind"), 16),
            Column::new(t!(words, "report-session"), 24),
            Column::new(t!(words, "note-text"), 50),
            Column::new(t!(words, "report-state"), 10),
        ];
        document.blocks.push(Block::Heading(Level::Part, heading));
        document.blocks.push(Block::Table(Table { columns, rows: rows.collect(), ..Table::default() }));
    };
    let of = |day: Option<usize>| {
        let notes = course.notes.iter().filter(move |note| day_of(course, note) == day);
        notes.map(AsRef::as_ref).collect::<Vec<_>>()
    };
    if input.options.day.is_none() {
        put(t!(words, "notes-whole-course").to_owned(), of(None));
    }
    for (index, day) in input.days() {
        put(input.day_name(index, day), of(Some(index)));
    }
    if document.blocks.is_empty() {
        document.blocks.push(Block::Paragraph(Style::Body, t!(words, "notes-none").to_owned()));
    }
    document
}

/// The session that a note is about, or nothing.
pub(super) fn about(input: &Input<'_>, note: &Note) -> String {
    let NoteTarget::Item(id) = note.target else { return String::new() };
    let now = input.course.agenda.item(id).map(|item| input.item_title(item).to_owned());
    let then = || input.course.record(id)?.planned.as_ref().map(|planned| planned.title.clone());
    now.or_else(then).unwrap_or_default()
}
