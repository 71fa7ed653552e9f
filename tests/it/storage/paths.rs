//! Where the data folder is, and the names of the files in it.

use std::path::PathBuf;

use doorstep::core::ids::{CourseId, DocId};
use doorstep::storage::error::StorageError;
use doorstep::storage::keys::DocKey;
use doorstep::storage::paths::{
    Chosen, DataDir, PORTABLE_FOLDER, Surroundings, id_in_name, parse_stamp, stamp,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::at;

#[test]
fn the_data_folder_is_found_in_the_promised_order() {
    let program = tempfile::tempdir().expect("a folder");
    let portable = program.path().join(PORTABLE_FOLDER);
    let all = Surroundings {
        argument: Some(PathBuf::from("/from/argument")),
        variable: Some("/from/variable".into()),
        program_folder: Some(program.path().to_path_buf()),
        usual: Some(PathBuf::from("/usual")),
    };
    let find = |around: &Surroundings| {
        let (dir, chosen) = DataDir::find(around.clone()).expect("found");
        (dir.root().to_path_buf(), chosen)
    };
    assert_eq!(find(&all), (std::path::absolute("/from/argument").expect("a path"), Chosen::CommandLine));
    let no_argument = Surroundings { argument: None, ..all.clone() };
    assert_eq!(find(&no_argument).1, Chosen::Environment);
    let empty_variable = Surroundings { variable: Some("".into()), ..no_argument };
    assert_eq!(find(&empty_variable), (PathBuf::from("/usual"), Chosen::Usual));
    std::fs::create_dir(&portable).expect("made");
    assert_eq!(find(&empty_variable), (portable, Chosen::Portable));
}

#[test]
fn without_a_home_folder_there_is_a_clear_error() {
    let nothing = Surroundings::default();
    assert_eq!(DataDir::find(nothing).expect_err("nowhere"), StorageError::NoHome);
}

#[test]
fn a_relative_folder_becomes_absolute() {
    let around = Surroundings { argument: Some(PathBuf::from("here")), ..Surroundings::default() };
    assert!(DataDir::find(around).expect("found").0.root().is_absolute());
}

#[test]
fn the_layout_is_the_promised_one() {
    let dir = DataDir::at("data");
    let id = Uuid::from_u128(7);
    let name = "00000000-0000-0000-0000-000000000007";
    let table = [
        (dir.file(DocKey::Settings), "data/settings.json".to_owned()),
        (dir.file(DocKey::Places), "data/places.json".to_owned()),
        (dir.file(DocKey::Index), "data/index.json".to_owned()),
        (dir.file(DocKey::Course(id)), format!("data/courses/{name}.json")),
        (dir.file(DocKey::Training(id)), format!("data/trainings/{name}.json")),
        (dir.backups(DocKey::Course(id)), format!("data/backups/courses/{name}")),
        (dir.bin(), "data/bin".to_owned()),
        (dir.logs(), "data/logs".to_owned()),
        (dir.lock_file(), "data/doorstep.lock".to_owned()),
    ];
    for (found, expected) in table {
        assert_eq!(found, PathBuf::from(expected));
    }
    let doc = DocId::Course(CourseId(id));
    assert_eq!(DocKey::from(doc), DocKey::Course(id));
    assert_eq!(DocKey::Course(id).doc(), Some(doc));
}

#[test]
fn stamps_are_read_as_they_were_written() {
    assert_eq!(stamp(at(0)), "20261123T160000Z");
    for seconds in [0, 1, 86_399, 1_000_000_000] {
        assert_eq!(parse_stamp(&stamp(at(seconds))), Some(at(seconds)));
    }
    for nonsense in
        ["", "20261123", "20261323T160000Z", "20261123T250000Z", "2026112３T16000Z", "+0261123T160000Z"]
    {
        assert_eq!(parse_stamp(nonsense), None, "{nonsense}");
    }
    // The ends of time have a stamp, too.
    for end in [Timestamp::MIN, Timestamp::MAX] {
        assert_eq!(stamp(end).len(), 16);
    }
}

#[test]
fn only_one_spelling_of_an_id_names_a_document() {
    let id = Uuid::from_u128(0xabc);
    assert_eq!(id_in_name(&format!("{id}.json")), Some(id));
    for other in
        [format!("{{{id}}}.json"), format!("{id}.JSON"), id.simple().to_string() + ".json", format!("{id}")]
    {
        assert_eq!(id_in_name(&other), None, "{other}");
    }
    assert_eq!(id_in_name(&format!("{}.json", id.to_string().to_uppercase())), None);
}
