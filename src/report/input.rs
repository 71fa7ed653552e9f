//! What a document is made from, and what documents share: their heads and feet, the names of days, times, people.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::document::Document;
use super::words::{copied, item_kind, range_words};
use crate::core::ids::{AreaId, DayId, DocId};
use crate::core::model::agenda::{Day, Item};
use crate::core::model::course::Course;
use crate::core::model::link::{Copies, LinkKind};
use crate::core::model::logo::Logo;
use crate::core::model::people::Participant;
use crate::core::model::workspace::Workspace;
use crate::core::time::TimeOfDay;
use crate::i18n::{DateStyle, I18n};
use crate::t;

/// The share of the hours that a certificate asks for unless the trainer says otherwise, in percent.
pub const USUAL_SHARE: u32 = 80;

/// What the person chose for a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// One day alone; the whole course if none.
    pub day: Option<DayId>,
    /// The share of the hours held that a certificate asks for, in percent.
    pub share: u32,
    /// Certificates for everybody in the list.
    pub everybody: bool,
    /// The report has the list of names.
    pub names: bool,
    /// The calendar has an event for each session, not for each day.
    pub by_session: bool,
    /// The logos at the heads of documents that others get.
    pub logos: Vec<Logo>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            day: None,
            share: USUAL_SHARE,
            everybody: false,
            names: true,
            by_session: false,
            logos: Vec::new(),
        }
    }
}

/// What a document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The words of the document.
    pub words: &'a I18n,
    /// What is known of packages and materials.
    pub workspace: &'a Workspace,
    /// The course.
    pub course: &'a Course,
    /// When it is made, by the clock of the room.
    pub now: DateTime,
    /// The time zone of the room, for the calendar.
    pub zone: &'a TimeZone,
    /// What was chosen.
    pub options: &'a Options,
}

impl Input<'_> {
    /// A document without parts: its title, dates and place, and its foot.
    #[must_use]
    pub fn document(&self, title: &str) -> Document {
        Document {
            language: self.words.tag().to_owned(),
            content_language: self.course.language.clone(),
            title: format!("{}: {title}", self.course_title()),
            subtitle: self.head_line(),
            footer: format!(
                "{} · {}",
                self.course_title(),
                t!(self.words, "packing-footer", date = self.words.date(self.now.date(), DateStyle::Long))
            ),
            ..Document::default()
        }
    }

    /// The same with the logos above its title: for documents that leave the house.
    #[must_use]
    pub fn headed(&self, title: &str) -> Document {
        Document { logos: self.options.logos.clone(), ..self.document(title) }
    }

    /// The title of the course.
    #[must_use]
    pub fn course_title(&self) -> &str {
        match self.course.title.trim() {
            "" => t!(self.words, "report-untitled"),
            title => title,
        }
    }

    /// The line below a title: dates, place and organiser, as far as they are known.
    fn head_line(&self) -> String {
        let parts = [self.when_and_where(), self.course.office.organiser.trim().to_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// What the office wants to be named: with whose support, and the licence; a sentence for each.
    #[must_use]
    pub fn office_lines(&self) -> Vec<String> {
        let (support, licence) = (self.course.office.support.trim(), self.course.office.licence.trim());
        let mut lines = Vec::new();
        if !support.is_empty() {
            lines.push(t!(self.words, "report-support", who = support.to_owned()));
        }
        if !licence.is_empty() {
            lines.push(t!(self.words, "report-licence", licence = licence.to_owned()));
        }
        lines
    }

    /// Who signs for the organiser.
    #[must_use]
    pub fn organiser_signs(&self) -> String {
        match self.course.office.coordinator.trim() {
            "" => t!(self.words, "report-organiser-signs").to_owned(),
            name => t!(self.words, "report-organiser-signs-by", name = name.to_owned()),
        }
    }

    /// The dates of the course and its place, as far as they are known.
    #[must_use]
    pub fn when_and_where(&self) -> String {
        let dates = self.course.first_date().zip(self.course.last_date());
        let dates = dates.map(|(first, last)| self.words.dates(first, last));
        let place = Some(self.course.place.clone()).filter(|place| !place.is_empty());
        dates.into_iter().chain(place).collect::<Vec<_>>().join(" · ")
    }

    /// The chosen days with their places, counted from 0.
    pub fn days(&self) -> impl Iterator<Item = (usize, &Day)> {
        let chosen = |day: &Day| self.options.day.is_none_or(|chosen| chosen == day.id);
        self.course.agenda.days.iter().enumerate().filter(move |(_, day)| chosen(day))
    }

    /// What a day is called: `Day 2: Feeding`, with its date.
    #[must_use]
    pub fn day_name(&self, index: usize, day: &Day) -> String {
        let mut name = t!(self.words, "day-number", number = index + 1);
        if !day.title.is_empty() && day.title != name {
            name = format!("{name}: {}", day.title);
        }
        match day.date {
            Some(date) => format!("{name} · {}", self.words.date(date, DateStyle::Long)),
            None => name,
        }
    }

    /// The title of an item, else what it is.
    #[must_use]
    pub fn item_title<'b>(&'b self, item: &'b Item) -> &'b str {
        match item.title.trim() {
            "" => self.words.get(item_kind(item.kind)),
            title => title,
        }
    }

    /// Who leads an item, or nothing.
    #[must_use]
    pub fn lead(&self, item: &Item) -> &str {
        let lead = self.course.trainers.iter().find(|trainer| Some(trainer.id) == item.lead);
        lead.map_or("", |trainer| trainer.name.as_str())
    }

    /// The names of all trainers.
    #[must_use]
    pub fn trainers(&self) -> Vec<String> {
        let names = self.course.trainers.iter().map(|trainer| trainer.name.clone());
        names.filter(|name| !name.trim().is_empty()).collect()
    }

    /// The name of an area.
    #[must_use]
    pub fn area(&self, area: Option<AreaId>) -> String {
        let Some(id) = area else { return self.words.get("area-none").to_owned() };
        let known = self.workspace.area(id).map(|area| area.name(self.words.tag()).to_owned());
        known.unwrap_or_else(|| id.as_str().to_owned())
    }

    /// The number of the colour of an area, if it is known.
    #[must_use]
    pub fn area_colour(&self, area: Option<AreaId>) -> Option<usize> {
        self.workspace.area(area?).map(|area| area.colour)
    }

    /// The name of a participant, else a number.
    #[must_use]
    pub fn person(&self, index: usize, person: &Participant) -> String {
        match person.name.trim() {
            "" => t!(self.words, "people-nameless", number = index + 1),
            name => name.to_owned(),
        }
    }

    /// The slides, pages and handouts of an item, each in words.
    #[must_use]
    pub fn materials(&self, item: &Item) -> Vec<String> {
        let doc = DocId::Course(self.course.id);
        let people = crate::core::materials::packing::people(self.course);
        let line = |link: &crate::core::model::link::Link| {
            let material = self.workspace.material(doc, link.material)?;
            if link.kind == LinkKind::Handout || link.copies != Copies::None {
                let copies = link.copies.number(people);
                let title = copied(self.words, &link.name, link.range, material);
                return Some(if copies > 0 { format!("{copies} × {title}") } else { title });
            }
            let range = link.range.map(|range| range_words(self.words, material.kind, range));
            Some(match range {
                Some(range) => format!("{}, {range}", material.title),
                None => material.title.clone(),
            })
        };
        item.links.iter().filter_map(line).collect()
    }
}

/// Minutes since midnight as the clock shows them.
#[must_use]
pub fn clock(minutes: u32) -> String {
    TimeOfDay::from_minutes(minutes).to_string()
}

/// A mean that is kept in tenths, as it is written in this language.
#[must_use]
pub fn tenths(words: &I18n, tenths: u32) -> String {
    format!("{}{}{}", tenths / 10, words.get("size-decimal"), tenths % 10)
}

/// A part of a whole in percent, rounded; nothing of nothing.
#[must_use]
pub fn percent(part: u32, whole: u32) -> u32 {
    let rounded = (u64::from(part) * 100 + u64::from(whole) / 2).checked_div(u64::from(whole));
    rounded.and_then(|percent| u32::try_from(percent).ok()).unwrap_or(0)
}
