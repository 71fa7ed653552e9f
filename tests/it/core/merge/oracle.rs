//! The same histories through a library that is kept by others: it must know the same values and the same notes.
//!
//! Its registers keep all values that were written without knowing of each other, and of its sets what one adds or
//! goes on with survives what another takes out meanwhile. Which of several values is shown it does not say.

use std::collections::BTreeSet;

use crdts::{CmRDT as _, CvRDT as _, MVReg, Orswot};
use doorstep::core::edit::command::CourseEdit;
use doorstep::core::edit::record::NoteEdit;
use doorstep::core::ids::NoteId;
use doorstep::core::merge::summary::questions;
use doorstep::core::model::course::Course;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Device, cases, note, plain};

/// The fields that are compared, with the names that they have in questions.
const FIELDS: [&str; 3] = ["title", "place", "language"];

/// How many devices there are, and how many notes come and go.
const DEVICES: usize = 4;
const NOTES: u8 = 5;

/// What the library knows of a course.
#[derive(Clone)]
struct Oracle {
    fields: [MVReg<String, usize>; 3],
    notes: Orswot<u8, usize>,
}

impl Oracle {
    /// As it was before anything was shared.
    fn of(course: &Course) -> Self {
        let mut new = Self { fields: Default::default(), notes: Orswot::new() };
        for (number, value) in values(course).into_iter().enumerate() {
            new.write(number, value, DEVICES);
        }
        new
    }

    fn write(&mut self, field: usize, value: String, who: usize) {
        let register = &mut self.fields[field];
        let op = register.write(value, register.read_ctx().derive_add_ctx(who));
        register.apply(op);
    }

    fn add(&mut self, note: u8, who: usize) {
        let op = self.notes.add(note, self.notes.read_ctx().derive_add_ctx(who));
        self.notes.apply(op);
    }

    fn remove(&mut self, note: u8) {
        let op = self.notes.rm(note, self.notes.contains(&note).derive_rm_ctx());
        self.notes.apply(op);
    }

    fn take(&mut self, other: &Self) {
        for (own, theirs) in self.fields.iter_mut().zip(&other.fields) {
            own.merge(theirs.clone());
        }
        self.notes.merge(other.notes.clone());
    }

    fn values(&self, field: usize) -> BTreeSet<String> {
        self.fields[field].read().val.into_iter().collect()
    }

    fn notes(&self) -> BTreeSet<NoteId> {
        self.notes.read().val.into_iter().map(id).collect()
    }
}

fn values(course: &Course) -> [String; 3] {
    [course.title.clone(), course.place.clone(), course.language.clone()]
}

fn name(number: u8) -> String {
    format!("note {number}")
}

fn id(number: u8) -> NoteId {
    NoteId::named(&name(number))
}

/// One device does something to its course, and the library follows.
fn work(device: &mut Device, oracle: &mut Oracle, who: usize, (what, value): (u8, u8)) {
    let course = device.course();
    let number = value % NOTES;
    let there = course.notes.iter().any(|note| note.id == id(number));
    match (usize::from(what), there) {
        (field @ 0..3, _) => {
            let text = format!("value {value}");
            if values(&course)[field] != text {
                let edits: [fn(String) -> CourseEdit; 3] =
                    [CourseEdit::Title, CourseEdit::Place, CourseEdit::Language];
                device.change(edits[field](text.clone()));
                oracle.write(field, text, who);
            }
        }
        (3, false) => {
            device.change(CourseEdit::AddNote(Box::new(note(&name(number)))));
            oracle.add(number, who);
        }
        (4, true) => {
            device.change(CourseEdit::RemoveNote(id(number)));
            oracle.remove(number);
        }
        (5, true) => {
            let text = format!("{} {who} {value}", name(number));
            if course.notes.iter().all(|note| note.text != text) {
                device.change(CourseEdit::Note(id(number), NoteEdit::Text(text)));
                oracle.add(number, who);
            }
        }
        _ => {}
    }
    // Each step is one of its own for both.
    device.state();
}

/// The values of each field that stand beside each other.
fn several(device: &mut Device) -> [BTreeSet<String>; 3] {
    let mut all = values(&device.course()).map(|value| BTreeSet::from([value]));
    for question in questions(&device.state(), None) {
        if let Some(field) = FIELDS.iter().position(|name| *name == question.path) {
            let answers = question.answers.iter();
            all[field] = answers.filter_map(|one| Some(one.value.as_ref()?.as_str()?.to_owned())).collect();
        }
    }
    all
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_library_that_others_keep_knows_the_same_values_and_notes(
        steps in vec((0..DEVICES, 0..DEVICES * 2, (0_u8..6, 0_u8..8)), 1..60),
    ) {
        let course = Course { place: "Osh".to_owned(), ..plain() };
        let mut devices: Vec<Device> = (1..).take(DEVICES).map(|number| Device::new(number, &course)).collect();
        let mut oracles = vec![Oracle::of(&course); DEVICES];
        let ends = (0..DEVICES).flat_map(|one| (0..DEVICES).map(move |other| (one, other, (6, 0))));
        for (who, other, what) in steps.into_iter().chain(ends.clone()).chain(ends) {
            if other < DEVICES && other != who {
                let mut from = devices.remove(other);
                devices[who - usize::from(other < who)].take(&mut from);
                devices.insert(other, from);
                let theirs = oracles[other].clone();
                oracles[who].take(&theirs);
            } else {
                work(&mut devices[who], &mut oracles[who], who, what);
            }
            let (device, oracle) = (&mut devices[who], &oracles[who]);
            let there = several(device);
            for (field, name) in FIELDS.into_iter().enumerate() {
                prop_assert_eq!(&there[field], &oracle.values(field), "{}", name);
                prop_assert!(there[field].contains(&values(&device.course())[field]));
            }
            let notes: BTreeSet<NoteId> = device.course().notes.iter().map(|note| note.id).collect();
            prop_assert_eq!(notes, oracle.notes());
        }
    }
}
