//! The words of one slide: its title, its lines with sizes and levels, its tables, its notes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::bounds::MAX_LINES;
use super::clean;
use super::xml::Element;
use crate::core::reading::pages::{Line, Page};

/// The size of letters where neither the slide nor its kind of place says, in tenths of a point.
const USUAL_SIZE: u32 = 180;

/// How often each language is named by the pieces of text of a deck.
#[derive(Clone, Debug, Default)]
pub struct Languages(BTreeMap<String, usize>);

impl Languages {
    /// The language of most of the text.
    #[must_use]
    pub fn most(&self) -> Option<String> {
        self.0.iter().max_by_key(|(_, letters)| **letters).map(|(tag, _)| tag.clone())
    }

    /// Takes in what was counted elsewhere.
    pub fn add(&mut self, other: Self) {
        for (tag, letters) in other.0 {
            *self.0.entry(tag).or_default() += letters;
        }
    }

    fn count(&mut self, tag: Option<&str>, text: &str) {
        let Some(tag) = tag.filter(|tag| !tag.is_empty() && tag.len() <= 35) else { return };
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        // What stands there is clean already.
        match self.0.get_mut(tag) {
            Some(counted) => *counted += letters,
            None => *self.0.entry(clean::line(tag)).or_default() += letters,
        }
    }
}

/// The words of a slide, without its notes.
#[must_use]
pub fn page(sld: Element<'_>, languages: &mut Languages) -> Page {
    let mut page = Page::default();
    let Some(tree) = sld.at(&["cSld", "spTree"]) else { return page };
    let mut blocks = Vec::new();
    for shape in tree.children() {
        let first = page.lines.len();
        shape_of(shape, &mut page, languages);
        blocks.push((shape, first..page.lines.len()));
    }
    if tree.all("ph").next().is_none() {
        in_reading_order(&mut page.lines, blocks);
    }
    let pictures = tree.all("pic").filter(|picture| !is_small(*picture));
    page.pictures = u32::try_from(pictures.count()).unwrap_or(u32::MAX);
    let shown: Vec<Cow<'_, str>> =
        tree.all("pic").filter_map(|picture| picture.at(&["nvPicPr", "cNvPr"])?.attribute("descr")).collect();
    page.alt = clean::lines(shown.iter().map(AsRef::as_ref));
    page
}

/// Whether a picture is no larger than a logo.
fn is_small(picture: Element<'_>) -> bool {
    /// This many units of the file are about four centimetres.
    const LOGO: i64 = 1_500_000;
    let size = picture.all("ext").find(|size| size.attribute("cx").is_some());
    let number = |name: &str| size?.attribute(name)?.parse::<i64>().ok();
    matches!((number("cx"), number("cy")), (Some(width), Some(height)) if width < LOGO && height < LOGO)
}

/// A shape, and its lines.
type Block<'p> = (Element<'p>, std::ops::Range<usize>);

/// Where a shape stands: how far down, and how far to the right, in steps of some millimetres.
fn place_of(shape: Element<'_>) -> Option<(i64, i64)> {
    /// This many units of the file are about four millimetres: what stands side by side is hardly ever level.
    const STEP: i64 = 150_000;
    let off = shape.all("off").next()?;
    let number = |name: &str| off.attribute(name)?.parse::<i64>().ok();
    Some((number("y")? / STEP, number("x")?))
}

/// Without places for texts a file has them in the order in which they were drawn, not in that of reading.
fn in_reading_order(lines: &mut Vec<Line>, blocks: Vec<Block<'_>>) {
    let filled = blocks.into_iter().filter(|(_, range)| !range.is_empty());
    let placed: Option<Vec<_>> = filled.map(|(shape, range)| Some((place_of(shape)?, range))).collect();
    let Some(mut placed) = placed else { return };
    placed.sort_by_key(|(place, _)| *place);
    let sorted = placed.into_iter().flat_map(|(_, range)| lines[range].to_vec()).collect();
    *lines = sorted;
}

fn shapes(tree: Element<'_>, page: &mut Page, languages: &mut Languages) {
    for shape in tree.children() {
        shape_of(shape, page, languages);
    }
}

fn shape_of(shape: Element<'_>, page: &mut Page, languages: &mut Languages) {
    match shape.name() {
        "sp" => text_shape(shape, page, languages),
        "grpSp" | "Choice" => shapes(shape, page, languages),
        "AlternateContent" => shapes_of_alternative(shape, page, languages),
        "graphicFrame" => {
            for row in shape.all("tr") {
                table_row(row, page, languages);
            }
        }
        _ => {}
    }
}

/// The same shape is given twice, for newer and for older programs: one of the two is enough.
fn shapes_of_alternative(alternative: Element<'_>, page: &mut Page, languages: &mut Languages) {
    let before = page.lines.len();
    if let Some(choice) = alternative.child("Choice") {
        shapes(choice, page, languages);
    }
    if page.lines.len() == before
        && let Some(fallback) = alternative.child("Fallback")
    {
        shapes(fallback, page, languages);
    }
}

fn text_shape(shape: Element<'_>, page: &mut Page, languages: &mut Languages) {
    let place = shape.at(&["nvSpPr", "nvPr", "ph"]);
    let kind = place.map(|place| place.attribute("type").unwrap_or("obj".into()));
    let kind = kind.as_deref();
    // Numbers and dates say nothing; a footer is the same on every slide.
    if matches!(kind, Some("sldNum" | "dt" | "hdr")) {
        return;
    }
    let Some(body) = shape.child("txBody") else { return };
    if kind == Some("ftr") {
        page.footer = plain_text(body, languages);
        return;
    }
    let first = page.lines.len();
    paragraphs(body, usual_size(kind), page, languages);
    if matches!(kind, Some("title" | "ctrTitle")) && page.title.is_empty() {
        let words: Vec<&str> = page.lines[first..].iter().map(|line| line.text.as_str()).collect();
        page.title = clean::line(&words.join(" "));
        page.titled = !page.title.is_empty();
        // The title is read first, wherever it stands in the file.
        let title: Vec<Line> = page.lines.drain(first..).collect();
        page.lines.splice(0..0, title);
    }
}

/// The size of letters by the kind of place, as the templates of the common programs have it.
fn usual_size(kind: Option<&str>) -> u32 {
    match kind {
        Some("title") => 440,
        Some("ctrTitle") => 600,
        Some("subTitle") => 240,
        Some("body" | "obj") => 280,
        _ => USUAL_SIZE,
    }
}

/// All that a body says, as one line.
fn plain_text(body: Element<'_>, languages: &mut Languages) -> String {
    let paragraphs = body.children().filter(|child| child.name() == "p");
    let texts: Vec<Cow<'_, str>> =
        paragraphs.flat_map(|paragraph| texts_of(paragraph, languages).0).collect();
    clean::line(&texts.join(" "))
}

fn paragraphs(body: Element<'_>, usual: u32, page: &mut Page, languages: &mut Languages) {
    let default = body.child("lstStyle").and_then(|style| size_in(style.all("defRPr").next()));
    for paragraph in body.children().filter(|child| child.name() == "p") {
        let level = paragraph.child("pPr").and_then(|facts| facts.attribute("lvl"));
        let level = level.and_then(|level| level.parse().ok()).unwrap_or(0_u32).min(8);
        // Each level below is a little smaller.
        let usual = default.unwrap_or_else(|| usual.saturating_sub(level * 40).max(120));
        let (texts, size) = texts_of(paragraph, languages);
        for text in texts {
            push(page, Line { text: clean::line(&text), size: size.unwrap_or(usual), level });
        }
    }
}

/// The texts of a paragraph, one for each of its lines, and the size of its largest letters.
fn texts_of<'p>(paragraph: Element<'p>, languages: &mut Languages) -> (Vec<Cow<'p, str>>, Option<u32>) {
    let mut texts = vec![Cow::default()];
    let mut size = None;
    for piece in paragraph.children() {
        match piece.name() {
            "br" => texts.push(Cow::default()),
            "r" | "fld" => {
                let counted = piece.attribute("type").is_some_and(|kind| kind.starts_with("slidenum"));
                let Some(words) = piece.child("t").filter(|_| !counted) else { continue };
                let facts = piece.child("rPr");
                languages.count(facts.and_then(|facts| facts.attribute("lang")).as_deref(), words.text());
                if !words.text().trim().is_empty() {
                    size = size.max(size_in(facts));
                }
                if let Some(text) = texts.last_mut() {
                    *text += words.text();
                }
            }
            _ => {}
        }
    }
    (texts, size)
}

/// The size that an element gives, in tenths of a point; files have hundredths.
fn size_in(element: Option<Element<'_>>) -> Option<u32> {
    let size: u32 = element?.attribute("sz")?.parse().ok()?;
    (100..=400_000).contains(&size).then_some(size / 10)
}

/// A row of a table as one line, its cells with strokes between.
fn table_row(row: Element<'_>, page: &mut Page, languages: &mut Languages) {
    let mut cells = Vec::new();
    let mut size = None;
    for cell in row.children().filter(|child| child.name() == "tc") {
        let mut words = Vec::new();
        for paragraph in cell.all("p") {
            let (texts, own) = texts_of(paragraph, languages);
            size = size.max(own);
            words.extend(texts);
        }
        cells.push(clean::line(&words.join(" ")));
    }
    if cells.iter().any(|cell| !cell.is_empty()) {
        let text = clean::line(&cells.join(" | "));
        push(page, Line { text, size: size.unwrap_or(USUAL_SIZE), level: 0 });
    }
}

/// Adds the words of a diagram, such as an agenda drawn as arrows.
pub fn add_diagram(page: &mut Page, root: Element<'_>, languages: &mut Languages) {
    for point in root.all("pt") {
        for paragraph in point.all("p") {
            let (texts, size) = texts_of(paragraph, languages);
            for text in texts {
                push(page, Line { text: clean::line(&text), size: size.unwrap_or(USUAL_SIZE), level: 0 });
            }
        }
    }
}

fn push(page: &mut Page, line: Line) {
    if !line.text.is_empty() && page.lines.len() < MAX_LINES {
        page.lines.push(line);
    }
}

/// Without a place for a title, the largest text is the title, if it stands out.
pub fn find_title(page: &mut Page) {
    if !page.title.is_empty() {
        return;
    }
    let largest = page.lines.iter().map(|line| line.size).max().unwrap_or(0);
    let same = page.lines.iter().filter(|line| line.size == largest).count();
    // A slide where everything has the same size has no title to be found, unless it is nearly empty.
    if same > 2 && same == page.lines.len() {
        return;
    }
    if let Some(at) = page.lines.iter().position(|line| line.size == largest) {
        let run = page.lines[at..].iter().take_while(|line| line.size == largest).take(3);
        let words: Vec<&str> = run.map(|line| line.text.as_str()).collect();
        page.title = clean::line(&words.join(" "));
    }
}

/// The notes of the speaker: what stands in the body of a notes page, whose place need not name its type.
#[must_use]
pub fn notes(root: Element<'_>) -> String {
    let mut page = Page::default();
    for shape in root.all("sp") {
        let place = shape.at(&["nvSpPr", "nvPr", "ph"]);
        if place.is_some_and(|place| matches!(place.attribute("type").as_deref(), None | Some("body")))
            && let Some(body) = shape.child("txBody")
        {
            paragraphs(body, USUAL_SIZE, &mut page, &mut Languages::default());
        }
    }
    clean::lines(page.lines.iter().map(|line| line.text.as_str()))
}
