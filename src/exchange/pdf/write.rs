//! Pages to the bytes of a PDF.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, TagGroup,
    TagKind, TagTree,
};

use super::logos::Pictures;
use super::pages::{Bookmark, Ink, Mark, Node, Pages, Tag};
use crate::report::document::{Document, Level};

/// How far the handles of a curve reach so that four of them make a circle.
const ROUND: f32 = 0.552_285;

/// Writes the pages.
///
/// # Errors
/// What the library says.
pub fn write(document: &Document, pages: Pages) -> Result<Vec<u8>, String> {
    let mut pdf = krilla::Document::new();
    let metadata = Metadata::new().title(document.title.clone()).language(document.language.clone());
    pdf.set_metadata(metadata.creator("Doorstep".to_owned()));
    let mut leaves: Vec<Vec<Identifier>> = pages.nodes.iter().map(|_| Vec::new()).collect();
    let pictures = Pictures::of(document)?;
    let (width, height) = pages.size;
    for marks in &pages.pages {
        let settings = PageSettings::from_wh(width, height).ok_or("a page without a size")?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        for (mark, node) in marks {
            draw(&mut surface, (document, &pictures), mark, node.map(|node| &mut leaves[node]));
        }
        surface.finish();
        page.finish();
    }
    pdf.set_outline(outline(&pages.bookmarks));
    let mut tree = TagTree::new().with_lang(Some(document.language.clone()));
    for child in &pages.nodes[0].children {
        if let Some(group) = group(&pages.nodes, *child, &mut leaves) {
            tree.push(group);
        }
    }
    pdf.set_tag_tree(tree);
    pdf.finish().map_err(|error| format!("{error:?}"))
}

fn draw(
    surface: &mut Surface<'_>,
    (document, pictures): (&Document, &Pictures),
    mark: &Mark,
    leaves: Option<&mut Vec<Identifier>>,
) {
    let language = match mark {
        Mark::Text { language, .. } if *language != document.language => Some(language.as_str()),
        _ => None,
    };
    let tag = match (&leaves, mark) {
        (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
        (Some(_), Mark::Text { .. }) => ContentTag::Span(SpanTag::empty().with_lang(language)),
        (Some(_), _) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(tag);
    match mark {
        Mark::Text { line, x, y, ink, .. } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*ink)));
            for stretch in &line.stretches {
                let start = Point::from_xy(x + stretch.x, y + line.baseline);
                let (font, size) = (stretch.font.clone(), stretch.size);
                surface.draw_glyphs(start, &stretch.glyphs, font, &stretch.text, size, false);
            }
        }
        Mark::Fill([x, y, width, height], ink) => {
            paint(surface, rectangle(*x, *y, *width, *height), Some(fill(*ink)), None);
        }
        Mark::Stroke([from_x, from_y, to_x, to_y], width, ink, dashed) => {
            let mut path = PathBuilder::new();
            path.move_to(*from_x, *from_y);
            path.line_to(*to_x, *to_y);
            paint(surface, path.finish(), None, Some(stroke(*ink, *width, *dashed)));
        }
        Mark::Logo(place, logo) => pictures.draw(surface, *place, logo),
        Mark::Dot([x, y, radius], ink, filled) => {
            let inside = if *filled {
                fill(*ink)
            } else {
                Fill { paint: rgb::Color::white().into(), ..Fill::default() }
            };
            paint(surface, circle(*x, *y, *radius), Some(inside), Some(stroke(*ink, 1.3, false)));
        }
    }
    surface.end_tagged();
    if let Some(leaves) = leaves {
        leaves.push(identifier);
    }
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, fill: Option<Fill>, stroke: Option<Stroke>) {
    let Some(path) = path else { return };
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    surface.draw_path(&path);
    surface.set_stroke(None);
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

fn circle(x: f32, y: f32, radius: f32) -> Option<Path> {
    let (r, k) = (radius, radius * ROUND);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    path.close();
    path.finish()
}

fn colour(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Black => rgb::Color::new(20, 20, 20),
        Ink::Grey => rgb::Color::new(70, 70, 70),
        Ink::Rule => rgb::Color::new(150, 150, 150),
        Ink::Shade => rgb::Color::new(240, 240, 238),
        Ink::Series(0) => rgb::Color::new(150, 165, 178),
        Ink::Series(_) => rgb::Color::new(31, 95, 139),
        Ink::Colour(rgb) => {
            let [_, red, green, blue] = rgb.to_be_bytes();
            rgb::Color::new(red, green, blue)
        }
    }
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: colour(ink).into(), ..Fill::default() }
}

fn stroke(ink: Ink, width: f32, dashed: bool) -> Stroke {
    let dash = dashed.then(|| StrokeDash { array: vec![3.0, 3.0], offset: 0.0 });
    Stroke { paint: colour(ink).into(), width, dash, ..Stroke::default() }
}

/// The sections of a part stand below it.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let mut part: Option<OutlineNode> = None;
    for mark in bookmarks {
        let place = XyzDestination::new(mark.page, Point::from_xy(0.0, mark.y));
        let node = OutlineNode::new(mark.text.clone(), place);
        match (&mut part, mark.level) {
            (Some(part), Level::Section) => part.push_child(node),
            (_, Level::Section) => outline.push_child(node),
            (_, Level::Part) => {
                if let Some(done) = part.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = part {
        outline.push_child(done);
    }
    outline
}

/// A node with what is in it; none if nothing is, except a cell, without which its row has a gap.
fn group(nodes: &[Node], index: usize, leaves: &mut [Vec<Identifier>]) -> Option<TagGroup> {
    let node = &nodes[index];
    let mut group = TagGroup::new(kind(&node.tag));
    for leaf in std::mem::take(&mut leaves[index]) {
        group.push(leaf);
    }
    for child in &node.children {
        if let Some(child) = self::group(nodes, *child, leaves) {
            group.push(child);
        }
    }
    let needed = matches!(node.tag, Tag::Cell | Tag::Head);
    (needed || !group.children.is_empty()).then_some(group)
}

fn kind(tag: &Tag) -> TagKind {
    use krilla::tagging::Tag as T;
    match tag {
        Tag::Root => T::Part.into(),
        Tag::Heading(depth, text) => {
            T::Hn(NonZeroU16::new(*depth).unwrap_or(NonZeroU16::MIN), Some(text.clone())).into()
        }
        Tag::Paragraph => T::P.into(),
        Tag::List => T::L(ListNumbering::Disc).into(),
        Tag::Item => T::LI.into(),
        Tag::ItemText => T::LBody.into(),
        Tag::Table => T::Table.into(),
        Tag::Heads => T::THead.into(),
        Tag::Body => T::TBody.into(),
        Tag::Row => T::TR.into(),
        Tag::Head => T::TH(TableHeaderScope::Column).into(),
        Tag::Cell => T::TD.into(),
        Tag::Figure(told) => T::Figure(Some(told.clone())).into(),
    }
}
