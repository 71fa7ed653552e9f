//! The frame around the screens.

use egui_kittest::kittest::Queryable;

use doorstep::ui::action::Place;

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
