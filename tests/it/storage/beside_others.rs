//! Another program that puts its own versions in the place of a course all the time, as a sync client does: each of
//! them is kept, on the disk of this computer.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use doorstep::storage::disk::RealDisk;
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;

use super::{at, course, number_of, verify, version};

/// How often is saved meanwhile.
const SAVES: u64 = 300;

/// The versions of the other program have numbers from here on.
const FOREIGN: u64 = 1_000_000;

fn foreign(number: u64) -> Vec<u8> {
    format!("{{\"version\":{number},\"text\":\"theirs\"}}").into_bytes()
}

/// Puts a version of its own there, again as soon as somebody took the last one away; says how many.
fn swap_all_the_time(path: &Path, away: &Path, ended: &AtomicBool) -> u64 {
    let (mut count, mut pause) = (0_u64, 1_u64);
    while !ended.load(Ordering::Relaxed) {
        let bytes = foreign(FOREIGN + count);
        let temp = away.join("theirs");
        fs::write(&temp, &bytes).expect("written");
        while fs::rename(&temp, path).is_err() {
            std::thread::yield_now();
        }
        count += 1;
        // It never replaces its own: so each that is gone was taken away by a save.
        while !ended.load(Ordering::Relaxed) && fs::read(path).is_ok_and(|there| there == bytes) {
            // A file that is open can't be replaced everywhere: it looks only now and then.
            std::thread::sleep(Duration::from_millis(1));
        }
        // At another moment of a save each time.
        pause = pause * 48_271 % 2_147_483_647;
        std::thread::sleep(Duration::from_micros(pause % 3_000));
    }
    count
}

/// Saves so often while the other program swaps; how many versions of it there were, and which of them are lost.
fn lost_of(store: &Store, saves: u64, away: &Path) -> (u64, Vec<u64>) {
    let path = store.dir().file(course());
    let ended = AtomicBool::new(false);
    let mut found = Vec::new();
    let count = std::thread::scope(|scope| {
        let other = scope.spawn(|| swap_all_the_time(&path, away, &ended));
        for number in 1..=saves {
            let saved = store.save(course(), &version(number % 100), at(number.cast_signed()));
            // It may be told as not saved: then it is tried again.
            if let Ok(Some(kept)) = saved.map(|saved| saved.kept) {
                found.extend(number_of(&fs::read(&kept.path).expect("kept")));
                fs::remove_file(&kept.path).expect("taken away");
            }
            store.tidy_backups();
        }
        ended.store(true, Ordering::Relaxed);
        other.join().expect("no panic")
    });
    let backups = store.backups(course()).expect("a list");
    let kept = backups.iter().map(|backup| store.read_backup(backup).expect("a backup"));
    let there = store.peek(course()).expect("readable");
    found.extend(kept.chain(there).filter_map(|bytes| number_of(&bytes)));
    let lost = (FOREIGN..FOREIGN + count).filter(|number| !found.contains(number)).collect();
    (count, lost)
}

#[test]
fn no_version_of_a_program_that_swaps_the_file_all_the_time_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::new(Arc::new(RealDisk), DataDir::at(folder.path().join("data")), verify);
    store.prepare(at(0)).expect("ready");
    let (count, lost) = lost_of(&store, SAVES, folder.path());
    assert!(count > SAVES / 10, "it swaps: {count}");
    assert!(lost.is_empty(), "{} of {count} are lost: {lost:?}", lost.len());
    // Nothing is left of it.
    store.prepare(at(1)).expect("ready");
    let names = fs::read_dir(store.dir().file(course()).parent().expect("a folder")).expect("listed");
    assert_eq!(names.count(), 1);
}
