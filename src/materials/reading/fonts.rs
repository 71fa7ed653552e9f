//! The fonts of a PDF: which letters their glyphs are for, and how far each sets off the next.

use std::collections::BTreeMap;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_syntax::object::Dict;
use hayro::kurbo::Affine;
use hayro_font::{Font, FontCache, FontGlyph, OutlineGlyph, StandardFont};
use skrifa::{FontRef, MetadataProvider};

/// Glyphs are drawn in thousandths of their size.
pub(super) const UNITS_PER_EM: f32 = 1_000.0;

/// A font among the [`Fonts`].
#[derive(Clone, Copy, Debug)]
pub(super) struct FontId(usize);

/// A sign of a font, as the contents of pages set it.
#[derive(Debug)]
pub(super) struct Sign {
    /// What it says; none if nobody knows.
    pub(super) text: Option<String>,
    /// How far the next letter is usually set off in thousandths of its size, where the file tells.
    pub(super) width: Option<f32>,
    /// How far the next sign is set off, in the direction of writing.
    pub(super) advance: f32,
    /// Where it stands, and how it is stretched.
    pub(super) place: Affine,
}

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    settings: InterpreterSettings,
    known: Vec<Known<'a>>,
    /// By what describes them.
    described: BTreeMap<&'a [u8], Option<FontId>>,
    standard: Option<FontId>,
    /// What glyphs are for by what the fonts themselves say, as some files do not say it: by the key of a font,
    /// and the number of the glyph in it.
    letters: BTreeMap<u128, BTreeMap<u32, char>>,
}

struct Known<'a> {
    font: Font<'a>,
    signs: BTreeMap<u32, Sign>,
}

impl<'a> Fonts<'a> {
    /// The font that a dictionary describes; `None` if it can't be used.
    pub(super) fn font(&mut self, described: &Dict<'a>) -> Option<FontId> {
        if let Some(known) = self.described.get(described.data()) {
            return *known;
        }
        let InterpreterSettings { font_resolver, cmap_resolver, .. } = &self.settings;
        let font = self.cache.font(described, font_resolver, cmap_resolver);
        let id = font.map(|font| self.add(font));
        self.described.insert(described.data(), id);
        id
    }

    /// The font that every reader has.
    pub(super) fn standard(&mut self) -> Option<FontId> {
        if self.standard.is_none() {
            let font = self.cache.standard_font(StandardFont::Helvetica, &self.settings.font_resolver);
            self.standard = font.map(|font| self.add(font));
        }
        self.standard
    }

    fn add(&mut self, font: Font<'a>) -> FontId {
        self.known.push(Known { font, signs: BTreeMap::new() });
        FontId(self.known.len() - 1)
    }

    /// Whether a font is written in lines, not in columns.
    pub(super) fn is_horizontal(&self, font: FontId) -> bool {
        self.known[font.0].font.is_horizontal()
    }

    /// The next code of a text, and how many bytes it takes.
    pub(super) fn next_code(&self, font: FontId, text: &[u8]) -> (u32, usize) {
        self.known[font.0].font.read_code(text, 0)
    }

    /// What stands for a code.
    pub(super) fn sign(&mut self, font: FontId, code: u32) -> &Sign {
        let Known { font, signs } = &mut self.known[font.0];
        signs.entry(code).or_insert_with(|| sign_of(font, code, &mut self.letters))
    }
}

type LettersOfFonts = BTreeMap<u128, BTreeMap<u32, char>>;

fn sign_of(font: &Font<'_>, code: u32, letters: &mut LettersOfFonts) -> Sign {
    let id = font.map_code(code);
    let advance = font.code_advance(code);
    let (said, width) = match font.glyph(id, code) {
        FontGlyph::Outline(outline) => {
            let said = outline.as_unicode();
            let said = said.or_else(|| letter_of(&outline, letters).map(BfString::Char));
            (said, outline.advance_width())
        }
        FontGlyph::Type3(drawn) => (drawn.as_unicode(), Some(drawn.advance_width())),
    };
    let text = said.map(|said| match said {
        BfString::Char(letter) => letter.to_string(),
        BfString::String(letters) => turned_round(letters),
    });
    let stretch = Affine::scale_non_uniform(font.glyph_stretch(id, code), 1.0);
    let place = Affine::translate(font.origin_displacement(code)) * stretch;
    let advance = if font.is_horizontal() { advance.x } else { advance.y };
    Sign { text, width, advance: nearest(advance), place }
}

/// A length or place near enough.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is too large becomes infinite, which grouping refuses"
)]
pub(super) fn nearest(points: f64) -> f32 {
    points as f32
}

fn letter_of(glyph: &OutlineGlyph, letters: &mut LettersOfFonts) -> Option<char> {
    let font = glyph.font_data()?;
    let letters = letters.entry(font.cache_key).or_insert_with(|| letters_of((*font.data).as_ref()));
    letters.get(&glyph.glyph_id().to_u32()).copied()
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
