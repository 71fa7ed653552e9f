//! The stories of a trainer whose files lie somewhere else, under other names, or are moved about.

use crate::flows::hands::en;
use std::path::{Path, PathBuf};

use doorstep::core::ids::{DocId, FileId};
use doorstep::core::materials::files::FileState;
use doorstep::core::model::material::MaterialKind;
use doorstep::core::trouble::FileTrouble;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, FileAction, MaterialsView, Pick, Place};
use egui_kittest::kittest::Queryable;

use super::hands::{fill, press};
use crate::harness::{both_sizes, window};

#[test]
fn missing_files_are_looked_for_and_taken_all_at_once() {
    for setup in both_sizes() {
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
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
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
            let decks = workspace.packages[0].materials.iter().filter(|one| one.kind == MaterialKind::Deck);
            decks
                .flat_map(|one| one.files.clone())
                .filter(|file| window.state().files().is_here(file.id))
                .count()
        };
        assert_eq!(here(&window), 2);
        let mut window = window.restart();
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
        window.settle();
        assert_eq!(here(&window), 2, "the places are kept");
        assert!(window.query_all_by_label_contains(words.get("look-in")).next().is_some());
    }
}

fn here(window: &crate::harness::Window, id: FileId) -> Option<PathBuf> {
    match window.state().files().state(id) {
        FileState::Here(path) => Some(path.clone()),
        FileState::Unknown | FileState::Missing | FileState::Unusable(..) => None,
    }
}

#[test]
fn a_chosen_folder_is_looked_through_and_its_files_may_be_renamed() {
    let setup = both_sizes()[0].clone();
    let mut window = window(&setup);
    window.settle();
    let id = window.new_course("foundational");
    let folder = tempfile::tempdir().expect("a folder");
    let deck = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading/boxes-en.pptx");
    let odd = folder.path().join("FT Day 2 (final).pptx");
    std::fs::copy(&deck, &odd).expect("copied");
    window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
    window.outside.will_choose(folder.path());
    window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    for _ in 0..3 {
        window.settle();
    }
    let Some(Dialog::FoundFiles(found)) = window.state().dialog() else { panic!("what was found") };
    assert_eq!(found.iter().map(|one| one.at.clone()).collect::<Vec<_>>(), std::slice::from_ref(&odd));
    let file = found[0].file;
    window.act(Action::Files(FileAction::SetPlace(file, Some(odd.clone()))));
    window.act(Action::CloseDialog);
    for _ in 0..3 {
        window.settle();
    }
    assert_eq!(here(&window, file), Some(odd.clone()));
    // In the folder everything may be called something else, and stand somewhere else.
    let moved = folder.path().join("Slides").join("second day.pptx");
    std::fs::create_dir(folder.path().join("Slides")).expect("made");
    std::fs::rename(&odd, &moved).expect("moved");
    let noticed = (0..400).any(|_| {
        window.settle();
        std::thread::sleep(std::time::Duration::from_millis(20));
        here(&window, file) == Some(moved.clone())
    });
    assert!(noticed, "the window learns of it without being asked");
    let mut window = window.restart();
    window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
    window.settle();
    assert_eq!(here(&window, file), Some(moved), "it is still known after a restart");
}

#[test]
fn own_files_are_copied_into_the_folder_or_left_where_they_are() {
    for copies in [true, false] {
        let setup = both_sizes()[0].clone();
        let words = I18n::new(setup.language);
        // Taken away after the window, which watches a folder in it: some systems keep that until then.
        let place = tempfile::tempdir().expect("a folder");
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let folder = place.path().join("materials");
        std::fs::create_dir(&folder).expect("made");
        let own = place.path().join("Handout.pdf");
        std::fs::write(&own, b"%PDF-1.4 a handout").expect("written");
        window.outside.will_choose(&folder);
        window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
        window.settle();
        window.act(Action::Show(Dialog::AddMaterial(DocId::Course(id), None)));
        if !copies {
            press(&mut window, words.get("add-copy"));
        }
        window.outside.will_choose(&own);
        press(&mut window, words.get("add-choose-file"));
        window.settle();
        window.settle();
        let course = window.course(id);
        let file = &course.materials[0].files[0];
        let stored = file.path.clone().expect("a path");
        assert_eq!(stored == "Handout.pdf", copies, "{stored}");
        assert_eq!(folder.join("Handout.pdf").is_file(), copies);
        assert!(own.is_file(), "the original stays");
        assert!(here(&window, file.id).is_some_and(|path| path.starts_with(&folder) == copies));
    }
}

#[test]
fn a_typed_folder_its_useless_files_and_its_loss_are_told() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let place = tempfile::tempdir().expect("a folder");
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let folder = place.path().join("stick");
        std::fs::create_dir(&folder).expect("made");
        let package = std::sync::Arc::clone(&window.state().editor().workspace().packages[0]);
        let deck = package.materials.iter().find(|one| one.kind == MaterialKind::Deck).expect("a deck");
        let file = deck.files.iter().find(|file| file.file_name.contains(".pptx")).expect("its slides");
        std::fs::write(folder.join(&file.file_name), "<html><body>Sign in</body></html>").expect("written");
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
        let use_folder = |window: &mut crate::harness::Window, path: &Path| {
            press(window, words.get("materials-type-folder"));
            fill(window, words.get("materials-folder-path"), &path.to_string_lossy());
            press(window, words.get("materials-use-folder"));
            window.settle();
            window.settle();
        };
        use_folder(&mut window, &place.path().join("not there"));
        assert!(window.query_all_by_label_contains(en("people-absent")).next().is_some(), "the path is told");
        assert_eq!(window.state().settings().materials_folder, None);
        use_folder(&mut window, &folder);
        let chosen = window.state().settings().materials_folder.clone();
        assert_eq!(chosen.as_deref(), folder.to_str());
        let unusable = FileState::Unusable(folder.join(&file.file_name), FileTrouble::WebPage);
        assert_eq!(*window.state().files().state(file.id), unusable);
        assert!(window.query_all_by_label(words.get("file-unusable")).next().is_some());
        assert!(window.query_all_by_label_contains(words.get("reading-web-page")).next().is_some());
        assert!(window.query_all_by_label(words.get("download-why-folder-gone")).next().is_none());
        std::fs::rename(&folder, place.path().join("pulled out")).expect("renamed");
        window.act(Action::Files(FileAction::LookForFiles));
        window.settle();
        assert!(window.query_all_by_label(words.get("download-why-folder-gone")).next().is_some());
    }
}
