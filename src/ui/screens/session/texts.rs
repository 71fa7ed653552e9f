//! The texts of a session: objective, key points, method, steps, supplies.

use egui::Ui;

use super::{Shown, State, fact, key_points, steps};
use crate::core::edit::agenda::ItemField;
use crate::core::model::agenda::Supply;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{multiline, weak};

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    ui.spacing_mut().item_spacing.y = space::S;
    let item = shown.item;
    if !shown.may_edit && is_bare(shown) {
        weak(ui, cx, t!(cx, "session-nothing-written"));
        return;
    }
    text(ui, cx, shown, t!(cx, "plan-objective"), &item.objective, 2, ItemField::Objective);
    key_points::ui(ui, cx, state, shown);
    text(ui, cx, shown, t!(cx, "session-method"), &item.method, 1, ItemField::Method);
    steps::ui(ui, cx, state, shown);
    let supplies: Vec<&str> = item.supplies.iter().map(|supply| supply.text.as_str()).collect();
    text(ui, cx, shown, t!(cx, "session-supplies"), &supplies.join("\n"), 2, |text| {
        ItemField::Supplies(Supply::lines(&text, &item.supplies, cx.ids))
    });
}

fn is_bare(shown: &Shown<'_>) -> bool {
    let item = shown.item;
    let texts = [&item.objective, &item.method, &item.steps];
    texts.iter().all(|text| text.trim().is_empty()) && item.key_points.is_empty() && item.supplies.is_empty()
}

fn text(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shown: &Shown<'_>,
    label: &str,
    value: &str,
    rows: usize,
    field: impl FnOnce(String) -> ItemField,
) {
    if !shown.may_edit {
        fact(ui, cx, label, value);
        return;
    }
    if let Some(text) = multiline(ui, cx, label, value, rows) {
        shown.set(cx, field(text));
    }
}
