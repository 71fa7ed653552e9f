//! The XML of a deck's parts: its elements in the order in which they begin, as pieces of the part's text.
//! Nothing that a file declares is ever expanded.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesRef;
use quick_xml::events::attributes::Attributes;

use super::bounds::{Bounds, MAX_PART_ELEMENTS, MAX_XML_DEPTH};
use super::tokens::{BrokenOff, Token, Tokens};
use crate::core::trouble::FileTrouble;

/// The elements of a part, in the order in which they begin. The first one stands for the part itself.
#[derive(Clone, Debug)]
pub struct Part<'t>(Vec<Node<'t>>);

#[derive(Clone, Debug, Default)]
struct Node<'t> {
    /// Without its prefix.
    name: &'t str,
    /// See [`head`].
    head: u64,
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
        let own = self.node().attributes;
        plain_attributes(own, names).unwrap_or_else(|| {
            let mut values = [const { None }; N];
            for own in Attributes::new(own, 0).with_checks(false).flatten() {
                if let Some(at) = names.iter().position(|name| *name == own.key.as_ref())
                    && values[at].is_none()
                {
                    values[at] = own.normalized_value(XmlVersion::Implicit1_0).ok();
                }
            }
            values
        })
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
        let head = head(name);
        self.children().find(|child| child.is(name, head))
    }

    /// The first element below at these names, one level each.
    #[must_use]
    pub fn at(self, names: &[&str]) -> Option<Self> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// All elements of this name below, in order.
    pub fn all(self, name: &str) -> impl Iterator<Item = Self> {
        let below = (self.index + 1..self.node().end as usize).map(move |index| Self { index, ..self });
        let head = head(name);
        below.filter(move |element| element.is(name, head))
    }

    /// Whether this is its name, which begins so.
    fn is(self, name: &str, head: u64) -> bool {
        let own = self.node();
        own.head == head && own.name.len() == name.len() && (name.len() <= HEAD || own.name == name)
    }
}

/// How many letters [`head`] takes in.
const HEAD: usize = 8;

/// The first letters of a name as a number: names are asked for so often that comparing them letter by letter is felt.
fn head(name: &str) -> u64 {
    name.bytes().take(HEAD).fold(0, |head, letter| head << 8 | u64::from(letter))
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
    // An element takes some tens of bytes of text.
    let mut nodes = Vec::with_capacity(text.len() / 30 + 1);
    nodes.push(Node::default());
    // Those that are open, by their place in the list.
    let mut open = vec![0];
    let mut broken = false;
    for token in Tokens::of(text) {
        bounds.event()?;
        let Ok(token) = token else {
            broken = true;
            break;
        };
        match token {
            Token::Start { tag, empty: false } => {
                if open.len() >= MAX_XML_DEPTH {
                    return Err(FileTrouble::TooLarge);
                }
                open.push(nodes.len());
                nodes.push(node(tag));
            }
            Token::Start { tag, empty: true } => {
                nodes.push(Node { end: place(nodes.len() + 1), ..node(tag) });
            }
            Token::End => {
                // More ends than beginnings.
                let Some(done) = open.pop_if(|done| *done > 0) else {
                    broken = true;
                    break;
                };
                nodes[done].end = place(nodes.len());
            }
            Token::Text(text) => {
                if let Some(top) = holder(&mut nodes, &open)
                    && add_text(&mut top.text, text).is_err()
                {
                    broken = true;
                    break;
                }
            }
            Token::Literal(text) => {
                if let Some(top) = holder(&mut nodes, &open) {
                    append(&mut top.text, text);
                }
            }
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

/// The element that begins with this tag.
fn node(tag: &str) -> Node<'_> {
    let name = tag.bytes().position(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at_checked(name).unwrap_or_default();
    let name = name.split_once(':').map_or(name, |(_, local)| local);
    Node { name, head: head(name), attributes, ..Node::default() }
}

/// The element that text belongs to, if it is one of those that hold text.
fn holder<'n, 't>(nodes: &'n mut [Node<'t>], open: &[usize]) -> Option<&'n mut Node<'t>> {
    open.last().map(|top| &mut nodes[*top]).filter(|top| holds_text(top.name))
}

fn append<'t>(text: &mut Cow<'t, str>, more: &'t str) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else {
        text.to_mut().push_str(more);
    }
}

/// Adds text with what its references stand for: the five entities that every XML has, and letters by number; never
/// one that the file declares.
fn add_text<'t>(text: &mut Cow<'t, str>, mut more: &'t str) -> Result<(), BrokenOff> {
    while let Some(at) = memchr(b'&', more.as_bytes()) {
        append(text, &more[..at]);
        let (name, rest) = more[at + 1..].split_once(';').ok_or(BrokenOff)?;
        if name.contains('&') {
            return Err(BrokenOff);
        }
        match BytesRef::new(name).resolve_char_ref() {
            Ok(Some(letter)) => text.to_mut().push(letter),
            Ok(None) => text.to_mut().push_str(resolve_predefined_entity(name).unwrap_or_default()),
            Err(_) => {}
        }
        more = rest;
    }
    append(text, more);
    Ok(())
}

/// The values of attributes that are written as programs write them; `None` if one of them is written in any other
/// way, or stands for something else.
fn plain_attributes<'t, const N: usize>(
    text: &'t str,
    names: [&str; N],
) -> Option<[Option<Cow<'t, str>>; N]> {
    let mut values = [const { None }; N];
    let mut missing = N;
    let mut rest = text;
    while missing > 0 {
        rest = rest.trim_start_matches(' ');
        if rest.is_empty() {
            break;
        }
        let (name, after) = rest.split_at_checked(memchr(b'=', rest.as_bytes())?)?;
        if name.bytes().any(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')) {
            return None;
        }
        let after = after.strip_prefix("=\"")?;
        let end = memchr(b'"', after.as_bytes())?;
        let value = &after[..end];
        rest = &after[end + 1..];
        let Some(at) = names.iter().position(|wanted| *wanted == name) else { continue };
        if value.contains('\r') || memchr3(b'&', b'\n', b'\t', value.as_bytes()).is_some() {
            return None;
        }
        if values[at].is_none() {
            values[at] = Some(Cow::Borrowed(value));
            missing -= 1;
        }
    }
    Some(values)
}
