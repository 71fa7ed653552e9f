//! Start to the first frame that was painted, memory and idle work, each paired with a bare window of the same build.
//!
//! Needs a display (on a machine without one: `xvfb-run`) and Linux, whose /proc it reads. The first frame
//! was painted when the marker of the renderer that is being started is gone.
//!
//!     cargo bench --bench start -- [COURSES]

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints its figures, and lays out its data the plain way"
)]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use doorstep::core::ids::Ids;
use doorstep::core::model::built_in::starter;
use doorstep::core::model::summary::CourseSummary;
use doorstep::core::model::workspace::Doc;
use doorstep::core::plan::new_course::{NewCourse, new_course};
use doorstep::storage::documents::to_bytes;
use doorstep::storage::index::{Index, IndexEntry};
use doorstep::storage::keys::{DocKey, DocKind};
use doorstep::storage::marker::Marker;
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;
use jiff::civil::date;

const ROUNDS: usize = 7;

/// How long the untouched window is watched.
const IDLE: Duration = Duration::from_secs(20);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [word, folder] = words.as_slice()
        && word == "bare"
    {
        return bare(Path::new(folder));
    }
    let courses = words.first().and_then(|word| word.parse().ok()).unwrap_or(200);
    let folder = tempfile::tempdir().expect("a folder");
    fill(folder.path(), courses);
    let empty = tempfile::tempdir().expect("a folder");
    let (mut times, mut memory, mut ticks) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let idle = round == 0;
        let ours = run(doorstep_on(folder.path()), folder.path(), idle);
        let theirs = run(bare_on(empty.path()), empty.path(), idle);
        times.push(ours.0.as_secs_f64() / theirs.0.as_secs_f64());
        memory.push((ours.1, theirs.1));
        if idle {
            ticks.extend([ours.2, theirs.2]);
        }
        println!(
            "round {round}: {:?} and bare {:?}; {} and {} MB",
            ours.0,
            theirs.0,
            ours.1 / 1024,
            theirs.1 / 1024
        );
    }
    times.sort_by(f64::total_cmp);
    memory.sort_unstable();
    let (ours, theirs) = memory[ROUNDS / 2];
    println!("{courses} courses: first frame in {:.2} times a bare window's", times[ROUNDS / 2]);
    println!(
        "memory: {} MB more than a bare window's {} MB",
        (i64::from(ours) - i64::from(theirs)) / 1024,
        theirs / 1024
    );
    println!("idle for {IDLE:?}: {} clock ticks, a bare window {}", ticks[0], ticks[1]);
}

/// A folder with courses, and the index that a clean end of the last run leaves.
fn fill(folder: &Path, courses: usize) {
    let dir = DataDir::at(folder);
    let store = Store::new(
        Arc::new(doorstep::storage::disk::RealDisk),
        dir.clone(),
        doorstep::storage::codec::verify,
    );
    store.prepare(jiff::Timestamp::now()).expect("a folder to write to");
    let ids = Ids::new(0, 1);
    let trainings = starter();
    let mut summaries = Vec::new();
    for number in 0..courses {
        let new = NewCourse {
            title: format!("Course {number}"),
            language: "en".to_owned(),
            place: "Tirana".to_owned(),
            first_date: date(2026, 1, 5),
            empty_days: 1,
            participants: 25,
            trainers: vec!["A".to_owned()],
            ..NewCourse::default()
        };
        let course = new_course(&new, &[&trainings[0]], &ids, date(2026, 1, 1).at(8, 0, 0, 0));
        summaries.push(CourseSummary::of(&course));
        let bytes = to_bytes(&Doc::Course(Arc::new(course.clone()))).expect("bytes");
        std::fs::write(dir.file(DocKey::Course(course.id.0)), bytes).expect("written");
    }
    let stored = store.list(DocKind::Course).expect("a list");
    let lines = stored.into_iter().filter_map(|file| {
        let summary = summaries.iter().find(|summary| summary.id.0 == file.id)?.clone();
        Some(IndexEntry { size: file.meta.size, modified: file.meta.modified, summary })
    });
    let index = Index::of(lines.collect()).to_bytes().expect("bytes");
    std::fs::write(dir.file(DocKey::Index), index).expect("written");
}

fn doorstep_on(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    command.args(["--renderer", "glow", "--lang", "en", "--data-dir"]).arg(folder);
    command
}

fn bare_on(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg("bare").arg(folder);
    command
}

/// Starts a program; gives the time until its first frame was painted, its memory in kilobytes then, and the
/// clock ticks of an idle while.
fn run(mut command: Command, folder: &Path, idle: bool) -> (Duration, u32, u64) {
    let marker = folder.join("renderer-starting");
    std::fs::remove_file(&marker).ok();
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    wait_for(&marker, true, &mut child);
    wait_for(&marker, false, &mut child);
    let time = start.elapsed();
    // The background work of the start is over soon after.
    std::thread::sleep(Duration::from_secs(3));
    let memory = status(&child, "VmRSS:");
    let before = ticks(&child);
    if idle {
        std::thread::sleep(IDLE);
    }
    let worked = ticks(&child) - before;
    child.kill().expect("it was running");
    child.wait().expect("it ends");
    (time, memory, worked)
}

fn wait_for(marker: &Path, there: bool, child: &mut Child) {
    let start = Instant::now();
    while marker.exists() != there {
        assert!(child.try_wait().expect("a child").is_none(), "it ended; is there a display?");
        assert!(start.elapsed() < Duration::from_mins(1), "no first frame in a minute");
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn status(child: &Child, field: &str) -> u32 {
    let path = PathBuf::from("/proc").join(child.id().to_string()).join("status");
    let text = std::fs::read_to_string(path).expect("Linux");
    let line = text.lines().find(|line| line.starts_with(field)).expect("the field");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

fn ticks(child: &Child) -> u64 {
    let path = PathBuf::from("/proc").join(child.id().to_string()).join("stat");
    let text = std::fs::read_to_string(path).expect("Linux");
    let after = text.rsplit(')').next().expect("fields");
    after.split_whitespace().skip(11).take(2).filter_map(|number| number.parse::<u64>().ok()).sum()
}

/// A window with nothing in it, that says in the same way when its first frame was painted.
struct Bare(Option<Marker>);

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("bare");
        if ui.ctx().cumulative_frame_nr() > 0 {
            if let Some(marker) = self.0.take() {
                marker.clear();
            }
        } else {
            ui.ctx().request_repaint();
        }
    }
}

fn bare(folder: &Path) {
    let marker = Marker::new(&DataDir::at(folder));
    marker.write("bare");
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("bare", options, Box::new(|_| Ok(Box::new(Bare(Some(marker)))))).expect("a window");
}
