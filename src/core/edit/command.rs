//! Every change that can be made, as data: the seam for undo, the command palette and the tests.

use serde::{Deserialize, Serialize};

use super::agenda::AgendaEdit;
use super::closing::ClosingEdit;
use super::packing::PackingEdit;
use super::people::PeopleEdit;
use super::record::{NoteEdit, RecordEdit};
use super::run::RunEdit;
use crate::core::ids::{CourseId, DayId, DocId, ItemId, MaterialId, NoteId, TrainerId, TrainingId};
use crate::core::model::course::{Course, DaysOff, Hours, Trainer};
use crate::core::model::material::Material;
use crate::core::model::note::Note;
use crate::core::model::training::Training;

/// A change. Fresh ids are made by whoever makes the command, so that applying it is repeatable.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Command {
    /// A new course: from a training, a copy, a sample, the bin.
    CreateCourse(Box<Course>),
    /// To the bin.
    BinCourse(CourseId),
    /// The whole course as it was in a backup.
    ReplaceCourse(Box<Course>),
    /// A new reference training.
    CreateTraining(Box<Training>),
    /// To the bin.
    BinTraining(TrainingId),
    /// The whole training as it was in a backup.
    ReplaceTraining(Box<Training>),
    /// A change of a course beside its plan.
    Course(CourseId, CourseEdit),
    /// A change of a training's title.
    SetTrainingTitle(TrainingId, String),
    /// A change of the plan of a course or a training.
    Agenda(DocId, AgendaEdit),
    /// A change of the materials of a course or a training.
    Material(DocId, MaterialEdit),
    /// Several at once, undone as one. All or none are applied.
    Batch(BatchName, Vec<Command>),
}

/// What a batch is called in the undo menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum BatchName {
    /// Minutes were saved with the cut helper.
    Cut,
    /// The course was fitted into fewer days.
    FewerDays,
    /// A day was put in and the rest moved on.
    InsertDay,
    /// A day was taken out and the rest moved up.
    RemoveDay,
    /// Dates were moved.
    PushDates,
    /// A problem of the plan was mended.
    Fix,
    /// A core session that was missing was added.
    AddMissing,
    /// The hours of all days were set.
    Hours,
    /// A material was added and linked.
    AddMaterial,
    /// A session was moved to another day, with its record.
    MoveWithRecord,
    /// The day was closed.
    CloseDay,
    /// A session was put down, with the reason for it.
    Record,
    /// A step of the run of a day.
    Run(RunStep),
    /// What a deck or guide says was taken over.
    FromMaterial,
    /// A colleague's work was taken in.
    Merge,
    /// People or a plan were taken out of a spreadsheet.
    FromTable,
    /// What has no better name.
    Several,
}

/// A change of a course beside its plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum CourseEdit {
    /// Its title.
    Title(String),
    /// Where it is held.
    Place(String),
    /// The region that it counts for.
    Region(String),
    /// Its language, as a BCP 47 tag.
    Language(String),
    /// How many people are expected.
    Participants(u32),
    /// The hours of a usual day (the days themselves stay as they are).
    Hours(Hours),
    /// When nothing is taught (the dates themselves stay as they are).
    DaysOff(DaysOff),
    /// Put away or taken out again.
    Archived(bool),
    /// One more trainer.
    AddTrainer(Trainer),
    /// The name of a trainer.
    TrainerName(TrainerId, String),
    /// One trainer less; what he or she led has no lead.
    RemoveTrainer(TrainerId),
    /// What happened to an item.
    Record(ItemId, RecordEdit),
    /// What goes on with a day: a step of its run (`core::deliver::steps` makes them), and the
    /// item that the step is about.
    Run(DayId, Option<ItemId>, Box<RunEdit>),
    /// One more note.
    AddNote(Box<Note>),
    /// A note changed.
    Note(NoteId, NoteEdit),
    /// One note less.
    RemoveNote(NoteId),
    /// The closing of a day.
    Closing(DayId, ClosingEdit),
    /// The participants, their attendance and tests.
    People(PeopleEdit),
    /// What is printed and packed.
    Packing(PackingEdit),
}

/// A change of the materials of a document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum MaterialEdit {
    /// One more.
    Add(Box<Material>),
    /// A material changed as a whole.
    Set(Box<Material>),
    /// One less, with every link to it.
    Remove(MaterialId),
}

impl Command {
    /// Whether it wipes the people of a course: a step that nobody can take back.
    #[must_use]
    pub fn wipes_people(&self) -> bool {
        match self {
            Self::Course(_, CourseEdit::People(PeopleEdit::Wipe(_))) => true,
            Self::Batch(_, commands) => commands.iter().any(Self::wipes_people),
            _ => false,
        }
    }

    /// What it holds, in bytes, about: as long as it is when it is written out.
    pub(super) fn bytes(&self) -> usize {
        serde_json::to_vec(self).map_or(0, |bytes| bytes.len())
    }

    /// What changes again and again while the person types or drags: commands with the same key merge
    /// into one undo step. `None` never merges.
    #[must_use]
    pub fn merge_key(&self) -> Option<String> {
        match self {
            Self::Course(id, edit) => match edit {
                CourseEdit::Title(_) => Some(format!("{id} title")),
                CourseEdit::Place(_) => Some(format!("{id} place")),
                CourseEdit::Region(_) => Some(format!("{id} region")),
                CourseEdit::Participants(_) => Some(format!("{id} participants")),
                CourseEdit::Hours(_) => Some(format!("{id} hours")),
                CourseEdit::TrainerName(trainer, _) => Some(format!("{id} trainer {trainer}")),
                CourseEdit::Record(item, RecordEdit::ReasonText(_)) => Some(format!("{id} reason {item}")),
                // Writing a note is one step from its first letter on.
                CourseEdit::AddNote(note) => Some(format!("{id} note {}", note.id)),
                CourseEdit::Note(note, NoteEdit::Text(_)) => Some(format!("{id} note {note}")),
                CourseEdit::People(edit) => edit.merge_key(),
                CourseEdit::Packing(PackingEdit::Spares(_)) => Some(format!("{id} spares")),
                CourseEdit::Closing(day, edit) => edit.merge_key().map(|key| format!("{id} {day} {key}")),
                CourseEdit::Note(note, NoteEdit::Answer(_)) => Some(format!("{id} answer {note}")),
                _ => None,
            },
            Self::SetTrainingTitle(id, _) => Some(format!("{id} title")),
            Self::Agenda(doc, AgendaEdit::Item(item, field)) => {
                Some(format!("{doc:?} {item} {:?}", std::mem::discriminant(field)))
            }
            Self::Agenda(doc, AgendaEdit::Day(day, field)) => {
                Some(format!("{doc:?} {day} {:?}", std::mem::discriminant(field)))
            }
            Self::Agenda(doc, AgendaEdit::SetLink(item, link)) => {
                Some(format!("{doc:?} {item} link {}", link.id))
            }
            Self::Material(doc, MaterialEdit::Set(material)) => {
                Some(format!("{doc:?} material {}", material.id))
            }
            _ => None,
        }
    }
}

/// What a step is called in the undo menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RunStep {
    /// An item began.
    Start,
    /// An item is over.
    Finish,
    /// An item stands still.
    Pause,
    /// An item goes on.
    Resume,
    /// An item that was over goes on.
    GoBack,
    /// Minutes were given or taken.
    Minutes,
    /// Minutes were borrowed from another item.
    Borrow,
    /// What comes later was shortened, so that the day ends on time.
    EndOnTime,
    /// A start need not hold today, or holds again.
    Hold,
    /// It was said when something really began or ended.
    SetRight,
    /// The timer for groups.
    Timer,
    /// The plan was unlocked, or locked again.
    PlanOpen,
}
