//! A page to print: one self-contained file of HTML that every browser shows and prints, without scripts and
//! without anything from elsewhere.

use std::fmt::Write as _;

use crate::core::model::logo::Logo;
use crate::core::text::{is_bidi_control, is_control};
use crate::report::document::{
    Align, Block, Cards, Chart, Document, LOGO_HEIGHT, LOGO_WIDTH, Level, PageSetup, Style, Table,
};

const STYLE: &str = "\
body{font:12pt/1.35 'Noto Sans','Segoe UI','DejaVu Sans',Arial,sans-serif;color:#000;background:#fff;\
max-width:19cm;margin:1cm auto;padding:0 .5cm}body.wide{max-width:27cm}\
h1{font-size:18pt;margin:0}h2{font-size:13pt;margin:18pt 0 4pt}h3{font-size:12pt;margin:12pt 0 2pt}\
p{margin:2pt 0 8pt;white-space:pre-line}.strong{font-weight:bold}.small{font-size:9pt}\
.centred,.large,.display{text-align:center}.large{font-size:18pt}.display{font-size:28pt;font-weight:bold}\
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border-bottom:1px solid #999;padding:4pt 6pt;\
text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}th{font-size:10pt}\
.end{text-align:right}.mid{text-align:center}\
.boxes th,.boxes td{border:1px solid #666}tr.quiet{color:#444;background:#f2f2f2}\
td.box,th.box{width:1.2em}\
.box span{display:inline-block;width:.95em;height:.95em;border:1.2pt solid #000;text-align:center;line-height:.9em}\
.bar{height:.7em;margin:2px 0;min-width:1px}.s0{background:#8a9aa8}.s1{background:#1f5f8b}.rule{border-bottom:1px solid #666;\
height:9mm}.cards{display:grid;gap:0}.cards>div{border:1px dashed #888;overflow:hidden;display:flex;\
flex-direction:column;justify-content:center;padding:4mm;box-sizing:border-box;overflow-wrap:anywhere}\
.folded>div{justify-content:end}.large td,.large th{font-size:15pt;padding:8pt 6pt}\
.signs{display:flex;gap:1cm;margin-top:18mm}.signs>div{flex:1;border-top:1px solid #000;font-size:10pt}\
h1,h2,h3,tr,.cards>div,.signs,figure{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}\
.logos{display:flex;flex-wrap:wrap;gap:8mm;align-items:center;margin:0 0 4mm}.logos.mid{justify-content:center}\
figure{margin:8pt 0}figcaption{font-weight:bold}.break{break-after:page}\
footer{margin-top:18pt;font-size:9pt}@media print{body,body.wide{margin:0;max-width:none}}";

/// The page as HTML. Every text is taken as text, whatever stands in it.
#[must_use]
pub fn to_html(page: &Document) -> String {
    let mut html = String::new();
    let mut put = |text: &str| html.push_str(text);
    put("<!doctype html>\n<html lang=\"");
    put(&escaped(&page.language));
    put("\">\n<head>\n<meta charset=\"utf-8\">\n");
    put(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n<title>",
    );
    put(&escaped(&page.title));
    put("</title>\n<style>");
    put(STYLE);
    let wide = page.page == PageSetup::Landscape;
    put(if wide { "@page{size:A4 landscape}" } else { "@page{size:A4}" });
    put("</style>\n</head>\n");
    put(if wide { "<body class=\"wide\">\n" } else { "<body>\n" });
    if !page.bare {
        put(&logos_html(&page.logos, "logos"));
        put(&format!("<h1>{}</h1>\n<p>{}</p>\n", escaped(&page.title), escaped(&page.subtitle)));
    }
    for block in &page.blocks {
        put(&block_html(block));
    }
    if !page.bare {
        put(&format!("<footer>{}</footer>\n", escaped(&page.footer)));
    }
    put("</body>\n</html>\n");
    html
}

fn block_html(block: &Block) -> String {
    match block {
        Block::Heading(Level::Part, text) => format!("<h2>{}</h2>\n", escaped(text)),
        Block::Heading(Level::Section, text) => format!("<h3>{}</h3>\n", escaped(text)),
        Block::Paragraph(style, text) => paragraph(*style, text),
        Block::List(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| format!("<li>{}</li>", escaped(line))).collect();
            format!("<ul>{}</ul>\n", lines.concat())
        }
        Block::Table(table) => table_html(table),
        Block::Logos(logos) => logos_html(logos, "logos mid"),
        Block::Chart(chart) => chart_html(chart),
        Block::Lines(count) => "<div class=\"rule\"></div>\n".repeat(*count as usize),
        Block::Signatures(names) => {
            let names: Vec<String> =
                names.iter().map(|name| format!("<div>{}</div>", escaped(name))).collect();
            format!("<div class=\"signs\">{}</div>\n", names.concat())
        }
        Block::Cards(cards) => cards_html(cards),
        Block::Space(height) => format!("<div style=\"height:{height}mm\"></div>\n"),
        Block::PageBreak => "<div class=\"break\"></div>\n".to_owned(),
    }
}

/// Logos beside each other, the pictures in the page itself.
fn logos_html(logos: &[Logo], class: &str) -> String {
    if logos.is_empty() {
        return String::new();
    }
    let picture = |logo: &Logo| {
        let (width, height) = logo.fitted(f32::from(LOGO_WIDTH), f32::from(LOGO_HEIGHT));
        format!(
            "<img alt=\"{}\" style=\"width:{width:.1}mm;height:{height:.1}mm\" src=\"data:image/png;base64,{}\">",
            escaped(&logo.name),
            logo.base64()
        )
    };
    format!("<div class=\"{class}\">{}</div>\n", logos.iter().map(picture).collect::<String>())
}

fn paragraph(style: Style, text: &str) -> String {
    let class = match style {
        Style::Body => "body",
        Style::Strong => "strong",
        Style::Small => "small",
        Style::Centred => "centred",
        Style::Large => "large",
        Style::Display => "display",
    };
    format!("<p class=\"{class}\">{}</p>\n", escaped(text))
}

fn cards_html(cards: &Cards) -> String {
    let folded = if cards.folded { " folded" } else { "" };
    let columns = cards.columns.max(1);
    let mut html =
        format!("<div class=\"cards{folded}\" style=\"grid-template-columns:repeat({columns},1fr)\">\n");
    for card in &cards.cards {
        // Writing into a text never fails.
        write!(html, "<div style=\"height:{}mm\">", cards.height).ok();
        html.extend(card.iter().map(|(style, text)| paragraph(*style, text)));
        html.push_str("</div>\n");
    }
    html + "</div>\n"
}

/// The bars of a chart as a table, which says the numbers, too.
fn chart_html(chart: &Chart) -> String {
    let mut html = format!(
        "<figure aria-label=\"{}\"><figcaption>{}</figcaption>\n<p class=\"small\">",
        escaped(&chart.told),
        escaped(&chart.title)
    );
    let keys = chart.series.iter().enumerate().map(|(index, name)| {
        format!("<span class=\"s{}\">&nbsp;&nbsp;</span> {}&ensp;", index % 2, escaped(name))
    });
    html.extend(keys);
    html.push_str("</p>\n<table>\n");
    for bar in &chart.bars {
        write!(html, "<tr><td style=\"width:30%\">{}</td><td>", escaped(&bar.label)).ok();
        for (index, value) in bar.values.iter().enumerate() {
            let tenths = u64::from(value.as_ref().map_or(0, |(value, _)| *value)) * 1000;
            let tenths = (tenths / u64::from(chart.most.max(1))).min(1000);
            let (whole, tenth, series) = (tenths / 10, tenths % 10, index % 2);
            write!(html, "<div class=\"bar s{series}\" style=\"width:{whole}.{tenth}%\"></div>").ok();
        }
        writeln!(html, "</td><td style=\"width:20%\">{}</td></tr>", escaped(&bar.written())).ok();
    }
    html + "</table></figure>\n"
}

fn table_html(table: &Table) -> String {
    let boxes = match (table.box_height > 0, table.large) {
        (true, _) => " class=\"boxes\"",
        (false, true) => " class=\"large\"",
        (false, false) => "",
    };
    let mut html = format!("<table{boxes}>\n<thead><tr>");
    if table.ticks {
        html.push_str("<th class=\"box\"></th>");
    }
    let all: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    for column in &table.columns {
        let (width, class) = (u32::from(column.width) * 100 / all, class(column.align));
        write!(html, "<th{class} style=\"width:{width}%\">{}</th>", escaped(&column.head)).ok();
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        html.push_str(if row.quiet { "<tr class=\"quiet\">" } else { "<tr>" });
        if table.ticks {
            let tick = if row.ticked { "&#10003;" } else { "" };
            write!(html, "<td class=\"box\"><span>{tick}</span></td>").ok();
        }
        for (number, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
            let (class, height) = (class(column.align), table.box_height);
            let style = match row.colour.filter(|_| number == 0) {
                Some(colour) => format!(" style=\"border-left:4px solid #{colour:06x}\""),
                None if height > 0 => format!(" style=\"height:{height}mm\""),
                None => String::new(),
            };
            let (title, rest) = column.parts(row, cell);
            let title = if title.is_empty() { String::new() } else { format!("<b>{}</b>\n", escaped(title)) };
            write!(html, "<td{class}{style}>{title}{}</td>", escaped(rest)).ok();
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n");
    html
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Centre => " class=\"mid\"",
        Align::End => " class=\"end\"",
    }
}

/// A text in which nothing is taken for markup, and no hidden mark turns the direction of what follows.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' => safe.push('\n'),
            letter if is_bidi_control(letter) => {}
            letter if is_control(letter) => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
