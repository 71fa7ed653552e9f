//! How long the window waits on files: the longest frame while 1,000 edits are saved to a disk that takes
//! half a second for every write. A frame is all that the application does between two pictures: taking in
//! what background work found, drawing, doing what was asked for.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints what it measured, and paces itself"
)]

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use doorstep::app::App;
use doorstep::app::startup::Start;
use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{DocId, Ids};
use doorstep::core::model::built_in::starter;
use doorstep::core::plan::new_course::{NewCourse, new_course};
use doorstep::storage::codec::verify;
use doorstep::storage::disk::{DirEntry, Disk, DiskFile, Meta, RealDisk};
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;
use doorstep::ui::action::{Action, CourseTab, Place};
use eframe::App as _;
use jiff::civil::date;

#[path = "../common/world.rs"]
mod world;

use world::{Outside, TestClock, services};

const EDITS: u32 = 1_000;

/// What every write takes.
const WRITE: Duration = Duration::from_millis(500);

/// A disk as slow as a bad memory stick.
struct SlowDisk(Arc<AtomicU64>);

struct SlowFile<'a>(Box<dyn DiskFile + 'a>, &'a AtomicU64);

impl DiskFile for SlowFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        std::thread::sleep(WRITE);
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync()
    }

    fn read_back(&mut self, length: usize) -> io::Result<Vec<u8>> {
        self.0.read_back(length)
    }
}

impl Disk for SlowDisk {
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.create_dir(dir)
    }

    fn create_new<'a>(&'a self, path: &Path) -> io::Result<Box<dyn DiskFile + 'a>> {
        let file = RealDisk.create_new(path)?;
        Ok(Box::new(SlowFile(file, &self.0)))
    }

    fn open_at<'a>(&'a self, path: &Path, length: u64) -> io::Result<Box<dyn DiskFile + 'a>> {
        RealDisk.open_at(path, length)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, limit)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.hard_link(from, to)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.sync_dir(dir)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<DirEntry>> {
        RealDisk.list(dir)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        RealDisk.metadata(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let writes = Arc::new(AtomicU64::new(0));
    let ctx = egui::Context::default();
    let services = services(&Arc::new(TestClock::default()), &Arc::new(Outside::default()));
    let mut start = Start::on(DataDir::at(folder.path()));
    let slow = SlowDisk(Arc::clone(&writes));
    start.store = Some(Arc::new(Store::new(Arc::new(slow), DataDir::at(folder.path()), verify)));
    let mut app = App::new(&ctx, services, start);
    let new = NewCourse {
        title: "Bench".to_owned(),
        language: "en".to_owned(),
        first_date: date(2026, 9, 14),
        empty_days: 1,
        participants: 25,
        ..NewCourse::default()
    };
    let course = new_course(&new, &[&starter()[0]], &Ids::new(0, 1), date(2026, 9, 1).at(8, 0, 0, 0));
    let id = course.id;
    let item = course.agenda.days[0].items[0].id;
    app.dispatch(&ctx, Action::Edit(Command::CreateCourse(Box::new(course))));
    app.dispatch(&ctx, Action::Go(Place::Course(id, CourseTab::Plan)));
    let mut window = eframe::Frame::_new_kittest();
    let mut frames = Vec::new();
    for number in 0..EDITS + 60 {
        let began = Instant::now();
        if number >= 60 {
            let edit = AgendaEdit::Item(item, ItemField::Minutes(20 + number % 30));
            app.dispatch(&ctx, Action::Edit(Command::Agenda(DocId::Course(id), edit)));
        }
        app.logic(&ctx, &mut window);
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1600.0, 1000.0))),
            time: Some(f64::from(number) / 60.0),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| app.ui(ui, &mut window));
        output.textures_delta.clear();
        let taken = began.elapsed();
        // The first frames draw every letter for the first time.
        if number >= 60 {
            frames.push(taken);
        }
        std::thread::sleep(Duration::from_millis(16).saturating_sub(taken));
    }
    frames.sort_unstable();
    let at = |part: usize| frames[(frames.len() - 1) * part / 1_000].as_secs_f64() * 1e3;
    println!(
        "{EDITS} edits, {} slow writes meanwhile: frame median {:.2} ms, p99 {:.2} ms, longest {:.2} ms (goal: under 8)",
        writes.load(Ordering::Relaxed),
        at(500),
        at(990),
        at(1_000)
    );
}
