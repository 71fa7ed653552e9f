//! The story of a trainer whose files lie somewhere else under other names.

use doorstep::core::material::MaterialKind;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, Place};
use egui_kittest::kittest::Queryable;

use super::hands::press;
use crate::harness::{every_setup, window};

#[test]
fn missing_files_are_looked_for_and_taken_all_at_once() {
    for setup in every_setup() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let elsewhere = tempfile::tempdir().expect("a folder");
        let deck =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading/boxes-en.pptx");
        for name in ["FT Day 1 copy.pptx", "FT Day 2 copy.pptx"] {
            std::fs::copy(&deck, elsewhere.path().join(name)).expect("copied");
        }
        window.act(Action::Go(Place::Course(id, CourseTab::Materials)));
        window.outside.will_choose(elsewhere.path());
        press(&mut window, words.get("look-in"));
        window.settle();
        window.settle();
        let Some(Dialog::FoundFiles(found)) = window.state().dialog() else { panic!("what was found") };
        assert_eq!(found.len(), 2);
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("count", 2);
        press(&mut window, &words.format("look-take", &args));
        window.settle();
        let here = |window: &crate::harness::Window| {
            let workspace = window.state().editor().workspace();
            let decks = workspace.package.materials.iter().filter(|one| one.kind == MaterialKind::Deck);
            decks
                .flat_map(|one| one.files.clone())
                .filter(|file| window.state().files().is_here(file.id))
                .count()
        };
        assert_eq!(here(&window), 2);
        let mut window = window.restart();
        window.act(Action::Go(Place::Course(id, CourseTab::Materials)));
        window.settle();
        assert_eq!(here(&window), 2, "the places are kept");
        assert!(window.query_all_by_label_contains(words.get("look-in")).next().is_some());
    }
}
