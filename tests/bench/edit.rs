//! What an edit costs: the command with its undo step, the times and the problems of the day that changed,
//! with 80 and with 1,000 sessions. Beside it, an undo and a search of the palette. Prints medians.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints what it measured")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::find::{Candidate, Findable};
use doorstep::core::ids::{AreaId, DayId, DocId, Ids, ItemId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority, Supply};
use doorstep::core::model::course::{Course, Hours};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::package::Package;
use doorstep::core::model::record::{Record, Status};
use doorstep::core::model::workspace::Workspace;
use doorstep::core::plan::new_course;
use doorstep::core::plan::problems::problems;
use doorstep::core::plan::times::DaySchedule;
use jiff::civil::date;

const ROUNDS: u32 = 2_000;
const DAYS: usize = 8;

fn main() {
    println!("medians of {ROUNDS} rounds");
    for sessions in [80, 1_000] {
        edits(sessions);
    }
    search(10_000);
}

fn course(sessions: usize) -> Course {
    let ids = Ids::new(0, 1);
    let text = "Ask the group what they saw, and what a parent might try at home next week. ".repeat(12);
    let item = |number: usize| {
        let title = format!("Session {number}: how children learn through play and talk");
        let rest = number % 5 == 4;
        let kind = if rest { ItemKind::Break } else { ItemKind::Session };
        Arc::new(Item {
            min_minutes: Some(10),
            priority: Priority::Shorten,
            area: Some(AreaId::new("skills").expect("short")),
            steps: text.clone(),
            objective: text[..76].to_owned(),
            supplies: ["Flip chart", "Markers"].map(|text| Supply::new(ids.make(), text)).to_vec(),
            ..Item::new(ids.make(), kind, title, 30)
        })
    };
    let days = (0..DAYS).map(|day| Day {
        items: (0..sessions / DAYS).map(|number| item(day * 1_000 + number)).collect(),
        date: Some(date(2026, 9, 14)),
        ..new_course::empty_day(&Hours::default(), &ids)
    });
    let new = new_course::NewCourse {
        title: "Foundational Training".to_owned(),
        language: "en".to_owned(),
        place: "Tashkent".to_owned(),
        first_date: date(2026, 9, 14),
        empty_days: 1,
        hours: Hours::default(),
        days_off: doorstep::core::model::course::DaysOff::default(),
        participants: 24,
        trainers: vec!["Aida".to_owned()],
    };
    let mut course = new_course::new_course(&new, &[], &ids, date(2026, 9, 1).at(8, 0, 0, 0));
    course.agenda = Agenda { days: days.collect(), extra: serde_json::Map::new() };
    // Half of it is delivered, with a note to every session.
    for item in course.agenda.items().take(sessions / 2) {
        let record = Record { status: Status::Delivered, ..Record::default() };
        course.records.insert(item.id, Arc::new(record));
        course.notes.push(Arc::new(Note::new(
            ids.make(),
            NoteKind::Observation,
            NoteTarget::Item(item.id),
            date(2026, 9, 14).at(10, 0, 0, 0),
            text[..152].to_owned(),
        )));
    }
    course
}

fn edits(sessions: usize) {
    let course = course(sessions);
    let (doc, course_id) = (DocId::Course(course.id), course.id);
    let items: Vec<ItemId> = course.agenda.items().map(|item| item.id).collect();
    let days: Vec<DayId> = course.agenda.days.iter().map(|day| day.id).collect();
    let text = include_str!("../../assets/package/nurturing-care-2025.json");
    let package = Arc::new(Package::from_json(text).expect("the package"));
    let mut workspace = Workspace::new(vec![package], Vec::new());
    workspace.courses.insert(course.id, Arc::new(course));
    let mut editor = Editor::new(workspace);
    let middle = items[items.len() / 2];
    let set = |field| Command::Agenda(doc, AgendaEdit::Item(middle, field));
    type Make<'a> = Box<dyn Fn(u32) -> Command + 'a>;
    let kinds: [(&str, Make<'_>); 4] = [
        ("minutes", Box::new(|round| set(ItemField::Minutes(20 + round % 2)))),
        ("title", Box::new(|round| set(ItemField::Title(format!("Title {round}"))))),
        (
            "move to another day",
            Box::new(|round| {
                Command::Agenda(doc, AgendaEdit::MoveItem(middle, days[round as usize % DAYS], 2))
            }),
        ),
        (
            "course title",
            Box::new(|round| Command::Course(course_id, CourseEdit::Title(format!("Course {round}")))),
        ),
    ];
    for (name, make) in kinds {
        let time = median(|round| {
            let command = make(round);
            let start = Instant::now();
            // A minute apart: each is a step of its own.
            let moment = Moment { millis: u64::from(round) * 60_000, interacting: false, today: None };
            editor.run(command, moment).expect("it can be done");
            let agenda = &editor.workspace().courses[&course_id].agenda;
            let day = agenda.position(middle).map(|(day, _)| &agenda.days[day]).expect("it is there");
            black_box((DaySchedule::of(day), problems(day)));
            start.elapsed()
        });
        println!("{sessions:>5} sessions, {name:<20} {time:>10.1?}");
    }
    let time = median(|_| {
        let start = Instant::now();
        black_box(editor.undo());
        black_box(editor.redo());
        start.elapsed()
    });
    println!("{sessions:>5} sessions, undo and redo        {time:>10.1?}");
    let time = median(|_| {
        let start = Instant::now();
        for day in &editor.workspace().courses[&course_id].agenda.days {
            black_box((DaySchedule::of(day), problems(day)));
        }
        start.elapsed()
    });
    println!("{sessions:>5} sessions, problems of all days {time:>10.1?}");
}

fn search(notes: usize) {
    let detail = "The group asked what to do when a father does not want to take part in the visit. ";
    let candidates: Vec<Candidate<usize>> = (0..notes)
        .map(|number| Candidate {
            title: format!("Day {}, session {number}", number % 8),
            detail: format!("{detail}{number}"),
            weight: 0,
            payload: number,
        })
        .collect();
    let candidates = Findable::new(candidates);
    for typed in ["father", "ses 77", "zzzz"] {
        let mut times: Vec<Duration> = (0..50)
            .map(|_| {
                let start = Instant::now();
                black_box(candidates.rank(typed, 20));
                start.elapsed()
            })
            .collect();
        times.sort();
        println!("{notes:>5} notes searched for {typed:<8} {:>10.1?}", times[times.len() / 2]);
    }
}

fn median(mut round: impl FnMut(u32) -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(&mut round).collect();
    times.sort();
    times[times.len() / 2]
}
