//! The people in numbers: attendance, and what the tests say.

use egui::Ui;

use super::{State, edit};
use crate::core::edit::people::PeopleEdit;
use crate::core::model::course::Course;
use crate::core::model::people::{LARGEST_SCORE, Tests, Totals};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::weak;

/// Attendance, and what the tests say.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, sums: &Totals) {
    let noted = sums.present + sums.absent;
    if noted > 0 {
        // Rounded to the nearest percent.
        let percent = (u64::from(sums.present) * 100 + u64::from(noted) / 2) / u64::from(noted);
        let hours = cx.t.minutes(sums.minutes);
        ui.label(t!(cx, "people-totals-attendance", percent = percent, hours = hours));
    }
    tests(ui, cx, &sums.tests);
}

/// The field for the most points that a test can have.
pub(super) fn largest_score(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    let shown = course.people.largest_score.map(|score| score.to_string()).unwrap_or_default();
    let taken =
        draft_field(ui, cx, &mut state.drafts, Field::new(t!(cx, "people-largest"), &shown, 90.0), |text| {
            if text.is_empty() {
                return Ok(None);
            }
            let score = text.parse().ok().filter(|score| (1..=LARGEST_SCORE).contains(score));
            score.map(Some).ok_or_else(|| t!(cx, "refused-number", least = 1, most = LARGEST_SCORE))
        });
    if let Some(score) = taken {
        edit(cx, course.id, PeopleEdit::LargestScore(score));
    }
}

/// Mean, range and gain, where two scores of anybody are there.
fn tests(ui: &mut Ui, cx: &Cx<'_>, tests: &Tests) {
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
