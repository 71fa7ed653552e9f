//! Which file takes names from which, and the circles that they make.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::tokens::read;

/// The module of a file under `src/`: `["core", "ids"]`.
pub fn module(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let mut steps: Vec<String> = inner.split('/').map(ToOwned::to_owned).collect();
    if matches!(steps.last()?.as_str(), "mod" | "lib" | "main") {
        steps.pop();
    }
    Some(steps)
}

/// Every import of some sources: the file, the line, and the file that the name comes from.
pub fn imports(sources: &[Source]) -> Vec<(&str, usize, &str)> {
    let files: BTreeMap<Vec<String>, &str> =
        sources.iter().filter_map(|source| Some((module(&source.path)?, source.path.as_str()))).collect();
    let mut found = Vec::new();
    for source in sources {
        let Some(own) = module(&source.path) else { continue };
        let tokens = read(source);
        for (line, path) in &tokens.paths {
            let Some(full) = absolute(&own, path, &tokens.modules) else { continue };
            let file = (1..=full.len()).rev().find_map(|length| files.get(&full[..length]));
            found.extend(file.filter(|file| **file != source.path).map(|file| (&*source.path, *line, *file)));
        }
    }
    found
}

/// A path from the top of the crate; `None` for one that leads out of it, or to a name of the file itself.
fn absolute(own: &[String], path: &[String], modules: &[String]) -> Option<Vec<String>> {
    let up = path.iter().take_while(|step| *step == "super").count();
    let (base, rest) = match path[0].as_str() {
        "crate" => (&own[..0], &path[1..]),
        "self" => (own, &path[1..]),
        "super" => (&own[..own.len().checked_sub(up)?], &path[up..]),
        name if modules.iter().any(|module| module == name) => (own, path),
        _ => return None,
    };
    Some(base.iter().chain(rest).cloned().collect())
}

/// The circles of files: each a list of files that import each other in a loop. What a file takes from the
/// `mod.rs` of its own room, or of a room around that, makes none: that one declares it.
pub fn circles(sources: &[Source]) -> Vec<String> {
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, _, to) in imports(sources) {
        let door = to == "src/lib.rs" || to.strip_suffix("mod.rs").is_some_and(|room| from.starts_with(room));
        if !door {
            arrows.entry(from).or_default().insert(to);
        }
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|file| (*file, reach(&arrows, file))).collect();
    let circle = |file: &str| -> Vec<&str> {
        let back = |other: &&str| reached.get(*other).is_some_and(|far| far.contains(file));
        reached[file].iter().copied().filter(back).collect()
    };
    let all: BTreeSet<Vec<&str>> = reached.keys().map(|file| circle(file)).collect();
    all.into_iter().filter(|circle| !circle.is_empty()).map(|circle| circle.join(" <-> ")).collect()
}

/// Every file that one leads to, over any number of imports.
fn reach<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str) -> BTreeSet<&'a str> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        let unseen = arrows.get(file).into_iter().flatten().filter(|to| seen.insert(**to));
        next.extend(unseen);
    }
    seen
}
