//! The folder of the team: looks for what colleagues wrote there, takes it in, and writes what was done here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::colleague::fault;
use super::saving::trouble;
use crate::app::App;
use crate::app::events::{Event, TeamEvent};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{CourseId, DocId};
use crate::core::merge::memory::Merged;
use crate::core::merge::state::State as Written;
use crate::core::model::course::Course;
use crate::core::model::people::WithPeople;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::exchange::course_file::{self, About, Sending};
use crate::jobs::JobKind;
use crate::materials::find::watch::FolderWatch;
use crate::storage::disk::RealDisk;
use crate::storage::documents;
use crate::storage::keys::DocKey;
use crate::storage::outside::open_outside;
use crate::storage::shared;
use crate::storage::store::Store;
use crate::storage::team::{self, TeamFile};
use crate::ui::action::{Level, Notice, Offer};
use crate::ui::background::{Asked, Team, TeamMember, TeamOffer};
use crate::ui::team::TeamAction;

/// How long a course rests before it is written for the team, in milliseconds: what carries the folder is slow.
const QUIET: u64 = 60_000;

/// How soon something that could not be done is tried again, in milliseconds.
const AGAIN: u64 = 5_000;

/// How exchanging with the team goes.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Notices what changes in the folder.
    watch: Option<FolderWatch>,
    /// Set from outside when something changed there.
    changed: Arc<AtomicBool>,
    /// The files as they were last seen, and what they say of themselves; none for one that is not whole yet.
    files: BTreeMap<TeamFile, Option<About>>,
    /// Those that were taken in.
    taken: BTreeSet<TeamFile>,
    /// When to write which course, on the clock that only goes forward.
    due: BTreeMap<CourseId, u64>,
    /// When to look again.
    again: Option<u64>,
    /// How many days of a course were closed when it was last saved.
    closed: BTreeMap<CourseId, usize>,
}

impl App {
    /// Does what was asked for about the team.
    pub(crate) fn team_action(&mut self, action: TeamAction) {
        match action {
            TeamAction::Look => self.look_at_team(),
            TeamAction::Share(id, people) => self.share_with_team(id, people),
            TeamAction::TakeIn(path) => self.read_course_file(path),
            TeamAction::Leave => self.leave_team(),
        }
    }

    /// Takes in what a job about the team reports.
    pub(crate) fn team_event(&mut self, ctx: &egui::Context, event: TeamEvent) {
        match event {
            TeamEvent::Joined(Ok(folder)) => {
                self.settings.team_folder = Some(folder.to_string_lossy().into_owned());
                self.small_file_changed(DocKey::Settings);
                self.look_at_team();
            }
            TeamEvent::Joined(Err(why)) | TeamEvent::Left(Err(why)) => self.tell_trouble(&why),
            TeamEvent::Left(Ok(())) => {}
            TeamEvent::Looked(result) => self.team_looked_at(result),
            TeamEvent::Merged(files, result) => self.team_merged(ctx, files, result),
            TeamEvent::Written(id, result) => {
                if result.is_err() {
                    let later = self.services.clock.steady_millis() + QUIET;
                    self.team.due.entry(id).or_insert(later);
                }
                self.background.team.trouble = result.err();
            }
        }
    }

    fn team_folder(&self) -> Option<PathBuf> {
        self.settings.team_folder.as_ref().filter(|_| !self.look_only).map(PathBuf::from)
    }

    /// Makes a folder the one of the team.
    pub(crate) fn join_team(&mut self, folder: PathBuf) {
        self.jobs.spawn(JobKind::Team, move |_| {
            let joined = team::join(&RealDisk, &folder).map_err(|error| trouble(&error));
            Event::Team(TeamEvent::Joined(joined.map(|()| folder)))
        });
    }

    /// What was written here goes from the folder; what was taken in stays.
    fn leave_team(&mut self) {
        let (Some(store), Some(root)) = (self.store.clone(), self.team_folder()) else { return };
        self.settings.team_folder = None;
        self.settings.team_courses.clear();
        self.small_file_changed(DocKey::Settings);
        self.team = State::default();
        self.background.team = Team::default();
        self.jobs.spawn(JobKind::Team, move |_| {
            let device = shared::device(&store, Timestamp::now());
            let left = device.and_then(|device| team::leave(&RealDisk, &root, device));
            Event::Team(TeamEvent::Left(left.map_err(|error| trouble(&error))))
        });
    }

    /// A course goes to the team with so much of its people, or no more.
    fn share_with_team(&mut self, id: CourseId, people: Option<WithPeople>) {
        match people {
            Some(people) => drop(self.settings.team_courses.insert(id, people)),
            None => drop(self.settings.team_courses.remove(&id)),
        }
        self.small_file_changed(DocKey::Settings);
        self.write_to_team_soon(id, 0);
        self.take_in_from_team();
    }

    /// A course is written for the team once so many milliseconds have gone.
    fn write_to_team_soon(&mut self, id: CourseId, wait: u64) {
        let at = self.services.clock.steady_millis() + wait;
        self.team.due.insert(id, at);
    }

    /// A course was saved: it is written for the team after a while, and at once when a day was closed.
    pub(crate) fn team_course_saved(&mut self, id: DocId) {
        let DocId::Course(id) = id else { return };
        let (shared, course) =
            (self.settings.team_courses.contains_key(&id), self.editor.workspace().course(id));
        let Some(course) = course.filter(|_| shared) else { return };
        let closed = course.closings.values().filter(|closing| closing.closed.is_some()).count();
        let before = self.team.closed.insert(id, closed);
        let wait = if before.is_some_and(|before| before < closed) { 0 } else { QUIET };
        self.write_to_team_soon(id, wait);
    }

    /// The people of courses were wiped: they go from the folder of the team, and so from everywhere.
    pub(crate) fn team_people_wiped(&mut self, ids: &[DocId]) {
        for id in ids {
            if let DocId::Course(id) = id
                && self.settings.team_courses.contains_key(id)
            {
                self.write_to_team_soon(*id, 0);
            }
        }
    }

    /// Looks and writes when it is time to.
    pub(crate) fn tend_team(&mut self, ctx: &egui::Context) {
        let Some(root) = self.team_folder() else { return };
        let now = self.services.clock.steady_millis();
        if self.team.watch.as_ref().is_none_or(|watch| !watch.watches(&root)) {
            let (changed, wake) = (Arc::clone(&self.team.changed), self.jobs.wake());
            let on_change = Arc::new(move || {
                changed.store(true, Ordering::Relaxed);
                wake();
            });
            self.team.watch = Some(FolderWatch::start(&root, on_change));
            self.team.changed.store(true, Ordering::Relaxed);
        }
        let again = self.team.again.take_if(|again| *again <= now).is_some();
        if self.team.changed.swap(false, Ordering::Relaxed) || again {
            self.look_at_team();
        }
        let due = self.team.due.iter().find(|(_, at)| **at <= now).map(|(id, _)| *id);
        if let Some(id) = due.filter(|_| !self.jobs.is_running(JobKind::Team)) {
            self.team.due.remove(&id);
            self.write_to_team(root, id);
        }
        if let Some(next) = self.team.due.values().copied().chain(self.team.again).min() {
            ctx.request_repaint_after(Duration::from_millis(next.saturating_sub(now)));
        }
    }

    fn write_to_team(&mut self, root: PathBuf, id: CourseId) {
        let Some(store) = self.store.clone() else { return };
        let mine = self.editor.workspace().course(id).cloned();
        let (people, name) =
            (self.settings.team_courses.get(&id).copied(), self.settings.trainer_name.clone());
        self.jobs.spawn(JobKind::Team, move |_| {
            let written = match people {
                Some(people) => write(&store, &root, id, mine, people, name),
                None => take_out(&store, &root, id),
            };
            Event::Team(TeamEvent::Written(id, written))
        });
    }

    /// Looks what is in the folder.
    pub(crate) fn look_at_team(&mut self) {
        let Some(root) = self.team_folder() else { return };
        if self.jobs.is_running(JobKind::TeamLook) {
            self.team.changed.store(true, Ordering::Relaxed);
            return;
        }
        let known = self.team.files.clone();
        self.jobs.spawn(JobKind::TeamLook, move |job| {
            let look = |file: TeamFile| {
                let read = || course_file::about(open_outside(&file.path).ok()?).ok();
                let about = known.get(&file).cloned().unwrap_or_else(read);
                (file, about)
            };
            let files = team::list(&RealDisk, &root).map_err(|error| trouble(&error));
            let seen =
                files.map(|files| files.into_iter().take_while(|_| !job.is_cancelled()).map(look).collect());
            Event::Team(TeamEvent::Looked(seen))
        });
    }

    fn team_looked_at(&mut self, result: Result<BTreeMap<TeamFile, Option<About>>, Trouble>) {
        match result {
            Ok(files) => {
                self.team.files = files;
                self.background.team.trouble = None;
                self.show_team();
                self.take_in_from_team();
            }
            Err(why) => self.background.team.trouble = Some(why),
        }
    }

    /// What of it is shown: who was seen when, and which courses are not here.
    fn show_team(&mut self) {
        let workspace = self.editor.workspace();
        let mut members: BTreeMap<_, TeamMember> = BTreeMap::new();
        let mut offers: BTreeMap<CourseId, (Option<Timestamp>, TeamOffer)> = BTreeMap::new();
        for (file, about) in self.team.files.iter().filter_map(|(file, about)| Some((file, about.as_ref()?)))
        {
            let at = about.at.map(|at| TimeZone::system().to_datetime(at));
            let member = members.entry(about.device).or_default();
            if at >= member.at {
                *member = TeamMember { name: about.name.clone(), at };
            }
            let Some(id) = about.course.filter(|id| workspace.summary(*id).is_none()) else { continue };
            let offer =
                TeamOffer { path: file.path.clone(), title: about.title.clone(), from: about.name.clone() };
            let newest = offers.entry(id).or_insert_with(|| (about.at, offer.clone()));
            if about.at > newest.0 {
                *newest = (about.at, offer);
            }
        }
        self.background.team.members =
            members.into_values().filter(|member| member.name != self.settings.trainer_name).collect();
        self.background.team.offers = offers.into_values().map(|(_, offer)| offer).collect();
    }

    /// Takes in what colleagues wrote in courses that are open here.
    pub(crate) fn take_in_from_team(&mut self) {
        let Some(store) = self.store.clone() else { return };
        if self.team_folder().is_none() || self.jobs.is_running(JobKind::TeamMerge) {
            return;
        }
        let workspace = self.editor.workspace();
        let news = self.settings.team_courses.keys().find_map(|id| {
            let mine = workspace.course(*id).filter(|_| workspace.can_edit(DocId::Course(*id)))?;
            let of_course =
                |about: &Option<About>| about.as_ref().is_some_and(|about| about.course == Some(*id));
            let files = self
                .team
                .files
                .iter()
                .filter(|(file, about)| of_course(about) && !self.team.taken.contains(file));
            let files: Vec<TeamFile> = files.map(|(file, _)| file.clone()).collect();
            (!files.is_empty()).then(|| (Arc::clone(mine), files))
        });
        let Some((mine, files)) = news else { return };
        let name = self.settings.trainer_name.clone();
        self.jobs.spawn(JobKind::TeamMerge, move |_| {
            let merged = merge(&store, &mine, &files, &name);
            let merged = merged.map(|merged| merged.map(|merged| Box::new((Doc::Course(mine), merged))));
            Event::Team(TeamEvent::Merged(files, merged))
        });
    }

    fn team_merged(
        &mut self,
        ctx: &egui::Context,
        files: Vec<TeamFile>,
        result: Result<Option<Box<(Doc, Merged)>>, Trouble>,
    ) {
        let merged = match result {
            Ok(merged) => merged,
            Err(why) => {
                self.team.taken.extend(files);
                self.background.team.trouble = Some(why);
                return;
            }
        };
        if let Some(done) = merged {
            let (before, Merged { course, summary, questions }) = *done;
            let id = course.id;
            if self.editor.workspace().doc(DocId::Course(id)) != Some(before) {
                // Edited meanwhile: what was merged is not what is here.
                self.team.again = Some(self.services.clock.steady_millis() + AGAIN);
                return;
            }
            self.background.questions.insert(id, Asked { merge: course.merged, questions });
            let replace = Command::ReplaceCourse(Box::new(course));
            self.edit(ctx, Command::Batch(BatchName::Merge, vec![replace]));
            if !summary.is_empty() {
                let text = self.merge_words(&summary);
                self.tell(Notice { level: Level::Success, text, offer: Some(Offer::Undo) });
            }
        }
        self.team.taken.extend(files);
        // Perhaps there is more, of another course.
        self.take_in_from_team();
    }
}

fn write(
    store: &Store,
    root: &Path,
    id: CourseId,
    mine: Option<Arc<Course>>,
    people: WithPeople,
    name: String,
) -> Result<(), Trouble> {
    let now = Timestamp::now();
    let mine = match mine {
        Some(mine) => mine,
        None => match documents::look(store, DocId::Course(id)).map_err(|error| Trouble::from(&error))? {
            Some(opened) if !opened.read_only() => match opened.doc {
                Doc::Course(course) => course,
                Doc::Training(_) => return Err(Trouble::of(TroubleKind::Other)),
            },
            // Deleted meanwhile, or of a newer Doorstep: what the team has stays.
            _ => return Ok(()),
        },
    };
    let mut shared = shared::observed(store, &mine, &name, now).map_err(|error| trouble(&error))?;
    shared.memory.sent();
    let file = team::own_file(root, shared.device, id);
    let sending = Sending { device: shared.device, name, people, at: Some(now) };
    let bytes = course_file::to_bytes(shared.memory.state(), &sending, &[]).map_err(fault)?;
    // Kept first: what was sent must be known when it comes back.
    shared.keep().map_err(|error| trouble(&error))?;
    let there = open_outside(&file).ok().and_then(|file| course_file::read(file).ok());
    let now = course_file::from_bytes(&bytes).ok();
    let sent = |file: course_file::CourseFile| (file.state, file.about.people);
    if there.is_some() && there.map(sent) == now.map(sent) {
        // Nothing new: nothing for the folder to carry.
        return Ok(());
    }
    team::put(&RealDisk, root, store.dir().root(), &file, &bytes).map_err(|error| trouble(&error))
}

/// A course is shared no more: what was written of it here goes.
fn take_out(store: &Store, root: &Path, id: CourseId) -> Result<(), Trouble> {
    let device = shared::device(store, Timestamp::now()).map_err(|error| trouble(&error))?;
    team::take_out(&RealDisk, &team::own_file(root, device, id)).map_err(|error| trouble(&error))
}

/// Merges what colleagues wrote; none if there is nothing of others, or nothing that can be read (yet).
fn merge(store: &Store, mine: &Course, files: &[TeamFile], name: &str) -> Result<Option<Merged>, Trouble> {
    let mut shared =
        shared::observed(store, mine, name, Timestamp::now()).map_err(|error| trouble(&error))?;
    let mut theirs = Written::default();
    let mut from = None;
    for file in files {
        let read = open_outside(&file.path).ok().and_then(|file| course_file::read(file).ok());
        let Some(read) = read.filter(|read| read.course.id == mine.id) else { continue };
        // What was written here may hold a merge that was undone since: it is no news.
        if read.about.device != shared.device {
            theirs.join(&read.state);
            from = from.or(Some(read.about.device));
        }
    }
    let Some(from) = from else { return Ok(None) };
    let merged = shared.memory.merge(&theirs, from).map_err(|error| fault(error.to_string()))?;
    shared.keep().map_err(|error| trouble(&error))?;
    Ok(Some(merged))
}
