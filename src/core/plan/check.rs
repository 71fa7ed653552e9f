//! The check of a plan against its training: what is missing, what is too short, hours by area.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{AreaId, DayId, DocId, Ids, ItemId};
use crate::core::model::agenda::{Day, Item, ItemKind, ItemReference, Priority};
use crate::core::model::course::Course;
use crate::core::model::progress::has_happened;
use crate::core::model::training::Training;

/// What the check found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Check {
    /// Sessions of the training that the plan lacks, core ones first.
    pub missing: Vec<Missing>,
    /// Items that are planned shorter than their minimum in the training: (item, planned, least). A
    /// session that was split counts as a whole, under its first part.
    pub too_short: Vec<(ItemId, u32, u32)>,
    /// Sessions of the trainer's own: no training has them.
    pub own: Vec<ItemId>,
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
    /// The day of the course that fits best; none where something has happened on every day.
    pub day: Option<DayId>,
    /// What comes before it on its day of the training, the nearest first.
    after: Vec<ItemId>,
}

impl Missing {
    /// Whether the training calls it core.
    #[must_use]
    pub fn is_core(&self) -> bool {
        self.item.priority == Priority::Core
    }

    /// What puts it into the plan: after what comes before it in the training, else before the closing.
    #[must_use]
    pub fn add(&self, course: &Course, ids: &Ids) -> Command {
        add_all(std::slice::from_ref(self), course, ids)
    }
}

/// What puts several missing sessions into the plan, as one step.
#[must_use]
pub fn add_all(missing: &[Missing], course: &Course, ids: &Ids) -> Command {
    let mut days: BTreeMap<DayId, Vec<Option<ItemReference>>> = BTreeMap::new();
    let mut commands = Vec::new();
    for one in missing {
        let Some(day) = one.day.and_then(|day| course.agenda.day(day)) else { continue };
        let places =
            days.entry(day.id).or_insert_with(|| day.items.iter().map(|item| item.reference).collect());
        let before = one.after.iter().find_map(|id| {
            let reference = Some(ItemReference { item: *id, ..one.reference });
            places.iter().rposition(|place| *place == reference)
        });
        let ends = day.items.iter().rev().take_while(|item| item.kind.closes_day()).count();
        let index = before.map_or(places.len() - ends, |before| before + 1);
        places.insert(index, Some(one.reference));
        let new = Item { reference: Some(one.reference), ..super::new_course::copy_item(&one.item, ids) };
        let edit = AgendaEdit::AddItem(day.id, index, Box::new(new));
        commands.push(Command::Agenda(DocId::Course(course.id), edit));
    }
    Command::Batch(BatchName::AddMissing, commands)
}

/// What gives a session that is too short the `minutes` that it lacks: its first part on a day on which nothing has
/// happened gets them. `None` if there is no such part.
#[must_use]
pub fn lengthen(course: &Course, item: ItemId, minutes: u32) -> Option<Command> {
    let reference = course.agenda.item(item)?.reference;
    let open = course.agenda.days.iter().filter(|day| !has_happened(course, day));
    let mut items = open.flat_map(|day| &day.items);
    let part = items.find(|part| part.id == item || (part.reference == reference && reference.is_some()))?;
    let field = ItemField::Minutes(part.minutes.saturating_add(minutes));
    Some(Command::Agenda(DocId::Course(course.id), AgendaEdit::Item(part.id, field)))
}

/// Minutes of an area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AreaMinutes {
    /// The area, or none.
    pub area: Option<AreaId>,
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
            for (place, item) in day.items.iter().enumerate() {
                if item.kind != ItemKind::Session {
                    continue;
                }
                let reference = ItemReference { training: training.id, item: item.id };
                if !present.contains(&reference) {
                    let day_for_it = best_day(course, training, index);
                    let after = day.items[..place].iter().rev().map(|item| item.id).collect();
                    found.missing.push(Missing { reference, item: Arc::clone(item), day: day_for_it, after });
                }
            }
        }
    }
    found.missing.sort_by_key(|missing| !missing.is_core());
    (found.too_short, found.own) = against_reference(course, trainings);
    let all = trainings.iter().flat_map(|training| training.agenda.items()).chain(course.agenda.items());
    let areas: BTreeSet<AreaId> = all.filter_map(|item| item.area).collect();
    found.areas = areas
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|area| AreaMinutes {
            area,
            planned: minutes_of(course.agenda.items(), area),
            reference: trainings.iter().map(|training| minutes_of(training.agenda.items(), area)).sum(),
        })
        .collect();
    found
}

/// The items that are too short, and those that no training has.
fn against_reference(course: &Course, trainings: &[Arc<Training>]) -> (Vec<(ItemId, u32, u32)>, Vec<ItemId>) {
    let mut own = Vec::new();
    // In the order of the plan: the first part of each session, its minutes together, its minimum.
    let mut planned: Vec<(ItemReference, ItemId, u32, u32)> = Vec::new();
    for item in course.agenda.items() {
        let of_training = item.reference.and_then(|reference| {
            let training = trainings.iter().find(|training| training.id == reference.training)?;
            Some((reference, training.agenda.item(reference.item)?))
        });
        match of_training {
            None if item.kind == ItemKind::Session => own.push(item.id),
            None => {}
            Some((reference, of_training)) => {
                let first = planned.iter_mut().find(|(other, ..)| *other == reference);
                if let Some((_, _, minutes, _)) = first {
                    *minutes += item.minutes;
                } else {
                    let least = of_training.min_minutes.unwrap_or(0);
                    planned.push((reference, item.id, item.minutes, least));
                }
            }
        }
    }
    let short = planned.into_iter().filter(|(.., minutes, least)| minutes < least);
    (short.map(|(_, item, minutes, least)| (item, minutes, least)).collect(), own)
}

fn minutes_of<'a>(items: impl Iterator<Item = &'a Arc<Item>>, area: Option<AreaId>) -> u32 {
    items.filter(|item| item.kind.is_teaching() && item.area == area).map(|item| item.minutes).sum()
}

/// The day of the course planned from that day of the training; else the one as far along. Where something has
/// happened on it, the next day on which nothing has; none if there is no such day.
fn best_day(course: &Course, training: &Training, index: usize) -> Option<DayId> {
    let days = &course.agenda.days;
    let same = days.iter().position(|day| {
        day.reference.is_some_and(|r| r.training == training.id && r.number as usize == index + 1)
    });
    let place = same.unwrap_or(index).min(days.len().checked_sub(1)?);
    let open = |day: &&Day| !has_happened(course, day);
    days[place..].iter().find(open).or_else(|| days[..place].iter().rfind(open)).map(|day| day.id)
}
