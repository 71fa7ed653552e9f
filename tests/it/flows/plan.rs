//! Stories of the plan: moving, timing, adding, splitting, days, problems and their fixes, helpers.

use std::sync::Arc;

use doorstep::core::agenda::Item;
use doorstep::core::course::Course;
use doorstep::core::ids::CourseId;
use doorstep::ui::action::{CourseTab, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::courses::{open, titles, two_mornings};
use crate::harness::{Setup, Window, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn planned(setup: &Setup, course: Course) -> Window {
    let mut harness = window(setup);
    let place = Place::Course(course.id, CourseTab::Plan);
    open(&mut harness, course, place);
    harness
}

fn plan() -> Window {
    planned(&Setup::default(), two_mornings())
}

fn item(harness: &Window, title: &str) -> Arc<Item> {
    let course = harness.state().editor().workspace().course(id()).expect("the course");
    course.agenda.items().find(|item| item.title == title).cloned().expect("the item")
}

/// Presses on a card.
fn choose(harness: &mut Window, title: &str) {
    harness.get_by_label_contains(&format!("{title},")).click();
    harness.run();
}

fn press(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

/// Replaces what stands in a field and presses Enter.
fn enter(harness: &mut Window, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label(field).type_text(text);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn drag(harness: &mut Window, from: &str, to: egui::Pos2) {
    let start = harness.get_by_label_contains(&format!("{from},")).rect().center();
    harness.drag_at(start);
    harness.run();
    for step in 1..=4 {
        harness.hover_at(start + (to - start) * (step as f32 / 4.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run();
}

#[test]
fn drag_button_and_key_do_the_same() {
    let expected = vec![vec!["Welcome", "Tea", "Play", "Talk"], vec!["Listen", "Coffee", "Goodbye"]];
    let mut by_drag = plan();
    let tea = by_drag.get_by_label_contains("Tea,").rect().center();
    drag(&mut by_drag, "Play", tea);
    assert_eq!(titles(&by_drag, id()), expected);

    let mut by_button = plan();
    choose(&mut by_button, "Play");
    press(&mut by_button, "Move down");
    assert_eq!(titles(&by_button, id()), expected);

    let mut by_key = plan();
    choose(&mut by_key, "Play");
    by_key.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    by_key.run();
    assert_eq!(titles(&by_key, id()), expected);
}
