//! A deck: its slides in the order in which they are shown, its sections, its notes.

use std::collections::{BTreeMap, HashMap};

use super::archive::{Archive, Source, relations_of, resolve};
use super::bounds::{Bounds, MAX_HEADINGS, MAX_PAGES};
use super::clean;
use super::slide::{self, Languages};
use super::xml::{self, Element};
use crate::core::reading::pages::{Heading, Page, Pages, PagesFormat, ReadProblem};
use crate::core::trouble::FileTrouble;

/// Reads a deck.
///
/// # Errors
/// [`FileTrouble::Damaged`] if it has no list of slides; and what its bounds say.
pub fn read(source: impl Source, bounds: &Bounds) -> Result<Pages, FileTrouble> {
    let mut deck = Deck::open(source, bounds)?;
    let mut pages = Pages {
        format: PagesFormat::Deck,
        wide: true,
        outline: std::mem::take(&mut deck.sections),
        ..Pages::default()
    };
    if deck.broken {
        pages.problems.push(ReadProblem::OrderUnsure);
    }
    let slides = std::mem::take(&mut deck.slides);
    let read = &slides[..slides.len().min(MAX_PAGES)];
    let archive = &deck.archive;
    let parts = super::in_parts(read, bounds, |part, bounds| {
        let mut reader = SlideReader { archive: archive.again(), bounds, layouts: BTreeMap::new() };
        let mut languages = Languages::default();
        let mut read = Vec::with_capacity(part.len());
        for slide in part {
            read.push(reader.slide(&slide.part, &mut languages)?);
        }
        Ok((read, languages))
    })?;
    let mut languages = Languages::default();
    'parts: for (_, (read, own)) in parts {
        languages.add(own);
        for page in read {
            let number = u32::try_from(pages.pages.len() + 1).unwrap_or(u32::MAX);
            let Some(page) = page else {
                pages.problems.push(ReadProblem::DamagedPage(number));
                pages.pages.push(Page::default());
                continue;
            };
            if page.lines.is_empty() {
                pages.problems.push(ReadProblem::NoText(number));
            }
            if !bounds.keep_text(&page.lines, &page.notes) {
                break 'parts;
            }
            pages.pages.push(page);
        }
    }
    if pages.pages.len() < slides.len() {
        pages.problems.push(ReadProblem::CutShort);
    }
    let (title, language) = deck.properties()?;
    pages.title = title;
    pages.language = languages.most().or(language);
    Ok(pages)
}

/// The number of slides of a deck.
///
/// # Errors
/// As [`read`].
pub fn slide_count(source: impl Source, bounds: &Bounds) -> Result<u32, FileTrouble> {
    let deck = Deck::open(source, bounds)?;
    Ok(u32::try_from(deck.slides.len()).unwrap_or(u32::MAX))
}

/// A slide in the list of slides.
struct Listed {
    /// Its id in the list, by which sections name it.
    id: String,
    /// Its part.
    part: String,
}

/// A deck that is being read.
struct Deck<'a, S> {
    archive: Archive<S>,
    bounds: &'a Bounds,
    slides: Vec<Listed>,
    /// The sections, each with its first slide.
    sections: Vec<Heading>,
    /// The list of slides is damaged.
    broken: bool,
}

/// Reads slides, each with what belongs to it.
struct SlideReader<'a, S> {
    archive: Archive<S>,
    bounds: &'a Bounds,
    /// The types of the layouts that were met, by part.
    layouts: BTreeMap<String, String>,
}

/// One relation of a part: what it is, and the part that it leads to.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

impl<'a, S: Source> Deck<'a, S> {
    fn open(source: S, bounds: &'a Bounds) -> Result<Self, FileTrouble> {
        let mut archive = Archive::open(source)?;
        let root = relations(&mut archive, "", bounds)?;
        let main = root.into_iter().find(|relation| relation.kind == "officeDocument");
        let main = main.map_or_else(|| "ppt/presentation.xml".to_owned(), |relation| relation.part);
        let text = archive.part(&main, bounds)?.ok_or(FileTrouble::Damaged)?;
        let (presentation, mut broken) = xml::parse(&text, bounds)?;
        let presentation = presentation.root();
        let targets = relations(&mut archive, &main, bounds)?;
        // Of several with one id the first counts.
        let parts = targets.iter().rev().map(|target| (target.id.as_str(), &target.part));
        let parts: HashMap<&str, &String> = parts.collect();
        let mut slides = Vec::new();
        for list in presentation.all("sldIdLst") {
            for entry in list.children().filter(|child| child.name() == "sldId") {
                // Sections have lists of the same name, without relations.
                let Some(relation) = entry.attribute("r:id") else { continue };
                match parts.get(&*relation) {
                    Some(part) => slides.push(Listed {
                        id: entry.attribute("id").unwrap_or_default().into_owned(),
                        part: (*part).clone(),
                    }),
                    None => broken = true,
                }
            }
        }
        if slides.is_empty() {
            // No list: the slides by their number, better than nothing.
            let mut parts: Vec<&Relation> = targets.iter().filter(|target| target.kind == "slide").collect();
            parts.sort_by_key(|target| (target.part.len(), target.part.clone()));
            broken |= !parts.is_empty();
            slides.extend(parts.iter().map(|target| Listed { id: String::new(), part: target.part.clone() }));
        }
        if slides.is_empty() && presentation.child("presentation").is_none() {
            return Err(FileTrouble::Damaged);
        }
        let sections = sections(presentation, &slides);
        Ok(Self { archive, bounds, slides, sections, broken })
    }

    /// The title and the language that the file gives itself.
    fn properties(&mut self) -> Result<(String, Option<String>), FileTrouble> {
        let Some(text) = self.archive.part("docProps/core.xml", self.bounds)? else {
            return Ok((String::new(), None));
        };
        let (part, _) = xml::parse(&text, self.bounds)?;
        let first = |name: &str| part.root().all(name).next().map(|element| clean::line(element.text()));
        let language = first("language").filter(|tag| !tag.is_empty());
        Ok((first("title").unwrap_or_default(), language))
    }
}

impl<S: Source> SlideReader<'_, S> {
    /// A slide with its notes; `None` if it is damaged.
    fn slide(&mut self, part: &str, languages: &mut Languages) -> Result<Option<Page>, FileTrouble> {
        let Some(text) = self.archive.part(part, self.bounds)? else { return Ok(None) };
        let (own, broken) = xml::parse(&text, self.bounds)?;
        let Some(sld) = own.root().child("sld").filter(|_| !broken) else { return Ok(None) };
        let mut page = slide::page(sld, languages);
        page.hidden = matches!(sld.attribute("show").as_deref(), Some("0" | "false"));
        let relations = relations(&mut self.archive, part, self.bounds)?;
        for relation in &relations {
            match relation.kind.as_str() {
                "slideLayout" => page.layout = self.layout(&relation.part)?,
                "notesSlide" => page.notes = self.notes(&relation.part)?,
                "diagramData" => {
                    if let Some(text) = self.archive.part(&relation.part, self.bounds)? {
                        let (part, _) = xml::parse(&text, self.bounds)?;
                        slide::add_diagram(&mut page, part.root(), languages);
                    }
                }
                _ => {}
            }
        }
        slide::find_title(&mut page);
        Ok(Some(page))
    }

    fn layout(&mut self, part: &str) -> Result<String, FileTrouble> {
        if let Some(known) = self.layouts.get(part) {
            return Ok(known.clone());
        }
        let mut kind = String::new();
        if let Some(text) = self.archive.part(part, self.bounds)? {
            let (part, _) = xml::parse(&text, self.bounds)?;
            let named = part.root().child("sldLayout").and_then(|layout| layout.attribute("type"));
            kind = named.map(|kind| clean::line(&kind)).unwrap_or_default();
        }
        self.layouts.insert(part.to_owned(), kind.clone());
        Ok(kind)
    }

    fn notes(&mut self, part: &str) -> Result<String, FileTrouble> {
        let Some(text) = self.archive.part(part, self.bounds)? else { return Ok(String::new()) };
        let (part, _) = xml::parse(&text, self.bounds)?;
        Ok(slide::notes(part.root()))
    }
}

/// The sections, each with its first slide.
fn sections(presentation: Element<'_>, slides: &[Listed]) -> Vec<Heading> {
    let mut headings = Vec::new();
    for section in presentation.all("section").take(MAX_HEADINGS) {
        let first = section.all("sldId").find_map(|entry| {
            let id = entry.attribute("id")?;
            slides.iter().position(|slide| slide.id == id)
        });
        let (Some(first), Some(name)) = (first, section.attribute("name")) else { continue };
        let page = u32::try_from(first + 1).unwrap_or(u32::MAX);
        headings.push(Heading { title: clean::line(&name), level: 0, page });
    }
    headings
}

/// The relations of a part; of the whole file for an empty name. Those that lead outside are left out.
fn relations(
    archive: &mut Archive<impl Source>,
    part: &str,
    bounds: &Bounds,
) -> Result<Vec<Relation>, FileTrouble> {
    let Some(text) = archive.part(&relations_of(part), bounds)? else { return Ok(Vec::new()) };
    let (list, _) = xml::parse(&text, bounds)?;
    let relation = |element: Element<'_>| {
        let [id, kind, target, mode] = element.attributes(["Id", "Type", "Target", "TargetMode"]);
        let (kind, inside) = (kind?, mode.as_deref() != Some("External"));
        inside.then_some(Relation {
            id: id?.into_owned(),
            kind: kind.rsplit('/').next().unwrap_or(&kind).to_owned(),
            part: resolve(part, &target?),
        })
    };
    Ok(list.root().all("Relationship").filter_map(relation).collect())
}
