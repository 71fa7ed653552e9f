//! The tests before and after the course, from paper.

use egui::Ui;

use super::edit;
use crate::core::edit::people::PeopleEdit;
use crate::core::model::course::Course;
use crate::core::model::people::{LARGEST_SCORE, Tests, Totals};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::draft::{Drafts, Field, draft_field};
use crate::ui::widgets::{heading, weak};

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, drafts: &mut Drafts, course: &Course, sums_now: &Totals) {
    heading(ui, t!(cx, "people-tests"));
    weak(ui, cx, t!(cx, "people-tests-explain"));
    let shown = course.people.largest_score.map(|score| score.to_string()).unwrap_or_default();
    let taken = draft_field(ui, cx, drafts, Field::new(t!(cx, "people-largest"), &shown, 90.0), |text| {
        if text.is_empty() {
            return Ok(None);
        }
        let score = text.parse().ok().filter(|score| (1..=LARGEST_SCORE).contains(score));
        score.map(Some).ok_or_else(|| t!(cx, "refused-number", least = 1, most = LARGEST_SCORE))
    });
    if let Some(score) = taken {
        edit(cx, course.id, PeopleEdit::LargestScore(score));
    }
    sums(ui, cx, &sums_now.tests);
}

/// Mean, range and gain, where two scores of anybody are there.
pub(super) fn sums(ui: &mut Ui, cx: &Cx<'_>, tests: &Tests) {
    let (Some(before), Some(after), Some(gain)) = (tests.mean_before(), tests.mean_after(), tests.gain())
    else {
        weak(ui, cx, t!(cx, "people-tests-none"));
        return;
    };
    let tenths = |number: u32| format!("{}.{}", number / 10, number % 10);
    let range =
        |range: Option<(u32, u32)>| range.map(|(least, most)| format!("{least}–{most}")).unwrap_or_default();
    ui.label(t!(cx, "people-tests-before", mean = tenths(before), range = range(tests.range_before)));
    ui.label(t!(cx, "people-tests-after", mean = tenths(after), range = range(tests.range_after)));
    let sign = if gain < 0 { "-" } else { "+" };
    let gained = tenths(u32::try_from(gain.unsigned_abs()).unwrap_or(u32::MAX));
    ui.label(t!(cx, "people-tests-gain", gain = format!("{sign}{gained}"), people = tests.people));
}
