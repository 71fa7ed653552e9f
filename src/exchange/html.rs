//! A page to print: one self-contained file of HTML that every browser shows and prints, without scripts and
//! without anything from elsewhere.

use std::fmt::Write as _;

use crate::core::text::{is_bidi_control, is_control};
use crate::report::document::{Block, Document, Table};

const STYLE: &str = "\
body{font:12pt/1.35 'Noto Sans','Segoe UI','DejaVu Sans',Arial,sans-serif;color:#000;background:#fff;\
max-width:19cm;margin:1cm auto;padding:0 .5cm}\
h1{font-size:18pt;margin:0}h2{font-size:13pt;margin:18pt 0 4pt}p{margin:2pt 0 8pt}\
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;padding:4pt 6pt;text-align:left;\
vertical-align:top;overflow-wrap:anywhere}th{font-size:10pt}td.box,th.box{width:1.2em}\
.box span{display:inline-block;width:.95em;height:.95em;border:1.2pt solid #000;text-align:center;line-height:.9em}\
h2,tr{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}\
footer{margin-top:18pt;font-size:9pt}@media print{body{margin:0;max-width:none}}";

/// The page as HTML. Every text is taken as text, whatever stands in it.
#[must_use]
pub fn to_html(page: &Document) -> String {
    let mut html = String::new();
    let mut put = |text: &str| html.push_str(text);
    put("<!doctype html>\n<html lang=\"");
    put(&escaped(&page.language));
    put("\">\n<head>\n<meta charset=\"utf-8\">\n");
    put(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>",
    );
    put(&escaped(&page.title));
    put("</title>\n<style>");
    put(STYLE);
    put("</style>\n</head>\n<body>\n<h1>");
    put(&escaped(&page.title));
    put("</h1>\n<p>");
    put(&escaped(&page.subtitle));
    put("</p>\n");
    for block in &page.blocks {
        match block {
            Block::Heading(text) => put(&format!("<h2>{}</h2>\n", escaped(text))),
            Block::Table(table) => put(&table_html(table)),
        }
    }
    put("<footer>");
    put(&escaped(&page.footer));
    put("</footer>\n</body>\n</html>\n");
    html
}

fn table_html(table: &Table) -> String {
    let mut html = "<table>\n<thead><tr><th class=\"box\"></th>".to_owned();
    // Writing into a text never fails.
    for column in &table.columns {
        write!(html, "<th>{}</th>", escaped(column)).ok();
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        let tick = if row.ticked { "&#10003;" } else { "" };
        write!(html, "<tr><td class=\"box\"><span>{tick}</span></td>").ok();
        for cell in &row.cells {
            write!(html, "<td>{}</td>", escaped(cell)).ok();
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n");
    html
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
            letter if is_bidi_control(letter) => {}
            letter if is_control(letter) => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
