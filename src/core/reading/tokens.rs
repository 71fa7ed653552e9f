//! Words and numbers of a line, as they are compared: lowercase, without dots and dashes.

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Letters.
    Word,
    /// A number, perhaps with parts behind a point or comma: `2`, `2.3`, `1,5`.
    Number,
    /// A time of day: `9:00`, `13.30` is a number.
    Time,
}

/// A word or number of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it says, lowercase; a number with a point for a comma.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Where it begins in the line, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The most tokens of a line that are looked at: no heading is longer.
const MOST: usize = 64;

/// The words and numbers of a line.
#[must_use]
pub fn tokens(line: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut letters = line.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if found.len() >= MOST {
            break;
        }
        let kind = match first {
            c if c.is_ascii_digit() => Kind::Number,
            c if c.is_alphabetic() => Kind::Word,
            _ => continue,
        };
        let mut token = Token { text: String::new(), kind, start, end: start };
        push(&mut token, start, first);
        while let Some((at, c)) = letters.peek().copied() {
            let more = match token.kind {
                Kind::Word => c.is_alphabetic() || is_joined(c),
                Kind::Number | Kind::Time => {
                    let next_is_digit = line[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
                    c.is_ascii_digit() || (matches!(c, '.' | ',' | ':') && next_is_digit)
                }
            };
            if !more {
                break;
            }
            if c == ':' {
                token.kind = Kind::Time;
            }
            push(&mut token, at, c);
            letters.next();
        }
        found.push(token);
    }
    found
}

/// Apostrophes and accents belong to the word around them.
fn is_joined(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '\u{0300}'..='\u{036F}')
}

fn push(token: &mut Token, at: usize, c: char) {
    token.end = at + c.len_utf8();
    match c {
        ',' => token.text.push('.'),
        c if is_joined(c) => {}
        c if c.is_ascii() => token.text.push(c.to_ascii_lowercase()),
        // A capital I with a dot becomes small with a dot above, which is left out.
        c => token.text.extend(c.to_lowercase().filter(|c| !is_joined(*c))),
    }
}

/// A text as its words and numbers with single spaces between: what is compared when texts are.
#[must_use]
pub fn plain(text: &str) -> String {
    let tokens = tokens(text);
    tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A letter without the signs on it: many write without them, and with the cedilla for the comma.
#[must_use]
pub fn folded(c: char) -> char {
    match c {
        'č' | 'ć' | 'ç' => 'c',
        'ñ' => 'n',
        'š' | 'ş' | 'ș' => 's',
        'ž' => 'z',
        'đ' => 'd',
        'ë' | 'é' | 'è' | 'ê' => 'e',
        'ă' | 'â' | 'ä' | 'á' | 'à' => 'a',
        'î' | 'ı' | 'í' | 'ï' => 'i',
        'ț' | 'ţ' => 't',
        'ğ' => 'g',
        'ö' | 'ó' | 'ô' => 'o',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'ё' => 'е',
        _ => c,
    }
}

/// Whether a text begins with a small letter. Georgian knows no others, so its letters are not small.
#[must_use]
pub fn begins_small(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|c| c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}'))
}

/// The value of a Roman number from 1 to 39, also with the look-alikes of Cyrillic.
#[must_use]
pub fn roman(text: &str) -> Option<u32> {
    let mut sum = 0;
    let mut before = u32::MAX;
    for c in text.chars() {
        let value = match c {
            'i' | 'і' => 1,
            'v' => 5,
            'x' | 'х' => 10,
            _ => return None,
        };
        sum += value;
        if before < value {
            // The one before was to be taken away, and was added.
            sum -= 2 * before;
        }
        before = value;
    }
    // Only one way to write a number is right: `iiii` and `vx` are words.
    ((1..=39).contains(&sum) && written(sum) == text.replace('і', "i").replace('х', "x")).then_some(sum)
}

fn written(mut number: u32) -> String {
    let mut text = String::new();
    for (value, letters) in [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_tokens() {
        let shown =
            |line: &str| tokens(line).into_iter().map(|token| (token.text, token.kind)).collect::<Vec<_>>();
        let word = |text: &str| (text.to_owned(), Kind::Word);
        let number = |text: &str| (text.to_owned(), Kind::Number);
        assert_eq!(shown("Session 2.3: Play"), [word("session"), number("2.3"), word("play")]);
        assert_eq!(shown("2-й день"), [number("2"), word("й"), word("день")]);
        assert_eq!(shown("09:00 П'ята"), [("09:00".to_owned(), Kind::Time), word("пята")]);
        assert_eq!(shown("İkinci GÜN"), [word("ikinci"), word("gün")]);
        assert_eq!(shown("1,5 часа."), [number("1.5"), word("часа")]);
        assert_eq!(shown("— · …"), []);
    }

    #[test]
    fn roman_numbers() {
        for (text, value) in [("i", 1), ("ii", 2), ("iv", 4), ("ix", 9), ("xiv", 14), ("іі", 2), ("хіі", 12)]
        {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        for text in ["iiii", "vx", "mix", "", "lxx", "vv", "xxxx"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
