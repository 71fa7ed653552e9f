//! Who was there: a row for each participant, a press for each half-day.

use egui::{Button, Label, RichText, Role, ScrollArea, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{ICON_CHECK, ICON_CLOSE, ICON_DONE_ALL};

use super::{State, edit, person};
use crate::core::edit::people::{PeopleEdit, PersonField};
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::people::{Attendance, Half, Participant};
use crate::core::people::totals::minutes_attended;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{bold, heading, icon, weak};
use crate::ui::words::half_words;

/// The side of a cell, in points: large enough for a finger.
const CELL: f32 = 36.0;

/// The width of the names, in points.
const NAME: f32 = 190.0;

/// How far out of sight a row is still drawn, in points, so that the keys get from row to row.
const OUT_OF_SIGHT: f32 = 200.0;

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    heading(ui, t!(cx, "people-attendance"));
    weak(ui, cx, t!(cx, "people-attendance-explain"));
    ui.add_space(space::S);
    ScrollArea::horizontal().id_salt("people-grid").show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::XS, space::XS);
        head(ui, cx, course);
        for (index, person) in course.people.participants.iter().enumerate() {
            let top = ui.cursor().top();
            let sight = ui.clip_rect().expand(OUT_OF_SIGHT);
            let open = state.open == Some(person.id);
            let known = state.row_height > 0.0 && !open;
            if known && (top > sight.bottom() || top + state.row_height < sight.top()) {
                ui.allocate_space(Vec2::new(NAME, state.row_height));
                continue;
            }
            ui.push_id(person.id, |ui| row(ui, cx, state, course, index, person));
            if !open {
                state.row_height = ui.min_rect().bottom() - top;
            }
        }
    });
}

/// The heads of the columns: days with their halves, and a press that marks everybody.
fn head(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    ui.horizontal(|ui| {
        ui.allocate_exact_size(Vec2::new(NAME, CELL), egui::Sense::hover());
        for (index, day) in course.agenda.days.iter().enumerate() {
            let text = day_words(cx, index, day);
            let width = CELL * 2.0 + space::XS;
            let label =
                Label::new(RichText::new(&text).size(type_size::SMALL).color(cx.theme.weak)).truncate();
            ui.add_sized([width, CELL], label).on_hover_text(&text);
            ui.add_space(space::S);
        }
        ui.label(RichText::new(t!(cx, "people-hours")).size(type_size::SMALL).color(cx.theme.weak));
    });
    ui.horizontal(|ui| {
        ui.add_sized(
            [NAME, CELL],
            Label::new(RichText::new(t!(cx, "people-everybody")).color(cx.theme.weak)),
        );
        for (index, day) in course.agenda.days.iter().enumerate() {
            for half in Half::BOTH {
                let name = t!(
                    cx,
                    "people-all-present",
                    day = day_words(cx, index, day),
                    half = half_words(cx, half)
                );
                let control = Button::new(icon(ICON_DONE_ALL).color(cx.theme.weak)).frame(false);
                let sized = |ui: &mut Ui| ui.add_sized([CELL, CELL], control);
                let response = ui.push_id((day.id, half), sized).inner;
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                focus_ring(ui, cx, &response);
                let response = response.on_hover_text(&name);
                if response.clicked() {
                    edit(cx, course.id, PeopleEdit::AllPresent(day.id, half));
                }
            }
            ui.add_space(space::S);
        }
    });
}

fn day_words(cx: &Cx<'_>, index: usize, day: &Day) -> String {
    let number = t!(cx, "day-number", number = index + 1);
    day.date.map_or_else(|| number.clone(), |date| cx.t.date(date, DateStyle::Short))
}

fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, index: usize, person: &Participant) {
    let open = state.open == Some(person.id);
    let name = person::shown_name(cx, index, person);
    ui.horizontal(|ui| {
        let text = if open { bold(&name) } else { RichText::new(&name) };
        let control =
            Button::new(text.color(cx.theme.text)).right_text("").truncate().stroke(cx.theme.line_stroke());
        let response = ui.add_sized([NAME, CELL], control);
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, open, t!(cx, "people-open", name = name.clone()))
        });
        focus_ring(ui, cx, &response);
        if response.clicked() {
            state.open = (!open).then_some(person.id);
        }
        for (day_index, day) in course.agenda.days.iter().enumerate() {
            for half in Half::BOTH {
                let attended = person.attended(day.id, half);
                let said =
                    [name.clone(), day_words(cx, day_index, day), half_words(cx, half).to_owned()].join(", ");
                if cell(ui, cx, attended, &said).clicked() {
                    let field = PersonField::Attendance(day.id, half, attended.pressed());
                    edit(cx, course.id, PeopleEdit::Set(person.id, field));
                }
            }
            ui.add_space(space::S);
        }
        ui.label(cx.t.minutes(minutes_attended(&course.agenda, person)));
    });
    if open {
        person::ui(ui, cx, state, course, person);
    }
}

/// One half-day of one participant.
fn cell(ui: &mut Ui, cx: &Cx<'_>, attended: Attendance, said: &str) -> egui::Response {
    let (content, fill, key) = match attended.present {
        None => (RichText::new(""), cx.theme.card, "people-not-noted"),
        Some(false) => (icon(ICON_CLOSE).color(cx.theme.bad), cx.theme.bad_soft, "people-absent"),
        Some(true) if attended.missed > 0 => {
            let minutes = RichText::new(format!("-{}", attended.missed)).size(type_size::SMALL);
            (minutes.color(cx.theme.text), cx.theme.warn_soft, "people-missed-some")
        }
        Some(true) => (icon(ICON_CHECK).color(cx.theme.good), cx.theme.good_soft, "people-present"),
    };
    let said = format!("{said}: {}", t!(cx, key));
    let control = Button::new(content).fill(fill).stroke(cx.theme.line_stroke());
    let response = ui.push_id(said.as_str(), |ui| ui.add_sized([CELL, CELL], control)).inner;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    focus_ring(ui, cx, &response);
    response.on_hover_text(said)
}
