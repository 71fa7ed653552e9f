//! The rules of the house, read off the sources: who may import whom, how long a file may be, where files
//! are written, where colours and the words of the window stand, and that no test is forgotten.
//!
//! Each rule takes sources and gives what is broken. It is held against the house here, and shown in
//! `planted` to find a fault.

mod imports;
mod planted;
mod rules;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A source file of the project.
pub struct Source {
    /// Its path from the top of the project, with forward slashes.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder, and of those below, whose names end with `ending`.
fn files(folder: &str, ending: &str) -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.retain(|path| path.to_string_lossy().ends_with(ending));
    found.sort();
    let sources: Vec<Source> = found
        .into_iter()
        .map(|path| Source {
            text: std::fs::read_to_string(&path).expect("a text"),
            path: path.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/"),
        })
        .collect();
    assert!(!sources.is_empty(), "no files in {folder}");
    sources
}

fn sources() -> Vec<Source> {
    files("src", ".rs")
}

fn all_sources() -> Vec<Source> {
    let mut all = sources();
    all.extend(files("tests", ".rs"));
    all
}

fn fail_on(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    fail_on(&rules::without_purpose(&all_sources()), "a file begins with //! and what it is for");
}

#[test]
fn no_file_is_longer_than_500_lines() {
    fail_on(&rules::long_files(&all_sources()), "a file of more than 500 lines is two files");
}

#[test]
fn no_function_is_longer_than_100_lines() {
    fail_on(&rules::long_functions(&all_sources()), "a function of more than 100 lines is several functions");
}

#[test]
fn no_room_imports_what_is_not_its_own() {
    fail_on(&rules::borders(&sources()), "who may import whom");
}

#[test]
fn nobody_uses_what_is_not_theirs() {
    fail_on(&rules::forbidden_words(&sources()), "the borders of the house");
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    fail_on(&imports::circles(&sources()), "no circle of files");
}

#[test]
fn no_screen_imports_a_screen() {
    fail_on(&rules::screens_apart(&sources()), "what two screens share is a widget or a panel");
}

#[test]
fn few_files_stand_outside_of_a_room() {
    fail_on(&rules::loose_files(&sources()), "a ninth file wants a room");
}

#[test]
fn the_map_names_every_module() {
    fail_on(&rules::unmapped_modules(&sources()), "the map of a folder is in the //! of its door");
}

#[test]
fn only_storage_writes_files() {
    fail_on(&rules::writers(&sources()), "one module writes files");
}

#[test]
fn no_file_is_opened_in_a_way_that_may_wait_for_a_pipe() {
    fail_on(&rules::openers(&sources()), "storage::disk opens files");
}

#[test]
fn colours_stand_in_the_theme_alone() {
    fail_on(&rules::colours(&sources()), "one place holds the colours");
}

#[test]
fn no_words_of_the_window_stand_in_the_code() {
    fail_on(&rules::sentences(&sources()), "words of the window stand in assets/i18n");
}

#[test]
fn no_value_of_a_file_stands_in_the_log() {
    fail_on(&rules::log_values(&sources()), "the log has places and kinds");
}

#[test]
fn no_key_of_a_sentence_stands_in_the_core() {
    let keys = doorstep::i18n::keys_of("en").into_iter().collect();
    fail_on(&rules::keys_in_core(&sources(), &keys), "the core gives facts, the window makes sentences");
}

#[test]
fn every_file_of_tests_is_declared() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    fail_on(&rules::forgotten_tests(&files("tests", ".rs"), &manifest), "a test that nobody runs");
}

#[test]
fn no_test_is_switched_off_and_nothing_is_left_to_do() {
    fail_on(&rules::unfinished(&all_sources()), "finished work only");
}

#[test]
fn there_is_one_egui() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    assert_eq!(lock.matches("name = \"egui\"\n").count(), 1, "one version of egui in the tree");
}

#[test]
fn every_icon_of_the_sources_is_in_the_font_and_no_other() {
    use skrifa::MetadataProvider as _;
    let list = std::fs::read_to_string(root().join("assets/fonts/icons.txt")).expect("a text");
    let listed: BTreeMap<&str, &str> = list.lines().filter_map(|line| line.split_once(' ')).collect();
    let names = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| c != '_' && !c.is_ascii_alphanumeric());
        words.filter(|word| word.starts_with("ICON_")).map(str::to_owned).collect()
    };
    let named: BTreeSet<String> = sources().iter().flat_map(|source| names(&source.text)).collect();
    let listed_names: BTreeSet<String> = listed.keys().map(|name| (*name).to_owned()).collect();
    let differing: Vec<String> = named.symmetric_difference(&listed_names).cloned().collect();
    fail_on(&differing, "assets/fonts/icons.sh makes the font anew for these");
    let font = skrifa::FontRef::new(doorstep::report::fonts::ICONS).expect("a font");
    for (name, code) in listed {
        let code = u32::from_str_radix(code, 16).expect("a number");
        assert!(font.charmap().map(code).is_some(), "{name} is not in the font");
    }
}
