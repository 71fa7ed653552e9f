//! The stories of a trainer who looks through slides and pages in the window, and says which belong to a session.

use std::path::Path;
use std::sync::Arc;

use doorstep::core::edit::agenda::AgendaEdit;
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{CourseId, DocId, ItemId, LinkId, MaterialId, TrainingId};
use doorstep::core::model::link::{Link, LinkKind, Range};
use doorstep::core::model::material::Format;
use doorstep::core::reading::pages::{Page, Pages};
use doorstep::ui::action::{Action, CourseTab, FileAction, MaterialsView, Pick, Place, PreviewAction};
use doorstep::ui::background::{Preview, Shown};
use egui::{Key, Modifiers};

use super::hands::{count, key, press, sees, words};
use crate::harness::{Window, both_sizes, window};

struct Story {
    course: CourseId,
    item: ItemId,
    deck: MaterialId,
}

/// A course with one session that is linked to the deck of the second day; of its files those with `formats`
/// are in the folder of the materials.
fn story(window: &mut Window, folder: &Path, formats: &[(Format, &str)]) -> Story {
    window.settle();
    let course = window.new_course("foundational");
    let package = Arc::clone(&window.state().editor().workspace().packages[0]);
    let deck = package.deck(TrainingId::named("foundational"), 2).expect("a deck");
    let doc = DocId::Course(course);
    let plan = window.course(course);
    let item = plan.agenda.items().find(|item| item.kind.is_teaching()).expect("a session");
    for link in &item.links {
        window.act(Action::Edit(Command::Agenda(doc, AgendaEdit::RemoveLink(item.id, link.id))));
    }
    let link = Link {
        range: Some(Range { first: 3, last: 4 }),
        ..Link::to(LinkId::named("slides"), deck.id, LinkKind::Slides)
    };
    window.act(Action::Edit(Command::Agenda(doc, AgendaEdit::AddLink(item.id, Box::new(link)))));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading");
    for (format, fixture) in formats {
        let file = deck.files.iter().find(|file| file.format == *format).expect("a file");
        std::fs::copy(fixtures.join(fixture), folder.join(&file.file_name)).expect("copied");
    }
    window.outside.will_choose(folder);
    window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    window.settle();
    window.act(Action::CloseDialog);
    Story { course, item: item.id, deck: deck.id }
}

fn range(window: &Window, story: &Story) -> Option<Range> {
    window.course(story.course).agenda.item(story.item).expect("the session").links[0].range
}

/// The pages that are drawn by now.
fn drawn(window: &Window) -> Vec<u32> {
    let preview = window.state().background().preview.as_ref().expect("a preview");
    let mut pages: Vec<u32> = preview.pictures.keys().map(|(page, _)| *page).collect();
    pages.dedup();
    pages
}

#[test]
fn pages_are_looked_through_and_a_range_is_pointed_at() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let folder = tempfile::tempdir().expect("a folder");
        let mut window = window(&setup);
        let story = story(&mut window, folder.path(), &[(Format::Pdf, "twin-en.pdf")]);
        window.act(Action::Go(Place::Session(DocId::Course(story.course), story.item)));
        let package = Arc::clone(&window.state().editor().workspace().packages[0]);
        let title = &package.material(story.deck).expect("the deck").title;
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("title", title.as_str());
        press(&mut window, &words.format("preview-of-material", &args));
        for _ in 0..3 {
            window.settle();
        }
        assert!(matches!(window.state().place(), Place::Preview(..)));
        let large = |window: &Window, number: u32| {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("number", number);
            sees(window, &words.format("preview-large", &args))
        };
        assert!(large(&window, 3), "it begins where the session begins");
        assert!(drawn(&window).contains(&3), "it is drawn: {:?}", drawn(&window));
        key(&mut window, Modifiers::NONE, Key::PageDown);
        key(&mut window, Modifiers::NONE, Key::PageDown);
        assert!(large(&window, 5));
        press(&mut window, words.get("preview-ends"));
        assert_eq!(range(&window, &story), Some(Range { first: 3, last: 5 }));
        // A small page is pointed at; it becomes the first one.
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("number", 2);
        press(&mut window, &words.format("preview-small", &args));
        window.settle();
        assert!(large(&window, 2));
        press(&mut window, words.get("preview-begins"));
        assert_eq!(range(&window, &story), Some(Range { first: 2, last: 5 }));
        window.pass(60_000);
        key(&mut window, Modifiers::NONE, Key::End);
        assert!(large(&window, 7));
        press(&mut window, words.get("preview-begins"));
        assert_eq!(range(&window, &story), Some(Range { first: 7, last: 7 }), "never the wrong way round");
        window.act(Action::Undo);
        assert_eq!(range(&window, &story), Some(Range { first: 2, last: 5 }));
        press(&mut window, words.get("preview-larger"));
        window.settle();
        assert!(count(&window, "125\u{a0}%") > 0);
        press(&mut window, words.get("preview-all"));
        assert_eq!(range(&window, &story), None);
        // Back, and the process that draws is gone.
        window.act(Action::Back);
        window.settle();
        assert_eq!(window.state().place(), Place::Session(DocId::Course(story.course), story.item));
        assert!(window.state().background().preview.is_none());
    }
}

#[test]
fn a_deck_shows_its_words_and_with_its_twin_its_pictures() {
    let setup = both_sizes()[1].clone();
    let words = words(setup.language);
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(&setup);
    let story = story(&mut window, folder.path(), &[(Format::Pptx, "numbered-en.pptx")]);
    let request = doorstep::ui::action::PreviewRequest {
        doc: DocId::Course(story.course),
        material: story.deck,
        link: None,
        page: None,
        slide: Some(11),
    };
    window.act(Action::Preview(PreviewAction::Open(request)));
    window.settle();
    assert!(sees(&window, "Session 3: When worries come up"), "the title of the slide");
    assert!(sees(&window, words.get("preview-needs-twin")));
    assert_eq!(window.state().background().preview.as_ref().expect("a preview").pages(), 14);
    window.act(Action::Go(Place::Course(story.course, CourseTab::Materials(MaterialsView::All))));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading");
    let package = Arc::clone(&window.state().editor().workspace().packages[0]);
    let deck = package.material(story.deck).expect("the deck");
    let pdf = deck.files.iter().find(|file| file.format == Format::Pdf).expect("a file");
    std::fs::copy(fixtures.join("twin-en.pdf"), folder.path().join(&pdf.file_name)).expect("copied");
    window.act(Action::Files(FileAction::LookForFiles));
    window.settle();
    window.act(Action::Preview(PreviewAction::Open(doorstep::ui::action::PreviewRequest {
        page: Some(2),
        slide: None,
        ..request
    })));
    for _ in 0..3 {
        window.settle();
    }
    let preview = window.state().background().preview.as_ref().expect("a preview");
    assert_eq!((preview.shown, preview.deck.is_some()), (Shown::Pictures, true));
    assert!(sees(&window, words.get("preview-differs")), "the twin of another deck");
    assert_eq!((preview.by_slides, preview.pages()), (true, 14), "sessions name slides, so slides are shown");
    press(&mut window, words.get("preview-pages"));
    for _ in 0..3 {
        window.settle();
    }
    let preview = window.state().background().preview.as_ref().expect("a preview");
    assert_eq!(preview.pages(), 7, "the pages of the PDF");
    assert!(drawn(&window).contains(&2));
    // Looked at something else and come back, it stands where it was left.
    window.act(Action::Preview(PreviewAction::Open(doorstep::ui::action::PreviewRequest {
        page: Some(5),
        slide: None,
        ..request
    })));
    window.settle();
    window.act(Action::Go(Place::Course(story.course, CourseTab::Materials(MaterialsView::All))));
    window.act(Action::Preview(PreviewAction::Open(doorstep::ui::action::PreviewRequest {
        page: None,
        slide: None,
        ..request
    })));
    window.settle();
    press(&mut window, words.get("preview-pages"));
    window.settle();
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("number", 5);
    assert!(sees(&window, &words.format("preview-large", &args)), "it stands on page 5");
}

#[test]
fn a_twin_without_the_hidden_slides_keeps_its_words_beside_its_pages() {
    let page = |title: &str, hidden| Page { title: title.to_owned(), hidden, ..Page::default() };
    let deck = vec![page("one", false), page("two", true), page("three", false), page("four", false)];
    let with = |pages: usize| Preview {
        doc: DocId::Course(CourseId::named("x")),
        material: MaterialId::named("x"),
        shown: Shown::Pictures,
        sizes: vec![(16.0, 9.0); pages],
        pictures: std::collections::BTreeMap::new(),
        failed: std::collections::BTreeMap::new(),
        deck: Some(Arc::new(Pages { pages: deck.clone(), ..Pages::default() })),
        deck_opening: false,
        deck_refused: None,
        by_slides: false,
    };
    // (pages of the twin, their slides, the page of the third slide, whether it is another deck)
    let table: [(usize, &[&str], u32, bool); 4] = [
        (0, &["one", "two", "three", "four"], 3, false),
        (4, &["one", "two", "three", "four"], 3, false),
        (3, &["one", "three", "four"], 2, false),
        (9, &[], 3, true),
    ];
    // A session names slides: the second page shows the third one, where the hidden one has no page.
    assert_eq!((with(3).number_of(2), with(4).number_of(2), with(9).number_of(2)), (3, 2, 2));
    for (pages, expected, third, differs) in table {
        let preview = with(pages);
        let titles: Vec<&str> =
            (1..=9).filter_map(|number| preview.slide(number)).map(|slide| slide.title.as_str()).collect();
        assert_eq!(titles, expected, "{pages}");
        assert_eq!((preview.page_of(3), preview.differs()), (third, differs), "{pages}");
    }
}

#[test]
fn what_cannot_be_shown_says_why_and_offers_a_way_on() {
    let setup = both_sizes()[0].clone();
    let words = words(setup.language);
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(&setup);
    let story = story(&mut window, folder.path(), &[]);
    let request = doorstep::ui::action::PreviewRequest {
        doc: DocId::Course(story.course),
        material: story.deck,
        link: None,
        page: None,
        slide: None,
    };
    window.act(Action::Preview(PreviewAction::Open(request)));
    window.settle();
    assert!(sees(&window, words.get("preview-no-file")));
    assert!(sees(&window, words.get("ready-choose")));
    window.act(Action::Go(Place::Home));
    let package = Arc::clone(&window.state().editor().workspace().packages[0]);
    let deck = package.material(story.deck).expect("the deck");
    let pdf = deck.files.iter().find(|file| file.format == Format::Pdf).expect("a file");
    std::fs::write(folder.path().join(&pdf.file_name), b"%PDF-1.7 and then nothing").expect("written");
    window.act(Action::Files(FileAction::LookForFiles));
    window.settle();
    window.act(Action::Preview(PreviewAction::Open(request)));
    for _ in 0..3 {
        window.settle();
    }
    assert!(sees(&window, words.get("reading-damaged")));
}
