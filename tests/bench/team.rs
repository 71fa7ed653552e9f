//! What the folder of a large team costs: listing it, looking into it, reading all courses in figures, and merging
//! one course. `DOORSTEP_TEAM=200,2000` says how many devices and courses there are.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints its figures, and writes files the plain way"
)]

#[path = "../common/sample.rs"]
mod sample;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use doorstep::app::overview::gather::{Gathered, Gathering};
use doorstep::core::ids::{CourseId, DeviceId};
use doorstep::core::merge::memory::Memory;
use doorstep::core::merge::state::State;
use doorstep::core::model::course::Course;
use doorstep::core::model::people::WithPeople;
use doorstep::core::overview::sums::Sums;
use doorstep::core::record::digest::CourseDigest;
use doorstep::exchange::{course_file, digest_file};
use doorstep::storage::disk::RealDisk;
use doorstep::storage::outside::open_outside;
use doorstep::storage::team::{join, list, own_digests, own_file};
use jiff::civil::date;

fn main() {
    merging();
    let asked = std::env::var("DOORSTEP_TEAM").unwrap_or_default();
    let mut numbers = asked.split(',').filter_map(|number| number.parse().ok());
    let (devices, courses) = (numbers.next().unwrap_or(200), numbers.next().unwrap_or(2_000));
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fill(root, devices, courses);
    println!("{devices} devices, {courses} courses; memory {} MB", memory());
    let (took, files) = timed(|| list(&RealDisk, root).expect("listed"));
    println!("listed: {} files in {took:?}", files.len());
    let about = |path: &Path| course_file::about(open_outside(path).expect("there")).expect("whole");
    let (took, seen) = timed(|| files.iter().map(|file| about(&file.path)).collect::<Vec<_>>());
    println!("looked into: {} in {took:?}; memory {} MB", seen.len(), memory());
    let gather = || {
        let mut found = Gathering::default();
        found.team(root, &|| false).expect("read");
        found.done()
    };
    let (took, Gathered { digests, .. }) = timed(gather);
    println!("in figures, from digests: {} courses in {took:?}; memory {} MB", digests.len(), memory());
    let shown: Vec<&CourseDigest> = digests.iter().collect();
    let (took, _) = timed(|| Sums::of(&shown, date(2026, 12, 1)));
    println!("summed up in {took:?}");
    // As an older Doorstep left it.
    for device in 0..devices {
        fs::remove_file(own_digests(root, of(device))).expect("removed");
    }
    let (took, Gathered { digests, .. }) = timed(gather);
    println!("in figures, from whole courses: {} in {took:?}; memory {} MB", digests.len(), memory());
}

fn of(device: usize) -> DeviceId {
    DeviceId::named(&device.to_string())
}

/// Puts the courses into the folders of the devices, each with its digest.
fn fill(root: &Path, devices: usize, courses: usize) {
    join(&RealDisk, root).expect("joined");
    let one = sample::course(1, 5, 40);
    for number in 0..devices {
        let device = of(number);
        let sending = course_file::Sending { device, name: String::new(), people: WithPeople::No, at: None };
        let own = (0..courses).filter(|course| course % devices == number);
        let own = own.map(|course| Course { id: CourseId::named(&course.to_string()), ..one.clone() });
        let mut digests = Vec::new();
        fs::create_dir_all(root.join(device.to_string())).expect("made");
        for course in own {
            let bytes = course_file::to_bytes(&State::of(&course), &sending, &[]).expect("bytes");
            fs::write(own_file(root, device, course.id), bytes).expect("written");
            digests.push(CourseDigest::of(&course));
        }
        fs::write(own_digests(root, device), digest_file::to_bytes(&digests).expect("bytes"))
            .expect("written");
    }
}

/// Two who worked on one course of eight days with 2,000 notes.
fn merging() {
    let course = sample::course(1, 8, 2_000);
    let (took, mut mine) = timed(|| Memory::of(&course));
    println!("8 days, 2,000 notes: taken apart in {took:?}");
    let mut theirs = course.clone();
    theirs.title = "Theirs".to_owned();
    theirs.notes.truncate(1_990);
    let mut state = mine.state().clone();
    let (took, _) = timed(|| state.observe(&theirs, of(2), 0).expect("a course"));
    println!("what changed is seen in {took:?}");
    let mut own = course;
    own.place = "Mine".to_owned();
    let (took, ()) = timed(|| mine.observe(&own, of(1), "Ana").expect("a course"));
    println!("the same of one's own in {took:?}");
    let mut joined = mine.state().clone();
    let (took, ()) = timed(|| joined.join(&state));
    println!("joined in {took:?}");
    let (took, merged) = timed(|| mine.merge(&state, of(2)).expect("merged"));
    println!(
        "merged, with the course and what is told of it, in {took:?}: {} notes",
        merged.course.notes.len()
    );
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = work();
    (begun.elapsed(), made)
}

/// The most memory that this process had, in megabytes; 0 where the system does not say.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
