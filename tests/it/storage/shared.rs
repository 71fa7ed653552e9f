//! What is kept of shared courses: who wrote what, and who the data folder is.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use doorstep::core::ids::{CourseId, DeviceId, NoteId, ParticipantId};
use doorstep::core::model::course::Course;
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::people::{Participant, Totals};
use doorstep::storage::codec::{to_bytes, verify};
use doorstep::storage::disk::RealDisk;
use doorstep::storage::error::ErrorKind;
use doorstep::storage::keys::DocKey;
use doorstep::storage::paths::DataDir;
use doorstep::storage::shared::{device, observed, read, wipe};
use doorstep::storage::store::Store;
use jiff::civil::date;

use super::at;

fn store(folder: &Path) -> Store {
    let store = Store::new(Arc::new(RealDisk), DataDir::at(folder), verify);
    store.prepare(at(0)).expect("ready");
    store
}

fn plain() -> Course {
    Course::new(CourseId::named("a"), "Osh", "en", date(2026, 9, 14).at(8, 0, 0, 0))
}

#[test]
fn a_copied_data_folder_is_somebody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, copy) = (folder.path().join("first"), folder.path().join("copy"));
    let own = device(&store(&first), at(1)).expect("an id");
    assert_eq!(device(&store(&first), at(2)), Ok(own), "it stays the same");
    let other = store(&copy);
    fs::copy(first.join("device.json"), copy.join("device.json")).expect("copied");
    assert_ne!(device(&other, at(3)), Ok(own));
    fs::write(first.join("device.json"), b"{").expect("written");
    assert_ne!(device(&store(&first), at(4)), Ok(own), "a damaged one is somebody new");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_a_copy_is_somebody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, copy, link) =
        (folder.path().join("first"), folder.path().join("copy"), folder.path().join("link"));
    fs::create_dir(&first).expect("made");
    std::os::unix::fs::symlink(&first, &link).expect("a link");
    let own = device(&store(&link), at(1)).expect("an id");
    assert_eq!(device(&store(&link), at(2)), Ok(own), "it stays the same");
    // Another folder stands where the link led to, with the same files in it.
    fs::rename(&first, &copy).expect("moved");
    fs::create_dir(&first).expect("made");
    let other = store(&link);
    fs::copy(copy.join("device.json"), first.join("device.json")).expect("copied");
    assert_ne!(device(&other, at(3)), Ok(own));
}

#[test]
fn whatever_changed_a_course_is_seen_when_it_is_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    observed(&store, &plain(), "Nino", at(1)).expect("known").keep().expect("kept");
    // By undo, from a backup or by an older Doorstep: the stamps know nothing of it.
    let mut course = plain();
    let began = date(2026, 9, 14).at(8, 0, 0, 0);
    let note = Note::new(NoteId::named("n"), NoteKind::Note, NoteTarget::Course, began, "new");
    course.notes.push(Arc::new(note));
    let later = observed(&store, &course, "Nino", at(2)).expect("known");
    assert_eq!(later.memory.state().course().expect("a course"), course);
    assert_eq!(later.memory.state().name_of(later.device), "Nino");
    assert!(store.list(doorstep::storage::keys::DocKind::Course).expect("listed").is_empty());
}

#[test]
fn stamps_that_can_not_be_read_cost_nothing_but_those_of_a_newer_doorstep_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    let path = store.dir().file(DocKey::Stamps(plain().id.0));
    assert_eq!(read(&store, plain().id), Ok(None));
    fs::write(&path, b"{\"format\":").expect("written");
    assert_eq!(read(&store, plain().id), Ok(None));
    let newer = b"{\"format\":\"doorstep-stamps\",\"version\":2,\"memory\":[1]}";
    fs::write(&path, newer).expect("written");
    let refused = observed(&store, &plain(), "", at(1)).expect_err("newer");
    assert_eq!(refused.kind(), ErrorKind::Newer);
    assert_eq!(fs::read(&path).expect("there"), newer);
}

#[test]
fn nothing_of_wiped_people_stays_in_the_stamps() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    let mut course = plain();
    let person = Participant::new(ParticipantId::named("p"), "Gulnara");
    course.people.participants.push(Arc::new(person));
    let mut shared = observed(&store, &course, "", at(1)).expect("known");
    let mut theirs = shared.memory.state().clone();
    let other = Course { place: "School 7".to_owned(), ..course.clone() };
    theirs.observe(&other, DeviceId::named("other"), 0).expect("a course");
    course.merged = shared.memory.merge(&theirs, DeviceId::named("other")).expect("merged").course.merged;
    shared.keep().expect("kept");
    drop(shared);
    let path = store.dir().file(DocKey::Stamps(course.id.0));
    let holds = || String::from_utf8(fs::read(&path).expect("there")).expect("text").contains("Gulnara");
    assert!(holds());
    course.people.participants.clear();
    course.people.totals = Some(Totals { people: 1, ..Totals::default() });
    wipe(&store, &course, at(2)).expect("wiped");
    assert!(!holds());
    assert!(
        to_bytes(&read(&store, course.id).expect("read").expect("kept").state().course().expect("a course"))
            .is_ok()
    );
}
