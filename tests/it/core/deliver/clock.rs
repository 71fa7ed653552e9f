//! What clocks do to a day: set, asleep, carried away, past midnight; the lock of the plan, the groups.

use super::*;

#[test]
fn a_clock_set_back_or_carried_to_another_zone_takes_no_time() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(10);
    room.now();
    room.jump(-60);
    room.pass(10);
    let view = room.view();
    assert_eq!(view.doubt, None);
    assert_eq!(minutes(view.line(id("Welcome")).expect("there").spent), 20);
    assert_eq!(view.line(id("Welcome")).expect("there").end, Some(at(8, 30)), "by the clock as it goes now");
    // An hour to the east: only the clock of the room shows it.
    room.shift_wall(3_600_000);
    room.pass(10);
    let view = room.view();
    assert_eq!(minutes(view.line(id("Welcome")).expect("there").spent), 30);
    assert_eq!(view.line(id("Welcome")).expect("there").end, Some(at(9, 30)));
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    assert_eq!(room.course().record(id("Welcome")).expect("recorded").actual_minutes(), Some(30));
}

#[test]
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone has too narrow a lifetime")]
fn a_jump_forward_is_asked_about_and_set_right() {
    for slept in [true, false] {
        let mut room = Room::new();
        room.step(|stage| stage.start(id("Welcome"), false));
        room.pass(5);
        room.now();
        room.jump(20);
        let view = room.view();
        assert!(matches!(view.doubt, Some(Doubt::Jumped(jump)) if minutes(jump.millis) == 20));
        if slept {
            room.watch.time_passed();
        } else {
            room.watch.clock_was_set();
        }
        room.step(|stage| stage.keep_clock());
        let view = room.view();
        assert_eq!(view.doubt, None);
        let spent = minutes(view.line(id("Welcome")).expect("there").spent);
        assert_eq!(spent, if slept { 25 } else { 5 });
        // The next start of Doorstep goes on with what was said.
        room.watch = Watch::default();
        room.watch.go_on(room.course().runs[&room.day].skew);
        room.pass(1);
        assert_eq!(minutes(room.view().line(id("Welcome")).expect("there").spent), spent + 1);
    }
}

#[test]
fn what_was_forgotten_or_ran_backwards_is_not_sure_and_can_be_set_right() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    // The laptop is opened the next morning.
    room.watch = Watch::default();
    room.pass(24 * 60);
    assert_eq!(room.view().doubt, Some(Doubt::Forgotten(id("Welcome"))));
    let millis = room.now().millis - 23 * 3_600_000 - 30 * 60_000;
    room.step(|stage| stage.finish_at(id("Welcome"), Status::Delivered, millis));
    let course = room.course();
    let record = course.record(id("Welcome")).expect("recorded");
    assert_eq!((record.started, record.ended), (Some(at(9, 0)), Some(at(9, 30))));

    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.watch = Watch::default();
    room.jump(-30);
    assert_eq!(room.view().doubt, Some(Doubt::WentBack));
    assert!(room.view().end.expect("known").at >= room.reading.wall);
    let (course, now) = (room.course(), room.now());
    let stage = RunningDay { course: &course, day: room.day, now };
    assert!(stage.really_started(id("Welcome"), at(11, 0)).is_none(), "not yet");
    let right = stage.really_started(id("Welcome"), at(8, 20)).expect("possible");
    room.step(|_| right);
    let view = room.view();
    assert_eq!((view.doubt, minutes(view.line(id("Welcome")).expect("there").spent)), (None, 10));
    assert_eq!(room.course().record(id("Welcome")).expect("recorded").started, Some(at(8, 20)));
}

#[test]
fn a_day_runs_past_midnight() {
    let mut course = two_mornings();
    course.agenda.days[0].start = TimeOfDay::from_minutes(23 * 60);
    let mut room = Room::of(course, at(23, 0));
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(90);
    let tomorrow = date(2026, 9, 15);
    assert_eq!((minutes(room.view().over), room.end()), (60, tomorrow.at(3, 0, 0, 0)));
    let to_deliver = |room: &Room, hour| day_to_deliver(&room.course(), tomorrow.at(hour, 30, 0, 0));
    assert_eq!(to_deliver(&room, 9), Some(room.day), "what is under way comes first");
    // Between two sessions it is still this day, and not the one with the date that has begun.
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    assert_eq!(to_deliver(&room, 0), Some(room.day));
    assert_eq!(to_deliver(&room, 9), Some(DayId::named("Tuesday")), "the next morning");
}

/// A day that lasts through the night, from 22:00 on.
fn night() -> Room {
    let mut course = two_mornings();
    course.agenda.days[0].start = TimeOfDay::from_minutes(22 * 60);
    Room::of(course, at(22, 0))
}

#[test]
fn in_the_night_of_a_clock_change_the_time_left_is_right_and_times_are_those_of_the_room() {
    // (how far the clock of the room is put, when the running session should end by it)
    for (hours, end) in [(-1, (1, 0)), (1, (3, 0))] {
        let mut room = night();
        room.step(|stage| stage.start(id("Play"), false));
        room.step(|stage| stage.give(id("Play"), 180));
        room.pass(150);
        let before = room.view().line(id("Play")).expect("there").left();
        room.shift_wall(hours * 3_600_000);
        let view = room.view();
        let line = *view.line(id("Play")).expect("there");
        assert_eq!((line.left(), view.doubt), (before, None), "no time has passed, and nothing is in doubt");
        assert_eq!(line.end, Some(date(2026, 9, 15).at(end.0, end.1, 0, 0)), "by the new clock");
        room.pass(90);
        assert_eq!(room.view().line(id("Play")).expect("there").left(), 0);
    }
}

#[test]
fn lengths_that_can_not_be_and_locks_that_cross_are_reckoned_with() {
    let mut course = with_lunch();
    let items = &mut course.agenda.days[0].items;
    let set = |item: &mut Arc<Item>, minutes, lock: Option<u16>| {
        let item = Arc::make_mut(item);
        item.minutes = minutes;
        item.locked_start = lock.and_then(|hour| TimeOfDay::new(hour, 0));
    };
    // A file of another program: nothing long, a whole day long, and starts in the wrong order.
    set(&mut items[0], 0, None);
    set(&mut items[1], 24 * 60, None);
    set(&mut items[2], u32::MAX, None);
    set(&mut items[4], 60, Some(14));
    set(&mut items[5], 60, Some(13));
    let mut room = Room::of(course, at(9, 0));
    room.step(|stage| stage.start(id("Welcome"), false));
    let view = room.view();
    assert!(view.lines.iter().all(|line| line.minutes >= 1 && line.end >= line.start));
    let (course, now) = (room.course(), room.now());
    // Whatever it proposes, it comes to an end.
    drop(on_time(&course, room.day, &now));
    // Without the impossible lengths: the second lock is run into by what stands before it.
    let mut course = with_lunch();
    let items = &mut course.agenda.days[0].items;
    set(&mut items[4], 60, Some(14));
    set(&mut items[5], 60, Some(13));
    let mut room = Room::of(course, at(9, 0));
    room.step(|stage| stage.start(id("Welcome"), false));
    let view = room.view();
    let of = |title: &str| *view.line(id(title)).expect("there");
    assert_eq!((of("Lunch").start, of("Lunch").pressed), (Some(at(14, 0)), 0));
    assert_eq!((of("Home visit").start, of("Home visit").pressed), (Some(at(13, 0)), 120));
    drop(on_time(&room.course(), room.day, &room.now()));
}

#[test]
fn clocks_that_drift_apart_over_a_day_are_neither_set_nor_asleep() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.now();
    // Ten hours, of which one clock has counted ten seconds less.
    room.pass(600);
    room.reading.unix_millis -= 10_000;
    let now = room.now();
    assert_eq!((now.skew, now.jump), (0, None));
    // So much at once is no drift.
    room.reading.unix_millis -= 10_000;
    assert_eq!(room.now().skew, 10_000);
}

#[test]
fn a_laptop_that_slept_over_a_session_is_not_believed() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(10);
    room.now();
    room.jump(100);
    let view = room.view();
    assert!(matches!(view.doubt, Some(Doubt::Jumped(_))), "it says that it is not sure");
    assert!(view.end.expect("known").at >= room.reading.wall);
    room.watch.time_passed();
    assert_eq!(minutes(room.view().line(id("Welcome")).expect("there").left()), -80);
    // Slept with the window closed: nothing jumped, but nobody teaches for so long.
    room.watch = Watch::default();
    room.pass(60);
    assert_eq!(room.view().doubt, Some(Doubt::Forgotten(id("Welcome"))));
}

#[test]
fn the_plan_is_locked_while_the_day_runs() {
    let mut room = Room::new();
    let doc = DocId::Course(room.course);
    let longer = Command::Agenda(doc, AgendaEdit::Item(id("Talk"), ItemField::Minutes(90)));
    let batch = Command::Batch(BatchName::Several, vec![longer.clone()]);
    let out_on = |room: &Room, command: &Command, today| {
        let mut editor = Editor::new(room.editor.workspace().clone());
        let before = editor.workspace().doc(doc);
        let result = editor.run(command.clone(), Moment { today: Some(today), ..Moment::default() });
        let out = result == Err(EditError::Locked(room.day));
        assert!(out || result.is_ok(), "{result:?}");
        assert_eq!(out, editor.workspace().doc(doc) == before && editor.revision(doc) == 0);
        out
    };
    let out = |room: &Room, command: &Command| out_on(room, command, date(2026, 9, 14));
    assert!(!out(&room, &longer));
    room.step(|stage| stage.start(id("Welcome"), false));
    assert!(out(&room, &longer) && out(&room, &batch));
    let link = Link::to(LinkId::named("link"), MaterialId::named("deck"), LinkKind::Slides);
    let new = Item::new(ItemId::named("new"), ItemKind::Session, "New", 30);
    let renamed = |edit| Command::Course(room.course, edit);
    // (command, whether the lock forbids it)
    let table = [
        (Command::Agenda(doc, AgendaEdit::AddItem(room.day, 0, Box::new(new))), true),
        (Command::Agenda(doc, AgendaEdit::RemoveItem(id("Talk"))), true),
        (Command::Agenda(doc, AgendaEdit::AddLink(id("Talk"), Box::new(link))), false),
        (Command::Batch(BatchName::MoveWithRecord, vec![longer.clone()]), false),
        (Command::Batch(BatchName::CloseDay, vec![longer.clone()]), false),
        (Command::Batch(BatchName::AddMaterial, vec![longer.clone()]), false),
        (Command::Batch(BatchName::Hours, vec![longer.clone()]), true),
        (Command::Batch(BatchName::Several, vec![batch.clone()]), true),
        // The other days are open, but nothing of theirs comes into the day that runs.
        (Command::Agenda(doc, AgendaEdit::Item(id("Listen"), ItemField::Minutes(45))), false),
        (Command::Agenda(doc, AgendaEdit::RemoveItem(id("Coffee"))), false),
        (Command::Agenda(doc, AgendaEdit::MoveItem(id("Listen"), room.day, 4)), true),
        (Command::Agenda(doc, AgendaEdit::MoveItem(id("Talk"), DayId::named("Tuesday"), 0)), true),
        (Command::Agenda(doc, AgendaEdit::AddDay(0, Box::new(crate::courses::day("Sunday")))), false),
        (Command::Agenda(doc, AgendaEdit::RemoveDay(room.day)), true),
        (renamed(CourseEdit::Title("Renamed".to_owned())), false),
    ];
    for (command, forbidden) in table {
        assert_eq!(out(&room, &command), forbidden, "{command:?}");
    }
    assert_eq!(day_under_way(&room.course()), Some(room.day));
    assert!(!out_on(&room, &longer, date(2026, 9, 15)), "not for good");
    room.step(|stage| stage.open_plan(true));
    assert!(!out(&room, &longer) && !out(&room, &batch));
    room.step(|stage| stage.open_plan(false));
    for title in ["Welcome", "Play", "Tea", "Talk"] {
        room.step(|stage| stage.finish(id(title), Status::Delivered));
    }
    assert!(!out(&room, &longer), "the day is over");
    assert_eq!(day_under_way(&room.course()), None);
}

#[test]
fn groups_take_turns() {
    let timer = GroupTimer::start(4, 5, 1_000);
    let view = timer.view(1_000 + 11 * 60_000);
    assert_eq!((view.group, view.left, view.left_in_all, view.over), (3, 4 * 60_000, 9 * 60_000, false));
    let next = timer.next_group(1_000 + 11 * 60_000);
    assert_eq!(next.view(1_000 + 11 * 60_000).group, 4);
    let stopped = next.turned(1_000 + 12 * 60_000);
    assert_eq!(stopped.view(1_000 + 99 * 60_000).left, 4 * 60_000);
    assert_eq!(stopped.turned(1_000 + 99 * 60_000).view(1_000 + 100 * 60_000).left, 3 * 60_000);
    assert!(timer.view(1_000 + 20 * 60_000).over);
}

#[test]
fn a_course_without_a_run_is_written_as_before() {
    let course = two_mornings();
    let text = serde_json::to_string(&course).expect("written");
    assert!(!text.contains("\"runs\""));
    assert_eq!(serde_json::from_str::<Course>(&text).expect("read"), course);
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.step(|stage| stage.timer(Some(GroupTimer::start(4, 5, stage.now.millis))));
    let text = serde_json::to_string(&*room.course()).expect("written");
    assert_eq!(serde_json::from_str::<Course>(&text).expect("read"), *room.course());
    let odd = text.replacen("\"began\"", "\"newer\":[1],\"began\"", 1);
    let read = serde_json::from_str::<Course>(&odd).expect("read");
    assert_eq!(
        serde_json::to_value(&read).expect("written"),
        serde_json::from_str::<serde_json::Value>(&odd).expect("read")
    );
}

#[test]
fn what_is_recorded_is_by_one_clock_even_if_it_was_set_meanwhile() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(10);
    room.now();
    room.jump(-60);
    room.pass(10);
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    let course = room.course();
    let record = course.record(id("Welcome")).expect("recorded");
    assert_eq!((record.started, record.ended), (Some(at(8, 0)), Some(at(8, 20))));
}
