//! Decks and guides, and what a careful trainer says of them: read as she would, with a confidence that means
//! something, and each in its language. Those in `cases` are small and have one difficulty each, those in `trainers`
//! are as trainers write them in many countries.

use std::path::{Path, PathBuf};

use doorstep::core::reading::tokens::plain;
use doorstep::core::reading::{FoundHandout, FoundSession, Outline, OutlineKind, find};
use doorstep::materials::reading::read_file;
use serde_json::Value;

/// Every file of a folder: what is expected of it, and what was found.
fn files(folder: &str) -> Vec<(Value, Outline)> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(folder);
    let text = std::fs::read_to_string(folder.join("expected.json")).expect("the expectations");
    let all: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let found = |case: &Value| {
        let path = folder.join(case["file"].as_str().expect("a name"));
        let pages = read_file(&path, &|| false).expect("a deck or a guide");
        find(&pages, &path.file_stem().expect("a name").to_string_lossy())
    };
    all.into_iter().map(|case| (case.clone(), found(&case))).collect()
}

fn cases() -> Vec<(Value, Outline)> {
    let all: Vec<(Value, Outline)> = files("cases").into_iter().chain(files("trainers")).collect();
    assert_eq!(all.len(), 54 + 59);
    all
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Whether a field has what is expected of it, or one of the other values that are as right.
fn fits(expected: &Value, field: &str, said: &Value) -> bool {
    let same = |one: &Value| match (one.as_str(), said.as_str()) {
        (Some(one), Some(said)) => plain(one) == plain(said),
        _ => one == said,
    };
    let others = list(&expected["also_right"]).iter().filter_map(|other| other.get(field));
    std::iter::once(&expected[field]).chain(others).any(same)
}

/// A number as it is expected: none where the file shows none.
fn number(found: &str) -> Value {
    if found.is_empty() { Value::Null } else { found.into() }
}

/// What is wrong with a session.
fn wrong_in(expected: &Value, found: &FoundSession) -> Vec<String> {
    let fields = [
        ("number", number(&found.number)),
        ("title", found.title.clone().into()),
        ("first", found.first.into()),
        ("last", found.last.into()),
        ("minutes", found.minutes.into()),
    ];
    let day = expected.get("day").map(|_| ("day", Value::from(found.day)));
    let wrong = fields.into_iter().chain(day).filter(|(field, said)| !fits(expected, field, said));
    wrong.map(|(field, said)| format!("{field} {said}, not {}", expected[field])).collect()
}

/// What is wrong with the sessions of a file, against one of the lists that are right.
fn wrong_sessions(expected: &[Value], found: &[FoundSession]) -> Vec<String> {
    let mut open: Vec<&FoundSession> = found.iter().collect();
    let mut wrong = Vec::new();
    for one in expected {
        match open.iter().position(|session| {
            fits(one, "first", &session.first.into()) && fits(one, "title", &session.title.clone().into())
        }) {
            Some(at) => wrong.extend(wrong_in(one, open.remove(at))),
            None => wrong.push(format!("not found: {one}")),
        }
    }
    wrong.extend(open.iter().map(|session| format!("no session: {session:?}")));
    wrong
}

fn wrong_handouts(expected: &[Value], found: &[FoundHandout]) -> Vec<String> {
    let mut open: Vec<&FoundHandout> = found.iter().collect();
    let mut wrong = Vec::new();
    for one in expected {
        let same = |handout: &&FoundHandout| {
            let own = one["first"] == handout.first && one["last"] == handout.last;
            one["number"] == number(&handout.number)
                && if one["optional"] == true { handout.named_only } else { own && !handout.named_only }
        };
        match open.iter().position(same) {
            Some(at) => drop(open.remove(at)),
            None if one["optional"] == true => {}
            None => wrong.push(format!("not found: {one}")),
        }
    }
    wrong.extend(open.iter().map(|handout| format!("no handout: {handout:?}")));
    wrong
}

fn sessions_of(case: &Value, found: &Outline) -> Vec<String> {
    let main = wrong_sessions(list(&case["sessions"]), &found.sessions);
    let others = list(&case["sessions_also_right"]).iter();
    let right =
        others.map(|other| wrong_sessions(list(other), &found.sessions)).any(|wrong| wrong.is_empty());
    if right { Vec::new() } else { main }
}

#[test]
fn each_case_is_read_as_a_careful_trainer_reads_it() {
    let mut all = Vec::new();
    for (case, found) in &cases() {
        let mut wrong = sessions_of(case, found);
        wrong.extend(wrong_handouts(list(&case["handouts"]), &found.handouts));
        let kind = if found.kind == OutlineKind::Deck { "deck" } else { "guide" };
        if case["kind"] != kind || case["day"] != Value::from(found.day) {
            wrong.push(format!("{:?}, day {:?}", found.kind, found.day));
        }
        if !wrong.is_empty() {
            all.push((case["file"].clone(), wrong));
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn each_case_is_in_its_language() {
    let main = |found: &Outline| {
        found.language.as_deref().map(|tag| tag.split('-').next().unwrap_or(tag).to_owned())
    };
    let confused: Vec<(Value, Option<String>)> = cases()
        .into_iter()
        .map(|(case, found)| (case["language"].clone(), main(&found)))
        .filter(|(expected, found)| expected.as_str() != found.as_deref())
        .collect();
    assert_eq!(confused, [], "expected, and what it was taken for");
}

#[test]
fn what_is_said_with_confidence_is_right() {
    let (mut right, mut sure) = (0, 0);
    for (case, found) in cases() {
        let known = |session: &FoundSession| {
            let all = list(&case["sessions"])
                .iter()
                .chain(list(&case["sessions_also_right"]).iter().flat_map(list));
            all.into_iter().any(|one| {
                fits(one, "first", &session.first.into()) && fits(one, "title", &session.title.clone().into())
            })
        };
        for session in &found.sessions {
            assert!((50..=99).contains(&session.percent), "{}: {session:?}", case["file"]);
            if session.percent >= 80 {
                sure += 1;
                right += usize::from(known(session));
            }
        }
    }
    assert!(sure > 200 && right * 100 >= sure * 95, "{right} of {sure}");
}
