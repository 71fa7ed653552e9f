//! A course with what was read of a table: one step, made from the course as it is when it is taken.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::people::{PeopleRead, PersonRow};
use super::plan::{PlanDay, PlanRead, PlanRow};
use crate::core::find::fold::folded;
use crate::core::ids::{AreaId, DayId, Ids, TrainerId};
use crate::core::model::agenda::{Day, Item, ItemKind, Supply};
use crate::core::model::course::{Course, Trainer};
use crate::core::model::people::{Attendance, MOST, Participant};
use crate::core::model::progress::days_happened;
use crate::core::plan::dates::{free_dates, next_free};
use crate::core::text::plain;
use crate::core::time::TimeOfDay;

/// The most days of a course.
const MOST_DAYS: usize = 366;

/// What the rows of a list are for a course.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PeopleCounts {
    /// New participants.
    pub new: usize,
    /// Participants whom the table names by their ids.
    pub known: usize,
    /// Others whose names are in the list already.
    pub doubles: usize,
}

/// How a plan is taken into a course.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PlanMode {
    /// Its days come after those that are there.
    #[default]
    After,
    /// Its days take the place of those that are there.
    Instead,
    /// It is the plan of this very course: what it says of an item is laid over it. Days on which something has
    /// happened stay as they are.
    Over,
}

/// The rows with what each is for a course.
fn sorted<'a>(course: &Course, read: &'a PeopleRead) -> impl Iterator<Item = (&'a PersonRow, Kind)> {
    let names: BTreeSet<String> =
        course.people.participants.iter().map(|one| folded(one.name.trim())).collect();
    let ids: BTreeSet<_> = course.people.participants.iter().map(|one| one.id).collect();
    read.rows.iter().map(move |row| {
        let kind = match row.id {
            Some(id) if ids.contains(&id) => Kind::Known,
            _ if names.contains(&folded(&row.name)) => Kind::Double,
            _ => Kind::New,
        };
        (row, kind)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    New,
    Known,
    Double,
}

/// What the rows are for a course.
#[must_use]
pub fn count(course: &Course, read: &PeopleRead) -> PeopleCounts {
    let mut counts = PeopleCounts::default();
    for (_, kind) in sorted(course, read) {
        match kind {
            Kind::New => counts.new += 1,
            Kind::Known => counts.known += 1,
            Kind::Double => counts.doubles += 1,
        }
    }
    counts
}

/// The course with the people of a table; with those, too, whose names are there already, if `doubles`. What of them
/// is more than a course can have is left out.
#[must_use]
pub fn with_people(course: &Course, read: &PeopleRead, doubles: bool, ids: &Ids) -> Course {
    let mut new = course.clone();
    for (row, kind) in sorted(course, read) {
        let at = match kind {
            Kind::Double if !doubles => continue,
            Kind::Known => new.people.participants.iter().position(|one| Some(one.id) == row.id),
            Kind::New | Kind::Double if new.people.participants.len() < MOST => {
                new.people.participants.push(Arc::new(Participant::new(ids.make(), "")));
                new.people.participants.len().checked_sub(1)
            }
            _ => None,
        };
        let Some(one) = at.and_then(|at| new.people.participants.get_mut(at)) else { continue };
        fill(Arc::make_mut(one), row, course);
    }
    new
}

/// What the row tells takes the place of what is known; what it does not tell stays.
fn fill(one: &mut Participant, row: &PersonRow, course: &Course) {
    one.name.clone_from(&row.name);
    for (field, told) in [(&mut one.profession, &row.profession), (&mut one.workplace, &row.workplace)] {
        if !told.is_empty() {
            field.clone_from(told);
        }
    }
    one.sex = row.sex.or(one.sex);
    one.before = row.before.or(one.before);
    one.after = row.after.or(one.after);
    for ((number, half), there) in &row.present {
        let day = (*number as usize).checked_sub(1).and_then(|index| course.agenda.days.get(index));
        let Some(day) = day else { continue };
        let halves = one.attendance.entry(day.id).or_default();
        let attended = &mut halves[half.index()];
        // Who was there is there: the minutes that were missed stay.
        if attended.present != Some(*there) {
            *attended = Attendance { present: Some(*there), ..Attendance::default() };
        }
    }
}

/// Which plan of which course a table is: whether it names items of this one.
#[must_use]
pub fn names_items_of(course: &Course, read: &PlanRead) -> usize {
    let ids: BTreeSet<_> = course.agenda.items().map(|item| item.id).collect();
    let rows = read.days.iter().flat_map(|day| &day.rows);
    rows.filter(|row| row.id.is_some_and(|id| ids.contains(&id))).count()
}

/// The course with the plan of a table. `area` finds an area by its name in any language.
#[must_use]
pub fn with_plan(
    course: &Course,
    read: &PlanRead,
    mode: PlanMode,
    area: &dyn Fn(&str) -> Option<AreaId>,
    ids: &Ids,
) -> Course {
    let mut taker = Taker { course: course.clone(), happened: days_happened(course), area, ids };
    match mode {
        PlanMode::Over => read.days.iter().enumerate().for_each(|(index, day)| taker.lay_over(index, day)),
        PlanMode::After => taker.add_days(&read.days),
        PlanMode::Instead => {
            let dates: Vec<Option<Date>> = taker.course.agenda.days.iter().map(|day| day.date).collect();
            taker.course.agenda.days.clear();
            taker.add_days(&read.days);
            // The dates that the course has are kept where the table has none.
            for (index, (day, old)) in taker.course.agenda.days.iter_mut().zip(dates).enumerate() {
                if read.days.get(index).is_some_and(|told| told.date.is_none()) && old.is_some() {
                    day.date = old;
                }
            }
        }
    }
    taker.course
}

struct Taker<'a> {
    course: Course,
    happened: BTreeSet<DayId>,
    area: &'a dyn Fn(&str) -> Option<AreaId>,
    ids: &'a Ids,
}

impl Taker<'_> {
    fn add_days(&mut self, days: &[PlanDay]) {
        for told in days {
            if self.course.agenda.days.len() >= MOST_DAYS {
                return;
            }
            let mut day = self.new_day(told);
            let start = day.start;
            let mut clock = start.minutes();
            for row in &told.rows {
                let mut item = Item::new(self.ids.make(), row.kind, row.title.clone(), row.minutes);
                self.fill(&mut item, row);
                // What does not follow at once begins when it was said; lunch is hard.
                let lunch = row.kind == ItemKind::Lunch;
                let begin = row.start.filter(|begin| *begin != clock || lunch);
                item.locked_start = begin.map(TimeOfDay::from_minutes);
                clock = row.start.unwrap_or(clock).saturating_add(row.minutes);
                day.items.push(Arc::new(item));
            }
            // The day ends when the table ends it.
            if told.rows.iter().all(|row| row.start.is_some()) && clock > start.minutes() {
                day.end = TimeOfDay::from_minutes(clock.min(crate::core::time::DAY_MINUTES - 1));
            }
            self.course.agenda.days.push(day);
        }
    }

    /// A day without items: behind the last one, where the table has no date.
    fn new_day(&self, told: &PlanDay) -> Day {
        let next = self.course.last_date().and_then(|last| last.checked_add(1.day()).ok());
        let next = next.map(|date| next_free(date, &self.course.days_off));
        let hours = &self.course.hours;
        let start = told.rows.first().and_then(|row| row.start).map_or(hours.start, TimeOfDay::from_minutes);
        let title = told.title.clone();
        Day { title, date: told.date.or(next), ..Day::new(self.ids.make(), start, hours.end) }
    }

    /// Whether something has happened on the day at this place.
    fn stays(&self, day: usize) -> bool {
        self.course.agenda.days.get(day).is_some_and(|day| self.happened.contains(&day.id))
    }

    /// Lays a day over the plan: what it names is changed, what it does not name stays.
    fn lay_over(&mut self, index: usize, told: &PlanDay) {
        let known = || told.rows.iter().find_map(|row| self.course.agenda.position(row.id?));
        let by_number = told.number.and_then(|number| (number as usize).checked_sub(1));
        let day = by_number.or_else(|| known().map(|(day, _)| day)).unwrap_or(index);
        let days = self.course.agenda.days.len();
        if (day >= days && days >= MOST_DAYS) || self.stays(day) {
            return;
        }
        if day >= days {
            let new = self.new_day(told);
            self.course.agenda.days.push(new);
        }
        let day = day.min(days);
        if let Some(date) = told.date {
            self.course.agenda.days[day].date = Some(date);
        }
        if !told.title.is_empty() {
            self.course.agenda.days[day].title.clone_from(&told.title);
        }
        let mut place = 0;
        for row in &told.rows {
            let at = row.id.and_then(|id| self.course.agenda.position(id));
            if at.is_some_and(|(from, _)| self.stays(from)) {
                continue;
            }
            let mut item = match at {
                Some((from, index)) if from == day && index >= place => {
                    place = index;
                    self.course.agenda.days[from].items.remove(index)
                }
                Some((from, index)) => {
                    if from == day {
                        place -= 1;
                    }
                    self.course.agenda.days[from].items.remove(index)
                }
                None => Arc::new(Item::new(self.ids.make(), row.kind, row.title.clone(), row.minutes)),
            };
            let mut filled = Item::clone(&item);
            self.fill(&mut filled, row);
            if filled != *item {
                item = Arc::new(filled);
            }
            self.course.agenda.days[day].items.insert(place, item);
            place += 1;
        }
    }

    fn fill(&mut self, item: &mut Item, row: &PlanRow) {
        item.kind = row.kind;
        item.minutes = row.minutes;
        if !row.title.is_empty() {
            item.title.clone_from(&row.title);
        }
        let said = row.area.as_deref().filter(|name| !name.is_empty());
        item.area = said.and_then(self.area).or(item.area);
        if let Some(name) = row.lead.as_deref().filter(|name| !name.is_empty()) {
            item.lead = Some(self.trainer(name));
        }
        for (field, told) in [(&mut item.objective, &row.objective), (&mut item.method, &row.method)] {
            // A workbook has texts without marks: what was not changed there keeps its own here.
            match told {
                Some(told) if plain(field) != *told => field.clone_from(told),
                _ => {}
            }
        }
        if let Some(told) = &row.supplies {
            item.supplies = Supply::lines(&told.join("\n"), &item.supplies, self.ids);
        }
    }

    /// The trainer of this name; a new one if there is none.
    fn trainer(&mut self, name: &str) -> TrainerId {
        let known = self.course.trainers.iter().find(|trainer| folded(trainer.name.trim()) == folded(name));
        if let Some(trainer) = known {
            return trainer.id;
        }
        let trainer = Trainer::new(self.ids.make(), name);
        let id = trainer.id;
        self.course.trainers.push(trainer);
        id
    }
}

/// A course out of the plan of a table: `course` is an empty one, which begins on `first` if the table has no dates.
#[must_use]
pub fn new_course(
    mut course: Course,
    read: &PlanRead,
    first: Date,
    area: &dyn Fn(&str) -> Option<AreaId>,
    ids: &Ids,
) -> Course {
    let rows = || read.days.iter().flat_map(|day| &day.rows);
    if let Some(lunch) = rows().find(|row| row.kind == ItemKind::Lunch) {
        course.hours.lunch_minutes = lunch.minutes;
        course.hours.lunch = lunch.start.map_or(course.hours.lunch, TimeOfDay::from_minutes);
    }
    if let Some(start) = rows().find_map(|row| row.start) {
        course.hours.start = TimeOfDay::from_minutes(start);
    }
    let mut course = with_plan(&course, read, PlanMode::After, area, ids);
    if read.days.iter().all(|day| day.date.is_none()) {
        let dates = free_dates(first, course.agenda.days.len(), &course.days_off);
        for (day, date) in course.agenda.days.iter_mut().zip(dates) {
            day.date = Some(date);
        }
    }
    if let Some(end) = course.agenda.days.first().map(|day| day.end) {
        course.hours.end = end.max(course.hours.start);
    }
    course
}
