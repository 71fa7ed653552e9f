//! Which courses the first screen shows, and in which order: found anew only when something changed.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;

use crate::core::find::fold::folded;
use crate::core::ids::CourseId;
use crate::core::model::summary::CourseSummary;
use crate::ui::cx::Cx;

/// The courses by when they are; the archived ones apart.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Every course.
    pub all: Vec<Arc<CourseSummary>>,
    /// Those of today.
    pub today: Vec<Arc<CourseSummary>>,
    /// Those that come, the nearest first; and those without dates.
    pub coming: Vec<Arc<CourseSummary>>,
    /// Those that are over, the latest first.
    pub past: Vec<Arc<CourseSummary>>,
    /// Those put away.
    pub archived: Vec<Arc<CourseSummary>>,
}

/// The order of the courses for a revision of the workspace, a day, and what is searched for.
pub(super) type Memo = crate::ui::memo::Memo<(u64, Date, String), Rc<Order>>;

impl Order {
    /// Whether no course is shown.
    pub fn is_empty(&self) -> bool {
        self.today.is_empty() && self.coming.is_empty() && self.past.is_empty() && self.archived.is_empty()
    }

    /// The courses as they are now, those that fit what is `typed`.
    pub fn now(memo: &mut Memo, cx: &Cx<'_>, typed: &str) -> Rc<Self> {
        let key = (cx.workspace.revision, cx.now.date(), folded(typed));
        let order = memo.get(key, |(_, today, typed)| {
            let workspace = cx.workspace;
            let ids: BTreeSet<CourseId> =
                workspace.shelf.keys().chain(workspace.courses.keys()).copied().collect();
            let all: Vec<_> = ids.into_iter().filter_map(|id| workspace.summary(id)).collect();
            Rc::new(Self::of(all, *today, typed))
        });
        Rc::clone(order)
    }

    /// The courses in order, seen from `today`; shown are those that fit `typed`, folded.
    fn of(mut all: Vec<Arc<CourseSummary>>, today: Date, typed: &str) -> Self {
        all.sort_by_key(|summary| std::cmp::Reverse((summary.first_date(), summary.id)));
        let mut order = Self::default();
        for summary in all.iter().filter(|summary| fits(summary, typed)) {
            let group = match (summary.first_date(), summary.last_date()) {
                _ if summary.archived => &mut order.archived,
                (Some(first), Some(last)) if first <= today && today <= last => &mut order.today,
                (_, Some(last)) if last < today => &mut order.past,
                _ => &mut order.coming,
            };
            group.push(Arc::clone(summary));
        }
        order.coming.reverse();
        // The sample never stands above a real course.
        for group in [&mut order.today, &mut order.coming, &mut order.past, &mut order.archived] {
            group.sort_by_key(|summary| summary.sample);
        }
        order.all = all;
        order
    }
}

fn fits(summary: &CourseSummary, typed: &str) -> bool {
    typed.is_empty() || folded(&summary.title).contains(typed) || folded(&summary.place).contains(typed)
}
