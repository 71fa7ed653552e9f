//! The fields of one participant.

use egui::{Frame, Id, Margin, Ui};
use egui_material_icons::icons::ICON_DELETE;

use super::{State, edit};
use crate::core::edit::people::{PeopleEdit, PersonField};
use crate::core::merge::summary::Subject;
use crate::core::model::course::Course;
use crate::core::model::people::{Attendance, Half, LARGEST_SCORE, Participant, Sex};
use crate::core::people::totals::half_minutes;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::differences;
use crate::ui::theme::space;
use crate::ui::widgets::draft::{Drafts, Field, draft_field};
use crate::ui::widgets::{Tone, button, choice, field_row, first_line, single_line, weak};
use crate::ui::words::half_words;

/// The key of the word for a sex.
pub(super) fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "people-female",
        Sex::Male => "people-male",
        Sex::Other => "people-other",
    }
}

/// The name, or a number where there is none.
pub(super) fn shown_name(cx: &Cx<'_>, index: usize, person: &Participant) -> String {
    if person.name.trim().is_empty() {
        t!(cx, "people-nameless", number = index + 1)
    } else {
        person.name.clone()
    }
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, person: &Participant) {
    let set = |field| edit(cx, course.id, PeopleEdit::Set(person.id, field));
    Frame::new().fill(cx.theme.background).inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::new(space::M, space::S);
        ui.set_width(ui.available_width());
        field_row(ui, |ui| {
            let begin = std::mem::take(&mut state.begin);
            if let Some(name) = first_line(ui, cx, t!(cx, "people-name"), &person.name, 200.0, begin) {
                set(PersonField::Name(name));
            }
            let mut sexes = vec![(None, t!(cx, "people-untold").to_owned())];
            sexes.extend(Sex::ALL.map(|sex| (Some(sex), t!(cx, sex_key(sex)).to_owned())));
            if let Some(sex) = choice(ui, cx, t!(cx, "people-sex"), &sexes, person.sex, 130.0) {
                set(PersonField::Sex(sex));
            }
            let profession = t!(cx, "people-profession");
            if let Some(text) = single_line(ui, cx, profession, &person.profession, 180.0) {
                set(PersonField::Profession(text));
            }
            if let Some(text) = single_line(ui, cx, t!(cx, "people-workplace"), &person.workplace, 180.0) {
                set(PersonField::Workplace(text));
            }
        });
        differences::at(ui, cx, course, Subject::Person(person.id));
        missed(ui, cx, state, course, person);
        ui.add_space(space::S);
        if button(ui, cx, Some(ICON_DELETE), t!(cx, "people-remove"), Tone::Danger).clicked() {
            state.open = None;
            edit(cx, course.id, PeopleEdit::Remove(person.id));
        }
    });
}

/// A field for a score.
pub(super) struct Score<'a> {
    /// What screen readers call it.
    pub(super) name: &'a str,
    pub(super) value: Option<u32>,
    pub(super) course: &'a Course,
    pub(super) id: Id,
    /// The field that Enter leads on to.
    pub(super) next: Option<Id>,
}

/// A score that may be empty, in a table. Returns the new one when it was taken.
pub(super) fn score(ui: &mut Ui, cx: &Cx<'_>, drafts: &mut Drafts, score: Score<'_>) -> Option<Option<u32>> {
    let most = score.course.people.largest_score.unwrap_or(LARGEST_SCORE);
    let shown = score.value.map(|score| score.to_string()).unwrap_or_default();
    let width = ui.available_width() - 2.0 * space::S;
    let field = Field::new("", &shown, width).hint("–").named(score.name).id(score.id).then(score.next);
    draft_field(ui, cx, drafts, field, |text| {
        if text.is_empty() {
            return Ok(None);
        }
        let score = text.parse().ok().filter(|score| *score <= most);
        score.map(Some).ok_or_else(|| t!(cx, "refused-number", least = 0, most = most))
    })
}

/// Minutes missed in the half-days in which the participant was there.
fn missed(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, person: &Participant) {
    let there = |attended: Attendance| attended.present == Some(true);
    if !course
        .agenda
        .days
        .iter()
        .any(|day| Half::BOTH.iter().any(|half| there(person.attended(day.id, *half))))
    {
        return;
    }
    weak(ui, cx, t!(cx, "people-missed-explain"));
    field_row(ui, |ui| {
        for (index, day) in course.agenda.days.iter().enumerate() {
            let lengths = half_minutes(day);
            for half in Half::BOTH {
                let attended = person.attended(day.id, half);
                if !there(attended) {
                    continue;
                }
                let number = t!(cx, "day-number", number = index + 1);
                let label = format!("{number}, {}", half_words(cx, half));
                let most = lengths[half.index()];
                let shown = attended.missed.to_string();
                let taken =
                    draft_field(ui, cx, &mut state.drafts, Field::new(&label, &shown, 76.0), |text| {
                        let minutes = text.parse().ok().filter(|minutes| *minutes <= most);
                        minutes.ok_or_else(|| t!(cx, "refused-number", least = 0, most = most))
                    });
                if let Some(missed) = taken {
                    let field = PersonField::Attendance(day.id, half, attended.missing(missed));
                    edit(cx, course.id, PeopleEdit::Set(person.id, field));
                }
            }
        }
    });
}
