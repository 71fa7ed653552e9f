//! Each rule finds a fault that is planted, and passes by what is right.

use std::collections::BTreeSet;

use super::{Source, imports, rules};

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

/// Whether a rule finds something in a file `path` that holds `text`.
fn finds(rule: impl Fn(&[Source]) -> Vec<String>, path: &str, text: &str) -> bool {
    !rule(&[source(path, text)]).is_empty()
}

#[test]
fn circles_are_found_however_the_import_is_written() {
    let circle = |a: &str, b: &str| {
        imports::circles(&[
            source("src/core/mod.rs", "pub mod a;\npub mod b;\npub mod plan;\nuse plan::c::D;"),
            source("src/core/a.rs", a),
            source("src/core/b.rs", b),
            source("src/core/plan/mod.rs", "pub mod c;\npub struct Door;"),
            source("src/core/plan/c.rs", "use super::Door;\npub struct D(Door);"),
        ])
    };
    assert!(circle("use super::b::B;", "pub struct B;").is_empty());
    for a in ["use super::b::B;", "use crate::core::b::{self, B};", "fn f() -> crate::core::b::B { todo() }"]
    {
        for b in ["use super::a::A;", "use crate::core::{a::{A, C as D}, plan};", "fn f(a: super::a::A) {}"] {
            assert_eq!(circle(a, b), ["src/core/a.rs <-> src/core/b.rs"], "{a} {b}");
        }
    }
    // A comment, a text and what is for tests only import nothing.
    assert!(circle("use super::b::B;", "// use super::a::A;\nconst T: &str = \"super::a::A\";").is_empty());
    assert!(
        circle("use super::b::B;", "#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n}").is_empty()
    );
    // Over another file.
    let long = imports::circles(&[
        source("src/core/a.rs", "use crate::core::b::B;"),
        source("src/core/b.rs", "use crate::core::c::C;"),
        source("src/core/c.rs", "use crate::core::a::A;"),
    ]);
    assert_eq!(long, ["src/core/a.rs <-> src/core/b.rs <-> src/core/c.rs"]);
}

#[test]
fn borders_are_held() {
    let over = |path: &str, text: &str| {
        let other = |path: &str| source(path, "");
        let rooms = [
            "src/app/mod.rs",
            "src/ui/mod.rs",
            "src/storage/mod.rs",
            "src/core/edit/mod.rs",
            "src/core/plan/mod.rs",
            "src/core/model/course.rs",
            "src/core/ids.rs",
            "src/materials/mod.rs",
            "src/exchange/mod.rs",
            "src/report/mod.rs",
        ];
        let mut all: Vec<Source> = rooms.into_iter().filter(|room| *room != path).map(other).collect();
        all.push(source(path, text));
        !rules::borders(&all).is_empty()
    };
    for (path, import, broken) in [
        ("src/core/model/day.rs", "crate::core::ids::DayId", false),
        ("src/core/model/day.rs", "super::course::Course", false),
        ("src/core/model/day.rs", "crate::core::edit::Command", true),
        ("src/core/model/day.rs", "crate::core::plan::Problem", true),
        ("src/core/edit/apply.rs", "crate::core::plan::Problem", true),
        ("src/core/plan/cut.rs", "crate::core::edit::Command", false),
        ("src/core/plan/cut.rs", "crate::storage::Disk", true),
        ("src/ui/frame.rs", "crate::storage::Disk", true),
        ("src/ui/frame.rs", "crate::app::App", true),
        ("src/ui/frame.rs", "crate::core::ids::DayId", false),
        ("src/report/agenda.rs", "crate::ui::words", true),
        ("src/report/agenda.rs", "crate::exchange::html", true),
        ("src/exchange/docx.rs", "crate::report::document", false),
        ("src/exchange/docx.rs", "crate::app::App", true),
        ("src/storage/store.rs", "crate::materials::Reader", true),
        ("src/jobs/mod.rs", "crate::app::App", true),
    ] {
        assert_eq!(over(path, &format!("use {import};")), broken, "{path} uses {import}");
    }
}

#[test]
fn names_from_outside_are_found() {
    let find = |path, text| finds(rules::forbidden_words, path, text);
    assert!(find("src/core/a.rs", "use std::{fs, fmt};"));
    assert!(find("src/core/a.rs", "fn f() { std::thread::spawn(|| ()); }"));
    assert!(find("src/core/a.rs", "use crate::t;"));
    assert!(find("src/ui/a.rs", "use crate::core::edit::editor::Editor;"));
    assert!(find("src/storage/a.rs", "use egui::Ui;"));
    assert!(!find("src/core/a.rs", "// std::fs\nuse std::fmt;"));
    assert!(!find("src/app/a.rs", "use std::thread;"));
}

#[test]
fn a_screen_in_a_screen_is_found() {
    let two = |text: &str| {
        let other = source("src/ui/screens/plan/mod.rs", "");
        rules::screens_apart(&[source("src/ui/screens/record/row.rs", text), other])
    };
    assert_eq!(two("use crate::ui::screens::plan::View;").len(), 1);
    assert_eq!(two("use super::super::plan::View;").len(), 1);
    assert!(two("use super::State;").is_empty());
}

#[test]
fn length_and_purpose_are_counted() {
    let long = |lines: usize| format!("pub(super) const fn f() {{\n{}}}", "    f();\n".repeat(lines - 2));
    assert!(finds(rules::long_functions, "src/a.rs", &long(101)));
    assert!(!finds(rules::long_functions, "src/a.rs", &long(100)));
    assert!(finds(rules::long_files, "src/a.rs", &"\n".repeat(501)));
    assert!(!finds(rules::long_files, "src/a.rs", &"\n".repeat(500)));
    assert!(finds(rules::without_purpose, "src/a.rs", "use std::fmt;"));
    let nine: Vec<Source> = (0..9).map(|n| source(&format!("src/core/f{n}.rs"), "//! A file.")).collect();
    assert!(!rules::loose_files(&nine).is_empty());
    assert!(rules::loose_files(&nine[1..]).is_empty());
    assert!(finds(rules::unmapped_modules, "src/lib.rs", "//! - [`a`]: this.\npub mod a;\npub mod b;"));
    assert!(!finds(rules::unmapped_modules, "src/lib.rs", "//! - [`a`]: this.\npub mod a;"));
}

#[test]
fn writing_colours_sentences_and_keys_are_found() {
    assert!(finds(rules::writers, "src/app/a.rs", "fn f() { std::fs::write(a, b); }"));
    assert!(finds(rules::writers, "src/app/a.rs", "fn f() { fs::remove_dir_all(a); }"));
    assert!(!finds(rules::writers, "src/storage/a.rs", "fn f() { std::fs::write(a, b); }"));
    assert!(finds(rules::openers, "src/app/a.rs", "fn f() { std::fs::File::open(a); }"));
    assert!(finds(rules::openers, "src/storage/a.rs", "fn f() { fs::read_to_string(a); }"));
    assert!(!finds(rules::openers, "src/app/a.rs", "fn f() { fs::read_dir(a); }"));
    assert!(finds(rules::colours, "src/ui/a.rs", "const A: Color32 = Color32::from_rgb(1, 2, 3);"));
    assert!(finds(rules::colours, "src/ui/a.rs", "const A: Color32 = egui::Color32::DARK_RED;"));
    assert!(!finds(rules::colours, "src/ui/theme.rs", "const A: Color32 = Color32::RED;"));
    for place in ["src/ui/a.rs", "src/app/a.rs", "src/report/a.rs"] {
        assert!(finds(rules::sentences, place, "fn f() { say(\"This was forgotten.\"); }"), "{place}");
        assert!(
            !finds(rules::sentences, place, "fn f() { say(\"a-key\"); log(\"not a sentence\"); }"),
            "{place}"
        );
    }
    assert!(!finds(
        rules::sentences,
        "src/ui/a.rs",
        "#[expect(lint, reason = \"It is right here.\")]\nfn f() {}"
    ));
    let keys = BTreeSet::from(["undo-cut".to_owned()]);
    let keys = |sources: &[Source]| rules::keys_in_core(sources, &keys);
    assert!(finds(keys, "src/core/edit/a.rs", "const KEY: &str = \"undo-cut\";"));
    assert!(!finds(keys, "src/ui/a.rs", "const KEY: &str = \"undo-cut\";"));
}

#[test]
fn forgotten_and_unfinished_tests_are_found() {
    let tests = |text: &str| {
        let files = [
            source("tests/it/main.rs", text),
            source("tests/it/a.rs", ""),
            source("tests/common/world.rs", ""),
            source("tests/bench/save.rs", "#[path = \"../common/world.rs\"]\nmod world;"),
        ];
        rules::forgotten_tests(&files, "path = \"tests/it/main.rs\"\npath = \"tests/bench/save.rs\"")
    };
    assert_eq!(tests("mod b;"), ["tests/it/a.rs"]);
    assert!(tests("mod a;").is_empty());
    assert!(finds(rules::unfinished, "tests/it/a.rs", concat!("#[ig", "nore]\nfn f() {}")));
    assert!(finds(rules::unfinished, "src/a.rs", concat!("// TO", "DO: later")));
}
