//! Decks by another hand: made by somebody who did not know how sessions are found, with what a careful person
//! would say of them.

use std::path::{Path, PathBuf};

use doorstep::core::reading::pages::ReadProblem;
use doorstep::core::reading::{FoundHandout, FoundSession, find};
use doorstep::materials::reading::read_file;
use serde_json::{Map, Value};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading/others")
}

/// What may be said for a field: what is expected, or one of the other answers that are as good.
fn fits(expected: &Value, field: &str, said: &Value) -> bool {
    let others = expected.get(format!("{field}_ok")).and_then(Value::as_array);
    expected[field] == *said || others.is_some_and(|others| others.contains(said))
}

/// A title lowercase, its words alone.
fn plain(text: &str) -> String {
    doorstep::core::reading::tokens::plain(text)
}

fn compare_session(expected: &Value, found: &FoundSession) -> Vec<String> {
    let title = expected["title"].as_str().unwrap_or_default();
    let number = Value::from(found.number.clone());
    let mut wrong = Vec::new();
    let mut check = |field: &str, good: bool, said: &dyn std::fmt::Debug| {
        if !good {
            wrong.push(format!("session {}: {field} {said:?}, not {}", found.number, expected[field]));
        }
    };
    check("last", fits(expected, "last", &found.last.into()), &found.last);
    check("minutes", fits(expected, "minutes", &found.minutes.into()), &found.minutes);
    check("number", fits(expected, "number", &number), &found.number);
    check("title", plain(title) == plain(&found.title), &found.title);
    wrong
}

fn compare_handout(expected: &Value, found: &FoundHandout) -> Vec<String> {
    let title = expected["title"].as_str().unwrap_or_default();
    let same = expected["first"] == found.first && plain(title) == plain(&found.title);
    if same { Vec::new() } else { vec![format!("{found:?}, not {expected}")] }
}

/// What is said of a deck that a careful person would not say.
fn wrong_in(name: &str, expected: &Value) -> Vec<String> {
    let pages = read_file(&folder().join(name), &|| false).expect("a deck");
    let stem = name.strip_suffix(".pptx").expect("a deck");
    let found = find(&pages, stem);
    let mut wrong = Vec::new();
    if expected["day"] != Value::from(found.day) || expected["pages"] != found.pages {
        wrong.push(format!("day {:?} of {} slides", found.day, found.pages));
    }
    let language = expected["language"].as_str().unwrap_or_default();
    if found.language.as_deref().is_none_or(|own| own[..2] != language[..2]) {
        wrong.push(format!("language {:?}", found.language));
    }
    let mut open: Vec<&FoundSession> = found.sessions.iter().collect();
    for one in expected["sessions"].as_array().expect("a list") {
        match open.iter().position(|session| fits(one, "first", &session.first.into())) {
            Some(at) => wrong.extend(compare_session(one, open.remove(at))),
            None => wrong.push(format!("not found: {one}")),
        }
    }
    wrong.extend(open.iter().map(|session| format!("no session: {session:?}")));
    let mut open: Vec<&FoundHandout> = found.handouts.iter().collect();
    for one in expected["handouts"].as_array().expect("a list") {
        match open.iter().position(|handout| one["number"] == handout.number) {
            Some(at) => wrong.extend(compare_handout(one, open.remove(at))),
            None => wrong.push(format!("not found: {one}")),
        }
    }
    wrong.extend(open.iter().map(|handout| format!("no handout: {handout:?}")));
    let broken = |problem: &&ReadProblem| !matches!(problem, ReadProblem::NoText(_));
    wrong.extend(pages.problems.iter().filter(broken).map(|problem| format!("{problem:?}")));
    wrong
}

#[test]
fn decks_by_another_hand_are_understood_as_a_person_would() {
    let text = std::fs::read_to_string(folder().join("expected.json")).expect("the expectations");
    let expected: Map<String, Value> = serde_json::from_str(&text).expect("JSON");
    assert_eq!(expected.len(), 48);
    let sessions = |one: &Value| one["sessions"].as_array().map_or(0, Vec::len);
    assert_eq!(expected.values().map(sessions).sum::<usize>(), 137);
    let wrong: Vec<(String, Vec<String>)> =
        expected.iter().map(|(name, one)| (name.clone(), wrong_in(name, one))).collect();
    let wrong: Vec<_> = wrong.into_iter().filter(|(_, wrong)| !wrong.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
