//! The frame around the screens.

use egui_kittest::kittest::Queryable;

use doorstep::core::command::{Command, CourseEdit};
use doorstep::ui::action::{Action, Level, Notice, Place};

use crate::harness::{Setup, every_setup, window};

#[test]
fn the_menu_leads_to_every_screen() {
    let mut harness = window(&Setup::default());
    for (name, place) in [
        ("Trainings", Place::Trainings),
        ("Notes", Place::Notes),
        ("Settings", Place::Settings),
        ("Help", Place::Help),
        ("Home", Place::Home),
    ] {
        harness.get_by_label(name).click();
        harness.run();
        assert_eq!(harness.state().place(), place);
    }
}

#[test]
fn every_setup_draws_the_frame() {
    for setup in every_setup() {
        let mut harness = window(&setup);
        harness.run();
        assert_eq!(harness.state().place(), Place::Home);
    }
}

#[test]
fn only_the_newest_notice_offers_undo() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let notice =
        |text: &str| Action::Say(Notice { level: Level::Success, text: text.to_owned(), undo: true });
    let place = |name: &str| Action::Edit(Command::Course(id, CourseEdit::Place(name.to_owned())));
    window.act(place("Gori"));
    window.act(notice("first"));
    window.act(Action::Edit(Command::Course(id, CourseEdit::Archived(true))));
    window.act(notice("second"));
    assert_eq!(window.get_all_by_label("Undo").count(), 1);
    window.get_by_label("Undo").click();
    window.run();
    assert!(!window.course(id).archived, "the newest step was taken back");
    assert_eq!(window.course(id).place, "Gori");
}
