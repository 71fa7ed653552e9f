//! The translations: complete, used, with the same variables everywhere, and free of slips.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use doorstep::core::trouble::FileTrouble;
use doorstep::i18n::{I18n, LANGUAGES, language_name, sources_of};
use doorstep::report::words::file_trouble;
use doorstep::ui::words::with_figures;
use fluent_bundle::FluentResource;
use strum::VariantArray;

/// Every key of a language with the variables of its message.
fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for source in sources_of(tag) {
        let mut current = None;
        for line in source.lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (key, _) = line.split_once('=').expect("a message has a value");
                let key = key.trim().to_owned();
                assert!(!found.contains_key(&key), "{tag}: {key} stands twice");
                found.insert(key.clone(), BTreeSet::new());
                current = Some(key);
            }
            if let Some(key) = &current
                && !line.starts_with('#')
            {
                let variables = line.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect()
                });
                found.get_mut(key).expect("just put in").extend(variables);
            }
        }
    }
    found
}

#[test]
fn every_file_reads() {
    for language in &LANGUAGES {
        for source in sources_of(language.tag) {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{}: {errors:?}", language.tag);
            }
        }
    }
}

#[test]
fn every_language_has_the_same_keys_and_variables() {
    let english = messages("en");
    assert!(english.len() > 100);
    for language in &LANGUAGES {
        let other = messages(language.tag);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{}: missing {missing:?}, extra {extra:?}",
            language.tag
        );
        for (key, variables) in &english {
            assert_eq!(variables, &other[key], "{}: variables of {key}", language.tag);
        }
    }
}

/// No line ends between a figure and its unit, nor after a word of one letter, which Russian never leaves at an end.
#[test]
fn figures_stay_with_their_units_and_short_words_with_the_next() {
    const UNITS: [&str; 12] = ["min", "h", "%", "KB", "MB", "GB", "мин", "ч", "КБ", "МБ", "ГБ", "г"];
    let is_unit = |word: &str| UNITS.contains(&word.trim_end_matches([',', '.', ';', ':', ')', '»']));
    let mut parted = Vec::new();
    for language in &LANGUAGES {
        let lines = sources_of(language.tag).iter().flat_map(|source| source.lines());
        for line in lines.filter(|line| !line.starts_with('#')) {
            let value =
                if line.starts_with(' ') { Some(line) } else { line.split_once('=').map(|(_, value)| value) };
            let words: Vec<&str> = value.unwrap_or_default().split(' ').collect();
            for pair in words.windows(2) {
                let figure = pair[0].ends_with(|c: char| c.is_ascii_digit() || c == '}');
                let short = pair[0].trim_start_matches(['«', '(']);
                let alone = language.tag == "ru"
                    && short.chars().count() == 1
                    && short.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
                    && !pair[1].is_empty();
                if figure && is_unit(pair[1]) || alone {
                    parted.push(format!("{}: {line}", language.tag));
                }
            }
        }
    }
    assert!(parted.is_empty(), "a line may end within: {parted:#?}");
}

/// A figure stays with the word before it where a title wraps.
#[test]
fn a_figure_stays_with_its_word() {
    assert_eq!(with_figures("Training, day 1: slides"), "Training, day\u{a0}1: slides");
    assert_eq!(with_figures("2 days, 30 people"), "2 days, 30 people");
}

/// Words that are the same in both languages on purpose.
const SAME: [&str; 6] = [
    "app-name",
    "format-pptx",
    "format-pdf",
    "report-format-pdf",
    "settings-drawing-opengl",
    "settings-drawing-native",
];

#[test]
fn russian_is_translated() {
    let words = I18n::new("ru");
    let english = I18n::new("en");
    let mut left = Vec::new();
    for key in messages("en").keys().filter(|key| !SAME.contains(&key.as_str())) {
        let text = words.get(key);
        let has_letters = english.get(key).chars().filter(char::is_ascii_alphabetic).count() > 1;
        if text != key && has_letters && text == english.get(key) {
            left.push(key.clone());
        }
    }
    assert!(left.is_empty(), "not translated: {left:?}");
}

#[test]
fn every_key_is_used_and_every_used_key_is_there() {
    let mut code = String::new();
    read_all(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut code);
    let quoted: BTreeSet<&str> = code.split('"').collect();
    let english = messages("en");
    let by_number = ["weekday-", "month-"];
    let unused: Vec<_> = english
        .keys()
        .filter(|key| !by_number.iter().any(|start| key.starts_with(start)))
        .filter(|key| !quoted.contains(key.as_str()))
        .collect();
    assert!(unused.is_empty(), "nobody says: {unused:?}");
    let mut unknown = BTreeSet::new();
    for start in ["t!(cx, \"", "t!(self, \"", "t!(words, \"", "t.get(\"", "words.get(\""] {
        for (at, _) in code.match_indices(start) {
            let key = code[at + start.len()..].split('"').next().unwrap_or_default();
            if !english.contains_key(key) {
                unknown.insert(key);
            }
        }
    }
    assert!(unknown.is_empty(), "said but not written: {unknown:?}");
}

fn read_all(folder: &Path, code: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_all(&path, code);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(path).expect("a text");
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                code.push_str(line);
                code.push('\n');
            }
        }
    }
}

#[test]
fn a_course_s_dates_are_as_short_as_is_clear() {
    let (english, russian) = (I18n::new("en"), I18n::new("ru"));
    let dates = |first: (i8, i8), last: (i8, i8)| {
        let at = |(month, day)| jiff::civil::date(2026, month, day);
        (english.dates(at(first), at(last)), russian.dates(at(first), at(last)))
    };
    let said = |english: &str, russian: &str| (english.to_owned(), russian.to_owned());
    assert_eq!(dates((9, 14), (9, 18)), said("14 – 18 September 2026", "14 – 18 сентября 2026\u{a0}г."));
    assert_eq!(
        dates((9, 28), (10, 2)),
        said("28 September – 2 October 2026", "28 сентября – 2 октября 2026\u{a0}г.")
    );
    let brief = |words: &I18n, first, last| {
        let at = |(month, day): (i8, i8)| jiff::civil::date(2026, month, day);
        words.dates_brief(at(first), at(last))
    };
    assert_eq!(brief(&english, (9, 28), (10, 2)), "28 Sep – 2 Oct");
    assert_eq!(brief(&english, (9, 14), (9, 18)), "14 – 18 Sep");
    assert_eq!(brief(&russian, (9, 28), (10, 2)), "28 сен – 2 окт");
    assert_eq!(brief(&russian, (9, 14), (9, 14)), "14 сен");
    let one = dates((9, 14), (9, 14));
    assert_eq!(one, said("Monday, 14 September 2026", "понедельник, 14 сентября 2026\u{a0}г."));
}

#[test]
fn a_language_is_a_folder_with_a_name() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n");
    let mut folders = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(&root).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            folders.insert(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    let shown = LANGUAGES.iter().map(|language| language.tag.to_owned()).collect();
    assert_eq!(folders, shown, "each folder has its line in languages.txt");
    assert_eq!(LANGUAGES[0].tag, "en");
    for language in &LANGUAGES {
        let files = std::fs::read_dir(root.join(language.tag)).expect("the folder is there");
        assert_eq!(sources_of(language.tag).len(), files.count(), "{}", language.tag);
        assert_eq!(language_name(language.tag), language.name);
    }
    for (tag, name) in [("ka", "ქართული"), ("ru-KZ", "Русский"), ("sq", "Shqip"), ("xx", "XX")]
    {
        assert_eq!(language_name(tag), name);
    }
}

#[test]
fn every_reason_why_a_file_is_no_good_has_its_sentence() {
    for language in &LANGUAGES {
        let words = I18n::new(language.tag);
        let mut keys = std::collections::BTreeSet::new();
        for why in FileTrouble::VARIANTS {
            let key = file_trouble(*why);
            assert!(keys.insert(key), "{why:?} shares its sentence");
            assert_ne!(words.get(key), key, "{}: {why:?}", language.tag);
        }
    }
}
