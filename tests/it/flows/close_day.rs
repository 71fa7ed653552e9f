//! Stories of the end of a day, and of what past runs teach the next plan.

use crate::flows::hands::{en, words_of_stories};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::ids::DocId;
use doorstep::core::model::closing::{Closing, Question};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::record::Status;
use doorstep::i18n::I18n;
use doorstep::t;
use doorstep::ui::action::{Action, CourseTab, MaterialsView, Place};
use egui_kittest::kittest::Queryable;
use jiff::civil::date;

use super::hands::{count, fill, press, sees};
use crate::harness::{Setup, both_sizes, window};

#[test]
fn a_day_is_closed_and_what_to_change_comes_back_next_morning() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        let days = window.course(id).agenda.days.clone();
        let note = Note::new(
            doorstep::core::ids::NoteId::named("parked"),
            NoteKind::Parking,
            NoteTarget::Day(days[0].id),
            date(2026, 9, 14).at(10, 0, 0, 0),
            "Who pays for the toys?",
        );
        window.act(Action::Edit(Command::Course(id, CourseEdit::AddNote(Box::new(note)))));
        window.act(Action::Go(Place::Course(id, CourseTab::Record(None))));
        press(&mut window, words.get("close-day"));
        assert_eq!(window.state().place(), Place::CloseDay(id, days[0].id));
        assert!(sees(&window, "Who pays for the toys?"));
        // The first session of the day: delivered, with one press.
        let teaching: Vec<_> = days[0].items.iter().filter(|item| item.kind.is_teaching()).cloned().collect();
        press(&mut window, &format!("{}: {}", words.get("record-delivered"), teaching[0].title));
        press(&mut window, &format!("{}: {}", words.get("record-skipped"), teaching[1].title));
        let status = |window: &crate::harness::Window, item: usize| {
            window.course(id).record(teaching[item].id).map(|record| record.status)
        };
        assert_eq!(
            (status(&window, 0), status(&window, 1)),
            (Some(Status::Delivered), Some(Status::Skipped))
        );
        assert!(sees(&window, &teaching[1].title), "it stays in sight while the reason is told");
        // Two sheets of paper say 5 to the first question.
        for count in 0..2 {
            let mut args = fluent_bundle::FluentArgs::new();
            for (name, value) in [("number", 1), ("mark", 5), ("count", count)] {
                args.set(name, value);
            }
            press(&mut window, &words.format("close-mark-more", &args));
        }
        fill(&mut window, words.get("close-change"), "Begin with the film");
        press(&mut window, words.get("close-do"));
        let course = window.course(id);
        let closing = course.closings.get(&days[0].id).expect("closed");
        assert_eq!(closing.questions.len(), 3);
        assert_eq!(closing.questions[0].counts, [0, 0, 0, 0, 2]);
        assert_eq!(closing.change, "Begin with the film");
        assert!(closing.closed.is_some());
        assert_eq!(course.agenda.days, days, "closing never changes the plan");
        // It leads on to the next day.
        let cx = &words;
        let next = format!("{}: {}", doorstep::t!(cx, "day-number", number = 2), days[1].title);
        press(&mut window, &doorstep::t!(cx, "close-next-ready", day = next));
        let ready = CourseTab::Materials(MaterialsView::Ready(Some(days[1].id)));
        assert_eq!(window.state().place(), Place::Course(id, ready));
        // Next morning.
        window.settle();
        let mut window = window.restart_at(24 * 3_600_000);
        window.act(Action::Go(Place::Course(id, CourseTab::Deliver)));
        window.settle();
        assert!(sees(&window, "Begin with the film"));
    }
}

#[test]
fn the_choices_of_all_sessions_stand_under_each_other() {
    let mut window = window(&Setup { size: [1280.0, 800.0], ..Setup::default() });
    window.settle();
    let id = window.new_course("foundational");
    let day = window.course(id).agenda.days[0].id;
    window.act(Action::Go(Place::CloseDay(id, day)));
    window.run();
    let rights: Vec<f32> =
        window.query_all_by_label_contains(en("record-moved")).map(|choice| choice.rect().right()).collect();
    assert!(rights.len() > 5, "one for each session: {rights:?}");
    assert!(rights.iter().all(|right| (right - rights[0]).abs() < 0.5), "{rights:?}");
}

#[test]
fn questions_can_be_ones_own_and_undo_takes_every_step_back() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let day = window.course(id).agenda.days[0].id;
    window.act(Action::Go(Place::CloseDay(id, day)));
    press(&mut window, en("close-question-add"));
    fill(&mut window, &t!(words_of_stories(), "close-question", number = "4"), "Was the room warm?");
    press(&mut window, &t!(words_of_stories(), "close-question-remove", number = "1"));
    let texts = |window: &crate::harness::Window| {
        let course = window.course(id);
        let closing = course.closings.get(&day).cloned().unwrap_or_default();
        closing.questions.iter().map(|question| question.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&window).last().map(String::as_str), Some("Was the room warm?"));
    assert_eq!(texts(&window).len(), 3);
    while window.state().editor().history().undo_len() > 1 {
        window.act(Action::Undo);
    }
    assert!(window.course(id).closings.is_empty());
}

#[test]
fn what_was_skipped_goes_into_the_next_day_from_the_summary() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let days = window.course(id).agenda.days.clone();
    let skipped = days[0].items.iter().find(|item| item.kind.is_teaching()).expect("a session").clone();
    window.act(Action::Go(Place::CloseDay(id, days[0].id)));
    press(&mut window, &format!("{}: {}", en("record-skipped"), skipped.title));
    assert!(count(&window, "1 skipped") > 0);
    let put = t!(words_of_stories(), "close-put-into", number = 2);
    press(&mut window, &format!("{put}: {}", skipped.title));
    let course = window.course(id);
    assert_eq!(course.agenda.position(skipped.id).map(|(day, _)| day), Some(1));
    let status = course.record(skipped.id).map(|record| record.status);
    assert_eq!(status, Some(Status::Planned), "it waits to be delivered there");
    window.act(Action::Undo);
    assert_eq!(window.course(id).agenda.position(skipped.id).map(|(day, _)| day), Some(0));
}

#[test]
fn the_marks_stay_where_they_are_while_sheets_are_counted() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let day = window.course(id).agenda.days[0].id;
    window.act(Action::Go(Place::CloseDay(id, day)));
    let mark =
        |mark, count| t!(words_of_stories(), "close-mark-more", number = 1, mark = mark, count = count);
    let before = window.get_by_label(&mark(5, 0)).rect().x_range();
    press(&mut window, &mark(1, 0));
    press(&mut window, &mark(4, 0));
    assert_eq!(window.get_by_label(&mark(5, 0)).rect().x_range(), before);
}

#[test]
fn means_are_of_the_sheets_that_were_counted() {
    let question =
        |counts| Question { counts, ..Question::new(doorstep::core::ids::QuestionId::named("x"), "x") };
    assert_eq!(question([0; 5]).mean(), None);
    assert_eq!(question([0, 0, 0, 0, 3]).mean(), Some(50));
    assert_eq!(question([1, 0, 0, 0, 1]).mean(), Some(30));
    assert_eq!(question([0, 1, 2, 0, 0]).mean(), Some(27), "2.67 is 2.7");
    assert_eq!(Closing::default().questions.len(), 0);
}

#[test]
fn what_it_took_elsewhere_is_said_in_the_plan_and_planned_with_a_press() {
    let mut window = window(&Setup::default());
    window.settle();
    let first = window.new_course("foundational");
    let item = window.course(first).agenda.days[0].items[0].clone();
    for edit in [
        RecordEdit::Status(Status::Delivered),
        RecordEdit::Started(Some(date(2026, 9, 14).at(9, 0, 0, 0))),
        RecordEdit::Ended(Some(date(2026, 9, 14).at(10, 5, 0, 0))),
    ] {
        window.act(Action::Edit(Command::Course(first, CourseEdit::Record(item.id, edit))));
    }
    window.pass(1_000);
    let course = window.course(first);
    let copy = doorstep::core::plan::new_course::copy_course(
        &course,
        "The next one".to_owned(),
        date(2026, 10, 12),
        &doorstep::core::ids::Ids::new(77, 77),
        date(2026, 9, 14).at(12, 0, 0, 0),
    );
    let second = copy.id;
    window.act(Action::Edit(Command::CreateCourse(Box::new(copy))));
    window.act(Action::Go(Place::Course(second, CourseTab::Plan)));
    let here = window.course(second).agenda.days[0].items[0].clone();
    assert_ne!(here.minutes, 65);
    window.get_all_by_label_contains(&here.title).next().expect("its card").click();
    window.run();
    window.settle();
    assert!(
        window
            .query_all_by_label_contains(&t!(words_of_stories(), "length-both", hours = "1", minutes = "5"))
            .next()
            .is_some()
    );
    press(&mut window, &t!(words_of_stories(), "length-both", hours = "Plan 1", minutes = "5"));
    assert_eq!(window.course(second).agenda.days[0].items[0].minutes, 65);
    assert!(window.state().editor().workspace().can_edit(DocId::Course(second)));
}
