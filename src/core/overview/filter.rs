//! Which courses are looked at: of a year, a region, a training, a trainer.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::find::fold::folded;
use crate::core::ids::TrainingId;
use crate::core::record::digest::CourseDigest;

/// Which courses are looked at; what is not chosen leaves none out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Those with a day in this year.
    pub year: Option<i16>,
    /// Those of this region.
    pub region: Option<String>,
    /// Those that were planned from this training.
    pub training: Option<TrainingId>,
    /// Those of this trainer.
    pub trainer: Option<String>,
}

impl Filter {
    /// Whether a course is looked at.
    #[must_use]
    pub fn takes(&self, digest: &CourseDigest) -> bool {
        let in_year = |year: &i16| years(digest).any(|other| other == *year);
        let same = |wanted: &str, text: &str| folded(wanted.trim()) == folded(text.trim());
        let by = |name: &String| digest.trainers.iter().any(|trainer| same(name, trainer));
        self.year.as_ref().is_none_or(in_year)
            && self.region.as_ref().is_none_or(|region| same(region, region_of(digest)))
            && self.training.is_none_or(|training| digest.trainings.contains(&training))
            && self.trainer.as_ref().is_none_or(by)
    }
}

/// What can be chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// The years, the latest first.
    pub years: Vec<i16>,
    /// The regions; ways of writing that differ in capitals and accents alone are one.
    pub regions: Vec<String>,
    /// The trainings.
    pub trainings: Vec<TrainingId>,
    /// The trainers, as the regions.
    pub trainers: Vec<String>,
}

impl Choices {
    /// What can be chosen of these courses.
    #[must_use]
    pub fn of(digests: &[CourseDigest]) -> Self {
        let years_of: BTreeSet<i16> = digests.iter().flat_map(years).collect();
        let trainings: BTreeSet<TrainingId> =
            digests.iter().flat_map(|digest| &digest.trainings).copied().collect();
        Self {
            years: years_of.into_iter().rev().collect(),
            regions: distinct(digests.iter().map(region_of)),
            trainings: trainings.into_iter().collect(),
            trainers: distinct(digests.iter().flat_map(|digest| &digest.trainers).map(String::as_str)),
        }
    }
}

/// The region of a course; its place where nobody has said one.
#[must_use]
pub fn region_of(digest: &CourseDigest) -> &str {
    match digest.region.trim() {
        "" => digest.place.trim(),
        region => region,
    }
}

/// The years in which a course has days.
fn years(digest: &CourseDigest) -> impl Iterator<Item = i16> {
    digest.dates.into_iter().flat_map(|(first, last)| first.year()..=last.year())
}

/// Texts without those that are there already, in order; none that is empty.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let texts = texts.map(str::trim).filter(|text| !text.is_empty());
    let found: BTreeMap<String, &str> = texts.map(|text| (folded(text), text)).collect();
    found.into_values().map(ToOwned::to_owned).collect()
}
