//! The one way to build a window for a test: real application, fixed clock, chosen language and size.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use doorstep::app::App;
use doorstep::app::services::{Clock, Services};
use doorstep::core::settings::{Settings, ThemeChoice};
use egui_kittest::Harness;
use jiff::civil::{DateTime, date};

/// A clock that moves when the test says so. It starts on Monday 14 September 2026 at 08:45.
#[derive(Debug, Default)]
pub struct TestClock {
    millis: AtomicU64,
}

impl TestClock {
    /// Lets time pass, in milliseconds.
    pub fn pass(&self, millis: u64) {
        self.millis.fetch_add(millis, Ordering::Relaxed);
    }

    fn start() -> DateTime {
        date(2026, 9, 14).at(8, 45, 0, 0)
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime {
        let millis = i64::try_from(self.steady_millis()).expect("a test lasts less than 300 million years");
        Self::start().checked_add(jiff::SignedDuration::from_millis(millis)).expect("in range")
    }

    fn unix_millis(&self) -> u64 {
        1_789_375_500_000 + self.steady_millis()
    }

    fn steady_millis(&self) -> u64 {
        self.millis.load(Ordering::Relaxed)
    }
}

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

/// The sizes and languages that every screen must hold.
pub fn every_setup() -> Vec<Setup> {
    let mut all = Vec::new();
    for language in ["en", "ru"] {
        for size in [[1024.0, 640.0], [1600.0, 1000.0]] {
            all.push(Setup { language, size, dark: false });
        }
    }
    all
}

/// A running application in a window without a screen.
pub fn window(setup: &Setup) -> Harness<'static, App> {
    let services = Services {
        clock: Arc::new(TestClock::default()),
        system_language: setup.language.to_owned(),
        seed: 7,
    };
    let theme = if setup.dark { ThemeChoice::Dark } else { ThemeChoice::Light };
    let shown = if setup.dark { egui::Theme::Dark } else { egui::Theme::Light };
    let settings = Settings { theme, ..Settings::default() };
    Harness::builder()
        .with_size(setup.size)
        .with_theme(shown)
        .build_eframe(|cx| App::new(&cx.egui_ctx, services, settings))
}
