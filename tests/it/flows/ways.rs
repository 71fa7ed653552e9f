//! Stories of the ways of hands and keys: Escape and F5, where the focus is, columns, Cyrillic keyboards.

use std::sync::Arc;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::people::PeopleEdit;
use doorstep::core::ids::{CourseId, DocId, ItemId};
use doorstep::core::model::agenda::ItemKind;
use doorstep::core::model::people::Participant;
use doorstep::core::model::progress::phase;
use doorstep::core::model::run::Phase;
use doorstep::t;
use doorstep::ui::action::{Action, CourseTab, Dialog, DocumentAction, MaterialsView, Place};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::hands::{en, fill, key, press, sees, type_text, words_of_stories};
use crate::courses::{open, two_mornings};
use crate::harness::{Setup, Window, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn on(place: Place) -> Window {
    let mut window = window(&Setup::default());
    open(&mut window, two_mornings(), place);
    window
}

fn escape(window: &mut Window) {
    key(window, Modifiers::NONE, Key::Escape);
}

#[test]
fn escape_is_one_step_back() {
    let plan = Place::Course(id(), CourseTab::Plan);
    let session = Place::Session(DocId::Course(id()), ItemId::named("Play"));
    let mut window = on(plan);
    window.act(Action::Go(session));
    // Out of a field, out of a dialog, and only then out of the place.
    fill(&mut window, en("plan-title"), "Games");
    escape(&mut window);
    assert_eq!(window.state().place(), session, "out of the field");
    window.act(Action::Show(Dialog::Shortcuts));
    escape(&mut window);
    assert!(window.state().dialog().is_none());
    assert_eq!(window.state().place(), session, "out of the dialog");
    escape(&mut window);
    assert_eq!(window.state().place(), plan, "out of the session");
    for place in [
        Place::Backups(None),
        Place::Bin,
        Place::News,
        Place::NewCourse(None),
        Place::CloseDay(id(), two_mornings().agenda.days[0].id),
        Place::Trainings,
        Place::Notes,
        Place::Settings,
        Place::Help,
    ] {
        window.act(Action::Go(place));
        escape(&mut window);
        assert_eq!(window.state().place(), plan, "{place:?}");
    }
}

#[test]
fn escape_leads_out_of_the_running_day_to_its_course_and_out_of_a_course_to_the_first_screen() {
    let tab = |tab| Place::Course(id(), tab);
    let mut window = on(Place::Home);
    for course_tab in [
        CourseTab::Plan,
        CourseTab::Record(None),
        CourseTab::Materials(MaterialsView::All),
        CourseTab::People,
        CourseTab::Notes,
        CourseTab::Reports,
        CourseTab::Details,
    ] {
        window.act(Action::Go(tab(course_tab)));
        window.settle();
        escape(&mut window);
        assert_eq!(window.state().place(), Place::Home, "{course_tab:?}");
    }
    // However it was come into, and past a session: one step at a time.
    window.act(Action::Go(Place::Settings));
    window.act(Action::Go(tab(CourseTab::Deliver)));
    window.act(Action::Go(Place::Session(DocId::Course(id()), ItemId::named("Play"))));
    for place in [tab(CourseTab::Deliver), tab(CourseTab::Plan), Place::Home, Place::Home] {
        escape(&mut window);
        assert_eq!(window.state().place(), place);
    }
    // What lies over the day comes first: the wall timer, the field of its note.
    window.act(Action::Go(tab(CourseTab::Deliver)));
    key(&mut window, Modifiers::NONE, Key::F11);
    escape(&mut window);
    assert_eq!(window.state().place(), tab(CourseTab::Deliver), "out of the wall timer");
    key(&mut window, Modifiers::NONE, Key::Num1);
    escape(&mut window);
    assert_eq!(window.state().place(), tab(CourseTab::Deliver), "out of the note");
    key(&mut window, Modifiers::NONE, Key::Tab);
    escape(&mut window);
    assert_eq!(window.state().place(), tab(CourseTab::Deliver), "off the button: the space bar is the day's");
    escape(&mut window);
    assert_eq!(window.state().place(), tab(CourseTab::Plan));
    // Alt and the arrow go back the way that was gone, without what was stepped out of.
    key(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().place(), Place::Home);
}

#[test]
fn f5_takes_the_next_day_without_asking_which_and_says_that_it_is_not_today() {
    let mut course = two_mornings();
    for (index, day) in course.agenda.days.iter_mut().enumerate() {
        let of_month = i8::try_from(5 + index).expect("small");
        day.date = Some(jiff::civil::date(2027, 10, of_month));
    }
    let mut window = window(&Setup::default());
    open(&mut window, course, Place::Settings);
    key(&mut window, Modifiers::NONE, Key::F5);
    window.settle();
    assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Deliver));
    assert!(sees(&window, en("deliver-not-today")) && !sees(&window, en("deliver-no-day")));
    // It is said, and another can be chosen.
    press(&mut window, en("deliver-another-day"));
    assert!(sees(&window, en("deliver-no-day")));
    press(&mut window, &t!(words_of_stories(), "deliver-choose", day = "Day 2 · Wed 6 Oct"));
    key(&mut window, Modifiers::NONE, Key::Space);
    let second = window.course(id()).agenda.days[1].id;
    assert!(window.course(id()).runs.contains_key(&second));
    assert!(!sees(&window, en("deliver-not-today")));
}

#[test]
fn f5_leads_to_the_day_that_runs_or_comes_from_anywhere() {
    let deliver = Place::Course(id(), CourseTab::Deliver);
    let mut window = on(Place::Home);
    key(&mut window, Modifiers::NONE, Key::F5);
    assert_eq!(window.state().place(), deliver, "the next day is today's");
    key(&mut window, Modifiers::NONE, Key::Space);
    // While it runs, it is the one, whatever course is shown.
    let other = window.new_course("foundational");
    assert_eq!(window.state().place().course(), Some(other));
    key(&mut window, Modifiers::NONE, Key::F5);
    assert_eq!(window.state().place(), deliver);
    window.act(Action::Go(Place::Settings));
    key(&mut window, Modifiers::NONE, Key::F5);
    assert_eq!(window.state().place(), deliver);
    // After a restart the courses are closed, and yet it is found.
    window.act(Action::Go(Place::Home));
    let mut window = window.restart();
    window.act(Action::Go(Place::Help));
    key(&mut window, Modifiers::NONE, Key::F5);
    window.settle();
    assert_eq!(window.state().place(), deliver);
}

#[test]
fn the_focus_is_where_it_was_after_back_and_on_the_first_card_of_what_was_made() {
    let mut window = window(&Setup::default());
    window.settle();
    window.get_by_label(en("home-new")).focus();
    window.run();
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().place(), Place::NewCourse(None));
    key(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(window.get_by_label(en("home-new")).is_focused());
    key(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, en("new-course-create"));
    let Place::Course(made, CourseTab::Plan) = window.state().place() else { panic!("the plan") };
    let before = window.course(made).agenda.days[0].items.clone();
    key(&mut window, Modifiers::ALT, Key::ArrowDown);
    let after = window.course(made).agenda.days[0].items.clone();
    assert_eq!((after[0].id, after[1].id), (before[1].id, before[0].id), "the keys are at the first card");
}

#[test]
fn letters_as_keys_work_on_a_cyrillic_keyboard() {
    let mut window = on(Place::Course(id(), CourseTab::Deliver));
    window.pass(15 * 60_000);
    key(&mut window, Modifiers::NONE, Key::Space);
    // The key of the letter "з": no key that Doorstep knows, at the place of P.
    for (key, physical_key) in [(Key::OpenBracket, Some(Key::P)), (Key::P, None), (Key::P, Some(Key::R))] {
        let before = window.course(id());
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            window.event(Event::Key { key, physical_key, pressed, repeat: false, modifiers });
        }
        window.run();
        let (course, day) = (window.course(id()), before.agenda.days[0].id);
        let now = |course: &doorstep::core::model::course::Course| {
            phase(course, course.runs.get(&day).map(Arc::as_ref), ItemId::named("Welcome"))
        };
        let other = if now(&before) == Phase::Running { Phase::Paused } else { Phase::Running };
        assert_eq!(now(&course), other, "{key:?} at {physical_key:?}");
    }
}

#[test]
fn the_tests_of_seventeen_people_are_typed_down_the_column() {
    let mut window = on(Place::Course(id(), CourseTab::People));
    let people = (0..17).map(|number| {
        let named = doorstep::core::ids::ParticipantId::named(&number.to_string());
        Participant::new(named, format!("P{number}"))
    });
    let add = CourseEdit::People(PeopleEdit::Add(people.collect()));
    window.act(Action::Edit(Command::Course(id(), add)));
    let first = format!("P0, {}", en("people-before"));
    window.get_by_label(&first).scroll_to_me();
    window.run();
    window.get_by_label(&first).focus();
    window.run();
    for points in 10..27 {
        type_text(&mut window, &points.to_string());
        key(&mut window, Modifiers::NONE, Key::Enter);
        window.run();
    }
    let before: Vec<Option<u32>> =
        window.course(id()).people.participants.iter().map(|person| person.before).collect();
    assert_eq!(before, (10..27).map(Some).collect::<Vec<_>>());
}

#[test]
fn what_is_added_to_a_day_comes_before_its_closing() {
    let mut window = on(Place::Course(id(), CourseTab::Plan));
    press(&mut window, &t!(words_of_stories(), "plan-add-to-day", number = 2));
    let kinds = |window: &Window| -> Vec<ItemKind> {
        window.course(id()).agenda.days[1].items.iter().map(|item| item.kind).collect()
    };
    let expected = [ItemKind::Session, ItemKind::Break, ItemKind::Session, ItemKind::Closing];
    assert_eq!(kinds(&window), expected);
    // Nor does it come behind a closing that is selected, or a session that is sent over from a place further down.
    window.act(Action::Undo);
    window.get_by_label_contains("Goodbye,").click_accesskit();
    window.run();
    press(&mut window, en("common-add"));
    press(&mut window, en("kind-session"));
    assert_eq!(kinds(&window), expected);
    window.act(Action::Undo);
    window.get_by_label_contains("Talk,").click_accesskit();
    window.run();
    key(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(kinds(&window), expected);
}

#[test]
fn the_sample_stands_below_the_course_of_today() {
    let mut window = window(&Setup::default());
    window.settle();
    window.new_course("foundational");
    window.act(Action::Documents(DocumentAction::OpenSample));
    window.settle();
    let Place::Course(sample, _) = window.state().place() else { panic!("the sample") };
    let sample = window.course(sample).title.clone();
    window.act(Action::Go(Place::Home));
    window.settle();
    assert!(sees(&window, &sample));
    let day = window.get_by_label("Foundational course").rect();
    let card = window.get_by_label(&sample).rect();
    assert!(day.bottom() < card.top());
}
