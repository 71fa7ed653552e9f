//! The run of a day: a room that runs, with clocks of its own; tables and properties.

mod clock;
mod forecast;
mod session_steps;
mod steps;

use std::sync::Arc;

use doorstep::core::deliver::choices::{Loan, loan, on_time};
use doorstep::core::deliver::clock::{ClockReading, Now, Watch};
use doorstep::core::deliver::day_to_deliver;
use doorstep::core::deliver::forecast::{Doubt, Left, Projection, project};
use doorstep::core::deliver::steps::RunningDay;
use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::{BatchName, Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::error::EditError;
use doorstep::core::ids::{DayId, DocId, ItemId, LinkId, MaterialId};
use doorstep::core::model::agenda::{Agenda, Item, ItemKind, Priority};
use doorstep::core::model::course::Course;
use doorstep::core::model::group_timer::GroupTimer;
use doorstep::core::model::link::{Link, LinkKind};
use doorstep::core::model::progress::day_under_way;
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::model::run::Phase;
use doorstep::core::time::TimeOfDay;
use jiff::SignedDuration;
use jiff::civil::{DateTime, Time, date};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::core::random;
use crate::courses::two_mornings;

/// A course whose Monday runs, and the clocks of its laptop.
struct Room {
    editor: Editor,
    course: doorstep::core::ids::CourseId,
    day: DayId,
    reading: ClockReading,
    watch: Watch,
    steps: u64,
}

fn id(title: &str) -> ItemId {
    ItemId::named(title)
}

fn at(hour: i8, minute: i8) -> DateTime {
    date(2026, 9, 14).at(hour, minute, 0, 0)
}

impl Room {
    fn of(course: Course, wall: DateTime) -> Self {
        let day = course.agenda.days[0].id;
        let reading = ClockReading { wall, unix_millis: 1_789_375_500_000, steady_millis: 5_000 };
        let mut room = Self {
            course: course.id,
            editor: Editor::new(random::workspace(&course)),
            day,
            reading,
            watch: Watch::default(),
            steps: 0,
        };
        room.now();
        room
    }

    fn new() -> Self {
        Self::of(two_mornings(), at(9, 0))
    }

    fn now(&mut self) -> Now {
        self.watch.read(self.reading)
    }

    fn course(&self) -> Arc<Course> {
        Arc::clone(self.editor.workspace().course(self.course).expect("open"))
    }

    fn pass_millis(&mut self, millis: u64) {
        self.reading.unix_millis += millis;
        self.reading.steady_millis += millis;
        self.shift_wall(i64::try_from(millis).expect("small"));
    }

    fn pass(&mut self, minutes: u64) {
        self.pass_millis(minutes * 60_000);
    }

    fn shift_wall(&mut self, millis: i64) {
        self.reading.wall =
            self.reading.wall.checked_add(SignedDuration::from_millis(millis)).expect("in range");
    }

    /// The clock is set, or the laptop slept: what only goes forward has seen nothing.
    fn jump(&mut self, minutes: i64) {
        self.reading.unix_millis = self.reading.unix_millis.saturating_add_signed(minutes * 60_000);
        self.shift_wall(minutes * 60_000);
    }

    fn step(&mut self, make: impl FnOnce(&RunningDay<'_>) -> Command) {
        let course = self.course();
        let now = self.now();
        let command = make(&RunningDay { course: &course, day: self.day, now });
        self.steps += 1;
        let moment = Moment { millis: self.steps * 3_600_000, interacting: false, today: None };
        self.editor.run(command, moment).expect("a step of the run is never refused");
    }

    fn view(&mut self) -> Projection {
        let now = self.now();
        project(&self.course(), self.day, &now).expect("there")
    }

    fn loan(&mut self) -> Loan {
        let (course, now) = (self.course(), self.now());
        loan(&course, &self.view(), &now)
    }

    fn status(&self, title: &str) -> Status {
        self.course().record(id(title)).map_or(Status::Planned, |record| record.status)
    }

    fn start_of(&mut self, title: &str) -> DateTime {
        self.view().line(id(title)).expect("there").start.expect("known")
    }

    fn end(&mut self) -> DateTime {
        self.view().end.expect("known").at
    }
}

fn minutes(millis: i64) -> i64 {
    millis / 60_000
}

fn with_lunch() -> Course {
    let mut course = two_mornings();
    let item = |kind, title: &str, minutes| Arc::new(Item::new(id(title), kind, title, minutes));
    let items = &mut course.agenda.days[0].items;
    let lunch = Item::new(id("Lunch"), ItemKind::Lunch, "Lunch", 60);
    items.push(Arc::new(Item { locked_start: TimeOfDay::new(12, 0), ..lunch }));
    items.push(item(ItemKind::Session, "Home visit", 60));
    let locked = Item::new(id("Guest"), ItemKind::Session, "Guest", 30);
    items.push(Arc::new(Item { locked_start: TimeOfDay::new(14, 30), ..locked }));
    items.push(item(ItemKind::Closing, "Closing", 30));
    course
}
