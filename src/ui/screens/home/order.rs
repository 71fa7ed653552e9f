//! Which courses the first screen shows, and in which order: found anew only when something changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::core::find::fold::folded;
use crate::core::ids::CourseId;
use crate::core::model::summary::{CourseSummary, near};
use crate::ui::cx::Cx;

/// The courses by when they are; the samples and the archived ones apart.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Every course.
    pub all: Vec<Arc<CourseSummary>>,
    /// The one that the screen is about: that of today, else the next. None while courses are searched for. A
    /// sample only if there is nothing else: it never stands above a real course.
    pub first: Option<Arc<CourseSummary>>,
    /// The others of today.
    pub today: Vec<Arc<CourseSummary>>,
    /// Those that come, the nearest first; and those without dates.
    pub coming: Vec<Arc<CourseSummary>>,
    /// Those that are over, the latest first.
    pub past: Vec<Arc<CourseSummary>>,
    /// The samples.
    pub samples: Vec<Arc<CourseSummary>>,
    /// Those put away.
    pub archived: Vec<Arc<CourseSummary>>,
}

/// The order of the courses for a revision of the workspace, a day, and what is searched for.
pub(super) type Memo = crate::ui::memo::Memo<(u64, Date, String), Arc<Order>>;

impl Order {
    /// Whether no course is shown.
    pub fn is_empty(&self) -> bool {
        let groups = [&self.today, &self.coming, &self.past, &self.samples, &self.archived];
        self.first.is_none() && groups.iter().all(|group| group.is_empty())
    }

    /// The courses as they are now, those that fit what is `typed`.
    pub fn now(memo: &mut Memo, cx: &Cx<'_>, typed: &str) -> Arc<Self> {
        let key = (cx.workspace.revision, cx.now.date(), folded(typed));
        let order = memo.get(key, |(_, today, typed)| {
            let workspace = cx.workspace;
            let ids: BTreeSet<CourseId> =
                workspace.shelf.keys().chain(workspace.courses.keys()).copied().collect();
            let all: Vec<_> = ids.into_iter().filter_map(|id| workspace.summary(id)).collect();
            Arc::new(Self::of(all, *today, typed))
        });
        Arc::clone(order)
    }

    /// The courses in order, seen from `today`; shown are those that fit `typed`, folded.
    fn of(mut all: Vec<Arc<CourseSummary>>, today: Date, typed: &str) -> Self {
        all.sort_by_key(|summary| std::cmp::Reverse((summary.first_date(), summary.id)));
        let real = all.iter().any(|summary| !summary.sample && !summary.archived);
        let first = near(&all, today).into_iter().next();
        let first = first.filter(|summary| typed.is_empty() && !(summary.sample && real));
        let mut order = Self { first, ..Self::default() };
        for summary in all.iter().filter(|summary| fits(summary, typed)) {
            if order.first.as_ref().is_some_and(|first| first.id == summary.id) {
                continue;
            }
            let group = match (summary.first_date(), summary.last_date()) {
                _ if summary.archived => &mut order.archived,
                _ if summary.sample => &mut order.samples,
                (Some(first), Some(last)) if first <= today && today <= last => &mut order.today,
                (_, Some(last)) if last < today => &mut order.past,
                _ => &mut order.coming,
            };
            group.push(Arc::clone(summary));
        }
        order.coming.reverse();
        order.all = all;
        order
    }
}

fn fits(summary: &CourseSummary, typed: &str) -> bool {
    typed.is_empty() || folded(&summary.title).contains(typed) || folded(&summary.place).contains(typed)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::core::model::course::Course;
    use crate::core::model::summary::DaySummary;
    use crate::core::time::TimeOfDay;

    fn summary(title: &str, days: &[Date], sample: bool) -> Arc<CourseSummary> {
        let at = date(2026, 9, 1).at(8, 0, 0, 0);
        let course = Course::new(CourseId::named(title), title, "en", at);
        let day = |date: &Date| DaySummary {
            title: String::new(),
            date: Some(*date),
            start: TimeOfDay::from_minutes(540),
            progress: crate::core::model::progress::Progress::default(),
        };
        let days = days.iter().map(day).collect();
        Arc::new(CourseSummary { days, sample, ..CourseSummary::of(&course) })
    }

    fn titles(group: &[Arc<CourseSummary>]) -> Vec<&str> {
        group.iter().map(|summary| summary.title.as_str()).collect()
    }

    #[test]
    fn the_sample_never_stands_above_a_real_course() {
        let today = date(2026, 9, 14);
        let sample = || summary("sample", &[today], true);
        let past = summary("past", &[date(2026, 9, 1)], false);
        let order = Order::of(vec![sample(), past], today, "");
        assert!(order.first.is_none(), "the day of the sample does not stand above what is over");
        assert_eq!((titles(&order.past), titles(&order.samples)), (vec!["past"], vec!["sample"]));
        let order = Order::of(vec![sample(), summary("later", &[date(2026, 10, 1)], false)], today, "");
        assert_eq!(order.first.map(|first| first.title.clone()).as_deref(), Some("later"));
        let order = Order::of(vec![sample()], today, "");
        assert_eq!(order.first.map(|first| first.title.clone()).as_deref(), Some("sample"));
    }

    #[test]
    fn the_day_goes_away_while_courses_are_searched() {
        let today = date(2026, 9, 14);
        let all = || vec![summary("one", &[today], false), summary("two", &[today], false)];
        let order = Order::of(all(), today, "");
        assert_eq!((order.first.is_some(), order.today.len()), (true, 1));
        let order = Order::of(all(), today, "two");
        assert!(order.first.is_none());
        assert_eq!(titles(&order.today), ["two"]);
    }
}
