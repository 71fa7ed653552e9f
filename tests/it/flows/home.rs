//! Stories of the first screen, of making a course, and of trainings.

use crate::flows::hands::{en, words_of_stories};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, TrainingId};
use doorstep::core::model::training::Origin;
use doorstep::i18n::{DateStyle, I18n};
use doorstep::t;
use doorstep::ui::action::{
    Action, CourseTab, Dialog, DocumentAction, ExportAction, FileAction, Pick, Place,
};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::harness::{Opened, Setup, Window, both_sizes, window};

fn fresh(setup: &Setup) -> Window {
    let mut window = window(setup);
    window.settle();
    window
}

fn press(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

#[test]
fn a_foundational_course_is_made_with_two_presses() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = fresh(&setup);
        press(&mut window, words.get("home-new"));
        press(&mut window, words.get("new-course-create"));
        let Place::Course(id, CourseTab::Plan) = window.state().place() else {
            panic!("the plan is shown");
        };
        let course = window.course(id);
        assert_eq!(course.trainings, [TrainingId::named("foundational")]);
        let dates: Vec<_> = course.agenda.days.iter().filter_map(|day| day.date).collect();
        // The test's today is Monday 14 September 2026.
        let week: Vec<_> = (14..=18).map(|day| date(2026, 9, day)).collect();
        assert_eq!(dates, week);
        window.settle();
        let window = window.restart();
        assert!(window.state().editor().workspace().summary(id).is_some(), "still there after a restart");
    }
}

#[test]
fn a_typed_holiday_and_the_weekend_are_skipped() {
    let mut window = fresh(&Setup::default());
    press(&mut window, en("home-new"));
    window.get_by_label(en("new-course-holiday")).focus();
    window.run();
    window.get_by_label(en("new-course-holiday")).type_text("16.9");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    press(&mut window, en("new-course-create"));
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    let dates: Vec<_> = window.course(id).agenda.days.iter().filter_map(|day| day.date).collect();
    let expected = [14, 15, 17, 18, 21].map(|day| date(2026, 9, day));
    assert_eq!(dates, expected);
}

#[test]
fn a_day_of_the_course_is_made_a_holiday_by_a_press_and_back_by_another() {
    let mut window = fresh(&Setup::default());
    press(&mut window, en("home-new"));
    let long = |day| I18n::new("en").date(date(2026, 9, day), DateStyle::Long);
    let number = |number| t!(words_of_stories(), "day-number", number = number);
    // All days of the course are marked with their numbers.
    for (day, count) in [(15, 2), (16, 3), (17, 4), (18, 5)] {
        window.get_by_label(&format!("{}, {}", long(day), number(count)));
    }
    for day in [15, 16] {
        press(&mut window, &format!("{}, {}", long(day), number(2)));
    }
    press(&mut window, &format!("{}, {}", long(15), en("date-holiday")));
    press(&mut window, en("new-course-create"));
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    let dates: Vec<_> = window.course(id).agenda.days.iter().filter_map(|day| day.date).collect();
    assert_eq!(dates, [14, 15, 17, 18, 21].map(|day| date(2026, 9, day)));
}

fn type_into(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.get_by_label(field).type_text(text);
    window.run();
}

#[test]
fn a_refused_field_says_why_and_holds_create_back_until_it_is_mended() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = fresh(&setup);
        press(&mut window, words.get("home-new"));
        let (begins, create) = (words.get("new-course-start"), words.get("new-course-create"));
        let people = words.get("new-course-participants");
        type_into(&mut window, people, "many");
        type_into(&mut window, begins, "soon");
        window.key_press(egui::Key::Enter);
        window.run();
        // Both refusals stand, each under its field, with what was typed.
        window.get_by_label(words.get("refused-time"));
        window.get_by_label_contains("1000");
        window.get_by_label(words.get("new-course-mend-first"));
        press(&mut window, create);
        assert_eq!(window.state().place(), Place::NewCourse(None), "a refused field holds back");
        type_into(&mut window, begins, "8:30");
        type_into(&mut window, people, "18");
        // The last field still has the focus: Create takes what stands in it.
        press(&mut window, create);
        let Place::Course(id, _) = window.state().place() else { panic!("a course") };
        let course = window.course(id);
        assert_eq!((course.hours.start.to_string().as_str(), course.participants), ("08:30", 18));
    }
}

#[test]
fn lunch_outside_the_day_is_said() {
    let mut window = fresh(&Setup::default());
    press(&mut window, en("home-new"));
    type_into(&mut window, en("kind-lunch"), "19:00");
    window.key_press(egui::Key::Enter);
    window.run();
    window.get_by_label_contains("Lunch falls outside the day");
}

#[test]
fn the_arrows_walk_over_the_calendar() {
    let mut window = fresh(&Setup::default());
    press(&mut window, en("home-new"));
    let first = I18n::new("en").date(date(2026, 9, 14), DateStyle::Long);
    window.get_by_label(&first).focus();
    window.run();
    for key in [egui::Key::ArrowDown, egui::Key::ArrowDown, egui::Key::ArrowDown, egui::Key::ArrowRight] {
        window.key_press(key);
        window.run();
    }
    window.key_press(egui::Key::Enter);
    window.run();
    press(&mut window, en("new-course-create"));
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    assert_eq!(window.course(id).first_date(), Some(date(2026, 10, 6)), "three weeks and a day on");
}

#[test]
fn an_empty_course_and_one_of_both_trainings() {
    let mut window = fresh(&Setup::default());
    press(&mut window, en("home-new"));
    press(&mut window, "Foundational Training: 5 days (Doorstep’s starter outline)");
    type_into(&mut window, en("new-course-days"), "3");
    press(&mut window, en("new-course-create"));
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    let course = window.course(id);
    assert!(course.trainings.is_empty());
    assert_eq!(course.agenda.days.len(), 3);
    assert!(course.agenda.days.iter().all(|day| !day.items.is_empty()));
    window.act(Action::Go(Place::NewCourse(None)));
    press(&mut window, "Extended Training: 3 days (Doorstep’s starter outline)");
    window.get_by_label_contains("8 days on these dates");
    press(&mut window, en("new-course-create"));
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    let course = window.course(id);
    assert_eq!((course.trainings.len(), course.agenda.days.len()), (2, 8));
    assert_eq!(course.agenda.days[7].date, Some(date(2026, 9, 23)));
}

#[test]
fn a_closed_course_is_archived_and_deleted_from_its_row_and_comes_back() {
    let mut window = fresh(&Setup::default());
    // The course of today is what the screen is about; the other one is a card.
    window.new_course("foundational");
    window.pass(1);
    let id = window.new_course("foundational");
    let coming = CourseEdit::Title("In a month".to_owned());
    window.act(Action::Edit(Command::Course(id, coming)));
    move_to(&mut window, id, date(2026, 10, 12));
    window.act(Action::Go(Place::Home));
    let mut window = window.restart();
    window.get_by_label("Begins in 28 days");
    assert!(window.state().editor().workspace().course(id).is_none(), "it is not open");
    press(&mut window, &t!(words_of_stories(), "home-menu", title = "In a month"));
    window.settle();
    press(&mut window, en("home-archive"));
    window.get_by_label(&t!(words_of_stories(), "home-archived", count = "1"));
    window.act(Action::Undo);
    assert!(window.query_by_label(&t!(words_of_stories(), "home-archived", count = "1")).is_none());
    press(&mut window, &t!(words_of_stories(), "home-menu", title = "In a month"));
    press(&mut window, en("home-delete"));
    assert!(window.query_by_label("In a month").is_none());
    press(&mut window, en("common-undo"));
    window.get_by_label("In a month");
    window.settle();
    let window = window.restart();
    window.get_by_label("In a month");
}

#[test]
fn the_slides_of_what_is_next_are_one_press_away() {
    let mut window = fresh(&Setup::default());
    window.new_course("foundational");
    window.act(Action::Go(Place::Home));
    press(&mut window, en("home-open-slides"));
    window.settle();
    window.get_by_label(en("missing-title"));
    window.get_all_by_label_contains("Open online").next().expect("a button").click();
    window.run();
    window.settle();
    let opened = window.outside.opened();
    let online = matches!(opened.as_slice(), [Opened::Url(url)] if url.starts_with("https://"));
    assert!(online, "{opened:?}");
}

#[test]
fn today_shows_what_is_next() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = fresh(&setup);
        let id = window.new_course("foundational");
        window.act(Action::Go(Place::Home));
        window.get_by_label_contains(words.get("home-today"));
        let first = window.course(id).agenda.days[0].items[0].clone();
        window.get_by_label(&first.title);
        let mut window = window.restart();
        // The session is a press away in the line of the day, and the day itself at the large button.
        window.get_by_label_contains(&format!("09:00 {}", first.title)).click();
        window.run();
        assert!(matches!(window.state().place(), Place::Session(_, item) if item == first.id));
        window.act(Action::Back);
        let cx = &words;
        press(&mut window, &t!(cx, "home-deliver-day", number = 1));
        assert_eq!(window.state().place(), Place::Course(id, CourseTab::Deliver));
    }
}

#[test]
fn the_next_course_stands_where_no_course_is_today() {
    let mut window = fresh(&Setup::default());
    let id = window.new_course("foundational");
    move_to(&mut window, id, date(2026, 9, 18));
    window.act(Action::Go(Place::Home));
    let mut window = window.restart();
    window.settle();
    window.get_by_label("Begins in 4 days · day 1 of 5");
    press(&mut window, en("home-open-plan"));
    assert_eq!(window.state().place(), Place::Course(id, CourseTab::Plan));
}

#[test]
fn the_menu_changes_between_courses_and_keeps_the_tab() {
    for size in [[1024.0, 640.0], [1600.0, 1000.0]] {
        let mut window = fresh(&Setup { size, ..Setup::default() });
        let first = window.new_course("foundational");
        window.pass(1);
        let second = window.new_course("extended");
        window.act(Action::Edit(Command::Course(second, CourseEdit::Title("The other one".to_owned()))));
        let in_menu = |title| t!(words_of_stories(), "nav-course", title = title, about = "Tirana");
        window.act(Action::Go(Place::Course(second, CourseTab::Record(None))));
        press(&mut window, &in_menu("Foundational course"));
        assert_eq!(window.state().place(), Place::Course(first, CourseTab::Record(None)));
        window.act(Action::Go(Place::Notes));
        press(&mut window, &in_menu("The other one"));
        assert_eq!(window.state().place(), Place::Course(second, CourseTab::Plan));
        // Once it is over, it is no more among those that are near.
        move_to(&mut window, second, date(2026, 8, 3));
        assert!(window.query_by_label(&in_menu("The other one")).is_none());
    }
}

/// Moves all days of a course, the first one to `first`.
fn move_to(window: &mut Window, id: CourseId, first: jiff::civil::Date) {
    let course = window.course(id);
    let doc = doorstep::core::ids::DocId::Course(id);
    let none = std::collections::BTreeSet::new();
    let moved = doorstep::core::plan::dates::redate(doc, &course.agenda, first, &course.days_off, &none);
    window.act(Action::Edit(moved));
}

#[test]
fn a_course_is_copied_to_new_dates_by_training_day() {
    let mut window = fresh(&Setup::default());
    let id = window.new_course("foundational");
    let place = CourseEdit::Place("Prizren".to_owned());
    window.act(Action::Edit(Command::Course(id, place)));
    window.act(Action::Show(Dialog::CopyCourse(id)));
    press(&mut window, en("copy-do"));
    let Place::Course(new, _) = window.state().place() else { panic!("the copy is shown") };
    assert_ne!(new, id);
    let (old, copy) = (window.course(id), window.course(new));
    assert_eq!(copy.place, "Prizren");
    let titles = |course: &doorstep::core::model::course::Course| {
        course.agenda.items().map(|item| item.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&old), titles(&copy));
    assert!(copy.first_date() > old.last_date());
    assert!(copy.agenda.days.iter().all(|day| !copy.days_off.is_off(day.date.expect("a date"))));
    assert!(copy.records.is_empty() && copy.notes.is_empty());
}

#[test]
fn the_sample_course_opens_once_with_real_files() {
    let mut window = fresh(&Setup::default());
    window.act(Action::Documents(DocumentAction::OpenSample));
    window.act(Action::Documents(DocumentAction::OpenSample));
    window.settle();
    let Place::Course(id, _) = window.state().place() else { panic!("the sample is shown") };
    let course = window.course(id);
    assert!(course.sample && course.records.len() > 3 && course.notes.len() == 3);
    for material in &course.materials {
        for file in &material.files {
            let path = std::path::PathBuf::from(file.path.as_ref().expect("a path"));
            assert!(path.is_file(), "{}", path.display());
        }
    }
    window.act(Action::Go(Place::Home));
    window.act(Action::Documents(DocumentAction::OpenSample));
    window.settle();
    assert_eq!(window.state().place(), Place::Course(id, CourseTab::Plan));
    assert_eq!(window.state().editor().workspace().courses.len(), 1);
}

#[test]
fn a_training_is_duplicated_and_goes_to_another_trainer_as_a_file() {
    let mut window = fresh(&Setup::default());
    press(&mut window, en("nav-trainings"));
    window.get_all_by_label(en("trainings-duplicate")).next().expect("a button").click();
    window.run();
    let Place::Training(id) = window.state().place() else { panic!("the copy is shown") };
    let own = window.state().editor().workspace().training(id).expect("there").clone();
    assert_eq!(own.origin, Origin::Own);
    let file = window.folder.path().join("mine.json");
    window.outside.will_choose(file.clone());
    window.act(Action::Export(ExportAction::Training(id)));
    window.settle();
    assert!(file.is_file());
    window.outside.will_choose(file.clone());
    window.act(Action::Files(FileAction::Pick(Pick::TrainingFile)));
    window.settle();
    let Place::Training(loaded) = window.state().place() else { panic!("the loaded one is shown") };
    assert_ne!(loaded, id);
    let loaded = window.state().editor().workspace().training(loaded).expect("there").clone();
    assert_eq!((loaded.origin, &loaded.title), (Origin::Loaded, &own.title));
    assert_eq!(loaded.agenda.items().count(), own.agenda.items().count());
}

/// A duplicate of the Foundational training as the JSON of its file.
fn own_training(window: &mut Window) -> serde_json::Value {
    press(window, en("nav-trainings"));
    window.get_all_by_label(en("trainings-duplicate")).next().expect("a button").click();
    window.run();
    let Place::Training(id) = window.state().place() else { panic!("the copy is shown") };
    let own = window.state().editor().workspace().training(id).expect("there").clone();
    let bytes = doorstep::exchange::training_file::to_bytes(&own).expect("bytes");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn load(window: &mut Window, bytes: &[u8]) {
    let file = window.folder.path().join("from elsewhere.json");
    std::fs::write(&file, bytes).expect("written");
    window.outside.will_choose(file);
    window.act(Action::Files(FileAction::Pick(Pick::TrainingFile)));
    window.settle();
}

#[test]
fn a_training_file_that_is_none_is_refused_with_its_reason() {
    let mut window = fresh(&Setup::default());
    let sound = own_training(&mut window);
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = sound.clone();
        change(&mut value);
        serde_json::to_vec(&value).expect("bytes")
    };
    let deep = "[".repeat(200_000).into_bytes();
    let whole = serde_json::to_vec(&sound).expect("bytes");
    let not_one = "trouble-not-a-training";
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), not_one),
        (b"\x00\xff\xfe".to_vec(), not_one),
        (b"{\"format\":\"doorstep-course\",\"version\":1}".to_vec(), not_one),
        (b"[]".to_vec(), not_one),
        (b"{".to_vec(), "trouble-damaged-training"),
        (deep, "trouble-damaged-training"),
        (whole[..whole.len() / 2].to_vec(), "trouble-damaged-training"),
        (with(&|value| value["agenda"]["days"] = "none".into()), "trouble-damaged-training"),
        (with(&|value| value["agenda"]["days"] = serde_json::json!([])), "trouble-odd-training"),
        (with(&|value| value["agenda"]["days"][0]["items"][0]["minutes"] = 0.into()), "trouble-odd-training"),
        (
            with(&|value| value["agenda"]["days"][0]["items"][0]["minutes"] = 4_000_000_000_u32.into()),
            "trouble-odd-training",
        ),
        (with(&|value| value["version"] = 99.into()), "trouble-newer-training"),
    ];
    let words = I18n::new("en");
    for (bytes, reason) in cases {
        load(&mut window, &bytes);
        assert_eq!(window.state().editor().workspace().trainings.len(), 1, "{reason}");
        let sentence = words.get(reason);
        let told = window.query_all_by_label_contains(sentence).count();
        let start: String = String::from_utf8_lossy(&bytes).chars().take(60).collect();
        assert!(told > 0, "{reason} for {start}");
        while window.query_by_label(words.get("common-dismiss")).is_some() {
            window.get_all_by_label(words.get("common-dismiss")).next().expect("one").click();
            window.run();
        }
    }
}

#[test]
fn nothing_hidden_comes_in_with_a_training() {
    let mut window = fresh(&Setup::default());
    let mut value = own_training(&mut window);
    let item = &mut value["agenda"]["days"][0]["items"][0];
    item["title"] = "Wel\u{202E}come\u{0}".into();
    item["steps"] = "one\n\u{2066}two\u{7}".into();
    item["supplies"] = serde_json::json!(["pa\u{200B}per\nclips"]);
    value["materials"] = serde_json::json!([{
        "id": "0192f000-0000-7000-8000-000000000001", "kind": "handout", "title": "H\u{202E}",
        "files": [{
            "id": "0192f000-0000-7000-8000-000000000002", "format": "pdf",
            "file_name": "..\\..\\evil.pdf", "url": "file:///etc/passwd", "path": "/etc/passwd"
        }]
    }]);
    load(&mut window, &serde_json::to_vec(&value).expect("bytes"));
    let Place::Training(id) = window.state().place() else { panic!("the loaded one is shown") };
    let loaded = window.state().editor().workspace().training(id).expect("there").clone();
    let item = &loaded.agenda.days[0].items[0];
    assert_eq!(item.title, "Welcome");
    assert_eq!(item.steps, "one\ntwo");
    assert_eq!(item.supplies[0].text, "paper clips");
    let file = &loaded.materials[0].files[0];
    assert_eq!((file.file_name.as_str(), &file.url, &file.path), ("evil.pdf", &None, &None));
}
