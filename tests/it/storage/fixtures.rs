//! Saved files of every version, and broken ones.

/// A course of today, with a field at every level that this version does not know.
pub const COURSE: &[u8] = include_bytes!("../../fixtures/storage/course-v1.json");

/// The same course as the first files of version 1 had it: without orders, supplies as mere texts.
pub const COURSE_FIRST: &[u8] = include_bytes!("../../fixtures/storage/course-v1-first.json");

/// The same training in the same form.
pub const TRAINING_FIRST: &[u8] = include_bytes!("../../fixtures/storage/training-v1-first.json");

/// A course of version 0.
pub const COURSE_OLD: &[u8] = include_bytes!("../../fixtures/storage/course-v0.json");

/// A course of a version that does not exist yet.
pub const COURSE_FUTURE: &[u8] = include_bytes!("../../fixtures/storage/course-v7.json");

/// A training of today.
pub const TRAINING: &[u8] = include_bytes!("../../fixtures/storage/training-v1.json");

/// Name, bytes, and how the reason begins.
pub const BROKEN: [(&str, &[u8], &str); 16] = [
    ("nothing", b"", "Empty"),
    ("white space", b" \n\t\r\n", "Empty"),
    ("zeros, as after a power cut", &[0; 4096], "Empty"),
    ("a bracket", b"{", "CutShort"),
    ("half a word", b"{\"format\": \"doorst", "CutShort"),
    ("not JSON", b"hello", "NotJson"),
    ("a page of the web", b"<!DOCTYPE html><title>Log in</title>", "NotJson"),
    ("a trailing comma", b"{\"format\": \"doorstep-course\",}", "NotJson"),
    ("not text", b"{\"format\": \"\xff\xfe\"}", "NotJson"),
    ("two documents", b"{} {}", "NotJson"),
    ("a list", b"[]", "NotOurs"),
    ("a number", b"12", "NotOurs"),
    ("an empty object", b"{}", "NotOurs"),
    (
        "another kind",
        b"{\"format\": \"doorstep-training\", \"version\": 1}",
        "NotOurs { found: Some(\"doorstep-training\") }",
    ),
    ("no version", b"{\"format\": \"doorstep-course\", \"version\": \"1\"}", "NoVersion"),
    ("only a version", b"{\"format\": \"doorstep-course\", \"version\": 1}", "Field"),
];
