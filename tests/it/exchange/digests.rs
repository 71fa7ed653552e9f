//! Courses in figures: what stands in them, and that nobody's name does.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use doorstep::cli::digests::{parse, write};
use doorstep::core::ids::{CourseId, DeviceId, NoteId, ParticipantId, QuestionId};
use doorstep::core::merge::state::State;
use doorstep::core::model::closing::{Closing, Question};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::people::{Participant, Sex, WithPeople};
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::record::digest::CourseDigest;
use doorstep::exchange::course_file::{Sending, to_bytes};
use doorstep::exchange::digest_file;
use doorstep::exchange::digests::{to_csv, to_dhis2};
use jiff::civil::date;

use crate::courses::two_mornings;

/// A course in which things happened.
fn held() -> Course {
    let mut course = two_mornings();
    course.place = "=HYPERLINK(\"x\")".to_owned();
    let items: Vec<_> =
        course.agenda.items().filter(|item| item.kind.is_teaching()).map(|item| item.id).collect();
    let record = |status, reason| Arc::new(Record { status, reason, ..Record::default() });
    course.records.insert(items[0], record(Status::Delivered, None));
    course.records.insert(items[1], record(Status::Skipped, Some(ReasonKind::NoTime)));
    let person = |name: &str, sex, before, after| {
        let new = Participant::new(ParticipantId::named(name), name);
        Arc::new(Participant { sex: Some(sex), before: Some(before), after: Some(after), ..new })
    };
    course.people.participants =
        vec![person("Gulnara Asanova", Sex::Female, 4, 8), person("Bakyt", Sex::Male, 5, 8)];
    let mut question = Question::new(QuestionId::named("q"), "Was it useful?");
    question.counts = [0, 0, 1, 0, 3];
    let closing = Closing { questions: vec![question], ..Closing::default() };
    course.closings.insert(course.agenda.days[0].id, Arc::new(closing));
    course
}

/// The cells of a table under their heads.
fn cells(table: &[u8], line: usize) -> impl Fn(&str) -> String {
    let mut reader = csv::Reader::from_reader(table);
    let heads = reader.headers().expect("heads").clone();
    let line = reader.records().nth(line).expect("a line").expect("whole");
    move |head| line[heads.iter().position(|other| other == head).expect("a column")].to_owned()
}

#[test]
fn a_line_says_what_was_held_and_names_nobody() {
    let digest = CourseDigest::of(&held());
    let table = to_csv(&[digest]).expect("a table");
    let text = String::from_utf8(table.clone()).expect("text");
    assert!(!text.contains("Gulnara") && !text.contains("Bakyt"));
    let cell = cells(&table, 0);
    let expected = [
        ("title", "Two mornings"),
        ("first_date", "2026-09-14"),
        ("last_date", "2026-09-15"),
        ("days", "2"),
        ("delivered", "1"),
        ("skipped", "1"),
        ("people", "2"),
        ("women", "1"),
        ("men", "1"),
        ("tests", "2"),
        ("score_before", "4.50"),
        ("score_after", "8.00"),
        ("evaluation_mean", "4.50"),
        ("reason_no_time", "1"),
        ("place", "'=HYPERLINK(\"x\")"),
    ];
    for (head, value) in expected {
        assert_eq!(cell(head), value, "{head}");
    }
    assert!(cell("hours_delivered").parse::<f64>().expect("a number") > 0.0);
}

#[test]
fn an_event_of_a_course_has_the_fields_that_are_imported_and_is_the_same_each_time() {
    let digests = [CourseDigest::of(&held())];
    let bytes = to_dhis2(&digests, "KRG-OSH").expect("events");
    assert_eq!(bytes, to_dhis2(&digests, "KRG-OSH").expect("events"));
    let events: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let event = &events["events"][0];
    let fields: Vec<&str> = event.as_object().expect("an event").keys().map(String::as_str).collect();
    let known = ["event", "program", "programStage", "orgUnit", "occurredAt", "status", "dataValues"];
    assert_eq!(fields, known);
    let uid = event["event"].as_str().expect("an id");
    assert_eq!(uid.len(), 11);
    assert!(
        uid.starts_with(|c: char| c.is_ascii_alphabetic()) && uid.chars().all(|c| c.is_ascii_alphanumeric())
    );
    assert_eq!(
        (event["orgUnit"].as_str(), event["occurredAt"].as_str()),
        (Some("KRG-OSH"), Some("2026-09-15"))
    );
    assert_eq!(event["status"], "ACTIVE");
    let women = event["dataValues"]
        .as_array()
        .expect("values")
        .iter()
        .find(|value| value["dataElement"] == "DS_PEOPLE_F");
    assert_eq!(women.expect("there")["value"], "1");
}

fn sent(folder: &Path, device: &str, course: &Course, change: impl FnOnce(&mut Course)) {
    let device = DeviceId::named(device);
    let mut state = State::of(course);
    let mut changed = course.clone();
    change(&mut changed);
    state.observe(&changed, device, 0).expect("a course");
    let sending = Sending { device, name: String::new(), people: WithPeople::No, at: None };
    let folder = folder.join(device.to_string());
    fs::create_dir_all(&folder).expect("made");
    let bytes = to_bytes(&state, &sending, &[]).expect("bytes");
    fs::write(folder.join(format!("{}.doorstep", course.id)), bytes).expect("written");
}

#[test]
fn the_folder_of_a_team_gives_one_line_a_course_with_the_work_of_all() {
    let root = tempfile::tempdir().expect("a folder");
    let course = held();
    let note = |name: &str| {
        let at = date(2026, 9, 14).at(9, 0, 0, 0);
        Arc::new(Note::new(NoteId::named(name), NoteKind::Parking, NoteTarget::Course, at, name))
    };
    sent(root.path(), "a", &course, |course| course.notes.push(note("one")));
    sent(root.path(), "b", &course, |course| course.notes.push(note("two")));
    let other = Course { id: CourseId::named("other"), title: "Another".to_owned(), ..course };
    sent(root.path(), "b", &other, |course| course.title = "Another one".to_owned());
    fs::write(root.path().join(DeviceId::named("a").to_string()).join("half.doorstep"), b"PK\x03\x04")
        .expect("written");
    let out = root.path().join("figures.csv");
    let arguments = [root.path().as_os_str().to_owned(), "--out".into(), out.clone().into()];
    let said = write(&parse(&arguments).expect("understood")).expect("written");
    assert_eq!(said, "2 courses, 1 files left out\n");
    let table = fs::read(out).expect("there");
    assert_eq!(cells(&table, 0)("title"), "Another one");
    assert_eq!(cells(&table, 1)("open_notes"), "2", "of both devices");
}

#[test]
fn what_devices_say_in_figures_need_not_be_read_of_the_courses() {
    let root = tempfile::tempdir().expect("a folder");
    let course = held();
    sent(root.path(), "a", &course, |course| course.title = "Old".to_owned());
    // Device a says more of it than the file that has come so far; device b knows nobody by name.
    let told = CourseDigest { title: "New".to_owned(), counter: 9, ..CourseDigest::of(&course) };
    let folder = root.path().join(DeviceId::named("a").to_string());
    fs::write(folder.join("digests.json"), digest_file::to_bytes(&[told]).expect("bytes")).expect("written");
    sent(root.path(), "b", &course, |course| course.title = "Newest".to_owned());
    let mut unnamed = CourseDigest { title: "Newest".to_owned(), counter: 12, ..CourseDigest::of(&course) };
    unnamed.people = doorstep::core::model::people::Totals::default();
    let folder = root.path().join(DeviceId::named("b").to_string());
    fs::write(folder.join("digests (1).json"), digest_file::to_bytes(&[unnamed]).expect("bytes"))
        .expect("written");
    let out = root.path().join("figures.csv");
    let arguments = [root.path().as_os_str().to_owned(), "--out".into(), out.clone().into()];
    assert_eq!(write(&parse(&arguments).expect("understood")).expect("written"), "1 courses\n");
    let table = fs::read(out).expect("there");
    assert_eq!((cells(&table, 0)("title"), cells(&table, 0)("women")), ("Newest".to_owned(), "1".to_owned()));
    let out = root.path().join("figures.xlsx");
    let arguments = [root.path().as_os_str().to_owned(), "--out".into(), out.clone().into()];
    let arguments = arguments.into_iter().chain(["--format".into(), "xlsx".into()]).collect::<Vec<_>>();
    write(&parse(&arguments).expect("understood")).expect("written");
    assert!(fs::read(out).expect("there").starts_with(b"PK"));
}

#[test]
fn a_file_of_digests_is_read_back_and_a_damaged_or_newer_one_refused() {
    let digests = vec![CourseDigest::of(&held())];
    let bytes = digest_file::to_bytes(&digests).expect("bytes");
    assert_eq!(digest_file::from_bytes(&bytes).expect("digests"), digests);
    for cut in 0..bytes.len() {
        assert!(digest_file::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
    }
    let newer = br#"{"format":"doorstep-digests","version":2,"courses":["of another shape"]}"#;
    assert_eq!(digest_file::from_bytes(newer), Err(digest_file::Refused::Newer(2)));
    let other = br#"{"format":"something","version":1,"courses":[]}"#;
    assert!(matches!(digest_file::from_bytes(other), Err(digest_file::Refused::Damaged(_))));
}
