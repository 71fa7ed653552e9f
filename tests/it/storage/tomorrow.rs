//! A file of a later Doorstep: whatever it says that this one does not know is still there after an edit.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::record::NoteEdit;
use doorstep::core::model::course::Course;
use doorstep::core::model::note::NoteKind;
use doorstep::core::model::workspace::Doc;
use doorstep::storage::codec::{from_bytes, to_bytes};
use doorstep::storage::settings::{read_settings, settings_bytes};
use serde_json::{Value, json};

use crate::core::random;

/// A course that uses every field that is one of a few values.
fn full() -> Value {
    let id = |number: u32| format!("01a20922-b800-7000-8000-{number:012}");
    json!({
        "format": "doorstep-course", "version": 1, "id": id(1), "title": "Full", "language": "en",
        "place": "", "trainings": [], "participants": 12, "trainers": [],
        "hours": {"start": "09:00", "end": "17:00", "lunch": "12:30", "lunch_minutes": 60},
        "days_off": {"weekdays": [6, 7]}, "created": "2026-11-16T12:00:00",
        "agenda": {"days": [{
            "id": id(2), "start": "09:00", "end": "17:00",
            "items": [{
                "id": id(3), "kind": "session", "title": "Play", "minutes": 60, "priority": "core",
                "links": [{"id": id(4), "material": id(5), "kind": "slides", "copies": "per-person"}],
            }],
        }]},
        "records": {id(3): {"status": "partly", "reason": "no-time"}},
        "notes": [{
            "id": id(6), "kind": "note", "target": {"item": id(3)}, "at": "2026-11-16T12:00:00", "text": "a",
        }],
        "people": {"participants": [{"id": id(7), "name": "A.", "sex": "female"}]},
        "materials": [{
            "id": id(5), "kind": "deck", "title": "Deck",
            "files": [{"id": id(8), "format": "pptx", "file_name": "deck.pptx"}],
        }],
    })
}

/// Every field of a course that is one of a few values.
const CHOICES: [&str; 11] = [
    "/agenda/days/0/items/0/kind",
    "/agenda/days/0/items/0/priority",
    "/agenda/days/0/items/0/links/0/kind",
    "/agenda/days/0/items/0/links/0/copies",
    "/records/01a20922-b800-7000-8000-000000000003/status",
    "/records/01a20922-b800-7000-8000-000000000003/reason",
    "/notes/0/kind",
    "/notes/0/target",
    "/people/participants/0/sex",
    "/materials/0/kind",
    "/materials/0/files/0/format",
];

fn open(value: &Value) -> Course {
    let bytes = serde_json::to_vec(value).expect("JSON");
    let opened = from_bytes::<Course>(&bytes).unwrap_or_else(|error| panic!("{error}: {value}"));
    assert!(!opened.read_only());
    opened.doc
}

fn saved(course: &Course) -> Value {
    serde_json::from_slice(&to_bytes(course).expect("it can be written")).expect("JSON")
}

#[test]
fn a_full_course_of_today_is_read_as_it_is() {
    for path in CHOICES {
        assert!(full().pointer(path).is_some(), "{path} is in the course");
    }
    let again = saved(&open(&full()));
    for path in CHOICES {
        assert_eq!(again.pointer(path), full().pointer(path), "{path}");
    }
}

#[test]
fn every_value_of_tomorrow_is_kept_through_an_edit() {
    for new in [json!("field-visit"), json!({"group": "01a20922-b800-7000-8000-000000000099"})] {
        for path in CHOICES {
            let mut value = full();
            *value.pointer_mut(path).expect("it is there") = new.clone();
            let course = open(&value);
            let mut editor = Editor::new(random::workspace(&course));
            let edit = Command::Course(course.id, CourseEdit::Title("Another title".to_owned()));
            editor.run(edit, Moment::default()).expect("the title can be changed");
            let again = saved(&editor.workspace().courses[&course.id]);
            assert_eq!(again.pointer(path), Some(&new), "{path} after an edit");
            assert_eq!(again["title"], "Another title");
            assert!(!again.to_string().contains('~'), "nothing of ours stays in the file");
            assert_eq!(open(&again), editor.workspace().courses[&course.id].as_ref().clone(), "{path} twice");
        }
    }
}

#[test]
fn all_values_of_tomorrow_at_once() {
    let mut value = full();
    for path in CHOICES {
        *value.pointer_mut(path).expect("it is there") = json!("tomorrow");
    }
    let again = saved(&open(&value));
    for path in CHOICES {
        assert_eq!(again.pointer(path), Some(&json!("tomorrow")), "{path}");
    }
}

#[test]
fn what_the_person_chooses_takes_the_place_of_a_value_of_tomorrow() {
    let mut value = full();
    value["notes"][0]["kind"] = json!("song");
    let course = open(&value);
    let mut editor = Editor::new(random::workspace(&course));
    let kind = CourseEdit::Note(course.notes[0].id, NoteEdit::Kind(NoteKind::Question));
    editor.run(Command::Course(course.id, kind), Moment::default()).expect("the kind can be changed");
    assert_eq!(saved(&editor.workspace().courses[&course.id])["notes"][0]["kind"], "question");
    let mut again = Editor::new(random::workspace(&course));
    again.take_in(Doc::Course(course.clone().into()), false);
    assert_eq!(saved(&again.workspace().courses[&course.id])["notes"][0]["kind"], "song");
}

#[test]
fn damage_is_not_taken_for_tomorrow() {
    for damage in [json!(5), json!(true), json!([]), json!({}), json!({"a": 1, "b": 2})] {
        let mut value = full();
        value["agenda"]["days"][0]["items"][0]["kind"] = damage.clone();
        let bytes = serde_json::to_vec(&value).expect("JSON");
        assert!(from_bytes::<Course>(&bytes).is_err(), "{damage}");
    }
}

#[test]
fn settings_of_tomorrow_are_kept() {
    let bytes = br#"{"theme": "sepia", "renderer": "vulkan", "deck_format": "odp", "zoom": 1.0}"#;
    let (settings, notes) = read_settings(Some(bytes));
    assert_eq!(notes, []);
    let again: Value = serde_json::from_slice(&settings_bytes(&settings).expect("bytes")).expect("JSON");
    assert_eq!(
        (&again["theme"], &again["renderer"], &again["deck_format"]),
        (&json!("sepia"), &json!("vulkan"), &json!("odp"))
    );
    assert!(!again.to_string().contains('~'));
}

#[test]
fn supplies_and_questions_of_the_first_files_get_the_same_ids_on_every_computer() {
    let course = || {
        let mut value = full();
        let item = &mut value["agenda"]["days"][0]["items"][0];
        item["supplies"] = json!(["Flip chart", "Dolls"]);
        let day = value["agenda"]["days"][0]["id"].as_str().expect("an id").to_owned();
        value["packing"] = json!({"packed": {day.clone(): ["dolls", "gone"]}});
        value["closings"] = json!({day: {"questions": [{"text": "Clear?", "counts": [0, 0, 1, 2, 3]}]}});
        open(&value)
    };
    let (one, other) = (course(), course());
    assert_eq!(one, other);
    let item = &one.agenda.days[0].items[0];
    let texts: Vec<&str> = item.supplies.iter().map(|supply| supply.text.as_str()).collect();
    assert_eq!(texts, ["Flip chart", "Dolls"]);
    assert_ne!(item.supplies[0].id, item.supplies[1].id);
    let days = doorstep::core::materials::packing::supplies(&one);
    let done: Vec<bool> = days[0].lines.iter().map(|line| line.done).collect();
    assert_eq!(done, [false, true], "what was ticked by its words is ticked");
    let closing = one.closings.values().next().expect("a closing");
    assert_eq!(
        (closing.questions[0].text.as_str(), closing.questions[0].counts),
        ("Clear?", [0, 0, 1, 2, 3])
    );
    assert_eq!(open(&saved(&one)), one, "and once written, they stay");
}
