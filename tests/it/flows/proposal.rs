//! The story of a trainer whose own deck becomes the plan of a day.

use std::io::Write as _;

use doorstep::core::model::link::LinkKind;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, FileAction, Place};
use egui_kittest::kittest::Queryable;

use super::hands::{press, sees};
use crate::harness::{both_sizes, window};

#[test]
fn the_sessions_of_a_deck_are_shown_beside_the_plan_and_taken_in_one_step() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let before = window.course(id);
        let day = before.agenda.days[1].clone();
        // The trainer's own deck stands for the slides of the second day.
        let links = day.items.iter().flat_map(|item| &item.links);
        let link = links.into_iter().find(|link| link.kind == LinkKind::Slides).expect("slides").clone();
        let doc = doorstep::core::ids::DocId::Course(id);
        let material =
            window.state().editor().workspace().material(doc, link.material).expect("there").clone();
        let name = "numbered-en.pptx";
        let deck = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name);
        for file in &material.files {
            window.act(Action::Files(FileAction::SetPlace(file.id, Some(deck.clone()))));
        }
        window.settle();
        window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
        window.act(Action::Show(Dialog::Proposal(doc, day.id)));
        window.settle();
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("title", material.title.clone());
        press(&mut window, &words.format("proposal-read", &args));
        window.settle();
        window.run();
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
    let mut window = window(&crate::harness::Setup::default());
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
