//! Characters that are not seen: the one list of them, for every text that comes from elsewhere.
//!
//! Such a character can hide what a file is (`guide\u{202e}fdp.exe`), make two names look the same, or turn the
//! direction of everything that follows it. What is done with one differs (left out, made a space, written out, or a
//! reason to refuse); which characters they are does not.

/// The most letters of one text that is written in Doorstep: ten pages of a book, far more than any note needs. What is
/// longer takes the window long to lay out and costs it memory.
pub const LONGEST_TEXT: usize = 20_000;

/// Whether a character changes the direction of the text around it: marks, embeddings, overrides and isolates
/// (the `Bidi_Control` property of Unicode).
#[must_use]
pub const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character has no width: soft hyphen, joiners and non-joiners, byte order mark, invisible operators,
/// the deprecated format characters of U+206A to U+206F, and letters that are drawn as nothing.
#[must_use]
pub const fn is_zero_width(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
}

/// Whether a character is a tag (U+E0000 to U+E007F), an annotation anchor, or another format character of the
/// Specials block: they can carry text that nobody sees.
#[must_use]
pub const fn is_tag(c: char) -> bool {
    matches!(c, '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character ends a line: control characters, tabs among them, and the two separators of Unicode.
#[must_use]
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character is not seen, or changes how those around it are read: the union of the sets above.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    is_control(c) || is_bidi_control(c) || is_zero_width(c) || is_tag(c)
}

/// The characters of a text, each with whether it is hidden where it stands. A joiner between two characters beyond
/// ASCII is not: Persian, the languages of India and emoji are written with it.
pub fn with_hidden(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut before = None;
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let written = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_hidden(c));
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && written(before) && written(rest.peek().copied());
        before = Some(c);
        Some((c, is_hidden(c) && !joins))
    })
}

/// Whether a character says nothing in a text that was extracted from a file: besides the hidden ones variation
/// selectors, private letters of symbol fonts, and what Unicode has not given out.
#[must_use]
pub fn is_meaningless(c: char) -> bool {
    is_hidden(c)
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether Windows takes a file name for a device, whatever its extension: `CON`, `nul.pdf`, `COM1`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let numbered = port.is_some_and(|number| {
        let mut digits = number.chars();
        digits.next().is_some_and(|c| "0123456789¹²³".contains(c)) && digits.next().is_none()
    });
    numbered || matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
}

/// The text on one line: what ends a line becomes a space, what else is hidden is left out, none of either at the
/// ends; at most `longest` characters.
#[must_use]
pub fn one_line(text: &str, longest: usize) -> String {
    let seen = with_hidden(text).filter_map(|(c, hidden)| match (is_control(c), hidden) {
        (true, _) => Some(' '),
        (false, hidden) => (!hidden).then_some(c),
    });
    seen.take(longest).collect::<String>().trim().to_owned()
}

/// A text in Markdown without its marks, as far as trainers write them.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let line = |line: &str| line.trim_start_matches('#').trim_start().replace(['*', '`'], "");
    markdown.trim().lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_holds_its_own_and_hidden_holds_all() {
        // (character, control, bidi, zero width, tag)
        let table = [
            ('\n', true, false, false, false),
            ('\u{85}', true, false, false, false),
            ('\u{2028}', true, false, false, false),
            ('\u{61c}', false, true, false, false),
            ('\u{200f}', false, true, false, false),
            ('\u{202e}', false, true, false, false),
            ('\u{2067}', false, true, false, false),
            ('\u{ad}', false, false, true, false),
            ('\u{200b}', false, false, true, false),
            ('\u{200d}', false, false, true, false),
            ('\u{2060}', false, false, true, false),
            ('\u{3164}', false, false, true, false),
            ('\u{feff}', false, false, true, false),
            ('\u{fffa}', false, false, false, true),
            ('\u{e0041}', false, false, false, true),
        ];
        for (c, control, bidi, zero_width, tag) in table {
            let found = (is_control(c), is_bidi_control(c), is_zero_width(c), is_tag(c));
            assert_eq!(found, (control, bidi, zero_width, tag), "{}", c.escape_unicode());
            assert!(is_hidden(c) && is_meaningless(c), "{}", c.escape_unicode());
        }
    }

    #[test]
    fn what_is_seen_is_not_hidden() {
        for c in "a Я ö ა և ı 漢 ’ — \u{a0}\u{301}\u{fffd}👩".chars() {
            assert!(!is_hidden(c) && !is_meaningless(c), "{}", c.escape_unicode());
        }
        for c in ['\u{fe0f}', '\u{f0a7}', '\u{ffff}', '\u{10fffd}'] {
            assert!(!is_hidden(c) && is_meaningless(c), "{}", c.escape_unicode());
        }
    }

    #[test]
    fn names_of_devices_are_known_in_every_dress() {
        for name in
            ["CON", "nul", "Aux.pdf", "prn .txt", "com1.pptx", "LPT9", "COM¹.x", "nul.tar.gz", "con:x"]
        {
            assert!(is_device(name), "{name}");
        }
        for name in ["Console", "nullify.pdf", "COM", "COM10", "компьютер", "a.con", "", "LPTX"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line("\u{feff} Ana\u{200b}\nMaria\u{202e}\t ", 50), "Ana Maria");
        assert_eq!(one_line("Ana Maria", 4), "Ana");
        // What joins is a part of what is written, and nothing where there is nothing to join.
        for written in ["👩🏽\u{200d}🏫", "می\u{200c}خواهم"] {
            assert_eq!(one_line(written, 50), written);
        }
        assert_eq!(one_line("A\u{200d}na \u{200d}🏫\u{200c}", 50), "Ana 🏫");
    }
}
