//! Wiping people: cut off at any step, no name is left anywhere after the next start.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use doorstep::core::ids::{CourseId, DeviceId, ParticipantId};
use doorstep::core::model::course::Course;
use doorstep::core::model::people::Participant;
use doorstep::core::people::totals::totals;
use doorstep::storage::codec::{to_bytes, verify};
use doorstep::storage::disk::Disk;
use doorstep::storage::keys::DocKey;
use doorstep::storage::shared;
use doorstep::storage::store::Store;
use jiff::civil::date;

use super::mem_disk::{Fault, MemDisk};
use super::{at, dir};

const NAME: &[u8] = b"Gulnara";

fn store(disk: &Arc<MemDisk>) -> Store {
    let disk: Arc<dyn Disk> = Arc::<MemDisk>::clone(disk);
    let store = Store::new(disk, dir(), verify);
    store.prepare(at(0)).ok();
    store
}

fn with_people() -> Course {
    let mut course = Course::new(CourseId::named("c"), "Osh", "en", date(2026, 9, 14).at(8, 0, 0, 0));
    let person = Participant::new(ParticipantId::named("p"), "Gulnara");
    course.people.participants.push(Arc::new(person));
    course
}

fn without_people() -> Course {
    let mut course = with_people();
    course.people.totals = Some(totals(&course.people, &course.agenda));
    course.people.participants.clear();
    course
}

/// Everything that can hold a name of a course: its file, backups, a version of another program, stamps, the bin,
/// what could not be read, what a sync client and a killed run left.
fn full_folder() -> BTreeMap<PathBuf, Vec<u8>> {
    let disk = Arc::new(MemDisk::default());
    let store = store(&disk);
    let mut course = with_people();
    let key = DocKey::Course(course.id.0);
    for (second, place) in (1..).zip(["a", "b", "c"]) {
        course.place = place.to_owned();
        store.save(key, &to_bytes(&course).expect("bytes"), at(second)).expect("saved");
    }
    disk.put(&dir().file(key), &to_bytes(&with_people()).expect("bytes"));
    store.save(key, &to_bytes(&course).expect("bytes"), at(5)).expect("saved");
    disk.put(&dir().file(key), b"{ \"broken\": \"Gulnara\"");
    store.save(key, &to_bytes(&course).expect("bytes"), at(6)).expect("saved");
    store.remove(key, at(7)).expect("in the bin");
    // Another version: one that is just as it was would leave the bin.
    course.place = "d".to_owned();
    store.save(key, &to_bytes(&course).expect("bytes"), at(8)).expect("saved");
    let mut shared = shared::observed(&store, &course, "", at(9)).expect("known");
    let theirs = shared.memory.state().clone();
    shared.memory.merge(&theirs, DeviceId::named("other")).expect("merged");
    shared.keep().expect("kept");
    drop(shared);
    let mut files = disk.files();
    let file = dir().file(key);
    for end in ["sync-conflict-20261125.json", "json.77-1.tmp"] {
        files.insert(file.with_extension(end), to_bytes(&course).expect("bytes"));
    }
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    for half in [format!(".syncthing.{name}.tmp"), format!("~syncthing~{name}.tmp"), format!(".~{name}")] {
        files.insert(file.with_file_name(half), to_bytes(&course).expect("bytes"));
    }
    let backup = dir().backups(key).join("20261125T101010Z-1 (conflicted copy).json");
    files.insert(backup, to_bytes(&course).expect("bytes"));
    files
}

fn named(disk: &MemDisk) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(NAME.len()).any(|part| part == NAME);
    disk.files().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// What the window does: writes the wish down, saves, takes the traces away. Says whether the wish was written.
fn wipe(store: &Store) -> (bool, bool) {
    let course = without_people();
    let key = DocKey::Course(course.id.0);
    store.read(key).ok();
    let wanted = store.intend_wipe(course.id.0).is_ok();
    let saved = store.save(key, &to_bytes(&course).expect("bytes"), at(20)).is_ok();
    (wanted, saved && store.wipe(course.id.0, at(21)).is_ok())
}

/// What the next start does.
fn next_start(disk: &Arc<MemDisk>) {
    let store = store(disk);
    for course in store.intended_wipes().expect("a list") {
        store.wipe(course, at(30)).expect("wiped");
    }
    assert!(store.intended_wipes().expect("a list").is_empty());
}

#[test]
fn cut_off_or_refused_at_any_step_no_name_is_left_after_the_next_start() {
    let files = full_folder();
    let disk = Arc::new(MemDisk::with(&files));
    assert!(named(&disk).len() >= 13, "{:?}", named(&disk));
    assert!(named(&disk).iter().any(|path| path.starts_with(dir().bin())), "the bin holds one, too");
    let running = store(&disk);
    let before = disk.calls();
    assert_eq!(wipe(&running), (true, true));
    let steps = disk.calls() - before;
    assert_eq!(named(&disk), Vec::<PathBuf>::new());
    assert!(steps > 30, "{steps}");
    for fault in [Fault::Crash, Fault::Error(ErrorKind::PermissionDenied), Fault::Late(ErrorKind::Other)] {
        for step in 0..steps {
            let disk = Arc::new(MemDisk::with(&files));
            let running = store(&disk);
            disk.fail_call(step, fault);
            let (wanted, done) = wipe(&running);
            disk.mend();
            if done {
                assert_eq!(named(&disk), Vec::<PathBuf>::new(), "told as done: {fault:?} at step {step}");
            }
            next_start(&disk);
            if wanted {
                assert_eq!(named(&disk), Vec::<PathBuf>::new(), "{fault:?} at step {step}");
            }
            let key = DocKey::Course(with_people().id.0);
            assert!(store(&disk).peek(key).expect("readable").is_some(), "the course is there");
        }
    }
}

#[test]
fn emptying_the_bin_takes_what_could_not_be_read_and_all_else_of_the_course() {
    let disk = Arc::new(MemDisk::with(&full_folder()));
    let store = store(&disk);
    store.remove(DocKey::Course(with_people().id.0), at(20)).expect("in the bin");
    for entry in store.list_bin().expect("a list") {
        store.purge(&entry).expect("gone");
    }
    assert_eq!(named(&disk), Vec::<PathBuf>::new());
}

#[test]
fn the_backups_of_a_course_that_can_not_be_read_stay_until_it_is_mended() {
    let disk = Arc::new(MemDisk::with(&full_folder()));
    let store = store(&disk);
    let key = DocKey::Course(with_people().id.0);
    store.intend_wipe(with_people().id.0).expect("written down");
    disk.put(&dir().file(key), b"{ cut sh");
    assert!(store.wipe(with_people().id.0, at(20)).is_err());
    assert!(!store.backups(key).expect("a list").is_empty());
    disk.put(&dir().file(key), &to_bytes(&with_people()).expect("bytes"));
    next_start(&disk);
    assert_eq!(named(&disk), Vec::<PathBuf>::new());
}
