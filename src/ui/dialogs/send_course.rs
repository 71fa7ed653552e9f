//! Sends a course to a colleague, as a file: with or without its people.

use egui::{Label, Ui};
use egui_material_icons::icons::ICON_SEND;

use crate::core::ids::CourseId;
use crate::core::model::people::WithPeople;
use crate::t;
use crate::ui::action::{Action, ExportAction};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{Tone, button, choice, heading, text_button, weak};

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    people: WithPeople,
    files: bool,
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    ui.set_width(520.0);
    let Some(course) = cx.workspace.course(id) else {
        weak(ui, cx, t!(cx, "course-loading"));
        return;
    };
    heading(ui, t!(cx, "send-title"));
    ui.add(Label::new(&course.title).wrap());
    weak(ui, cx, t!(cx, "send-explain"));
    ui.add_space(space::S);
    let choices = [
        (WithPeople::No, t!(cx, "send-people-none").to_owned()),
        (WithPeople::WithoutScores, t!(cx, "send-people-without-scores").to_owned()),
        (WithPeople::All, t!(cx, "send-people-all").to_owned()),
    ];
    if let Some(people) = choice(ui, cx, t!(cx, "send-people"), &choices, state.people, 320.0) {
        state.people = people;
    }
    let here = course.materials.iter().flat_map(|material| &material.files);
    let here = here.filter(|file| cx.files.is_here(file.id)).count();
    if here > 0 {
        ui.add_space(space::S);
        if check(ui, cx, state.files, &t!(cx, "send-files", count = here)) {
            state.files = !state.files;
        }
    }
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if button(ui, cx, Some(ICON_SEND), t!(cx, "send-do"), Tone::Primary).clicked() {
            cx.push(Action::Export(ExportAction::Course(id, state.people, state.files)));
            cx.push(Action::CloseDialog);
        }
        if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}
