//! The letters of a page of a PDF: which they are, where they stand.

use std::collections::BTreeMap;

use hayro::hayro_interpret::font::{Glyph, GlyphRun, OutlineGlyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro::kurbo::BezPath;
use skrifa::{FontRef, MetadataProvider};

use super::bounds::Bounds;
use super::grouping::{Grouping, Letter};
use crate::core::reading::pages::Line;

/// Glyphs are drawn in thousandths of their size.
const UNITS_PER_EM: f64 = 1_000.0;

/// This many different letters of a run are remembered.
const MOST_KNOWN: usize = 256;

/// Takes the letters of a page and leaves all else.
pub(super) struct Letters<'b> {
    grouping: Grouping,
    fonts: &'b mut Fonts,
    bounds: &'b Bounds,
    /// There were more letters than are read.
    pub(super) full: bool,
    /// The time is over: the rest of the page is passed by.
    pub(super) late: bool,
    /// How many glyphs were read.
    read: usize,
    /// How many do not say which letter they are.
    unread: usize,
}

impl<'b> Letters<'b> {
    /// None so far.
    pub(super) fn of(fonts: &'b mut Fonts, bounds: &'b Bounds) -> Self {
        Self { grouping: Grouping::default(), fonts, bounds, full: false, late: false, read: 0, unread: 0 }
    }

    /// Whether the page is to the eye what a picture of text is: there are letters, and most can't be read. A few
    /// signs in a font of their own, such as bullets, are none.
    pub(super) fn is_picture(&self) -> bool {
        const FEW: usize = 20;
        self.unread > FEW && self.unread > self.read
    }

    /// The lines that the letters make.
    pub(super) fn lines(self) -> Vec<Line> {
        self.grouping.lines()
    }
}

/// A place or length on a page, near enough.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is too large becomes infinite, which grouping refuses"
)]
fn nearest(points: f64) -> f32 {
    points as f32
}

impl Device<'_> for Letters<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        if self.late || self.full {
            return;
        }
        self.late = self.bounds.check().is_err();
        // A run is of one font, and the same letters come again and again.
        let mut known: Vec<(u32, Option<Said>)> = Vec::new();
        for glyph in run.glyphs() {
            let code = glyph.char_code();
            let at = known.iter().position(|(known, _)| *known == code).unwrap_or_else(|| {
                if known.len() >= MOST_KNOWN {
                    known.clear();
                }
                known.push((code, self.fonts.said_by(glyph)));
                known.len() - 1
            });
            let Some((text, units)) = &known[at].1 else {
                self.unread += 1;
                continue;
            };
            self.read += 1;
            let place = props.transform * glyph.transform();
            let [right_x, right_y, up_x, up_y, x, y] = place.as_coeffs();
            let size = up_x.hypot(up_y) * UNITS_PER_EM;
            let along = right_x.hypot(right_y);
            // Half of its size is what a letter usually takes.
            let advance = units.map_or(size * 0.5, |units| f64::from(units) * along);
            let letter =
                Letter { text, x: nearest(x), y: nearest(y), advance: nearest(advance), size: nearest(size) };
            if !self.grouping.add(letter) {
                self.full = true;
                return;
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// What a glyph says, and its advance.
type Said = (String, Option<f32>);

/// The letters for which the glyphs of fonts are, by what the fonts themselves say: some files do not say it.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    /// By the key of a font, and the number of the glyph in it.
    letters: BTreeMap<u128, BTreeMap<u32, char>>,
}

impl Fonts {
    /// What a glyph says, and how far the next one is set off in thousandths of its size, where the file tells.
    fn said_by(&mut self, glyph: &Glyph<'_>) -> Option<Said> {
        let text = match (glyph.as_unicode(), glyph) {
            (Some(BfString::Char(letter)), _) => letter.to_string(),
            (Some(BfString::String(letters)), _) => turned_round(letters),
            (None, Glyph::Outline(outline)) => self.letter(outline)?.to_string(),
            (None, Glyph::Type3(_)) => return None,
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        Some((text, advance))
    }

    fn letter(&mut self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        let letters = self.letters.entry(font.cache_key).or_insert_with(|| letters_of((*font.data).as_ref()));
        letters.get(&glyph.glyph_id().to_u32()).copied()
    }
}

/// Which letter each glyph of a font is for. Fonts of signs count them without saying what they are.
fn letters_of(font: &[u8]) -> BTreeMap<u32, char> {
    let mut letters = BTreeMap::new();
    let charmap = FontRef::new(font).ok().map(|font| font.charmap()).filter(|map| !map.is_symbol());
    for (code, glyph) in charmap.iter().flat_map(skrifa::charmap::Charmap::mappings) {
        let letter = char::from_u32(code).filter(|letter| !letter.is_control() && !is_private(*letter));
        if let Some(letter) = letter {
            letters.entry(glyph.to_u32()).or_insert(letter);
        }
    }
    letters
}

/// Whether it is one of the letters that everybody may use for anything.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// Some programs write the letters of ligatures with their bytes turned round: U+6600 for `f`.
fn turned_round(letters: String) -> String {
    let turn = |c: char| {
        let code = c as u32;
        let turned = code.is_multiple_of(0x100).then(|| char::from_u32(code >> 8)).flatten();
        turned.filter(char::is_ascii_lowercase)
    };
    let turned: Option<String> = letters.chars().map(turn).collect();
    turned.unwrap_or(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_with_their_bytes_turned_round_are_read() {
        assert_eq!(turned_round("\u{6600}\u{6C00}".to_owned()), "fl");
        for sound in ["fl", "\u{4E00}\u{4E8C}", "\u{FB02}"] {
            assert_eq!(turned_round(sound.to_owned()), sound);
        }
    }
}
