//! What is to be expected of a day, step by step.

use super::*;

#[test]
fn a_morning_as_planned_is_never_over_or_under() {
    let mut room = Room::new();
    let plan = room.course().agenda.clone();
    for (title, length) in [("Welcome", 30), ("Play", 60), ("Tea", 15), ("Talk", 75)] {
        room.step(|stage| stage.start(id(title), false));
        room.pass(length);
        let view = room.view();
        assert_eq!((minutes(view.over), view.end.expect("known").at), (0, at(12, 0)), "{title}");
        assert_eq!(view.line(id(title)).expect("there").left(), 0);
        room.step(|stage| stage.finish(id(title), Status::Delivered));
    }
    assert!(room.view().is_over());
    assert_eq!(room.course().agenda, plan, "the plan is untouched");
    let course = room.course();
    let play = course.record(id("Play")).expect("recorded");
    assert_eq!(
        (play.status, play.started, play.ended),
        (Status::Delivered, Some(at(9, 30)), Some(at(10, 30)))
    );
    assert!(course.record(id("Tea")).is_none(), "breaks are not recorded");
}

#[test]
fn starting_late_and_finishing_early_move_what_follows() {
    let mut room = Room::of(two_mornings(), at(8, 40));
    assert_eq!((room.view().over, room.end()), (0, at(12, 0)), "nobody is late before the day begins");
    room.pass(35);
    assert_eq!(minutes(room.view().over), 15, "a quarter of an hour late");
    room.step(|stage| stage.start(id("Welcome"), false));
    assert_eq!((room.start_of("Play"), room.end()), (at(9, 45), at(12, 15)));
    room.pass(20);
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    assert_eq!((minutes(room.view().over), room.start_of("Play"), room.end()), (5, at(9, 35), at(12, 5)));
    let block = room.view().block.expect("there is one");
    assert_eq!((block.at, block.planned), (at(10, 35), at(10, 30)));
}

#[test]
fn an_overrun_counts_and_no_end_is_in_the_past() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(40);
    let view = room.view();
    let line = *view.line(id("Welcome")).expect("there");
    assert_eq!((minutes(line.left()), line.end), (-10, Some(at(9, 40))));
    assert_eq!((minutes(view.over), room.end()), (10, at(12, 10)));
}

#[test]
fn what_is_paused_stands_still_and_what_follows_waits() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(10);
    room.step(|stage| stage.pause(id("Welcome")));
    room.pass(15);
    let view = room.view();
    assert_eq!(minutes(view.line(id("Welcome")).expect("there").left()), 20);
    assert_eq!(minutes(view.over), 15);
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(20);
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    assert_eq!(room.view().line(id("Welcome")).expect("there").spent, 30 * 60_000);
    assert_eq!(room.course().record(id("Welcome")).expect("recorded").actual_minutes(), Some(45));
}

#[test]
fn what_a_session_took_and_what_is_late_is_the_same_figure_in_every_place() {
    let mut room = Room::of(with_lunch(), at(9, 0));
    // Begun and ended in the middle of a minute, with a pause.
    room.pass_millis(20_000);
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(10);
    room.step(|stage| stage.pause(id("Welcome")));
    room.pass(15);
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass_millis(32 * 60_000 + 50_000);
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    let course = room.course();
    let recorded = course.record(id("Welcome")).expect("recorded").actual_minutes();
    let line = *room.view().line(id("Welcome")).expect("there");
    assert_eq!((line.taken, recorded), (Some(58), Some(58)), "the day beside the record");
    assert_ne!(line.spent / 60_000, 58, "what ran without the pause is another figure");
    // 28 minutes and some seconds late, with nothing free before lunch.
    let view = room.view();
    let pressed = view.line(id("Lunch")).expect("there").pressed;
    assert_eq!(i64::from(pressed), view.over / 60_000, "the tile and the warning");
    let on_time = on_time(&course, room.day, &room.now());
    let cut: u32 = on_time.cuts.iter().map(|cut| cut.from - cut.to).sum();
    assert_eq!(cut + on_time.missing, pressed, "and what is proposed");
    // A break is in no record: from 9:58 to 10:13 are fifteen minutes all the same.
    room.step(|stage| stage.start(id("Tea"), false));
    room.pass_millis(14 * 60_000 + 55_000);
    room.step(|stage| stage.finish(id("Tea"), Status::Delivered));
    assert_eq!(room.view().line(id("Tea")).expect("there").taken, Some(15));
}

#[test]
fn out_of_order_and_two_at_once() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Talk"), false));
    assert_eq!(minutes(room.view().over), 0, "taken before its turn, it uses its own time");
    room.step(|stage| stage.start(id("Play"), true));
    assert_eq!(room.view().under_way().count(), 2);
    room.pass(60);
    room.step(|stage| stage.finish(id("Play"), Status::Delivered));
    assert_eq!(room.start_of("Welcome"), at(10, 15), "what follows waits for the longer one");
    room.step(|stage| stage.start(id("Welcome"), false));
    assert_eq!(room.view().line(id("Talk")).expect("there").phase, Phase::Paused, "not beside: it pauses");
    room.pass(5);
    assert_eq!(room.view().line(id("Talk")).expect("there").spent, 60 * 60_000);
}

#[test]
fn going_back_takes_up_the_same_session() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(20);
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    room.step(|stage| stage.start(id("Play"), false));
    room.pass(2);
    room.step(|stage| stage.start(id("Welcome"), false));
    assert_eq!(room.status("Welcome"), Status::InProgress);
    room.pass(10);
    room.step(|stage| stage.finish(id("Welcome"), Status::Partly));
    assert_eq!(room.view().line(id("Welcome")).expect("there").spent, 30 * 60_000);
    assert_eq!(room.view().line(id("Play")).expect("there").phase, Phase::Paused);
    while room.editor.history().undo_len() > 0 {
        room.editor.undo();
    }
    assert_eq!(*room.course(), two_mornings(), "every step can be taken back");
}

#[test]
fn lunch_and_locked_starts_hold_until_they_are_released() {
    let mut room = Room::of(with_lunch(), at(9, 20));
    room.step(|stage| stage.start(id("Welcome"), false));
    assert_eq!(room.start_of("Lunch"), at(12, 0), "lunch holds");
    assert_eq!(room.view().line(id("Lunch")).expect("there").pressed, 20);
    assert_eq!(
        (room.start_of("Guest"), room.view().line(id("Guest")).expect("there").pressed),
        (at(14, 30), 0)
    );
    assert_eq!(room.view().lunch.expect("waits").at, at(12, 0));
    room.step(|stage| stage.release(id("Lunch"), true));
    assert_eq!((room.start_of("Lunch"), room.start_of("Home visit")), (at(12, 20), at(13, 20)));
    assert_eq!(room.start_of("Guest"), at(14, 30), "the guest comes at half past two all the same");
    room.step(|stage| stage.release(id("Lunch"), false));
    assert_eq!(room.start_of("Lunch"), at(12, 0));
}

#[test]
fn minutes_are_given_taken_and_borrowed_for_today_only() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.step(|stage| stage.give(id("Welcome"), 5));
    assert_eq!((minutes(room.view().over), room.end()), (5, at(12, 5)), "pushed");
    let lend: Vec<_> = room.loan().lenders.iter().map(|line| (line.item, line.to)).collect();
    assert_eq!(lend, [(id("Play"), 55), (id("Tea"), 10), (id("Talk"), 70)]);
    room.step(|stage| stage.borrow_from(id("Tea"), 5));
    assert_eq!((room.end(), room.start_of("Talk")), (at(12, 0), at(10, 45)));
    room.step(|stage| stage.give(id("Welcome"), -500));
    assert_eq!(room.view().line(id("Welcome")).expect("there").minutes, 1, "a minute always stays");
    room.step(|stage| stage.give(id("Welcome"), 5));
    assert_eq!(room.view().line(id("Welcome")).expect("there").minutes, 6, "and what is given then counts");
    assert_eq!(room.course().agenda, two_mornings().agenda);
}

#[test]
fn only_what_comes_before_the_time_that_holds_lends_and_nothing_below_its_least() {
    let mut room = Room::of(with_lunch(), at(9, 13));
    room.step(|stage| stage.start(id("Welcome"), false));
    let loan = room.loan();
    let lend: Vec<_> = loan.lenders.iter().map(|line| (line.item, line.to)).collect();
    // Tea would be left with 2 minutes, and the afternoon can give the morning nothing.
    assert_eq!((loan.minutes, lend), (13, vec![(id("Play"), 47), (id("Talk"), 62)]));
    room.pass(38);
    let loan = room.loan();
    let lend: Vec<_> = loan.lenders.iter().map(|line| (line.item, line.to)).collect();
    assert_eq!((loan.minutes, lend), (21, vec![(id("Talk"), 54)]), "Play keeps its least 40 minutes");
    // While lunch holds, the morning can give the afternoon nothing.
    let mut early = Room::of(with_lunch(), at(9, 0));
    early.step(|stage| stage.start(id("Welcome"), false));
    early.step(|stage| stage.give(id("Home visit"), 40));
    let loan = early.loan();
    assert!(loan.minutes > 0 && loan.lenders.iter().all(|line| line.item != id("Talk")), "{loan:?}");
    // In the afternoon it is the end of the day that counts, and the morning is over.
    room.step(|stage| stage.release(id("Lunch"), true));
    room.step(|stage| stage.give(id("Home visit"), 40));
    let loan = room.loan();
    assert_eq!(loan.minutes, 31, "into the guest at half past two");
    let lend: Vec<ItemId> = loan.lenders.iter().map(|line| line.item).collect();
    assert_eq!(lend, [id("Talk"), id("Home visit")], "all before the guest but lunch, which is eaten");
}

#[test]
fn a_lunch_that_the_plan_does_not_lock_holds_nothing() {
    let mut course = with_lunch();
    let lunch = course.agenda.days[0].items.iter_mut().find(|item| item.kind == ItemKind::Lunch);
    Arc::make_mut(lunch.expect("there")).locked_start = None;
    let mut room = Room::of(course, at(9, 20));
    room.step(|stage| stage.start(id("Welcome"), false));
    let line = *room.view().line(id("Lunch")).expect("there");
    assert_eq!((line.holds, line.pressed, line.start), (false, 0, Some(at(12, 20))));
    assert_eq!(room.view().lunch.expect("still to come").at, at(12, 20));
}

#[test]
fn how_much_is_left_is_said_as_it_is() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    let mut left = |minutes| {
        room.pass(minutes);
        room.view().line(id("Welcome")).expect("there").how_much_left()
    };
    // After 23, 24, 26, 27 and 30 of 30 minutes.
    let said = [23, 1, 2, 1, 3].map(&mut left);
    assert_eq!(said, [Left::Enough, Left::Little, Left::Little, Left::NearlyOver, Left::Over]);
}

#[test]
fn ending_on_time_shortens_what_can_be_shortened() {
    let mut room = Room::of(two_mornings(), at(9, 15));
    room.step(|stage| stage.start(id("Welcome"), false));
    let now = room.now();
    let proposal = on_time(&room.course(), room.day, &now);
    let cuts: Vec<_> = proposal.cuts.iter().map(|cut| (cut.item, cut.from, cut.to)).collect();
    assert_eq!((cuts, proposal.missing), (vec![(id("Play"), 60, 45)], 0));
    room.step(|stage| stage.end_on_time(&proposal.cuts));
    assert_eq!(room.end(), at(12, 0));
    room.pass(40);
    let now = room.now();
    let proposal = on_time(&room.course(), room.day, &now);
    assert_eq!(proposal.missing, 5, "Play keeps its least 40 minutes, the others are core");
}

#[test]
fn ending_on_time_keeps_lunch_by_what_stands_before_it() {
    let mut course = with_lunch();
    let visit =
        course.agenda.days[0].items.iter_mut().find(|item| item.title == "Home visit").expect("there");
    Arc::make_mut(visit).priority = Priority::Drop;
    let mut room = Room::of(course, at(9, 10));
    room.step(|stage| stage.start(id("Welcome"), false));
    let now = room.now();
    let proposal = on_time(&room.course(), room.day, &now);
    let cuts: Vec<_> = proposal.cuts.iter().map(|cut| (cut.item, cut.to)).collect();
    assert_eq!(cuts, [(id("Play"), 50)], "the afternoon helps no morning");
}

#[test]
fn what_is_left_out_for_time_is_recorded_as_skipped() {
    let mut course = two_mornings();
    let play = course.agenda.days[0].items.iter_mut().find(|item| item.title == "Play").expect("there");
    Arc::make_mut(play).priority = Priority::Drop;
    let mut room = Room::of(course, at(9, 45));
    room.step(|stage| stage.start(id("Welcome"), false));
    let now = room.now();
    let proposal = on_time(&room.course(), room.day, &now);
    room.step(|stage| stage.end_on_time(&proposal.cuts));
    assert_eq!(room.status("Play"), Status::Skipped);
    assert_eq!(room.course().record(id("Play")).expect("recorded").reason, Some(ReasonKind::NoTime));
    assert!(room.end() <= at(12, 0));
}

#[test]
fn a_start_that_has_passed_holds_nothing_any_more() {
    let mut room = Room::of(with_lunch(), at(11, 50));
    room.step(|stage| stage.start(id("Talk"), false));
    for title in ["Welcome", "Play", "Tea"] {
        room.step(|stage| stage.finish(id(title), Status::Skipped));
    }
    assert_eq!(
        (room.start_of("Lunch"), room.view().line(id("Lunch")).expect("there").pressed),
        (at(12, 0), 65)
    );
    assert_eq!(room.start_of("Home visit"), at(13, 5), "what follows lunch waits for what runs into it");
    room.pass(15);
    assert_eq!(
        (room.start_of("Lunch"), room.view().line(id("Lunch")).expect("there").pressed),
        (at(13, 5), 0)
    );
    assert_eq!(room.start_of("Guest"), at(14, 30), "the next one still holds");
}

#[test]
fn what_was_recorded_of_another_date_says_nothing_of_when_this_day_ends() {
    let mut course = two_mornings();
    let recorded = Record {
        status: Status::Delivered,
        started: Some(date(2026, 9, 18).at(9, 0, 0, 0)),
        ended: Some(date(2026, 9, 18).at(9, 40, 0, 0)),
        ..Record::default()
    };
    course.records.insert(id("Welcome"), Arc::new(recorded));
    let mut room = Room::of(course, at(9, 0));
    let expected = room.view().end.expect("known");
    assert_eq!(expected.at.date(), at(9, 0).date(), "{expected:?}");
    assert_eq!(expected.late(), 0);
    assert_eq!(room.view().line(id("Welcome")).expect("there").taken, Some(40), "how long it took is known");
}

#[test]
fn what_waits_after_the_planned_time_is_not_late_where_nobody_is_at_it() {
    // Nothing was begun: late up to the end of the day, then its time has passed.
    let mut room = Room::of(two_mornings(), at(11, 59));
    assert!(!room.view().passed && minutes(room.view().over) == 179);
    room.pass(1);
    let view = room.view();
    assert_eq!((view.passed, view.over, view.end.expect("known").late()), (true, 0, 0));
    assert_eq!((room.start_of("Welcome"), room.start_of("Talk")), (at(9, 0), at(10, 45)));
    // Begun all the same, it is late again, and each moment is that of the room.
    room.pass(420);
    room.step(|stage| stage.start(id("Welcome"), false));
    assert!(!room.view().passed);
    assert_eq!((room.start_of("Play"), minutes(room.view().over)), (at(19, 30), 600));
}

#[test]
fn a_day_that_was_left_in_the_middle_has_passed_hours_later_but_not_in_its_pauses() {
    let mut room = Room::new();
    room.step(|stage| stage.start(id("Welcome"), false));
    room.pass(200);
    assert!(!room.view().passed, "something goes on");
    room.step(|stage| stage.finish(id("Welcome"), Status::Delivered));
    room.pass(90);
    let late = room.view();
    assert!(!late.passed && late.over > 0, "a long lunch, after the planned end");
    room.pass(31);
    let view = room.view();
    assert!(view.passed && view.over == 0, "nobody has touched it for two hours");
    assert_eq!(room.start_of("Play"), at(9, 30));
    assert_eq!(view.line(id("Welcome")).expect("there").end, Some(at(12, 20)), "what was, is as it was");
}

#[test]
fn nobody_is_late_for_a_day_of_another_date_that_has_not_begun() {
    let mut room = Room::of(two_mornings(), at(11, 0));
    room.day = room.course().agenda.days[1].id;
    let tomorrow = room.view();
    assert_eq!((tomorrow.passed, tomorrow.over, tomorrow.end.expect("known").late()), (false, 0, 0));
    assert_eq!(tomorrow.lines[0].start, Some(at(9, 0)), "as planned");
    // Delivered today all the same, it is late as any day.
    room.step(|stage| stage.start(id("Listen"), false));
    assert_eq!(minutes(room.view().over), 120);
    // A day of the past was not written down.
    let mut late = Room::of(two_mornings(), at(8, 0).tomorrow().expect("in range"));
    assert!(late.view().passed && late.view().over == 0);
}
