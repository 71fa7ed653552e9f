//! The stories of the evening before: is everything ready, what is to be copied and packed.

use std::path::Path;
use std::sync::Arc;

use doorstep::core::edit::agenda::AgendaEdit;
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{CourseId, DocId, ItemId, LinkId, MaterialId, TrainingId};
use doorstep::core::materials::ready::Finding;
use doorstep::core::model::link::{Copies, Link, LinkKind, Range};
use doorstep::core::model::material::Format;
use doorstep::core::trouble::FileTrouble;
use doorstep::ui::action::{Action, CourseTab, FileAction, MaterialsView, Pick, Place};
use egui_kittest::kittest::Queryable;

use super::hands::{count, press, words};
use crate::harness::{Opened, Window, both_sizes, window};

/// A course whose first session shows slides 2 to `last` of the deck of the second day; the deck and its
/// folder are chosen.
fn course_with_deck(window: &mut Window, folder: &Path, last: u32) -> (CourseId, ItemId, MaterialId) {
    window.settle();
    let id = window.new_course("foundational");
    let package = Arc::clone(&window.state().editor().workspace().packages[0]);
    let deck = package.deck(TrainingId::named("foundational"), 2).expect("a deck");
    let course = window.course(id);
    for item in course.agenda.items() {
        for link in &item.links {
            let edit = AgendaEdit::RemoveLink(item.id, link.id);
            window.act(Action::Edit(Command::Agenda(DocId::Course(id), edit)));
        }
    }
    let item = course.agenda.items().find(|item| item.kind.is_teaching()).expect("a session").id;
    let link = Link {
        range: Some(Range { first: 2, last }),
        ..Link::to(LinkId::named("slides"), deck.id, LinkKind::Slides)
    };
    let edit = AgendaEdit::AddLink(item, Box::new(link));
    window.act(Action::Edit(Command::Agenda(DocId::Course(id), edit)));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading");
    for (format, fixture) in [(Format::Pptx, "numbered-en.pptx"), (Format::Pdf, "twin-en.pdf")] {
        let file = deck.files.iter().find(|file| file.format == format).expect("a file");
        std::fs::copy(fixtures.join(fixture), folder.join(&file.file_name)).expect("copied");
    }
    window.outside.will_choose(folder);
    window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    window.settle();
    window.act(Action::CloseDialog);
    (id, item, deck.id)
}

fn findings(window: &Window) -> Vec<Finding> {
    let check = window.state().background().ready.as_ref().expect("a check");
    assert!(!check.is_under_way(), "it is over");
    check.lines.iter().flat_map(|line| line.findings.clone()).collect()
}

#[test]
fn the_check_tells_what_is_wrong_and_each_problem_has_its_way_out() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let folder = tempfile::tempdir().expect("a folder");
        let mut window = window(&setup);
        let (id, item, deck) = course_with_deck(&mut window, folder.path(), 40);
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
        press(&mut window, words.get("materials-view-ready"));
        window.settle();
        let found = findings(&window);
        let other = setup.language != "en";
        assert_eq!(found.len(), 1 + usize::from(other), "{found:?}");
        assert_eq!(found[0], Finding::TooFewPages { has: 14, needs: 40, item });
        // The way out leads to the session.
        press(&mut window, words.get("ready-to-session"));
        assert_eq!(window.state().place(), Place::Session(DocId::Course(id), item));
        let course = window.course(id);
        let link = course.agenda.item(item).expect("the session").links[0].clone();
        assert_eq!(link.material, deck);
        let link = Link { range: Some(Range { first: 2, last: 14 }), ..link };
        let edit = AgendaEdit::SetLink(item, Box::new(link));
        window.act(Action::Edit(Command::Agenda(DocId::Course(id), edit)));
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::Ready(None)))));
        window.settle();
        assert!(!findings(&window).iter().any(Finding::is_bad));
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("count", 1);
        assert!(count(&window, &words.format("ready-all", &args)) > 0, "all is well");
        // Somebody takes the deck away: it is noticed, or found out by the next look.
        let name = |format: Format| {
            let workspace = window.state().editor().workspace();
            let deck = workspace.packages[0].material(deck).expect("the deck");
            folder
                .path()
                .join(&deck.files.iter().find(|file| file.format == format).expect("a file").file_name)
        };
        let (pptx, pdf) = (name(Format::Pptx), name(Format::Pdf));
        std::fs::write(&pptx, "<html>Please log in</html>").expect("written");
        press(&mut window, words.get("ready-again"));
        window.settle();
        // Where the watch over the folder was quicker than the check, the twin stands in for it already.
        let said = [Finding::CannotOpen(FileTrouble::WebPage), Finding::BadTwin(FileTrouble::WebPage)];
        let found = findings(&window);
        assert!(said.iter().any(|said| found.contains(said)), "{found:?}");
        let why = window.query_all_by_label_contains(words.get("reading-web-page"));
        assert!(why.count() > 0, "it is said in words");
        window.outside.no_program_for("pdf");
        std::fs::remove_file(&pptx).expect("removed");
        window.act(Action::Files(FileAction::LookForFiles));
        for _ in 0..3 {
            window.settle();
        }
        press(&mut window, words.get("ready-again"));
        window.settle();
        let found = findings(&window);
        assert!(
            found.contains(&Finding::NoProgram { extension: "pdf".to_owned(), twin: false }),
            "{found:?}"
        );
        assert!(found.contains(&Finding::NoTwin { online: true }), "{found:?}");
        assert!(pdf.is_file());
    }
}

#[test]
fn copies_and_supplies_are_ticked_kept_and_printed() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let course = window.course(id);
        let item = course.agenda.items().find(|item| item.kind.is_teaching()).expect("a session").id;
        let link = Link {
            range: Some(Range { first: 3, last: 4 }),
            copies: Copies::PerPerson,
            ..Link::to(
                LinkId::named("map"),
                window.state().editor().workspace().packages[0].materials[0].id,
                LinkKind::Handout,
            )
        };
        let doc = DocId::Course(id);
        window.act(Action::Edit(Command::Agenda(doc, AgendaEdit::AddLink(item, Box::new(link)))));
        let field = doorstep::core::edit::agenda::ItemField::Supplies(vec![
            doorstep::core::model::agenda::Supply::new(
                doorstep::core::ids::SupplyId::named("dolls"),
                "Dolls <&> \"balls\"",
            ),
        ]);
        window.act(Action::Edit(Command::Agenda(doc, AgendaEdit::Item(item, field))));
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
        press(&mut window, words.get("materials-view-packing"));
        // 24 participants, two trainers, two spares.
        let line = window.query_all_by_label_contains("28 × ").next().is_some();
        assert!(line, "copies for everybody");
        press(&mut window, "Dolls <&> \"balls\"");
        press(&mut window, words.get("packing-for-trainers"));
        assert!(window.query_all_by_label_contains("26 × ").next().is_some());
        let mut window = window.restart();
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
        window.settle();
        let packing = &window.course(id).packing;
        assert_eq!((packing.for_trainers, packing.packed.len()), (false, 1), "kept");
        let downloads = window.folder.path().join("downloads");
        std::fs::create_dir_all(&downloads).expect("made");
        press(&mut window, words.get("materials-view-packing"));
        press(&mut window, words.get("packing-print"));
        window.settle();
        let opened = window.outside.opened();
        let [Opened::Path(path)] = opened.as_slice() else { panic!("{opened:?}") };
        assert!(path.starts_with(&downloads), "{}", path.display());
        let html = std::fs::read_to_string(path).expect("the page");
        assert!(html.contains("Dolls &lt;&amp;&gt; &quot;balls&quot;"), "text stays text");
        assert!(html.contains("<td>26</td>") && html.contains("&#10003;"));
        assert!(html.contains(words.get("packing-copies")) && !html.contains("<script"));
    }
}
