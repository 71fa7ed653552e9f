//! The lines that the letters of a page make: a PDF only says which letter stands where.

use super::bounds::{MAX_LINES, MAX_PAGE_GLYPHS};
use super::clean;
use crate::core::reading::pages::Line;

/// A letter on a page, in points; y grows downwards.
#[derive(Clone, PartialEq, Debug)]
pub struct Letter<'a> {
    /// What it says: one letter, or several that are drawn as one.
    pub text: &'a str,
    /// The left end of its base line.
    pub x: f32,
    /// The base line.
    pub y: f32,
    /// How far the next letter is usually set off.
    pub advance: f32,
    /// Its size, in points.
    pub size: f32,
}

/// A piece of a line as it grows.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    start: f32,
    y: f32,
    end: f32,
    /// The size of most of its letters.
    size: f32,
    letters: usize,
}

/// Puts letters together to lines, in the order in which the file draws them.
#[derive(Debug, Default)]
pub struct Grouping {
    pieces: Vec<Piece>,
    seen: usize,
}

impl Grouping {
    /// Takes in the next letter. Returns whether there was room for it.
    pub fn add(&mut self, letter: Letter<'_>) -> bool {
        self.seen += 1;
        if self.seen > MAX_PAGE_GLYPHS {
            return false;
        }
        let sound = [letter.x, letter.y, letter.advance, letter.size].iter().all(|number| number.is_finite());
        if !sound || letter.size < 0.5 || letter.text.is_empty() {
            return true;
        }
        let Letter { text, x, y, advance, size } = letter;
        if let Some(piece) = self.pieces.last_mut() {
            let unit = piece.size.max(size);
            let gap = x - piece.end;
            let same_line = (y - piece.y).abs() < unit * 0.35;
            // Letters of one line may go back a little: kerning, accents drawn over the letter before.
            if same_line && gap > -unit && gap < unit * 1.6 {
                let word_gap = gap > unit * 0.18;
                if word_gap && !piece.text.ends_with(' ') && !text.starts_with(' ') {
                    piece.text.push(' ');
                }
                piece.text.push_str(text);
                piece.end = piece.end.max(x + advance);
                // Small signs above or below do not make the line small.
                if size > piece.size {
                    piece.size = size;
                }
                piece.letters += 1;
                return true;
            }
        }
        self.pieces.push(Piece { text: text.to_owned(), start: x, y, end: x + advance, size, letters: 1 });
        true
    }

    /// The lines. Pieces next to each other on one base line, such as the cells of a table, are one line
    /// with strokes between.
    #[must_use]
    pub fn lines(self) -> Vec<Line> {
        let mut lines: Vec<(Piece, Line)> = Vec::new();
        for piece in self.pieces {
            let text = clean::line(&together(&piece.text));
            if text.is_empty() {
                continue;
            }
            let size = tenths(piece.size);
            if let Some((before, line)) = lines.last_mut()
                && (before.y - piece.y).abs() < before.size.min(piece.size) * 0.3
                && piece.start > before.end
            {
                line.text.push_str(" | ");
                line.text.push_str(&text);
                line.size = line.size.max(size);
                *before = piece;
                continue;
            }
            if lines.len() >= MAX_LINES {
                break;
            }
            lines.push((piece, Line { text, size, level: 0 }));
        }
        lines.into_iter().map(|(_, line)| Line { text: clean::line(&line.text), ..line }).collect()
    }
}

/// Headings may be set with spaces between their letters: "S E S S I O N  1" is "SESSION 1".
fn together(text: &str) -> String {
    const FEW: usize = 4;
    let parts = || text.split(' ').filter(|part| !part.is_empty());
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphanumeric);
    let (all, singles) = (parts().count(), parts().filter(|part| single(part)).count());
    if singles < FEW || singles * 5 < all * 4 {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    let mut gap = 0;
    for c in text.chars() {
        if c == ' ' {
            gap += 1;
            continue;
        }
        let digits = |c: char| c.is_ascii_digit();
        let turns =
            joined.chars().next_back().is_some_and(|last| digits(last) != digits(c) && c.is_alphanumeric());
        // One space stands between letters, more between words; a number is a word of its own.
        if !joined.is_empty() && (gap > 1 || (gap > 0 && turns)) {
            joined.push(' ');
        }
        gap = 0;
        joined.push(c);
    }
    joined
}

/// A size in tenths of a point; sizes are at most some hundred points.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100,000")]
fn tenths(points: f32) -> u32 {
    (points.clamp(0.0, 10_000.0) * 10.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(grouping: &mut Grouping, text: &str, mut x: f32, y: f32, size: f32) {
        for letter in text.chars() {
            let advance = size * 0.5;
            if letter != ' ' {
                grouping.add(Letter { text: letter.encode_utf8(&mut [0; 4]), x, y, advance, size });
            }
            x += advance;
        }
    }

    #[test]
    fn letters_make_words_lines_and_rows() {
        let mut grouping = Grouping::default();
        letters(&mut grouping, "Session 2", 50.0, 100.0, 24.0);
        letters(&mut grouping, "09:00", 50.0, 140.0, 10.0);
        letters(&mut grouping, "Play and talk", 150.0, 140.5, 10.0);
        letters(&mut grouping, "next line", 50.0, 152.0, 10.0);
        let lines = grouping.lines();
        let texts: Vec<(&str, u32)> = lines.iter().map(|line| (line.text.as_str(), line.size)).collect();
        assert_eq!(texts, [("Session 2", 240), ("09:00 | Play and talk", 100), ("next line", 100)]);
    }

    #[test]
    fn places_that_are_no_numbers_are_left_out() {
        let mut grouping = Grouping::default();
        for x in [f32::NAN, f32::INFINITY, 1e38] {
            grouping.add(Letter { text: "a", x, y: 1.0, advance: 1.0, size: 10.0 });
        }
        grouping.add(Letter { text: "b", x: 0.0, y: f32::NAN, advance: 1.0, size: 10.0 });
        assert_eq!(grouping.lines().len(), 1);
    }

    #[test]
    fn letters_set_apart_make_a_word() {
        for (set, read) in [
            ("S E S S I O N  1", "SESSION 1"),
            ("S E S S I O N 1", "SESSION 1"),
            ("D A Y  T W O", "DAY TWO"),
            ("1 2 3", "1 2 3"),
            ("a b of the c d", "a b of the c d"),
            ("Session 1", "Session 1"),
        ] {
            assert_eq!(together(set), read);
        }
    }
}
