//! The check of a plan against its training: what is missing, what is too short, hours by area.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::agenda::{Area, Item, ItemKind, ItemReference, Priority};
use super::command::{AgendaEdit, BatchName, Command};
use super::course::Course;
use super::ids::{DayId, Ids, ItemId};
use super::training::Training;
use super::workspace::DocId;

/// What the check found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Check {
    /// Sessions of the training that the plan lacks, core ones first.
    pub missing: Vec<Missing>,
    /// Items that are planned shorter than their minimum in the training: (item, planned, least).
    pub too_short: Vec<(ItemId, u32, u32)>,
    /// Minutes by area.
    pub areas: Vec<AreaMinutes>,
}

/// A session that the plan lacks.
#[derive(Clone, PartialEq, Debug)]
pub struct Missing {
    /// Where it is in the training.
    pub reference: ItemReference,
    /// The item of the training.
    pub item: Arc<Item>,
    /// The day of the course that fits best.
    pub day: DayId,
}

impl Missing {
    /// Whether the training calls it core.
    #[must_use]
    pub fn is_core(&self) -> bool {
        self.item.priority == Priority::Core
    }

    /// What puts it into the plan, before the closing of its day.
    #[must_use]
    pub fn add(&self, course: &Course, ids: &Ids) -> Command {
        let new = Item { reference: Some(self.reference), ..super::plan::copy_item(&self.item, ids) };
        let items = course.agenda.day(self.day).map_or(&[][..], |day| &day.items);
        let ends = |item: &&Arc<Item>| matches!(item.kind, ItemKind::Closing | ItemKind::Reflection);
        let index = items.len() - items.iter().rev().take_while(ends).count();
        let edit = AgendaEdit::AddItem(self.day, index, Box::new(new));
        Command::Batch(BatchName::AddMissing, vec![Command::Agenda(DocId::Course(course.id), edit)])
    }
}

/// Minutes of an area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AreaMinutes {
    /// The area, or none.
    pub area: Option<Area>,
    /// Minutes in the plan.
    pub planned: u32,
    /// Minutes in the training.
    pub reference: u32,
}

/// Checks a course against the trainings it was planned from.
#[must_use]
pub fn check(course: &Course, trainings: &[Arc<Training>]) -> Check {
    let present: BTreeSet<ItemReference> = course.agenda.items().filter_map(|item| item.reference).collect();
    let mut found = Check::default();
    for training in trainings {
        for (index, day) in training.agenda.days.iter().enumerate() {
            for item in day.items.iter().filter(|item| item.kind == ItemKind::Session) {
                let reference = ItemReference { training: training.id, item: item.id };
                let place = best_day(course, training, index);
                if let (false, Some(day)) = (present.contains(&reference), place) {
                    found.missing.push(Missing { reference, item: Arc::clone(item), day });
                }
            }
        }
    }
    found.missing.sort_by_key(|missing| !missing.is_core());
    for item in course.agenda.items() {
        let reference = item.reference.and_then(|reference| {
            let training = trainings.iter().find(|training| training.id == reference.training)?;
            training.agenda.item(reference.item)
        });
        if let Some(least) = reference.and_then(|reference| reference.min_minutes)
            && item.minutes < least
        {
            found.too_short.push((item.id, item.minutes, least));
        }
    }
    found.areas = [Some(Area::Programme), Some(Area::Skills), None]
        .into_iter()
        .map(|area| AreaMinutes {
            area,
            planned: minutes_of(course.agenda.items(), area),
            reference: trainings.iter().map(|training| minutes_of(training.agenda.items(), area)).sum(),
        })
        .collect();
    found
}

fn minutes_of<'a>(items: impl Iterator<Item = &'a Arc<Item>>, area: Option<Area>) -> u32 {
    items.filter(|item| item.kind.is_teaching() && item.area == area).map(|item| item.minutes).sum()
}

/// The day of the course planned from that day of the training; else the one as far along.
fn best_day(course: &Course, training: &Training, index: usize) -> Option<DayId> {
    let days = &course.agenda.days;
    let same = days.iter().find(|day| {
        day.reference.is_some_and(|r| r.training == training.id && r.number as usize == index + 1)
    });
    same.or_else(|| days.get(index)).or_else(|| days.last()).map(|day| day.id)
}
