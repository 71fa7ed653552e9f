//! Builds courses and trainings: a new one from trainings, a copy to new dates, a duplicate to edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::dates::free_dates;
use super::less_time::Gives;
use super::lunch;
use super::times::DaySchedule;
use super::usual::{lunch_place, usual_minutes};
use crate::core::edit::agenda::edit_agenda;
use crate::core::ids::{Ids, TrainingId};
use crate::core::model::Extra;
use crate::core::model::agenda::{
    Agenda, Day, DayReference, Item, ItemKind, ItemReference, KeyPoint, Supply,
};
use crate::core::model::course::{Course, DaysOff, Hours, Trainer};
use crate::core::model::link::Link;
use crate::core::model::material::Material;
use crate::core::model::training::{Origin, Training};
use crate::core::time::TimeOfDay;

/// What a new course is made of.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NewCourse {
    /// Its title.
    pub title: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Where it is held.
    pub place: String,
    /// The date of the first day; moved on to the first that is not off.
    pub first_date: Date,
    /// How many days an empty course has; ignored with trainings.
    pub empty_days: usize,
    /// The hours of a usual day.
    pub hours: Hours,
    /// When nothing is taught.
    pub days_off: DaysOff,
    /// How many people are expected.
    pub participants: u32,
    /// The names of the trainers.
    pub trainers: Vec<String>,
}

/// A new course from `trainings`, one after the other; with none, empty days with the usual frame.
#[must_use]
pub fn new_course(new: &NewCourse, trainings: &[&Training], ids: &Ids, now: DateTime) -> Course {
    let mut days: Vec<Day> = Vec::new();
    for training in trainings {
        for (index, day) in training.agenda.days.iter().enumerate() {
            let day = day_of_training(training.id, index, day, &new.hours, ids);
            days.push(round_lunch(&day, &new.hours, ids));
        }
    }
    if trainings.is_empty() {
        days = (0..new.empty_days.max(1)).map(|_| empty_day(&new.hours, ids)).collect();
    }
    let dates = free_dates(new.first_date, days.len(), &new.days_off);
    for (day, date) in days.iter_mut().zip(dates) {
        day.date = Some(date);
    }
    let mut materials = Vec::new();
    for training in trainings {
        for material in &training.materials {
            // Two trainings that were copied from the same one share their materials.
            if !materials.iter().any(|other: &Arc<Material>| other.id == material.id) {
                materials.push(Arc::clone(material));
            }
        }
    }
    let names = new.trainers.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    Course {
        place: new.place.clone(),
        trainings: trainings.iter().map(|training| training.id).collect(),
        participants: new.participants,
        trainers: names.map(|name| Trainer::new(ids.make(), name)).collect(),
        hours: new.hours.clone(),
        days_off: new.days_off.clone(),
        agenda: Agenda { days, extra: Extra::new() },
        materials,
        ..Course::new(ids.make(), new.title.clone(), new.language.clone(), now)
    }
}

/// A day of a course from a day of a training: new ids, the course's hours, lunch where the course eats.
fn day_of_training(training: TrainingId, index: usize, day: &Day, hours: &Hours, ids: &Ids) -> Day {
    let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
    let mut items: Vec<Item> = day.items.iter().map(|item| item_of_training(training, item, ids)).collect();
    place_lunch(&mut items, hours, ids);
    Day {
        title: day.title.clone(),
        reference: Some(DayReference { training, number }),
        items: items.into_iter().map(Arc::new).collect(),
        ..Day::new(ids.make(), hours.start, hours.end)
    }
}

/// The day with what is taught flowing round lunch; nothing is shortened. A break beside lunch goes before that, or
/// after it where that leaves less to mend.
fn round_lunch(day: &Day, hours: &Hours, ids: &Ids) -> Day {
    let mut without = day.clone();
    drop_break_beside_lunch(&mut without.items);
    let without = flowing(&without, hours, ids);
    let mut with = flowing(day, hours, ids);
    // What fills the time up to a break that goes then would leave a gap all the same.
    let fills = taught(&with) > taught(day);
    let items = with.items.len();
    drop_break_beside_lunch(&mut with.items);
    let good = with.items.len() == items || !fills;
    if good && to_mend(&with) < to_mend(&without) { with } else { without }
}

/// The minutes of a day that are no rest.
fn taught(day: &Day) -> u32 {
    day.items.iter().filter(|item| !item.kind.is_rest()).map(|item| item.minutes).sum()
}

/// The minutes of a day that overlap, are late or stay free.
fn to_mend(day: &Day) -> u32 {
    let schedule = DaySchedule::of(day);
    let between: u32 = schedule.slots.iter().map(|slot| slot.overlap + slot.gap).sum();
    between + minutes_over(day)
}

fn flowing(day: &Day, hours: &Hours, ids: &Ids) -> Day {
    let change = lunch::of_day(day, hours.lunch, hours.lunch_minutes, Gives::Nothing, ids);
    let mut agenda = Agenda { days: vec![day.clone()], extra: Extra::new() };
    let mut edits = change.into_iter().flat_map(|(edits, _)| edits);
    let laid = edits.try_for_each(|edit| edit_agenda(&mut agenda, edit));
    laid.ok().and_then(|()| agenda.days.pop()).unwrap_or_else(|| day.clone())
}

fn item_of_training(training: TrainingId, item: &Item, ids: &Ids) -> Item {
    let reference = Some(ItemReference { training, item: item.id });
    Item { reference, locked_start: None, lead: None, ..copy_item(item, ids) }
}

/// The same item with ids of its own.
#[must_use]
pub fn copy_item(item: &Item, ids: &Ids) -> Item {
    let points = item.key_points.iter();
    Item {
        id: ids.make(),
        key_points: points.map(|point| KeyPoint { id: ids.make(), ..point.clone() }).collect(),
        links: item.links.iter().map(|link| Link { id: ids.make(), ..link.clone() }).collect(),
        supplies: item.supplies.iter().map(|supply| Supply { id: ids.make(), ..supply.clone() }).collect(),
        ..item.clone()
    }
}

/// Moves lunch to where the course eats, makes it as long as the course eats, and locks it there. A day
/// that begins after lunch or ends before it has none.
fn place_lunch(items: &mut Vec<Item>, hours: &Hours, ids: &Ids) {
    let old = items.iter().position(|item| item.kind == ItemKind::Lunch).map(|index| items.remove(index));
    if !hours.has_lunch() {
        return;
    }
    let lunch = old.unwrap_or_else(|| Item::new(ids.make(), ItemKind::Lunch, "", hours.lunch_minutes));
    let place = lunch_place(items.iter(), hours.start, hours.lunch);
    // Minutes are soft, lunch is hard.
    let locked_start = Some(hours.lunch);
    items.insert(place, Item { minutes: hours.lunch_minutes, locked_start, ..lunch });
}

/// A break right before or after lunch rests nobody.
fn drop_break_beside_lunch(items: &mut Vec<Arc<Item>>) {
    let Some(lunch) = items.iter().position(|item| item.kind == ItemKind::Lunch) else { return };
    if items.get(lunch + 1).is_some_and(|item| item.kind == ItemKind::Break) {
        items.remove(lunch + 1);
    }
    if lunch > 0 && items[lunch - 1].kind == ItemKind::Break {
        items.remove(lunch - 1);
    }
}

/// An empty day with its frame: opening, lunch, closing.
#[must_use]
pub fn empty_day(hours: &Hours, ids: &Ids) -> Day {
    let mut items = vec![Item::new(ids.make(), ItemKind::Opening, "", usual_minutes(ItemKind::Opening))];
    let day_minutes = hours.end.minutes().saturating_sub(hours.start.minutes());
    if hours.has_lunch() {
        let lunch = Item::new(ids.make(), ItemKind::Lunch, "", hours.lunch_minutes);
        items.push(Item { locked_start: Some(hours.lunch), ..lunch });
    }
    if day_minutes > usual_minutes(ItemKind::Opening) + usual_minutes(ItemKind::Closing) {
        let minutes = usual_minutes(ItemKind::Closing);
        let start = TimeOfDay::from_minutes(hours.end.minutes() - minutes);
        let closing = Item::new(ids.make(), ItemKind::Closing, "", minutes);
        items.push(Item { locked_start: Some(start), ..closing });
    }
    Day { items: items.into_iter().map(Arc::new).collect(), ..Day::new(ids.make(), hours.start, hours.end) }
}

/// The same course from another date on: the nth day falls on the nth free date. The plan, the trainers
/// and the materials come along; what was recorded and noted does not.
#[must_use]
pub fn copy_course(course: &Course, title: String, first_date: Date, ids: &Ids, now: DateTime) -> Course {
    let dates = free_dates(first_date, course.agenda.days.len(), &course.days_off);
    let days = course.agenda.days.iter().zip(dates).map(|(day, date)| Day {
        id: ids.make(),
        date: Some(date),
        items: day.items.iter().map(|item| Arc::new(copy_item(item, ids))).collect(),
        ..day.clone()
    });
    Course {
        id: ids.make(),
        title,
        created: now,
        archived: false,
        sample: false,
        agenda: Agenda { days: days.collect(), extra: course.agenda.extra.clone() },
        records: BTreeMap::new(),
        runs: BTreeMap::new(),
        notes: Vec::new(),
        closings: std::collections::BTreeMap::new(),
        people: crate::core::model::people::People::default(),
        packing: crate::core::model::packing::Packing::default(),
        merged: None,
        ..course.clone()
    }
}

/// A copy of a training to edit as the trainer's own. Items keep pointing at what they were copied from.
#[must_use]
pub fn duplicate_training(training: &Training, title: String, ids: &Ids) -> Training {
    let copy = |item: &Arc<Item>| {
        let reference = item.reference.or(Some(ItemReference { training: training.id, item: item.id }));
        Arc::new(Item { reference, ..copy_item(item, ids) })
    };
    let days = training.agenda.days.iter().map(|day| Day {
        id: ids.make(),
        items: day.items.iter().map(copy).collect(),
        ..day.clone()
    });
    Training {
        id: ids.make(),
        title,
        origin: Origin::Own,
        copied_from: Some(training.id),
        agenda: Agenda { days: days.collect(), extra: Extra::new() },
        ..training.clone()
    }
}

/// A reference training from what a course became: its plan, without dates, locks, leads and records.
#[must_use]
pub fn training_from_course(course: &Course, title: String, ids: &Ids) -> Training {
    let copy = |item: &Arc<Item>| Arc::new(Item { locked_start: None, lead: None, ..copy_item(item, ids) });
    let days = course.agenda.days.iter().map(|day| Day {
        id: ids.make(),
        date: None,
        reference: None,
        items: day.items.iter().map(copy).collect(),
        ..day.clone()
    });
    Training {
        id: ids.make(),
        title,
        origin: Origin::Own,
        language: course.language.clone(),
        copied_from: course.trainings.first().copied(),
        agenda: Agenda { days: days.collect(), extra: Extra::new() },
        materials: course.materials.clone(),
        extra: Extra::new(),
    }
}

/// The minutes by which a day of a new course runs over its hours; what the preview of a new course warns of.
#[must_use]
pub fn minutes_over(day: &Day) -> u32 {
    DaySchedule::of(day).end.saturating_sub(day.end.minutes())
}
