//! What a device keeps beside a course that it shares.

use serde::{Deserialize, Serialize};

use super::state::{NoCourse, State};
use super::summary::{Question, Summary, questions, summary};
use crate::core::ids::DeviceId;
use crate::core::model::course::Course;

/// What a device knows of a shared course: as it was when it was last sent or taken in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// What is known.
    state: State,
    /// What was known before the last merges, in case that they are taken back; the newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    before: Vec<State>,
    /// What was known after those that were taken back, in case that they are done again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    after: Vec<State>,
}

/// How many merges can be taken back.
const MOST_TAKEN_BACK: usize = 4;

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
        Self::with(State::of(course))
    }

    /// Of a course that came from elsewhere.
    #[must_use]
    pub fn with(state: State) -> Self {
        Self { state, before: Vec::new(), after: Vec::new() }
    }

    /// What is known.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Takes note of what `device`, which is `name`'s, changed since.
    ///
    /// # Errors
    /// If what is kept makes no course.
    pub fn observe(&mut self, course: &Course, device: DeviceId, name: &str) -> Result<(), NoCourse> {
        if self.state.observe(course, device)? {
            self.before.clear();
            self.after.clear();
        }
        self.state.name(device, name);
        Ok(())
    }

    /// The last merge was taken back: it never happened. Else sending the course would take the work of others
    /// away from them. Does nothing once something else was observed since: then it is a change like any other.
    pub fn take_back(&mut self) {
        if let Some(before) = self.before.pop() {
            self.after.push(std::mem::replace(&mut self.state, before));
        }
    }

    /// The merge that was taken back is done again.
    pub fn do_again(&mut self) {
        if let Some(after) = self.after.pop() {
            self.before.push(std::mem::replace(&mut self.state, after));
        }
    }

    fn go_on(&mut self, state: State) {
        self.after.clear();
        self.before.push(std::mem::replace(&mut self.state, state));
        if self.before.len() > MOST_TAKEN_BACK {
            self.before.remove(0);
        }
    }

    /// Takes in what another device, `from`, wrote. What was changed here was observed before.
    ///
    /// # Errors
    /// If the result makes no course; then nothing has changed.
    pub fn merge(&mut self, theirs: &State, from: DeviceId) -> Result<Merged, NoCourse> {
        let mut merged = self.state.clone();
        merged.join(theirs);
        let course = merged.course()?;
        let summary = summary(&self.state, &merged, from);
        self.go_on(merged);
        Ok(Merged { course, summary, questions: questions(&self.state) })
    }

    /// Chooses one of several values of a field, by its place among them.
    ///
    /// # Errors
    /// If the result makes no course; then nothing has changed.
    pub fn settle(&mut self, path: &str, choice: usize, device: DeviceId) -> Result<Merged, NoCourse> {
        let mut settled = self.state.clone();
        settled.settle(path, choice, device);
        let course = settled.course()?;
        if self.state.course()? == course {
            // What is shown was chosen: there is no step that could be taken back.
            self.state = settled;
        } else {
            self.go_on(settled);
        }
        Ok(Merged { course, summary: Summary::default(), questions: questions(&self.state) })
    }

    /// Nothing of people stays, after they were wiped.
    ///
    /// # Errors
    /// If what is kept makes no course.
    pub fn wipe(&mut self, course: &Course, device: DeviceId) -> Result<(), NoCourse> {
        self.before.clear();
        self.after.clear();
        self.state.observe(course, device).map(drop)
    }
}
