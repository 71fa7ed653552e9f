//! The XML of a deck's parts as a small tree: only elements and attributes that are known here are named,
//! and nothing that a file declares is ever expanded.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::bounds::{Bounds, MAX_PART_ELEMENTS, MAX_XML_DEPTH};
use crate::core::trouble::FileTrouble;

/// Gives those of the names that are known, and the empty name for all others.
macro_rules! known {
    ($name:expr, $($known:literal)*) => {
        match $name {
            $($known => $known,)*
            _ => "",
        }
    };
}

/// The name of an element that matters, without its prefix; empty for any other.
fn known_element(name: &str) -> &'static str {
    known!(
        name,
        "AlternateContent" "Choice" "Fallback" "Relationship" "Relationships" "presentation"
        "sldIdLst" "sldId" "extLst" "ext" "sectionLst" "section" "sld" "sldLayout" "cSld" "spTree"
        "grpSp" "sp" "nvSpPr" "pic" "nvPicPr" "cNvPr" "nvPr" "ph" "spPr" "xfrm" "off" "txBody"
        "lstStyle" "p" "pPr" "r" "rPr" "t" "br" "fld" "graphicFrame" "tbl" "tr" "tc" "pt" "title"
        "language" "endParaRPr" "defRPr"
    )
}

/// The name of an attribute that matters, with its prefix where it tells two apart; empty for any other.
fn known_attribute(name: &str) -> &'static str {
    known!(
        name,
        "Id" "Target" "TargetMode" "descr" "Type" "id" "idx" "lang" "lvl" "name" "r:id" "show" "sz"
        "type" "x" "y"
    )
}

/// An element.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Element {
    /// Its name without the prefix; empty if it is of no interest.
    pub name: &'static str,
    /// Its attributes that matter.
    attributes: Vec<(&'static str, String)>,
    /// The elements within.
    pub children: Vec<Element>,
    /// The text of an element that holds text.
    pub text: String,
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first element below at these names, one level each.
    #[must_use]
    pub fn at(&self, names: &[&str]) -> Option<&Self> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Calls `visit` for all elements of this name below, in order.
    pub fn each<'a>(&'a self, name: &str, visit: &mut dyn FnMut(&'a Self)) {
        for child in &self.children {
            if child.name == name {
                visit(child);
            }
            child.each(name, visit);
        }
    }

    /// All elements of this name below, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.each(name, &mut |element| found.push(element));
        found
    }

    /// An element of no interest with nothing of interest in it: most of a deck is such.
    fn is_nothing(&self) -> bool {
        self.name.is_empty() && self.children.is_empty()
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let name = known_element(start.local_name().as_ref());
        let mut element = Self { name, ..Self::default() };
        if name.is_empty() {
            return element;
        }
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = known_attribute(attribute.key.as_ref());
            if key.is_empty() {
                continue;
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            if let Ok(value) = value {
                element.attributes.push((key, value.into_owned()));
            }
        }
        element
    }
}

/// Whether the text of an element is kept.
fn holds_text(name: &str) -> bool {
    matches!(name, "t" | "title" | "language")
}

/// Reads a part. What is not well formed is read as far as it goes: `true` beside it if it broke off.
///
/// # Errors
/// [`FileTrouble::TooLarge`] if it is nested deeper than any deck or has more elements; and as
/// [`Bounds::check`].
pub fn parse(text: &str, bounds: &Bounds) -> Result<(Element, bool), FileTrouble> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    reader.config_mut().check_end_names = false;
    let mut stack = vec![Element::default()];
    let mut broken = false;
    let mut elements = 0;
    loop {
        bounds.event()?;
        let Ok(event) = reader.read_event() else {
            broken = true;
            break;
        };
        if matches!(event, Event::Start(_) | Event::Empty(_)) {
            elements += 1;
            if elements > MAX_PART_ELEMENTS {
                return Err(FileTrouble::TooLarge);
            }
        }
        match event {
            Event::Start(start) => {
                if stack.len() >= MAX_XML_DEPTH {
                    return Err(FileTrouble::TooLarge);
                }
                stack.push(Element::of(&start));
            }
            Event::Empty(start) => {
                let element = Element::of(&start);
                if let Some(top) = stack.last_mut().filter(|_| !element.is_nothing()) {
                    top.children.push(element);
                }
            }
            Event::End(_) => close(&mut stack),
            Event::Text(words) => add_text(&mut stack, &words.xml10_content()),
            Event::CData(words) => add_text(&mut stack, &words.xml10_content()),
            Event::GeneralRef(reference) => {
                // Only the five entities that every XML has, and letters by number; never one that the file
                // declares.
                let letter = reference.resolve_char_ref().ok().flatten();
                let letter = letter.or_else(|| match reference.xml10_content().as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                if let Some(letter) = letter {
                    add_text(&mut stack, letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    broken |= stack.len() > 1;
    while stack.len() > 1 {
        close(&mut stack);
    }
    Ok((stack.pop().unwrap_or_default(), broken))
}

fn close(stack: &mut Vec<Element>) {
    if stack.len() > 1
        && let Some(done) = stack.pop()
        && let Some(parent) = stack.last_mut()
        && !done.is_nothing()
    {
        parent.children.push(done);
    }
}

fn add_text(stack: &mut [Element], text: &str) {
    if let Some(top) = stack.last_mut().filter(|top| holds_text(top.name)) {
        top.text.push_str(text);
    }
}
