//! The agenda: days, and what stands in them. A dated course and a reference training both have one.
//!
//! Only the plan lives here. What happened is a record (`core::record`), kept apart by item id, so that
//! recording never rewrites the plan and planning never rewrites the past.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::link::Link;
use super::order::{self, Order, Ordered};
use crate::core::ids::{AreaId, DayId, Ids, ItemId, KeyPointId, SupplyId, TrainerId, TrainingId};
use crate::core::time::TimeOfDay;

/// The days of a course or training, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Agenda {
    /// The days, in order.
    #[serde(default)]
    pub days: Vec<Day>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Day {
    /// Its id.
    pub id: DayId,
    /// Where it stands among the days.
    #[serde(default, skip_serializing_if = "Order::is_empty")]
    pub order: Order,
    /// A title of its own, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its date; a reference training has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// When the first item begins.
    pub start: TimeOfDay,
    /// When the day should be over.
    pub end: TimeOfDay,
    /// The day of the reference training that it was planned from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<DayReference>,
    /// What stands in the day, in order. Shared, so that a snapshot for undo costs next to nothing.
    #[serde(default)]
    pub items: Vec<Arc<Item>>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Day {
    /// A day without title, date and items.
    #[must_use]
    pub fn new(id: DayId, start: TimeOfDay, end: TimeOfDay) -> Self {
        Self {
            id,
            order: Order::default(),
            title: String::new(),
            date: None,
            start,
            end,
            reference: None,
            items: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Where something new of a kind comes if nobody says where: at the end, before what closes the day.
    #[must_use]
    pub fn place_for(&self, kind: ItemKind) -> usize {
        if kind.closes_day() {
            return self.items.len();
        }
        self.items.len() - self.items.iter().rev().take_while(|item| item.kind.closes_day()).count()
    }
}

/// Which day of which training a course's day was planned from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct DayReference {
    /// The training.
    pub training: TrainingId,
    /// Its day, counted from 1.
    pub number: u32,
}

/// Which item of which training a course's item was planned from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct ItemReference {
    /// The training.
    pub training: TrainingId,
    /// The item in it.
    pub item: ItemId,
}

/// What an item of a day is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// A piece of teaching.
    #[default]
    Session,
    /// Welcome and opening of a day.
    Opening,
    /// Looking back at the day before.
    Recap,
    /// A short activity that wakes the group up.
    Energiser,
    /// A break.
    Break,
    /// Lunch.
    Lunch,
    /// Looking back at the day.
    Reflection,
    /// The closing of a day.
    Closing,
    /// Anything else.
    Other,
}

impl ItemKind {
    /// Every kind, in the order in which menus offer them.
    pub const ALL: [Self; 9] = [
        Self::Session,
        Self::Opening,
        Self::Recap,
        Self::Energiser,
        Self::Break,
        Self::Lunch,
        Self::Reflection,
        Self::Closing,
        Self::Other,
    ];

    /// Whether it counts as teaching: only these are recorded as delivered and counted in hours.
    #[must_use]
    pub fn is_teaching(self) -> bool {
        matches!(self, Self::Session | Self::Opening | Self::Recap | Self::Reflection | Self::Closing)
    }

    /// Whether it closes a day: what is new comes before it.
    #[must_use]
    pub fn closes_day(self) -> bool {
        matches!(self, Self::Reflection | Self::Closing)
    }

    /// Whether people rest: a break or lunch, which the cut helper never touches.
    #[must_use]
    pub fn is_rest(self) -> bool {
        matches!(self, Self::Break | Self::Lunch)
    }
}

/// How much an item may give when time is short.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Stays as it is.
    #[default]
    Core,
    /// Can be shortened to its minimum minutes.
    Shorten,
    /// Can be dropped.
    Drop,
}

/// One thing that a session should bring across; trainers tick it when it was.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyPoint {
    /// Its id, so that a tick stays with it when the words change.
    pub id: KeyPointId,
    /// What it says.
    pub text: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Something that a session needs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Supply {
    /// Its id.
    pub id: SupplyId,
    /// What it is.
    pub text: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Supply {
    /// A supply.
    #[must_use]
    pub fn new(id: SupplyId, text: impl Into<String>) -> Self {
        Self { id, text: text.into(), extra: Extra::new() }
    }

    /// The supplies that stand in `text`, one a line. Those that were among `known` keep their ids: a line that
    /// was not changed by its words, one that was by its place.
    #[must_use]
    pub fn lines(text: &str, known: &[Self], ids: &Ids) -> Vec<Self> {
        if text.is_empty() {
            return Vec::new();
        }
        let lines: Vec<&str> = text.split('\n').collect();
        let mut left: Vec<Option<&Self>> = known.iter().map(Some).collect();
        let mut found: Vec<Option<Self>> = lines
            .iter()
            .map(|line| left.iter_mut().find(|one| one.is_some_and(|one| one.text == *line))?.take().cloned())
            .collect();
        for ((line, place), left) in
            lines.iter().zip(&mut found).zip(left.iter().chain(std::iter::repeat(&None)))
        {
            place.get_or_insert_with(|| match left {
                Some(before) => Self { text: (*line).to_owned(), ..Self::clone(before) },
                None => Self::new(ids.make(), *line),
            });
        }
        found.into_iter().flatten().collect()
    }
}

impl KeyPoint {
    /// A key point.
    #[must_use]
    pub fn new(id: KeyPointId, text: impl Into<String>) -> Self {
        Self { id, text: text.into(), extra: Extra::new() }
    }
}

/// An item of a day: a session, a break, an opening.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Where it stands in its day.
    #[serde(default, skip_serializing_if = "Order::is_empty")]
    pub order: Order,
    /// What it is.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Planned length in minutes.
    pub minutes: u32,
    /// The least it can do with, in minutes. Meant for items that can be shortened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_minutes: Option<u32>,
    /// What may happen to it when time is short.
    #[serde(default)]
    pub priority: Priority,
    /// Its area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaId>,
    /// The topics of the package that it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// A start that must hold; the others follow the item before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked_start: Option<TimeOfDay>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<TrainerId>,
    /// What participants can do afterwards.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub objective: String,
    /// What it should bring across.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<KeyPoint>,
    /// How it is taught, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub method: String,
    /// The steps, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub steps: String,
    /// What has to be in the room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplies: Vec<Supply>,
    /// Its slides, guide pages and handouts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The item of a reference training that it was planned from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<ItemReference>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Item {
    /// Its key points that have words: one that was just added has none yet.
    pub fn written_points(&self) -> impl Iterator<Item = &KeyPoint> {
        self.key_points.iter().filter(|point| !point.text.trim().is_empty())
    }

    /// A bare item.
    #[must_use]
    pub fn new(id: ItemId, kind: ItemKind, title: impl Into<String>, minutes: u32) -> Self {
        Self {
            id,
            order: Order::default(),
            kind,
            title: title.into(),
            minutes,
            min_minutes: None,
            priority: Priority::Core,
            area: None,
            topics: Vec::new(),
            locked_start: None,
            lead: None,
            objective: String::new(),
            key_points: Vec::new(),
            method: String::new(),
            steps: String::new(),
            supplies: Vec::new(),
            links: Vec::new(),
            reference: None,
            extra: Extra::new(),
        }
    }
}

impl Ordered for Day {
    fn order(&self) -> &Order {
        &self.order
    }

    fn set_order(&mut self, order: Order) {
        self.order = order;
    }
}

impl Ordered for Arc<Item> {
    fn order(&self) -> &Order {
        &self.order
    }

    fn set_order(&mut self, order: Order) {
        Arc::make_mut(self).order = order;
    }
}

impl Agenda {
    /// The same with the orders of days and items following the lists.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.keep_order();
        self
    }

    /// Makes the orders of days and items follow the lists.
    pub fn keep_order(&mut self) {
        order::keep(&mut self.days);
        for day in &mut self.days {
            order::keep(&mut day.items);
        }
    }

    /// The day with this id.
    #[must_use]
    pub fn day(&self, id: DayId) -> Option<&Day> {
        self.days.iter().find(|day| day.id == id)
    }

    /// The place of the day with this id, counted from 0.
    #[must_use]
    pub fn day_index(&self, id: DayId) -> Option<usize> {
        self.days.iter().position(|day| day.id == id)
    }

    /// Where an item stands: (index of its day, index in the day).
    #[must_use]
    pub fn position(&self, id: ItemId) -> Option<(usize, usize)> {
        self.days.iter().enumerate().find_map(|(day_index, day)| {
            day.items.iter().position(|item| item.id == id).map(|item_index| (day_index, item_index))
        })
    }

    /// The item with this id.
    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<&Arc<Item>> {
        self.items().find(|item| item.id == id)
    }

    /// All items of all days, in order.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.days.iter().flat_map(|day| day.items.iter())
    }
}
