//! What is printed and packed for a course: copies of handouts, and supplies by day, each to be ticked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Extra;
use super::agenda::{Copies, LinkKind, Range};
use super::course::Course;
use super::error::EditError;
use super::ids::{DayId, ItemId, LinkId, MaterialId};

/// The most spare copies that can be meant.
pub const MOST_SPARES: u32 = 1_000;

/// The copies more than people that a new course has.
pub const USUAL_SPARES: u32 = 2;

/// What is ready, and how many copies more than people there are to be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Packing {
    /// Copies more than people, for those who come unexpected.
    #[serde(default = "usual_spares")]
    pub spares: u32,
    /// The trainers get a copy of each handout, too.
    #[serde(default = "yes")]
    pub for_trainers: bool,
    /// How many copies were made, by the first link that asks for them. Where more are needed by now, the
    /// line is open again.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub copied: BTreeMap<LinkId, u32>,
    /// Supplies that are packed, by day, as they are written in the sessions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub packed: BTreeMap<DayId, BTreeSet<String>>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

fn usual_spares() -> u32 {
    USUAL_SPARES
}

fn yes() -> bool {
    true
}

impl Default for Packing {
    fn default() -> Self {
        Self {
            spares: USUAL_SPARES,
            for_trainers: true,
            copied: BTreeMap::new(),
            packed: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

/// A change of what is printed and packed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum PackingEdit {
    /// Copies more than people.
    Spares(u32),
    /// Whether the trainers get copies.
    ForTrainers(bool),
    /// So many copies were made of the handout that this link asks for; `None` takes the tick away.
    Copied(LinkId, Option<u32>),
    /// A supply of a day is packed, or not.
    Packed(DayId, String, bool),
}

impl Packing {
    /// Whether nothing was said about it.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Makes a change.
    ///
    /// # Errors
    /// If a number is too large to be meant.
    pub(super) fn apply(&mut self, edit: PackingEdit) -> Result<(), EditError> {
        match edit {
            PackingEdit::Spares(spares) if spares > MOST_SPARES => return Err(EditError::TooLarge(spares)),
            PackingEdit::Spares(spares) => self.spares = spares,
            PackingEdit::ForTrainers(for_trainers) => self.for_trainers = for_trainers,
            PackingEdit::Copied(link, Some(copies)) => drop(self.copied.insert(link, copies)),
            PackingEdit::Copied(link, None) => drop(self.copied.remove(&link)),
            PackingEdit::Packed(day, supply, true) => {
                self.packed.entry(day).or_default().insert(supply);
            }
            PackingEdit::Packed(day, supply, false) => {
                if let Some(packed) = self.packed.get_mut(&day) {
                    packed.remove(&supply);
                    if packed.is_empty() {
                        self.packed.remove(&day);
                    }
                }
            }
        }
        Ok(())
    }
}

/// How many people get a copy of each handout: participants (those on the list, if they are more than were
/// expected), trainers if they get one, spares.
#[must_use]
pub fn people(course: &Course) -> u32 {
    let listed = u32::try_from(course.people.participants.len()).unwrap_or(u32::MAX);
    let trainers = u32::try_from(course.trainers.len()).unwrap_or(u32::MAX);
    let trainers = if course.packing.for_trainers { trainers } else { 0 };
    let participants = course.participants.max(listed);
    participants.saturating_add(trainers).saturating_add(course.packing.spares)
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
    /// It is packed.
    pub done: bool,
}

/// The supplies, gathered by day; a day without any is left out. What two sessions of a day need stands once.
#[must_use]
pub fn supplies(course: &Course) -> Vec<SupplyDay> {
    let mut days: Vec<SupplyDay> = Vec::new();
    for (index, day) in course.agenda.days.iter().enumerate() {
        let mut lines: Vec<SupplyLine> = Vec::new();
        for item in &day.items {
            for text in item.supplies.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
                let same = |line: &&mut SupplyLine| line.text.to_lowercase() == text.to_lowercase();
                match lines.iter_mut().find(same) {
                    Some(line) => line.items.push(item.id),
                    None => {
                        let items = vec![item.id];
                        lines.push(SupplyLine { text: text.to_owned(), items, done: false });
                    }
                }
            }
        }
        let packed = course.packing.packed.get(&day.id);
        for line in &mut lines {
            line.done = packed.is_some_and(|packed| packed.contains(&line.text));
        }
        if !lines.is_empty() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            days.push(SupplyDay { day: day.id, number, lines });
        }
    }
    days
}

/// All items with the numbers of their days, counted from 1.
fn items(course: &Course) -> impl Iterator<Item = (u32, &super::agenda::Item)> {
    (1..)
        .zip(&course.agenda.days)
        .flat_map(|(number, day)| day.items.iter().map(move |item| (number, item.as_ref())))
}
