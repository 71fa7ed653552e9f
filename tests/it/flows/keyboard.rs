//! The whole main story with no mouse: from the first start to a delivered session, and after a restart.

use doorstep::core::model::note::NoteKind;
use doorstep::core::model::record::Status;
use doorstep::i18n::I18n;
use doorstep::t;
use doorstep::ui::action::{CourseTab, Dialog, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::hands::{key, type_text};
use crate::harness::{Opened, Window, both_sizes, window};

/// More controls than any screen has.
const MOST: usize = 400;

/// Presses Tab until a control has the focus whose name begins so.
fn tab_to(window: &mut Window, name: &str) {
    for _ in 0..MOST {
        let here = window.query_all_by_label_contains(name).any(|node| {
            node.is_focused() && node.accesskit_node().label().is_some_and(|own| own.starts_with(name))
        });
        if here {
            return;
        }
        key(window, Modifiers::NONE, Key::Tab);
    }
    panic!("Tab never comes to {name}");
}

fn press(window: &mut Window, name: &str) {
    tab_to(window, name);
    key(window, Modifiers::NONE, Key::Enter);
}

fn fill(window: &mut Window, name: &str, text: &str) {
    tab_to(window, name);
    key(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
    key(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn from_the_first_start_to_a_delivered_session_by_keyboard_alone() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        // A course for 18 people, from the first screen.
        press(&mut window, words.get("home-new"));
        assert_eq!(window.state().place(), Place::NewCourse(None));
        fill(&mut window, words.get("new-course-participants"), "18");
        press(&mut window, words.get("new-course-create"));
        let Place::Course(id, CourseTab::Plan) = window.state().place() else { panic!("the plan") };
        assert_eq!(window.course(id).participants, 18);
        // The second item of the first day goes one down, and ten minutes more.
        let before = window.course(id).agenda.days[0].items.clone();
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
        key(&mut window, Modifiers::ALT, Key::ArrowDown);
        let moved = window.course(id).agenda.days[0].items.clone();
        assert_eq!((moved[2].id, moved[1].id), (before[1].id, before[2].id));
        key(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(window.course(id).agenda.days[0].items, before, "undone");
        fill(&mut window, words.get("plan-minutes"), "+10");
        assert_eq!(window.course(id).agenda.days[0].items[1].minutes, before[1].minutes + 10);
        // Its session is found, and its slides are opened on the web, as they are not here.
        key(&mut window, Modifiers::COMMAND, Key::K);
        assert!(matches!(window.state().dialog(), Some(Dialog::Find)));
        type_text(&mut window, &before[1].title);
        key(&mut window, Modifiers::NONE, Key::Enter);
        window.settle();
        assert!(matches!(window.state().place(), Place::Session(_, item) if item == before[1].id));
        let material = window.course(id);
        let link = before[1].links.first().expect("a link");
        let doc = doorstep::core::ids::DocId::Course(material.id);
        let title =
            window.state().editor().workspace().material(doc, link.material).expect("there").title.clone();
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("title", title);
        press(&mut window, &words.format("session-open", &args));
        window.settle();
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("what", "");
        let online = words.format("file-open-online-as", &args);
        press(&mut window, online.trim_end_matches(|c: char| !c.is_alphabetic()));
        window.settle();
        assert!(matches!(window.outside.opened().as_slice(), [Opened::Url(_)]));
        // What happened is put down, and a question is parked.
        key(&mut window, Modifiers::COMMAND, Key::Num2);
        assert_eq!(window.state().place(), Place::Course(id, CourseTab::Record(None)));
        press(&mut window, &format!("{}: {}", words.get("record-skipped"), before[0].title));
        assert_eq!(window.course(id).record(before[0].id).map(|record| record.status), Some(Status::Skipped));
        // The next one is delivered in the room.
        key(&mut window, Modifiers::NONE, Key::F5);
        assert_eq!(window.state().place(), Place::Course(id, CourseTab::Deliver));
        key(&mut window, Modifiers::NONE, Key::Space);
        let status = |window: &Window| window.course(id).record(before[1].id).map(|record| record.status);
        assert_eq!(status(&window), Some(Status::InProgress));
        key(&mut window, Modifiers::NONE, Key::Num5);
        type_text(&mut window, "Who pays for the toys?");
        key(&mut window, Modifiers::NONE, Key::Enter);
        window.pass(30 * 60_000);
        window.run();
        key(&mut window, Modifiers::NONE, Key::Space);
        assert_eq!(status(&window), Some(Status::Delivered));
        // Closed and opened again: everything is there.
        let course = window.course(id);
        assert_eq!(course.notes.last().map(|note| note.kind), Some(NoteKind::Parking));
        let passed = window.clock_millis();
        let mut window = window.restart_at(passed + 60_000);
        key(&mut window, Modifiers::NONE, Key::F5);
        window.settle();
        assert_eq!(window.course(id), course);
    }
}

/// How often Tab is pressed until the control of this name has the focus.
fn tabs_to(window: &mut Window, name: &str) -> usize {
    let focused = |window: &Window| {
        let has_focus = egui_kittest::kittest::by().predicate(|node| node.is_focused() && !node.is_hidden());
        let mut nodes = window.query_all(has_focus);
        nodes.find_map(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    for presses in 0..60 {
        if focused(window) == name {
            return presses;
        }
        key(window, Modifiers::NONE, Key::Tab);
    }
    panic!("{name:?} is never reached; the focus is on {:?}", focused(window));
}

#[test]
fn what_comes_next_is_a_few_presses_of_tab_away() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let mut far = Vec::new();
        let mut reach = |window: &mut Window, name: &str| {
            let presses = tabs_to(window, name);
            far.push((name.to_owned(), presses));
            key(window, Modifiers::NONE, Key::Enter);
            window.settle();
        };
        reach(&mut window, words.get("home-new"));
        reach(&mut window, words.get("new-course-create"));
        let Place::Course(id, CourseTab::Plan) = window.state().place() else { panic!("the plan") };
        // The first card has the keys: Enter opens its session.
        let item = window.course(id).agenda.days[0].items[0].id;
        key(&mut window, Modifiers::NONE, Key::Enter);
        window.settle();
        assert!(matches!(window.state().place(), Place::Session(_, of) if of == item));
        let link = window.course(id).agenda.days[0].items[0].links[0].clone();
        let doc = doorstep::core::ids::DocId::Course(id);
        let deck = window.state().editor().workspace().material(doc, link.material).expect("a deck");
        let deck = t!(words, "session-open", title = deck.title.clone());
        far.push((deck.clone(), tabs_to(&mut window, &deck)));
        key(&mut window, Modifiers::COMMAND, Key::Num2);
        let title = window.course(id).agenda.days[0].items[0].title.clone();
        let delivered = format!("{}: {title}", words.get("record-delivered"));
        far.push((delivered.clone(), tabs_to(&mut window, &delivered)));
        key(&mut window, Modifiers::COMMAND, Key::Num1);
        key(&mut window, Modifiers::NONE, Key::F5);
        let start = words.get("deliver-start-slides");
        far.push((start.to_owned(), tabs_to(&mut window, start)));
        assert!(far.iter().all(|(_, presses)| *presses <= 12), "{far:?}");
    }
}
