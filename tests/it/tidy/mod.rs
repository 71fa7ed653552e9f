//! The rules of the house, read off the sources: who may import whom, how long a file may be, where
//! files are written, where colours stand, where the words of the window are.

use std::path::{Path, PathBuf};

/// A source file of the project.
struct Source {
    /// Its path from the top of the project, with forward slashes.
    path: String,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    let sources: Vec<Source> = found
        .into_iter()
        .map(|path| Source {
            text: std::fs::read_to_string(&path).expect("a text"),
            path: path.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/"),
        })
        .collect();
    assert!(!sources.is_empty(), "no sources in {folder}");
    sources
}

fn all_sources() -> Vec<Source> {
    let mut all = sources("src");
    all.extend(sources("tests"));
    all
}

fn fail_on(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

/// The lines of code of a file: without comments and without what follows `#[cfg(test)]`.
fn code_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source
        .text
        .lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line))
}

#[test]
fn every_file_says_what_it_is_for() {
    let broken: Vec<String> = all_sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!") && !source.text.starts_with("#!["))
        .map(|source| source.path.clone())
        .collect();
    fail_on(&broken, "a file begins with //! and what it is for");
}

#[test]
fn no_file_is_longer_than_500_lines() {
    let broken: Vec<String> = all_sources()
        .iter()
        .filter(|source| source.text.lines().count() > 500)
        .map(|source| format!("{}: {} lines", source.path, source.text.lines().count()))
        .collect();
    fail_on(&broken, "a file of more than 500 lines is two files");
}

#[test]
fn no_function_is_longer_than_100_lines() {
    let mut broken = Vec::new();
    for source in all_sources() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let bare = line.trim_start();
            let starts = ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn ", "const fn ", "pub const fn "];
            if !starts.iter().any(|start| bare.starts_with(start)) {
                continue;
            }
            let indent = line.len() - bare.len();
            let end = format!("{}}}", " ".repeat(indent));
            let length = lines[index..].iter().position(|line| *line == end).unwrap_or(0);
            if length > 100 {
                broken.push(format!("{}:{}: {length} lines", source.path, index + 1));
            }
        }
    }
    fail_on(&broken, "a function of more than 100 lines is several functions");
}

#[test]
fn nobody_imports_what_is_not_theirs() {
    // (where, what may not stand there, why)
    let rules: [(&str, &[&str], &str); 4] = [
        (
            "src/core/",
            &[
                "egui",
                "eframe",
                "crate::i18n",
                "crate::storage",
                "crate::ui",
                "crate::app",
                "crate::jobs",
                "crate::materials",
                "crate::exchange",
                "std::fs",
                "std::thread",
                "std::net",
                "std::process",
                "Instant::now",
                "SystemTime",
                "Zoned",
                "Timestamp::now",
                "rfd::",
                "open::",
                "t!(",
            ],
            "core is pure: no window, no files, no threads, no clock, no translated words",
        ),
        (
            "src/ui/",
            &[
                "crate::storage",
                "crate::materials",
                "crate::exchange",
                "crate::jobs",
                "crate::app",
                "std::fs",
                "std::thread",
                "std::process",
                "std::net",
                "rfd::",
                "open::that",
                "Instant::now",
                "SystemTime",
                "ZonedDateTime::now",
                "Editor",
            ],
            "ui reads state and asks for actions: it never touches files, threads or dialogs",
        ),
        (
            "src/i18n",
            &["egui", "crate::ui", "crate::app", "crate::storage", "std::fs"],
            "words know nothing of the window or the disk",
        ),
        ("src/main.rs", &["std::fs", "crate::core"], "main only starts the application"),
    ];
    let mut broken = Vec::new();
    for source in sources("src") {
        for (place, words, why) in &rules {
            if source.path.starts_with(place) {
                check_words(&source, words, why, &mut broken);
            }
        }
        for place in ["src/storage", "src/materials", "src/exchange", "src/jobs"] {
            if source.path.starts_with(place) {
                check_words(
                    &source,
                    &["egui", "eframe", "crate::ui", "crate::app"],
                    "no window here",
                    &mut broken,
                );
            }
        }
    }
    fail_on(&broken, "the borders of the house");
}

fn check_words(source: &Source, words: &[&str], why: &str, broken: &mut Vec<String>) {
    for (number, line) in code_lines(source) {
        for word in words.iter().filter(|word| holds_word(line, word)) {
            broken.push(format!("{}:{number}: `{word}`: {why}", source.path));
        }
    }
}

/// Whether `word` stands in `line` and does not go on to the left: `Editor` is not in `TextEditor`.
fn holds_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let whole_end = !word.ends_with(|c: char| c.is_alphanumeric()) || !goes_on(after);
        !goes_on(before) && whole_end
    })
}

#[test]
fn only_storage_writes_files() {
    let words =
        ["fs::write", "File::create", "OpenOptions", "fs::rename", "fs::remove", "fs::copy", ".persist("];
    let mut broken = Vec::new();
    for source in sources("src").iter().filter(|source| !source.path.starts_with("src/storage")) {
        check_words(source, &words, "only the storage module writes files, atomically", &mut broken);
    }
    fail_on(&broken, "one module writes files");
}

#[test]
fn colours_stand_in_the_theme_alone() {
    let words = ["from_rgb", "from_gray", "from_rgba_unmultiplied", "from_rgba_premultiplied", "from_hex"];
    let named = [
        "Color32::RED",
        "Color32::GREEN",
        "Color32::BLUE",
        "Color32::WHITE",
        "Color32::BLACK",
        "Color32::GRAY",
    ];
    let mut broken = Vec::new();
    for source in sources("src").iter().filter(|source| source.path != "src/ui/theme.rs") {
        check_words(source, &words, "colours stand in theme.rs", &mut broken);
        check_words(source, &named, "colours stand in theme.rs", &mut broken);
    }
    fail_on(&broken, "one place holds the colours");
}

/// Words of a window stand in the translation files: a quoted text in `ui` with a space between letters
/// and a capital first letter is one that was forgotten.
#[test]
fn no_words_of_the_window_stand_in_the_code() {
    let mut broken = Vec::new();
    for source in sources("src/ui") {
        for (number, line) in code_lines(&source) {
            let bare = line.trim_start();
            if bare.starts_with("#[") || line.contains("reason = ") || line.contains("tracing::") {
                continue;
            }
            for text in line.split('"').skip(1).step_by(2) {
                let mut letters = text.chars();
                let capital = letters.next().is_some_and(char::is_uppercase);
                let words = text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count();
                if capital && words > 1 {
                    broken.push(format!("{}:{number}: \"{text}\"", source.path));
                }
            }
        }
    }
    fail_on(&broken, "words of the window stand in assets/i18n");
}

#[test]
fn no_test_is_switched_off_and_nothing_is_left_to_do() {
    let words = [
        concat!("#[ig", "nore"),
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
    ];
    let mut broken = Vec::new();
    for source in all_sources() {
        for (index, line) in source.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(*word)) {
                broken.push(format!("{}:{}: {word}", source.path, index + 1));
            }
        }
    }
    fail_on(&broken, "finished work only");
}

#[test]
fn there_is_one_egui() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    assert_eq!(lock.matches("name = \"egui\"\n").count(), 1, "one version of egui in the tree");
}
