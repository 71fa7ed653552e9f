//! Everything that is open: the package, the reference trainings and the courses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::agenda::Agenda;
use super::course::Course;
use super::language::main_subtag;
use super::material::Material;
use super::package::{Package, PackageArea};
use super::summary::CourseSummary;
use super::training::Training;
use crate::core::ids::{AreaId, CourseId, DocId, MaterialId, TrainingId};

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doc {
    /// A course.
    Course(Arc<Course>),
    /// A reference training of the trainer's own.
    Training(Arc<Training>),
}

impl Doc {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> DocId {
        match self {
            Self::Course(course) => DocId::Course(course.id),
            Self::Training(training) => DocId::Training(training.id),
        }
    }

    /// Makes the orders of its days and items follow the lists.
    pub fn keep_order(&mut self) {
        match self {
            Self::Course(course) => Arc::make_mut(course).agenda.keep_order(),
            Self::Training(training) => Arc::make_mut(training).agenda.keep_order(),
        }
    }
}

/// Everything that is open. Cloning it is cheap: documents are shared.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The packages that are known.
    pub packages: Vec<Arc<Package>>,
    /// The starter outline of each training of the package, in the language of the window.
    pub starter: Vec<Arc<Training>>,
    /// The starter outlines in every language that they are written in, the ids the same in all.
    pub outlines: Vec<Arc<Training>>,
    /// The trainer's own reference trainings.
    pub trainings: BTreeMap<TrainingId, Arc<Training>>,
    /// The courses that were opened.
    pub courses: BTreeMap<CourseId, Arc<Course>>,
    /// All courses on this computer in a few lines, opened or not. Of an opened course,
    /// [`Workspace::summary`] has the news.
    pub shelf: BTreeMap<CourseId, Arc<CourseSummary>>,
    /// Documents that may be looked at but not edited: written by a newer Doorstep, or open elsewhere.
    pub read_only: BTreeSet<DocId>,
    /// Grows with every change of anything here: what was worked out at the same revision still holds.
    pub revision: u64,
}

impl Workspace {
    /// A workspace with the packages alone.
    #[must_use]
    pub fn new(packages: Vec<Arc<Package>>, starter: Vec<Arc<Training>>) -> Self {
        Self {
            packages,
            starter,
            outlines: Vec::new(),
            trainings: BTreeMap::new(),
            courses: BTreeMap::new(),
            shelf: BTreeMap::new(),
            read_only: BTreeSet::new(),
            revision: 0,
        }
    }

    /// The materials of all packages.
    pub fn package_materials(&self) -> impl Iterator<Item = &Arc<Material>> {
        self.packages.iter().flat_map(|package| &package.materials)
    }

    /// The areas of all packages, in their order.
    pub fn areas(&self) -> impl Iterator<Item = &PackageArea> {
        self.packages.iter().flat_map(|package| &package.areas)
    }

    /// What is known of an area.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&PackageArea> {
        self.areas().find(|area| area.id == id)
    }

    /// The area that is called so, in any language.
    #[must_use]
    pub fn area_named(&self, name: &str) -> Option<AreaId> {
        let name = name.trim().to_lowercase();
        let is_called = |area: &&PackageArea| {
            area.names.values().chain([&area.says]).any(|known| known.to_lowercase() == name)
        };
        self.areas().find(is_called).map(|area| area.id)
    }

    /// An opened course.
    #[must_use]
    pub fn course(&self, id: CourseId) -> Option<&Arc<Course>> {
        self.courses.get(&id)
    }

    /// A reference training: the trainer's own, or a starter outline.
    #[must_use]
    pub fn training(&self, id: TrainingId) -> Option<&Arc<Training>> {
        self.trainings.get(&id).or_else(|| self.starter.iter().find(|training| training.id == id))
    }

    /// A reference training as a course in this language takes its texts from: a starter outline in that
    /// language where there is one, else in English; the trainer's own as it is.
    #[must_use]
    pub fn training_in(&self, id: TrainingId, language: &str) -> Option<&Arc<Training>> {
        let own = self.trainings.get(&id);
        own.or_else(|| self.outline_in(id, language)).or_else(|| self.training(id))
    }

    /// Shows the starter outlines in this language, or in English where they are not written in it.
    pub fn show_starter_in(&mut self, language: &str) {
        let ids: Vec<TrainingId> = self.starter.iter().map(|training| training.id).collect();
        let found = ids.iter().filter_map(|id| self.training_in(*id, language)).cloned().collect();
        self.starter = found;
    }

    fn outline_in(&self, id: TrainingId, language: &str) -> Option<&Arc<Training>> {
        let find = |wanted: &str| {
            self.outlines.iter().find(|training| training.id == id && training.language == wanted)
        };
        // A region says nothing about the words: `ru-KZ` is read as `ru`.
        find(&main_subtag(language)).or_else(|| find("en"))
    }

    /// All reference trainings, the starter outlines first.
    pub fn all_trainings(&self) -> impl Iterator<Item = &Arc<Training>> {
        self.starter.iter().chain(self.trainings.values())
    }

    /// The agenda of a document.
    #[must_use]
    pub fn agenda(&self, doc: DocId) -> Option<&Agenda> {
        match doc {
            DocId::Course(id) => self.courses.get(&id).map(|course| &course.agenda),
            DocId::Training(id) => self.training(id).map(|training| &training.agenda),
        }
    }

    /// The language of a document, as a BCP 47 tag; none if it is not open.
    #[must_use]
    pub fn language(&self, doc: DocId) -> Option<&str> {
        match doc {
            DocId::Course(id) => self.course(id).map(|course| course.language.as_str()),
            DocId::Training(id) => self.training(id).map(|training| training.language.as_str()),
        }
    }

    /// All materials: those of the package, then those of open courses and of the trainer's own trainings. One that
    /// several of them hold comes several times.
    pub fn materials(&self) -> impl Iterator<Item = &Arc<Material>> {
        let courses = self.courses.values().flat_map(|course| &course.materials);
        let trainings = self.trainings.values().flat_map(|training| &training.materials);
        self.package_materials().chain(courses).chain(trainings)
    }

    /// The materials that a course can use: those of the package, then its own.
    pub fn materials_of<'a>(&'a self, course: &'a Course) -> impl Iterator<Item = &'a Arc<Material>> {
        self.package_materials().chain(&course.materials)
    }

    /// Whether a document may be edited.
    #[must_use]
    pub fn can_edit(&self, doc: DocId) -> bool {
        let there = match doc {
            DocId::Course(id) => self.courses.contains_key(&id),
            DocId::Training(id) => self.trainings.contains_key(&id),
        };
        there && !self.read_only.contains(&doc)
    }

    /// A material as a document sees it: its own, or one of its trainings', or the package's.
    #[must_use]
    pub fn material(&self, doc: DocId, id: MaterialId) -> Option<&Arc<Material>> {
        let own = |materials: &'_ [Arc<Material>]| materials.iter().position(|material| material.id == id);
        match doc {
            DocId::Course(course) => {
                let course = self.courses.get(&course)?;
                if let Some(index) = own(&course.materials) {
                    return course.materials.get(index);
                }
            }
            DocId::Training(training) => {
                let training = self.training(training)?;
                if let Some(index) = own(&training.materials) {
                    return training.materials.get(index);
                }
            }
        }
        self.packages.iter().find_map(|package| package.material(id))
    }

    /// The news of a course in a few lines: from the open course, else from the shelf.
    #[must_use]
    pub fn summary(&self, id: CourseId) -> Option<Arc<CourseSummary>> {
        match self.courses.get(&id) {
            Some(course) => Some(Arc::new(CourseSummary::of(course))),
            None => self.shelf.get(&id).cloned(),
        }
    }

    /// The course with a day on `today`, or with the next one after it. The sample comes last.
    #[must_use]
    pub fn next_course(&self, today: Date) -> Option<CourseId> {
        let ids: BTreeSet<CourseId> = self.shelf.keys().chain(self.courses.keys()).copied().collect();
        let next = |id: CourseId| {
            let summary = self.summary(id).filter(|summary| !summary.archived)?;
            let date = summary.days.iter().filter_map(|day| day.date).filter(|date| *date >= today).min()?;
            Some((summary.sample, date, id))
        };
        ids.into_iter().filter_map(next).min().map(|(_, _, id)| id)
    }

    /// The open document with this id.
    #[must_use]
    pub fn doc(&self, id: DocId) -> Option<Doc> {
        match id {
            DocId::Course(id) => self.courses.get(&id).cloned().map(Doc::Course),
            DocId::Training(id) => self.trainings.get(&id).cloned().map(Doc::Training),
        }
    }

    /// What the shelf says of a document, if it is a course.
    pub(crate) fn shelved(&self, id: DocId) -> Option<Arc<CourseSummary>> {
        self.shelf.get(&id.course()?).cloned()
    }

    /// Puts a document in, or takes it away.
    pub(crate) fn set_doc(&mut self, id: DocId, doc: Option<Doc>) {
        match (id, doc) {
            (DocId::Course(id), Some(Doc::Course(course))) => {
                self.courses.insert(id, course);
            }
            (DocId::Training(id), Some(Doc::Training(training))) => {
                self.trainings.insert(id, training);
            }
            (DocId::Course(id), _) => {
                self.courses.remove(&id);
                self.shelf.remove(&id);
            }
            (DocId::Training(id), _) => {
                self.trainings.remove(&id);
            }
        }
    }
}
