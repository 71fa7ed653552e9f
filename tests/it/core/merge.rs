//! Merging: random work of several devices, and the rules one by one.

mod oracle;

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::record::{NoteEdit, RecordEdit};
use doorstep::core::ids::{DeviceId, Ids, MergeId, NoteId, ParticipantId};
use doorstep::core::merge::memory::Memory;
use doorstep::core::merge::state::State;
use doorstep::core::merge::summary::{Kind, questions};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::people::{Participant, Totals, WithPeople};
use doorstep::core::model::record::Status;
use doorstep::core::model::workspace::Workspace;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::random::{self, Op, cases};

/// A device of a test: what it holds, and what it knows of the others.
struct Device {
    id: DeviceId,
    editor: Editor,
    ids: Ids,
    memory: Memory,
}

impl Device {
    fn new(number: u64, course: &Course) -> Self {
        let mut workspace = Workspace::new(vec![random::package()], Vec::new());
        workspace.courses.insert(course.id, Arc::new(course.clone()));
        let id = DeviceId::named(&number.to_string());
        Self { id, editor: Editor::new(workspace), ids: Ids::new(5_000, number), memory: Memory::of(course) }
    }

    fn course(&self) -> Arc<Course> {
        Arc::clone(self.editor.workspace().courses.values().next().expect("it is open"))
    }

    fn edit(&mut self, command: Command) {
        // An edit that is refused changes nothing.
        self.editor.run(command, Moment::default()).ok();
    }

    fn change(&mut self, edit: CourseEdit) {
        let id = self.course().id;
        self.editor.run(Command::Course(id, edit), Moment::default()).expect("it can be done");
    }

    /// Says whether it took back what others wrote.
    fn random(&mut self, op: &Op) -> bool {
        let command = op.command(self.editor.workspace(), &self.ids);
        let merged = self
            .editor
            .history()
            .next_undo()
            .is_some_and(|step| matches!(step.command, Command::ReplaceCourse(_)));
        if op.number.is_multiple_of(5) {
            self.editor.undo();
            return merged;
        }
        if op.number.is_multiple_of(23) {
            self.editor.redo();
        } else if !matches!(command, Command::BinCourse(_)) {
            self.edit(command);
        }
        false
    }

    fn state(&mut self) -> State {
        let name = self.id.to_string();
        self.memory.observe(&self.course(), self.id, &name).expect("it is a course");
        self.memory.sent();
        self.memory.state().clone()
    }

    fn take(&mut self, from: &mut Self) -> u32 {
        let theirs = from.state();
        self.state();
        let merged = self.memory.merge(&theirs, from.id).expect("it can be merged");
        self.edit(Command::ReplaceCourse(Box::new(merged.course)));
        merged.summary.questions
    }
}

fn pair(course: &Course) -> (Device, Device) {
    (Device::new(1, course), Device::new(2, course))
}

/// The notes and records of a course.
fn kept(course: &Course) -> BTreeSet<Uuid> {
    let notes = course.notes.iter().map(|note| note.id.0);
    notes.chain(course.records.keys().map(|item| item.0)).collect()
}

fn note(name: &str) -> Note {
    let at = random::FIRST.at(9, 0, 0, 0);
    Note::new(NoteId::named(name), NoteKind::Note, NoteTarget::Course, at, name)
}

fn plain() -> Course {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    loop {
        let course = random::course().new_tree(&mut runner).expect("a course").current();
        if course.agenda.items().count() > 4 && course.notes.is_empty() {
            return course;
        }
    }
}

/// The course without the marks that can't be seen.
fn seen(course: &Course) -> Course {
    fn clean(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::String(text) => {
                text.retain(|c| "\n\t\u{200c}\u{200d}".contains(c) || !doorstep::core::text::is_hidden(c));
            }
            serde_json::Value::Array(list) => list.iter_mut().for_each(clean),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(clean),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(course).expect("plain data");
    clean(&mut value);
    serde_json::from_value(value).expect("a course")
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn devices_agree_whatever_the_order_and_nothing_is_lost(
        course in random::course(),
        steps in vec((0_usize..4, random::op(), 0_usize..10), 1..24),
    ) {
        let mut devices: Vec<Device> = (1..5).map(|number| Device::new(number, &course)).collect();
        let mut removed: BTreeSet<Uuid> = BTreeSet::new();
        for (who, op, other) in steps {
            let before = kept(&devices[who].course());
            if other < 4 && other != who {
                let mut from = devices.swap_remove(other);
                let place = if who == devices.len() { other } else { who };
                devices[place].take(&mut from);
                devices.push(from);
                let last = devices.len() - 1;
                devices.swap(other, last);
            } else {
                let taken_back = devices[who].random(&op);
                let after = kept(&devices[who].course());
                if !taken_back {
                    removed.extend(before.difference(&after));
                }
            }
        }
        let written: BTreeSet<Uuid> = devices.iter().flat_map(|device| kept(&device.course())).collect();
        let items: Vec<BTreeSet<_>> =
            devices.iter().map(|device| device.course().agenda.items().map(|item| item.id).collect()).collect();
        let states: Vec<State> = devices.iter_mut().map(Device::state).collect();
        let joined = |order: &[usize]| {
            let mut all = State::default();
            for place in order {
                all.join(&states[*place]);
            }
            all
        };
        let all = joined(&[0, 1, 2, 3]);
        for order in [&[3, 2, 1, 0][..], &[1, 1, 3, 0, 2, 3, 1], &[2, 0, 3, 1, 2]] {
            prop_assert_eq!(&joined(order), &all);
        }
        // Grouped otherwise.
        let (mut one, other) = (joined(&[0, 2]), joined(&[3, 1]));
        one.join(&other);
        prop_assert_eq!(&one, &all);
        let merged = all.course().expect("a course");
        let there = kept(&merged);
        for id in written.difference(&removed) {
            prop_assert!(there.contains(id), "a note or record is lost");
        }
        // What stands in the plan of every device stands in the merged one.
        let everywhere = items.iter().skip(1).fold(items[0].clone(), |all, own| all.intersection(own).copied().collect());
        let planned: BTreeSet<_> = merged.agenda.items().map(|item| item.id).collect();
        prop_assert!(planned.is_superset(&everywhere));
        // What is shown is taken for no change.
        let mut again = all.clone();
        prop_assert!(!again.observe(&merged, devices[0].id, 0).expect("a course"));
        prop_assert_eq!(again, all);
    }

    #[test]
    fn a_course_is_the_same_after_it_was_taken_apart(course in random::course()) {
        prop_assert_eq!(State::of(&course).course().expect("a course"), seen(&course));
    }
}

#[test]
fn notes_of_both_are_kept_and_a_deleted_one_stays_away() {
    let (mut mine, mut theirs) = pair(&plain());
    mine.change(CourseEdit::AddNote(Box::new(note("mine"))));
    theirs.change(CourseEdit::AddNote(Box::new(note("theirs"))));
    let old = theirs.state();
    mine.take(&mut theirs);
    assert_eq!(mine.course().notes.len(), 2);
    mine.change(CourseEdit::RemoveNote(NoteId::named("theirs")));
    mine.state();
    let merged = mine.memory.merge(&old, theirs.id).expect("merged");
    assert_eq!(merged.course.notes.len(), 1, "an old copy brings nothing back");
    assert!(merged.summary.is_empty());
}

#[test]
fn a_note_that_one_deleted_and_the_other_went_on_with_comes_back_whole() {
    let mut course = plain();
    course.notes.push(Arc::new(note("shared")));
    let (mut mine, mut theirs) = pair(&course);
    mine.change(CourseEdit::RemoveNote(NoteId::named("shared")));
    theirs.change(CourseEdit::Note(NoteId::named("shared"), NoteEdit::Text("more".to_owned())));
    mine.take(&mut theirs);
    let expected = Note { text: "more".to_owned(), ..note("shared") };
    assert_eq!(mine.course().notes, [Arc::new(expected)]);
}

#[test]
fn a_field_that_both_changed_is_a_question_until_one_chooses() {
    let (mut mine, mut theirs) = pair(&plain());
    mine.change(CourseEdit::Title("Osh".to_owned()));
    theirs.change(CourseEdit::Title("Jalal-Abad".to_owned()));
    assert_eq!(mine.take(&mut theirs), 1);
    let asked = questions(mine.memory.state(), None);
    assert_eq!(asked[0].field, "title");
    let values: BTreeSet<_> =
        asked[0].answers.iter().filter_map(|answer| answer.value.as_ref()?.as_str()).collect();
    assert_eq!(values, BTreeSet::from(["Osh", "Jalal-Abad"]));
    assert!(asked[0].answers.iter().all(|answer| !answer.who.is_empty()));
    let choice = asked[0].answers.iter().position(|answer| answer.value == Some("Osh".into())).expect("mine");
    let (path, device) = (asked[0].path.clone(), mine.id);
    let settled = mine.memory.settle(&path, choice, device).expect("settled");
    mine.edit(Command::ReplaceCourse(Box::new(settled.course)));
    assert_eq!(theirs.take(&mut mine), 0, "the other one need not choose again");
    assert_eq!(theirs.course().title, "Osh");
}

#[test]
fn long_texts_are_joined_by_paragraph_or_stand_under_each_other() {
    let mut course = plain();
    let mut long = note("long");
    long.text = "one\ntwo\nthree".to_owned();
    course.notes.push(Arc::new(long));
    let id = NoteId::named("long");
    let text = |device: &Device| device.course().notes[0].text.clone();
    let write = |text: &str| CourseEdit::Note(id, NoteEdit::Text(text.to_owned()));
    let (mut mine, mut theirs) = pair(&course);
    mine.change(write("ONE\ntwo\nthree"));
    theirs.change(write("one\ntwo\nthree\nfour"));
    assert_eq!(mine.take(&mut theirs), 0);
    assert_eq!(text(&mine), "ONE\ntwo\nthree\nfour");
    theirs.take(&mut mine);
    assert_eq!(text(&theirs), text(&mine));
    mine.change(write("yes"));
    theirs.change(write("no"));
    mine.take(&mut theirs);
    assert!(
        text(&mine).contains(&format!("{}:\nyes", mine.id)) && text(&mine).contains("no"),
        "{}",
        text(&mine)
    );
}

#[test]
fn a_merge_that_was_undone_never_happened() {
    let (mut mine, mut theirs) = pair(&plain());
    theirs.change(CourseEdit::AddNote(Box::new(note("theirs"))));
    mine.take(&mut theirs);
    mine.editor.undo();
    assert!(mine.course().notes.is_empty());
    theirs.take(&mut mine);
    assert_eq!(theirs.course().notes.len(), 1, "their own note stays with them");
    mine.take(&mut theirs);
    assert_eq!(mine.course().notes.len(), 1, "and can be taken in again");
}

#[test]
fn people_who_were_wiped_never_come_back_and_go_only_where_they_may() {
    let mut course = plain();
    let person = Participant { before: Some(7), ..Participant::new(ParticipantId::named("A"), "Gulnara K.") };
    course.people.participants.push(Arc::new(person));
    let (mut mine, mut theirs) = pair(&course);
    let text = |state: &State| serde_json::to_string(state).expect("plain data");
    let without = theirs.state().with_people(WithPeople::No);
    assert!(!text(&without).contains("Gulnara"));
    assert!(without.course().expect("a course").people.is_empty());
    let unscored = theirs.state().with_people(WithPeople::WithoutScores).course().expect("a course");
    assert_eq!(unscored.people.participants[0].before, None);
    assert_eq!(unscored.people.participants[0].name, "Gulnara K.");
    // What was left out was not deleted.
    mine.state();
    assert_eq!(mine.memory.merge(&without, theirs.id).expect("merged").course.people, course.people);
    let mut wiped = Course::clone(&mine.course());
    wiped.people.participants.clear();
    wiped.people.totals = Some(Totals { people: 1, ..Totals::default() });
    mine.edit(Command::ReplaceCourse(Box::new(wiped)));
    assert!(!text(&mine.state()).contains("Gulnara"));
    mine.take(&mut theirs);
    assert!(mine.course().people.participants.is_empty());
    assert!(!text(&mine.state()).contains("Gulnara"));
}

#[test]
fn what_came_is_counted_by_kind_and_author() {
    let (mut mine, mut theirs) = pair(&plain());
    let item = mine.course().agenda.items().next().expect("an item").id;
    theirs.change(CourseEdit::AddNote(Box::new(note("a"))));
    theirs.change(CourseEdit::AddNote(Box::new(note("b"))));
    theirs.change(CourseEdit::Record(item, RecordEdit::Status(Status::Delivered)));
    let state = theirs.state();
    mine.state();
    let summary = mine.memory.merge(&state, theirs.id).expect("merged").summary;
    let (who, counts) = &summary.news[0];
    assert_eq!((who, summary.news.len()), (&theirs.id.to_string(), 1));
    assert_eq!(counts.get(&Kind::Notes), Some(&2));
    assert_eq!(counts.get(&Kind::Records), Some(&1));
    assert_eq!(summary.questions, 0);
}

#[test]
fn what_a_later_version_added_survives() {
    let mut course = plain();
    course.extra.insert("a/b~c".to_owned(), serde_json::json!({"x": [1, null], "y": null}));
    course.extra.insert("nothing".to_owned(), serde_json::Value::Null);
    let (mut mine, mut theirs) = pair(&course);
    theirs.change(CourseEdit::AddNote(Box::new(note("theirs"))));
    mine.take(&mut theirs);
    assert_eq!(mine.course().extra, course.extra);
    let text = serde_json::to_string(&mine.state()).expect("plain data");
    assert_eq!(serde_json::from_str::<State>(&text).expect("a state"), mine.state());
}

#[test]
fn a_merge_that_was_undone_after_more_was_sent_takes_nothing_from_the_others() {
    let (mut mine, mut theirs) = pair(&plain());
    theirs.change(CourseEdit::AddNote(Box::new(note("theirs"))));
    mine.take(&mut theirs);
    mine.change(CourseEdit::AddNote(Box::new(note("mine"))));
    mine.change(CourseEdit::Title("Osh".to_owned()));
    theirs.take(&mut mine);
    assert_eq!(theirs.course().notes.len(), 2);
    let title = mine.course().title.clone();
    for _ in 0..3 {
        mine.editor.undo();
    }
    assert!(mine.course().notes.is_empty());
    theirs.take(&mut mine);
    let left: Vec<_> = theirs.course().notes.iter().map(|note| note.text.clone()).collect();
    assert_eq!(left, ["theirs"], "what I wrote I take back, and only that");
    assert_ne!(theirs.course().title, title);
    // And done again, with all that followed.
    for _ in 0..3 {
        mine.editor.redo();
    }
    theirs.take(&mut mine);
    assert_eq!((theirs.course().notes.len(), theirs.course().title.as_str()), (2, "Osh"));
    mine.take(&mut theirs);
    assert_eq!(mine.course().notes.len(), 2);
}

#[test]
fn a_merged_course_that_never_came_to_the_disk_takes_nothing_from_the_others() {
    let (mut mine, mut theirs) = pair(&plain());
    theirs.change(CourseEdit::AddNote(Box::new(note("theirs"))));
    let state = theirs.state();
    mine.state();
    // What is known was written, and the power went before the course was.
    mine.memory.merge(&state, theirs.id).expect("merged");
    mine.change(CourseEdit::AddNote(Box::new(note("mine"))));
    theirs.take(&mut mine);
    assert_eq!(theirs.course().notes.len(), 2);
}

#[test]
fn an_old_backup_that_nobody_remembers_takes_nothing_from_the_others() {
    let (mut mine, mut theirs) = pair(&plain());
    let mut old = Course::clone(&mine.course());
    old.merged = Some(MergeId::named("long ago"));
    theirs.change(CourseEdit::AddNote(Box::new(note("theirs"))));
    mine.change(CourseEdit::AddNote(Box::new(note("mine"))));
    mine.take(&mut theirs);
    mine.state();
    mine.edit(Command::ReplaceCourse(Box::new(old)));
    theirs.take(&mut mine);
    assert_eq!(theirs.course().notes.len(), 1, "one's own note is gone with the backup, theirs is not");
    mine.take(&mut theirs);
    assert_eq!(mine.course().notes.len(), 1);
}

#[test]
fn what_only_a_later_version_knows_is_merged_as_it_is() {
    let (mut mine, mut theirs) = pair(&plain());
    let item = mine.course().agenda.items().next().expect("an item").id;
    theirs.change(CourseEdit::Record(item, RecordEdit::Status(Status::Delivered)));
    let text = serde_json::to_string(&theirs.state()).expect("plain data");
    let later: State =
        serde_json::from_str(&text.replace("\"delivered\"", "\"postponed\"")).expect("a state");
    mine.state();
    let merged = mine.memory.merge(&later, theirs.id).expect("merged").course;
    assert_eq!(merged.records[&item].status, Status::Planned, "read as the nearest that is known");
    mine.edit(Command::ReplaceCourse(Box::new(merged)));
    mine.change(CourseEdit::Title("Osh".to_owned()));
    let text = serde_json::to_string(&mine.state()).expect("plain data");
    assert!(text.contains("\"postponed\"") && !text.contains("status~"), "and sent on as it was");
}

#[test]
fn marks_that_can_not_be_seen_are_no_change_and_go_nowhere() {
    let mut course = plain();
    course.title = "Osh\u{202e}\u{200b}".to_owned();
    let mut mine = Device::new(1, &course);
    let state = mine.state();
    assert_eq!(state.course().expect("a course").title, "Osh");
    assert_eq!(mine.state(), state, "and are not written again and again");
}
