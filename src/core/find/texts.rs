//! The words of slides, speaker notes and guides, ready to be searched as one types.
//!
//! The words of a file are kept twice: as they are, to be shown, and folded in one long
//! text, in which a word is found at the speed of memory.

use memchr::memmem::Finder;

use super::fold::{fold_onto, folded};
use crate::core::ids::{FileId, MaterialId};
use crate::core::reading::pages::{Pages, PagesFormat};

/// What stands between pages in the long text: no word that is typed holds it.
const BETWEEN: char = '\n';

/// A shorter word than this would be found on nearly every page, in characters.
const SHORTEST: usize = 2;

/// The most pages of one file that are offered, so that one deck does not hide the others.
const MOST_OF_ONE: usize = 6;

/// How much of a page is shown around what was found, in characters.
const SHOWN: usize = 120;

/// The words of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MaterialText {
    /// The material.
    pub material: MaterialId,
    /// The file of it that was read.
    pub file: FileId,
    /// Its parts are slides, and not pages.
    pub slides: bool,
    /// For each slide or page what it says, title first, and its notes.
    pages: Vec<String>,
    /// All of it, folded.
    folded: String,
    /// Where each page begins in `folded`, in bytes.
    starts: Vec<usize>,
}

/// A slide or page on which everything typed was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The material.
    pub material: MaterialId,
    /// The file of it.
    pub file: FileId,
    /// It is a slide, and not a page.
    pub slide: bool,
    /// Its number, counted from 1.
    pub number: u32,
    /// What stands there, around what was found.
    pub excerpt: String,
}

impl MaterialText {
    /// Makes the words of a file ready.
    #[must_use]
    pub fn of(material: MaterialId, file: FileId, read: &Pages) -> Self {
        let page_text = |page: &crate::core::reading::pages::Page| {
            let title =
                (!page.lines.iter().any(|line| line.text == page.title)).then_some(page.title.as_str());
            let lines = page.lines.iter().map(|line| line.text.as_str());
            let all = title.into_iter().chain(lines).chain(page.notes.lines()).chain(page.alt.lines());
            all.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
        };
        let pages: Vec<String> = read.pages.iter().map(page_text).collect();
        let (mut all, mut starts) = (String::new(), Vec::with_capacity(pages.len()));
        for page in &pages {
            starts.push(all.len());
            fold_onto(page, &mut all);
            all.push(BETWEEN);
        }
        Self { material, file, slides: read.format == PagesFormat::Deck, pages, folded: all, starts }
    }

    /// How much memory its words take, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.folded.len() + self.pages.iter().map(String::len).sum::<usize>()
    }

    /// The pages that hold all words: their indices and how well they fit, the best first.
    fn pages_with(&self, words: &[Finder<'_>]) -> Vec<(u32, usize)> {
        let Some((first, others)) = words.split_first() else { return Vec::new() };
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = first.find(&self.folded.as_bytes()[from..]) {
            let page = self.starts.partition_point(|start| *start <= from + at) - 1;
            let end = self.starts.get(page + 1).copied().unwrap_or(self.folded.len());
            let text = &self.folded[self.starts[page]..end];
            if let Some(score) = others.iter().map(|word| fit(text, word)).sum::<Option<u32>>() {
                found.push((score + fit(text, first).unwrap_or(0), page));
            }
            from = end;
        }
        found.sort_by_key(|(score, page)| (std::cmp::Reverse(*score), *page));
        found
    }

    fn hit(&self, page: usize, words: &[String]) -> Hit {
        Hit {
            material: self.material,
            file: self.file,
            slide: self.slides,
            number: u32::try_from(page + 1).unwrap_or(u32::MAX),
            excerpt: excerpt(&self.pages[page], words),
        }
    }
}

/// How well a word fits a page: its beginning counts for more than its middle, an early place for more than
/// a late one, as the title stands first.
fn fit(text: &str, word: &Finder<'_>) -> Option<u32> {
    let at = word.find(text.as_bytes())?;
    let begins = !text[..at].ends_with(char::is_alphanumeric);
    Some(if begins { 4 } else { 1 } + u32::from(at < 40) * 2)
}

/// The slides and pages on which every word of `typed` stands, the best first, at most `most`.
pub fn search<'a>(texts: impl IntoIterator<Item = &'a MaterialText>, typed: &str, most: usize) -> Vec<Hit> {
    let typed = folded(typed);
    let mut words: Vec<String> = typed.split_whitespace().map(ToOwned::to_owned).collect();
    // The longest is the rarest: looking for it first leaves the fewest pages for the others.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    if words.first().is_none_or(|word| word.chars().count() < SHORTEST) {
        return Vec::new();
    }
    let finders: Vec<Finder<'_>> = words.iter().map(|word| Finder::new(word.as_bytes())).collect();
    let mut found: Vec<(u32, usize, &MaterialText)> = Vec::new();
    for text in texts {
        let pages = text.pages_with(&finders);
        found.extend(pages.into_iter().take(MOST_OF_ONE).map(|(score, page)| (score, page, text)));
    }
    // Stable: files stay in their order, and pages of a file in theirs, where they fit as well.
    found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    found.truncate(most);
    found.into_iter().map(|(_, page, text)| text.hit(page, &words)).collect()
}

/// A piece of the text around the first place where one of the words stands.
fn excerpt(text: &str, words: &[String]) -> String {
    let (mut at, mut before) = (0, 0);
    for word in text.split(' ') {
        let small = folded(word);
        if words.iter().any(|typed| small.contains(typed.as_str())) {
            at = before;
            break;
        }
        before += word.chars().count() + 1;
    }
    let skipped = at.saturating_sub(SHOWN / 3);
    // Begins with a whole word.
    let start = if skipped == 0 {
        0
    } else {
        let letters = text.chars().skip(skipped).position(|letter| letter == ' ');
        letters.map_or(skipped, |more| (skipped + more + 1).min(at))
    };
    let shown: String = text.chars().skip(start).take(SHOWN).collect();
    let more = text.chars().count() > start + SHOWN;
    format!("{}{}{}", if start > 0 { "… " } else { "" }, shown.trim_end(), if more { "…" } else { "" })
}
