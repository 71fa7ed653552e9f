//! Stories of the plan by hand: pulling an edge, naming what is new at once, menus, slides from a card, one remedy
//! for several days.

use doorstep::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use doorstep::core::edit::closing::ClosingEdit;
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::DocId;
use doorstep::core::model::agenda::ItemKind;
use doorstep::core::plan::problems::{Problem, problems};
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::time::TimeOfDay;
use doorstep::t;
use doorstep::ui::action::{Action, CourseTab, Dialog, Place};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use crate::courses::{open, titles, two_mornings};
use crate::flows::hands::{en, key, press, sees, type_text, words_of_stories};
use crate::harness::{Setup, Window, both_sizes, window};

fn plan() -> Window {
    let mut harness = window(&Setup::default());
    let course = two_mornings();
    let place = Place::Course(course.id, CourseTab::Plan);
    open(&mut harness, course, place);
    harness
}

fn minutes(window: &Window, title: &str) -> u32 {
    let course = window.course(two_mornings().id);
    course.agenda.items().find(|item| item.title == title).expect("the item").minutes
}

#[test]
fn a_pulled_edge_changes_the_length_in_steps_of_five_and_undo_takes_it_back() {
    let mut window = plan();
    let before = minutes(&window, "Play");
    let edge = window.get_by_label_contains("Play,").rect().center_bottom() - vec2(0.0, 3.0);
    window.drag_at(edge);
    window.run();
    window.hover_at(edge + vec2(0.0, 7.0));
    window.step();
    // Ten minutes are fourteen points; a little more or less is the same step.
    window.hover_at(edge + vec2(0.0, 15.0));
    window.step();
    assert_eq!(minutes(&window, "Play"), before, "nothing changes before it is let go");
    window.drop_at(edge + vec2(0.0, 15.0));
    window.run();
    assert_eq!(minutes(&window, "Play"), before + 10);
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(minutes(&window, "Play"), before);
}

#[test]
fn escape_gives_up_a_card_that_is_dragged_and_an_edge_that_is_pulled() {
    let mut window = plan();
    let place = window.state().place();
    let state = |window: &Window| (titles(window, two_mornings().id), minutes(window, "Play"));
    let before = state(&window);
    let card = window.get_by_label_contains("Play,").rect();
    let tea = window.get_by_label_contains("Tea,").rect();
    let edge = card.center_bottom() - vec2(0.0, 3.0);
    for (from, to) in [(card.center(), tea.center()), (edge, edge + vec2(0.0, 30.0))] {
        window.drag_at(from);
        window.run();
        for part in [0.5, 1.0] {
            window.hover_at(from + (to - from) * part);
            window.step();
        }
        key(&mut window, Modifiers::NONE, Key::Escape);
        window.hover_at(to + vec2(0.0, 1.0));
        window.step();
        window.drop_at(to + vec2(0.0, 1.0));
        window.run();
        assert_eq!(state(&window), before, "from {from:?} to {to:?}");
        assert_eq!(window.state().place(), place);
    }
}

#[test]
fn what_is_added_takes_the_name_that_is_typed() {
    let mut window = plan();
    press(&mut window, &t!(words_of_stories(), "plan-add-to-day", number = 1));
    type_text(&mut window, "Songs");
    key(&mut window, Modifiers::NONE, Key::Enter);
    let named = titles(&window, two_mornings().id);
    assert!(named[0].iter().any(|title| title == "Songs"), "{named:?}");
    // The card has the keys again: an arrow leads on to its neighbour.
    key(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_ne!(titles(&window, two_mornings().id), named);
}

#[test]
fn a_right_click_on_a_card_gives_its_menu_in_words() {
    let mut window = plan();
    window.get_by_label_contains("Play,").click_secondary();
    window.run();
    for entry in ["plan-open-session", "plan-move-down", "plan-duplicate", "plan-split", "common-delete"] {
        assert!(sees(&window, en(entry)), "{entry}");
    }
    press(&mut window, en("plan-move-down"));
    let moved = titles(&window, two_mornings().id);
    assert_eq!(moved[0], ["Welcome", "Tea", "Play", "Talk"]);
}

#[test]
fn slides_are_opened_from_the_card() {
    for setup in both_sizes() {
        let words = crate::flows::hands::words(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
        let title = window.course(id).agenda.days[0].items[1].title.clone();
        press(&mut window, &t!(words, "plan-card-slides", title = title));
        window.settle();
        assert!(matches!(window.state().dialog(), Some(Dialog::FileMissing(_))), "they are asked for");
    }
}

#[test]
fn what_holds_for_several_days_is_said_once_and_mended_on_all_in_one_step() {
    let mut window = window(&Setup { size: [1600.0, 1000.0], ..Setup::default() });
    window.settle();
    let id = window.new_course("foundational");
    let doc = DocId::Course(id);
    let early = TimeOfDay::from_minutes(16 * 60);
    for day in &window.course(id).agenda.days {
        window.act(Action::Edit(Command::Agenda(doc, AgendaEdit::Day(day.id, DayField::End(early)))));
    }
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    // Days 1 and 3 end at the same time: one sentence, one button for both.
    let both = t!(words_of_stories(), "plan-trouble-days", count = 2, days = "1, 3");
    assert!(sees(&window, &both), "said once for both days");
    let fix = t!(words_of_stories(), "plan-fix-end", time = "16:25");
    let buttons = window.query_all_by_label(&fix).count();
    assert_eq!(buttons, 1);
    let steps = window.state().editor().history().undo_len();
    press(&mut window, &fix);
    let ends: Vec<String> = window.course(id).agenda.days.iter().map(|day| day.end.to_string()).collect();
    assert_eq!((ends[0].as_str(), ends[2].as_str()), ("16:25", "16:25"));
    assert_eq!(window.state().editor().history().undo_len(), steps + 1, "one step for both");
}

#[test]
fn what_is_mended_on_several_days_leaves_one_that_is_over() {
    let mut window = window(&Setup { size: [1600.0, 1000.0], ..Setup::default() });
    window.settle();
    let id = window.new_course("foundational");
    let early = TimeOfDay::from_minutes(16 * 60);
    let days = window.course(id).agenda.days.clone();
    for day in &days {
        let end = AgendaEdit::Day(day.id, DayField::End(early));
        window.act(Action::Edit(Command::Agenda(DocId::Course(id), end)));
    }
    let close = |window: &mut Window, day: usize| {
        let closed = ClosingEdit::Closed(Some(date(2026, 9, 14).at(17, 0, 0, 0)));
        window.act(Action::Edit(Command::Course(id, CourseEdit::Closing(days[day].id, closed))));
    };
    let ends = |window: &Window| -> [String; 2] {
        let days = &window.course(id).agenda.days;
        [0, 2].map(|day| days[day].end.to_string())
    };
    let fix = t!(words_of_stories(), "plan-fix-end", time = "16:25");
    close(&mut window, 0);
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    let both = t!(words_of_stories(), "plan-trouble-days", count = 2, days = "1, 3");
    assert!(sees(&window, &both) && sees(&window, en("plan-trouble-happened")), "it is said");
    press(&mut window, &fix);
    assert_eq!(ends(&window), ["16:00", "16:25"], "the day that is over ends when it was to end");
    window.act(Action::Undo);
    close(&mut window, 2);
    window.run();
    assert!(sees(&window, &both) && !sees(&window, &fix), "both are over: nothing is left to mend");
    assert_eq!(ends(&window), ["16:00", "16:00"]);
}

#[test]
fn lunch_is_moved_on_one_day_and_with_one_press_on_all_that_have_not_happened() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    window.settle();
    let lunches = |window: &Window| -> Vec<String> {
        let course = window.course(id);
        let lunches = course.agenda.items().filter(|item| item.kind == ItemKind::Lunch);
        lunches
            .map(|item| format!("{:?} {}", item.locked_start.map(|at| at.to_string()), item.minutes))
            .collect()
    };
    let before = lunches(&window);
    let course = window.course(id);
    let first = course.agenda.items().find(|item| item.kind == ItemKind::Lunch).expect("a lunch").id;
    for field in [ItemField::LockedStart(Some(TimeOfDay::from_minutes(13 * 60))), ItemField::Minutes(45)] {
        window.act(Action::Edit(Command::Agenda(DocId::Course(id), AgendaEdit::Item(first, field))));
    }
    window.settle();
    let card = window.query_all_by_label_contains("13:00 to 13:45").next().expect("its card");
    card.click_accesskit();
    window.run();
    press(&mut window, en("plan-lunch-to-days"));
    assert_eq!(lunches(&window), vec![r#"Some("13:00") 45"#.to_owned(); before.len()]);
    assert!(!sees(&window, en("plan-lunch-to-days")), "all have it: nothing is left to do");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(lunches(&window)[1..], before[1..], "one step");
}

#[test]
fn lunch_moved_for_all_days_takes_three_presses_and_leaves_nothing_to_mend() {
    for setup in both_sizes() {
        let words = crate::flows::hands::words(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
        window.settle();
        let before = window.course(id);
        // One: the lunch of the first day. Two: its time, typed. Three: all days.
        let day = &before.agenda.days[0];
        let lunch = day.items.iter().find(|item| item.kind == ItemKind::Lunch).expect("a lunch");
        let slot = *DaySchedule::of(day).slot(lunch.id).expect("its times");
        let card = t!(
            words,
            "plan-card",
            title = lunch.title.clone(),
            start = TimeOfDay::from_minutes(slot.start).to_string(),
            end = TimeOfDay::from_minutes(slot.end).to_string()
        );
        window.query_all_by_label_contains(&card).next().expect("its card").click_accesskit();
        window.run();
        window.get_by_label(words.get("new-course-start")).click();
        window.run();
        key(&mut window, Modifiers::COMMAND, Key::A);
        type_text(&mut window, "13:00");
        key(&mut window, Modifiers::NONE, Key::Enter);
        let days: Vec<String> = (1..=before.agenda.days.len()).map(|day| day.to_string()).collect();
        let said = t!(words, "plan-lunch-changes", count = days.len(), days = days.join(", "));
        assert!(sees(&window, &said), "what changes is said first");
        press(&mut window, words.get("plan-lunch-to-days"));
        let after = window.course(id);
        for day in &after.agenda.days {
            let graver = |one: &Problem| !matches!(one, Problem::EndsEarly { .. });
            assert_eq!(problems(day).into_iter().filter(graver).collect::<Vec<_>>(), []);
            let lunch = day.items.iter().find(|item| item.kind == ItemKind::Lunch).expect("a lunch");
            assert_eq!(lunch.locked_start, Some(TimeOfDay::from_minutes(13 * 60)));
        }
        assert!(!sees(&window, words.get("plan-lunch-to-days")), "nothing is left to do");
        key(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(window.course(id).agenda.days[1..], before.agenda.days[1..], "one step");
    }
}
