//! Which of a material's files to open: language of the course, preferred format, twins, the web.

use std::path::PathBuf;

use super::files::{FileMap, FileState};
use crate::core::ids::FileId;
use crate::core::model::language::main_subtag;
use crate::core::model::material::{Format, Material, MaterialFile};

/// A way to a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileLocation {
    /// On this computer.
    Local(PathBuf),
    /// On the web.
    Web(String),
}

/// A file that can be opened, and how.
#[derive(Clone, PartialEq, Debug)]
pub struct FileCandidate<'a> {
    /// The file.
    pub file: &'a MaterialFile,
    /// The way to it.
    pub location: FileLocation,
}

/// The files of a material that can be opened, the best first: the one asked for, then the language of
/// the course before English, then the preferred format before its twin; the web comes last.
#[must_use]
pub fn choose<'a>(
    material: &'a Material,
    wished: Option<FileId>,
    preferred: Format,
    language: &str,
    files: &FileMap,
) -> Vec<FileCandidate<'a>> {
    let mut order: Vec<&MaterialFile> = material.files.iter().collect();
    order.sort_by_key(|file| {
        (Some(file.id) != wished, language_rank(file.language.as_deref(), language), file.format != preferred)
    });
    let here = order.iter().filter_map(|file| match files.state(file.id) {
        FileState::Here(path) => Some(FileCandidate { file, location: FileLocation::Local(path.clone()) }),
        FileState::Unknown | FileState::Missing | FileState::Unusable(..) => None,
    });
    let web = order.iter().filter_map(|file| {
        file.url.as_ref().map(|url| FileCandidate { file, location: FileLocation::Web(url.clone()) })
    });
    here.chain(web).collect()
}

/// How well a language suits: the course's own, then one that is not told, then English, then others.
fn language_rank(language: Option<&str>, course: &str) -> u8 {
    match language.map(main_subtag) {
        Some(own) if own == main_subtag(course) => 0,
        None => 1,
        Some(other) if other == "en" => 2,
        Some(_) => 3,
    }
}
