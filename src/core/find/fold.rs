//! Folding: the form in which texts are compared when something is searched.
//!
//! Two texts fold to the same form if a person who types one of them means the other: case, accents, and the ways
//! in which one letter can be written do not matter. The rules are those of Unicode (compatibility decomposition,
//! combining marks left out, full case folding), and a few of the languages that trainers write:
//!
//! - Turkish and Azeri: `I`, `ı`, `İ` and `i` are one letter, as it is not known in which language a word is.
//! - Armenian: `և` is `եվ`, which its capitals are written with, and `եւ`.
//! - Ukrainian: `ґ` is typed as `г`. Latin letters with a stroke are typed without it: `đ` as `d`.
//! - Apostrophes of every shape are one: Ukrainian `’`, Uzbek `ʻ`.

use std::sync::LazyLock;

use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{DecomposingNormalizer, DecomposingNormalizerBorrowed};

use crate::core::text::{is_control, is_hidden};

const DECOMPOSED: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizer::new_nfkd();
const CLASSES: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMapBorrowed::new();
const CASES: CaseMapperBorrowed<'static> = CaseMapper::new();

/// A text as it is compared.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    fold_onto(text, &mut form);
    form
}

/// Puts a text as it is compared at the end of `form`.
pub fn fold_onto(text: &str, form: &mut String) {
    if text.is_ascii() {
        // By far the most, and many times faster this way.
        let from = form.len();
        form.push_str(text);
        form[from..].make_ascii_lowercase();
        return;
    }
    let simple = SIMPLE.as_slice();
    // Where letters begin that only Unicode's tables know.
    let mut others = None;
    for (at, letter) in text.char_indices() {
        match plain(letter, simple) {
            Some(small) => {
                if let Some(from) = others.take() {
                    fold_others(&text[from..at], form);
                }
                form.push(small);
            }
            None => {
                others.get_or_insert(at);
            }
        }
    }
    if let Some(from) = others {
        fold_others(&text[from..], form);
    }
}

/// The forms of the letters from U+0080 to U+05FF: Latin with accents, Greek, Cyrillic, Armenian. None where it is not
/// one letter, or depends on its neighbours. Made once of what the tables of Unicode say: looking them up for each
/// letter of a text takes ten times as long.
static SIMPLE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let form_of = |letter: char| {
        let mut form = String::new();
        fold_others(letter.encode_utf8(&mut [0; 4]), &mut form);
        let mut letters = form.chars();
        letters.next().filter(|first| letters.next().is_none() && *first != 'ւ')
    };
    (FIRST..=LAST).map(form_of).collect()
});

const FIRST: char = '\u{80}';
const LAST: char = '\u{5ff}';

/// The form of a letter where it is known without the tables of Unicode.
fn plain(letter: char, simple: &[Option<char>]) -> Option<char> {
    match letter {
        '\0'..='\u{7f}' => Some(letter.to_ascii_lowercase()),
        FIRST..=LAST => simple.get(letter as usize - FIRST as usize).copied().flatten(),
        'ა'..='ჰ' => Some(letter),
        '–' | '—' | '‘'..='„' => Some(typed(letter)),
        _ => None,
    }
}

fn fold_others(text: &str, form: &mut String) {
    let letters = DECOMPOSED.normalize_iter(text.chars());
    let bare: String = letters.filter(|c| !is_mark(*c) && (is_control(*c) || !is_hidden(*c))).collect();
    for letter in CASES.fold_string(&bare).chars() {
        let last = if letter == 'ւ' && form.ends_with('ե') { 'վ' } else { letter };
        form.push(typed(last));
    }
}

/// Whether a character is an accent, a vowel sign or another mark that is put on a letter and can be left out. The
/// vowels of India and South-East Asia are marks that can't.
fn is_mark(letter: char) -> bool {
    matches!(CLASSES.get_u8(letter), 1 | 10..=36 | 200..=240)
}

/// What is typed for a letter that Unicode takes for one of its own.
fn typed(letter: char) -> char {
    match letter {
        'ı' => 'i',
        'ґ' => 'г',
        '’' | '‘' | '‛' | 'ʻ' | 'ʼ' | 'ʹ' | '՚' => '\'',
        other => nucleo_matcher::chars::normalize(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_meant_alike_folds_alike() {
        // (as it is written, as it may be typed)
        let table: [(&str, &[&str]); 19] = [
            ("Fëmija", &["femija", "FËMIJA", "fe\u{308}mija"]),
            ("İstanbul", &["istanbul", "ISTANBUL", "ıstanbul", "I\u{307}stanbul"]),
            ("qızıl", &["qizil", "QIZIL", "QİZİL"]),
            ("Ребёнок", &["ребенок", "РЕБЁНОК", "ребе\u{308}нок"]),
            ("Ёлка", &["елка", "ЕЛКА"]),
            ("свій ґрунт, їжак", &["СВІЙ ГРУНТ, ЇЖАК", "свіи\u{306} грунт, іжак"]),
            ("Straße", &["strasse", "STRASSE", "STRAẞE"]),
            ("naïve café", &["naive cafe", "nai\u{308}ve cafe\u{301}"]),
            ("დედა", &["ᲓᲔᲓᲐ"]),
            ("Երևան", &["երեվան", "ԵՐԵՎԱՆ", "երեւան", "ԵՐԵՒԱՆ"]),
            ("Đorđe, Łukasz, Søren", &["dorde, lukasz, soren", "ĐORĐE, ŁUKASZ, SØREN"]),
            ("Ştefan, Ștefan", &["stefan, stefan"]),
            ("oʻzbekcha", &["o'zbekcha", "o‘zbekcha", "O’ZBEKCHA"]),
            ("ﬁnal ｈａｎｄ", &["final hand"]),
            ("λόγος", &["ΛΟΓΟΣ", "λογοσ"]),
            ("co\u{ad}operate\u{200b}", &["cooperate"]),
            ("Қазақ", &["қазақ", "ҚАЗАҚ"]),
            ("ў Ў", &["у У"]),
            ("שָׁלוֹם", &["שלום"]),
        ];
        for (written, all) in table {
            for typed in all {
                assert_eq!(folded(typed), folded(written), "{typed}: {written}");
            }
        }
    }

    #[test]
    fn what_is_meant_otherwise_stays_apart() {
        for (one, other) in
            [("мир", "мор"), ("қол", "кол"), ("შ", "ს"), ("ու", "ով"), ("की", "का"), ("12", "21")]
        {
            assert_ne!(folded(one), folded(other));
        }
        assert_eq!(folded("a\nb\tc"), "a\nb\tc", "lines stay lines");
    }

    #[test]
    fn the_short_way_leads_where_the_long_one_does() {
        for letter in ('\0'..='\u{24ff}').filter(|letter| plain(*letter, &SIMPLE).is_some()) {
            let mut form = String::new();
            fold_others(letter.encode_utf8(&mut [0; 4]), &mut form);
            assert_eq!(folded(&format!("{letter}ж")), format!("{form}ж"), "{letter:?}");
        }
    }

    proptest! {
        #[test]
        fn the_form_of_a_form_is_itself_and_parts_fold_as_the_whole(text in "[ -~а-яА-ЯёЁйЙҐґіїıİßևա-ֆა-ჰᲐ-Ჰéàçşțđ’\u{301}\u{308} ]{0,24}", more in "[a-zа-яა-ჰ]{1,4}") {
            let form = folded(&text);
            prop_assert_eq!(folded(&form), form.clone());
            prop_assert_eq!(folded(&format!("{text} {more}")), format!("{form} {}", folded(&more)));
        }
    }
}
