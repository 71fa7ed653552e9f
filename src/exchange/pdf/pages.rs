//! Pages: what stands where, before any of it is written.
//!
//! Everything is kept with its place in the tree of tags, by which a program that reads aloud knows what is a
//! heading, what a row, and what is only there for the eye.

use super::lines::{Line, Look, Typesetter};
use crate::core::model::logo::Logo;
use crate::report::document::{Level, PageSetup};

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// How dark something is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// Text and marks.
    Black,
    /// What stands back.
    Grey,
    /// Thin lines.
    Rule,
    /// Behind heads and quiet rows.
    Shade,
    /// The series of a chart, counted from 0.
    Series(usize),
    /// This one, as `0xRRGGBB`.
    Colour(u32),
}

/// Something on a page, in points from its upper left corner.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A line of text whose top is at `y`.
    Text {
        /// The line.
        line: Line,
        /// Its left end.
        x: f32,
        /// Its top.
        y: f32,
        /// How dark.
        ink: Ink,
        /// The language of the text, as a BCP 47 tag.
        language: String,
    },
    /// A filled box: left, top, width, height.
    Fill([f32; 4], Ink),
    /// A line: from x, y to x, y; its width; dashed.
    Stroke([f32; 4], f32, Ink, bool),
    /// A dot: its middle and how far it reaches; filled or not.
    Dot([f32; 3], Ink, bool),
    /// A logo: left, top, width, height.
    Logo([f32; 4], Logo),
}

/// What a part of the document is.
#[derive(Clone, PartialEq, Debug)]
pub enum Tag {
    /// The whole.
    Root,
    /// A heading of this depth, from 1.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A list; its items; the mark before one; its text.
    List,
    /// An item of a list.
    Item,
    /// The text of an item.
    ItemText,
    /// A table.
    Table,
    /// The rows of heads of a table.
    Heads,
    /// The other rows of a table.
    Body,
    /// A row.
    Row,
    /// A head of a column.
    Head,
    /// A cell.
    Cell,
    /// A picture, told in words.
    Figure(String),
}

/// A part of the tree of tags.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// The parts in it, in the order of reading.
    pub children: Vec<usize>,
}

/// A place to jump to.
#[derive(Clone, Debug)]
pub struct Bookmark {
    /// How deep it stands.
    pub level: Level,
    /// What it says.
    pub text: String,
    /// Its page, counted from 0.
    pub page: usize,
    /// How far down, in points.
    pub y: f32,
}

/// The pages as they grow.
#[expect(clippy::struct_field_names, reason = "its pages are its pages")]
pub struct Pages {
    /// The typesetter.
    pub type_setter: Typesetter,
    /// What stands on each page, with its node; none for what is only there for the eye.
    pub pages: Vec<Vec<(Mark, Option<usize>)>>,
    /// The tree of tags; the first is its root.
    pub nodes: Vec<Node>,
    /// The places to jump to.
    pub bookmarks: Vec<Bookmark>,
    /// Width and height of a page.
    pub size: (f32, f32),
    /// The left edge of what is written.
    pub left: f32,
    /// The upper edge of what is written.
    pub top: f32,
    /// How wide it is.
    pub width: f32,
    /// Its lower edge.
    pub bottom: f32,
    /// Where the next thing comes.
    pub y: f32,
}

impl Pages {
    /// One empty page; a `bare` one has no room for a foot, a `framed` one has some around its frame.
    pub fn new(setup: PageSetup, bare: bool, framed: bool) -> Self {
        let size = match setup {
            PageSetup::Portrait => (210.0 * MM, 297.0 * MM),
            PageSetup::Landscape => (297.0 * MM, 210.0 * MM),
        };
        let (margin, foot) = match (bare, framed) {
            (true, true) => (24.0 * MM, 14.0 * MM),
            (true, false) => (12.0 * MM, 12.0 * MM),
            _ => (18.0 * MM, 20.0 * MM),
        };
        Self {
            type_setter: Typesetter::new(),
            pages: vec![Vec::new()],
            nodes: vec![Node { tag: Tag::Root, children: Vec::new() }],
            bookmarks: Vec::new(),
            size,
            left: margin,
            top: margin,
            width: size.0 - 2.0 * margin,
            bottom: size.1 - foot,
            y: margin,
        }
    }

    /// A part of the document within another.
    pub fn node(&mut self, parent: usize, tag: Tag) -> usize {
        let new = self.nodes.len();
        self.nodes.push(Node { tag, children: Vec::new() });
        self.nodes[parent].children.push(new);
        new
    }

    /// Puts a mark on the last page.
    pub fn put(&mut self, mark: Mark, node: Option<usize>) {
        if let Some(page) = self.pages.last_mut() {
            page.push((mark, node));
        }
    }

    /// How much is left of the page.
    pub fn room(&self) -> f32 {
        self.bottom - self.y
    }

    /// Begins a new page, unless nothing stands on this one.
    pub fn turn(&mut self) {
        if self.pages.last().is_some_and(|page| !page.is_empty()) {
            self.pages.push(Vec::new());
        }
        self.y = self.top;
    }

    /// Makes sure that this much is left, if a page has as much at all.
    pub fn want(&mut self, height: f32) {
        if height > self.room() && self.y > self.top {
            self.turn();
        }
    }

    /// Leaves some paper free, unless the page begins here.
    pub fn space(&mut self, height: f32) {
        if self.y > self.top {
            self.y += height;
        }
    }

    /// Lines of a text in a column from `x`, over as many pages as it takes. `part` says where in the column
    /// they stand: 0 at its start, 0.5 in its middle, 1 at its end.
    pub fn flow(
        &mut self,
        lines: Vec<Line>,
        (x, width, part): (f32, f32, f32),
        ink: Ink,
        language: &str,
        node: usize,
    ) {
        for line in lines {
            if line.height > self.room() && self.y > self.top {
                self.turn();
            }
            let (height, y) = (line.height, self.y);
            let x = x + (width - line.width).max(0.0) * part;
            self.put(Mark::Text { line, x, y, ink, language: language.to_owned() }, Some(node));
            self.y += height;
        }
    }

    /// The lines of a text.
    pub fn lines(&mut self, text: &str, size: f32, bold: bool, width: f32) -> Vec<Line> {
        self.type_setter.lines(text, Look { size, bold }, width)
    }
}

/// Who watches how a document grows, and may stop it.
pub struct Watch<'a> {
    tell: &'a dyn Fn(u32) -> bool,
    done: usize,
    all: usize,
}

impl<'a> Watch<'a> {
    /// Of so many steps; `tell` is given percents, and says whether to go on.
    pub fn new(all: usize, tell: &'a dyn Fn(u32) -> bool) -> Self {
        Self { tell, done: 0, all: all.max(1) }
    }

    /// One step more is done. Whether to go on.
    pub fn step(&mut self) -> bool {
        self.done += 1;
        (self.tell)(u32::try_from(self.done * 100 / self.all).unwrap_or(100).min(100))
    }
}

/// How high some lines are.
pub fn height(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}
