//! The XML of a deck's parts: its elements in the order in which they begin, as pieces of the part's text.
//! Nothing that a file declares is ever expanded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use super::bounds::{Bounds, MAX_PART_ELEMENTS, MAX_XML_DEPTH};
use crate::core::trouble::FileTrouble;

/// The elements of a part, in the order in which they begin. The first one stands for the part itself.
#[derive(Clone, Debug)]
pub struct Part<'t>(Vec<Node<'t>>);

#[derive(Clone, Debug, Default)]
struct Node<'t> {
    /// Without its prefix.
    name: &'t str,
    attributes: &'t str,
    text: Cow<'t, str>,
    /// Where the elements within it end in the list.
    end: u32,
}

impl Part<'_> {
    /// The part itself.
    #[must_use]
    pub fn root(&self) -> Element<'_> {
        Element { nodes: &self.0, index: 0 }
    }
}

/// An element.
#[derive(Clone, Copy, Debug)]
pub struct Element<'p> {
    nodes: &'p [Node<'p>],
    index: usize,
}

impl<'p> Element<'p> {
    fn node(self) -> &'p Node<'p> {
        &self.nodes[self.index]
    }

    /// Its name without the prefix.
    #[must_use]
    pub fn name(self) -> &'p str {
        self.node().name
    }

    /// Its text, if it is one of those that hold text.
    #[must_use]
    pub fn text(self) -> &'p str {
        &self.node().text
    }

    /// The value of an attribute, by its name with the prefix.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Cow<'p, str>> {
        let [value] = self.attributes([name]);
        value
    }

    /// The values of several attributes.
    #[must_use]
    pub fn attributes<const N: usize>(self, names: [&str; N]) -> [Option<Cow<'p, str>>; N] {
        let mut values = [const { None }; N];
        let mut missing = N;
        for own in Attributes::new(self.node().attributes, 0).with_checks(false).flatten() {
            if let Some(at) = names.iter().position(|name| *name == own.key.as_ref())
                && values[at].is_none()
            {
                values[at] = own.normalized_value(XmlVersion::Implicit1_0).ok();
                missing -= usize::from(values[at].is_some());
            }
            if missing == 0 {
                break;
            }
        }
        values
    }

    /// The elements directly within.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let child = Self { index: next, ..self };
            (next < self.node().end as usize).then(|| {
                next = child.node().end as usize;
                child
            })
        })
    }

    /// The first child of this name.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element below at these names, one level each.
    #[must_use]
    pub fn at(self, names: &[&str]) -> Option<Self> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// All elements of this name below, in order.
    pub fn all(self, name: &str) -> impl Iterator<Item = Self> {
        let below = (self.index + 1..self.node().end as usize).map(move |index| Self { index, ..self });
        below.filter(move |element| element.name() == name)
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
pub fn parse<'t>(text: &'t str, bounds: &Bounds) -> Result<(Part<'t>, bool), FileTrouble> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    // An element takes some tens of bytes of text.
    let mut nodes = Vec::with_capacity(text.len() / 50 + 1);
    nodes.push(Node::default());
    // Those that are open, by their place in the list.
    let mut open = vec![0];
    let mut broken = false;
    loop {
        bounds.event()?;
        let Ok(event) = reader.read_event() else {
            broken = true;
            break;
        };
        match event {
            Event::Start(start) => {
                if open.len() >= MAX_XML_DEPTH {
                    return Err(FileTrouble::TooLarge);
                }
                open.push(nodes.len());
                nodes.push(node(&start, text, reader.buffer_position(), ">"));
            }
            Event::Empty(start) => {
                let mut node = node(&start, text, reader.buffer_position(), "/>");
                node.end = place(nodes.len() + 1);
                nodes.push(node);
            }
            Event::End(_) if open.len() > 1 => {
                if let Some(done) = open.pop() {
                    nodes[done].end = place(nodes.len());
                }
            }
            Event::Text(words) => add_text(&mut nodes, &open, words.xml10_content()),
            Event::CData(words) => add_text(&mut nodes, &open, words.xml10_content()),
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
                    add_text(&mut nodes, &open, letter.to_string().into());
                }
            }
            Event::Eof => break,
            Event::End(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if nodes.len() > MAX_PART_ELEMENTS {
            return Err(FileTrouble::TooLarge);
        }
    }
    broken |= open.len() > 1;
    for unclosed in open {
        nodes[unclosed].end = place(nodes.len());
    }
    Ok((Part(nodes), broken))
}

/// A place in the list of elements, of which there are at most [`MAX_PART_ELEMENTS`].
fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The element that begins with what was just read of the text, up to `read`, where `mark` closes it.
fn node<'t>(start: &BytesStart<'_>, text: &'t str, read: u64, mark: &str) -> Node<'t> {
    let end = usize::try_from(read).unwrap_or(0).saturating_sub(mark.len());
    let tag = text.get(end.saturating_sub(start.len())..end).unwrap_or_default();
    let (name, attributes) = tag.split_at_checked(start.name().as_ref().len()).unwrap_or_default();
    let name = name.split_once(':').map_or(name, |(_, local)| local);
    Node { name, attributes, ..Node::default() }
}

fn add_text<'t>(nodes: &mut [Node<'t>], open: &[usize], text: Cow<'t, str>) {
    let Some(top) = open.last().map(|top| &mut nodes[*top]).filter(|top| holds_text(top.name)) else {
        return;
    };
    if top.text.is_empty() {
        top.text = text;
    } else {
        top.text.to_mut().push_str(&text);
    }
}
