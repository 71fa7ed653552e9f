//! The story of a trainer who fetches the package over a bad line: asked for a folder, two at a time, cut
//! and going on, paused over a restart, refused with the reason and the next step.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use doorstep::core::ids::CourseId;
use doorstep::core::materials::download_queue::{Download, PAUSES, State};
use doorstep::core::materials::files::FileState;
use doorstep::core::model::material::MaterialFile;
use doorstep::i18n::I18n;
use doorstep::materials::download::web::Web;
use doorstep::ui::action::{Action, CourseTab, DownloadAction, FileAction, MaterialsView, Pick, Place};
use egui_kittest::kittest::Queryable;

use super::hands::{count, press, sees};
use crate::harness::{Opened, Setup, Window, both_sizes, window_on_web};
use crate::materials::download::desk::fixture;
use crate::materials::download::server::{How, Reply, Request, Server, served};

/// What the file of [`fetch_one`] is called on the screen.
const TITLE: &str = "Foundational Training, day 1: slides · PDF · English";

/// A good site: decks where a deck is asked for, guides where a PDF is.
fn site(asked: &Request) -> Reply {
    let bytes = if asked.path.ends_with("pptx") { fixture("boxes-en.pptx") } else { fixture("guide-en.pdf") };
    served(asked, &bytes, "\"1\"")
}

fn said(
    words: &I18n,
    key: &str,
    name: &str,
    value: impl Into<fluent_bundle::FluentValue<'static>>,
) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set(name.to_owned(), value.into());
    words.format(key, &args)
}

/// All files of the package.
fn package_files(window: &Window) -> Vec<MaterialFile> {
    let package = &window.state().editor().workspace().packages[0];
    package.materials.iter().flat_map(|material| material.files.clone()).collect()
}

fn show_materials(setup: &Setup, web: Web) -> (Window, CourseId) {
    let mut window = window_on_web(setup, web);
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
    window.settle();
    (window, id)
}

/// Presses what begins many downloads: they draw frames for as long as they go on.
fn begin(window: &mut Window, name: &str) {
    window.get_by_label(name).scroll_to_me();
    window.run();
    window.get_by_label(name).click();
    for _ in 0..10_000 {
        window.step();
        let all = window.state().background().downloads.all();
        if !all.is_empty() && !all.iter().any(Download::is_under_way) {
            window.settle();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the downloads do not end");
}

fn choose_folder(window: &mut Window, folder: &Path) {
    window.outside.will_choose(folder);
    window.act(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    window.settle();
}

/// Fetches the first PDF of the package.
fn fetch_one(window: &mut Window) -> MaterialFile {
    let files = package_files(window);
    let file =
        files.into_iter().find(|file| file.file_name.ends_with("Day_I -2.0.pdf")).expect("it is there");
    window.act(Action::Downloads(DownloadAction::Fetch(vec![file.id])));
    file
}

fn state(window: &Window, file: &MaterialFile) -> Option<State> {
    window.state().background().downloads.of(file.id).map(|one| one.state.clone())
}

/// Draws until a download stands like this.
fn until(window: &mut Window, file: &MaterialFile, fits: impl Fn(&State) -> bool) {
    for _ in 0..1000 {
        window.step();
        if state(window, file).is_some_and(|state| fits(&state)) {
            window.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("it stands at {:?}", state(window, file));
}

/// Draws until something of a download has come.
fn until_some_came(window: &mut Window, file: &MaterialFile) {
    for _ in 0..1000 {
        window.step();
        if window.state().background().downloads.of(file.id).is_some_and(|one| one.done > 0) {
            window.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("nothing comes");
}

fn names(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a text"))
        .collect()
}

#[test]
fn the_whole_package_comes_into_the_folder_that_was_asked_for() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let server = Server::new(|asked, _| site(asked));
        let (mut window, _) = show_materials(&setup, server.web());
        let files = package_files(&window);
        let all = said(&words, "download-all", "count", files.len());
        // Without a folder nothing is fetched: the person is asked, and may think better of it.
        let menu = words.get("materials-folder-more");
        press(&mut window, menu);
        press(&mut window, &all);
        window.settle();
        assert!(server.asked().is_empty());
        assert!(sees(&window, words.get("download-no-folder")));
        let folder = tempfile::tempdir().expect("a folder");
        window.outside.will_choose(folder.path());
        press(&mut window, menu);
        begin(&mut window, &all);
        window.settle();
        window.settle();
        let wanted: BTreeSet<String> = files.iter().map(|file| file.file_name.clone()).collect();
        assert_eq!(names(folder.path()), wanted, "under their official names, and nothing else");
        assert!(files.iter().all(|file| window.state().files().is_here(file.id)));
        assert_eq!(server.asked().len(), files.len());
        assert!(server.most_at_once() <= 2, "{} at a time", server.most_at_once());
        assert!(sees(&window, &said(&words, "download-done", "count", files.len())));
        assert!(sees(&window, &said(&words, "download-all-done", "count", files.len())));
        assert!(window.state().dialog().is_none(), "what was fetched is not proposed as found");
        press(&mut window, words.get("download-clear"));
        assert!(!sees(&window, words.get("download-heading")), "nothing is left to do");
    }
}

#[test]
fn what_the_course_needs_comes_first() {
    let server = Server::new(|asked, _| site(asked));
    let (mut window, id) = show_materials(&Setup::default(), server.web());
    let folder = tempfile::tempdir().expect("a folder");
    choose_folder(&mut window, folder.path());
    let trainings = window.course(id).trainings.clone();
    let package = window.state().editor().workspace().packages[0].clone();
    let needed: BTreeSet<String> = package
        .materials
        .iter()
        .filter(|material| material.training.is_some_and(|training| trainings.contains(&training)))
        .flat_map(|material| material.files.iter().map(|file| file.file_name.clone()))
        .collect();
    assert!(needed.len() > 5 && needed.len() < package_files(&window).len());
    let words = I18n::new("en");
    begin(&mut window, &said(&words, "download-for-course", "count", needed.len()));
    window.settle();
    assert_eq!(names(folder.path()), needed);
}

#[test]
fn a_cut_mends_itself_after_a_pause() {
    let server =
        Server::new(|asked, before| site(asked).how(if before == 0 { How::Cut(9000) } else { How::Whole }));
    let (mut window, _) = show_materials(&Setup::default(), server.web());
    let folder = tempfile::tempdir().expect("a folder");
    choose_folder(&mut window, folder.path());
    let file = fetch_one(&mut window);
    until(&mut window, &file, |state| matches!(state, State::Pausing(..)));
    let words = I18n::new("en");
    assert_eq!(count(&window, words.get("download-why-cut")), 1);
    assert_eq!(window.state().background().downloads.of(file.id).map(|one| one.done), Some(9000));
    assert_eq!(server.asked().len(), 1, "not before its time");
    window.pass(PAUSES[0]);
    until(&mut window, &file, |state| matches!(state, State::Done(_)));
    assert_eq!(server.asked()[1].from, Some(9000));
    assert_eq!(std::fs::read(folder.path().join(&file.file_name)).expect("there"), fixture("guide-en.pdf"));
}

#[test]
fn a_paused_one_goes_on_after_a_restart() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let server = Server::new(|asked, before| {
            site(asked).how(if before == 0 { How::Stall(12_345) } else { How::Whole })
        });
        let patient = Web { stall: Duration::from_mins(10), ..server.web() };
        let (mut window, id) = show_materials(&setup, patient);
        let folder = tempfile::tempdir().expect("a folder");
        choose_folder(&mut window, folder.path());
        let file = fetch_one(&mut window);
        until_some_came(&mut window, &file);
        let title = said(&words, "download-pause", "title", TITLE);
        press(&mut window, &title);
        until(&mut window, &file, |state| *state == State::Paused);
        let mut window = window.restart();
        window.act(Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::All))));
        window.settle();
        let one = window.state().background().downloads.of(file.id).cloned().expect("it is remembered");
        assert_eq!((one.state, one.done), (State::Paused, 12_345));
        assert_eq!(one.total, Some(fixture("guide-en.pdf").len() as u64));
        assert!(count(&window, words.get("download-paused")) > 0);
        window.act(Action::Downloads(DownloadAction::Resume(file.id)));
        until(&mut window, &file, |state| matches!(state, State::Done(_)));
        assert_eq!(server.asked()[1].from, Some(12_345));
        assert_eq!(names(folder.path()), BTreeSet::from([file.file_name.clone()]));
        window.settle();
        assert!(window.state().files().is_here(file.id));
    }
}

#[test]
fn a_refusal_says_why_and_what_to_do() {
    let cases: [(u16, &str, &str); 4] = [
        (403, "", "download-why-forbidden"),
        (404, "", "download-why-gone"),
        (200, "<html>Sign in</html>", "download-why-web-page"),
        (200, "something", "download-why-wrong-kind"),
    ];
    for (setup, (status, body, key)) in both_sizes().into_iter().zip(cases) {
        let words = I18n::new(setup.language);
        {
            let server = Server::new(move |asked, before| match before {
                0 => Reply { body: body.as_bytes().to_vec(), ..Reply::of(status) },
                _ => site(asked),
            });
            let (mut window, _) = show_materials(&setup, server.web());
            let folder = tempfile::tempdir().expect("a folder");
            choose_folder(&mut window, folder.path());
            let file = fetch_one(&mut window);
            until(&mut window, &file, |state| matches!(state, State::Failed(_)));
            assert!(sees(&window, words.get(key)), "{key}");
            assert!(names(folder.path()).is_empty(), "nothing of it is there");
            assert_eq!(*window.state().files().state(file.id), FileState::Missing);
            let online = said(&words, "download-online", "title", TITLE);
            press(&mut window, &online);
            window.settle();
            assert_eq!(window.outside.opened(), [Opened::Url(file.url.clone().expect("an address"))]);
            window.act(Action::Downloads(DownloadAction::Resume(file.id)));
            until(&mut window, &file, |state| matches!(state, State::Done(_)));
        }
    }
}

#[test]
fn one_given_up_leaves_nothing_behind() {
    let server = Server::new(|asked, _| site(asked).how(How::Stall(5000)));
    let patient = Web { stall: Duration::from_mins(10), ..server.web() };
    let (mut window, _) = show_materials(&Setup::default(), patient);
    let folder = tempfile::tempdir().expect("a folder");
    choose_folder(&mut window, folder.path());
    let file = fetch_one(&mut window);
    until(&mut window, &file, |state| *state == State::Running);
    window.act(Action::Downloads(DownloadAction::Cancel(vec![file.id])));
    window.settle();
    assert_eq!(state(&window, &file), None);
    assert!(names(folder.path()).is_empty(), "{:?}", names(folder.path()));
    // And one that was paused, of which something has come: the person is asked first.
    window.act(Action::Downloads(DownloadAction::Fetch(vec![file.id])));
    until_some_came(&mut window, &file);
    window.act(Action::Downloads(DownloadAction::Pause(file.id)));
    until(&mut window, &file, |state| *state == State::Paused);
    assert_eq!(names(folder.path()).len(), 2);
    let words = I18n::new("en");
    press(&mut window, &said(&words, "download-cancel", "title", TITLE));
    assert_eq!(names(folder.path()).len(), 2, "nothing is thrown away before the answer");
    press(&mut window, words.get("download-cancel-yes"));
    window.settle();
    assert_eq!(state(&window, &file), None);
    assert!(names(folder.path()).is_empty(), "{:?}", names(folder.path()));
}

#[test]
fn a_stick_that_was_pulled_out_is_told() {
    // Before the window: Windows removes no folder that is watched.
    let place = tempfile::tempdir().expect("a folder");
    let server = Server::new(|asked, _| site(asked));
    let (mut window, _) = show_materials(&Setup::default(), server.web());
    let stick = place.path().join("stick");
    std::fs::create_dir(&stick).expect("made");
    choose_folder(&mut window, &stick);
    // Windows lets a folder that is watched be moved, and removes it only once nobody watches it any more.
    let pocket = place.path().join("pocket");
    std::fs::rename(&stick, &pocket).expect("gone");
    let file = fetch_one(&mut window);
    until(&mut window, &file, |state| matches!(state, State::Failed(_)));
    assert!(sees(&window, I18n::new("en").get("download-why-folder-gone")));
    std::fs::rename(&pocket, &stick).expect("back");
    window.act(Action::Downloads(DownloadAction::Resume(file.id)));
    until(&mut window, &file, |state| matches!(state, State::Done(_)));
}
