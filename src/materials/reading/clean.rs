//! Text as it comes out of a file, made safe to show: no control characters, nothing that turns the
//! direction of what follows, no runs of spaces, no endless lines.

use super::bounds::MAX_LINE_CHARS;

/// The text on one line, cleaned: white space of any kind becomes one space, none at the ends; at most
/// [`MAX_LINE_CHARS`] letters.
#[must_use]
pub fn line(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut letters = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
            continue;
        }
        if is_unseen(c) {
            continue;
        }
        if gap && letters > 0 {
            cleaned.push(' ');
            letters += 1;
        }
        gap = false;
        if letters >= MAX_LINE_CHARS {
            break;
        }
        cleaned.push(c);
        letters += 1;
    }
    cleaned
}

/// Several lines, each cleaned, empty ones left out.
#[must_use]
pub fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for text in texts {
        let text = line(text);
        if !text.is_empty() {
            if !all.is_empty() {
                all.push('\n');
            }
            all.push_str(&text);
        }
    }
    all
}

/// Whether a character has no picture, or turns the direction of what follows: bidi controls, zero-width
/// characters, soft hyphens, private letters of symbol fonts, tags and what Unicode has not given out.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{10FFFF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}
