//! Stories of a session and its materials: one click opens, what is missing is offered, what is hostile
//! is refused in words, and everything is edited in place.

use crate::flows::hands::{drop_file, en, words_of_stories};
use doorstep::t;
use std::path::PathBuf;
use std::sync::Arc;

use doorstep::core::ids::{CourseId, DocId, FileId, ItemId, LinkId, MaterialId};
use doorstep::core::materials::files::FileState;
use doorstep::core::model::Extra;
use doorstep::core::model::agenda::Item;
use doorstep::core::model::course::Course;
use doorstep::core::model::link::{Link, LinkKind, Range};
use doorstep::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use doorstep::core::model::note::NoteTarget;
use doorstep::core::model::record::Status;
use doorstep::core::settings::Settings;
use doorstep::ui::action::{Action, AddFile, CourseTab, FileAction, MaterialsView, OpenRequest, Pick, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::hands::{count, fill, key, press, sees, undo_to, words};
use crate::courses::{open, two_mornings};
use crate::harness::{Opened, Setup, Window, both_sizes, window, write_plausible};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn file(name: &str, format: Format, url: bool) -> MaterialFile {
    MaterialFile {
        id: FileId::named(name),
        format,
        language: None,
        file_name: name.to_owned(),
        url: url.then(|| format!("https://example.org/{name}")),
        path: None,
        extra: Extra::new(),
    }
}

fn material(title: &str, kind: MaterialKind, files: Vec<MaterialFile>) -> Arc<Material> {
    let id = MaterialId::named(title);
    Arc::new(Material {
        id,
        kind,
        title: title.to_owned(),
        training: None,
        day: None,
        files,
        extra: Extra::new(),
    })
}

fn link(title: &str, kind: LinkKind, range: Option<Range>) -> Link {
    let (id, material) = (LinkId::named(title), MaterialId::named(title));
    Link { range, ..Link::to(id, material, kind) }
}

/// The course of the stories: its session Play has a deck with its twin, a guide and a handout.
fn course() -> Course {
    let mut course = two_mornings();
    course.materials = vec![
        material(
            "Deck",
            MaterialKind::Deck,
            vec![file("d.pptx", Format::Pptx, true), file("d.pdf", Format::Pdf, true)],
        ),
        material("Guide", MaterialKind::Guide, vec![file("g.pdf", Format::Pdf, true)]),
        material("Cards", MaterialKind::Handout, vec![file("c.docx", Format::Other, false)]),
    ];
    let play = Arc::make_mut(&mut course.agenda.days[0].items[1]);
    play.links = vec![
        link("Deck", LinkKind::Slides, Some(Range { first: 4, last: 12 })),
        link("Guide", LinkKind::Guide, Some(Range { first: 7, last: 9 })),
        link("Cards", LinkKind::Handout, None),
    ];
    course
}

/// A window on the session Play; its materials folder holds the files `here`.
fn session(setup: &Setup, here: &[&str]) -> (Window, PathBuf) {
    let mut window = window(setup);
    let folder = crate::harness::real(window.folder.path()).join("my materials");
    std::fs::create_dir_all(&folder).expect("made");
    for name in here {
        write_plausible(&folder.join(name));
    }
    let settings =
        Settings { materials_folder: Some(folder.to_string_lossy().into_owned()), ..Settings::default() };
    window.act(Action::Settings(Box::new(settings)));
    open(&mut window, course(), Place::Session(DocId::Course(id()), ItemId::named("Play")));
    window.settle();
    (window, folder)
}

fn play(window: &Window) -> Arc<Item> {
    Arc::clone(window.course(id()).agenda.item(ItemId::named("Play")).expect("there"))
}

/// Presses what opens, and waits until it is open.
fn open_by(window: &mut Window, name: &str) -> Vec<Opened> {
    press(window, name);
    window.settle();
    window.outside.opened()
}

#[test]
fn one_click_opens_deck_guide_and_handout() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let (mut window, folder) = session(&setup, &["d.pptx", "d.pdf", "g.pdf", "c.docx"]);
        let (open, slides, pages) = ("Open ", "slides 4 to 12", "pages 7 to 9");
        let deck = open_by(&mut window, &format!("{open}Deck, {slides}"));
        assert_eq!(deck, [Opened::Path(folder.join("d.pptx"))]);
        let guide = open_by(&mut window, &format!("{open}Guide, {pages}"));
        assert_eq!(guide, [Opened::Page(folder.join("g.pdf"), 7)], "a PDF opens at its page");
        let cards = open_by(&mut window, &format!("{open}Cards"));
        assert_eq!(cards, [Opened::Path(folder.join("c.docx"))]);
        assert_eq!(count(&window, words.get("file-here")), 3);
        assert!(sees(&window, &t!(words_of_stories(), "open-opening", title = "Deck")));
    }
}

#[test]
fn what_is_opening_says_so_and_is_not_opened_twice_by_an_impatient_hand() {
    let (mut window, folder) = session(&Setup::default(), &["d.pptx"]);
    let (deck, opening) =
        ("Open Deck, slides 4 to 12", t!(words_of_stories(), "open-opening", title = "Deck"));
    assert_eq!(open_by(&mut window, deck), [Opened::Path(folder.join("d.pptx"))]);
    assert!(sees(&window, &opening));
    window.pass(7_000);
    assert_eq!(open_by(&mut window, deck), [], "nothing is there yet, and it is pressed again");
    assert!(sees(&window, &opening), "and it is said again");
    window.pass(10_000);
    assert_eq!(open_by(&mut window, deck), [Opened::Path(folder.join("d.pptx"))]);
    // What could not be opened is tried again at once.
    std::fs::remove_file(folder.join("d.pptx")).expect("removed");
    window.pass(10_000);
    assert_eq!(open_by(&mut window, deck), []);
    assert!(sees(&window, en("missing-title")) && !sees(&window, &opening));
    window.act(Action::CloseDialog);
    write_plausible(&folder.join("d.pptx"));
    assert_eq!(open_by(&mut window, deck), [Opened::Path(folder.join("d.pptx"))]);
}

#[test]
fn files_open_exactly_as_they_are_named() {
    let names = [
        "a#b.pdf",
        "50%20 off%.pdf",
        "two  spaces .x.pdf",
        "-rf.pdf",
        "--help.pdf",
        "it's \"quoted\" `now` $HOME.pdf",
        "Руководство № 1.pdf",
        "ოჯახი.pdf",
        "עברית.pdf",
        "e\u{301}tude.pdf",
        "👩🏽\u{200d}🏫.pdf",
        "dots...in.the.name.pdf",
        "semi;colon&amp|pipe>.pdf",
        "back\\slash.pdf",
    ];
    // No file on Windows can be called by these.
    let names = names.into_iter().filter(|name| !cfg!(windows) || !name.contains(['"', '|', '>', '\\']));
    let (mut window, folder) = session(&Setup::default(), &[]);
    for name in names {
        let path = folder.join(name);
        std::fs::write(&path, format!("%PDF-1.7\n{name}\n%%EOF\n")).expect("written");
        window.act(Action::Files(FileAction::SetPlace(FileId::named("g.pdf"), Some(path.clone()))));
        window.settle();
        window.pass(10_000);
        let opened = open_by(&mut window, "Open Guide, pages 7 to 9");
        assert_eq!(opened, [Opened::Page(path, 7)], "{name}");
    }
}

#[test]
fn without_dialogs_on_the_computer_a_path_is_typed() {
    let (mut window, folder) = session(&Setup::default(), &[]);
    window.outside.no_dialogs();
    // Marks around a path are taken off, ones within it are its own; Windows has none of those.
    let guide = folder.join(if cfg!(windows) { "my guide.pdf" } else { "my \"guide\".pdf" });
    write_plausible(&guide);
    window.act(Action::Files(FileAction::Pick(Pick::PlaceOf(FileId::named("g.pdf")))));
    window.settle();
    assert!(sees(&window, en("pick-no-dialog")));
    let path = window.get_by_role_and_label(egui::Role::TextInput, en("pick-path"));
    assert!(path.is_focused(), "one types at once");
    fill(&mut window, en("pick-path"), "/nowhere/at/all.pdf");
    press(&mut window, en("pick-use-path"));
    window.settle();
    assert!(sees(&window, en("pick-no-dialog")), "there is no such file: what was typed stays");
    fill(&mut window, en("pick-path"), &format!("\"{}\"", guide.display()));
    press(&mut window, en("pick-use-path"));
    window.settle();
    assert!(!sees(&window, en("pick-no-dialog")));
    assert_eq!(window.state().files().states.get(&FileId::named("g.pdf")), Some(&FileState::Here(guide)));
    // The folder of the materials as well.
    let other = tempfile::tempdir().expect("a folder");
    let other = other.path().canonicalize().expect("there");
    window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    window.settle();
    fill(&mut window, en("pick-path"), &other.display().to_string());
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.settle();
    assert_eq!(window.state().settings().materials_folder, Some(other.display().to_string()));
}

#[test]
fn the_twin_stands_in_for_what_is_missing_or_has_no_program() {
    let (mut window, folder) = session(&Setup::default(), &["d.pdf"]);
    let opened = open_by(&mut window, "Open Deck, slides 4 to 12");
    assert_eq!(opened, [Opened::Page(folder.join("d.pdf"), 4)]);
    let (mut window, folder) = session(&Setup::default(), &["d.pptx", "d.pdf"]);
    window.outside.no_program_for("pptx");
    let opened = open_by(&mut window, "Open Deck, slides 4 to 12");
    assert_eq!(opened, [Opened::Page(folder.join("d.pdf"), 4)]);
    assert_eq!(count(&window, "its twin in another format was opened"), 1, "and it says so");
}

#[test]
fn what_is_missing_is_opened_online_or_chosen() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let (mut window, folder) = session(&setup, &[]);
        let request = OpenRequest {
            doc: DocId::Course(id()),
            material: MaterialId::named("Guide"),
            file: None,
            range: None,
            online: false,
        };
        window.act(Action::Files(FileAction::Open(request.clone())));
        window.settle();
        assert!(sees(&window, words.get("missing-title")));
        assert_eq!(window.outside.opened(), []);
        let online = "Open online: PDF";
        press(&mut window, online);
        window.settle();
        assert_eq!(window.outside.opened(), [Opened::Url("https://example.org/g.pdf".to_owned())]);
        window.act(Action::Files(FileAction::Open(request)));
        window.settle();
        let elsewhere = folder.join("renamed.pdf");
        write_plausible(&elsewhere);
        window.outside.will_choose(&elsewhere);
        let choose = "Choose the file: PDF";
        press(&mut window, choose);
        window.settle();
        window.settle();
        assert_eq!(window.outside.opened(), [Opened::Path(elsewhere)], "chosen, then opened");
        assert!(!sees(&window, words.get("missing-title")));
    }
}

fn add(window: &mut Window, source: &str) {
    let (doc, item) = (DocId::Course(id()), Some(ItemId::named("Play")));
    window.act(Action::Files(FileAction::Add(AddFile {
        doc,
        item,
        source: source.to_owned(),
        title: String::new(),
        kind: None,
    })));
    window.settle();
}

#[test]
fn a_dropped_file_becomes_a_material_and_undo_takes_it_back() {
    let (mut window, folder) = session(&Setup::default(), &["Sleep_tips.pdf"]);
    let before = window.course(id());
    drop_file(&mut window, folder.join("Sleep_tips.pdf"));
    let course = window.course(id());
    let new = course.materials.last().expect("a material");
    assert_eq!((new.title.as_str(), new.files[0].path.as_deref()), ("Sleep tips", Some("Sleep_tips.pdf")));
    assert_eq!(play(&window).links.last().map(|link| link.material), Some(new.id));
    let opened = open_by(&mut window, "Open Sleep tips");
    assert_eq!(opened, [Opened::Path(folder.join("Sleep_tips.pdf"))]);
    undo_to(&mut window, 1);
    assert_eq!(window.course(id()).materials, before.materials);
    assert_eq!(play(&window).links.len(), 3);
}

#[test]
fn what_is_hostile_is_refused_in_words_and_nothing_is_opened_or_changed() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let (mut window, folder) = session(&setup, &["game.exe", "deck.pptm", "guide\u{202e}fdp.lnk"]);
        let before = window.course(id());
        let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let table = [
            (path("game.exe"), "trouble-unsafe"),
            (path("deck.pptm"), "trouble-macro"),
            (path("guide\u{202e}fdp.lnk"), "trouble-bad-name"),
            (path("none.pdf"), "trouble-file-gone"),
            (r"\\server\share\a.pdf".to_owned(), "trouble-remote-path"),
            ("file:///etc/passwd".to_owned(), "trouble-bad-address"),
            ("a.pdf".to_owned(), "trouble-bad-path"),
        ];
        for (source, sentence) in table {
            add(&mut window, &source);
            assert!(count(&window, words.get(sentence)) >= 1, "{source:?} needs {sentence}");
            let shown: Vec<u64> = (1..100).collect();
            for notice in shown {
                window.act(Action::Dismiss(notice));
            }
        }
        assert_eq!(window.course(id()), before);
        assert_eq!(window.outside.opened(), []);
    }
}

#[test]
fn a_kind_that_is_not_known_asks_with_its_path() {
    let (mut window, folder) = session(&Setup::default(), &["forms.zip"]);
    add(&mut window, &folder.join("forms.zip").to_string_lossy());
    press(&mut window, &t!(words_of_stories(), "session-open", title = "forms"));
    window.settle();
    assert_eq!(window.outside.opened(), []);
    assert!(count(&window, "forms.zip") >= 1);
    let opened = open_by(&mut window, "Open");
    assert_eq!(opened, [Opened::Path(folder.join("forms.zip"))]);
}

#[test]
fn ranges_are_taken_or_refused_in_words() {
    let (mut window, _folder) = session(&Setup::default(), &["d.pptx"]);
    press(&mut window, &t!(words_of_stories(), "people-open", name = "Deck"));
    let range = |window: &Window| play(window).links[0].range;
    for (typed, sentence) in
        [("12-4", "can’t come before"), ("0-3", "begins at 1"), ("four", "This is not a range")]
    {
        fill(&mut window, en("range-slides-field"), typed);
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(count(&window, sentence), 1, "{typed}");
        assert_eq!(range(&window), Some(Range { first: 4, last: 12 }), "nothing is changed by {typed}");
    }
    fill(&mut window, en("range-slides-field"), "5-6");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(range(&window), Some(Range { first: 5, last: 6 }));
    assert!(sees(&window, &t!(words_of_stories(), "session-open", title = "Deck, slides 5 to 6")));
    undo_to(&mut window, 1);
    assert_eq!(range(&window), Some(Range { first: 4, last: 12 }));
}

#[test]
fn a_session_is_edited_in_place_and_undone() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let (mut window, _folder) = session(&setup, &[]);
        let before = window.course(id());
        fill(&mut window, words.get("plan-objective"), "Play every day");
        press(&mut window, words.get("session-add-key-point"));
        window.event(egui::Event::Text("Follow the child".to_owned()));
        window.run();
        fill(&mut window, words.get("plan-minutes"), "+15");
        key(&mut window, Modifiers::NONE, Key::Enter);
        press(&mut window, words.get("session-steps-write"));
        fill(&mut window, words.get("session-steps-markdown"), "1. **Sit** down");
        press(&mut window, words.get("session-steps-read"));
        let item = play(&window);
        assert_eq!((item.objective.as_str(), item.minutes), ("Play every day", 75));
        assert_eq!(item.key_points[0].text, "Follow the child");
        assert_eq!(item.steps, "1. **Sit** down");
        undo_to(&mut window, 1);
        assert_eq!(window.course(id()), before);
    }
}

#[test]
fn a_long_key_point_goes_on_in_the_next_line_and_enter_begins_another() {
    let (mut window, _folder) = session(&Setup { size: [1024.0, 640.0], ..Setup::default() }, &[]);
    press(&mut window, en("session-add-key-point"));
    let long =
        "Health, nutrition, safety, early learning and responsive care belong together, every day anew";
    window.event(egui::Event::Text(long.to_owned()));
    window.run();
    key(&mut window, Modifiers::NONE, Key::Enter);
    window.event(egui::Event::Text("Start there".to_owned()));
    window.run();
    let texts: Vec<String> = play(&window).key_points.iter().map(|point| point.text.clone()).collect();
    assert_eq!(texts, [long, "Start there"]);
    let tall = |number: &str| {
        let name = t!(words_of_stories(), "session-key-point", number = number);
        window.get_by_label(&name).rect().height()
    };
    assert!(tall("1") > tall("2") + 10.0, "all of it is seen: {} and {}", tall("1"), tall("2"));
}

#[test]
fn the_materials_of_a_course_say_where_they_are_and_who_uses_them() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let (mut window, folder) = session(&setup, &["d.pptx"]);
        window.act(Action::Go(Place::Course(id(), CourseTab::Materials(MaterialsView::All))));
        window.settle();
        let (open, remove) = ("Open Deck", "Remove Deck");
        assert_eq!(open_by(&mut window, open), [Opened::Path(folder.join("d.pptx"))]);
        let one = doorstep::t!(words, "materials-used-by", count = 1);
        press(&mut window, &doorstep::t!(words, "materials-used-by-of", title = "Deck", sessions = one));
        assert!(sees(&window, "Play"), "the sessions that use it");
        key(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, &doorstep::t!(words, "materials-more-ways-to", title = "Deck"));
        press(&mut window, remove);
        assert_eq!(window.course(id()).materials.len(), 2);
        assert_eq!(play(&window).links.len(), 2, "its links went with it");
        undo_to(&mut window, 1);
        assert_eq!((window.course(id()).materials.len(), play(&window).links.len()), (3, 3));
    }
}

#[test]
fn status_and_a_note_are_at_hand_wherever_the_page_of_a_session_stands() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let (mut window, _) = session(&setup, &[]);
        let name = format!("{}: Play", words.get("record-delivered"));
        let before = window.get_by_label(&name).rect();
        assert!(before.bottom() <= window.ctx.content_rect().bottom(), "in sight: {before:?}");
        press(&mut window, &name);
        assert_eq!(
            window.course(id()).record(ItemId::named("Play")).map(|record| record.status),
            Some(Status::Delivered)
        );
        assert_eq!(window.get_by_label(&name).rect(), before, "choosing moves nothing");
        let field = format!("{}: {}", words.get("note-new"), words.get("note-kind-note"));
        window.get_by_label(&field).focus();
        window.run();
        window.get_by_label(&field).type_text("Two asked for more");
        window.run();
        key(&mut window, Modifiers::NONE, Key::Enter);
        let course = window.course(id());
        let note = course.notes.last().expect("a note");
        assert_eq!(
            (note.text.as_str(), note.target),
            ("Two asked for more", NoteTarget::Item(ItemId::named("Play")))
        );
    }
}

#[test]
fn the_materials_stay_in_view_while_the_page_scrolls() {
    let words = words("en");
    let (mut window, _) = session(&Setup { size: [1280.0, 700.0], ..Setup::default() }, &[]);
    let place = |window: &Window, key: &str| window.get_by_label(words.get(key)).rect();
    let (materials, point) =
        (place(&window, "session-link-material"), place(&window, "session-add-key-point"));
    window.event(egui::Event::PointerMoved(egui::pos2(500.0, 400.0)));
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -400.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.run();
    let (now, then) = (place(&window, "session-add-key-point"), place(&window, "session-link-material"));
    assert!(now.top() < point.top() - 100.0, "the page scrolls: {point:?}, then {now:?}");
    assert!(then.top() > materials.top() - 100.0 && then.top() > 100.0, "{materials:?}, then {then:?}");
}
