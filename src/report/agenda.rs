//! The agenda of the days, for three kinds of readers: participants, trainers, and who looks after the house.

use super::colours;
use super::document::{Block, Column, Document, Level, PageSetup, Row, Style, Table};
use super::input::{Input, clock};
use super::words::{plain, priority};
use crate::core::materials::packing::{in_the_room, supplies};
use crate::core::model::agenda::{Day, Item, Priority};
use crate::core::plan::times::{DaySchedule, Slot};
use crate::t;

/// The items of a day with their times.
fn timed(day: &Day) -> Vec<(&Item, Slot)> {
    let slots = DaySchedule::of(day).slots;
    day.items.iter().map(AsRef::as_ref).zip(slots).collect()
}

/// The items of a day, each with its clock times in words.
pub(super) fn times(day: &Day) -> Vec<(&Item, String)> {
    timed(day).into_iter().map(|(item, slot)| (item, time(slot))).collect()
}

fn time(slot: Slot) -> String {
    format!("{} – {}", clock(slot.start), clock(slot.end))
}

/// For participants: a page a day, clock times, what comes and who leads it; no lengths and no priorities.
#[must_use]
pub fn for_participants(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.headed(t!(words, "report-agenda"));
    // A column in which nothing stands is left out.
    let leads = input.course.agenda.items().any(|item| !input.lead(item).is_empty());
    let columns = || {
        let two = [Column::new(t!(words, "report-time"), 25), Column::new(t!(words, "report-session"), 52)];
        two.into_iter().chain(leads.then(|| Column::new(t!(words, "report-lead"), 23))).collect()
    };
    for (index, day) in input.days() {
        if !document.blocks.is_empty() {
            document.blocks.push(Block::PageBreak);
        }
        document.blocks.push(Block::Heading(Level::Part, input.day_name(index, day)));
        let rows = timed(day).into_iter().map(|(item, slot)| {
            let cells = [time(slot), input.item_title(item).to_owned()].into_iter();
            let cells = cells.chain(leads.then(|| input.lead(item).to_owned()));
            Row { quiet: !item.kind.is_teaching(), ..Row::of(cells) }
        });
        let rows = rows.collect();
        document.blocks.push(Block::Table(Table {
            columns: columns(),
            rows,
            large: true,
            ..Table::default()
        }));
    }
    or_no_days(input, document)
}

/// For trainers: everything, on wide pages, with a column to write in.
#[must_use]
pub fn for_trainers(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.document(t!(words, "report-agenda-trainers"));
    document.page = PageSetup::Landscape;
    let columns = || {
        vec![
            Column::new(t!(words, "report-time"), 11),
            Column::number(t!(words, "report-minutes"), 8),
            Column::titled(t!(words, "report-session"), 35),
            Column::new(t!(words, "report-materials"), 20),
            Column::new(t!(words, "report-lead"), 11),
            Column::new(t!(words, "report-remarks"), 15),
        ]
    };
    for (index, day) in input.days() {
        if !document.blocks.is_empty() {
            document.blocks.push(Block::PageBreak);
        }
        document.blocks.push(Block::Heading(Level::Part, input.day_name(index, day)));
        document.blocks.push(Block::Paragraph(Style::Small, day_in_figures(input, day)));
        let rows = timed(day).into_iter().map(|(item, slot)| Row {
            quiet: !item.kind.is_teaching(),
            colour: item.kind.is_teaching().then(|| colours::area(input.area_colour(item.area))),
            ..Row::of([
                time(slot),
                item.minutes.to_string(),
                teaching(input, item),
                needs(input, item),
                input.lead(item).to_owned(),
                String::new(),
            ])
        });
        document.blocks.push(Block::Table(Table {
            columns: columns(),
            rows: rows.collect(),
            ..Table::default()
        }));
    }
    or_no_days(input, document)
}

/// When a day begins and ends, how many sessions it has, and how long they are together.
fn day_in_figures(input: &Input<'_>, day: &Day) -> String {
    let words = input.words;
    let sessions = || day.items.iter().filter(|item| item.kind.is_teaching());
    let taught = sessions().map(|item| item.minutes).sum();
    let span = format!("{} – {}", clock(day.start.minutes()), clock(DaySchedule::of(day).end));
    let time = words.minutes(taught);
    format!("{span} · {}", t!(words, "report-day-figures", count = sessions().count(), time = time))
}

/// The title of an item, and below it what a trainer has to know.
fn teaching(input: &Input<'_>, item: &Item) -> String {
    let words = input.words;
    let mut lines = vec![input.item_title(item).to_owned()];
    if item.area.is_some() {
        lines.push(input.area(item.area));
    }
    let mut add = |key: &str, text: &str| {
        if !text.trim().is_empty() {
            // What has several lines begins below its name, so that all of them stand alike.
            let (name, text) = (words.get(key), plain(text));
            let between = if text.trim().contains('\n') { '\n' } else { ' ' };
            lines.push(format!("{name}:{between}{text}"));
        }
    };
    add("report-objective", &item.objective);
    add("report-method", &item.method);
    add("report-steps", &item.steps);
    if item.priority != Priority::Core {
        lines.push(words.get(priority(item.priority)).to_owned());
    }
    lines.join("\n")
}

/// The materials of an item, then its supplies.
fn needs(input: &Input<'_>, item: &Item) -> String {
    let supplies = item.supplies.iter().map(|supply| supply.text.trim().to_owned());
    let supplies = supplies.filter(|supply| !supply.is_empty());
    input.materials(item).into_iter().chain(supplies).collect::<Vec<_>>().join("\n")
}

/// For the venue: when the room, breaks and meals are needed, for how many, and what has to be in the room.
#[must_use]
pub fn for_venue(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.headed(t!(words, "report-agenda-venue"));
    let count = in_the_room(input.course);
    document.blocks.push(Block::Paragraph(Style::Body, t!(words, "report-venue-people", count = count)));
    let supplies = supplies(input.course);
    for (index, day) in input.days() {
        document.blocks.push(Block::Heading(Level::Part, input.day_name(index, day)));
        let mut rows = vec![Row::of([
            clock(day.start.minutes()),
            t!(words, "report-venue-begins").to_owned(),
            String::new(),
        ])];
        for (item, slot) in timed(day).into_iter().filter(|(item, _)| item.kind.is_rest()) {
            rows.push(Row::of([
                time(slot),
                input.item_title(item).to_owned(),
                t!(words, "report-venue-for", count = count),
            ]));
        }
        let end = DaySchedule::of(day).end;
        rows.push(Row::of([clock(end), t!(words, "report-venue-ends").to_owned(), String::new()]));
        let columns = vec![
            Column::new(t!(words, "report-time"), 24),
            Column::new(t!(words, "report-what"), 46),
            Column::new(t!(words, "report-venue-number"), 30),
        ];
        document.blocks.push(Block::Table(Table { columns, rows, ticks: true, ..Table::default() }));
        let needed = supplies.iter().find(|needed| needed.day == day.id);
        let lines: Vec<String> =
            needed.into_iter().flat_map(|day| &day.lines).map(|line| line.text.clone()).collect();
        if !lines.is_empty() {
            document
                .blocks
                .push(Block::Paragraph(Style::Strong, t!(words, "report-venue-equipment").to_owned()));
            document.blocks.push(Block::List(lines));
        }
    }
    or_no_days(input, document)
}

/// The sessions as a booklet: each with its aim, key points, steps, supplies and room for notes.
#[must_use]
pub fn session_plans(input: &Input<'_>) -> Document {
    let words = input.words;
    let mut document = input.document(t!(words, "report-plans"));
    for (index, day) in input.days() {
        document.blocks.push(Block::Heading(Level::Part, input.day_name(index, day)));
        for (item, slot) in timed(day).into_iter().filter(|(item, _)| item.kind.is_teaching()) {
            session(input, item, slot, &mut document.blocks);
        }
        document.blocks.push(Block::PageBreak);
    }
    or_no_days(input, document)
}

fn session(input: &Input<'_>, item: &Item, slot: Slot, blocks: &mut Vec<Block>) {
    let words = input.words;
    blocks.push(Block::Heading(Level::Section, format!("{}  {}", clock(slot.start), input.item_title(item))));
    let area = item.area.map(|area| input.area(Some(area))).unwrap_or_default();
    let facts = [time(slot), words.minutes(item.minutes), area, input.lead(item).to_owned()];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    blocks.push(Block::Paragraph(Style::Small, facts.join(" · ")));
    let mut part = |key: &str, part: Option<Block>| {
        if let Some(part) = part {
            blocks.extend([Block::Paragraph(Style::Strong, words.get(key).to_owned()), part]);
        }
    };
    let text = |text: &str| (!text.trim().is_empty()).then(|| Block::Paragraph(Style::Body, plain(text)));
    let list = |lines: Vec<String>| (!lines.is_empty()).then_some(Block::List(lines));
    part("report-objective", text(&item.objective));
    part("report-key-points", list(item.key_points.iter().map(|point| point.text.clone()).collect()));
    part("report-method", text(&item.method));
    part("report-steps", text(&item.steps));
    part("report-supplies", list(item.supplies.iter().map(|supply| supply.text.clone()).collect()));
    part("report-materials", list(input.materials(item)));
    part("report-remarks", Some(Block::Lines(2)));
}

/// A course without days says so, instead of an empty page.
pub(super) fn or_no_days(input: &Input<'_>, mut document: Document) -> Document {
    if input.days().next().is_none() {
        document.blocks = vec![Block::Paragraph(Style::Body, t!(input.words, "report-no-days").to_owned())];
    }
    document
}
