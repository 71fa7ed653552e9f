//! The built-in package: its facts letter for letter, and the starter outline that stands on its own feet.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep::core::ids::{AreaId, Ids, TrainingId};
use doorstep::core::materials::recognise::{NameWords, by_name, clues_in_name};
use doorstep::core::model::agenda::{ItemKind, Priority};
use doorstep::core::model::built_in::{built_in_packages, outlines, starter};
use doorstep::core::model::material::MaterialKind;
use doorstep::core::model::package::Package;
use doorstep::core::model::training::Training;
use doorstep::core::model::workspace::Workspace;
use doorstep::core::plan::new_course::{NewCourse, new_course};
use doorstep::core::plan::problems::problems;
use jiff::civil::date;
use serde_json::Value;

fn facts() -> Value {
    serde_json::from_str(include_str!("../fixtures/package-facts.json")).expect("the facts")
}

#[test]
fn every_link_of_the_facts_is_there_letter_for_letter() {
    let package = built_in_packages().remove(0);
    let facts = facts();
    let links = facts["links"].as_array().expect("a list");
    assert_eq!(links.len(), 22);
    let files: Vec<_> = package.materials.iter().flat_map(|m| m.files.iter().map(move |f| (m, f))).collect();
    assert_eq!(files.len(), 22);
    for link in links {
        let url = link["url"].as_str().expect("an address");
        let (material, file) = files
            .iter()
            .find(|(_, file)| file.url.as_deref() == Some(url))
            .unwrap_or_else(|| panic!("{url}"));
        assert_eq!(Some(file.file_name.as_str()), link["file_name"].as_str());
        let format = serde_json::to_value(file.format).expect("a format");
        assert_eq!(format, link["format"]);
        assert_eq!(material.day.map(u64::from), link["day"].as_u64(), "{url}");
        let training = link["training"].as_str().map(TrainingId::named);
        assert_eq!(material.training, training, "{url}");
        if let Some(title) = link["title"].as_str() {
            assert_eq!(material.title, title);
        }
    }
    assert_eq!(Some(package.title.as_str()), facts["title"].as_str());
}

#[test]
fn days_and_guides_are_counted_right() {
    let package = built_in_packages().remove(0);
    let count = |kind| package.materials.iter().filter(|material| material.kind == kind).count();
    assert_eq!(count(MaterialKind::Deck), 8);
    assert_eq!(count(MaterialKind::Guide), 3);
    assert_eq!(count(MaterialKind::Package), 1);
    assert_eq!(count(MaterialKind::Reading), 2);
    for (slug, days) in [("foundational", 5), ("extended", 3)] {
        let id = TrainingId::named(slug);
        let training = package.trainings.iter().find(|training| training.id == id).expect("a training");
        assert_eq!(training.days, days);
        for day in 1..=days {
            assert_eq!(package.deck(id, day).expect("a deck").files.len(), 2, "PPTX and PDF");
        }
        assert!(package.guide(id).is_some());
    }
}

#[test]
fn the_starter_outline_is_whole() {
    let package = built_in_packages().remove(0);
    {
        let trainings = outlines();
        let days: Vec<usize> = trainings.iter().map(|training| training.agenda.days.len()).collect();
        assert_eq!(days, [5, 3, 5, 3], "English, then Russian");
        for day in trainings.iter().flat_map(|training| &training.agenda.days) {
            let kinds: Vec<ItemKind> = day.items.iter().map(|item| item.kind).collect();
            assert_eq!(kinds.last(), Some(&ItemKind::Closing), "{}", day.title);
            assert!(matches!(kinds[0], ItemKind::Opening | ItemKind::Recap));
            assert_eq!(kinds.iter().filter(|kind| **kind == ItemKind::Lunch).count(), 1);
            let sessions = kinds.iter().filter(|kind| **kind == ItemKind::Session).count();
            assert!((3..=5).contains(&sessions), "{}", day.title);
            for item in &day.items {
                let least = item.min_minutes.expect("a minimum");
                assert!((1..=item.minutes).contains(&least), "{}", item.title);
                let sacred =
                    item.kind.is_rest() || matches!(item.kind, ItemKind::Opening | ItemKind::Closing);
                assert!(!sacred || item.priority == Priority::Core, "{}", item.title);
                for link in &item.links {
                    assert!(package.material(link.material).is_some(), "{}", item.title);
                }
                if item.kind == ItemKind::Session {
                    check_session(item);
                }
            }
        }
    }
}

/// The fields of an outline that are words for people; everything else is the same in every language.
const WORDS: [&str; 6] = ["title", "objective", "key_points", "method", "steps", "supplies"];

/// Compares two outlines field by field. Words must be there in both or in neither; the translation's are
/// in its own letters.
fn mirror(english: &Value, other: &Value, words: bool, at: &str) {
    match (english, other) {
        (Value::Object(one), Value::Object(two)) => {
            assert!(one.keys().eq(two.keys()), "{at}");
            for (key, value) in one {
                mirror(value, &two[key], words || WORDS.contains(&key.as_str()), &format!("{at}/{key}"));
            }
        }
        (Value::Array(one), Value::Array(two)) => {
            assert_eq!(one.len(), two.len(), "{at}");
            for (index, (one, two)) in one.iter().zip(two).enumerate() {
                mirror(one, two, words, &format!("{at}/{index}"));
            }
        }
        (Value::String(one), Value::String(two)) if words => {
            assert_eq!(one.is_empty(), two.is_empty(), "{at}");
            assert!(!two.chars().any(|letter| letter.is_ascii_alphabetic()), "{at}: {two}");
            assert_eq!(minutes_in(one, " min)"), minutes_in(two, " мин)"), "{at}: {two}");
            assert_eq!(one.lines().count(), two.lines().count(), "{at}: {two}");
        }
        _ => assert_eq!(english, other, "{at}"),
    }
}

/// The minutes in brackets, in order.
fn minutes_in(text: &str, ending: &str) -> Vec<u32> {
    let before = text.split(ending).filter_map(|part| part.rsplit_once('('));
    before.filter_map(|(_, number)| number.parse().ok()).collect()
}

#[test]
fn the_russian_outline_mirrors_the_english_one_in_everything_but_the_words() {
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("the outline");
    let mut english = read(include_str!("../../assets/package/starter-outline.en.json"));
    let russian = read(include_str!("../../assets/package/starter-outline.ru.json"));
    assert_eq!(russian["language"], "ru");
    english["language"] = "ru".into();
    mirror(&english, &russian, false, "");
}

#[test]
fn a_course_takes_its_texts_in_its_own_language_and_in_english_where_there_is_no_other() {
    let mut workspace = Workspace { outlines: outlines(), ..Workspace::new(built_in_packages(), starter()) };
    let id = TrainingId::named("foundational");
    let language = |workspace: &Workspace, tag| workspace.training_in(id, tag).expect("one").language.clone();
    for (tag, expected) in [("ru", "ru"), ("ru-KZ", "ru"), ("en", "en"), ("sq", "en"), ("", "en")] {
        assert_eq!(language(&workspace, tag), expected, "{tag}");
    }
    // What is shown follows the window; what a course takes does not.
    workspace.show_starter_in("ru");
    assert_eq!(workspace.starter.len(), 2);
    assert!(workspace.starter.iter().all(|training| training.language == "ru"));
    assert_eq!(language(&workspace, "en"), "en");
    workspace.show_starter_in("sq");
    assert!(workspace.starter.iter().all(|training| training.language == "en"));
    // The trainer's own is as the trainer wrote it.
    let own = Training { language: "sq".to_owned(), ..starter()[0].as_ref().clone() };
    workspace.trainings.insert(id, own.into());
    assert_eq!(language(&workspace, "ru"), "sq");
}

#[test]
fn every_item_of_the_starter_outline_has_an_id_of_its_own() {
    let text = include_str!("../../assets/package/starter-outline.en.json");
    let outline: Value = serde_json::from_str(text).expect("the outline");
    let list = |value: &Value, key: &str| value[key].as_array().expect("a list").clone();
    let ids: Vec<String> = list(&outline, "trainings")
        .iter()
        .flat_map(|training| list(training, "days"))
        .flat_map(|day| list(&day, "items"))
        .map(|item| item["id"].as_str().expect("an id").to_owned())
        .collect();
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "records and past runs find a session by its id");
}

fn check_session(item: &doorstep::core::model::agenda::Item) {
    assert!(!item.objective.is_empty() && !item.method.is_empty(), "{}", item.title);
    assert!(!item.supplies.is_empty() && item.area.is_some(), "{}", item.title);
    assert!((3..=5).contains(&item.key_points.len()), "{}", item.title);
    // Each step begins with its minutes in brackets; together they fill the session.
    let minutes: u32 = item
        .steps
        .lines()
        .map(|line| {
            let inside = line.split_once('(').and_then(|(_, rest)| rest.split_once(' ')).expect("minutes");
            inside.0.parse::<u32>().expect("a number")
        })
        .sum();
    assert_eq!(minutes, item.minutes, "{}", item.title);
}

#[test]
fn all_nine_topics_are_covered_in_the_foundational_training() {
    let package = built_in_packages().remove(0);
    let trainings = outlines();
    let covered: BTreeSet<&str> =
        trainings[0].agenda.items().flat_map(|item| item.topics.iter().map(String::as_str)).collect();
    let all: BTreeSet<&str> =
        package.areas.iter().flat_map(|area| area.topics.iter().map(String::as_str)).collect();
    assert_eq!(all.len(), 9);
    assert_eq!(covered, all);
}

#[test]
fn a_course_with_the_usual_hours_starts_without_problems() {
    let ids = Ids::new(0, 1);
    for training in outlines() {
        let new = NewCourse {
            language: "en".to_owned(),
            first_date: date(2026, 9, 14),
            empty_days: 1,
            participants: 24,
            ..NewCourse::default()
        };
        let course = new_course(&new, &[&training], &ids, date(2026, 9, 1).at(8, 0, 0, 0));
        for day in &course.agenda.days {
            assert_eq!(problems(day), [], "{}", day.title);
        }
    }
}

/// A package of another publisher, as a file would say it.
const SECOND: &str = r#"{
  "title": "Water and hygiene at home", "published": 2027, "organisations": ["Example"],
  "trainings": [{"id": "water", "title": "Water Training", "days": 2, "words": ["water", "вода"]}],
  "areas": [
    {"id": "hygiene", "says": "hygiene", "names": {"en": "Hygiene", "ru": "Гигиена"}, "colour": 2, "topics": []}
  ],
  "file_words": ["example"],
  "materials": [
    {"id": "water-day-1", "kind": "deck", "title": "Water, day 1", "training": "water", "day": 1, "files": [
      {"id": "water-day-1-pptx", "format": "pptx", "file_name": "Example Water Day 1.pptx", "url": "https://example.org/1.pptx"}
    ]}
  ]
}"#;

#[test]
fn a_second_package_is_its_data_alone() {
    let second = Arc::new(Package::from_json(SECOND).expect("a package"));
    let mut packages = built_in_packages();
    packages.push(Arc::clone(&second));
    let names = NameWords::of(&packages);
    let workspace = Workspace::new(packages, starter());
    let hygiene = AreaId::new("hygiene").expect("short");
    let area = workspace.area(hygiene).expect("it is known");
    assert_eq!((area.name("ru"), area.name("ka"), area.colour), ("Гигиена", "hygiene", 2));
    assert_eq!(workspace.areas().count(), 3);
    let deck = &second.materials[0];
    assert!(workspace.materials().any(|material| material.id == deck.id));
    for (name, percent) in [("Вода, день 1.pptx", 92), ("FT Day 1.pptx", 0), ("water day 2.pptx", 0)]
    {
        let found = by_name(&clues_in_name(name, &names), deck, &deck.files[0], &names);
        assert_eq!(found, percent, "{name}");
    }
    let built_in = workspace.packages[0].deck(workspace.packages[0].trainings[0].id, 1).expect("a deck");
    let other = by_name(&clues_in_name("Water day 1.pptx", &names), built_in, &built_in.files[0], &names);
    assert_eq!(other, 0, "the training of another package is none of ours");
}
