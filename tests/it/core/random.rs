//! Random courses and random edits, for the properties that must hold of all of them.

use std::sync::{Arc, OnceLock};

use doorstep::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use doorstep::core::edit::command::{BatchName, Command, CourseEdit};
use doorstep::core::edit::record::{NoteEdit, RecordEdit};
use doorstep::core::ids::{AreaId, DayId, DocId, Ids, ItemId, MaterialId, NoteId, TrainingId};
use doorstep::core::model::Extra;
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, ItemReference, KeyPoint, Priority};
use doorstep::core::model::course::{Course, DaysOff, Hours, Trainer};
use doorstep::core::model::link::{Copies, Link, LinkKind, Range};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::package::Package;
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::model::training::Training;
use doorstep::core::model::workspace::Workspace;
use doorstep::core::plan::new_course;
use doorstep::core::time::TimeOfDay;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// The day on which random courses begin.
pub const FIRST: Date = date(2026, 9, 14);

/// How many random cases are tried: `usual`, or what the environment variable `PROPTEST_CASES` asks for.
/// What fails is printed in full; no file is left beside the tests.
pub fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        asked
    } else {
        ProptestConfig { cases: usual, ..asked }
    }
}

fn title() -> impl Strategy<Value = String> {
    select(vec!["", "Play", "Observe, then talk", "Игра и общение", "თამაში", "a\u{202e}b \"quoted\""])
        .prop_map(str::to_owned)
}

fn time() -> impl Strategy<Value = TimeOfDay> {
    (6_u32..20, 0_u32..12).prop_map(|(hour, five)| TimeOfDay::from_minutes(hour * 60 + five * 5))
}

fn kind() -> impl Strategy<Value = ItemKind> {
    prop_oneof![4 => Just(ItemKind::Session), 3 => select(ItemKind::ALL.to_vec())]
}

/// A random item; ids come later.
pub fn item() -> impl Strategy<Value = Item> {
    let area = option::of(select(vec![
        AreaId::new("programme").expect("short"),
        AreaId::new("skills").expect("short"),
    ]));
    let priority = select(vec![Priority::Core, Priority::Shorten, Priority::Drop]);
    let lock = option::weighted(0.15, time());
    let points = vec(title(), 0..3);
    let links = vec((0_u8..4, 1_u32..30, 0_u32..9), 0..2);
    let reference = option::of(0_u8..12);
    (kind(), title(), 1_u32..200, option::of(1_u32..120), priority, area, lock, points, links, reference)
        .prop_map(|(kind, title, minutes, least, priority, area, lock, points, links, reference)| {
            let ids = Ids::new(0, 0);
            let link = |(material, first, more): (u8, u32, u32)| Link {
                range: (more > 0).then_some(Range { first, last: first + more }),
                copies: if more > 4 { Copies::Count(more) } else { Copies::PerPerson },
                ..Link::to(ids.make(), MaterialId::named(&material.to_string()), LinkKind::Slides)
            };
            Item {
                min_minutes: least,
                priority,
                area,
                locked_start: lock,
                key_points: points.into_iter().map(|text| KeyPoint::new(ids.make(), text)).collect(),
                links: links.into_iter().map(link).collect(),
                reference: reference.map(reference_number),
                ..Item::new(ItemId::named("later"), kind, title, minutes)
            }
        })
}

fn reference_number(number: u8) -> ItemReference {
    let item = ItemId::named(&format!("reference {number}"));
    ItemReference { training: TrainingId::named("reference"), item }
}

/// A random day, dated by whoever asks.
pub fn day(items: std::ops::Range<usize>) -> impl Strategy<Value = Day> {
    (title(), time(), 60_u32..600, vec(item(), items)).prop_map(|(title, start, length, items)| Day {
        title,
        items: items.into_iter().map(Arc::new).collect(),
        ..Day::new(
            DayId::named("later"),
            start,
            TimeOfDay::from_minutes((start.minutes() + length).min(1439)),
        )
    })
}

/// Gives a random day ids of its own.
pub fn with_ids(mut day: Day, ids: &Ids) -> Day {
    day.id = ids.make();
    day.items = day.items.iter().map(|item| Arc::new(new_course::copy_item(item, ids))).collect();
    day
}

/// A random course with records and notes, its first day on [`FIRST`].
pub fn course() -> impl Strategy<Value = Course> {
    let records = vec((any::<u8>(), select(Status::ALL.to_vec()), 0_i64..200), 0..6);
    let notes = vec((any::<u8>(), select(NoteKind::ALL.to_vec()), title(), any::<bool>()), 0..5);
    (vec(day(0..8), 1..5), title(), records, notes).prop_map(|(days, title, records, notes)| {
        let ids = Ids::new(1_000, 3);
        let mut days: Vec<Day> = days.into_iter().map(|day| with_ids(day, &ids)).collect();
        let mut next = FIRST;
        for day in &mut days {
            day.date = Some(next);
            next = next.tomorrow().expect("in range");
        }
        let mut course = Course {
            trainings: vec![TrainingId::named("reference")],
            participants: 20,
            trainers: vec![Trainer::new(ids.make(), "Aida")],
            agenda: Agenda { days, extra: Extra::new() }.in_order(),
            ..Course::new(ids.make(), title, "en", FIRST.at(8, 0, 0, 0))
        };
        let items: Vec<ItemId> = course.agenda.items().map(|item| item.id).collect();
        for (which, status, minutes) in records {
            let Some(item) = pick(&items, which) else { continue };
            let started = FIRST.at(9, 0, 0, 0);
            let ended = started.checked_add(jiff::SignedDuration::from_mins(minutes)).expect("in range");
            let record = Record { status, started: Some(started), ended: Some(ended), ..Record::default() };
            course.records.insert(item, Arc::new(record));
        }
        for (which, kind, text, settled) in notes {
            let target = pick(&items, which).map_or(NoteTarget::Course, NoteTarget::Item);
            course.notes.push(Arc::new(note(ids.make(), kind, target, text, settled)));
        }
        course
    })
}

fn note(id: NoteId, kind: NoteKind, target: NoteTarget, text: String, settled: bool) -> Note {
    let at = FIRST.at(10, 0, 0, 0);
    let settled = settled.then_some(at);
    Note { settled, ..Note::new(id, kind, target, at, text) }
}

/// One of a list, whatever the number.
pub fn pick<T: Copy>(list: &[T], which: u8) -> Option<T> {
    if list.is_empty() { None } else { Some(list[usize::from(which) % list.len()]) }
}

/// A workspace that holds a course and a training copied from it.
pub fn workspace(course: &Course) -> Workspace {
    let mut workspace = Workspace::new(vec![package()], Vec::new());
    let ids = Ids::new(2_000, 5);
    let training: Training = new_course::training_from_course(course, "Reference".to_owned(), &ids);
    workspace.trainings.insert(training.id, Arc::new(training));
    workspace.courses.insert(course.id, Arc::new(course.clone()));
    workspace
}

/// The package, read once.
pub fn package() -> Arc<Package> {
    static PACKAGE: OnceLock<Arc<Package>> = OnceLock::new();
    let text = include_str!("../../../assets/package/nurturing-care-2025.json");
    Arc::clone(PACKAGE.get_or_init(|| Arc::new(Package::from_json(text).expect("the package"))))
}

/// A random edit that is yet to be tied to what there is: valid most of the time, not always.
#[derive(Clone, Debug)]
pub struct Op {
    pub what: u8,
    pub a: u8,
    pub b: u8,
    pub number: u32,
    pub text: String,
    pub item: Item,
    pub at: TimeOfDay,
    /// Milliseconds since the edit before it.
    pub pause: u64,
    pub interacting: bool,
}

/// A random edit.
pub fn op() -> impl Strategy<Value = Op> {
    let number = prop_oneof![8 => 0_u32..150, 1 => Just(0), 1 => 700_u32..100_000];
    let pause = prop_oneof![Just(0), Just(300), Just(5_000)];
    (0_u8..34, any::<u8>(), any::<u8>(), number, title(), item(), time(), pause, any::<bool>()).prop_map(
        |(what, a, b, number, text, item, at, pause, interacting)| Op {
            what,
            a,
            b,
            number,
            text,
            item,
            at,
            pause,
            interacting,
        },
    )
}

impl Op {
    /// The command, on what the workspace holds now.
    pub fn command(&self, workspace: &Workspace, ids: &Ids) -> Command {
        let course = workspace.courses.values().next();
        let Some(course) = course else {
            return Command::CreateCourse(Box::new(new_course::new_course(
                &any_new(),
                &[],
                ids,
                FIRST.at(8, 0, 0, 0),
            )));
        };
        let training = workspace.trainings.keys().next().copied();
        let doc = match training {
            Some(training) if self.b.is_multiple_of(5) => DocId::Training(training),
            _ => DocId::Course(course.id),
        };
        let agenda = workspace.agenda(doc).expect("it is open");
        let items: Vec<ItemId> = agenda.items().map(|item| item.id).collect();
        let days: Vec<DayId> = agenda.days.iter().map(|day| day.id).collect();
        // An item that is not there is part of the game.
        let item = pick(&items, self.a).unwrap_or_else(|| ItemId::named("nowhere"));
        let day = pick(&days, self.b).unwrap_or_else(|| DayId::named("nowhere"));
        match self.what {
            0..18 => Command::Agenda(doc, self.agenda_edit(item, day, ids)),
            18..29 => Command::Course(course.id, self.course_edit(course, item, ids)),
            29 => Command::BinCourse(course.id),
            30 => training.map_or(Command::BinCourse(course.id), |training| {
                Command::SetTrainingTitle(training, self.text.clone())
            }),
            _ => {
                let first = Op { what: self.a % 18, ..self.clone() };
                let second = Op { what: self.b % 29, a: self.b, b: self.a, ..self.clone() };
                let both = vec![first.command(workspace, ids), second.command(workspace, ids)];
                Command::Batch(BatchName::Several, both)
            }
        }
    }

    fn agenda_edit(&self, item: ItemId, day: DayId, ids: &Ids) -> AgendaEdit {
        let place = usize::from(self.a % 9);
        let set = |field| AgendaEdit::Item(item, field);
        let new = || new_course::copy_item(&self.item, ids);
        match self.what {
            0 | 1 => AgendaEdit::AddItem(day, place, Box::new(new())),
            2 => AgendaEdit::RemoveItem(item),
            3..6 => AgendaEdit::MoveItem(item, day, place),
            6 | 7 => set(ItemField::Minutes(self.number)),
            8 => set(ItemField::Title(self.text.clone())),
            9 => set(ItemField::LockedStart((!self.number.is_multiple_of(3)).then_some(self.at))),
            10 => set(ItemField::MinMinutes(Some(self.number))),
            11 => AgendaEdit::Split(item, self.number, ids.make()),
            12 => AgendaEdit::MergeWithNext(item),
            13 => {
                let items = vec![Arc::new(new()), Arc::new(new())];
                let start = self.at;
                let bare = new_course::empty_day(&Hours { start, ..Hours::default() }, ids);
                AgendaEdit::AddDay(place, Box::new(Day { items, ..bare }))
            }
            14 => AgendaEdit::RemoveDay(day),
            15 => AgendaEdit::MoveDay(day, place),
            16 => AgendaEdit::Day(day, DayField::Start(self.at)),
            _ => set(ItemField::Kind(self.item.kind)),
        }
    }

    fn course_edit(&self, course: &Course, item: ItemId, ids: &Ids) -> CourseEdit {
        let notes: Vec<NoteId> = course.notes.iter().map(|note| note.id).collect();
        let note_id = pick(&notes, self.a).unwrap_or_else(|| NoteId::named("nowhere"));
        let at = FIRST.at(11, 0, 0, 0);
        match self.what {
            18 => CourseEdit::Title(self.text.clone()),
            19 => CourseEdit::Participants(self.number),
            20 | 21 => CourseEdit::Record(item, RecordEdit::Status(Status::ALL[usize::from(self.b % 6)])),
            22 => CourseEdit::Record(item, RecordEdit::Reason(Some(ReasonKind::NoTime))),
            23 => CourseEdit::Record(item, RecordEdit::Started(Some(at))),
            24 => CourseEdit::Record(item, RecordEdit::ReasonText(self.text.clone())),
            25 => {
                let target = NoteTarget::Item(item);
                let new = note(ids.make(), NoteKind::Parking, target, self.text.clone(), false);
                CourseEdit::AddNote(Box::new(new))
            }
            26 => CourseEdit::Note(note_id, NoteEdit::Text(self.text.clone())),
            27 => CourseEdit::RemoveNote(note_id),
            _ => course
                .trainers
                .first()
                .map_or(CourseEdit::Archived(true), |trainer| CourseEdit::RemoveTrainer(trainer.id)),
        }
    }
}

/// What a new course is made of where nothing matters but that it is new.
pub fn any_new() -> new_course::NewCourse {
    new_course::NewCourse {
        title: "New".to_owned(),
        language: "en".to_owned(),
        place: String::new(),
        first_date: FIRST,
        empty_days: 2,
        hours: Hours::default(),
        days_off: DaysOff::default(),
        participants: 12,
        trainers: vec![" Aida ".to_owned(), "  ".to_owned()],
    }
}
