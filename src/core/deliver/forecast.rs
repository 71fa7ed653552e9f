//! What is to be expected: when what is going on ends, when the rest begins, how far over or under the day
//! is. Made anew from plan, record, run and the moment; nothing of it is kept.
//!
//! What follows follows at once. Starts that the plan locks hold: what runs into them is said, not pushed
//! on, until the trainer releases them. No expected end is ever in the past, unless the time of the whole day has
//! passed and nobody is at it.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

use super::clock::{Jump, Now};
use crate::core::ids::{DayId, ItemId};
use crate::core::model::agenda::{Item, ItemKind};
use crate::core::model::course::Course;
use crate::core::model::fraction::fraction;
use crate::core::model::progress::phase;
use crate::core::model::record::minutes_between;
use crate::core::model::run::{ItemRun, Phase, Run};
use crate::core::plan::times::DaySchedule;

/// An item that is under way so much longer than it should, in milliseconds, was probably forgotten.
const FORGOTTEN: i64 = 2 * 60 * 60_000;

/// Moments that part by less than this, in milliseconds, are the same to two clocks.
const UNEVEN: i64 = 3_000;

/// Share of the time left from which on little is left.
const LITTLE_LEFT: f32 = 0.2;

/// Share of the time left from which on an item is nearly over.
const NEARLY_OVER: f32 = 0.1;

/// How much of its time an item has left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// More than a fifth.
    Enough,
    /// A fifth or less.
    Little,
    /// A tenth or less.
    NearlyOver,
    /// Nothing.
    Over,
}

/// One item of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ItemForecast {
    /// The item.
    pub item: ItemId,
    /// What goes on with it.
    pub phase: Phase,
    /// It is a break or lunch.
    pub rest: bool,
    /// When it was to begin.
    pub planned_start: DateTime,
    /// When it was to end.
    pub planned_end: DateTime,
    /// When it began, or is expected to; none where that is not known.
    pub start: Option<DateTime>,
    /// When it ended, or is expected to; none where that is not known.
    pub end: Option<DateTime>,
    /// Its length today, in minutes.
    pub minutes: u32,
    /// The milliseconds that it has run.
    pub spent: i64,
    /// The minutes that it took, once it is over: those of its record, where it is recorded.
    pub taken: Option<u32>,
    /// Its start holds: it is locked in the plan, and was not released.
    pub holds: bool,
    /// Whole minutes by which what stands before runs into it.
    pub pressed: u32,
}

impl ItemForecast {
    /// Milliseconds left; negative when it is over its time.
    #[must_use]
    pub fn left(&self) -> i64 {
        i64::from(self.minutes) * 60_000 - self.spent
    }

    /// Whether its start is still to come and holds.
    #[must_use]
    pub fn is_held(&self, now: &Now) -> bool {
        self.holds && self.phase == Phase::Waiting && self.planned_start >= now.wall
    }

    /// How much of its time it has left.
    #[must_use]
    pub fn how_much_left(&self) -> Left {
        match (self.left(), self.share_left()) {
            (left, _) if left <= 0 => Left::Over,
            (_, share) if share <= NEARLY_OVER => Left::NearlyOver,
            (_, share) if share <= LITTLE_LEFT => Left::Little,
            _ => Left::Enough,
        }
    }

    /// The part of its time that is left, from 0 to 1.
    #[must_use]
    pub fn share_left(&self) -> f32 {
        let whole = u64::from(self.minutes.max(1)) * 60_000;
        fraction(u64::try_from(self.left()).unwrap_or(0), whole)
    }
}

/// A moment that is expected, beside the one that was planned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected {
    /// When it is expected.
    pub at: DateTime,
    /// When it was planned.
    pub planned: DateTime,
}

impl Expected {
    /// Whole minutes by which it is too late.
    #[must_use]
    pub fn late(self) -> u32 {
        minutes_late(self.at, self.planned)
    }
}

/// Whole minutes by which a moment is too late. Seconds are nobody's concern: every place counts by the same
/// minutes, and what is late by less than one is on time.
fn minutes_late(at: DateTime, planned: DateTime) -> u32 {
    u32::try_from(at.duration_since(planned).as_mins()).unwrap_or(0)
}

/// Why expected times are not sure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// The clock jumped forward: either the laptop slept, or the clock was set.
    Jumped(Jump),
    /// The clock stands before the last step of the run.
    WentBack,
    /// An item has run for hours longer than it should.
    Forgotten(ItemId),
}

/// What is to be expected of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Projection {
    /// The items of the day, in the order of the plan.
    pub lines: Vec<ItemForecast>,
    /// By how many milliseconds the day is over so far (late start, longer items), or under if negative.
    pub over: i64,
    /// The end of the block: of what stands before the next break.
    pub block: Option<Expected>,
    /// The start of lunch, while it has not begun.
    pub lunch: Option<Expected>,
    /// The end of the day.
    pub end: Option<Expected>,
    /// Why this is not sure.
    pub doubt: Option<Doubt>,
    /// The time planned for the day has passed, and nothing goes on in the room: what still waits is not late, it was
    /// not written down or did not happen. Its times are those of the plan.
    pub passed: bool,
}

impl Projection {
    /// What runs or is paused.
    pub fn under_way(&self) -> impl Iterator<Item = &ItemForecast> {
        self.lines.iter().filter(|line| matches!(line.phase, Phase::Running | Phase::Paused))
    }

    /// What comes next.
    #[must_use]
    pub fn next(&self) -> Option<&ItemForecast> {
        self.lines.iter().find(|line| line.phase == Phase::Waiting)
    }

    /// The line of an item.
    #[must_use]
    pub fn line(&self, item: ItemId) -> Option<&ItemForecast> {
        self.lines.iter().find(|line| line.item == item)
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.lines.iter().all(|line| line.phase == Phase::Done)
    }
}

/// The date whose midnight the day's times count from: when it really began, else its own if that is
/// today's, else today.
#[must_use]
pub fn base_date(run: Option<&Run>, now: &Now) -> Date {
    run.and_then(|run| run.began).map_or_else(|| now.wall.date(), |began| began.wall.date())
}

/// This many minutes after the midnight that begins `date`.
fn clock(date: Date, minutes: u32) -> DateTime {
    date.to_datetime(Time::midnight()).saturating_add(SignedDuration::from_mins(i64::from(minutes)))
}

fn later(at: DateTime, millis: i64) -> DateTime {
    at.saturating_add(SignedDuration::from_millis(millis))
}

/// The length of an item today, in minutes; at least one.
#[must_use]
pub fn minutes_today(item: &Item, run: Option<&ItemRun>) -> u32 {
    let plus = run.map_or(0, |run| run.plus);
    item.minutes.saturating_add_signed(plus).max(1)
}

/// Whether the start of an item holds today: nothing does that the plan does not lock.
fn holds(item: &Item, run: Option<&ItemRun>) -> bool {
    item.locked_start.is_some() && !run.is_some_and(|run| run.released)
}

/// What is to be expected of a day. `None` if there is no such day.
#[must_use]
pub fn project(course: &Course, day: DayId, now: &Now) -> Option<Projection> {
    let day = course.agenda.day(day)?;
    let run = course.runs.get(&day.id).map(AsRef::as_ref);
    let date = base_date(run, now);
    let schedule = DaySchedule::of(day);
    let mut lines: Vec<ItemForecast> = Vec::with_capacity(day.items.len());
    for (item, slot) in day.items.iter().zip(&schedule.slots) {
        let entry = run.and_then(|run| run.item(item.id));
        lines.push(ItemForecast {
            item: item.id,
            phase: phase(course, run, item.id),
            rest: item.kind.is_rest(),
            planned_start: clock(date, slot.start),
            planned_end: clock(date, slot.end),
            start: None,
            end: None,
            minutes: minutes_today(item, entry),
            spent: entry.map_or(0, |entry| entry.spent_at(now.millis)),
            taken: None,
            holds: holds(item, entry),
            pressed: 0,
        });
    }
    fill_past(course, run, &mut lines, now, date);
    let free = free_from(run, &lines, now, clock(date, day.start.minutes()));
    let has_begun = run.is_some_and(|run| run.began.is_some());
    let own = day.date.filter(|_| !has_begun);
    let passed = has_passed(run, &lines, now, clock(own.unwrap_or(date), schedule.end));
    // Nobody is late for another day.
    let planned = passed || own.is_some_and(|own| own > now.wall.date());
    if planned {
        as_planned(&mut lines);
    } else {
        fill_future(&mut lines, now, free);
    }
    let over = if planned { 0 } else { over(&lines, free) };
    let doubt = doubt(run, &lines, now);
    let lunch = lines
        .iter()
        .zip(&day.items)
        .find(|(line, item)| item.kind == ItemKind::Lunch && line.phase == Phase::Waiting);
    let lunch = lunch.and_then(|(line, _)| Some(Expected { at: line.start?, planned: line.planned_start }));
    let end = lines.iter().filter_map(|line| line.end).max();
    let end = end.map(|at| Expected { at, planned: clock(date, schedule.end) });
    Some(Projection { block: block(&lines), lunch, end, over, doubt, passed, lines })
}

/// What is known of what has begun or is over.
fn fill_past(course: &Course, run: Option<&Run>, lines: &mut [ItemForecast], now: &Now, date: Date) {
    // What was recorded of another date says how long it took, not when it was on this one.
    let midnight = date.at(0, 0, 0, 0);
    let here = |at: &DateTime| (-12..36).contains(&at.duration_since(midnight).as_hours());
    for line in lines {
        let entry = run.and_then(|run| run.item(line.item));
        let known = course.record(line.item);
        let started = entry.and_then(|entry| entry.started).map(|stamp| stamp.wall);
        match line.phase {
            Phase::Waiting => {}
            Phase::Running | Phase::Paused => {
                line.start = known.and_then(|known| known.started).filter(here).or(started);
                line.end = Some(later(now.wall, line.left().max(0)));
            }
            Phase::Done => {
                line.start = known.and_then(|known| known.started).filter(here).or(started);
                let ended = entry.and_then(|entry| entry.started.and(entry.ended)).map(|stamp| stamp.wall);
                line.end = known.and_then(|known| known.ended).filter(here).or(ended);
                line.taken = match known {
                    Some(known) => known.actual_minutes(),
                    None => started.zip(ended).and_then(|(start, end)| minutes_between(start, end)),
                };
            }
        }
    }
}

/// When what waits could begin.
fn free_from(run: Option<&Run>, lines: &[ItemForecast], now: &Now, day_start: DateTime) -> DateTime {
    if lines.iter().all(|line| line.phase == Phase::Done) {
        return lines.iter().filter_map(|line| line.end).max().unwrap_or(now.wall);
    }
    let under_way = lines.iter().filter(|line| matches!(line.phase, Phase::Running | Phase::Paused));
    let free = under_way.filter_map(|line| line.end).max().unwrap_or(now.wall);
    // Nobody is late before the day begins, and nobody begins before it by waiting.
    if run.and_then(|run| run.began).is_none() { free.max(day_start) } else { free }
}

/// Whether the time of the day has passed while something waits, and nobody is at it: nothing is under way, and nothing
/// was begun or ended for hours.
fn has_passed(run: Option<&Run>, lines: &[ItemForecast], now: &Now, planned_end: DateTime) -> bool {
    let goes_on = |line: &ItemForecast| matches!(line.phase, Phase::Running | Phase::Paused);
    let last = run.filter(|run| run.began.is_some()).and_then(|run| run.last);
    let is_quiet = last.is_none_or(|last| millis(now.wall.duration_since(last.wall)) > FORGOTTEN);
    let waits = lines.iter().any(|line| line.phase == Phase::Waiting);
    waits && is_quiet && now.wall >= planned_end && !lines.iter().any(goes_on)
}

/// What waits has the times of the plan.
fn as_planned(lines: &mut [ItemForecast]) {
    for line in lines.iter_mut().filter(|line| line.phase == Phase::Waiting) {
        (line.start, line.end) = (Some(line.planned_start), Some(line.planned_end));
    }
}

/// When what waits is expected, one after the other, from `cursor` on.
fn fill_future(lines: &mut [ItemForecast], now: &Now, mut cursor: DateTime) {
    for line in lines {
        if line.phase != Phase::Waiting {
            continue;
        }
        // What holds is planned for the time at which it is held. Once that has passed, nothing is left
        // to hold: it comes after what goes on.
        let start = if line.is_held(now) {
            line.pressed = minutes_late(cursor, line.planned_start);
            line.planned_start
        } else {
            cursor
        };
        line.start = Some(start);
        let end = later(start, i64::from(line.minutes) * 60_000);
        line.end = Some(end);
        cursor = cursor.max(end);
    }
}

/// How far over the day is: when what waits could begin, beside when it was planned. What was taken before
/// its turn has used its own time, and is not held against what still waits.
fn over(lines: &[ItemForecast], free: DateTime) -> i64 {
    let Some(next) = lines.iter().position(|line| line.phase == Phase::Waiting) else {
        let planned = lines.iter().map(|line| line.planned_end).max();
        return planned.map_or(0, |planned| millis(free.duration_since(planned)));
    };
    let ahead: i64 = lines[next..]
        .iter()
        .filter(|line| line.phase != Phase::Waiting && line.start.is_some())
        .map(|line| millis(line.planned_end.duration_since(line.planned_start)))
        .sum();
    millis(free.duration_since(lines[next].planned_start)) - ahead
}

fn millis(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(0)
}

/// The end of the block that goes on or comes next: everything up to the next rest.
fn block(lines: &[ItemForecast]) -> Option<Expected> {
    let here = lines
        .iter()
        .position(|line| matches!(line.phase, Phase::Running | Phase::Paused))
        .or_else(|| lines.iter().position(|line| line.phase == Phase::Waiting))?;
    let begins = (here..lines.len()).find(|index| !lines[*index].rest)?;
    let ends = (begins..lines.len()).find(|index| lines[*index].rest).unwrap_or(lines.len());
    let block = &lines[begins..ends];
    let at = block.iter().filter(|line| line.phase != Phase::Done).filter_map(|line| line.end).max()?;
    let planned = block.iter().map(|line| line.planned_end).max()?;
    Some(Expected { at, planned })
}

fn doubt(run: Option<&Run>, lines: &[ItemForecast], now: &Now) -> Option<Doubt> {
    let run = run?;
    let under_way = || lines.iter().filter(|line| matches!(line.phase, Phase::Running | Phase::Paused));
    under_way().next()?;
    if run.last.is_some_and(|last| last.millis > now.millis + UNEVEN) {
        return Some(Doubt::WentBack);
    }
    if let Some(long) = under_way().find(|line| -line.left() > FORGOTTEN) {
        return Some(Doubt::Forgotten(long.item));
    }
    now.jump.map(Doubt::Jumped)
}
