//! Tables on pages: heads again on each page, rows that stay whole, and one that is higher than a page goes on.

use super::lines::Line;
use super::pages::{Ink, MM, Mark, Pages, Tag, Watch, height};
use crate::report::document::{Align, Document, Row, Table};

/// The size of letters in tables, in points, and in large ones.
const SIZE: f32 = 9.5;
const LARGE: f32 = 13.0;
/// The space below a table.
const AFTER: f32 = 6.0;
/// Beside the text of a cell.
const PAD_X: f32 = 4.0;
/// Above and below the text of a cell of usual size.
const PAD_Y: f32 = 3.0;
/// The width of the column with boxes to tick.
const TICK_WIDTH: f32 = 18.0;
/// The part of a page that a small table may need to stay whole.
const SMALL: f32 = 0.4;
/// The width of the bar beside a row, and its distance from it.
const BAR: f32 = 3.0;
const BAR_GAP: f32 = 1.5;
/// Between numbers at the end of a column and the text of the next.
const AFTER_NUMBER: f32 = 6.0;
/// A box to tick.
const TICK: f32 = 8.0;

/// A row as it is laid out: the lines of each cell.
struct Laid {
    cells: Vec<Vec<Line>>,
    height: f32,
}

/// Where the columns stand: left edge and width of each.
fn columns(pages: &Pages, table: &Table) -> Vec<(f32, f32)> {
    let first = if table.ticks { TICK_WIDTH } else { 0.0 };
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let share = (pages.width - first) / (all.max(1) as f32);
    let mut left = pages.left + first;
    let place = |column: &crate::report::document::Column| {
        let width = f32::from(column.width) * share;
        left += width;
        (left - width, width)
    };
    table.columns.iter().map(place).collect()
}

fn size(table: &Table) -> f32 {
    if table.large { LARGE } else { SIZE }
}

/// Above and below the text of a cell.
fn pad(table: &Table) -> f32 {
    if table.large { 2.0 * PAD_Y } else { PAD_Y }
}

/// A row, or the heads where there is none.
fn lay<'a>(
    pages: &mut Pages,
    table: &Table,
    texts: impl Iterator<Item = &'a str>,
    places: &[(f32, f32)],
    row: Option<&Row>,
) -> Laid {
    let (size, pad) = (size(table), pad(table));
    let cells: Vec<Vec<Line>> = texts
        .zip(places.iter().zip(&table.columns))
        .map(|(text, ((_, width), column))| {
            let (title, rest) = row.map_or((text, ""), |row| column.parts(row, text));
            let room = width - 2.0 * PAD_X;
            let mut lines = if title.is_empty() { Vec::new() } else { pages.lines(title, size, true, room) };
            if !rest.is_empty() || title.is_empty() {
                lines.extend(pages.lines(rest, size, false, room));
            }
            lines
        })
        .collect();
    let tallest = cells.iter().map(|lines| height(lines)).fold(size * 1.3, f32::max);
    let least = if row.is_none() { 0.0 } else { f32::from(table.box_height) * MM };
    Laid { cells, height: (tallest + 2.0 * pad).max(least) }
}

fn lay_heads(pages: &mut Pages, table: &Table, places: &[(f32, f32)]) -> Option<Laid> {
    let heads = || table.columns.iter().map(|column| column.head.as_str());
    heads().any(|head| !head.is_empty()).then(|| lay(pages, table, heads(), places, None))
}

fn lay_row(pages: &mut Pages, table: &Table, row: &Row, places: &[(f32, f32)]) -> Laid {
    lay(pages, table, row.cells.iter().map(String::as_str), places, Some(row))
}

/// How much room the table needs at least: its heads and its first row, or all of a small one.
pub fn least(pages: &mut Pages, table: &Table) -> f32 {
    let places = columns(pages, table);
    let heads = lay_heads(pages, table, &places).map_or(0.0, |heads| heads.height);
    let count = if table.is_small() { table.rows.len() } else { 1 };
    let mut rows = table.rows.iter().take(count).map(|row| lay_row(pages, table, row, &places).height);
    let first = rows.next().unwrap_or(0.0);
    let whole = heads + first + rows.sum::<f32>();
    if whole <= (pages.bottom - pages.top) * SMALL { whole } else { heads + first }
}

/// Puts a table on the pages; `None` if it was stopped. Its last two rows leave the room of what stands `below`.
pub fn put(
    pages: &mut Pages,
    document: &Document,
    table: &Table,
    below: f32,
    watch: &mut Watch<'_>,
) -> Option<()> {
    let places = columns(pages, table);
    if table.rows.is_empty() {
        return Some(());
    }
    let least = least(pages, table);
    let node = pages.node(0, Tag::Table);
    let heads = lay_heads(pages, table, &places);
    pages.want(least.min(pages.bottom - pages.top));
    if let Some(heads) = &heads {
        let group = pages.node(node, Tag::Heads);
        put_heads(pages, document, table, &places, heads, Some(group));
    }
    let body = pages.node(node, Tag::Body);
    for (index, row) in table.rows.iter().enumerate() {
        let laid = lay_row(pages, table, row, &places);
        let after = match &table.rows[index + 1..] {
            _ if below <= 0.0 => 0.0,
            [] => below + AFTER,
            [last] => lay_row(pages, table, last, &places).height + below + AFTER,
            _ => 0.0,
        };
        let fits_a_page = laid.height + after < (pages.bottom - pages.top) * SMALL;
        if laid.height + if fits_a_page { after } else { 0.0 } > pages.room() {
            pages.turn();
            if let Some(heads) = &heads {
                put_heads(pages, document, table, &places, heads, None);
            }
        }
        put_row(pages, document, table, row, &places, laid, (body, heads.as_ref()));
        if !watch.step() {
            return None;
        }
    }
    pages.y += AFTER;
    Some(())
}

/// The heads; without a node they are there for the eye alone, as they were read before.
fn put_heads(
    pages: &mut Pages,
    document: &Document,
    table: &Table,
    places: &[(f32, f32)],
    heads: &Laid,
    group: Option<usize>,
) {
    pages.put(Mark::Fill([pages.left, pages.y, pages.width, heads.height], Ink::Shade), None);
    let row = group.map(|group| pages.node(group, Tag::Row));
    if table.ticks
        && let Some(row) = row
    {
        pages.node(row, Tag::Head);
    }
    for ((lines, column), place) in heads.cells.iter().zip(&table.columns).zip(places) {
        let node = row.map(|row| pages.node(row, Tag::Head));
        let language = document.language_of(&column.head);
        cell(pages, lines.clone(), *place, column.align, (Ink::Black, language, node, pad(table)));
    }
    edges(pages, table, places, heads.height);
    pages.y += heads.height;
}

fn put_row(
    pages: &mut Pages,
    document: &Document,
    table: &Table,
    row: &Row,
    places: &[(f32, f32)],
    mut laid: Laid,
    (body, heads): (usize, Option<&Laid>),
) {
    let node = pages.node(body, Tag::Row);
    let tick = table.ticks.then(|| pages.node(node, Tag::Cell));
    let nodes: Vec<usize> = row.cells.iter().map(|_| pages.node(node, Tag::Cell)).collect();
    let ink = if row.quiet { Ink::Grey } else { Ink::Black };
    let mut begun = false;
    loop {
        // What fits of each cell; a row that is higher than a page goes on on the next one.
        let room = pages.room();
        let whole = laid.height <= room;
        let now: Vec<Vec<Line>> =
            laid.cells.iter_mut().map(|lines| take(lines, room - 2.0 * pad(table), whole)).collect();
        let tall = if whole { laid.height } else { room };
        if row.quiet {
            // The line above it stays to be seen.
            pages.put(Mark::Fill([pages.left, pages.y + 0.25, pages.width, tall - 0.25], Ink::Shade), None);
        }
        if let Some(colour) = row.colour {
            let bar = [pages.left - BAR - BAR_GAP, pages.y + 1.0, BAR, tall - 2.0];
            pages.put(Mark::Fill(bar, Ink::Colour(colour)), None);
        }
        if let Some(tick) = tick.filter(|_| !begun) {
            put_tick(pages, row.ticked, tick);
        }
        for (index, lines) in now.into_iter().enumerate() {
            let (language, align) = (document.language_of(&row.cells[index]), table.columns[index].align);
            cell(pages, lines, places[index], align, (ink, language, Some(nodes[index]), pad(table)));
        }
        edges(pages, table, places, tall);
        pages.y += tall;
        begun = true;
        let left = laid.cells.iter().map(|lines| height(lines)).fold(0.0, f32::max);
        if whole || left <= 0.0 {
            return;
        }
        laid.height = left + 2.0 * pad(table);
        pages.turn();
        if let Some(heads) = heads {
            put_heads(pages, document, table, places, heads, None);
        }
    }
}

/// Takes as many lines as fit; at least one, so that it comes to an end.
fn take(lines: &mut Vec<Line>, room: f32, whole: bool) -> Vec<Line> {
    if whole {
        return std::mem::take(lines);
    }
    let mut used = 0.0;
    let fits = lines.iter().take_while(|line| {
        used += line.height;
        used <= room
    });
    let count = fits.count().max(1).min(lines.len());
    lines.drain(..count).collect()
}

fn cell(
    pages: &mut Pages,
    lines: Vec<Line>,
    (x, width): (f32, f32),
    align: Align,
    (ink, language, node, pad): (Ink, &str, Option<usize>, f32),
) {
    let (part, after) = match align {
        Align::Start => (0.0, 0.0),
        Align::Centre => (0.5, 0.0),
        Align::End => (1.0, AFTER_NUMBER),
    };
    let mut y = pages.y + pad;
    for line in lines {
        let x = x + PAD_X + (width - 2.0 * PAD_X - line.width - after).max(0.0) * part;
        let tall = line.height;
        pages.put(Mark::Text { line, x, y, ink, language: language.to_owned() }, node);
        y += tall;
    }
}

/// The lines around a row: all around each cell to write in, else one below.
fn edges(pages: &mut Pages, table: &Table, places: &[(f32, f32)], tall: f32) {
    let (left, top, right) = (pages.left, pages.y, pages.left + pages.width);
    let mut rule = |line: [f32; 4]| pages.put(Mark::Stroke(line, 0.5, Ink::Rule, false), None);
    rule([left, top + tall, right, top + tall]);
    if table.box_height > 0 {
        rule([left, top, right, top]);
        for x in places.iter().map(|(x, _)| *x).chain([left, right]) {
            rule([x, top, x, top + tall]);
        }
    }
}

fn put_tick(pages: &mut Pages, ticked: bool, node: usize) {
    let (x, y) = (pages.left + PAD_X, pages.y + PAD_Y + 2.0);
    let (right, low) = (x + TICK, y + TICK);
    for line in [[x, y, right, y], [right, y, right, low], [right, low, x, low], [x, low, x, y]] {
        pages.put(Mark::Stroke(line, 0.8, Ink::Black, false), ticked.then_some(node));
    }
    if ticked {
        let (middle, foot) = (x + TICK * 0.4, low - 1.5);
        for line in [[x + 1.5, y + TICK * 0.5, middle, foot], [middle, foot, right - 1.0, y + 1.5]] {
            pages.put(Mark::Stroke(line, 1.2, Ink::Black, false), Some(node));
        }
    }
}
