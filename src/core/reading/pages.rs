//! What a reader found in a deck or a guide: pages with their words, as plain data.
//!
//! The readers (`materials::reading`) make it from PPTX and PDF files; the finder of sessions, the search
//! and the outline of a preview only see this. Nothing in it is trusted: titles and texts are as the file
//! has them, cleaned of control and direction-changing characters and cut to sensible lengths.

use serde::{Deserialize, Serialize};

/// The words of one deck or guide.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Pages {
    /// What the file is.
    pub format: PagesFormat,
    /// The title that the file gives itself, or empty.
    pub title: String,
    /// The language that the file says it is in, as a BCP 47 tag.
    pub language: Option<String>,
    /// Most pages are wider than high, as slides are.
    pub wide: bool,
    /// The slides in the order in which they are shown, or the pages.
    pub pages: Vec<Page>,
    /// Sections of a deck, or the outline of a PDF, in order.
    pub outline: Vec<Heading>,
    /// What went wrong on the way; the rest is still of use.
    pub problems: Vec<ReadProblem>,
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum PagesFormat {
    /// A slide deck.
    #[default]
    Deck,
    /// A PDF: a guide, a handout, or the twin of a deck.
    Pdf,
}

/// A slide or page.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Page {
    /// The page label of a PDF where it is not the number, such as `iv`.
    pub label: Option<String>,
    /// The title: that of the title placeholder, else the largest text; or empty.
    pub title: String,
    /// Whether the title stood in a title placeholder, so that it is surely the title.
    pub titled: bool,
    /// The text, line by line, in reading order; the title is among them.
    pub lines: Vec<Line>,
    /// The notes of the speaker.
    pub notes: String,
    /// What stands in the place for a footer, or empty.
    pub footer: String,
    /// What its pictures show, in words for those who can't see them; or empty.
    pub alt: String,
    /// How many pictures stand on it; small ones, such as a logo, are not counted.
    pub pictures: u32,
    /// A slide that is not shown.
    pub hidden: bool,
    /// The layout of a slide as the file names it, such as `secHead` for a divider; or empty.
    pub layout: String,
}

/// A line of text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The size of its letters in tenths of a point; 0 where the file does not say.
    pub size: u32,
    /// The level of a bullet, 0 for the outermost.
    pub level: u32,
}

/// A section of a deck or an entry of the outline of a PDF.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Heading {
    /// What it says.
    pub title: String,
    /// Its level, 0 for the outermost.
    pub level: u32,
    /// The slide or page where it begins, counted from 1.
    pub page: u32,
}

/// Something in a file that could not be read; the rest still was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum ReadProblem {
    /// A slide or page is damaged: its number, counted from 1.
    DamagedPage(u32),
    /// A slide or page holds no text, perhaps a picture of text: its number, counted from 1.
    NoText(u32),
    /// A page shows text that can't be read, as its letters do not say which they are: its number, counted from 1.
    PictureOfText(u32),
    /// There is more in it than Doorstep reads: the rest was left out.
    CutShort,
    /// The list of slides or pages is damaged; the order may be wrong.
    OrderUnsure,
}
