//! The kill test: a child process edits and saves without a break and acknowledges every revision on a pipe;
//! it is killed at a random moment, again and again. After each kill the data folder is opened as at the
//! next start: no acknowledged edit may be lost, no file unreadable, no temporary file left.
//!
//! `cargo test --test kill -- 10000` kills ten thousand times; without a number it is 200.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test program: it prints its result, and a test that can't go on has failed"
)]

#[path = "common/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Duration;

use doorstep::core::ids::Ids;
use doorstep::core::model::course::Course;
use doorstep::storage::codec;
use doorstep::storage::disk::RealDisk;
use doorstep::storage::keys::{DocKey, DocKind};
use doorstep::storage::lock::{InstanceLock, Owner};
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;
use doorstep::storage::writer::{SaveEvent, SaveRequest, Writer};
use jiff::Timestamp;

const NAME: &str = "killed_while_saving";

/// How many courses the child edits in turn.
const COURSES: u64 = 3;

/// The longest that a child lives, in microseconds after it says that it is ready.
const LONGEST_LIFE: u64 = 40_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, folder, seed] = arguments.as_slice()
        && first == "--child"
    {
        child(Path::new(folder), seed.parse().expect("a number"));
        return ExitCode::SUCCESS;
    }
    let options = Options::read(&arguments);
    if options.list {
        println!("{NAME}: test");
        return ExitCode::SUCCESS;
    }
    if !options.chosen {
        println!("\nrunning 0 tests\n\n0 passed, 0 failed\n");
        println!("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out");
        return ExitCode::SUCCESS;
    }
    println!("\nrunning 1 test");
    let tally = kill_again_and_again(options.kills);
    let good = tally.failed == 0;
    println!("test {NAME} ... {}", if good { "ok" } else { "FAILED" });
    println!(
        "{} kills: {} acknowledged edits lost, {} unreadable files, {} temporary files left; {} edits acknowledged, \
         {} kills came in the middle of a save",
        options.kills, tally.lost, tally.unreadable, tally.left, tally.acknowledged, tally.in_a_save
    );
    println!("\n{} passed, {} failed\n", tally.passed, tally.failed);
    let (passed, failed) = if good { (1, 0) } else { (0, 1) };
    let word = if good { "ok" } else { "FAILED" };
    println!(
        "test result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out\n"
    );
    if good { ExitCode::SUCCESS } else { ExitCode::from(101) }
}

/// What the command line asks for, as test programs understand it.
struct Options {
    list: bool,
    chosen: bool,
    kills: u64,
}

impl Options {
    fn read(arguments: &[String]) -> Self {
        let mut options = Self { list: false, chosen: true, kills: 200 };
        let (mut filters, mut skipped, mut exact) = (Vec::new(), Vec::new(), false);
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--list" => options.list = true,
                "--exact" => exact = true,
                // Nothing here is ever switched off.
                "--ignored" => options.chosen = false,
                "--skip" => skipped.extend(rest.next()),
                "--test-threads" | "--format" | "--color" | "--logfile" | "-Z" | "--shuffle-seed" => {
                    rest.next();
                }
                flag if flag.starts_with('-') => {}
                word => match word.parse() {
                    Ok(kills) => options.kills = kills,
                    Err(_) => filters.push(argument),
                },
            }
        }
        let fits = |filter: &&String| if exact { *filter == NAME } else { NAME.contains(filter.as_str()) };
        options.chosen &= filters.is_empty() || filters.iter().any(fits);
        options.chosen &= !skipped.iter().any(fits);
        options
    }
}

fn open(folder: &Path) -> Store {
    Store::new(Arc::new(RealDisk), DataDir::at(folder), codec::verify)
}

/// The revision of a course: what the child wrote into its title.
fn revision(course: &Course) -> u64 {
    course.title.strip_prefix("revision ").and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Edits and saves until it is killed.
fn child(folder: &Path, seed: u64) {
    let store = Arc::new(open(folder));
    let _lock = InstanceLock::take(store.dir(), &Owner::this_process(Timestamp::now())).expect("the lock");
    store.prepare(Timestamp::now()).expect("ready");
    let mut courses: Vec<Course> = (0..COURSES)
        .map(|number| {
            let fresh = sample::course(number, 1, 3);
            let key = codec::Document::key(&fresh);
            let bytes = store.read(key).expect("readable");
            bytes.map_or(fresh, |bytes| codec::from_bytes::<Course>(&bytes).expect("a course").doc)
        })
        .collect();
    let on_event = |event| {
        if let SaveEvent::Saved { key: DocKey::Course(id), revision } = event {
            acknowledge(&format!("{id} {revision}\n"));
        } else {
            acknowledge(&format!("unexpected {event:?}\n"));
        }
    };
    let writer =
        Writer::start(Arc::clone(&store), Arc::new(Timestamp::now), Arc::new(on_event)).expect("a thread");
    acknowledge("ready\n");
    let ids = Ids::new(1_795_449_600_000, seed);
    for round in 0.. {
        for course in &mut courses {
            let next = revision(course) + 1;
            course.title = format!("revision {next}");
            course.notes.truncate(12);
            sample::add_notes(course, &ids, 1);
            let snapshot = course.clone();
            writer.save(SaveRequest {
                key: codec::Document::key(course),
                revision: next,
                bytes: Box::new(move || codec::to_bytes(&snapshot)),
            });
            // Sometimes the edits come faster than the disk.
            if round % 4 != 0 {
                assert!(writer.flush(Duration::from_mins(1)), "the disk hangs");
            }
        }
    }
}

fn acknowledge(line: &str) {
    let mut out = std::io::stdout().lock();
    // If the parent is gone there is nobody to tell.
    if out.write_all(line.as_bytes()).and_then(|()| out.flush()).is_err() {
        std::process::exit(1);
    }
}

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    acknowledged: u64,
    lost: u64,
    unreadable: u64,
    left: u64,
    in_a_save: u64,
}

fn kill_again_and_again(kills: u64) -> Tally {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut acknowledged: BTreeMap<String, u64> = BTreeMap::new();
    let mut tally = Tally::default();
    let random = Ids::new(0, 0x5eed);
    for kill in 0..kills {
        let (_, random) = random.make::<uuid::Uuid>().as_u64_pair();
        let lines = live_and_die(&data, kill, random % LONGEST_LIFE);
        let mut unexpected = 0;
        for line in lines.lines() {
            match line.split_once(' ').map(|(id, revision)| (id, revision.parse::<u64>())) {
                Some((id, Ok(revision))) => {
                    tally.acknowledged += 1;
                    let newest = acknowledged.entry(id.to_owned()).or_default();
                    *newest = (*newest).max(revision);
                }
                _ if line == "ready" => {}
                _ => {
                    println!("kill {kill}: {line}");
                    unexpected += 1;
                }
            }
        }
        let before = (tally.lost, tally.unreadable, tally.left);
        look_after(&data, &acknowledged, &mut tally);
        if before == (tally.lost, tally.unreadable, tally.left) && unexpected == 0 {
            tally.passed += 1;
        } else {
            println!("kill {kill}: failed");
            tally.failed += 1;
        }
    }
    tally
}

/// Starts a child, lets it live for this many microseconds, kills it. Returns the whole lines that it wrote.
fn live_and_die(data: &Path, kill: u64, micros: u64) -> String {
    let program = std::env::current_exe().expect("this program");
    let mut child: Child = Command::new(program)
        .arg("--child")
        .arg(data)
        .arg(kill.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child");
    let mut pipe = child.stdout.take().expect("a pipe");
    let mut text = Vec::new();
    // Every tenth child is killed while it starts; the others when they are at work.
    if !kill.is_multiple_of(10) {
        let mut byte = [0];
        while !text.ends_with(b"ready\n") && pipe.read(&mut byte).expect("readable") == 1 {
            text.push(byte[0]);
        }
    }
    // The child writes into the pipe meanwhile; its buffer is far larger than what it says.
    std::thread::sleep(Duration::from_micros(micros));
    child.kill().expect("killed");
    pipe.read_to_end(&mut text).expect("readable");
    child.wait().expect("dead");
    let text = String::from_utf8(text).expect("text");
    let end = text.rfind('\n').map_or(0, |end| end + 1);
    text[..end].to_owned()
}

/// Opens the folder as the next start would, and looks for damage.
fn look_after(data: &Path, acknowledged: &BTreeMap<String, u64>, tally: &mut Tally) {
    let store = open(data);
    let now = Timestamp::now();
    tally.in_a_save += u64::from(data.exists() && count_files(data, &is_temporary) > 0);
    let lock = InstanceLock::take(store.dir(), &Owner::this_process(now)).expect("the dead hold no lock");
    store.prepare(now).expect("ready");
    tally.left += count_files(data, &is_temporary);
    tally.unreadable +=
        count_files(data, &|name| name.contains(".unreadable-") || name.contains(".conflict"));
    let mut found = BTreeMap::new();
    for stored in store.list(DocKind::Course).expect("a list") {
        let key = DocKey::Course(stored.id);
        let bytes = store.peek(key).expect("readable").expect("there");
        match codec::from_bytes::<Course>(&bytes) {
            Ok(opened) => {
                found.insert(stored.id.to_string(), revision(&opened.doc));
            }
            Err(error) => {
                println!("{}: {error}", stored.id);
                tally.unreadable += 1;
            }
        }
        for backup in store.backups(key).expect("a list") {
            let bytes = store.read_backup(&backup).expect("readable");
            tally.unreadable += u64::from(codec::verify(key, &bytes).is_err());
        }
    }
    for (id, newest) in acknowledged {
        let there = found.get(id).copied().unwrap_or(0);
        if there < *newest {
            println!("{id}: revision {newest} was acknowledged, {there} is there");
            tally.lost += 1;
        }
    }
    drop(lock);
}

fn is_temporary(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains(".tmp") || name.contains(".out")
}

fn count_files(folder: &Path, wanted: &dyn Fn(&str) -> bool) -> u64 {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_dir() {
            count += count_files(&entry.path(), wanted);
        } else {
            count += u64::from(wanted(&entry.file_name().to_string_lossy()));
        }
    }
    count
}
