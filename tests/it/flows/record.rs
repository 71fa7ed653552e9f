//! Stories of the record: what was delivered, why not, how long it took; the plan stays as it is.

use crate::flows::hands::{en, words_of_stories};
use doorstep::t;
use std::sync::Arc;

use doorstep::core::edit::agenda::AgendaEdit;
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::record::RecordEdit;
use doorstep::core::ids::{CourseId, DayId, DocId, ItemId, KeyPointId, NoteId, TrainingId};
use doorstep::core::model::agenda::{ItemKind, ItemReference, KeyPoint};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::progress::{Progress, by_area, by_day, of_course};
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::model::summary::CourseSummary;
use doorstep::i18n::DateStyle;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::hands::{count, fill, key, press, sees, undo_to, words};
use crate::courses::{open, titles, two_mornings};
use crate::harness::{Setup, Window, both_sizes, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn recording(setup: &Setup, course: Course) -> Window {
    let mut window = window(setup);
    let place = Place::Course(course.id, CourseTab::Record(None));
    open(&mut window, course, place);
    window
}

fn known(window: &Window, title: &str) -> Record {
    let course = window.course(id());
    course.record(ItemId::named(title)).map(|record| Record::clone(record)).unwrap_or_default()
}

#[test]
fn a_morning_is_recorded_with_a_few_presses_and_taken_back() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = recording(&setup, two_mornings());
        let plan = window.course(id()).agenda.clone();
        press(&mut window, &format!("{}: Welcome", words.get("record-delivered")));
        press(&mut window, &format!("{}: Play", words.get("record-partly")));
        press(&mut window, words.get("reason-discussion"));
        press(&mut window, &format!("{}: Talk", words.get("record-skipped")));
        fill(&mut window, words.get("record-reason-words"), "The power was off");
        assert_eq!(known(&window, "Welcome").status, Status::Delivered);
        let play = known(&window, "Play");
        assert_eq!((play.status, play.reason), (Status::Partly, Some(ReasonKind::Discussion)));
        let talk = known(&window, "Talk");
        assert_eq!((talk.status, talk.reason_text.as_str()), (Status::Skipped, "The power was off"));
        assert_eq!(window.course(id()).agenda, plan, "recording never changes the plan");
        undo_to(&mut window, 1);
        assert!(window.course(id()).records.is_empty());
        assert_eq!(window.course(id()).agenda, plan);
    }
}

#[test]
fn a_day_that_went_well_is_recorded_with_one_press() {
    for setup in both_sizes() {
        let mut window = recording(&setup, two_mornings());
        press(&mut window, "Skipped: Play");
        press(&mut window, en("record-all-as-planned"));
        let statuses = ["Welcome", "Play", "Talk", "Listen"].map(|title| known(&window, title).status);
        assert_eq!(statuses, [Status::Delivered, Status::Skipped, Status::Delivered, Status::Planned]);
        assert!(!sees(&window, en("record-all-as-planned")), "nothing is left to record");
        window.act(Action::Undo);
        assert_eq!(known(&window, "Talk").status, Status::Planned);
    }
}

#[test]
fn back_to_planned_forgets_reason_and_times() {
    let mut window = recording(&Setup::default(), two_mornings());
    press(&mut window, "Partly: Play");
    press(&mut window, en("reason-no-time"));
    fill(&mut window, "Began: Play", "9:35");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(known(&window, "Play").started.is_some());
    press(&mut window, "Back to planned: Play");
    let play = known(&window, "Play");
    assert_eq!((play.status, play.reason, play.started), (Status::Planned, None, None));
}

#[test]
fn moved_stays_in_the_plan_until_it_is_moved_there_too() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = recording(&setup, two_mornings());
        let before = titles(&window, id());
        press(&mut window, &format!("{}: Play", words.get("record-moved")));
        press(&mut window, words.get("reason-no-time"));
        let tuesday = doorstep::t!(words, "day-number", number = 2);
        let date = words.date(jiff::civil::date(2026, 9, 15), doorstep::i18n::DateStyle::Short);
        press(&mut window, &format!("{tuesday}, {date}"));
        let play = known(&window, "Play");
        assert_eq!((play.status, play.moved_to), (Status::Moved, Some(DayId::named("Tuesday"))));
        assert_eq!(titles(&window, id()), before);
        let steps = window.state().editor().history().undo_len();
        press(&mut window, &doorstep::t!(words, "record-move-in-plan", number = 2));
        let tuesday = &titles(&window, id())[1];
        assert_eq!(tuesday, &["Listen", "Coffee", "Play", "Goodbye"], "the closing stays the last");
        assert_eq!(known(&window, "Play").status, Status::Planned, "it waits to be delivered there");
        let course = window.course(id());
        assert_eq!(course.notes.len(), 1);
        assert_eq!(course.notes[0].kind, NoteKind::Adaptation);
        assert!(course.notes[0].text.contains(words.get("reason-no-time")), "the note keeps why");
        undo_to(&mut window, steps);
        assert_eq!(titles(&window, id()), before, "one step takes all of it back");
        assert_eq!(known(&window, "Play"), play);
        assert!(window.course(id()).notes.is_empty());
    }
}

#[test]
fn real_times_are_typed_and_refused_in_words() {
    let mut window = recording(&Setup::default(), two_mornings());
    press(&mut window, &t!(words_of_stories(), "record-show-details", title = "Play"));
    fill(&mut window, "Began: Play", "9:35");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(known(&window, "Play").status, Status::InProgress, "begun, so it is running");
    let before = window.course(id());
    for (typed, why) in [("8:00", "It can’t end before it began"), ("half past", "That is not a time of day")]
    {
        fill(&mut window, "Ended: Play", typed);
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(count(&window, why), 1, "{typed}");
        assert_eq!(window.get_by_label("Ended: Play").value().as_deref(), Some(typed), "the text is kept");
        assert_eq!(window.course(id()), before, "nothing was changed");
    }
    fill(&mut window, "Ended: Play", "10:20");
    key(&mut window, Modifiers::NONE, Key::Enter);
    let play = known(&window, "Play");
    assert_eq!((play.status, play.actual_minutes()), (Status::Delivered, Some(45)));
    assert!(sees(
        &window,
        &t!(words_of_stories(), "record-took", actual = "45\u{a0}min", planned = "1\u{a0}h")
    ));
}

#[test]
fn now_and_as_planned_set_the_times_with_one_press() {
    let mut window = recording(&Setup::default(), two_mornings());
    press(&mut window, &t!(words_of_stories(), "record-show-details", title = "Welcome"));
    press(&mut window, en("record-as-planned"));
    let welcome = known(&window, "Welcome");
    assert_eq!((welcome.status, welcome.actual_minutes()), (Status::Delivered, Some(30)));
    press(&mut window, &t!(words_of_stories(), "record-show-details", title = "Play"));
    press(&mut window, &t!(words_of_stories(), "deliver-running", title = "Began: Play"));
    window.pass(50 * 60_000);
    press(&mut window, &t!(words_of_stories(), "deliver-running", title = "Ended: Play"));
    let play = known(&window, "Play");
    assert_eq!((play.status, play.actual_minutes()), (Status::Delivered, Some(50)));
    // Delivered without times is fine, too.
    press(&mut window, "Delivered: Talk");
    assert_eq!(known(&window, "Talk").actual_minutes(), None);
}

#[test]
fn key_points_are_ticked() {
    let mut course = two_mornings();
    let play = course.agenda.days[0].items.iter_mut().find(|item| item.title == "Play").expect("there");
    let point = |text: &str| KeyPoint::new(KeyPointId::named(text), text);
    Arc::make_mut(play).key_points = vec![point("Play is learning"), point("Five minutes are enough")];
    let mut window = recording(&Setup::default(), course);
    press(&mut window, &t!(words_of_stories(), "record-show-details", title = "Play"));
    press(&mut window, "Five minutes are enough");
    assert_eq!(known(&window, "Play").key_points, [KeyPointId::named("Five minutes are enough")]);
    assert!(sees(&window, &t!(words_of_stories(), "record-key-points", done = "1", all = "2")));
    press(&mut window, "Five minutes are enough");
    assert!(known(&window, "Play").key_points.is_empty());
}

#[test]
fn the_record_of_a_deleted_session_stays() {
    let mut window = recording(&Setup::default(), two_mornings());
    press(&mut window, "Delivered: Play");
    let remove = AgendaEdit::RemoveItem(ItemId::named("Play"));
    window.act(Action::Edit(Command::Agenda(DocId::Course(id()), remove)));
    assert!(sees(&window, en("record-gone")));
    press(&mut window, "Partly: Play");
    press(&mut window, en("reason-no-time"));
    assert_eq!(known(&window, "Play").reason, Some(ReasonKind::NoTime));
}

#[test]
fn the_day_of_today_comes_first_and_others_are_a_press_away() {
    let mut window = recording(&Setup::default(), two_mornings());
    assert!(sees(&window, "Delivered: Play") && !sees(&window, "Delivered: Listen"));
    press(&mut window, &t!(words_of_stories(), "day-number", number = "2 · Tue 15 Sep · 0/2"));
    assert!(sees(&window, "Delivered: Listen") && !sees(&window, "Delivered: Play"));
    // A day later the second day is today's.
    let mut tomorrow = crate::harness::window(&Setup::default());
    tomorrow.pass(24 * 3_600_000);
    let course = two_mornings();
    open(&mut tomorrow, course, Place::Course(id(), CourseTab::Record(None)));
    assert!(sees(&tomorrow, "Delivered: Listen"));
}

#[test]
fn totals_agree_wherever_they_stand() {
    let mut window = recording(&Setup::default(), two_mornings());
    let status = |title: &str, status| {
        let edit = CourseEdit::Record(ItemId::named(title), RecordEdit::Status(status));
        Action::Edit(Command::Course(id(), edit))
    };
    for (title, what) in
        [("Welcome", Status::Delivered), ("Play", Status::Partly), ("Listen", Status::Skipped)]
    {
        window.act(status(title, what));
    }
    let course = window.course(id());
    let whole = of_course(&course);
    assert_eq!((whole.closed(), whole.sessions, whole.minutes_delivered, whole.minutes), (3, 5, 90, 330));
    assert_eq!(whole.done(), 2, "delivered, as a whole or in part");
    assert_eq!(by_day(&course).into_iter().fold(Progress::default(), |sum, day| sum + day), whole);
    assert_eq!(by_area(&course).into_iter().fold(Progress::default(), |sum, (_, area)| sum + area), whole);
    assert_eq!(CourseSummary::of(&course).progress, whole, "the first screen counts the same way");
    let text = "3 of 5 sessions recorded; 1\u{a0}h 30\u{a0}min of the planned 5\u{a0}h 30\u{a0}min delivered";
    assert!(count(&window, text) >= 1, "the record says so");
    window.act(Action::Go(Place::Home));
    assert!(
        count(&window, &t!(words_of_stories(), "home-progress", done = "2", sessions = "5")) >= 1,
        "what was skipped is not done"
    );
    window.act(Action::Go(Place::Course(id(), CourseTab::Plan)));
    assert!(
        count(&window, &t!(words_of_stories(), "plan-progress", done = "2", all = "5")) >= 1,
        "nor on the plan"
    );
    let tuesday = course.agenda.days[1].id;
    window.act(Action::Go(Place::CloseDay(id(), tuesday)));
    let summary =
        t!(words_of_stories(), "close-summary-done", done = "0", sessions = "2", taught = "0\u{a0}min");
    assert!(count(&window, &summary) >= 1, "nor where the day is closed");
    assert!(course.agenda.items().any(|item| item.kind == ItemKind::Break), "breaks do not count");
}

#[test]
fn what_leads_to_the_record_leads_to_the_day_that_it_is_about() {
    let mut course = two_mornings();
    for (day, of_month) in course.agenda.days.iter_mut().zip([5, 6]) {
        day.date = Some(jiff::civil::date(2026, 10, of_month));
    }
    // It is the week before, and Monday comes first.
    let tuesday = course.agenda.days[1].id;
    let mut window = recording(&Setup::default(), course);
    window.act(Action::Go(Place::Session(DocId::Course(id()), ItemId::named("Listen"))));
    press(&mut window, en("session-to-record"));
    assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Record(Some(tuesday))));
    assert!(sees(&window, &format!("{}: Listen", en("record-delivered"))));
    // Nor does a day that was chosen to be delivered lead to the record of another.
    for name in ["Listen", "Coffee", "Goodbye"] {
        let delivered = RecordEdit::Status(Status::Delivered);
        window.act(Action::Edit(Command::Course(id(), CourseEdit::Record(ItemId::named(name), delivered))));
    }
    window.act(Action::Go(Place::Course(id(), CourseTab::Deliver)));
    press(&mut window, en("deliver-another-day"));
    press(&mut window, &t!(words_of_stories(), "deliver-choose", day = "Day 2 · Tue 6 Oct"));
    press(&mut window, en("deliver-to-record"));
    assert_eq!(window.state().place(), Place::Course(id(), CourseTab::Record(Some(tuesday))));
}

#[test]
fn past_runs_stand_on_the_page_of_the_session() {
    let reference = ItemReference { training: TrainingId::named("mine"), item: ItemId::named("play there") };
    let from_training = |mut course: Course| {
        let play = course.agenda.days[0].items.iter_mut().find(|item| item.title == "Play").expect("there");
        Arc::make_mut(play).reference = Some(reference);
        course
    };
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut earlier = from_training(two_mornings());
        earlier.id = CourseId::named("earlier");
        earlier.title = "Spring course".to_owned();
        let start = jiff::civil::date(2026, 5, 4).at(9, 30, 0, 0);
        let record = Record {
            status: Status::Delivered,
            started: Some(start),
            ended: Some(start.checked_add(jiff::SignedDuration::from_mins(65)).expect("in range")),
            ..Record::default()
        };
        earlier.records.insert(ItemId::named("Play"), Arc::new(record));
        earlier.notes.push(Arc::new(Note::new(
            NoteId::named("dolls"),
            NoteKind::Adaptation,
            NoteTarget::Item(ItemId::named("Play")),
            start,
            "Used dolls instead of the video",
        )));
        // The earlier course is on the disk and not open.
        let mut window = recording(&setup, earlier).restart();
        let page = Place::Session(DocId::Course(id()), ItemId::named("Play"));
        open(&mut window, from_training(two_mornings()), page);
        window.settle();
        let took = doorstep::t!(words, "past-took", count = 1, minutes = words.minutes(65));
        assert!(sees(&window, &took), "{took}");
        assert!(sees(
            &window,
            &t!(words_of_stories(), "details-moved-day", after = "Used dolls", before = "the video")
        ));
        press(
            &mut window,
            &format!("Spring course · {}", words.date(jiff::civil::date(2026, 9, 14), DateStyle::Short)),
        );
        let day = two_mornings().agenda.days[0].id;
        let there = Place::Course(CourseId::named("earlier"), CourseTab::Record(Some(day)));
        assert_eq!(window.state().place(), there);
    }
}
