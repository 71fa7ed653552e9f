//! How long a save takes, paired with a plain write, fsync and rename of the same bytes.
//!
//! The plain one keeps no backup, reads nothing back and does not see a change from outside. It is tried
//! without and with the sync of the folder, without which a power cut can undo it.
//!
//! Doorstep works with two threads. In a virtual machine whose second processor sleeps between, they take turns on the
//! first, and the figures are those of one processor: a loop of the idle priority on each (`chrt -i 0`) keeps both awake.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints its figures, and writes files the plain way to have something to compare"
)]

#[path = "../common/sample.rs"]
mod sample;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use doorstep::core::model::course::Course;
use doorstep::storage::codec::{self, Document};
use doorstep::storage::disk::RealDisk;
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;
use jiff::Timestamp;

const ROUNDS: usize = 300;

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

fn main() {
    for (what, notes) in [("a course of 5 days, 40 notes", 40), ("the same with 1,000 notes", 1000)] {
        measure(what, &sample::course(1, 5, notes));
    }
}

fn measure(what: &str, course: &Course) {
    // Beside the project's own output: a temporary folder may be in memory, where fsync costs nothing.
    let base = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = tempfile::tempdir_in(base).expect("a folder");
    let store = Store::new(Arc::new(RealDisk), DataDir::at(folder.path().join("data")), codec::verify);
    store.prepare(Timestamp::now()).expect("ready");
    let plain = folder.path().join("plain");
    fs::create_dir(&plain).expect("a folder");
    let mut course = course.clone();
    let mut times: [Vec<Duration>; 3] = Default::default();
    let mut size = 0;
    for round in 0..ROUNDS {
        course.title = format!("round {round:05}");
        let bytes = codec::to_bytes(&course).expect("written");
        size = bytes.len();
        // Every order equally often, and each from a disk that owes nothing for the one before.
        for which in ORDERS[round % ORDERS.len()] {
            settle(&plain);
            let start = Instant::now();
            match which {
                0 => write_plainly(&plain, &bytes, false),
                1 => write_plainly(&plain, &bytes, true),
                _ => assert!(store.save(course.key(), &bytes, Timestamp::now()).expect("saved").written),
            }
            times[which].push(start.elapsed());
            store.tidy_backups();
        }
    }
    let [bare, synced, saved] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    });
    println!("{what}: {size} bytes, median of {ROUNDS} rounds");
    println!("  write, fsync, rename               {bare:.3} ms");
    println!("  write, fsync, rename, fsync folder {synced:.3} ms");
    println!("  save                               {saved:.3} ms");
    let bytes = codec::to_bytes(&course).expect("written");
    let start = Instant::now();
    for _ in 0..20 {
        codec::verify(course.key(), &bytes).expect("readable");
    }
    println!("  of it, checking (beside the fsync) {:.3} ms", start.elapsed().as_secs_f64() * 1e3 / 20.0);
    println!("  ratio {:.2} to the first, {:.2} to the second (goal: 1.3)", saved / bare, saved / synced);
}

/// Waits until the disk has written down all that it was told.
fn settle(folder: &Path) {
    File::create(folder.join("settle")).and_then(|file| file.sync_all()).expect("synced");
    File::open(folder).and_then(|folder| folder.sync_all()).expect("synced");
}

fn write_plainly(folder: &Path, bytes: &[u8], sync_folder: bool) {
    let temp = folder.join("course.tmp");
    let mut file = File::create(&temp).expect("created");
    file.write_all(bytes).expect("written");
    file.sync_all().expect("synced");
    drop(file);
    fs::rename(&temp, folder.join("course.json")).expect("renamed");
    if sync_folder {
        File::open(folder).expect("opened").sync_all().expect("synced");
    }
}
