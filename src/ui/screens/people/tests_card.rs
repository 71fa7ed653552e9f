//! The tests before and after the course, from paper: typed down a column, with Enter from one to the next.

use egui::{Id, Label, Ui, Vec2};

use super::person::{Score, score, shown_name};
use super::{State, edit};
use crate::core::edit::people::{PeopleEdit, PersonField};
use crate::core::ids::ParticipantId;
use crate::core::model::course::Course;
use crate::core::model::people::{LARGEST_SCORE, Tests, Totals};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::size;
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::{Tone, button, heading, weak};

/// The width of the names, in points.
const NAME: f32 = 190.0;

/// How far out of sight a row is still drawn, in points.
const OUT_OF_SIGHT: f32 = 200.0;

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, sums_now: &Totals) {
    heading(ui, t!(cx, "people-tests"));
    weak(ui, cx, t!(cx, "people-tests-explain"));
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
    sums(ui, cx, &sums_now.tests);
    let key = if state.scoring { "people-scores-close" } else { "people-scores-open" };
    if button(ui, cx, None, t!(cx, key), Tone::Plain).clicked() {
        state.scoring = !state.scoring;
    }
    if state.scoring {
        scores(ui, cx, state, course);
    }
}

/// A row for each participant.
fn scores(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    let people = &course.people.participants;
    for (index, person) in people.iter().enumerate() {
        // Far out of sight a row is only room; near by it is drawn, so that Enter gets there.
        let (top, sight) = (ui.cursor().top(), ui.clip_rect().expand(OUT_OF_SIGHT));
        if state.score_height > 0.0 && (top > sight.bottom() || top + state.score_height < sight.top()) {
            ui.allocate_space(Vec2::new(NAME, state.score_height));
            continue;
        }
        let next = people.get(index + 1).map(|next| next.id);
        let name = shown_name(cx, index, person);
        ui.horizontal(|ui| {
            ui.add_sized([NAME, size::CONTROL], Label::new(&name).truncate());
            for (label, value, field) in [
                (t!(cx, "people-before"), person.before, PersonField::Before as fn(_) -> _),
                (t!(cx, "people-after"), person.after, PersonField::After),
            ] {
                let id = |person: ParticipantId| Id::unique(("score", label, person));
                let said = format!("{name}, {label}");
                let asked = Score {
                    label,
                    value,
                    course,
                    name: Some(&said),
                    id: Some(id(person.id)),
                    next: next.map(id),
                };
                if let Some(score) = score(ui, cx, &mut state.drafts, asked) {
                    edit(cx, course.id, PeopleEdit::Set(person.id, field(score)));
                }
            }
        });
        state.score_height = ui.cursor().top() - top;
    }
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
