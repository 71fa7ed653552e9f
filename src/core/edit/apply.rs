//! Applies one command to a workspace. Private to the editor: nobody else changes data.

use std::sync::Arc;

use super::agenda::{AgendaEdit, day_index};
use super::command::{Command, CourseEdit, MaterialEdit, OfficeLine};
use super::error::EditError;
use super::record::{edit_note, find_note, record};
use crate::core::ids::{DocId, MaterialId};
use crate::core::model::agenda::Agenda;
use crate::core::model::course::Course;
use crate::core::model::material::Material;
use crate::core::model::workspace::{Doc, Workspace};

/// The most people a course may be planned for: beyond it a number is a slip of the finger.
const MOST_PARTICIPANTS: u32 = 10_000;

/// The documents that a command touches.
pub(super) fn touched(command: &Command, out: &mut Vec<DocId>) {
    let doc = match command {
        Command::CreateCourse(course) | Command::ReplaceCourse(course) => DocId::Course(course.id),
        Command::BinCourse(id) | Command::Course(id, _) => DocId::Course(*id),
        Command::CreateTraining(training) | Command::ReplaceTraining(training) => {
            DocId::Training(training.id)
        }
        Command::BinTraining(id) | Command::SetTrainingTitle(id, _) => DocId::Training(*id),
        Command::Agenda(doc, _) | Command::Material(doc, _) => *doc,
        Command::Batch(_, commands) => {
            for command in commands {
                touched(command, out);
            }
            return;
        }
    };
    if !out.contains(&doc) {
        out.push(doc);
    }
}

/// Applies `command`. On an error the workspace may be changed in part: the editor restores it.
pub(super) fn apply(workspace: &mut Workspace, command: Command) -> Result<(), EditError> {
    match command {
        Command::CreateCourse(course) => create(workspace, Doc::Course(Arc::new(*course))),
        Command::CreateTraining(training) => create(workspace, Doc::Training(Arc::new(*training))),
        Command::BinCourse(id) => bin(workspace, DocId::Course(id)),
        Command::BinTraining(id) => bin(workspace, DocId::Training(id)),
        Command::ReplaceCourse(course) => replace(workspace, Doc::Course(Arc::new(*course))),
        Command::ReplaceTraining(training) => replace(workspace, Doc::Training(Arc::new(*training))),
        Command::Course(id, edit) => {
            may_edit(workspace, DocId::Course(id))?;
            let course = workspace.courses.get_mut(&id).ok_or(EditError::NoDoc(DocId::Course(id)))?;
            edit_course(Arc::make_mut(course), edit)
        }
        Command::SetTrainingTitle(id, title) => {
            may_edit(workspace, DocId::Training(id))?;
            let training = workspace.trainings.get_mut(&id).ok_or(EditError::NoDoc(DocId::Training(id)))?;
            Arc::make_mut(training).title = title;
            Ok(())
        }
        Command::Agenda(doc, edit) => edit_doc_agenda(workspace, doc, edit),
        Command::Material(doc, edit) => edit_doc_materials(workspace, doc, edit),
        Command::Batch(_, commands) => commands.into_iter().try_for_each(|command| apply(workspace, command)),
    }
}

fn may_edit(workspace: &Workspace, doc: DocId) -> Result<(), EditError> {
    if workspace.read_only.contains(&doc) { Err(EditError::ReadOnly(doc)) } else { Ok(()) }
}

fn create(workspace: &mut Workspace, mut doc: Doc) -> Result<(), EditError> {
    doc.keep_order();
    let id = doc.id();
    if workspace.doc(id).is_some() {
        return Err(EditError::AlreadyThere);
    }
    workspace.set_doc(id, Some(doc));
    Ok(())
}

fn bin(workspace: &mut Workspace, id: DocId) -> Result<(), EditError> {
    may_edit(workspace, id)?;
    workspace.doc(id).ok_or(EditError::NoDoc(id))?;
    workspace.set_doc(id, None);
    Ok(())
}

fn replace(workspace: &mut Workspace, mut doc: Doc) -> Result<(), EditError> {
    doc.keep_order();
    let id = doc.id();
    may_edit(workspace, id)?;
    workspace.doc(id).ok_or(EditError::NoDoc(id))?;
    workspace.set_doc(id, Some(doc));
    Ok(())
}

fn edit_course(course: &mut Course, edit: CourseEdit) -> Result<(), EditError> {
    match edit {
        CourseEdit::Title(title) => course.title = title,
        CourseEdit::Place(place) => course.place = place,
        CourseEdit::Region(region) => course.region = region,
        CourseEdit::Language(language) => course.language = language,
        CourseEdit::Participants(number) if number > MOST_PARTICIPANTS => {
            return Err(EditError::TooLarge(number));
        }
        CourseEdit::Participants(number) => course.participants = number,
        CourseEdit::Hours(hours) => course.hours = hours,
        CourseEdit::DaysOff(days_off) => course.days_off = days_off,
        CourseEdit::Office(line, text) => {
            let office = &mut course.office;
            let field = match line {
                OfficeLine::Organiser => &mut office.organiser,
                OfficeLine::Support => &mut office.support,
                OfficeLine::Licence => &mut office.licence,
                OfficeLine::Coordinator => &mut office.coordinator,
            };
            *field = text;
        }
        CourseEdit::Archived(archived) => course.archived = archived,
        CourseEdit::AddTrainer(trainer) => course.trainers.push(trainer),
        CourseEdit::TrainerName(id, name) => {
            if let Some(trainer) = course.trainers.iter_mut().find(|trainer| trainer.id == id) {
                trainer.name = name;
            }
        }
        CourseEdit::RemoveTrainer(id) => {
            course.trainers.retain(|trainer| trainer.id != id);
            for item in course.agenda.days.iter_mut().flat_map(|day| &mut day.items) {
                if item.lead == Some(id) {
                    Arc::make_mut(item).lead = None;
                }
            }
        }
        CourseEdit::Record(item, edit) => return record(course, item, edit),
        CourseEdit::Run(day, _, edit) => {
            day_index(&course.agenda, day)?;
            Arc::make_mut(course.runs.entry(day).or_default()).apply(*edit);
        }
        CourseEdit::AddNote(note) => {
            if course.notes.iter().any(|other| other.id == note.id) {
                return Err(EditError::AlreadyThere);
            }
            course.notes.push(Arc::from(note));
        }
        CourseEdit::Note(id, edit) => edit_note(find_note(course, id)?, edit),
        CourseEdit::RemoveNote(id) => {
            find_note(course, id)?;
            course.notes.retain(|note| note.id != id);
        }
        CourseEdit::Closing(day, edit) => {
            day_index(&course.agenda, day)?;
            return Arc::make_mut(course.closings.entry(day).or_default()).apply(edit);
        }
        CourseEdit::Packing(edit) => return course.packing.apply(edit),
        CourseEdit::People(edit) => return course.people.apply(edit),
    }
    Ok(())
}

fn edit_doc_agenda(workspace: &mut Workspace, doc: DocId, edit: AgendaEdit) -> Result<(), EditError> {
    may_edit(workspace, doc)?;
    let agenda: &mut Agenda = match doc {
        DocId::Course(id) => {
            let course = workspace.courses.get_mut(&id).ok_or(EditError::NoDoc(doc))?;
            &mut Arc::make_mut(course).agenda
        }
        DocId::Training(id) => {
            let training = workspace.trainings.get_mut(&id).ok_or(EditError::NoDoc(doc))?;
            &mut Arc::make_mut(training).agenda
        }
    };
    let moves = edit.moves();
    super::agenda::edit_agenda(agenda, edit)?;
    if moves {
        agenda.keep_order();
    }
    Ok(())
}

fn edit_doc_materials(workspace: &mut Workspace, doc: DocId, edit: MaterialEdit) -> Result<(), EditError> {
    may_edit(workspace, doc)?;
    let (materials, agenda) = match doc {
        DocId::Course(id) => {
            let course = workspace.courses.get_mut(&id).ok_or(EditError::NoDoc(doc))?;
            let course = Arc::make_mut(course);
            (&mut course.materials, &mut course.agenda)
        }
        DocId::Training(id) => {
            let training = workspace.trainings.get_mut(&id).ok_or(EditError::NoDoc(doc))?;
            let training = Arc::make_mut(training);
            (&mut training.materials, &mut training.agenda)
        }
    };
    match edit {
        MaterialEdit::Add(material) => {
            if materials.iter().any(|other| other.id == material.id) {
                return Err(EditError::AlreadyThere);
            }
            materials.push(Arc::from(material));
        }
        MaterialEdit::Set(material) => {
            let place = find_material(materials, material.id)?;
            *place = Arc::from(material);
        }
        MaterialEdit::Remove(id) => {
            find_material(materials, id)?;
            materials.retain(|material| material.id != id);
            unlink(agenda, id);
        }
    }
    Ok(())
}

fn find_material(materials: &mut [Arc<Material>], id: MaterialId) -> Result<&mut Arc<Material>, EditError> {
    materials.iter_mut().find(|material| material.id == id).ok_or(EditError::NoMaterial(id))
}

fn unlink(agenda: &mut Agenda, id: MaterialId) {
    for item in agenda.days.iter_mut().flat_map(|day| &mut day.items) {
        if item.links.iter().any(|link| link.material == id) {
            Arc::make_mut(item).links.retain(|link| link.material != id);
        }
    }
}
