//! Text to lines of placed letters: the bundled fonts, line breaks and all scripts that they hold.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::fontique::{Blob, Collection, CollectionOptions};
use parley::{
    Cluster, FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight,
    OverflowWrap, Run, StyleProperty,
};

use crate::core::text::is_hidden;
use crate::report::fonts::{REGULAR, SEMI_BOLD};

/// The families, in the order in which a letter is looked for.
const FAMILIES: [&str; 3] = ["Noto Sans", "Noto Sans Georgian", "Noto Sans Armenian"];

/// How high a line is, in sizes of its letters.
const LINE_HEIGHT: f32 = 1.3;

/// How a text looks; its size is in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// The size of the letters, in points.
    pub size: f32,
    /// In bold.
    pub bold: bool,
}

/// Letters of one font beside each other.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The font.
    pub font: Font,
    /// The size of the letters.
    pub size: f32,
    /// Where it begins in its line.
    pub x: f32,
    /// The letters.
    pub glyphs: Vec<KrillaGlyph>,
    /// The text that the letters point into.
    pub text: Rc<str>,
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its letters.
    pub stretches: Vec<Stretch>,
    /// How wide they are.
    pub width: f32,
    /// How high the line is.
    pub height: f32,
    /// How far below its top the letters stand.
    pub baseline: f32,
}

/// Makes lines of texts, and keeps the letters for which no font has a shape.
pub struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    loaded: HashMap<u64, Font>,
    normalizer: ComposingNormalizerBorrowed<'static>,
    /// Letters and signs without a shape, each with the text where it stood first.
    pub missing: Vec<(char, String)>,
    seen: BTreeSet<char>,
}

impl Typesetter {
    /// With the bundled fonts alone: the same on every computer.
    pub fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        for (_, bytes) in REGULAR.into_iter().chain(SEMI_BOLD) {
            collection.register_fonts(Blob::new(Arc::new(bytes)), None);
        }
        Self {
            fonts: FontContext { collection, source_cache: parley::fontique::SourceCache::default() },
            layouts: LayoutContext::new(),
            loaded: HashMap::new(),
            normalizer: ComposingNormalizerBorrowed::new_nfc(),
            missing: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// The lines of a text that is `width` points wide. A text without letters has none.
    pub fn lines(&mut self, text: &str, look: Look, width: f32) -> Vec<Line> {
        let kept: String = text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect();
        let text = self.normalizer.normalize(kept.trim_end()).into_owned();
        if text.is_empty() {
            return Vec::new();
        }
        let families = FAMILIES.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        let weight = if look.bold { FontWeight::SEMI_BOLD } else { FontWeight::NORMAL };
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(FontFamily::List(Cow::Borrowed(&families)));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(LINE_HEIGHT)));
        // A word that is longer than its line is broken anywhere: nothing is cut.
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut layout: Layout<()> = builder.build(&text);
        layout.break_all_lines(Some(width.max(1.0)));
        let text: Rc<str> = text.into();
        let mut lines = Vec::new();
        let mut top = 0.0;
        for line in layout.lines() {
            let mut x = 0.0;
            let mut stretches = Vec::new();
            for run in line.runs() {
                stretches.extend(self.stretch(&run, &text, &mut x));
            }
            let metrics = line.metrics();
            let (height, baseline) = (metrics.line_height, metrics.baseline - top);
            top += height;
            let width = metrics.advance - metrics.trailing_whitespace;
            lines.push(Line { stretches, width, height, baseline });
        }
        lines
    }

    fn stretch(&mut self, run: &Run<'_, ()>, text: &Rc<str>, x: &mut f32) -> Option<Stretch> {
        let (data, id) = run.font().data.clone().into_raw_parts();
        let font = match self.loaded.get(&id) {
            Some(font) => font.clone(),
            None => {
                let font = Font::new(data.into(), run.font().index)?;
                self.loaded.insert(id, font.clone());
                font
            }
        };
        let (start, size) = (*x, run.font_size());
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        for cluster in run.visual_clusters() {
            if cluster.is_ligature_continuation() {
                if let Some(glyph) = glyphs.last_mut() {
                    glyph.text_range.end = cluster.text_range().end;
                }
                continue;
            }
            if text[cluster.text_range()].chars().all(char::is_control) {
                continue;
            }
            self.note_missing(&cluster, text);
            for glyph in cluster.glyphs() {
                glyphs.push(KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / size,
                    glyph.x / size,
                    glyph.y / size,
                    0.0,
                    cluster.text_range(),
                    None,
                ));
                *x += glyph.advance;
            }
        }
        let text = Rc::clone(text);
        (!glyphs.is_empty()).then_some(Stretch { font, size, x: start, glyphs, text })
    }

    fn note_missing(&mut self, cluster: &Cluster<'_, ()>, text: &Rc<str>) {
        if cluster.glyphs().all(|glyph| glyph.id != 0) {
            return;
        }
        for letter in text[cluster.text_range()].chars() {
            if self.seen.insert(letter) {
                self.missing.push((letter, text.to_string()));
            }
        }
    }
}
