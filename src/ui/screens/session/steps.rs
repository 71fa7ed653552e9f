//! The steps of a session in Markdown: read as they will look, or written.

use std::borrow::Cow;

use egui::{RichText, Ui};
use egui_commonmark::CommonMarkViewer;
use egui_material_icons::icons::{ICON_EDIT, ICON_VISIBILITY};

use super::{Shown, State};
use crate::core::edit::agenda::ItemField;
use crate::t;
use crate::ui::cx::Cx;
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
    } else {
        ui.spacing_mut().item_spacing.y = space::XS;
        CommonMarkViewer::new().show(ui, &mut state.markdown, &without_pictures(text));
    }
}

/// Pictures become links: steps may come from others, and nothing is fetched or read for them by itself.
fn without_pictures(text: &str) -> Cow<'_, str> {
    if text.contains("![") { Cow::Owned(text.replace("![", "[")) } else { Cow::Borrowed(text) }
}
