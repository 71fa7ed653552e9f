//! What background work has found for the screens to show: backups, the bin, other courses.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::reports::{Making, ReportPictures};
use super::tables::TableView;
use crate::core::find::digest::Digest;
use crate::core::find::texts::MaterialText;
use crate::core::ids::{CourseId, DayId, DocId, FileId, MaterialId, MergeId};
use crate::core::materials::download_queue::Queue;
use crate::core::materials::ready::{Finding, Need};
use crate::core::merge::summary::Question;
use crate::core::model::parts::Part;
use crate::core::model::summary::CourseSummary;
use crate::core::model::workspace::Doc;
use crate::core::plan::cut::CutProposal;
use crate::core::plan::less_time::Less;
use crate::core::reading::Outline;
use crate::core::reading::pages::{Page, Pages};
use crate::core::record::digest::CourseDigest;
use crate::core::trouble::{FileTrouble, Trouble};

/// Results of background work.
#[derive(Clone, Debug, Default)]
pub struct Background {
    /// The backups of a document, newest first; absent until listed.
    pub backups: BTreeMap<DocId, Vec<BackupEntry>>,
    /// Grows when a document is saved: lists from before are not true any more.
    pub backup_lists: u64,
    /// Other versions of courses that turned up, and nobody has said yet what is to become of them.
    pub others: Vec<OtherVersion>,
    /// The backup that is looked at: whose, which, and what it holds.
    pub backup_view: Option<(DocId, PathBuf, Result<Doc, Trouble>)>,
    /// What is in the bin, newest first; absent until listed.
    pub bin: Option<Vec<BinEntry>>,
    /// Documents whose file can't be read, and why.
    pub unreadable: BTreeMap<DocId, Trouble>,
    /// What can be done about them, as far as it was looked into.
    pub rescues: BTreeMap<DocId, Rescue>,
    /// Courses that are being read.
    pub loading: Vec<CourseId>,
    /// The deck or guide that is being read, or was read last.
    pub reading: Option<(MaterialId, MaterialReading)>,
    /// Small pages of the PDF that was read, as far as they were in sight.
    pub page_pictures: BTreeMap<PageWish, Arc<egui::ColorImage>>,
    /// What is looked at in the window.
    pub preview: Option<Preview>,
    /// The ready check that was made last, or is being made.
    pub ready: Option<ReadyCheck>,
    /// What is being fetched from the web.
    pub downloads: Queue,
    /// The words of the slides and guides on this computer, as far as they were read.
    pub texts: BTreeMap<FileId, Arc<MaterialText>>,
    /// Grows when they change.
    pub texts_revision: u64,
    /// How many files are still to be read.
    pub texts_left: usize,
    /// What can be searched and shown of courses that are not open.
    pub digests: BTreeMap<CourseId, Arc<Digest>>,
    /// Grows with every change of the digests.
    pub digests_revision: u64,
    /// What two trainers wrote differently in a course, as it was last looked at.
    pub questions: BTreeMap<CourseId, Asked>,
    /// The folder of the team, as it was last looked at.
    pub team: Team,
    /// Many courses in figures.
    pub overview: Overview,
    /// The first pages of the documents of a course.
    pub report_pictures: ReportPictures,
    /// The document that is being made.
    pub report_making: Option<Making>,
    /// The spreadsheet that is being read, or was read last.
    pub table: Option<TableView>,
    /// How a course could do with less, as it was asked last.
    pub shorter: Option<Shorter>,
    /// The folder where everything is kept, to show.
    pub data_folder: String,
    /// All courses on the disk have been found.
    pub all_found: bool,
}

/// How a course could do with less.
#[derive(Clone, PartialEq, Debug)]
pub struct Shorter {
    /// For which course, at which revision of the workspace, and with what.
    pub asked: (CourseId, u64, Less),
    /// What was found; what was found for the question before as long as the search goes on.
    pub proposal: Arc<CutProposal>,
    /// It is the answer to this question.
    pub answered: bool,
}

/// Another version of a course than the one that is open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherVersion {
    /// The course.
    pub doc: DocId,
    /// Its file.
    pub path: PathBuf,
    /// Where it comes from.
    pub origin: OtherOrigin,
    /// How many came; this is the newest.
    pub count: usize,
}

/// Where another version comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OtherOrigin {
    /// Another program wrote it while the course was edited here; it is among the backups.
    ChangedOutside,
    /// A sync client kept it beside the course, because it knew two versions.
    Conflicted,
    /// A copy that was saved elsewhere, and opened now.
    Copy,
}

/// A colleague's course file: what it holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    /// The course in a few lines.
    pub summary: CourseSummary,
    /// Who sent it, or empty.
    pub from: String,
    /// How many notes are in it.
    pub notes: usize,
    /// How many participants are in it.
    pub people: usize,
    /// How many files of its materials are in it.
    pub files: usize,
    /// Marks that can't be seen were in its texts, and are left out.
    pub cleaned: bool,
    /// The course is here already.
    pub known: bool,
}

/// Many courses in figures, of this computer and of the team.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The courses; none before they were read.
    pub digests: Option<Arc<Vec<CourseDigest>>>,
    /// Grows when they are read.
    pub revision: u64,
    /// They are being read.
    pub reading: bool,
    /// How many files of the team can't be read, or not yet.
    pub left_out: usize,
    /// Why the folder of the team can't be read.
    pub trouble: Option<Trouble>,
    /// A document of them is being made.
    pub making: bool,
}

/// The folder of the team.
#[derive(Clone, Debug, Default)]
pub struct Team {
    /// Who shares courses there.
    pub members: Vec<TeamMember>,
    /// Courses that are not on this computer.
    pub offers: Vec<TeamOffer>,
    /// Why it can't be read or written just now.
    pub trouble: Option<Trouble>,
    /// A colleague has a newer Doorstep, whose file can't be read here.
    pub newer: Option<Trouble>,
}

/// A colleague.
#[derive(Clone, Debug, Default)]
pub struct TeamMember {
    /// The name, or empty.
    pub name: String,
    /// When something was written there last, by the colleague's clock.
    pub at: Option<DateTime>,
}

/// A course of a colleague.
#[derive(Clone, Debug)]
pub struct TeamOffer {
    /// Its file.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
    /// Whose it is: the name, or empty.
    pub from: String,
}

/// What two trainers wrote differently in a course.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The last merge that the course had taken in then.
    pub merge: Option<MergeId>,
    /// What is to be decided.
    pub questions: Vec<Question>,
}

/// What is to become of another version of a course.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OtherChoice {
    /// The one that is open stays; the other is left where it is kept.
    Mine,
    /// The other takes its place; undoable, and the present one is kept as a backup.
    Theirs,
    /// The other becomes a course of its own.
    Both,
}

/// A picture that is wanted or there: the page, counted from 1, and how wide it should be, in pixels.
pub type PageWish = (u32, u32);

/// A material that is looked at in the window.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where it is used.
    pub doc: DocId,
    /// The material.
    pub material: MaterialId,
    /// Whether there are pictures.
    pub shown: Shown,
    /// Width and height of the pages, in points.
    pub sizes: Vec<(f32, f32)>,
    /// The pictures that are there.
    pub pictures: BTreeMap<PageWish, Arc<egui::ColorImage>>,
    /// Pages that can't be drawn, and why.
    pub failed: BTreeMap<u32, FileTrouble>,
    /// The words of the deck.
    pub deck: Option<Arc<Pages>>,
    /// They are being read.
    pub deck_opening: bool,
    /// Why they can't be read.
    pub deck_refused: Option<FileTrouble>,
    /// The slides are looked through, and not the pages of a PDF that has others.
    pub by_slides: bool,
}

/// Whether there are pictures of a material.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// It is being opened.
    Opening,
    /// There are.
    Pictures,
    /// There is no PDF of it here.
    NoPictures,
    /// The PDF can't be shown: why.
    Refused(FileTrouble),
}

impl Preview {
    /// How many pages or slides it has.
    #[must_use]
    pub fn pages(&self) -> u32 {
        let slides = self.deck.as_ref().map_or(0, |deck| deck.pages.len());
        let pages = if self.has_pictures() { self.sizes.len() } else { slides };
        u32::try_from(pages).unwrap_or(u32::MAX)
    }

    /// Whether what is looked through has pictures.
    #[must_use]
    pub fn has_pictures(&self) -> bool {
        !self.sizes.is_empty() && !self.by_slides
    }

    /// Width and height of a page, counted from 1, in points, if it has a picture.
    #[must_use]
    pub fn size(&self, page: u32) -> Option<(f32, f32)> {
        let index = (page as usize).checked_sub(1)?;
        self.sizes.get(index).filter(|_| self.has_pictures()).copied()
    }

    /// The number by which a session names a page: that of the slide on it, if it is known; both counted from 1.
    #[must_use]
    pub fn number_of(&self, page: u32) -> u32 {
        let slide = self.slide(page).zip(self.deck.as_ref());
        let at = slide.and_then(|(slide, deck)| deck.pages.iter().position(|one| std::ptr::eq(one, slide)));
        at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(page)
    }

    /// The page that shows a slide, both counted from 1.
    #[must_use]
    pub fn page_of(&self, slide: u32) -> u32 {
        let same = |page: &u32| {
            let shown = self.slide(*page).zip(self.deck.as_ref());
            shown.is_some_and(|(one, deck)| {
                (slide as usize)
                    .checked_sub(1)
                    .and_then(|index| deck.pages.get(index))
                    .is_some_and(|other| std::ptr::eq(one, other))
            })
        };
        (1..=self.pages()).find(same).unwrap_or(slide)
    }

    /// The slide that a page shows, the page counted from 1. A PDF twin mostly leaves hidden slides out; where
    /// it has other pages altogether, nothing is said of them.
    #[must_use]
    pub fn slide(&self, page: u32) -> Option<&Page> {
        let deck = self.deck.as_ref()?;
        let index = (page as usize).checked_sub(1)?;
        let mut visible = deck.pages.iter().filter(|slide| !slide.hidden);
        match if self.by_slides { 0 } else { self.sizes.len() } {
            0 => deck.pages.get(index),
            pages if pages == deck.pages.len() => deck.pages.get(index),
            pages if pages == visible.clone().count() => visible.nth(index),
            _ => None,
        }
    }

    /// Whether there are pictures and words that do not belong to each other.
    #[must_use]
    pub fn differs(&self) -> bool {
        let Some(deck) = &self.deck else { return false };
        let shown = deck.pages.iter().filter(|slide| !slide.hidden).count();
        !self.sizes.is_empty() && ![deck.pages.len(), shown].contains(&self.sizes.len())
    }
}

/// Whether everything is ready for a day or a course.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadyCheck {
    /// The course.
    pub course: CourseId,
    /// The day, or the whole course.
    pub day: Option<DayId>,
    /// What was looked at so far, in the order of use.
    pub lines: Vec<ReadyLine>,
    /// How many materials are still waiting to be looked at.
    pub left: usize,
    /// One is being looked at.
    pub looking: bool,
}

impl ReadyCheck {
    /// Whether it is not over yet.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.looking || self.left > 0
    }
}

/// A material in the ready check.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadyLine {
    /// Who needs it.
    pub need: Need,
    /// The file that would be opened.
    pub file: Option<FileId>,
    /// What was found; nothing means ready.
    pub findings: Vec<Finding>,
}

/// How the reading of a deck or guide goes.
#[derive(Clone, PartialEq, Debug)]
pub enum MaterialReading {
    /// It is being read.
    UnderWay,
    /// Its sessions, and the words in which they were found.
    Done(Arc<Outline>, Arc<Pages>),
    /// Why it can't be read.
    Refused(FileTrouble),
}

/// A backup in one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupEntry {
    /// Where it is.
    pub path: PathBuf,
    /// When that version was replaced, by the clock of the room.
    pub at: DateTime,
    /// Its size in bytes.
    pub bytes: u64,
    /// Another program or computer wrote it.
    pub foreign: bool,
    /// What was changed just after it.
    pub then: Vec<Part>,
}

/// What can be done about a document whose file can't be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rescue {
    /// When the broken file was written, by the clock of the room.
    pub broken_at: Option<DateTime>,
    /// What can still be made out in it.
    pub broken_holds: Option<Holds>,
    /// The newest backup that can be read, and what it holds.
    pub backup: Option<(BackupEntry, Holds)>,
}

/// What a version of a course holds, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Holds {
    /// Days.
    pub days: usize,
    /// Sessions.
    pub sessions: usize,
    /// Sessions of which something was recorded.
    pub recorded: usize,
    /// Notes.
    pub notes: usize,
}

/// A thing in the bin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BinEntry {
    /// Where it is.
    pub path: PathBuf,
    /// Which document it was.
    pub doc: DocId,
    /// Its title.
    pub title: String,
    /// When it was put there, by the clock of the room.
    pub at: DateTime,
}
