//! The parts of a document on pages: headings, paragraphs, lists, lines to write on, places to sign, boxes to cut out.

use super::chart;
use super::logos;
use super::pages::{Bookmark, Ink, MM, Mark, Pages, Tag, Watch, height};
use super::table;
use crate::report::document::{Block, Cards, Document, Level, Style, ends_in_lines, leads, signed_below};

/// The size of running text, in points.
const BODY: f32 = 10.5;
/// The largest letters of a line that is set smaller where it would not fit, and the smallest.
const DISPLAY: (f32, f32) = (30.0, 13.0);
/// Between two lines to write on.
const WRITING: f32 = 9.0 * MM;
/// Above a line to sign on.
const SIGNING: f32 = 16.0 * MM;
/// Between two places to sign.
const SIGN_GAP: f32 = 10.0 * MM;
/// The size of the letters below a line to sign on.
const SIGNER: f32 = 9.5;
/// How many places to sign stand side by side.
const SIGNERS: usize = 4;
/// A text with fewer bytes has two lines at most.
const SHORT: usize = 120;
/// Lines to write on that stay on one page.
const TOGETHER: u32 = 6;

/// Puts all parts of a document on pages; `None` if it was stopped.
pub fn put(document: &Document, watch: &mut Watch<'_>) -> Option<Pages> {
    let mut pages = Pages::new(document.page, document.bare, document.framed);
    if !document.bare {
        head(&mut pages, document);
    }
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading(level, text) => {
                let next = least(&mut pages, &document.blocks[index + 1..]);
                heading(&mut pages, document, *level, text, next);
            }
            Block::Paragraph(style, text) => {
                let rest = &document.blocks[index + 1..];
                if leads(*style, rest) {
                    let next = least(&mut pages, rest);
                    paragraph(&mut pages, document, *style, text, (next, 0.0));
                } else {
                    let last = beside(&mut pages, rest);
                    paragraph(&mut pages, document, *style, text, (0.0, last));
                }
            }
            Block::List(texts) => {
                let last = beside(&mut pages, &document.blocks[index + 1..]);
                list(&mut pages, document, texts, last);
            }
            Block::Table(table) => {
                let rest = &document.blocks[index + 1..];
                let below = if signed_below(table, rest) { least(&mut pages, rest) } else { 0.0 };
                table::put(&mut pages, document, table, below, watch)?;
            }
            Block::Logos(some) => logos::put(&mut pages, some, 0.5),
            Block::Chart(chart) => chart::put(&mut pages, document, chart),
            Block::Lines(count) => {
                // A few lines stay together, and beside what they are for.
                pages.want(writing(*count));
                for _ in 0..*count {
                    pages.want(WRITING);
                    pages.y += WRITING;
                    let (x, y) = (pages.left, pages.y);
                    pages.put(Mark::Stroke([x, y, x + pages.width, y], 0.5, Ink::Rule, false), None);
                }
                pages.y += 4.0;
            }
            Block::Signatures(names) => signatures(&mut pages, document, names),
            Block::Cards(cards) => put_cards(&mut pages, document, cards),
            Block::Space(tall) => pages.y = (pages.y + f32::from(*tall) * MM).min(pages.bottom),
            Block::PageBreak => pages.turn(),
        }
        if !watch.step() {
            return None;
        }
    }
    // A break at the very end leaves no empty page behind.
    if pages.pages.len() > 1 && pages.pages.last().is_some_and(Vec::is_empty) {
        pages.pages.pop();
    }
    if document.framed {
        frames(&mut pages);
    }
    if !document.bare {
        feet(&mut pages, document);
    }
    Some(pages)
}

/// How many steps it takes: one for each part, and one for each row of a table.
pub fn steps(document: &Document) -> usize {
    let rows = |block: &Block| if let Block::Table(table) = block { table.rows.len() } else { 0 };
    document.blocks.iter().map(|block| rows(block) + 1).sum()
}

/// How much room what comes first needs, so that no heading stands alone at the foot of a page.
fn least(pages: &mut Pages, blocks: &[Block]) -> f32 {
    match blocks.first() {
        Some(Block::Heading(..)) => 24.0 + least(pages, &blocks[1..]),
        Some(Block::Table(table)) => table::least(pages, table),
        Some(Block::Chart(chart)) => chart::tall(chart),
        Some(Block::Lines(count)) => writing(*count),
        Some(Block::Paragraph(style, _)) if leads(*style, &blocks[1..]) => {
            BODY * 1.3 + 5.0 + least(pages, &blocks[1..])
        }
        Some(Block::List(texts)) if texts.len() < 2 => BODY * 1.3 * 2.0 + 6.0 + beside(pages, &blocks[1..]),
        Some(Block::Paragraph(_, text)) if text.len() < SHORT && !text.contains('\n') => {
            BODY * 1.3 * 2.0 + 5.0 + beside(pages, &blocks[1..])
        }
        Some(Block::Paragraph(..) | Block::List(_)) => BODY * 1.3 * 2.0,
        Some(Block::Signatures(names)) => signing(pages, names),
        _ => 0.0,
    }
}

/// How much room the last lines of a text leave for what must not stand alone below them.
fn beside(pages: &mut Pages, rest: &[Block]) -> f32 {
    if ends_in_lines(rest) { least(pages, rest) } else { 0.0 }
}

/// How high some lines to write on are, as far as they stay together.
fn writing(count: u32) -> f32 {
    WRITING * (count.min(TOGETHER) as f32)
}

/// How high the first row of places to sign is.
fn signing(pages: &mut Pages, names: &[String]) -> f32 {
    let count = names.len().clamp(1, SIGNERS);
    let width = signer(pages, count);
    let texts = names.iter().take(count).map(|name| height(&pages.lines(name, SIGNER, false, width)));
    SIGNING + texts.fold(0.0, f32::max) + 6.0
}

/// How wide each of so many places to sign is.
fn signer(pages: &Pages, count: usize) -> f32 {
    (pages.width - SIGN_GAP * (count as f32 - 1.0)) / count as f32
}

fn head(pages: &mut Pages, document: &Document) {
    logos::put(pages, &document.logos, 0.0);
    let place = (pages.left, pages.width, 0.0);
    let node = pages.node(0, Tag::Heading(1, document.title.clone()));
    let lines = pages.lines(&document.title, 17.0, true, pages.width);
    pages.flow(lines, place, Ink::Black, document.language_of(&document.title), node);
    if !document.subtitle.is_empty() {
        let node = pages.node(0, Tag::Paragraph);
        let lines = pages.lines(&document.subtitle, BODY, false, pages.width);
        pages.flow(lines, place, Ink::Grey, document.language_of(&document.subtitle), node);
    }
    pages.y += 8.0;
}

fn heading(pages: &mut Pages, document: &Document, level: Level, text: &str, next: f32) {
    let (size, above, depth) = match level {
        Level::Part => (13.5, 12.0, 2),
        Level::Section => (11.5, 8.0, 3),
    };
    let lines = pages.lines(text, size, true, pages.width);
    pages.space(above);
    pages.want(height(&lines) + 4.0 + next.min((pages.bottom - pages.top) * 0.6));
    let (page, y) = (pages.pages.len() - 1, pages.y);
    pages.bookmarks.push(Bookmark { level, text: text.to_owned(), page, y });
    let node = pages.node(0, Tag::Heading(depth, text.to_owned()));
    let place = (pages.left, pages.width, 0.0);
    pages.flow(lines, place, Ink::Black, document.language_of(text), node);
    pages.y += 4.0;
}

/// The size of letters of a style, whether they are bold, and where they stand.
fn look(style: Style) -> (f32, bool, f32) {
    match style {
        Style::Body => (BODY, false, 0.0),
        Style::Strong => (BODY, true, 0.0),
        Style::Small => (8.5, false, 0.0),
        Style::Centred => (BODY + 1.0, false, 0.5),
        Style::Large => (17.0, false, 0.5),
        Style::Display => (DISPLAY.0, true, 0.5),
    }
}

/// The lines of a text in a style; the largest letters become smaller until the text is one line.
fn styled(pages: &mut Pages, style: Style, text: &str, width: f32) -> Vec<super::lines::Line> {
    let (mut size, bold, _) = look(style);
    let mut lines = pages.lines(text, size, bold, width);
    while style == Style::Display && lines.len() > 1 && size > DISPLAY.1 {
        size -= 2.0;
        lines = pages.lines(text, size, bold, width);
    }
    lines
}

/// A paragraph: as a whole beside what it leads to, or with its last lines beside what ends it.
fn paragraph(pages: &mut Pages, document: &Document, style: Style, text: &str, (next, last): (f32, f32)) {
    let (.., part) = look(style);
    let mut lines = styled(pages, style, text, pages.width);
    if lines.is_empty() {
        return;
    }
    // Two lines at least stand together.
    let together =
        if next > 0.0 { height(&lines) + 5.0 + next } else { height(&lines[..lines.len().min(2)]) };
    pages.want(together.min((pages.bottom - pages.top) * 0.6));
    let node = pages.node(0, Tag::Paragraph);
    let place = (pages.left, pages.width, part);
    let language = document.language_of(text);
    let end = if last > 0.0 { lines.split_off(lines.len().saturating_sub(2)) } else { Vec::new() };
    pages.flow(lines, place, Ink::Black, language, node);
    pages.want(height(&end) + last);
    pages.flow(end, place, Ink::Black, language, node);
    pages.y += 5.0;
}

/// A list, with its last line beside what ends it.
fn list(pages: &mut Pages, document: &Document, texts: &[String], last: f32) {
    let list = pages.node(0, Tag::List);
    for (left, text) in (0..texts.len()).rev().zip(texts) {
        let lines = pages.lines(text, BODY, false, pages.width - 14.0);
        let Some(first) = lines.first() else { continue };
        pages.want(if left == 0 && last > 0.0 { height(&lines) + 6.0 + last } else { first.height });
        let (x, y) = (pages.left + 5.0, pages.y + first.height * 0.5);
        let item = pages.node(list, Tag::Item);
        let body = pages.node(item, Tag::ItemText);
        pages.put(Mark::Dot([x, y, 1.6], Ink::Black, true), None);
        let place = (pages.left + 14.0, pages.width - 14.0, 0.0);
        pages.flow(lines, place, Ink::Black, document.language_of(text), body);
        pages.y += 2.0;
    }
    pages.y += 4.0;
}

fn signatures(pages: &mut Pages, document: &Document, names: &[String]) {
    let count = names.len().clamp(1, SIGNERS);
    let width = signer(pages, count);
    for row in names.chunks(count) {
        let texts: Vec<_> = row.iter().map(|name| pages.lines(name, SIGNER, false, width)).collect();
        let tall = texts.iter().map(|lines| height(lines)).fold(0.0, f32::max);
        pages.want(SIGNING + tall + 6.0);
        let top = pages.y + SIGNING;
        for ((lines, name), index) in texts.into_iter().zip(row).zip(0_u16..) {
            let x = pages.left + f32::from(index) * (width + SIGN_GAP);
            pages.put(Mark::Stroke([x, top, x + width, top], 0.7, Ink::Black, false), None);
            let node = pages.node(0, Tag::Paragraph);
            pages.y = top + 2.0;
            pages.flow(lines, (x, width, 0.0), Ink::Black, document.language_of(name), node);
        }
        pages.y = top + tall + 6.0;
    }
}

fn put_cards(pages: &mut Pages, document: &Document, cards: &Cards) {
    let columns = usize::from(cards.columns.max(1));
    let width = pages.width / f32::from(cards.columns.max(1));
    let tall = (f32::from(cards.height) * MM).min(pages.bottom - pages.top);
    for row in cards.cards.chunks(columns) {
        pages.want(tall);
        let top = pages.y;
        for (card, index) in row.iter().zip(0_u16..) {
            let left = pages.left + f32::from(index) * width;
            let (right, low) = (left + width, top + tall);
            for line in [
                [left, top, right, top],
                [left, low, right, low],
                [left, top, left, low],
                [right, top, right, low],
            ] {
                pages.put(Mark::Stroke(line, 0.5, Ink::Rule, true), None);
            }
            if cards.folded {
                let middle = top + tall / 2.0;
                pages.put(Mark::Stroke([left, middle, right, middle], 0.3, Ink::Rule, true), None);
            }
            let inner = width - 8.0 * MM;
            let texts: Vec<_> =
                card.iter().map(|(style, text)| (styled(pages, *style, text, inner), *style, text)).collect();
            let used: f32 = texts.iter().map(|(lines, ..)| height(lines) + 4.0).sum();
            // What is folded stands on its lower half.
            let half = if cards.folded { tall / 2.0 } else { 0.0 };
            pages.y = top + half + ((tall - half - used) / 2.0).max(2.0);
            for (lines, style, text) in texts {
                // What is too much for the box stays out of the next one; it stands in the list.
                let mut room = low - pages.y - 2.0;
                let fits = |line: &super::lines::Line| {
                    room -= line.height;
                    room >= 0.0
                };
                let lines: Vec<_> = lines.into_iter().take_while(fits).collect();
                let node = pages.node(0, Tag::Paragraph);
                let place = (left + 4.0 * MM, inner, look(style).2);
                pages.flow(lines, place, Ink::Black, document.language_of(text), node);
                pages.y += 4.0;
            }
        }
        pages.y = top + tall;
    }
}

fn frames(pages: &mut Pages) {
    let (width, height) = pages.size;
    for page in &mut pages.pages {
        for (edge, line) in [(8.0 * MM, 2.0), (10.0 * MM, 0.7)] {
            let (right, low) = (width - edge, height - edge);
            for ends in [
                [edge, edge, right, edge],
                [right, edge, right, low],
                [right, low, edge, low],
                [edge, low, edge, edge],
            ] {
                page.push((Mark::Stroke(ends, line, Ink::Series(1), false), None));
            }
        }
    }
}

/// The foot of each page: what the document says, and which page of how many it is.
fn feet(pages: &mut Pages, document: &Document) {
    let count = pages.pages.len();
    let y = pages.bottom + 5.0 * MM;
    let language = document.language_of(&document.footer).to_owned();
    for number in 1..=count {
        let numbers = pages.lines(&format!("{number} / {count}"), 8.0, false, pages.width);
        let taken = numbers.first().map_or(0.0, |line| line.width) + 10.0;
        let said = pages.lines(&document.footer, 8.0, false, pages.width - taken);
        let mut put = |line: Option<super::lines::Line>, part: f32| {
            let Some(line) = line else { return };
            let x = pages.left + (pages.width - line.width) * part;
            pages.pages[number - 1]
                .push((Mark::Text { line, x, y, ink: Ink::Grey, language: language.clone() }, None));
        };
        put(said.into_iter().next(), 0.0);
        put(numbers.into_iter().next(), 1.0);
    }
}
