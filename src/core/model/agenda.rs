//! The agenda: days, and what stands in them. A dated course and a reference training both have one.
//!
//! Only the plan lives here. What happened is a record (`core::record`), kept apart by item id, so that
//! recording never rewrites the plan and planning never rewrites the past.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::material::MaterialKind;
use crate::core::ids::{DayId, ItemId, KeyPointId, LinkId, MaterialId, TrainerId, TrainingId};
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
            title: String::new(),
            date: None,
            start,
            end,
            reference: None,
            items: Vec::new(),
            extra: Extra::new(),
        }
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

/// The two areas of the package.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Programmatic knowledge.
    Programme,
    /// Practical skills.
    Skills,
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
    pub area: Option<Area>,
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
    pub supplies: Vec<String>,
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
    /// A bare item.
    #[must_use]
    pub fn new(id: ItemId, kind: ItemKind, title: impl Into<String>, minutes: u32) -> Self {
        Self {
            id,
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

/// What a link to a material is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The slides to show.
    Slides,
    /// The pages of a guide to read.
    Guide,
    /// A handout to give out.
    Handout,
    /// Anything else: a video, a form, a web page.
    Other,
}

impl LinkKind {
    /// What a link to a material of `kind` is for, unless the person says otherwise.
    #[must_use]
    pub fn of(kind: MaterialKind) -> Self {
        match kind {
            MaterialKind::Deck => Self::Slides,
            MaterialKind::Guide => Self::Guide,
            MaterialKind::Handout | MaterialKind::Form => Self::Handout,
            MaterialKind::Package
            | MaterialKind::Reading
            | MaterialKind::Video
            | MaterialKind::WebPage
            | MaterialKind::Other => Self::Other,
        }
    }
}

/// How many copies a handout needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Copies {
    /// None: it is shown, not given out.
    #[default]
    None,
    /// One for each participant.
    PerPerson,
    /// This many.
    Count(u32),
}

impl Copies {
    /// What a new link asks for: a handout is given to everybody.
    #[must_use]
    pub fn usual(kind: LinkKind) -> Self {
        if kind == LinkKind::Handout { Self::PerPerson } else { Self::None }
    }

    /// The number of copies for a group of `participants`.
    #[must_use]
    pub fn number(self, participants: u32) -> u32 {
        match self {
            Self::None => 0,
            Self::PerPerson => participants,
            Self::Count(number) => number,
        }
    }
}

/// The slides or pages of a material that belong to a session, counted from 1, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Range {
    /// The first slide or page.
    pub first: u32,
    /// The last slide or page; never before the first.
    pub last: u32,
}

/// From a session to a material.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The material.
    pub material: MaterialId,
    /// What it is for.
    pub kind: LinkKind,
    /// The slides or pages, or all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Copies to print.
    #[serde(default, skip_serializing_if = "is_none_copies")]
    pub copies: Copies,
    /// What it is called where it stands on some pages of something larger: `Handout 1: Family map`. Or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Link {
    /// A link to the whole of a material, without copies.
    #[must_use]
    pub fn to(id: LinkId, material: MaterialId, kind: LinkKind) -> Self {
        Self {
            id,
            material,
            kind,
            range: None,
            copies: Copies::None,
            name: String::new(),
            extra: Extra::new(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none_copies(copies: &Copies) -> bool {
    *copies == Copies::None
}

impl Agenda {
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
