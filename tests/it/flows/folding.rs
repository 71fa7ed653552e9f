//! Stories of what is typed otherwise than it was written: every search takes it for the same.

use std::sync::Arc;

use doorstep::core::ids::{CourseId, DocId, ItemId, MaterialId, NoteId};
use doorstep::core::model::course::Course;
use doorstep::core::model::material::{Material, MaterialKind};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::ui::action::{Action, CourseTab, Dialog, Place};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::hands::{count, fill, key, type_text, words};
use crate::courses::{open, two_mornings};
use crate::harness::{Setup, window};

/// What is written, and what is typed to find it.
const WRITTEN: [(&str, &str); 6] = [
    ("Fëmija e parë", "femija"),
    ("Ребёнок и мама", "ребенок"),
    ("QIZIL alma", "qızıl"),
    ("Straße und Hof", "strasse"),
    ("Երևան", "ԵՐԵՎԱՆ"),
    ("ᲓᲔᲓᲐ", "დედა"),
];

#[test]
fn notes_are_found_however_they_are_typed() {
    let at = jiff::civil::date(2026, 9, 14).at(10, 0, 0, 0);
    let note =
        |text: &str| Arc::new(Note::new(NoteId::named(text), NoteKind::Note, NoteTarget::Course, at, text));
    let course = Course { notes: WRITTEN.iter().map(|(text, _)| note(text)).collect(), ..two_mornings() };
    let setup = Setup::default();
    let words = words(setup.language);
    let mut window = window(&setup);
    let place = Place::Course(course.id, CourseTab::Notes);
    open(&mut window, course, place);
    for (written, typed) in WRITTEN {
        fill(&mut window, words.get("notes-search"), typed);
        window.settle();
        for (other, _) in WRITTEN {
            assert_eq!(count(&window, other) > 0, other == written, "{typed}: {other}");
        }
    }
}

#[test]
fn courses_are_found_however_they_are_typed() {
    let setup = Setup::default();
    let words = words(setup.language);
    let mut window = window(&setup);
    let others = ["One", "Two", "Three"].map(|title| (title, ""));
    for (title, _) in WRITTEN.into_iter().chain(others) {
        let id = CourseId::named(title);
        let course = Course { id, title: title.to_owned(), ..two_mornings() };
        open(&mut window, course, Place::Course(id, CourseTab::Plan));
    }
    window.act(Action::Go(Place::Home));
    window.settle();
    for (written, typed) in WRITTEN {
        fill(&mut window, words.get("home-search"), typed);
        window.settle();
        for (other, _) in WRITTEN {
            // The cards alone: the menu at the left shows what is near, whatever is searched for.
            let cards = window.query_all_by_label(other).count();
            assert_eq!(cards > 0, other == written, "{typed}: {other}");
        }
    }
    fill(&mut window, words.get("home-search"), "tashként");
    window.settle();
    assert!(window.query_all_by_label("One").next().is_some(), "by its place, too");
}

#[test]
fn materials_are_found_however_they_are_typed() {
    let words = words(Setup::default().language);
    let material = |title: &str| {
        Arc::new(Material {
            id: MaterialId::named(title),
            kind: MaterialKind::Deck,
            title: title.to_owned(),
            training: None,
            day: None,
            files: Vec::new(),
            extra: serde_json::Map::new(),
        })
    };
    let materials = WRITTEN.iter().map(|(title, _)| material(title)).collect();
    let course = Course { materials, ..two_mornings() };
    let (doc, place) = (DocId::Course(course.id), Place::Course(course.id, CourseTab::Plan));
    let mut window = window(&Setup::default());
    open(&mut window, course, place);
    window.act(Action::Show(Dialog::LinkMaterial(doc, ItemId::named("Play"))));
    for (written, typed) in WRITTEN {
        // The menu has a search, too.
        window.get_by_role_and_label(Role::TextInput, words.get("link-search")).focus();
        window.run();
        key(&mut window, Modifiers::COMMAND, Key::A);
        type_text(&mut window, typed);
        window.settle();
        for (other, _) in WRITTEN {
            assert_eq!(count(&window, other) > 0, other == written, "{typed}: {other}");
        }
    }
}
