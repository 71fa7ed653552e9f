//! The rules themselves: each takes sources and gives what is broken, a line for each place.

use std::collections::BTreeSet;

use super::Source;
use super::imports::imports;
use super::tokens::read;

/// The most lines of a file.
const LONGEST_FILE: usize = 500;
/// The most lines of a function.
const LONGEST_FUNCTION: usize = 100;
/// The most files that stand directly in a folder of rooms.
const MOST_LOOSE_FILES: usize = 8;

/// Files that do not say what they are for.
pub fn without_purpose(sources: &[Source]) -> Vec<String> {
    let silent = |source: &&Source| !source.text.starts_with("//!") && !source.text.starts_with("#![");
    sources.iter().filter(silent).map(|source| source.path.clone()).collect()
}

/// Files that are too long.
pub fn long_files(sources: &[Source]) -> Vec<String> {
    let lengths = sources.iter().map(|source| (source, source.text.lines().count()));
    let long = lengths.filter(|(_, length)| *length > LONGEST_FILE);
    long.map(|(source, length)| format!("{}: {length} lines", source.path)).collect()
}

/// Functions that are too long.
pub fn long_functions(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources {
        let long = read(source).functions.into_iter().filter(|(_, _, length)| *length > LONGEST_FUNCTION);
        broken.extend(
            long.map(|(line, name, length)| format!("{}:{line}: {name}: {length} lines", source.path)),
        );
    }
    broken
}

/// What each room may import besides itself; the longest place that fits a file is its rule.
const BORDERS: [(&str, &[&str]); 20] = [
    ("src/main.rs", &["cli"]),
    ("src/console.rs", &[]),
    ("src/lib.rs", &[]),
    ("src/cli/", &["app", "core", "desktop", "exchange", "i18n", "materials", "report", "storage"]),
    ("src/app/", &["core", "desktop", "exchange", "i18n", "jobs", "materials", "report", "storage", "ui"]),
    ("src/ui/", &["core", "i18n", "report"]),
    ("src/exchange/", &["core", "report", "storage"]),
    ("src/report/", &["core", "i18n"]),
    ("src/materials/", &["core", "desktop", "storage"]),
    ("src/desktop/", &["core", "materials"]),
    ("src/storage/", &["core"]),
    ("src/jobs/", &[]),
    ("src/i18n", &["core/model"]),
    ("src/core/ids.rs", &[]),
    ("src/core/time.rs", &[]),
    ("src/core/trouble.rs", &[]),
    ("src/core/model/", &["core/ids", "core/time"]),
    ("src/core/edit/", &["core/ids", "core/time", "core/model"]),
    ("src/core/settings.rs", &["core/ids", "core/model"]),
    ("src/core/", &["core"]),
];

/// Imports over the borders of the rooms.
pub fn borders(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for (from, line, to) in imports(sources) {
        let rule =
            BORDERS.iter().filter(|(place, _)| from.starts_with(place)).max_by_key(|(place, _)| place.len());
        let Some((place, allowed)) = rule else {
            broken.push(format!("{from}: a room without a rule"));
            continue;
        };
        let within = |room: &str| to.starts_with(&format!("src/{room}/")) || to == format!("src/{room}.rs");
        let macros = to == "src/lib.rs";
        if !to.starts_with(place) && !macros && !allowed.iter().any(|room| within(room)) {
            broken.push(format!("{from}:{line}: imports {to}"));
        }
    }
    broken
}

/// Names from outside of the crate that a room may not use, and why.
const FORBIDDEN: [(&[&str], &[&str], &str); 4] = [
    (
        &["src/core/"],
        &[
            "egui",
            "eframe",
            "rfd",
            "open",
            "std::fs",
            "std::thread",
            "std::net",
            "std::process",
            "std::time::Instant",
            "std::time::SystemTime",
            "Instant::now",
            "jiff::Zoned",
            "jiff::ZonedDateTime",
            "Timestamp::now",
            "crate::t",
            "tracing",
        ],
        "core is pure: no window, no files, no threads, no clock, no translated words",
    ),
    (
        &["src/ui/"],
        &[
            "rfd",
            "open",
            "std::fs",
            "std::thread",
            "std::net",
            "std::process",
            "std::time::Instant",
            "std::time::SystemTime",
            "Instant::now",
            "jiff::Zoned",
            "jiff::ZonedDateTime",
            "Timestamp::now",
            "crate::core::edit::editor::Editor",
        ],
        "ui reads state and asks for actions: it never touches files, threads or dialogs",
    ),
    (
        &["src/storage/", "src/materials/", "src/exchange/", "src/report/", "src/jobs/", "src/desktop/"],
        &["egui", "eframe"],
        "no window here",
    ),
    (&["src/i18n", "src/report/"], &["std::fs", "std::thread"], "words know nothing of the disk"),
];

/// Names from outside that are used where they may not be.
pub fn forbidden_words(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources {
        for (places, names, why) in &FORBIDDEN {
            if !places.iter().any(|place| source.path.starts_with(place)) {
                continue;
            }
            for (line, path) in read(source).paths {
                let path = path.join("::");
                let used = |name: &&&str| path == **name || path.starts_with(&format!("{name}::"));
                if let Some(name) = names.iter().find(used) {
                    broken.push(format!("{}:{line}: `{name}`: {why}", source.path));
                }
            }
        }
    }
    broken
}

/// The screen that a file belongs to.
fn screen(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/ui/screens/")?;
    let name = inner.split('/').next()?;
    (name != "mod.rs").then_some(name.trim_end_matches(".rs"))
}

/// Screens that import other screens.
pub fn screens_apart(sources: &[Source]) -> Vec<String> {
    let over = |(from, _, to): &(&str, usize, &str)| {
        screen(from).zip(screen(to)).is_some_and(|(from, to)| from != to)
    };
    let found = imports(sources).into_iter().filter(over);
    found.map(|(from, line, to)| format!("{from}:{line}: imports {to}")).collect()
}

/// Folders of rooms with too many files that stand outside of a room.
pub fn loose_files(sources: &[Source]) -> Vec<String> {
    let count = |folder: &str| {
        let inner = sources.iter().filter_map(|source| source.path.strip_prefix(folder));
        inner.filter(|inner| !inner.contains('/')).count()
    };
    let many = ["src/core/", "src/app/"].map(|folder| (folder, count(folder)));
    let many = many.iter().filter(|(_, count)| *count > MOST_LOOSE_FILES);
    many.map(|(folder, count)| format!("{folder}: {count} files")).collect()
}

/// Modules of the crate, and rooms of the core and of the app, that the map in the `//!` of their door leaves
/// out.
pub fn unmapped_modules(sources: &[Source]) -> Vec<String> {
    let doors = sources.iter().filter(|source| {
        source.path == "src/lib.rs"
            || (source.path.starts_with("src/core/") || source.path.starts_with("src/app/"))
                && source.path.ends_with("/mod.rs")
    });
    let mut broken = Vec::new();
    for source in doors {
        let map: String = source.text.lines().take_while(|line| line.starts_with("//!")).collect();
        let named = |name: &str| {
            ["`]", "::"].iter().any(|end| map.contains(&format!("[`{name}{end}")))
                || map.contains(&format!("`{name}`"))
        };
        let left_out = read(source).modules.into_iter().filter(|name| !named(name));
        broken.extend(left_out.map(|name| format!("{}: {name}", source.path)));
    }
    broken
}

/// Files that are written outside of `storage`.
pub fn writers(sources: &[Source]) -> Vec<String> {
    let words = [
        "fs::write",
        "File::create",
        "OpenOptions::new",
        "fs::rename",
        "fs::remove_file",
        "fs::remove_dir",
        "fs::copy",
    ];
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !source.path.starts_with("src/storage/")) {
        for (line, path) in read(source).paths {
            let path = path.join("::");
            if words.iter().any(|word| path.ends_with(word) || path.contains(&format!("{word}_"))) {
                broken.push(format!("{}:{line}: {path}", source.path));
            }
        }
    }
    broken
}

/// Files that are opened in a way that may wait for a pipe. What reads the name of the computer opens no file of anybody.
pub fn openers(sources: &[Source]) -> Vec<String> {
    let words = ["File::open", "fs::read", "fs::read_to_string"];
    let opens = ["src/storage/disk.rs", "src/storage/lock.rs"];
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !opens.contains(&source.path.as_str())) {
        for (line, path) in read(source).paths {
            let path = path.join("::");
            if words.iter().any(|word| path.ends_with(word)) {
                broken.push(format!("{}:{line}: {path}", source.path));
            }
        }
    }
    broken
}

/// Colours outside of the theme.
pub fn colours(sources: &[Source]) -> Vec<String> {
    let makers = ["from_rgb", "from_gray", "from_rgba_unmultiplied", "from_rgba_premultiplied", "from_hex"];
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| source.path != "src/ui/theme.rs") {
        for (line, path) in read(source).paths {
            let last = path.last().map(String::as_str).unwrap_or_default();
            let named = path.iter().any(|step| step == "Color32")
                && last.chars().all(|c| c.is_ascii_uppercase() || c == '_')
                && !matches!(last, "TRANSPARENT" | "PLACEHOLDER");
            if named || makers.contains(&last) {
                broken.push(format!("{}:{line}: {}", source.path, path.join("::")));
            }
        }
    }
    broken
}

/// Sentences in the code: a quoted text of several words with a capital first letter is one that was
/// forgotten. What is logged or read by developers alone is not meant.
pub fn sentences(sources: &[Source]) -> Vec<String> {
    let places = ["src/ui/", "src/app/", "src/report/"];
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| places.iter().any(|place| source.path.starts_with(place))) {
        for (line, before, text) in read(source).texts {
            let capital = text.chars().next().is_some_and(char::is_uppercase);
            let words = text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count();
            if capital && words > 1 && before != "=" {
                broken.push(format!("{}:{line}: \"{text}\"", source.path));
            }
        }
    }
    broken
}

/// Lines of the log that could hold a value of a file, and with it somebody's name: the words of an error that reads
/// files, a title, a path.
pub fn log_values(sources: &[Source]) -> Vec<String> {
    const VALUES: [&str; 6] = ["detail", "%why", "title", "%path", "?path", "name = job"];
    let mut broken = Vec::new();
    for source in sources {
        for (at, _) in source.text.match_indices("tracing::") {
            let call = source.text[at..].split_once(';').map_or("", |(call, _)| call);
            if let Some(value) = VALUES.iter().find(|value| call.contains(**value)) {
                let line = source.text[..at].lines().count();
                broken.push(format!("{}:{line}: {value} in the log", source.path));
            }
        }
    }
    broken
}

/// Keys of sentences in the core.
pub fn keys_in_core(sources: &[Source], keys: &BTreeSet<String>) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("src/core/")) {
        let texts =
            read(source).texts.into_iter().filter(|(_, _, text)| text.contains('-') && keys.contains(text));
        broken.extend(texts.map(|(line, _, text)| format!("{}:{line}: \"{text}\"", source.path)));
    }
    broken
}

/// Files of tests that no other file declares, and that the manifest does not name.
pub fn forgotten_tests(sources: &[Source], manifest: &str) -> Vec<String> {
    let mut declared = BTreeSet::new();
    for source in sources {
        let (folder, file) = source.path.rsplit_once('/').unwrap_or_default();
        let stem = file.trim_end_matches(".rs");
        let below = if matches!(stem, "mod" | "main" | "lib") || manifest.contains(&source.path) {
            folder.to_owned()
        } else {
            format!("{folder}/{stem}")
        };
        for name in read(source).modules {
            declared.insert(format!("{below}/{name}.rs"));
            declared.insert(format!("{below}/{name}/mod.rs"));
        }
        // A module may name its file.
        let named = source.text.split("#[path = \"").skip(1).filter_map(|rest| rest.split('"').next());
        for path in named {
            let mut steps: Vec<&str> = folder.split('/').collect();
            for step in path.split('/') {
                match step {
                    ".." => steps.truncate(steps.len().saturating_sub(1)),
                    step => steps.push(step),
                }
            }
            declared.insert(steps.join("/"));
        }
    }
    let known = |source: &&Source| {
        // The fuzz targets are a crate of their own, with a manifest of its own.
        declared.contains(&source.path)
            || manifest.contains(&source.path)
            || source.path.starts_with("tests/fuzz/")
    };
    sources.iter().filter(|source| !known(source)).map(|source| source.path.clone()).collect()
}

/// Tests that are switched off, and what is left to do.
pub fn unfinished(sources: &[Source]) -> Vec<String> {
    let words = [
        concat!("#[ig", "nore"),
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
    ];
    let mut broken = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(*word)) {
                broken.push(format!("{}:{}: {word}", source.path, index + 1));
            }
        }
    }
    broken
}
