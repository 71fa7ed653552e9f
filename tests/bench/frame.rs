//! What a frame of the heaviest screen costs: the plan of 8 days, with 80 and with 1,000 sessions, laid
//! out and tessellated without a graphics card. Prints the median and the 99th percentile of many frames
//! while the board scrolls, and beside them the same frames of a window with one label, measured in turn.

#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark prints what it measured, and counts frames"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use doorstep::app::App;
use doorstep::app::startup::Start;
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{AreaId, CourseId, DayId, ItemId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind};
use doorstep::core::model::course::Course;
use doorstep::core::time::TimeOfDay;
use doorstep::ui::action::{Action, CourseTab, Place};
use eframe::App as _;
use jiff::civil::date;

#[path = "../common/world.rs"]
mod world;

use world::{Outside, TestClock, services};

const FRAMES: usize = 600;
const ROUNDS: usize = 7;
const DAYS: usize = 8;

fn course(sessions: usize) -> Course {
    let days = (0..DAYS).map(|number| {
        let items = (0..sessions / DAYS).map(|index| {
            let name = format!("Session {index} of day {number}: how children learn through play and talk");
            let kind = if index % 4 == 3 { ItemKind::Break } else { ItemKind::Session };
            let area = AreaId::new(if index % 2 == 0 { "skills" } else { "programme" });
            let id = ItemId::named(&format!("{number} {index}"));
            let minutes = if kind == ItemKind::Break { 15 } else { 40 };
            Arc::new(Item { area, ..Item::new(id, kind, name, minutes) })
        });
        Day {
            title: format!("Day about topic {number}"),
            date: date(2026, 9, 14)
                .checked_add(jiff::Span::new().days(i64::try_from(number).unwrap_or(0)))
                .ok(),
            items: items.collect(),
            ..Day::new(
                DayId::named(&number.to_string()),
                TimeOfDay::from_minutes(540),
                TimeOfDay::from_minutes(1020),
            )
        }
    });
    Course {
        participants: 20,
        agenda: Agenda { days: days.collect(), extra: serde_json::Map::new() },
        ..Course::new(CourseId::named("bench"), "Bench", "en", date(2026, 9, 1).at(10, 0, 0, 0))
    }
}

fn input(frame: usize) -> egui::RawInput {
    let size = egui::vec2(1600.0, 1000.0);
    let mut input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(frame as f64 / 60.0),
        ..egui::RawInput::default()
    };
    // The pointer rests on the board and the wheel turns to and fro, so that no two frames are the same.
    input.events.push(egui::Event::PointerMoved(egui::pos2(500.0, 600.0)));
    let turn = if (frame / 40).is_multiple_of(2) { -23.0 } else { 23.0 };
    input.events.push(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(turn / 2.0, turn),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
    input
}

fn frame(ctx: &egui::Context, number: usize, mut draw: impl FnMut(&mut egui::Ui)) -> Duration {
    let input = input(number);
    let start = Instant::now();
    let mut output = ctx.run_ui(input, |ui| draw(ui));
    output.textures_delta.clear();
    let shapes = ctx.tessellate(output.shapes, output.pixels_per_point);
    let taken = start.elapsed();
    std::hint::black_box(shapes);
    taken
}

fn percentile(times: &mut [Duration], part: f64) -> f64 {
    times.sort();
    let index = ((times.len() - 1) as f64 * part) as usize;
    times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

/// Times of the frames of one round. Every round draws the very same frames.
fn round(sessions: usize) -> (Vec<Duration>, Vec<Duration>) {
    let ctx = egui::Context::default();
    let services = services(&Arc::new(TestClock::default()), &Arc::new(Outside::default()));
    let mut app = App::new(&ctx, services, Start::default());
    let course = course(sessions);
    let place = Place::Course(course.id, CourseTab::Plan);
    app.dispatch(&ctx, Action::Edit(Command::CreateCourse(Box::new(course))));
    app.dispatch(&ctx, Action::Go(place));
    let mut window = eframe::Frame::_new_kittest();
    let bare = egui::Context::default();
    let (mut times, mut bare_times) = (Vec::new(), Vec::new());
    for number in 0..FRAMES + 60 {
        let taken = frame(&ctx, number, |ui| app.ui(ui, &mut window));
        let bare_taken = frame(&bare, number, |ui| drop(ui.label("Doorstep")));
        if number >= 60 {
            times.push(taken);
            bare_times.push(bare_taken);
        }
    }
    (times, bare_times)
}

/// Of each frame the quickest of all rounds counts: what else the machine does is left out.
fn measure(name: &str, sessions: usize) {
    let (mut times, mut bare) = round(sessions);
    for _ in 1..ROUNDS {
        let (again, bare_again) = round(sessions);
        for (time, again) in times.iter_mut().zip(again).chain(bare.iter_mut().zip(bare_again)) {
            *time = again.min(*time);
        }
    }
    println!(
        "{name}: p50 {:.3} ms, p99 {:.3} ms (one label: p50 {:.3} ms, p99 {:.3} ms)",
        percentile(&mut times, 0.5),
        percentile(&mut times, 0.99),
        percentile(&mut bare, 0.5),
        percentile(&mut bare, 0.99),
    );
}

fn main() {
    measure("plan, 8 days, 80 sessions", 80);
    measure("plan, 8 days, 1,000 sessions", 1_000);
}
