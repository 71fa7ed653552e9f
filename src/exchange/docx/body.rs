//! The parts of a document as paragraphs and tables of Word. Lengths are in twentieths of a point.

use std::fmt::Write as _;

use super::letters::text;
use super::logos;
use crate::core::model::language::main_subtag;
use crate::report::document::{
    Align, Block, Cards, Chart, Document, Level, PageSetup, Row, Style, Table, ends_in_lines, leads,
    signed_below,
};

/// The XML namespace of the words of a document.
pub const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Twentieths of a point in a millimetre.
const MM: f64 = 1440.0 / 25.4;
/// Into how many steps the longest bar of a chart is divided.
const STEPS: u64 = 40;
/// The colours of the series of a chart.
const SERIES: [&str; 2] = ["96A5B2", "1F5F8B"];

fn length(millimetres: u16) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "paper is shorter than 75 km"
    )]
    let length = (f64::from(millimetres) * MM) as u32;
    length
}

/// Width and height of a page.
fn page(document: &Document) -> (u32, u32) {
    match document.page {
        PageSetup::Portrait => (11_906, 16_838),
        PageSetup::Landscape => (16_838, 11_906),
    }
}

/// How wide what is written is.
pub fn width(document: &Document) -> u32 {
    page(document).0 - 2 * margin(document)
}

fn margin(document: &Document) -> u32 {
    length(match (document.bare, document.framed) {
        (true, true) => 24,
        (true, false) => 12,
        _ => 18,
    })
}

/// A language as Word names it: with a country.
pub fn language(tag: &str) -> String {
    let country = match main_subtag(tag).as_str() {
        "en" => "en-GB",
        "ru" => "ru-RU",
        "ka" => "ka-GE",
        "hy" => "hy-AM",
        "kk" => "kk-KZ",
        "ky" => "ky-KG",
        "uk" => "uk-UA",
        "sr" => "sr-Cyrl-RS",
        "sq" => "sq-AL",
        _ => tag,
    };
    text(country)
}

/// A run of letters with its language, and a font that has them.
pub fn run(document: &Document, said: &str, letters: &str) -> String {
    let tag = document.language_of(said);
    let font = if matches!(main_subtag(tag).as_str(), "ka" | "hy") {
        r#"<w:rFonts w:ascii="Sylfaen" w:hAnsi="Sylfaen" w:cs="Sylfaen"/>"#
    } else {
        ""
    };
    let lines = said.split('\n').map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, text(line)));
    let lines = lines.collect::<Vec<_>>().join("<w:br/>");
    format!(r#"<w:r><w:rPr>{font}{letters}<w:lang w:val="{}"/></w:rPr>{lines}</w:r>"#, language(tag))
}

fn paragraph(document: &Document, style: &str, more: &str, said: &str) -> String {
    let run = if said.is_empty() { String::new() } else { run(document, said, "") };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>"#)
}

/// The size of a line in the largest letters, in half points: smaller for a longer one, so that it stays a line.
fn display_size(said: &str) -> usize {
    (56 * 16 / said.chars().count().max(1)).clamp(26, 56)
}

fn style_id(style: Style) -> &'static str {
    match style {
        Style::Body | Style::Strong => "Normal",
        Style::Small => "Small",
        Style::Centred => "Centred",
        Style::Large => "Large",
        Style::Display => "Display",
    }
}

fn styled(document: &Document, style: Style, more: &str, said: &str) -> String {
    if style == Style::Strong {
        let run = run(document, said, "<w:b/>");
        return format!("<w:p><w:pPr>{more}</w:pPr>{run}</w:p>");
    }
    if style == Style::Display {
        let run = run(document, said, &format!(r#"<w:sz w:val="{}"/>"#, display_size(said)));
        return format!(r#"<w:p><w:pPr><w:pStyle w:val="Display"/>{more}</w:pPr>{run}</w:p>"#);
    }
    paragraph(document, style_id(style), more, said)
}

/// The file of the body.
pub fn body(document: &Document) -> String {
    let mut xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
    );
    #[expect(clippy::cast_possible_truncation, reason = "paper is shorter than 75 km")]
    let room = (f64::from(width(document)) / MM) as f32;
    if !document.bare {
        xml += &logos::line(document, &document.logos, room, "");
        xml += &paragraph(document, "Title", "", &document.title);
        xml += &paragraph(document, "Subtitle", "", &document.subtitle);
    }
    // What follows a break begins its page by itself: no empty paragraph stands above it.
    let mut breaks = false;
    // What stands in the foot of the table before it.
    let mut in_foot = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        if in_foot > 0 {
            in_foot -= 1;
            continue;
        }
        let rest = &document.blocks[index + 1..];
        let starts = matches!(block, Block::Heading(..) | Block::Paragraph(..) | Block::Logos(_));
        let more = if breaks && starts { "<w:pageBreakBefore/>" } else { "" };
        if breaks && !starts && *block != Block::PageBreak {
            xml += r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#;
        }
        breaks = *block == Block::PageBreak;
        match block {
            Block::Heading(Level::Part, said) => xml += &paragraph(document, "Heading1", more, said),
            Block::Heading(Level::Section, said) => xml += &paragraph(document, "Heading2", more, said),
            Block::Paragraph(style, said) => {
                let keep = if leads(*style, rest) || ends_in_lines(rest) { KEEP } else { "" };
                xml += &styled(document, *style, &format!("{keep}{more}"), said);
            }
            Block::List(lines) => {
                for (left, line) in (0..lines.len()).rev().zip(lines) {
                    let keep = if left == 0 && ends_in_lines(rest) { KEEP } else { "" };
                    xml += &paragraph(document, "ListBullet", keep, line);
                }
            }
            Block::Table(table) => {
                let signing = |block: &&Block| matches!(block, Block::Paragraph(..) | Block::Signatures(_));
                if signed_below(table, rest) {
                    in_foot = rest.iter().take_while(signing).count();
                }
                xml += &put_table(document, table, &rest[..in_foot]);
            }
            Block::Logos(some) => {
                let more = format!(r#"{more}<w:jc w:val="center"/>"#);
                xml += &logos::line(document, some, room, &more);
            }
            Block::Chart(chart) => xml += &put_chart(document, chart),
            Block::Lines(count) => {
                // They stay together, and no empty line below them makes a page of its own.
                xml += &paragraph(document, "Writing", KEEP, "").repeat(count.saturating_sub(1) as usize);
                xml += &paragraph(document, "Writing", WRITTEN, "");
            }
            Block::Signatures(names) => xml += &signatures(document, names),
            Block::Cards(cards) => xml += &put_cards(document, cards),
            Block::Space(0) => {}
            Block::Space(tall) => {
                // A line of one point: the space alone counts.
                let space = length(*tall);
                let space =
                    format!(r#"<w:spacing w:before="{space}" w:after="0" w:line="20" w:lineRule="exact"/>"#);
                xml += &paragraph(document, "Normal", &space, "");
            }
            Block::PageBreak => {}
        }
        if matches!(rest.get(in_foot), None | Some(Block::PageBreak)) && xml.ends_with(AFTER_TABLE) {
            xml.truncate(xml.len() - AFTER_TABLE.len());
            xml += BEFORE_BREAK;
        }
    }
    let (width, height) = page(document);
    let turned = if document.page == PageSetup::Landscape { r#" w:orient="landscape""# } else { "" };
    let margin = margin(document);
    write!(
        xml,
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="400" w:footer="400" w:gutter="0"/>{}</w:sectPr></w:body></w:document>"#,
        if document.framed { frame() } else { String::new() }
    )
    .ok();
    xml
}

fn frame() -> String {
    let edge = |name: &str| format!(r#"<w:{name} w:val="double" w:sz="6" w:space="20" w:color="1F5F8B"/>"#);
    let edges: String = ["top", "left", "bottom", "right"].map(edge).concat();
    format!(r#"<w:pgBorders w:offsetFrom="page">{edges}</w:pgBorders>"#)
}

/// A table of columns this wide.
fn table_start(style: &str, widths: &[u32]) -> String {
    let all: u32 = widths.iter().sum();
    let grid: Vec<String> = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let grid = grid.concat();
    format!(
        r#"<w:tbl><w:tblPr>{style}<w:tblW w:w="{all}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
    )
}

/// Two tables one after the other would be one.
const AFTER_TABLE: &str = r#"</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>"#;

/// Before a new page it must not need one itself.
const BEFORE_BREAK: &str = r#"</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>"#;

/// It stays with what comes next.
const KEEP: &str = "<w:keepNext/>";

/// The last of some lines to write on.
const WRITTEN: &str = r#"<w:spacing w:before="200" w:after="200"/>"#;

const GRID: &str = r#"<w:tblStyle w:val="TableGrid"/>"#;

fn cell(width: u32, more: &str, paragraphs: &str) -> String {
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{paragraphs}</w:tc>"#)
}

fn shade(colour: &str) -> String {
    format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>"#)
}

/// A bar in this colour before a row: the left border of its first cell.
fn bar(colour: u32) -> String {
    format!(
        r#"<w:tcBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="{colour:06X}"/></w:tcBorders>"#
    )
}

/// A table, with what is signed below it as its last row.
fn put_table(document: &Document, table: &Table, foot: &[Block]) -> String {
    let tick = if table.ticks { length(8) } else { 0 };
    let room = width(document) - tick;
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    let share = |column: &crate::report::document::Column| room * u32::from(column.width) / all;
    let widths: Vec<u32> = table.columns.iter().map(share).collect();
    let ticks = table.ticks.then_some(tick);
    let grid: Vec<u32> = ticks.into_iter().chain(widths.iter().copied()).collect();
    let mut xml = table_start(GRID, &grid);
    let heads = Row::of(table.columns.iter().map(|column| column.head.as_str()));
    if heads.cells.iter().any(|head| !head.is_empty()) {
        xml += &put_row(document, table, &heads, &widths, ticks, (true, true));
    }
    // A small table stays whole; what is to be filled in ends with its last rows beside what is signed below.
    let small = table.is_small();
    for (left, row) in (0..table.rows.len()).rev().zip(&table.rows) {
        let keep = (small && left > 0) || (table.box_height > 0 && left < 2);
        xml += &put_row(document, table, row, &widths, ticks, (false, keep));
    }
    if !foot.is_empty() {
        xml += &put_foot(document, &grid, foot);
    }
    xml + AFTER_TABLE
}

/// What is signed below a table, as a row of it over all columns and without lines: so it stays with the rows before
/// it in LibreOffice, too, which keeps rows together, but no table with the paragraph after it.
fn put_foot(document: &Document, grid: &[u32], foot: &[Block]) -> String {
    let mut xml = String::new();
    for block in foot {
        match block {
            Block::Paragraph(style, said) => {
                xml += &styled(document, *style, r#"<w:spacing w:before="120" w:after="0"/>"#, said);
            }
            Block::Signatures(names) => xml += &signatures(document, names),
            _ => {}
        }
    }
    let edges = ["left", "bottom", "right"].map(|edge| format!(r#"<w:{edge} w:val="nil"/>"#)).concat();
    let more = format!(r#"<w:gridSpan w:val="{}"/><w:tcBorders>{edges}</w:tcBorders>"#, grid.len());
    let cell = cell(grid.iter().sum(), &more, &xml);
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>")
}

fn put_row(
    document: &Document,
    table: &Table,
    row: &Row,
    widths: &[u32],
    tick: Option<u32>,
    (head, keep): (bool, bool),
) -> String {
    let keep = if keep { KEEP } else { "" };
    let header = if head { "<w:tblHeader/>" } else { "" };
    let tall = match (head, table.box_height) {
        (false, tall @ 1..) => format!(r#"<w:trHeight w:val="{}" w:hRule="atLeast"/>"#, length(tall)),
        _ => String::new(),
    };
    let shade = if head || row.quiet { shade("F0F0EE") } else { String::new() };
    let mut xml = format!("<w:tr><w:trPr><w:cantSplit/>{tall}{header}</w:trPr>");
    if let Some(width) = tick {
        let mark = match (head, row.ticked) {
            (true, _) => "",
            (false, true) => "☑",
            (false, false) => "☐",
        };
        xml += &cell(width, &shade, &paragraph(document, "TableText", keep, mark));
    }
    for (number, ((said, width), column)) in row.cells.iter().zip(widths).zip(&table.columns).enumerate() {
        let place = match column.align {
            Align::Start => "",
            Align::Centre => r#"<w:jc w:val="center"/>"#,
            Align::End => r#"<w:jc w:val="right"/>"#,
        };
        let letters = match (head, table.large) {
            (true, true) => r#"<w:b/><w:sz w:val="26"/>"#,
            (true, false) => "<w:b/>",
            (false, true) => r#"<w:sz w:val="26"/>"#,
            (false, false) => "",
        };
        let (title, rest) = if head { ("", said.as_str()) } else { column.parts(row, said) };
        let mut runs = String::new();
        if !title.is_empty() {
            runs += &run(document, title, &format!("<w:b/>{letters}"));
        }
        if !title.is_empty() && !rest.is_empty() {
            runs += "<w:r><w:br/></w:r>";
        }
        if !rest.is_empty() {
            runs += &run(document, rest, letters);
        }
        let paragraph =
            format!(r#"<w:p><w:pPr><w:pStyle w:val="TableText"/>{keep}{place}</w:pPr>{runs}</w:p>"#);
        let bar = row.colour.filter(|_| number == 0 && tick.is_none()).map(bar).unwrap_or_default();
        xml += &cell(*width, &(bar + &shade), &paragraph);
    }
    xml + "</w:tr>"
}

/// Bars are shaded cells: they can be changed in Word like any other cell.
fn put_chart(document: &Document, chart: &Chart) -> String {
    let all = width(document);
    let step = all / 2 / u32::try_from(STEPS).unwrap_or(1);
    let (label, said) = (all * 3 / 10, all / 5);
    let mut widths = vec![label];
    widths.extend((0..STEPS).map(|_| step));
    widths.push(said);
    let mut xml = styled(document, Style::Strong, KEEP, &chart.title);
    xml += &paragraph(document, "Small", "<w:keepNext/>", &chart.series.join(" / "));
    xml += &table_start("", &widths);
    for bar in &chart.bars {
        for (index, value) in bar.values.iter().enumerate() {
            let (value, written) =
                value.as_ref().map_or((0, "–"), |(value, written)| (*value, written.as_str()));
            let long = (u64::from(value) * STEPS / u64::from(chart.most.max(1))).clamp(1, STEPS);
            let name = if index == 0 { bar.label.as_str() } else { "" };
            let part = |steps: u64, fill: &str| {
                let more = format!(r#"<w:gridSpan w:val="{steps}"/>{fill}"#);
                let width = step * u32::try_from(steps).unwrap_or(1);
                if steps == 0 {
                    String::new()
                } else {
                    cell(width, &more, &paragraph(document, "TableText", "", ""))
                }
            };
            let colour = shade(SERIES[index % SERIES.len()]);
            write!(
                xml,
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}{}{}</w:tr>",
                cell(label, "", &paragraph(document, "TableText", "", name)),
                part(long, &colour),
                part(STEPS - long, ""),
                cell(said, "", &paragraph(document, "TableText", r#"<w:jc w:val="right"/>"#, written)),
            )
            .ok();
        }
    }
    xml + AFTER_TABLE
}

fn signatures(document: &Document, names: &[String]) -> String {
    let count = names.len().clamp(1, 4);
    let width = width(document) / u32::try_from(count).unwrap_or(1);
    let mut xml = format!(
        r#"<w:p><w:pPr><w:keepNext/><w:spacing w:before="{}" w:after="0"/></w:pPr></w:p>"#,
        length(14)
    );
    xml += &table_start("", &vec![width; count]);
    for row in names.chunks(count) {
        xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for name in row {
            let line = r#"<w:tcBorders><w:top w:val="single" w:sz="6" w:color="000000"/></w:tcBorders>"#;
            xml += &cell(width, line, &paragraph(document, "TableText", "", name));
        }
        for _ in row.len()..count {
            xml += &cell(width, "", &paragraph(document, "TableText", "", ""));
        }
        xml += "</w:tr>";
    }
    xml + AFTER_TABLE
}

fn put_cards(document: &Document, cards: &Cards) -> String {
    let columns = usize::from(cards.columns.max(1));
    let width = width(document) / u32::from(cards.columns.max(1));
    let mut xml = table_start(GRID, &vec![width; columns]);
    let low = length(cards.height / 5);
    let place = if cards.folded {
        format!(r#"<w:tcMar><w:bottom w:w="{low}" w:type="dxa"/></w:tcMar><w:vAlign w:val="bottom"/>"#)
    } else {
        r#"<w:vAlign w:val="center"/>"#.to_owned()
    };
    for row in cards.cards.chunks(columns) {
        let tall = length(cards.height);
        write!(xml, r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{tall}" w:hRule="exact"/></w:trPr>"#)
            .ok();
        for card in row {
            let texts: String = card.iter().map(|(style, said)| styled(document, *style, "", said)).collect();
            xml += &cell(width, &place, &texts);
        }
        for _ in row.len()..columns {
            xml += &cell(width, "", &paragraph(document, "Normal", "", ""));
        }
        xml += "</w:tr>";
    }
    xml + AFTER_TABLE
}
