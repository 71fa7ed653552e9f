//! Text as it comes out of a file, made safe to show: no control characters, nothing that turns the
//! direction of what follows, no runs of spaces, no endless lines.

use super::bounds::MAX_LINE_CHARS;
use crate::core::text::{is_control, is_meaningless};

/// The text on one line, cleaned: white space of any kind becomes one space, none at the ends; at most
/// [`MAX_LINE_CHARS`] letters.
#[must_use]
pub fn line(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut letters = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || is_control(c) {
            gap = true;
            continue;
        }
        if is_meaningless(c) {
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

/// Whether a text is as it comes out clean, without looking closely: most are, in languages with Latin letters.
fn is_clean(text: &str) -> bool {
    let mut gap = true;
    let sound = text.bytes().all(|byte| {
        let before = std::mem::replace(&mut gap, byte == b' ');
        byte.is_ascii_graphic() || (gap && !before)
    });
    sound && !gap && text.len() <= MAX_LINE_CHARS
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
