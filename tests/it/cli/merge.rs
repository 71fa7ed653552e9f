//! `doorstep merge`, with files as people have them.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use doorstep::cli::merge::merge;
use doorstep::core::ids::{CourseId, NoteId};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::exchange::course_file;
use doorstep::storage::codec;
use jiff::civil::{DateTime, date};

fn began() -> DateTime {
    date(2026, 9, 14).at(8, 0, 0, 0)
}

fn with_note(course: &Course, name: &str) -> Course {
    let mut course = course.clone();
    let note = Note::new(NoteId::named(name), NoteKind::Note, NoteTarget::Course, began(), name);
    course.notes.push(Arc::new(note));
    course
}

#[test]
fn two_people_and_the_course_before_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, course: &Course| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, codec::to_bytes(course).expect("bytes")).expect("written");
        path
    };
    let old = with_note(&Course::new(CourseId::named("a"), "Osh", "en", began()), "old");
    let mut mine = with_note(&old, "mine");
    mine.notes.retain(|note| note.text != "old");
    mine.place = "School 4".to_owned();
    let mut theirs = with_note(&old, "theirs");
    theirs.place = "School 7".to_owned();
    let files = [write("o.json", &old), write("m.json", &mine), write("t.json", &theirs)];
    let out = folder.path().join("out.json");
    let said = merge(&files, &out).expect("merged");
    assert!(said.contains("from theirs: notes 1"), "{said}");
    assert!(said.contains("both changed place") && said.contains("School 4") && said.contains("School 7"));
    let merged = codec::from_bytes::<Course>(&fs::read(&out).expect("there")).expect("a course").doc;
    let notes: Vec<&str> = merged.notes.iter().map(|note| note.text.as_str()).collect();
    assert!(notes.contains(&"mine") && notes.contains(&"theirs") && !notes.contains(&"old"), "{notes:?}");
    // As a course file, which can be merged again: then nothing is new.
    let file = folder.path().join("out.doorstep");
    merge(&files, &file).expect("merged");
    let read = course_file::from_bytes(&fs::read(&file).expect("there")).expect("a course file");
    assert_eq!(read.course.notes.len(), 2);
    let again = merge(&[file.clone(), file], &out).expect("merged");
    assert!(again.starts_with("nothing new"), "{again}");
}

#[test]
fn what_can_not_be_merged_is_said_and_nothing_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (folder.path().join("1.json"), folder.path().join("2.json"));
    let out = folder.path().join("out.json");
    let course = |name: &str| Course::new(CourseId::named(name), name, "en", began());
    fs::write(&one, codec::to_bytes(&course("a")).expect("bytes")).expect("written");
    fs::write(&other, codec::to_bytes(&course("b")).expect("bytes")).expect("written");
    assert!(merge(&[one.clone(), other.clone()], &out).expect_err("refused").contains("different courses"));
    fs::write(&other, b"PK and nothing").expect("written");
    assert!(merge(&[one, other], &out).expect_err("refused").contains("2.json"));
    assert!(!out.exists());
}
