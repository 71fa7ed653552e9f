//! The steps of a run: start, finish, pause, give five minutes. Each is one command, saved and undone like
//! any edit, and each fills the record where the record has to know.

use crate::core::edit::run::RunEdit;
use jiff::civil::DateTime;

use super::clock::Now;
use crate::core::edit::command::{BatchName, Command, CourseEdit, RunStep};
use crate::core::edit::record::RecordEdit;
use crate::core::ids::{DayId, ItemId};
use crate::core::model::course::Course;
use crate::core::model::group_timer::GroupTimer;
use crate::core::model::progress::phase;
use crate::core::model::record::{ReasonKind, Status};
use crate::core::model::run::{Phase, Run, Stamp};
use crate::core::time::LONGEST_ITEM;

/// A day of a course at a moment. Its methods make the commands of a run.
#[derive(Clone, Copy, Debug)]
pub struct RunningDay<'a> {
    /// The course.
    pub course: &'a Course,
    /// The day that runs.
    pub day: DayId,
    /// The moment.
    pub now: Now,
}

impl RunningDay<'_> {
    /// The run as it is now.
    #[must_use]
    pub fn run(&self) -> Run {
        self.course.runs.get(&self.day).map(|run| Run::clone(run)).unwrap_or_default()
    }

    /// What goes on with an item.
    #[must_use]
    pub fn phase(&self, item: ItemId) -> Phase {
        phase(self.course, self.course.runs.get(&self.day).map(AsRef::as_ref), item)
    }

    fn command(
        &self,
        step: RunStep,
        item: Option<ItemId>,
        mut run: Run,
        record: Vec<(ItemId, RecordEdit)>,
    ) -> Command {
        run.last = Some(self.now.stamp());
        run.skew = self.now.skew;
        let edit = RunEdit::between(&self.run(), run);
        let id = self.course.id;
        let mut commands: Vec<Command> = record
            .into_iter()
            .map(|(item, edit)| Command::Course(id, CourseEdit::Record(item, edit)))
            .collect();
        commands.push(Command::Course(id, CourseEdit::Run(self.day, item, Box::new(edit))));
        Command::Batch(BatchName::Run(step), commands)
    }

    /// Whether the item is of a kind that is recorded.
    fn is_recorded(&self, item: ItemId) -> bool {
        self.course.agenda.item(item).is_some_and(|item| item.kind.is_teaching())
    }

    /// Takes what runs, beside `but`, to a standstill.
    fn pause_others(&self, run: &mut Run, but: ItemId) {
        for (id, item) in &mut run.items {
            if *id != but && item.phase() == Phase::Running {
                item.spent = item.spent_at(self.now.millis);
                item.since = None;
            }
        }
    }

    /// Begins an item, or lets it go on. `beside`: what runs already goes on, too (groups that work apart);
    /// without it, what runs is paused.
    #[must_use]
    pub fn start(&self, item: ItemId, beside: bool) -> Command {
        let before = self.phase(item);
        let mut run = self.run();
        if !beside {
            self.pause_others(&mut run, item);
        }
        let stamp = self.now.stamp();
        run.began.get_or_insert(stamp);
        let entry = run.items.entry(item).or_default();
        if entry.phase() != Phase::Running {
            entry.since = Some(self.now.millis);
        }
        let started = *entry.started.get_or_insert(stamp);
        entry.ended = None;
        let mut record = Vec::new();
        if self.is_recorded(item) {
            let known = self.course.record(item);
            if known.is_none_or(|known| known.status != Status::InProgress) {
                record.push((item, RecordEdit::Status(Status::InProgress)));
                record.push((item, RecordEdit::Ended(None)));
            }
            if known.is_none_or(|known| known.started.is_none()) {
                record.push((item, RecordEdit::Started(Some(minute(self.now.wall_at(started.millis))))));
            }
        }
        let step = match before {
            Phase::Waiting | Phase::Running => RunStep::Start,
            Phase::Paused => RunStep::Resume,
            Phase::Done => RunStep::GoBack,
        };
        self.command(step, Some(item), run, record)
    }

    /// An item stands still: its time does not run.
    #[must_use]
    pub fn pause(&self, item: ItemId) -> Command {
        let mut run = self.run();
        if let Some(entry) = run.items.get_mut(&item) {
            entry.spent = entry.spent_at(self.now.millis);
            entry.since = None;
        }
        self.command(RunStep::Pause, Some(item), run, Vec::new())
    }

    /// An item is over, now: delivered, in part, skipped, or moved. What did not begin has no times.
    #[must_use]
    pub fn finish(&self, item: ItemId, status: Status) -> Command {
        self.finish_at(item, status, self.now.millis)
    }

    /// An item was over at a moment that has passed, in milliseconds of the run.
    #[must_use]
    pub fn finish_at(&self, item: ItemId, status: Status, millis: i64) -> Command {
        let mut run = self.run();
        let mut record = Vec::new();
        if self.is_recorded(item) {
            record.push((item, RecordEdit::Status(status)));
        }
        let began = self.phase(item) != Phase::Waiting;
        if began || !self.is_recorded(item) {
            let millis = millis.min(self.now.millis);
            let entry = run.items.entry(item).or_default();
            let millis = millis.max(entry.started.map_or(i64::MIN, |started| started.millis));
            entry.spent = entry.spent_at(millis);
            entry.since = None;
            let wall = self.now.wall_at(millis);
            entry.ended = Some(Stamp { millis, wall });
            let times = matches!(status, Status::Delivered | Status::Partly) && self.is_recorded(item);
            if let Some(started) = entry.started.filter(|_| times) {
                // Both by the clock as it goes now; what was typed by hand meanwhile stays.
                let known = self.course.record(item).and_then(|known| known.started);
                let own = known.is_none_or(|known| known == minute(started.wall));
                let start =
                    if own { minute(self.now.wall_at(started.millis)) } else { known.unwrap_or(wall) };
                record.push((item, RecordEdit::Started(Some(start))));
                record.push((item, RecordEdit::Ended(Some(minute(wall).max(start)))));
            }
        }
        self.command(RunStep::Finish, Some(item), run, record)
    }

    /// An item gets minutes, or gives them if the number is negative; at least one stays to it.
    #[must_use]
    pub fn give(&self, item: ItemId, minutes: i32) -> Command {
        let mut run = self.run();
        self.add(&mut run, item, minutes);
        self.command(RunStep::Minutes, Some(item), run, Vec::new())
    }

    /// Minutes that an item got are taken from another.
    #[must_use]
    pub fn borrow_from(&self, item: ItemId, minutes: u32) -> Command {
        let mut run = self.run();
        self.add(&mut run, item, -i32::try_from(minutes).unwrap_or(i32::MAX));
        self.command(RunStep::Borrow, Some(item), run, Vec::new())
    }

    fn add(&self, run: &mut Run, item: ItemId, minutes: i32) {
        let longest = i32::try_from(LONGEST_ITEM).unwrap_or(i32::MAX);
        let planned = self.course.agenda.item(item).map_or(0, |item| item.minutes);
        let planned = i32::try_from(planned).unwrap_or(longest).min(longest);
        let entry = run.items.entry(item).or_default();
        entry.plus = entry.plus.saturating_add(minutes).clamp(1 - planned.max(1), longest);
    }

    /// What comes later gets shorter by the lines of a proposal, and what it drops is recorded as skipped
    /// for want of time.
    #[must_use]
    pub fn end_on_time(&self, lines: &[super::choices::Cut]) -> Command {
        let mut run = self.run();
        let mut record = Vec::new();
        for line in lines {
            if line.to == 0 {
                record.push((line.item, RecordEdit::Status(Status::Skipped)));
                record.push((line.item, RecordEdit::Reason(Some(ReasonKind::NoTime))));
                if !self.is_recorded(line.item) {
                    run.items.entry(line.item).or_default().ended = Some(self.now.stamp());
                }
            } else {
                let less = i32::try_from(line.from.saturating_sub(line.to)).unwrap_or(0);
                self.add(&mut run, line.item, -less);
            }
        }
        self.command(RunStep::EndOnTime, None, run, record)
    }

    /// The start of an item need not hold today, or holds again.
    #[must_use]
    pub fn release(&self, item: ItemId, released: bool) -> Command {
        let mut run = self.run();
        run.items.entry(item).or_default().released = released;
        self.command(RunStep::Hold, Some(item), run, Vec::new())
    }

    /// An item that runs or is paused really began at a time of the clock of the room, and has gone on
    /// since. `None` if it is not under way, or that time has not come yet or is longer ago than half a
    /// day.
    #[must_use]
    pub fn really_started(&self, item: ItemId, wall: DateTime) -> Option<Command> {
        let ago = i64::try_from(self.now.wall.duration_since(wall).as_millis()).ok()?;
        if ago < 0 || ago > i64::from(LONGEST_ITEM) * 60_000 {
            return None;
        }
        let mut run = self.run();
        let entry = run.items.get_mut(&item)?;
        let millis = self.now.millis - ago;
        match entry.phase() {
            Phase::Running => (entry.since, entry.spent) = (Some(millis), 0),
            Phase::Paused => entry.spent = ago,
            Phase::Waiting | Phase::Done => return None,
        }
        entry.started = Some(Stamp { millis, wall });
        if run.began.is_none_or(|began| began.millis > millis) {
            run.began = Some(Stamp { millis, wall });
        }
        let mut record = Vec::new();
        if self.is_recorded(item) {
            record.push((item, RecordEdit::Started(Some(minute(wall)))));
        }
        Some(self.command(RunStep::SetRight, Some(item), run, record))
    }

    /// The run keeps what is known now of its clock: after somebody said what a jump meant.
    #[must_use]
    pub fn keep_clock(&self) -> Command {
        self.command(RunStep::SetRight, None, self.run(), Vec::new())
    }

    /// A new state of the timer for groups; none puts it away.
    #[must_use]
    pub fn timer(&self, timer: Option<GroupTimer>) -> Command {
        let run = Run { timer, ..self.run() };
        self.command(RunStep::Timer, None, run, Vec::new())
    }

    /// The plan may be edited although the day runs, or is locked again.
    #[must_use]
    pub fn open_plan(&self, open: bool) -> Command {
        let run = Run { plan_open: open, ..self.run() };
        self.command(RunStep::PlanOpen, None, run, Vec::new())
    }
}

/// A time without its seconds, as a clock on the wall shows it.
fn minute(at: DateTime) -> DateTime {
    at.with().second(0).subsec_nanosecond(0).build().unwrap_or(at)
}
