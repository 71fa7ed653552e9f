//! Many courses at once: which are looked at, where each stands, what they come to together.

use std::collections::BTreeMap;

use doorstep::core::ids::{CourseId, TrainingId};
use doorstep::core::model::agenda::ItemReference;
use doorstep::core::model::people::{Tests, Totals};
use doorstep::core::model::progress::Progress;
use doorstep::core::model::record::{ReasonKind, Status};
use doorstep::core::overview::filter::{Choices, Filter};
use doorstep::core::overview::sums::Sums;
use doorstep::core::overview::{Standing, span};
use doorstep::core::people::figures::Group;
use doorstep::core::record::digest::{Adapted, CourseDigest};
use jiff::civil::{Date, date};

use crate::courses::two_mornings;

const TODAY: Date = date(2026, 9, 15);

/// A course of these dates, of which nothing has happened.
fn planned(name: &str, dates: Option<(Date, Date)>) -> CourseDigest {
    let course = CourseId::named(name);
    CourseDigest { course, title: name.to_owned(), dates, ..CourseDigest::of(&two_mornings()) }
}

fn closed(digest: CourseDigest, delivered: u32, skipped: u32) -> CourseDigest {
    let planned = digest.progress.sessions - delivered - skipped;
    CourseDigest { progress: Progress { delivered, skipped, planned, ..digest.progress }, ..digest }
}

#[test]
fn where_a_course_stands_is_told_by_its_days_and_its_record() {
    let (before, after) = (date(2026, 9, 14), date(2026, 9, 16));
    let sessions = planned("any", None).progress.sessions;
    let table = [
        (Some((after, after)), 0, Standing::Ahead),
        (Some((TODAY, after)), 0, Standing::UnderWay),
        (Some((before, TODAY)), 1, Standing::UnderWay),
        // Begun before its first day.
        (Some((after, after)), 1, Standing::UnderWay),
        (Some((before, before)), sessions - 1, Standing::Unfinished),
        (Some((before, before)), 0, Standing::Unfinished),
        (Some((before, before)), sessions, Standing::Over),
        (None, 0, Standing::Undated),
        (None, sessions, Standing::Over),
    ];
    for (dates, delivered, expected) in table {
        let digest = closed(planned("any", dates), delivered, 0);
        assert_eq!(Standing::of(&digest, TODAY), expected, "{dates:?}, {delivered} of {sessions}");
    }
    let none = CourseDigest { progress: Progress::default(), ..planned("empty", Some((before, before))) };
    assert_eq!(Standing::of(&none, TODAY), Standing::Unfinished, "a course without sessions is not over");
}

#[test]
fn courses_are_chosen_by_year_region_training_and_trainer() {
    let [one, two] = ["one", "two"].map(TrainingId::named);
    let winter = Some((date(2025, 12, 29), date(2026, 1, 4)));
    let digests = [
        CourseDigest { region: "Ош".to_owned(), trainings: vec![one], ..planned("a", winter) },
        CourseDigest { region: " ош ".to_owned(), trainings: vec![one, two], ..planned("b", None) },
        CourseDigest { place: "Naryn".to_owned(), trainers: vec![], ..planned("c", Some((TODAY, TODAY))) },
    ];
    let taken = |filter: Filter| -> Vec<&str> {
        digests.iter().filter(|digest| filter.takes(digest)).map(|digest| digest.title.as_str()).collect()
    };
    let year = |year| Filter { year: Some(year), ..Filter::default() };
    assert_eq!(taken(Filter::default()), ["a", "b", "c"]);
    assert_eq!(
        (taken(year(2025)), taken(year(2026)), taken(year(2027))),
        (vec!["a"], vec!["a", "c"], vec![])
    );
    let region = |region: &str| Filter { region: Some(region.to_owned()), ..Filter::default() };
    assert_eq!(taken(region("ОШ")), ["a", "b"]);
    assert_eq!(taken(region("Naryn")), ["c"], "a course without a region is found by its place");
    assert_eq!(taken(Filter { training: Some(two), ..Filter::default() }), ["b"]);
    let trainer = Some("aida karimova".to_owned());
    assert_eq!(taken(Filter { trainer, ..region("ош") }), ["a", "b"]);
    let choices = Choices::of(&digests);
    assert_eq!(choices.years, [2026, 2025]);
    assert_eq!(choices.regions.len(), 2);
    assert_eq!(choices.trainers, ["Aida Karimova"]);
    assert_eq!(choices.trainings.len(), 2);
    assert_eq!(span(&digests), Some((date(2025, 12, 1), date(2026, 9, 30))));
    assert_eq!(span(&digests[1..2]), None);
}

fn group(people: u32, women: u32) -> Group {
    Group { people, women, men: people - women }
}

#[test]
fn courses_come_to_sums_that_agree_with_each_of_them() {
    let session = ItemReference { training: TrainingId::named("t"), item: uuid::Uuid::nil().into() };
    let adapted = |title: &str, reference, status, reason| Adapted {
        title: title.to_owned(),
        reference,
        status,
        reason,
    };
    let tests = |people, before, after| Tests { people, before, after, ..Tests::default() };
    let people =
        |people, women, tests| Totals { people, women, men: people - women, tests, ..Totals::default() };
    let dates = Some((TODAY, TODAY));
    let one = CourseDigest {
        people: people(10, 8, tests(10, 50, 80)),
        largest_score: Some(10),
        professions: vec![("Nurse".to_owned(), group(7, 6)), (String::new(), group(3, 2))],
        marks: [0, 0, 0, 0, 3],
        adapted: vec![
            adapted("Play", Some(session), Status::Partly, Some(ReasonKind::NoTime)),
            adapted("Own", None, Status::Moved, None),
        ],
        open: 2,
        ..closed(planned("one", dates), 1, 0)
    };
    let two = CourseDigest {
        // Twice as many points can be had: what counts is the share.
        people: people(10, 5, tests(10, 100, 200)),
        largest_score: Some(20),
        professions: vec![("nurse ".to_owned(), group(10, 5))],
        marks: [1, 0, 0, 0, 0],
        adapted: vec![adapted("Playing", Some(session), Status::Skipped, Some(ReasonKind::NoTime))],
        ..planned("two", dates)
    };
    // Its people were wiped, and nobody said how many points there are.
    let three =
        CourseDigest { people: people(4, 4, tests(4, 9, 9)), professions: vec![], ..planned("three", None) };
    let sums = Sums::of(&[&one, &two, &three], TODAY);
    assert_eq!(sums.standings, BTreeMap::from([(Standing::UnderWay, 2), (Standing::Undated, 1)]));
    assert_eq!(sums.people, group(24, 17));
    let expected = [("Nurse".to_owned(), group(17, 11)), (String::new(), group(7, 6))];
    assert_eq!(sums.professions, expected, "whose profession is not known comes last");
    let counted = sums.professions.iter().map(|(_, group)| group.people).sum::<u32>();
    assert_eq!(counted, sums.people.people, "nobody is left out");
    let gain = sums.gain.expect("tests");
    assert_eq!((gain.people, gain.before, gain.after), (20, 5_000, 9_000));
    assert_eq!(sums.mark, Some((400, 4)));
    assert_eq!(sums.open, 2);
    assert_eq!(sums.changed.len(), 2);
    let play = &sums.changed[0];
    assert_eq!((play.title.as_str(), play.partly, play.skipped, play.times()), ("Play", 1, 1, 2));
    assert_eq!(play.reasons, BTreeMap::from([(ReasonKind::NoTime, 2)]));
    let minutes: u32 = sums.areas.values().map(|progress| progress.minutes).sum();
    assert_eq!((minutes, sums.progress.minutes), (3 * one.progress.minutes, 3 * one.progress.minutes));
    let none = Sums::of(&[], TODAY);
    assert_eq!(none, Sums::default());
}

#[test]
fn of_several_digests_the_newest_holds_with_the_people_of_who_knows_them() {
    let digest = |counter, open, people| CourseDigest {
        counter,
        open,
        people: Totals { people, ..Totals::default() },
        professions: vec![("Nurse".to_owned(), group(people, 0))],
        ..planned("one", None)
    };
    let (old, middle, new) = (digest(1, 1, 9), digest(2, 2, 10), digest(3, 3, 0));
    let orders = [[&old, &middle, &new], [&new, &old, &middle], [&middle, &new, &old]];
    for order in orders {
        let one = CourseDigest::of_several(order.into_iter().cloned().collect()).expect("one");
        assert_eq!((one.counter, one.open, one.people.people), (3, 3, 10));
        assert_eq!(one.professions[0].1.people, 10);
    }
    assert_eq!(CourseDigest::of_several(vec![]), None);
}

#[test]
fn what_comes_from_elsewhere_is_brought_within_bounds() {
    let huge = Progress { sessions: u32::MAX, minutes: u32::MAX, delivered: u32::MAX, ..Progress::default() };
    let hostile = CourseDigest {
        title: format!("Osh\u{202e}\n{}", "x".repeat(10_000)),
        progress: huge,
        areas: (0..5_000).map(|number| (number.to_string(), huge)).collect(),
        trainers: vec!["\u{200b}".repeat(9); 5_000],
        dates: Some((Date::MIN, Date::MAX)),
        marks: [u32::MAX; 5],
        people: Totals {
            people: u32::MAX,
            present: u32::MAX,
            tests: Tests { people: u32::MAX, before: u32::MAX, after: u32::MAX, ..Tests::default() },
            ..Totals::default()
        },
        professions: vec![(String::new(), Group { people: u32::MAX, women: u32::MAX, men: u32::MAX }); 5_000],
        largest_score: Some(1),
        ..planned("hostile", None)
    };
    let sound = hostile.within_bounds();
    assert!(sound.title.chars().count() <= 200 && sound.title.starts_with("Osh x"), "{}", sound.title);
    assert_eq!(sound.dates, None);
    assert!(sound.areas.len() <= 1_000 && sound.trainers.len() <= 1_000);
    // As many as there can be overflow nothing.
    let many: Vec<&CourseDigest> = std::iter::repeat_n(&sound, 100).collect();
    let sums = Sums::of(&many, TODAY);
    assert_eq!(sums.people.people, 100 * 100_000);
    assert_eq!(Choices::of(std::slice::from_ref(&sound)).years, Vec::<i16>::new());
}
