//! The power goes: after every call, with every legal choice of what reached the disk, the document is the
//! old version or the new one, and a version that was reported as saved is never lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::mem_disk::{Can, MemDisk, Op};
use super::{at, course, dir, number_of, ready, version};

/// What becomes of bytes that were written but not synced.
#[derive(Clone, Copy)]
enum Unsynced {
    Lost,
    Half,
    Zeros,
    There,
}

/// At most this many names changes that are not synced are tried in every combination; 2 to this many replays.
const FREE: usize = 10;

fn parents(op: &Op) -> Vec<&Path> {
    match op {
        Op::Create { path, .. } | Op::Remove { path } => path.parent().into_iter().collect(),
        Op::Link { to, .. } => to.parent().into_iter().collect(),
        Op::Rename { from, to, .. } => {
            let mut both: Vec<&Path> = from.parent().into_iter().chain(to.parent()).collect();
            both.dedup();
            both
        }
        Op::Exchange { one, .. } => one.0.parent().into_iter().collect(),
        Op::Write { .. } | Op::SyncFile { .. } | Op::SyncDir { .. } => Vec::new(),
    }
}

/// Every state that the disk may be found in after a power cut that follows `ops`.
fn replays(ops: &[Op]) -> Vec<BTreeMap<PathBuf, Vec<u8>>> {
    let mut names: Vec<usize> = Vec::new();
    let mut free: Vec<usize> = Vec::new();
    for (index, op) in ops.iter().enumerate() {
        let folders = parents(op);
        if folders.is_empty() {
            continue;
        }
        names.push(index);
        let synced = folders.iter().all(|folder| {
            ops[index..].iter().any(|later| matches!(later, Op::SyncDir { dir } if dir == folder))
        });
        if !synced {
            free.push(index);
        }
    }
    let newest = free.len().saturating_sub(FREE);
    let mut found = BTreeSet::new();
    for chosen in 0..(1_u32 << (free.len() - newest)) {
        for old_too in [false, true] {
            let missing: BTreeSet<usize> = free
                .iter()
                .enumerate()
                .filter(|(place, _)| match place.checked_sub(newest) {
                    Some(bit) => chosen & (1 << bit) == 0,
                    None => !old_too,
                })
                .map(|(_, index)| *index)
                .collect();
            for unsynced in [Unsynced::Lost, Unsynced::Half, Unsynced::Zeros, Unsynced::There] {
                found.insert(replay(ops, &names, &missing, unsynced));
            }
        }
    }
    found.into_iter().collect()
}

fn replay(
    ops: &[Op],
    names: &[usize],
    missing: &BTreeSet<usize>,
    unsynced: Unsynced,
) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for index in names.iter().filter(|index| !missing.contains(index)) {
        match &ops[*index] {
            Op::Create { path, inode } | Op::Link { to: path, inode } => {
                files.insert(path.clone(), *inode);
            }
            Op::Rename { from, to, inode } => {
                if files.get(from) == Some(inode) {
                    files.remove(from);
                }
                files.insert(to.clone(), *inode);
            }
            Op::Exchange { one, other } => {
                files.insert(one.0.clone(), other.1);
                files.insert(other.0.clone(), one.1);
            }
            Op::Remove { path } => {
                files.remove(path);
            }
            Op::Write { .. } | Op::SyncFile { .. } | Op::SyncDir { .. } => {}
        }
    }
    files.into_iter().map(|(path, inode)| (path, content(ops, inode, unsynced))).collect()
}

fn content(ops: &[Op], inode: usize, unsynced: Unsynced) -> Vec<u8> {
    let mut written = Vec::new();
    let mut safe = 0;
    for op in ops {
        match op {
            Op::Write { inode: one, bytes } if *one == inode => written.extend_from_slice(bytes),
            Op::SyncFile { inode: one } if *one == inode => safe = written.len(),
            _ => {}
        }
    }
    match unsynced {
        Unsynced::There => {}
        Unsynced::Lost => written.truncate(safe),
        Unsynced::Half => written.truncate(safe + (written.len() - safe) / 2),
        Unsynced::Zeros => written[safe..].fill(0),
    }
    written
}

/// What was begun and what was reported as saved, by the number of calls made until then.
struct Timeline {
    begun: Vec<(usize, u64)>,
    reported: Vec<(usize, u64)>,
}

fn check_all(disk: &MemDisk, timeline: &Timeline, from: usize) -> usize {
    let ops = disk.ops();
    let mut count = 0;
    for length in from..=ops.len() {
        let newest = |list: &[(usize, u64)]| {
            list.iter().filter(|(calls, _)| *calls <= length).map(|(_, number)| *number).max()
        };
        let (least, most) = (newest(&timeline.reported), newest(&timeline.begun));
        for files in replays(&ops[..length]) {
            count += 1;
            let disk = Arc::new(MemDisk::with(&files));
            let store = ready(&disk);
            let bytes = store.read(course()).expect("readable");
            let found = bytes.as_deref().map(|bytes| number_of(bytes).expect("a whole version"));
            assert!(
                found >= least && found <= most,
                "{found:?} is not in {least:?}..={most:?} after {length}"
            );
            assert!(disk.left_over().is_empty(), "no temporary file is left");
        }
    }
    count
}

#[test]
fn a_power_cut_leaves_the_old_or_the_new_version() {
    for can in Can::ALL {
        let disk = Arc::new(MemDisk::default());
        can.set(&disk);
        let store = ready(&disk);
        let mut timeline = Timeline { begun: Vec::new(), reported: Vec::new() };
        for number in 1..=5 {
            timeline.begun.push((disk.ops().len(), number));
            store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
            timeline.reported.push((disk.ops().len(), number));
        }
        let count = check_all(&disk, &timeline, 0);
        assert!(count > 200, "only {count} replays");
    }
}

#[test]
fn a_power_cut_never_loses_a_version_of_another_program() {
    for foreign in [version(100), b"{ cut sho".to_vec()] {
        let disk = Arc::new(MemDisk::default());
        let store = ready(&disk);
        store.save(course(), &version(1), at(1)).expect("saved");
        // What the other program wrote is on the disk for good: it is put into the list of calls as such.
        let path = dir().file(course());
        let before = disk.ops().len();
        disk.put(&path, &foreign);
        let kept = store.save(course(), &version(2), at(2)).expect("saved").kept;
        assert!(kept.is_some(), "the other version is kept");
        let ops = disk.ops();
        let inode = usize::MAX;
        let folder = path.parent().expect("a folder").to_path_buf();
        let mut all = ops[..before].to_vec();
        all.push(Op::Create { path: path.clone(), inode });
        all.push(Op::Write { inode, bytes: foreign.clone() });
        all.push(Op::SyncFile { inode });
        all.push(Op::SyncDir { dir: folder });
        let durable = all.len();
        all.extend(ops[before..].iter().cloned().map(|op| match op {
            Op::Link { to, .. } => Op::Link { to, inode },
            other => other,
        }));
        for length in durable..=all.len() {
            for files in replays(&all[..length]) {
                assert!(
                    files.values().any(|bytes| *bytes == foreign),
                    "lost after {length} calls: {files:?}"
                );
            }
        }
    }
}

#[test]
fn the_replays_would_notice_a_missing_sync() {
    // The same calls without the sync of the file: then an empty or zeroed version can be found.
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    store.save(course(), &version(1), at(1)).expect("saved");
    store.save(course(), &version(2), at(2)).expect("saved");
    let careless: Vec<Op> = disk.ops().into_iter().filter(|op| !matches!(op, Op::SyncFile { .. })).collect();
    let path = dir().file(course());
    let broken = replays(&careless)
        .iter()
        .filter_map(|files| files.get(&path))
        .any(|bytes| number_of(bytes).is_none());
    assert!(broken, "the model of the disk is too kind");
}
