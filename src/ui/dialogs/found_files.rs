//! Files that were found for missing materials, to be taken all at once or one by one.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui};

use crate::core::ids::FileId;
use crate::core::materials::recognise::{Found, SURE};
use crate::t;
use crate::ui::action::{Action, FileAction};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{Tone, button_if, heading, text_button, weak};

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    ticked: Option<BTreeSet<FileId>>,
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, found: &[Found<PathBuf>]) {
    ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    heading(ui, t!(cx, "look-title"));
    if found.is_empty() {
        weak(ui, cx, t!(cx, "look-nothing"));
    } else {
        weak(ui, cx, t!(cx, "look-explain"));
    }
    // What is sure is ticked; the rest is the trainer's to say.
    let sure = || found.iter().filter(|one| one.percent >= SURE).map(|one| one.file).collect();
    let ticked = state.ticked.get_or_insert_with(sure);
    let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
    ScrollArea::vertical().id_salt("found").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for one in found {
            let title = title_of(cx, one.file);
            let on = ticked.contains(&one.file);
            let text = t!(cx, "look-line", title = title, percent = one.percent);
            ui.scope(|ui| {
                // Where a file is stands under its name, as near to it as one line to the next.
                ui.spacing_mut().item_spacing.y = 0.0;
                let pressed = ui.push_id(one.file, |ui| check(ui, cx, on, &text)).inner;
                if pressed && !ticked.remove(&one.file) {
                    ticked.insert(one.file);
                }
                let left = space::XS + size::ICON + ui.spacing().icon_spacing;
                Frame::new().inner_margin(Margin { left: left as i8, ..Margin::ZERO }).show(ui, |ui| {
                    let place = RichText::new(one.at.display().to_string()).size(type_size::SMALL);
                    ui.add(Label::new(place.color(cx.theme.weak)).wrap());
                });
            });
        }
    });
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        if !found.is_empty() {
            let take = t!(cx, "look-take", count = ticked.len());
            let some = !ticked.is_empty();
            let press = button_if(ui, cx, some, None, &take, Tone::Primary);
            if press.clicked() {
                for one in found.iter().filter(|one| ticked.contains(&one.file)) {
                    cx.push(Action::Files(FileAction::SetPlace(one.file, Some(one.at.clone()))));
                }
                cx.push(Action::CloseDialog);
            }
        }
        if text_button(ui, cx, t!(cx, "common-close")).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}

/// The material that a file belongs to, with its format.
fn title_of(cx: &Cx<'_>, id: FileId) -> String {
    let of = cx.workspace.materials().find_map(|material| {
        let file = material.files.iter().find(|file| file.id == id)?;
        Some(format!("{} · {}", material.title, crate::ui::panels::file_mark::file_words(cx, file)))
    });
    of.unwrap_or_default()
}
