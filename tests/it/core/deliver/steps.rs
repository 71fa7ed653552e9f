//! What holds of any sequence of steps and whatever the clock does.

use super::*;

/// What may happen in a room.
#[derive(Clone, Debug)]
enum Happens {
    Start(u8, bool),
    Pause(u8),
    Finish(u8, Status),
    Give(u8, i32),
    Release(u8, bool),
    OnTime,
    Pass(u64),
    Jump(i64),
    Zone(i64),
    Restart,
    ItSlept,
    ItWasSet,
}

fn happens() -> impl Strategy<Value = Happens> {
    let status =
        proptest::sample::select(vec![Status::Delivered, Status::Partly, Status::Skipped, Status::Moved]);
    prop_oneof![
        4 => (any::<u8>(), any::<bool>()).prop_map(|(item, beside)| Happens::Start(item, beside)),
        2 => any::<u8>().prop_map(Happens::Pause),
        3 => (any::<u8>(), status).prop_map(|(item, status)| Happens::Finish(item, status)),
        2 => (any::<u8>(), -30..30_i32).prop_map(|(item, minutes)| Happens::Give(item, minutes)),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(item, free)| Happens::Release(item, free)),
        1 => Just(Happens::OnTime),
        6 => (0_u64..5_400_000).prop_map(Happens::Pass),
        1 => (-2_000_i64..2_000).prop_map(Happens::Jump),
        1 => (-12_i64..12).prop_map(Happens::Zone),
        1 => Just(Happens::Restart),
        1 => Just(Happens::ItSlept),
        1 => Just(Happens::ItWasSet),
    ]
}

fn let_happen(room: &mut Room, what: &Happens) {
    let items: Vec<ItemId> = room.course().agenda.days[0].items.iter().map(|item| item.id).collect();
    let pick = |which: u8| items[usize::from(which) % items.len()];
    match *what {
        Happens::Start(item, beside) => room.step(|stage| stage.start(pick(item), beside)),
        Happens::Pause(item) => room.step(|stage| stage.pause(pick(item))),
        Happens::Finish(item, status) => room.step(|stage| stage.finish(pick(item), status)),
        Happens::Give(item, minutes) => room.step(|stage| stage.give(pick(item), minutes)),
        Happens::Release(item, free) => room.step(|stage| stage.release(pick(item), free)),
        Happens::OnTime => room.step(|stage| {
            let proposal = on_time(stage.course, stage.day, &stage.now);
            stage.end_on_time(&proposal.cuts)
        }),
        Happens::Pass(millis) => room.pass_millis(millis),
        Happens::Jump(minutes) => room.jump(minutes),
        Happens::Zone(hours) => room.shift_wall(hours * 3_600_000),
        Happens::Restart => {
            room.watch = Watch::default();
            if let Some(run) = room.course().runs.get(&room.day) {
                room.watch.go_on(run.skew);
            }
        }
        Happens::ItSlept => room.watch.time_passed(),
        Happens::ItWasSet => room.watch.clock_was_set(),
    }
    room.now();
}

fn check(room: &mut Room, plan: &Agenda) {
    let wall = room.reading.wall;
    let course = room.course();
    assert_eq!(course.agenda, *plan, "the plan is unchanged");
    let view = room.view();
    let run =
        course.runs.get(&room.day).map(|run| doorstep::core::model::run::Run::clone(run)).unwrap_or_default();
    let base = run.began.map_or(wall.date(), |began| began.wall.date());
    // A day that is not today's and has not begun, or whose time has passed, is as planned.
    let not_yet = run.began.is_none() && course.agenda.days[0].date > Some(wall.date());
    let planned = view.passed || not_yet;
    for (line, item) in view.lines.iter().zip(&course.agenda.days[0].items) {
        assert!(line.spent >= 0 && line.minutes >= 1);
        if planned {
            let as_planned = (line.start, line.end) == (Some(line.planned_start), Some(line.planned_end));
            assert!(line.phase == Phase::Done || line.phase == Phase::Waiting && as_planned, "{line:?}");
        } else if line.phase != Phase::Done {
            assert!(
                line.end.is_some_and(|end| end >= wall),
                "an expected end in the past: {line:?} at {wall}"
            );
        }
        let released = run.item(item.id).is_some_and(|item| item.released);
        assert_eq!(line.holds, item.locked_start.is_some() && !released);
        if let (Phase::Waiting, true, Some(lock)) = (line.phase, line.holds, item.locked_start) {
            let lock = base
                .to_datetime(Time::midnight())
                .saturating_add(SignedDuration::from_mins(i64::from(lock.minutes())));
            if lock >= wall {
                assert_eq!(line.start, Some(lock), "a locked start holds");
            }
            assert!(line.start >= Some(wall) || planned);
        }
        if let Some(record) = course.record(item.id)
            && let (Some(started), Some(ended)) = (record.started, record.ended)
        {
            assert!(started <= ended, "{started} to {ended}");
        }
    }
    if let Some(end) = view.end.filter(|_| !view.is_over()) {
        assert!(end.at >= wall || planned);
    }
}

proptest! {
    #![proptest_config(random::cases(192))]

    #[test]
    fn whatever_happens_the_plan_stays_and_nothing_is_expected_in_the_past(
        day in random::day(1..8),
        events in vec(happens(), 1..60),
    ) {
        let mut course = two_mornings();
        let ids = doorstep::core::ids::Ids::new(1, 5);
        course.agenda.days[0] = random::with_ids(day, &ids);
        course.agenda.days[0].date = Some(date(2026, 9, 14));
        let plan = course.agenda.clone();
        let mut room = Room::of(course.clone(), at(8, 30));
        for event in &events {
            let_happen(&mut room, event);
            check(&mut room, &plan);
        }
        while room.editor.history().undo_len() > 0 {
            room.editor.undo();
            check(&mut room, &plan);
        }
        prop_assert_eq!(&*room.course(), &course);
    }

    #[test]
    fn time_spent_adds_up(
        events in vec(happens(), 1..60),
    ) {
        // Without sleep: every millisecond that passes belongs to exactly what runs, whatever the clock says.
        let mut room = Room::of(with_lunch(), at(8, 30));
        let items: Vec<ItemId> = room.course().agenda.days[0].items.iter().map(|item| item.id).collect();
        let mut ran = std::collections::BTreeMap::<ItemId, i64>::new();
        for event in &events {
            match *event {
                Happens::Pass(millis) => {
                    let before = room.view();
                    for line in &before.lines {
                        let entry = room.course().runs.get(&room.day).and_then(|run| run.item(line.item).cloned());
                        if entry.is_some_and(|entry| entry.phase() == Phase::Running) {
                            *ran.entry(line.item).or_default() += i64::try_from(millis).expect("small");
                        }
                    }
                    room.pass_millis(millis);
                }
                // Set by somebody who then says so; forward by less than that nobody notices.
                Happens::Jump(minutes) if minutes.abs() > 2 => {
                    room.now();
                    room.jump(minutes);
                    room.now();
                    room.watch.clock_was_set();
                }
                Happens::Jump(_) | Happens::Restart | Happens::ItSlept | Happens::ItWasSet => {}
                _ => let_happen(&mut room, event),
            }
            let view = room.view();
            for id in &items {
                let spent = view.line(*id).expect("there").spent;
                prop_assert_eq!(spent, ran.get(id).copied().unwrap_or(0), "{:?}", event);
            }
        }
    }
}
