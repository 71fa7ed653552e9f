//! What each step is called in the undo menu: the key of its name among the translations.

use fluent_bundle::FluentArgs;

use crate::core::edit::agenda::{AgendaEdit, DayField, ItemField};
use crate::core::edit::command::{BatchName, Command, CourseEdit, MaterialEdit, RunStep};
use crate::core::edit::history::Step;
use crate::core::edit::people::{PeopleEdit, PersonField};
use crate::core::edit::record::RecordEdit;
use crate::i18n::I18n;

/// The name of a step of the history.
#[must_use]
pub fn step_name(words: &I18n, step: &Step) -> String {
    let subject = match step.subject.as_str() {
        "" => words.get("undo-untitled"),
        subject => subject,
    };
    let mut args = FluentArgs::new();
    args.set("subject", subject);
    words.format(name_key(&step.command), &args)
}

/// The key of the name of a command.
#[must_use]
pub fn name_key(command: &Command) -> &'static str {
    match command {
        Command::CreateCourse(_) => "undo-create-course",
        Command::BinCourse(_) => "undo-bin-course",
        Command::ReplaceCourse(_) | Command::ReplaceTraining(_) => "undo-restore-backup",
        Command::CreateTraining(_) => "undo-create-training",
        Command::BinTraining(_) => "undo-bin-training",
        Command::Course(_, edit) => course_edit(edit),
        Command::SetTrainingTitle(..) => "undo-training-title",
        Command::Agenda(_, edit) => agenda_edit(edit),
        Command::Material(_, MaterialEdit::Add(_)) => "undo-add-material",
        Command::Material(_, MaterialEdit::Set(_)) => "undo-change-material",
        Command::Material(_, MaterialEdit::Remove(_)) => "undo-remove-material",
        Command::Batch(name, _) => batch(*name),
    }
}

fn batch(edit: BatchName) -> &'static str {
    match edit {
        BatchName::Merge => "undo-take-in",
        BatchName::FromTable => "undo-from-table",
        BatchName::Cut => "undo-cut",
        BatchName::FewerDays => "undo-fewer-days",
        BatchName::InsertDay => "undo-add-day",
        BatchName::RemoveDay => "undo-remove-day",
        BatchName::PushDates => "undo-push-dates",
        BatchName::Fix => "undo-fix",
        BatchName::AddMissing => "undo-add-missing",
        BatchName::Hours => "undo-hours",
        BatchName::AddMaterial => "undo-add-material",
        BatchName::MoveWithRecord => "undo-move-with-record",
        BatchName::CloseDay => "undo-close-day",
        BatchName::Record => "undo-record",
        BatchName::Run(step) => run_step(step),
        BatchName::FromMaterial => "undo-from-material",
        BatchName::Several => "undo-several",
    }
}

fn course_edit(edit: &CourseEdit) -> &'static str {
    match edit {
        CourseEdit::Title(_) => "undo-course-title",
        CourseEdit::Place(_) => "undo-course-place",
        CourseEdit::Region(_) => "undo-course-region",
        CourseEdit::Language(_) => "undo-course-language",
        CourseEdit::Participants(_) => "undo-course-participants",
        CourseEdit::Hours(_) => "undo-hours",
        CourseEdit::DaysOff(_) => "undo-days-off",
        CourseEdit::Archived(true) => "undo-archive",
        CourseEdit::Archived(false) => "undo-unarchive",
        CourseEdit::AddTrainer(_) => "undo-add-trainer",
        CourseEdit::TrainerName(..) => "undo-trainer-name",
        CourseEdit::RemoveTrainer(_) => "undo-remove-trainer",
        CourseEdit::Record(_, RecordEdit::KeyPoint(..)) => "undo-key-point",
        CourseEdit::Record(..) => "undo-record",
        CourseEdit::Run(..) => "undo-run",
        CourseEdit::AddNote(_) => "undo-add-note",
        CourseEdit::Note(..) => "undo-change-note",
        CourseEdit::RemoveNote(_) => "undo-remove-note",
        CourseEdit::People(edit) => people_edit(edit),
        CourseEdit::Closing(..) => "undo-close-day",
        CourseEdit::Packing(_) => "undo-packing",
    }
}

fn run_step(edit: RunStep) -> &'static str {
    match edit {
        RunStep::Start => "undo-run-start",
        RunStep::Finish => "undo-run-finish",
        RunStep::Pause => "undo-run-pause",
        RunStep::Resume => "undo-run-resume",
        RunStep::GoBack => "undo-run-back",
        RunStep::Minutes => "undo-run-minutes",
        RunStep::Borrow => "undo-run-borrow",
        RunStep::EndOnTime => "undo-run-end-on-time",
        RunStep::Hold => "undo-run-hold",
        RunStep::SetRight => "undo-run-set-right",
        RunStep::Timer => "undo-run-timer",
        RunStep::PlanOpen => "undo-run-plan-open",
    }
}

fn agenda_edit(edit: &AgendaEdit) -> &'static str {
    match edit {
        AgendaEdit::AddDay(..) => "undo-add-day",
        AgendaEdit::RemoveDay(_) => "undo-remove-day",
        AgendaEdit::MoveDay(..) => "undo-move-day",
        AgendaEdit::Day(_, DayField::Title(_)) => "undo-day-title",
        AgendaEdit::Day(..) => "undo-hours",
        AgendaEdit::Dates(_) => "undo-push-dates",
        AgendaEdit::AddItem(..) => "undo-add-item",
        AgendaEdit::RemoveItem(_) => "undo-remove-item",
        AgendaEdit::MoveItem(..) => "undo-move-item",
        AgendaEdit::Item(_, field) => item_field(field),
        AgendaEdit::Split(..) => "undo-split",
        AgendaEdit::MergeWithNext(_) => "undo-merge",
        AgendaEdit::AddLink(..) => "undo-add-link",
        AgendaEdit::SetLink(..) => "undo-change-link",
        AgendaEdit::RemoveLink(..) => "undo-remove-link",
    }
}

fn item_field(edit: &ItemField) -> &'static str {
    match edit {
        ItemField::Title(_) => "undo-item-title",
        ItemField::Kind(_) => "undo-item-kind",
        ItemField::Minutes(_) => "undo-item-minutes",
        ItemField::MinMinutes(_) => "undo-item-minimum",
        ItemField::Priority(_) => "undo-item-priority",
        ItemField::Area(_) => "undo-item-area",
        ItemField::Topics(_) => "undo-item-topics",
        ItemField::LockedStart(_) => "undo-item-lock",
        ItemField::Lead(_) => "undo-item-lead",
        ItemField::Objective(_) => "undo-item-objective",
        ItemField::KeyPoints(_) => "undo-item-key-points",
        ItemField::Method(_) => "undo-item-method",
        ItemField::Steps(_) => "undo-item-steps",
        ItemField::Supplies(_) => "undo-item-supplies",
    }
}

fn people_edit(edit: &PeopleEdit) -> &'static str {
    match edit {
        PeopleEdit::Add(_) => "undo-add-people",
        PeopleEdit::Set(_, PersonField::Attendance(..)) | PeopleEdit::AllPresent(..) => "undo-attendance",
        PeopleEdit::Set(_, PersonField::Before(_) | PersonField::After(_)) | PeopleEdit::LargestScore(_) => {
            "undo-test"
        }
        PeopleEdit::Set(..) => "undo-person",
        PeopleEdit::Remove(_) => "undo-remove-person",
        PeopleEdit::Wipe(_) => "undo-wipe-people",
    }
}
