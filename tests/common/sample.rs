//! A course as a trainer would have it after two days of teaching, made up from a seed: the same seed gives
//! the same course. Used by the tests of saving, the kill test and the benchmarks.

use std::sync::Arc;

use doorstep::core::ids::{AreaId, CourseId, Ids, TrainingId};
use doorstep::core::model::Extra;
use doorstep::core::model::agenda::{
    Agenda, Day, DayReference, Item, ItemKind, ItemReference, KeyPoint, Priority, Supply,
};
use doorstep::core::model::course::{Course, Trainer};
use doorstep::core::model::link::{Copies, Link, LinkKind, Range};
use doorstep::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::record::{PlannedThen, Record, Status};
use doorstep::core::model::training::{Origin, Training};
use doorstep::core::time::TimeOfDay;
use jiff::civil::{Date, DateTime, date};

const KINDS: [(ItemKind, u32); 9] = [
    (ItemKind::Opening, 20),
    (ItemKind::Session, 75),
    (ItemKind::Break, 15),
    (ItemKind::Session, 90),
    (ItemKind::Lunch, 60),
    (ItemKind::Energiser, 10),
    (ItemKind::Session, 80),
    (ItemKind::Reflection, 20),
    (ItemKind::Closing, 10),
];

const TITLES: [&str; 5] = [
    "Talking with families: listening first",
    "Развитие ребёнка: первые три года",
    "ბავშვის განვითარება",
    "Կերակրում և հոգատարություն",
    "Nutrition & play — “what helps?”",
];

fn first_day() -> Date {
    date(2026, 11, 16)
}

fn noon(day: usize) -> DateTime {
    let days = i64::try_from(day).expect("few days");
    first_day().saturating_add(jiff::Span::new().days(days)).at(12, 0, 0, 0)
}

/// A course of `days` days with `notes` notes.
pub fn course(seed: u64, days: usize, notes: usize) -> Course {
    let ids = Ids::new(1_795_449_600_000, seed);
    let training = TrainingId::named("foundational");
    let trainer = Trainer::new(ids.make(), "Ана Петровић");
    let agenda =
        Agenda { days: (0..days).map(|number| day(&ids, number, training)).collect(), extra: Extra::new() }
            .in_order();
    let mut course = Course {
        place: "Дом здравља, sala 2".to_owned(),
        trainings: vec![training],
        participants: 24,
        trainers: vec![trainer],
        agenda,
        materials: vec![Arc::new(material(&ids))],
        ..Course::new(ids.make::<CourseId>(), "Foundational training, north district", "sr", noon(0))
    };
    record_two_days(&mut course);
    add_notes(&mut course, &ids, notes);
    course
}

fn day(ids: &Ids, number: usize, training: TrainingId) -> Day {
    let days = i64::try_from(number).expect("few days");
    let items = KINDS.iter().enumerate().map(|(index, (kind, minutes))| {
        let title = TITLES[(number + index) % TITLES.len()];
        let mut item = Item::new(ids.make(), *kind, title, *minutes);
        if *kind == ItemKind::Lunch {
            item.locked_start = TimeOfDay::new(12, 30);
        }
        if *kind == ItemKind::Session {
            fill(&mut item, ids, training);
        }
        Arc::new(item)
    });
    Day {
        title: format!("Day {}", number + 1),
        date: Some(first_day().saturating_add(jiff::Span::new().days(days))),
        reference: Some(DayReference { training, number: u32::try_from(number + 1).expect("few days") }),
        items: items.collect(),
        ..Day::new(ids.make(), TimeOfDay::from_minutes(9 * 60), TimeOfDay::from_minutes(17 * 60))
    }
}

fn fill(item: &mut Item, ids: &Ids, training: TrainingId) {
    item.min_minutes = Some(item.minutes / 2);
    item.priority = Priority::Shorten;
    item.area = Some(AreaId::new("skills").expect("short"));
    item.topics = vec!["communication".to_owned(), "observation".to_owned()];
    item.objective.push_str("Participants can open a home visit with a question that lets the family speak.");
    item.key_points = (1..=4)
        .map(|number| KeyPoint::new(ids.make(), format!("Key point {number}: listen before advising")))
        .collect();
    item.method.push_str("Pairs, then plenary");
    item.steps =
        "1. Show the film (5 minutes).\n2. *Pairs*: what did she ask first?\n3. Plenary.\n".repeat(6);
    item.supplies = ["Flip chart", "Two dolls"].map(|text| Supply::new(ids.make(), text)).to_vec();
    item.reference = Some(ItemReference { training, item: ids.make() });
    item.links = vec![
        Link {
            range: Some(Range { first: 4, last: 17 }),
            ..Link::to(ids.make(), ids.make(), LinkKind::Slides)
        },
        Link { copies: Copies::PerPerson, ..Link::to(ids.make(), ids.make(), LinkKind::Handout) },
    ];
}

fn material(ids: &Ids) -> Material {
    let file = MaterialFile {
        id: ids.make(),
        format: Format::Pdf,
        language: Some("sr".to_owned()),
        file_name: "Kartice za igru.pdf".to_owned(),
        url: None,
        path: Some("handouts/Kartice za igru.pdf".to_owned()),
        extra: Extra::new(),
    };
    Material {
        id: ids.make(),
        kind: MaterialKind::Handout,
        title: "Play cards".to_owned(),
        training: None,
        day: None,
        files: vec![file],
        extra: Extra::new(),
    }
}

fn record_two_days(course: &mut Course) {
    for (number, day) in course.agenda.days.iter().take(2).enumerate() {
        for item in day.items.iter().filter(|item| item.kind.is_teaching()) {
            let record = Record {
                status: Status::Delivered,
                started: Some(noon(number)),
                key_points: item.key_points.iter().map(|point| point.id).collect(),
                planned: Some(PlannedThen {
                    title: item.title.clone(),
                    minutes: item.minutes,
                    day: day.id,
                    extra: Extra::new(),
                }),
                ..Record::default()
            };
            course.records.insert(item.id, Arc::new(record));
        }
    }
}

/// Adds this many notes.
pub fn add_notes(course: &mut Course, ids: &Ids, count: usize) {
    for number in 0..count {
        let day = &course.agenda.days[number % course.agenda.days.len()];
        let note = Note::new(
            ids.make(),
            NoteKind::ALL[number % NoteKind::ALL.len()],
            NoteTarget::Item(day.items[1].id),
            noon(number % 5),
            format!("Note {number}: a mother said \"it works\"; ask the nurse \u{1f9f8} about it\n"),
        );
        course.notes.push(Arc::new(note));
    }
}

/// A training of the trainer's own, with the plan of a course and no dates.
#[allow(dead_code, reason = "not every program that uses this file needs it")]
pub fn training(seed: u64) -> Training {
    let ids = Ids::new(1_795_449_600_000, seed);
    let mut agenda = course(seed + 1, 3, 0).agenda;
    for day in &mut agenda.days {
        day.date = None;
    }
    Training {
        id: ids.make(),
        title: "Our foundational training".to_owned(),
        origin: Origin::Own,
        language: "sr".to_owned(),
        copied_from: Some(TrainingId::named("foundational")),
        agenda,
        materials: vec![Arc::new(material(&ids))],
        extra: Extra::new(),
    }
}
