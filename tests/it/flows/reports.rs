//! Stories of the documents: the gallery, opening one, options that are remembered.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::people::PeopleEdit;
use doorstep::core::model::people::Participant;
use doorstep::i18n::I18n;
use doorstep::report::kinds::{Format, Kind};
use doorstep::t;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui_kittest::kittest::Queryable;

use crate::flows::hands::{en, words_of_stories};
use crate::harness::{Setup, Window, window};
use crate::world::Opened;

fn at_reports() -> (Window, doorstep::core::ids::CourseId) {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    std::fs::create_dir_all(window.folder.path().join("downloads")).expect("made");
    window.act(Action::Go(Place::Course(id, CourseTab::Reports)));
    window.settle();
    (window, id)
}

/// The name of the button that opens a document.
fn open_name(words: &I18n, kind: Kind, format: Format) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("title", words.get(kind.keys().0).to_owned());
    args.set("format", words.get(format.key()).to_owned());
    words.format("reports-open-named", &args)
}

fn press(window: &mut Window, name: &str) {
    // The gallery is longer than the window: a press that needs no place on the screen.
    window.get_by_label(name).click_accesskit();
    window.run();
}

#[test]
fn every_document_has_a_picture_of_its_first_page() {
    let (window, _) = at_reports();
    let pictures = &window.state().background().report_pictures;
    for kind in <Kind as strum::VariantArray>::VARIANTS {
        let image = pictures.pictures.get(kind);
        assert_eq!(image.is_some(), kind.formats().contains(&Format::Pdf), "{kind:?}");
        let white = image.is_none_or(|image| image.pixels.windows(2).all(|two| two[0] == two[1]));
        assert!(image.is_none() || !white, "{kind:?}: something stands on it");
    }
}

#[test]
fn one_press_makes_a_document_and_never_writes_over_one() {
    let words = I18n::new("en");
    let (mut window, id) = at_reports();
    let add = PeopleEdit::Add(vec![Participant::new(uuid::Uuid::from_u128(5).into(), "Ana K.")]);
    window.act(Action::Edit(Command::Course(id, CourseEdit::People(add))));
    window.settle();
    let print = |window: &mut Window| {
        press(window, &open_name(&words, Kind::SignIn, Format::Pdf));
        window.settle();
        let opened = window.outside.opened();
        let [Opened::Path(path)] = opened.as_slice() else { panic!("{opened:?}") };
        let bytes = std::fs::read(path).expect("written");
        (path.clone(), bytes)
    };
    let (path, bytes) = print(&mut window);
    assert!(crate::report::pdf_pages(bytes).join(" ").contains("Ana K."));
    assert_eq!(print(&mut window).0, path, "the same once more");
    // Somebody wrote into it: theirs stays, and the new one gets a name of its own.
    std::fs::write(&path, "changed in another program").expect("written");
    let (second, _) = print(&mut window);
    assert!(second.to_string_lossy().ends_with("Sign-in sheet (2).pdf"), "{}", second.display());
    assert!(window.query_all_by_label_contains("Another file had the name").next().is_some());
    assert_eq!(std::fs::read(&path).expect("there"), b"changed in another program");
}

#[test]
fn the_format_and_the_options_are_remembered() {
    let words = I18n::new("en");
    let (mut window, id) = at_reports();
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("title", words.get("report-agenda").to_owned());
    press(&mut window, &words.format("reports-formats", &args));
    press(&mut window, words.get("report-format-docx"));
    window.settle();
    let opened = window.outside.opened();
    assert!(matches!(&opened[..], [Opened::Path(path)] if path.extension().is_some_and(|end| end == "docx")));
    press(&mut window, words.get("reports-everybody"));
    window.settle();
    let mut window = window.restart();
    window.act(Action::Go(Place::Course(id, CourseTab::Reports)));
    window.settle();
    window.get_by_label(&open_name(&words, Kind::Agenda, Format::Docx));
    assert!(window.state().settings().reports.everybody);
}

#[test]
fn what_can_t_be_made_or_written_is_said_in_words() {
    let words = I18n::new("en");
    let (mut window, id) = at_reports();
    let add = PeopleEdit::Add(vec![Participant::new(uuid::Uuid::from_u128(5).into(), "Ⓜ 1")]);
    window.act(Action::Edit(Command::Course(id, CourseEdit::People(add))));
    window.settle();
    press(&mut window, &open_name(&words, Kind::SignIn, Format::Pdf));
    window.settle();
    assert!(window.query_all_by_label_contains("do not have the letters").next().is_some());
    assert!(window.outside.opened().is_empty());
    // Without a folder for downloads a dialog asks; a place that can't be written to is told.
    std::fs::remove_dir_all(window.folder.path().join("downloads")).expect("gone");
    window.outside.will_choose(window.folder.path().join("absent").join("agenda.pdf"));
    press(&mut window, &open_name(&words, Kind::Agenda, Format::Pdf));
    window.settle();
    assert!(window.outside.opened().is_empty());
    assert!(window.query_all_by_label_contains("absent").next().is_some(), "where it was to be");
}

#[test]
fn a_logo_is_chosen_named_and_taken_away_and_what_is_none_is_refused() {
    let (mut window, _) = at_reports();
    let path = window.folder.path().join("Ministry of Health.png");
    std::fs::write(&path, crate::report::logos::picture(400, 200, image::ImageFormat::Png)).expect("written");
    window.outside.will_choose(path.clone());
    press(&mut window, en("logo-add"));
    window.settle();
    let logos = &window.state().settings().reports.logos;
    assert_eq!(logos.iter().map(|logo| logo.name.as_str()).collect::<Vec<_>>(), ["Ministry of Health"]);
    window.outside.will_choose(path.clone());
    press(&mut window, en("logo-add"));
    window.settle();
    assert_eq!(window.state().settings().reports.logos.len(), 1, "the same again is no second one");
    window.get_by_label_contains(&t!(words_of_stories(), "logo-there", name = "Ministry of Health"));
    press(&mut window, &t!(words_of_stories(), "logo-remove", name = "Ministry of Health"));
    window.settle();
    assert!(window.state().settings().reports.logos.is_empty());
    std::fs::write(&path, "no picture").expect("written");
    window.outside.will_choose(path);
    press(&mut window, en("logo-add"));
    window.settle();
    assert!(window.state().settings().reports.logos.is_empty());
    window.get_by_label_contains(en("logo-no-picture"));
}
