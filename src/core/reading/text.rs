//! The pages of a file, ready to be looked through: running heads and page numbers are set apart.

use std::collections::{BTreeMap, BTreeSet};

use super::label;
use super::lengths;
use super::letters;
use super::pages::{Heading, Line, Page, Pages, PagesFormat};
use super::tokens::{Kind, Token, plain, tokens};
use super::words::{Concept, Lexicons};

/// The most lines of one page that are looked at: a page full of text has some eighty.
const MOST_OF_PAGE: usize = 400;

/// The most lines of a file that are looked at: a guide of a thousand pages has some fifty thousand.
const MOST_OF_FILE: usize = 60_000;

/// How much larger than the usual text a heading is, in percent.
const HEADING_PERCENT: u32 = 108;

/// A divider has no more lines.
const FEW_LINES: usize = 4;

/// A line with its tokens.
#[derive(Clone, Debug)]
pub struct LineText<'a> {
    /// What it says.
    pub text: &'a str,
    /// The size of its letters in tenths of a point; 0 if unknown.
    pub size: u32,
    /// Its words and numbers.
    pub tokens: Vec<Token>,
}

/// A page.
#[derive(Clone, Debug)]
pub struct PageText<'a> {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its title without lines that only say how long it is; or empty.
    pub title: String,
    /// Its title as it is compared.
    pub plain: String,
    /// The tokens of its title.
    told: Vec<Token>,
    /// The title stood in the place for titles.
    pub titled: bool,
    /// It is not shown.
    pub hidden: bool,
    /// The layout of the slide.
    pub layout: &'a str,
    /// Its lines without running heads.
    pub lines: Vec<LineText<'a>>,
    /// The notes of the speaker.
    pub notes: &'a str,
    /// What its pictures show, in words.
    pub alt: &'a str,
    /// How many pictures stand on it.
    pub pictures: u32,
}

impl PageText<'_> {
    /// Whether there is little on it: a divider has its title and perhaps a line below.
    #[must_use]
    pub fn is_sparse(&self) -> bool {
        !self.lines.is_empty() && self.lines.len() <= FEW_LINES && self.letters() <= 160
    }

    /// How many letters are on it.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.lines.iter().map(|line| line.text.chars().count()).sum()
    }

    /// The tokens of its title.
    #[must_use]
    pub fn title_tokens(&self) -> &[Token] {
        &self.told
    }
}

/// A file.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// Its pages, in order.
    pub pages: Vec<PageText<'a>>,
    /// Its sections or the entries of its outline.
    pub outline: &'a [Heading],
    /// Lines that stand on many pages.
    pub running: Vec<&'a str>,
    /// The size of most of the text, in tenths of a point.
    pub usual_size: u32,
    /// Its headings count with letters.
    letters_run_on: bool,
}

impl<'a> Text<'a> {
    /// The pages of a file.
    #[must_use]
    pub fn of(pages: &'a Pages, words: &Lexicons<'_>) -> Self {
        let usual_size = usual_size(pages);
        // Running heads stand at the edges of pages; in the middle of them a sentence may come again.
        let edges = |page: &'a Page| {
            let last = page.lines.len().saturating_sub(2);
            let edge = move |at: usize| at < 2 || at >= last;
            let small = move |line: &Line| pages.format == PagesFormat::Pdf || line.size < usual_size;
            page.lines
                .iter()
                .enumerate()
                .filter(move |(at, line)| edge(*at) && small(line))
                .map(|(_, line)| line)
        };
        // The foot of a slide may end with its number. In a guide lines are counted, and stay.
        let is_deck = pages.format == PagesFormat::Deck;
        let form = |line: &'a str, index: usize| if is_deck { without_number(line, index + 1) } else { line };
        let mut on_pages: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, page) in pages.pages.iter().enumerate() {
            let own: BTreeSet<&str> = edges(page).map(|line| form(&line.text, index)).collect();
            for line in own {
                *on_pages.entry(line).or_default() += 1;
            }
        }
        // A line on four pages of ten runs through the file.
        let many = (pages.pages.len() * 2 / 5).max(3);
        // A label of a session on all its slides says which session it is, a length how long it is.
        let says = |line: &str| {
            label::leading(line, words, Concept::Session).is_some() || lengths::aside(line, words).is_some()
        };
        let is_running = |line: &'a str, index: usize| {
            on_pages.get(form(line, index)).is_some_and(|count| *count > many) && !says(line)
        };
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut room = MOST_OF_FILE;
        let mut made = Vec::with_capacity(pages.pages.len());
        for (index, page) in pages.pages.iter().enumerate() {
            let mut lines = Vec::new();
            // A slide with little else may have the number of its session in a shape of its own.
            let counts = page.lines.len() <= FEW_LINES;
            let looked = page.lines.len().min(MOST_OF_PAGE).min(room);
            room -= looked;
            for line in &page.lines[..looked] {
                let text = line.text.as_str();
                // The first time it may be a heading after all.
                if is_running(text, index) && !seen.insert(form(text, index)) {
                    continue;
                }
                let tokens = tokens(text);
                if is_page_number(&tokens, text, words) && page.title != text && !counts {
                    continue;
                }
                lines.push(LineText { text, size: line.size, tokens });
            }
            let running = is_running(&page.title, index) && index > 0 && !page.titled;
            let title = if running { String::new() } else { title_of(page, words) };
            made.push(PageText {
                number: u32::try_from(index + 1).unwrap_or(u32::MAX),
                plain: plain(&title),
                told: tokens(&title),
                title,
                titled: page.titled,
                hidden: page.hidden,
                layout: &page.layout,
                lines,
                notes: &page.notes,
                alt: &page.alt,
                pictures: page.pictures,
            });
        }
        let running = seen.into_iter().collect();
        let titles = made.iter().filter(|_| is_deck).map(|page| page.title.as_str());
        let lines = made.iter().filter(|_| !is_deck).flat_map(|page| &page.lines);
        let headings = lines.filter(|line| is_heading(line, usual_size)).map(|line| line.text);
        let counted: Vec<String> =
            titles.chain(headings).filter_map(label::lettered).map(|(letter, _)| letter).collect();
        let letters_run_on = letters::run_on(counted.iter().map(String::as_str));
        Self { pages: made, outline: &pages.outline, running, usual_size, letters_run_on }
    }

    /// The letter with which a title begins, and the title, where those of the file run on.
    pub(super) fn lettered<'t>(&self, title: &'t str) -> Option<(String, &'t str)> {
        label::lettered(title).filter(|_| self.letters_run_on)
    }

    /// How many pages it has.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }

    /// A page by its number.
    #[must_use]
    pub fn page(&self, number: u32) -> Option<&PageText<'a>> {
        self.pages.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }
}

/// Whether a line is set in larger letters than most of the text.
pub(super) fn is_heading(line: &LineText<'_>, usual_size: u32) -> bool {
    u64::from(line.size) * 100 >= u64::from(usual_size) * u64::from(HEADING_PERCENT)
}

/// A title without those of its lines that are a length: "Session 1. Play", and below it "75 minutes".
fn title_of(page: &Page, words: &Lexicons<'_>) -> String {
    let mut own = Vec::new();
    let mut left = page.title.as_str();
    for line in page.lines.iter().filter(|_| page.titled) {
        let Some(rest) = left.strip_prefix(line.text.as_str()) else { break };
        left = rest.trim_start();
        own.push(line.text.as_str());
        if left.is_empty() {
            break;
        }
    }
    let is_length = |text: &str| tokens(text).len() <= 5 && lengths::minutes(text, words).is_some();
    if own.len() < 2 || !left.is_empty() || !own.iter().any(|text| is_length(text)) {
        return page.title.clone();
    }
    own.retain(|text| !is_length(text));
    own.join(" ")
}

/// A line without the number of its page at its end: "Feeding young children | 18".
fn without_number(line: &str, number: usize) -> &str {
    let rest = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let own = !rest.trim().is_empty() && line[rest.len()..].parse() == Ok(number);
    if own { rest.trim_end() } else { line }
}

/// A line that only counts pages: "12", "12 / 40", "Page 12".
fn is_page_number(tokens: &[Token], text: &str, words: &Lexicons<'_>) -> bool {
    let numbers = tokens.iter().filter(|token| token.kind == Kind::Number).count();
    let letters = tokens.len() - numbers;
    let length = words.begins(tokens.get(1..).unwrap_or_default(), Concept::Minutes);
    numbers > 0 && letters == 0 && tokens.len() <= 2 && text.len() < 12 && !length
}

/// The size of most of the letters.
fn usual_size(pages: &Pages) -> u32 {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for line in pages.pages.iter().flat_map(|page| &page.lines) {
        *sizes.entry(line.size).or_default() += line.text.len();
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(0, |(size, _)| size)
}
