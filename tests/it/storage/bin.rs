//! The bin: what was removed can be brought back, and is gone for good only when the user says so.

use std::sync::Arc;

use doorstep::storage::error::ErrorKind;
use doorstep::storage::keys::DocKey;

use super::mem_disk::{Can, Fault, MemDisk};
use super::{at, backed_up, course, dir, ready, stored, version};

#[test]
fn a_removed_document_comes_back_as_it_was() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    let entry = store.remove(course(), at(60)).expect("removed").expect("was there");
    assert_eq!(stored(&store), None);
    assert_eq!(store.list_bin().expect("a list"), std::slice::from_ref(&entry));
    assert_eq!((entry.key, entry.removed), (course(), at(60)));
    assert_eq!(store.read_bin(&entry).expect("readable"), version(1));
    store.restore_from_bin(&entry).expect("restored");
    assert_eq!(stored(&store), Some(1));
    assert!(store.list_bin().expect("a list").is_empty());
    assert_eq!(store.save(course(), &version(2), at(61)).expect("saved").kept, None);
}

#[test]
fn restoring_never_overwrites() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    let entry = store.remove(course(), at(2)).expect("removed").expect("was there");
    // Removing was undone: the document was saved again.
    store.save(course(), &version(2), at(3)).expect("saved");
    assert_eq!(store.restore_from_bin(&entry).expect_err("taken").kind(), ErrorKind::Changed);
    assert_eq!(stored(&store), Some(2));
    // Removed twice within a second: two entries.
    store.remove(course(), at(2)).expect("removed");
    assert_eq!(store.list_bin().expect("a list").len(), 2);
}

#[test]
fn purging_takes_the_backups_along_when_nothing_else_is_left() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    for number in 1..=3 {
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    let first = store.remove(course(), at(4)).expect("removed").expect("was there");
    store.save(course(), &version(4), at(5)).expect("saved");
    store.purge(&first).expect("purged");
    assert_eq!(backed_up(&store), [2, 1], "the document is there again: its backups stay");
    let second = store.remove(course(), at(6)).expect("removed").expect("was there");
    store.purge(&second).expect("purged");
    assert!(store.backups(course()).expect("a list").is_empty());
    let left = disk.files();
    assert!(left.is_empty(), "nothing is left: {left:?}");
}

#[test]
fn only_documents_of_which_there_are_many_can_be_removed() {
    let store = ready(&Arc::new(MemDisk::default()));
    assert!(store.remove(DocKey::Settings, at(1)).is_err());
    assert_eq!(store.remove(course(), at(1)).expect("nothing there"), None);
}

#[test]
fn a_fault_while_removing_leaves_it_in_one_place() {
    for step in 0..8 {
        for fault in
            [Fault::Error(std::io::ErrorKind::Other), Fault::Late(std::io::ErrorKind::Other), Fault::Crash]
        {
            let disk = Arc::new(MemDisk::default());
            let store = ready(&disk);
            store.save(course(), &version(1), at(1)).expect("saved");
            disk.fail_call(step, fault);
            store.remove(course(), at(2)).ok();
            disk.mend();
            let holding = disk.files().values().filter(|bytes| **bytes == version(1)).count();
            assert_eq!(holding, 1, "step {step}, {fault:?}");
        }
    }
}

#[test]
fn what_is_saved_again_just_as_it_was_leaves_the_bin_and_anything_else_stays_in_it() {
    for (again, in_bin) in [(1, 0), (2, 1)] {
        let disk = Arc::new(MemDisk::default());
        let store = ready(&disk);
        store.save(course(), &version(1), at(1)).expect("saved");
        store.remove(course(), at(2)).expect("in the bin");
        store.save(course(), &version(again), at(3)).expect("saved");
        assert_eq!(stored(&store), Some(again));
        assert_eq!(store.list_bin().expect("a list").len(), in_bin, "version {again}");
        // What was put there in an earlier run is none of its business.
        store.remove(course(), at(4)).expect("in the bin");
        let store = ready(&disk);
        store.save(course(), &version(again), at(5)).expect("saved");
        assert_eq!(store.list_bin().expect("a list").len(), in_bin + 1);
    }
}

#[test]
fn a_save_that_fails_takes_nothing_out_of_the_bin() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    store.remove(course(), at(2)).expect("in the bin");
    disk.fail_writes(Some(std::io::ErrorKind::StorageFull));
    store.save(course(), &version(1), at(3)).expect_err("full");
    disk.mend();
    assert_eq!(store.list_bin().expect("a list").len(), 1);
    store.save(course(), &version(1), at(3)).expect("saved");
    assert!(store.list_bin().expect("a list").is_empty());
}

#[test]
fn what_comes_while_a_document_is_brought_back_is_not_replaced() {
    for can in Can::ALL.into_iter().filter(|can| can.in_one_step() || can.links) {
        for step in 0..6 {
            let disk = Arc::new(MemDisk::default());
            can.set(&disk);
            let store = ready(&disk);
            store.save(course(), &version(1), at(1)).expect("saved");
            let entry = store.remove(course(), at(2)).expect("removed").expect("was there");
            let before = disk.calls();
            disk.swap_before(step, &dir().file(course()), &version(77));
            store.restore_from_bin(&entry).ok();
            let holds = |bytes: Vec<u8>| disk.files().values().any(|there| *there == bytes);
            let came = holds(version(77)) || disk.calls() - before <= step;
            // What another program writes over afterwards is its own doing.
            let kept = holds(version(1)) || disk.replaced().contains(&version(1));
            assert!(came && kept, "step {step}, {can:?}");
        }
    }
}
