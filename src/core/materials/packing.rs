//! What is printed and brought: copies of handouts, supplies of each day.

use crate::core::ids::{DayId, ItemId, LinkId, MaterialId, SupplyId};
use crate::core::model::agenda::Item;
use crate::core::model::course::Course;
use crate::core::model::link::{Copies, LinkKind, Range};

/// How many people are in the room: participants (those on the list, if they are more than were expected) and
/// trainers.
#[must_use]
pub fn in_the_room(course: &Course) -> u32 {
    let trainers = u32::try_from(course.trainers.len()).unwrap_or(u32::MAX);
    participants(course).saturating_add(trainers)
}

fn participants(course: &Course) -> u32 {
    let listed = u32::try_from(course.people.participants.len()).unwrap_or(u32::MAX);
    course.participants.max(listed)
}

/// How many people get a copy of each handout: participants, trainers if they get one, spares.
#[must_use]
pub fn people(course: &Course) -> u32 {
    let trainers = u32::try_from(course.trainers.len()).unwrap_or(u32::MAX);
    let trainers = if course.packing.for_trainers { trainers } else { 0 };
    participants(course).saturating_add(trainers).saturating_add(course.packing.spares)
}

/// Copies of a handout, or of some of its pages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CopyLine {
    /// The first link that asks for it: the tick hangs on it.
    pub link: LinkId,
    /// The handout.
    pub material: MaterialId,
    /// Its pages, or all.
    pub range: Option<Range>,
    /// What it is called there, or empty.
    pub name: String,
    /// The sessions that give it out, in the order of the course.
    pub items: Vec<ItemId>,
    /// The days they are on, counted from 1.
    pub days: Vec<u32>,
    /// How many copies are needed.
    pub copies: u32,
    /// As many were made.
    pub done: bool,
}

/// What is to be copied, in the order in which it is given out. A handout that two sessions give out is
/// copied once, in the larger number.
#[must_use]
pub fn copies(course: &Course) -> Vec<CopyLine> {
    let people = people(course);
    let mut lines: Vec<CopyLine> = Vec::new();
    for (day, item) in items(course) {
        for link in
            item.links.iter().filter(|link| link.kind == LinkKind::Handout || link.copies != Copies::None)
        {
            let copies = link.copies.number(people);
            if copies == 0 {
                continue;
            }
            let same = |line: &&mut CopyLine| line.material == link.material && line.range == link.range;
            if let Some(line) = lines.iter_mut().find(same) {
                line.copies = line.copies.max(copies);
                line.items.push(item.id);
                if line.days.last() != Some(&day) {
                    line.days.push(day);
                }
                continue;
            }
            lines.push(CopyLine {
                link: link.id,
                material: link.material,
                range: link.range,
                name: link.name.clone(),
                items: vec![item.id],
                days: vec![day],
                copies,
                done: false,
            });
        }
    }
    for line in &mut lines {
        line.done = course.packing.copied.get(&line.link).is_some_and(|made| *made >= line.copies);
    }
    lines
}

/// What a day needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SupplyDay {
    /// The day.
    pub day: DayId,
    /// Counted from 1.
    pub number: u32,
    /// What it needs, in the order in which it is used.
    pub lines: Vec<SupplyLine>,
}

/// Something that is needed on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SupplyLine {
    /// What, as it is written in the first session that needs it.
    pub text: String,
    /// The sessions that need it.
    pub items: Vec<ItemId>,
    /// The supplies of these sessions.
    pub supplies: Vec<SupplyId>,
    /// All of them are packed.
    pub done: bool,
}

/// The supplies, gathered by day; a day without any is left out. What two sessions of a day need stands once.
#[must_use]
pub fn supplies(course: &Course) -> Vec<SupplyDay> {
    let mut days: Vec<SupplyDay> = Vec::new();
    for (index, day) in course.agenda.days.iter().enumerate() {
        let mut lines: Vec<SupplyLine> = Vec::new();
        for item in &day.items {
            for supply in item.supplies.iter().filter(|supply| !supply.text.trim().is_empty()) {
                let text = supply.text.trim();
                let same = |line: &&mut SupplyLine| line.text.to_lowercase() == text.to_lowercase();
                match lines.iter_mut().find(same) {
                    Some(line) => {
                        line.items.push(item.id);
                        line.supplies.push(supply.id);
                    }
                    None => lines.push(SupplyLine {
                        text: text.to_owned(),
                        items: vec![item.id],
                        supplies: vec![supply.id],
                        done: false,
                    }),
                }
            }
        }
        let packed = course.packing.packed.get(&day.id);
        for line in &mut lines {
            line.done = packed.is_some_and(|packed| line.supplies.iter().all(|id| packed.contains(id)));
        }
        if !lines.is_empty() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            days.push(SupplyDay { day: day.id, number, lines });
        }
    }
    days
}

/// Something that is needed, summed up over the days of a course.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thing {
    /// What, as it is written where it is needed first.
    pub text: String,
    /// The days that need it: each with its number, counted from 1, and its supplies.
    pub days: Vec<(DayId, u32, Vec<SupplyId>)>,
    /// The sessions that need it.
    pub items: Vec<ItemId>,
    /// It is packed for all of these days.
    pub done: bool,
}

/// The supplies of days thing by thing, in the order in which each is needed first.
#[must_use]
pub fn things(days: &[SupplyDay]) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    for day in days {
        for line in &day.lines {
            let here = (day.day, day.number, line.supplies.clone());
            let same = |thing: &&mut Thing| thing.text.to_lowercase() == line.text.to_lowercase();
            if let Some(thing) = things.iter_mut().find(same) {
                thing.days.push(here);
                thing.items.extend(&line.items);
                thing.done &= line.done;
            } else {
                let (text, items) = (line.text.clone(), line.items.clone());
                things.push(Thing { text, days: vec![here], items, done: line.done });
            }
        }
    }
    things
}

/// All items with the numbers of their days, counted from 1.
pub(crate) fn items(course: &Course) -> impl Iterator<Item = (u32, &Item)> {
    (1..)
        .zip(&course.agenda.days)
        .flat_map(|(number, day)| day.items.iter().map(move |item| (number, item.as_ref())))
}
