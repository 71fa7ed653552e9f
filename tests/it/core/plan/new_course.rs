//! New courses, copies, dates and the check of a plan against its training.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::Command;
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DocId, Ids, ItemId, TrainingId};
use doorstep::core::model::agenda::{Agenda, Item, ItemKind};
use doorstep::core::model::closing::Closing;
use doorstep::core::model::course::{Course, DaysOff, Hours};
use doorstep::core::model::package::starter_trainings;
use doorstep::core::model::training::{Origin, Training};
use doorstep::core::plan::cut::cut_minutes;
use doorstep::core::plan::less_time::fewer_days;
use doorstep::core::plan::lunch::MOST_LONGER;
use doorstep::core::plan::new_course::NewCourse;
use doorstep::core::plan::problems::problems;
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::plan::{check, dates, new_course};
use doorstep::core::time::TimeOfDay;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::core::random;
use crate::courses;

fn clock(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).expect("a time")
}

fn training(name: &str, days: &[&[(ItemKind, &str, u32)]]) -> Training {
    let day = |(number, items): (usize, &&[(ItemKind, &str, u32)])| {
        let items =
            items.iter().map(|(kind, title, minutes)| Arc::new(courses::item(*kind, title, *minutes)));
        let bare = courses::day(&format!("{name} {number}"));
        doorstep::core::model::agenda::Day { items: items.collect(), ..bare }
    };
    Training {
        id: TrainingId::named(name),
        title: name.to_owned(),
        origin: Origin::Own,
        language: "en".to_owned(),
        copied_from: None,
        agenda: Agenda { days: days.iter().enumerate().map(day).collect(), extra: serde_json::Map::new() },
        materials: Vec::new(),
        extra: serde_json::Map::new(),
    }
}

fn two_days() -> Training {
    use ItemKind::{Break, Closing, Lunch, Opening, Session};
    training(
        "training",
        &[
            &[
                (Opening, "Welcome", 30),
                (Session, "Play", 90),
                (Break, "Tea", 15),
                (Session, "Talk", 75),
                (Lunch, "Lunch", 60),
                (Session, "Listen", 90),
                (Closing, "Goodbye", 30),
            ],
            &[(Opening, "Hello", 30), (Session, "Walk", 90), (Closing, "The end", 30)],
        ],
    )
}

fn make(new: &NewCourse, trainings: &[&Training]) -> Course {
    new_course::new_course(new, trainings, &Ids::new(0, 1), random::FIRST.at(8, 0, 0, 0))
}

fn titles(course: &Course, day: usize) -> Vec<String> {
    course.agenda.days[day].items.iter().map(|item| item.title.clone()).collect()
}

#[test]
fn a_course_follows_its_trainings_and_points_at_them() {
    let (first, second) = (two_days(), training("other", &[&[(ItemKind::Session, "More", 60)]]));
    // Friday: the second day falls on Monday.
    let new = NewCourse { first_date: date(2026, 9, 18), ..random::any_new() };
    let course = make(&new, &[&first, &second]);
    let dates: Vec<Option<Date>> = course.agenda.days.iter().map(|day| day.date).collect();
    assert_eq!(dates, [Some(date(2026, 9, 18)), Some(date(2026, 9, 21)), Some(date(2026, 9, 22))]);
    assert_eq!(course.trainings, [first.id, second.id]);
    let play = &course.agenda.days[0].items[1];
    assert_eq!(play.title, "Play");
    assert_eq!(play.reference.map(|one| (one.training, one.item)), Some((first.id, ItemId::named("Play"))));
    assert_ne!(play.id, ItemId::named("Play"));
    assert_eq!(course.agenda.days[2].reference.map(|day| day.number), Some(1));
    assert_eq!(course.trainers.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Aida"]);
}

#[test]
fn lunch_stands_where_the_course_eats() {
    let at = |lunch: &str, minutes| {
        let hours = Hours { lunch: clock(lunch), lunch_minutes: minutes, ..Hours::default() };
        let course = make(&NewCourse { hours, ..random::any_new() }, &[&two_days()]);
        let day = &course.agenda.days[0];
        let lunch = day.items.iter().position(|item| item.kind == ItemKind::Lunch);
        (lunch, lunch.map(|index| (day.items[index].minutes, day.items[index].locked_start)), day.items.len())
    };
    // 9:00 Welcome, 9:30 Play, 11:00 Tea, 11:15 Talk, 12:30.
    assert_eq!(at("12:30", 45), (Some(4), Some((45, Some(clock("12:30")))), 7));
    // At eleven the tea break before lunch rests nobody and goes.
    assert_eq!(at("11:00", 60), (Some(2), Some((60, Some(clock("11:00")))), 6));
    assert_eq!(at("12:30", 0), (None, None, 6));
    assert_eq!(at("8:00", 60), (None, None, 6), "a day that begins after lunch");
}

fn starters() -> Vec<Training> {
    let text = include_str!("../../../../assets/package/starter-outline.en.json");
    starter_trainings(text).expect("an outline")
}

#[test]
fn a_course_from_a_starter_outline_has_no_problems_and_nothing_missing() {
    let trainings = starters();
    let all: Vec<&Training> = trainings.iter().collect();
    let course = make(&random::any_new(), &all);
    assert_eq!(course.agenda.days.len(), 8);
    for day in &course.agenda.days {
        assert_eq!(problems(day), [], "{}", day.title);
    }
    let shared: Vec<Arc<Training>> = trainings.into_iter().map(Arc::new).collect();
    let found = check::check(&course, &shared);
    assert_eq!((found.missing, found.too_short, found.own), (Vec::new(), Vec::new(), Vec::new()));
    assert!(found.areas.iter().all(|area| area.planned == area.reference));
}

#[test]
fn the_foundational_outline_can_lose_an_hour_or_a_day() {
    let trainings = starters();
    let course = make(&random::any_new(), &[&trainings[0]]);
    for day in &course.agenda.days {
        let proposal = cut_minutes([day], &course.records, 40);
        assert_eq!((proposal.saved, proposal.missing), (40, 0), "{}", day.title);
        assert!(proposal.steps.iter().all(|step| step.to.is_some()), "shortening is enough");
    }
    let proposal = fewer_days(&course, 4, &Ids::new(0, 2));
    let mut editor = Editor::new(random::workspace(&course));
    let command = proposal.command(DocId::Course(course.id), &course.agenda);
    editor.run(command, Moment::default()).expect("it can be taken");
    let after = &editor.workspace().courses[&course.id].agenda;
    for day in &after.days {
        let kinds: Vec<ItemKind> = day.items.iter().map(|item| item.kind).collect();
        assert!(matches!(kinds[0], ItemKind::Opening | ItemKind::Recap), "{kinds:?}");
        assert!(kinds.ends_with(&[ItemKind::Reflection, ItemKind::Closing]), "{kinds:?}");
        assert_eq!(kinds.iter().filter(|kind| kind.is_rest()).count(), 3, "{kinds:?}");
        // The morning is taught before lunch, the afternoon after it.
        let lunch = kinds.iter().position(|kind| *kind == ItemKind::Lunch).expect("lunch");
        let session = |kind: &ItemKind| *kind == ItemKind::Session;
        assert!(kinds[..lunch].iter().any(session) && kinds[lunch..].iter().any(session), "{kinds:?}");
        assert_eq!(new_course::minutes_over(day), 0, "{}", day.title);
    }
    let last = course.agenda.days[4].items.last().expect("a closing").id;
    assert_eq!(after.days[3].items.last().expect("a closing").id, last);
}

#[test]
fn an_empty_course_has_a_frame_without_problems_of_its_own() {
    let course = make(&random::any_new(), &[]);
    assert_eq!(course.agenda.days.len(), 2);
    for day in &course.agenda.days {
        let kinds: Vec<ItemKind> = day.items.iter().map(|item| item.kind).collect();
        assert_eq!(kinds, [ItemKind::Opening, ItemKind::Lunch, ItemKind::Closing]);
        assert_eq!(new_course::minutes_over(day), 0);
    }
}

#[test]
fn the_check_says_what_is_missing_and_puts_it_where_it_belongs() {
    let training = Arc::new(two_days());
    let course = make(&random::any_new(), &[&training]);
    let trainings = [Arc::clone(&training)];
    assert_eq!(check::check(&course, &trainings).missing, []);
    let mut editor = Editor::new(random::workspace(&course));
    let doc = DocId::Course(course.id);
    let (play, talk) = (course.agenda.days[0].items[1].id, course.agenda.days[0].items[3].id);
    for item in [play, talk] {
        let remove = Command::Agenda(doc, AgendaEdit::RemoveItem(item));
        editor.run(remove, Moment::default()).expect("it can be removed");
    }
    let course = Arc::clone(&editor.workspace().courses[&course.id]);
    let found = check::check(&course, &trainings);
    let missing: Vec<&str> = found.missing.iter().map(|one| one.item.title.as_str()).collect();
    assert_eq!(missing, ["Play", "Talk"]);
    let command = check::add_all(&found.missing, &course, &Ids::new(9, 9));
    editor.run(command, Moment::default()).expect("they can be added");
    let course = &editor.workspace().courses[&course.id];
    assert_eq!(titles(course, 0), ["Welcome", "Play", "Tea", "Talk", "Lunch", "Listen", "Goodbye"]);
    assert_eq!(check::check(course, &trainings).missing, []);
}

#[test]
fn a_split_session_is_as_long_as_its_parts_together() {
    let mut training = two_days();
    let play = Arc::make_mut(&mut training.agenda.days[0].items[1]);
    play.min_minutes = Some(80);
    let training = Arc::new(training);
    let course = make(&random::any_new(), &[&training]);
    let item = course.agenda.days[0].items[1].id;
    let mut editor = Editor::new(random::workspace(&course));
    let doc = DocId::Course(course.id);
    let split = Command::Agenda(doc, AgendaEdit::Split(item, 45, ItemId::named("second half")));
    editor.run(split, Moment::default()).expect("it can be split");
    let trainings = [training];
    assert_eq!(check::check(&editor.workspace().courses[&course.id], &trainings).too_short, []);
    let shorter = AgendaEdit::Item(ItemId::named("second half"), ItemField::Minutes(20));
    editor.run(Command::Agenda(doc, shorter), Moment::default()).expect("it can be shortened");
    let short = editor.workspace().courses[&course.id].clone();
    assert_eq!(check::check(&short, &trainings).too_short, [(item, 65, 80)]);
    // It gets what it lacks, not all of its least once more; and nothing of a day that has happened.
    let longer = check::lengthen(&short, item, 15).expect("a part of it is still to come");
    editor.run(longer, Moment::default()).expect("it can be longer");
    let longer = editor.workspace().courses[&course.id].clone();
    assert_eq!(check::check(&longer, &trainings).too_short, []);
    let parts =
        longer.agenda.items().filter(|part| part.reference == short.agenda.item(item).expect("it").reference);
    assert_eq!(parts.map(|part| part.minutes).sum::<u32>(), 80);
    let mut over = Course::clone(&short);
    let closing = Closing { closed: Some(random::FIRST.at(17, 0, 0, 0)), ..Closing::default() };
    over.closings.insert(over.agenda.days[0].id, Arc::new(closing));
    assert_eq!(check::lengthen(&over, item, 15), None);
    editor.undo();
    editor.undo();
    let remove = Command::Agenda(doc, AgendaEdit::RemoveItem(ItemId::named("second half")));
    editor.run(remove, Moment::default()).expect("it can be removed");
    let found = check::check(&editor.workspace().courses[&course.id], &trainings);
    assert_eq!(found.too_short, [(item, 45, 80)]);
}

#[test]
fn a_missing_session_goes_to_a_day_that_is_still_to_come() {
    let training = Arc::new(two_days());
    let mut course = make(&random::any_new(), &[&training]);
    let play = course.agenda.items().find(|item| item.title == "Play").expect("it is planned").id;
    let day_of_play = |course: &Course| {
        let found = check::check(course, &[Arc::clone(&training)]);
        let missing =
            found.missing.iter().find(|missing| missing.item.title == "Play").expect("it is missing");
        let add = missing.add(course, &Ids::new(5, 5));
        (missing.day, matches!(add, Command::Batch(_, commands) if commands.len() == 1))
    };
    for day in &mut course.agenda.days {
        day.items.retain(|item| item.id != play);
    }
    let [first, second] = [course.agenda.days[0].id, course.agenda.days[1].id];
    assert_eq!(day_of_play(&course), (Some(first), true));
    let closed = |course: &mut Course, day| {
        let at = Some(random::FIRST.at(17, 0, 0, 0));
        let closing = Closing { closed: at, ..Closing::default() };
        course.closings.insert(day, Arc::new(closing));
    };
    closed(&mut course, first);
    assert_eq!(day_of_play(&course), (Some(second), true));
    closed(&mut course, second);
    assert_eq!(day_of_play(&course), (None, false), "the plan of days that are over stays as it was");
}

#[test]
fn days_are_put_in_and_taken_out_and_the_dates_follow() {
    let new = NewCourse { first_date: date(2026, 9, 17), ..random::any_new() };
    let course = make(&new, &[&two_days()]);
    let mut editor = Editor::new(random::workspace(&course));
    let doc = DocId::Course(course.id);
    let dates = |editor: &Editor| -> Vec<Date> {
        editor.workspace().courses[&course.id].agenda.days.iter().filter_map(|day| day.date).collect()
    };
    let day = new_course::empty_day(&Hours::default(), &Ids::new(9, 9));
    let id = day.id;
    let insert = dates::insert_day(doc, &course.agenda, 1, day, &course.days_off, &BTreeSet::new());
    editor.run(insert, Moment::default()).expect("a day can be put in");
    // Thursday, Friday, and on to Monday.
    assert_eq!(dates(&editor), [date(2026, 9, 17), date(2026, 9, 18), date(2026, 9, 21)]);
    let remove = dates::remove_day(doc, &editor.workspace().courses[&course.id].agenda, id, &BTreeSet::new());
    editor.run(remove, Moment::default()).expect("a day can be taken out");
    assert_eq!(dates(&editor), [date(2026, 9, 17), date(2026, 9, 18)]);
    let agenda = editor.workspace().courses[&course.id].agenda.clone();
    let first = agenda.days[0].id;
    let push = dates::push_dates(doc, &agenda, first, date(2026, 9, 19), &course.days_off, &BTreeSet::new());
    editor.run(push, Moment::default()).expect("dates can be moved");
    assert_eq!(dates(&editor), [date(2026, 9, 21), date(2026, 9, 22)], "Saturday is off");
}

#[test]
fn a_training_made_from_a_course_has_no_dates_and_new_ids() {
    let course = make(&random::any_new(), &[&two_days()]);
    let made = new_course::training_from_course(&course, "Mine".to_owned(), &Ids::new(9, 9));
    assert_eq!(made.origin, Origin::Own);
    assert_eq!(made.copied_from, Some(TrainingId::named("training")));
    assert!(made.agenda.days.iter().all(|day| day.date.is_none()));
    assert!(made.agenda.items().all(|item| item.locked_start.is_none()));
    assert!(made.agenda.items().all(|item| course.agenda.item(item.id).is_none()));
    let names = |agenda: &Agenda| -> Vec<String> { agenda.items().map(|item| item.title.clone()).collect() };
    assert_eq!(names(&made.agenda), names(&course.agenda));
}

fn days_off() -> impl Strategy<Value = DaysOff> {
    let holidays = vec(0_i64..40, 0..6).prop_map(|days| {
        let date = |days| random::FIRST.checked_add(jiff::Span::new().days(days)).expect("in range");
        days.into_iter().map(date).collect()
    });
    (vec(1_i8..=7, 0..5), holidays).prop_map(|(weekdays, dates)| DaysOff {
        weekdays,
        dates,
        ..DaysOff::default()
    })
}

proptest! {
    #![proptest_config(random::cases(128))]

    #[test]
    fn a_copy_keeps_the_order_and_never_lands_on_a_day_off(
        mut course in random::course(),
        off in days_off(),
        start in 0_i64..400,
    ) {
        course.days_off = off;
        let first = random::FIRST.checked_add(jiff::Span::new().days(start)).expect("in range");
        let now = random::FIRST.at(9, 0, 0, 0);
        let copy = new_course::copy_course(&course, "Copy".to_owned(), first, &Ids::new(5_000, 9), now);
        let dates: Vec<Date> = copy.agenda.days.iter().filter_map(|day| day.date).collect();
        prop_assert_eq!(dates.len(), course.agenda.days.len());
        prop_assert!(dates.first().is_none_or(|date| *date >= first));
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(dates.iter().all(|date| !course.days_off.is_off(*date)));
        prop_assert!(copy.records.is_empty() && copy.notes.is_empty());
        // The nth day falls on the nth free date: no free date is left out in between.
        let mut expected = first;
        for date in &dates {
            expected = dates::next_free(expected, &course.days_off);
            prop_assert_eq!(*date, expected);
            expected = expected.tomorrow().expect("in range");
        }
        let plain = |course: &Course| -> Vec<(String, u32, ItemKind, Option<TimeOfDay>)> {
            let what = |item: &Arc<Item>| (item.title.clone(), item.minutes, item.kind, item.locked_start);
            course.agenda.items().map(what).collect()
        };
        prop_assert_eq!(plain(&copy), plain(&course));
        let ids: BTreeSet<ItemId> = copy.agenda.items().map(|item| item.id).collect();
        prop_assert_eq!(ids.len(), course.agenda.items().count());
        prop_assert!(course.agenda.items().all(|item| !ids.contains(&item.id)));
    }

    #[test]
    fn a_new_course_holds_every_session_of_its_training_in_order(
        course in random::course(),
        start in 6_u32..12,
        lunch in 8_u32..16,
        lunch_minutes in prop_oneof![Just(0_u32), 15_u32..90],
    ) {
        let training = new_course::training_from_course(&course, "Training".to_owned(), &Ids::new(5_000, 9));
        let hours = Hours {
            start: TimeOfDay::from_minutes(start * 60),
            lunch: TimeOfDay::from_minutes(lunch * 60),
            lunch_minutes,
            ..Hours::default()
        };
        let made = make(&NewCourse { hours: hours.clone(), ..random::any_new() }, &[&training]);
        // Lunch may split a session: its parts are as long as the whole, and follow each other. The one before lunch
        // may have got what stayed free there, which shows as minutes more; none has less.
        let mut sessions: Vec<(Option<ItemId>, u32, bool)> = Vec::new();
        let taught = |item: &&Arc<Item>| !item.kind.is_rest() && item.kind != ItemKind::Energiser;
        for day in &made.agenda.days {
            let slots = DaySchedule::of(day).slots;
            let own = |item: &Arc<Item>| item.kind == ItemKind::Lunch && item.locked_start == Some(hours.lunch);
            let eats = day.items.iter().position(own);
            let filled = eats.filter(|eats| slots[*eats].gap == 0);
            let goes_on = |item: &&Arc<Item>| matches!(item.kind, ItemKind::Session | ItemKind::Other);
            let before = filled.and_then(|eats| day.items[..eats].iter().rfind(goes_on));
            for item in day.items.iter().filter(taught) {
                let from = item.reference.map(|reference| reference.item);
                let at_lunch = before.is_some_and(|before| before.id == item.id);
                match sessions.last_mut().filter(|(last, ..)| *last == from) {
                    Some((_, minutes, lunch)) => (*minutes, *lunch) = (*minutes + item.minutes, *lunch || at_lunch),
                    None => sessions.push((from, item.minutes, at_lunch)),
                }
            }
        }
        let from: Vec<&Arc<Item>> = training.agenda.items().filter(taught).collect();
        prop_assert_eq!(sessions.len(), from.len());
        let mut longer = 0;
        for ((of, minutes, at_lunch), item) in sessions.iter().zip(from) {
            prop_assert_eq!(*of, Some(item.id));
            let most = if *at_lunch { item.minutes + MOST_LONGER } else { item.minutes };
            prop_assert!((item.minutes..=most).contains(minutes), "{}: {} then {}", item.id, item.minutes, minutes);
            longer += minutes - item.minutes;
        }
        // An energiser follows lunch wherever it goes.
        let energisers = |agenda: &Agenda| -> Vec<(String, u32)> {
            let all = agenda.items().filter(|item| item.kind == ItemKind::Energiser);
            all.map(|item| (item.title.clone(), item.minutes)).collect()
        };
        prop_assert_eq!(energisers(&made.agenda), energisers(&training.agenda));
        for (day, from) in made.agenda.days.iter().zip(&training.agenda.days) {
            let lunches = day.items.iter().filter(|item| item.kind == ItemKind::Lunch);
            let in_training = from.items.iter().filter(|item| item.kind == ItemKind::Lunch).count();
            let own = in_training.saturating_sub(1) + usize::from(hours.has_lunch());
            prop_assert_eq!(lunches.count(), own);
        }
        let found = check::check(&made, &[Arc::new(training)]);
        prop_assert!(found.missing.is_empty());
        prop_assert!(found.areas.iter().all(|area| area.planned >= area.reference));
        let more: u32 = found.areas.iter().map(|area| area.planned - area.reference).sum();
        prop_assert!(more <= longer, "an area has only what its sessions got");
    }

    #[test]
    fn dates_stay_in_order_when_days_come_and_go(
        course in random::course(),
        place in 0_usize..6,
        off in days_off(),
    ) {
        let doc = DocId::Course(course.id);
        let mut course = course;
        course.days_off = off;
        let dates = dates::free_dates(random::FIRST, course.agenda.days.len(), &course.days_off);
        for (day, date) in course.agenda.days.iter_mut().zip(dates) {
            day.date = Some(date);
        }
        let mut editor = Editor::new(random::workspace(&course));
        let day = new_course::empty_day(&course.hours, &Ids::new(7_000, 9));
        let id = day.id;
        let insert = dates::insert_day(doc, &course.agenda, place, day, &course.days_off, &BTreeSet::new());
        editor.run(insert, Moment::default()).expect("a day can be put in");
        let with = editor.workspace().courses[&course.id].clone();
        let dates: Vec<Date> = with.agenda.days.iter().filter_map(|day| day.date).collect();
        prop_assert_eq!(dates.len(), course.agenda.days.len() + 1);
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(dates.iter().all(|date| !course.days_off.is_off(*date)));
        let remove = dates::remove_day(doc, &with.agenda, id, &BTreeSet::new());
        editor.run(remove, Moment::default()).expect("a day can be taken out");
        prop_assert_eq!(&editor.workspace().courses[&course.id].agenda, &course.agenda);
    }
}
