//! Many courses at once: reads what is known of them, here and in the team's folder, and makes documents of it.
//!
//! - [`gather`]: what is known of them.

pub mod gather;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::App;
use crate::app::courses::saving::trouble;
use crate::app::courses::share::file_name;
use crate::app::events::Event;
use crate::core::ids::{CourseId, DocId};
use crate::core::model::course::Course;
use crate::core::model::workspace::Doc;
use crate::core::record::digest::CourseDigest;
use crate::core::trouble::Trouble;
use crate::exchange::report_file::to_file;
use crate::i18n::I18n;
use crate::jobs::JobKind;
use crate::report::kinds::{Format, Made};
use crate::report::overview::document::document;
use crate::report::overview::workbook::workbook;
use crate::report::overview::{Input, chosen};
use crate::storage::store::Store;
use crate::storage::{documents, shared};
use crate::t;
use crate::ui::action::Place;
use crate::ui::background::Overview;
use crate::ui::overview::{OverviewAction, OverviewWish};
use gather::{Gathered, Gathering};

impl App {
    /// Does what was asked for about many courses.
    pub(crate) fn overview_action(&mut self, action: OverviewAction) {
        match action {
            OverviewAction::Open(wish) => self.open_overview(*wish),
        }
    }

    /// Reads the courses in figures: those that are here, and those in the folder of the team.
    pub(crate) fn read_overview(&mut self) {
        let workspace = self.editor.workspace();
        let open = workspace.courses.values().filter(|course| !course.sample);
        let open = open.map(|course| (course.id, Some(Arc::clone(course))));
        let closed = workspace.shelf.values().filter(|summary| !summary.sample);
        let closed = closed.filter(|summary| !workspace.courses.contains_key(&summary.id));
        let own: Vec<(CourseId, Option<Arc<Course>>)> =
            open.chain(closed.map(|summary| (summary.id, None))).collect();
        let team = self.settings.team_folder.as_ref().map(PathBuf::from);
        let store = self.store.clone();
        self.jobs.cancel(JobKind::Overview);
        self.background.overview.reading = true;
        self.jobs.spawn(JobKind::Overview, move |job| {
            let mut found = Gathering::default();
            for (id, course) in own.into_iter().take_while(|_| !job.is_cancelled()) {
                found.extend(own_digest(store.as_deref(), id, course));
            }
            let team = team.map_or(Ok(()), |root| found.team(&root, &|| job.is_cancelled()));
            let why = team.err().map(|error| trouble(&error));
            Event::Overview((!job.is_cancelled()).then(|| (found.done(), why)))
        });
    }

    /// Takes in what is known of many courses; nothing of a reading that was cancelled.
    pub(crate) fn overview_read(&mut self, read: Option<(Gathered, Option<Trouble>)>) {
        let Some((Gathered { digests, left_out }, trouble)) = read else { return };
        let old = &self.background.overview;
        let (revision, making) = (old.revision + 1, old.making);
        let digests = Some(Arc::new(digests));
        self.background.overview = Overview { digests, revision, left_out, trouble, reading: false, making };
    }

    /// The folder of the team was looked at: what is shown of it may be old.
    pub(crate) fn refresh_overview(&mut self) {
        if self.state.place == Place::Overview {
            self.read_overview();
        }
    }

    /// Makes a document of the courses that are looked at, and opens it.
    fn open_overview(&mut self, wish: OverviewWish) {
        let Some(digests) = self.background.overview.digests.clone() else { return };
        let (workspace, now) = (self.editor.workspace().clone(), self.services.clock.now());
        let tag = self.words.tag();
        self.background.overview.making = true;
        self.make_and_open(Arc::default(), move |_| {
            let (words, filter) = (I18n::new(tag), &wish.filter);
            let digests: Vec<&CourseDigest> = digests.iter().filter(|digest| filter.takes(digest)).collect();
            let input = Input { words: &words, workspace: &workspace, digests: &digests, filter, now };
            let made = match wish.format {
                Format::Xlsx => Made::Workbook(workbook(&input)),
                _ => Made::Document(document(&input)),
            };
            let name = file_name(&format!("{} - {}", t!(words, "overview-title"), chosen(&input)));
            to_file(&made, wish.format).map(|file| (name, wish.format, file))
        });
    }
}

/// A course of one's own in figures, as far as it can be read.
fn own_digest(store: Option<&Store>, id: CourseId, open: Option<Arc<Course>>) -> Option<CourseDigest> {
    let read = || match documents::look(store?, DocId::Course(id)).ok()??.doc {
        Doc::Course(course) => Some(course),
        Doc::Training(_) => None,
    };
    let digest = CourseDigest::of(&*open.or_else(read)?);
    let memory = store.and_then(|store| shared::read(store, id).ok()?);
    Some(CourseDigest { counter: memory.map_or(0, |memory| memory.state().counter()), ..digest })
}
