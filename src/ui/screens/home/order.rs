//! Which courses the first screen shows, and in which order: found anew only when something changed.

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
    /// What the courses were last put in order by.
    made_for: Option<Key>,
}

/// What tells whether anything changed: how many courses there are, where they are in memory (documents
/// are shared, and replaced on change), the day, and what is searched for.
type Key = (usize, usize, usize, usize, Date, String);

impl Order {
    /// Whether no course is shown.
    pub fn is_empty(&self) -> bool {
        self.today.is_empty() && self.coming.is_empty() && self.past.is_empty() && self.archived.is_empty()
    }

    /// Puts the courses in order if any of them changed, the day did, or what is searched for.
    pub fn bring_up_to_date(&mut self, cx: &Cx<'_>, typed: &str) {
        let workspace = cx.workspace;
        let open = workspace.courses.values().map(|course| Arc::as_ptr(course) as usize);
        let shelf = workspace.shelf.values().map(|summary| Arc::as_ptr(summary) as usize);
        let mix = |sum: usize, address: usize| sum.rotate_left(5) ^ address;
        let (count, shelved) = (workspace.courses.len(), workspace.shelf.len());
        let today = cx.now.date();
        let key = (count, shelved, open.fold(0, mix), shelf.fold(0, mix), today, folded(typed));
        if self.made_for.as_ref() == Some(&key) {
            return;
        }
        let mut ids: Vec<CourseId> =
            workspace.shelf.keys().chain(workspace.courses.keys()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let all: Vec<_> = ids.into_iter().filter_map(|id| workspace.summary(id)).collect();
        *self = Self::of(all, today, &key.5);
        self.made_for = Some(key);
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
        order.all = all;
        order
    }
}

fn fits(summary: &CourseSummary, typed: &str) -> bool {
    typed.is_empty() || folded(&summary.title).contains(typed) || folded(&summary.place).contains(typed)
}
