//! The store: what a save does to the file, to its backups, and to versions that are not ours.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use doorstep::storage::backups::Origin;
use doorstep::storage::codec::MAX_FILE_BYTES;
use doorstep::storage::error::ErrorKind;
use doorstep::storage::kept::KeptWhy;
use doorstep::storage::keys::{DocKey, DocKind};
use doorstep::storage::store::{SaveOutcome, Store};
use uuid::Uuid;

use super::mem_disk::{Can, Fault, MemDisk, Op};
use super::{at, backed_up, course, dir, number_of, ready, stored, unready, version};

#[test]
fn what_was_saved_is_read_again_and_the_version_before_is_a_backup() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    assert_eq!(stored(&store), None);
    for number in 1..=3 {
        let outcome = store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
        assert_eq!(outcome, SaveOutcome { written: true, kept: None });
        assert_eq!(stored(&store), Some(number));
    }
    assert_eq!(backed_up(&store), [2, 1]);
    assert!(disk.left_over().is_empty());
}

#[test]
fn a_save_goes_by_the_protocol() {
    let disk = Arc::new(MemDisk::default());
    disk.with_exchange();
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    let before = disk.ops().len();
    store.save(course(), &version(2), at(2)).expect("saved");
    let steps: Vec<&str> = disk.ops()[before..]
        .iter()
        .map(|op| match op {
            Op::Create { .. } => "new file",
            Op::Write { .. } => "write",
            Op::SyncFile { .. } => "sync file",
            Op::Link { .. } => "backup",
            Op::Rename { .. } => "rename",
            Op::Exchange { .. } => "exchange",
            Op::SyncDir { .. } => "sync folder",
            Op::Remove { .. } => "remove",
        })
        .collect();
    let put = ["rename", "exchange", "remove", "sync folder"];
    assert_eq!(steps, [&["new file", "write", "sync file", "backup"][..], &put].concat());
    // And nothing else, not even to look: one read of what is written, of what stood there, of what came out.
    let calls = disk.calls();
    store.save(course(), &version(3), at(3)).expect("saved");
    assert_eq!(disk.calls() - calls, steps.len() + 3, "the backups are known from the save before");
}

#[test]
fn backups_that_went_meanwhile_are_no_reason_not_to_save() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    for number in 1..=3 {
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    disk.unplug(&dir().backups(course()));
    store.save(course(), &version(4), at(4)).expect("saved");
    store.save(course(), &version(5), at(5)).expect("saved");
    assert_eq!(stored(&store), Some(5));
    assert_eq!(backed_up(&store), [4, 3]);
}

#[test]
fn saving_the_same_again_writes_nothing() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    let before = disk.ops().len();
    assert_eq!(store.save(course(), &version(1), at(2)).expect("saved"), SaveOutcome::default());
    assert_eq!(disk.ops().len(), before);
    // But not if the file went away meanwhile.
    disk.unplug(&dir().file(course()));
    assert!(store.save(course(), &version(1), at(3)).expect("saved").written);
    assert_eq!(stored(&store), Some(1));
}

#[test]
fn a_version_from_outside_is_kept_and_named() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    disk.put(&dir().file(course()), &version(50));
    assert!(store.changed_outside(course()).expect("readable"));
    let kept = store.save(course(), &version(2), at(2)).expect("saved").kept.expect("kept");
    assert_eq!(kept.why, KeptWhy::ChangedOutside);
    assert_eq!(number_of(&disk.files()[&kept.path]), Some(50));
    assert_eq!(stored(&store), Some(2));
    assert!(!store.changed_outside(course()).expect("readable"));
    let backups = store.backups(course()).expect("a list");
    assert_eq!(backups[0].origin, Origin::Conflict);
    // It stays for good, however often is saved after it.
    for number in 3..60 {
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    assert_eq!(number_of(&disk.files()[&kept.path]), Some(50));
}

#[test]
fn a_change_of_the_same_size_at_the_same_time_is_seen() {
    let disk = Arc::new(MemDisk::default());
    disk.set_clock(1_795_449_600);
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    let mut other = version(1);
    let place = other.len() - 3;
    other[place] = b'y';
    disk.set_clock(1_795_449_599);
    disk.put(&dir().file(course()), &other);
    let kept = store.save(course(), &version(2), at(2)).expect("saved").kept.expect("kept");
    assert_eq!(disk.files()[&kept.path], other);
}

#[test]
fn a_file_that_was_never_read_is_not_overwritten_either() {
    let disk = Arc::new(MemDisk::default());
    ready(&disk);
    disk.put(&dir().file(course()), &version(9));
    let store = unready(&disk);
    let kept = store.save(course(), &version(1), at(1)).expect("saved").kept.expect("kept");
    assert_eq!(number_of(&disk.files()[&kept.path]), Some(9));
}

#[test]
fn a_file_that_can_not_be_read_is_kept_as_it_is() {
    for broken in [&b""[..], b"{", b"{\"version\":", b"\xff\xfe\x00", b"null"] {
        let disk = Arc::new(MemDisk::default());
        let store = ready(&disk);
        store.save(course(), &version(1), at(1)).expect("saved");
        disk.put(&dir().file(course()), broken);
        store.read(course()).expect("bytes");
        let kept = store.save(course(), &version(2), at(2)).expect("saved").kept.expect("kept");
        assert_eq!(kept.why, KeptWhy::Unreadable);
        assert_eq!(disk.files()[&kept.path], broken);
        assert!(kept.path.to_string_lossy().contains(".unreadable-"), "{:?}", kept.path);
        assert_eq!(stored(&store), Some(2));
        // It is not taken for a course.
        assert_eq!(store.list(DocKind::Course).expect("a list").len(), 1);
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_and_kept() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    let huge = vec![b' '; usize::try_from(MAX_FILE_BYTES).expect("fits") + 1];
    disk.put(&dir().file(course()), &huge);
    assert_eq!(store.read(course()).expect_err("too large").kind(), ErrorKind::Unreadable);
    let kept = store.save(course(), &version(1), at(1)).expect("saved").kept.expect("kept");
    assert_eq!(disk.files()[&kept.path].len(), huge.len());
}

#[test]
fn bytes_that_could_not_be_read_again_are_never_written_over_a_good_file() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    let error = store.save(course(), b"not a document", at(2)).expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Internal);
    assert_eq!(stored(&store), Some(1));
    assert!(disk.left_over().is_empty());
}

#[test]
fn the_index_is_a_cache_and_is_replaced_whatever_stands_there() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    disk.put(&dir().file(DocKey::Index), b"garbage");
    let outcome = store.save(DocKey::Index, &version(1), at(1)).expect("saved");
    assert_eq!(outcome.kept, None);
    store.save(DocKey::Index, &version(2), at(2)).expect("saved");
    assert!(store.backups(DocKey::Index).expect("a list").is_empty());
}

#[test]
fn the_list_holds_documents_only() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    let ids: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
    for id in ids.iter().rev() {
        store.save(DocKey::Course(*id), &version(1), at(1)).expect("saved");
    }
    let folder = dir().folder(DocKind::Course);
    for name in [
        "notes.txt",
        "a.json",
        "00000000-0000-0000-0000-000000000001 (1).json",
        "00000000-0000-0000-0000-00000000000A.json",
        "00000000-0000-0000-0000-000000000001.json.1-1.tmp",
        ".json",
    ] {
        disk.put(&folder.join(name), b"x");
    }
    let found: Vec<Uuid> = store.list(DocKind::Course).expect("a list").iter().map(|one| one.id).collect();
    assert_eq!(found, ids);
    assert!(store.list(DocKind::Training).expect("a list").is_empty());
}

#[test]
fn left_over_files_are_tidied_but_never_the_only_copy() {
    let other = DocKey::Course(Uuid::from_u128(2));
    let cut = DocKey::Course(Uuid::from_u128(3));
    let removed = DocKey::Course(Uuid::from_u128(4));
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    store.save(removed, &version(4), at(1)).expect("saved");
    store.remove(removed, at(2)).expect("in the bin");
    let temp = |key: DocKey, bytes: &[u8]| {
        let path = format!("{}.77-1.tmp", dir().file(key).display());
        disk.put(path.as_ref(), bytes);
    };
    temp(course(), &version(2));
    temp(other, &version(8));
    temp(cut, b"{\"versio");
    temp(removed, &version(5));
    temp(DocKey::Settings, b"");
    let own = dir().folder(DocKind::Course).join("my thesis.tmp");
    disk.put(&own, b"not ours");

    let store = unready(&disk);
    let tidied = store.prepare(at(3)).expect("tidy");
    assert_eq!(tidied.removed, 3);
    assert_eq!(tidied.recovered, [other]);
    assert_eq!(tidied.set_aside.len(), 1);
    assert_eq!(disk.files()[&tidied.set_aside[0]], b"{\"versio");
    assert_eq!(disk.ending(".tmp"), [own]);
    assert_eq!(stored(&store), Some(1));
    assert_eq!(number_of(&store.read(other).expect("readable").expect("there")), Some(8));
    assert_eq!(store.read(removed).expect("readable"), None);
}

#[test]
fn the_clock_may_be_set_back_or_be_nonsense() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    let clocks =
        [1_795_449_600, 0, -3_000_000_000, 4_102_444_800, 1_700_000_000, 1, 253_402_300_000, 5, 6, 7, 8];
    let mut newest = BTreeMap::new();
    for (number, clock) in (1_u64..).zip(clocks) {
        disk.set_clock(clock);
        let now = jiff::Timestamp::from_second(clock.min(253_402_200_000)).expect("a moment");
        store.save(course(), &version(number), now).expect("saved");
        newest.insert(number, clock);
    }
    // Eleven saves: ten backups, in the order of saving, whatever the clock said.
    assert_eq!(stored(&store), Some(11));
    assert_eq!(backed_up(&store), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn an_old_copy_that_was_put_back_is_seen_as_changed() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    for number in 1..=3 {
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    // Somebody restores version 1 from a copy of the folder.
    disk.put(&dir().file(course()), &version(1));
    assert!(store.changed_outside(course()).expect("readable"));
    let kept = store.save(course(), &version(4), at(4)).expect("saved").kept.expect("kept");
    assert_eq!(number_of(&disk.files()[&kept.path]), Some(1));
    assert_eq!(stored(&store), Some(4));
}

#[test]
fn two_instances_that_do_not_see_each_others_lock_overwrite_nothing() {
    let disk = Arc::new(MemDisk::default());
    ready(&disk).save(course(), &version(1), at(1)).expect("saved");
    let (here, there) = (unready(&disk), unready(&disk));
    assert_eq!((stored(&here), stored(&there)), (Some(1), Some(1)));
    let mut saved = vec![1];
    for (second, number) in (2..).zip(2_u64..12) {
        let store = if number % 2 == 0 { &here } else { &there };
        let outcome = store.save(course(), &version(number), at(second)).expect("saved");
        assert_eq!(outcome.kept.is_some(), number > 2, "each finds the version of the other");
        saved.push(number);
        for number in &saved {
            let bytes = version(*number);
            assert!(disk.files().values().any(|there| *there == bytes), "version {number} is lost");
        }
    }
}

/// A disk that can do some of what disks can do, with a store and one version or none.
fn one_of_the_disks(can: Can, first_save: bool) -> (Arc<MemDisk>, Store) {
    let disk = Arc::new(MemDisk::default());
    can.set(&disk);
    let store = ready(&disk);
    if !first_save {
        store.save(course(), &version(1), at(1)).expect("saved");
    }
    (disk, store)
}

fn holds(disk: &MemDisk, bytes: &[u8]) -> bool {
    disk.files().values().any(|there| there == bytes)
}

#[test]
fn a_version_that_comes_between_any_two_steps_of_a_save_is_kept() {
    for can in Can::ALL {
        for (first_save, foreign) in
            [true, false].into_iter().flat_map(|first| [(first, version(77)), (first, b"{ cut sho".to_vec())])
        {
            let what = format!("{can:?}, first save {first_save}");
            let mut lost = 0;
            for step in 0.. {
                let (disk, store) = one_of_the_disks(can, first_save);
                let before = disk.calls();
                disk.swap_before(step, &dir().file(course()), &foreign);
                let saved = store.save(course(), &version(2), at(2));
                // It may be told as not saved; then the next try does it.
                if saved.is_err() {
                    store.save(course(), &version(2), at(3)).expect("saved");
                }
                store.save(course(), &version(3), at(4)).expect("saved");
                store.tidy_backups();
                if disk.calls() - before <= step {
                    assert!(step > 15, "both saves have more steps: {step}");
                    break;
                }
                // What the other program itself wrote over is not ours to keep.
                let replaced = disk.files().get(&dir().file(course())) == Some(&foreign);
                assert!(replaced || holds(&disk, &version(3)), "ours is lost at step {step}: {what}");
                lost += usize::from(!holds(&disk, &foreign));
            }
            // Where a disk can neither exchange two names nor give one only if it is free, there is one step of each
            // save at which nothing helps: the look just before the new version takes its place.
            assert!(lost <= if can.in_one_step() { 0 } else { 2 }, "lost at {lost} steps: {what}");
        }
    }
}

#[test]
fn of_two_versions_that_come_between_any_steps_of_a_save_both_are_kept() {
    let foreign = [version(77), version(78)];
    for can in Can::ALL.into_iter().filter(|can| can.in_one_step()) {
        for (first, second) in (0..24).flat_map(|first| (first..24).map(move |second| (first, second))) {
            let (disk, store) = one_of_the_disks(can, false);
            for (step, bytes) in [first, second].into_iter().zip(&foreign) {
                disk.swap_before(step, &dir().file(course()), bytes);
            }
            // It may be told as not saved, at most as often as somebody comes; then the next try does it.
            for number in [2, 3] {
                let saved = (0..3).any(|again| store.save(course(), &version(number), at(again)).is_ok());
                assert!(saved, "{first} and {second}: {can:?}");
            }
            for bytes in &foreign {
                let kept = holds(&disk, bytes) || disk.replaced().contains(bytes);
                assert!(kept, "lost before {first} and {second}: {can:?}");
            }
        }
    }
}

#[test]
fn cut_off_before_it_was_kept_a_version_of_another_program_is_found_at_the_next_start() {
    for can in Can::ALL.into_iter().filter(|can| can.in_one_step()) {
        let mut kept_at_the_start = 0;
        for foreign in [version(77), b"{ cut sho".to_vec()] {
            for (came, cut) in (0..20).flat_map(|came| (came..20).map(move |cut| (came, cut))) {
                let (disk, store) = one_of_the_disks(can, false);
                disk.swap_before(came, &dir().file(course()), &foreign);
                disk.fail_call(cut, Fault::Crash);
                store.save(course(), &version(2), at(2)).ok();
                disk.mend();
                if !holds(&disk, &foreign) {
                    continue;
                }
                let store = unready(&disk);
                let tidied = store.prepare(at(3)).expect("ready");
                kept_at_the_start += tidied.kept.len();
                assert!(holds(&disk, &foreign), "it came before step {came}, cut off at {cut}: {can:?}");
                assert!(disk.left_over().is_empty(), "{:?}", disk.left_over());
                assert!(disk.files().contains_key(&dir().file(course())), "no place is left empty");
            }
        }
        assert!(kept_at_the_start >= 4, "{kept_at_the_start}: {can:?}");
    }
}

#[test]
fn cut_off_without_another_program_nothing_is_taken_for_its_work() {
    for can in Can::ALL {
        for cut in 0..20 {
            let (disk, store) = one_of_the_disks(can, false);
            store.save(course(), &version(2), at(2)).expect("saved");
            disk.fail_call(cut, Fault::Crash);
            store.save(course(), &version(3), at(3)).ok();
            disk.mend();
            let store = unready(&disk);
            let tidied = store.prepare(at(4)).expect("ready");
            assert!(matches!(stored(&store), Some(2 | 3)), "cut off at {cut}: {can:?}");
            assert!(tidied.kept.is_empty() && disk.ending(".conflict.json").is_empty(), "cut off at {cut}");
        }
    }
}

#[test]
fn a_place_that_could_not_be_filled_again_is_filled_by_the_next_save_or_the_next_start() {
    for can in Can::ALL.into_iter().filter(|can| can.moves && !can.exchange) {
        // From the second step on nothing works: neither the new file goes in nor the old one back.
        let path = dir().file(course());
        let step = (0..20).find(|step| {
            let (disk, store) = one_of_the_disks(can, false);
            disk.fail_calls(*step..usize::MAX, io::ErrorKind::Other);
            store.save(course(), &version(2), at(2)).expect_err("fails");
            !disk.files().contains_key(&path)
        });
        let step = step.expect("a step after which the place is empty");
        // Or just these two don't, and what is left behind could be taken away.
        for (restarted, end) in [(true, usize::MAX), (true, step + 2), (false, usize::MAX), (false, step + 2)]
        {
            let (disk, store) = one_of_the_disks(can, false);
            disk.fail_calls(step..end, io::ErrorKind::Other);
            store.save(course(), &version(2), at(2)).expect_err("fails");
            disk.mend();
            if restarted {
                let store = ready(&disk);
                assert_eq!(stored(&store), Some(1), "what was told as saved");
            } else {
                store.save(course(), &version(3), at(3)).expect("saved");
                assert_eq!(stored(&ready(&disk)), Some(3));
                assert!(holds(&disk, &version(1)));
            }
            assert!(disk.left_over().is_empty(), "{:?}", disk.left_over());
        }
    }
}

#[test]
fn what_doorstep_itself_left_among_the_courses_is_told_from_what_others_did() {
    let disk = Arc::new(MemDisk::default());
    disk.with_exchange();
    let store = ready(&disk);
    let file = dir().file(course());
    let beside = |end: &str| file.with_extension(end);
    store.save(course(), &version(1), at(1)).expect("saved");
    store.save(course(), &version(2), at(2)).expect("saved");
    assert!(store.left_so(&file));
    for own in ["json.7-1.tmp", "json.7-1.out", "stamps.json", "wiping"] {
        assert!(store.left_so(&beside(own)), "{own}");
    }
    for other in ["sync-conflict-20261125.json", "tmp", "unreadable-20261125T101010Z.json"] {
        assert!(!store.left_so(&beside(other)), "{other}");
    }
    assert!(!store.left_so(&dir().folder(DocKind::Course)), "the folder itself was moved, say");
    // Another program wrote it, took it away, brought another.
    disk.put(&file, &version(9));
    assert!(!store.left_so(&file));
    disk.unplug(&file);
    assert!(!store.left_so(&file));
    let stranger = DocKey::Course(Uuid::from_u128(9));
    disk.put(&dir().file(stranger), &version(1));
    assert!(!store.left_so(&dir().file(stranger)), "never read here");
    // Put into the bin here it is gone by Doorstep's own doing.
    disk.put(&file, &version(2));
    store.remove(course(), at(3)).expect("in the bin");
    assert!(store.left_so(&file));
}
