//! The facts of a session: kind, minutes, what may give when time is short, area, lead.

use egui::{Align, Id, Layout, RichText, Ui};

use super::draft::draft;
use super::{Shown, State, fact};
use crate::core::agenda::{Area, ItemKind, Priority};
use crate::core::command::ItemField;
use crate::core::quick::{self, Quick, QuickError};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::choice;
use crate::ui::words;

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    ui.spacing_mut().item_spacing.y = space::S;
    ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if shown.may_edit {
            ui.vertical(|ui| {
                ui.set_width(110.0);
                minutes(ui, cx, state, shown);
            });
            ui.vertical(|ui| {
                ui.set_width(140.0);
                least(ui, cx, state, shown);
            });
            choices(ui, cx, shown);
        } else {
            seen(ui, cx, shown);
        }
    });
    if shown.may_edit {
        ui.label(RichText::new(t!(cx, "plan-minutes-hint")).size(type_size::SMALL).color(cx.theme.weak));
    }
    if let Some(start) = shown.item.locked_start {
        ui.label(RichText::new(t!(cx, "session-locked", time = start.to_string())).color(cx.theme.weak));
    }
}

fn seen(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let item = shown.item;
    fact(ui, cx, t!(cx, "plan-minutes"), &cx.t.minutes(item.minutes));
    if let Some(least) = item.min_minutes {
        fact(ui, cx, t!(cx, "plan-least"), &cx.t.minutes(least));
    }
    fact(ui, cx, t!(cx, "plan-kind"), t!(cx, words::item_kind(item.kind)));
    fact(ui, cx, t!(cx, "plan-priority"), t!(cx, words::priority(item.priority)));
    fact(ui, cx, t!(cx, "plan-area"), t!(cx, words::area(item.area)));
    let lead = shown.course.and_then(|course| course.trainers.iter().find(|one| Some(one.id) == item.lead));
    if let Some(lead) = lead {
        fact(ui, cx, t!(cx, "plan-lead"), &lead.name);
    }
}

fn choices(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let item = shown.item;
    let kinds = ItemKind::ALL.map(|kind| (kind, t!(cx, words::item_kind(kind)).to_owned()));
    if let Some(kind) = choice(ui, cx, t!(cx, "plan-kind"), &kinds, item.kind, 150.0) {
        shown.set(cx, ItemField::Kind(kind));
    }
    let priorities = [Priority::Core, Priority::Shorten, Priority::Drop]
        .map(|priority| (priority, t!(cx, words::priority(priority)).to_owned()));
    if let Some(priority) = choice(ui, cx, t!(cx, "plan-priority"), &priorities, item.priority, 170.0) {
        shown.set(cx, ItemField::Priority(priority));
    }
    let areas = [Some(Area::Programme), Some(Area::Skills), None]
        .map(|area| (area, t!(cx, words::area(area)).to_owned()));
    if let Some(area) = choice(ui, cx, t!(cx, "plan-area"), &areas, item.area, 200.0) {
        shown.set(cx, ItemField::Area(area));
    }
    let Some(course) = shown.course.filter(|course| !course.trainers.is_empty()) else { return };
    let mut leads = vec![(None, t!(cx, "plan-lead-nobody").to_owned())];
    leads.extend(course.trainers.iter().map(|trainer| (Some(trainer.id), trainer.name.clone())));
    if let Some(lead) = choice(ui, cx, t!(cx, "plan-lead"), &leads, item.lead, 150.0) {
        shown.set(cx, ItemField::Lead(lead));
    }
}

/// Minutes with quick entry.
fn minutes(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let item = shown.item;
    let value = item.minutes.to_string();
    let field = (Id::unique(("session-minutes", item.id)), t!(cx, "plan-minutes"), value.as_str(), 90.0);
    let typed =
        draft(ui, cx, &mut state.drafts, field, |text| quick::parse(text).map_err(|why| refusal(cx, why)));
    match typed {
        Some(Quick::Length(minutes)) => shown.set(cx, ItemField::Minutes(minutes)),
        Some(Quick::Change(change)) => {
            shown.set(cx, ItemField::Minutes(quick::changed(item.minutes, change)));
        }
        Some(Quick::Start(start)) => shown.set(cx, ItemField::LockedStart(Some(start))),
        None => {}
    }
}

/// The least minutes; empty means none.
fn least(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let item = shown.item;
    let value = item.min_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let field = (Id::unique(("session-least", item.id)), t!(cx, "plan-least"), value.as_str(), 90.0);
    let typed = draft(ui, cx, &mut state.drafts, field, |text| match quick::parse(text) {
        Err(QuickError::Empty) => Ok(None),
        Ok(Quick::Length(minutes)) => Ok(Some(minutes)),
        Ok(_) => Err(t!(cx, "plan-refused-length").to_owned()),
        Err(why) => Err(refusal(cx, why)),
    });
    if let Some(minutes) = typed {
        shown.set(cx, ItemField::MinMinutes(minutes));
    }
}

fn refusal(cx: &Cx<'_>, why: QuickError) -> String {
    match why {
        QuickError::Empty => t!(cx, "plan-refused-empty").to_owned(),
        QuickError::NotATime => t!(cx, "plan-refused-not-a-time").to_owned(),
        QuickError::TooLong(most) => t!(cx, "plan-refused-too-long", length = cx.t.minutes(most)),
        QuickError::TooShort => t!(cx, "plan-refused-too-short").to_owned(),
        QuickError::NoSuchClockTime => t!(cx, "plan-refused-clock").to_owned(),
    }
}
