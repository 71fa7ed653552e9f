//! Stories of the first screen, of making a course, and of trainings.

use doorstep::core::command::{Command, CourseEdit};
use doorstep::core::ids::TrainingId;
use doorstep::core::training::Origin;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, Pick, Place};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::harness::{Setup, Window, every_setup, window};

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
    for setup in every_setup() {
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
    press(&mut window, "New course");
    window.get_by_label("Add a holiday (14.09.2026)").focus();
    window.run();
    window.get_by_label("Add a holiday (14.09.2026)").type_text("16.09.2026");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    press(&mut window, "Create the course");
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    let dates: Vec<_> = window.course(id).agenda.days.iter().filter_map(|day| day.date).collect();
    let expected = [14, 15, 17, 18, 21].map(|day| date(2026, 9, day));
    assert_eq!(dates, expected);
}

#[test]
fn a_refused_time_says_why_and_changes_nothing() {
    let mut window = fresh(&Setup::default());
    press(&mut window, "New course");
    window.get_by_label("Begins").focus();
    window.run();
    window.get_by_label("Begins").type_text("soon");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    window.get_by_label("This is no time of day. Type it like 9:00 or 13:30.");
    press(&mut window, "Create the course");
    let Place::Course(id, _) = window.state().place() else { panic!("a course") };
    assert_eq!(window.course(id).hours.start.to_string(), "09:00");
}

#[test]
fn today_shows_what_is_next() {
    for setup in every_setup() {
        let words = I18n::new(setup.language);
        let mut window = fresh(&setup);
        let id = window.new_course("foundational");
        window.act(Action::Go(Place::Home));
        window.get_by_label(words.get("home-today"));
        let first = window.course(id).agenda.days[0].items[0].clone();
        window.get_by_label(&first.title);
        let mut window = window.restart();
        press(&mut window, words.get("home-open-session"));
        assert!(matches!(window.state().place(), Place::Session(_, item) if item == first.id));
    }
}

#[test]
fn a_course_is_copied_to_new_dates_by_training_day() {
    let mut window = fresh(&Setup::default());
    let id = window.new_course("foundational");
    let place = CourseEdit::Place("Prizren".to_owned());
    window.act(Action::Edit(Command::Course(id, place)));
    window.act(Action::Show(Dialog::CopyCourse(id)));
    press(&mut window, "Make the copy");
    let Place::Course(new, _) = window.state().place() else { panic!("the copy is shown") };
    assert_ne!(new, id);
    let (old, copy) = (window.course(id), window.course(new));
    assert_eq!(copy.place, "Prizren");
    let titles = |course: &doorstep::core::course::Course| {
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
    window.act(Action::OpenSample);
    window.act(Action::OpenSample);
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
    window.act(Action::OpenSample);
    window.settle();
    assert_eq!(window.state().place(), Place::Course(id, CourseTab::Plan));
    assert_eq!(window.state().editor().workspace().courses.len(), 1);
}

#[test]
fn a_training_is_duplicated_and_goes_to_another_trainer_as_a_file() {
    let mut window = fresh(&Setup::default());
    press(&mut window, "Trainings");
    window.get_all_by_label("Duplicate to edit").next().expect("a button").click();
    window.run();
    let Place::Training(id) = window.state().place() else { panic!("the copy is shown") };
    let own = window.state().editor().workspace().training(id).expect("there").clone();
    assert_eq!(own.origin, Origin::Own);
    let file = window.folder.path().join("mine.json");
    window.outside.will_choose(file.clone());
    window.act(Action::ExportTraining(id));
    window.settle();
    assert!(file.is_file());
    window.outside.will_choose(file.clone());
    window.act(Action::Pick(Pick::TrainingFile));
    window.settle();
    let Place::Training(loaded) = window.state().place() else { panic!("the loaded one is shown") };
    assert_ne!(loaded, id);
    let loaded = window.state().editor().workspace().training(loaded).expect("there").clone();
    assert_eq!((loaded.origin, &loaded.title), (Origin::Loaded, &own.title));
    assert_eq!(loaded.agenda.items().count(), own.agenda.items().count());
}

#[test]
fn a_hostile_training_file_is_refused_and_changes_nothing() {
    let mut window = fresh(&Setup::default());
    let file = window.folder.path().join("evil.json");
    for bytes in [&b""[..], b"{", b"[[[[", b"{\"format\":\"doorstep-course\",\"version\":1}", b"\x00\xff\xfe"]
    {
        std::fs::write(&file, bytes).expect("written");
        window.outside.will_choose(file.clone());
        window.act(Action::Pick(Pick::TrainingFile));
        window.settle();
        assert_eq!(window.state().editor().workspace().trainings.len(), 0);
    }
    let deep = "[".repeat(200_000);
    std::fs::write(&file, deep).expect("written");
    window.outside.will_choose(file);
    window.act(Action::Pick(Pick::TrainingFile));
    window.settle();
    assert_eq!(window.state().editor().workspace().trainings.len(), 0);
}
