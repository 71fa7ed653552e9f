//! Closed and opened again, clocks that jump, days without a date, and frames that are not drawn.

use super::*;
use crate::flows::hands::{en, words_of_stories};
use doorstep::t;

#[test]
fn the_next_start_stands_on_the_same_session_and_minute() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        let began = window.clock_millis();
        space(&mut window);
        pass(&mut window, 12);
        key(&mut window, Modifiers::NONE, Key::Num5);
        type_text(&mut window, "Half a thou");
        window.settle();
        let passed = window.clock_millis();
        let (course, mut window) = (window.course(id()), window.restart_at(passed + 60_000));
        assert_eq!(window.state().place(), deliver(), "straight into the running day");
        assert!(sees(&window, words.get("deliver-now")) && count(&window, "Half a thou") >= 1);
        assert_eq!(*window.course(id()), *course);
        // What is left is shown in seconds that have begun.
        let left = (30 * 60_000 - (window.clock_millis() - began)).div_ceil(1_000);
        let shown = format!("{}:{:02}", left / 60, left % 60);
        assert!(count(&window, &shown) >= 1, "the same minute");
        space(&mut window);
        assert_eq!(known(&window, "Welcome").status, Status::Delivered);
    }
}

#[test]
fn a_clock_that_jumps_is_asked_about_and_set_right() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        window.clock.jump(40 * 60_000);
        window.run();
        assert!(count(&window, words.get("deliver-not-sure")) > 0);
        press(&mut window, words.get("deliver-clock-set"));
        assert!(count(&window, words.get("deliver-not-sure")) == 0 && sees(&window, "30:00"));
        window.clock.jump(10 * 60_000);
        window.run();
        press(&mut window, words.get("deliver-time-passed"));
        assert!(sees(&window, "20:00"));
        window.clock.jump(-30 * 60_000);
        window.clock.change_zone(2);
        window.run();
        assert!(sees(&window, "20:00") && count(&window, words.get("deliver-not-sure")) == 0);
        // The lid was closed, and nobody finished the session.
        pass(&mut window, 20 * 60);
        assert!(count(&window, words.get("deliver-not-sure")) > 0);
        fill(&mut window, words.get("deliver-really-time"), "half past");
        press(&mut window, words.get("deliver-really-ended"));
        assert!(sees(&window, words.get("deliver-time-unclear")));
        fill(&mut window, words.get("deliver-really-time"), "12:00");
        press(&mut window, words.get("deliver-really-ended"));
        assert_eq!(known(&window, "Welcome").status, Status::Delivered);
        assert!(known(&window, "Welcome").actual_minutes().is_some_and(|minutes| minutes < 120));
        assert!(count(&window, words.get("deliver-not-sure")) == 0);
    }
}

#[test]
fn where_no_day_is_today_or_comes_one_is_chosen_and_an_empty_day_leads_to_the_plan() {
    let mut course = two_mornings();
    for (index, day) in course.agenda.days.iter_mut().enumerate() {
        day.date = Some(
            date(2025, 10, 5).saturating_add(jiff::Span::new().days(i64::try_from(index).expect("small"))),
        );
    }
    course.agenda.days[1].items.clear();
    let mut window = delivering(&Setup::default(), course);
    assert!(sees(&window, en("deliver-no-day")));
    press(&mut window, &t!(words_of_stories(), "deliver-choose", day = "Day 1 · Sun 5 Oct"));
    space(&mut window);
    assert_eq!(known(&window, "Welcome").status, Status::InProgress);
    let mut course = two_mornings();
    course.agenda.days[0].items.clear();
    let window = delivering(&Setup::default(), course);
    assert!(sees(&window, en("deliver-empty")));
}

/// How many frames are drawn in this time, if every wish to be drawn again is granted when it is due.
fn frames(window: &mut Window, time: Duration) -> u64 {
    // What was done just before is saved first: that the disk has it may come at any frame.
    window.settle();
    window.pass(2_000);
    window.step();
    window.settle();
    let (mut passed, mut frames) = (Duration::ZERO, 0);
    loop {
        let wish = window.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        passed = passed.saturating_add(wish.max(Duration::from_millis(1)));
        if passed > time {
            return frames;
        }
        window.clock.pass(u64::try_from(wish.as_millis()).expect("short").max(1));
        window.step();
        frames += 1;
    }
}

#[test]
fn it_draws_once_a_second_while_a_session_runs_and_never_for_nothing() {
    let minute = Duration::from_mins(1);
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    assert_eq!(frames(&mut window, minute * 60), 0, "before the day");
    space(&mut window);
    let running = frames(&mut window, minute);
    assert!((59..=61).contains(&running), "{running} in a minute");
    window.act(Action::Go(Place::Course(id(), CourseTab::Plan)));
    assert_eq!(frames(&mut window, minute * 60), 0, "on another screen");
    window.act(Action::Go(deliver()));
    key(&mut window, Modifiers::NONE, Key::P);
    let paused = frames(&mut window, minute * 10);
    // And once more where a line comes or goes.
    assert!((9..=12).contains(&paused), "once a minute while it is paused: {paused}");
    for _ in 0..8 {
        window.pass(3_000);
        space(&mut window);
    }
    assert!(sees(&window, en("deliver-all-done")));
    assert_eq!(frames(&mut window, minute * 60), 0, "after the day");
}
