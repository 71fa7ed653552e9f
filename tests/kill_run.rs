//! The kill test of a running day: a child process plays a whole training day through the real window with a
//! fast clock and says which steps are on the disk; it is killed at a random moment, 200 times. After each
//! kill the next start must stand on the same session and the same minute, with everything noted: straight
//! on the running day, in a state the day really had, not before the last step that was on the disk.
//!
//! `DOORSTEP_KILLS=2000 cargo test --test kill_run` kills that often.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test: what can't go on has failed"
)]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
#[cfg(unix)]
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use doorstep::app::App;
use doorstep::app::services::Services;
use doorstep::app::startup::Start;
use doorstep::core::deliver::forecast::project;
use doorstep::core::edit::command::Command;
#[cfg(unix)]
use doorstep::core::ids::DocId;
use doorstep::core::ids::{CourseId, Ids};
use doorstep::core::model::course::Course;
use doorstep::core::plan::new_course::{NewCourse, new_course};
use doorstep::desktop::clock::Clock;
use doorstep::storage::paths::DataDir;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use jiff::civil::date;

#[path = "common/world.rs"]
mod world;

use world::{Outside, TestClock, services};

/// Set in the child: the folder of its data, and the step that it begins after.
const CHILD: &str = "DOORSTEP_KILLED_CHILD";

/// Set in the child that is asked to end: the folder of its data.
#[cfg(unix)]
const ENDED_CHILD: &str = "DOORSTEP_ENDED_CHILD";

/// The longest that a child lives after its window is open, in microseconds.
const LONGEST_LIFE: u64 = 260_000;

/// When the trainer comes in, in milliseconds after the clock's beginning: ten to nine.
const MORNING: u64 = 300_000;

/// What the trainer does.
#[derive(Clone, Copy, Debug)]
enum Hand {
    /// The large button: start, or delivered.
    Main,
    /// Five minutes more.
    More,
    /// Pause, or go on.
    Pause,
    /// A note of a kind, by its digit.
    Note(Key),
}

/// A step of the day: how many minutes after the one before, and what is done.
type Step = (u64, Hand);

/// A whole day of this many items.
fn script(items: usize) -> Vec<Step> {
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    let mut steps = Vec::new();
    for item in 0..items {
        steps.push((1, Hand::Main));
        steps.push((4, Hand::Note(digits[item % digits.len()])));
        if item % 3 == 0 {
            steps.push((2, Hand::More));
        }
        if item % 2 == 0 {
            steps.push((3, Hand::Pause));
            steps.push((2, Hand::Pause));
        }
        steps.push((9, Hand::Main));
    }
    steps
}

/// When a step is taken, in milliseconds of the clock; the first is number 1.
fn moment(script: &[Step], step: usize) -> u64 {
    script[..step].iter().map(|(minutes, _)| minutes * 60_000).sum()
}

struct Room {
    harness: Harness<'static, App>,
    clock: Arc<TestClock>,
}

impl Room {
    /// A window on a folder, with the clock put to `millis`.
    fn open(folder: &Path, millis: u64, seed: u64) -> Self {
        let clock = Arc::new(TestClock::at(MORNING + millis));
        let services = Services { seed, ..services(&clock, &Arc::new(Outside::default())) };
        let start = Start::on(DataDir::at(folder));
        assert!(!start.look_only, "the dead hold no lock");
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(40)
            .build_eframe(|cx| App::new(&cx.egui_ctx, services, start));
        let mut room = Self { harness, clock };
        room.settle();
        room
    }

    /// Until everything is on the disk and read.
    fn settle(&mut self) {
        let patience = Instant::now();
        loop {
            self.clock.pass(20);
            self.harness.step();
            if self.harness.state().is_settled() {
                self.harness.run();
                return;
            }
            assert!(patience.elapsed() < Duration::from_mins(1), "background work does not end");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().dispatch(&ctx, action);
        self.harness.run();
        self.settle();
    }

    fn put_clock(&mut self, millis: u64) {
        self.clock.put(MORNING + millis);
        self.harness.run();
    }

    fn key(&mut self, key: Key) {
        let modifiers = Modifiers::NONE;
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.harness.input_mut().events.extend([event(true), event(false)]);
        self.harness.run();
    }

    fn take(&mut self, script: &[Step], step: usize) {
        self.put_clock(moment(script, step));
        match script[step - 1].1 {
            Hand::Main => self.key(Key::Space),
            Hand::More => self.key(Key::Plus),
            Hand::Pause => self.key(Key::P),
            Hand::Note(digit) => {
                self.key(digit);
                self.harness.input_mut().events.push(Event::Text(format!("What was said at step {step}")));
                self.harness.run();
                self.key(Key::Enter);
            }
        }
    }

    fn course(&self) -> Arc<Course> {
        let courses = &self.harness.state().editor().workspace().courses;
        Arc::clone(courses.values().next().expect("an open course"))
    }

    /// Everything that the person sees of the day at this moment: times left, expected ends, notes.
    fn seen(&self) -> BTreeSet<String> {
        let course = self.course();
        let room = &self.clock;
        let now = doorstep::core::deliver::clock::Now {
            wall: room.now(),
            millis: i64::try_from(room.unix_millis()).expect("in range"),
            skew: 0,
            jump: None,
        };
        let day = course.agenda.days[0].id;
        let expected = project(&course, day, &now).expect("the day is there");
        expected.lines.iter().map(|line| format!("{line:?}")).collect()
    }

    /// What on the screen is a clock: the time left, and times of day, alone or within a sentence.
    fn clocks(&self) -> BTreeSet<String> {
        use egui_kittest::kittest::{NodeT as _, Queryable};
        let nodes = self.harness.query_all_by_label_contains(":");
        let mut found = BTreeSet::new();
        for node in nodes {
            let node = node.accesskit_node();
            let text = node.label().or_else(|| node.value()).unwrap_or_default();
            let parts = text.split(|c: char| !(c.is_ascii_digit() || c == ':' || c == '+'));
            let clock = |part: &&str| part.contains(':') && part.contains(|c: char| c.is_ascii_digit());
            found.extend(parts.filter(clock).map(str::to_owned));
        }
        found
    }
}

/// A course as it can be compared: ids of notes are drawn anew by every process.
fn state(course: &Course) -> String {
    let mut value = serde_json::to_value(course).expect("written");
    if let Some(notes) = value.get_mut("notes").and_then(serde_json::Value::as_array_mut) {
        for note in notes {
            note.as_object_mut().expect("a note").remove("id");
        }
    }
    value.to_string()
}

fn day_course() -> Course {
    let training = doorstep::core::model::built_in::starter().into_iter().next().expect("a starter training");
    let new = NewCourse {
        title: "A day that is killed".to_owned(),
        language: "en".to_owned(),
        first_date: date(2026, 9, 14),
        empty_days: 1,
        participants: 25,
        ..NewCourse::default()
    };
    let ids = Ids::new(1_789_000_000_000, 3);
    new_course(&new, &[&training], &ids, date(2026, 9, 1).at(9, 0, 0, 0))
}

/// A folder with the course, before its day begins.
fn fresh_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut room = Room::open(folder.path(), 0, 1);
    room.act(Action::Edit(Command::CreateCourse(Box::new(day_course()))));
    folder
}

fn deliver(id: CourseId) -> Place {
    Place::Course(id, CourseTab::Deliver)
}

/// What the day was after each step, played without being killed.
struct Known {
    states: Vec<String>,
    seen: Vec<BTreeSet<String>>,
    clocks: Vec<BTreeSet<String>>,
}

fn play_once(script: &[Step]) -> Known {
    let folder = fresh_folder();
    let mut room = Room::open(folder.path(), 0, 2);
    room.act(Action::Go(deliver(day_course().id)));
    room.put_clock(0);
    let mut known = Known { states: Vec::new(), seen: Vec::new(), clocks: Vec::new() };
    for step in 0..=script.len() {
        if step > 0 {
            room.take(script, step);
        }
        room.put_clock(moment(script, step));
        known.states.push(state(&room.course()));
        known.seen.push(room.seen());
        known.clocks.push(room.clocks());
        room.settle();
    }
    let different: BTreeSet<&String> = known.states.iter().collect();
    assert_eq!(different.len(), known.states.len(), "every step changes something");
    assert!(known.clocks[..script.len()].iter().all(|clocks| !clocks.is_empty()), "the screen shows times");
    known
}

/// The child: plays on after the step it is told, until it is killed or the day is over.
#[test]
fn the_child_plays_the_day() {
    let Ok(told) = std::env::var(CHILD) else { return };
    let (step, folder) = told.split_once(' ').expect("a step and a folder");
    let step: usize = step.parse().expect("a number");
    let script = script(day_course().agenda.days[0].items.len());
    let mut room = Room::open(Path::new(folder), moment(&script, step), 10 + step as u64);
    if step == 0 {
        room.act(Action::Go(deliver(day_course().id)));
    }
    say("ready");
    for next in step + 1..=script.len() {
        room.take(&script, next);
        room.settle();
        say(&format!("step {next}"));
    }
    say("over");
    // There is nothing left to do but to be killed.
    std::thread::sleep(Duration::from_mins(5));
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // If the parent is gone there is nobody to tell.
    if out.write_all(format!("\n>{line}\n").as_bytes()).and_then(|()| out.flush()).is_err() {
        std::process::exit(1);
    }
}

/// Starts a child after `step`, kills it, and returns the last step that was on the disk.
fn live_and_die(folder: &Path, step: usize, micros: u64) -> usize {
    let mut child = Process::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "the_child_plays_the_day", "--nocapture"])
        .env(CHILD, format!("{step} {}", folder.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut last = step;
    let mut note = |line: &str| {
        if let Some(number) = line.strip_prefix(">step ") {
            last = number.parse().expect("a number");
        }
    };
    for line in lines.by_ref() {
        let line = line.expect("readable");
        note(&line);
        if line == ">ready" {
            break;
        }
    }
    std::thread::sleep(Duration::from_micros(micros));
    child.kill().expect("killed");
    for line in lines {
        note(&line.expect("readable"));
    }
    child.wait().expect("dead");
    last
}

#[test]
fn killed_at_any_moment_the_next_start_stands_on_the_same_session_and_minute() {
    let kills: u64 = std::env::var("DOORSTEP_KILLS").map_or(200, |kills| kills.parse().expect("a number"));
    let script = script(day_course().agenda.days[0].items.len());
    let known = play_once(&script);
    let random = Ids::new(0, 0x5eed);
    let (mut folder, mut step, mut days, mut before_ack) = (fresh_folder(), 0, 1, 0);
    let mut killed_after = BTreeSet::new();
    for kill in 0..kills {
        if step == script.len() {
            (folder, step) = (fresh_folder(), 0);
            days += 1;
        }
        let (_, number) = random.make::<uuid::Uuid>().as_u64_pair();
        let on_disk = live_and_die(folder.path(), step, number % LONGEST_LIFE);
        let mut room = Room::open(folder.path(), moment(&script, on_disk), 5);
        let straight_there = room.harness.state().place() == deliver(day_course().id);
        if !straight_there {
            room.act(Action::Go(deliver(day_course().id)));
        }
        let found = state(&room.course());
        let at = known.states.iter().position(|state| *state == found);
        let at = at.unwrap_or_else(|| panic!("kill {kill}: a state that the day never had:\n{found}"));
        assert!(at >= on_disk, "kill {kill}: step {on_disk} was on the disk, found step {at}");
        let day_goes_on = at > 0 && at < script.len();
        assert_eq!(straight_there, day_goes_on, "kill {kill}: a start in the middle of a day opens there");
        room.put_clock(moment(&script, at));
        assert_eq!(room.seen(), known.seen[at], "kill {kill}: another session or minute");
        assert_eq!(room.clocks(), known.clocks[at], "kill {kill}: another time on the screen");
        before_ack += u64::from(at > on_disk);
        killed_after.insert(at);
        step = at;
    }
    println!(
        "{kills} kills in {days} days of {} steps, after {} different steps, each resumed right; {before_ack} times \
         a step was on the disk before it was said",
        script.len(),
        killed_after.len()
    );
}

/// The child that is asked to end: 45 is typed into the minutes of a session, and nothing more is pressed. It is drawn
/// and closed as eframe would.
#[cfg(unix)]
#[test]
fn the_child_is_asked_to_end() {
    use egui_kittest::kittest::Queryable;
    let Ok(folder) = std::env::var(ENDED_CHILD) else { return };
    let mut room = Room::open(Path::new(&folder), 0, 4);
    let (course, item) = (day_course().id, day_course().agenda.days[0].items[1].id);
    room.act(Action::Go(Place::Session(DocId::Course(course), item)));
    let (asked, ctx) = (room.harness.state().end_asked(), room.harness.ctx.clone());
    doorstep::desktop::end::when_asked(move || {
        asked.store(true, Ordering::Relaxed);
        ctx.request_repaint();
    });
    room.harness.get_by_label("Minutes").focus();
    room.harness.run();
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    room.harness.run();
    room.harness.input_mut().events.push(Event::Text("45".to_owned()));
    room.harness.run();
    say("ready");
    let mut closing = false;
    loop {
        room.harness.step();
        let commands = &room.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        let objects = commands.contains(&egui::ViewportCommand::CancelClose);
        let closes = commands.contains(&egui::ViewportCommand::Close);
        if closing && !objects {
            break;
        }
        closing = closes;
        if closes {
            let root = room.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
            root.events.push(egui::ViewportEvent::Close);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    say("closed");
}

#[cfg(unix)]
#[test]
fn asked_to_end_by_the_system_what_is_typed_is_saved_before_the_window_goes() {
    let folder = fresh_folder();
    let mut child = Process::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "the_child_is_asked_to_end", "--nocapture"])
        .env(ENDED_CHILD, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
    assert!(lines.by_ref().any(|line| line == ">ready"), "it gets as far as that");
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("asked");
    assert!(lines.any(|line| line == ">closed"), "the window goes by itself");
    assert!(child.wait().expect("ended").success());
    let mut room = Room::open(folder.path(), 0, 5);
    room.act(Action::Go(Place::Course(day_course().id, CourseTab::Plan)));
    assert_eq!(room.course().agenda.days[0].items[1].minutes, 45);
}
