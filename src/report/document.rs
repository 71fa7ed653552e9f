//! A plain document: what is said, in which order, without a format.
//!
//! Lengths are in millimetres of paper; widths of columns are shares of the whole.

use crate::core::model::language::main_subtag;
use crate::core::model::logo::Logo;

/// A document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// The language of its words, as a BCP 47 tag.
    pub language: String,
    /// The language of what the trainers wrote, as a BCP 47 tag.
    pub content_language: String,
    /// The title.
    pub title: String,
    /// A line below the title.
    pub subtitle: String,
    /// How its pages lie.
    pub page: PageSetup,
    /// Its pages hold the parts alone: no title above, no foot below. For badges and certificates.
    pub bare: bool,
    /// Each page has a frame. For certificates.
    pub framed: bool,
    /// The logos above its title.
    pub logos: Vec<Logo>,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
    /// A line at the foot of each page, or at the end where there are no pages.
    pub footer: String,
}

/// The greatest height of a logo on paper, in millimetres.
pub const LOGO_HEIGHT: u16 = 15;

/// The greatest width of a logo on paper, in millimetres.
pub const LOGO_WIDTH: u16 = 48;

impl Document {
    /// The logos that stand somewhere in it, each once.
    #[must_use]
    pub fn pictures(&self) -> Vec<&Logo> {
        let inside = self.blocks.iter().flat_map(|block| match block {
            Block::Logos(logos) => logos.as_slice(),
            _ => &[],
        });
        let mut all: Vec<&Logo> = Vec::new();
        for logo in self.logos.iter().chain(inside) {
            if !all.contains(&logo) {
                all.push(logo);
            }
        }
        all
    }
}

/// Width and height of logos that stand beside each other in room of this width, with so much between them: as large as
/// logos may be, or all of them smaller. In millimetres.
#[must_use]
pub fn logo_sizes(logos: &[Logo], room: f32, between: f32) -> Vec<(f32, f32)> {
    let sizes = logos.iter().map(|logo| logo.fitted(f32::from(LOGO_WIDTH), f32::from(LOGO_HEIGHT)));
    let sizes: Vec<(f32, f32)> = sizes.collect();
    let free = room - logos.iter().skip(1).map(|_| between).sum::<f32>();
    let wide: f32 = sizes.iter().map(|(width, _)| width).sum();
    let scale = if wide > free { (free / wide).max(0.0) } else { 1.0 };
    sizes.into_iter().map(|(width, height)| (width * scale, height * scale)).collect()
}

/// How pages lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PageSetup {
    /// A4 upright.
    #[default]
    Portrait,
    /// A4 on its side.
    Landscape,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// A paragraph; its lines stay lines.
    Paragraph(Style, String),
    /// A list with a mark before each of its lines.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A picture of figures.
    Chart(Chart),
    /// Logos beside each other, in the middle.
    Logos(Vec<Logo>),
    /// This many empty lines to write on.
    Lines(u32),
    /// Places to sign, side by side, each with the name below it.
    Signatures(Vec<String>),
    /// Boxes of the same size to cut out.
    Cards(Cards),
    /// This much empty paper.
    Space(u16),
    /// What follows begins on a new page.
    PageBreak,
}

/// How deep a heading stands below the title.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// A part of the document.
    Part,
    /// A section of a part.
    Section,
}

/// How a paragraph looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// Running text that stands out.
    Strong,
    /// Small print.
    Small,
    /// Centred text.
    Centred,
    /// A centred line in large letters.
    Large,
    /// A centred line in the largest letters, set smaller where it would not fit.
    Display,
}

/// Where the text of a column stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end: numbers.
    End,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Column {
    /// What stands above it, again on each page.
    pub head: String,
    /// Its share of the width.
    pub width: u16,
    /// Where its text stands.
    pub align: Align,
    /// The first line of each of its cells is a title, and stands out.
    pub titled: bool,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn new(head: impl Into<String>, width: u16) -> Self {
        Self { head: head.into(), width, ..Self::default() }
    }

    /// A column of texts that begin with a title.
    #[must_use]
    pub fn titled(head: impl Into<String>, width: u16) -> Self {
        Self { titled: true, ..Self::new(head, width) }
    }

    /// The title of a cell of a row, if it has one, and what stands below it.
    #[must_use]
    pub fn parts<'t>(&self, row: &Row, text: &'t str) -> (&'t str, &'t str) {
        let parts = text.split_once('\n').unwrap_or((text, ""));
        if self.titled && !row.quiet { parts } else { ("", text) }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(head: impl Into<String>, width: u16) -> Self {
        Self { align: Align::End, ..Self::new(head, width) }
    }
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// Each row has a box to tick before it.
    pub ticks: bool,
    /// Its letters are large: to read from afar, or on the wall.
    pub large: bool,
    /// Its cells are boxes to write in, at least this high; 0 for a table to read.
    pub box_height: u16,
}

impl Table {
    /// Whether it is so small that a reader wants it in one piece.
    #[must_use]
    pub fn is_small(&self) -> bool {
        let letters = || self.rows.iter().flat_map(|row| &row.cells).map(String::len).sum::<usize>();
        self.rows.len() <= 12 && self.box_height == 0 && letters() <= 1_500
    }
}

/// Whether a paragraph belongs to what comes after it, and never stands alone at the foot of a page: what stands
/// out is a small heading, small print says what follows, and what comes before places to sign is signed.
#[must_use]
pub fn leads(style: Style, rest: &[Block]) -> bool {
    let signed = matches!(rest.first(), Some(Block::Signatures(_)));
    matches!(style, Style::Strong | Style::Small) && !rest.is_empty() || style == Style::Body && signed
}

/// Whether nothing but lines to write on, under their heading, comes next: they do not stand on a page alone.
#[must_use]
pub fn ends_in_lines(rest: &[Block]) -> bool {
    matches!(rest, [Block::Paragraph(Style::Strong, _), Block::Lines(_), ..])
}

/// Whether what is signed below a table to fill in comes next: it stays with the last rows.
#[must_use]
pub fn signed_below(table: &Table, rest: &[Block]) -> bool {
    table.box_height > 0 && matches!(rest.first(), Some(Block::Paragraph(..) | Block::Signatures(_)))
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Whether its box is ticked.
    pub ticked: bool,
    /// It stands back: a break, a sum of others.
    pub quiet: bool,
    /// A bar at its start in this colour, as `0xRRGGBB`.
    pub colour: Option<u32>,
    /// Its cells, as many as the table has columns.
    pub cells: Vec<String>,
}

impl Row {
    /// A row of these cells.
    #[must_use]
    pub fn of<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Self {
        Self { cells: cells.into_iter().map(Into::into).collect(), ..Self::default() }
    }
}

/// A picture of figures: bars, or dots on a line, one or several for each label.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same told in a sentence, for who can't see it.
    pub told: String,
    /// The names of the series, as many as each bar has values.
    pub series: Vec<String>,
    /// Pairs of dots instead of bars.
    pub dots: bool,
    /// The value that takes the whole width; at least 1.
    pub most: u32,
    /// The labels with their values.
    pub bars: Vec<Bar>,
}

/// A label of a chart with its values.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// A value for each series, with how it is written; none where nothing is known.
    pub values: Vec<Option<(u32, String)>>,
}

impl Bar {
    /// Its values as they are written, one after the other.
    #[must_use]
    pub fn written(&self) -> String {
        let written = self.values.iter().map(|value| value.as_ref().map_or("–", |(_, text)| text.as_str()));
        written.collect::<Vec<_>>().join(" / ")
    }
}

/// Boxes of the same size.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cards {
    /// How many stand side by side.
    pub columns: u16,
    /// How high each is.
    pub height: u16,
    /// Each is folded in the middle: what it says stands on its lower half.
    pub folded: bool,
    /// The paragraphs of each.
    pub cards: Vec<Vec<(Style, String)>>,
}

impl Document {
    /// The language of one of its texts, by its letters: a program that reads aloud or checks spelling needs it.
    #[must_use]
    pub fn language_of(&self, text: &str) -> &str {
        let script = text.chars().find_map(Script::of).unwrap_or(Script::Latin);
        let fits = |tag: &&str| Script::of_language(tag) == script;
        let own = [self.language.as_str(), self.content_language.as_str()].into_iter().find(fits);
        own.unwrap_or(match script {
            Script::Georgian => "ka",
            Script::Armenian => "hy",
            Script::Cyrillic => "ru",
            Script::Latin => "en",
        })
    }
}

/// A script, as far as it tells languages apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Georgian,
    Armenian,
}

impl Script {
    fn of(letter: char) -> Option<Self> {
        match letter {
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}' => {
                Some(Self::Georgian)
            }
            '\u{530}'..='\u{58f}' => Some(Self::Armenian),
            '\u{400}'..='\u{52f}' => Some(Self::Cyrillic),
            letter => letter.is_alphabetic().then_some(Self::Latin),
        }
    }

    fn of_language(tag: &str) -> Self {
        match main_subtag(tag).as_str() {
            "ka" => Self::Georgian,
            "hy" => Self::Armenian,
            "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "sr" | "tg" | "uk" => Self::Cyrillic,
            _ => Self::Latin,
        }
    }
}
