//! The facts of a session: kind, minutes, what may give when time is short, area, lead.

use egui::{Id, RichText, Ui};

use super::{Shown, State, fact};
use crate::core::edit::agenda::ItemField;
use crate::core::model::agenda::{ItemKind, Priority};
use crate::core::plan::quick_entry;
use crate::core::plan::quick_entry::{Quick, QuickError};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::{choice, field_row};
use crate::ui::words;

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    ui.spacing_mut().item_spacing.y = space::S;
    if shown.may_edit {
        field_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            minutes(ui, cx, state, shown);
            least(ui, cx, state, shown);
            priority(ui, cx, shown);
            area(ui, cx, shown);
            kind(ui, cx, shown);
            lead(ui, cx, shown);
        });
    } else {
        seen(ui, cx, shown);
    }
    if let Some(start) = shown.item.locked_start {
        ui.label(RichText::new(t!(cx, "session-locked", time = start.to_string())).color(cx.theme.weak));
    }
}

fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        contents(ui);
    });
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui);
    });
}

fn seen(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let item = shown.item;
    row(ui, |ui| {
        column(ui, 100.0, |ui| fact(ui, cx, t!(cx, "plan-minutes"), &cx.t.minutes(item.minutes)));
        if let Some(least) = item.min_minutes {
            column(ui, 100.0, |ui| fact(ui, cx, t!(cx, "plan-least"), &cx.t.minutes(least)));
        }
        column(ui, 150.0, |ui| fact(ui, cx, t!(cx, "plan-kind"), t!(cx, words::item_kind(item.kind))));
    });
    row(ui, |ui| {
        let priority = t!(cx, words::priority(item.priority));
        column(ui, 190.0, |ui| fact(ui, cx, t!(cx, "plan-priority"), priority));
        column(ui, 220.0, |ui| fact(ui, cx, t!(cx, "plan-area"), &words::area(cx, item.area)));
    });
    let lead = shown.course.and_then(|course| course.trainers.iter().find(|one| Some(one.id) == item.lead));
    if let Some(lead) = lead {
        fact(ui, cx, t!(cx, "plan-lead"), &lead.name);
    }
}

fn kind(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let kinds = ItemKind::ALL.map(|kind| (kind, t!(cx, words::item_kind(kind)).to_owned()));
    if let Some(kind) = choice(ui, cx, t!(cx, "plan-kind"), &kinds, shown.item.kind, 150.0) {
        shown.set(cx, ItemField::Kind(kind));
    }
}

fn priority(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let priorities = [Priority::Core, Priority::Shorten, Priority::Drop]
        .map(|priority| (priority, t!(cx, words::priority(priority)).to_owned()));
    let chosen = shown.item.priority;
    if let Some(priority) = choice(ui, cx, t!(cx, "plan-priority"), &priorities, chosen, 190.0) {
        shown.set(cx, ItemField::Priority(priority));
    }
}

fn area(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let areas: Vec<_> = cx.workspace.areas().map(|area| Some(area.id)).chain([None]).collect();
    let areas: Vec<_> = areas.into_iter().map(|area| (area, words::area(cx, area))).collect();
    if let Some(area) = choice(ui, cx, t!(cx, "plan-area"), &areas, shown.item.area, 220.0) {
        shown.set(cx, ItemField::Area(area));
    }
}

fn lead(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let Some(course) = shown.course.filter(|course| !course.trainers.is_empty()) else { return };
    let mut leads = vec![(None, t!(cx, "plan-lead-nobody").to_owned())];
    leads.extend(course.trainers.iter().map(|trainer| (Some(trainer.id), trainer.name.clone())));
    if let Some(lead) = choice(ui, cx, t!(cx, "plan-lead"), &leads, shown.item.lead, 170.0) {
        shown.set(cx, ItemField::Lead(lead));
    }
}

/// Minutes with quick entry.
fn minutes(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let item = shown.item;
    let value = item.minutes.to_string();
    let field = Field::new(t!(cx, "plan-minutes"), &value, 64.0)
        .tip(t!(cx, "plan-minutes-hint"))
        .id(Id::unique(("session-minutes", item.id)));
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        quick_entry::parse(text).map_err(|why| words::quick_refusal(cx, why))
    });
    match typed {
        Some(Quick::Length(minutes)) => shown.set(cx, ItemField::Minutes(minutes)),
        Some(Quick::Change(change)) => {
            shown.set(cx, ItemField::Minutes(quick_entry::changed(item.minutes, change)));
        }
        Some(Quick::Start(start)) => shown.set(cx, ItemField::LockedStart(Some(start))),
        None => {}
    }
}

/// The least minutes; empty means none.
fn least(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let item = shown.item;
    let value = item.min_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let field = Field::new(t!(cx, "plan-least"), &value, 64.0).id(Id::unique(("session-least", item.id)));
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| match quick_entry::parse(text) {
        Err(QuickError::Empty) => Ok(None),
        Ok(Quick::Length(minutes)) => Ok(Some(minutes)),
        Ok(_) => Err(t!(cx, "plan-refused-length").to_owned()),
        Err(why) => Err(words::quick_refusal(cx, why)),
    });
    if let Some(minutes) = typed {
        shown.set(cx, ItemField::MinMinutes(minutes));
    }
}
