//! The folder of the team: looks for what colleagues wrote there, takes it in, and writes what was done here.
//!
//! - [`work`]: what of it is done in the background.

mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::saving::trouble;
use crate::app::App;
use crate::app::events::{Event, Seen, TeamEvent};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{CourseId, DocId};
use crate::core::merge::memory::Merged;
use crate::core::model::people::WithPeople;
use crate::core::model::workspace::Doc;
use crate::core::trouble::{Trouble, TroubleKind};
use crate::jobs::{JobCx, JobKind};
use crate::materials::find::watch::FolderWatch;
use crate::storage::disk::RealDisk;
use crate::storage::keys::DocKey;
use crate::storage::shared;
use crate::storage::team::{self, TeamFile};
use crate::t;
use crate::ui::action::{Level, Notice, Offer};
use crate::ui::background::{Asked, Team, TeamMember, TeamOffer};
use crate::ui::team::TeamAction;

/// How long a course rests before it is written for the team, in milliseconds: what carries the folder is slow.
const QUIET: u64 = 60_000;

/// How long closing waits for the folder of the team.
const CLOSING_WAIT: Duration = Duration::from_secs(3);

/// How soon something that could not be done is tried again, in milliseconds.
const AGAIN: u64 = 5_000;

/// How soon a folder that can't be watched is looked at again, in milliseconds: the stick is not in, or the system has
/// no watch left. An unwatched folder must not keep the window busy.
const UNWATCHED: u64 = 30_000;

/// How exchanging with the team goes.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Notices what changes in the folder.
    watch: Option<FolderWatch>,
    /// When to begin to watch again, if the folder is not watched.
    watch_again: Option<u64>,
    /// Set from outside when something changed there.
    changed: Arc<AtomicBool>,
    /// The files as they were last seen, and what they say of themselves.
    files: BTreeMap<TeamFile, Seen>,
    /// Those that were taken in.
    taken: BTreeSet<TeamFile>,
    /// When to write which course, on the clock that only goes forward.
    due: BTreeMap<CourseId, u64>,
    /// Why the folder could not be looked into, or something in it could not be taken in.
    unread: Option<Trouble>,
    /// The courses that could not be written, and why.
    unwritten: BTreeMap<CourseId, Trouble>,
    /// When to look again.
    again: Option<u64>,
    /// What came and is not told yet: the courses with their titles and a sentence each.
    news: Vec<(CourseId, String, String)>,
    /// How many days of a course were closed when it was last saved.
    closed: BTreeMap<CourseId, usize>,
}

impl State {
    /// The files of a course that were not taken in yet.
    fn files_of(&self, id: CourseId) -> Vec<TeamFile> {
        let of_course = |seen: &Seen| matches!(seen, Seen::Whole(about) if about.course == Some(id));
        let files = self.files.iter().filter(|(file, seen)| of_course(seen) && !self.taken.contains(file));
        files.map(|(file, _)| file.clone()).collect()
    }
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
                self.team.watch_again = None;
                self.small_file_changed(DocKey::Settings);
                self.look_at_team();
            }
            TeamEvent::Joined(Err(why)) | TeamEvent::Left(Err(why)) => self.tell_trouble(&why),
            TeamEvent::Left(Ok(())) => {
                let text = t!(self.words, "team-left").to_owned();
                self.tell(Notice { level: Level::Success, text, offer: None });
            }
            TeamEvent::Looked(result) => self.team_looked_at(result),
            TeamEvent::News(id, files, result) => self.team_has_news(id, files, result),
            TeamEvent::Merged(files, result) => self.team_merged(ctx, files, result),
            TeamEvent::Written(id, result) => {
                if result.is_err() {
                    let later = self.services.clock.steady_millis() + QUIET;
                    self.team.due.entry(id).or_insert(later);
                }
                match result {
                    Ok(()) => drop(self.team.unwritten.remove(&id)),
                    Err(why) => drop(self.team.unwritten.insert(id, why)),
                }
                self.show_team_trouble();
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

    /// A course is written for the team once so many milliseconds have gone. What is due already is not put off.
    fn write_to_team_soon(&mut self, id: CourseId, wait: u64) {
        let now = self.services.clock.steady_millis();
        let due = self.team.due.entry(id).or_insert(now + wait);
        if *due > now {
            *due = now + wait;
        }
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
        let watched = self.watch_team_folder(&root, now);
        let again = self.team.again.take_if(|again| *again <= now).is_some();
        if self.team.changed.swap(false, Ordering::Relaxed) || again {
            self.look_at_team();
        }
        let due = self.team.due.iter().find(|(_, at)| **at <= now).map(|(id, _)| *id);
        if let Some(id) = due.filter(|_| !self.jobs.is_running(JobKind::Team)) {
            self.team.due.remove(&id);
            self.write_to_team(root, id);
        }
        let waits = self.team.watch_again.filter(|_| !watched);
        if let Some(next) = self.team.due.values().copied().chain(self.team.again).chain(waits).min() {
            ctx.request_repaint_after(Duration::from_millis(next.saturating_sub(now)));
        }
    }

    /// Sees to it that the folder is watched, and says whether it is.
    fn watch_team_folder(&mut self, root: &Path, now: u64) -> bool {
        if self.team.watch.as_ref().is_some_and(|watch| watch.watches(root)) {
            return true;
        }
        if self.team.watch_again.is_some_and(|at| now < at) {
            return false;
        }
        self.team.watch_again = Some(now + UNWATCHED);
        let (changed, wake) = (Arc::clone(&self.team.changed), self.jobs.wake());
        let on_change = Arc::new(move || {
            changed.store(true, Ordering::Relaxed);
            wake();
        });
        self.team.watch = Some(FolderWatch::start(root, on_change));
        self.team.changed.store(true, Ordering::Relaxed);
        // What could not be written before Doorstep was closed; nothing is written that says nothing new.
        let shared: Vec<CourseId> = self.settings.team_courses.keys().copied().collect();
        for id in shared {
            self.write_to_team_soon(id, AGAIN);
        }
        true
    }

    fn write_to_team(&mut self, root: PathBuf, id: CourseId) {
        let Some(write) = self.writing(root, id) else { return };
        self.jobs.spawn(JobKind::Team, move |_| Event::Team(TeamEvent::Written(id, write())));
    }

    /// What writes a course for the team as it is now.
    fn writing(
        &self,
        root: PathBuf,
        id: CourseId,
    ) -> Option<impl FnOnce() -> Result<(), Trouble> + Send + use<>> {
        let store = self.store.clone()?;
        let mine = self.editor.workspace().course(id).cloned();
        let (people, name) =
            (self.settings.team_courses.get(&id).copied(), self.settings.trainer_name.clone());
        Some(move || match people {
            Some(people) => work::write(&store, &root, id, mine, people, name),
            None => work::take_out(&store, &root, id),
        })
    }

    /// On closing: what the team does not know yet goes to its folder, and is waited for a little. What is not there by
    /// then goes there at the next start.
    pub(crate) fn send_to_team_and_wait(&mut self) {
        let Some(root) = self.team_folder().filter(|_| !self.jobs.is_running(JobKind::Team)) else { return };
        let due = std::mem::take(&mut self.team.due);
        let writings: Vec<_> =
            due.into_keys().filter_map(|id| Some((id, self.writing(root.clone(), id)?))).collect();
        if writings.is_empty() {
            return;
        }
        let (sender, sent) = channel();
        let write = move |_: &JobCx| {
            let (ids, writings): (Vec<_>, Vec<_>) = writings.into_iter().unzip();
            // One that can't be written holds up no other.
            let written = writings.into_iter().map(|write| write()).fold(Ok(()), Result::and);
            // Nobody waits any more where it took too long.
            sender.send(()).ok();
            Event::Team(TeamEvent::Written(ids[0], written))
        };
        self.jobs.spawn(JobKind::Team, write);
        if sent.recv_timeout(CLOSING_WAIT).is_err() {
            tracing::warn!("the folder of the team is slow: what is new goes there at the next start");
        }
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
                let seen = known.get(&file).cloned().unwrap_or_else(|| work::seen(&file));
                (file, seen)
            };
            let files = team::list(&RealDisk, &root).map_err(|error| trouble(&error));
            let seen =
                files.map(|files| files.into_iter().take_while(|_| !job.is_cancelled()).map(look).collect());
            Event::Team(TeamEvent::Looked(seen))
        });
    }

    fn team_looked_at(&mut self, result: Result<BTreeMap<TeamFile, Seen>, Trouble>) {
        match result {
            Ok(files) => {
                self.team.files = files;
                if self.team.watch.is_none() {
                    // It is back.
                    self.team.watch_again = None;
                }
                if self.team.unread.take().is_some() {
                    for id in self.team.unwritten.keys().copied().collect::<Vec<CourseId>>() {
                        self.write_to_team_soon(id, 0);
                    }
                }
                self.show_team_trouble();
                self.show_team();
                self.refresh_overview();
                self.take_in_from_team();
            }
            Err(why) => {
                // What watched it watches nothing any more, even if the folder comes back under the same name.
                self.team.watch = None;
                self.team_unread(why);
            }
        }
    }

    fn team_unread(&mut self, why: Trouble) {
        self.team.unread = Some(why);
        self.show_team_trouble();
    }

    /// What is wrong with reading is told first: where the folder is away, nothing can be written either. Each of them
    /// stays until just that went well.
    fn show_team_trouble(&mut self) {
        let mut troubles = self.team.unread.iter().chain(self.team.unwritten.values());
        self.background.team.trouble = troubles.next().cloned();
    }

    /// What of it is shown: who was seen when, and which courses are not here.
    fn show_team(&mut self) {
        let workspace = self.editor.workspace();
        let mut members: BTreeMap<_, TeamMember> = BTreeMap::new();
        let mut offers: BTreeMap<CourseId, (Option<Timestamp>, TeamOffer)> = BTreeMap::new();
        let newer = self.team.files.iter().find(|(_, seen)| **seen == Seen::Newer);
        let newer = newer.map(|(file, _)| Trouble {
            path: Some(file.path.clone()),
            ..Trouble::of(TroubleKind::NewerCourseFile)
        });
        for (file, seen) in &self.team.files {
            let Seen::Whole(about) = seen else { continue };
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
        self.background.team.newer = newer;
        self.background.team.offers = offers.into_values().map(|(_, offer)| offer).collect();
    }

    /// Takes in what colleagues wrote in the courses that are shared, one course after the other. One that is not open
    /// is opened only if there is something new for it.
    pub(crate) fn take_in_from_team(&mut self) {
        let Some(store) = self.store.clone() else { return };
        if self.team_folder().is_none() || self.jobs.is_running(JobKind::TeamMerge) {
            return;
        }
        let workspace = self.editor.workspace();
        let next = self.settings.team_courses.keys().find_map(|id| {
            let doc = DocId::Course(*id);
            let mine = workspace.course(*id);
            let closed = workspace.shelf.contains_key(id)
                && !self.is_leaving(doc)
                && !self.background.loading.contains(id)
                && !self.background.unreadable.contains_key(&doc);
            let can = if mine.is_some() { workspace.can_edit(doc) } else { closed };
            let files = if can { self.team.files_of(*id) } else { Vec::new() };
            (!files.is_empty()).then(|| (*id, mine.cloned(), files))
        });
        let Some((id, mine, files)) = next else { return };
        let name = self.settings.trainer_name.clone();
        self.jobs.spawn(JobKind::TeamMerge, move |_| {
            Event::Team(match mine {
                Some(mine) => {
                    let merged = work::merge(&store, &mine, &files, &name);
                    let merged =
                        merged.map(|merged| merged.map(|merged| Box::new((Doc::Course(mine), merged))));
                    TeamEvent::Merged(files, merged)
                }
                None => {
                    let new = work::has_news(&store, id, &files, &name);
                    TeamEvent::News(id, files, new)
                }
            })
        });
    }

    /// It was looked whether there is something new for a course that is not open.
    fn team_has_news(&mut self, id: CourseId, files: Vec<TeamFile>, result: Result<bool, Trouble>) {
        match result {
            // What is new comes into the open course, as any other change does.
            Ok(true) => return self.open_document(DocId::Course(id)),
            Ok(false) => {}
            Err(why) => self.team_unread(why),
        }
        self.team.taken.extend(files);
        self.go_on_with_team();
    }

    /// Perhaps there is more, of another course; else it is told what came.
    fn go_on_with_team(&mut self) {
        self.take_in_from_team();
        if self.jobs.is_running(JobKind::TeamMerge) || !self.background.loading.is_empty() {
            return;
        }
        let news = std::mem::take(&mut self.team.news);
        let (text, offer) = match news.as_slice() {
            [] => return,
            [(id, _, things)] if self.state.place.course() == Some(*id) => {
                (things.clone(), Some(Offer::Undo))
            }
            [(_, title, things)] => {
                let (title, things) = (title.clone(), things.clone());
                (t!(self.words, "team-news", title = title, things = things), Some(Offer::Undo))
            }
            // Each is a step of its own: the list of steps has them all.
            several => {
                let titles: Vec<&str> = several.iter().map(|(_, title, _)| title.as_str()).collect();
                let titles = titles.join(", ");
                (t!(self.words, "team-news-several", count = several.len(), titles = titles), None)
            }
        };
        self.tell(Notice { level: Level::Success, text, offer });
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
                self.team_unread(why);
                self.team.taken.extend(files);
                return self.go_on_with_team();
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
            let title = course.title.clone();
            let replace = Command::ReplaceCourse(Box::new(course));
            self.edit(ctx, Command::Batch(BatchName::Merge, vec![replace]));
            if !summary.is_empty() {
                let things = self.merge_words(&summary);
                self.team.news.push((id, title, things));
            }
        }
        self.team.taken.extend(files);
        self.go_on_with_team();
    }
}
