//! A PDF: its pages with their words, its outline, its page labels.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as Text};
use hayro::hayro_syntax::page::Page as PdfPage;

use super::bounds::{Bounds, MAX_HEADINGS, MAX_PAGES, MAX_PDF_DEPTH};
use super::clean;
use super::contents::Contents;
use crate::core::reading::pages::{Heading, Line, Page, Pages, PagesFormat, ReadProblem};
use crate::core::trouble::FileTrouble;
use crate::materials::pdf::{OpenPdf, identifier};

/// How much larger than the usual text a title is, in percent.
const TITLE_PERCENT: u32 = 115;

/// Reads a PDF that is in memory.
///
/// # Errors
/// [`FileTrouble::Encrypted`], [`FileTrouble::Damaged`]; and what its bounds say.
pub fn read(bytes: Vec<u8>, bounds: &Bounds) -> Result<Pages, FileTrouble> {
    let open = OpenPdf::of(bytes)?;
    let pdf = open.file();
    let shown: Vec<&PdfPage<'_>> = open.pages().collect();
    let mut pages = Pages { format: PagesFormat::Pdf, ..Pages::default() };
    pages.title = pdf.metadata().title.as_deref().map(text_string).unwrap_or_default();
    let root: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    // What leads to a page that is shown several times leads to its first place.
    let numbers: BTreeMap<ObjectIdentifier, u32> = shown
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(index, page)| Some((page.raw().obj_id()?, u32::try_from(index + 1).ok()?)))
        .collect();
    if let Some(root) = &root {
        pages.language = root.get::<Text<'_>>("Lang").map(|text| text_string(text.as_bytes()));
        pages.language = pages.language.take().filter(|tag| !tag.is_empty());
        let mut outline = Bookmarks { numbers: &numbers, root, found: Vec::new(), seen: BTreeSet::new() };
        if let Some(outlines) = root.get::<Dict<'_>>("Outlines") {
            outline.walk(&outlines, 0, bounds)?;
        }
        pages.outline = outline.found;
    }
    let labels = root.as_ref().map(|root| labels(root, shown.len())).unwrap_or_default();
    let is_wide = |page: &&&PdfPage<'_>| page.render_dimensions().0 > page.render_dimensions().1;
    pages.wide = shown.iter().filter(is_wide).count() * 2 > shown.len();
    for (index, page) in all_words(&shown, bounds)?.into_iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let ReadPage { lines, full, picture } = page;
        if full {
            pages.problems.push(ReadProblem::CutShort);
        }
        if picture {
            pages.problems.push(ReadProblem::PictureOfText(number));
        } else if lines.is_empty() {
            pages.problems.push(ReadProblem::NoText(number));
        }
        if !bounds.keep_text(&lines, "") {
            break;
        }
        let label = labels.get(index).cloned().flatten().filter(|label| *label != number.to_string());
        pages.pages.push(Page { label, lines, ..Page::default() });
    }
    if pages.pages.len() < shown.len() {
        pages.problems.push(ReadProblem::CutShort);
    }
    let usual = usual_size(&pages.pages);
    for page in &mut pages.pages {
        page.title = title_of(&page.lines, usual);
    }
    Ok(pages)
}

/// The words of one page.
struct ReadPage {
    lines: Vec<Line>,
    /// There is more on it than is read.
    full: bool,
    /// It shows more letters that can't be read than such that can.
    picture: bool,
}

/// The words of all pages, in order; less where there are more than are read. Pages have nothing to do with
/// one another, so that several are read at a time.
fn all_words(pages: &[&PdfPage<'_>], bounds: &Bounds) -> Result<Vec<ReadPage>, FileTrouble> {
    let pages = &pages[..pages.len().min(MAX_PAGES)];
    let parts = super::in_parts(pages, bounds, words_of)?;
    let mut all = Vec::with_capacity(pages.len());
    for (part, read) in parts {
        let whole = read.len() == part;
        all.extend(read);
        if !whole {
            break;
        }
    }
    Ok(all)
}

/// The words of some pages, one after the other.
fn words_of(pages: &[&PdfPage<'_>], bounds: &Bounds) -> Result<Vec<ReadPage>, FileTrouble> {
    let Some(first) = pages.first() else { return Ok(Vec::new()) };
    let mut contents = Contents::of(first.xref(), bounds);
    let mut read = Vec::with_capacity(pages.len());
    for page in pages {
        bounds.check_clock()?;
        let letters = contents.letters(page);
        if letters.late {
            bounds.check_clock()?;
        }
        let (full, picture) = (letters.full, letters.is_picture());
        let lines = letters.lines();
        if !bounds.keep_text(&lines, "") {
            break;
        }
        read.push(ReadPage { lines, full, picture });
    }
    Ok(read)
}

/// The number of pages of a PDF that is in memory.
///
/// # Errors
/// As [`read`].
pub fn page_count(bytes: Vec<u8>) -> Result<u32, FileTrouble> {
    Ok(u32::try_from(OpenPdf::of(bytes)?.pages().len()).unwrap_or(u32::MAX))
}

/// The size of most letters of a file, in tenths of a point.
fn usual_size(pages: &[Page]) -> u32 {
    let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *letters.entry(line.size).or_default() += line.text.len();
    }
    letters.into_iter().max_by_key(|(_, letters)| *letters).map_or(0, |(size, _)| size)
}

/// The largest text of a page, if it stands out from the usual text of the file.
fn title_of(lines: &[Line], usual: u32) -> String {
    let Some(largest) = lines.iter().map(|line| line.size).max() else { return String::new() };
    if largest * 100 < usual * TITLE_PERCENT && lines.len() > 2 {
        return String::new();
    }
    let Some(at) = lines.iter().position(|line| line.size == largest) else { return String::new() };
    // A long title goes over several lines.
    let run = lines[at..].iter().take_while(|line| line.size == largest).take(3);
    clean::line(&run.map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// The outline of a PDF, walked with care: its entries point at each other as they like.
struct Bookmarks<'a, 'p> {
    numbers: &'p BTreeMap<ObjectIdentifier, u32>,
    root: &'p Dict<'a>,
    found: Vec<Heading>,
    seen: BTreeSet<ObjectIdentifier>,
}

impl<'a> Bookmarks<'a, '_> {
    fn walk(&mut self, parent: &Dict<'a>, level: u32, bounds: &Bounds) -> Result<(), FileTrouble> {
        let mut next = parent.get::<Dict<'a>>("First");
        while let Some(entry) = next {
            bounds.check()?;
            let known = entry.obj_id().is_some_and(|id| !self.seen.insert(id));
            if known || level > MAX_PDF_DEPTH || self.found.len() >= MAX_HEADINGS {
                return Ok(());
            }
            let title = entry.get::<Text<'a>>("Title").map(|text| text_string(text.as_bytes()));
            if let (Some(title), Some(page)) = (title, self.page_of(&entry)) {
                self.found.push(Heading { title, level, page });
            }
            self.walk(&entry, level + 1, bounds)?;
            // An entry without an id of its own can't be told from itself again.
            next = entry.obj_id().and_then(|_| entry.get::<Dict<'a>>("Next"));
        }
        Ok(())
    }

    /// The page that an entry leads to, counted from 1.
    fn page_of(&self, entry: &Dict<'a>) -> Option<u32> {
        let target = entry
            .get::<Object<'a>>("Dest")
            .or_else(|| entry.get::<Dict<'a>>("A").and_then(|action| action.get::<Object<'a>>("D")))?;
        self.page_at(target, 0)
    }

    fn page_at(&self, target: Object<'a>, depth: u32) -> Option<u32> {
        if depth > 4 {
            return None;
        }
        match target {
            Object::Array(list) => match list.raw_iter().next()? {
                MaybeRef::Ref(reference) => self.numbers.get(&identifier(reference)).copied(),
                MaybeRef::NotRef(Object::Number(number)) => {
                    u32::try_from(number.as_i64().checked_add(1)?).ok()
                }
                MaybeRef::NotRef(_) => None,
            },
            Object::Dict(dict) => self.page_at(dict.get::<Object<'a>>("D")?, depth + 1),
            Object::Name(name) => {
                let named = self.root.get::<Dict<'a>>("Dests")?.get::<Object<'a>>(name.as_str())?;
                self.page_at(named, depth + 1)
            }
            Object::String(name) => {
                let tree = self.root.get::<Dict<'a>>("Names")?.get::<Dict<'a>>("Dests")?;
                let named = in_name_tree(&tree, name.as_bytes(), 0)?;
                self.page_at(named, depth + 1)
            }
            _ => None,
        }
    }
}

/// What stands in a tree of names under `name`.
fn in_name_tree<'a>(tree: &Dict<'a>, name: &[u8], depth: u32) -> Option<Object<'a>> {
    if depth > MAX_PDF_DEPTH {
        return None;
    }
    if let Some(pairs) = tree.get::<Array<'a>>("Names") {
        let mut objects = pairs.iter::<Object<'a>>();
        while let (Some(key), Some(value)) = (objects.next(), objects.next()) {
            if matches!(&key, Object::String(key) if key.as_bytes() == name) {
                return Some(value);
            }
        }
    }
    let kids = tree.get::<Array<'a>>("Kids")?;
    let fits = |kid: &Dict<'a>| {
        let Some(limits) = kid.get::<Array<'a>>("Limits") else { return true };
        let mut ends = limits.iter::<Text<'a>>();
        match (ends.next(), ends.next()) {
            (Some(first), Some(last)) => first.as_bytes() <= name && name <= last.as_bytes(),
            _ => true,
        }
    };
    kids.iter::<Dict<'a>>().filter(fits).take(64).find_map(|kid| in_name_tree(&kid, name, depth + 1))
}

/// The label of every page, where the file gives one.
fn labels(root: &Dict<'_>, pages: usize) -> Vec<Option<String>> {
    let mut ranges: BTreeMap<usize, (String, Option<String>, i64)> = BTreeMap::new();
    if let Some(tree) = root.get::<Dict<'_>>("PageLabels") {
        label_ranges(&tree, &mut ranges, 0);
    }
    let mut all = vec![None; pages.min(MAX_PAGES)];
    let starts: Vec<usize> = ranges.keys().copied().collect();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(pages);
        let Some((prefix, style, first)) = ranges.get(start) else { continue };
        let own = all.iter_mut().enumerate().take(end).skip(*start);
        for (page, own) in own {
            let number = first.saturating_add(i64::try_from(page - start).unwrap_or(0));
            let counted = style.as_deref().map(|style| counted(number, style)).unwrap_or_default();
            let label = clean::line(&format!("{prefix}{counted}"));
            *own = Some(label).filter(|label| !label.is_empty());
        }
    }
    all
}

fn label_ranges(tree: &Dict<'_>, ranges: &mut BTreeMap<usize, (String, Option<String>, i64)>, depth: u32) {
    if depth > MAX_PDF_DEPTH || ranges.len() > MAX_HEADINGS {
        return;
    }
    if let Some(pairs) = tree.get::<Array<'_>>("Nums") {
        let mut objects = pairs.iter::<Object<'_>>();
        while let (Some(start), Some(Object::Dict(range))) = (objects.next(), objects.next()) {
            let Object::Number(start) = start else { continue };
            let Ok(start) = usize::try_from(start.as_i64()) else { continue };
            let prefix = range.get::<Text<'_>>("P").map(|text| text_string(text.as_bytes()));
            let style = range.get::<Name<'_>>("S").map(|name| name.as_str().to_owned());
            let first = range.get::<i32>("St").unwrap_or(1);
            ranges.insert(start, (prefix.unwrap_or_default(), style, i64::from(first)));
        }
    }
    if let Some(kids) = tree.get::<Array<'_>>("Kids") {
        for kid in kids.iter::<Dict<'_>>().take(1_000) {
            label_ranges(&kid, ranges, depth + 1);
        }
    }
}

/// A number as a label: decimal, Roman, or letters.
fn counted(number: i64, style: &str) -> String {
    match style {
        "R" => roman(number),
        "r" => roman(number).to_lowercase(),
        "A" | "a" if (1..=26 * 100).contains(&number) => {
            let letter = (b'A' + u8::try_from((number - 1) % 26).unwrap_or(0)) as char;
            let times = usize::try_from((number - 1) / 26 + 1).unwrap_or(1);
            let text = letter.to_string().repeat(times);
            if style == "a" { text.to_lowercase() } else { text }
        }
        _ => number.to_string(),
    }
}

fn roman(number: i64) -> String {
    const PARTS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=4_999).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

/// The text of a string: UTF-16 or UTF-8 with a mark in front, else close to Latin-1.
fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    clean::line(&text)
}
