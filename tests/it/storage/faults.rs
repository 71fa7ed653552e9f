//! A fault at every step of a save: nothing is lost, the old file is intact, and the next try works.

use std::io::ErrorKind;
use std::sync::Arc;

use doorstep::storage::error;

use super::mem_disk::{Can, Fault, MemDisk};
use super::{at, backed_up, course, dir, ready, stored, unready, version};

const FAULTS: [Fault; 10] = [
    Fault::Error(ErrorKind::StorageFull),
    Fault::Error(ErrorKind::PermissionDenied),
    Fault::Error(ErrorKind::ReadOnlyFilesystem),
    Fault::Error(ErrorKind::Other),
    Fault::Error(ErrorKind::Interrupted),
    Fault::Half(ErrorKind::StorageFull),
    Fault::Half(ErrorKind::Other),
    Fault::Late(ErrorKind::Other),
    Fault::Garbled,
    Fault::Crash,
];

/// How many calls a save of version 3 over version 2 makes.
fn calls_of_a_save(can: Can) -> usize {
    let disk = with_two_versions(can);
    let store = unready(&disk);
    store.read(course()).expect("readable");
    let before = disk.calls();
    store.save(course(), &version(3), at(3)).expect("saved");
    disk.calls() - before
}

fn with_two_versions(can: Can) -> Arc<MemDisk> {
    let disk = Arc::new(MemDisk::default());
    can.set(&disk);
    let store = ready(&disk);
    for number in 1_u64..=2 {
        disk.set_clock(1_795_449_600 + number.cast_signed());
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    disk.set_clock(1_795_449_600 + 3);
    disk
}

#[test]
fn a_fault_at_any_step_loses_nothing_and_the_next_try_works() {
    for can in Can::ALL {
        let steps = calls_of_a_save(can);
        assert!(steps >= 8, "the protocol has steps: {steps}");
        for step in 0..steps {
            for fault in FAULTS {
                let what = format!("{can:?}, step {step} of {steps}, {fault:?}");
                let disk = with_two_versions(can);
                let store = unready(&disk);
                store.read(course()).expect("readable");
                disk.fail_call(step, fault);
                let first = store.save(course(), &version(3), at(3));
                disk.mend();
                let path = dir().file(course());
                let now =
                    disk.files().get(&path).map(|bytes| super::number_of(bytes).expect("a whole version"));
                match &first {
                    Ok(outcome) => {
                        assert_eq!(now, Some(3), "{what}");
                        assert_eq!(outcome.kept, None, "nobody else wrote: {what}");
                    }
                    // Between two steps the place is empty, until the next start.
                    Err(_) if fault == Fault::Crash && can.moves && now.is_none() => {}
                    Err(_) => assert!(matches!(now, Some(2 | 3)), "{what}: {now:?}"),
                }
                if fault == Fault::Crash {
                    // The process is gone; the next one tidies up.
                    let store = ready(&disk);
                    assert!(disk.left_over().is_empty(), "{what}");
                    assert!(matches!(stored(&store), Some(2 | 3)), "{what}");
                    continue;
                }
                // Edits went on, so the next try has more to save. It must not take the half-done save
                // for somebody else's work.
                let again = store.save(course(), &version(4), at(4)).expect("recovers");
                assert_eq!(again.kept, None, "{what}");
                assert_eq!(stored(&store), Some(4), "{what}");
                for number in 1..=2 {
                    let there = disk.files().values().any(|bytes| *bytes == version(number));
                    assert!(there, "version {number} is lost: {what}");
                }
                let backups = backed_up(&store);
                assert!(
                    backups.ends_with(&[2, 1]),
                    "every version that was saved is there: {backups:?}, {what}"
                );
                let twice = backups.windows(2).any(|two| two[0] == two[1]);
                assert!(!twice, "no backup twice: {backups:?}, {what}");
                ready(&disk);
                assert!(disk.left_over().is_empty(), "{what}");
            }
        }
    }
}

#[test]
fn a_fault_in_the_very_first_save_leaves_nothing_half_done() {
    for step in 0..12 {
        for fault in FAULTS {
            let disk = Arc::new(MemDisk::default());
            let store = ready(&disk);
            disk.fail_call(step, fault);
            let first = store.save(course(), &version(1), at(1));
            disk.mend();
            let store = ready(&disk);
            assert!(disk.left_over().is_empty(), "step {step}, {fault:?}");
            let found = stored(&store);
            assert!(
                found == Some(1) || (first.is_err() && found.is_none()),
                "step {step}, {fault:?}: {found:?}"
            );
            store.save(course(), &version(2), at(2)).expect("recovers");
            assert_eq!(stored(&store), Some(2));
        }
    }
}

#[test]
fn a_full_disk_for_a_long_time_costs_no_backup() {
    let disk = with_two_versions(Can::default());
    let store = unready(&disk);
    store.read(course()).expect("readable");
    for number in 3..40 {
        // Alternately full from the first call on, and broken at the rename only.
        disk.fail_writes((number % 2 == 0).then_some(ErrorKind::StorageFull));
        if number % 2 == 1 {
            // Before the last four calls; the first save also found out what this disk can not do.
            let known = if number == 3 { 0 } else { 3 };
            disk.fail_call(calls_of_a_save(Can::default()) - 4 - known, Fault::Error(ErrorKind::StorageFull));
        }
        let error = store.save(course(), &version(number), at(number.cast_signed())).expect_err("full");
        assert_eq!(error.kind(), error::ErrorKind::NoSpace);
    }
    disk.mend();
    assert_eq!(stored(&store), Some(2));
    assert_eq!(disk.ending(".unreadable-").len(), 0);
    store.save(course(), &version(40), at(40)).expect("space returned");
    assert_eq!(stored(&store), Some(40));
    assert_eq!(backed_up(&store), [2, 1]);
}

#[test]
fn errors_are_sorted_by_what_the_user_can_do() {
    let table = [
        (ErrorKind::StorageFull, error::ErrorKind::NoSpace),
        (ErrorKind::QuotaExceeded, error::ErrorKind::NoSpace),
        (ErrorKind::ReadOnlyFilesystem, error::ErrorKind::ReadOnly),
        (ErrorKind::PermissionDenied, error::ErrorKind::Denied),
        (ErrorKind::ResourceBusy, error::ErrorKind::InUse),
        (ErrorKind::Other, error::ErrorKind::Io),
    ];
    for (system, kind) in table {
        let disk = with_two_versions(Can::default());
        let store = unready(&disk);
        store.read(course()).expect("readable");
        disk.fail_writes(Some(system));
        let error = store.save(course(), &version(3), at(3)).expect_err("the disk fails");
        assert_eq!(error.kind(), kind, "{system:?}");
        assert_eq!(error.path(), Some(dir().file(course()).as_path()), "names the document, not the temp");
    }
}

#[test]
fn a_drive_that_was_pulled_out_is_missing_and_nothing_is_made_in_its_place() {
    let disk = with_two_versions(Can::default());
    let store = unready(&disk);
    store.read(course()).expect("readable");
    disk.unplug(dir().root());
    let error = store.save(course(), &version(3), at(3)).expect_err("gone");
    assert_eq!(error.kind(), error::ErrorKind::Missing);
    let error = store.read(course()).expect_err("gone, not empty");
    assert_eq!(error.kind(), error::ErrorKind::Missing);
    assert!(disk.files().is_empty());
}
