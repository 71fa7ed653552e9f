//! Broken files: every truncation and many random changes of each fixture. No panic, no hang, no overwrite,
//! and always a reason.
//!
//! `DOORSTEP_MUTATIONS` sets the number of random changes of each fixture (5,000 without it).

use std::sync::Arc;

use doorstep::core::ids::Ids;
use doorstep::core::model::course::Course;
use doorstep::core::model::summary::CourseSummary;
use doorstep::core::model::training::Training;
use doorstep::storage::codec::{from_bytes, to_bytes};
use doorstep::storage::error::ReadError;
use doorstep::storage::recovery::Counts;

use super::fixtures::{COURSE, COURSE_FUTURE, COURSE_OLD, TRAINING};
use super::mem_disk::MemDisk;
use super::{at, dir, ready};

const FIXTURES: [&[u8]; 4] = [COURSE, COURSE_OLD, COURSE_FUTURE, TRAINING];

/// Reads bytes as what they say they are. A document that is accepted must be usable and come back as it is.
fn read(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.windows(17).any(|part| part == b"doorstep-training") {
        let opened = from_bytes::<Training>(bytes)?;
        let again = to_bytes(&opened.doc).expect("bytes");
        assert_eq!(from_bytes::<Training>(&again).expect("what was written").doc, opened.doc);
        return Ok(());
    }
    let opened = from_bytes::<Course>(bytes)?;
    let summary = CourseSummary::of(&opened.doc);
    assert_eq!(summary.days.len(), opened.doc.agenda.days.len());
    for day in &opened.doc.agenda.days {
        let problems = doorstep::core::plan::problems::problems(day);
        assert!(problems.len() < 1000);
    }
    let again = to_bytes(&opened.doc).expect("bytes");
    assert_eq!(from_bytes::<Course>(&again).expect("what was written").doc, opened.doc);
    Ok(())
}

fn count() -> u64 {
    let asked = std::env::var("DOORSTEP_MUTATIONS").ok();
    asked.map_or(5000, |number| number.parse().expect("DOORSTEP_MUTATIONS is a number"))
}

#[test]
fn every_truncation_has_a_reason() {
    for fixture in FIXTURES {
        let text = fixture.trim_ascii_end();
        for length in 0..text.len() {
            let error = read(&text[..length]).expect_err("a cut file is not a document");
            let expected =
                matches!(error, ReadError::Empty | ReadError::CutShort { .. } | ReadError::NotJson { .. });
            assert!(expected, "{length} bytes: {error:?}");
            if length % 16 == 0 {
                let counts = Counts::of_broken(&text[..length]).unwrap_or_default();
                assert!(counts.days <= 2 && counts.notes <= 1, "no more than there is: {counts:?}");
            }
        }
        assert_eq!(read(text), Ok(()));
    }
}

/// One random change, or several.
fn mutate(bytes: &[u8], draw: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    const WORDS: [&[u8]; 14] = [
        b"null",
        b"-1",
        b"1e999",
        b"4294967295",
        b"18446744073709551616",
        b"\"\"",
        b"{}",
        b"[]",
        b"\\u0000",
        b"\xff",
        b"}",
        b"]",
        b"\"",
        b"\\ud800",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..=draw(3) {
        let place = draw(bytes.len().max(1));
        let end = (place + draw(40)).min(bytes.len());
        match draw(7) {
            0 => bytes[place] ^= 1 << draw(8),
            1 => bytes[place] = u8::try_from(draw(256)).expect("a byte"),
            2 => drop(bytes.drain(place..end)),
            3 => {
                let part = bytes[place..end].to_vec();
                let to = draw(bytes.len());
                bytes.splice(to..to, part);
            }
            4 => drop(bytes.splice(place..place, WORDS[draw(WORDS.len())].iter().copied())),
            5 => {
                // A whole value replaced: digits, or what stands between quotation marks.
                let start =
                    bytes[place..].iter().position(|byte| *byte == b':').map_or(place, |at| place + at + 1);
                let stop = bytes[start..]
                    .iter()
                    .position(|byte| matches!(byte, b',' | b'\n'))
                    .map_or(bytes.len(), |at| start + at);
                bytes.splice(start..stop, WORDS[draw(WORDS.len())].iter().copied());
            }
            _ => bytes.truncate(place),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn random_changes_never_do_harm() {
    let random = Ids::new(0, 0xd00);
    let mut draw = |below: usize| {
        let (_, number) = random.make::<uuid::Uuid>().as_u64_pair();
        usize::try_from((number & 0xffff_ffff) % below as u64).expect("small")
    };
    let (mut refused, mut accepted) = (0, 0);
    for fixture in FIXTURES {
        for _ in 0..count() {
            let broken = mutate(fixture, &mut draw);
            match read(&broken) {
                Ok(()) => accepted += 1,
                Err(error) => {
                    let counts = Counts::of_broken(&broken).unwrap_or_default();
                    assert!(counts.sessions < 1000, "{counts:?}");
                    assert!(!error.to_string().is_empty());
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > accepted / 10, "{refused} refused, {accepted} accepted: the changes do something");
}

#[test]
fn a_broken_file_is_never_overwritten() {
    let random = Ids::new(0, 0xbad);
    let mut draw = |below: usize| {
        let (_, number) = random.make::<uuid::Uuid>().as_u64_pair();
        usize::try_from((number & 0xffff_ffff) % below as u64).expect("small")
    };
    for round in 0..200 {
        let broken = mutate(COURSE, &mut draw);
        let disk = Arc::new(MemDisk::default());
        let store = ready(&disk);
        disk.put(&dir().file(super::course()), &broken);
        store.read(super::course()).ok();
        store.save(super::course(), &super::version(1), at(1)).expect("saved");
        assert!(disk.files().values().any(|bytes| *bytes == broken), "round {round}: the file is gone");
    }
}
