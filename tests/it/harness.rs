//! The one way to build a window for a test: real application, fixed clock, chosen language and size.

use std::sync::Arc;

use doorstep::app::App;
use doorstep::app::services::Services;
use doorstep::app::startup::Start;
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{CourseId, Ids, TrainingId};
use doorstep::core::model::course::Course;
use doorstep::core::plan::new_course::{NewCourse, new_course};
use doorstep::core::settings::ThemeChoice;
use doorstep::desktop::clock::Clock;
use doorstep::materials::download::web::Web;
use doorstep::storage::paths::DataDir;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui_kittest::Harness;
use jiff::civil::date;

pub use crate::world::{Opened, Outside, TestClock};
use crate::world::{nobody_answers, services};

/// How a test window is built.
#[derive(Clone, Debug)]
pub struct Setup {
    pub language: &'static str,
    pub size: [f32; 2],
    pub dark: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self { language: "en", size: [1280.0, 800.0], dark: false }
    }
}

/// Writes a file that is what its name says, as far as a look at it can tell.
pub fn write_plausible(path: &std::path::Path) {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading");
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let content = match ending.as_deref() {
        Some("pptx") => std::fs::read(fixtures.join("boxes-en.pptx")).expect("a deck"),
        Some("pdf") => b"%PDF-1.7\nwith little in it\n%%EOF\n".to_vec(),
        _ => b"x".to_vec(),
    };
    std::fs::write(path, content).expect("written");
}

/// A folder by the path that the system itself gives it, as programs are told it.
pub fn real(folder: &std::path::Path) -> std::path::PathBuf {
    doorstep::materials::may_open::without_long_prefix(&folder.canonicalize().expect("there"))
}

/// The smallest window and a large one, for stories. They are told in one language: that every screen holds in
/// every language is tried in `screens`.
pub fn both_sizes() -> [Setup; 2] {
    [[1024.0, 640.0], [1600.0, 1000.0]].map(|size| Setup { size, ..Setup::default() })
}

/// A running application in a window without a screen, its clock, and its data folder, which lives as
/// long as this does.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub clock: Arc<TestClock>,
    pub outside: Arc<Outside>,
    pub folder: Arc<tempfile::TempDir>,
    setup: Setup,
    web: Web,
}

impl std::ops::Deref for Window {
    type Target = Harness<'static, App>;

    fn deref(&self) -> &Self::Target {
        &self.harness
    }
}

impl std::ops::DerefMut for Window {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.harness
    }
}

/// A window on an empty data folder.
pub fn window(setup: &Setup) -> Window {
    window_on(setup, Arc::new(tempfile::tempdir().expect("a folder")))
}

/// A window on a data folder.
pub fn window_on(setup: &Setup, folder: Arc<tempfile::TempDir>) -> Window {
    window_with(setup, folder, TestClock::default(), nobody_answers())
}

/// A window on an empty data folder, with this way to the web.
pub fn window_on_web(setup: &Setup, web: Web) -> Window {
    window_with(setup, Arc::new(tempfile::tempdir().expect("a folder")), TestClock::default(), web)
}

fn window_with(setup: &Setup, folder: Arc<tempfile::TempDir>, clock: TestClock, web: Web) -> Window {
    let clock = Arc::new(clock);
    let outside = Arc::new(Outside::default());
    let services = Services {
        system_language: setup.language.to_owned(),
        downloads: Some(folder.path().join("downloads")),
        web,
        ..services(&clock, &outside)
    };
    let mut start = Start::on(DataDir::at(folder.path()));
    start.settings.theme = if setup.dark { ThemeChoice::Dark } else { ThemeChoice::Light };
    let shown = if setup.dark { egui::Theme::Dark } else { egui::Theme::Light };
    let harness = Harness::builder()
        .with_size(setup.size)
        .with_theme(shown)
        // Saving goes on in the background and wakes the window: a few frames more.
        .with_max_steps(40)
        .build_eframe(|cx| App::new(&cx.egui_ctx, services, start));
    Window { harness, clock, outside, folder, setup: setup.clone(), web }
}

impl Window {
    /// Does an action, as a screen would ask for it, and draws.
    pub fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().dispatch(&ctx, action);
        self.harness.run();
    }

    /// Lets time pass, in milliseconds. What the disk is at work on is done first: on a slow computer it would seem to
    /// hang.
    pub fn pass(&mut self, millis: u64) {
        for _ in 0..400 {
            if !self.harness.state().is_busy() {
                break;
            }
            self.harness.step();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        self.clock.pass(millis);
    }

    /// Runs frames until background work is over and everything is on the disk.
    pub fn settle(&mut self) {
        for _ in 0..4_000 {
            // On a slow computer a job takes many steps: what is shown for a while must not go meanwhile.
            if !self.harness.state().is_busy() {
                self.clock.pass(50);
            }
            self.harness.step();
            if self.harness.state().is_settled() {
                self.harness.run();
                // The last frames may have begun something: a folder that is watched tells in its own time.
                if self.harness.state().is_settled() {
                    return;
                }
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("background work does not end");
    }

    /// Closes the window and opens another on the same folder.
    pub fn restart(self) -> Self {
        self.restart_at(0)
    }

    /// Closes the window and opens another on the same folder, this many milliseconds after the first start.
    pub fn restart_at(mut self, millis: u64) -> Self {
        self.settle();
        let (folder, setup, web) = (Arc::clone(&self.folder), self.setup.clone(), self.web);
        drop(self.harness);
        let mut window = window_with(&setup, folder, TestClock::at(millis), web);
        window.settle();
        window
    }

    /// How long the clock has gone, in milliseconds.
    pub fn clock_millis(&self) -> u64 {
        self.clock.steady_millis()
    }

    /// Makes a course from a starter training and shows its plan.
    pub fn new_course(&mut self, training: &str) -> CourseId {
        let app = self.harness.state();
        let workspace = app.editor().workspace();
        let training =
            Arc::clone(workspace.training(TrainingId::named(training)).expect("a starter training"));
        let new = NewCourse {
            title: "Foundational course".to_owned(),
            language: self.setup.language.to_owned(),
            place: "Tirana".to_owned(),
            first_date: date(2026, 9, 14),
            empty_days: 1,
            participants: 24,
            trainers: vec!["Ana".to_owned(), "Besa".to_owned()],
            ..NewCourse::default()
        };
        let ids = Ids::new(self.clock.unix_millis(), 99);
        let course = new_course(&new, &[&training], &ids, self.clock.now());
        let id = course.id;
        self.act(Action::Edit(Command::CreateCourse(Box::new(course))));
        self.act(Action::Go(Place::Course(id, CourseTab::Plan)));
        id
    }

    /// The course as it is in memory.
    pub fn course(&self, id: CourseId) -> Arc<Course> {
        Arc::clone(self.harness.state().editor().workspace().course(id).expect("an open course"))
    }
}
