//! What is known of many courses: their digests, from wherever they are.
//!
//! Devices write digests of their courses into the folder of the team; only those of an older Doorstep have to be
//! read as a whole, one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::core::ids::CourseId;
use crate::core::merge::state::State;
use crate::core::record::digest::CourseDigest;
use crate::exchange::{course_file, digest_file};
use crate::storage::disk::RealDisk;
use crate::storage::error::StorageError;
use crate::storage::outside::{open_outside, read_outside};
use crate::storage::team;

/// The most courses that are shown.
const MOST: usize = 50_000;

/// The courses in figures.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Gathered {
    /// A digest of each course, by their dates and titles; those without dates last.
    pub digests: Vec<CourseDigest>,
    /// How many files of the team can't be read, or not yet.
    pub left_out: usize,
}

/// The digests that were found so far.
#[derive(Debug, Default)]
pub struct Gathering {
    found: BTreeMap<CourseId, Vec<CourseDigest>>,
    left_out: usize,
}

impl Extend<CourseDigest> for Gathering {
    fn extend<T: IntoIterator<Item = CourseDigest>>(&mut self, digests: T) {
        for digest in digests {
            if self.found.len() < MOST || self.found.contains_key(&digest.course) {
                self.found.entry(digest.course).or_default().push(digest);
            }
        }
    }
}

impl Gathering {
    /// Reads what is in the folder of a team, until it is cancelled.
    ///
    /// # Errors
    /// If it is not there, or can't be listed.
    pub fn team(&mut self, root: &Path, cancelled: &dyn Fn() -> bool) -> Result<(), StorageError> {
        // What a device says of its courses need not be read of the courses themselves.
        let mut told: BTreeSet<(Option<PathBuf>, CourseId)> = BTreeSet::new();
        for file in team::list_digests(&RealDisk, root)?.into_iter().take_while(|_| !cancelled()) {
            let bytes = read_outside(&file.path, digest_file::LARGEST).ok();
            let Some(digests) = bytes.and_then(|bytes| digest_file::from_bytes(&bytes).ok()) else {
                self.left_out += 1;
                continue;
            };
            let folder = file.path.parent().map(Path::to_owned);
            told.extend(digests.iter().map(|digest| (folder.clone(), digest.course)));
            self.extend(digests);
        }
        let mut whole: BTreeMap<CourseId, Vec<PathBuf>> = BTreeMap::new();
        for file in team::list(&RealDisk, root)?.into_iter().take_while(|_| !cancelled()) {
            let folder = file.path.parent().map(Path::to_owned);
            let tells = |id: &CourseId| told.contains(&(folder.clone(), *id));
            if named(&file.path).is_some_and(|id| tells(&id)) {
                continue;
            }
            let about = open_outside(&file.path).ok().and_then(|file| course_file::about(file).ok());
            match about.map(|about| about.course) {
                Some(Some(id)) if tells(&id) => {}
                Some(Some(id)) => whole.entry(id).or_default().push(file.path),
                // What is not whole yet is not there yet.
                _ => self.left_out += 1,
            }
        }
        for (id, paths) in whole.into_iter().take_while(|_| !cancelled()) {
            self.whole(id, &paths);
        }
        Ok(())
    }

    /// What several devices wrote of one course is one course.
    fn whole(&mut self, id: CourseId, paths: &[PathBuf]) {
        let mut all = State::default();
        for path in paths {
            let read = open_outside(path).ok().and_then(|file| course_file::read(file).ok());
            match read.filter(|read| read.course.id == id) {
                Some(read) => all.join(&read.state),
                None => self.left_out += 1,
            }
        }
        self.extend(digest_of(&all));
    }

    /// Takes in a course as its devices wrote it; says whether it is one.
    pub fn state(&mut self, state: &State) -> bool {
        let digest = digest_of(state);
        let is_one = digest.is_some();
        self.extend(digest);
        is_one
    }

    /// A digest of each course.
    #[must_use]
    pub fn done(self) -> Gathered {
        let digests = self.found.into_values().filter_map(CourseDigest::of_several);
        let mut digests: Vec<CourseDigest> = digests.collect();
        digests.sort_by(|one, other| {
            let key = |digest: &CourseDigest| (digest.dates.is_none(), digest.dates);
            key(one).cmp(&key(other)).then_with(|| one.title.cmp(&other.title))
        });
        Gathered { digests, left_out: self.left_out }
    }
}

fn digest_of(state: &State) -> Option<CourseDigest> {
    let digest = CourseDigest::of(&state.course().ok()?);
    Some(CourseDigest { counter: state.counter(), ..digest }.within_bounds())
}

/// The course that a file says by its name to be of.
fn named(path: &Path) -> Option<CourseId> {
    Uuid::parse_str(path.file_stem()?.to_str()?).ok().map(CourseId)
}
