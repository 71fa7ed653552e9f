//! Stories of a course's details: its hours and its dates.

use crate::flows::hands::{en, press, words_of_stories};
use doorstep::core::edit::closing::ClosingEdit;
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::model::agenda::ItemKind;
use doorstep::core::plan::times::DaySchedule;
use doorstep::i18n::I18n;
use doorstep::t;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::harness::{Setup, Window, both_sizes, window};

fn type_into(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.get_by_label(field).type_text(text);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
}

#[test]
fn new_hours_and_another_lunch_go_to_every_day_in_one_step() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        window.act(Action::Go(Place::Course(id, CourseTab::Details)));
        let before = window.course(id);
        type_into(&mut window, words.get("new-course-start"), "8:00");
        type_into(&mut window, words.get("new-course-lunch"), "12:00");
        type_into(&mut window, words.get("new-course-lunch-minutes"), "45");
        let typed = window.course(id);
        assert_eq!(typed.agenda, before.agenda, "the days stay until they are asked to change");
        press(&mut window, words.get("details-hours-to-days"));
        assert_eq!(window.course(id).agenda, before.agenda, "what changes is shown first");
        assert_eq!(
            window.query_all_by_label(words.get("details-hours-changed")).count(),
            before.agenda.days.len()
        );
        window.get_by_label(words.get("details-hours-do")).focus();
        window.run();
        window.run();
        press(&mut window, words.get("details-hours-do"));
        let after = window.course(id);
        for day in &after.agenda.days {
            assert_eq!(day.start.to_string(), "08:00");
            let schedule = DaySchedule::of(day);
            let lunch = day.items.iter().position(|item| item.kind == ItemKind::Lunch).expect("a lunch");
            assert_eq!((schedule.slots[lunch].start, day.items[lunch].minutes), (12 * 60, 45));
            // Nothing teaches on into lunch for long, and no hole of half an hour opens before it.
            assert!(schedule.slots[lunch].gap <= 60 && schedule.slots[lunch].overlap <= 60);
        }
        window.act(Action::Undo);
        assert_eq!(window.course(id).agenda, before.agenda, "one step back");
    }
}

#[test]
fn a_day_that_is_over_keeps_its_hours_and_its_date() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let before = window.course(id);
    let over = before.agenda.days[0].id;
    let closed = ClosingEdit::Closed(Some(date(2026, 9, 14).at(17, 0, 0, 0)));
    window.act(Action::Edit(Command::Course(id, CourseEdit::Closing(over, closed))));
    window.act(Action::Go(Place::Course(id, CourseTab::Details)));
    let words = I18n::new("en");
    type_into(&mut window, words.get("new-course-lunch"), "12:00");
    press(&mut window, words.get("details-hours-to-days"));
    assert_eq!(window.query_all_by_label(words.get("details-day-happened")).count(), 1, "it is said");
    window.get_by_label(words.get("details-hours-do")).focus();
    window.run();
    window.run();
    press(&mut window, words.get("details-hours-do"));
    let after = window.course(id);
    assert_eq!(after.agenda.days[0], before.agenda.days[0], "a day that is over stays as it was");
    assert_ne!(after.agenda.days[1], before.agenda.days[1]);
    press(&mut window, words.get("details-move-dates"));
    type_into(&mut window, words.get("new-course-first-date"), "24.09.2026");
    assert_eq!(window.query_all_by_label(words.get("details-day-happened")).count(), 1, "it is said");
    window.get_by_label(words.get("details-move-do")).focus();
    window.run();
    window.run();
    press(&mut window, words.get("details-move-do"));
    let moved = window.course(id);
    assert_eq!(moved.agenda.days[0], before.agenda.days[0]);
    assert_eq!(moved.agenda.days[1].date, Some(date(2026, 9, 24)));
}

#[test]
fn dates_are_shown_before_they_are_moved() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Go(Place::Course(id, CourseTab::Details)));
    press(&mut window, en("details-move-dates"));
    type_into(&mut window, en("new-course-first-date"), "24.09.2026");
    let dates =
        |window: &Window| window.course(id).agenda.days.iter().filter_map(|day| day.date).collect::<Vec<_>>();
    assert_eq!(dates(&window)[0], date(2026, 9, 14), "nothing has moved yet");
    window.get_by_label_contains(&t!(
        words_of_stories(),
        "details-moved-day",
        after = "Thu 24 Sep",
        before = "Mon 14 Sep"
    ));
    // The button is below what fits into the window: the keys bring it into view.
    window.get_by_label(en("details-move-do")).focus();
    window.run();
    window.run();
    press(&mut window, en("details-move-do"));
    let expected = [24, 25, 28, 29, 30].map(|day| date(2026, 9, day));
    assert_eq!(dates(&window), expected);
    assert!(window.query_by_label(en("details-move-do")).is_none());
    window.act(Action::Undo);
    assert_eq!(dates(&window)[0], date(2026, 9, 14));
}
