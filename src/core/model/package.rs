//! The package: the reference material that Doorstep ships with, read from `assets/package`.
//!
//! The facts (links, file names, days) are the publisher's. The outline of sessions is Doorstep's own
//! and says so: it is turned into reference trainings whose origin is `Origin::Starter`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::Extra;
use super::agenda::{Agenda, Day, Item, ItemKind, KeyPoint, Priority, Supply};
use super::link::{Link, LinkKind};
use super::material::{Format, Material, MaterialFile, MaterialKind};
use super::training::{Origin, Training};
use crate::core::ids::{AreaId, DayId, FileId, ItemId, KeyPointId, LinkId, MaterialId, SupplyId, TrainingId};
use crate::core::time::TimeOfDay;

/// The package.
#[derive(Clone, PartialEq, Debug)]
pub struct Package {
    /// Its title.
    pub title: String,
    /// The year it was published.
    pub published: u16,
    /// Who published it.
    pub organisations: Vec<String>,
    /// Its trainings.
    pub trainings: Vec<PackageTraining>,
    /// Its areas and their topics.
    pub areas: Vec<PackageArea>,
    /// Words that stand in the names of all its files, and say nothing of one of them; lowercase.
    pub file_words: Vec<String>,
    /// Its materials: decks, guides, the whole package, further reading.
    pub materials: Vec<Arc<Material>>,
}

/// A training of the package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackageTraining {
    /// The id that the starter outline has, too.
    pub id: TrainingId,
    /// Its title.
    pub title: String,
    /// How many days it has.
    pub days: u32,
    /// Words that name it in the names of files and on covers, in any language; lowercase.
    pub words: Vec<String>,
}

/// An area of the package.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct PackageArea {
    /// Its id.
    pub id: AreaId,
    /// Its name in the package.
    pub says: String,
    /// Its name by language (a BCP 47 tag).
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Which of the colours for areas it has, counted from 0.
    #[serde(default)]
    pub colour: usize,
    /// Its topics.
    pub topics: Vec<String>,
}

impl PackageArea {
    /// Its name in a language, else as the package says it.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        self.names.get(language).unwrap_or(&self.says)
    }
}

impl Package {
    /// Reads the facts.
    ///
    /// # Errors
    /// If the text is not the JSON that is expected.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        let facts: FactsFile = serde_json::from_str(text)?;
        Ok(Self {
            title: facts.title,
            published: facts.published,
            organisations: facts.organisations,
            trainings: facts
                .trainings
                .into_iter()
                .map(|t| PackageTraining {
                    id: TrainingId::named(&t.id),
                    title: t.title,
                    days: t.days,
                    words: t.words,
                })
                .collect(),
            areas: facts.areas,
            file_words: facts.file_words,
            materials: facts.materials.into_iter().map(|m| Arc::new(m.into_material())).collect(),
        })
    }

    /// The material with this id.
    #[must_use]
    pub fn material(&self, id: MaterialId) -> Option<&Arc<Material>> {
        self.materials.iter().find(|material| material.id == id)
    }

    /// The deck of a day of a training, the day counted from 1.
    #[must_use]
    pub fn deck(&self, training: TrainingId, day: u32) -> Option<&Arc<Material>> {
        self.materials.iter().find(|material| {
            material.kind == MaterialKind::Deck
                && material.training == Some(training)
                && material.day == Some(day)
        })
    }

    /// The trainer guide of a training.
    #[must_use]
    pub fn guide(&self, training: TrainingId) -> Option<&Arc<Material>> {
        self.materials
            .iter()
            .find(|material| material.kind == MaterialKind::Guide && material.training == Some(training))
    }
}

/// Reads a starter outline into reference trainings.
///
/// # Errors
/// If the text is not the JSON that is expected.
pub fn starter_trainings(text: &str) -> Result<Vec<Training>, serde_json::Error> {
    let outline: OutlineFile = serde_json::from_str(text)?;
    let language = outline.language;
    Ok(outline.trainings.into_iter().map(|training| training.into_training(&language)).collect())
}

#[derive(Deserialize)]
struct FactsFile {
    title: String,
    published: u16,
    organisations: Vec<String>,
    trainings: Vec<FactsTraining>,
    areas: Vec<PackageArea>,
    #[serde(default)]
    file_words: Vec<String>,
    materials: Vec<FactsMaterial>,
}

#[derive(Deserialize)]
struct FactsTraining {
    id: String,
    title: String,
    days: u32,
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Deserialize)]
struct FactsMaterial {
    id: String,
    kind: MaterialKind,
    title: String,
    training: Option<String>,
    day: Option<u32>,
    language: Option<String>,
    files: Vec<FactsFileEntry>,
}

#[derive(Deserialize)]
struct FactsFileEntry {
    format: Format,
    url: String,
    file_name: String,
}

impl FactsMaterial {
    fn into_material(self) -> Material {
        let language = self.language;
        Material {
            id: MaterialId::named(&self.id),
            kind: self.kind,
            title: self.title,
            training: self.training.as_deref().map(TrainingId::named),
            day: self.day,
            files: self
                .files
                .into_iter()
                .map(|file| MaterialFile {
                    id: FileId::named(&file.file_name),
                    format: file.format,
                    language: language.clone(),
                    file_name: file.file_name,
                    url: Some(file.url),
                    path: None,
                    extra: Extra::new(),
                })
                .collect(),
            extra: Extra::new(),
        }
    }
}

#[derive(Deserialize)]
struct OutlineFile {
    language: String,
    trainings: Vec<OutlineTraining>,
}

#[derive(Deserialize)]
struct OutlineTraining {
    id: String,
    title: String,
    days: Vec<OutlineDay>,
}

#[derive(Deserialize)]
struct OutlineDay {
    title: String,
    start: TimeOfDay,
    items: Vec<OutlineItem>,
}

#[derive(Deserialize)]
struct OutlineItem {
    id: String,
    kind: ItemKind,
    title: String,
    minutes: u32,
    min_minutes: Option<u32>,
    #[serde(default)]
    priority: Priority,
    area: Option<AreaId>,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    objective: String,
    #[serde(default)]
    key_points: Vec<String>,
    #[serde(default)]
    method: String,
    #[serde(default)]
    steps: String,
    #[serde(default)]
    supplies: Vec<String>,
    #[serde(default)]
    links: Vec<OutlineLink>,
}

#[derive(Deserialize)]
struct OutlineLink {
    material: String,
    kind: LinkKind,
}

impl OutlineTraining {
    fn into_training(self, language: &str) -> Training {
        let slug = self.id;
        let days = self
            .days
            .into_iter()
            .enumerate()
            .map(|(index, day)| day.into_day(&format!("{slug}/{}", index + 1)))
            .collect();
        Training {
            id: TrainingId::named(&slug),
            title: self.title,
            origin: Origin::Starter,
            language: language.to_owned(),
            copied_from: None,
            agenda: Agenda { days, extra: Extra::new() },
            materials: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl OutlineDay {
    fn into_day(self, slug: &str) -> Day {
        let minutes: u32 = self.items.iter().map(|item| item.minutes).sum();
        Day {
            title: self.title,
            items: self.items.into_iter().map(|item| Arc::new(item.into_item())).collect(),
            ..Day::new(
                DayId::named(slug),
                self.start,
                TimeOfDay::from_minutes(self.start.minutes() + minutes),
            )
        }
    }
}

impl OutlineItem {
    fn into_item(self) -> Item {
        let slug = self.id;
        let key_points = self
            .key_points
            .into_iter()
            .enumerate()
            .map(|(index, text)| KeyPoint::new(KeyPointId::named(&format!("{slug}/{}", index + 1)), text))
            .collect();
        let links = self
            .links
            .into_iter()
            .map(|link| {
                Link::to(
                    LinkId::named(&format!("{slug}/{}/{:?}", link.material, link.kind)),
                    MaterialId::named(&link.material),
                    link.kind,
                )
            })
            .collect();
        let supplies = self.supplies.into_iter().enumerate();
        let supplies = supplies
            .map(|(index, text)| Supply::new(SupplyId::named(&format!("{slug}/{}", index + 1)), text))
            .collect();
        Item {
            min_minutes: self.min_minutes,
            priority: self.priority,
            area: self.area,
            topics: self.topics,
            objective: self.objective,
            key_points,
            method: self.method,
            steps: self.steps,
            supplies,
            links,
            ..Item::new(ItemId::named(&slug), self.kind, self.title, self.minutes)
        }
    }
}
