//! Every change of a plan as data, and applying it: days and items put in, moved, split, joined, taken out.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

use super::error::EditError;
use super::parts;
use crate::core::ids::{AreaId, DayId, ItemId, LinkId, TrainerId};
use crate::core::model::agenda::{Agenda, Day, Item, ItemKind, KeyPoint, Priority, Supply};
use crate::core::model::link::Link;
use crate::core::time::{LONGEST_ITEM, TimeOfDay};

/// Applies `edit`. On an error the agenda may be changed in part: the editor restores it.
pub(crate) fn edit_agenda(agenda: &mut Agenda, edit: AgendaEdit) -> Result<(), EditError> {
    match edit {
        AgendaEdit::AddDay(index, day) => add_day(agenda, index, *day),
        AgendaEdit::RemoveDay(id) => {
            let index = day_index(agenda, id)?;
            if agenda.days.len() == 1 {
                return Err(EditError::LastDay);
            }
            agenda.days.remove(index);
            Ok(())
        }
        AgendaEdit::MoveDay(id, index) => move_day(agenda, id, index),
        AgendaEdit::Day(id, field) => {
            let day = find_day(agenda, id)?;
            match field {
                DayField::Title(title) => day.title = title,
                DayField::Start(start) => day.start = start,
                DayField::End(end) => day.end = end,
            }
            Ok(())
        }
        AgendaEdit::Dates(dates) => {
            for (id, date) in dates {
                find_day(agenda, id)?.date = date;
            }
            Ok(())
        }
        AgendaEdit::AddItem(day, index, item) => add_item(agenda, day, index, *item),
        AgendaEdit::RemoveItem(id) => take_item(agenda, id).map(drop),
        AgendaEdit::MoveItem(id, day, index) => {
            day_index(agenda, day)?;
            let item = take_item(agenda, id)?;
            put_item(find_day(agenda, day)?, index, item);
            Ok(())
        }
        AgendaEdit::Item(id, field) => set_field(find_item(agenda, id)?, field),
        AgendaEdit::Split(id, minutes, new) => split(agenda, id, minutes, new),
        AgendaEdit::MergeWithNext(id) => merge_with_next(agenda, id),
        AgendaEdit::AddLink(id, link) => {
            check_link(&link)?;
            find_item(agenda, id)?.links.push(*link);
            Ok(())
        }
        AgendaEdit::SetLink(id, link) => {
            check_link(&link)?;
            let links = &mut find_item(agenda, id)?.links;
            let place =
                links.iter_mut().find(|other| other.id == link.id).ok_or(EditError::NoLink(link.id))?;
            *place = *link;
            Ok(())
        }
        AgendaEdit::RemoveLink(id, link) => {
            let links = &mut find_item(agenda, id)?.links;
            let index = links.iter().position(|other| other.id == link).ok_or(EditError::NoLink(link))?;
            links.remove(index);
            Ok(())
        }
    }
}

fn find_day(agenda: &mut Agenda, id: DayId) -> Result<&mut Day, EditError> {
    agenda.days.iter_mut().find(|day| day.id == id).ok_or(EditError::NoDay(id))
}

fn find_item(agenda: &mut Agenda, id: ItemId) -> Result<&mut Item, EditError> {
    let mut items = agenda.days.iter_mut().flat_map(|day| &mut day.items);
    items.find(|item| item.id == id).map(Arc::make_mut).ok_or(EditError::NoItem(id))
}

fn take_item(agenda: &mut Agenda, id: ItemId) -> Result<Arc<Item>, EditError> {
    let (day, index) = agenda.position(id).ok_or(EditError::NoItem(id))?;
    Ok(agenda.days[day].items.remove(index))
}

fn put_item(day: &mut Day, index: usize, item: Arc<Item>) {
    day.items.insert(index.min(day.items.len()), item);
}

fn check_minutes(minutes: u32) -> Result<(), EditError> {
    if (1..=LONGEST_ITEM).contains(&minutes) { Ok(()) } else { Err(EditError::BadMinutes(minutes)) }
}

fn check_link(link: &Link) -> Result<(), EditError> {
    match link.range {
        Some(range) if range.first < 1 || range.last < range.first => Err(EditError::BadRange),
        _ => Ok(()),
    }
}

fn add_day(agenda: &mut Agenda, index: usize, day: Day) -> Result<(), EditError> {
    let ids_taken = agenda.day(day.id).is_some() || day.items.iter().any(|i| agenda.item(i.id).is_some());
    if ids_taken {
        return Err(EditError::AlreadyThere);
    }
    for item in &day.items {
        check_minutes(item.minutes)?;
    }
    agenda.days.insert(index.min(agenda.days.len()), day);
    Ok(())
}

/// Moves a day among the others; the dates stay in order where they were, so day 2 is never before day 1.
fn move_day(agenda: &mut Agenda, id: DayId, index: usize) -> Result<(), EditError> {
    let from = day_index(agenda, id)?;
    let dates: Vec<_> = agenda.days.iter().map(|day| day.date).collect();
    let day = agenda.days.remove(from);
    agenda.days.insert(index.min(agenda.days.len()), day);
    for (day, date) in agenda.days.iter_mut().zip(dates) {
        day.date = date;
    }
    Ok(())
}

fn add_item(agenda: &mut Agenda, day: DayId, index: usize, item: Item) -> Result<(), EditError> {
    if agenda.item(item.id).is_some() {
        return Err(EditError::AlreadyThere);
    }
    check_minutes(item.minutes)?;
    item.links.iter().try_for_each(check_link)?;
    put_item(find_day(agenda, day)?, index, Arc::new(item));
    Ok(())
}

fn set_field(item: &mut Item, field: ItemField) -> Result<(), EditError> {
    match field {
        ItemField::Title(title) => item.title = title,
        ItemField::Kind(kind) => item.kind = kind,
        ItemField::Minutes(minutes) => {
            check_minutes(minutes)?;
            item.minutes = minutes;
        }
        ItemField::MinMinutes(minutes) => {
            minutes.map_or(Ok(()), check_minutes)?;
            item.min_minutes = minutes;
        }
        ItemField::Priority(priority) => item.priority = priority,
        ItemField::Area(area) => item.area = area,
        ItemField::Topics(topics) => item.topics = topics,
        ItemField::LockedStart(start) => item.locked_start = start,
        ItemField::Lead(lead) => item.lead = lead,
        ItemField::Objective(text) => item.objective = text,
        ItemField::KeyPoints(points) => item.key_points = points,
        ItemField::Method(text) => item.method = text,
        ItemField::Steps(text) => item.steps = text,
        ItemField::Supplies(supplies) => item.supplies = supplies,
    }
    Ok(())
}

/// Splits an item: the second part carries on with the same kind, area, lead and links, ready for a break in
/// between. Key points and the least minutes are shared out as the minutes are; the titles say which part each
/// is. The first part keeps everything else that was written.
fn split(agenda: &mut Agenda, id: ItemId, minutes: u32, new: ItemId) -> Result<(), EditError> {
    if agenda.item(new).is_some() {
        return Err(EditError::AlreadyThere);
    }
    let (day, index) = agenda.position(id).ok_or(EditError::NoItem(id))?;
    let item = Arc::make_mut(&mut agenda.days[day].items[index]);
    if minutes == 0 || minutes >= item.minutes {
        return Err(EditError::CannotSplitOrMerge);
    }
    let length = item.minutes;
    let of_second = |whole: u32| {
        let share = u64::from(whole) * u64::from(length - minutes) / u64::from(length);
        u32::try_from(share).unwrap_or(whole)
    };
    let least = item.min_minutes.map(|least| of_second(least.min(length)));
    let points = u32::try_from(item.key_points.len()).map_or(0, of_second);
    // Each part brings something across, where there is something for each.
    let points = (points as usize).max(usize::from(item.key_points.len() > 1));
    let key_points = item.key_points.split_off(item.key_points.len() - points);
    let second = Item {
        min_minutes: least.map(|least| least.max(1)),
        key_points,
        priority: item.priority,
        area: item.area,
        topics: item.topics.clone(),
        lead: item.lead,
        links: item.links.clone(),
        reference: item.reference,
        ..Item::new(new, item.kind, item.title.clone(), length - minutes)
    };
    let rest = least.unwrap_or(0);
    item.min_minutes = item.min_minutes.map(|least| least.saturating_sub(rest).clamp(1, minutes));
    item.minutes = minutes;
    agenda.days[day].items.insert(index + 1, Arc::new(second));
    parts::count(agenda, id, Some(new));
    Ok(())
}

/// Joins an item with the next of the same day; nothing that was written in either is lost.
fn merge_with_next(agenda: &mut Agenda, id: ItemId) -> Result<(), EditError> {
    let (day, index) = agenda.position(id).ok_or(EditError::NoItem(id))?;
    let items = &mut agenda.days[day].items;
    if index + 1 >= items.len() {
        return Err(EditError::CannotSplitOrMerge);
    }
    let next = items.remove(index + 1);
    let item = Arc::make_mut(&mut items[index]);
    let minutes = item.minutes + next.minutes;
    check_minutes(minutes).map_err(|_| EditError::CannotSplitOrMerge)?;
    item.minutes = minutes;
    item.min_minutes = match (item.min_minutes, next.min_minutes) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(0) + b.unwrap_or(0)),
    };
    let parts_of_one = parts::belong_together(item, &next);
    if item.title != next.title && !parts_of_one {
        item.title = format!("{} + {}", item.title, next.title);
    }
    join(&mut item.objective, &next.objective, "\n");
    join(&mut item.method, &next.method, "; ");
    join(&mut item.steps, &next.steps, "\n\n");
    item.key_points.extend(next.key_points.iter().cloned());
    extend_new(&mut item.topics, &next.topics);
    for supply in &next.supplies {
        if !item.supplies.iter().any(|known| known.text == supply.text) {
            item.supplies.push(supply.clone());
        }
    }
    for link in &next.links {
        if !item.links.iter().any(|other| other.material == link.material && other.range == link.range) {
            item.links.push(link.clone());
        }
    }
    if parts_of_one {
        parts::count(agenda, id, None);
    }
    Ok(())
}

fn join(text: &mut String, more: &str, between: &str) {
    if !more.is_empty() && text != more {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(more);
    }
}

fn extend_new(list: &mut Vec<String>, more: &[String]) {
    for entry in more {
        if !list.contains(entry) {
            list.push(entry.clone());
        }
    }
}

/// A change of a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum AgendaEdit {
    /// A day put in at a place counted from 0.
    AddDay(usize, Box<Day>),
    /// A day taken out, with all that stands in it.
    RemoveDay(DayId),
    /// A day moved to another place; the dates stay in order where they are.
    MoveDay(DayId, usize),
    /// A field of a day.
    Day(DayId, DayField),
    /// Dates of several days.
    Dates(Vec<(DayId, Option<Date>)>),
    /// An item put into a day at a place counted from 0.
    AddItem(DayId, usize, Box<Item>),
    /// An item taken out; its record and notes are kept.
    RemoveItem(ItemId),
    /// An item moved to a place in a day, counted from 0 after it was taken out.
    MoveItem(ItemId, DayId, usize),
    /// A field of an item.
    Item(ItemId, ItemField),
    /// An item split in two after this many minutes; the second half gets the new id.
    Split(ItemId, u32, ItemId),
    /// An item joined with the one after it.
    MergeWithNext(ItemId),
    /// One more link.
    AddLink(ItemId, Box<Link>),
    /// A link changed.
    SetLink(ItemId, Box<Link>),
    /// One link less.
    RemoveLink(ItemId, LinkId),
}

/// A field of a day, with its new value.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum DayField {
    /// Its title.
    Title(String),
    /// When it begins.
    Start(TimeOfDay),
    /// When it should be over.
    End(TimeOfDay),
}

/// A field of an item, with its new value.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum ItemField {
    /// Its title.
    Title(String),
    /// What it is.
    Kind(ItemKind),
    /// Its length, in minutes.
    Minutes(u32),
    /// The least it can do with, in minutes.
    MinMinutes(Option<u32>),
    /// What may happen to it when time is short.
    Priority(Priority),
    /// Its area.
    Area(Option<AreaId>),
    /// Its topics.
    Topics(Vec<String>),
    /// A start that must hold.
    LockedStart(Option<TimeOfDay>),
    /// Who leads it.
    Lead(Option<TrainerId>),
    /// What participants can do afterwards.
    Objective(String),
    /// What it should bring across.
    KeyPoints(Vec<KeyPoint>),
    /// How it is taught.
    Method(String),
    /// The steps, in Markdown.
    Steps(String),
    /// What has to be in the room.
    Supplies(Vec<Supply>),
}

/// The place of a day, or why there is none.
pub(crate) fn day_index(agenda: &Agenda, id: DayId) -> Result<usize, EditError> {
    agenda.day_index(id).ok_or(EditError::NoDay(id))
}

impl AgendaEdit {
    /// Whether days or items are put in, taken out or moved.
    pub(super) fn moves(&self) -> bool {
        match self {
            Self::AddDay(..)
            | Self::RemoveDay(_)
            | Self::MoveDay(..)
            | Self::AddItem(..)
            | Self::RemoveItem(_)
            | Self::MoveItem(..)
            | Self::Split(..)
            | Self::MergeWithNext(_) => true,
            Self::Day(..)
            | Self::Dates(_)
            | Self::Item(..)
            | Self::AddLink(..)
            | Self::SetLink(..)
            | Self::RemoveLink(..) => false,
        }
    }
}
