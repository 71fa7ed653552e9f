//! The packing list: copies to make and supplies to bring, day by day, each with a box to tick.

use super::document::{Block, Column, Document, Level, Row, Table};
use super::input::Input;
use super::words::copied;
use crate::core::ids::{DocId, ItemId};
use crate::core::materials::packing::{copies, people, supplies};
use crate::t;

/// The packing list of a course.
#[must_use]
pub fn document(input: &Input<'_>) -> Document {
    let (words, workspace, course) = (input.words, input.workspace, input.course);
    let doc = DocId::Course(course.id);
    let titles = |items: &[ItemId]| {
        let titles = items.iter().filter_map(|item| course.agenda.item(*item));
        titles.map(|item| item.title.as_str()).collect::<Vec<_>>().join(", ")
    };
    let days = |days: &[u32]| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let heads = |keys: &[(&str, u16)]| -> Vec<Column> {
        keys.iter().map(|(key, width)| Column::new(words.get(key), *width)).collect()
    };
    let copy_rows = copies(course).into_iter().map(|line| {
        let material = workspace.material(doc, line.material);
        let title = material
            .map(|material| copied(words, &line.name, line.range, material))
            .unwrap_or_else(|| t!(words, "session-material-gone").to_owned());
        let cells = vec![title, line.copies.to_string(), days(&line.days), titles(&line.items)];
        Row { ticked: line.done, ..Row::of(cells) }
    });
    let mut blocks = Vec::new();
    let mut put = |heading: String, columns: Vec<Column>, rows: Vec<Row>| {
        if !rows.is_empty() {
            let table = Table { columns, rows, ticks: true, ..Table::default() };
            blocks.extend([Block::Heading(Level::Part, heading), Block::Table(table)]);
        }
    };
    let columns = heads(&[
        ("packing-what", 45),
        ("packing-number", 12),
        ("packing-days", 10),
        ("packing-sessions", 33),
    ]);
    put(words.get("packing-copies").to_owned(), columns, copy_rows.collect());
    for day in supplies(course) {
        let row = |text: &str, items: &[ItemId]| vec![text.to_owned(), titles(items)];
        let rows = day.lines.iter();
        let rows =
            rows.map(|line| Row { ticked: line.done, ..Row::of(row(&line.text, &line.items)) }).collect();
        let heading = t!(words, "packing-day", number = day.number);
        put(heading, heads(&[("packing-what", 60), ("packing-sessions", 40)]), rows);
    }
    let mut document = input.document(words.get("packing-title"));
    let counted = t!(words, "packing-people", count = people(course));
    document.subtitle = [document.subtitle, counted]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    document.blocks = blocks;
    document
}
