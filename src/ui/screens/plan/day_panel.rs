//! The side panel for a day, and for the whole plan when nothing is selected.

use egui::{Align, Id, Label, Layout, RichText, Ui};
use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_HISTORY, ICON_MENU_BOOK, ICON_MORE_VERT};

use super::state::State;
use super::{View, card, header, problems};
use crate::core::edit::agenda::{AgendaEdit, DayField};
use crate::core::ids::DayId;
use crate::core::model::agenda::Day;
use crate::core::model::progress::Progress;
use crate::core::time::{TimeOfDay, parse_date};
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::{Tone, bold, button, heading, icon, progress_bar, section, single_line, weak};
use crate::ui::words;

/// Draws the panel of a day.
pub(super) fn day(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, id: DayId) {
    let Some(index) = view.agenda.day_index(id) else { return };
    let (day, worked_out) = (&view.agenda.days[index], &view.model.days[index]);
    ui.spacing_mut().item_spacing.y = 7.0;
    heading(ui, &t!(cx, "day-number", number = index + 1));
    if let Some(date) = day.date {
        weak(ui, cx, &cx.t.date(date, DateStyle::Long));
    }
    ui.add_enabled_ui(view.may_edit_day(id), |ui| {
        let width = ui.available_width();
        if let Some(title) = single_line(ui, cx, t!(cx, "plan-title"), &day.title, width) {
            view.edit(cx, AgendaEdit::Day(id, DayField::Title(title)));
        }
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(width / 2.0);
                if let Some(time) = time(ui, cx, state, day, "plan-day-start", day.start) {
                    view.edit(cx, AgendaEdit::Day(id, DayField::Start(time)));
                }
            });
            ui.vertical(|ui| {
                if let Some(time) = time(ui, cx, state, day, "plan-day-end", day.end) {
                    view.edit(cx, AgendaEdit::Day(id, DayField::End(time)));
                }
            });
        });
        if view.course.is_some() {
            date(ui, cx, state, view, day);
        }
    });
    totals(ui, cx, &[(day, worked_out.progress)], view.course.is_some());
    troubles(ui, cx, view, index);
    if view.may_edit_day(id) {
        ui.add_space(space::S);
        let text = t!(cx, "plan-day-menu", number = index + 1);
        let read = button(ui, cx, Some(ICON_MENU_BOOK), t!(cx, "proposal-open"), Tone::Plain);
        if read.clicked() {
            cx.push(Action::Show(Dialog::Proposal(view.doc, day.id)));
        }
        ui.add_space(space::XS);
        let response = button(ui, cx, Some(ICON_MORE_VERT), &text, Tone::Plain);
        egui::Popup::menu(&response).show(|ui| header::menu(ui, cx, state, view, index));
    }
}

/// A time of day that is typed.
fn time(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    day: &Day,
    key: &'static str,
    value: TimeOfDay,
) -> Option<TimeOfDay> {
    let value = value.to_string();
    let field = Field::new(t!(cx, key), &value, 80.0).id(Id::unique((key, day.id)));
    draft_field(ui, cx, &mut state.drafts, field, |text| {
        TimeOfDay::parse(text).ok_or_else(|| t!(cx, "plan-refused-day-time").to_owned())
    })
}

/// The date of a day, typed as year, month and day.
fn date(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, day: &Day) {
    let value = day
        .date
        .map(|date| format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()))
        .unwrap_or_default();
    let field = Field::new(t!(cx, "plan-day-date"), &value, 120.0).id(Id::unique(("plan-date", day.id)));
    let near = day.date.unwrap_or(cx.now.date());
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        if text.trim().is_empty() {
            return Ok(None);
        }
        parse_date(text, near).map(Some).ok_or_else(|| t!(cx, "plan-refused-date").to_owned())
    });
    if let Some(date) = typed {
        view.edit(cx, AgendaEdit::Dates(vec![(day.id, date)]));
    }
}

/// Draws the panel of the whole plan.
pub(super) fn whole(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    ui.spacing_mut().item_spacing.y = 7.0;
    heading(ui, t!(cx, "plan-whole"));
    match (view.editable, view.course.is_none() && view.starter) {
        (true, _) => weak(ui, cx, t!(cx, "plan-whole-hint")),
        (false, true) => weak(ui, cx, t!(cx, "plan-whole-hint-starter")),
        (false, false) => weak(ui, cx, t!(cx, "plan-whole-hint-look")),
    }
    if view.course.is_some() && view.starter {
        weak(ui, cx, t!(cx, "plan-from-starter-explain"));
    }
    let days: Vec<(&Day, Progress)> =
        view.agenda.days.iter().zip(&view.model.days).map(|(day, model)| (day, model.progress)).collect();
    totals(ui, cx, &days, view.course.is_some());
    if view.model.trouble_count() == 0 {
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            ui.label(icon(ICON_CHECK_CIRCLE).color(cx.theme.good));
            ui.add(Label::new(t!(cx, "plan-no-problems")).wrap());
        });
    }
    if cx.history.undo_len() > 1
        && button(ui, cx, Some(ICON_HISTORY), t!(cx, "plan-undo-list"), Tone::Quiet).clicked()
    {
        cx.push(Action::Show(Dialog::UndoList));
    }
    let troubles: Vec<&[problems::PlanTrouble]> =
        view.model.days.iter().map(|day| day.troubles.as_slice()).collect();
    let has_happened = |day: usize| view.model.happened.contains(&view.agenda.days[day].id);
    for (index, folded) in problems::folded(&troubles, has_happened).iter().enumerate() {
        ui.add_space(space::XS);
        ui.push_id(index, |ui| {
            let free = |day: &usize| view.may_edit_day(view.agenda.days[*day].id);
            problems::show_folded(ui, cx, folded, folded.mended.iter().all(free));
        });
    }
}

/// What is wrong with a day, or that nothing is.
fn troubles(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, index: usize) {
    let troubles = &view.model.days[index].troubles;
    section(ui, t!(cx, "plan-problems"), |ui| {
        if troubles.is_empty() {
            weak(ui, cx, t!(cx, "plan-no-problems"));
        }
        for trouble in troubles {
            problems::show(ui, cx, trouble, view.may_edit_day(view.agenda.days[index].id));
        }
    });
}

/// A line of the totals: what, and how much at the right.
fn total(ui: &mut Ui, what: &str, colour: egui::Color32, value: &str) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(bold(value));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(what).color(colour)).wrap());
            });
        });
    });
}

/// Sessions, teaching time, breaks, time by area, and how far it has come.
fn totals(ui: &mut Ui, cx: &Cx<'_>, days: &[(&Day, Progress)], with_progress: bool) {
    let sum = days.iter().fold(Progress::default(), |sum, (_, progress)| sum + *progress);
    let items = || days.iter().flat_map(|(day, _)| &day.items);
    let rest: u32 = items().filter(|item| item.kind.is_rest()).map(|item| item.minutes).sum();
    section(ui, t!(cx, "plan-totals"), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 20.0;
        let text = cx.theme.text;
        total(ui, t!(cx, "plan-total-sessions"), text, &sum.sessions.to_string());
        total(ui, t!(cx, "plan-total-teaching"), text, &cx.t.minutes(sum.minutes));
        total(ui, t!(cx, "plan-total-rest"), text, &cx.t.minutes(rest));
        for area in cx.workspace.areas().map(|area| Some(area.id)) {
            let teaching = items().filter(|item| item.kind.is_teaching() && item.area == area);
            let minutes: u32 = teaching.map(|item| item.minutes).sum();
            if minutes > 0 {
                let colour = crate::ui::words::area_colours(cx, area).strong;
                total(ui, &words::area(cx, area), colour, &cx.t.minutes(minutes));
            }
        }
        if with_progress {
            let text = t!(cx, "plan-progress", done = sum.done(), all = sum.sessions);
            weak(ui, cx, &text);
            progress_bar(ui, cx, sum, ui.available_width(), &text);
        }
    });
    if let [(day, _)] = days {
        let schedule = crate::core::plan::times::DaySchedule::of(day);
        weak(ui, cx, &t!(cx, "plan-day-ends", time = card::clock(schedule.end)));
    }
}
