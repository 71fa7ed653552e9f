//! Documents as bytes: the fixtures of every version, what is refused and why, what is kept.

use crate::storage::fixtures::{COURSE_FIRST, TRAINING_FIRST};
use std::sync::Arc;

use doorstep::core::ids::DocId;
use doorstep::core::model::course::Course;
use doorstep::core::model::training::Training;
use doorstep::core::model::workspace::Doc;
use doorstep::core::text::LONGEST_TEXT;
use doorstep::core::trouble::TroubleKind;
use doorstep::storage::codec::{
    Document, MAX_DEPTH, MAX_TEXT_BYTES, MAX_VALUES, Opened, from_bytes, to_bytes, verify,
};
use doorstep::storage::disk::Disk;
use doorstep::storage::documents::{self, OpenError};
use doorstep::storage::error::ReadError;
use doorstep::storage::kept::KeptWhy;
use doorstep::storage::keys::DocKey;
use doorstep::storage::migrate::VERSION;
use doorstep::storage::store::Store;
use serde_json::{Value, json};

use super::fixtures::{BROKEN, COURSE, COURSE_FUTURE, COURSE_OLD, TRAINING};
use super::mem_disk::MemDisk;
use super::{at, dir};
use crate::sample;

fn course(bytes: &[u8]) -> Result<Opened<Course>, ReadError> {
    from_bytes(bytes)
}

fn value() -> Value {
    serde_json::from_slice(COURSE).expect("JSON")
}

fn changed(change: impl FnOnce(&mut Value)) -> Result<Opened<Course>, ReadError> {
    let mut value = value();
    change(&mut value);
    course(&serde_json::to_vec(&value).expect("JSON"))
}

#[test]
fn the_first_files_of_this_version_say_the_same() {
    let first = from_bytes::<Course>(COURSE_FIRST).expect("a course");
    assert_eq!(first, course(COURSE).expect("a course"));
    let first = from_bytes::<Training>(TRAINING_FIRST).expect("a training");
    assert_eq!(first, from_bytes::<Training>(TRAINING).expect("a training"));
}

#[test]
fn every_fixture_comes_back_byte_for_byte() {
    let opened = course(COURSE).expect("a course");
    assert_eq!((opened.version, opened.read_only()), (VERSION, false));
    assert_eq!(String::from_utf8(to_bytes(&opened.doc).expect("bytes")), String::from_utf8(COURSE.to_vec()));
    let opened = from_bytes::<Training>(TRAINING).expect("a training");
    assert_eq!(
        String::from_utf8(to_bytes(&opened.doc).expect("bytes")),
        String::from_utf8(TRAINING.to_vec())
    );
}

#[test]
fn what_is_made_here_comes_back_as_it_was_and_always_as_the_same_bytes() {
    for seed in 0..5 {
        let made = sample::course(seed, 4, 30);
        let bytes = to_bytes(&made).expect("bytes");
        assert_eq!(bytes, to_bytes(&made.clone()).expect("bytes"));
        assert_eq!(course(&bytes).expect("a course").doc, made);
        let made = sample::training(seed);
        let bytes = to_bytes(&made).expect("bytes");
        assert_eq!(from_bytes::<Training>(&bytes).expect("a training").doc, made);
    }
}

#[test]
fn an_old_file_is_brought_up_to_date() {
    let opened = course(COURSE_OLD).expect("a course of version 0");
    assert_eq!((opened.version, opened.read_only()), (0, false));
    let doc = opened.doc;
    assert_eq!(doc.agenda.days.len(), 2);
    let first = &doc.agenda.days[0].items[0];
    assert_eq!((first.title.as_str(), first.minutes), ("Welcome", 45));
    assert_eq!(doc.agenda.days[0].start.to_string(), "09:30");
    assert_eq!(doc.agenda.days[1].items[1].locked_start.expect("locked").to_string(), "12:30");
    assert_eq!(doc.hours.lunch.to_string(), "12:30");
    assert_eq!(doc.notes[0].text, "They asked for the film twice.");
    assert_eq!(doc.extra["kept_for_later"], json!("an unknown field of an old file"));
    // Saved again, it is a file of today.
    let bytes = to_bytes(&doc).expect("bytes");
    assert_eq!(course(&bytes).expect("a course"), Opened { doc, version: VERSION });
}

#[test]
fn fields_that_are_not_known_survive() {
    let doc = course(COURSE).expect("a course").doc;
    assert_eq!(doc.extra["colour_of_the_folder"], json!("green"));
    let bytes = to_bytes(&doc).expect("bytes");
    let back: Value = serde_json::from_slice(&bytes).expect("JSON");
    for place in [
        "/colour_of_the_folder",
        "/agenda/printed",
        "/agenda/days/0/weather",
        "/agenda/days/0/items/1/rating",
        "/agenda/days/0/items/1/links/0/zoom",
        "/notes/0/mood",
        "/materials/0/shelf",
        "/materials/0/files/0/checksum",
    ] {
        assert!(value().pointer(place).is_some(), "the fixture has {place}");
        assert_eq!(back.pointer(place), value().pointer(place), "{place}");
    }
    let records = back.get("records").and_then(Value::as_object).expect("records");
    assert!(records.values().any(|record| record.get("applause").is_some()));
}

/// The pointers to all objects in a value.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(at.to_owned());
            for (name, inner) in fields {
                objects(inner, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(values) => {
            for (index, inner) in values.iter().enumerate() {
                objects(inner, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_field_of_tomorrow_survives_wherever_it_stands() {
    let made = to_bytes(&sample::course(3, 1, 3)).expect("bytes");
    let sound: Value = serde_json::from_slice(&made).expect("JSON");
    let mut places = Vec::new();
    objects(&sound, "", &mut places);
    let mut lost = Vec::new();
    for place in &places {
        let mut with = sound.clone();
        let object = with.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
        object.insert("of_tomorrow".to_owned(), json!({"deep": [1, "two"]}));
        let bytes = serde_json::to_vec(&with).expect("bytes");
        let kept = course(&bytes).ok().and_then(|opened| to_bytes(&opened.doc).ok()).is_some_and(|bytes| {
            let back: Value = serde_json::from_slice(&bytes).expect("JSON");
            back.pointer(&format!("{place}/of_tomorrow")).is_some()
        });
        if !kept {
            lost.push(place.as_str());
        }
    }
    // Not things with fields, but a choice with its value, a reference, numbers, or a list by id.
    let closed = |place: &&str| {
        ["/records", "/reference", "/range", "/copies", "/target"].iter().any(|end| place.ends_with(end))
    };
    lost.retain(|place| !closed(place));
    for kind in ["/trainers/0", "/hours", "/days_off", "/key_points/0", "/planned", "/materials/0/files/0"] {
        assert!(places.iter().any(|place| place.ends_with(kind)), "{kind} is tried");
    }
    assert_eq!(lost, Vec::<&str>::new());
}

#[test]
fn a_newer_file_can_be_looked_at_not_edited() {
    let opened = course(COURSE_FUTURE).expect("understood as far as it goes");
    assert!(opened.read_only());
    assert_eq!(opened.version, 7);
    assert_eq!(opened.doc.title, "From the future");
    // One that is not understood says that it is newer, not that it is broken.
    let error = changed(|value| {
        value["version"] = json!(9);
        value["agenda"] = json!("somewhere else");
    });
    assert_eq!(error.expect_err("not understood"), ReadError::Newer { version: 9 });
    // Neither counts as broken when something is saved over it.
    let key = opened.doc.key();
    assert_eq!(verify(key, COURSE_FUTURE), Ok(()));
}

#[test]
fn what_is_refused_has_a_reason_and_a_place() {
    for (name, bytes, expected) in BROKEN {
        let error = course(bytes).expect_err(name);
        let found = format!("{error:?}");
        assert!(found.starts_with(expected), "{name}: {found}");
    }
    let field = |result: Result<Opened<Course>, ReadError>| match result {
        Err(ReadError::Field { place, .. }) => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        field(changed(|value| value["agenda"]["days"][0]["start"] = json!(9))),
        "agenda.days[0].start"
    );
    assert_eq!(field(changed(|value| value["agenda"]["days"][0]["id"] = json!("x"))), "agenda.days[0].id");
    let wrong = changed(|value| {
        value.as_object_mut().expect("an object").remove("hours");
    });
    assert!(matches!(wrong, Err(ReadError::Field { .. })), "{wrong:?}");
}

#[test]
fn numbers_that_can_not_be_meant_are_refused() {
    let place = |change: fn(&mut Value)| match changed(change) {
        Err(ReadError::OutOfRange { place, .. }) => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        place(|value| value["agenda"]["days"][0]["items"][1]["minutes"] = json!(u32::MAX)),
        "agenda.days[0].items[1].minutes"
    );
    assert_eq!(place(|value| value["participants"] = json!(u32::MAX)), "participants");
    assert_eq!(place(|value| value["hours"]["lunch_minutes"] = json!(5000)), "hours.lunch_minutes");
    let range = |value: &mut Value| {
        value["agenda"]["days"][0]["items"][1]["links"][0]["range"] = json!({"first": 5, "last": 4});
    };
    assert_eq!(place(range), "agenda.days[0].items[1].links.range.first");
    for number in [json!(-1), json!(1.5), json!(1e300), json!("20")] {
        let result = changed(|value| value["participants"] = number.clone());
        assert!(matches!(result, Err(ReadError::Field { .. })), "{number}: {result:?}");
    }
}

#[test]
fn a_text_that_no_window_can_draw_is_refused_in_words_and_its_file_stays() {
    let titled = |letters: usize| {
        let mut fixture = value();
        fixture["title"] = json!("ж\\\"".repeat(letters / 3));
        serde_json::to_vec(&fixture).expect("JSON")
    };
    // As long as the window lets it be: read.
    assert!(course(&titled(LONGEST_TEXT)).is_ok());
    let long = titled(200_000);
    let error = course(&long).expect_err("too long");
    assert!(matches!(error, ReadError::TextTooLong { bytes } if bytes > MAX_TEXT_BYTES), "{error:?}");
    assert_eq!(error.trouble(), TroubleKind::TextTooLong);
    // The store takes it for a good version all the same: whatever is saved over it, it becomes a backup as it is.
    let disk = Arc::new(MemDisk::default());
    let key = course(COURSE).expect("a course").doc.key();
    let store = Store::new(Arc::<MemDisk>::clone(&disk) as Arc<dyn Disk>, dir(), verify);
    store.prepare(at(0)).expect("ready");
    disk.put(&dir().file(key), &long);
    assert!(store.read(key).expect("bytes").is_some_and(|bytes| bytes == long));
    let saved = store.save(key, COURSE, at(1)).expect("saved");
    assert_eq!(saved.kept, None);
    let backups = store.backups(key).expect("a list");
    assert_eq!(store.read_backup(&backups[0]).expect("whole"), long);
}

#[test]
fn bombs_are_refused_before_they_cost_memory() {
    let deep = "[".repeat(MAX_DEPTH + 1);
    assert_eq!(course(deep.as_bytes()).expect_err("deep"), ReadError::TooDeep);
    let endless = "[".repeat(60_000_000);
    assert_eq!(course(endless.as_bytes()).expect_err("deep"), ReadError::TooDeep);
    let wide = format!("{{\"a\":[{}0]}}", "0,".repeat(MAX_VALUES));
    assert_eq!(course(wide.as_bytes()).expect_err("wide"), ReadError::TooMany);
    let brackets_in_text = serde_json::to_vec(&json!({"text": "[".repeat(1000)})).expect("JSON");
    assert_eq!(course(&brackets_in_text).expect_err("no course"), ReadError::NotOurs { found: None });
    let large = vec![b' '; 64 * 1024 * 1024 + 1];
    assert_eq!(course(&large).expect_err("large").trouble(), TroubleKind::TooLarge);
    // As deep as the reader takes, in a field that is not known: kept, not refused.
    let nested = "[".repeat(MAX_DEPTH - 1) + &"]".repeat(MAX_DEPTH - 1);
    let with = |text: &str| {
        let fixture = String::from_utf8(COURSE.to_vec()).expect("text");
        course(fixture.replacen('{', &format!("{{\"nested\":{text},"), 1).as_bytes())
    };
    assert!(with(&nested).is_ok());
    assert_eq!(with(&format!("[{nested}]")).expect_err("deep"), ReadError::TooDeep);
}

#[test]
fn odd_text_in_names_is_only_text() {
    let odd = "\u{202e}gpj.exe\0\u{7}\u{feff}\u{1f9f8}\u{10ffff}";
    let opened = changed(|value| value["title"] = json!(odd)).expect("a course");
    assert_eq!(opened.doc.title, odd);
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend_from_slice(COURSE);
    assert!(course(&marked).is_ok(), "a mark that some editors put before the text");
}

fn store(disk: &Arc<MemDisk>) -> Store {
    let shared: Arc<dyn Disk> = Arc::<MemDisk>::clone(disk);
    let store = Store::new(shared, dir(), verify);
    store.prepare(at(0)).expect("ready");
    store
}

#[test]
fn documents_are_opened_by_their_id() {
    let disk = Arc::new(MemDisk::default());
    let store = store(&disk);
    let made = sample::course(1, 2, 3);
    let id = DocId::Course(made.id);
    assert_eq!(documents::open(&store, id).expect("nothing there"), None);
    let doc = Doc::Course(Arc::new(made));
    store.save(id.into(), &documents::to_bytes(&doc).expect("bytes"), at(1)).expect("saved");
    assert_eq!(documents::open(&store, id).expect("there").expect("there").doc, doc);
    // A copy under another name is another document's file: refused, not shown twice.
    let copy = DocKey::Course(uuid::Uuid::from_u128(5));
    disk.put(&dir().file(copy), &disk.files()[&dir().file(id.into())]);
    let error = documents::open(&store, copy.doc().expect("a document")).expect_err("the id does not fit");
    assert!(
        matches!(&error, OpenError::Content { reason: ReadError::Field { place, .. }, .. } if place == "id")
    );
    assert_eq!(doorstep::core::trouble::Trouble::from(&error).kind, TroubleKind::Unreadable);
}

#[test]
fn saving_over_a_newer_or_broken_file_keeps_it() {
    let made = sample::course(1, 2, 3);
    let key = made.key();
    let bytes = to_bytes(&made).expect("bytes");
    let future =
        String::from_utf8(bytes.clone()).expect("text").replacen("\"version\": 1", "\"version\": 3", 1);
    let half = &bytes[..bytes.len() / 2];
    for (foreign, why) in [(future.as_bytes(), KeptWhy::ChangedOutside), (half, KeptWhy::Unreadable)] {
        let disk = Arc::new(MemDisk::default());
        let store = store(&disk);
        store.save(key, &bytes, at(1)).expect("saved");
        disk.put(&dir().file(key), foreign);
        let mut next = made.clone();
        next.title.push('!');
        let kept =
            store.save(key, &to_bytes(&next).expect("bytes"), at(2)).expect("saved").kept.expect("kept");
        assert_eq!(kept.why, why);
        assert_eq!(disk.files()[&kept.path], foreign);
    }
}
