//! The hours of a course given to its days: when each begins and ends, and where it eats.

use super::less_time::Gives;
use super::lunch;
use super::lunch::LunchOnDay;
use crate::core::edit::agenda::{AgendaEdit, DayField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId, Ids};
use crate::core::model::agenda::Day;
use crate::core::model::course::{Course, Hours};
use crate::core::model::progress::has_happened;

/// What [`hours_to_days`] does to a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HoursChange {
    /// It has happened, and stays as it was.
    Happened,
    /// It has these hours already.
    Same,
    /// It gets them; what that means for what stands round lunch.
    Changed(LunchOnDay),
}

/// The hours of the course for all its days.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HoursMove {
    /// What changes, day by day.
    pub days: Vec<(DayId, HoursChange)>,
    commands: Vec<Command>,
}

impl HoursMove {
    /// What carries it out, as one step of undo.
    #[must_use]
    pub fn command(&self) -> Command {
        Command::Batch(BatchName::Hours, self.commands.clone())
    }
}

/// Gives the hours of the course to all its days on which nothing has happened yet: start, end, and lunch, which
/// is locked at its time while what is taught flows round it.
#[must_use]
pub fn hours_to_days(course: &Course, ids: &Ids) -> HoursMove {
    let mut all = HoursMove::default();
    let doc = DocId::Course(course.id);
    for day in &course.agenda.days {
        let change = if has_happened(course, day) {
            HoursChange::Happened
        } else {
            let (edits, lunch) = of_day(&course.hours, day, ids);
            let changes = !edits.is_empty();
            all.commands.extend(edits.into_iter().map(|edit| Command::Agenda(doc, edit)));
            if changes { HoursChange::Changed(lunch) } else { HoursChange::Same }
        };
        all.days.push((day.id, change));
    }
    all
}

fn of_day(hours: &Hours, day: &Day, ids: &Ids) -> (Vec<AgendaEdit>, LunchOnDay) {
    let mut edits = Vec::new();
    if day.start != hours.start {
        edits.push(AgendaEdit::Day(day.id, DayField::Start(hours.start)));
    }
    if day.end != hours.end {
        edits.push(AgendaEdit::Day(day.id, DayField::End(hours.end)));
    }
    let day = Day { start: hours.start, end: hours.end, ..day.clone() };
    let at_its_time = || lunch::of_day(&day, hours.lunch, hours.lunch_minutes, Gives::Minutes, ids);
    let lunch = hours.has_lunch().then(at_its_time).flatten();
    let (more, change) = lunch.unwrap_or_default();
    edits.extend(more);
    (edits, change)
}
