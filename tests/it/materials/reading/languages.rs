//! Which language a file is taken to be in, over all the decks and guides that there are: a matrix, whose only filled
//! places are those where a language is taken for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// The languages that files are in: by what is expected of them, or by their names.
fn in_truth() -> BTreeMap<PathBuf, String> {
    let mut truth = BTreeMap::new();
    for place in ["", "others"] {
        let text =
            std::fs::read_to_string(folder().join(place).join("expected.json")).expect("the expectations");
        let files: Map<String, Value> = serde_json::from_str(&text).expect("JSON");
        for (name, expected) in files {
            let language = expected["language"].as_str().expect("a tag").to_owned();
            truth.insert(folder().join(place).join(name), language);
        }
    }
    for entry in std::fs::read_dir(folder().join("trainers")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if std::path::Path::new(&name).extension().is_none_or(|extension| extension != "json") {
            truth.insert(path, name.split('_').next().expect("a tag").to_owned());
        }
    }
    truth
}

fn main_tag(tag: &str) -> String {
    tag.split('-').next().expect("a part").to_owned()
}

#[test]
#[expect(clippy::print_stdout, reason = "the matrix is for people, who ask for it with --nocapture")]
fn no_language_is_taken_for_another() {
    let mut matrix: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, truth) in in_truth() {
        let pages = read_file(&path, &never).expect("it reads");
        let said = doorstep::core::reading::language::of(&pages).unwrap_or_default();
        if main_tag(&said) != main_tag(&truth) {
            wrong.push(format!("{}: {truth} is taken for {said}", path.display()));
        }
        *matrix.entry((main_tag(&truth), main_tag(&said))).or_default() += 1;
    }
    let tags: BTreeSet<&String> = matrix.keys().flat_map(|(truth, said)| [truth, said]).collect();
    let head: Vec<String> = tags.iter().map(|tag| format!("{tag:>3}")).collect();
    let mut table = format!("is \\ said {}\n", head.join(" "));
    for truth in &tags {
        let cell = |said: &&String| {
            let count = matrix.get(&((*truth).clone(), (*said).clone()));
            count.map_or_else(|| "  .".to_owned(), |count| format!("{count:>3}"))
        };
        table.push_str(&format!("{truth:>9} {}\n", tags.iter().map(cell).collect::<Vec<_>>().join(" ")));
    }
    println!("{table}");
    assert!(wrong.is_empty(), "{wrong:#?}\n{table}");
    assert!(tags.len() >= 14, "{table}");
}
