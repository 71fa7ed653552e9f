//! The steps of a session in Markdown: read as they will look, or written.

use std::borrow::Cow;

use egui::{Align, Layout, RichText, Ui};
use egui_commonmark::CommonMarkViewer;
use egui_material_icons::icons::{ICON_EDIT, ICON_VISIBILITY};

use super::{Shown, State};
use crate::core::deliver::session_steps::{SessionStep, session_steps};
use crate::core::edit::agenda::ItemField;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::step_row;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{Tone, button, multiline, weak};

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    let text = &shown.item.steps;
    if !shown.may_edit && text.trim().is_empty() {
        return;
    }
    let writing = shown.may_edit && state.writing_steps;
    ui.horizontal(|ui| {
        ui.label(RichText::new(t!(cx, "session-steps")).size(type_size::SMALL).color(cx.theme.weak));
        if shown.may_edit {
            let (mark, key) = if writing {
                (ICON_VISIBILITY, "session-steps-read")
            } else {
                (ICON_EDIT, "session-steps-write")
            };
            if button(ui, cx, Some(mark), t!(cx, key), Tone::Quiet).clicked() {
                state.writing_steps = !writing;
            }
        }
    });
    if writing {
        if let Some(text) = multiline(ui, cx, t!(cx, "session-steps-markdown"), text, 8) {
            shown.set(cx, ItemField::Steps(text));
        }
    } else if text.trim().is_empty() {
        weak(ui, cx, t!(cx, "session-steps-none"));
    } else if let Some(steps) = as_rows(text) {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, step) in steps.iter().enumerate() {
            step_row::row(ui, cx, step, index, false);
        }
        sum(ui, cx, &steps, shown.item.minutes);
    } else {
        ui.spacing_mut().item_spacing.y = space::XS;
        CommonMarkViewer::new().show(ui, &mut state.markdown, &without_pictures(text));
    }
}

/// The steps as rows, where the text is a list of them and nothing else.
fn as_rows(text: &str) -> Option<Vec<SessionStep>> {
    let steps = session_steps(text);
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let plain = !text.contains("](") && lines == steps.len();
    plain.then_some(steps)
}

/// What the steps take together, against what the session takes.
fn sum(ui: &mut Ui, cx: &Cx<'_>, steps: &[SessionStep], minutes: u32) {
    let Some(all) = steps.iter().map(|step| step.minutes).sum::<Option<u32>>() else { return };
    let text = t!(cx, "session-steps-sum", steps = cx.t.minutes(all), session = cx.t.minutes(minutes));
    let colour = if all > minutes { cx.theme.warn } else { cx.theme.weak };
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.add_space(space::S);
        ui.label(RichText::new(text).size(type_size::SMALL).color(colour));
    });
}

/// Pictures become links: steps may come from others, and nothing is fetched or read for them by itself.
fn without_pictures(text: &str) -> Cow<'_, str> {
    if text.contains("![") { Cow::Owned(text.replace("![", "[")) } else { Cow::Borrowed(text) }
}
