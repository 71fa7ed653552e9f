//! The letters of a text: by the mark that it begins with, by what can only be one way of writing, else by what is
//! likely in a language.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
};

use crate::core::table::Letters;

/// A text, and how it was written; `None` where it is none.
#[must_use]
pub fn decode(bytes: &[u8], letters: Option<Letters>) -> Option<(String, Letters)> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let wide = || if looks_wide(bytes, 1) { UTF_16LE } else { UTF_16BE };
    let letters = match letters {
        Some(letters) => letters,
        None if marked == Some(UTF_8) => Letters::Utf8,
        None if marked.is_some() => Letters::Utf16,
        None if looks_wide(bytes, 0) || looks_wide(bytes, 1) => Letters::Utf16,
        None if bytes.contains(&0) => return None,
        None if std::str::from_utf8(bytes).is_ok() => Letters::Utf8,
        None => likely(bytes),
    };
    let encoding = match letters {
        Letters::Utf8 => UTF_8,
        Letters::Utf16 => marked.filter(|one| *one != UTF_8).unwrap_or_else(wide),
        Letters::Windows1251 => WINDOWS_1251,
        Letters::Windows1250 => WINDOWS_1250,
        Letters::Windows1252 => WINDOWS_1252,
        Letters::Windows1254 => WINDOWS_1254,
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Some((text.into_owned(), letters))
}

/// Whether a text is of pairs of bytes, of which the one at `high` says in which script the letter is.
fn looks_wide(bytes: &[u8], high: usize) -> bool {
    let pairs = bytes.chunks_exact(2).take(2_000);
    // Latin, Cyrillic, Armenian, Georgian, quotes and dashes; separators and ends of lines are Latin.
    let of_script = |pair: &&[u8]| matches!(pair[high], 0..=2 | 4 | 5 | 0x10 | 0x1C | 0x20);
    let (all, fitting) = (pairs.len(), pairs.clone().filter(of_script).count());
    let plain = pairs.clone().filter(|pair| pair[high] == 0 && pair[1 - high] != 0).count();
    all > 0 && fitting * 10 >= all * 9 && plain * 20 >= all
}

/// The way of writing that gives the likeliest words.
fn likely(bytes: &[u8]) -> Letters {
    if looks_cyrillic(bytes) {
        return Letters::Windows1251;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    match () {
        () if guess == WINDOWS_1254 => Letters::Windows1254,
        () if guess == WINDOWS_1252 => Letters::Windows1252,
        // The rest of what is guessed is of other parts of the world: there it is a list of names that is too short.
        () => Letters::Windows1250,
    }
}

/// Whether words are as Cyrillic has them: with hardly a letter that ASCII has, too.
fn looks_cyrillic(bytes: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    let words = bytes.split(|byte| !is_letter(byte));
    let foreign = words.filter(|word| word.iter().any(|byte| *byte >= 0x80));
    let (mut high, mut all) = (0, 0);
    for word in foreign {
        high += word.iter().filter(|byte| **byte >= 0x80).count();
        all += word.len();
    }
    high * 10 >= all * 8
}
