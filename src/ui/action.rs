//! What screens ask for. They never do anything themselves: `app::dispatch` does, after drawing.

use std::path::PathBuf;

use strum::EnumIter;

use super::background::{Incoming, OtherChoice, PageWish};
pub use super::notice::{Level, Notice, Offer};
use super::overview::OverviewAction;
use super::reports::ReportAction;
use super::tables::{TableAction, TableFor};
use super::team::TeamAction;
use crate::core::edit::command::Command;
use crate::core::ids::{CourseId, DayId, DocId, FileId, ItemId, LinkId, MaterialId, TrainingId};
use crate::core::materials::recognise::Found;
use crate::core::model::link::Range;
use crate::core::model::people::WithPeople;
use crate::core::plan::less_time::Less;
use crate::core::settings::Settings;

/// Something that a screen asks for, by subject.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change data.
    Edit(Command),
    /// Take the last change back.
    Undo,
    /// Do the undone change again.
    Redo,
    /// Show a place.
    Go(Place),
    /// Back to the place before.
    Back,
    /// Out of what was come into, to this place: what lies beyond it in the way that was gone is forgotten.
    Out(Place),
    /// Show a dialog over the screen.
    Show(Dialog),
    /// Close the dialog.
    CloseDialog,
    /// New settings.
    Settings(Box<Settings>),
    /// Tell the person something.
    Say(Notice),
    /// Put a notice away.
    Dismiss(u64),
    /// About courses and trainings as documents.
    Documents(DocumentAction),
    /// About the backups of documents.
    Backups(BackupAction),
    /// About what was deleted.
    Bin(BinAction),
    /// About the team.
    Team(TeamAction),
    /// About documents that leave Doorstep.
    Export(ExportAction),
    /// About the files of materials.
    Files(FileAction),
    /// About fetching them from the web.
    Downloads(DownloadAction),
    /// About reading what is in them.
    Reading(ReadingAction),
    /// About their pages in the window.
    Preview(PreviewAction),
    /// About many courses at once.
    Overview(OverviewAction),
    /// About documents of courses.
    Reports(ReportAction),
    /// About tables out of spreadsheets.
    Tables(TableAction),
    /// About the window and its computer.
    Window(WindowAction),
    /// Look for the best way for a course to do with less.
    Shorten(CourseId, Less),
    /// Begin a note where one is, or among the notes of the course.
    BeginNote,
    /// The clock jumped forward while a day of a course runs: what that meant.
    ClockJumped(CourseId, DayId, JumpMeant),
}

/// What is asked for about documents.
#[derive(Clone, Debug)]
pub enum DocumentAction {
    /// Read a document if it is not open, without leaving the place.
    Open(DocId),
    /// Open the sample course, making it if it is not there.
    OpenSample,
    /// Take in the colleague's course that was read.
    TakeIn,
    /// Show what two trainers wrote differently in a course.
    Questions(CourseId),
    /// Choose one of several values of a field: its path, and the place of the value among them.
    Choose(CourseId, String, usize),
    /// Try to save again at once.
    SaveNow,
    /// Keep a copy of what can't be saved somewhere else: asks where.
    SaveElsewhere,
    /// What is to become of another version that turned up: its path as listed.
    Other(PathBuf, OtherChoice),
}

/// What is asked for about backups.
#[derive(Clone, Debug)]
pub enum BackupAction {
    /// List the backups of a document.
    List(DocId),
    /// Read a backup to look at: path as listed.
    LookAt(DocId, PathBuf),
    /// Look at none of them any longer.
    LookAway,
    /// Make a backup the present version; undoable, and the present one is kept.
    Restore(DocId, PathBuf),
}

/// What is asked for about the bin.
#[derive(Clone, Debug)]
pub enum BinAction {
    /// List what is in it.
    List,
    /// Take something out: path as listed.
    Restore(PathBuf),
    /// Bring back a document as it was when it went there last.
    BringBack(DocId),
    /// Empty it for good.
    Empty,
}

/// What leaves Doorstep.
#[derive(Clone, Debug)]
pub enum ExportAction {
    /// Write a training to a file for another trainer: asks where.
    Training(TrainingId),
    /// Write a course to a file for a colleague, with so much of its people, and with the files of its materials or
    /// without: asks where.
    Course(CourseId, WithPeople, bool),
    /// Write the list of copies and supplies as a page to print, and show it.
    Packing(CourseId),
}

/// What is asked for about files of materials.
#[derive(Clone, Debug)]
pub enum FileAction {
    /// Open a file of a material with the program of this computer.
    Open(OpenRequest),
    /// Open a file of a kind that is not known, after the person agreed; the page is counted from 1.
    OpenAnyway(PathBuf, Option<u32>),
    /// Open the folder that a file is in.
    ShowInFolder(PathBuf),
    /// Let the person choose a file or folder with the dialog of this computer.
    Pick(Pick),
    /// A file was dropped on the window or its path typed: add it as a material.
    Add(AddFile),
    /// Say where a file of a material is on this computer; `None` forgets it.
    SetPlace(FileId, Option<PathBuf>),
    /// Look again which files are on this computer.
    LookForFiles,
    /// Look again, and propose what else in the materials folder may be something that is missing.
    LookAgain,
    /// Take a typed path for what would be chosen with a dialog.
    UsePath(Pick, PathBuf),
    /// Look whether every file that a day needs is ready, or the whole course.
    CheckReady(CourseId, Option<DayId>),
}

/// What is asked for about downloads.
#[derive(Clone, Debug)]
pub enum DownloadAction {
    /// Fetch files of materials from the web into the materials folder.
    Fetch(Vec<FileId>),
    /// Pause a download; what has come is kept.
    Pause(FileId),
    /// Let a paused or failed download go on.
    Resume(FileId),
    /// Give downloads up and take away what has come of them.
    Cancel(Vec<FileId>),
    /// Forget the downloads that are finished; their files stay.
    Clear,
}

/// What is read in the background.
#[derive(Clone, Debug)]
pub enum ReadingAction {
    /// The sessions of a deck or guide, for a proposal.
    Material(MaterialId, PathBuf),
    /// Stop reading it.
    Stop,
    /// The pages of it that are in sight, as pictures.
    WantPages(Vec<PageWish>),
    /// The words of the slides and guides that are on this computer, to search them.
    Texts,
    /// What can be searched of courses that are not open.
    Digests,
}

/// What is asked for about pages in the window.
#[derive(Clone, Debug)]
pub enum PreviewAction {
    /// Show the pages of a material.
    Open(PreviewRequest),
    /// The place that shows a material was come back to: open it again.
    Reopen(PreviewRequest),
    /// Look through the slides of a deck, or through the pages of a PDF that has others.
    BySlides(bool),
    /// The pictures of pages that are to be seen now, the most urgent first.
    WantPages(Vec<PageWish>),
}

/// What is asked of the window and its computer.
#[derive(Clone, Debug)]
pub enum WindowAction {
    /// Play a gentle sound.
    Chime,
    /// Copy a text to the clipboard.
    Copy(String),
    /// Let the window take the whole screen, or not.
    FullScreen(bool),
    /// Close the window, saving first.
    Quit,
    /// Close the window although something could not be saved.
    QuitAnyway,
}

/// What a jump of the clock meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JumpMeant {
    /// Time has passed: the laptop slept, and the day went on.
    TimePassed,
    /// The clock was set: no time has passed.
    ClockSet,
}

/// A place in the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// The first screen.
    #[default]
    Home,
    /// Making a new course, with a training chosen if one was asked for.
    NewCourse(Option<TrainingId>),
    /// A course.
    Course(CourseId, CourseTab),
    /// Closing a day of a course.
    CloseDay(CourseId, DayId),
    /// A session, or any other item, of a course or training.
    Session(DocId, ItemId),
    /// The pages of a material.
    Preview(PreviewRequest),
    /// The reference trainings.
    Trainings,
    /// The plan of a reference training.
    Training(TrainingId),
    /// Notes of all courses.
    Notes,
    /// Many courses at once, in figures.
    Overview,
    /// The backups of a document, or all.
    Backups(Option<DocId>),
    /// What was deleted.
    Bin,
    /// Settings.
    Settings,
    /// Help.
    Help,
    /// What is new.
    News,
}

impl Place {
    /// Where a document is shown first: its plan.
    #[must_use]
    pub fn of(doc: DocId) -> Self {
        match doc {
            DocId::Course(id) => Self::Course(id, CourseTab::Plan),
            DocId::Training(id) => Self::Training(id),
        }
    }

    /// The document that the place shows.
    #[must_use]
    pub fn doc(self) -> Option<DocId> {
        match self {
            Self::Course(id, _) | Self::CloseDay(id, _) => Some(DocId::Course(id)),
            Self::Session(doc, _) | Self::Preview(PreviewRequest { doc, .. }) => Some(doc),
            Self::Training(id) => Some(DocId::Training(id)),
            _ => None,
        }
    }

    /// Whether both are the same screen of the same document, whatever it shows there.
    #[must_use]
    pub fn is_same_screen(self, other: Self) -> bool {
        match (self, other) {
            (Self::NewCourse(_), Self::NewCourse(_)) => true,
            (Self::Course(one, tab), Self::Course(other, other_tab)) => {
                one == other && tab.is_same(other_tab)
            }
            (Self::Preview(one), Self::Preview(other)) => {
                (one.doc, one.material, one.link) == (other.doc, other.material, other.link)
            }
            _ => self == other,
        }
    }

    /// The place around it, where stepping out of it leads; `None` if that is wherever one came from.
    #[must_use]
    pub fn around(self) -> Option<Self> {
        match self {
            Self::Course(id, CourseTab::Deliver) => Some(Self::Course(id, CourseTab::Plan)),
            Self::Course(..) => Some(Self::Home),
            _ => None,
        }
    }

    /// The course that the place shows.
    #[must_use]
    pub fn course(self) -> Option<CourseId> {
        match self.doc() {
            Some(DocId::Course(id)) => Some(id),
            _ => None,
        }
    }
}

/// A material to look at in the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PreviewRequest {
    /// Where it is used.
    pub doc: DocId,
    /// The material.
    pub material: MaterialId,
    /// The session and its link, if it is looked at from there.
    pub link: Option<(ItemId, LinkId)>,
    /// The page to begin with, counted from 1.
    pub page: Option<u32>,
    /// The slide of the deck to begin with, counted from 1, hidden ones too: the twin may have other numbers.
    pub slide: Option<u32>,
}

/// A view of the materials of a course.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MaterialsView {
    /// All materials.
    #[default]
    All,
    /// Whether everything is ready for a day, or for the whole course.
    Ready(Option<DayId>),
    /// Copies and supplies.
    Packing,
}

/// A tab of a course, from left to right.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, EnumIter)]
pub enum CourseTab {
    /// The days side by side, or as a list.
    #[default]
    Plan,
    /// The day as it goes on in the room.
    Deliver,
    /// What was delivered: on a day, or on the one that matters now.
    Record(Option<DayId>),
    /// Decks, guides, handouts.
    Materials(MaterialsView),
    /// Participants, attendance, tests.
    People,
    /// What was noted.
    Notes,
    /// Documents to print and to send.
    Reports,
    /// Title, dates, people, days off.
    Details,
}

impl CourseTab {
    /// Whether both are the same tab, whatever it shows.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// A dialog over the screen.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Ask before something that can't be undone, or that surprises.
    Confirm(Box<Confirm>),
    /// Copy a course to new dates.
    CopyCourse(CourseId),
    /// Send a course to a colleague.
    SendCourse(CourseId),
    /// What a colleague's file holds, before it is taken in.
    TakeIn(Box<Incoming>),
    /// The folder of the team.
    Team,
    /// What a spreadsheet holds, before it is taken.
    Table,
    /// What two trainers wrote differently, to choose from.
    Questions(CourseId),
    /// The cut helper for a course.
    Cut(CourseId),
    /// Check of the plan against its training.
    Check(CourseId),
    /// Files that were found for missing materials.
    FoundFiles(Vec<Found<PathBuf>>),
    /// What the decks and guides of a day say, beside its plan.
    Proposal(DocId, DayId),
    /// The search box.
    Find,
    /// The reasons for a status.
    Reason(CourseId, ItemId, crate::core::model::record::Status),
    /// Choose a material for a session.
    LinkMaterial(DocId, ItemId),
    /// Add a material of the trainer's own, to a session if given.
    AddMaterial(DocId, Option<ItemId>),
    /// Type the path of what can't be chosen with a dialog of this computer.
    TypePath(Pick),
    /// A file of a material is not on this computer.
    FileMissing(Box<OpenRequest>),
    /// The steps that can be undone.
    UndoList,
    /// Keys that work here.
    Shortcuts,
    /// A saved file that can't be read, and what can be done.
    Unreadable(DocId),
}

/// A question before an action.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// The question.
    pub title: String,
    /// What will happen.
    pub text: String,
    /// The word on the button that goes ahead.
    pub yes: String,
    /// What is done then.
    pub action: Action,
    /// It destroys something for good.
    pub grave: bool,
}

/// A wish to open a material.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenRequest {
    /// The document whose material it is.
    pub doc: DocId,
    /// The material.
    pub material: MaterialId,
    /// The file wished for, or the one that suits best.
    pub file: Option<FileId>,
    /// The slides or pages.
    pub range: Option<Range>,
    /// On the web, even if a file is here.
    pub online: bool,
}

/// What to choose with the dialog of this computer, and what for.
#[derive(Clone, PartialEq, Debug)]
pub enum Pick {
    /// Where a file of a material is.
    PlaceOf(FileId),
    /// A file to add as a material, to a session if given.
    NewMaterial(DocId, Option<ItemId>),
    /// The folder of the materials.
    MaterialsFolder,
    /// A folder to look in for files that are missing.
    LookIn,
    /// A training from another trainer.
    TrainingFile,
    /// A course from a colleague.
    CourseFile,
    /// The folder of the team.
    TeamFolder,
    /// A picture to stand at the heads of documents.
    Logo,
    /// A spreadsheet.
    Table(TableFor),
}

/// A file to add as a material.
#[derive(Clone, PartialEq, Debug)]
pub struct AddFile {
    /// To which document.
    pub doc: DocId,
    /// To which session, if any.
    pub item: Option<ItemId>,
    /// Its path or web address, as typed or dropped.
    pub source: String,
    /// Its title, or empty for the name of the file.
    pub title: String,
    /// What it is, or what its name says.
    pub kind: Option<crate::core::model::material::MaterialKind>,
}
