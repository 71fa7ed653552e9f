//! The day itself: one key, time that gets short, what is not delivered as a whole, groups apart.

use crate::flows::hands::{en, words_of_stories};
use doorstep::t;
use egui_kittest::kittest::Queryable;

use super::*;

#[test]
fn a_whole_day_is_delivered_with_one_key() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        let plan = window.course(id()).agenda.clone();
        pass(&mut window, 15);
        for (title, minutes) in [("Welcome", 30), ("Play", 70), ("Tea", 15), ("Talk", 75)] {
            assert!(sees(&window, title), "{title} is next");
            space(&mut window);
            assert!(sees(&window, words.get("deliver-now")));
            pass(&mut window, minutes);
            space(&mut window);
        }
        assert!(sees(&window, words.get("deliver-all-done")));
        for (title, started, ended) in [
            ("Welcome", at(9, 0), at(9, 30)),
            ("Play", at(9, 30), at(10, 40)),
            ("Talk", at(10, 55), at(12, 10)),
        ] {
            let record = known(&window, title);
            assert_eq!(
                (record.status, record.started, record.ended),
                (Status::Delivered, Some(started), Some(ended))
            );
        }
        assert_eq!(window.course(id()).agenda, plan, "delivering never changes the plan");
        undo_to(&mut window, 1);
        assert!(window.course(id()).records.is_empty() && window.course(id()).runs.is_empty());
    }
}

#[test]
fn the_screen_says_in_words_what_the_bar_says() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        for (minutes, expected) in [
            (0, "deliver-left-enough"),
            (24, "deliver-left-little"),
            (5, "deliver-left-nearly"),
            (1, "deliver-left-over"),
        ] {
            pass(&mut window, minutes);
            assert!(sees(&window, words.get(expected)), "{expected}");
        }
        pass(&mut window, 7);
        assert!(sees(&window, "+7:00"));
        for (end, time) in [("deliver-block-ends", "10:37"), ("deliver-day-ends", "12:07")] {
            assert!(expects(&window, words.get(end), time), "{end}");
        }
    }
}

#[test]
fn minutes_are_given_by_a_key_and_the_day_still_ends_on_time() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        for _ in 0..2 {
            key(&mut window, Modifiers::NONE, Key::Plus);
        }
        let ends = words.get("deliver-day-ends");
        assert!(expects(&window, ends, "12:10"));
        press(&mut window, words.get("deliver-end-on-time"));
        press(&mut window, words.get("deliver-do-shorten"));
        assert!(expects(&window, ends, "12:00"));
        key(&mut window, Modifiers::NONE, Key::Plus);
        press(&mut window, words.get("deliver-other-ways"));
        press(&mut window, words.get("deliver-borrow"));
        let lender = count(&window, "Tea: 15");
        assert_eq!(lender, 1);
        let five = words.minutes(5);
        let cx = &words;
        let name = doorstep::t!(
            cx,
            "deliver-lender",
            title = "Tea",
            from = words.minutes(15),
            to = words.minutes(10)
        );
        press(&mut window, &name);
        assert!(expects(&window, ends, "12:00"), "{five} came from the tea");
        key(&mut window, Modifiers::NONE, Key::Minus);
        assert!(expects(&window, ends, "11:55"));
        assert_eq!(window.course(id()).agenda, two_mornings().agenda);
    }
}

#[test]
fn what_runs_into_lunch_is_said_and_lunch_is_let_go_only_when_asked() {
    let mut course = two_mornings();
    let lunch = item(ItemKind::Lunch, "Lunch", 60);
    course.agenda.days[0].items.push(Arc::new(Item { locked_start: TimeOfDay::new(12, 0), ..lunch }));
    let mut window = delivering(&Setup::default(), course);
    pass(&mut window, 30);
    space(&mut window);
    assert_eq!(count(&window, "“Lunch” is fixed at 12:00; what comes before it is 15\u{a0}min too long."), 1);
    assert!(sees(&window, "12:00 Lunch: to come"));
    press(&mut window, en("deliver-other-ways"));
    press(&mut window, &t!(words_of_stories(), "deliver-release", title = "Lunch"));
    assert!(sees(&window, "12:15 Lunch: to come"));
    press(&mut window, "12:15 Lunch: to come");
    press(&mut window, "Fix the start again: Lunch");
    assert!(sees(&window, "12:00 Lunch: to come"));
}

#[test]
fn a_lunch_that_nothing_holds_offers_nothing_to_let_go() {
    let mut course = two_mornings();
    course.agenda.days[0].items.push(Arc::new(item(ItemKind::Lunch, "Lunch", 60)));
    let mut window = delivering(&Setup::default(), course);
    press(&mut window, "12:00 Lunch: to come");
    assert!(sees(&window, &format!("{}: Lunch", en("deliver-skip"))));
    assert!(!sees(&window, &format!("{}: Lunch", en("deliver-let-go"))));
}

#[test]
fn partly_skipped_and_moved_are_asked_about() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        pass(&mut window, 10);
        press(&mut window, words.get("deliver-other-ends"));
        press(&mut window, words.get("deliver-partly"));
        press(&mut window, words.get("reason-discussion"));
        press(&mut window, words.get("deliver-why-done"));
        let welcome = known(&window, "Welcome");
        assert_eq!((welcome.status, welcome.reason), (Status::Partly, Some(ReasonKind::Discussion)));
        assert_eq!(welcome.actual_minutes(), Some(10));
        space(&mut window);
        press(&mut window, words.get("deliver-other-ends"));
        press(&mut window, words.get("deliver-move"));
        press(&mut window, words.get("reason-no-time"));
        let cx = &words;
        let tuesday = doorstep::t!(cx, "day-number", number = 2);
        let day = words.date(date(2026, 9, 15), doorstep::i18n::DateStyle::Short);
        press(&mut window, &format!("{tuesday}, {day}"));
        press(&mut window, &doorstep::t!(cx, "record-move-in-plan", number = 2));
        assert_eq!(
            titles(&window, id()),
            [vec!["Welcome", "Tea", "Talk"], vec!["Listen", "Coffee", "Play", "Goodbye"]]
        );
        assert_eq!(known(&window, "Play").status, Status::Planned, "it waits to be delivered there");
        press(&mut window, words.get("deliver-skip"));
        assert!(sees(&window, &format!("Tea: {}", words.get("deliver-left-out"))));
        press(&mut window, words.get("deliver-skip"));
        assert!(sees(&window, &format!("Talk: {}", words.get("status-skipped"))));
        assert_eq!(known(&window, "Talk").status, Status::Skipped);
        fill(&mut window, words.get("record-reason-words"), "The power was off");
        assert_eq!(known(&window, "Talk").reason_text, "The power was off");
        assert!(!sees(&window, words.get("deliver-all-done")));
        let told = doorstep::t!(cx, "deliver-told", delivered = 0, sessions = 2);
        assert_eq!(count(&window, &told), 1, "what became of the day, not that all is done");
    }
}

#[test]
fn groups_that_work_apart_run_side_by_side_and_each_can_be_paused() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    space(&mut window);
    press(&mut window, "09:30 Play: to come");
    press(&mut window, "Start alongside: Play");
    pass(&mut window, 10);
    press(&mut window, "Pause: Welcome");
    pass(&mut window, 10);
    assert!(sees(&window, "40:00") && sees(&window, "20:00"), "one went on, the other stood still");
    press(&mut window, "Delivered: Play");
    assert_eq!(known(&window, "Play").actual_minutes(), Some(20));
    key(&mut window, Modifiers::NONE, Key::P);
    pass(&mut window, 5);
    assert!(sees(&window, "15:00"));
    press(&mut window, "09:00 Play: done");
    press(&mut window, "Reopen it: Play");
    assert_eq!(known(&window, "Play").status, Status::InProgress);
    assert!(sees(&window, "40:00") && sees(&window, "15:00"));
}

#[test]
fn what_may_be_dropped_is_left_out_for_today() {
    let mut course = two_mornings();
    Arc::make_mut(&mut course.agenda.days[0].items[1]).priority = Priority::Drop;
    course.notes.push(Arc::new(Note::new(
        NoteId::named("other"),
        NoteKind::Note,
        NoteTarget::Course,
        date(2026, 9, 1).at(9, 0, 0, 0),
        "Bring dolls",
    )));
    course.agenda.days[0].start = TimeOfDay::from_minutes(9 * 60);
    let mut window = delivering(&Setup::default(), course);
    pass(&mut window, 60);
    space(&mut window);
    press(&mut window, en("deliver-end-on-time"));
    assert_eq!(count(&window, "Play: left out"), 1);
    press(&mut window, en("deliver-do-shorten"));
    assert_eq!(known(&window, "Play").status, Status::Skipped);
    assert_eq!(known(&window, "Play").reason, Some(ReasonKind::NoTime));
}

#[test]
fn a_session_that_was_started_too_late_is_set_right() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 25);
        space(&mut window);
        press(&mut window, &format!("09:10 Welcome: {}", words.get("deliver-now")));
        fill(&mut window, words.get("deliver-really-time"), "9:30");
        press(&mut window, words.get("deliver-really-began"));
        assert!(sees(&window, words.get("deliver-time-not-possible")), "that has not come yet");
        fill(&mut window, words.get("deliver-really-time"), "9:02");
        press(&mut window, words.get("deliver-really-began"));
        assert!(sees(&window, "22:00"), "eight of thirty minutes have gone");
        assert_eq!(known(&window, "Welcome").started, Some(at(9, 2)));
    }
}

#[test]
fn what_is_done_is_as_long_as_its_record_says() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    space(&mut window);
    pass(&mut window, 37);
    space(&mut window);
    assert_eq!(known(&window, "Welcome").actual_minutes(), Some(37));
    assert!(paints(&window, "37\u{a0}min"), "in the row of the day");
}

#[test]
fn what_is_late_is_the_same_minutes_in_the_strip_and_in_the_warning() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    window.pass(12 * 60_000 + 40_000);
    window.run();
    let minutes = "12\u{a0}min";
    assert!(expects(
        &window,
        en("deliver-so-far"),
        &t!(words_of_stories(), "deliver-over", minutes = minutes)
    ));
    let warning = t!(words_of_stories(), "deliver-ends-late", time = "12:12", minutes = minutes);
    assert!(sees(&window, &warning), "{warning}");
}

#[test]
fn past_midnight_a_session_may_have_begun_before_it() {
    let mut course = two_mornings();
    course.agenda.days[0].start = TimeOfDay::from_minutes(23 * 60 + 45);
    let mut window = delivering(&Setup::default(), course);
    pass(&mut window, 15 * 60);
    space(&mut window);
    pass(&mut window, 5);
    space(&mut window);
    pass(&mut window, 30);
    space(&mut window);
    pass(&mut window, 5);
    press(&mut window, &format!("00:20 Play: {}", en("deliver-now")));
    fill(&mut window, en("deliver-really-time"), "23:55");
    press(&mut window, en("deliver-really-began"));
    assert_eq!(known(&window, "Play").started, Some(at(23, 55)), "of the evening before");
    assert!(sees(&window, "30:00"), "half of its hour has gone");
}

/// Goes from control to control until the one with this name has the focus.
fn tab_to(window: &mut Window, name: &str) {
    for _ in 0..120 {
        key(window, Modifiers::NONE, Key::Tab);
        if window.get_by_label(name).is_focused() {
            return;
        }
    }
    panic!("{name} is never reached by keys");
}

#[test]
fn everything_is_reached_by_keys_alone() {
    let mut window = crate::harness::window(&Setup { size: [1024.0, 640.0], ..Setup::default() });
    open(&mut window, two_mornings(), Place::Course(id(), CourseTab::Plan));
    key(&mut window, Modifiers::NONE, Key::F5);
    assert_eq!(window.state().place(), deliver());
    space(&mut window);
    tab_to(&mut window, "More");
    space(&mut window);
    tab_to(&mut window, "Partly");
    space(&mut window);
    tab_to(&mut window, "Time ran out");
    space(&mut window);
    let welcome = known(&window, "Welcome");
    assert_eq!((welcome.status, welcome.reason), (Status::Partly, Some(ReasonKind::NoTime)));
    tab_to(&mut window, "10:00 Talk: to come");
    key(&mut window, Modifiers::NONE, Key::Enter);
    tab_to(&mut window, "Start now: Talk");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(known(&window, "Talk").status, Status::InProgress);
    tab_to(&mut window, "Delivered");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(known(&window, "Talk").status, Status::Delivered);
}

#[test]
fn a_key_pressed_twice_by_a_slip_does_not_finish_what_it_started() {
    let mut window = delivering(&Setup::default(), two_mornings());
    space(&mut window);
    space(&mut window);
    assert_eq!(known(&window, "Welcome").status, Status::InProgress);
    window.pass(2_000);
    space(&mut window);
    assert_eq!(known(&window, "Welcome").status, Status::Delivered);
}

#[test]
fn what_was_recorded_by_hand_without_its_times_is_done_and_not_left_out() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        let edit = doorstep::core::edit::record::RecordEdit::Status(Status::Delivered);
        let record = doorstep::core::edit::command::CourseEdit::Record(ItemId::named("Welcome"), edit);
        window.act(Action::Edit(Command::Course(id(), record)));
        assert!(count(&window, &format!("Welcome: {}", words.get("deliver-done"))) > 0);
        assert_eq!(count(&window, words.get("deliver-left-out")), 0);
    }
}

#[test]
fn after_a_day_that_is_closed_the_next_one_follows() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    for _ in 0..8 {
        window.pass(3_000);
        space(&mut window);
    }
    let next = t!(words_of_stories(), "deliver-next-day", day = "Day 2");
    assert!(sees(&window, en("deliver-all-done")) && !sees(&window, &next));
    press(&mut window, en("close-day"));
    press(&mut window, en("close-do"));
    window.act(Action::Go(deliver()));
    press(&mut window, &next);
    assert!(sees(&window, "Listen"));
}

#[test]
fn in_a_low_window_what_ends_a_session_is_in_sight() {
    // The smallest window at 150 %.
    let size = [1024.0 / 1.5, 640.0 / 1.5];
    for language in ["en", "ru"] {
        let words = words(language);
        let mut window = delivering(&Setup { language, size, ..Setup::default() }, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        for key in ["deliver-delivered", "deliver-less", "deliver-more"] {
            let place = window.get_by_label(words.get(key)).rect();
            assert!(place.top() > 60.0 && place.bottom() < size[1], "{key} in {language}: {place}");
            let notes = t!(words, "deliver-note-of", kind = words.get("note-kind-parking"));
            let notes = window.get_by_label(&notes).rect();
            assert!(place.bottom() < notes.top(), "{key} in {language}: {place} over {notes}");
        }
    }
}

#[test]
fn a_day_whose_time_has_passed_is_asked_for_its_record_and_told_no_delay() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 13 * 60);
        assert!(sees(&window, words.get("deliver-passed")));
        let late = words.get("deliver-day-ends");
        assert!(!window.query_all_by_label_contains(late).any(|_| true), "nothing is expected any more");
        press(&mut window, words.get("deliver-passed-record"));
        let day = window.course(id()).agenda.days[0].id;
        assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Record(Some(day))));
        window.act(Action::Go(Place::Home));
        let ask = t!(words, "home-passed", number = 1);
        assert!(sees(&window, &ask), "the first screen asks the same");
        press(&mut window, &t!(words, "home-record-day", number = 1));
        assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Record(Some(day))));
        // What is begun after all is delivered as on any day.
        window.act(Action::Go(deliver()));
        space(&mut window);
        assert!(!sees(&window, words.get("deliver-passed")) && sees(&window, words.get("deliver-now")));
    }
}
