//! What is done about the folder of the team in the background: courses and their digests written, what colleagues
//! wrote merged.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::courses::colleague::fault;
use crate::app::courses::saving::trouble;
use crate::app::events::Seen;
use crate::core::ids::{CourseId, DeviceId, DocId};
use crate::core::merge::memory::Merged;
use crate::core::merge::state::State;
use crate::core::model::course::Course;
use crate::core::model::people::WithPeople;
use crate::core::model::workspace::Doc;
use crate::core::record::digest::CourseDigest;
use crate::core::trouble::Trouble;
use crate::exchange::course_file::{self, Refused, Sending};
use crate::exchange::digest_file;
use crate::storage::disk::RealDisk;
use crate::storage::documents;
use crate::storage::outside::{open_outside, read_outside};
use crate::storage::shared::{self, Shared};
use crate::storage::store::Store;
use crate::storage::team::{self, TeamFile};

/// What a file in the folder says of itself.
pub(super) fn seen(file: &TeamFile) -> Seen {
    match open_outside(&file.path).map(course_file::about) {
        Ok(Ok(about)) => Seen::Whole(Box::new(about)),
        Ok(Err(Refused::Newer(_))) => Seen::Newer,
        _ => Seen::NotYet,
    }
}

/// Writes a course for the team, and its digest.
pub(super) fn write(
    store: &Store,
    root: &Path,
    id: CourseId,
    mine: Option<Arc<Course>>,
    people: WithPeople,
    name: String,
) -> Result<(), Trouble> {
    let now = Timestamp::now();
    // Deleted meanwhile, or of a newer Doorstep: what the team has stays.
    let Some(mine) = mine.map_or_else(|| kept(store, id), |mine| Ok(Some(mine)))? else { return Ok(()) };
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
    // Nothing new: nothing for the folder to carry.
    if there.is_none() || there.map(sent) != now.map(sent) {
        team::put(&RealDisk, root, store.dir().root(), &file, &bytes).map_err(|error| trouble(&error))?;
    }
    let digest = CourseDigest { counter: shared.memory.state().counter(), ..CourseDigest::of(&mine) };
    put_digest(store, root, shared.device, id, Some(digest))
}

/// A course as it was saved, if it may be changed here.
fn kept(store: &Store, id: CourseId) -> Result<Option<Arc<Course>>, Trouble> {
    let opened = documents::look(store, DocId::Course(id)).map_err(|error| Trouble::from(&error))?;
    Ok(opened.filter(|opened| !opened.read_only()).and_then(|opened| match opened.doc {
        Doc::Course(course) => Some(course),
        Doc::Training(_) => None,
    }))
}

/// A course is shared no more: what was written of it here goes.
pub(super) fn take_out(store: &Store, root: &Path, id: CourseId) -> Result<(), Trouble> {
    let device = shared::device(store, Timestamp::now()).map_err(|error| trouble(&error))?;
    team::take_out(&RealDisk, &team::own_file(root, device, id)).map_err(|error| trouble(&error))?;
    put_digest(store, root, device, id, None)
}

/// Puts the digest of a course into the file of this device, or takes it out.
fn put_digest(
    store: &Store,
    root: &Path,
    device: DeviceId,
    id: CourseId,
    digest: Option<CourseDigest>,
) -> Result<(), Trouble> {
    let file = team::own_digests(root, device);
    // One that can't be read is made anew, from the next courses that are written.
    let there = read_outside(&file, digest_file::LARGEST).ok();
    let there = there.and_then(|bytes| digest_file::from_bytes(&bytes).ok()).unwrap_or_default();
    let others = there.iter().filter(|other| other.course != id).cloned();
    let digests: Vec<CourseDigest> = others.chain(digest).collect();
    if digests.iter().all(|digest| there.contains(digest)) && digests.len() == there.len() {
        return Ok(());
    }
    let bytes = digest_file::to_bytes(&digests).map_err(fault)?;
    team::put(&RealDisk, root, store.dir().root(), &file, &bytes).map_err(|error| trouble(&error))
}

/// Merges what colleagues wrote; none if there is nothing of others, or nothing that can be read (yet).
pub(super) fn merge(
    store: &Store,
    mine: &Course,
    files: &[TeamFile],
    name: &str,
) -> Result<Option<Merged>, Trouble> {
    let Some((shared, merged)) = merged(store, mine, files, name)? else { return Ok(None) };
    shared.keep().map_err(|error| trouble(&error))?;
    Ok(Some(merged))
}

/// Whether colleagues wrote something that is not in a course as it was saved. Nothing is kept of it.
pub(super) fn has_news(store: &Store, id: CourseId, files: &[TeamFile], name: &str) -> Result<bool, Trouble> {
    let Some(mine) = kept(store, id)? else { return Ok(false) };
    let merged = merged(store, &mine, files, name)?;
    Ok(merged.is_some_and(|(_, merged)| merged.course.merged != mine.merged))
}

fn merged<'a>(
    store: &'a Store,
    mine: &Course,
    files: &[TeamFile],
    name: &str,
) -> Result<Option<(Shared<'a>, Merged)>, Trouble> {
    let mut shared =
        shared::observed(store, mine, name, Timestamp::now()).map_err(|error| trouble(&error))?;
    let mut theirs = State::default();
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
    Ok(Some((shared, merged)))
}
