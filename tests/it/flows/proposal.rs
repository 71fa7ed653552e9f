//! The story of a trainer whose own deck becomes the plan of a day.

use std::io::Write as _;

use doorstep::core::model::link::LinkKind;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, Dialog, FileAction};
use egui_kittest::kittest::Queryable;

use super::hands::{count, fill, key, press, sees};
use crate::harness::{Setup, both_sizes, window};

#[test]
fn the_sessions_of_a_deck_are_shown_beside_the_plan_and_taken_in_one_step() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let before = window.course(id);
        read_deck(&mut window, &words, id, "numbered-en.pptx");
        let title = "3. When worries come up";
        assert!(sees(&window, title));
        assert_eq!(window.course(id), before, "nothing is taken by itself");
        let take = window.query_all_by_label_contains("Take");
        take.last().expect("the button").click();
        window.run();
        let after = window.course(id);
        let plain = title.trim_start_matches("3. ");
        let new = after.agenda.days[1].items.iter().find(|item| item.title == plain).expect("taken");
        assert_eq!(new.minutes, 60);
        assert_eq!(new.links[0].range.map(|range| (range.first, range.last)), Some((11, 13)));
        assert!(window.state().dialog().is_none());
        window.act(Action::Undo);
        assert_eq!(window.course(id), before);
    }
}

#[test]
fn a_file_that_can_not_be_read_says_why() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let doc = doorstep::core::ids::DocId::Course(id);
    let day = window.course(id).agenda.days[0].clone();
    let link = day.items.iter().flat_map(|item| &item.links).find(|link| link.kind == LinkKind::Slides);
    let link = link.expect("slides").clone();
    let material = window.state().editor().workspace().material(doc, link.material).expect("there").clone();
    // A deck by its parts, but what stands in them is a page to sign in.
    let broken = window.folder.path().join("broken.pptx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&broken).expect("a file"));
    zip.start_file("ppt/presentation.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(b"<html><body>Log in</body></html>").expect("written");
    zip.finish().expect("a zip");
    for file in &material.files {
        window.act(Action::Files(FileAction::SetPlace(file.id, Some(broken.clone()))));
    }
    window.act(Action::Show(Dialog::Proposal(doc, day.id)));
    window.settle();
    window.get_all_by_label_contains("Read “").next().expect("a deck").click();
    window.run();
    window.settle();
    window.run();
    let reason = "The file is damaged or was not copied completely";
    assert!(window.query_all_by_label_contains(reason).next().is_some());
    assert_eq!(window.course(id).agenda.days[0], day);
}

/// A deck of a report, in which no sessions are: the trainer says where they begin.
#[test]
fn beginnings_are_marked_by_hand_on_slides_and_taken_as_one_step() {
    let in_language = |language| both_sizes().map(|setup| Setup { language, ..setup });
    for setup in ["en", "ru"].into_iter().flat_map(in_language) {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let before = window.course(id);
        let day = before.agenda.days[1].id;
        read_deck(&mut window, &words, id, "others/Donor_update_2022_home_visiting.pptx");
        let said = |key: &str, values: &[(&'static str, fluent_bundle::FluentValue<'static>)]| {
            let args = values.iter().map(|(name, value)| (*name, value.clone())).collect();
            words.format(key, &args)
        };
        // What was read is told, though no session was found.
        let counts =
            [("slides", 11.into()), ("titles", 11.into()), ("sessions", 0.into()), ("lengths", 0.into())];
        assert!(sees(&window, &said("proposal-summary", &counts)));
        assert_eq!(
            count(&window, &said("proposal-take", &[("count", 0.into())])),
            0,
            "there is nothing to take"
        );
        let slide = |page: u32, title: &'static str| {
            said("proposal-slide", &[("page", page.into()), ("title", title.into())])
        };
        press(&mut window, &slide(3, "Component 1: Policy"));
        // Once more with the keyboard, and another that was not meant.
        for page in [(4, "Component 2: Capacity building"), (5, "Component 3: Monitoring")] {
            window.get_by_label(&slide(page.0, page.1)).focus();
            window.run();
            key(&mut window, egui::Modifiers::NONE, egui::Key::Space);
        }
        press(&mut window, &slide(4, "Component 2: Capacity building"));
        fill(&mut window, &said("proposal-called", &[("page", 5.into())]), "Watching and asking");
        assert_eq!(window.course(id), before, "nothing is taken by itself");
        press(&mut window, &said("proposal-take", &[("count", 2.into())]));
        let after = window.course(id);
        let item = |title: &str| {
            let day = after.agenda.day(day).expect("the day");
            day.items.iter().find(|item| item.title == title).cloned().expect("taken")
        };
        let pages = |title: &str| item(title).links[0].range.map(|range| (range.first, range.last));
        assert_eq!(pages("Component 1: Policy"), Some((3, 4)));
        assert_eq!(pages("Watching and asking"), Some((5, 11)));
        assert_eq!(after.agenda.days[1].items.len(), before.agenda.days[1].items.len() + 2);
        assert!(window.state().dialog().is_none());
        window.act(Action::Undo);
        assert_eq!(window.course(id), before, "one step");
    }
}

/// Two presses mend a wrong reading: the slide, and what is taken.
#[test]
fn a_session_that_is_none_is_taken_away_with_one_press() {
    let setup = Setup::default();
    let words = I18n::new(setup.language);
    let mut window = window(&setup);
    window.settle();
    let id = window.new_course("foundational");
    let name = "numbered-en.pptx";
    let deck = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name);
    let pages = doorstep::materials::reading::read_file(&deck, &|| false).expect("a deck");
    let wrong = doorstep::core::reading::find(&pages, name).sessions[0].clone();
    read_deck(&mut window, &words, id, name);
    assert!(sees(&window, &wrong.called()));
    window.query_all_by_label_contains("Slide by slide").last().expect("the view").click();
    window.run();
    let field = format!("Title of the session from {}", wrong.first);
    assert!(sees(&window, &field));
    let title = &pages.pages[wrong.first as usize - 1].title;
    press(&mut window, &format!("{} · {title}", wrong.first));
    assert!(!sees(&window, &field), "none begins there any more");
    window.query_all_by_label_contains("Take ").last().expect("the button").click();
    window.run();
    let items = window.course(id).agenda.days[1].items.clone();
    assert!(items.iter().all(|item| item.title != wrong.title), "it is not taken");
    assert!(items.iter().any(|item| item.title == "When worries come up"), "the others are");
}

#[test]
fn pages_in_sight_have_small_pictures_beside_their_words() {
    let setup = Setup::default();
    let words = I18n::new(setup.language);
    let mut window = window(&setup);
    window.settle();
    let id = window.new_course("foundational");
    let drawn = |window: &crate::harness::Window| -> Vec<u32> {
        window.state().background().page_pictures.keys().map(|(page, _)| *page).collect()
    };
    read_deck(&mut window, &words, id, "guide-en.pdf");
    assert_eq!(drawn(&window), [0; 0], "nobody looks at pages yet");
    window.query_all_by_label_contains("Slide by slide").last().expect("the view").click();
    for _ in 0..3 {
        window.run();
        window.settle();
    }
    let pages = drawn(&window);
    assert!(pages.starts_with(&[1, 2]) && pages.len() < 10, "those in sight: {pages:?}");
    let paper = window.state().background().page_pictures.values().next().expect("a page").clone();
    assert!(paper.size[0] <= 512 && paper.pixels.iter().any(|pixel| pixel.r() < 128), "words are on it");
    // Marking still works beside them.
    press(&mut window, "2 · Contents");
    assert!(sees(&window, "Title of the session from 2"));
    window.act(Action::CloseDialog);
    window.settle();
    assert_eq!(drawn(&window), [0; 0], "they go with the dialog");
    // A deck has no pictures.
    read_deck(&mut window, &words, id, "numbered-en.pptx");
    window.query_all_by_label_contains("Slide by slide").last().expect("the view").click();
    window.run();
    window.settle();
    assert_eq!(drawn(&window), [0; 0]);
}

/// Puts a deck in place of the slides of the second day, and has it read beside the plan of that day.
fn read_deck(
    window: &mut crate::harness::Window,
    words: &I18n,
    id: doorstep::core::ids::CourseId,
    name: &str,
) {
    let doc = doorstep::core::ids::DocId::Course(id);
    let day = window.course(id).agenda.days[1].clone();
    let link = day.items.iter().flat_map(|item| &item.links).find(|link| link.kind == LinkKind::Slides);
    let link = link.expect("slides").clone();
    let material = window.state().editor().workspace().material(doc, link.material).expect("there").clone();
    let deck = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name);
    for file in &material.files {
        window.act(Action::Files(FileAction::SetPlace(file.id, Some(deck.clone()))));
    }
    window.settle();
    window.act(Action::Show(Dialog::Proposal(doc, day.id)));
    window.settle();
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("title", material.title.clone());
    press(window, &words.format("proposal-read", &args));
    window.settle();
    window.run();
}
