//! Stories of what is kept elsewhere while the disk fails, and of other versions that turn up.

use std::fs;
use std::path::PathBuf;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, DocId, ItemId, TrainingId};
use doorstep::core::model::training::{Origin, Training};
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, DocumentAction, FileAction, Pick, Place};
use doorstep::ui::cx::SaveView;
use egui_kittest::kittest::Queryable;

use super::hands::close;
use crate::harness::{Setup, Window, window};

fn place(window: &mut Window, id: CourseId, text: &str) {
    window.act(Action::Edit(Command::Course(id, CourseEdit::Place(text.to_owned()))));
}

fn press(window: &mut Window, key: &str) {
    let words = I18n::new("en");
    window.get_by_label(words.get(key)).click();
    window.settle();
}

/// Steps until saving has failed: a window that can't save never settles.
fn until_failed(window: &mut Window) {
    for _ in 0..400 {
        window.pass(50);
        window.step();
        if matches!(window.state().save_view(), SaveView::Failed(_)) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("saving goes well");
}

fn copies(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    all.sort();
    all
}

fn open_file(window: &mut Window, path: PathBuf) {
    window.outside.will_choose(path);
    window.act(Action::Files(FileAction::Pick(Pick::CourseFile)));
    window.settle();
}

#[test]
fn two_courses_of_one_title_are_two_copies_elsewhere_and_each_opens_again() {
    let mut window = window(&Setup::default());
    window.settle();
    let one = window.new_course("foundational");
    window.pass(1_000);
    let other = window.new_course("foundational");
    window.settle();
    let courses = window.folder.path().join("courses");
    let away = window.folder.path().join("courses-away");
    fs::rename(&courses, &away).expect("the drive is pulled out");
    place(&mut window, one, "Ohrid");
    place(&mut window, other, "Bitola");
    until_failed(&mut window);
    let elsewhere = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        window.outside.will_choose(elsewhere.path());
        window.act(Action::Documents(DocumentAction::SaveElsewhere));
        while window.state().is_busy() {
            window.step();
        }
        window.step();
        // Which files, and where: each by its name, and the folder can be shown.
        let told = format!("2 files were written to {}: ", elsewhere.path().display());
        window.get_by_label_contains(&told);
        window.get_by_label_contains("Foundational course (2).doorstep.json");
        window.get_by_label_contains("Foundational course.doorstep.json");
        window.get_by_label(I18n::new("en").get("settings-show-folder"));
    }
    let copies = copies(elsewhere.path());
    let names: Vec<_> = copies.iter().map(|path| path.file_name().expect("a name")).collect();
    let wanted = ["Foundational course (2).doorstep.json", "Foundational course.doorstep.json"];
    assert_eq!(names, wanted, "one each, and pressing twice makes no more");
    // Another computer: both come in, each with what was typed.
    let mut there = crate::harness::window(&Setup::default());
    there.settle();
    for path in copies {
        open_file(&mut there, path);
    }
    assert_eq!((there.course(one).place.as_str(), there.course(other).place.as_str()), ("Ohrid", "Bitola"));
    // What this window still wants to save has its folder again.
    fs::rename(&away, &courses).expect("back again");
    window.settle();
    window.act(Action::Documents(DocumentAction::SaveElsewhere));
    window.settle();
    window.get_by_label_contains(I18n::new("en").get("save-elsewhere-nothing"));
}

#[test]
fn a_copy_of_a_course_that_is_here_takes_its_place_stands_beside_it_or_stays_outside() {
    for (key, places) in [
        ("other-theirs", vec!["Ohrid"]),
        ("other-both", vec!["Tirana", "Ohrid"]),
        ("other-mine", vec!["Tirana"]),
    ] {
        let mut window = window(&Setup::default());
        window.settle();
        let id = window.new_course("foundational");
        window.settle();
        let mut copy = (*window.course(id)).clone();
        copy.place = "Ohrid".to_owned();
        let path = window.folder.path().join("copy.json");
        fs::write(&path, doorstep::storage::codec::to_bytes(&copy).expect("bytes")).expect("written");
        open_file(&mut window, path);
        window.act(Action::Go(Place::Course(id, CourseTab::Details)));
        press(&mut window, key);
        let workspace = window.state().editor().workspace();
        let mut found: Vec<&str> = workspace.courses.values().map(|course| course.place.as_str()).collect();
        found.sort_by_key(|place| *place == "Ohrid");
        assert_eq!(found, places, "{key}");
        assert!(window.query_by_label(I18n::new("en").get("other-mine")).is_none(), "it is asked once");
        if key == "other-theirs" {
            window.act(Action::Undo);
            assert_eq!(window.course(id).place, "Tirana");
        }
    }
}

fn file_of(window: &Window, id: CourseId) -> PathBuf {
    window.folder.path().join("courses").join(format!("{id}.json"))
}

/// What another program would write: the course as it is, at another place.
fn from_elsewhere(window: &Window, id: CourseId, place: &str) -> Vec<u8> {
    let mut course = (*window.course(id)).clone();
    course.place = place.to_owned();
    doorstep::storage::codec::to_bytes(&course).expect("bytes")
}

/// Lets the window look at what changed, as it does when it is come back to.
fn come_back(window: &mut Window) {
    window.event(egui::Event::WindowFocused(true));
    window.step();
    window.step();
    window.settle();
}

#[test]
fn a_file_that_another_program_changed_is_read_again_where_nothing_is_unsaved() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    fs::write(file_of(&window, id), from_elsewhere(&window, id, "Ohrid")).expect("written");
    come_back(&mut window);
    assert_eq!(window.course(id).place, "Ohrid");
    window.get_by_label_contains("was changed by another program");
    // One letter typed now is typed into that version, and nothing is asked.
    place(&mut window, id, "Ohrid 2");
    window.settle();
    assert!(window.state().background().others.is_empty());
    let written = fs::read_to_string(file_of(&window, id)).expect("there");
    assert!(written.contains("Ohrid 2"));
}

#[test]
fn a_training_that_another_program_changed_is_read_again_where_nothing_is_unsaved() {
    let mut window = window(&Setup::default());
    window.settle();
    let starter = window
        .state()
        .editor()
        .workspace()
        .training(TrainingId::named("foundational"))
        .expect("there")
        .clone();
    let id = TrainingId::named("own");
    let own = Training { id, origin: Origin::Own, title: "Ours".to_owned(), ..Training::clone(&starter) };
    window.act(Action::Edit(Command::CreateTraining(Box::new(own.clone()))));
    window.settle();
    let file = window.folder.path().join("trainings").join(format!("{id}.json"));
    let theirs = Training { title: "Theirs".to_owned(), ..own };
    fs::write(&file, doorstep::storage::codec::to_bytes(&theirs).expect("bytes")).expect("written");
    come_back(&mut window);
    let title =
        |window: &Window| window.state().editor().workspace().training(id).expect("there").title.clone();
    assert_eq!(title(&window), "Theirs");
    window.get_by_label_contains("was changed by another program");
}

#[test]
fn trainings_that_come_and_go_by_sync_are_noticed() {
    let mut window = window(&Setup::default());
    window.settle();
    let starter = TrainingId::named("foundational");
    let starter = window.state().editor().workspace().training(starter).expect("there").clone();
    let id = TrainingId::named("own");
    let own = Training { id, origin: Origin::Own, title: "Ours".to_owned(), ..Training::clone(&starter) };
    let bytes = doorstep::storage::codec::to_bytes(&own).expect("bytes");
    let file = window.folder.path().join("trainings").join(format!("{id}.json"));
    let is_here = |window: &Window| window.state().editor().workspace().training(id).is_some();
    // Half of it is there: it is not there yet.
    fs::write(&file, &bytes[..bytes.len() / 2]).expect("synced in part");
    come_back(&mut window);
    assert!(!is_here(&window));
    fs::write(&file, &bytes).expect("synced");
    come_back(&mut window);
    assert!(is_here(&window));
    window.get_by_label_contains("A training came: Ours");
    // It is one as others are: what is changed in it is saved over it, and nothing is asked.
    window.act(Action::Edit(Command::SetTrainingTitle(id, "Ours, and more".to_owned())));
    window.settle();
    assert!(fs::read_to_string(&file).expect("there").contains("Ours, and more"));
    assert!(window.state().background().others.is_empty());
    // What was changed here stays, and is saved again.
    fs::remove_file(&file).expect("taken away");
    come_back(&mut window);
    assert!(is_here(&window));
    window.get_by_label_contains("The file of the training “Ours, and more” was taken away");
    window.act(Action::Edit(Command::SetTrainingTitle(id, "Ours again".to_owned())));
    window.settle();
    assert!(file.exists());
    // One that is only listed goes.
    let mut window = window.restart();
    window.settle();
    assert!(is_here(&window));
    fs::remove_file(&file).expect("taken away");
    come_back(&mut window);
    assert!(!is_here(&window));
    window.get_by_label_contains("Another program took a training away: Ours again.");
    window.act(Action::Undo);
    assert!(!is_here(&window));
    // What is put into the bin here is not somebody else's doing.
    fs::write(&file, &bytes).expect("synced");
    come_back(&mut window);
    window.act(Action::Edit(Command::BinTraining(id)));
    come_back(&mut window);
    assert!(!is_here(&window) && !file.exists());
    assert_eq!(window.query_all_by_label_contains("took a training away").count(), 1);
}

#[test]
fn a_file_that_another_program_changed_while_somebody_types_is_asked_about_once() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    for round in 0..5 {
        let theirs = from_elsewhere(&window, id, &format!("Theirs {round}"));
        place(&mut window, id, &format!("Mine {round}"));
        fs::write(file_of(&window, id), theirs).expect("written");
        window.settle();
    }
    assert_eq!(window.course(id).place, "Mine 4");
    let [other] = window.state().background().others.as_slice() else { panic!("one offer that counts") };
    assert_eq!(other.count, 5);
    window.act(Action::Go(Place::Course(id, CourseTab::Details)));
    window.get_by_label_contains("5 times");
    press(&mut window, "other-theirs");
    assert_eq!(window.course(id).place, "Theirs 4");
    let written = fs::read_to_string(file_of(&window, id)).expect("there");
    assert!(written.contains("Theirs 4"));
}

#[test]
fn the_copy_of_a_sync_client_is_offered_and_goes_among_the_backups() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    let name = format!("{id} (Ana's conflicted copy 2026-11-25).json");
    let copy = file_of(&window, id).with_file_name(name);
    fs::write(&copy, from_elsewhere(&window, id, "Ohrid")).expect("written");
    let mut window = window.restart();
    window.settle();
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    come_back(&mut window);
    window.get_by_label_contains("kept a second version");
    press(&mut window, "other-theirs");
    assert_eq!(window.course(id).place, "Ohrid");
    assert!(!copy.exists(), "it is asked once");
    let backups = window.folder.path().join("backups").join("courses").join(id.to_string());
    let kept = fs::read_dir(backups)
        .expect("backups")
        .any(|entry| entry.expect("an entry").file_name().to_string_lossy().ends_with(".conflict.json"));
    assert!(kept);
}

#[test]
fn courses_that_come_and_go_by_sync_are_noticed() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    // One that is put away: today's course is opened by itself.
    let mut course = (*window.course(id)).clone();
    course.archived = true;
    let bytes = doorstep::storage::codec::to_bytes(&course).expect("bytes");
    let mut there = crate::harness::window(&Setup::default());
    there.settle();
    fs::write(file_of(&there, id), bytes).expect("synced");
    come_back(&mut there);
    assert!(there.state().editor().workspace().summary(id).is_some());
    there.get_by_label_contains("A course came");
    fs::remove_file(file_of(&there, id)).expect("taken away");
    come_back(&mut there);
    assert!(there.state().editor().workspace().summary(id).is_none());
}

#[test]
fn a_broken_course_of_which_nothing_is_known_is_on_the_first_screen() {
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let courses = folder.path().join("courses");
    fs::create_dir_all(&courses).expect("a folder");
    let id = doorstep::core::ids::CourseId::named("broken");
    fs::write(courses.join(format!("{id}.json")), b"{ cut sh").expect("written");
    let mut window = crate::harness::window_on(&Setup::default(), folder);
    window.settle();
    press(&mut window, "home-broken-look");
    assert_eq!(window.state().place(), Place::Course(id, CourseTab::Plan));
}

/// A course whose first session is shown, with this typed into its minutes and not taken yet.
fn typing_minutes(text: &str) -> (Window, CourseId, ItemId) {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let item = window.course(id).agenda.days[0].items[1].id;
    window.act(Action::Go(Place::Session(DocId::Course(id), item)));
    window.settle();
    super::hands::fill(&mut window, I18n::new("en").get("plan-minutes"), text);
    assert_ne!(minutes_of(&window, id, item), 45, "it is not taken yet");
    (window, id, item)
}

fn minutes_of(window: &Window, id: CourseId, item: ItemId) -> u32 {
    window.course(id).agenda.item(item).expect("there").minutes
}

#[test]
fn what_is_typed_into_a_field_is_saved_when_the_window_closes() {
    let (mut window, id, item) = typing_minutes("45");
    assert!(close(&mut window));
    let bytes = fs::read(file_of(&window, id)).expect("there");
    let course = doorstep::storage::codec::from_bytes::<doorstep::core::model::course::Course>(&bytes);
    assert_eq!(course.expect("a course").doc.agenda.item(item).expect("there").minutes, 45);
}

#[test]
fn what_is_typed_and_refused_holds_the_window_once_and_says_why() {
    let (mut window, ..) = typing_minutes("soon");
    let why = I18n::new("en").get("plan-refused-not-a-time").to_owned();
    assert!(!window.query_all_by_label(&why).any(|_| true));
    assert!(!close(&mut window), "not without a word");
    window.run();
    assert!(window.query_all_by_label(&why).any(|_| true), "it says why");
    assert!(close(&mut window), "and closes when it is asked again");
}

#[test]
fn what_is_typed_into_a_field_is_taken_before_a_key_leads_elsewhere() {
    let (mut window, id, item) = typing_minutes("45");
    let session = window.state().place();
    super::hands::key(&mut window, egui::Modifiers::NONE, egui::Key::F5);
    assert_eq!(window.state().place(), Place::Course(id, CourseTab::Deliver));
    assert_eq!(minutes_of(&window, id, item), 45);
    window.act(Action::Back);
    assert_eq!(window.state().place(), session);
}

#[test]
fn escape_gives_up_what_was_typed_into_a_field_and_leads_nowhere() {
    let (mut window, id, item) = typing_minutes("45");
    let (place, before) = (window.state().place(), minutes_of(&window, id, item));
    let steps = window.state().editor().history().undo_len();
    super::hands::key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
    window.run();
    assert_eq!(minutes_of(&window, id, item), before);
    assert_eq!(window.state().place(), place);
    assert_eq!(window.state().editor().history().undo_len(), steps, "nothing was changed and changed back");
}

#[test]
fn a_lock_that_was_lost_is_taken_again() {
    let mut first = window(&Setup::default());
    first.settle();
    fs::remove_file(first.folder.path().join("doorstep.lock")).expect("the folder was away and is back");
    come_back(&mut first);
    let mut second = crate::harness::window_on(&Setup::default(), std::sync::Arc::clone(&first.folder));
    second.settle();
    assert_eq!(second.state().save_view(), &SaveView::LookOnly);
    assert_eq!(first.state().save_view(), &SaveView::Saved);
    drop(first);
    // The other way round: another window has the folder by now, and this one may only look.
    let mut late = window(&Setup::default());
    late.settle();
    let id = late.new_course("foundational");
    late.settle();
    let lock = late.folder.path().join("doorstep.lock");
    fs::remove_file(&lock).expect("away and back");
    // Where a name stays as long as somebody holds the file, nobody can take the folder away from the window.
    let kept = fs::symlink_metadata(&lock).is_ok();
    let mut other = crate::harness::window_on(&Setup::default(), std::sync::Arc::clone(&late.folder));
    other.settle();
    come_back(&mut late);
    if kept {
        assert_eq!(other.state().save_view(), &SaveView::LookOnly);
        assert_eq!(late.state().save_view(), &SaveView::Saved);
        return;
    }
    assert_eq!(late.state().save_view(), &SaveView::LookOnly);
    let before = late.course(id);
    place(&mut late, id, "Ohrid");
    assert_eq!(late.course(id), before);
}

#[test]
fn the_backups_screen_lists_at_once_after_an_edit_and_says_what_changed() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    let doc = doorstep::core::ids::DocId::Course(id);
    for round in 0..8 {
        // To the backups right after an edit, while it is still being saved.
        place(&mut window, id, &format!("Place {round}"));
        window.act(Action::Go(Place::Backups(Some(doc))));
        window.settle();
        window.settle();
        let listed = window.state().background().backups.get(&doc).expect("listed");
        assert!(listed.len() > usize::from(round > 0), "round {round}: {}", listed.len());
        assert!(window.query_by_label(I18n::new("en").get("backups-listing")).is_none(), "round {round}");
        window.act(Action::Back);
    }
    window.act(Action::Go(Place::Backups(Some(doc))));
    window.settle();
    window.get_all_by_label_contains("Changed just after it: details").next().expect("what changed");
    // One is looked at, and no longer.
    let words = I18n::new("en");
    window.get_all_by_label(words.get("backups-look")).next().expect("a version").click();
    window.settle();
    assert!(window.state().background().backup_view.is_some());
    window.get_by_label(words.get("backups-look-away")).click();
    window.settle();
    assert!(window.query_by_label(words.get("backups-look-away")).is_none());
}
