//! What came of a merge, in numbers, and what is still to be decided.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use super::shape::{AT, ID, IS, ITEMS, ORDER};
use super::state::{State, is_long_text};
use crate::core::ids::{DayId, DeviceId, ItemId, NoteId, ParticipantId};

/// What a change is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Notes.
    Notes,
    /// What was recorded of sessions.
    Records,
    /// The plan: days, sessions, their links and supplies.
    Plan,
    /// Participants, attendance and scores.
    People,
    /// Closings of days.
    Closings,
    /// Materials.
    Materials,
    /// Everything else of the course.
    Course,
}

/// What came of a merge.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// Who wrote what is new here: the name, or empty, and how many things of each kind.
    pub news: Vec<(String, BTreeMap<Kind, u32>)>,
    /// Fields that several wrote without knowing of each other, still to be decided.
    pub questions: u32,
}

impl Summary {
    /// Whether everything was here already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.news.is_empty()
    }
}

/// What a question is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// The course itself.
    Course,
    /// A day.
    Day(DayId),
    /// A session or another item.
    Item(ItemId),
    /// What was recorded of it.
    Record(ItemId),
    /// A note.
    Note(NoteId),
    /// The closing of a day.
    Closing(DayId),
    /// A participant.
    Person(ParticipantId),
}

/// A field that several wrote without knowing of each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The field, as [`State::settle`] takes it.
    pub path: String,
    /// What it is about.
    pub subject: Subject,
    /// The name of the field in the file.
    pub field: String,
    /// What was written; the last one is shown.
    pub answers: Vec<Answer>,
}

/// One value of several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Who wrote it; or empty, if nobody gave a name or it was there before.
    pub who: String,
    /// It was there before anything was shared.
    pub original: bool,
    /// It was written on this computer.
    pub own: bool,
    /// What; `None` if the field was emptied.
    pub value: Option<Value>,
}

/// What is still to be decided, as it is told on the computer `own`.
#[must_use]
pub fn questions(state: &State, own: Option<DeviceId>) -> Vec<Question> {
    let several = state.alive().filter(|(path, field)| field.writes.len() > 1 && is_asked(path));
    let all = several.map(|(path, field)| Question {
        path: path.to_owned(),
        subject: subject(path),
        field: field_name(path).to_owned(),
        answers: field
            .writes
            .iter()
            .map(|write| Answer {
                who: state.name_of(write.device()).to_owned(),
                original: write.counter == 0,
                own: Some(write.device()) == own,
                value: write.value.clone(),
            })
            .collect(),
    });
    // Two who wrote the same agree.
    all.filter(|question| question.answers.windows(2).any(|pair| pair[0].value != pair[1].value)).collect()
}

/// What is in `after` and was not in `before`; of what went away, `from` is the author.
pub(super) fn summary(before: &State, after: &State, from: DeviceId) -> Summary {
    let (old, new) = (before.shown(), after.shown());
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let mut things: BTreeMap<(String, Kind), BTreeSet<&str>> = BTreeMap::new();
    for path in paths.into_iter().filter(|path| old.get(path) != new.get(path)) {
        let Some(kind) = kind(path) else { continue };
        let author = new.get(path).and_then(|_| Some(after.fields.get(path)?.last()?.device()));
        let name = author.map(|author| after.name_of(author)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| after.name_of(from)).to_owned();
        things.entry((name, kind)).or_default().insert(thing(path));
    }
    let mut news: BTreeMap<String, BTreeMap<Kind, u32>> = BTreeMap::new();
    for ((name, kind), things) in things {
        let count = u32::try_from(things.len()).unwrap_or(u32::MAX);
        news.entry(name).or_default().insert(kind, count);
    }
    let questions = u32::try_from(questions(after, None).len()).unwrap_or(u32::MAX);
    Summary { news: news.into_iter().collect(), questions }
}

fn kind(path: &str) -> Option<Kind> {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    Some(match first {
        // Where something stands in a list is no news of its own.
        _ if path.ends_with(ORDER) => return None,
        "notes" => Kind::Notes,
        "records" => Kind::Records,
        ITEMS | "agenda" => Kind::Plan,
        "people" => Kind::People,
        "closings" => Kind::Closings,
        "materials" => Kind::Materials,
        // The steps of a running day are told by its record.
        "runs" if !rest.is_empty() => return None,
        _ => Kind::Course,
    })
}

/// The note, session, day or participant that a path belongs to.
fn thing(path: &str) -> &str {
    let steps = match path.split('/').next() {
        Some("agenda" | "people") => 3,
        Some("packing" | "hours" | "days_off" | "office") => 1,
        _ => 2,
    };
    path.match_indices('/').nth(steps - 1).map_or(path, |(at, _)| &path[..at])
}

/// Whether two values of a field are a question: where something stands and what goes on just now is none, and
/// long texts keep what everybody wrote.
fn is_asked(path: &str) -> bool {
    let quiet = matches!(field_name(path), AT | ORDER | IS | ID | "order");
    !quiet && !is_long_text(path) && !path.starts_with("runs/") && !path.starts_with("packing/")
}

fn field_name(path: &str) -> &str {
    let mut steps = path.rsplit('/');
    let last = steps.next().unwrap_or_default();
    // Of a half-day and of a tick, the list that it stands in says what it is.
    let inner = |step: &&str| step.parse::<Uuid>().is_err() && step.parse::<u8>().is_err();
    if inner(&last) { last } else { steps.find(inner).unwrap_or(last) }
}

fn subject(path: &str) -> Subject {
    let steps: Vec<&str> = path.split('/').collect();
    let id = |step: usize| steps.get(step).and_then(|step| step.parse::<Uuid>().ok());
    let found = match *steps.first().unwrap_or(&"") {
        ITEMS => id(1).map(|id| Subject::Item(id.into())),
        "records" => id(1).map(|id| Subject::Record(id.into())),
        "notes" => id(1).map(|id| Subject::Note(id.into())),
        "closings" => id(1).map(|id| Subject::Closing(id.into())),
        "agenda" => id(2).map(|id| Subject::Day(id.into())),
        "people" => id(2).map(|id| Subject::Person(id.into())),
        _ => None,
    };
    found.unwrap_or(Subject::Course)
}
