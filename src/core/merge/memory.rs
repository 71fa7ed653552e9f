//! What a device keeps beside a course that it shares.

use serde::{Deserialize, Serialize};

use super::state::{NoCourse, State};
use super::summary::{Summary, summary};
use crate::core::ids::DeviceId;
use crate::core::model::course::Course;

/// What a device knows of a shared course: as it was when it was last sent or taken in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Memory {
    /// What is known.
    state: State,
    /// What was known before the last merge, in case that it is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<State>,
}

/// What became of a merge.
#[derive(Clone, PartialEq, Debug)]
pub struct Merged {
    /// The course.
    pub course: Course,
    /// What came of it, in numbers.
    pub summary: Summary,
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
        Self { state, before: None }
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
        self.before = None;
        self.state.observe(course, device)?;
        self.state.name(device, name);
        Ok(())
    }

    /// The last merge was taken back, or done again: it never happened, or did. Else sending the course would
    /// take the work of others away from them. Does nothing once the course was sent since: then taking back is
    /// a change like any other.
    pub fn take_back(&mut self) {
        if let Some(before) = &mut self.before {
            std::mem::swap(&mut self.state, before);
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
        self.before = Some(std::mem::replace(&mut self.state, merged));
        Ok(Merged { course, summary })
    }

    /// Chooses one of several values of a field, by its place among them.
    ///
    /// # Errors
    /// If the result makes no course; then nothing has changed.
    pub fn settle(&mut self, path: &str, choice: usize, device: DeviceId) -> Result<Course, NoCourse> {
        let mut settled = self.state.clone();
        settled.settle(path, choice, device);
        let course = settled.course()?;
        self.before = Some(std::mem::replace(&mut self.state, settled));
        Ok(course)
    }

    /// Nothing of people stays, after they were wiped.
    ///
    /// # Errors
    /// If what is kept makes no course.
    pub fn wipe(&mut self, course: &Course, device: DeviceId) -> Result<(), NoCourse> {
        self.before = None;
        self.state.observe(course, device).map(drop)
    }
}
