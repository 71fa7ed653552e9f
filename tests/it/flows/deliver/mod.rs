//! Stories of a running day: played in seconds with a clock that the test moves, by keys and by presses.

mod beside;
mod day;
mod survives;

use std::sync::Arc;
use std::time::Duration;

use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{CourseId, DocId, FileId, ItemId, KeyPointId, LinkId, MaterialId, NoteId};
use doorstep::core::model::agenda::{Item, ItemKind, KeyPoint, Priority};
use doorstep::core::model::course::Course;
use doorstep::core::model::link::{Link, LinkKind};
use doorstep::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::settings::Settings;
use doorstep::core::time::TimeOfDay;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Key, Modifiers};
use jiff::civil::{DateTime, date};

use super::hands::{count, fill, key, paints, press, sees, type_text, undo_to, words};
use crate::courses::{item, open, titles, two_mornings};
use crate::harness::{Opened, Setup, Window, both_sizes, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn deliver() -> Place {
    Place::Course(id(), CourseTab::Deliver)
}

/// The sizes of every story, and the projector's.
fn setups() -> Vec<Setup> {
    let projector = Setup { size: [1920.0, 1080.0], dark: true, ..Setup::default() };
    both_sizes().into_iter().chain([projector]).collect()
}

fn delivering(setup: &Setup, course: Course) -> Window {
    let mut window = window(setup);
    open(&mut window, course, deliver());
    window
}

fn pass(window: &mut Window, minutes: u64) {
    window.pass(minutes * 60_000);
    window.run();
}

fn space(window: &mut Window) {
    key(window, Modifiers::NONE, Key::Space);
}

fn known(window: &Window, title: &str) -> Record {
    let course = window.course(id());
    course.record(ItemId::named(title)).map(|record| Record::clone(record)).unwrap_or_default()
}

fn at(hour: i8, minute: i8) -> DateTime {
    date(2026, 9, 14).at(hour, minute, 0, 0)
}

/// Whether the strip tells this time of this figure.
fn expects(window: &Window, what: &str, time: &str) -> bool {
    count(window, &format!("{what}: {time}")) == 1
}
