//! What a device keeps beside a course that it shares.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::state::{NoCourse, State};
use super::summary::{Question, Summary, questions, summary};
use crate::core::ids::{DeviceId, MergeId};
use crate::core::model::course::Course;

/// How many states are kept beside the one that was used last: for merges that are undone or done again.
const MOST_OTHERS: usize = 4;

/// What a device knows of a shared course: as it was when it was last sent or taken in.
///
/// A course says itself which merge it took in last ([`Course::merged`]). So it does not matter whether the merged
/// course came to the disk, was undone, or came back from a backup: what is new in it is seen against the state with
/// just these merges.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// The highest counter that was ever used here.
    #[serde(default)]
    counter: u64,
    /// The highest counter of what others may have.
    #[serde(default)]
    sent: u64,
    /// What was used last.
    now: Known,
    /// States with other merges in them; the one that was used last stands last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<Known>,
}

/// What is known with a certain merge in it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
struct Known {
    /// The last merge; none before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    merge: Option<MergeId>,
    state: State,
}

/// What became of a merge.
#[derive(Clone, PartialEq, Debug)]
pub struct Merged {
    /// The course.
    pub course: Course,
    /// What came of it, in numbers.
    pub summary: Summary,
    /// What is still to be decided.
    pub questions: Vec<Question>,
}

impl Memory {
    /// Of a course that was never shared.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        Self { now: Known { merge: course.merged, state: State::of(course) }, ..Self::default() }
    }

    /// Of a course that came from elsewhere.
    #[must_use]
    pub fn with(state: State) -> Self {
        Self { now: Known { merge: None, state }, ..Self::default() }
    }

    /// What is known.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.now.state
    }

    /// Takes note of what `device`, which is `name`'s, changed since.
    ///
    /// # Errors
    /// If what is kept makes no course.
    pub fn observe(&mut self, course: &Course, device: DeviceId, name: &str) -> Result<(), NoCourse> {
        self.turn_to(course, device)?;
        self.now.state.observe(course, device, self.counter)?;
        self.now.state.name(device, name, self.counter);
        self.note_counter();
        Ok(())
    }

    /// What is known is given to others.
    pub fn sent(&mut self) {
        self.sent = self.counter;
    }

    fn note_counter(&mut self) {
        self.counter = self.counter.max(self.now.state.counter());
    }

    /// Goes back or forth to the state with the merges that `course` took in. What the device wrote meanwhile it
    /// wrote all the same, as far as others may have it; what others wrote is not known there, and so not taken for deleted.
    fn turn_to(&mut self, course: &Course, device: DeviceId) -> Result<(), NoCourse> {
        if self.now.merge == course.merged {
            return Ok(());
        }
        let known = match self.others.iter().position(|known| known.merge == course.merged) {
            Some(place) => {
                let mut known = self.others.remove(place);
                known.state.follow(&self.now.state, device, self.sent)?;
                known
            }
            None => {
                let mut state = self.now.state.clone();
                state.forget_unseen(course, device)?;
                Known { merge: course.merged, state }
            }
        };
        self.go_on(known);
        Ok(())
    }

    fn go_on(&mut self, known: Known) {
        // The same merge again: what was known with it before is older.
        self.others.retain(|other| other.merge != known.merge);
        self.others.push(std::mem::replace(&mut self.now, known));
        if self.others.len() > MOST_OTHERS {
            self.others.remove(0);
        }
        self.note_counter();
    }

    /// What stands in a state becomes the present one, and its course is of a merge of its own.
    fn take(&mut self, state: State) -> Result<Course, NoCourse> {
        let course = state.course()?;
        // Made of what is known: who takes in the same twice has the same.
        let bytes = serde_json::to_vec(&state).unwrap_or_default();
        let merge = Some(MergeId(Uuid::new_v5(&Uuid::NAMESPACE_OID, &bytes)));
        self.go_on(Known { merge, state });
        Ok(Course { merged: merge, ..course })
    }

    /// A course of another device that is not here yet, or not any more, becomes one of this device.
    ///
    /// # Errors
    /// If it makes no course; then nothing has changed.
    pub fn begin(&mut self, theirs: &State) -> Result<Course, NoCourse> {
        self.take(theirs.clone())
    }

    /// Takes in what another device, `from`, wrote. What was changed here was observed before.
    ///
    /// # Errors
    /// If the result makes no course; then nothing has changed.
    pub fn merge(&mut self, theirs: &State, from: DeviceId) -> Result<Merged, NoCourse> {
        let mut state = self.now.state.clone();
        state.join(theirs);
        let summary = summary(&self.now.state, &state, from);
        self.changed(state, summary)
    }

    /// Chooses one of several values of a field, by its place among them.
    ///
    /// # Errors
    /// If the result makes no course; then nothing has changed.
    pub fn settle(&mut self, path: &str, choice: usize, device: DeviceId) -> Result<Merged, NoCourse> {
        let mut state = self.now.state.clone();
        state.settle(path, choice, device, self.counter);
        self.changed(state, Summary::default())
    }

    fn changed(&mut self, state: State, summary: Summary) -> Result<Merged, NoCourse> {
        let (before, after) = (self.now.state.course()?, state.course()?);
        let course = if before == after {
            // Only more is known of it: there is no step that could be taken back.
            self.now.state = state;
            self.note_counter();
            Course { merged: self.now.merge, ..after }
        } else {
            self.take(state)?
        };
        Ok(Merged { course, summary, questions: questions(self.state(), None) })
    }

    /// Nothing of people stays, after they were wiped.
    ///
    /// # Errors
    /// If what is kept makes no course.
    pub fn wipe(&mut self, course: &Course, device: DeviceId) -> Result<(), NoCourse> {
        self.turn_to(course, device)?;
        self.others.clear();
        self.now.state.observe(course, device, self.counter)?;
        self.note_counter();
        Ok(())
    }
}
