//! The ready check: looks at every file that a day or course needs, one after the other, in the background.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::App;
use crate::app::events::{Event, Facts, ReadyReport};
use crate::core::ids::{CourseId, DayId, DocId};
use crate::core::materials::ready::{CheckTarget, FileLook, Need, judge, needs, target};
use crate::core::model::material::{Format, Material};
use crate::desktop::drives::drive_of;
use crate::jobs::JobKind;
use crate::materials::reading::reader::Reader;
use crate::materials::ready::look_at;
use crate::ui::background::{ReadyCheck, ReadyLine};

/// How the check goes.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// What a check from before reports late is not taken in.
    number: u64,
    waiting: VecDeque<(Need, Arc<Material>)>,
    facts: Facts,
}

impl App {
    /// Begins a check of what a day needs, or the whole course.
    pub(crate) fn check_ready(&mut self, course: CourseId, day: Option<DayId>) {
        let workspace = self.editor.workspace();
        let Some(found) = workspace.course(course) else { return };
        let doc = DocId::Course(course);
        let known = |need: Need| Some((workspace.material(doc, need.material).cloned()?, need));
        let waiting = needs(found, day).into_iter().filter_map(known);
        let waiting: VecDeque<_> = waiting.map(|(material, need)| (need, material)).collect();
        let language = found.language.clone();
        self.ready.number += 1;
        self.ready.facts = Facts { language, ..Facts::default() };
        self.background.ready =
            Some(ReadyCheck { course, day, lines: Vec::new(), left: waiting.len(), looking: false });
        self.ready.waiting = waiting;
        self.jobs.cancel(JobKind::ReadyCheck);
        self.look_at_next();
    }

    /// Files were found, lost or changed: what is shown of the check is not true any more.
    pub(crate) fn ready_again(&mut self) {
        if let Some((course, day)) = self.background.ready.as_ref().map(|check| (check.course, check.day)) {
            self.check_ready(course, day);
        }
    }

    fn look_at_next(&mut self) {
        let next = self.ready.waiting.pop_front();
        if let Some(check) = &mut self.background.ready {
            check.left = self.ready.waiting.len();
            check.looking = next.is_some();
        }
        let Some((need, material)) = next else { return };
        let (number, facts) = (self.ready.number, self.ready.facts.clone());
        let target = target(&material, self.settings.deck_format, &facts.language, &self.files);
        let opener = Arc::clone(&self.services.opener);
        let removable = Arc::clone(&self.services.removable_drives);
        let reader = self.services.reader();
        let folder = self.settings.materials_folder.as_ref().map(PathBuf::from);
        self.jobs.spawn(JobKind::ReadyCheck, move |job| {
            let mut facts = facts;
            let folder = folder.as_deref();
            let ask = Ask { opener: opener.as_ref(), removable: &*removable, reader: &reader, folder };
            let looked = look(&target, &mut facts, &ask, &|| job.is_cancelled());
            let findings = judge(&need, &target, &looked);
            let file = target.file.as_ref().map(|(file, ..)| *file);
            let line = ReadyLine { need, file, findings };
            Event::ReadyLine(ReadyReport { number, line, facts })
        });
    }

    /// Takes in what was found, and goes on with the next material.
    pub(crate) fn ready_line(&mut self, report: ReadyReport) {
        if report.number != self.ready.number {
            return;
        }
        self.ready.facts = report.facts;
        if let Some(check) = &mut self.background.ready {
            check.lines.push(report.line);
        }
        self.look_at_next();
    }
}

/// What is asked about this computer and its files.
struct Ask<'a> {
    opener: &'a dyn crate::desktop::opener::Opener,
    removable: &'a dyn Fn() -> Vec<PathBuf>,
    reader: &'a Reader,
    folder: Option<&'a Path>,
}

fn look(target: &CheckTarget, facts: &mut Facts, ask: &Ask<'_>, cancelled: &dyn Fn() -> bool) -> FileLook {
    let Some((_, format, path)) = &target.file else { return FileLook::default() };
    let (refused, pages) = match look_at(path, *format, ask.folder, ask.reader, cancelled) {
        Ok(pages) => (None, pages),
        Err(why) => (Some(why), None),
    };
    let twin_refused = target.twin.as_ref().and_then(|(_, path)| {
        let format = if *format == Format::Pdf { Format::Pptx } else { Format::Pdf };
        look_at(path, format, ask.folder, ask.reader, cancelled).err()
    });
    let extension =
        path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let program = *facts.programs.entry(extension).or_insert_with(|| ask.opener.has_program(path));
    let drives = facts.drives.get_or_insert_with(ask.removable);
    let drive = drive_of(path, drives).map(|drive| drive.display().to_string());
    FileLook { refused, pages, program, twin_refused, drive }
}
