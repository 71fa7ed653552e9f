//! The packing list: copies to make and supplies to bring, day by day, each with a box to tick.

use jiff::civil::Date;

use super::document::{Block, Document, Row, Table};
use super::words::copied;
use crate::core::ids::{DocId, ItemId};
use crate::core::materials::packing::{copies, people, supplies};
use crate::core::model::course::Course;
use crate::core::model::workspace::Workspace;
use crate::i18n::{DateStyle, I18n};
use crate::t;

/// The packing list of a course, as of `today`.
#[must_use]
pub fn document(words: &I18n, workspace: &Workspace, course: &Course, today: Date) -> Document {
    let doc = DocId::Course(course.id);
    let titles = |items: &[ItemId]| {
        let titles = items.iter().filter_map(|item| course.agenda.item(*item));
        titles.map(|item| item.title.as_str()).collect::<Vec<_>>().join(", ")
    };
    let days = |days: &[u32]| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let heads = |keys: &[&str]| keys.iter().map(|key| words.get(key).to_owned()).collect();
    let copy_rows = copies(course).into_iter().map(|line| {
        let material = workspace.material(doc, line.material);
        let title = material.map(|material| copied(words, &line, material)).unwrap_or_default();
        let cells = vec![title, line.copies.to_string(), days(&line.days), titles(&line.items)];
        Row { ticked: line.done, cells }
    });
    let mut blocks = Vec::new();
    let mut put = |heading: String, columns: Vec<String>, rows: Vec<Row>| {
        if !rows.is_empty() {
            blocks.extend([Block::Heading(heading), Block::Table(Table { columns, rows })]);
        }
    };
    let columns = heads(&["packing-what", "packing-number", "packing-days", "packing-sessions"]);
    put(words.get("packing-copies").to_owned(), columns, copy_rows.collect());
    for day in supplies(course) {
        let row = |text: &str, items: &[ItemId]| vec![text.to_owned(), titles(items)];
        let rows = day.lines.iter();
        let rows = rows.map(|line| Row { ticked: line.done, cells: row(&line.text, &line.items) }).collect();
        let heading = t!(words, "packing-day", number = day.number);
        put(heading, heads(&["packing-what", "packing-sessions"]), rows);
    }
    let dates = course.first_date().zip(course.last_date());
    let dates = dates.map(|(first, last)| words.dates(first, last));
    let place = Some(course.place.clone()).filter(|place| !place.is_empty());
    let counted = t!(words, "packing-people", count = people(course));
    Document {
        language: words.tag().to_owned(),
        title: format!("{}: {}", course.title, words.get("packing-title")),
        subtitle: dates.into_iter().chain(place).chain([counted]).collect::<Vec<_>>().join(" · "),
        blocks,
        footer: t!(words, "packing-footer", date = words.date(today, DateStyle::Long)),
    }
}
