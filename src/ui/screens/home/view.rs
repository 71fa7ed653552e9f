//! What the first screen knows of its day.

use jiff::civil::DateTime;

use crate::core::deliver::day_to_deliver;
use crate::core::deliver::forecast::{ItemForecast, Projection, project};
use crate::core::ids::DocId;
use crate::core::model::agenda::{Day, Item};
use crate::core::model::course::Course;
use crate::core::model::progress::day_under_way;
use crate::core::model::run::Phase;
use crate::t;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::Cx;
use crate::ui::words;

/// What the parts of the day see.
pub(super) struct View<'a> {
    pub course: &'a Course,
    pub day: &'a Day,
    /// The place of the day in the course, counted from 0.
    pub index: usize,
    /// It is the day to deliver now.
    pub is_today: bool,
    pub expected: Projection,
}

impl<'a> View<'a> {
    pub fn of(cx: &Cx<'_>, course: &'a Course) -> Option<Self> {
        let today = cx.now.date();
        let id = day_to_deliver(course, cx.now)?;
        let index = course.agenda.day_index(id)?;
        let day = &course.agenda.days[index];
        let expected = project(course, id, &cx.clock)?;
        let is_today = day.date == Some(today) || day_under_way(course) == Some(id);
        Some(Self { course, day, index, is_today, expected })
    }

    /// Whether the day has begun: its times are those of the room then.
    fn has_begun(&self) -> bool {
        self.course.runs.get(&self.day.id).is_some_and(|run| run.began.is_some())
    }

    pub fn item(&self, line: &ItemForecast) -> Option<&'a Item> {
        self.day.items.iter().find(|item| item.id == line.item).map(AsRef::as_ref)
    }

    /// What runs, else the next session that is not done.
    pub fn next(&self) -> Option<(&ItemForecast, &'a Item)> {
        let running = self.expected.under_way().next();
        let teaches = |line: &&ItemForecast| {
            line.phase == Phase::Waiting && self.item(line).is_some_and(|item| item.kind.is_teaching())
        };
        let line = running.or_else(|| self.expected.lines.iter().find(teaches))?;
        Some((line, self.item(line)?))
    }

    pub fn doc(&self) -> DocId {
        DocId::Course(self.course.id)
    }

    pub fn go(&self, cx: &Cx<'_>, tab: CourseTab) {
        cx.go(Place::Course(self.course.id, tab));
    }

    /// When an item begins: as planned, and once the day has begun as it is in the room.
    pub fn start(&self, line: &ItemForecast) -> DateTime {
        line.start.filter(|_| self.has_begun()).unwrap_or(line.planned_start)
    }

    /// When it ends, likewise.
    pub fn end(&self, line: &ItemForecast) -> DateTime {
        line.end.filter(|_| self.has_begun()).unwrap_or(line.planned_end)
    }
}

/// What an item is called: its title, or the word for its kind.
pub(super) fn words_of<'a>(cx: &'a Cx<'_>, item: &'a Item) -> &'a str {
    if item.title.is_empty() { t!(cx, words::item_kind(item.kind)) } else { &item.title }
}
