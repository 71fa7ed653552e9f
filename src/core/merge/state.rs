//! A course as several devices wrote it: what stands in each field, who wrote it, and what was deleted.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::field::{Field, Past, Write, join_past};
use super::shape::{AT, Apart, ITEMS, ORDER, apart, ordered, together};
use super::{shape, text};
use crate::core::ids::DeviceId;
use crate::core::model::course::Course;
use crate::core::model::people::WithPeople;
use crate::core::model::tomorrow;

/// Where participants stand.
const PEOPLE: &str = "people/";
const PARTICIPANTS: &str = "people/participants/";

/// Where days stand.
const DAYS: &str = "agenda/days/";

/// The longest path of a field, in bytes, and the most steps in it: no course has longer ones.
const LONGEST_PATH: usize = 4_000;
const DEEPEST: usize = 32;

/// The most values of a field that wait for somebody to choose.
const MOST_WRITES: usize = 1_000;

/// Counters grow by one with each exchange: none comes near this.
const LARGEST_COUNTER: u64 = 1 << 48;

/// A course as several devices wrote it. Joining two of them is the same in any order, any grouping, and however
/// often.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// The fields by path, also of what was deleted: it comes back if another device went on with it.
    pub(super) fields: BTreeMap<String, Field>,
    /// What was deleted: by whom, and all that was known of it then.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    gone: BTreeMap<String, BTreeMap<DeviceId, Past>>,
    /// The people who were wiped: nothing of them is ever taken in again.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    wiped: BTreeSet<String>,
    /// The names that people gave for their devices, each with the counter at that time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<DeviceId, (u64, String)>,
}

/// Why a state is no course.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no course: {0}")]
pub struct NoCourse(String);

impl State {
    /// The state of a course that was never shared.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        let fields = taken_apart(course).fields;
        let fields = fields.into_iter().map(|(path, value)| (path, Field::of(Write::original(value))));
        Self { fields: fields.collect(), ..Self::default() }
    }

    /// The course, as it is shown.
    ///
    /// # Errors
    /// If the fields make none: a state from elsewhere may hold anything.
    pub fn course(&self) -> Result<Course, NoCourse> {
        let shown = self.shown();
        let mut course = together(&shown.iter().map(|(path, value)| (*path, value)).collect());
        if let Some(fields) = course.as_object_mut() {
            tomorrow::set_aside(fields);
        }
        serde_json::from_value(course)
            .map(|mut course: Course| {
                course.agenda.keep_order();
                course.merged = None;
                course
            })
            .map_err(|error| NoCourse(error.to_string()))
    }

    /// Takes note of what `device` changed since: the difference between this and `course`. What it writes has a
    /// higher counter than `least`. Says whether there was any.
    ///
    /// # Errors
    /// As [`State::course`].
    pub fn observe(&mut self, course: &Course, device: DeviceId, least: u64) -> Result<bool, NoCourse> {
        let (old, new) = (taken_apart(&self.course()?), taken_apart(course));
        let counter = self.counter().max(least) + 1;
        let mut changed = false;
        let removed: BTreeSet<&str> = old.entities.difference(&new.entities).map(String::as_str).collect();
        for path in removed.iter().filter(|path| !is_below(path, &removed)) {
            let mut past = Past::new();
            self.below(path).for_each(|(_, field)| field.note(&mut past));
            let gone = self.gone.entry((*path).to_owned()).or_default();
            join_past(gone.entry(device).or_default(), &past);
            changed = true;
        }
        let paths: BTreeSet<&String> = old.fields.keys().chain(new.fields.keys()).collect();
        for path in paths {
            let (before, now) = (old.fields.get(path), new.fields.get(path));
            if before != now && !path.ends_with(ORDER) && !is_below(path, &removed) {
                let text = before.and_then(Value::as_str).filter(|_| is_long_text(path));
                let text = text.map(ToOwned::to_owned);
                self.fields.entry(path.clone()).or_default().write(counter, device, now.cloned(), text);
                changed = true;
            }
        }
        changed |= self.observe_orders(&new, counter, device);
        changed |= self.observe_wiping(&new);
        Ok(changed)
    }

    /// An order was changed only if the elements stand otherwise than they would by themselves.
    fn observe_orders(&mut self, new: &Apart, counter: u64, device: DeviceId) -> bool {
        let mut changed = false;
        let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (list, id) in new.entities.iter().filter_map(|path| path.rsplit_once('/')) {
            lists.entry(list).or_default().insert(id);
        }
        for (list, ids) in lists {
            let path = format!("{list}/{ORDER}");
            let now: Vec<&str> = ordered(&ids, new.fields.get(&path));
            let known = self.fields.get(&path).and_then(Field::last).and_then(|write| write.value.as_ref());
            if ordered(&ids, known) != now {
                let now = now.into_iter().map(Value::from).collect();
                self.fields.entry(path).or_default().write(counter, device, Some(now), None);
                changed = true;
            }
        }
        changed
    }

    /// Totals without people: they were wiped, and go from here, too.
    fn observe_wiping(&mut self, new: &Apart) -> bool {
        let wiped = new.fields.contains_key("people/totals")
            && !new.entities.iter().any(|path| path.starts_with(PARTICIPANTS));
        let ids = self.fields.keys().filter_map(|path| person(path)).map(ToOwned::to_owned);
        let ids: BTreeSet<String> = if wiped { ids.collect() } else { BTreeSet::new() };
        let any = !ids.is_empty();
        self.wiped.extend(ids);
        self.drop_wiped();
        any
    }

    fn drop_wiped(&mut self) {
        let wiped = &self.wiped;
        if wiped.is_empty() {
            return;
        }
        let stays = |path: &str| person(path).is_none_or(|person| !wiped.contains(person));
        self.fields.retain(|path, _| stays(path));
        self.gone.retain(|path, _| stays(path));
        self.fields.remove("people/participants/@order");
    }

    /// The same with so much of the people.
    #[must_use]
    pub fn with_people(mut self, people: WithPeople) -> Self {
        let score = |path: &str| {
            let name = path.rsplit('/').next();
            path == "people/largest_score" || matches!(name, Some("before" | "after"))
        };
        let stays = |path: &str| match people {
            WithPeople::All => true,
            WithPeople::WithoutScores => !path.starts_with(PEOPLE) || !score(path),
            WithPeople::No => !path.starts_with(PEOPLE),
        };
        self.fields.retain(|path, _| stays(path));
        self.gone.retain(|path, _| stays(path));
        self
    }

    /// The same without the places of files: a path of one computer leads nowhere on another, or to something else.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.fields.retain(|path, _| !(path.starts_with("materials/") && path.ends_with("/path")));
        self
    }

    /// Takes note of what `device` wrote in `other`, a state of the same course with other merges in it, as far as
    /// it was `sent` (the highest counter of that) and is about what is known here. What others wrote there stays
    /// there.
    ///
    /// # Errors
    /// As [`State::course`].
    pub(super) fn follow(&mut self, other: &Self, device: DeviceId, sent: u64) -> Result<(), NoCourse> {
        let there = taken_apart(&other.course()?).entities;
        for (path, field) in &other.fields {
            let Some(own) = field.by(device, sent) else { continue };
            if let Some(known) = self.fields.get_mut(path) {
                if own.is_beyond(known, device) {
                    known.join(&own);
                }
                continue;
            }
            let ends = path.match_indices('/').map(|(at, _)| &path[..at]);
            let mut around = ends.filter(|path| there.contains(*path));
            let new = around.find(|path| self.below(path).next().is_none());
            // What another one made, and this device only went on with, is not known here.
            if new.is_none_or(|new| other.below(new).all(|(_, field)| field.is_only_by(device))) {
                self.fields.insert(path.clone(), own);
            }
        }
        for (path, past) in other.gone.iter().filter_map(|(path, by)| Some((path, by.get(&device)?))) {
            if self.below(path).next().is_some() {
                join_past(self.gone.entry(path.clone()).or_default().entry(device).or_default(), past);
            }
        }
        Ok(())
    }

    /// Forgets what others made and `course` does not hold: that was not deleted, it was never there.
    ///
    /// # Errors
    /// As [`State::course`].
    pub(super) fn forget_unseen(&mut self, course: &Course, device: DeviceId) -> Result<(), NoCourse> {
        let (known, seen) = (taken_apart(&self.course()?).entities, taken_apart(course).entities);
        let unseen = known.difference(&seen).map(String::as_str);
        let unseen: BTreeSet<&str> =
            unseen.filter(|path| self.below(path).any(|(_, field)| !field.is_only_by(device))).collect();
        self.fields.retain(|path, _| !is_below(path, &unseen));
        Ok(())
    }

    /// Says who `device` is. A new name has a higher counter than `least`.
    pub fn name(&mut self, device: DeviceId, name: &str, least: u64) {
        if self.name_of(device) != name {
            let counter = self.counter().max(least) + 1;
            self.names.insert(device, (counter, name.to_owned()));
        }
    }

    /// Who a device is, or empty.
    #[must_use]
    pub fn name_of(&self, device: DeviceId) -> &str {
        self.names.get(&device).map(|(_, name)| name.as_str()).unwrap_or_default()
    }

    /// Takes in all that another state knows.
    pub fn join(&mut self, other: &Self) {
        for (path, field) in &other.fields {
            match self.fields.get_mut(path) {
                Some(own) => own.join(field),
                None => {
                    self.fields.insert(path.clone(), field.clone());
                }
            }
        }
        for (path, by) in &other.gone {
            let own = self.gone.entry(path.clone()).or_default();
            for (device, past) in by {
                join_past(own.entry(*device).or_default(), past);
            }
        }
        self.wiped.extend(other.wiped.iter().cloned());
        self.drop_wiped();
        for (device, named) in &other.names {
            let own = self.names.entry(*device).or_default();
            if *named > *own {
                *own = named.clone();
            }
        }
    }

    /// Chooses one of several values of a field, by its place among them. Says whether there was one.
    pub fn settle(&mut self, path: &str, choice: usize, device: DeviceId, least: u64) -> bool {
        let counter = self.counter().max(least) + 1;
        let Some(field) = self.fields.get_mut(path) else { return false };
        let Some(value) = field.writes.get(choice).map(|write| write.value.clone()) else { return false };
        field.write(counter, device, value, None);
        true
    }

    /// Checks what would do harm if it were believed: paths deeper than any course, more values of one field than
    /// there are devices, counters that nothing could follow.
    ///
    /// # Errors
    /// With the first of them.
    pub fn check(&self) -> Result<(), NoCourse> {
        let paths = self.fields.keys().chain(self.gone.keys());
        if paths.clone().any(|path| path.len() > LONGEST_PATH || path.matches('/').count() > DEEPEST) {
            return Err(NoCourse("a path deeper than any".to_owned()));
        }
        if self.fields.values().any(|field| field.writes.len() > MOST_WRITES) {
            return Err(NoCourse("a field with too many values".to_owned()));
        }
        if self.counter() > LARGEST_COUNTER {
            return Err(NoCourse("a counter that is too large".to_owned()));
        }
        Ok(())
    }

    /// What stands in every text without marks that can't be seen. Says whether there were any.
    pub fn clean(&mut self) -> bool {
        let mut any = false;
        for write in self.fields.values_mut().flat_map(|field| &mut field.writes) {
            any |= write.value.as_mut().is_some_and(shape::clean);
            any |= write.before.as_mut().is_some_and(shape::clean_text);
        }
        for (_, name) in self.names.values_mut() {
            any |= shape::clean_text(name);
        }
        any
    }

    /// The highest counter that is known.
    #[must_use]
    pub fn counter(&self) -> u64 {
        let written = self.fields.values().map(Field::counter);
        let gone = self.gone.values().flat_map(BTreeMap::values).flat_map(|past| past.values().copied());
        let named = self.names.values().map(|(counter, _)| *counter);
        written.chain(gone).chain(named).max().unwrap_or(0)
    }

    /// The fields of an entity and of all below it.
    fn below<'a>(&'a self, path: &str) -> impl Iterator<Item = (&'a String, &'a Field)> {
        let start = format!("{path}/");
        let end = start.clone();
        self.fields.range(start..).take_while(move |(path, _)| path.starts_with(&end))
    }

    /// What was deleted and stays so: nobody went on with it elsewhere.
    fn dead(&self) -> BTreeSet<&str> {
        let mut dead: BTreeSet<&str> = self
            .gone
            .iter()
            .filter(|(path, by)| {
                let mut past = Past::new();
                by.values().for_each(|known| join_past(&mut past, known));
                !self.below(path).any(|(_, field)| field.is_newer_than(&past))
            })
            .map(|(path, _)| path.as_str())
            .collect();
        if dead.iter().any(|path| path.starts_with(DAYS)) {
            // A day in which something stands is there.
            let day_of = |field: &Field| Some(field.last()?.value.as_ref()?.get(0)?.as_str()?.to_owned());
            let of_items =
                self.fields.range(format!("{ITEMS}/")..).take_while(|(path, _)| path.starts_with(ITEMS));
            let used: BTreeSet<String> = of_items
                .filter(|(path, _)| path.ends_with(AT) && !is_below(path, &dead))
                .filter_map(|(_, field)| day_of(field))
                .map(|day| format!("{DAYS}{day}"))
                .collect();
            dead.retain(|path| !used.contains(*path));
            // Each of two deleted the days that the other one left: a course has a day.
            let mut days = self.fields.keys().filter_map(|path| day(path));
            if days.all(|day| dead.contains(day)) {
                let first = dead.iter().find(|path| path.starts_with(DAYS)).copied();
                first.map(|first| dead.remove(first));
            }
        }
        dead
    }

    /// The fields that are there, with those of which nothing is deleted around them.
    pub(super) fn alive(&self) -> impl Iterator<Item = (&str, &Field)> {
        let dead = self.dead();
        self.fields
            .iter()
            .map(|(path, field)| (path.as_str(), field))
            .filter(move |(path, _)| !is_below(path, &dead))
    }

    /// The values that are shown, by path.
    pub(super) fn shown(&self) -> BTreeMap<&str, Value> {
        self.alive().filter_map(|(path, field)| Some((path, self.shown_of(path, field)?))).collect()
    }

    fn shown_of(&self, path: &str, field: &Field) -> Option<Value> {
        let last = field.last()?;
        let [first, _, ..] = field.writes.as_slice() else { return last.value.clone() };
        if !is_long_text(path) {
            return last.value.clone();
        }
        let text =
            |write: &'_ Write| write.value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        let texts: Vec<String> = field.writes.iter().map(text).collect();
        let named: Vec<(&str, &str)> = field
            .writes
            .iter()
            .zip(&texts)
            .map(|(write, text)| (self.name_of(write.device()), text.as_str()))
            .collect();
        let before = first.before.as_deref();
        let same = field.writes.iter().all(|write| write.before.as_deref() == before);
        let joined = text::join(before.filter(|_| same), &named);
        // Texts that all are empty are still texts: a note has one.
        if joined.is_empty() { last.value.clone() } else { Some(Value::String(joined)) }
    }
}

fn taken_apart(course: &Course) -> Apart {
    // Plain data: it can always be written.
    let mut course = serde_json::to_value(course).unwrap_or_default();
    tomorrow::put_back(&mut course);
    shape::clean(&mut course);
    if let Some(fields) = course.as_object_mut() {
        // What a course took in is known on one computer only.
        fields.shift_remove("merged");
    }
    apart(course)
}

/// Whether something around a field, or above an entity, is among `paths`.
fn is_below(path: &str, paths: &BTreeSet<&str>) -> bool {
    !paths.is_empty() && path.match_indices('/').any(|(at, _)| paths.contains(&path[..at]))
}

/// Whether a field is one of those in which several may write at once: then all they wrote is kept in it.
pub(super) fn is_long_text(path: &str) -> bool {
    match path.rsplit('/').next() {
        Some("text") => path.starts_with("notes/"),
        Some("steps" | "objective") => path.starts_with(ITEMS),
        Some("answer" | "keep" | "change" | "reason_text") => true,
        _ => false,
    }
}

/// The day that a field belongs to, as a path.
fn day(path: &str) -> Option<&str> {
    let rest = path.strip_prefix(DAYS)?;
    path.get(..DAYS.len() + rest.find('/')?)
}

/// The participant that a path belongs to.
fn person(path: &str) -> Option<&str> {
    let id = path.strip_prefix(PARTICIPANTS)?.split('/').next()?;
    (!id.starts_with('@')).then_some(id)
}
