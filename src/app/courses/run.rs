//! The run of a day: its clocks, and going on with it after a start.

use jiff::SignedDuration;

use crate::app::App;
use crate::core::deliver::clock::{ClockReading, Now};
use crate::core::deliver::steps::RunningDay;
use crate::core::ids::{CourseId, DayId};
use crate::core::model::progress::{begun_day, day_under_way};
use crate::core::model::summary::CourseSummary;
use crate::ui::action::{CourseTab, JumpMeant, Place};

/// A day that began longer ago than this, in hours, is not gone on with by itself.
const GO_ON_WITHIN: i64 = 24;

impl App {
    /// What the clocks say now.
    pub(crate) fn read_clocks(&mut self) -> Now {
        let clock = &self.services.clock;
        self.watch.read(ClockReading {
            wall: clock.now(),
            unix_millis: clock.unix_millis(),
            steady_millis: clock.steady_millis(),
        })
    }

    /// The person said what a jump of the clock meant; the run keeps it.
    pub(crate) fn clock_jumped(&mut self, ctx: &egui::Context, id: CourseId, day: DayId, meant: JumpMeant) {
        match meant {
            JumpMeant::TimePassed => self.watch.time_passed(),
            JumpMeant::ClockSet => self.watch.clock_was_set(),
        }
        let now = self.read_clocks();
        let Some(course) = self.editor.workspace().course(id) else { return };
        let command = RunningDay { course, day, now }.keep_clock();
        self.edit(ctx, command);
    }

    /// The courses were found: if a day of one runs, that is where the window opens. Doorstep was closed
    /// in the middle of it, or killed.
    pub(crate) fn go_on_with_run<'a>(&mut self, courses: impl Iterator<Item = &'a CourseSummary>) {
        if self.state.place != Place::Home || !self.state.trail.is_empty() {
            return;
        }
        let now = self.services.clock.now();
        let lately = |summary: &&CourseSummary| {
            let began = summary.running_since;
            began.is_some_and(|began| now.duration_since(began) < SignedDuration::from_hours(GO_ON_WITHIN))
        };
        if let Some(summary) = courses.filter(lately).max_by_key(|summary| summary.running_since) {
            self.go(Place::Course(summary.id, CourseTab::Deliver));
        }
    }

    /// A course was read: what is known of the clock of its running day goes on.
    pub(crate) fn go_on_with_clock(&mut self, id: CourseId) {
        let Some(course) = self.editor.workspace().course(id) else { return };
        let day = day_under_way(course).or_else(|| begun_day(course).map(|(day, _)| day));
        if let Some(run) = day.and_then(|day| course.runs.get(&day)) {
            self.watch.go_on(run.skew);
        }
    }
}
