//! Stories of spreadsheets: chosen or dropped, shown, set right, taken as one step.

use doorstep::core::model::agenda::ItemKind;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Dialog, Place};
use egui_kittest::kittest::Queryable;

use crate::flows::hands::{self, en};
use crate::harness::{Setup, Window, both_sizes, window};

fn press(window: &mut Window, name: &str) {
    window.get_by_label(name).click_accesskit();
    window.run();
}

fn counted(key: &str, count: usize) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("count", count);
    I18n::new("en").format(key, &args)
}

/// A window with a course, at one of its tabs.
fn at(setup: &Setup, tab: CourseTab) -> (Window, doorstep::core::ids::CourseId) {
    let mut window = window(setup);
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Go(Place::Course(id, tab)));
    window.settle();
    (window, id)
}

fn drop_file(window: &mut Window, name: &str, bytes: &[u8]) {
    let path = window.folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    hands::drop_file(window, path);
}

#[test]
fn people_are_chosen_from_a_file_shown_set_right_and_taken_as_one_step() {
    for setup in both_sizes() {
        let (mut window, id) = at(&setup, CourseTab::People);
        let path = window.folder.path().join("people.csv");
        let (bytes, ..) =
            encoding_rs::WINDOWS_1251.encode("№;ФИО;Пол;Отдел\n1;Иванова А.;ж;Север\n2;;м;Юг\n");
        std::fs::write(&path, bytes).expect("written");
        window.outside.will_choose(path);
        press(&mut window, en("people-from-file"));
        window.settle();
        window.get_by_label("Иванова А.");
        window.get_by_label(&I18n::new("en").format("table-why-no-name", &{
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("rows", "3");
            args
        }));
        // A column that was not known is set right.
        press(&mut window, "D: Отдел");
        press(&mut window, en("people-workplace"));
        window.get_by_label("Woman · Север");
        press(&mut window, &counted("people-paste-take", 1));
        let person = window.course(id).people.participants[0].clone();
        assert_eq!((person.name.as_str(), person.workplace.as_str()), ("Иванова А.", "Север"));
        assert!(window.state().dialog().is_none() && window.state().background().table.is_none());
        window.act(Action::Undo);
        assert!(window.course(id).people.participants.is_empty());
    }
}

#[test]
fn a_file_with_wrong_letters_is_read_as_the_person_says() {
    let (mut window, id) = at(&Setup::default(), CourseTab::People);
    // Too little to tell.
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode("Name\nČĆ\n");
    drop_file(&mut window, "short.csv", &bytes);
    press(&mut window, en("table-letters"));
    press(&mut window, en("table-letters-central"));
    window.settle();
    press(&mut window, &counted("people-paste-take", 1));
    assert_eq!(window.course(id).people.participants[0].name, "ČĆ");
}

#[test]
fn a_plan_is_dropped_on_the_plan_and_comes_after_its_days_or_in_their_place() {
    let (mut window, id) = at(&Setup::default(), CourseTab::Plan);
    let before = window.course(id);
    let plan = "Day,Time,Session\n1,9:00-10:00,Play\n1,10:00-10:15,Coffee\n2,9:00-9:30,Talk\n";
    drop_file(&mut window, "plan.csv", plan.as_bytes());
    assert!(matches!(window.state().dialog(), Some(Dialog::Table)));
    press(&mut window, &counted("table-take-plan", 2));
    let after = window.course(id);
    assert_eq!(after.agenda.days.len(), before.agenda.days.len() + 2);
    let last = &after.agenda.days[after.agenda.days.len() - 2];
    assert_eq!((last.items[1].kind, last.items[1].minutes), (ItemKind::Break, 15));
    window.act(Action::Undo);
    assert_eq!(window.course(id).agenda, before.agenda);
    drop_file(&mut window, "plan.csv", plan.as_bytes());
    press(&mut window, en("table-mode"));
    press(&mut window, en("table-mode-instead"));
    press(&mut window, &counted("table-take-plan", 2));
    assert_eq!(window.course(id).agenda.days.len(), 2);
}

#[test]
fn a_new_course_is_made_of_a_spreadsheet() {
    let mut window = window(&Setup::default());
    window.settle();
    window.act(Action::Go(Place::NewCourse(None)));
    let path = window.folder.path().join("Nurses 2026.csv");
    std::fs::write(&path, "Date;Time;Session\n14.09.2026;9:00;Play\n;10:00;Lunch\n15.09.2026;9:00;Talk\n")
        .expect("written");
    window.outside.will_choose(path);
    press(&mut window, en("new-course-from-file"));
    window.settle();
    press(&mut window, &counted("table-take-new", 2));
    let Place::Course(id, CourseTab::Plan) = window.state().place() else { panic!("at the plan") };
    let course = window.course(id);
    assert_eq!(course.title, "Nurses 2026");
    assert_eq!(course.first_date(), Some(jiff::civil::date(2026, 9, 14)));
}

#[test]
fn what_is_no_spreadsheet_is_said_and_leaving_leaves_nothing() {
    let (mut window, id) = at(&Setup::default(), CourseTab::People);
    drop_file(&mut window, "people.xlsx", b"\xD0\xCF\x11\xE0 an old one");
    window.get_by_label(en("table-old-format"));
    press(&mut window, en("common-close"));
    assert!(window.state().dialog().is_none() && window.state().background().table.is_none());
    drop_file(&mut window, "people.csv", b"Name\nAna\n");
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(window.state().dialog().is_none() && window.state().background().table.is_none());
    assert!(window.course(id).people.participants.is_empty());
}
