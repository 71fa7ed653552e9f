//! The sample course: made once, with small real files, to look at and play with.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::ToSpan;

use super::saving::trouble;
use crate::app::App;
use crate::app::events::Event;
use crate::core::edit::command::Command;
use crate::core::ids::{FileId, ItemId, MaterialId};
use crate::core::model::Extra;
use crate::core::model::agenda::ItemKind;
use crate::core::model::course::{Course, DaysOff};
use crate::core::model::link::{Copies, Link, LinkKind, Range};
use crate::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use crate::core::model::note::{Note, NoteKind, NoteTarget};
use crate::core::model::record::{ReasonKind, Record, Status};
use crate::core::plan::dates::next_free;
use crate::core::plan::new_course::{NewCourse, new_course};
use crate::core::trouble::Trouble;
use crate::jobs::JobKind;
use crate::storage::outside::{make_folder, write_outside};
use crate::ui::action::{CourseTab, Place};

/// The files, as they are written into the data folder.
const FILES: [(&str, &[u8]); 5] = [
    ("sample-day-1.pptx", include_bytes!("../../../assets/sample/sample-day-1.pptx")),
    ("sample-day-1.pdf", include_bytes!("../../../assets/sample/sample-day-1.pdf")),
    ("sample-handout-moments.pdf", include_bytes!("../../../assets/sample/sample-handout-moments.pdf")),
    ("sample-handout-family.pdf", include_bytes!("../../../assets/sample/sample-handout-family.pdf")),
    ("sample-guide.pdf", include_bytes!("../../../assets/sample/sample-guide.pdf")),
];

/// The materials: slug, kind, key of the title, files.
const MATERIALS: [(&str, MaterialKind, &str, &[usize]); 4] = [
    ("sample-deck", MaterialKind::Deck, "sample-deck", &[0, 1]),
    ("sample-moments", MaterialKind::Handout, "sample-moments", &[2]),
    ("sample-family", MaterialKind::Handout, "sample-family", &[3]),
    ("sample-guide", MaterialKind::Guide, "sample-guide", &[4]),
];

/// The first session of the sample, by its name in the starter outline.
const FIRST_SESSION: &str = "ft1-nurturing";

impl App {
    /// Opens the sample course; makes it if it is not there.
    pub(crate) fn open_sample(&mut self) {
        let workspace = self.editor.workspace();
        let open = workspace.courses.values().find(|course| course.sample).map(|course| course.id);
        let shelved = || workspace.shelf.values().find(|summary| summary.sample).map(|summary| summary.id);
        if let Some(id) = open.or_else(shelved) {
            self.go(Place::Course(id, CourseTab::Plan));
            return;
        }
        // A second press while the files are being written must not make a second sample.
        if self.jobs.is_running(JobKind::Sample) {
            return;
        }
        let Some(store) = self.store.clone() else { return };
        let folder = store.dir().root().join("sample");
        self.jobs.spawn(JobKind::Sample, move |_| {
            let write = || {
                make_folder(&folder)?;
                FILES
                    .iter()
                    .map(|(name, bytes)| write_outside(&folder.join(name), bytes))
                    .collect::<Result<Vec<_>, _>>()
            };
            Event::SampleWritten(write().map_err(|error| trouble(&error)))
        });
    }

    /// The sample's files are there: make its course.
    pub(crate) fn sample_written(&mut self, ctx: &egui::Context, result: Result<Vec<PathBuf>, Trouble>) {
        match result {
            Ok(files) => {
                let Some(course) = self.sample_course(&files) else { return };
                let id = course.id;
                self.edit(ctx, Command::CreateCourse(Box::new(course)));
                self.look_for_files();
                self.go(Place::Course(id, CourseTab::Plan));
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// The sample: the first two days of the Foundational Training, the first of them yesterday.
    fn sample_course(&self, files: &[PathBuf]) -> Option<Course> {
        let workspace = self.editor.workspace();
        let training = workspace.starter.first()?;
        let mut short = training.as_ref().clone();
        short.agenda.days.truncate(2);
        let now = self.services.clock.now();
        let days_off = DaysOff { weekdays: Vec::new(), ..DaysOff::default() };
        let yesterday = now.date().checked_sub(1.day()).unwrap_or(now.date());
        let new = NewCourse {
            title: self.words.get("sample-title").to_owned(),
            language: self.words.tag().to_owned(),
            place: self.words.get("sample-place").to_owned(),
            first_date: next_free(yesterday, &days_off),
            empty_days: 1,
            days_off,
            participants: 24,
            trainers: vec!["Mira".to_owned(), "Ilir".to_owned()],
            ..NewCourse::default()
        };
        let mut course = new_course(&new, &[&short], &self.ids, now);
        course.sample = true;
        for (index, item) in course.agenda.days.iter_mut().flat_map(|day| &mut day.items).enumerate() {
            let lead = course.trainers.get(index % 2).map(|trainer| trainer.id);
            Arc::make_mut(item).lead = lead.filter(|_| item.kind.is_teaching());
        }
        course.materials = self.sample_materials(files);
        self.link_sample(&mut course);
        self.record_sample(&mut course);
        Some(course)
    }

    fn sample_materials(&self, paths: &[PathBuf]) -> Vec<Arc<Material>> {
        let file = |index: usize| {
            let name = FILES[index].0;
            Some(MaterialFile {
                id: FileId::named(name),
                format: if name.ends_with("pptx") { Format::Pptx } else { Format::Pdf },
                language: Some("en".to_owned()),
                file_name: name.to_owned(),
                url: None,
                path: Some(paths.get(index)?.to_str()?.to_owned()),
                extra: Extra::new(),
            })
        };
        MATERIALS
            .iter()
            .map(|(slug, kind, title, files)| {
                Arc::new(Material {
                    id: MaterialId::named(slug),
                    kind: *kind,
                    title: self.words.get(title).to_owned(),
                    training: None,
                    day: None,
                    files: files.iter().filter_map(|index| file(*index)).collect(),
                    extra: Extra::new(),
                })
            })
            .collect()
    }

    fn link_sample(&self, course: &mut Course) {
        let wanted = ItemId::named(FIRST_SESSION);
        let mut items = course.agenda.days.iter_mut().flat_map(|day| &mut day.items);
        let first = items.find(|item| item.reference.is_some_and(|reference| reference.item == wanted));
        let Some(first) = first else { return };
        let link = |slug: &str, kind, range: Option<(u32, u32)>, copies| Link {
            range: range.map(|(first, last)| Range { first, last }),
            copies,
            ..Link::to(self.ids.make(), MaterialId::named(slug), kind)
        };
        Arc::make_mut(first).links = vec![
            link("sample-deck", LinkKind::Slides, Some((2, 5)), Copies::None),
            link("sample-guide", LinkKind::Guide, Some((2, 3)), Copies::None),
            link("sample-moments", LinkKind::Handout, None, Copies::PerPerson),
            link("sample-family", LinkKind::Handout, None, Copies::Count(12)),
        ];
    }

    /// The first day is over: delivered, one in part, one left out; a few notes.
    fn record_sample(&self, course: &mut Course) {
        let Some(day) = course.agenda.days.first() else { return };
        let sessions: Vec<ItemId> =
            day.items.iter().filter(|item| item.kind.is_teaching()).map(|item| item.id).collect();
        let energiser = day.items.iter().find(|item| item.kind == ItemKind::Energiser).map(|item| item.id);
        let at = |hour, minute| day.date.map(|date| date.at(hour, minute, 0, 0));
        for (index, id) in sessions.iter().enumerate() {
            let mut record = Record { status: Status::Delivered, ..Record::default() };
            if index == 1 {
                record.started = at(10, 5);
                record.ended = at(11, 12);
            }
            if index == 3 {
                record.status = Status::Partly;
                record.reason = Some(ReasonKind::Discussion);
                record.reason_text = self.words.get("sample-reason").to_owned();
            }
            course.records.insert(*id, Arc::new(record));
        }
        let about = |index: usize| sessions.get(index).copied().map_or(NoteTarget::Course, NoteTarget::Item);
        let notes = [
            (NoteKind::Adaptation, about(1), "sample-note-adaptation", at(10, 40)),
            (NoteKind::Observation, about(2), "sample-note-observation", at(12, 10)),
            (
                NoteKind::Parking,
                energiser.map_or(about(3), NoteTarget::Item),
                "sample-note-parking",
                at(13, 35),
            ),
        ];
        for (kind, target, key, at) in notes {
            let Some(at) = at else { continue };
            course.notes.push(Arc::new(Note::new(
                self.ids.make(),
                kind,
                target,
                at,
                self.words.get(key).to_owned(),
            )));
        }
    }
}
