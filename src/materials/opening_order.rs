//! Opening a material: which of its files first, what stands in for it, and when to ask.

use std::path::{Path, PathBuf};

use super::identify::flaw;
use super::may_open::{OpenTarget, Verdict, judge_address, judge_file_in};
use crate::core::ids::FileId;
use crate::core::materials::choose::{FileLocation, choose};
use crate::core::materials::files::FileMap;
use crate::core::model::material::{Format, Material};
use crate::core::trouble::{Trouble, TroubleKind};
use crate::desktop::opener::Opener;

/// What of a material is to be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    /// This file and no other, or the one that suits best.
    pub file: Option<FileId>,
    /// The first page to show, counted from 1, where the file has pages of its own.
    pub page: Option<u32>,
    /// On the web, even if a file is here.
    pub online: bool,
}

/// What came of opening.
#[derive(Debug)]
pub enum Opening {
    /// It was opened.
    Done,
    /// The file that suits best could not be opened, its twin was.
    Twin(Trouble),
    /// Its kind is not known: ask, with the path. The page is counted from 1.
    Ask(PathBuf, Option<u32>),
    /// It is not on this computer.
    Missing,
    /// It was refused, or no program opened it.
    Failed(Trouble),
}

/// Opens the best file of a material that can be opened. `folder` is the materials folder.
pub(crate) fn open(
    wish: Wish,
    material: &Material,
    format: Format,
    language: &str,
    files: &FileMap,
    folder: Option<&Path>,
    opener: &dyn Opener,
) -> Opening {
    let candidates = choose(material, wish.file, format, language, files);
    let only_web = material.files.iter().all(|file| file.format == Format::Web);
    if wish.online || only_web {
        let address = candidates.iter().find_map(|candidate| match &candidate.location {
            FileLocation::Web(address) => Some(address.as_str()),
            FileLocation::Local(_) => None,
        });
        return open_online(address.unwrap_or_default(), opener);
    }
    let mut first_trouble = None;
    for candidate in candidates {
        let FileLocation::Local(path) = candidate.location else { continue };
        // A file that was asked for by name has no stand-in: what is missing is said.
        if wish.file.is_some_and(|wished| wished != candidate.file.id) {
            continue;
        }
        let page = wish.page.filter(|_| candidate.file.format == Format::Pdf);
        match judge_file_in(&path, folder) {
            Verdict::Open(OpenTarget::File(real)) => match (open_at(opener, &real, page), first_trouble) {
                (Ok(()), None) => return Opening::Done,
                (Ok(()), Some(why)) => return Opening::Twin(why),
                (Err(why), before) => first_trouble = before.or(Some(why)),
            },
            Verdict::AskFirst(real) => return Opening::Ask(real, page),
            Verdict::Refused(why) => return Opening::Failed(why.trouble(&path.to_string_lossy())),
            Verdict::Open(OpenTarget::Web(_)) => {}
        }
    }
    first_trouble.map_or(Opening::Missing, Opening::Failed)
}

/// Opens an address of the web, if it is one.
pub(crate) fn open_online(address: &str, opener: &dyn Opener) -> Opening {
    let result = match judge_address(address) {
        Verdict::Open(OpenTarget::Web(address)) => opener.open_url(&address),
        Verdict::Refused(why) => Err(why.trouble(address)),
        Verdict::Open(OpenTarget::File(_)) | Verdict::AskFirst(_) => {
            Err(Trouble::of(TroubleKind::BadAddress))
        }
    };
    result.map_or_else(Opening::Failed, |()| Opening::Done)
}

/// Opens a file, at a page (counted from 1) where the program of this computer allows that.
pub(crate) fn open_at(opener: &dyn Opener, path: &Path, page: Option<u32>) -> Result<(), Trouble> {
    match page {
        Some(page) => opener.open_path_at_page(path, page),
        None => opener.open_path(path),
    }
}

/// Whether a chosen file may be used at all. `folder` is the materials folder.
pub(crate) fn usable(path: &Path, format: Option<Format>, folder: Option<&Path>) -> Result<PathBuf, Trouble> {
    if let Some(flaw) = format.and_then(|format| flaw(path, format)) {
        let (kind, path) = (TroubleKind::File(flaw), Some(path.to_owned()));
        return Err(Trouble { kind, path, detail: String::new() });
    }
    match judge_file_in(path, folder) {
        Verdict::Open(OpenTarget::File(real)) | Verdict::AskFirst(real) => Ok(real),
        Verdict::Refused(why) => Err(why.trouble(&path.to_string_lossy())),
        Verdict::Open(OpenTarget::Web(_)) => Err(Trouble::of(TroubleKind::BadPath)),
    }
}
