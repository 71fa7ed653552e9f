//! Is everything ready? What the sessions of a day or course need of files, and what a look at each file found.
//!
//! The look itself is taken elsewhere (`materials::ready`); here is what to look at, and what it means.

use std::path::PathBuf;

use super::choose::{FileLocation, choose};
use super::files::FileMap;
use crate::core::ids::{DayId, FileId, ItemId, MaterialId};
use crate::core::model::course::Course;
use crate::core::model::language::main_subtag;
use crate::core::model::link::Range;
use crate::core::model::material::{Format, Material, MaterialFile};
use crate::core::trouble::FileTrouble;

/// A material that sessions use, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Need {
    /// The material.
    pub material: MaterialId,
    /// The sessions that use it, in order.
    pub items: Vec<ItemId>,
    /// The days they are on, counted from 1.
    pub days: Vec<u32>,
    /// The last slide or page that any of them names, and the session that names it.
    pub last: Option<(u32, ItemId)>,
}

/// What the sessions of a day use, or of all days, in the order of the first use.
#[must_use]
pub fn needs(course: &Course, day: Option<DayId>) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for (number, one) in (1..).zip(&course.agenda.days) {
        if day.is_some_and(|day| day != one.id) {
            continue;
        }
        for item in &one.items {
            for link in &item.links {
                let known = needs.iter().position(|need| need.material == link.material);
                let index = known.unwrap_or_else(|| {
                    needs.push(Need { material: link.material, items: vec![], days: vec![], last: None });
                    needs.len() - 1
                });
                needs[index].take(number, item.id, link.range);
            }
        }
    }
    needs
}

impl Need {
    fn take(&mut self, day: u32, item: ItemId, range: Option<Range>) {
        if self.items.last() != Some(&item) {
            self.items.push(item);
        }
        if self.days.last() != Some(&day) {
            self.days.push(day);
        }
        let last = range.map(|range| range.last);
        if last > self.last.map(|(last, _)| last) {
            self.last = last.map(|last| (last, item));
        }
    }
}

/// What is to be looked at for one material.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckTarget {
    /// The file that would be opened, and where it is; none if none is here.
    pub file: Option<(FileId, Format, PathBuf)>,
    /// Its PDF or PPTX twin in the same language, and where it is; none if it is not here.
    pub twin: Option<(FileId, PathBuf)>,
    /// It has a twin at all.
    pub has_twin: bool,
    /// It is only on the web, and always was: there is no file to be had.
    pub web_only: bool,
    /// It can be opened on the web.
    pub online: bool,
    /// The language of the file, if it is not that of the course.
    pub other_language: Option<String>,
    /// A file is there, but can't be used: why.
    pub flaw: Option<FileTrouble>,
}

/// What would be opened of a material: by the same rule by which it is opened.
#[must_use]
pub fn target(material: &Material, preferred: Format, language: &str, files: &FileMap) -> CheckTarget {
    let candidates = choose(material, None, preferred, language, files);
    let here = candidates.iter().find_map(|candidate| match &candidate.location {
        FileLocation::Local(path) => Some((candidate.file, path.clone())),
        FileLocation::Web(_) => None,
    });
    let is_twin = |file: &MaterialFile, other: &MaterialFile| {
        let formats = [file.format, other.format];
        file.language == other.language && formats.contains(&Format::Pptx) && formats.contains(&Format::Pdf)
    };
    let of = here.as_ref().map(|(file, _)| *file).or(material.files.first());
    let twins = || material.files.iter().filter(|other| of.is_some_and(|file| is_twin(file, other)));
    let twin = candidates.iter().find_map(|candidate| match &candidate.location {
        FileLocation::Local(path) if twins().any(|twin| twin.id == candidate.file.id) => {
            Some((candidate.file.id, path.clone()))
        }
        _ => None,
    });
    let spoken = here.as_ref().and_then(|(file, _)| file.language.clone());
    CheckTarget {
        file: here.map(|(file, path)| (file.id, file.format, path)),
        twin,
        has_twin: twins().next().is_some(),
        web_only: material.files.iter().all(|file| file.format == Format::Web),
        online: material.files.iter().any(|file| file.url.is_some()),
        other_language: spoken.filter(|tag| main_subtag(tag) != main_subtag(language)),
        flaw: material.files.iter().find_map(|file| files.flaw(file.id)),
    }
}

/// What a look at the files of a material found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileLook {
    /// Why the file can't be opened, none if it can.
    pub refused: Option<FileTrouble>,
    /// How many slides or pages it has; none where they are not counted.
    pub pages: Option<u32>,
    /// Whether a program of this computer opens it; none where that can't be told.
    pub program: Option<bool>,
    /// Why the twin can't be opened.
    pub twin_refused: Option<FileTrouble>,
    /// The removable drive that the file is on.
    pub drive: Option<String>,
}

/// Something that was found, in the order of a trainer's worry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// The file is not on this computer.
    NotHere {
        /// It is on the web.
        online: bool,
    },
    /// It is a page of the web: it needs the internet.
    NeedsInternet,
    /// It is here, but can't be opened: why.
    CannotOpen(FileTrouble),
    /// It has fewer slides or pages than a session names.
    TooFewPages {
        /// How many it has.
        has: u32,
        /// The last one that the session names.
        needs: u32,
        /// The session.
        item: ItemId,
    },
    /// No program of this computer opens it.
    NoProgram {
        /// The extension of its name, lowercase.
        extension: String,
        /// Its twin in the other format is here.
        twin: bool,
    },
    /// Its twin can't be opened: why.
    BadTwin(FileTrouble),
    /// Its twin is not here.
    NoTwin {
        /// The material is on the web.
        online: bool,
    },
    /// It is in another language than the course.
    OtherLanguage(String),
    /// It is on a drive that can be pulled out.
    Removable(String),
}

impl Finding {
    /// Whether the session can't be held as planned because of it.
    #[must_use]
    pub fn is_bad(&self) -> bool {
        matches!(
            self,
            Self::NotHere { .. } | Self::CannotOpen(_) | Self::TooFewPages { .. } | Self::NoProgram { .. }
        )
    }
}

/// What the look means: nothing means ready.
#[must_use]
pub fn judge(need: &Need, target: &CheckTarget, looked: &FileLook) -> Vec<Finding> {
    let Some((_, _, path)) = &target.file else {
        return vec![if let Some(flaw) = target.flaw {
            Finding::CannotOpen(flaw)
        } else if target.web_only {
            Finding::NeedsInternet
        } else {
            Finding::NotHere { online: target.online }
        }];
    };
    let mut found = Vec::new();
    if let Some(why) = looked.refused {
        found.push(Finding::CannotOpen(why));
    }
    // Whatever is not told of the pages that are used: a file without any is of no use.
    let last = need.last.or_else(|| Some((1, *need.items.first()?)));
    if let (Some(has), Some((needs, item))) = (looked.pages, last)
        && has < needs
    {
        found.push(Finding::TooFewPages { has, needs, item });
    }
    if looked.program == Some(false) {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        found.push(Finding::NoProgram {
            extension: extension.unwrap_or_default(),
            twin: target.twin.is_some(),
        });
    }
    match (&target.twin, looked.twin_refused) {
        (Some(_), Some(why)) => found.push(Finding::BadTwin(why)),
        (None, _) if target.has_twin && target.flaw.is_some() => {
            found.extend(target.flaw.map(Finding::BadTwin));
        }
        (None, _) if target.has_twin => found.push(Finding::NoTwin { online: target.online }),
        _ => {}
    }
    if let Some(language) = &target.other_language {
        found.push(Finding::OtherLanguage(language.clone()));
    }
    if let Some(drive) = &looked.drive {
        found.push(Finding::Removable(drive.clone()));
    }
    found
}
