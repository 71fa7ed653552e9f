//! A document as plain text: for an e-mail, a chat, or a program that knows nothing else.

use crate::core::model::logo::Logo;
use crate::core::text::is_hidden;
use crate::report::document::{Block, Document, Level, Row, Style};

/// Between the cells of a row.
const BETWEEN: &str = " · ";

/// The document as text: lines end with a line feed, nothing hidden is in it.
#[must_use]
pub fn to_text(document: &Document) -> String {
    let mut lines: Vec<String> = Vec::new();
    if !document.bare {
        if !document.logos.is_empty() {
            lines.push(names(&document.logos));
        }
        lines.extend([document.title.clone(), underline(&document.title, '='), document.subtitle.clone()]);
    }
    for block in &document.blocks {
        lines.push(String::new());
        match block {
            Block::Heading(Level::Part, text) => lines.extend([text.clone(), underline(text, '-')]),
            Block::Heading(Level::Section, text) | Block::Paragraph(_, text) => lines.push(text.clone()),
            Block::List(texts) => lines.extend(texts.iter().map(|text| format!("- {text}"))),
            Block::Table(table) => {
                let heads = Row::of(table.columns.iter().map(|column| column.head.as_str()));
                lines.push(row(&heads, None));
                lines.extend(table.rows.iter().map(|one| row(one, table.ticks.then_some(one.ticked))));
            }
            Block::Chart(chart) => {
                lines.push(format!("{} ({})", chart.title, chart.series.join(" / ")));
                lines.extend(chart.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.written())));
            }
            Block::Lines(count) => lines.extend((0..*count).map(|_| "_".repeat(60))),
            Block::Signatures(names) => {
                lines.extend(names.iter().map(|name| format!("{} {name}", "_".repeat(30))));
            }
            Block::Cards(cards) => {
                let card = |card: &Vec<(Style, String)>| {
                    card.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(BETWEEN)
                };
                lines.extend(cards.cards.iter().map(card));
            }
            Block::Logos(logos) => lines.push(names(logos)),
            Block::Space(_) | Block::PageBreak => {}
        }
    }
    if !document.bare {
        lines.extend([String::new(), document.footer.clone()]);
    }
    let clean = |line: &str| line.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect::<String>();
    let lines: Vec<String> = lines.iter().map(|line| clean(line).trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// Logos as the names of whose they are.
fn names(logos: &[Logo]) -> String {
    let names = logos.iter().map(|logo| logo.name.trim()).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(BETWEEN)
}

fn underline(text: &str, mark: char) -> String {
    std::iter::repeat_n(mark, text.chars().count().min(72)).collect()
}

/// The cells that hold something, on one line.
fn row(row: &Row, ticked: Option<bool>) -> String {
    let cells = row.cells.iter().map(|cell| cell.replace('\n', "; ")).filter(|cell| !cell.is_empty());
    let mark = ticked.map(|ticked| if ticked { "[x] " } else { "[ ] " }).unwrap_or_default();
    mark.to_owned() + &cells.collect::<Vec<_>>().join(BETWEEN)
}
