//! Stories of the search box and of keys: everything is a few letters away, without a mouse.

use crate::flows::hands::en;
use std::path::Path;
use std::sync::Arc;

use doorstep::core::ids::{CourseId, DocId, ItemId, NoteId, TrainingId};
use doorstep::core::model::material::Format;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::ui::action::{Action, CourseTab, FileAction, Pick, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::hands::{count, key, press, sees, type_text, words};
use crate::courses::{open, two_mornings};
use crate::harness::{Setup, Window, both_sizes, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn at(tab: CourseTab, setup: &Setup) -> Window {
    let mut course = two_mornings();
    for item in course.agenda.days.iter_mut().flat_map(|day| &mut day.items) {
        if item.title == "Talk" {
            Arc::make_mut(item).title = String::from("Наблюдение за ребёнком");
        }
    }
    course.notes.push(Arc::new(Note::new(
        NoteId::named("winter"),
        NoteKind::Parking,
        NoteTarget::Item(ItemId::named("Listen")),
        course.created,
        "Who pays the bus in winter?",
    )));
    let mut window = window(setup);
    open(&mut window, course, Place::Course(id(), tab));
    window
}

fn look_for(window: &mut Window, text: &str) {
    key(window, Modifiers::COMMAND, Key::K);
    type_text(window, text);
}

#[test]
fn a_title_a_command_and_a_note_are_found_by_keyboard_alone() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = at(CourseTab::Plan, &setup);
        look_for(&mut window, "наблюд");
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().place(), Place::Session(DocId::Course(id()), ItemId::named("Talk")));
        look_for(&mut window, words.get("command-settings"));
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().place(), Place::Settings);
        look_for(&mut window, "bus winter");
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().place(), Place::Session(DocId::Course(id()), ItemId::named("Listen")));
        assert!(!sees(&window, words.get("find-name")), "the box is closed");
    }
}

#[test]
fn with_nothing_typed_the_next_session_comes_first_and_arrows_choose() {
    let mut window = at(CourseTab::Plan, &Setup::default());
    key(&mut window, Modifiers::COMMAND, Key::K);
    assert!(count(&window, "Welcome, Next session · Day 1 · 09:00") == 1);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().place(), Place::Session(DocId::Course(id()), ItemId::named("Welcome")));
    key(&mut window, Modifiers::COMMAND, Key::K);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Plan), "then the course");
}

#[test]
fn escape_closes_and_what_fits_nothing_says_so() {
    let mut window = at(CourseTab::Plan, &Setup::default());
    look_for(&mut window, "qqqqzzzz");
    assert!(sees(&window, en("find-nothing")));
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(sees(&window, en("find-name")));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!sees(&window, en("find-name")));
    // Opened again it is empty.
    key(&mut window, Modifiers::COMMAND, Key::K);
    assert_eq!(window.get_by_label(en("find-name")).value().as_deref(), Some(""));
}

#[test]
fn keys_lead_through_the_tabs_and_do_commands() {
    let mut window = at(CourseTab::Plan, &Setup::default());
    let tabs = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    // The running day has a key of its own.
    let shown = <CourseTab as strum::IntoEnumIterator>::iter().filter(|tab| *tab != CourseTab::Deliver);
    for (number, tab) in tabs.into_iter().zip(shown) {
        key(&mut window, Modifiers::COMMAND, number);
        assert_eq!(window.state().place(), Place::Course(id(), tab));
    }
    key(&mut window, Modifiers::COMMAND, Key::N);
    assert_eq!(window.state().place(), Place::NewCourse(None));
    key(&mut window, Modifiers::ALT, Key::Home);
    assert_eq!(window.state().place(), Place::Home);
    // Without a course the keys of its tabs do nothing.
    key(&mut window, Modifiers::COMMAND, Key::Num2);
    assert_eq!(window.state().place(), Place::Home);
    key(&mut window, Modifiers::COMMAND, Key::Plus);
    assert!(window.ctx.zoom_factor() > 1.05);
    key(&mut window, Modifiers::COMMAND, Key::Num0);
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 0.01);
    let dark = window.ctx.theme();
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_ne!(window.ctx.theme(), dark);
}

#[test]
fn more_contrast_and_less_motion_hold_at_once() {
    let mut window = at(CourseTab::Plan, &Setup::default());
    let look = |window: &Window| {
        let style = window.ctx.global_style();
        (style.visuals.widgets.noninteractive.bg_stroke.color, style.animation_time > 0.0)
    };
    let usual = look(&window);
    window.act(Action::Go(Place::Settings));
    window.run();
    press(&mut window, en("settings-more-contrast"));
    press(&mut window, en("settings-less-motion"));
    let chosen = look(&window);
    assert_ne!(chosen.0, usual.0, "lines are stronger");
    assert!(!chosen.1, "nothing moves");
    press(&mut window, en("settings-less-motion"));
    assert!(look(&window).1, "what changes is seen to change");
}

#[test]
fn the_list_of_keys_is_a_key_away() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = at(CourseTab::Plan, &setup);
        key(&mut window, Modifiers::NONE, Key::F1);
        assert!(sees(&window, words.get("shortcuts-title")));
        assert!(sees(&window, "Ctrl+Shift+N"));
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!sees(&window, "Ctrl+Shift+N"));
    }
}

#[test]
fn words_on_slides_and_in_their_notes_are_found_and_open_there() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = window(&setup);
        window.settle();
        window.new_course("foundational");
        let (folder, deck) = (tempfile::tempdir().expect("a folder"), "numbered-en.pptx");
        let package = Arc::clone(&window.state().editor().workspace().packages[0]);
        let material = package.deck(TrainingId::named("foundational"), 2).expect("a deck");
        let name = |format: Format| {
            let file = material.files.iter().find(|file| file.format == format).expect("a file");
            folder.path().join(&file.file_name)
        };
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading");
        std::fs::copy(fixtures.join(deck), name(Format::Pptx)).expect("copied");
        window.outside.will_choose(folder.path());
        window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
        window.settle();
        window.act(Action::CloseDialog);
        look_for(&mut window, "worries come up");
        window.settle();
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("number", 11);
        assert!(count(&window, &words.format("find-on-slide", &args)) > 0, "the slide is told");
        key(&mut window, Modifiers::NONE, Key::Enter);
        window.settle();
        assert!(matches!(window.state().place(), Place::Preview(..)));
        assert!(sees(&window, "Session 3: When worries come up"), "the very slide");
        // With its twin at hand there are pictures; it leaves the hidden slide out, and the page is right.
        std::fs::copy(fixtures.join("twin-en.pdf"), name(Format::Pdf)).expect("copied");
        window.act(Action::Go(Place::Home));
        window.act(Action::Files(FileAction::LookForFiles));
        window.settle();
        look_for(&mut window, "worries come up");
        window.settle();
        key(&mut window, Modifiers::NONE, Key::Enter);
        for _ in 0..3 {
            window.settle();
        }
        let preview = window.state().background().preview.as_ref().expect("a preview");
        assert_eq!(preview.shown, doorstep::ui::background::Shown::Pictures);
        assert!(window.outside.opened().is_empty(), "nothing else was opened");
    }
}
