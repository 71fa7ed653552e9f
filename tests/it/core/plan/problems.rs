//! Clock times, problems and their fixes; quick entry of times.

use std::mem::discriminant;
use std::sync::Arc;

use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DocId, Ids, ItemId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use doorstep::core::plan::problems::{FixKind, Problem, fixes, problems};
use doorstep::core::plan::quick_entry;
use doorstep::core::plan::quick_entry::Quick;
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::time::{DAY_MINUTES, LONGEST_ITEM, TimeOfDay};
use proptest::prelude::*;

use crate::core::random;
use crate::courses;

fn clock(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).expect("a time")
}

/// A day from lines like `9:00 session 60 least 30`: an optional lock, the kind, the minutes, and the
/// least minutes of what can be shortened.
fn day(hours: (&str, &str), lines: &[&str]) -> Day {
    let items = lines.iter().zip(0..).map(|(line, number)| {
        let words: Vec<&str> = line.split(' ').collect();
        let (lock, words) = match TimeOfDay::parse(words[0]) {
            Some(lock) => (Some(lock), &words[1..]),
            None => (None, &words[..]),
        };
        let kind: ItemKind = serde_json::from_value(words[0].into()).expect("a kind");
        let least = words.get(3).map(|least| least.parse().expect("a number"));
        let priority = if least.is_some() { Priority::Shorten } else { Priority::Core };
        let minutes = words[1].parse().expect("minutes");
        let bare = Item::new(ItemId::named(&format!("item {number}")), kind, *line, minutes);
        Arc::new(Item { locked_start: lock, min_minutes: least, priority, ..bare })
    });
    Day { start: clock(hours.0), end: clock(hours.1), items: items.collect(), ..courses::day("day") }
}

fn id(number: usize) -> ItemId {
    ItemId::named(&format!("item {number}"))
}

/// A day in words: the clock times of its items.
fn times(day: &Day) -> String {
    let show = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let slots = DaySchedule::of(day).slots;
    slots.iter().map(|slot| format!("{}-{}", show(slot.start), show(slot.end))).collect::<Vec<_>>().join(" ")
}

#[test]
fn items_follow_each_other_and_locks_hold() {
    let table: [(&[&str], &str); 4] = [
        (&["opening 15", "session 60"], "09:00-09:15 09:15-10:15"),
        (&["session 60", "10:30 session 30", "break 15"], "09:00-10:00 10:30-11:00 11:00-11:15"),
        (&["session 120", "10:30 lunch 60", "session 30"], "09:00-11:00 10:30-11:30 11:30-12:00"),
        (&["22:00 session 180"], "22:00-25:00"),
    ];
    for (lines, expected) in table {
        assert_eq!(times(&day(("9:00", "17:00"), lines)), expected, "{lines:?}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    use Problem::{
        Empty, EndsEarly, Gap, LockBeforeStart, LunchShort, NoBreak, NoLunch, Overlap, PastEnd, PastMidnight,
    };
    let (nine, noon) = (("9:00", "12:00"), "12:00");
    let table: [(Day, Vec<Problem>); 12] = [
        (day(nine, &[]), vec![Empty]),
        (day(nine, &["session 90", "break 15", "session 75"]), vec![]),
        (day(nine, &["session 90", "10:50 session 70"]), vec![Gap { item: id(1), minutes: 20 }]),
        (day(nine, &["9:20 session 90", "break 10", "session 60"]), vec![Gap { item: id(0), minutes: 20 }]),
        (
            day(nine, &["session 110", "10:30 break 15", "session 70"]),
            vec![Overlap { item: id(1), previous: id(0), minutes: 20 }],
        ),
        // The long first item runs into the last one, not the short one between them.
        (
            day(nine, &["session 120", "9:30 other 10", "10:45 break 75"]),
            vec![
                Overlap { item: id(1), previous: id(0), minutes: 90 },
                NoBreak { item: id(1), minutes: 130 },
                Overlap { item: id(2), previous: id(0), minutes: 15 },
            ],
        ),
        (day(nine, &["8:30 session 100", "break 10", "session 100"]), vec![LockBeforeStart { item: id(0) }]),
        (day(nine, &["session 100", "break 20", "session 70"]), vec![PastEnd { minutes: 10 }]),
        (day(nine, &["session 100"]), vec![EndsEarly { minutes: 80 }]),
        (day(nine, &["session 60", "session 90", "break 30"]), vec![NoBreak { item: id(1), minutes: 150 }]),
        (
            day(("9:00", "15:00"), &["session 120", "break 60", "session 120", "lunch 20", "session 40"]),
            vec![LunchShort { item: id(3), minutes: 20 }],
        ),
        (
            day(("9:00", "15:00"), &["session 120", "break 60", "session 120", "break 20", "session 40"]),
            vec![NoLunch],
        ),
    ];
    for (day, expected) in table {
        assert_eq!(problems(&day), expected, "{:?}", times(&day));
    }
    let late = day(("20:00", "23:00"), &["session 110", "break 10", "session 100", "break 30"]);
    assert_eq!(problems(&late), [PastMidnight]);
    let single = day(("9:00", noon), &["session 150", "break 20"]);
    assert_eq!(problems(&single), [NoBreak { item: id(0), minutes: 150 }]);
}

#[test]
fn a_problem_offers_the_fixes_a_trainer_would_try() {
    let ids = Ids::new(0, 1);
    let nine = ("9:00", "12:00");
    let kinds = |day: &Day, problem: Problem| -> Vec<FixKind> {
        assert!(problems(day).contains(&problem), "{problem:?}");
        let doc = DocId::Course(courses::two_mornings().id);
        fixes(doc, day, problem, &ids).into_iter().map(|fix| fix.kind).collect()
    };
    let gap = day(nine, &["session 90", "10:50 session 70"]);
    assert_eq!(
        kinds(&gap, Problem::Gap { item: id(1), minutes: 20 }),
        [FixKind::Stretch(20), FixKind::AddBreak(20), FixKind::Unlock]
    );
    let soft = day(nine, &["session 110 least 60", "10:30 break 15", "session 70"]);
    let overlap = Problem::Overlap { item: id(1), previous: id(0), minutes: 20 };
    assert_eq!(kinds(&soft, overlap), [FixKind::Shorten(20), FixKind::Unlock]);
    let hard = day(nine, &["session 110 least 100", "10:30 break 15", "session 70"]);
    assert_eq!(kinds(&hard, overlap), [FixKind::Unlock], "the minimum holds");
    let over = day(nine, &["session 100", "break 20", "session 70"]);
    assert_eq!(kinds(&over, Problem::PastEnd { minutes: 10 }), [FixKind::MoveEnd(clock("12:10"))]);
    let late = day(("20:00", "23:00"), &["session 110", "break 10", "session 110", "break 30"]);
    assert_eq!(kinds(&late, Problem::PastMidnight), [], "no clock shows an end after midnight");
}

proptest! {
    #![proptest_config(random::cases(96))]

    #[test]
    fn times_never_overlap_unless_a_problem_says_so(day in random::day(0..12)) {
        let day = random::with_ids(day, &Ids::new(0, 1));
        let schedule = DaySchedule::of(&day);
        let found = problems(&day);
        let said = |item: ItemId| found.iter().any(|problem| match problem {
            Problem::Overlap { item: other, .. } | Problem::LockBeforeStart { item: other } => *other == item,
            _ => false,
        });
        let gap_said = |item: ItemId| found.iter().any(|problem| {
            matches!(problem, Problem::Gap { item: other, .. } if *other == item)
        });
        let mut end = day.start.minutes();
        for (item, slot) in day.items.iter().zip(&schedule.slots) {
            prop_assert_eq!(slot.end - slot.start, item.minutes);
            prop_assert_eq!(slot.start < end, said(item.id));
            prop_assert_eq!(slot.start > end, gap_said(item.id));
            if let Some(lock) = item.locked_start {
                prop_assert_eq!(slot.start, lock.minutes());
            } else {
                prop_assert_eq!(slot.start, end);
            }
            end = end.max(slot.end);
        }
        prop_assert_eq!(schedule.end, end);
        let late = found.iter().any(|one| matches!(one, Problem::PastEnd { .. } | Problem::PastMidnight));
        prop_assert_eq!(late, !day.items.is_empty() && end > day.end.minutes());
        prop_assert_eq!(found.contains(&Problem::PastMidnight), end > DAY_MINUTES && !day.items.is_empty());
    }

    #[test]
    fn every_fix_can_be_taken_and_mends_what_it_promises(day in random::day(1..10)) {
        let ids = Ids::new(0, 1);
        let day = random::with_ids(day, &ids);
        let mut course = courses::two_mornings();
        course.agenda = Agenda { days: vec![day.clone()], extra: serde_json::Map::new() };
        let doc = DocId::Course(course.id);
        for problem in problems(&day) {
            for fix in fixes(doc, &day, problem, &ids) {
                let mut editor = Editor::new(random::workspace(&course));
                let changed = editor.run(fix.command.clone(), Moment::default());
                prop_assert!(changed.is_ok_and(|docs| docs == [doc]), "{:?} for {:?}", fix, problem);
                let after = problems(&editor.workspace().courses[&course.id].agenda.days[0]);
                let same = |other: &&Problem| discriminant(*other) == discriminant(&problem)
                    && about(other) == about(&problem);
                let holds = match problem {
                    // A break in the middle of a long item halves what is too much; one before it ends it.
                    Problem::NoBreak { item, minutes } => after.iter().all(|other| match other {
                        Problem::NoBreak { item: same, minutes: left } => *same != item || *left < minutes,
                        _ => true,
                    }),
                    // One lock less may not be enough to be home before midnight.
                    Problem::PastMidnight => fix.kind == FixKind::Unlock || !after.contains(&problem),
                    _ => after.iter().find(same).is_none(),
                };
                prop_assert!(holds, "{:?} is still there after {:?}", problem, fix);
            }
        }
    }

    #[test]
    fn a_length_and_a_time_are_read_as_they_are_shown(minutes in 1..=LONGEST_ITEM, clock in 0..DAY_MINUTES) {
        let (hours, rest) = (minutes / 60, minutes % 60);
        for text in [
            format!("{minutes}"),
            format!(" {minutes} min"),
            format!("{minutes} мин"),
            format!("{hours}h{rest:02}"),
            format!("{hours} h {rest} min"),
            format!("{hours}:{rest:02}h"),
            format!("{hours} ч {rest} мин"),
        ] {
            prop_assert_eq!(quick_entry::parse(&text), Ok(Quick::Length(minutes)), "{}", text);
        }
        let minutes = i32::try_from(minutes).expect("small");
        prop_assert_eq!(quick_entry::parse(&format!("+{minutes}")), Ok(Quick::Change(minutes)));
        prop_assert_eq!(quick_entry::parse(&format!("- {minutes} m")), Ok(Quick::Change(-minutes)));
        let clock = TimeOfDay::from_minutes(clock);
        prop_assert_eq!(quick_entry::parse(&clock.to_string()), Ok(Quick::Start(clock)));
        prop_assert_eq!(quick_entry::parse(&clock.to_string().replace(':', ".")), Ok(Quick::Start(clock)));
    }

    #[test]
    fn nothing_that_is_typed_is_too_much(text in any::<String>(), digits in "[0-9hmчм:. +-]{0,12}") {
        let _ = quick_entry::parse(&text);
        if let Ok(Quick::Length(minutes)) = quick_entry::parse(&digits) {
            prop_assert!((1..=LONGEST_ITEM).contains(&minutes));
        }
    }
}

fn about(problem: &Problem) -> Option<ItemId> {
    match problem {
        Problem::Gap { item, .. }
        | Problem::Overlap { item, .. }
        | Problem::LockBeforeStart { item }
        | Problem::LunchShort { item, .. }
        | Problem::NoBreak { item, .. } => Some(*item),
        _ => None,
    }
}
