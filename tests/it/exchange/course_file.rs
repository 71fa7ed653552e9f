//! A course as one file: what is in it, what is left out, and what is refused.

use std::io::{Cursor, Write};
use std::sync::Arc;

use doorstep::core::ids::{CourseId, DeviceId, FileId, ParticipantId};
use doorstep::core::merge::state::State;
use doorstep::core::model::course::Course;
use doorstep::core::model::people::{Participant, WithPeople};
use doorstep::exchange::course_file::{Refused, Sending, from_bytes, material, to_bytes};
use jiff::civil::date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn course() -> Course {
    let mut course = Course::new(CourseId::named("a"), "Osh", "en", date(2026, 9, 14).at(8, 0, 0, 0));
    let person = Participant { before: Some(5), ..Participant::new(ParticipantId::named("p"), "Gulnara") };
    course.people.participants.push(Arc::new(person));
    course
}

fn sending(people: WithPeople) -> Sending {
    Sending { device: DeviceId::named("d"), name: "Nino".to_owned(), people, at: None }
}

fn file() -> Vec<u8> {
    to_bytes(&State::of(&course()), &sending(WithPeople::All), &[]).expect("bytes")
}

/// The entries of a sound file, and more.
fn with(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(file())).expect("an archive");
    for (name, bytes) in more {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).expect("a name");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn a_course_comes_back_with_what_was_chosen() {
    let all = from_bytes(&file()).expect("a course file");
    assert_eq!((all.about.name.as_str(), all.about.people), ("Nino", WithPeople::All));
    assert_eq!(all.course, course());
    assert_eq!(all.state, State::of(&course()));
    let bytes = to_bytes(&State::of(&course()), &sending(WithPeople::No), &[]).expect("bytes");
    assert!(from_bytes(&bytes).expect("a course file").course.people.is_empty());
    let bytes = to_bytes(&State::of(&course()), &sending(WithPeople::WithoutScores), &[]).expect("bytes");
    let people = from_bytes(&bytes).expect("a course file").course.people;
    assert_eq!((people.participants[0].name.as_str(), people.participants[0].before), ("Gulnara", None));
}

#[test]
fn files_go_along_once_and_are_checked() {
    let packed: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let text = b"the same line again and again\n".repeat(10_000);
    let files = [
        (FileId::named("1"), "C:\\decks\\day.pptx".to_owned(), packed.clone()),
        (FileId::named("2"), "day again.pptx".to_owned(), packed.clone()),
        (FileId::named("3"), "words.txt".to_owned(), text.clone()),
    ];
    let bytes = to_bytes(&State::of(&course()), &sending(WithPeople::No), &files).expect("bytes");
    assert!(bytes.len() < packed.len() + 40_000, "{}", bytes.len());
    let read = from_bytes(&bytes).expect("a course file");
    assert_eq!(read.about.materials[0].name, "day.pptx");
    assert_eq!(material(Cursor::new(&bytes), &read.about.materials[1]), Ok(packed));
    assert_eq!(material(Cursor::new(&bytes), &read.about.materials[2]), Ok(text));
    let mut short = read.about.materials[2].clone();
    short.size -= 1;
    assert_eq!(material(Cursor::new(&bytes), &short), Err(Refused::TooLarge));
}

#[test]
fn hostile_archives_are_refused_with_the_reason() {
    for name in ["../evil.json", "/etc/passwd", "C:\\evil", "materials/../../x", "course.json\0", "more.txt"]
    {
        assert!(matches!(from_bytes(&with(&[(name, b"x")])), Err(Refused::BadName(_))), "{name}");
    }
    assert!(matches!(from_bytes(&with(&[("materials/", b"")])), Err(Refused::NotAFile(_))));
    let mut link = ZipWriter::new_append(Cursor::new(file())).expect("an archive");
    link.add_symlink("stamps.jsom", "/etc/passwd", SimpleFileOptions::default()).expect("a link");
    let link = link.finish().expect("an archive").into_inner();
    assert!(matches!(from_bytes(&link), Err(Refused::NotAFile(_))));
    // The same name twice: the second one is written under another name of the same length.
    let name = format!("materials/{}", "a".repeat(64));
    let other = format!("materials/{}", "b".repeat(64));
    let mut twice = with(&[(&name, b"1"), (&other, b"2")]);
    let places: Vec<usize> =
        (0..twice.len() - other.len()).filter(|at| twice[*at..].starts_with(other.as_bytes())).collect();
    for at in places {
        twice[at..at + name.len()].copy_from_slice(name.as_bytes());
    }
    assert_eq!(from_bytes(&twice), Err(Refused::Twice));
    let many: Vec<String> = (0..2_100).map(|number| format!("materials/{number:064}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(from_bytes(&with(&many)), Err(Refused::TooMany));
    for nothing in [&b""[..], b"PK", b"%PDF-1.7", &[0; 100]] {
        assert!(from_bytes(nothing).is_err());
    }
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("doorstep.json", SimpleFileOptions::default()).expect("a name");
    let piece = vec![b' '; 1024 * 1024];
    for _ in 0..70 {
        zip.write_all(&piece).expect("in memory");
    }
    let bytes = zip.finish().expect("an archive").into_inner();
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(from_bytes(&bytes), Err(Refused::TooLarge));
}

#[test]
fn a_file_cut_short_or_changed_anywhere_is_no_panic() {
    let whole = file();
    for length in 0..whole.len() {
        assert!(from_bytes(&whole[..length]).is_err(), "{length}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        // Refused or not: what counts is that it is said.
        from_bytes(&changed).ok();
    }
}

#[test]
fn marks_that_can_not_be_seen_are_left_out_and_told() {
    assert!(!from_bytes(&file()).expect("a course file").cleaned);
    let state = serde_json::to_string(&State::of(&course())).expect("plain data");
    let odd: State = serde_json::from_str(&state.replace("Osh", "Osh\u{202e}gpj.exe")).expect("a state");
    let read =
        from_bytes(&to_bytes(&odd, &sending(WithPeople::All), &[]).expect("bytes")).expect("a course file");
    assert!(read.cleaned);
    assert_eq!(read.course.title, "Oshgpj.exe");
}
